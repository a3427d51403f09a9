"""The week ahead: its focus, its actions, and weeks set aside."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, TUE, WED, WEEK
from valuetrack.errors import AtRest, NeedsMore, OutOfRange, Unknown
from valuetrack.model import Action
from valuetrack.tracker import planning, values, weeks
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.reports.old_receipt import Receipt
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7), ("Art", 6)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


def plan(
    store: Writer,
    when: Sequence[date] | Week = (WED,),
    text: str = "boil water",
    value: str | None = "Tea",
    **more: Any,
) -> Receipt:
    return planning.plan(store, text, value, when, MONDAY, more)


def short(store: Reader, one: str) -> str:
    return store.short_ids([one])[one]


class TestPlanning:
    def test_an_action_for_a_day_says_its_id_and_its_day(self, named: Writer) -> None:
        said = plan(named, at=time(18, 30))

        assert said.message == f"Planned {short(named, str(said.id))} for Wed 2026-01-14 18:30 (Tea)."
        assert (said.more, said.notes) == (None, ())

    def test_several_days_make_one_action_each(self, named: Writer) -> None:
        said = plan(named, [MON, FRI, MON])

        assert [record.day for record in said.records if isinstance(record, Action)] == [MON, FRI]
        assert "Mon 2026-01-12" in said.message
        assert "Fri 2026-01-16" in said.message

    def test_an_action_for_a_week_has_no_day(self, named: Writer) -> None:
        said = plan(named, WEEK)

        action = said.records[0]
        assert isinstance(action, Action)
        assert (action.day, action.week) == (None, MON)
        assert "some time in the week Mon 2026-01-12 to Sun 2026-01-18" in said.message

    def test_checking_in_is_suggested_after_the_very_first_action(self, named: Writer) -> None:
        first = plan(named)

        assert first.suggestion == f"valuetrack check-in {short(named, str(first.id))} --outcome done"
        assert plan(named).suggestion is None

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [
            ({"barrier": "I am tired.", "coping": "sit down first"}, "If I am tired, then sit down first."),
            ({"barrier": "tired", "smaller": "one cup;"}, "If tired, then one cup."),
            ({"barrier": "tired", "coping": "sit", "smaller": "one\ncup"}, "If tired, then sit, or one cup."),
            ({"cue": "the bell rings!"}, "If the bell rings, then boil water."),
            ({"barrier": "tired", "cue": "the bell"}, "If the bell, then boil water."),
            ({"barrier": "tired", "coping": "sit", "cue": "the bell"}, "If tired, then sit."),
            ({"barrier": "tired"}, None),
            ({"coping": "sit"}, None),
            ({}, None),
        ],
    )
    def test_a_barrier_or_a_cue_makes_one_if_then_sentence(
        self, named: Writer, fields: dict[str, Any], sentence: str | None
    ) -> None:
        assert plan(named, **fields).more == sentence

    @pytest.mark.parametrize(
        ("fields", "question"),
        [
            ({"confidence": 0}, "0 of 10: shall we make it small enough to feel like a 7?"),
            ({"confidence": 3, "smaller": "one"}, "3 of 10: shall we make it small enough to feel like a 7?"),
            ({"confidence": 4}, 'Is there a smaller version? Keep it with: valuetrack edit-action {} --smaller "..."'),
            ({"confidence": 6, "smaller": "one"}, None),
            ({"confidence": 7}, None),
            ({}, None),
        ],
    )
    def test_low_confidence_is_a_question_after_saving(
        self, named: Writer, fields: dict[str, Any], question: str | None
    ) -> None:
        said = plan(named, **fields)

        assert said.notes == ((question.format(short(named, str(said.id))),) if question else ())

    def test_an_action_can_carry_on_another_one(self, named: Writer) -> None:
        first = plan(named)

        second = plan(named, [FRI], carried_from=short(named, str(first.id)))

        assert isinstance(second.records[0], Action)
        assert second.records[0].carried_from == first.id
        with pytest.raises(Unknown):
            plan(named, carried_from="0" * 20)

    def test_without_a_value_the_single_focus_is_taken(self, named: Writer) -> None:
        weeks.set_focus(named, ["Snow"], WEEK)

        assert "(Snow)" in plan(named, value=None).message
        assert "(Snow)" in plan(named, WEEK, value=None).message

    @pytest.mark.parametrize("focus", [[], ["Tea", "Snow"]])
    def test_without_a_single_focus_a_value_is_needed(self, named: Writer, focus: list[str]) -> None:
        weeks.set_focus(named, focus, WEEK)

        with pytest.raises(NeedsMore):
            plan(named, value=None)

    def test_ratings_off_their_scale_are_refused(self, named: Writer) -> None:
        for field, number in (("confidence", 11), ("belief_before", 101), ("planned_minutes", -1)):
            with pytest.raises(OutOfRange):
                planning.plan(named, "boil water", "Tea", [WED], MONDAY, {field: number})


class TestAnArchivedValue:
    def test_no_action_is_planned_for_a_day_on_which_it_rests(self, named: Writer) -> None:
        values.archive_value(named, "Tea", TUE)

        plan(named, [TUE])
        with pytest.raises(AtRest, match="Wed 2026-01-14"):
            plan(named, [WED])

    def test_no_action_is_planned_for_a_week_through_which_it_rests(self, named: Writer) -> None:
        values.archive_value(named, "Tea", TUE)

        plan(named, WEEK)
        with pytest.raises(AtRest, match="the week Mon 2026-01-19"):
            plan(named, WEEK.next)

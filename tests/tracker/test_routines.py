"""Routines: what is kept of them, what is on offer for a week, and what is planned from one."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from valuetrack.errors import AtRest, Contradiction, Declined, Unknown
from valuetrack.model import Action, Outcome, Routine
from valuetrack.tracker import actions, changes, journal, routines, values, weeks
from valuetrack.tracker.names import find_value
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

MON, TUE, WED, THU, SUN = (date(2026, 1, day) for day in (12, 13, 14, 15, 18))
WEEK = Week(MON)
NEXT = WEEK.next
TUE_THU = "FREQ=WEEKLY;BYDAY=TU,TH"


@pytest.fixture(autouse=True)
def named(store: Writer) -> None:
    values.add_value(store, "Health", date(2026, 1, 1), {}, 8)
    values.add_value(store, "Rest", date(2026, 1, 1), {}, 5)


def made(store: Writer, rule: str = TUE_THU, day: date = MON, times: int | None = None, **fields: Any) -> Routine:
    return routines.add_routine(store, "Walk", "Health", rule, day, fields, MON, MONDAY, times).records[0]


def on_offer(store: Writer, week: Week = WEEK, today: date = MON) -> list[tuple[str, tuple[date, ...]]]:
    return [(one.text, one.days) for one in routines.offered(store, week, today)]


def planned(store: Writer, routine: Routine, when: Any = WEEK, today: date = MON, **fields: Any) -> tuple[Action, ...]:
    return routines.plan_routine(store, routine.id, None, None, when, today, MONDAY, fields).records


def test_a_routine_is_kept_and_nothing_is_planned_by_it(store: Writer) -> None:
    one = made(store, at=time(18, 30), planned_minutes=20, smaller="to the door")

    assert (one.text, one.rule, one.start, one.until) == ("Walk", TUE_THU, TUE, None)
    assert (one.at, one.planned_minutes, one.smaller, one.paused) == (time(18, 30), 20, "to the door", False)
    assert store.actions(WEEK) == store.actions(NEXT) == ()
    assert store.routines() == (one,)


def test_it_begins_on_its_first_day_and_ends_after_so_many(store: Writer) -> None:
    assert made(store, day=WED).start == THU
    assert made(store, day=WED, times=3).until == date(2026, 1, 22)
    with pytest.raises(Contradiction):
        made(store, day=WED, until=WED)


def test_its_value_is_awake_and_named(store: Writer) -> None:
    values.archive_value(store, "Rest", MON)
    with pytest.raises(AtRest):
        routines.add_routine(store, "Nap", "Rest", TUE_THU, WED, {}, WED, MONDAY)
    with pytest.raises(Unknown):
        routines.add_routine(store, "Nap", "nosuch", TUE_THU, WED, {}, WED, MONDAY)


def test_the_days_of_a_week_are_offered_until_something_is_planned_from_it(store: Writer) -> None:
    one = made(store)
    assert on_offer(store) == [("Walk", (TUE, THU))]
    assert on_offer(store, NEXT) == [("Walk", (date(2026, 1, 20), date(2026, 1, 22)))]
    assert on_offer(store, WEEK.previous) == []

    [first, second] = planned(store, one)
    assert {one.routine_id for one in (first, second)} == {one.id}
    assert (first.day, second.day) == (TUE, THU)
    assert on_offer(store) == []
    assert on_offer(store, NEXT) != []


def test_of_the_present_week_the_days_to_come_are_offered(store: Writer) -> None:
    one = made(store)
    assert on_offer(store, today=TUE) == [("Walk", (TUE, THU))]
    assert on_offer(store, today=WED) == [("Walk", (THU,))]
    assert on_offer(store, today=SUN) == []
    with pytest.raises(Declined, match="no day left"):
        planned(store, one, today=SUN)
    assert [each.day for each in planned(store, one, [SUN], today=SUN)] == [SUN]
    with pytest.raises(Declined, match="already"):
        planned(store, one, today=SUN)


def test_what_is_over_paused_at_rest_or_set_aside_is_not_offered(store: Writer) -> None:
    one = made(store, until=THU)
    assert on_offer(store, NEXT) == []
    routines.pause_routine(store, one.id)
    assert on_offer(store) == []
    routines.resume_routine(store, one.id)
    weeks.set_aside(store, WEEK, resume=False)
    assert on_offer(store) == []
    weeks.set_aside(store, WEEK, resume=True)
    values.archive_value(store, "Health", date(2026, 1, 11))
    assert on_offer(store) == []


def test_any_day_of_a_week_is_offered_to_its_end_and_planned_for_the_week(store: Writer) -> None:
    one = made(store, "FREQ=WEEKLY;INTERVAL=2", TUE)
    assert on_offer(store, today=SUN) == [("Walk", ())]
    assert on_offer(store, NEXT) == []
    assert on_offer(store, NEXT.next) == [("Walk", ())]
    assert [(each.day, each.week) for each in planned(store, one, today=SUN)] == [(None, MON)]


def test_what_was_thought_of_last_is_planned_again_and_what_is_of_one_time_is_not(store: Writer) -> None:
    one = made(store, at=time(18), smaller="to the door")
    thought: dict[str, Any] = {
        "barrier": "rain",
        "coping": "boots",
        "confidence": 7,
        "belief": "I will be cold",
        "also": "Rest",
    }
    planned(store, one, **thought)
    actions.check_in(store, store.actions(WEEK)[0].id, Outcome.DONE, TUE, MONDAY, {"effort": 3})
    routines.edit_routine(store, one.id, None, None, {"at": None, "planned_minutes": 30}, WED)

    [again, _] = planned(store, one, NEXT, smaller="the stairs")
    assert (again.barrier, again.coping, again.also) == ("rain", "boots", find_value(store, "Rest", MON).id)
    assert (again.confidence, again.belief, again.effort, again.outcome) == (None, None, None, None)
    assert (again.at, again.planned_minutes, again.smaller) == (None, 30, "the stairs")


def test_it_is_planned_in_other_words_and_for_its_own_value(store: Writer) -> None:
    one = made(store)
    done = routines.plan_routine(store, one.id, "Stretch", "health", [WED], MON, MONDAY, {})
    assert [(each.text, each.day) for each in done.records] == [("Stretch", WED)]
    with pytest.raises(Contradiction, match="is for Health"):
        routines.plan_routine(store, one.id, None, "Rest", WEEK.next, MON, MONDAY, {})


def test_another_rule_counts_from_today_or_from_where_it_was_to_begin(store: Writer) -> None:
    one, ahead = made(store), made(store, day=date(2026, 2, 2))
    for routine, start in ((one, date(2026, 1, 16)), (ahead, date(2026, 2, 6))):
        edited = routines.edit_routine(store, routine.id, None, "FREQ=WEEKLY;BYDAY=FR", {}, WED).records[0]
        assert (edited.start, edited.until) == (start, None)
    other = routines.edit_routine(store, one.id, "Rest", "FREQ=DAILY", {"text": "be healthier"}, WED, 2)
    assert (other.records[0].start, other.records[0].until) == (date(2026, 1, 16), date(2026, 1, 17))
    assert store.life(other.records[0].value_id).name_on(WED) == "Rest"
    assert other.nudges == ("vague",)
    assert routines.edit_routine(store, one.id, None, None, {"until": None}, WED).nudges == ()


def test_pausing_and_ending_are_done_once_and_what_was_planned_stays(store: Writer) -> None:
    one = made(store)
    planned(store, one)
    with pytest.raises(Declined, match="not paused"):
        routines.resume_routine(store, one.id)
    routines.pause_routine(store, one.id)
    with pytest.raises(Declined, match="paused already"):
        routines.pause_routine(store, one.id)
    assert routines.end_routine(store, one.id, WED).records[0].until == TUE  # type: ignore[attr-defined]
    with pytest.raises(Declined, match="ended already"):
        routines.end_routine(store, one.id, WED)
    assert len(store.actions(WEEK)) == 2


def test_the_list_has_what_comes_next_value_by_value(store: Writer) -> None:
    made(store, until=THU)
    routines.add_routine(store, "Nap", "Rest", "FREQ=WEEKLY;BYDAY=SU", MON, {}, MON, MONDAY)
    paused = made(store, "FREQ=DAILY")
    routines.pause_routine(store, paused.id)
    values.archive_value(store, "Rest", date(2026, 1, 17))

    def lines(day: date, *, everything: bool = False) -> list[tuple[str, date | None, bool, bool]]:
        found = routines.list_routines(store, day, everything=everything)
        assert found.hidden == 3 - len(found.routines)
        return [(one.text, one.next, one.paused, one.ended) for one in found.routines]

    assert lines(WED) == [("Walk", THU, False, False), ("Walk", None, True, False), ("Nap", SUN, False, False)]
    assert lines(SUN) == [("Walk", None, True, False)]
    assert lines(SUN, everything=True) == [
        ("Walk", None, False, True),
        ("Walk", None, True, False),
        ("Nap", SUN, False, False),
    ]
    assert routines.list_routines(store, date(2026, 1, 16), everything=True).routines[0].next is None


def test_what_was_planned_stays_when_a_routine_is_deleted(store: Writer) -> None:
    one = made(store)
    planned(store, one)
    gone = changes.delete(store, one.id)
    assert (gone.kind, gone.words) == ("routine", "Walk")
    assert [each.routine_id for each in store.actions(WEEK)] == [None, None]
    changes.undo(store)
    assert on_offer(store) == []


def test_an_entry_tells_of_its_routine_and_the_rule_is_no_text_of_the_person(store: Writer) -> None:
    one = made(store, smaller="to the door")
    assert journal.texts_of(one) == ("Walk", "to the door")

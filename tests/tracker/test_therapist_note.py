"""What the records of some days hold for a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, SUN, TUE, WED, WEEK
from valuetrack.model import Leaning, Outcome, ReflectionKind
from valuetrack.tracker import (
    actions,
    activities,
    comparisons,
    contacts,
    maintenance,
    notes,
    opportunities,
    reflections,
    routines,
    steps,
    values,
    weeks,
)
from valuetrack.tracker.comparisons import TypedLeaning
from valuetrack.tracker.therapist_note import records_for_note
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from datetime import date

    from valuetrack.reports.therapist_note import NoteRecords
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea matters."""
    values.add_value(store, "Tea", LONG_AGO, {"meaning": "warmth"}, 8)
    return store


def planned(store: Writer, text: str, when: date | Week, outcome: Outcome | None = None, **went: Any) -> str:
    one = actions.plan(store, text, "Tea", when if isinstance(when, Week) else [when], MONDAY, {}).ids[0]
    if outcome is not None:
        actions.check_in(store, one, outcome, FRI, MONDAY, went)
    return one


def noticed(store: Writer, text: str, day: date) -> None:
    opportunities.log_opportunity(store, text, "Tea", day, MONDAY, {}, taken=True)


def of(store: Reader, first: date, last: date, first_day: int = MONDAY) -> NoteRecords:
    return records_for_note(store, first, last, first_day)


def about(records: NoteRecords) -> set[str]:
    """The ids of the actions in it."""
    return {one.id for one in records.actions}


def test_the_actions_are_those_of_the_days_and_of_the_weeks_they_touch(named: Writer) -> None:
    early, first, last, later = (planned(named, "x", day) for day in (MON, TUE, FRI, SUN))
    some_day = planned(named, "x", WEEK)
    others = [planned(named, "x", week) for week in (WEEK.previous, WEEK.next)]

    assert about(of(named, TUE, FRI)) == {first, last, some_day}
    assert about(of(named, MON, SUN)) == {early, first, last, later, some_day}
    assert about(of(named, WEEK.previous.end, WED)) == {early, first, some_day, others[0]}


def test_what_is_open_after_the_days_is_next(named: Writer) -> None:
    planned(named, "on the last day", FRI)
    planned(named, "done", SUN, Outcome.DONE)
    planned(named, "this week", WEEK)
    planned(named, "next week", WEEK.next)
    planned(named, "on Monday", NEXT_MON)

    assert [one.text for one in of(named, MON, FRI).coming] == ["on Monday", "next week"]


def test_everything_else_is_of_the_days(named: Writer) -> None:
    for day in (MON, WED, SUN):
        noticed(named, f"seen {day}", day)
        notes.keep_note(named, day, f"kept {day}")
        reflections.reflect(named, day, ReflectionKind.WEEKLY, None, {"happened": f"was {day}"})
        activities.log_activity(named, f"did {day}", day, {})
        leads = [TypedLeaning(place, "Tea", Leaning.TOWARD) for place in (1, 2)]
        comparisons.compare(named, (f"on {day}", "wait"), None, day, leads)
    contacts.add_contact(named, "Ines", "555 0100", WED)
    maintenance.keep_plan(named, {"signs": "short nights"}, WED)
    found = of(named, TUE, FRI)

    assert [one.text for one in found.opportunities] == [f"seen {WED}"]
    assert [one.note for one in found.check_ins] == [f"kept {WED}"]
    assert [one.happened for one in found.reflections] == [f"was {WED}"]
    assert [one.text for one in found.activities] == [f"did {WED}"]
    assert [one.options[0] for one in found.comparisons] == [f"on {WED}"]
    decision = found.comparisons[0].id
    assert [(one.comparison_id, one.option) for one in found.leanings] == [(decision, 0), (decision, 1)]
    assert [one.name for one in found.contacts] == ["Ines"]
    assert found.maintenance is not None
    assert (found.first, found.last, found.set_aside) == (TUE, FRI, ())


def test_a_week_that_is_set_aside_is_left_out_and_named(named: Writer) -> None:
    planned(named, "x", WED)
    planned(named, "x", WEEK)
    noticed(named, "x", WED)
    notes.keep_note(named, WED, "x")
    activities.log_activity(named, "x", WED, {})
    comparisons.compare(named, ("x", "y"), None, WED, [])
    reflections.reflect(named, WED, ReflectionKind.WEEKLY, None, {"happened": "x"})
    stays = planned(named, "x", NEXT_MON)
    weeks.set_aside(named, WEEK, resume=False)
    found = of(named, MON, NEXT_MON)

    assert about(found) == {stays}
    assert found.opportunities == found.check_ins == found.reflections == found.activities == found.comparisons == ()
    assert [(week.start, week.end) for week in found.set_aside] == [(WEEK.start, WEEK.end)]
    assert of(named, NEXT_MON, NEXT_MON).set_aside == ()


def test_weeks_are_set_aside_in_the_calendar_of_the_person(named: Writer) -> None:
    sundays = Week.containing(WED, SUNDAY)
    weeks.set_aside(named, sundays, resume=False)
    noticed(named, "x", sundays.start)

    assert of(named, sundays.start, WED, SUNDAY).opportunities == ()
    assert [week.start for week in of(named, sundays.start, WED, SUNDAY).set_aside] == [sundays.start]


def test_weeks_have_their_ratings_their_focus_and_the_name_of_the_last_day(named: Writer) -> None:
    values.add_value(named, "Art", LONG_AGO, {}, 5)
    weeks.rate_week(named, "Art", WEEK, {"lived": 4})
    weeks.rate_week(named, "Tea", WEEK, {"lived": 2, "likely": 6, "note": "rain"})
    weeks.set_focus(named, ["Tea"], WEEK.next)
    values.edit_value(named, "Tea", NEXT_MON, {"name": "Coffee"})
    values.rate_value(named, "Coffee", 6, NEXT_MON)
    found = of(named, WEEK.previous.start, NEXT_MON)

    assert [(week.span.start, len(week.rated), len(week.focus)) for week in found.weeks] == [
        (WEEK.start, 2, 0),
        (NEXT_MON, 0, 1),
    ]
    first, second = found.weeks[0].rated
    assert (first.value, first.importance, first.lived, first.likely, first.note) == ("Coffee", 8, 2, 6, "rain")
    assert (first.reading, second.value, second.reading) == ("wide gap", "Art", "in step")
    assert of(named, FRI, FRI).weeks[0].rated[0].value == "Tea"
    weeks.set_aside(named, WEEK, resume=False)
    assert [week.span.start for week in of(named, MON, NEXT_MON).weeks] == [NEXT_MON]


def test_ladders_stand_as_they_are_on_the_last_day(named: Writer) -> None:
    for text, difficulty in (("pour", 4), ("sip", 0)):
        steps.add_step(named, "Tea", text, difficulty, MON)

    assert [(rung.text, rung.on_offer) for rung in of(named, MON, FRI).ladder] == [("sip", True), ("pour", False)]


def test_what_comes_back_is_as_it_is_on_the_last_day(named: Writer) -> None:
    routines.add_routine(named, "walk", "Tea", "FREQ=WEEKLY;BYDAY=TU", MON, {"until": WED}, MON, MONDAY)

    assert [one.text for one in of(named, MON, WED).routines] == ["walk"]
    assert of(named, MON, NEXT_MON).routines == ()


def test_without_a_store_there_is_nothing(nothing: Reader) -> None:
    found = of(nothing, MON, SUN)

    assert (found.actions, found.lives, found.coming, found.contacts) == ((), (), (), ())

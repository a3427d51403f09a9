"""Activities: what was done, planned or not, noted, put right and listed."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, MON, TUE, WED, WEEK
from valuetrack.clock import start_of
from valuetrack.errors import Ambiguous, Unknown
from valuetrack.model import Activity, Leaning, Outcome
from valuetrack.tracker import actions, activities, reviews, values
from valuetrack.tracker.journal import Days, Search
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

DAYS = Days(WED, MONDAY, lambda moment: moment.date(), lambda day: start_of(day, time.min))


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter; Tea went by another name once."""
    for name in ("Kettle", "Snow"):
        values.add_value(store, name, LONG_AGO, {}, 8)
    values.edit_value(store, "Kettle", TUE, {"name": "Tea"})
    return store


def one(store: Writer, text: str = "a swim", day: date = WED, **fields: object) -> str:
    return activities.log_activity(store, text, day, fields).ids[0]


def kept(store: Writer, record_id: str) -> Activity:
    return store.find(record_id, [Activity])


def test_one_is_noted_with_a_value_or_with_none(named: Writer) -> None:
    said = activities.log_activity(named, "a swim", WED, {"value_id": "te", "minutes": 30, "leads": Leaning.TOWARD})
    other = activities.log_activity(named, "scrolled", WED, {})

    assert spoken(said).message == f'Noted "a swim" ({said.short}) for Wed 2026-01-14: Tea, 30 minutes.'
    assert spoken(said, words_only=True).message == f'Noted "a swim" ({said.short}) for Wed 2026-01-14: Tea.'
    assert spoken(other).message == f'Noted "scrolled" ({other.short}) for Wed 2026-01-14.'
    assert (kept(named, said.short).minutes, kept(named, said.short).leads) == (30, Leaning.TOWARD)
    assert kept(named, other.short).value_id is None
    with pytest.raises(Unknown):
        one(named, value_id="Bread")


def test_it_is_in_no_count_of_planned_steps_and_gives_its_value_a_row(named: Writer) -> None:
    values.archive_value(named, "Snow", LONG_AGO)
    one(named, value_id="Snow", minutes=20)
    one(named, minutes=90)

    review = reviews.review_week(named, WEEK)

    assert [(row.value, row.minutes, row.moves_toward, row.actions.planned) for row in review.values] == [
        ("Snow", 20, 0, 0),
        ("Tea", 0, 0, 0),
    ]
    assert not review.away
    assert (review.totals.minutes, review.totals.other_minutes) == (20, 90)


def test_what_is_not_named_stays_where_one_is_put_right(named: Writer) -> None:
    swim = one(named, value_id="Tea", minutes=30, relief="quiet")

    said = activities.edit_activity(named, swim, {"value_id": "Snow", "minutes": None})
    assert spoken(said).message == f'Edited "a swim" ({said.short}) of Wed 2026-01-14.'
    now = kept(named, swim)
    assert (named.life(now.value_id or "").name_on(WED), now.minutes, now.relief) == ("Snow", None, "quiet")

    activities.edit_activity(named, swim, {"value_id": None, "day": MON, "text": "a long swim"})
    now = kept(named, swim)
    assert (now.value_id, now.day, now.text) == (None, MON, "a long swim")
    action = actions.plan(named, "boil water", "Tea", [FRI], MONDAY, {}).ids[0]
    with pytest.raises(Unknown, match="an action, not an activity"):
        activities.edit_activity(named, action, {})


def test_a_value_is_found_by_the_name_that_it_has_on_the_new_day(named: Writer) -> None:
    swim = one(named)
    activities.edit_activity(named, swim, {"value_id": "Kettle", "day": MON})
    assert kept(named, swim).value_id is not None


def test_the_latest_are_listed_the_newest_first(named: Writer) -> None:
    for number, day in enumerate((MON, FRI, TUE, FRI)):
        one(named, f"swim {number}", day, value_id="Tea" if number else None)
    actions.check_in(named, actions.plan(named, "boil", "Tea", [FRI], MONDAY, {}).ids[0], Outcome.DONE, FRI, MONDAY, {})

    found = activities.list_activities(named, Search(), DAYS, 3)
    assert [one.text for one in found.activities] == ["swim 3", "swim 1", "swim 2"]
    assert (found.start, found.end, found.more) == (TUE, FRI, 1)
    assert [one.value for one in activities.list_activities(named, Search(), DAYS, 0).activities] == [
        "Tea",
        "Tea",
        "Tea",
        None,
    ]
    of_snow = activities.list_activities(named, Search(value="Snow"), DAYS, 3)
    assert (of_snow.activities, of_snow.start, of_snow.more) == ((), None, 0)
    some = activities.list_activities(named, Search(value="te", first=MON, last=TUE), DAYS, 3)
    assert ([one.text for one in some.activities], some.start, some.end) == (["swim 2"], MON, TUE)
    with pytest.raises(Unknown):
        activities.list_activities(named, Search(value="Bread"), DAYS, 3)


def test_a_name_that_fits_two_values_is_not_guessed(named: Writer) -> None:
    values.add_value(named, "Teach", LONG_AGO, {}, 5)
    with pytest.raises(Ambiguous):
        one(named, value_id="te")

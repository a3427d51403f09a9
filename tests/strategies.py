"""Hypothesis strategies for the records of the notebook and for whole weeks of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Activity,
    BarrierKind,
    CheckIn,
    Leaning,
    Opportunity,
    Outcome,
    Reflection,
    ReflectionKind,
    Rest,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.reports.reviews import WeekData
from valuetrack.weeks import MONDAY, SUNDAY, Week

if TYPE_CHECKING:
    from collections.abc import Sequence

IDS = st.uuids().map(str)
ENTRIES = st.integers(0, 9)
RATINGS = st.integers(0, 10)
MAYBE_RATING = st.none() | RATINGS
MAYBE_BELIEF = st.none() | st.integers(0, 100)
MAYBE_MINUTES = st.none() | st.integers(0, 600)
# Few and alike, so that names and items meet again, in another case too.
WORDS = st.sampled_from(["tea", "Tea", "snow", "a list", "Ärger", "ÄRGER", "straße", "STRASSE", "茶", "🌱"])
MAYBE_WORDS = st.none() | WORDS
ITEMS = st.lists(WORDS, max_size=3).map(tuple)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
TIMES = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """A week from a Monday or from a Sunday."""
    return Week.containing(draw(DAYS), draw(st.sampled_from([MONDAY, SUNDAY])))


def days_of(week: Week) -> st.SearchStrategy[date]:
    """A day of the week."""
    return st.dates(week.start, week.end)


def days_around(week: Week) -> st.SearchStrategy[date]:
    """A day from two weeks before until two weeks after the week."""
    return st.dates(week.start - timedelta(days=14), week.end + timedelta(days=14))


@st.composite
def value_lives(draw: st.DrawFn, week: Week) -> ValueLife:
    """A value that begins, is reworded and rests around the week; its wordings and rests are in order."""
    value = Value(id=draw(IDS), entry=draw(ENTRIES), created=draw(days_around(week)))
    days = sorted(draw(st.lists(days_around(week), min_size=1, max_size=3, unique=True)))
    wordings = tuple(Wording(id=draw(IDS), value_id=value.id, day=day, name=draw(WORDS)) for day in days)
    ends = sorted(draw(st.lists(days_around(week), max_size=4, unique=True)))
    rests = tuple(
        Rest(
            id=draw(IDS), value_id=value.id, start=ends[place], until=ends[place + 1] if place + 1 < len(ends) else None
        )
        for place in range(0, len(ends), 2)
    )
    return ValueLife(value, wordings, rests)


def _how_it_was() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "id": IDS,
        "entry": ENTRIES,
        "text": WORDS,
        "anxiety_before": MAYBE_RATING,
        "anxiety_after": MAYBE_RATING,
        "mood_before": MAYBE_RATING,
        "mood_after": MAYBE_RATING,
        "minutes": MAYBE_MINUTES,
        "effort": MAYBE_RATING,
        "helped": ITEMS,
        "hindered": ITEMS,
    }


def _what_happened() -> dict[str, st.SearchStrategy[Any]]:
    kind = st.none() | st.sampled_from(BarrierKind)
    return {**_how_it_was(), "got_in_way": MAYBE_WORDS, "barrier_kind": kind}


def actions(week: Week, value_ids: Sequence[str]) -> st.SearchStrategy[Action]:
    """An action of the week for one of the values, on a day or on none, recorded or open."""
    when = st.builds(lambda day: {"day": day}, days_of(week)) | st.just({"week": week.start})
    plan = st.builds(
        Action,
        **_what_happened(),
        value_id=st.sampled_from(value_ids),
        at=TIMES,
        confidence=MAYBE_RATING,
        belief=MAYBE_WORDS,
        belief_before=MAYBE_BELIEF,
        belief_after=MAYBE_BELIEF,
        result=MAYBE_WORDS,
        outcome=st.none() | st.sampled_from(Outcome),
    )
    return st.builds(lambda action, placed: replace(action, **placed), plan, when)


def opportunities(
    week: Week, value_ids: Sequence[str], action_ids: Sequence[str] = ()
) -> st.SearchStrategy[Opportunity]:
    """An opportunity of the week for one of the values, now and then the same act as one of the actions."""
    return st.builds(
        Opportunity,
        **_what_happened(),
        value_id=st.sampled_from(value_ids),
        day=days_of(week),
        taken=st.booleans(),
        same_as=st.none() | st.sampled_from([*action_ids, "an action of another week"]),
    )


def activities(week: Week, value_ids: Sequence[str]) -> st.SearchStrategy[Activity]:
    """An activity of the week, for one of the values or for none."""
    return st.builds(
        Activity,
        **_how_it_was(),
        value_id=st.none() | st.sampled_from(value_ids) if value_ids else st.none(),
        day=days_of(week),
        at=TIMES,
        leads=st.none() | st.sampled_from(Leaning),
    )


def week_ratings(
    week: Week, value_id: str, lived: st.SearchStrategy[int | None] = MAYBE_RATING
) -> st.SearchStrategy[WeekRating]:
    """The rating of one value in the week."""
    return st.builds(
        WeekRating,
        id=IDS,
        entry=ENTRIES,
        value_id=st.just(value_id),
        week=st.just(week.start),
        lived=lived,
        likely=MAYBE_RATING,
        note=MAYBE_WORDS,
    )


@st.composite
def week_records(draw: st.DrawFn, week: Week, value_ids: Sequence[str], *, set_aside: bool = False) -> WeekRecord:
    """The week's record, with none to two of the values in focus."""
    focus = draw(st.lists(st.sampled_from(value_ids), max_size=2, unique=True)) if value_ids else []
    first, second = (*focus, None, None)[:2]
    return WeekRecord(id=draw(IDS), week=week.start, first_focus=first, second_focus=second, set_aside=set_aside)


def reflections(week: Week) -> st.SearchStrategy[Reflection]:
    """A reflection in the week."""
    return st.builds(
        Reflection,
        id=IDS,
        entry=ENTRIES,
        day=days_of(week),
        kind=st.sampled_from(ReflectionKind),
        happened=MAYBE_WORDS,
        common_humanity=MAYBE_WORDS,
        kind_words=MAYBE_WORDS,
        learned=MAYBE_WORDS,
    )


def check_ins(week: Week) -> st.SearchStrategy[CheckIn]:
    """A note in the week."""
    return st.builds(CheckIn, id=IDS, entry=ENTRIES, day=days_of(week), note=WORDS)


@st.composite
def _ratings_of_some(
    draw: st.DrawFn, week: Week, value_ids: Sequence[str], lived: st.SearchStrategy[int | None] = MAYBE_RATING
) -> dict[str, WeekRating]:
    return {value_id: draw(week_ratings(week, value_id, lived)) for value_id in value_ids if draw(st.booleans())}


@st.composite
def week_data(draw: st.DrawFn, week: Week) -> WeekData:
    """All records of a week that is not set aside: none to three values, and what belongs to them."""
    lives = draw(st.lists(value_lives(week), max_size=3))
    ids = [life.id for life in lives]
    planned = draw(st.lists(actions(week, ids), max_size=6)) if ids else []
    noticed = draw(st.lists(opportunities(week, ids, [each.id for each in planned]), max_size=4)) if ids else []
    before = Week(week.start - 7 * timedelta(days=draw(st.integers(1, 3))))
    looked_back, notes = draw(st.lists(reflections(week), max_size=2)), draw(st.lists(check_ins(week), max_size=2))
    return WeekData(
        lives=tuple(lives),
        importance={value_id: draw(RATINGS) for value_id in ids if draw(st.booleans())},
        ratings=draw(_ratings_of_some(week, ids)),
        earlier=draw(_ratings_of_some(before, ids, RATINGS)),
        record=draw(st.none() | week_records(week, ids)),
        actions=tuple(planned),
        opportunities=tuple(noticed),
        activities=tuple(draw(st.lists(activities(week, ids), max_size=3))),
        reflections=tuple(looked_back),
        check_ins=tuple(notes),
        carried_before={each.id: draw(st.integers(0, 3)) for each in planned if draw(st.booleans())},
        shorts={one.id: "abc" for one in (*planned, *looked_back, *notes)},
    )


@st.composite
def weeks_with_data(draw: st.DrawFn) -> tuple[Week, WeekData]:
    """A week, and all records of it."""
    week = draw(weeks())
    return week, draw(week_data(week))


@st.composite
def shuffled(draw: st.DrawFn, data: WeekData) -> WeekData:
    """The same records in another order."""
    return replace(
        data,
        lives=tuple(draw(st.permutations(data.lives))),
        actions=tuple(draw(st.permutations(data.actions))),
        opportunities=tuple(draw(st.permutations(data.opportunities))),
        activities=tuple(draw(st.permutations(data.activities))),
        reflections=tuple(draw(st.permutations(data.reflections))),
        check_ins=tuple(draw(st.permutations(data.check_ins))),
    )

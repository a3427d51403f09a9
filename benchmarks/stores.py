"""Stores of any size, made quickly: an invented person's weeks and their log, put into the tables at once."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    BarrierKind,
    CheckIn,
    Importance,
    Opportunity,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    Rest,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
    natural_id,
)
from valuetrack.store.database import engine_of
from valuetrack.store.kinds import TABLE, Change, Standing
from valuetrack.store.tables import table
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LAST_WEEK = Week(date(2026, 1, 12))
TODAY = LAST_WEEK.end
VALUES = ("Connection", "Health", "Growth", "Creativity", "Independence", "Nature", "Rest", "Order")
FOCUS, RATED, RESTING = VALUES[:2], VALUES[:6], VALUES[6:]
_WEEKS_BETWEEN_RATINGS, _WEEKS_BETWEEN_WORDINGS = 26, 104
_NOON = time(12, tzinfo=UTC)


def fill(place: Path | str, records: int) -> int:
    """Make a store at `place`, a file or a database, with about `records` records; return how many it has.

    It has no fewer than two weeks'. A week has the same amount of everything, whatever the size: more records are more
    weeks, up to LAST_WEEK.
    """
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLE.values()}
    for line in _with_log(_in_order_of_entry(_life(records))):
        rows[TABLE[type(line)]].append(vars(line))
    with engine_of(place).writing(print) as (connection, _):
        for name, some in rows.items():
            if some:
                connection.execute(table(name).insert(), some)
    return len(rows["change"])


def _in_order_of_entry(records: Iterable[Record]) -> Iterator[Record]:
    noon = datetime.combine(TODAY, _NOON)
    return (replace(one, entry=entry, created_at=noon, updated_at=noon) for entry, one in enumerate(records, 1))


def _with_log(records: Iterable[Record]) -> Iterator[Record | Change]:
    """Each record, and the line of the log that says how it came."""
    for one in records:
        yield one
        yield Change(
            entry=one.entry,
            group_id=natural_id("group", str(one.entry)),
            command="a command",
            at=datetime.combine(TODAY, _NOON),
            kind=TABLE[type(one)],
            record_id=one.id,
            before=None,
            after=json.dumps(vars(one), default=lambda moment: moment.isoformat(), ensure_ascii=False),
            standing=Standing.DONE,
        )


def _life(records: int) -> Iterator[Record]:
    chance = random.Random(records)  # noqa: S311 - the same store each time
    in_a_week = len(list(_of_week(LAST_WEEK, chance)))
    weeks = max(2, records // in_a_week)
    first = LAST_WEEK.start - timedelta(weeks=weeks - 1)
    yield from _values(first)
    for number in range(weeks):
        week = Week(first + timedelta(weeks=number))
        yield from _now_and_then(week, number)
        yield from _of_week(week, chance)


def _of_value(value: str) -> str:
    return natural_id("value", value)


def _values(day: date) -> Iterator[Record]:
    for place, name in enumerate(VALUES):
        value = _of_value(name)
        yield Value(id=value, created=day)
        yield Wording(id=natural_id("wording", value), value_id=value, day=day, name=name, meaning=f"what {name} means")
        yield Importance(id=natural_id("importance", value), value_id=value, day=day, importance=10 - place)
    for name in RESTING:
        yield Rest(id=natural_id("rest", name), value_id=_of_value(name), start=day + timedelta(days=7))


def _now_and_then(week: Week, number: int) -> Iterator[Record]:
    for place, name in enumerate(RATED, 1):
        value, start = _of_value(name), str(week.start)
        if number and (number + place) % _WEEKS_BETWEEN_RATINGS == 0:
            key = natural_id("importance", value, start)
            yield Importance(id=key, value_id=value, day=week.start, importance=4 + (number + place) % 7)
        if number and (number + place) % _WEEKS_BETWEEN_WORDINGS == 0:
            key = natural_id("wording", value, start)
            yield Wording(id=key, value_id=value, day=week.start, name=name, meaning=f"what {name} has come to mean")


def _of_week(week: Week, chance: random.Random) -> Iterator[Record]:
    """One week's focus, ratings, six actions, eight opportunities, a reflection and two notes."""
    first, second = (_of_value(name) for name in FOCUS)
    start = str(week.start)
    yield WeekRecord(id=natural_id("week", start), week=week.start, first_focus=first, second_focus=second)
    for name in RATED:
        value, lived, likely = _of_value(name), chance.randint(2, 9), chance.randint(3, 9)
        key = natural_id("week-rating", value, start)
        yield WeekRating(id=key, value_id=value, week=week.start, lived=lived, likely=likely)
    for place, name in enumerate(RATED):
        yield _action(week, place, name, chance)
    for place in range(8):
        yield Opportunity(
            id=natural_id("opportunity", start, str(place)),
            value_id=_of_value(chance.choice(RATED)),
            text="somebody said hello on the stairs",
            day=week.start + timedelta(days=chance.randrange(7)),
            taken=chance.random() < 0.5,
        )
    key = natural_id("reflection", start)
    yield Reflection(id=key, day=week.end, kind=ReflectionKind.WEEKLY, happened="It went as weeks go.")
    for place in (2, 4):
        key, day = natural_id("check-in", start, str(place)), week.start + timedelta(days=place)
        yield CheckIn(id=key, day=day, note="two of three so far")


def _action(week: Week, place: int, name: str, chance: random.Random) -> Action:
    outcome = chance.choice([Outcome.DONE, Outcome.DONE, Outcome.SMALLER, Outcome.NOT_TAKEN, Outcome.CARRIED, None])
    planned = Action(
        id=natural_id("action", str(week.start), str(place)),
        value_id=_of_value(name),
        text="a small step after lunch",
        day=week.start + timedelta(days=place) if place else None,
        week=None if place else week.start,
        confidence=chance.randint(3, 9),
        barrier="it has been long",
        coping="begin with one line",
        smaller="send a picture",
        outcome=outcome,
        outcome_day=week.end if outcome else None,
    )
    if planned.taken:
        return replace(planned, anxiety_before=6, anxiety_after=4, minutes=15, effort=4, helped=("a list",))
    return replace(planned, got_in_way="tired", barrier_kind=BarrierKind.INTERNAL) if outcome else planned

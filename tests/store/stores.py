"""Stores for the tests: records with little to say, a way to open a store for one change, and what is in a file."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Importance,
    Opportunity,
    Routine,
    Step,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
    natural_id,
    new_id,
)
from valuetrack.store.database import engine_of, open_writing
from valuetrack.store.kinds import KINDS

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from valuetrack.store.writing import Writer

NOW = datetime(2026, 1, 14, 19, 0, 0, 250_000, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
WED = date(2026, 1, 14)
VALUE = natural_id("value")


def writing(
    path: Path | str, group: str | None = None, *, now: datetime = NOW, command: str = "test"
) -> AbstractContextManager[Writer]:
    """The store open for one change; without `group` it is one of its own."""
    beside = Path(tempfile.gettempdir()) / "beside-databases" if isinstance(path, str) else None
    engine = engine_of(path, backups=beside, drafts=beside)
    return open_writing(engine, now=now, command=command, group=group or new_id())


def a_value(value_id: str = VALUE, created: date = WED) -> Value:
    return Value(id=value_id, created=created)


def a_wording(value_id: str = VALUE, day: date = WED, name: str = "Garden") -> Wording:
    return Wording(id=natural_id("wording", value_id, str(day)), value_id=value_id, day=day, name=name)


def an_importance(importance: int, day: date = WED, value_id: str = VALUE) -> Importance:
    record_id = natural_id("importance", value_id, str(day))
    return Importance(id=record_id, value_id=value_id, day=day, importance=importance)


def a_rating(week: date, lived: int | None = 5, value_id: str = VALUE, **fields: Any) -> WeekRating:
    record_id = natural_id("week-rating", value_id, str(week))
    return WeekRating(id=record_id, value_id=value_id, week=week, lived=lived, **fields)


def a_week(week: date, *, set_aside: bool = False, **fields: Any) -> WeekRecord:
    return WeekRecord(id=natural_id("week", str(week)), week=week, set_aside=set_aside, **fields)


def an_action(record_id: str | None = None, **fields: Any) -> Action:
    when = {} if "week" in fields else {"day": WED}
    return Action(**{"id": record_id or new_id(), "value_id": VALUE, "text": "water the beans", **when, **fields})


def a_step(record_id: str | None = None, **fields: Any) -> Step:
    return Step(**{"id": record_id or new_id(), "value_id": VALUE, "text": "one bean", "difficulty": 1, **fields})


def an_opportunity(record_id: str | None = None, **fields: Any) -> Opportunity:
    given = {"value_id": VALUE, "text": "rain", "day": WED, "taken": True, **fields}
    return Opportunity(id=record_id or new_id(), **given)


def an_activity(record_id: str | None = None, **fields: Any) -> Activity:
    return Activity(**{"id": record_id or new_id(), "text": "weeding", "day": WED, **fields})


def a_routine(record_id: str | None = None, **fields: Any) -> Routine:
    given = {"value_id": VALUE, "text": "water the beans", "start": WED, "rule": "FREQ=WEEKLY;BYDAY=TU", **fields}
    return Routine(id=record_id or new_id(), **given)


def a_note(note: str = "half of the week", day: date = WED, record_id: str | None = None) -> CheckIn:
    return CheckIn(id=record_id or new_id(), day=day, note=note)


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the log, read past the program."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in KINDS}  # noqa: S608


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What a file answers to a statement, past the program."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()

"""What a week's reading costs does not grow with the years: statements, steps of SQLite, and the use of indexes."""

from __future__ import annotations

import inspect
import re
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest

from tests.store.stores import (
    VALUE,
    a_note,
    a_rating,
    a_routine,
    a_step,
    a_value,
    a_week,
    a_wording,
    an_action,
    an_activity,
    an_importance,
    an_opportunity,
    ask,
    writing,
)
from valuetrack.dates import EARLIEST, LATEST
from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Comparison,
    Contact,
    EntryKind,
    Known,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Reflection,
    ReflectionKind,
    Rest,
    Span,
    Wanted,
    natural_id,
    new_id,
)
from valuetrack.store.kinds import KINDS
from valuetrack.store.reading import Reader
from valuetrack.store.sqlite_file import connecting
from valuetrack.weeks import Week

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from valuetrack.model import Record
    from valuetrack.store.writing import Writer

WEEK = Week(date(2026, 1, 12))
OTHER = natural_id("value", "other")
AN_INSTANT = datetime(2026, 1, 14, tzinfo=UTC)
FEW, MANY = 10, 10_000
# A day in each of the last 9, or 9,999, half weeks, the last of them this week.
_DAY = "date('2026-01-14', '-' || (number * 7 / 2) || ' days')"
_ID = "printf('%08x-0000-4000-8000-%012x', number * 2654435761 % 4294967296, number)"
_NUMBERS = (
    "WITH RECURSIVE numbers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < {} - 1)"
)


def fill(path: Path, size: int) -> None:
    """A store with two values and `size` records of each kind that grows."""
    with writing(path) as writer:
        for value_id in (VALUE, OTHER):
            for record in (a_value(value_id), a_wording(value_id), an_importance(5, WEEK.start, value_id)):
                writer.put(record)
        action = writer.put(an_action())
        writer.put(an_action(carried_from=action.id))
        writer.put(a_rating(WEEK.start))
        writer.put(a_rating(WEEK.previous.start))
        writer.put(a_rating(WEEK.previous.start, 6, OTHER))
        writer.put(a_week(WEEK.start))
    kept = f"{_ID}, 100 + number, '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:00+00:00'"
    start = "date('2026-01-12', '-' || (14 + number * 7) || ' days')"
    history = {
        "action (id, entry, created_at, updated_at, value_id, text, day, helped, hindered)": (
            f"{kept}, '{VALUE}', 'x', {_DAY}, '[]', '[]'"
        ),
        "opportunity (id, entry, created_at, updated_at, value_id, text, day, taken, helped, hindered)": (
            f"{kept}, '{VALUE}', 'x', {_DAY}, 1, '[]', '[]'"
        ),
        "reflection (id, entry, created_at, updated_at, day, kind, about)": f"{kept}, {_DAY}, 'weekly', {_ID}",
        "check_in (id, entry, created_at, updated_at, day, note)": f"{kept}, {_DAY}, 'x'",
        "week (id, entry, created_at, updated_at, week, set_aside)": f"{kept}, {start}, number % 2",
        "change (entry, group_id, command, at, kind, record_id, standing)": (
            f"100 + number, {_ID}, 'test', '2026-01-01T00:00:00+00:00', 'check_in', {_ID}, 'stands'"
        ),
        "week_rating (id, entry, created_at, updated_at, value_id, week, lived)": f"{kept}, '{VALUE}', {start}, 5",
        "importance (id, entry, created_at, updated_at, value_id, day, importance)": f"{kept}, '{VALUE}', {start}, 5",
    }
    for table, values in history.items():
        ask(path, f"INSERT INTO {table} {_NUMBERS.format(size)} SELECT {values} FROM numbers")  # noqa: S608


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """A store of some weeks and one of nearly two hundred years."""
    paths = {size: tmp_path_factory.mktemp("growth") / f"{size}.db" for size in (FEW, MANY)}
    for size, path in paths.items():
        fill(path, size)
    return paths


def a_weeks_reading(reader: Reader) -> None:
    """Everything that the report of a week asks for, and the ids that are shown with it."""
    actions = reader.actions(WEEK)
    assert len(actions) == 3
    assert len(reader.earlier_lived(WEEK)) == 2
    assert reader.week_record(WEEK) is not None
    assert len(reader.opportunities(WEEK)) == len(reader.check_ins(WEEK.start, WEEK.end)) == 1
    reader.lives(), reader.importance_on(WEEK.end), reader.week_ratings(WEEK)
    reader.reflections(WEEK.start, WEEK.end), reader.importance_at(VALUE, WEEK.start)
    reader.carried_before([action.id for action in actions])
    reader.short_ids([action.id for action in actions])
    reader._records(Action, "WHERE carried_from = :id", id=actions[0].id)  # as a removal asks
    found: Any = reader.find(actions[0].id, [Action, Opportunity])
    assert found == actions[0]


def run(path: Path, task: Callable[[Reader], None]) -> tuple[list[tuple[str, Mapping[str, object]]], int]:
    """The statements that a task sends, and the steps that SQLite's machine takes for them."""
    statements: list[tuple[str, Mapping[str, object]]] = []
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(connecting.connect(path, "ro", connecting.READING)) as connection:

        def execute(sql: str, parameters: Mapping[str, object]) -> Any:
            statements.append((sql, parameters))
            return connection.execute(sql, parameters)

        connection.set_progress_handler(step, 1)
        task(Reader(execute))
    return statements, steps


def test_a_weeks_reading_sends_the_same_statements_whatever_is_in_the_store(stores: dict[int, Path]) -> None:
    (few, _), (many, _) = (run(stores[size], a_weeks_reading) for size in (FEW, MANY))
    assert len(few) == len(many) < 30


@pytest.mark.parametrize("size", [FEW, MANY])
def test_a_weeks_reading_takes_no_more_steps_with_the_years(stores: dict[int, Path], size: int) -> None:
    assert run(stores[size], a_weeks_reading)[1] < 1.2 * run(stores[FEW], a_weeks_reading)[1]


def test_a_weeks_reading_scans_the_values_and_nothing_that_grows(stores: dict[int, Path]) -> None:
    statements, _ = run(stores[MANY], a_weeks_reading)
    with closing(connecting.connect(stores[MANY], "ro", connecting.READING)) as connection:
        plans = {
            (sql, detail)
            for sql, parameters in statements
            for _, _, _, detail in connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        }
    scanned = {detail.split()[1] for _, detail in plans if detail.startswith("SCAN")}
    assert scanned == {"value", "line", "given", "3"}
    used = " ".join(detail for _, detail in plans)
    for index in ("action_day_value", "action_week_value", "opportunity_day_value", "week_rating_lived",
                  "action_carried_from", "reflection_day", "check_in_day"):  # fmt: skip
        assert f"INDEX {index} " in used, index


def test_the_journal_reads_no_more_of_a_long_life_than_it_shows(stores: dict[int, Path]) -> None:
    kinds = tuple(kind for kind in EntryKind if kind is not EntryKind.WEEK_NOTE)  # of which these stores have none
    wanted = Wanted(kinds, EARLIEST, LATEST, AN_INSTANT, AN_INSTANT)
    (few, steps), (many, more) = (
        run(stores[size], lambda reader: [*reader.entries(wanted, 5)].clear()) for size in (FEW, MANY)
    )
    assert len(few) == len(many) == 10
    assert more < 1.5 * steps


def test_the_earlier_rating_is_looked_for_further_back_where_weeks_are_set_aside(path: Path) -> None:
    with writing(path) as writer:
        writer.put(a_value())
        for weeks in range(1, 9):
            day = WEEK.start - timedelta(7 * weeks)
            writer.put(a_rating(day, weeks))
            writer.put(a_week(day, set_aside=weeks < 8))
        assert {one: rating.lived for one, rating in writer.earlier_lived(WEEK).items()} == {VALUE: 8}


def test_writing_takes_no_more_steps_with_the_years(stores: dict[int, Path]) -> None:
    counts = {}
    for size, path in stores.items():
        with writing(path) as writer:
            steps = 0

            def step() -> int:
                nonlocal steps
                steps += 1
                return 0

            raw: Any = writer._connection.connection.driver_connection
            raw.set_progress_handler(step, 1)
            written = writer.put(an_action())
            writer.put(an_action(written.id, text="another"))
            counts[size] = steps
            raw.set_progress_handler(None, 1)
    assert counts[MANY] < 1.2 * counts[FEW]


# What grows with each week of use. Of everything else a person has a few, and a list of it shows all.
WHOLE = {"everything", "merge_tried"}  # what is asked by those commands alone that go through the whole notebook
GROWING = {"importance", "week_rating", "week", "action", "opportunity", "reflection", "check_in", "change"}
# What `list-experiments` shows, and what a notebook takes along wherever it goes.
LISTED_WHOLE = {"action_belief", "sqlite_autoindex_tombstone_1"}


def one_of_each() -> list[Record]:
    """A record of every kind, in the order in which they refer to each other."""
    other = natural_id("value", "third")
    comparison = Comparison(id=new_id(), day=WEEK.start, options=("stay", "go"))
    action = an_action(value_id=other)
    records = [
        a_value(other),
        a_wording(other),
        Rest(id=new_id(), value_id=other, start=WEEK.start),
        an_importance(5, WEEK.start, other),
        a_rating(WEEK.start, 5, other),
        a_week(WEEK.end, first_focus=other),
        a_step(value_id=other),
        a_routine(value_id=other),
        action,
        an_opportunity(value_id=other, same_as=action.id),
        an_activity(value_id=other),
        Reflection(id=new_id(), day=WEEK.start, kind=ReflectionKind.WEEKLY, about=action.id),
        a_note(),
        comparison,
        OptionLeaning(id=new_id(), comparison_id=comparison.id, option=0, value_id=other, leaning=Leaning.TOWARD),
        Maintenance(id=new_id(), signs="short nights"),
        Contact(id=new_id(), name="Ana", reach="next door"),
    ]
    assert {type(record) for record in records} == set(KINDS.values())
    return records


def everything_asked(reader: Reader) -> None:
    """Each query once; what it takes is read off its signature."""
    (action, *_) = reader.actions(WEEK)
    samples: dict[str, object] = {
        "Week": WEEK,
        "date": WEEK.start,
        "str": VALUE,
        "int": 20,
        "Sequence[Week]": [WEEK, WEEK.next],
        "Sequence[str]": [action.id, VALUE],
        "Sequence[type[R]]": [Action, Opportunity],
        "Sequence[type[Record]]": [Action, Opportunity],
        "Record": action,
        "Known": "barrier",
        "Span": Span(EARLIEST, LATEST, 5),
        "Wanted": Wanted(tuple(EntryKind), EARLIEST, LATEST, AN_INSTANT, AN_INSTANT),
    }
    exact = {"prefix": action.id[:8], "action_id": action.id}
    for name, query in inspect.getmembers(Reader, inspect.isfunction):
        if not name.startswith("_") and name not in WHOLE:
            (_, *parameters) = inspect.signature(query).parameters.values()
            query(reader, *(exact.get(each.name) or samples[each.annotation.split(" | ")[0]] for each in parameters))
    for what in get_args(Known):
        reader.naming(what, reader.known_words(what) or ["x"])


def everything_written(writer: Writer) -> None:
    """A record of each kind is written, put right, taken out, brought back and taken out again."""
    for record in [writer.put(record) for record in one_of_each()]:
        name = {"Comparison": "question", "Maintenance": "signs", "CheckIn": "note"}.get(type(record).__name__)
        if name:
            other: dict[str, Any] = {name: "other"}
            writer.put(replace(record, **other))
        if type(record).__name__ in {"Contact", "Maintenance", "Comparison", "CheckIn"}:
            writer.remove(record)
    writer.remove(writer.life(natural_id("value", "third")).value)
    writer.undo()
    writer.redo()
    writer.undo()


def sent(path: Path, task: Callable[[Any], None]) -> dict[str, list[str]]:
    """Every statement that a task sends to a store, with how SQLite looks for its rows."""
    statements: list[str] = []

    def plans(connection: sqlite3.Connection) -> dict[str, list[str]]:
        connection.set_trace_callback(None)
        return {
            sql: [detail for *_, detail in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in dict.fromkeys(statements)
            if sql.split()[0] in {"SELECT", "WITH", "INSERT", "UPDATE", "DELETE"}
        }

    if task is everything_asked:
        with closing(connecting.connect(path, "ro", connecting.READING)) as connection:
            connection.set_trace_callback(statements.append)
            task(Reader(connection.execute))
            return plans(connection)
    with writing(path) as writer:
        raw: Any = writer._connection.connection.driver_connection
        raw.set_trace_callback(statements.append)
        task(writer)
        return plans(raw)


def scans(plan: list[str]) -> list[str]:
    """Where SQLite goes through a table from end to end, but for what a statement has made for itself."""
    its_own = {line.split()[1] for line in plan if line.startswith(("MATERIALIZE", "CO-ROUTINE"))}
    small = ({*KINDS} - GROWING) | its_own | {"CONSTANT"}
    return [
        line
        for line in plan
        if line.startswith("SCAN")
        and not (line.split()[1] in small or line.split()[1].isdigit() or line.split()[-1] in LISTED_WHOLE)
    ]


@pytest.mark.parametrize("task", [everything_asked, everything_written])
def test_no_statement_scans_what_grows(stores: dict[int, Path], task: Callable[[Any], None]) -> None:
    def steps(sql: str, size: int) -> int:
        return run(stores[size], lambda reader: [*reader._execute(sql, {})].clear())[1]

    found = {sql: scans(plan) for sql, plan in sent(stores[MANY], task).items()}
    assert len(found) > 40
    for sql, through in found.items():
        # what goes along a key or an index and stops at a limit has seen a few of its rows
        is_walk = sql.lstrip().startswith("SELECT") and re.search(r"LIMIT \d+", sql)
        assert not through or (is_walk and steps(sql, MANY) < 1.2 * steps(sql, FEW)), (sql, through)

"""What a week's reading costs does not grow with the years: statements, steps of SQLite, and the use of indexes."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.stores import VALUE, a_rating, a_value, a_week, a_wording, an_action, an_importance, ask, writing
from valuetrack.model import Action, Opportunity, natural_id
from valuetrack.store.plain_file import connecting
from valuetrack.store.reading import Reader
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

WEEK = Week(date(2026, 1, 12))
OTHER = natural_id("value", "other")
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
        "reflection (id, entry, created_at, updated_at, day, kind)": f"{kept}, {_DAY}, 'weekly'",
        "check_in (id, entry, created_at, updated_at, day, note)": f"{kept}, {_DAY}, 'x'",
        "week (id, entry, created_at, updated_at, week, set_aside)": f"{kept}, {start}, number % 2",
        "change (entry, group_id, command, at, kind, record_id, standing)": (
            f"100 + number, {_ID}, 'test', '2026-01-01T00:00:00+00:00', 'check_in', {_ID}, 'stands'"
        ),
        "week_rating (id, entry, created_at, updated_at, value_id, week, lived)": f"{kept}, '{VALUE}', {start}, 5",
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

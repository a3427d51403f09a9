"""What is off its scale, not a choice, or not text that can be kept gets neither past validation nor into a table."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError
from sqlalchemy import CheckConstraint, Integer, Text

from tests.store.stores import (
    NOW,
    VALUE,
    WED,
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
    rows,
    writing,
)
from valuetrack.errors import BadText, NotUnderstood, OutOfRange
from valuetrack.frozen import replace
from valuetrack.model import (
    SCALES,
    Comparison,
    Described,
    Field,
    Leaning,
    OptionLeaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    facts_of,
    new_id,
)
from valuetrack.store.kinds import TABLE
from valuetrack.store.tables import columns as types
from valuetrack.store.tables import row, schema, table

if TYPE_CHECKING:
    from pathlib import Path

ACTION = an_action()
OPPORTUNITY = an_opportunity()
A_MOMENT = Reflection(id=VALUE, day=WED, kind=ReflectionKind.INTENSE_MOMENT)
RATINGS = ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment")

OFF_SCALE = [
    (an_importance(5), "importance", -1, "0-10"),
    (an_importance(5), "importance", 11, "0-10"),
    (a_rating(WED), "lived", 11, "0-10"),
    (a_rating(WED), "likely", -1, "0-10"),
    *[(record, name, 11, "0-10") for record in (ACTION, OPPORTUNITY) for name in RATINGS],
    (ACTION, "confidence", 11, "0-10"),
    (ACTION, "belief_before", 101, "0-100"),
    (ACTION, "belief_after", -1, "0-100"),
    (ACTION, "planned_minutes", -1, "0-1000000"),
    (ACTION, "minutes", 1_000_001, "0-1000000"),
    (OPPORTUNITY, "minutes", -1, "0-1000000"),
    (a_step(), "difficulty", 11, "0-10"),
    *[(an_activity(), name, 11, "0-10") for name in (*RATINGS, "energy")],
    (an_activity(), "minutes", -1, "0-1000000"),
    (a_routine(), "planned_minutes", -1, "0-1000000"),
    (ACTION, "smaller_confidence", 11, "0-10"),
    (A_MOMENT, "intensity", -1, "0-10"),
]


@pytest.mark.parametrize(("record", "name", "number", "scale"), OFF_SCALE)
def test_a_number_off_its_scale_is_refused_and_named(
    store: Path, record: Record, name: str, number: int, scale: str
) -> None:
    before = rows(store)
    changes: dict[str, Any] = {name: number}
    with pytest.raises(OutOfRange) as caught, writing(store) as writer:
        writer.put(replace(record, **changes))
    assert caught.value.message.lower().startswith(name.replace("_", " "))
    assert scale in caught.value.message
    assert rows(store) == before


@pytest.mark.parametrize(
    ("record", "name", "text"),
    [
        (ACTION, "text", "a\x00b"),
        (ACTION, "got_in_way", "half a pair: \ud800"),
        (ACTION, "why", " \n"),
        (ACTION, "helped", ("tea", "")),
        (OPPORTUNITY, "text", ""),
        (a_note(), "note", "x" * 100_001),
        (a_rating(WED), "note", "\x00"),
    ],
)
def test_text_that_cannot_be_kept_is_refused_without_being_repeated(
    store: Path, record: Record, name: str, text: object
) -> None:
    before = rows(store)
    changes: dict[str, Any] = {name: text}
    with pytest.raises(BadText) as caught, writing(store) as writer:
        writer.put(replace(record, **changes))
    assert caught.value.message.lower().startswith(name.replace("_", " "))
    assert "xxx" not in str(caught.value)
    assert rows(store) == before


def test_text_at_the_limit_is_kept(store: Path) -> None:
    with writing(store) as writer:
        assert len(writer.put(a_note("x" * 100_000)).note) == 100_000


def test_line_ends_become_line_feeds(store: Path) -> None:
    with writing(store) as writer:
        stored = writer.put(an_action(why="one\r\ntwo\rthree", helped=("a\r\nb",)))
    assert (stored.why, stored.helped) == ("one\ntwo\nthree", ("a\nb",))


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        (ACTION, "confidence", "7"),
        (ACTION, "confidence", True),
        (ACTION, "day", "2026-01-14"),
        (ACTION, "day", datetime(2026, 1, 14)),  # noqa: DTZ001 - naive is the point
        (ACTION, "outcome", "done"),
        (ACTION, "helped", "secret words"),
        (OPPORTUNITY, "taken", 1),
        (OPPORTUNITY, "text", None),
    ],
)
def test_a_value_of_another_type_is_a_mistake_of_the_program_and_not_repeated(
    store: Path, record: Record, name: str, value: object
) -> None:
    changes: dict[str, Any] = {name: value}
    with pytest.raises(ValidationError) as caught, writing(store) as writer:
        writer.put(replace(record, **changes))
    assert "secret words" not in str(caught.value)


def test_a_moment_without_a_zone_is_refused(path: Path) -> None:
    with pytest.raises(ValidationError), writing(path, now=NOW.replace(tzinfo=None)) as writer:
        writer.put(a_value())


@pytest.mark.parametrize("table", schema().tables)
def test_every_table_is_strict(store: Path, table: str) -> None:
    assert (table, 1) in ask(store, "SELECT name, strict FROM pragma_table_list")


@pytest.fixture
def filled(store: Path) -> Path:
    """A store with a record of every kind that has checks."""
    with writing(store) as writer:
        comparison = Comparison(id=new_id(), day=WED, options=("stay", "go"))
        leaning = OptionLeaning(
            id=new_id(), comparison_id=comparison.id, option=1, value_id=VALUE, leaning=Leaning.TOWARD
        )
        for record in (
            *(ACTION, OPPORTUNITY, an_importance(5), a_rating(WED), a_week(WED), a_step(), comparison, leaning),
            *(an_activity(), a_routine(), a_value(), a_wording()),
        ):
            writer.put(record)
        writer.put(Reflection(id=VALUE, day=WED, kind=ReflectionKind.RETURN))
    ask(store, "INSERT INTO leftover VALUES ('draft', 'a name')")
    return store


CHECKED = [
    *[("action", name, 11) for name in (*RATINGS, "confidence")],
    *[("opportunity", name, -1) for name in RATINGS],
    *[("activity", name, -1) for name in (*RATINGS, "energy")],
    *[("action", name, 101) for name in ("belief_before", "belief_after")],
    *[(table, "minutes", -1) for table in ("action", "opportunity", "activity")],
    *[(table, "planned_minutes", 1_000_001) for table in ("action", "routine")],
    *[(table, "barrier_source", "'other'") for table in ("action", "opportunity")],
    *[("action", name, 2) for name in ("barrier_came", "coping_tried")],
    ("action", "smaller_confidence", 11),
    ("activity", "leads", "'other'"),
    ("routine", "paused", 2),
    ("value", "tracks", "'other'"),
    ("wording", "chosen", 2),
    ("comparison", "chosen", 5),
    ("importance", "importance", 11),
    ("week_rating", "lived", 11),
    ("week_rating", "likely", -1),
    ("week", "set_aside", 2),
    ("opportunity", "taken", 2),
    ("change", "standing", "'other'"),
    ("leftover", "kind", "'other'"),
    ("action", "outcome", "'finished'"),
    ("action", "barrier_kind", "'other'"),
    ("action", "in_hard_moment", 2),
    ("opportunity", "barrier_kind", "'other'"),
    ("reflection", "kind", "'other'"),
    ("reflection", "intensity", 11),
    ("reflection", "room", 2),
    ("step", "difficulty", -1),
    ("leaning", "option", 5),
    ("leaning", "leaning", "'other'"),
]


@pytest.mark.parametrize(("table", "column", "value"), CHECKED)
def test_the_table_itself_checks_and_names_its_check(filled: Path, table: str, column: str, value: object) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: {table}_{column}"):
        ask(filled, f"UPDATE {table} SET {column} = {value}")  # noqa: S608


def test_every_check_is_tested() -> None:
    tested = {f"{table}_{column}" for table, column, _ in CHECKED} | {"action_day_or_week"}
    checks = {
        str(constraint.name)
        for table in schema().tables.values()
        for constraint in table.constraints
        if constraint.__visit_name__ == "table_or_column_check_constraint"
    }
    assert checks == tested


@pytest.mark.parametrize("when", ["day = NULL, week = NULL", "day = '2026-01-14', week = '2026-01-12'"])
def test_an_action_has_a_day_or_a_week(filled: Path, when: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="action_day_or_week"):
        ask(filled, f"UPDATE action SET {when}")  # noqa: S608


@pytest.mark.parametrize(
    ("record", "other"),
    [
        (an_importance(5), an_importance(6)),
        (a_rating(WED), a_rating(WED, 7)),
        (a_week(WED), a_week(WED, set_aside=True)),
    ],
)
def test_what_is_one_per_day_or_week_cannot_be_two(store: Path, record: Record, other: Record) -> None:
    with writing(store) as writer:
        writer.put(record)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), writing(store) as writer:
        writer.put(replace(other, id=VALUE))


@pytest.mark.parametrize(
    "record",
    [
        an_action(value_id="nobody"),
        an_action(carried_from="nobody"),
        an_action(step_id="nobody"),
        a_step(value_id="nobody"),
        OptionLeaning(id=VALUE, comparison_id="nobody", option=0, value_id=VALUE, leaning=Leaning.AWAY),
        an_opportunity(same_as="nobody"),
        a_week(WED, first_focus="nobody"),
        a_week(WED, second_focus="nobody"),
    ],
)
def test_what_a_record_refers_to_has_to_be_there(store: Path, record: Record) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), writing(store) as writer:
        writer.put(record)


def test_a_refused_row_is_told_without_its_words(store: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError) as caught, writing(store) as writer:
        writer.put(an_action(text="secret words", value_id="nobody"))
    assert "secret words" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_table_alone_does_not_validate_but_model_validate_does() -> None:
    table = row("importance")
    values = {**vars(an_importance(11)), "entry": 1, "created_at": NOW, "updated_at": NOW}
    assert table(**values) is not None
    with pytest.raises(OutOfRange):
        table.model_validate(values, strict=True)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        row("check_in").model_validate({**vars(a_note()), "entry": 1, "created_at": NOW, "updated_at": NOW, "new": 1})


def test_what_is_rated_is_one_of_a_few(store: Path) -> None:
    with writing(store) as writer:
        assert writer.put(an_action(rate=("mood", "effort"))).rate == ("mood", "effort")
    with pytest.raises(NotUnderstood, match="anxiety, mood, effort, enjoyment"), writing(store) as writer:
        writer.put(an_action(rate=("mood", "weather")))


def test_outcomes_are_stored_by_their_values(store: Path) -> None:
    with writing(store) as writer:
        writer.put(an_action(outcome=Outcome.LET_GO, outcome_day=WED))
    assert ask(store, "SELECT outcome FROM action") == [("let-go",)]


_SCHEMA = """
import sys
from sqlalchemy.schema import CreateTable
from valuetrack.store.tables import row, schema
for name in sys.argv[1:]:
    row(name)
print(*(CreateTable(table) for table in schema().sorted_tables))
"""


def test_the_schema_is_the_same_whatever_was_built_first() -> None:
    def made_after(*names: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", _SCHEMA, *names], check=True, capture_output=True, text=True
        ).stdout

    assert made_after("opportunity", "leaning") == made_after()


_COLUMN_TYPES: dict[str, type[Any]] = {
    **dict.fromkeys(("text",), Text),
    **dict.fromkeys(("number", *SCALES), Integer),
    **dict.fromkeys(("id", "reference"), types.Id),
    "texts": types.Texts,
    "day": types.Day,
    "time": types.Clock,
    "instant": types.Instant,
    "truth": types.Truth,
    "choice": types.Choice,
}
_SET_BY_THE_WRITER = ("created_at", "updated_at")


def _condition(name: str, field: Field) -> str | None:
    """The check that a field's column has."""
    if field.kind in SCALES:
        return f"{name} BETWEEN {SCALES[field.kind].low} AND {SCALES[field.kind].high}"
    if field.kind == "truth":
        return f"{name} IN (0, 1)"
    if field.kind == "choice":
        return f"{name} IN ({', '.join(repr(str(one)) for one in field.choices)})"
    return None


@pytest.mark.parametrize(("kind", "name"), TABLE.items(), ids=str)
def test_a_table_is_equal_to_its_record(kind: type[Described], name: str) -> None:
    columns = table(name).columns
    fields = facts_of(kind)
    checks = {str(one.name): str(one.sqltext) for one in table(name).constraints if isinstance(one, CheckConstraint)}

    assert list(columns.keys()) == list(fields)
    for field_name, field in fields.items():
        column = columns[field_name]
        assert type(column.type) is _COLUMN_TYPES[field.kind], field_name
        assert column.nullable is (field.default is None and field_name not in _SET_BY_THE_WRITER), field_name
        refers = {f"{one}.id" for one in field.refers} if len(field.refers) == 1 else set()
        assert {one.target_fullname for one in column.foreign_keys} == refers, field_name
        if condition := _condition(field_name, field):
            assert checks[f"{name}_{field_name}"] == condition

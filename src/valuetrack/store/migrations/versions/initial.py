"""Revision 1: the schema of the first release."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from valuetrack.store.types import Choice, Clock, Day, Id, Instant, Texts, Truth

revision = "1"
down_revision = None

_RATINGS = ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment")


def _some(kind: type[Any], *names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, kind, nullable=True) for name in names)


def _all(kind: type[Any], *names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, kind, nullable=False) for name in names)


def _between(table: str, low: int, high: int, *names: str) -> tuple[sa.CheckConstraint, ...]:
    return tuple(sa.CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=f"{table}_{name}") for name in names)


def _one_of(table: str, name: str, values: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{name} IN ({values})", name=f"{table}_{name}")


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"{table}_{column}_exists")


def _create(table: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    key = sa.PrimaryKeyConstraint("id", name=f"{table}_key")
    op.create_table(
        table, *_all(Id, "id"), *_all(sa.Integer, "entry"), *_all(Instant, "created_at", "updated_at"), *parts, key,
        sqlite_strict=True,
    )  # fmt: skip


def _happened() -> tuple[sa.Column[Any], ...]:
    return (
        *_some(sa.Text, "got_in_way"),
        *_some(Choice, "barrier_kind"),
        *_some(sa.Integer, "anxiety_before", "anxiety_after", "mood_before", "mood_after"),
        *_some(sa.Integer, "minutes", "effort", "enjoyment"),
        *_all(Texts, "helped", "hindered"),
        *_some(sa.Text, "learned", "relief", "cost"),
    )


def _checks_of_happened(table: str) -> tuple[sa.CheckConstraint, ...]:
    return (
        *_between(table, 0, 10, *_RATINGS),
        *_between(table, 0, 1_000_000, "minutes"),
        _one_of(table, "barrier_kind", "'internal', 'external'"),
    )


def upgrade() -> None:
    """Make every table and index."""
    _values()
    _weeks()
    _actions()
    _opportunities()
    _notes()
    _log()


def _values() -> None:
    _create("value", *_all(Day, "created"))
    _create(
        "wording",
        *_all(Id, "value_id"),
        *_all(Day, "day"),
        *_all(sa.Text, "name"),
        *_some(sa.Text, "meaning", "domain"),
        _refers("wording", "value_id", "value"),
    )
    _create(
        "rest",
        *_all(Id, "value_id"),
        *_all(Day, "start"),
        *_some(Day, "until"),
        _refers("rest", "value_id", "value"),
    )
    _create(
        "importance",
        *_all(Id, "value_id"),
        *_all(Day, "day"),
        *_all(sa.Integer, "importance"),
        sa.UniqueConstraint("value_id", "day", name="importance_value_day"),
        *_between("importance", 0, 10, "importance"),
        _refers("importance", "value_id", "value"),
    )


def _weeks() -> None:
    _create(
        "week_rating",
        *_all(Id, "value_id"),
        *_all(Day, "week"),
        *_some(sa.Integer, "lived", "likely"),
        *_some(sa.Text, "note"),
        sa.UniqueConstraint("week", "value_id", name="week_rating_week_value"),
        *_between("week_rating", 0, 10, "lived", "likely"),
        _refers("week_rating", "value_id", "value"),
    )
    op.create_index("week_rating_lived", "week_rating", ["value_id", "week"], sqlite_where=sa.text("lived IS NOT NULL"))
    _create(
        "week",
        *_all(Day, "week"),
        *_some(Id, "first_focus", "second_focus"),
        *_all(Truth, "set_aside"),
        sa.UniqueConstraint("week", name="week_week"),
        _one_of("week", "set_aside", "0, 1"),
        _refers("week", "first_focus", "value"),
        _refers("week", "second_focus", "value"),
    )


def _actions() -> None:
    _create(
        "action",
        *_happened(),
        *_all(Id, "value_id"),
        *_all(sa.Text, "text"),
        *_some(Day, "day", "week"),
        *_some(Clock, "at"),
        *_some(sa.Text, "why"),
        *_some(sa.Integer, "confidence"),
        *_some(sa.Text, "barrier", "coping", "smaller", "cue", "reward", "energy_window", "with_whom", "goal"),
        *_some(sa.Integer, "planned_minutes"),
        *_some(sa.Text, "belief"),
        *_some(sa.Integer, "belief_before"),
        *_some(Id, "carried_from"),
        *_some(Choice, "outcome"),
        *_some(Day, "outcome_day"),
        *_some(sa.Integer, "belief_after"),
        *_some(sa.Text, "result"),
        sa.CheckConstraint("(day IS NULL) <> (week IS NULL)", name="action_day_or_week"),
        *_between("action", 0, 10, "confidence"),
        *_between("action", 0, 1_000_000, "planned_minutes"),
        *_between("action", 0, 100, "belief_before", "belief_after"),
        _one_of("action", "outcome", "'done', 'smaller', 'not-taken', 'carried', 'let-go'"),
        *_checks_of_happened("action"),
        _refers("action", "value_id", "value"),
        _refers("action", "carried_from", "action"),
    )
    op.create_index("action_day_value", "action", ["day", "value_id"])
    op.create_index("action_week_value", "action", ["week", "value_id"])
    op.create_index("action_carried_from", "action", ["carried_from"])


def _opportunities() -> None:
    _create(
        "opportunity",
        *_happened(),
        *_all(Id, "value_id"),
        *_all(sa.Text, "text"),
        *_all(Day, "day"),
        *_all(Truth, "taken"),
        *_some(Id, "same_as"),
        _one_of("opportunity", "taken", "0, 1"),
        *_checks_of_happened("opportunity"),
        _refers("opportunity", "value_id", "value"),
        _refers("opportunity", "same_as", "action"),
    )
    op.create_index("opportunity_day_value", "opportunity", ["day", "value_id"])
    op.create_index("opportunity_same_as", "opportunity", ["same_as"])


def _notes() -> None:
    kinds = "'weekly', 'after-not-acting', 'intense-moment', 'grieving-a-limit', 'return'"
    _create(
        "reflection",
        *_all(Day, "day"),
        *_all(Choice, "kind"),
        *_some(Id, "about"),
        *_some(sa.Text, "happened", "common_humanity", "kind_words", "learned"),
        _one_of("reflection", "kind", kinds),
    )
    op.create_index("reflection_day", "reflection", ["day"])
    _create("check_in", *_all(Day, "day"), *_all(sa.Text, "note"))
    op.create_index("check_in_day", "check_in", ["day"])


def _log() -> None:
    op.create_table(
        "change",
        *_all(sa.Integer, "entry"),
        *_all(Id, "group_id"),
        *_all(sa.Text, "command"),
        *_all(Instant, "at"),
        *_all(sa.Text, "kind"),
        *_all(Id, "record_id"),
        *_some(sa.Text, "before", "after"),
        *_all(Choice, "standing"),
        _one_of("change", "standing", "'stands', 'undone', 'gone'"),
        sa.PrimaryKeyConstraint("entry", name="change_key"),
        sqlite_strict=True,
    )
    op.create_index("change_group", "change", ["group_id", "entry"])
    op.create_index("change_undone", "change", ["entry"], sqlite_where=sa.text("standing = 'undone'"))

"""Revision 4: activities and routines, and what the method asks of values, actions, opportunities and comparisons."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from valuetrack.store.migrations.whole_method import create, of, widen
from valuetrack.store.tables.columns import Choice, Clock, Day, Id, Texts, Truth

revision = "4"
down_revision = "3"
MARK = ("activity", "id")

_SOURCES = (
    *("anxiety", "fatigue", "self-criticism", "thought", "habit"),
    *("time", "money", "discrimination", "other-people", "illness", "place"),
)
_RATINGS = ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment", "energy")


def upgrade() -> None:
    """Make two tables, and give four others their new columns."""
    _make_activities()
    _make_routines()
    widen("value", _one_of("value", "tracks", ("anxiety", "mood", "both", "none")))
    widen("wording", sa.Column("facets", Texts, nullable=False, server_default="[]"))
    widen("wording", _truth("wording", "chosen"))
    widen("comparison", _number("comparison", "chosen", 4))
    widen("action", _one_of("action", "barrier_source", _SOURCES))
    widen("action", _truth("action", "barrier_came"))
    widen("action", _truth("action", "coping_tried"))
    widen("action", _number("action", "smaller_confidence", 10))
    widen("action", sa.Column("facet", sa.Text, nullable=True))
    widen("action", _reference("action", "also", "value"))
    widen("action", sa.Column("acts_on", sa.Text, nullable=True))
    widen("action", _reference("action", "routine_id", "routine"))
    widen("opportunity", _one_of("opportunity", "barrier_source", _SOURCES))
    widen("opportunity", sa.Column("facet", sa.Text, nullable=True))
    widen("opportunity", _reference("opportunity", "also", "value"))
    for table, column, *more in (
        ("action", "also", "entry"),
        ("action", "routine_id"),
        ("action", "goal"),
        ("action", "got_in_way"),
        ("action", "acts_on"),
        ("action", "barrier"),
        ("action", "facet"),
        ("opportunity", "also", "entry"),
        ("opportunity", "got_in_way"),
        ("opportunity", "facet"),
    ):
        known = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"{table}_{column.removesuffix('_id')}", table, [column, *more], sqlite_where=known)


def _make_activities() -> None:
    create(
        "activity",
        *(_number("activity", name, 10) for name in _RATINGS[:4]),
        _number("activity", "minutes", 1_000_000),
        *(_number("activity", name, 10) for name in _RATINGS[4:6]),
        *(sa.Column(name, Texts, nullable=False) for name in ("helped", "hindered")),
        *(sa.Column(name, sa.Text, nullable=True) for name in ("learned", "relief", "cost")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("day", Day, nullable=False),
        _reference("activity", "value_id", "value"),
        sa.Column("at", Clock, nullable=True),
        _number("activity", "energy", 10),
        _one_of("activity", "leads", ("toward", "away", "neither")),
    )
    op.create_index("activity_day_value", "activity", ["day", "value_id"])
    op.create_index("activity_value", "activity", ["value_id", "day", "entry"])


def _make_routines() -> None:
    create(
        "routine",
        of("routine", "value_id", "value"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", Day, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("until", Day, nullable=True),
        sa.Column("at", Clock, nullable=True),
        _number("routine", "planned_minutes", 1_000_000),
        sa.Column("smaller", sa.Text, nullable=True),
        sa.Column("paused", Truth, sa.CheckConstraint("paused IN (0, 1)", name="routine_paused"), nullable=False),
    )
    op.create_index("routine_value", "routine", ["value_id"])


def _number(table: str, name: str, most: int) -> sa.Column[Any]:
    check = sa.CheckConstraint(f"{name} BETWEEN 0 AND {most}", name=f"{table}_{name}")
    return sa.Column(name, sa.Integer, check, nullable=True)


def _truth(table: str, name: str) -> sa.Column[Any]:
    return sa.Column(name, Truth, sa.CheckConstraint(f"{name} IN (0, 1)", name=f"{table}_{name}"), nullable=True)


def _one_of(table: str, name: str, words: tuple[str, ...]) -> sa.Column[Any]:
    check = sa.CheckConstraint(f"{name} IN ({', '.join(map(repr, words))})", name=f"{table}_{name}")
    return sa.Column(name, Choice, check, nullable=True)


def _reference(table: str, name: str, to: str) -> sa.Column[Any]:
    return sa.Column(name, Id, sa.ForeignKey(f"{to}.id", name=f"{table}_{name}_exists"), nullable=True)

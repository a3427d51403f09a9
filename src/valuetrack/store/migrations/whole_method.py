"""Revision 2: graded steps, comparisons, the maintenance plan, contacts, and what hard moments are."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from valuetrack.store.tables.columns import Choice, Day, Id, Instant, Texts, Truth

revision = "2"
MARK = ("step", "id")
down_revision = None  # schema 1 is what the first release has left in files, and is made no more


def upgrade() -> None:
    """Make five tables, and give actions and reflections their new columns."""
    _make_tables()
    widen("action", sa.Column("alternative", sa.Text, nullable=True))
    widen("action", sa.Column("step_id", Id, sa.ForeignKey("step.id", name="action_step_id_exists"), nullable=True))
    widen("action", sa.Column("rate", Texts, nullable=False, server_default="[]"))
    op.create_index("action_step", "action", ["step_id"], sqlite_where=sa.text("step_id IS NOT NULL"))
    taken = sa.text("outcome IN ('done', 'smaller')")
    op.create_index("action_taken", "action", ["outcome_day", "entry"], sqlite_where=taken)
    intensity = sa.CheckConstraint("intensity BETWEEN 0 AND 10", name="reflection_intensity")
    widen("reflection", sa.Column("intensity", sa.Integer, intensity, nullable=True))
    room = sa.CheckConstraint("room IN (0, 1)", name="reflection_room")
    widen("reflection", sa.Column("room", Truth, room, nullable=True))


def _make_tables() -> None:
    create(
        "step",
        of("step", "value_id", "value"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("difficulty", sa.Integer, nullable=False),
        sa.Column("retired", Day, nullable=True),
        sa.CheckConstraint("difficulty BETWEEN 0 AND 10", name="step_difficulty"),
    )
    op.create_index("step_value", "step", ["value_id"])
    create(
        "comparison",
        sa.Column("day", Day, nullable=False),
        sa.Column("options", Texts, nullable=False),
        sa.Column("question", sa.Text, nullable=True),
    )
    create(
        "leaning",
        of("leaning", "comparison_id", "comparison"),
        sa.Column("option", sa.Integer, nullable=False),
        of("leaning", "value_id", "value"),
        sa.Column("leaning", Choice, nullable=False),
        sa.CheckConstraint("option BETWEEN 0 AND 4", name="leaning_option"),
        sa.CheckConstraint("leaning IN ('toward', 'away', 'neither')", name="leaning_leaning"),
    )
    op.create_index("leaning_comparison", "leaning", ["comparison_id"])
    words = (sa.Column(name, sa.Text, nullable=True) for name in ("signs", "stressors", "first_step", "people"))
    create("maintenance", *words, *(sa.Column(name, Day, nullable=True) for name in ("revisit", "revisited")))
    create("contact", *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "reach")))


def of(table: str, name: str, to: str) -> sa.Column[Any]:
    """The column of a table that says what each of its rows belongs to."""
    return sa.Column(name, Id, sa.ForeignKey(f"{to}.id", name=f"{table}_{name}_exists"), nullable=False)


def create(table: str, *parts: sa.Column[Any] | sa.Constraint) -> None:
    """Make the table of a kind of record, with what every record has."""
    kept = (
        sa.Column("id", Id, nullable=False),
        sa.Column("entry", sa.Integer, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("updated_at", Instant, nullable=False),
    )
    op.create_table(table, *kept, *parts, sa.PrimaryKeyConstraint("id", name=f"{table}_key"), sqlite_strict=True)


def widen(table: str, column: sa.Column[Any]) -> None:
    """Give a table a column."""
    op.add_column(table, column, inline_references=True)

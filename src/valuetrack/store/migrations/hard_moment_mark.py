"""Revision 3: the mark of a step that was planned in a hard moment, and an index for all that is looked up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from valuetrack.store.tables.columns import Truth

revision = "3"
down_revision = "2"
MARK = ("action", "in_hard_moment")

_INDEXES = (
    ("wording_value", "wording", ["value_id", "day"]),
    ("rest_value", "rest", ["value_id", "start"]),
    ("week_rating_value", "week_rating", ["value_id", "week"]),
    ("action_value", "action", ["value_id", "entry"]),
    ("opportunity_value", "opportunity", ["value_id", "day", "entry"]),
    ("comparison_day", "comparison", ["day"]),
    ("leaning_value", "leaning", ["value_id"]),
    ("change_record", "change", ["record_id", "entry"]),
    ("change_standing", "change", ["standing", "entry"]),
)
_OF_SOME_ROWS = (
    ("week_first_focus", "week", "first_focus", "first_focus"),
    ("week_second_focus", "week", "second_focus", "second_focus"),
    ("action_belief", "action", "entry", "belief"),
    ("reflection_about", "reflection", "about", "about"),
)


def upgrade() -> None:
    """Give actions their mark, and make the indexes."""
    mark = sa.CheckConstraint("in_hard_moment IN (0, 1)", name="action_in_hard_moment")
    op.add_column("action", sa.Column("in_hard_moment", Truth, mark, nullable=False, server_default="0"))
    op.drop_index("change_undone", "change")
    for name, table, columns in _INDEXES:
        op.create_index(name, table, columns)
    for name, table, column, known in _OF_SOME_ROWS:
        op.create_index(name, table, [column], sqlite_where=sa.text(f"{known} IS NOT NULL"))

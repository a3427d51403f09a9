"""The revision after the last: notes have warmth, and values are rebuilt."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from valuetrack.store import engine

revision = str(engine.SCHEMA + 1)
down_revision = str(engine.SCHEMA)
MARK = ("check_in", "warmth")


def upgrade() -> None:
    """Add a column to a table, and another to one that has to be rebuilt."""
    op.add_column("check_in", sa.Column("warmth", sa.Integer(), nullable=True))
    op.execute("UPDATE check_in SET warmth = 5")
    with op.batch_alter_table("value", recreate="always") as value:
        value.add_column(sa.Column("colour", sa.Text(), nullable=True))

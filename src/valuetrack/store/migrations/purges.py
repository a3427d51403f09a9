"""Revision 5: what is left of records that were removed for good."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from valuetrack.store.tables.columns import Choice, Id, Instant

revision = "5"
down_revision = "4"
MARK = ("tombstone", "id")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "tombstone",
        sa.Column("id", Id, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="tombstone_key"),
        sqlite_strict=True,
    )
    op.create_index("tombstone_at", "tombstone", ["at"])
    op.create_table(
        "leftover",
        sa.Column("kind", Choice, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", name="leftover_key"),
        sa.CheckConstraint("kind IN ('file', 'draft', 'backup')", name="leftover_kind"),
        sqlite_strict=True,
    )

"""Revision 2, which forgets what refers to a value."""

from __future__ import annotations

from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Take out the values alone."""
    op.execute("DELETE FROM value")

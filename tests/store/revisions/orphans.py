"""Revision 2, which forgets what refers to a value."""

from __future__ import annotations

from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Take out the values alone."""
    op.execute("DELETE FROM value")

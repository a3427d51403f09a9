"""Revision 2, which divides by zero after its first step."""

from __future__ import annotations

from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Take everything out, and stop."""
    op.execute("DELETE FROM change")
    op.execute("DROP TABLE check_in")
    op.execute(f"SELECT {1 // 0}")

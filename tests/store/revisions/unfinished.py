"""The revision after the last, which divides by zero after its first step."""

from __future__ import annotations

from alembic import op

from valuetrack.store import engine

revision = str(engine.SCHEMA + 1)
down_revision = str(engine.SCHEMA)
MARK = ("check_in", "shade")


def upgrade() -> None:
    """Take everything out, and stop."""
    op.execute("DELETE FROM change")
    op.execute("DROP TABLE check_in")
    op.execute(f"SELECT {1 // 0}")

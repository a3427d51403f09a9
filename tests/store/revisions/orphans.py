"""The revision after the last, which forgets what refers to a value."""

from __future__ import annotations

from alembic import op

from valuetrack.store import engine

revision = str(engine.SCHEMA + 1)
down_revision = str(engine.SCHEMA)
MARK = ("value", "shade")


def upgrade() -> None:
    """Take out the values alone."""
    op.execute("DELETE FROM value")

"""Bringing the tables of an older store up to date with Alembic's revisions, on whatever engine keeps them."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import inspect

from valuetrack.store.migrations import activities_and_routines, hard_moment_mark, purges, whole_method

if TYPE_CHECKING:
    from sqlalchemy import Connection

# In their order; each is a module as Alembic knows it, with its number as its revision, and as MARK a column it makes.
REVISIONS: tuple[ModuleType, ...] = (whole_method, hard_moment_mark, activities_and_routines, purges)


def fits(connection: Connection, version: int) -> bool:
    """Whether a store of that number has what the revisions up to it have made, and nothing of those after it."""
    there = inspect(connection)
    for step in REVISIONS:
        table, column = step.MARK
        has_it = there.has_table(table) and column in {one["name"] for one in there.get_columns(table)}
        if has_it is not (int(step.revision) <= version):
            return False
    return True


def climb(connection: Connection, version: int, target: int) -> None:
    """Run the revisions after `version` up to `target`."""
    with Operations.context(MigrationContext.configure(connection)):
        for step in REVISIONS:
            if version < int(step.revision) <= target:
                step.upgrade()

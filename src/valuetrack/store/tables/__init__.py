"""The tables: the one truth of the schema, its checks and its indexes. Rows never leave the store.

Fields bear the names of the fields in model.py. Validation (`model_validate`, which alone validates a table) raises
OutOfRange and BadText from there. A table is built when a record of it is first written: building all of them costs a
command that writes one more than everything else that it does itself. For the same reason the modules of the tables
have their annotations as objects: as texts, pydantic would compile each of them. What a table refers to is there with
its key alone until it is built itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy import Column, Table, UniqueConstraint
from sqlalchemy.orm import configure_mappers

from valuetrack.store.tables.columns import METADATA, Id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import MetaData
    from sqlmodel import SQLModel

_TABLES = {
    "value": ("values", "ValueRow"),
    "wording": ("values", "WordingRow"),
    "rest": ("values", "RestRow"),
    "importance": ("values", "ImportanceRow"),
    "week_rating": ("weeks", "WeekRatingRow"),
    "week": ("weeks", "WeekRow"),
    "step": ("steps", "StepRow"),
    "routine": ("routines", "RoutineRow"),
    "action": ("actions", "ActionRow"),
    "opportunity": ("opportunities", "OpportunityRow"),
    "activity": ("activities", "ActivityRow"),
    "reflection": ("reflections", "ReflectionRow"),
    "check_in": ("notes", "CheckInRow"),
    "comparison": ("comparisons", "ComparisonRow"),
    "leaning": ("comparisons", "LeaningRow"),
    "maintenance": ("maintenance", "MaintenanceRow"),
    "contact": ("contacts", "ContactRow"),
    "change": ("changes", "ChangeRow"),
    "tombstone": ("purges", "TombstoneRow"),
    "leftover": ("purges", "LeftoverRow"),
}
TABLES = tuple(_TABLES)
HOMES = frozenset(home for home, _ in _TABLES.values())
# What a noun writes to beside its own table, or without one; what is taken back or deleted may be anything.
_PARTS = {
    "hard_moments": ("reflections", "actions"),
    "routines": ("routines", "actions"),
    "words": ("values", "actions", "opportunities"),
    "changes": tuple(HOMES),
    "imports": tuple(HOMES),
}


def row(name: str) -> type[SQLModel]:
    """The class of a table's rows."""
    module, row_name = _TABLES[name]
    found: type[SQLModel] = getattr(import_module(f"valuetrack.store.tables.{module}"), row_name)
    for reference in METADATA.tables[name].foreign_keys:
        other = reference.target_fullname.partition(".")[0]
        if other not in METADATA.tables:
            Table(other, METADATA, Column("id", Id, primary_key=True))
    return found


def prepare(nouns: Iterable[str]) -> None:
    """Build what a change of these nouns writes to, and the log: whoever has locked the store builds nothing."""
    homes = {home for noun in nouns for home in _PARTS.get(noun, (noun,))}
    for name, (home, _) in _TABLES.items():
        if home in homes or name == "change":
            row(name).model_rebuild()
    configure_mappers()


def table(name: str) -> Table:
    """The table of that name."""
    row(name)
    return METADATA.tables[name]


def unique_together(name: str) -> list[tuple[str, ...]]:
    """The columns of the table of that name by which no two of its rows are the same, beside their ids."""
    found = (one for one in table(name).constraints if isinstance(one, UniqueConstraint))
    return [tuple(one.columns.keys()) for one in found]


def schema() -> MetaData:
    """All tables."""
    for name in TABLES:
        row(name)
    return METADATA

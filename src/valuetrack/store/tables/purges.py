"""What is left of records that were removed for good, and what is still to be done for it."""

from typing import Annotated

from sqlalchemy import Index, Text
from sqlmodel import Field

from valuetrack.store.kinds import Trace
from valuetrack.store.tables.columns import Choice, Id, Moment, Row


class TombstoneRow(Row, table=True):
    """A record that was removed for good."""

    __tablename__ = "tombstone"
    __parts__ = (Index("tombstone_at", "at"),)

    id: Annotated[str, Field(sa_type=Id, primary_key=True)]
    kind: Annotated[str, Field(sa_type=Text)]
    at: Moment


class LeftoverRow(Row, table=True):
    """A place that is still to be cleared."""

    __tablename__ = "leftover"

    kind: Annotated[Trace, Field(sa_type=Choice, primary_key=True)]
    name: Annotated[str, Field(sa_type=Text, primary_key=True)]

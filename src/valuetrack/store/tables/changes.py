"""The log of changes, from which undo reads."""

from typing import Annotated

from sqlalchemy import Index, Text
from sqlmodel import Field

from valuetrack.store.kinds import Standing
from valuetrack.store.tables.columns import LONG, Chosen, Identity, Moment, Row


class ChangeRow(Row, table=True):
    """The log: a record before and after it was written, as JSON with named columns."""

    __tablename__ = "change"
    __parts__ = (
        Index("change_group", "group_id", "entry"),
        Index("change_record", "record_id", "entry"),
        Index("change_standing", "standing", "entry"),
    )

    entry: Annotated[int, Field(sa_type=LONG, primary_key=True)]
    group_id: Identity
    command: Annotated[str, Field(sa_type=Text)]
    at: Moment
    kind: Annotated[str, Field(sa_type=Text)]
    record_id: Identity
    before: Annotated[str | None, Field(sa_type=Text)]
    after: Annotated[str | None, Field(sa_type=Text)]
    standing: Chosen[Standing]

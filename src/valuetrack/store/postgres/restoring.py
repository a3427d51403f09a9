"""Bringing a backup back: it takes the place of all that is kept at once, and that is kept aside as a backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from valuetrack.model import new_id
from valuetrack.store.exports import RESTORE
from valuetrack.store.kinds import KINDS
from valuetrack.store.tables import table
from valuetrack.store.writing import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from valuetrack.store.engine import Execute
    from valuetrack.store.imports import Checked, ExportFile

# Nothing of it can be taken back: what was before it is in the backup that was made of that.
_BEGIN_ANEW = 'UPDATE change SET "before" = "after" WHERE "after" IS NOT NULL'

# What was deleted has a line that goes nowhere after it, so that undo does not bring it back.
_STAY_DELETED = """
    INSERT INTO change (entry, group_id, command, at, kind, record_id, standing)
    SELECT (SELECT max(entry) FROM change) + row_number() OVER (ORDER BY entry),
           group_id, command, at, kind, record_id, standing
    FROM change AS last WHERE "after" IS NULL
    AND NOT EXISTS (SELECT 1 FROM change WHERE record_id = last.record_id AND entry > last.entry)"""


def put_in_place(connection: Connection, execute: Execute, export: ExportFile, checked: Checked, now: datetime) -> None:
    """Let all that is kept be what a backup holds, but for what was removed for good since then. Raises BadFile."""
    for name in ("change", *reversed([*KINDS])):
        connection.execute(delete(table(name)))
    Writer(connection, execute, now=now, command=RESTORE, group=new_id()).merge(export, checked)
    execute(_BEGIN_ANEW, {})
    execute(_STAY_DELETED, {})

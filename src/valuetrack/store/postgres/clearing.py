"""What follows on a removal for good: no draft, no backup and no table of a database keeps the words.

What the server writes beside its tables is out of reach: its log (WAL) until it goes on, and backups of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from valuetrack import files
from valuetrack.errors import Busy
from valuetrack.store.backups import Why, listed
from valuetrack.store.kinds import TABLE, Trace, as_instant
from valuetrack.store.postgres import backing_up, connecting
from valuetrack.store.postgres.connecting import Asking
from valuetrack.store.postgres.errors import closed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from psycopg import Connection

_SCHEMA = "valuetrack"
# Each row with the change that wrote it: what somebody else notes meanwhile is another row.
_NOTED = "SELECT kind, name, xmin::text FROM leftover ORDER BY name"
_DONE = "DELETE FROM leftover WHERE kind = %s AND name = %s AND xmin::text = %s"
_COUNT = "UPDATE notebook SET clearings = clearings + 1 RETURNING id, clearings"
_LAST_REMOVAL = "SELECT max(at) FROM tombstone"
_LIMITS = f"SET statement_timeout TO 0; SET lock_timeout TO {connecting.BUSY_MILLISECONDS}"
# Whatever language a server speaks, the first number that it says of a table is that of the dead rows it had to keep.
_ROWS_KEPT = re.compile(r"\d+")


def clear(connection: Connection[Any], place: str, folder: Path, drafts: Path | None) -> int:
    """Clear the folder of `drafts`, that of the backups, and the tables. Raises OSError and StoreError.

    What is to be done stands in the database until it is done, so that whoever comes after a crash goes on, and two at
    once do no harm. Gives how many older backups went.
    """
    with files.made_at(folder, otherwise=""):
        state = connecting.begin_reading(connection, place)
        if state is None or not state[1]:
            return 0
        noted = connection.execute(_NOTED).fetchall()
        gone = _without_copies(connection, folder)
        connection.rollback()
        names = (name for kind, name, _ in noted if kind == Trace.DRAFT)
        files.remove(drafts / name for name in names if drafts is not None and files.is_name(name))
        _write_anew(connection, place)
        backing_up.know(folder, _note_done(connection, place, noted))
        return gone


def _without_copies(connection: Connection[Any], folder: Path) -> int:
    """Make a backup of what stays, in the place of all others; how many those were."""
    (at,) = connection.execute(_LAST_REMOVAL).fetchone() or (None,)
    older = [one.path for one in listed(folder)]
    execute = Asking(connection).execute
    made = backing_up.make(execute, folder, as_instant(at), Why.PURGE)
    for other in backing_up.folders_of(backing_up.state_of(execute), folder):
        older += [one.path for one in listed(other)]
    going = [one for one in older if one != made.path]
    files.remove(going)
    return len(going)


def _write_anew(connection: Any, place: str) -> None:
    """Write each table into a file of its own again, without what was there.

    Raises Busy where somebody reads the state before, since all day perhaps: a server keeps for them what they see; and
    NoRoom where the role may not do it.
    """
    said: list[tuple[str, str]] = []
    connection.add_notice_handler(lambda one: said.append((one.severity_nonlocalized, one.message_detail or "")))
    connection.patience = connecting.LONG_SECONDS
    try:
        connection.execute(_LIMITS)
        for table in TABLE.values():
            connection.execute(f"VACUUM (FULL, VERBOSE) {_SCHEMA}.{table}")
    finally:
        connection.patience = connecting.ANSWER_SECONDS
    if any(weight == "WARNING" for weight, _ in said):  # it leaves a table of somebody else as it is
        raise closed(place)
    if any(int(kept[0]) for _, detail in said if (kept := _ROWS_KEPT.search(detail))):
        raise Busy("Somebody still reads the database as it was before.")


def _note_done(connection: Connection[Any], place: str, noted: Sequence[tuple[str, str, str]]) -> backing_up.Cleared:
    """Note that what was noted is done, and nothing else; which notebook that is, and how often it was cleared."""
    connecting.begin_writing(connection, place)
    for one in noted:
        connection.execute(_DONE, one)
    name, clearings = connection.execute(_COUNT).fetchone() or ("", 0)
    connection.commit()
    return name, clearings

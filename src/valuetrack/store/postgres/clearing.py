"""What follows on a removal for good: no draft, no table and no older backup of a database keeps the words.

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

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg import Connection

_SCHEMA = "valuetrack"
_NOTED = "SELECT name FROM leftover WHERE kind = %s AND name <> '' ORDER BY name"
_DONE = "DELETE FROM leftover WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE at > %s)"
# Whatever language a server speaks, what it says of a table in detail begins with how many dead rows it had to keep.
_ROWS_KEPT = re.compile(r"\d+")
_LAST_PURGE = "SELECT max(at) FROM tombstone"


def clear(connection: Connection[Any], place: str, folder: Path, drafts: Path | None) -> int:
    """Clear the tables, the `folder` of backups and the folder of `drafts`. Raises OSError and StoreError.

    What is to be done stands in the database until it is done, so that whoever comes after a crash goes on, and two at
    once do no harm. Gives how many older backups went.
    """
    with files.made_at(folder, otherwise=""):
        state = connecting.begin_reading(connection, place)
        if state is None or not state[1]:
            return 0
        noted = [name for (name,) in connection.execute(_NOTED, (Trace.DRAFT.value,)).fetchall()]
        files.remove(drafts / name for name in noted if drafts is not None and files.is_name(name))
        connection.rollback()
        _write_anew(connection)
        older = [one.path for one in listed(folder)]
        connecting.begin_reading(connection, place)
        (at,) = connection.execute(_LAST_PURGE).fetchone() or (None,)
        made = backing_up.make(Asking(connection).execute, folder, as_instant(at), Why.PURGE)
        connection.rollback()
        gone = files.remove(one for one in older if one != made.path)
        connecting.begin_writing(connection, place)
        connection.execute(_DONE, (at,))  # where somebody has removed more meanwhile, that is still to be cleared
        connection.execute("UPDATE notebook SET purged = %s", (at,))
        connection.commit()
        return gone


def _write_anew(connection: Any) -> None:
    """Write each table into a file of its own again, without what was there.

    Raises Busy where somebody reads the state before, since all day perhaps: a server keeps for them what they see.
    """
    said: list[str] = []
    connection.add_notice_handler(lambda notice: said.append(notice.message_detail or ""))
    connection.patience = connecting.LONG_SECONDS
    try:
        for table in TABLE.values():
            connection.execute(f"VACUUM (FULL, VERBOSE) {_SCHEMA}.{table}")
    finally:
        connection.patience = connecting.ANSWER_SECONDS
    if any(int(kept[0]) for one in said if (kept := _ROWS_KEPT.match(one))):
        raise Busy("Somebody still reads the database as it was before.")

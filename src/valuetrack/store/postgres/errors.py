"""What a server and its driver report, in the words of errors.py; never with what a person wrote."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from valuetrack.errors import Busy, NoRoom, StoreError, Unconfirmed, Unreachable
from valuetrack.store.engine import damaged
from valuetrack.store.kinds import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_AGAIN = "Nothing was changed. Try again in a moment."
_NO_ENTRY = "password authentication"
_NO_PASSWORD = "fe_sendauth: no password supplied"  # noqa: S105 - what the driver says
_IS_IT_UP = "Is the server running, and there?"
# As the driver begins what is the matter, after where it was; and what says more than anybody needs, or less kindly.
_BEFORE = r"\bfai\w+(?: to resolve host '[^']*')?: "
_LESS = r"(?:FATAL|ERROR): *|\[Errno [^]]*\] *|(?<=authentication) \w+(?= for user)"
# What a refusal speaks of, and what can be done then.
_WAYS_ON: Mapping[str, str] = {
    "password": "The password stands in ~/.pgpass or in the file that PGPASSFILE names, in a line for this host, port, "
    "database and role; or in a service file.",
    "definition of service": "Services stand in ~/.pg_service.conf or in the file that PGSERVICEFILE names.",
    "invalid|unrecognized": "Look at the address: a part of it cannot be understood.",
    "certificate": "Look at sslrootcert= and the host in the address: the server's certificate has to fit both.",
    "SSL|TLS|no encryption": "Both machines have to speak TLS; ?sslmode= at the end of the address says how strictly.",
    "does not exist": "Make the database or the role first, or name another one.",
    "permission|authentication|pg_hba": "Whoever looks after the server can let you in.",
}


@contextmanager
def reported(place: str) -> Iterator[None]:
    """Raise as StoreError what the driver reports about the database at `place`; all else is left alone."""
    from psycopg import Error  # noqa: PLC0415 - a server alone

    try:
        yield
    except (Unreadable, UnicodeDecodeError):
        raise damaged(place) from None
    except Error as error:
        known = _known(error, place)
        if known is None:
            raise
        # the cause can carry what a person wrote
        raise known from None


def refused(place: str, error: Exception) -> Unreachable:
    """No connection was made, for a reason that the server or the driver names."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or ["no answer"]
    said = [line for line in lines if re.search(f"{_BEFORE}|FATAL: ", line)] or lines[:1]
    # one that is tried again without TLS fails for another reason in the end
    told = next((one for one in said if _NO_ENTRY in one), said[-1])
    reason = re.sub(f".*{_BEFORE}|{_LESS}", "", told).rstrip(".").replace(_NO_ENTRY, "the password does not fit")
    reason = re.sub(r"^connection is \w+: ", "", reason.replace(_NO_PASSWORD, "no password was found"))
    return Unreachable(
        f"{place} cannot be reached: {reason}.",
        hint=f"Nothing was changed. {next((way for of, way in _WAYS_ON.items() if re.search(of, reason)), _IS_IT_UP)}",
    )


def no_answer() -> Unreachable:
    """A server says nothing any more, and nobody knows whether it is there."""
    return Unreachable("The server does not answer.", hint=_AGAIN)


def is_cut(error: Exception) -> bool:
    """Whether an error of the driver says that the connection is no more, whatever became of what was sent last."""
    code = getattr(error, "sqlstate", None)
    if code is None:
        return type(error).__name__ in ("OperationalError", "InterfaceError")
    return str(code).startswith(("08", "57P"))


def unconfirmed(place: str) -> Unconfirmed:
    """What was written is there or not: the server went away before it said so."""
    return Unconfirmed(
        f"The server of {place} went away before it said that the change is kept.",
        hint="`valuetrack undo --list` shows whether it is there.",
    )


def _known(error: Exception, place: str) -> StoreError | None:
    code = str(getattr(error, "sqlstate", None) or "")
    if is_cut(error):
        return Unreachable(f"The server of {place} went away.", hint=_AGAIN)
    known = next((told for begin, told in _BY_CODE.items() if code.startswith(begin)), None)
    return known(place) if known else None


def _full(place: str) -> NoRoom:
    return NoRoom(
        f"The server of {place} has no room left.", hint="Nothing was changed. Somebody has to make room there."
    )


def _copy(place: str) -> NoRoom:
    return NoRoom(f"{place} may be read and no more.", hint="Nothing was changed. Is it a copy?")


def closed(place: str) -> NoRoom:
    """The role has not the right."""
    return NoRoom(
        f"{place} may not be read or written by the role that you connect as.",
        hint="Nothing was changed. The role needs a database of its own, or has to own the tables in this one.",
    )


_BY_CODE: Mapping[str, Callable[[str], StoreError]] = {
    "25006": _copy,
    "0A000": _copy,  # a server that follows another one begins no change
    "42501": closed,
    "42P01": damaged,
    "42703": damaged,
    "3F000": damaged,
    "XX00": damaged,
    "53": _full,
    "58": _full,
    "55P03": lambda place: Busy(f"Another program is writing to {place}.", hint=_AGAIN),
    "57014": lambda place: Busy(f"The server of {place} stopped what it was asked for.", hint=_AGAIN),
    "40": lambda place: Busy(f"Another program is writing to {place}.", hint=_AGAIN),
}

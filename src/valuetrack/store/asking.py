"""How a query is put, SQL text with :named parameters in and records out, and how records are found by id.

The SQL is the subset that SQLite and PostgreSQL share: no date functions, no LIKE, truth as 0 and 1,
bounds as parameters. Names are sorted by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from valuetrack.errors import Ambiguous, Unknown
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    Contact,
    Maintenance,
    Opportunity,
    Record,
    Reflection,
    Routine,
    Step,
    Value,
    WeekRating,
)
from valuetrack.store.kinds import TABLE, R, T, columns, from_row

if TYPE_CHECKING:
    from valuetrack.model import ValueLife
    from valuetrack.store.engine import Execute
    from valuetrack.weeks import Week

SHORTEST = 3
_HEX_DIGITS = frozenset("0123456789abcdef")
_ID_LENGTH = 32
_ENOUGH_TO_NAME = 10
# What is shown by id, as a person knows it, and the commands that change it and take it out.
_SHOWN_BY_ID: Mapping[type[Record], tuple[str, str, str]] = {
    Action: ("an action", "edit-action {}", "delete {}"),
    Opportunity: ("an opportunity", "edit-opportunity {}", "delete {}"),
    Activity: ("an activity", "edit-activity {}", "delete {}"),
    Reflection: ("a reflection", "edit-reflection {}", "delete {}"),
    CheckIn: ("a note of a day", "edit-note {}", "delete {}"),
    WeekRating: ("the rating of a week", "rate-week", ""),
    Step: ("a step", "edit-step {}", "delete {}"),
    Routine: ("a routine", "edit-routine {}", "delete {}"),
    Comparison: ("a comparison", "edit-comparison {}", "delete {}"),
    Contact: ("a contact", "", "remove-contact {}"),
    Maintenance: ("your plan for hard times", "maintenance-plan", ""),
}
SHOWN_BY_ID = tuple(_SHOWN_BY_ID)
_NAMED = {**_SHOWN_BY_ID, Value: ("a value", "edit-value", "archive-value")}
_FEW = 2
_IDS_AT_ONCE = 500
# S608: the names of tables and columns are the program's own, everything else is a parameter.
_SELECT = {kind: f"SELECT {', '.join(columns(kind))} FROM {table}" for kind, table in TABLE.items()}  # noqa: S608


class Queries:
    """What can be asked of a store.

    `execute` runs a statement with its parameters and gives the rows, which are read once; it alone knows the driver.
    What is asked before the first row is read goes to a server together.
    Days, weeks and ids go to it as text, which both databases compare with their columns.
    """

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._lives: tuple[ValueLife, ...] | None = None  # as they were read, until one of them is written

    def _asked(self, kind: type[T], rest: str, **bounds: object) -> Iterator[T]:
        """The records that a question finds, as they are read: several are asked before the first is read."""
        rows = self._execute(f"{_SELECT[kind]} {rest}", {name: bound(value) for name, value in bounds.items()})
        return (from_row(kind, row) for row in rows)

    def _records(self, kind: type[T], rest: str, **bounds: object) -> tuple[T, ...]:
        return tuple(self._asked(kind, rest, **bounds))

    def _record(self, kind: type[R], record_id: str) -> R | None:
        return first_of(self._records(kind, "WHERE id = :id", id=record_id))

    def find(self, prefix: str, kinds: Sequence[type[R]]) -> R:
        """The one record of these kinds whose id begins with `prefix`; hyphens and case do not matter.

        Raises Unknown where there is none or `prefix` has fewer than 3 characters, saying what it is where it is
        another kind's, and Ambiguous where there are several, with the shortest prefixes that tell them apart in
        `nearest`.
        """
        digits = prefix.replace("-", "").lower()
        if not (SHORTEST <= len(digits) <= _ID_LENGTH and _HEX_DIGITS.issuperset(digits)):
            raise Unknown(
                f"No id starts with {prefix!r}.", hint="Ids look like 3f2; `valuetrack show-week` lists them."
            )
        found = self._beginning_with(digits, kinds)
        if len(found) > 1:
            nearest = tuple(sorted(self.short_ids([record.id for record in found]).values()))
            raise Ambiguous(f"{prefix!r} fits more than one.", hint=f"One of: {', '.join(nearest)}.", nearest=nearest)
        if not found:
            others: list[Record] = self._beginning_with(digits, [kind for kind in _NAMED if kind not in kinds])
            raise (
                self._of_another_kind(others[0], kinds)
                if len(others) == 1
                else Unknown(f"Nothing here has an id that starts with {prefix!r}.")
            )
        return found[0]

    def _beginning_with(self, digits: str, kinds: Sequence[type[R]]) -> list[R]:
        bounds = {"low": _hyphenated(digits.ljust(_ID_LENGTH, "0")), "high": _hyphenated(digits.ljust(_ID_LENGTH, "f"))}
        condition = f"WHERE id BETWEEN :low AND :high ORDER BY id LIMIT {_ENOUGH_TO_NAME}"
        asked = [self._asked(kind, condition, **bounds) for kind in kinds]
        return [record for records in asked for record in records]

    def _of_another_kind(self, record: Record, kinds: Sequence[type[Record]]) -> Unknown:
        """That a record is of none of the `kinds`, what it is, and what can be done with it."""
        noun, change, take_out = _NAMED[type(record)]
        short = self.short_id(record.id)
        wanted = [_NAMED[kind][0] for kind in kinds] if len(kinds) <= _FEW else []
        instead = f", not {' or '.join(wanted)}" if wanted else ""
        ways = [("changes it", change), ("takes it out", take_out)]
        said = ", ".join(f"`valuetrack {command.format(short)}` {does}" for does, command in ways if command)
        return Unknown(f"{short} is {noun}{instead}.", hint=f"{said}.")

    def short_id(self, one: str) -> str:
        """The shortest prefix of an id, as in `short_ids`."""
        return self.short_ids([one])[one]

    def short_ids(self, ids: Sequence[str]) -> dict[str, str]:
        """For each id its shortest prefix, of at least 3 characters, that no other record shown by id shares."""
        neighbours = ", ".join(
            f"(SELECT max(id) FROM {table} WHERE id < given.id), (SELECT min(id) FROM {table} WHERE id > given.id)"  # noqa: S608
            for table in (TABLE[kind] for kind in _SHOWN_BY_ID)
        )
        shorts = {one: _shortest(one, ()) for one in ids}
        for some in batches(ids):
            given = ", ".join(f"(:{name})" for name in some)
            rows: Iterable[Sequence[Any]] = self._execute(
                f"WITH given (id) AS (VALUES {given}) SELECT given.id, {neighbours} FROM given",  # noqa: S608
                some,
            )
            shorts.update((one, _shortest(one, others)) for one, *others in rows)
        return shorts


def bound(value: object) -> object:
    """A parameter as both databases take it: a day as text."""
    return value.isoformat() if isinstance(value, date) else value


def bounds_of(week: Week) -> dict[str, date]:
    """The first and the last day of a week, as parameters."""
    return {"first": week.start, "last": week.end}


def first_of(found: tuple[T, ...]) -> T | None:
    """The first record, or none."""
    return found[0] if found else None


def batches(ids: Sequence[str]) -> Iterable[dict[str, str]]:
    """The ids as named parameters, no more at once than any database takes."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield {f"id{number}": one for number, one in enumerate(ids[start : start + _IDS_AT_ONCE])}


def _hyphenated(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _shortest(one: str, others: Iterable[str | None]) -> str:
    digits = one.replace("-", "")
    neighbours = [other.replace("-", "") for other in others if other]
    length = SHORTEST
    while any(other.startswith(digits[:length]) for other in neighbours):
        length += 1
    return digits[:length]

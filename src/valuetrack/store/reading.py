"""Every query: SQL text with :named parameters in, model objects out.

The SQL is the subset that SQLite and PostgreSQL share: no date functions, no LIKE, truth as 0 and 1,
bounds as parameters. Names are sorted by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from itertools import groupby
from typing import Any, TypeVar

from valuetrack.errors import Ambiguous, Unknown
from valuetrack.model import (
    Action,
    ChangeGroup,
    CheckIn,
    Comparison,
    Contact,
    Importance,
    Opportunity,
    Reflection,
    Rest,
    Step,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.store.kinds import TABLE, Change, R, Standing, T, columns, from_row
from valuetrack.weeks import Week

D = TypeVar("D", Wording, Rest)
W = TypeVar("W", WeekRating, WeekRecord)
Execute = Callable[[str, Mapping[str, object]], Iterable[Sequence[object]]]

SHORTEST = 3
_HEX_DIGITS = frozenset("0123456789abcdef")
_ID_LENGTH = 32
_ENOUGH_TO_NAME = 10
_IDS_AT_ONCE = 500
_SHOWN_BY_ID = (Action, Opportunity, Reflection, CheckIn, Step, Comparison, Contact)
# S608: the names of tables and columns are the program's own, everything else is a parameter.
_SELECT = {kind: f"SELECT {', '.join(columns(kind))} FROM {table}" for kind, table in TABLE.items()}  # noqa: S608

_DUE = "(day BETWEEN :first AND :last OR week BETWEEN :first AND :last)"
_IMPORTANCE_ON = """
    SELECT id, (SELECT importance FROM importance
                WHERE value_id = value.id AND day <= :day ORDER BY day DESC LIMIT 1)
    FROM value"""
_LATEST_LIVED = """
    WHERE id IN (SELECT (SELECT earlier.id FROM week_rating AS earlier
                         WHERE earlier.value_id = value.id AND earlier.week < :before AND earlier.lived IS NOT NULL
                         ORDER BY earlier.week DESC LIMIT 1)
                 FROM value)"""
_LIVED_BEFORE = "WHERE value_id = :value AND week < :before AND lived IS NOT NULL ORDER BY week DESC LIMIT 1"
_FIRST_ACTION = "SELECT 1 FROM action WHERE entry < (SELECT entry FROM action WHERE id = :id) LIMIT 1"
_GROUPS = """
    JOIN (SELECT group_id AS its_group, max(entry) AS latest FROM change
          GROUP BY group_id ORDER BY latest DESC LIMIT :limit) AS one ON its_group = group_id
    ORDER BY latest DESC, entry"""


class Reader:
    """What a store holds.

    `execute` runs a statement with its parameters and gives the rows; it alone knows the driver.
    Days, weeks and ids go to it as text, which both databases compare with their columns.
    """

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def _records(self, kind: type[T], rest: str, **bounds: object) -> tuple[T, ...]:
        rows = self._execute(f"{_SELECT[kind]} {rest}", {name: _bound(value) for name, value in bounds.items()})
        return tuple(from_row(kind, row) for row in rows)

    def _record(self, kind: type[R], record_id: str) -> R | None:
        return _first(self._records(kind, "WHERE id = :id", id=record_id))

    def is_empty(self) -> bool:
        """Whether there is no value yet."""
        return not tuple(self._execute("SELECT 1 FROM value LIMIT 1", {}))

    def lives(self) -> tuple[ValueLife, ...]:
        """Every value with its wordings and rests, in the order of entry."""
        values = self._records(Value, "ORDER BY entry")
        wordings = _by_value(self._records(Wording, "ORDER BY day, entry"))
        rests = _by_value(self._records(Rest, "ORDER BY start, entry"))
        return tuple(ValueLife(one, tuple(wordings.get(one.id, ())), tuple(rests.get(one.id, ()))) for one in values)

    def life(self, value_id: str) -> ValueLife:
        """The value of that id with its wordings and rests."""
        return next(life for life in self.lives() if life.id == value_id)

    def importance_on(self, day: date) -> dict[str, int]:
        """Per value the latest importance dated on or before `day` (rule R2)."""
        rows: Iterable[Sequence[Any]] = self._execute(_IMPORTANCE_ON, {"day": _bound(day)})
        return {value_id: importance for value_id, importance in rows if importance is not None}

    def importance_of(self, value_id: str) -> tuple[Importance, ...]:
        """The importance ratings of a value, in the order of their days."""
        return self._records(Importance, "WHERE value_id = :value ORDER BY day", value=value_id)

    def importance_at(self, value_id: str, day: date) -> Importance | None:
        """The importance rating of a value that is dated on exactly `day`."""
        return _first(self._records(Importance, "WHERE value_id = :value AND day = :day", value=value_id, day=day))

    def week_record(self, week: Week) -> WeekRecord | None:
        """The record of a week. Of two in its range, the one stored on its first day, else the later."""
        found = self._records(WeekRecord, "WHERE week BETWEEN :first AND :last ORDER BY week", **_range(week))
        return _in_force(found, week)

    def week_ratings(self, week: Week) -> dict[str, WeekRating]:
        """Per value the rating given for a week; of two in its range, chosen as in `week_record`."""
        found = self._records(WeekRating, "WHERE week BETWEEN :first AND :last ORDER BY value_id, week", **_range(week))
        by_value = groupby(found, lambda rating: rating.value_id)
        return {value_id: rating for value_id, ratings in by_value if (rating := _in_force(tuple(ratings), week))}

    def ratings_of(self, value_id: str) -> tuple[WeekRating, ...]:
        """The week ratings of a value, in the order of the weeks."""
        return self._records(WeekRating, "WHERE value_id = :value ORDER BY week", value=value_id)

    def earlier_lived(self, week: Week) -> dict[str, WeekRating]:
        """Per value the latest rating of how a week before `week` was lived; weeks set aside are skipped (rule R14)."""
        found = {rating.value_id: rating for rating in self._records(WeekRating, _LATEST_LIVED, before=week.start)}
        away: dict[Week, bool] = {}
        latest = {each: self._not_away(rating, week.start.weekday(), away) for each, rating in found.items()}
        return {value_id: rating for value_id, rating in latest.items() if rating is not None}

    def _not_away(self, rating: WeekRating, first_day: int, away: dict[Week, bool]) -> WeekRating | None:
        """`rating`, or the latest before it whose week is not set aside; `away` remembers the weeks looked at."""
        latest: WeekRating | None = rating
        while latest is not None:
            week = Week.containing(latest.week, first_day)
            if week not in away:
                record = self.week_record(week)
                away[week] = record is not None and record.set_aside
            if not away[week]:
                break
            latest = _first(self._records(WeekRating, _LIVED_BEFORE, value=latest.value_id, before=week.start))
        return latest

    def actions(self, week: Week) -> tuple[Action, ...]:
        """The actions that belong to a week (rule R8), by day, time and entry; what has no day or time stands last."""
        return _in_order(self._records(Action, f"WHERE {_DUE}", **_range(week)))

    def actions_of(self, value_id: str) -> tuple[Action, ...]:
        """The actions of a value, in the order of entry."""
        return self._records(Action, "WHERE value_id = :value ORDER BY entry", value=value_id)

    def is_first_action(self, action_id: str) -> bool:
        """Whether no action was entered before this one."""
        return not tuple(self._execute(_FIRST_ACTION, {"id": action_id}))

    def carried_before(self, ids: Sequence[str]) -> dict[str, int]:
        """For each action, how many actions it was carried on from, one after the other."""
        counts = dict.fromkeys(ids, 0)
        for some in _batches(ids):
            # UNION drops what was met before, so that a circle ends too.
            rows: Iterable[Sequence[Any]] = self._execute(
                f"""
                WITH RECURSIVE line (id, ancestor) AS (
                    SELECT id, carried_from FROM action WHERE id IN ({", ".join(f":{name}" for name in some)})
                    UNION
                    SELECT line.id, action.carried_from FROM line JOIN action ON action.id = line.ancestor)
                SELECT id, count(ancestor) FROM line GROUP BY id""",  # noqa: S608 - only names of parameters
                some,
            )
            counts.update((action_id, count) for action_id, count in rows)
        return counts

    def opportunities(self, week: Week) -> tuple[Opportunity, ...]:
        """The opportunities of a week, by day and entry."""
        return self._records(Opportunity, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", **_range(week))

    def opportunities_of(self, value_id: str) -> tuple[Opportunity, ...]:
        """The opportunities of a value, by day and entry."""
        return self._records(Opportunity, "WHERE value_id = :value ORDER BY day, entry", value=value_id)

    def reflections(self, first: date, last: date) -> tuple[Reflection, ...]:
        """The reflections from `first` to `last`, by day and entry."""
        return self._records(
            Reflection, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", first=first, last=last
        )

    def check_ins(self, first: date, last: date) -> tuple[CheckIn, ...]:
        """The check-in notes from `first` to `last`, by day and entry."""
        return self._records(CheckIn, "WHERE day BETWEEN :first AND :last ORDER BY day, entry", first=first, last=last)

    def find(self, prefix: str, kinds: Sequence[type[R]]) -> R:
        """The one record of these kinds whose id begins with `prefix`; hyphens and case do not matter.

        Raises Unknown where there is none or `prefix` has fewer than 3 characters, and Ambiguous where there are
        several, with the shortest prefixes that tell them apart in `nearest`.
        """
        digits = prefix.replace("-", "").lower()
        if not (SHORTEST <= len(digits) <= _ID_LENGTH and _HEX_DIGITS.issuperset(digits)):
            raise Unknown(f"{prefix!r} is not the beginning of an id.", hint="Give at least 3 characters of the id.")
        bounds = {"low": _hyphenated(digits.ljust(_ID_LENGTH, "0")), "high": _hyphenated(digits.ljust(_ID_LENGTH, "f"))}
        condition = f"WHERE id BETWEEN :low AND :high ORDER BY id LIMIT {_ENOUGH_TO_NAME}"
        found = [record for kind in kinds for record in self._records(kind, condition, **bounds)]
        if not found:
            raise Unknown(f"There is nothing here whose id begins with {prefix!r}.")
        if len(found) > 1:
            nearest = tuple(sorted(self.short_ids([record.id for record in found]).values()))
            raise Ambiguous(f"{prefix!r} fits more than one.", hint=f"One of: {', '.join(nearest)}.", nearest=nearest)
        return found[0]

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
        for some in _batches(ids):
            given = ", ".join(f"(:{name})" for name in some)
            rows: Iterable[Sequence[Any]] = self._execute(
                f"WITH given (id) AS (VALUES {given}) SELECT given.id, {neighbours} FROM given",  # noqa: S608
                some,
            )
            shorts.update((one, _shortest(one, others)) for one, *others in rows)
        return shorts

    def groups(self, limit: int) -> tuple[ChangeGroup, ...]:
        """What the latest commands and sessions changed, the latest first."""
        changes = self._records(Change, _GROUPS, limit=limit)
        return tuple(change_group(tuple(some)) for _, some in groupby(changes, lambda change: change.group_id))


def change_group(changes: Sequence[Change]) -> ChangeGroup:
    """The changes of one group, in the order of entry, as undo takes them back."""
    return ChangeGroup(
        id=changes[-1].group_id,
        at=changes[-1].at,
        command=changes[-1].command,
        undone=all(change.standing is not Standing.STANDS for change in changes),
        changes=tuple((change.kind, change.record_id) for change in changes),
    )


def _bound(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _range(week: Week) -> dict[str, date]:
    return {"first": week.start, "last": week.end}


def _first(found: tuple[T, ...]) -> T | None:
    return found[0] if found else None


def _by_value(found: tuple[D, ...]) -> dict[str, list[D]]:
    grouped: dict[str, list[D]] = {}
    for record in found:
        grouped.setdefault(record.value_id, []).append(record)
    return grouped


def _in_force(found: tuple[W, ...], week: Week) -> W | None:
    """Of what is stored for a week, in the order of the days: what stands on its first day, else the last."""
    if not found:
        return None
    return found[0] if found[0].week == week.start else found[-1]


def _in_order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(
        sorted(actions, key=lambda one: (one.day is None, one.due, one.at is None, one.at or time.min, one.entry))
    )


def _batches(ids: Sequence[str]) -> Iterable[dict[str, str]]:
    """The ids as named parameters, no more at once than any database takes."""
    for start in range(0, len(ids), _IDS_AT_ONCE):
        yield {f"id{place}": one for place, one in enumerate(ids[start : start + _IDS_AT_ONCE])}


def _hyphenated(digits: str) -> str:
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _shortest(one: str, others: Iterable[str | None]) -> str:
    digits = one.replace("-", "")
    neighbours = [other.replace("-", "") for other in others if other]
    length = SHORTEST
    while any(other.startswith(digits[:length]) for other in neighbours):
        length += 1
    return digits[:length]

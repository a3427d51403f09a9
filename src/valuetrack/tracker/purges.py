"""Removing for good: which records go, which stay, and what is left to know of them."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.errors import Ambiguous, Declined, Nothing, Unknown
from valuetrack.frozen import Frozen
from valuetrack.model import (
    Action,
    Importance,
    Maintenance,
    Opportunity,
    Record,
    Reflection,
    WeekRating,
    Wording,
    facts_of,
    text_of,
)
from valuetrack.reports.purges import Purged, Staying, WouldPurge
from valuetrack.tracker.changes import SHOWN_BY_ID, things_of
from valuetrack.tracker.names import find_value, is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date, datetime

    from valuetrack.reports.changes import Counts
    from valuetrack.store.purges import Everything, Remembered
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

BY_ID = (*SHOWN_BY_ID, WeekRating, Maintenance)
MOST_TOLD = 10
SHORTEST = 3


class Chosen(Frozen):
    """What a person wants to remove: these ids, a value with all that is for it, what is of days before one, or all."""

    ids: tuple[str, ...] = ()
    value: str | None = None
    before: date | None = None
    everything: bool = False


class Going(Frozen):
    """What is going, and what every one of it ever said."""

    report: WouldPurge
    words: frozenset[str]


def would_purge(store: Reader, chosen: Chosen, today: date, day_of: Callable[[datetime], date]) -> Going:
    """What would go; `day_of` says to which of the person's days an instant belongs.

    Raises Unknown, Ambiguous, Nothing.
    """
    known = store.everything()
    going = _going(store, known, chosen, today, day_of)
    words = frozenset(text for one in store.past_versions([*going]) for text in _texts(one))
    staying = [one for one in known.values() if one.left is None and one.record.id not in going]
    stays = tuple(_staying(store, staying, going, words))
    told = things_of(store, [*going.values()][:MOST_TOLD])
    return Going(WouldPurge(tuple(going), _counts(known, going), told, stays), words)


def purge(
    store: Writer,
    chosen: Chosen,
    today: date,
    day_of: Callable[[datetime], date],
    expected: Collection[str],
    drafts: Collection[str],
) -> Purged:
    """Remove what was `expected`, and note the `drafts` that have to go too, by name. Nothing brings it back.

    Raises what `would_purge` does, and Declined where something else would go by now.
    """
    known = store.everything()
    going = _going(store, known, chosen, today, day_of)
    if going.keys() != {*expected}:
        raise Declined("While you looked, something was changed elsewhere. Nothing is removed.", hint="Look again.")
    store.purge(going.values(), drafts)
    return Purged(ids=tuple(going), counts=_counts(known, going), drafts=len(drafts))


def _going(
    store: Reader, known: Everything, chosen: Chosen, today: date, day_of: Callable[[datetime], date]
) -> dict[str, Record]:
    found = {*_named(store, known, chosen, today)}
    if chosen.before is not None:
        found |= {one for one, each in known.items() if _is_over(each, chosen.before, day_of)}
        found -= _in_force(known, chosen.before)
    if not found:
        raise Nothing("There is nothing to remove.")
    return known.with_parts(found)


def _named(store: Reader, known: Everything, chosen: Chosen, today: date) -> Iterator[str]:
    if chosen.everything:
        yield from known
    for prefix in chosen.ids:
        yield _of_id(store, known, prefix)
    if chosen.value is not None:
        yield from _for_value(known, _value_of(store, known, chosen.value, today))


def _of_id(store: Reader, known: Everything, prefix: str) -> str:
    """The record whose id begins so: one that is there or, where none is, one that was deleted or taken back."""
    try:
        found: Record = store.find(prefix, BY_ID)
    except Unknown as unknown:
        digits = prefix.replace("-", "").lower()
        left = [one for one, each in known.items() if isinstance(each.record, BY_ID) and each.left]
        fitting = [one for one in left if one.replace("-", "").startswith(digits) and len(digits) >= SHORTEST]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise Ambiguous(f"{prefix!r} fits more than one.", hint="Give more of the id.") from None
        raise _gone_already(store, digits) or unknown from None
    return found.id


def _gone_already(store: Reader, digits: str) -> Unknown | None:
    gone = [one for one in store.tombstones() if one.id.replace("-", "").startswith(digits)]
    if len(digits) < SHORTEST or len(gone) != 1:
        return None
    return Unknown(f"{digits} was removed for good on {describe_day(gone[0].at.astimezone().date())}.")


def _value_of(store: Reader, known: Everything, typed: str, today: date) -> str:
    """The value of that name: one that is there or, where none is, one that was taken back."""
    try:
        return find_value(store, typed, today).id
    except Unknown:
        left = {one.record.value_id for one in known.values() if isinstance(one.record, Wording) and one.left
                and is_same(typed, one.record.name)}  # fmt: skip
        if len(left) != 1:
            raise
        return left.pop()


def _for_value(known: Everything, value_id: str) -> Iterator[str]:
    """The value, what is for it, and what was thought of that."""
    done = {one for one, each in known.items() if getattr(each.record, "value_id", None) == value_id}
    looked = (each.record for each in known.values() if isinstance(each.record, Reflection))
    yield from (value_id, *done, *(one.id for one in looked if one.about in done))


def _is_over(one: Remembered, day: date, day_of: Callable[[datetime], date]) -> bool:
    """Whether a record belongs to days before `day` alone, or was deleted or taken back before it."""
    if one.left is not None and day_of(one.left) < day:
        return True
    last = _last_day(one.record)
    return last is not None and last < day


def _last_day(record: Record) -> date | None:
    """The last day to which a record belongs; None for what has no end, such as a value."""
    week: date | None = getattr(record, "week", None)
    if week is not None:
        return week + timedelta(days=6)
    days = (getattr(record, name, None) for name in ("day", "until", "retired"))
    return next((one for one in days if one is not None), None)


def _in_force(known: Everything, day: date) -> set[str]:
    """What says on `day` how a value is worded and how much it matters, though it was said before."""
    latest: dict[tuple[type[Record], str], Wording | Importance] = {}
    for one in (each.record for each in known.values() if each.left is None):
        if isinstance(one, Wording | Importance) and one.day <= day:
            key = type(one), one.value_id
            latest[key] = max(one, latest.get(key, one), key=lambda each: (each.day, each.entry))
    return {one.id for one in latest.values()}


def _staying(
    store: Reader, records: list[Remembered], going: Mapping[str, Record], words: frozenset[str]
) -> Iterator[Staying]:
    """Of what stays, that which holds words of what goes, and the entries that name it."""
    found = []
    for one in records:
        has_words = not words.isdisjoint(_texts(one.record))
        is_entry = isinstance(one.record, Action | Opportunity | Reflection)
        if has_words or (is_entry and not going.keys().isdisjoint(_named_by(one.record))):
            found.append((one, has_words))
    shorts = store.short_ids([one.record.id for one, _ in found if isinstance(one.record, BY_ID)])
    for one, has_words in found:
        record = one.record
        yield Staying(record.id, shorts.get(record.id, ""), one.kind, text_of(record), has_words)


def _named_by(record: Record) -> Iterator[str]:
    """The ids of the records that one names."""
    return (getattr(record, name) for name, field in facts_of(type(record)).items() if field.kind == "reference")


def _texts(record: Record) -> Iterator[str]:
    """What a person wrote in a record, text by text."""
    for name, field in facts_of(type(record)).items():
        value = getattr(record, name)
        if field.kind == "text" and value and name != "rule":
            yield value
        elif field.kind == "texts" and not field.choices:
            yield from value


def _counts(known: Everything, going: Mapping[str, Record]) -> Counts:
    return tuple(Counter(known[one].kind for one in going).items())

"""The journal: finding again what was written, and one entry of any kind whole."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from valuetrack.dates import EARLIEST, LATEST
from valuetrack.frozen import Frozen
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    Contact,
    EntryKind,
    Maintenance,
    Opportunity,
    Reflection,
    ReflectionKind,
    Routine,
    Step,
    Wanted,
    WeekRating,
    facts_of,
    text_of,
)
from valuetrack.reports.actions import Card
from valuetrack.reports.journal import EntryStory, FieldChange, Journal, JournalEntry, Referred, Version
from valuetrack.tracker.facets import second_value
from valuetrack.tracker.names import find_value
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from valuetrack.model import Record
    from valuetrack.store.reading import Reader

LATEST_FEW = 20
SHOWN_BY_ID: tuple[type[Record], ...] = (
    *(Action, Opportunity, Activity, Reflection, CheckIn, WeekRating),
    *(Step, Routine, Comparison, Contact, Maintenance),
)
_KIND_OF: Mapping[type[Record], EntryKind] = {
    Action: EntryKind.ACTION,
    Opportunity: EntryKind.OPPORTUNITY,
    Activity: EntryKind.ACTIVITY,
    Reflection: EntryKind.REFLECTION,
    CheckIn: EntryKind.NOTE,
    WeekRating: EntryKind.WEEK_NOTE,
    Comparison: EntryKind.COMPARISON,
    Step: EntryKind.STEP,
    Routine: EntryKind.ROUTINE,
    Maintenance: EntryKind.PLAN,
}
_A_DAY = timedelta(days=1)
_KEPT_BY_THE_STORE = {"id", "entry", "created_at", "updated_at"}


class Days(Frozen):
    """The person's days: today, the weekday on which weeks begin, the day of an instant and the instant of a day."""

    today: date
    first_day: int
    of: Callable[[datetime], date]
    start_of: Callable[[date], datetime]


class Search(Frozen):
    """What is looked for: words that all stand in an entry, kinds, days, a value as typed, the beginning of an id."""

    words: tuple[str, ...] = ()
    kinds: tuple[EntryKind, ...] = ()
    first: date | None = None
    last: date | None = None
    value: str | None = None
    about: str | None = None


def journal(store: Reader, search: Search, days: Days, limit: int) -> Journal:
    """What was written, the newest first; the latest `limit` entries, or with 0 all. Raises Unknown, Ambiguous.

    Without words no more is read than the latest of each kind.
    """
    wanted = wanted_by(store, search, days)
    found = list(store.entries(wanted, 0 if search.words else limit))
    if search.words:
        words = [folded_widely(word) for word in search.words]
        found = [one for one in found if _holds(one, words)]
    found.sort(key=lambda one: (_day_of(one, days), one.entry), reverse=True)
    shown = found[: limit or len(found)]
    count = len(found) if search.words or not limit else store.count(wanted)
    entries = _entries(store, shown, days)
    return Journal(
        start=search.first or min((one.day for one in entries), default=None),
        end=search.last or max((one.day for one in entries), default=None),
        entries=entries,
        more=count - len(entries),
        narrowed=search != Search(),
    )


def wanted_by(store: Reader, search: Search, days: Days) -> Wanted:
    """Which entries are looked for, but for the words in them. Raises Unknown, Ambiguous."""
    first, last = search.first or EARLIEST, search.last or LATEST
    return Wanted(
        kinds=search.kinds or tuple(EntryKind),
        first=first,
        last=last,
        since=days.start_of(first),
        until=days.start_of(min(last, LATEST - _A_DAY) + _A_DAY),
        value=find_value(store, search.value, days.today).id if search.value is not None else None,
        about=store.find(search.about, SHOWN_BY_ID).id if search.about is not None else None,
    )


def folded_widely(text: str) -> str:
    """`text` in any case and without its accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one)).replace(
        "\N{LATIN SMALL LETTER DOTLESS I}", "i"
    )


def _holds(record: Record, words: Iterable[str]) -> bool:
    texts = folded_widely("\n".join(texts_of(record)))
    return all(word in texts for word in words)


def texts_of(record: Record) -> tuple[str, ...]:
    """All that a person wrote in a record, the text by which they know it first."""
    found = [text_of(record)]
    for name, known in facts_of(type(record)).items():
        said = getattr(record, name)
        if known.kind == "text" and known.help and said:
            found.append(said)
        elif known.kind == "texts" and not known.choices:
            found += said
    return tuple(dict.fromkeys(filter(None, found)))


def _day_of(record: Any, days: Days) -> date:
    """The day of an entry; of what has none, the day on which it was written."""
    if isinstance(record, Action):
        return record.due
    if isinstance(record, WeekRating):
        return Week.containing(record.week, days.first_day).start
    if isinstance(record, Step | Routine):
        return days.of(cast("datetime", record.created_at))
    if isinstance(record, Maintenance):
        return days.of(cast("datetime", record.updated_at))
    day: date = record.day
    return day


def _entries(store: Reader, records: Sequence[Record], days: Days) -> tuple[JournalEntry, ...]:
    shorts = store.short_ids([one.id for one in records])
    return tuple(_entry(store, one, shorts[one.id], days) for one in records)


def _entry(store: Reader, record: Any, short: str, days: Days) -> JournalEntry:
    day = _day_of(record, days)
    text, *more = texts_of(record) or ("",)
    value_id = getattr(record, "value_id", None)
    outcome = record.outcome if isinstance(record, Action | Opportunity) else None
    return JournalEntry(
        id=record.id,
        short=short,
        kind=kind_of(record),
        day=day,
        any_day=isinstance(record, WeekRating) or (isinstance(record, Action) and record.day is None),
        value=store.life(value_id).name_on(max(day, days.today) if isinstance(record, Step | Routine) else day)
        if value_id
        else None,
        text=text,
        more=tuple(more),
        outcome=outcome,
    )


def kind_of(record: Record) -> EntryKind:
    """What a record is in the journal."""
    is_hard = isinstance(record, Reflection) and record.kind is ReflectionKind.INTENSE_MOMENT
    return EntryKind.HARD_MOMENT if is_hard else _KIND_OF[type(record)]


def id_of(store: Reader, prefix: str, kinds: Sequence[EntryKind]) -> str:
    """The id of the entry of these kinds, or where there are none of any, that begins so. Raises Unknown, Ambiguous."""
    return store.find(prefix, [one for one in SHOWN_BY_ID if not kinds or _KIND_OF.get(one) in kinds]).id


def record_of(store: Reader, prefix: str, kind: type[Record]) -> Record:
    """The record of a kind whose id begins so. Raises Unknown, Ambiguous."""
    return store.find(prefix, [kind])


# One entry whole


def show(store: Reader, prefix: str, days: Days) -> EntryStory:
    """A record of any kind that is shown by its id, whole, with its history. Raises Unknown, Ambiguous."""
    record: Record = store.find(prefix, SHOWN_BY_ID)
    versions = store.versions(record)
    history: list[Version] = []
    before: Record | None = None
    for change, after in versions:
        changes = tuple(_changes(before, after)) if before is not None and after is not None else ()
        # what came in from another notebook was written there at another time
        at = after.updated_at if after is not None and after.updated_at is not None else change.at
        history.append(Version(days.of(at), at, change.command, changes))
        before = after
    kind = "contact" if isinstance(record, Contact) else kind_of(record)
    if isinstance(record, WeekRating) and record.note is None:
        kind = "week-rating"
    return EntryStory(
        id=record.id,
        short=store.short_id(record.id),
        kind=str(kind),
        record=record,
        parts=store.leanings(record.id) if isinstance(record, Comparison) else (),
        referred=_referred(store, record, history, days.today),
        history=tuple(reversed(history)),
        card=Card.of(record, store.life(record.value_id).wording_on(record.due), second_value(store, record))
        if isinstance(record, Action)
        else None,
    )


def _changes(before: Record, after: Record) -> Iterator[FieldChange]:
    for name in facts_of(type(after)):
        if name not in _KEPT_BY_THE_STORE and getattr(before, name) != getattr(after, name):
            yield FieldChange(name, getattr(before, name), getattr(after, name))


def _referred(store: Reader, record: Record, history: Iterable[Version], today: date) -> tuple[Referred, ...]:
    """What an entry refers to now, or did before."""
    facts = facts_of(type(record))
    said = [(name, getattr(record, name)) for name, known in facts.items() if known.kind == "reference"]
    said += [
        (one.field, one.before)
        for version in history
        for one in version.changes
        if facts[one.field].kind == "reference"
    ]
    if isinstance(record, Comparison):
        said += [("value_id", one.value_id) for one in store.leanings(record.id)]
    values = dict.fromkeys(one for name, one in said if one and name == "value_id")
    others = dict.fromkeys(one for name, one in said if one and name != "value_id")
    names = {life.id: life.name_on(today) for life in store.lives()}
    found = [Referred(one, None, names[one]) for one in values if one in names]
    for one in others:
        kept = store.of_id(one, (Action, Opportunity, Step, Routine))
        if kept is not None:
            found.append(Referred(one, store.short_id(one), text_of(kept)))
    return tuple(found)

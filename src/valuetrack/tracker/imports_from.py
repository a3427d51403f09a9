"""What comes in from other programs: which records it becomes, and what of it is new here."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from valuetrack.errors import Unknown
from valuetrack.frozen import Frozen, replace, slug
from valuetrack.model import Activity, CheckIn, Reflection, ReflectionKind, natural_id, text_of
from valuetrack.model.words import folded
from valuetrack.reports.imports_from import (
    Arrival,
    ImportedFrom,
    ImportUnderstood,
    ListLine,
    MarkLine,
    MoodLine,
    RowLeft,
)
from valuetrack.tracker import values
from valuetrack.tracker.names import clean_name, find_value, is_same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime, time

    from valuetrack.imports.found import Found, Moment
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

    Local = Callable[[datetime], tuple[date, time]]

NEW = "new:"
"""What stands before the name of a value that is to be made."""
NONE = "none"
_KINDS = (Activity, CheckIn, Reflection)
_SHOWN_FIRST, _SHOWN_LAST = 3, 2
_MOOD = "Mood: {}"

One = Activity | CheckIn | Reflection


class Wishes(Frozen):
    """What a person says of where things go.

    `values` say for a list the name of a value, one to be made after ``new:``, or none; `moods` give a rating, 0 to 10,
    for a label. What was written becomes a reflection, or else a note of the day.
    """

    values: Mapping[str, str] = {}
    moods: Mapping[str, int] = {}
    as_reflection: bool = False


class Goal(Frozen):
    """The value to which a list goes: its name and its id, which one that is to be made has not."""

    name: str
    id: str | None = None


class Arriving(Frozen):
    """What a file becomes: the records that are new here, in the order of their days, and how many are not."""

    new: tuple[One, ...]
    goals: Mapping[str, Goal | None]
    goal_of: Mapping[str, Goal]
    known: int
    taken_out: int


def open_lists(store: Reader, found: Found, wishes: Wishes, today: date) -> tuple[ListLine, ...]:
    """The lists of which nobody said where they go, with the value of that name where there is one."""
    goals = _goals(store, found, wishes, today)
    said = {folded(name) for name in wishes.values}
    return tuple(one for one in _lists(found, goals) if folded(one.name) not in said)


def open_moods(found: Found, wishes: Wishes) -> tuple[MoodLine, ...]:
    """The moods of which nobody said what they stand for."""
    return tuple(one for one in _moods(found, _ratings(found, wishes)) if one.rating is None)


def goal_named(store: Reader, answer: str, today: date) -> str:
    """What `answer` says of where a list goes, as Wishes have it. Raises Unknown, Ambiguous, BadText."""
    goal = _goal(store, answer, today)
    return NONE if goal is None else goal.name if goal.id is not None else f"{NEW}{goal.name}"


def understood(store: Reader, found: Found, wishes: Wishes, today: date, local: Local) -> ImportUnderstood:
    """What would come in; `local` says to which day and time of the person's an instant belongs.

    Raises Unknown, Ambiguous, BadText.
    """
    arriving = _arriving(store, found, wishes, today, local)
    counts = Counter(type(one) for one in arriving.new)
    last = arriving.new[max(_SHOWN_FIRST, len(arriving.new) - _SHOWN_LAST) :]
    return ImportUnderstood(
        program=found.program,
        **_span(arriving.new),
        activities=counts[Activity],
        notes=counts[CheckIn],
        reflections=counts[Reflection],
        known=arriving.known,
        taken_out=arriving.taken_out,
        arrivals=tuple(_arrival(one, arriving) for one in (*arriving.new[:_SHOWN_FIRST], *last)),
        lists=_lists(found, arriving.goals),
        moods=_moods(found, _ratings(found, wishes)),
        marks=tuple(MarkLine(mark, count) for mark, count in found.marks.items()),
        left=tuple(RowLeft(one.file, one.line, one.why) for one in found.left),
        timeless=found.timeless,
        unmeasured=found.unmeasured,
        by_place=found.by_place,
        encoding=found.encoding,
        delimiter=found.delimiter,
        day_format=found.day_format,
        unread=found.unread,
    )


def bring(store: Writer, found: Found, wishes: Wishes, today: date, local: Local) -> ImportedFrom:
    """Write what is new here, and the values that were asked for. Raises Unknown, Ambiguous, BadText."""
    arriving = _arriving(store, found, wishes, today, local)
    made: dict[str, str] = {}
    arrived: list[One] = []
    for one in arriving.new:
        goal = arriving.goal_of.get(one.id)
        if goal is not None and goal.id is None and goal.name not in made:  # what comes first is the earliest
            (made[goal.name],) = values.add_value(store, goal.name, one.day, {}, None).ids
        of = {"value_id": goal.id or made[goal.name]} if goal is not None else {}
        arrived.append(replace(one, **of))
    kept = store.put_new(arrived)
    counts = Counter(type(one) for one in kept)
    return ImportedFrom(
        ids=tuple(one.id for one in kept),
        records=tuple(kept),
        program=found.program,
        **_span(kept),
        activities=counts[Activity],
        notes=counts[CheckIn],
        reflections=counts[Reflection],
        known=arriving.known,
        values=tuple(made),
    )


def _span(records: Sequence[One]) -> dict[str, Any]:
    """The first and the last day of records in their order."""
    return {"start": records[0].day, "end": records[-1].day} if records else {"start": None, "end": None}


def _arrival(one: One, arriving: Arriving) -> Arrival:
    goal = arriving.goal_of.get(one.id)
    at = one.at if isinstance(one, Activity) else None
    return Arrival(slug(type(one)), one.day, at, text_of(one), goal.name if goal is not None else None)


# Where things go


def _goals(store: Reader, found: Found, wishes: Wishes, today: date) -> dict[str, Goal | None]:
    """The value to which each list goes: the one that was said, or else the one that bears its name.

    Raises Unknown, for a list that is not in the file too, Ambiguous, BadText.
    """
    names = _names(found)
    unknown = next((name for name in wishes.values if folded(name) not in names), None)
    if unknown is not None:
        raise _unknown("nothing", unknown, names)
    said = {folded(name): _goal(store, value, today) for name, value in wishes.values.items()}
    lives = {name: _bearing(store, name, today) for name in names.values() if folded(name) not in said}
    return {one: said[one] if one in said else lives[name] for one, name in names.items()}


def _names(found: Found) -> dict[str, str]:
    """The names of the lists as they are first written, each by its folded form."""
    names: dict[str, str] = {}
    for moment in found.moments:
        for done in moment.done:
            for name in done.lists:
                names.setdefault(folded(name), name)
    return names


def _unknown(what: str, typed: str, names: Mapping[str, str]) -> Unknown:
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped name is rare

    near = tuple(names[one] for one in get_close_matches(folded(typed), names, 1))
    hint = f"Did you mean {near[0]}?" if near else "--dry-run shows what there is."
    return Unknown(f"There is {what} called {typed!r} in the file.", hint=hint, nearest=near)


def _goal(store: Reader, said: str, today: date) -> Goal | None:
    """A value by its name, one to be made, or none. Raises Unknown, Ambiguous, BadText."""
    if folded(said) == NONE:
        return None
    if said.lower().startswith(NEW):
        name = clean_name(said[len(NEW) :])
        return _bearing(store, name, today) or Goal(name)
    life = find_value(store, said, today)
    return Goal(life.name_on(today), life.id)


def _bearing(store: Reader, name: str, today: date) -> Goal | None:
    """The value that bears this very name."""
    found = [life for life in store.lives() if is_same(life.name_on(today), name)]
    return Goal(found[0].name_on(today), found[0].id) if found else None


def _lists(found: Found, goals: Mapping[str, Goal | None]) -> tuple[ListLine, ...]:
    counts: Counter[str] = Counter()
    for moment in found.moments:
        for done in moment.done:
            counts.update({*map(folded, done.lists)})
    names = _names(found)
    lines = []
    for name, count in counts.most_common():
        goal = goals[name]
        lines.append(ListLine(names[name], count, goal.name if goal else None, goal is not None and goal.id is None))
    return tuple(lines)


def _ratings(found: Found, wishes: Wishes) -> dict[str, int]:
    """The ratings of moods by their folded labels. Raises Unknown for one that is not in the file."""
    labels = {folded(one.mood): one.mood for one in found.moments if one.mood}
    unknown = next((label for label in wishes.moods if folded(label) not in labels), None)
    if unknown is not None:
        raise _unknown("no mood", unknown, labels)
    known = {folded(label): rating for label, rating in {**found.moods, **wishes.moods}.items()}
    return {label: known[label] for label in labels if label in known}


def _moods(found: Found, ratings: Mapping[str, int]) -> tuple[MoodLine, ...]:
    counts = Counter(one.mood for one in found.moments if one.mood)
    lines = [MoodLine(label, count, ratings.get(folded(label))) for label, count in counts.most_common()]
    return tuple(sorted(lines, key=lambda one: -1 if one.rating is None else one.rating, reverse=True))


# What things become


def _arriving(store: Reader, found: Found, wishes: Wishes, today: date, local: Local) -> Arriving:
    goals = _goals(store, found, wishes, today)
    ratings = _ratings(found, wishes)
    seen: Counter[tuple[str, ...]] = Counter()
    records: dict[str, One] = {}
    goal_of: dict[str, Goal] = {}
    for moment in found.moments:
        for key, record, lists in _records_of(moment, ratings, wishes, local):
            one = natural_id("import", found.program, *key, str(seen[key]))
            seen[key] += 1
            records[one] = replace(record, id=one)
            goal = next((goal for name in lists if (goal := goals[folded(name)]) is not None), None)
            if goal is not None:
                goal_of[one] = goal
    standing = store.standing(_KINDS, [*records])
    absent = [one for one in records if one not in standing]
    out = {*store.taken_out(absent), *store.purged(absent)}
    new = sorted((records[one] for one in absent if one not in out), key=lambda one: (one.day, _clock(one)))
    return Arriving(tuple(new), goals, goal_of, len(standing), len(out))


def _clock(one: One) -> str:
    return f"{one.at:%H:%M}" if isinstance(one, Activity) and one.at is not None else ""


def _records_of(
    moment: Moment, ratings: Mapping[str, int], wishes: Wishes, local: Local
) -> Iterator[tuple[tuple[str, ...], One, tuple[str, ...]]]:
    """The records that a moment becomes, each with its natural key and the lists that say its value.

    A key has nothing in it that a person says here, so that the same file brings the same records however it is read.
    """
    when = moment.when
    day, at = (cast("date", when.day), when.at) if when.instant is None else local(when.instant)
    key = (moment.key,) if moment.key else when.key
    rating = ratings.get(folded(moment.mood)) if moment.mood else None
    for done in moment.done:
        activity = Activity(id="", text=done.text, day=day, at=at, minutes=done.minutes, mood_after=rating)
        yield ("done", *key, *([] if moment.key else [done.key or done.text])), activity, done.lists
    mood = [_MOOD.format(moment.mood)] if moment.mood and (rating is None or not moment.done) else []
    said = "\n\n".join([*([moment.text] if moment.text else []), *mood])
    if not said:
        return
    one: One = CheckIn(id="", day=day, note=said)
    if wishes.as_reflection and moment.text:
        one = Reflection(id="", day=day, kind=ReflectionKind.WEEKLY, happened=said)
    yield ("said", *key, *([] if moment.key else [moment.text or ""])), one, ()

"""What matters: naming, rating, rewording, resting and listing values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from valuetrack import ladder, nudges
from valuetrack.dates import describe_day
from valuetrack.errors import AtRest, Nothing
from valuetrack.frozen import Frozen, copied, replace
from valuetrack.model import Action, Importance, Rest, Span, Value, ValueLife, Wording, facts_of, natural_id, new_id
from valuetrack.model.words import folded
from valuetrack.reports.comparisons import ComparisonSeen, comparison_table
from valuetrack.reports.experiments import experiment_list
from valuetrack.reports.review_sums import ReflectionEntry, dated
from valuetrack.reports.values import (
    AlsoServed,
    DatedImportance,
    DatedWords,
    LadderStep,
    LivedAction,
    LivedActivity,
    LivedOpportunity,
    RatedWeek,
    RestTime,
    StoryMore,
    ValueAdded,
    ValueArchived,
    ValueEdited,
    ValueLine,
    ValueList,
    ValueRated,
    ValueRestored,
    ValueStory,
    ValueTracked,
    WordsUntil,
)
from valuetrack.tracker.actions import value_or_focus
from valuetrack.tracker.facets import each_once, second_value
from valuetrack.tracker.names import clean_name, find_value, free_name, refuse_duplicate
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.model import Opportunity, Record, Tracked
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

F = TypeVar("F", bound=Frozen)
ALL = Span()
# What a person says of a value; the other fields of its wording are the program's.
_WORDS = tuple(name for name, known in facts_of(Wording).items() if known.help)


def add_value(
    store: Writer,
    name: str,
    day: date,
    words: Mapping[str, Any],
    importance: int | None,
    tracks: Tracked | None = None,
) -> ValueAdded:
    """Name something that matters from `day` on, and say what is asked before and after a step toward it.

    Raises Duplicate, BadText.
    """
    name = free_name(store, name, day)
    is_first = store.is_empty()
    value = store.put(Value(id=new_id(), created=day, tracks=tracks))
    wording = store.put(_wording(value.id, day, name=name, **words))
    records: list[Record] = [value, wording]
    if importance is not None:
        records.append(store.put(_importance(value.id, day, importance)))
    about = {"ids": (value.id,), "records": tuple(records), "nudges": nudges.about_value(name)}
    return copied(ValueAdded, wording, **about, importance=importance, is_first=is_first)


def _wording(value_id: str, day: date, **words: Any) -> Wording:
    words["facets"] = each_once(words.get("facets", ()))
    return Wording(id=natural_id("wording", value_id, str(day)), value_id=value_id, day=day, **words)


def _importance(value_id: str, day: date, importance: int) -> Importance:
    one = natural_id("importance", value_id, str(day))
    return Importance(id=one, value_id=value_id, day=day, importance=importance)


def rate_value(store: Writer, typed: str, importance: int | None, day: date) -> ValueRated:
    """Say how much a value matters from `day` on; None takes the rating of that very day out. Raises Nothing."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    if importance is not None:
        rating = store.put(_importance(life.id, day, importance))
        later = next((one for one in store.importance_of(life.id) if one.day > day), None)
        until = copied(DatedImportance, later) if later else None
        return ValueRated(ids=(life.id,), records=(rating,), name=name, day=day, importance=importance, until=until)
    kept = store.importance_at(life.id, day)
    if kept is None:
        raise Nothing(f"{name} has no rating of {describe_day(day)} to clear.", hint="Give --on DAY.")
    store.remove(kept)
    return ValueRated(ids=(life.id,), name=name, day=day, importance=None, until=None)


def track(store: Writer, typed: str, day: date, tracks: Tracked) -> ValueTracked:
    """Say what is asked before and after a step toward a value. Raises Unknown, Ambiguous."""
    life = find_value(store, typed, day)
    value = store.put(replace(life.value, tracks=tracks))
    return ValueTracked(ids=(life.id,), records=(value,), name=life.name_on(day), tracks=tracks)


def untracked(store: Reader, typed: str | None, day: date, first_day: int) -> str | None:
    """The name of a value, or of the single focus of the week, where it was not said yet what is asked around a step.

    Raises NeedsMore, Unknown, Ambiguous.
    """
    life = value_or_focus(store, typed, day, first_day)
    return life.name_on(day) if life.value.tracks is None else None


def tracked(store: Reader, typed: str | None, day: date, first_day: int) -> tuple[str, ...]:
    """What is asked before and after a step toward a value, or the single focus of the week: `anxiety`, `mood`.

    Raises NeedsMore, Unknown, Ambiguous.
    """
    tracks = value_or_focus(store, typed, day, first_day).value.tracks
    return tracks.ratings if tracks is not None else ()


def facets(store: Reader, typed: str | None, day: date, first_day: int) -> tuple[str, ...]:
    """What a value, or the single focus of the week, looks like in daily life. Raises NeedsMore, Unknown, Ambiguous."""
    return value_or_focus(store, typed, day, first_day).wording_on(day).facets


def edit_value(store: Writer, typed: str, day: date, words: Mapping[str, Any]) -> ValueEdited:
    """Reword a value from `day` on; what is not named stays. Raises Duplicate, BadText.

    What changes goes on into later words until one of them changed it; what was changed there stays.
    """
    life = find_value(store, typed, day)
    old = life.wording_on(day)
    name = clean_name(words["name"]) if "name" in words else old.name
    changed = {field: new for field, new in {**words, "name": name}.items() if new != getattr(old, field)}
    later = [wording for wording in life.wordings if wording.day > day]
    ends = {field: next((one for one in later if _says_another(one, old, field)), None) for field in changed}
    until = ends.get("name")
    refuse_duplicate(store, name, day, until.day if until else None, own_id=life.id)
    kept = {field: getattr(old, field) for field in _WORDS} | {**words, "name": name}
    written = [store.put(_wording(life.id, day, **kept))]
    for one in later:
        carried = {field: new for field, new in changed.items() if _is_before(one, ends[field])}
        written += [store.put(replace(one, **carried))] if carried else []
    return copied(
        ValueEdited,
        written[0],
        ids=(life.id,),
        records=tuple(written),
        before=old.name,
        until=tuple(WordsUntil(field, end.day, getattr(end, field)) for field, end in ends.items() if end),
        nudges=nudges.about_value(name) if name != old.name else (),
    )


def _says_another(one: Wording, old: Wording, field: str) -> bool:
    """Whether later words changed a field; the first words of all stand, whatever is said of the days before them."""
    return one is old or getattr(one, field) != getattr(old, field)


def _is_before(one: Wording, end: Wording | None) -> bool:
    return end is None or one.day < end.day


def archive_value(store: Writer, typed: str, day: date) -> ValueArchived:
    """Let a value rest from `day` on. Raises AtRest where it does already."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    if any(rest.until is None or rest.until > day for rest in life.rests):
        raise AtRest(f"{name} is at rest already.", hint="`valuetrack restore-value` brings it back.")
    rest = store.put(Rest(id=new_id(), value_id=life.id, start=day))
    return ValueArchived(ids=(life.id,), records=(rest,), name=name, day=day)


def restore_value(store: Writer, typed: str, day: date) -> ValueRestored:
    """Bring a value back from its rest on `day`. Raises AtRest where it is not at rest then."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    open_rest = next((rest for rest in life.rests if rest.until is None and rest.start <= day), None)
    if open_rest is None:
        hint = "`valuetrack list-values` shows your values."
        raise AtRest(f"{name} is not at rest on {describe_day(day)}.", hint=hint)
    rest = store.put(replace(open_rest, until=day))
    return ValueRestored(ids=(life.id,), records=(rest,), name=name, day=day)


def list_values(store: Reader, day: date, *, everything: bool) -> ValueList:
    """What matters on `day`: by importance, then by name; archived values with `everything`."""
    importance = store.importance_on(day)
    lives = store.lives()
    begun = [life for life in lives if life.value.created <= day or everything]
    lines = [_line(life, day, importance.get(life.id)) for life in begun]
    lines.sort(key=lambda line: (line.resting, line.importance is None, -(line.importance or 0), folded(line.value)))
    shown = tuple(line for line in lines if everything or not line.resting)
    return ValueList(day, shown, hidden=len(lines) - len(shown), later=len(lives) - len(begun))


def _line(life: ValueLife, day: date, importance: int | None) -> ValueLine:
    words = life.wording_on(day)
    resting = life.is_archived_by(day)
    said = {"id": life.id, "value": words.name, "importance": importance, "resting": resting}
    return copied(ValueLine, words, **said, created=life.value.created)


def show_value(store: Reader, typed: str, day: date, first_day: int, span: Span = ALL) -> ValueStory:
    """One value's history, up to the last thing entered, or what `span` wants of it. Raises Unknown, Ambiguous."""
    return story_of(store, find_value(store, typed, day), day, first_day, span)


def story_of(store: Reader, life: ValueLife, day: date, first_day: int, span: Span = ALL) -> ValueStory:
    """The history of a value, as in `show_value`."""
    lived, steps = store.lived(life.id, span), ladder.in_order(store.steps_of(life.id))
    importance, weeks, activities = lived.importance, lived.ratings, lived.activities
    actions, opportunities, reflections = lived.actions, lived.opportunities, lived.reflections
    tried, second, compared = lived.experiments, lived.also, lived.comparisons
    leanings = store.leanings_seen_from(life.id) if compared else ()
    listed = (*actions, *compared, *second, *tried, *opportunities, *activities, *reflections, *steps)
    shorts = store.short_ids(list(dict.fromkeys(one.id for one in listed)))
    entered = [
        *(one.due for one in (*actions, *tried, *second)),
        *(one.day for one in opportunities),
        *(one.day for one in activities),
        *(one.day for one in compared),
        *(one.day for one in reflections),
        *(one.day for one in importance),
    ]
    return ValueStory(
        id=life.id,
        value=life.name_on(day),
        created=life.value.created,
        tracks=life.value.tracks,
        start=span.first or min([life.value.created, *entered]),
        until=span.last or max([day, life.value.created, *entered]),
        wordings=tuple(copied(DatedWords, one, value=one.name) for one in life.wordings),
        importance=_each(DatedImportance, importance),
        weeks=tuple(copied(RatedWeek, one, week=Week.containing(one.week, first_day).start) for one in weeks),
        rests=_each(RestTime, life.rests),
        actions=tuple(
            copied(LivedAction, one, due=one.due, short=shorts[one.id], also=second_value(store, one))
            for one in actions
        ),
        opportunities=tuple(
            copied(LivedOpportunity, one, short=shorts[one.id], also=second_value(store, one)) for one in opportunities
        ),
        activities=tuple(copied(LivedActivity, one, short=shorts[one.id], got_in_way=None) for one in activities),
        also=tuple(_also_served(store, one, shorts[one.id]) for one in second),
        comparisons=tuple(
            copied(
                ComparisonSeen,
                comparison_table(
                    one, shorts[one.id], [lean for lean in leanings if lean.comparison_id == one.id], [life]
                ),
            )
            for one in compared
        ),
        experiments=experiment_list(tried, [life], shorts, first_day).experiments,
        steps=tuple(copied(LadderStep, one, short=shorts[one.id]) for one in steps),
        reflections=dated(ReflectionEntry, reflections, shorts),
        more=_more(
            store,
            life.id,
            span,
            importance=importance,
            weeks=weeks,
            actions=actions,
            opportunities=opportunities,
            activities=activities,
            experiments=tried,
            reflections=reflections,
            also=second,
            comparisons=compared,
        ),
    )


def _also_served(store: Reader, step: Action | Opportunity, short: str) -> AlsoServed:
    """A step of another value, in the story of the second value that it serves."""
    is_open = isinstance(step, Action) and step.outcome is None
    value = store.life(step.value_id).name_on(step.due)
    return AlsoServed(step.id, short, step.due, value, step.text, None if is_open else step.taken)


def _more(store: Reader, value_id: str, span: Span, **shown: Sequence[Record]) -> StoryMore:
    """How many of each part are left out, where no more than some are shown."""
    if not span.limit:
        return StoryMore()
    counts = store.counts_of(value_id, span)
    return StoryMore(**{name: counts[name] - len(part) for name, part in shown.items()})


def _each(kind: type[F], records: Iterable[Frozen]) -> tuple[F, ...]:
    return tuple(copied(kind, one) for one in records)

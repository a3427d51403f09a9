"""What matters: naming, rating, rewording, resting and listing values."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack import ladder
from valuetrack.dates import describe_day
from valuetrack.errors import AtRest, Nothing
from valuetrack.frozen import replace
from valuetrack.identity import natural_id, new_id
from valuetrack.model import Importance, Rest, Value, ValueLife, Wording
from valuetrack.reports.experiments import experiment_list
from valuetrack.reports.receipt import Receipt, Told
from valuetrack.reports.values import (
    DatedImportance,
    DatedWords,
    LadderStep,
    LivedAction,
    LivedOpportunity,
    RatedWeek,
    RestTime,
    ValueLine,
    ValueList,
    ValueStory,
)
from valuetrack.reports.week_sums import reflection_entries
from valuetrack.scoring import rating_word
from valuetrack.tracker import soft_questions
from valuetrack.tracker.names import clean_name, find_value, folded, refuse_duplicate
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def add_value(store: Writer, name: str, day: date, fields: Mapping[str, Any], importance: int | None) -> Receipt:
    """Name something that matters from `day` on. Raises Duplicate, BadText."""
    name = clean_name(name)
    first = store.is_empty()
    refuse_duplicate(store, name, day, until=None)
    value = store.put(Value(id=new_id(), created=day))
    records = [value, store.put(_wording(value.id, day, name, fields))]
    if importance is not None:
        records.append(store.put(_importance(value.id, day, importance)))
    added = f"Added {name}, from {describe_day(day)}"
    return Receipt(
        "value-added",
        f"{added}."
        if importance is None
        else Told(f"{added}, importance {importance}.", f"{added}. It matters {rating_word(importance)}."),
        ids=(value.id,),
        notes=soft_questions.about_value(name),
        suggestion=f'valuetrack plan-week "a small step" --value {shlex.quote(name)}' if first else None,
        records=tuple(records),
    )


def _wording(value_id: str, day: date, name: str, words: Mapping[str, Any]) -> Wording:
    meaning, domain = words.get("meaning"), words.get("domain")
    return Wording(
        id=natural_id("wording", value_id, str(day)),
        value_id=value_id,
        day=day,
        name=name,
        meaning=meaning,
        domain=domain,
    )


def _importance(value_id: str, day: date, importance: int) -> Importance:
    return Importance(
        id=natural_id("importance", value_id, str(day)), value_id=value_id, day=day, importance=importance
    )


def rate_value(store: Writer, typed: str, importance: int | None, day: date) -> Receipt:
    """Say how much a value matters from `day` on; None takes the rating of that very day out."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    if importance is None:
        return _unrate(store, life, day)
    rating = store.put(_importance(life.id, day, importance))
    since = describe_day(day)
    message = Told(
        f"{name}: importance {importance} from {since}.", f"{name} matters {rating_word(importance)}, from {since}."
    )
    return Receipt("value-rated", message, (life.id,), records=(rating,))


def _unrate(store: Writer, life: ValueLife, day: date) -> Receipt:
    rating = store.importance_at(life.id, day)
    if rating is None:
        raise Nothing(f"{life.name_on(day)} has no rating of {describe_day(day)} to clear.", hint="Give --on DAY.")
    store.remove(rating)
    return Receipt("value-rated", f"{life.name_on(day)}: cleared the rating of {describe_day(day)}.", (life.id,))


def edit_value(store: Writer, typed: str, day: date, name: str | None, fields: Mapping[str, Any]) -> Receipt:
    """Reword a value from `day` on; what is not named stays. Raises Duplicate, BadText."""
    life = find_value(store, typed, day)
    old = life.wording_on(day)
    new_name = clean_name(name) if name is not None else old.name
    until = next((wording.day for wording in life.wordings if wording.day > day), None)
    refuse_duplicate(store, new_name, day, until, own_id=life.id)
    words = {"meaning": old.meaning, "domain": old.domain, **fields}
    wording = store.put(_wording(life.id, day, new_name, words))
    renamed = f"{old.name} is now {new_name}" if new_name != old.name else f"Reworded {new_name}"
    notes = soft_questions.about_value(new_name) if new_name != old.name else ()
    return Receipt("value-edited", f"{renamed}, from {describe_day(day)}.", (life.id,), notes=notes, records=(wording,))


def archive_value(store: Writer, typed: str, day: date) -> Receipt:
    """Let a value rest from `day` on. Raises AtRest where it does already."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    if any(rest.until is None or rest.until > day for rest in life.rests):
        raise AtRest(f"{name} is at rest already.", hint="`valuetrack restore-value` brings it back.")
    rest = store.put(Rest(id=new_id(), value_id=life.id, start=day))
    message = f"{name} rests from {describe_day(day)}. Nothing of it is lost."
    return Receipt("value-archived", message, (life.id,), records=(rest,))


def restore_value(store: Writer, typed: str, day: date) -> Receipt:
    """Bring a value back from its rest on `day`. Raises AtRest where it is not at rest then."""
    life = find_value(store, typed, day)
    name = life.name_on(day)
    open_rest = next((rest for rest in life.rests if rest.until is None and rest.start <= day), None)
    if open_rest is None:
        raise AtRest(
            f"{name} is not at rest on {describe_day(day)}.", hint="`valuetrack list-values` shows your values."
        )
    rest = store.put(replace(open_rest, until=day))
    return Receipt("value-restored", f"{name} is back, from {describe_day(day)}.", (life.id,), records=(rest,))


def list_values(store: Reader, day: date, *, everything: bool) -> ValueList:
    """What matters on `day`: by importance, then by name; archived values with `everything`."""
    importance = store.importance_on(day)
    lives = [life for life in store.lives() if life.value.created <= day or everything]
    lines = [_line(life, day, importance.get(life.id)) for life in lives]
    lines.sort(key=lambda line: (line.resting, line.importance is None, -(line.importance or 0), folded(line.value)))
    shown = tuple(line for line in lines if everything or not line.resting)
    return ValueList(day, shown, hidden=len(lines) - len(shown))


def _line(life: ValueLife, day: date, importance: int | None) -> ValueLine:
    words = life.wording_on(day)
    resting = any(rest.start <= day and (rest.until is None or rest.until > day) for rest in life.rests)
    return ValueLine(life.id, words.name, importance, words.meaning, words.domain, life.value.created, resting)


def show_value(store: Reader, typed: str, day: date, first_day: int) -> ValueStory:
    """One value's history, up to the last thing entered for it. Raises Unknown, Ambiguous."""
    life = find_value(store, typed, day)
    weeks = tuple(
        RatedWeek(Week.containing(rating.week, first_day).start, rating.lived, rating.likely, rating.note)
        for rating in store.ratings_of(life.id)
    )
    actions = store.actions_of(life.id)
    tried = [action for action in actions if action.belief is not None]
    opportunities = store.opportunities_of(life.id)
    reflections = store.reflections_about(life.id)
    days = [day, *(one.due for one in actions), *(one.day for one in opportunities), *(one.day for one in reflections)]
    return ValueStory(
        id=life.id,
        value=life.name_on(day),
        created=life.value.created,
        until=max(days),
        wordings=tuple(DatedWords(w.day, w.name, w.meaning, w.domain) for w in life.wordings),
        importance=tuple(DatedImportance(r.day, r.importance) for r in store.importance_of(life.id)),
        weeks=weeks,
        rests=tuple(RestTime(rest.start, rest.until) for rest in life.rests),
        actions=tuple(LivedAction(a.id, a.due, a.text, a.outcome) for a in actions),
        opportunities=tuple(LivedOpportunity(o.id, o.day, o.text, o.taken) for o in opportunities),
        experiments=experiment_list(tried, [life], store.short_ids([a.id for a in tried]), first_day).experiments,
        steps=tuple(
            LadderStep(s.id, s.text, s.difficulty, s.retired) for s in ladder.in_order(store.steps_of(life.id))
        ),
        reflections=reflection_entries(reflections),
    )

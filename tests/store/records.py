"""Hypothesis strategies for single records of every kind, with every field set and unset."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.hostile import PIECES
from tests.store.stores import VALUE
from tests.strategies import DAYS
from valuetrack.frozen import annotations_of, replace
from valuetrack.model import (
    RATED,
    Action,
    BarrierKind,
    BarrierSource,
    Comparison,
    Importance,
    Leaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    Routine,
    Tracked,
    WeekRating,
    WeekRecord,
    facts_of,
    natural_id,
    plain_text,
)
from valuetrack.model.invisible import is_blank

ACTION = "3b0d0e6a-5f5c-4b7e-8d1c-1a2b3c4d5e6f"
STEP = "57e90e6a-5f5c-4b7e-8d1c-1a2b3c4d5e6f"
ROUTINE = "40070e6a-5f5c-4b7e-8d1c-1a2b3c4d5e6f"
COMPARISON = "c0e90e6a-5f5c-4b7e-8d1c-1a2b3c4d5e6f"

IDS = st.uuids().map(str)
TEXTS = (
    (st.text(max_size=20) | st.lists(st.sampled_from(["tea", *PIECES]), max_size=4).map("".join))
    .map(plain_text)
    .filter(lambda text: not is_blank(text) and "\x00" not in text)
)
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "value_id": st.just(VALUE),
    "first_focus": st.just(VALUE),
    "second_focus": st.just(VALUE),
    "carried_from": st.just(ACTION),
    "same_as": st.just(ACTION),
    "id": IDS,
    "about": IDS,
    "step_id": st.just(STEP),
    "routine_id": st.just(ROUTINE),
    "also": st.just(VALUE),
    "comparison_id": st.just(COMPARISON),
    "option": st.integers(0, 4),
    "rate": st.lists(st.sampled_from(RATED), unique=True).map(tuple),
    "belief_before": st.integers(0, 100),
    "belief_after": st.integers(0, 100),
    "minutes": st.integers(0, 1_000_000),
    "planned_minutes": st.integers(0, 1_000_000),
}
_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXTS,
    "int": st.integers(0, 10),
    "bool": st.booleans(),
    "date": st.dates(),
    "time": st.times(),
    "tuple[str, ...]": st.lists(TEXTS, max_size=3).map(tuple),
    "Leaning": st.sampled_from(Leaning),
    "BarrierKind": st.sampled_from(BarrierKind),
    "BarrierSource": st.sampled_from(BarrierSource),
    "Tracked": st.sampled_from(Tracked),
    "Outcome": st.sampled_from(Outcome),
    "ReflectionKind": st.sampled_from(ReflectionKind),
}
_SET_BY_THE_WRITER = {"entry", "created_at", "updated_at"}


@st.composite
def records(draw: st.DrawFn, kind: type[Record]) -> Record:
    """A record of the kind; a field that may be left out is left out about half of the time."""
    values: dict[str, Any] = {}
    for name, annotation in annotations_of(kind).items():
        plain, _, optional = str(annotation).partition(" | ")
        if name not in _SET_BY_THE_WRITER:
            strategy = _BY_NAME[name] if name in _BY_NAME else _KINDS[plain]
            values[name] = draw(st.none() | strategy if optional else strategy)
    if kind is Action:
        one, other = draw(st.permutations(["day", "week"]))
        values.update({one: draw(st.dates()), other: None})
    if kind is Comparison:
        values["chosen"] = draw(st.none() | st.integers(0, 4))
    return kind(**values)


@st.composite
def written_records(draw: st.DrawFn, kind: type[Record]) -> Record:
    """A record of the kind as the program writes one: its days are days of a calendar in use, its id is its own."""
    one: Any = draw(records(kind))
    days = {name: draw(DAYS) for name, field in facts_of(kind).items() if field.kind == "day" and getattr(one, name)}
    one = replace(one, **days)
    if isinstance(one, Reflection):
        one = replace(one, about=draw(st.sampled_from([None, ACTION])))
    if isinstance(one, Routine):
        one = replace(one, rule=draw(st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"])))
    if isinstance(one, Comparison):
        options = tuple(draw(st.lists(TEXTS, min_size=2, max_size=5)))
        one = replace(one, options=options, chosen=draw(st.none() | st.integers(0, len(options) - 1)))
    if isinstance(one, Importance):
        one = replace(one, id=natural_id("importance", VALUE, str(one.day)))
    if isinstance(one, WeekRating):
        one = replace(one, id=natural_id("week-rating", VALUE, str(one.week)))
    if isinstance(one, WeekRecord):
        one = replace(one, id=natural_id("week", str(one.week)))
    written: Record = one
    return written

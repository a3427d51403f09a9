"""A store with records of known ids, on which every example of the help runs as printed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Activity,
    CheckIn,
    Comparison,
    Contact,
    Importance,
    Leaning,
    Opportunity,
    OptionLeaning,
    Reflection,
    ReflectionKind,
    Rest,
    Routine,
    Step,
    Value,
    WeekRating,
    Wording,
    natural_id,
    new_id,
)
from valuetrack.store.database import engine_of, open_writing

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

CONNECTION = "11111111-0000-4000-8000-000000000001"
GROWTH = "22222222-0000-4000-8000-000000000002"
REST = "33333333-0000-4000-8000-000000000003"
ACTION = "3f2a5b6c-0000-4000-8000-000000000004"
TRIED = "7e1d2c3b-0000-4000-8000-000000000009"
OPPORTUNITY = "9c1d7e8f-0000-4000-8000-000000000005"
ACTIVITY = "ac7d1e2f-0000-4000-8000-00000000000b"
REFLECTION = "b07a1b2c-0000-4000-8000-000000000006"
CONTACT = "c0d1e2f3-0000-4000-8000-000000000008"
COMPARISON = "ca7b8c9d-0000-4000-8000-000000000009"
STEP = "5e1f2a3b-0000-4000-8000-000000000009"
RETIRED_STEP = "5e2a4b5c-0000-4000-8000-00000000000a"
ROUTINE = "4b1c2d3e-0000-4000-8000-00000000000b"
PAUSED_ROUTINE = "4b2c3d4e-0000-4000-8000-00000000000c"
NOTE = "d0e5f6a7-0000-4000-8000-000000000007"
_ENTRIES = {
    *(ACTION, TRIED, OPPORTUNITY, ACTIVITY, REFLECTION, COMPARISON, STEP, RETIRED_STEP, ROUTINE, PAUSED_ROUTINE, NOTE)
}
IDS = frozenset({CONNECTION, GROWTH, REST, CONTACT, *_ENTRIES})

NOW = datetime(2026, 1, 13, 20, tzinfo=UTC)
BEGAN = date(2026, 1, 1)
RESTED = date(2026, 1, 8)
MONDAY = date(2026, 1, 12)
SUMMER = date(2026, 6, 4)  # no session of the tests is asked about a routine
WEDNESDAY = date(2026, 1, 14)


def prepare(place: Path | str) -> None:
    """Make the store: Connection, Growth with two steps, Rest archived, and something of each other kind."""
    engine = engine_of(place)
    for command, fill in (("add-value", _values), ("plan-week", _week), ("reflect", _look_back)):
        with open_writing(engine, now=NOW, command=command, group=new_id()) as store:
            fill(store)
    with open_writing(engine, now=NOW, command="rate-week", group=new_id()) as store:
        store.put(WeekRating(id=natural_id("week", CONNECTION), value_id=CONNECTION, week=MONDAY, lived=5))
    with open_writing(engine, now=NOW, command="undo", group=new_id()) as store:
        store.undo()


def _values(store: Writer) -> None:
    known = ((CONNECTION, "Connection", "letting people in", 9), (GROWTH, "Growth", None, 7), (REST, "Rest", None, 5))
    for one, name, meaning, importance in known:
        store.put(Value(id=one, created=BEGAN))
        store.put(Wording(id=new_id(), value_id=one, day=BEGAN, name=name, meaning=meaning))
        store.put(Importance(id=new_id(), value_id=one, day=BEGAN, importance=importance))
    store.put(Rest(id=new_id(), value_id=REST, start=RESTED))
    store.put(Step(id=STEP, value_id=GROWTH, text="Read one page", difficulty=2))
    store.put(Step(id=RETIRED_STEP, value_id=GROWTH, text="Read a book", difficulty=9, retired=RESTED))
    store.put(
        Routine(id=ROUTINE, value_id=CONNECTION, text="Walk with Priya", start=SUMMER, rule="FREQ=WEEKLY;BYDAY=TH")
    )
    rests = Routine(id=PAUSED_ROUTINE, value_id=CONNECTION, text="Bake for Ines", start=BEGAN, rule="FREQ=DAILY")
    store.put(replace(rests, paused=True))
    store.put(Contact(id=CONTACT, name="Ines", reach="555 0100"))


def _week(store: Writer) -> None:
    text = "Text Priya at lunch"
    store.put(Action(id=ACTION, value_id=CONNECTION, text=text, day=WEDNESDAY, confidence=6, barrier="no words"))
    tried, belief = "Ask Ines how she is", "she will not want to talk"
    asked = Action(id=TRIED, value_id=CONNECTION, text=tried, day=BEGAN, belief=belief, belief_before=80)
    store.put(replace(asked, goal="see people again"))
    day = date(2026, 1, 13)
    store.put(Opportunity(id=OPPORTUNITY, value_id=CONNECTION, text="lunch invitation", day=day, taken=True))
    options = ("the choir", "the evening class")
    store.put(Comparison(id=COMPARISON, day=day, options=options, question="Thursday evenings"))
    one = natural_id("leaning", COMPARISON, "0", CONNECTION)
    store.put(OptionLeaning(id=one, comparison_id=COMPARISON, option=0, value_id=CONNECTION, leaning=Leaning.TOWARD))


def _look_back(store: Writer) -> None:
    day = date(2026, 1, 13)
    said = Reflection(id=REFLECTION, day=day, kind=ReflectionKind.WEEKLY, about=ACTION, happened="I froze.")
    store.put(said)
    store.put(Activity(id=ACTIVITY, value_id=CONNECTION, day=day, text="watched a film with Ines", minutes=90))
    store.put(CheckIn(id=NOTE, day=day, note="two of three so far"))


def add_alike(path: Path) -> None:
    """Add an action and two opportunities whose ids begin as that of the action does."""
    with open_writing(
        engine_of(path), now=datetime(2026, 1, 13, 20, tzinfo=UTC), command="plan-week", group=new_id()
    ) as store:
        store.put(Action(id=ACTION.replace("6c", "6d", 1), value_id=GROWTH, text="Read", day=WEDNESDAY))
        for end in ("6e", "6f"):
            one = ACTION.replace("6c", end, 1)
            store.put(Opportunity(id=one, value_id=GROWTH, text="a talk", day=WEDNESDAY, taken=False))

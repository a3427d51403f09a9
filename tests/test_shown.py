"""Nothing is taken down and then kept to itself: each stored field changes a page, and the note, or says why not."""

from __future__ import annotations

from datetime import date, time, timedelta
from shutil import copy
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.store.stores import writing
from valuetrack.frozen import replace
from valuetrack.model import (
    SCALES,
    Action,
    Activity,
    BarrierKind,
    BarrierSource,
    CheckIn,
    Choice,
    Comparison,
    Contact,
    Field,
    Importance,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    Rest,
    Routine,
    Step,
    Tracked,
    Value,
    WeekRating,
    WeekRecord,
    Wording,
    facts_of,
    natural_id,
)
from valuetrack.store.asking import SHOWN_BY_ID
from valuetrack.store.kinds import KINDS, TABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

    Command = tuple[str, ...]

MONDAY, WEDNESDAY, BEGAN = date(2026, 1, 12), date(2026, 1, 14), date(2026, 1, 1)
FOUR_WEEKS = timedelta(days=28)


def an_id(kind: str, which: str = "whole") -> str:
    return natural_id("shown", kind, which)


def other_id(kind: str) -> str:
    """What a changed reference turns to."""
    return an_id(kind, "other")


GARDEN, PEOPLE, SEA = (an_id("value", name) for name in ("garden", "people", "other"))
COMPARISON = an_id("comparison")
EXPERIENCE: dict[str, Any] = {
    "anxiety_before": 7, "anxiety_after": 4, "mood_before": 3, "mood_after": 6, "minutes": 25, "effort": 5,
    "enjoyment": 6, "helped": ("tea",), "hindered": ("the rain",), "learned": "mud washes off",
    "relief": "an hour of quiet", "cost": "the beans dried up",
}  # fmt: skip
BARRIER: dict[str, Any] = {
    "got_in_way": "the bus was full", "barrier_kind": BarrierKind.EXTERNAL, "barrier_source": BarrierSource.PLACE,
}  # fmt: skip
PLANNED = Action(
    id=an_id("action", "planned"), value_id=GARDEN, text="sow the beans", day=WEDNESDAY, at=time(9), confidence=6,
    why="they are mine", barrier="a long day", coping="boots by the door", smaller="one bean", smaller_confidence=8,
    cue="the kettle", reward="a biscuit", energy_window="before noon", with_whom="Ana", goal="out of the house",
    planned_minutes=20, belief="they will laugh", belief_before=70, carried_from=an_id("action", "carried"),
    step_id=an_id("step"), rate=("anxiety",), facet="growing things", also=PEOPLE, acts_on="the bus",
    routine_id=an_id("routine"),
)  # fmt: skip
DONE = replace(
    PLANNED, id=an_id("action", "done"), text="weed the path", outcome=Outcome.DONE, outcome_day=date(2026, 1, 15),
    belief_after=30, result="nobody laughed", alternative="they may be shy too", **EXPERIENCE,
)  # fmt: skip
LET_PASS = Opportunity(
    id=an_id("opportunity"), value_id=GARDEN, text="a neighbour waved", day=WEDNESDAY, taken=False,
    facet="growing things", also=PEOPLE, **{**EXPERIENCE, "effort": 4}, **BARRIER,
)  # fmt: skip
# One of each kind at least, and in each field something; these are changed, field by field.
WHOLE: tuple[Record, ...] = (
    Value(id=GARDEN, created=BEGAN, tracks=Tracked.ANXIETY),
    Value(id=SEA, created=BEGAN, tracks=Tracked.MOOD),
    Wording(id=an_id("wording"), value_id=GARDEN, day=date(2026, 1, 3), name="Garden", meaning="things that grow",
            domain="home", facets=("growing things",), chosen=True),
    Rest(id=an_id("rest"), value_id=PEOPLE, start=date(2025, 10, 1), until=date(2025, 12, 1)),
    Importance(id=an_id("importance"), value_id=GARDEN, day=BEGAN, importance=8),
    WeekRating(id=an_id("week-rating"), value_id=GARDEN, week=MONDAY, lived=5, likely=6, note="a slow start"),
    WeekRecord(id=an_id("week"), week=MONDAY, first_focus=GARDEN, second_focus=PEOPLE),
    Step(id=an_id("step"), value_id=GARDEN, text="a seed", difficulty=2),
    Step(id=an_id("step", "retired"), value_id=GARDEN, text="a tree", difficulty=9, retired=date(2026, 1, 13)),
    Routine(id=an_id("routine"), value_id=GARDEN, text="a round", start=MONDAY, rule="FREQ=WEEKLY;BYDAY=TU",
            until=date(2026, 6, 1), at=time(8), planned_minutes=15, smaller="a look"),
    PLANNED,
    replace(PLANNED, id=an_id("action", "ahead"), text="thin the beans", day=date(2026, 1, 16)),
    DONE,
    replace(DONE, id=an_id("action", "not taken"), text="call Ana", outcome=Outcome.NOT_TAKEN, barrier_came=True,
            coping_tried=True, **BARRIER),
    LET_PASS,
    replace(LET_PASS, id=an_id("opportunity", "taken"), text="sun", taken=True),
    replace(LET_PASS, id=an_id("opportunity", "twice"), text="weeds", taken=True, same_as=DONE.id),
    Activity(id=an_id("activity"), text="two hours of videos", day=WEDNESDAY, value_id=GARDEN, at=time(21), energy=2,
             leads=Leaning.AWAY, **{**EXPERIENCE, "effort": 6}),
    Reflection(id=an_id("reflection"), day=WEDNESDAY, kind=ReflectionKind.INTENSE_MOMENT, about=DONE.id,
               happened="I froze", common_humanity="many do", kind_words="go gently", learned="mornings", intensity=6,
               room=True),
    CheckIn(id=an_id("note"), day=WEDNESDAY, note="half of the week"),
    Comparison(id=COMPARISON, day=WEDNESDAY, options=("stay", "go"), question="where to live", chosen=1),
    *(OptionLeaning(id=an_id("leaning", str(place)), comparison_id=COMPARISON, option=place, value_id=GARDEN,
                    leaning=leaning) for place, leaning in enumerate((Leaning.AWAY, Leaning.TOWARD))),
    Maintenance(id=an_id("maintenance"), signs="short nights", stressors="the move", first_step="open the window",
                people="Ana", revisit=date(2026, 3, 1), revisited=date(2026, 1, 2)),
    Contact(id=an_id("contact"), name="Ines", reach="555 0100"),
)  # fmt: skip
# What they refer to, and what a changed reference turns to; these stay as they are.
AROUND: tuple[Record, ...] = (
    Value(id=PEOPLE, created=BEGAN),
    *(Wording(id=an_id("wording", name), value_id=value, day=BEGAN, name=name)
      for value, name in ((GARDEN, "Yard"), (PEOPLE, "People"), (SEA, "Sea"))),
    Step(id=other_id("step"), value_id=GARDEN, text="a pot", difficulty=1),
    Routine(id=other_id("routine"), value_id=GARDEN, text="water", start=MONDAY, rule="FREQ=DAILY"),
    *(Action(id=an_id("action", which), value_id=GARDEN, text=text, day=day, carried_from=before)
      for which, text, day, before in (("other", "sweep", MONDAY, None), ("first", "rake", BEGAN, None),
                                       ("carried", "rake again", MONDAY, an_id("action", "first")))),
    Comparison(id=other_id("comparison"), day=WEDNESDAY, options=("tea", "coffee")),
)  # fmt: skip

REVIEW, STORY, JOURNAL = ("review-week",), ("show-value", "garden", "--all"), ("journal", "--all")
WHEN_DONE = (STORY, JOURNAL, ("show-barrier", "the bus was full"), ("show-trends",), REVIEW)
# The pages of each kind of record, the one that shows most of it first; `show`, which tells an entry whole, is none.
PAGES: dict[str, tuple[Command, ...]] = {
    "value": (("list-values",), STORY, REVIEW),
    "wording": (("list-values",), STORY),
    "rest": (("show-value", "people", "--all"),),
    "importance": (("list-values",), STORY),
    "week_rating": (REVIEW, STORY),
    "week": (REVIEW, ("set-focus",)),
    "step": (("list-steps", "--all"),),
    "routine": (("list-routines", "--all"),),
    "action": (("today",), *WHEN_DONE, ("list-goals",), ("list-steps", "--all")),
    "opportunity": WHEN_DONE,
    "activity": (("list-activities", "--all"), JOURNAL),
    "reflection": (JOURNAL, REVIEW),
    "check_in": (JOURNAL, REVIEW),
    "comparison": (("show-comparison", COMPARISON),),
    "leaning": (("show-comparison", COMPARISON),),
    "maintenance": (("maintenance-plan",),),
    "contact": (("list-contacts",),),
}
NOTE = ("write-note", "--no-edit", "--include", "all", "--output", "-")
KEPT_BY_THE_PROGRAM = {
    "id": "it is how a record is known",
    "entry": "it breaks ties and says nothing else",
    "created_at": "the log of changes says it",
    "updated_at": "the log of changes says it",
}
WHERE_IT_IS_SHOWN_WHOLE = {
    "action.confidence": "it makes a step smaller while it is planned; beside what was done it would be a forecast",
    "action.smaller_confidence": "likewise",
    "action.rate": "the check-in asks for it",
    "action.outcome_day": "pages name the day of a step; on which day it was told is of use beside its ratings",
    "action.routine_id": "a step from a routine is a step like any other",
    "reflection.about": "a reflection is found from its entry, with `journal --about`",
    "reflection.intensity": "in a list, hard moments would read as a row of scores",
    "reflection.room": "likewise",
}
"""A field that no page names but `show`, with the reason why that is enough."""
NOT_IN_THE_NOTE = {
    "value.created": "a note has the words of a value; since when it is there is for its own page",
    "rest": "a note tells of the values that something was done or planned for",
    "action.carried_from": "the step that it carries on has its own paragraph, which says so",
    "action.routine_id": "a step says that it belongs to a routine, and the routine has the same words",
}
"""A kind, or a field of one, with the reason why the note for a therapist leaves it out."""

CASES = tuple(
    (table, name) for table, kind in KINDS.items() for name in facts_of(kind) if name not in KEPT_BY_THE_PROGRAM
)


def another(now: Any, name: str, field: Field) -> Any:
    """Another value for a field, one that it may have."""
    match field.kind:
        case "choice":
            return next(one for one in cast("type[Choice]", field.choices) if one != now)
        case "texts":
            return next(((one,) for one in field.choices if one not in now), ("other words", "more"))
        case "truth":
            return not now
        case "reference":
            return other_id(field.refers[0])
        case "day":
            return (now or MONDAY) + FOUR_WEEKS
        case "time":
            return time(7, 15)
        case "text":
            return "FREQ=WEEKLY;BYDAY=FR" if name == "rule" else "other words"
        case "number":
            return 1 - (now or 0)
        case _:
            return (now or 0) + (3 if (now or 0) + 3 <= SCALES["rating"].high or field.kind == "minutes" else -3)


def filled(path: Path, records: tuple[Record, ...]) -> Path:
    with writing(path) as store:
        for record in records:
            store.put(record)
    return path


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook in which each field of each kind says something."""
    values = sorted((*AROUND, *WHOLE), key=lambda one: list(KINDS).index(TABLE[type(one)]))
    return filled(tmp_path_factory.mktemp("shown") / "journal.db", tuple(values))


@pytest.fixture(scope="module")
def said_before() -> dict[Command, str]:
    """What the full notebook says, page by page."""
    return {}


def test_each_field_of_each_kind_says_something_and_each_reason_is_for_one_of_them() -> None:
    for table, name in CASES:
        known = facts_of(KINDS[table])[name]
        said = [getattr(one, name) for one in WHOLE if TABLE[type(one)] == table]
        assert known.kind == "truth" or name == "week" or any(one != known.default for one in said), (table, name)
    for reasons in (WHERE_IT_IS_SHOWN_WHOLE, NOT_IN_THE_NOTE):
        assert set(reasons) <= {*KINDS, *(f"{table}.{name}" for table, name in CASES)}


@pytest.mark.parametrize(("table", "name"), CASES, ids=lambda one: one)
def test_each_field_is_shown_by_a_page_and_by_the_note_or_says_why_not(
    notebook: Notebook, full: Path, said_before: dict[Command, str], table: str, name: str
) -> None:
    records = [one for one in WHOLE if TABLE[type(one)] == table]
    known = facts_of(KINDS[table])[name]
    changed = {"day": None, "week": MONDAY} if (table, name) == ("action", "week") else {}
    other = notebook.home / "other.db"
    copy(full, other)
    filled(
        other,
        tuple(replace(one, **(changed or {name: another(getattr(one, name), name, known)})) for one in records),
    )

    def says(path: Path, command: Command) -> str:
        notebook.db = path
        said = notebook.run(*command)
        assert said.code == 0 or path == other, said.err
        return said.out

    def is_told(*commands: Command) -> bool:
        for command in commands:
            if command not in said_before:
                said_before[command] = says(full, command)
        return any(says(other, command) != said_before[command] for command in commands)

    where = f"{table}.{name}"
    is_on_a_page = is_told(*PAGES[table])
    assert is_on_a_page or where in WHERE_IT_IS_SHOWN_WHOLE, f"no page shows {where}"
    assert not (is_on_a_page and where in WHERE_IT_IS_SHOWN_WHOLE), f"a page shows {where} by now"
    assert is_on_a_page or is_told(*(("show", one.id) for one in records if isinstance(one, SHOWN_BY_ID)))
    is_left_out = where in NOT_IN_THE_NOTE or table in NOT_IN_THE_NOTE
    assert is_told(NOTE) is not is_left_out, f"{where}, in the note: {not is_left_out}"

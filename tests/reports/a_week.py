"""A worked example: one week of an invented person, and the numbers its review must show, counted by hand.

The week runs from Sunday 1 to Saturday 7 March 2026. "Order" is archived through it;
"Music" is too, and has an opportunity in it.
"""

from __future__ import annotations

from datetime import date, time
from typing import Any

from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Activity,
    BarrierKind,
    CheckIn,
    Leaning,
    Opportunity,
    Outcome,
    Reflection,
    ReflectionKind,
    Rest,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.reports.reviews import WeekData
from valuetrack.weeks import Week

WEEK = Week(date(2026, 3, 1))
SUN, MON, TUE, WED, THU, FRI, SAT = (date(2026, 3, day) for day in range(1, 8))
CREATED = date(2026, 1, 1)
INTERNAL, EXTERNAL = BarrierKind.INTERNAL, BarrierKind.EXTERNAL


def a_life(entry: int, name: str, *rests: date) -> ValueLife:
    value_id = name.lower()
    return ValueLife(
        Value(id=value_id, entry=entry, created=CREATED),
        (
            Wording(id="1", value_id=value_id, day=CREATED, name=f"{name} once"),
            Wording(id="2", value_id=value_id, day=SAT, name=name),
            Wording(id="3", value_id=value_id, day=date(2026, 3, 8), name=f"{name} later"),
        ),
        tuple(Rest(id="r", value_id=value_id, start=start) for start in rests),
    )


def a_rating(value_id: str, week: date, lived: int | None, likely: int | None = None) -> WeekRating:
    return WeekRating(id=f"{value_id} {week}", value_id=value_id, week=week, lived=lived, likely=likely)


LIVES = (
    a_life(1, "Faith"),
    a_life(2, "Kindness"),
    a_life(3, "Craft"),
    a_life(4, "Music", date(2026, 2, 1)),
    a_life(5, "Learning"),
    a_life(6, "Sleep"),
    a_life(7, "Order", date(2026, 2, 1)),
    a_life(8, "Nature"),
)

# fmt: off
ACTIONS = (
    Action(id="k1", entry=11, value_id="kindness", text="ask Ana how she is", day=MON, at=time(9), outcome=Outcome.DONE,
           anxiety_before=6, anxiety_after=4, mood_before=3, mood_after=5, minutes=20, effort=5,
           helped=("a list", "tea"), learned="she had missed me too"),
    Action(id="k2", entry=12, value_id="kindness", text="say no to the late shift", day=MON, outcome=Outcome.SMALLER,
           anxiety_before=8, anxiety_after=9, minutes=5, effort=8, helped=("tea", "tea"),
           belief="They will sigh", belief_before=70),
    Action(id="k3", entry=13, value_id="kindness", text="visit my aunt", day=TUE, outcome=Outcome.NOT_TAKEN,
           barrier_kind=EXTERNAL, got_in_way="the bus did not run", hindered=("snow",), anxiety_before=9, minutes=90),
    Action(id="k4", entry=21, value_id="kindness", text="write to Ben", day=WED, at=time(18), outcome=Outcome.CARRIED,
           barrier_kind=INTERNAL, got_in_way="felt shy", carried_from="k0"),
    Action(id="k5", entry=10, value_id="kindness", text="bake for the neighbours", week=SUN, outcome=Outcome.DONE,
           anxiety_before=5, anxiety_after=2, mood_before=4, mood_after=4, effort=2),
    Action(id="k6", entry=15, value_id="kindness", text="ring home", day=THU, outcome=Outcome.NOT_TAKEN),
    Action(id="k7", entry=16, value_id="kindness", text="tidy the shared kitchen", day=FRI, outcome=Outcome.LET_GO,
           helped=("Tea",), minutes=7),
    Action(id="l1", entry=17, value_id="learning", text="try the proof alone", day=SAT, outcome=Outcome.DONE,
           anxiety_before=4, mood_before=2, mood_after=7, minutes=30,
           belief="I will not understand it", belief_before=60, belief_after=20, result="I did, mostly"),
    Action(id="l2", entry=18, value_id="learning", text="read one page", day=SUN, helped=("a list",),
           hindered=("snow", "noise"), barrier_kind=EXTERNAL),
)

OPPORTUNITIES = (
    Opportunity(id="o1", entry=31, value_id="kindness", text="asked Ana", day=MON, taken=True,
                same_as="k1", anxiety_before=7),
    Opportunity(id="o2", entry=32, value_id="kindness", text="rang my aunt", day=TUE, taken=True,
                same_as="k3", anxiety_before=6),
    Opportunity(id="o3", entry=20, value_id="kindness", text="held no door", day=WED, taken=False,
                barrier_kind=INTERNAL, got_in_way="too fast"),
    Opportunity(id="o4", entry=34, value_id="learning", text="asked Ana why", day=MON, taken=True,
                same_as="k1", anxiety_before=5),
    Opportunity(id="o5", entry=35, value_id="learning", text="looked it up", day=TUE, taken=True, minutes=15),
    Opportunity(id="o6", entry=36, value_id="music", text="open rehearsal", day=SAT, taken=False,
                got_in_way="the hall was shut"),
)

ACTIVITIES = (
    Activity(id="a3", entry=53, value_id="craft", text="sorted the drawers", day=SAT, minutes=5),
    Activity(id="a1", entry=51, value_id="kindness", text="watered the neighbours' plants", day=MON, at=time(8),
             anxiety_before=6, anxiety_after=3, mood_before=4, mood_after=6, minutes=10, effort=1, helped=("tea",),
             leads=Leaning.TOWARD),
    Activity(id="a2", entry=52, text="scrolled", day=TUE, at=time(22), anxiety_before=8, mood_before=4, mood_after=2,
             minutes=120, hindered=("noise",), leads=Leaning.AWAY, relief="no thinking", cost="a short night"),
)
# fmt: on

EARLIER_WEEK, EARLIEST_WEEK = date(2026, 2, 22), date(2026, 2, 16)  # the second was stored when weeks began on Monday

DATA = WeekData(
    lives=LIVES,
    importance={"kindness": 10, "craft": 6, "learning": 5, "sleep": 2, "nature": 7, "music": 4, "order": 9},
    ratings={
        "kindness": replace(a_rating("kindness", SUN, 4, 3), note="slow, and kind"),
        "craft": a_rating("craft", SUN, 8, 9),
        "learning": a_rating("learning", SUN, 3),
        "sleep": a_rating("sleep", SUN, 7),
        "faith": a_rating("faith", SUN, 5),
    },
    earlier={
        "kindness": a_rating("kindness", EARLIEST_WEEK, 6),
        "craft": a_rating("craft", EARLIER_WEEK, 7),
        "sleep": a_rating("sleep", EARLIER_WEEK, 2),
        "faith": a_rating("faith", EARLIER_WEEK, 1),
        "nature": a_rating("nature", EARLIER_WEEK, 3),
    },
    record=WeekRecord(id="week", week=SUN, first_focus="kindness", second_focus="craft"),
    actions=ACTIONS,
    opportunities=OPPORTUNITIES,
    activities=ACTIVITIES,
    reflections=(
        Reflection(id="r2", entry=42, day=SAT, kind=ReflectionKind.WEEKLY, happened="A slow week."),
        Reflection(
            id="r1",
            entry=41,
            day=SAT,
            kind=ReflectionKind.AFTER_NOT_ACTING,
            common_humanity="Many put off a call.",
            kind_words="You will ring when you can.",
            learned="mornings are easier",
        ),
    ),
    check_ins=(CheckIn(id="c2", entry=43, day=THU, note="half way"), CheckIn(id="c1", entry=44, day=MON, note="begun")),
    carried_before={"k4": 1, "k6": 1},
)

NO_ACTIONS: dict[str, Any] = {
    "planned": 0, "done": 0, "smaller": 0, "not_taken": 0, "carried": 0, "not_recorded": 0, "let_go": 0,
    "taken": 0, "outside_control": 0, "text": "no plan", "percent": None, "in_reach": None,
}  # fmt: skip
NO_OPPORTUNITIES: dict[str, Any] = {"noticed": 0, "taken": 0, "text": "none logged"}
NOTHING_DONE: dict[str, Any] = {
    "actions": NO_ACTIONS,
    "opportunities": NO_OPPORTUNITIES,
    "moves_toward": 0,
    "minutes": 0,
}
NO_CHANGE: dict[str, Any] = {"change": None, "change_reading": None, "change_since": None}
NO_DISTANCE: dict[str, Any] = {"discrepancy": None, "surplus": None, "priority": None}

EXPECTED_VALUES: list[dict[str, Any]] = [
    {
        "value": "Kindness", "importance": 10, "lived": 4, "discrepancy": 6, "surplus": 0, "priority": 6.0,
        "reading": "wide gap", "change": -2, "change_reading": "further away", "change_since": date(2026, 2, 15),
        "focus": True,
        "actions": {
            "planned": 6, "done": 2, "smaller": 1, "not_taken": 2, "carried": 1, "not_recorded": 0, "let_go": 1,
            "taken": 3, "outside_control": 1, "text": "3 of 6", "percent": 50, "in_reach": "3 of 5",
        },
        "opportunities": {"noticed": 3, "taken": 2, "text": "2 of 3"},
        "moves_toward": 4, "minutes": 35, "note": None, "id": "kindness", "week_note": "slow, and kind",
    },
    {
        "value": "Learning", "importance": 5, "lived": 3, "discrepancy": 2, "surplus": 0, "priority": 1.0,
        "reading": "some room", **NO_CHANGE, "focus": False,
        "actions": {
            "planned": 2, "done": 1, "smaller": 0, "not_taken": 0, "carried": 0, "not_recorded": 1, "let_go": 0,
            "taken": 1, "outside_control": 0, "text": "1 of 2, 1 not recorded", "percent": None, "in_reach": None,
        },
        "opportunities": {"noticed": 2, "taken": 2, "text": "2 of 2"},
        "moves_toward": 3, "minutes": 45, "note": "acted-but-low", "id": "learning", "week_note": None,
    },
    {
        "value": "Craft", "importance": 6, "lived": 8, "discrepancy": 0, "surplus": 2, "priority": 0.0,
        "reading": "in step", "change": 1, "change_reading": "about the same", "change_since": EARLIER_WEEK,
        "focus": True, **NOTHING_DONE, "minutes": 5, "note": "aligned-but-nothing-logged", "id": "craft",
        "week_note": None,
    },
    {
        "value": "Sleep", "importance": 2, "lived": 7, "discrepancy": 0, "surplus": 5, "priority": 0.0,
        "reading": "resting", **NO_CHANGE, "focus": False, **NOTHING_DONE,
        "note": None, "id": "sleep", "week_note": None,
    },
    {
        "value": "Nature", "importance": 7, "lived": None, **NO_DISTANCE,
        "reading": "not rated", **NO_CHANGE, "focus": False, **NOTHING_DONE,
        "note": None, "id": "nature", "week_note": None,
    },
    {
        "value": "Music", "importance": 4, "lived": None, **NO_DISTANCE,
        "reading": "not rated", **NO_CHANGE, "focus": False, "actions": NO_ACTIONS,
        "opportunities": {"noticed": 1, "taken": 0, "text": "0 of 1"},
        "moves_toward": 0, "minutes": 0, "note": None, "id": "music", "week_note": None,
    },
    {
        "value": "Faith", "importance": None, "lived": 5, **NO_DISTANCE,
        "reading": "not rated", "change": 4, "change_reading": "closer", "change_since": EARLIER_WEEK,
        "focus": False, **NOTHING_DONE, "note": None, "id": "faith", "week_note": None,
    },
]  # fmt: skip

NOTHING_SAID: dict[str, Any] = dict.fromkeys(
    ("anxiety_before", "anxiety_after", "mood_before", "mood_after", "enjoyment", "got_in_way", "learned")
)
TOLD: tuple[tuple[Any, ...], ...] = (
    ("l2", "action", "read one page", "Learning", "learning", SUN, None),
    ("k1", "action", "ask Ana how she is", "Kindness", "kindness", MON, "done",
     {"anxiety_before": 6, "anxiety_after": 4, "mood_before": 3, "mood_after": 5, "learned": "she had missed me too"}),
    ("k2", "action", "say no to the late shift", "Kindness", "kindness", MON, "smaller",
     {"anxiety_before": 8, "anxiety_after": 9}),
    ("k3", "action", "visit my aunt", "Kindness", "kindness", TUE, "not-taken",
     {"got_in_way": "the bus did not run", "anxiety_before": 9}),
    ("k4", "action", "write to Ben", "Kindness", "kindness", WED, "carried", {"got_in_way": "felt shy"}),
    ("k6", "action", "ring home", "Kindness", "kindness", THU, "not-taken"),
    ("k7", "action", "tidy the shared kitchen", "Kindness", "kindness", FRI, "let-go"),
    ("l1", "action", "try the proof alone", "Learning", "learning", SAT, "done",
     {"anxiety_before": 4, "mood_before": 2, "mood_after": 7}),
    ("k5", "action", "bake for the neighbours", "Kindness", "kindness", None, "done",
     {"anxiety_before": 5, "anxiety_after": 2, "mood_before": 4, "mood_after": 4}),
    ("o1", "opportunity", "asked Ana", "Kindness", "kindness", MON, "done", {"anxiety_before": 7}),
    ("o4", "opportunity", "asked Ana why", "Learning", "learning", MON, "done", {"anxiety_before": 5}),
    ("o2", "opportunity", "rang my aunt", "Kindness", "kindness", TUE, "done", {"anxiety_before": 6}),
    ("o5", "opportunity", "looked it up", "Learning", "learning", TUE, "done"),
    ("o3", "opportunity", "held no door", "Kindness", "kindness", WED, "not-taken", {"got_in_way": "too fast"}),
    ("o6", "opportunity", "open rehearsal", "Music", "music", SAT, "not-taken", {"got_in_way": "the hall was shut"}),
    ("a1", "activity", "watered the neighbours' plants", "Kindness", "kindness", MON, "done",
     {"anxiety_before": 6, "anxiety_after": 3, "mood_before": 4, "mood_after": 6, "leads": "toward"}),
    ("a2", "activity", "scrolled", None, None, TUE, "done",
     {"anxiety_before": 8, "mood_before": 4, "mood_after": 2, "leads": "away"}),
    ("a3", "activity", "sorted the drawers", "Craft", "craft", SAT, "done"),
)  # fmt: skip

EXPECTED: dict[str, Any] = {
    "week": {"iso": "2026-W10", "start": SUN, "end": SAT},
    "away": False,
    "values": tuple(EXPECTED_VALUES),
    "totals": {
        "actions": {
            "planned": 8, "done": 3, "smaller": 1, "not_taken": 2, "carried": 1, "not_recorded": 1, "let_go": 1,
            "taken": 4, "outside_control": 1, "text": "4 of 8, 1 not recorded", "percent": None, "in_reach": None,
        },
        "opportunities": {"noticed": 6, "taken": 4},
        "moves_toward": 7,
        "minutes": 85,
        "other_minutes": 120,
    },
    "anxiety": {"pairs": ((6, 3), (6, 4), (8, 9), (5, 2)), "median_change": -2.5},
    "mood": {"pairs": ((4, 6), (3, 5), (4, 2), (2, 7), (4, 4)), "median_change": 2.0},
    "effort": {"n": 4, "median": 3.5},
    "with_discomfort": 6,
    "barriers": {"internal": 2, "external": 1, "unspecified": 2},
    "helped": ({"what": "tea", "count": 3}, {"what": "a list", "count": 2}, {"what": "Tea", "count": 1}),
    "hindered": ({"what": "noise", "count": 2}, {"what": "snow", "count": 2}),
    "reflections": 2,
    "check_ins": 2,
    "experiments": (
        {
            "belief": "They will sigh", "before": 70, "after": None, "change": None,
            "belief_result": None, "action": "k2", "short": "k2", "text": "say no to the late shift",
        },
        {
            "belief": "I will not understand it", "before": 60, "after": 20, "change": -40,
            "belief_result": "I did, mostly", "action": "l1", "short": "l1", "text": "try the proof alone",
        },
    ),
    "clinical": {"mean_importance_x_lived": 29.3, "n": 4},  # (40 + 15 + 48 + 14) / 4 = 29.25
    "focus_offer": (
        {"value": "Kindness", "score": 6.33, "likely": 3},
        {"value": "Learning", "score": 3.5, "likely": None},
    ),
    "reflection_entries": (
        {
            "id": "r1", "short": "r1", "date": SAT, "kind": "after-not-acting", "happened": None,
            "common_humanity": "Many put off a call.", "kind_words": "You will ring when you can.",
            "learned": "mornings are easier", "intensity": None, "room": None,
        },
        {
            "id": "r2", "short": "r2", "date": SAT, "kind": "weekly", "happened": "A slow week.",
            "common_humanity": None, "kind_words": None, "learned": None,
            "intensity": None, "room": None,
        },
    ),
    "check_in_entries": (
        {"id": "c1", "short": "c1", "date": MON, "note": "begun"},
        {"id": "c2", "short": "c2", "date": THU, "note": "half way"},
    ),
    "carried_twice": ({"id": "k4", "short": "k4", "text": "write to Ben", "value": "Kindness", "times": 2},),
    "in_the_way": (
        {"what": "the bus did not run", "kind": "external", "source": "action", "value": "Kindness"},
        {"what": "felt shy", "kind": "internal", "source": "action", "value": "Kindness"},
        {"what": "too fast", "kind": "internal", "source": "opportunity", "value": "Kindness"},
        {"what": None, "kind": "unspecified", "source": "action", "value": "Kindness"},
        {"what": "the hall was shut", "kind": "unspecified", "source": "opportunity", "value": "Music"},
    ),
    "hidden": 1,
    "later": 0,
    "entries": tuple(
        {
            **dict(zip(("id", "source", "text", "value", "value_id", "day", "outcome"), step[:7], strict=True)),
            "counted": step[1] != "activity", "also": None, "also_id": None, "leads": None,
            **NOTHING_SAID, **(step[7] if len(step) > 7 else {}),
        }
        for step in TOLD
    ),
    "mood_changes": {
        "lifted": (
            {"text": "ask Ana how she is", "value": "Kindness", "pairs": ((3, 5),)},
            {"text": "try the proof alone", "value": "Learning", "pairs": ((2, 7),)},
            {"text": "watered the neighbours' plants", "value": "Kindness", "pairs": ((4, 6),)},
        ),
        "unchanged": ({"text": "bake for the neighbours", "value": "Kindness", "pairs": ((4, 4),)},),
        "cost": ({"text": "scrolled", "value": None, "pairs": ((4, 2),)},),
    },
    "relief_and_cost": (
        {
            "id": "a2", "short": "a2", "day": TUE, "text": "scrolled", "value": None, "source": "activity",
            "relief": "no thinking", "cost": "a short night",
        },
    ),
    "outside_hands": ({"what": "the bus did not run", "count": 1, "tried": ()},),
    "comparisons": (),
}  # fmt: skip

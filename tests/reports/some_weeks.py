"""A worked example: eight weeks of an invented person, and the numbers of their trends, counted by hand.

The weeks run from Monday; the first begins on Mon 2026-03-02, the last ends on Sun 2026-04-26. The third is set
aside, in the fifth nothing is rated. "Order" rests through all of them, "Music" begins in the sixth.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from valuetrack.model import (
    Action,
    Activity,
    Opportunity,
    Outcome,
    Rest,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
)
from valuetrack.reports.trends import TrendData
from valuetrack.weeks import Week

FIRST = Week(date(2026, 3, 2))
LAST = Week(date(2026, 4, 20))
WEEKS = LAST.last(8)
AWAY, UNRATED = WEEKS[2], WEEKS[4]


def day(week: int, weekday: int = 0) -> date:
    """A day of the week with that number, from 0."""
    return WEEKS[week].start + timedelta(days=weekday)


def a_life(entry: int, name: str, created: date, *rests: Rest) -> ValueLife:
    value = Value(id=name.lower(), entry=entry, created=created)
    first = Wording(id=f"{name} 1", value_id=value.id, day=created, name=f"{name} once")
    later = Wording(id=f"{name} 2", value_id=value.id, day=day(6), name=name)
    return ValueLife(value, (first, later), rests)


EARLIER = date(2026, 1, 1)
LIVES = (
    a_life(1, "Sleep", EARLIER),
    a_life(2, "Kindness", EARLIER),
    a_life(3, "Order", EARLIER, Rest(id="r", value_id="order", start=EARLIER)),
    a_life(4, "Music", day(5, 2)),
    a_life(5, "Travel", LAST.after),
)
# Kindness: 8 until the fourth week, 10 from there on; Sleep: 2; Music is not rated.
IMPORTANCE: dict[Week, dict[str, int]] = {
    week: {"kindness": 8 if week < WEEKS[3] else 10, "sleep": 2, "order": 9, "travel": 3} for week in WEEKS
}
LIVED: dict[str, list[int | None]] = {
    # the discrepancies are 2, 4, away, 7, missing, 5, 0, 4; the medians 4 (of 2 4 7), 5 (4 7 5), 5 (7 5 0), 4 (5 0 4)
    "kindness": [6, 4, 1, 3, None, 5, 10, 6],
    # here they are 2, missing, away, missing, missing, 1, missing, missing: one is wanting for a median
    "sleep": [0, None, 5, None, None, 1, None, None],
}


def _rating(value: str, week: Week, lived: int | None) -> WeekRating:
    return WeekRating(id=f"{value} {week}", value_id=value, week=week.start, lived=lived, likely=5)


RATINGS = {
    week: {value: _rating(value, week, lived[place]) for value, lived in LIVED.items() if lived[place] is not None}
    for place, week in enumerate(WEEKS)
}
RECORDS = {
    AWAY: WeekRecord(id="away", week=AWAY.start, set_aside=True),
    LAST: WeekRecord(id="focus", week=LAST.start, first_focus="kindness"),
}


def _action(name: str, value: str, when: date, outcome: Outcome | None, **went: Any) -> Action:
    return Action(id=name, value_id=value, text=went.pop("text", name), day=when, outcome=outcome, **went)


DONE, SMALLER, NOT_TAKEN = Outcome.DONE, Outcome.SMALLER, Outcome.NOT_TAKEN
# fmt: off
ACTIONS = (
    _action("ring Ana", "kindness", day(0, 1), DONE, mood_before=3, mood_after=6, helped=("tea", "a list")),
    _action("ring again", "kindness", day(1, 1), SMALLER, text="ring Ana", mood_before=5, mood_after=7,
            helped=("tea",)),
    _action("ring late", "kindness", day(3, 1), DONE, text="ring Ana", mood_before=5, mood_after=4),
    _action("tidy up", "kindness", day(3, 2), DONE, mood_before=6, mood_after=6),
    _action("ask the boss", "kindness", day(3, 3), DONE, mood_before=6, mood_after=2),
    _action("a walk", "kindness", day(2, 1), DONE, mood_before=1, mood_after=9, helped=("sun",), relief="far away"),
    _action("bed at ten", "sleep", day(0, 4), NOT_TAKEN, mood_before=2, mood_after=8, helped=("tea",),
            relief="one more film", cost="a grey morning"),
    _action("no screen", "sleep", day(0, 4), DONE, mood_before=4),
    Action(id="some day", value_id="kindness", text="bake", week=WEEKS[7].start, outcome=DONE, helped=("a list",),
           cost="the kitchen"),
)
OPPORTUNITIES = (
    Opportunity(id="o1", value_id="kindness", text="Ana waved", day=day(0, 1), taken=True, same_as="ring Ana"),
    Opportunity(id="o2", value_id="kindness", text="Ben waved", day=day(0, 0), taken=False, relief="no small talk"),
    Opportunity(id="o3", value_id="kindness", text="Cem waved", day=day(4, 6), taken=True, mood_before=4, mood_after=6),
    Opportunity(id="o4", value_id="kindness", text="Dan waved", day=day(2, 6), taken=True),
    Opportunity(id="o5", value_id="music", text="open stage", day=day(7, 6), taken=False),
)
ACTIVITIES = (
    Activity(id="y1", text="scrolled", day=day(0, 2), at=time(22), mood_before=5, mood_after=2, relief="no thinking",
             cost="a short night", helped=("tea",)),
    Activity(id="y2", value_id="music", text="sang", day=day(5, 3), at=time(11, 59), mood_before=3, mood_after=7),
    *(Activity(id=f"y{number}", text="tea", day=day(6, number), at=time(5 + number), mood_before=4, mood_after=after)
      for number, after in enumerate((5, 4, 6, 3))),
    Activity(id="y9", text="a nap", day=day(2, 2), at=time(6), mood_before=1, mood_after=9, cost="the evening"),
)
# fmt: on

DATA = TrendData(
    weeks=WEEKS,
    lives=LIVES,
    importance=IMPORTANCE,
    ratings=RATINGS,
    records=RECORDS,
    actions=ACTIONS,
    opportunities=OPPORTUNITIES,
    activities=ACTIVITIES,
    shorts={"y1": "y1", "o2": "o2", "bed at ten": "bed", "some day": "some"},
)

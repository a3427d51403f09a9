"""Four invented weeks of an invented person, entered through the use cases as anybody's would be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from valuetrack.model import BarrierKind, Outcome, ReflectionKind
from valuetrack.reports.old_receipt import Told
from valuetrack.tracker import acting, opportunities, planning, reviewing, values
from valuetrack.weeks import MONDAY, Week

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from valuetrack.store.writing import Writer

    Opener = Callable[[datetime, str], AbstractContextManager[Writer]]

FIRST = date(2026, 2, 2)
LAST = date(2026, 3, 1)
COMMANDS = (
    Told(
        'valuetrack add-value Friendship --meaning "being someone who turns up" --importance 9',
        'valuetrack add-value Friendship --meaning "being someone who turns up" --importance "very much"',
    ),
    'valuetrack plan-week "Write to Ines" -v Friendship -o wed --barrier "it has been long" --smaller "send a picture"',
    "valuetrack today",
    'valuetrack log-opportunity "the neighbour said hello, I answered" --value Friendship --taken',
    'valuetrack check-in --note "two of three so far"',
    Told(
        "valuetrack rate-week Friendship 5 --likely 7",
        "valuetrack rate-week Friendship somewhat --likely much",
    ),
    "valuetrack review-week",
)
_VALUES = (
    ("Friendship", "being someone who turns up", "people", 9),
    ("Craft", "making things with care", "work", 7),
    ("Body", "treating my body as a friend", "health", 6),
    ("Garden", "growing something, however small", "leisure", 3),
)
_LIVED: tuple[dict[str, tuple[int, int | None]], ...] = (
    {"Friendship": (3, 5), "Craft": (6, None), "Body": (4, 6), "Garden": (2, None)},
    {"Friendship": (4, 6), "Craft": (6, None), "Body": (5, 7), "Garden": (4, None)},
    {"Friendship": (6, 7), "Craft": (4, 6), "Body": (5, 6)},
    {"Friendship": (6, 7), "Craft": (6, 6), "Body": (4, 5), "Garden": (3, None)},
)
_FOCUS = ((), ("Friendship", "Body"), ("Friendship", "Body"), ("Friendship", "Craft"))


def _action(
    day: date, value: str, text: str, outcome: Outcome | None, plan: dict[str, Any], went: dict[str, Any]
) -> Any:
    return day, value, text, outcome, plan, went


_ACTIONS = (
    _action(
        date(2026, 2, 11), "Friendship", "Write to Ines after lunch", Outcome.DONE,
        {"confidence": 6, "barrier": "it has been so long", "coping": "begin with: I thought of you",
         "smaller": "send a picture", "belief": "She will be annoyed", "belief_before": 70},
        {"anxiety_before": 6, "anxiety_after": 3, "minutes": 10, "effort": 4, "helped": ("after lunch",),
         "belief_after": 20, "result": "she wrote back the same evening"},
    ),
    _action(
        date(2026, 2, 13), "Body", "Walk home instead of the bus", Outcome.SMALLER,
        {"confidence": 5, "barrier": "rain", "coping": "take the umbrella", "smaller": "get off one stop early"},
        {"mood_before": 4, "mood_after": 6, "minutes": 15, "effort": 3, "helped": ("shoes by the door",)},
    ),
    _action(
        date(2026, 2, 18), "Friendship", "Call my brother on Wednesday evening", Outcome.CARRIED,
        {"confidence": 5, "smaller": "send him the photo"},
        {"got_in_way": "worked until nine", "barrier_kind": BarrierKind.EXTERNAL},
    ),
    _action(
        date(2026, 2, 20), "Body", "Stretch for five minutes on Friday", Outcome.DONE,
        {"confidence": 8}, {"minutes": 5, "effort": 2, "mood_before": 5, "mood_after": 6},
    ),
    _action(
        date(2026, 2, 24), "Craft", "Sharpen the chisels", Outcome.DONE,
        {"confidence": 8, "cue": "the kettle is on"}, {"minutes": 20, "effort": 3, "helped": ("the kettle as a cue",)},
    ),
    _action(
        date(2026, 2, 25), "Friendship", "Call my brother after dinner", Outcome.DONE,
        {"confidence": 6, "coping": "keep it to ten minutes"},
        {"anxiety_before": 5, "anxiety_after": 2, "minutes": 25, "effort": 4, "helped": ("a fixed end time",)},
    ),
    _action(
        date(2026, 2, 27), "Friendship", "Say yes to the board game evening", Outcome.SMALLER,
        {"confidence": 4, "barrier": "I will have nothing to say", "coping": "ask about the game",
         "smaller": "go for the first half hour"},
        {"anxiety_before": 7, "anxiety_after": 6, "minutes": 30, "effort": 6, "helped": ("a fixed end time",)},
    ),
    _action(
        date(2026, 2, 28), "Craft", "Glue the small box", Outcome.NOT_TAKEN,
        {"confidence": 7, "smaller": "lay the pieces out"},
        {"got_in_way": "self-criticism", "barrier_kind": BarrierKind.INTERNAL, "hindered": ("slept little",)},
    ),
    _action(date(2026, 3, 1), "Body", "Swim on Sunday", None, {"confidence": 5, "smaller": "pack the bag"}, {}),
)  # fmt: skip
_OPPORTUNITIES = (
    (date(2026, 2, 3), "Friendship", "Ines called, I let it ring", False, "automatic no", BarrierKind.INTERNAL),
    (date(2026, 2, 5), "Body", "the lift was out of order, took the stairs", True, None, None),
    (date(2026, 2, 12), "Friendship", "a colleague asked about my weekend, I told her", True, None, None),
    (
        date(2026, 2, 19),
        "Craft",
        "an hour alone in the workshop, scrolled instead",
        False,
        "tired",
        BarrierKind.INTERNAL,
    ),
    (date(2026, 2, 26), "Friendship", "the neighbour said hello, I answered", True, None, None),
    (date(2026, 2, 28), "Friendship", "choir invitation, it clashed with work", False, "work", BarrierKind.EXTERNAL),
)


def fill(opened: Opener) -> None:
    """Enter the four weeks; `opened(now, command)` opens the store for one change at that moment."""
    for name, meaning, domain, importance in _VALUES:
        with opened(_evening(FIRST), "add-value") as store:
            values.add_value(store, name, FIRST, {"meaning": meaning, "domain": domain}, importance)
    carried = None
    for day, value, text, outcome, plan, went in _ACTIONS:
        with opened(_evening(day), "plan-week") as store:
            origin = {"carried_from": carried} if text.startswith("Call my brother after") else {}
            receipt = planning.plan(store, text, value, [day], MONDAY, {**plan, **origin})
        if outcome is not None:
            with opened(_evening(day), "check-in") as store:
                acting.check_in(store, receipt.ids[0], outcome, day, MONDAY, went)
        carried = receipt.ids[0] if outcome is Outcome.CARRIED else carried
    for day, value, text, taken, way, kind in _OPPORTUNITIES:
        with opened(_evening(day), "log-opportunity") as store:
            fields = {"got_in_way": way, "barrier_kind": kind}
            opportunities.log_opportunity(store, text, value, day, MONDAY, fields, taken=taken)
    _look_back(opened)


def _look_back(opened: Opener) -> None:
    week = Week(FIRST)
    for focus, lived in zip(_FOCUS, _LIVED, strict=True):
        if focus:
            with opened(_evening(week.start), "set-focus") as store:
                planning.set_focus(store, focus, week)
        for value, (rating, likely) in lived.items():
            with opened(_evening(week.end), "rate-week") as store:
                reviewing.rate_week(store, value, week, {"lived": rating, "likely": likely})
        week = week.next
    with opened(_evening(date(2026, 2, 26)), "check-in") as store:
        reviewing.keep_note(store, date(2026, 2, 26), "two of three so far")
    with opened(_evening(LAST), "reflect") as store:
        said = {
            "happened": "I stayed for half an hour and laughed twice.",
            "common_humanity": "Half the table was quiet at first.",
            "kind_words": "Half an hour counted.",
            "learned": "the first ten minutes are the hardest",
        }
        reviewing.reflect(store, LAST, ReflectionKind.WEEKLY, None, said)


def _evening(day: date) -> datetime:
    return datetime.combine(day, time(20), tzinfo=UTC)

"""Which barriers came how often, and which of them lie outside one's hands."""

from __future__ import annotations

from datetime import date
from typing import Any

from valuetrack.model import Action, BarrierKind, Opportunity, Outcome
from valuetrack.reports.barriers import BarrierCame, OutsideHands, barriers_came, outside_hands

MON, TUE, WED = (date(2026, 1, 12 + day) for day in range(3))
NAMES = {"c": "Connection", "h": "Health"}
EXTERNAL: dict[str, Any] = {"barrier_kind": BarrierKind.EXTERNAL}
NOT_TAKEN: dict[str, Any] = {"outcome": Outcome.NOT_TAKEN}


def an_action(text: str = "walk", day: date = WED, **fields: Any) -> Action:
    return Action(**{"id": f"{text} {day}", "value_id": "c", "text": text, "day": day, **fields})


def an_opportunity(text: str = "lunch", day: date = WED, **fields: Any) -> Opportunity:
    return Opportunity(**{"id": f"{text} {day}", "value_id": "h", "text": text, "day": day, "taken": False, **fields})


def test_what_came_is_counted_by_its_words_with_what_was_done() -> None:
    came = barriers_came(
        [
            an_opportunity(day=WED, got_in_way="The Shift."),
            an_action(day=MON, got_in_way="the shift", **NOT_TAKEN, **EXTERNAL),
            an_action("ring", TUE, barrier="the shift", coping="a note", coping_tried=True, outcome=Outcome.DONE),
            an_action("swim", TUE, barrier="the shift", coping="x", barrier_came=True, outcome=Outcome.CARRIED),
            an_action("read", TUE, barrier="the shift", outcome=Outcome.DONE),
            an_action("open", TUE, barrier="the shift"),
            an_action("hard", TUE, got_in_way="the shift", in_hard_moment=True, **NOT_TAKEN),
            an_action("eat", MON, got_in_way="a cold"),
            an_action("paint", MON, got_in_way="Awe"),
        ],
        NAMES,
    )
    assert came == (
        BarrierCame("The Shift.", "external", 4, 2, 1, ("Connection", "Health"), ("a note",)),
        BarrierCame("a cold", "unspecified", 1, 0, 0, ("Connection",), ()),
        BarrierCame("Awe", "unspecified", 1, 0, 0, ("Connection",), ()),
    )


def test_what_lies_outside_is_counted_where_a_step_was_not_taken_and_stands_beside_what_was_tried() -> None:
    actions = [
        an_action(day=MON, got_in_way="rain", **NOT_TAKEN, **EXTERNAL),
        an_action("ring", MON, got_in_way="Rain", **EXTERNAL, outcome=Outcome.DONE),
        an_action("nap", MON, barrier="the rent", barrier_came=True, **NOT_TAKEN, **EXTERNAL),
        an_action("swim", MON, got_in_way="fear", barrier_kind=BarrierKind.INTERNAL, **NOT_TAKEN),
        an_action("sing", MON, **NOT_TAKEN, **EXTERNAL),
        an_action("a coat", WED, acts_on="rain", outcome=Outcome.SMALLER),
        an_action("a hat", TUE, acts_on="Rain.", outcome=Outcome.DONE),
        an_action("a cap", TUE, acts_on="rain", **NOT_TAKEN),
        an_action("ask for it", TUE, acts_on="the rent", outcome=Outcome.DONE),
        an_action("ear plugs", TUE, acts_on="the noise", outcome=Outcome.DONE),
    ]
    noticed = [
        an_opportunity(day=TUE, got_in_way="no bus", **EXTERNAL),
        an_opportunity(day=WED, got_in_way="RAIN", **EXTERNAL),
        an_opportunity("choir", got_in_way="rain", **EXTERNAL, taken=True),
    ]
    assert outside_hands(actions, noticed) == (
        OutsideHands("RAIN", 2, ("a hat", "a coat")),
        OutsideHands("no bus", 1, ()),
        OutsideHands("the rent", 1, ("ask for it",)),
        OutsideHands("the noise", 0, ("ear plugs",)),
    )
    assert outside_hands([], []) == ()

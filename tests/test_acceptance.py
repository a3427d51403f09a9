"""Invented people's weeks, typed in as they would type them, and every number of their reviews, counted by hand.

Each file of `tests/acceptance` is one person: `steps` in the order in which they happen, and the
`reviews` that some of the steps read. A step is a line that is typed on a day (`as` names
the ids it prints, for later lines; `refused` is the exit code of one that is declined), another
first day of the week, or a review. A review says every key of the contract; what it leaves
out is nothing: no plan, none logged, no rating.
"""

from __future__ import annotations

import json
import shlex
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.notebook import Notebook, Said

FILES = sorted((Path(__file__).parent / "acceptance").glob("*.json"))
PEOPLE = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FILES}
BRIEFEST = min(PEOPLE, key=lambda name: len(PEOPLE[name]["steps"]))
LATER = "2030-01-01"

_COUNTS = ("planned", "done", "smaller", "not_taken", "carried", "not_recorded", "let_go", "taken", "outside_control")
ACTIONS: dict[str, Any] = {**dict.fromkeys(_COUNTS, 0), "text": "no plan", "percent": None, "in_reach": None}
ROW: dict[str, Any] = {
    **dict.fromkeys(("importance", "lived", "discrepancy", "surplus", "priority")),
    "reading": "not rated",
    **dict.fromkeys(("change", "change_reading", "change_since")),
    "focus": False,
    "actions": ACTIONS,
    "opportunities": {"noticed": 0, "taken": 0, "text": "none logged"},
    "moves_toward": 0,
    "minutes": 0,
    "note": None,
}
TOTALS = {"actions": ACTIONS, "opportunities": {"noticed": 0, "taken": 0}, "moves_toward": 0, "minutes": 0}
REVIEW: dict[str, Any] = {
    "away": False,
    "values": [],
    "totals": TOTALS,
    "anxiety": {"pairs": [], "median_change": None},
    "mood": {"pairs": [], "median_change": None},
    "effort": {"n": 0, "median": None},
    "with_discomfort": 0,
    "barriers": {"internal": 0, "external": 0, "unspecified": 0},
    "helped": [],
    "hindered": [],
    "reflections": 0,
    "check_ins": 0,
    "experiments": [],
    "clinical": None,
    "focus_offer": [],
}


def over(nothing: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """What is said, and for every key about which nothing is said, nothing."""
    merged = {**nothing, **said}
    nested = {key: over(nothing[key], said[key]) for key in said if isinstance(nothing.get(key), dict)}
    return {**merged, **nested}


def whole(review: dict[str, Any]) -> dict[str, Any]:
    """Every key of the contract for what a file says of a review."""
    said = {key: value for key, value in review.items() if key != "working"}
    if said.get("away"):
        return said
    return {**over(REVIEW, said), "values": [over(ROW, row) for row in said["values"]]}


def shaped(found: Any, expected: Any) -> Any:
    """`found` without the keys about which nothing is expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: shaped(found[key], expected[key]) for key in expected if key in found}
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [shaped(one, other) for one, other in zip(found, expected, strict=True)]
    return found


class Life:
    """One person at the command line: `type_in` runs a line, in this process or in one of its own."""

    def __init__(self, notebook: Notebook, type_in: Callable[..., Said]) -> None:
        self.notebook = notebook
        self.type_in = type_in
        self.ids: dict[str, str] = {}
        self.settings: dict[str, str] = {}

    def live(self, person: dict[str, Any]) -> int:
        """Every step; the number of reviews that were read and found as they were counted."""
        read = 0
        for step in person["steps"]:
            if "first_day" in step:
                self.begin_weeks_on(step["first_day"])
            elif "review" in step:
                expected = whole(person["reviews"][step["says"]])
                found = json.loads(self.line(LATER, f"review-week --week {step['review']} --json").out)["data"]
                assert shaped(found, expected) == expected, step["says"]
                assert set(expected) == set(found) or not expected["away"]
                read += 1
            else:
                self.enter(step)
        return read

    def begin_weeks_on(self, day: str) -> None:
        config = self.notebook.home / "config.toml"
        config.write_text(f'first_day = "{day}"\n', encoding="utf-8")
        self.settings = {"VALUETRACK_CONFIG": str(config)}

    def enter(self, step: dict[str, Any]) -> None:
        said = self.line(step["day"], f"{step['type']} --json", code=step.get("refused", 0))
        if "as" in step:
            self.ids.update(zip(step["as"], json.loads(said.out)["data"]["ids"], strict=True))

    def line(self, day: str, typed: str, code: int = 0) -> Said:
        said = self.type_in(*shlex.split(self.filled(typed)), day=day, **self.settings)
        assert said.code == code, f"{typed}\n{said.err}"
        return said

    def filled(self, typed: str) -> str:
        for name, one in self.ids.items():
            typed = typed.replace(f"{{{name}}}", one)
        return typed


@pytest.mark.parametrize("name", PEOPLE)
def test_every_number_of_every_review_is_the_one_counted_by_hand(name: str, notebook: Notebook) -> None:
    person = PEOPLE[name]

    read = Life(notebook, notebook.run).live(person)

    assert read >= len(person["reviews"])
    assert {step["says"] for step in person["steps"] if "says" in step} == set(person["reviews"])


def test_a_life_in_processes_of_their_own_gives_the_same_reviews(notebook: Notebook) -> None:
    assert Life(notebook, notebook.spawn).live(PEOPLE[BRIEFEST])


def _leaves(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(thing, dict | list):
        for key, inner in thing.items() if isinstance(thing, dict) else enumerate(thing):
            yield from _leaves(inner, (*path, key))
    else:
        yield path


@pytest.mark.parametrize("name", PEOPLE)
def test_another_number_anywhere_is_noticed(name: str) -> None:
    for review in PEOPLE[name]["reviews"].values():
        expected = whole(review)
        leaves = list(_leaves(expected))
        assert len(leaves) > 3
        for *path, last in leaves:
            found = deepcopy(expected)
            place: Any = found
            for key in path:
                place = place[key]
            place[last] = "another"
            assert shaped(found, expected) != expected
            del place[last]
            assert shaped(found, expected) != expected

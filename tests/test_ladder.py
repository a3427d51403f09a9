"""The ladder: which rung is on offer, case by case and as properties."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetrack import ladder
from valuetrack.frozen import replace
from valuetrack.model import Action, Outcome, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2026, 1, 14)
# letters name rungs of these difficulties; X is retired, and E is as hard as D but was entered before it
RUNGS = tuple(
    Step(id=letter, entry=entry, value_id="v", text=letter, difficulty=difficulty, retired=retired)
    for entry, (letter, difficulty, retired) in enumerate(
        [("C", 5, None), ("A", 0, None), ("X", 4, DAY), ("B", 2, None), ("E", 8, None), ("D", 8, None)]
    )
)
HOW = {
    "3": (Outcome.DONE, 3), "4": (Outcome.DONE, 4), "5": (Outcome.DONE, 5), "s": (Outcome.SMALLER, 0),
    "d": (Outcome.DONE, None), "n": (Outcome.NOT_TAKEN, None), "N": (Outcome.NOT_TAKEN, 2),
    "c": (Outcome.CARRIED, 2), "l": (Outcome.LET_GO, 2), "o": (None, 2),
}  # fmt: skip


def lived(story: str) -> list[Action]:
    """Actions on days one after the other, from a story such as "A3 An": the rung, then how it went."""
    return [an_action(word[0], word[1], DAY + timedelta(days=place), place) for place, word in enumerate(story.split())]


def an_action(rung: str, how: str, day: date | None, entry: int = 0) -> Action:
    outcome, effort = HOW[how]
    return Action(
        id=str(entry), entry=entry, value_id="v", text="x", day=day, week=None if day else DAY - timedelta(days=2),
        step_id=rung, outcome=outcome, effort=effort, outcome_day=DAY if outcome else None,
    )  # fmt: skip


def offered(actions: Sequence[Action], rungs: Sequence[Step] = RUNGS) -> str | None:
    rung = ladder.next_rung(rungs, actions, DAY).rung
    return rung.id if rung else None


@pytest.mark.parametrize(
    ("story", "rung"),
    [
        ("", "A"),
        ("A3", "A"),
        ("A3 A4", "B"),
        ("A3 A5", "A"),
        ("A5 A3", "A"),
        ("A3 A5 A3", "A"),
        ("A3 A5 A3 A3", "B"),
        ("As A3", "B"),
        ("A3 Ad", "A"),
        ("Ad Ad", "A"),
        ("A3 Ad A3", "B"),
        ("A3 Ac Al Ao A3", "B"),
        ("A3 A3 A3", "B"),
        ("A3 AN", "A"),
        ("AN A3", "A"),
        ("A3 A3 B3", "B"),
        ("A3 A3 B3 B3", "C"),
        ("C3 C3", "E"),
        ("D3 D3", "D"),
        ("E3 E3", "E"),
        ("C5", "C"),
        ("Cn", "C"),
        ("Cn Cn", "B"),
        ("Cn CN", "B"),
        ("Cn C3", "C"),
        ("C3 Cn", "C"),
        ("Cn C3 Cn", "C"),
        ("Cn Cd Cn", "B"),
        ("Cn Bn", "B"),
        ("Bn Bn", "A"),
        ("An An", "A"),
        ("En En", "C"),
        ("A3 A3 An An", "A"),
        ("Cn Cn B3", "B"),
        ("X3", "B"),
        ("X3 X3", "C"),
        ("Xn Xn", "B"),
        ("Cc Cl Co Cd", "A"),
    ],
)
def test_two_with_little_effort_go_up_two_not_taken_go_down_and_everything_else_stays(story: str, rung: str) -> None:
    assert offered(lived(story)) == rung


@pytest.mark.parametrize(("anxiety", "rung", "stays"), [(7, "B", None), (8, "A", "anxiety"), (10, "A", "anxiety")])
@pytest.mark.parametrize("place", [0, 1])
def test_after_much_anxiety_the_harder_rung_waits(place: int, anxiety: int, rung: str, stays: str | None) -> None:
    actions = lived("A3 A3")
    actions[place] = replace(actions[place], anxiety_after=anxiety)

    offer = ladder.next_rung(RUNGS, actions, DAY)

    assert (offer.rung and offer.rung.id, offer.stays) == (rung, stays)


@pytest.mark.parametrize(
    ("before", "rung", "stays"), [(-1, "B", None), (0, "A", "hard-moment"), (7, "A", "hard-moment"), (8, "B", None)]
)
def test_for_a_week_after_a_hard_moment_it_waits_too(before: int, rung: str, stays: str | None) -> None:
    moments = [DAY - timedelta(days=30), DAY - timedelta(days=before)]

    offer = ladder.next_rung(RUNGS, lived("A3 A3"), DAY, moments)

    assert (offer.rung and offer.rung.id, offer.stays) == (rung, stays)
    assert ladder.next_rung(RUNGS, lived("Cn Cn"), DAY, moments) == ladder.next_rung(RUNGS, lived("Cn Cn"), DAY)


@pytest.mark.parametrize(("difficulty", "rung", "stays"), [(5, "N", None), (6, "B", "step-between")])
def test_where_the_next_is_more_than_three_harder_one_in_between_is_asked_for(
    difficulty: int, rung: str, stays: str | None
) -> None:
    rungs = [RUNGS[3], Step(id="N", value_id="v", text="N", difficulty=difficulty)]

    offer = ladder.next_rung(rungs, lived("B3 B3"), DAY)

    assert (offer.rung and offer.rung.id, offer.stays) == (rung, stays)


def test_what_keeps_one_on_a_rung_is_the_anxiety_first_then_the_hard_moment() -> None:
    actions = [replace(action, anxiety_after=9) for action in lived("A3 A3")]
    far = [RUNGS[1], Step(id="N", value_id="v", text="N", difficulty=4)]

    assert ladder.next_rung(far, actions, DAY, [DAY]).stays == "anxiety"
    assert ladder.next_rung(far, lived("A3 A3"), DAY, [DAY]).stays == "hard-moment"
    assert ladder.next_rung(far, lived("A3 A3"), DAY).stays == "step-between"


@pytest.mark.parametrize(
    ("story", "stays"),
    [
        ("Ad Ad", "effort"), ("A3 Ad", "effort"), ("Ad A3", "effort"), ("A5 Ad", "effort"), ("A3 A3 A5 Ad", "effort"),
        ("Ad", None), ("A3", None), ("A5 A5", None), ("Ad Bd", None), ("Ad B3", None), ("An Ad", None),
        ("Ad An", None), ("An An", None), ("Ad Ad An An", None), ("A3 A3 Ad", None), ("E3 Ed", None),
        ("Ad Ac Ao Ad", "effort"), ("A3 Ad Bd", None), ("", None),
    ],
)  # fmt: skip
def test_two_that_were_taken_and_not_both_rated_keep_one_where_one_is(story: str, stays: str | None) -> None:
    assert ladder.next_rung(RUNGS, lived(story), DAY).stays == stays


def test_a_ladder_of_one_rung_keeps_nobody_from_another() -> None:
    for story in ("Ad Ad", "A3 A3", "A3 Ad"):
        assert ladder.next_rung([RUNGS[1]], lived(story), DAY, [DAY]).stays is None
    assert ladder.next_rung([RUNGS[1], RUNGS[0]], lived("Ad Ad"), DAY).stays == "effort"


def test_the_order_is_that_of_the_days_and_on_one_day_that_of_entry() -> None:
    early, late = DAY, DAY + timedelta(days=1)

    assert offered([an_action("A", "3", late, 1), an_action("B", "3", early, 2)]) == "A"
    assert offered([an_action("A", "3", early, 2), an_action("B", "3", early, 1)]) == "A"


def test_an_action_for_any_day_of_a_week_stands_on_the_day_of_its_record() -> None:
    before = DAY - timedelta(days=1)

    assert offered([an_action("A", "3", None, 1), an_action("B", "3", before, 2)]) == "A"


def test_where_its_record_has_no_day_it_stands_on_the_first_day_of_its_week() -> None:
    on_no_day = replace(an_action("A", "3", None, 1), outcome_day=None)

    assert offered([on_no_day, an_action("B", "3", DAY - timedelta(days=3), 2)]) == "A"


def test_a_retired_rung_is_left_out_from_its_day_on() -> None:
    [rung] = [rung for rung in RUNGS if rung.id == "X"]

    assert ladder.is_retired(rung, DAY)
    assert not ladder.is_retired(rung, DAY - timedelta(days=1))
    assert not ladder.is_retired(RUNGS[0], DAY)


def test_where_the_easiest_rung_is_retired_the_next_one_above_is_there() -> None:
    rungs = [Step(id="X", value_id="v", text="x", difficulty=0, retired=DAY), RUNGS[0]]

    assert offered(lived("X3"), rungs) == "C"
    assert offered(lived("Xn Xn"), rungs) == "C"


def test_in_the_place_of_a_retired_rung_another_that_is_as_hard_stays_on_offer() -> None:
    retired, other = (
        Step(id=one, value_id="v", text="x", difficulty=3, retired=day) for one, day in (("R", DAY), ("S", None))
    )

    assert offered(lived("R5"), [retired, other]) == "S"


def test_a_ladder_without_a_rung_offers_nothing() -> None:
    assert offered(lived("A3"), []) is None
    assert offered([], [rung for rung in RUNGS if rung.id == "X"]) is None


def test_a_rung_that_is_gone_says_nothing() -> None:
    assert offered(lived("Z3 Z3")) == "A"


STORIES = st.lists(
    st.builds(lambda rung, how: rung + how, st.sampled_from("ABCDEX"), st.sampled_from(sorted(HOW))), max_size=12
).map(" ".join)
LADDERS = st.lists(st.sampled_from(RUNGS), unique=True)


@given(STORIES, LADDERS)
def test_what_is_on_offer_is_a_rung_that_is_not_retired(story: str, rungs: list[Step]) -> None:
    awake = {rung.id for rung in rungs if rung.id != "X"}

    assert offered(lived(story), rungs) in (awake or [None])


@given(STORIES, st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rungs_nor_that_of_the_actions_makes_a_difference(story: str, chance: object) -> None:
    rungs, actions = list(RUNGS), lived(story)
    chance.shuffle(rungs)  # type: ignore[attr-defined]
    chance.shuffle(actions)  # type: ignore[attr-defined]

    assert offered(actions, rungs) == offered(lived(story))


@given(STORIES)
def test_what_says_nothing_makes_no_difference(story: str) -> None:
    telling = " ".join(word for word in story.split() if word[1] in "345snN")

    assert offered(lived(story)) == offered(lived(telling))


@given(STORIES, st.sampled_from("ABCDE"))
def test_one_action_never_leads_further_than_its_own_rung(story: str, rung: str) -> None:
    """Whatever was before, an action on another rung than the one before it is met with that rung itself."""
    words = [word for word in story.split() if word[1] in "345snN"]

    if not words or words[-1][0] != rung:
        assert offered(lived(f"{story} {rung}3")) == rung
        assert offered(lived(f"{story} {rung}n")) == rung


@given(STORIES, st.sampled_from("ABCDE"))
def test_up_is_never_down(story: str, rung: str) -> None:
    hard = {one.id: one.difficulty for one in RUNGS}
    up, down = offered(lived(f"{story} {rung}3 {rung}4")), offered(lived(f"{story} {rung}n {rung}n"))

    assert up is not None
    assert down is not None
    assert hard[down] <= hard[rung] <= hard[up]
    assert up == rung or hard[up] == min(one for one in hard.values() if one > hard[rung] and one != 4)

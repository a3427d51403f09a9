"""The question whence a barrier came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk import at_desk
from valuetrack.model import BarrierSource

if TYPE_CHECKING:
    from tests.notebook import Notebook

HOW, WAY, WHENCE = "How did it go?", "What got in the way?", "Did it come from inside"


def checked_in(notebook: Notebook, answer: str, *flags: str) -> dict[str, Any]:
    """The action after a check-in in which that was answered."""
    said = at_desk(notebook, "check-in", "3f2", *flags, answers={HOW: "not", WAY: "the shift", WHENCE: answer})
    assert said.code == 0
    story: dict[str, Any] = {**notebook.data("show", "3f2")["record"], "screen": said.out}
    return story


@pytest.mark.parametrize(
    ("answer", "kind", "source"),
    [
        *[(one.said, one.kind, one) for one in BarrierSource],
        *[(one.value.upper(), one.kind, one) for one in BarrierSource],
        *[("outside", "external", None), ("From outside.", "external", None), ("i", "internal", None)],
        *[("internal", "internal", None), ("o", "external", None), ("work", "external", None)],
        *[("a feeling", "internal", None), ("thoughts", "internal", "thought"), ("my thoughts", "internal", "thought")],
        *[("people", "external", "other-people"), ("tired", "internal", "fatigue"), ("mon", "external", "money")],
        *[("no", None, None), ("", None, None), ("t", None, None)],
    ],
)
def test_a_finer_word_says_whence_it_came_too(
    written: Notebook, answer: str, kind: str | None, source: str | None
) -> None:
    record = checked_in(written, answer)
    assert (record["barrier_kind"], record["barrier_source"]) == (kind, source)
    assert record["got_in_way"] == "the shift"


@pytest.mark.parametrize("flag", [("--barrier-source", "no energy"), ("--barrier-kind", "inside")])
def test_what_was_given_by_flag_is_not_asked(written: Notebook, flag: tuple[str, str]) -> None:
    record = checked_in(written, "outside", *flag)
    assert WHENCE not in record["screen"]
    assert record["barrier_kind"] == "internal"


def test_what_does_not_go_together_is_refused_before_anything_is_asked(written: Notebook) -> None:
    given = ("--barrier-source", "money", "--barrier-kind", "internal")
    for words in (("check-in", "3f2"), ("log-opportunity", "lunch", "-v", "conn", "-n")):
        said = at_desk(written, *words, *given)
        assert said.code == 2
        assert "What it was about, money, comes from outside." in said.out
        assert "[Enter" not in said.out


def test_an_opportunity_is_asked_in_the_same_way(written: Notebook) -> None:
    answers = {"What happened?": "lunch", "Which value?": "conn", "Did you take": "n", WAY: "rent", WHENCE: "money"}
    at_desk(written, "log-opportunity", answers=answers)
    one = written.data("show", written.data("journal", "lunch", "rent")["entries"][0]["id"])["record"]
    assert (one["barrier_kind"], one["barrier_source"]) == ("external", "money")


@pytest.mark.parametrize("session", ["plan-week", "close-week"])
def test_what_came_more_than_once_is_named_where_a_week_is_planned(written: Notebook, session: str) -> None:
    for day in ("2026-01-13", "2026-01-14"):
        written.do("log-opportunity", "choir", "-v", "conn", "-n", "--got-in-way", "shift ran long", "--on", day)
    written.day = "2026-01-18"
    assert at_desk(written, session).out.count('"shift ran long" came twice: plan around it?\n') == 1


WAYS = "What would help now? let it be sad or angry, another way, act on it"
OUTSIDE = {HOW: "not", WAY: "the shift", WHENCE: "outside"}
NOTICED = {"What happened?": "lunch", "Which value?": "conn", "Did you take": "n", WAY: "the shift", WHENCE: "time"}


def planned(notebook: Notebook) -> list[dict[str, Any]]:
    """The actions of this week and the next as they were written, but for those that the notebook had before."""
    weeks = [notebook.data("show-week", "--week", week)["actions"] for week in ("this", "next")]
    found = [notebook.data("show", one["id"])["record"] for some in weeks for one in some]
    return [one for one in found if not one["id"].startswith("3f2")]


@pytest.mark.parametrize(("session", "first"), [(("check-in", "3f2"), OUTSIDE), (("log-opportunity",), NOTICED)])
class TestAfterSomethingFromOutside:
    def test_it_may_be_sad(self, written: Notebook, session: tuple[str, ...], first: dict[str, str]) -> None:
        said = at_desk(written, *session, answers={"What happened? Just": "no evening is free", **first, WAYS: "angry"})
        assert said.code == 0
        kept = written.data("review-week")["reflection_entries"][-1]
        assert (kept["kind"], kept["happened"]) == ("grieving-a-limit", "no evening is free")
        about = written.data("show", kept["id"])["record"]["about"]
        assert written.data("show", about)["record"]["got_in_way"] == "the shift"

    def test_another_way_is_planned(self, written: Notebook, session: tuple[str, ...], first: dict[str, str]) -> None:
        answers = {**first, WAYS: "another", "another way be?": "a call at noon", "On which day?": "fri"}
        at_desk(written, *session, answers=answers)
        [one] = planned(written)
        assert (one["text"], one["day"], one["outcome"]) == ("a call at noon", "2026-01-16", None)

    def test_or_the_same_words_for_another_day(
        self, written: Notebook, session: tuple[str, ...], first: dict[str, str]
    ) -> None:
        at_desk(written, *session, answers={**first, WAYS: "another way"}, day="2026-01-18")
        [one] = planned(written)
        assert (one["text"], one["week"]) == ("Text Priya at lunch" if "3f2" in session else "lunch", "2026-01-19")

    def test_something_is_done_about_it(
        self, written: Notebook, session: tuple[str, ...], first: dict[str, str]
    ) -> None:
        answers = {**first, WAYS: "act", "What could you do": "ask the manager", "With whom?": "Ines"}
        at_desk(written, *session, answers=answers)
        [one] = planned(written)
        assert (one["text"], one["acts_on"], one["with_whom"]) == ("ask the manager", "the shift", "Ines")
        [tried] = written.data("show-barrier", "the shift")["tried"]
        assert (tried["text"], tried["value"]) == ("ask the manager", "Connection")

    @pytest.mark.parametrize("answer", ["", "no", "act", "sad"])
    def test_or_nothing(self, written: Notebook, session: tuple[str, ...], first: dict[str, str], answer: str) -> None:
        said = at_desk(written, *session, answers={"Just what you saw": "", **first, WAYS: answer})
        assert (said.code, planned(written)) == (0, [])
        assert len(written.data("review-week")["reflection_entries"]) == 1

    def test_all_of_it_is_one_undo(self, written: Notebook, session: tuple[str, ...], first: dict[str, str]) -> None:
        at_desk(written, *session, answers={**first, WAYS: "act", "What could you do": "ask"})
        written.do("undo")
        assert planned(written) == []
        assert written.run("show-barrier", "the shift").code == 1

    def test_what_comes_from_inside_is_met_in_another_way(
        self, written: Notebook, session: tuple[str, ...], first: dict[str, str]
    ) -> None:
        assert WAYS not in at_desk(written, *session, answers={**first, WHENCE: "inside"}).out
        assert WAYS not in at_desk(written, *session, answers={**first, WHENCE: ""}).out


def test_it_is_offered_once_in_a_session_and_not_where_a_week_is_closed(written: Notebook) -> None:
    written.do("plan-week", "Walk", "-v", "conn", "-o", "wed")
    assert at_desk(written, "check-in", answers=OUTSIDE).out.count(WAYS) == 1
    written.do("undo")
    assert WAYS not in at_desk(written, "close-week", answers=OUTSIDE, day="2026-01-18").out


def test_in_words_alone_it_has_no_number(written: Notebook) -> None:
    said = at_desk(written, "check-in", "3f2", "--words-only", answers=OUTSIDE)
    assert WAYS in said.out

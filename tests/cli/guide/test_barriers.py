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

"""Soft questions about a text: a table of examples with which the rules were tuned, and one that they never saw."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nudges.examples import HELD_OUT, TUNED, Example, examples
from valuetrack import nudges

FALSE_BOUND = 3
"""How many texts of the held-out table may get a question that does not fit."""
ABSENT_BOUND = 18
"""How many texts of the held-out table may go without the question that fits."""


@pytest.mark.parametrize("example", examples(TUNED), ids=lambda one: f"{one.kind}-{one.text}")
def test_a_text_gets_the_question_that_fits_or_none(example: Example) -> None:
    assert example.asked == example.nudge


TABLES = (nudges._STOPS, nudges._THEIR_PART, nudges._DIRECTIONS, nudges._GOALS)


@pytest.mark.parametrize("rule", [line for table in TABLES for line in table.strip().split("\n")])
def test_a_rule_that_is_left_out_by_its_first_word_would_not_have_fitted(rule: str) -> None:
    opened = nudges._openings(rule)
    said = [nudges._said(one.text) for one in examples(TUNED)]
    fitting = {text.partition(" ")[0].lower() for text in said if nudges._compiled(rule).match(text)}

    assert opened is None or fitting <= opened


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("stop (the|my) x", {"stop"}),
        ("(make|let go) PERSON", {"make", "let"}),
        ("((i|we) )?(want|need) x", {"i", "we", "want", "need"}),
        ("pay off|pay back", {"pay"}),
        ("los(e|ing) x", None),
        ("(apologi[sz]e|judge) less", {"apologise", "apologize", "judge"}),
        ("ANYBODY will", {"everyone", "everybody", "people", "others", "someone", "somebody"}),
        ("kids? will", None),
        ("PERSON will", None),
        (".*and", None),
    ],
)
def test_the_first_words_of_a_rule_are_those_that_it_names(pattern: str, words: set[str] | None) -> None:
    assert nudges._openings(pattern) == words


def test_the_tuned_table_has_many_of_either_kind() -> None:
    fitting = [one.nudge for one in examples(TUNED)]

    assert len(fitting) - fitting.count("none") >= 25
    assert fitting.count("none") >= 60
    assert set(fitting) == {*nudges.QUESTIONS, "none"}


def false_nudges(table: tuple[Example, ...]) -> list[Example]:
    """The examples with a question that does not fit, another than the fitting one too."""
    return [one for one in table if one.asked not in ("none", one.nudge)]


def absent_nudges(table: tuple[Example, ...]) -> list[Example]:
    """The examples without the question that fits."""
    return [one for one in table if one.asked == "none" and one.nudge != "none"]


def test_the_held_out_table_stays_within_its_bounds() -> None:
    table = examples(HELD_OUT)
    false, absent = false_nudges(table), absent_nudges(table)

    print(f"\n{len(table)} texts: {len(false)} false nudges, {len(absent)} absent nudges")
    print("\n".join(str(one) for one in (*false, *absent)))
    assert table
    assert len(false) <= FALSE_BOUND
    assert len(absent) <= ABSENT_BOUND


def test_false_and_absent_nudges_are_told_apart() -> None:
    table = (
        Example("action", "stop scrolling", "none"),
        Example("action", "be more connected", "stop-doing"),
        Example("action", "Text Priya", "vague"),
        Example("action", "Text Priya", "none"),
        Example("value", "lose 5 kg", "goal"),
    )

    assert [one.text for one in false_nudges(table)] == ["stop scrolling", "be more connected"]
    assert absent_nudges(table) == [table[2]]


@pytest.mark.parametrize("verb", ["Ask", "Tell", "Invite", "Call", "Text", "Thank", "Write to", "Visit"])
@pytest.mark.parametrize("rest", ["him to apologise", "my boss", "Ana so she likes me", "them when they stop shouting"])
def test_where_the_person_acts_there_is_no_question(verb: str, rest: str) -> None:
    assert nudges.of_action(f"{verb} {rest}") is None


@pytest.mark.parametrize(
    "visible",
    ["on Saturday", "at 18:00", "for ten minutes", "tomorrow", "after work", "twice", ": a walk", "by calling Ana"],
)
def test_a_direction_with_a_day_a_number_or_a_visible_act_gets_no_question(visible: str) -> None:
    assert nudges.of_action("be more connected") == "vague"
    assert nudges.of_action(f"be more connected {visible}") is None


@pytest.mark.parametrize("lead", ["I want to", "i will", "To", "try to", "I'll", "I\N{RIGHT SINGLE QUOTATION MARK}ll"])
def test_what_leads_up_to_a_text_makes_no_difference(lead: str) -> None:
    assert nudges.of_action(f"{lead} stop scrolling.") == "stop-doing"
    assert nudges.of_action(f"{lead} call Ines.") is None


def test_a_text_over_several_lines_is_read_as_one() -> None:
    assert nudges.of_action("  stop\n scrolling \n") == "stop-doing"


@given(st.text())
def test_any_text_gets_one_of_the_questions_or_none(text: str) -> None:
    assert nudges.of_action(text) in {"vague", "someone-else", "stop-doing", None}
    assert nudges.of_value(text) in {"goal", None}


@given(st.text(st.characters(categories=["Lo", "Nd", "Zs"]), max_size=60))
def test_a_text_in_another_script_gets_no_question_about_an_action(text: str) -> None:
    assert nudges.of_action(text) is None


def test_a_long_text_is_read_in_no_time() -> None:
    for text in ("be " * 30_000, "I want to " * 10_000, "lose " + "some " * 20_000, "make " + "my " * 30_000):
        nudges.of_action(text)
        nudges.of_value(text)


def test_the_questions_are_those_of_the_rules() -> None:
    assert all(question.endswith("?") for question in nudges.QUESTIONS.values())
    assert not re.search(r"\d", " ".join(nudges.QUESTIONS.values())), "so they can be said in words-only mode too"

"""Nudges about a text: a table of examples with which the rules were tuned, and one that they never saw."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.nudges.examples import HELD_OUT, TUNED, Example, examples
from valuetrack import nudges
from valuetrack.render.notices import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

FALSE_BOUND = 3
"""How many texts of the held-out table may get a question that does not fit."""
ABSENT_BOUND = 18
"""How many texts of the held-out table may go without the question that fits."""


@pytest.mark.parametrize("example", examples(TUNED), ids=lambda one: f"{one.kind}-{one.text}")
def test_a_text_gets_the_question_that_fits_or_none(example: Example) -> None:
    assert example.asked == example.nudge


SECTIONS = [name for name in nudges._sections() if name not in ("", "words")]
RULES = [(name, rule) for name in SECTIONS for rules in nudges._rules(name).values() for rule in rules]
OPENINGS = sorted({match[0] for _, rule in RULES if (match := re.match(r"[a-z][a-z' -]*", rule))})
ENDINGS = [
    "",
    "s",
    ", then",
    "-x",
    "'s",
    ": x",
    " me",
    " my mother's trust",
    " my sleep",
    " people",
    " the job",
    " it going",
]


def differing(said: str) -> list[str]:
    """The sections that say something else of a text when all their rules are tried, not those for its words alone."""
    starts = [word.start() for word in re.finditer(r"\w+", said)]
    found = []
    for name in SECTIONS:
        anywhere = name.endswith(" unless")
        tried = [nudges._compiled(rule) for section, rule in RULES if section == name]
        fits = any(rule.match(said, start) for rule in tried for start in (0, *(starts if anywhere else ())))
        if fits != nudges._fits(name, said, anywhere=anywhere):
            found.append(name)
    return found


@pytest.mark.parametrize("table", [TUNED, HELD_OUT], ids=["tuned", "held-out"])
def test_the_first_word_of_a_text_leads_to_every_rule_that_fits_it(table: Path) -> None:
    assert not [one.text for one in examples(table) if differing(nudges._said(one.text))]


@given(st.lists(st.sampled_from(OPENINGS), min_size=1, max_size=3), st.sampled_from(ENDINGS), st.booleans())
def test_every_opening_leads_to_its_rules(openings: list[str], ending: str, capital: bool) -> None:
    said = nudges._said(f"{' '.join(openings)}{ending}")

    assert not differing(said.capitalize() if capital else said)


def test_every_name_has_words_and_is_used() -> None:
    lines = nudges._sections()
    used = [rest for rules in lines.values() for _, rest in rules] + [
        head for name in SECTIONS for head, _ in lines[name]
    ]

    assert {"LEAD", *re.findall(r"\b[A-Z]{3,}\b", " ".join(used))} == nudges._words().keys()
    assert len(nudges._words()) == len(lines["words"]), "a name has one list"


def test_every_rule_stands_under_a_question_and_opens_with_plain_words() -> None:
    openings = [head for name in SECTIONS for head, _ in nudges._sections()[name]]
    begun = {name for head in openings for name in re.findall(r"(?:^|, )([A-Z]{3,})\b", head)}

    assert not nudges._sections()[""]
    assert set(SECTIONS) == {"goal", *nudges._OF_ACTIONS, *(f"{nudge} unless" for nudge in nudges._OF_ACTIONS)}
    for head in (*openings, *(nudges._words()[name] for name in begun)):
        assert re.fullmatch(r"\*|[\w'., -]+", head), head


def test_the_tuned_table_has_many_of_either_kind() -> None:
    fitting = [one.nudge for one in examples(TUNED)]

    assert len(fitting) - fitting.count("none") >= 25
    assert fitting.count("none") >= 60
    assert set(fitting) == {*QUESTIONS, "none"}


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


@pytest.mark.parametrize(
    "text", ["be ", "I want to ", "lose some ", "make my ", "stop all ", "improve my ", "no more "]
)
@pytest.mark.parametrize("read", [nudges.of_action, nudges.of_value])
def test_a_text_four_times_as_long_takes_about_four_times_as_long_to_read(
    read: Callable[[str], object], text: str
) -> None:
    """Sixteen times would be an expression that goes back over all that it has read."""
    short, long = text * 2_000, text * 8_000

    assert any(_work(read, long) < 8 * _work(read, short) for _ in range(5))


def _work(read: Callable[[str], object], text: str) -> float:
    """The processor's time for reading a text, the least of some tries."""
    return min(_once(read, text) for _ in range(3))


def _once(read: Callable[[str], object], text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start


def test_the_questions_are_those_of_the_rules() -> None:
    assert all(question.endswith("?") for question in QUESTIONS.values())
    assert not re.search(r"\d", " ".join(QUESTIONS.values())), "so they can be said in words-only mode too"

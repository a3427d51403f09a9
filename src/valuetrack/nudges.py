"""Nudges about a text that was just entered: which of them it may be worth asking, if any.

The rules read English, and know some of the phrases in which people write such things. What they do not know they leave
alone, for a question that does not fit weighs more than one that is not asked. An action gets one question at most,
that of the most specific rule: stop-doing, then someone-else, then vague. The phrases stand in `nudges.txt`, which says
how to add one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Literal

from valuetrack.scoring import confidence_advice

Nudge = Literal["vague", "someone-else", "stop-doing", "goal"]

_OF_ACTIONS: tuple[Nudge, ...] = ("stop-doing", "someone-else", "vague")
_FIRST_AND_OTHER_WORDS = re.compile(r"^\w*|\w+")
_OPENINGS = re.compile(r"(?=(\w*))([^ ,][^,]*)")  # each with its first word before it


def of_action(text: str) -> Nudge | None:
    """What may be asked about an action: whether it is a stop, somebody else's part, or a direction."""
    said = _said(text)
    for nudge in _OF_ACTIONS:
        if _fits(nudge, said) and not _fits(f"{nudge} unless", said, anywhere=True):
            return nudge
    return None


def of_value(name: str) -> Nudge | None:
    """What may be asked about the name of a value: whether it is something that can be ticked off."""
    return "goal" if _fits("goal", _said(name)) else None


def _said(text: str) -> str:
    """A text on one line, without what leads up to it ("I want to") and what closes it."""
    line = " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    return re.sub(rf"^({_spelt_out('LEAD')} )+", "", line, flags=re.IGNORECASE).strip(" .!?\"'")


def _fits(section: str, said: str, *, anywhere: bool = False) -> bool:
    """Whether a text begins as one of the rules of a section says, or has such a place `anywhere` in it.

    A rule for other words is not even compiled.
    """
    rules = _rules(section)
    if any(_compiled(rule).match(said) for rule in rules[""]):
        return True
    words = _FIRST_AND_OTHER_WORDS.finditer(said)
    return any(
        _compiled(rule).match(said, word.start())
        for word in (words if anywhere else [next(words)])
        for rule in rules.get(word[0].lower(), ())
    )


@cache
def _sections() -> dict[str, list[tuple[str, str]]]:
    """The lines of nudges.txt under each heading, as what stands before the colon and what stands after it."""
    lines: list[tuple[str, str]] = []
    sections = {"": lines}
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").replace(",\n    ", ", ").split("\n"):
        if line.startswith("["):
            lines = sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            head, _, rest = line.partition(":")
            lines.append((head, rest))
    return sections


@cache
def _words() -> dict[str, str]:
    """The words of each name, with a comma between them."""
    return {name: words.strip() for name, words in _sections()["words"]}


@cache
def _rules(section: str) -> dict[str, list[str]]:
    """The rules of a section by the first word of the texts that they describe; under "" those for any."""
    rules: dict[str, list[str]] = defaultdict(list)
    words = _words()
    for openings, rest in _sections()[section]:
        for first, opening in _OPENINGS.findall(openings):
            if first in words:
                for word, phrase in _OPENINGS.findall(words[first]):
                    rules[word].append(phrase + opening.removeprefix(first) + rest)
            else:
                rules[first].append((opening + rest).removeprefix("* "))
    return rules


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    """A rule as an expression, made when it is first needed."""
    end = "" if rule.endswith("$") else r"(?!\w)"
    return re.compile(f"(?:{_spelt_out(rule)}){end}", re.IGNORECASE)


def _spelt_out(rule: str) -> str:
    """A rule with the words of each name in place of it."""
    return re.sub(r"\b[A-Z]{3,}\b", lambda name: f"(?:{_spelt_out(_words()[name[0]].replace(', ', '|'))})", rule)


def about_value(name: str) -> tuple[str, ...]:
    """What may be asked about the name of a value."""
    nudge = of_value(name)
    return (nudge,) if nudge else ()


def about_text(text: str) -> tuple[str, ...]:
    """What may be asked about the text of an action, or of a step."""
    nudge = of_action(text)
    return (nudge,) if nudge else ()


def about_confidence(confidence: int | None, *, has_smaller: bool) -> tuple[str, ...]:
    """Rule R10. What may be asked at a confidence, 0 to 10; whether there is, or may be, a smaller version already."""
    advice = confidence_advice(confidence)
    return () if advice is None or (advice == "offer a smaller version" and has_smaller) else (advice,)

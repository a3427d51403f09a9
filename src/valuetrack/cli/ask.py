"""Questions: on stderr, answered at a terminal, never asked while a store is open. Enter skips."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import typer

from valuetrack.cli.params import needs, read_number
from valuetrack.cli.run import wrapped
from valuetrack.errors import AtRest, Declined, Nothing, NotUnderstood, SaidNo
from valuetrack.model import RATING, BarrierKind, Scale, clean_text
from valuetrack.render.safe import safe
from valuetrack.tracker.names import find_value
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from valuetrack.cli.run import Run

TRIES = 3
_YES_OR_NO = {"yes": True, "no": False}
_INSIDE_OR_OUTSIDE = {"inside": BarrierKind.INTERNAL, "outside": BarrierKind.EXTERNAL}
_Answer = TypeVar("_Answer")


class NoMoreAnswers(typer.Exit):
    """Standard input ended (Ctrl-D): the rest of the questions is skipped, and the command ends quietly."""


def line(question: str, default: str = "skip") -> str | None:
    """Ask for a line; Enter takes the default, which is said. Raises NoMoreAnswers."""
    asked = wrapped(safe(f"{question} [Enter: {default}]"), sys.stderr)
    try:
        print(f"{asked} ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise
    if not answer:
        print(file=sys.stderr)
        raise NoMoreAnswers
    return answer.strip() or None


def read(question: str, reader: Callable[[str], _Answer], default: str = "skip") -> _Answer | None:
    """Ask until `reader` understands the answer, three times at most; Enter skips."""
    for _ in range(TRIES):
        answer = line(question, default)
        if answer is None:
            return None
        try:
            return reader(answer)
        except (Declined, NotUnderstood) as error:
            print(safe(f"{error.message} {error.hint}".strip()), file=sys.stderr)
    return None


def text(question: str) -> str | None:
    """Ask for a text."""
    return read(question, lambda answer: clean_text("The answer", answer))


def number(question: str, scale: Scale = RATING) -> int | None:
    """Ask for a whole number on a scale, which is said with the question."""
    return read(f"{question} ({scale})", lambda answer: read_number(scale)("The answer", answer))


def yes(question: str) -> bool:
    """Ask a question whose Enter is no."""
    return read(f"{question} (y/n)", lambda answer: _one_of(answer, _YES_OR_NO), "no") or False


def barrier_kind() -> BarrierKind | None:
    """Ask whether what got in the way lay inside or outside one's control."""
    return read("Was that inside or outside your control?", lambda answer: _one_of(answer, _INSIDE_OR_OUTSIDE))


def _one_of(answer: str, choices: Mapping[str, _Answer]) -> _Answer:
    """What `answer` means: one of the words, or the beginning of one. Raises NotUnderstood."""
    found = [choice for word, choice in choices.items() if word.startswith(answer.lower())]
    if len(found) != 1:
        raise NotUnderstood(f"The answer is one of: {', '.join(choices)}.")
    return found[0]


def value(run: Run, typed: str | None, day: date) -> str | None:
    """The value an entry is for: the one that was typed, or the one that is chosen at the terminal.

    None leaves the choice to the single focus value of the week. Raises NeedsMore where
    nobody can be asked and the week has no single focus, SaidNo where none is chosen, and
    at a terminal, before the next question, Unknown and Ambiguous.
    """
    if typed is not None:
        return named(run, typed, day) if run.can_ask else typed
    with run.reading() as store:
        record = store.week_record(Week.containing(day, run.first_day))
        lives = [life for life in store.lives() if not life.rests_on(day)]
    if record is not None and len(record.focus) == 1:
        return None
    if not run.can_ask:
        raise needs("--value VALUE", "A value")
    names = [life.name_on(day) for life in lives]
    single = names[0] if len(names) == 1 else None
    question = f"Which value? {', '.join(names)}"
    chosen = read(question, lambda answer: _awake(named(run, answer, day), names), single or "none of them")
    if chosen is None and single is None:
        raise SaidNo("Without a value nothing is kept.", hint="`valuetrack add-value` names another one.")
    return chosen or single


def _awake(name: str, names: list[str]) -> str:
    """`name`, where it is one of those that were offered. Raises AtRest."""
    if name not in names:
        raise AtRest(f"{name} is at rest then.", hint="`valuetrack restore-value` brings it back.")
    return name


def require_values(run: Run) -> None:
    """Raise Nothing, before anything is asked, where there is no value that an entry could be for."""
    with run.reading() as store:
        if store.is_empty():
            raise Nothing("There is no value yet.", hint="`valuetrack add-value` names something that matters.")


def named(run: Run, typed: str, day: date) -> str:
    """The name of the value that `typed` names on `day`. Raises Unknown, Ambiguous."""
    with run.reading() as store:
        return find_value(store, typed, day).name_on(day)

"""Questions: on stderr, answered at a terminal, never asked while a store is open. Enter skips."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from valuetrack.cli.params import needs, read_number
from valuetrack.cli.run import wrapped
from valuetrack.errors import Declined, NotUnderstood
from valuetrack.model import RATING, BarrierKind, Scale, clean_text
from valuetrack.render.safe import safe
from valuetrack.tracker.names import find_value
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from valuetrack.cli.run import Run

TRIES = 3
_Answer = TypeVar("_Answer")


class NoMoreAnswers(Exception):
    """Standard input ended (Ctrl-D): the rest of the questions is skipped."""


def line(question: str, default: str = "skip") -> str | None:
    """Ask for a line; Enter takes the default, which is said. Raises NoMoreAnswers."""
    asked = wrapped(safe(f"{question} [Enter: {default}]"), sys.stderr)
    print(f"{asked} ", end="", file=sys.stderr, flush=True)
    try:
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
    answer = line(f"{question} (y/n)", default="no")
    return answer is not None and answer.lower() in {"y", "yes"}


def barrier_kind() -> BarrierKind | None:
    """Ask whether what got in the way lay inside or outside one's control."""
    choices = {"inside": BarrierKind.INTERNAL, "outside": BarrierKind.EXTERNAL}
    answer = line("Was that inside or outside your control? inside, outside")
    return choices.get(answer.lower()) if answer else None


def value(run: Run, typed: str | None, day: date) -> str | None:
    """The value an entry is for: the one that was typed, or the one that is chosen at the terminal.

    None leaves the choice to the single focus value of the week. Raises NeedsMore where
    nobody can be asked and the week has no single focus.
    """
    if typed is not None:
        return typed
    with run.reading() as store:
        record = store.week_record(Week.containing(day, run.first_day))
        lives = [life for life in store.lives() if not life.rests_on(day)]
    if record is not None and len(record.focus) == 1:
        return None
    if not run.can_ask:
        raise needs("--value VALUE", "A value")
    names = [life.name_on(day) for life in lives]
    single = names[0] if len(names) == 1 else None
    chosen = read(f"Which value? {', '.join(names)}", lambda answer: _name(run, answer, day), single or "none of them")
    if chosen is None and single is None:
        raise needs("--value VALUE", "A value")
    return chosen or single


def _name(run: Run, typed: str, day: date) -> str:
    with run.reading() as store:
        return find_value(store, typed, day).name_on(day)

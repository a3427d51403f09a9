"""Questions: on stderr, answered at a terminal, never asked while a store is open. Enter skips."""

import os
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

import typer

from valuetrack.cli.params import needs, number_of
from valuetrack.cli.run import Run, wrapped
from valuetrack.errors import AtRest, Declined, NotUnderstood, SaidNo
from valuetrack.model import RATING, RATING_WORDS, SCALES, Choice, Record, Scale, clean_text, facts_of
from valuetrack.render import notices
from valuetrack.render.safe import safe
from valuetrack.tracker import names

TRIES = 3
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 40
_YES_OR_NO = {"yes": True, "no": False}
_Answer = TypeVar("_Answer")


class NoMoreAnswers(typer.Exit):
    """Standard input ended (Ctrl-D): the rest of the questions is skipped, and the command ends quietly."""


def line(question: str, default: str = "skip") -> str | None:
    """Ask for a line; Enter takes the default, which is said. Raises NoMoreAnswers."""
    try:
        answer = _typed(f"{_asked(question, default)} ")
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise
    except EOFError:
        print(file=sys.stderr)
        raise NoMoreAnswers from None
    return answer.strip() or None


def _asked(question: str, default: str) -> str:
    """A question with its default; no line ends within the brackets of a short one."""
    brackets = f"[Enter: {default}]"
    kept_together = brackets.replace(" ", _NO_BREAK) if len(default) <= _SHORT else brackets
    return wrapped(safe(f"{question} {kept_together}"), sys.stderr).replace(_NO_BREAK, " ")


def _typed(prompt: str) -> str:
    """What is typed after `prompt`; where the screen is one terminal, the arrow keys move in it. Raises EOFError."""
    above, _, last = prompt.rpartition("\n")
    if above:
        print(above, file=sys.stderr)
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb" and _line_editing():
        return input(last)
    print(last, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer


def _line_editing() -> bool:
    """Turn on the platform's editing of a line, without its escape sequences, file names and history."""
    try:
        import readline  # noqa: PLC0415 - a question alone
    except ImportError:
        return False
    readline.set_auto_history(False)
    for setting in ("set enable-bracketed-paste off", "tab: self-insert"):
        readline.parse_and_bind(setting)
    return True


def read(question: str, reader: Callable[[str], _Answer], default: str = "skip") -> _Answer | None:
    """Ask until `reader` understands the answer, three times at most; Enter skips."""
    for _ in range(TRIES):
        answer = line(question, default)
        if answer is None:
            return None
        try:
            return reader(answer)
        except (Declined, NotUnderstood) as error:
            print(wrapped(safe(f"{error.message} {error.hint}".strip()), sys.stderr), file=sys.stderr)
    return None


def text(question: str, default: str = "skip") -> str | None:
    """Ask for a text; Enter takes the default, which is said."""
    return read(question, partial(clean_text, "The answer"), default)


def rating(run: Run, question: str, scale: Scale = RATING, default: str = "skip") -> int | None:
    """Ask for a rating, by a whole number on its scale, or in words-only mode by one of five words."""
    if not run.words_only:
        number = partial(number_of, "The answer", scale=scale, in_words=True)
        return read(f"{question} ({scale})", number, default)
    words = {word: number * scale.high // 10 for word, number in RATING_WORDS.items()}
    return read(f"{question} ({', '.join(words)})", lambda answer: one_of(answer, words), default)


def field(run: Run, kind: type[Record], name: str, default: str = "skip") -> Any:
    """Ask the question of a record's field; None where it is skipped, an empty list for a list."""
    known = facts_of(kind)[name]
    question = cast("str", known.question)
    if known.kind in SCALES:
        return rating(run, question, SCALES[known.kind], default)
    if known.kind == "truth":
        return yes_or_no(question) if known.may_be_left_out else yes(question)
    if known.kind == "day":
        return read(question, partial(run.day, ahead=True), default)
    if known.kind == "choice":
        return choice(question, cast("type[Choice]", known.choices))
    answer = text(question, default)
    return (() if answer is None else (answer,)) if known.kind == "texts" else answer


def fields(run: Run, kind: type[Record], known: dict[str, Any], *names: str) -> None:
    """Ask for the fields of a record that are not `known` yet; the answers land there one by one."""
    for name in names:
        if name not in known:
            known[name] = field(run, kind, name)


def text_questions(kind: type[Record]) -> dict[str, str]:
    """The questions of a record's texts, by the names of their fields."""
    return {name: one.question for name, one in facts_of(kind).items() if one.kind == "text" and one.question}


def choice(question: str, choices: type[Choice]) -> Any:
    """Ask for one of a few words, as they are read; as they are typed elsewhere they are understood too."""
    said = {one.said: one for one in choices}
    stored = {one.value: one for one in choices}
    return read(
        question, lambda answer: stored.get(answer.lower().replace(" ", "-")) or one_of(answer.replace("-", " "), said)
    )


def yes(question: str, *, enter: bool = False) -> bool:
    """Ask a question to be answered with yes or no; Enter is `enter`, and so is what is not understood."""
    answer = read(f"{question} (y/n)", lambda answer: one_of(answer, _YES_OR_NO), "yes" if enter else "no")
    return enter if answer is None else answer


def yes_or_no(question: str) -> bool | None:
    """Ask a question to be answered with yes or no, or left open."""
    return read(f"{question} (y/n)", lambda answer: one_of(answer, _YES_OR_NO))


def one_of(answer: str, choices: Mapping[str, _Answer]) -> _Answer:
    """What `answer` means: one of the words, or the beginning of one. Raises NotUnderstood."""
    said = " ".join(answer.lower().split())
    found = {choice for word, choice in choices.items() if word.startswith(said)}
    if len(found) != 1:
        raise NotUnderstood(f"The answer is one of: {', '.join(choices)}.")
    return found.pop()


def value(run: Run, typed: str | None, day: date) -> str | None:
    """The value an entry is for: the one that was typed, or the one that is chosen at the terminal.

    Enter takes the first focus value of the week, or the one value there is.
    None leaves the choice to the single focus value of the week. Raises NeedsMore where
    nobody can be asked and the week has no single focus, SaidNo where none is chosen, and
    at a terminal, before the next question, Unknown and Ambiguous.
    """
    if typed is not None:
        return named(run, typed, day) if run.can_ask else typed
    focus, offered = run.read(names.to_choose_from, day, run.first_day)
    if len(focus) == 1:
        return None
    if not run.can_ask:
        raise needs("--value VALUE", "A value")
    first = offered[0] if len(offered) == 1 or (offered and offered[0] in focus) else None
    question = notices.which_value(offered)
    chosen = read(question, lambda answer: awake(named(run, answer, day), offered), first or "none of them")
    if chosen is None and first is None:
        raise SaidNo("Without a value nothing is kept.", hint="`valuetrack add-value` names another one.")
    return chosen or first


def awake(name: str, offered: Collection[str]) -> str:
    """`name`, where it is one of those that were offered. Raises AtRest."""
    if name not in offered:
        raise AtRest(f"{name} is at rest then.", hint="`valuetrack restore-value` brings it back.")
    return name


def require_values(run: Run) -> None:
    """Raise Nothing, before anything is asked, where there is no value that an entry could be for."""
    run.read(names.require_values)


def named(run: Run, typed: str, day: date) -> str:
    """The name of the value that `typed` names on `day`. Raises Unknown, Ambiguous."""
    return run.read(names.find_value, typed, day).name_on(day)

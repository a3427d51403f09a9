"""Questions: on stderr, answered at a terminal, never asked while a store is open. Enter skips."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from functools import partial
from typing import Any, TypeVar, cast

from valuetrack.cli import answers, keyboard, leaving, loading
from valuetrack.cli.leaving import NoMoreAnswers
from valuetrack.cli.params import needs
from valuetrack.cli.run import Run, wrapped
from valuetrack.cli.typer_seam import this_run
from valuetrack.errors import AtRest, BadText, Declined, Nothing, NotUnderstood, SaidNo, ValuetrackError
from valuetrack.model import (
    HOW_MUCH,
    RATING,
    SCALES,
    Choice,
    EntryKind,
    Field,
    FiveWords,
    Known,
    Record,
    Scale,
    clean_text,
    facts_of,
)
from valuetrack.render import notices
from valuetrack.render.safe import safe
from valuetrack.tracker import names

TRIES = 3
MOST_TO_CHOOSE_FROM = 10
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SHORT = 40
_ROOM = 8
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_DOT = "."
# What leaves a question open as Enter does, a text too; what is no text may be none as well, as it is for options.
_LEFT_OUT = {"no", "nope", "nothing", "skip", "n"}
_dot_ends = ContextVar("dot_ends", default=False)
_tries: ContextVar[list[int] | None] = ContextVar("tries", default=None)
_Answer = TypeVar("_Answer")


class _Enough(Exception):
    """A dot was typed: the questions about this one thing end."""


@contextmanager
def until_dot() -> Iterator[None]:
    """Within it a dot alone ends the questions that are asked; what was answered before stays."""
    before = _dot_ends.set(True)
    try:
        yield
    except _Enough:
        pass
    finally:
        _dot_ends.reset(before)


def line(question: str, default: str = "skip") -> str | None:
    """Ask for an answer; Enter takes the default, which is said. Raises NoMoreAnswers, and Left where somebody leaves.

    Several lines that were pasted are one answer.
    """
    loading.begin()
    run = this_run()
    run.asks()
    try:
        answer = keyboard.typed(f"{_asked(run, question, default)} ")
    except KeyboardInterrupt:
        print(file=sys.stderr)
        raise
    except EOFError:
        print(file=sys.stderr)
        raise NoMoreAnswers from None
    said = answer.strip()
    if said == _DOT and _dot_ends.get():
        raise _Enough
    return said or None


def _asked(run: Run, question: str, default: str) -> str:
    """A question that stands out, with its default and room for an answer; no line ends within short brackets."""
    brackets = f"[Enter: {default}]"
    kept_together = brackets.replace(" ", _NO_BREAK) if len(default) <= _SHORT else brackets
    asked = wrapped(safe(f"{question} {kept_together}"), sys.stderr, room=_ROOM).replace(_NO_BREAK, " ")
    if not run.has_colour(sys.stderr.isatty()):
        return asked
    own, bracket, rest = asked.rpartition("[Enter: ")
    bold = "\n".join(f"{_BOLD}{part.rstrip()}{_PLAIN}" if part.strip() else part for part in own.split("\n"))
    return f"{bold}{' ' * own.endswith(' ')}{bracket}{rest}"


def read(
    question: str,
    reader: Callable[[str], _Answer],
    default: str = "skip",
    *,
    enter: _Answer | None = None,
    lines: bool = False,
) -> _Answer | None:
    """Ask until `reader` understands the answer, three times at most; Enter is `enter`.

    Where nothing was understood the question is left, which is said, and the answer is None, as it is for a no that is
    no answer. An answer of several lines is understood where `lines` says so.
    """
    left = _tries.get() or [TRIES]
    while left[0]:
        left[0] -= 1
        answer = line(question, default)
        if answer is None:
            return enter
        is_left_out = answers.plain(answer) in (_LEFT_OUT if lines else _LEFT_OUT | {"none"})
        if is_left_out and lines:
            return None
        try:
            if "\n" in answer and not lines:
                raise BadText(notices.ONE_LINE)
            return reader(answer)
        except (Declined, NotUnderstood) as error:
            if is_left_out:
                return None
            _say(f"{error.message} {error.hint}".strip())
    _say(notices.left_open("skip" if enter is not None else default))
    return None


def _say(text: str) -> None:
    """Say something that belongs to a question; like the question itself it stands with --quiet too."""
    with leaving.closing_window():
        print(wrapped(safe(text), sys.stderr), file=sys.stderr)


def once_more(question: Callable[[], _Answer | None], otherwise: str) -> _Answer:
    """Ask for what a record cannot be without; where it is left open, say what comes of it `otherwise`, and ask again.

    Raises SaidNo where it is left open again, or was answered often enough without being understood.
    """
    left = [TRIES]
    before = _tries.set(left)
    try:
        answer = question()
        if answer is None and left[0]:
            _say(otherwise)
            answer = question()
    finally:
        _tries.reset(before)
    if answer is None:
        raise SaidNo(otherwise)
    return answer


def text(question: str, default: str = "skip") -> str | None:
    """Ask for a text; Enter takes the default, which is said."""
    return read(question, partial(clean_text, "The answer"), default, lines=True)


def rating(
    run: Run, question: str, default: str = "skip", *, scale: Scale = RATING, words: FiveWords = HOW_MUCH
) -> int | None:
    """Ask for a rating; the question says what the ends of its scale mean, or in words-only mode names its words."""
    first, *_, last = words
    said = ", ".join(words) if run.words_only else f"{scale.low} = {first}, {scale.high} = {last}"
    understood = partial(answers.rating, scale=scale, words=words, in_words=run.words_only)
    return read(f"{question} ({said})", understood, default)


def field(run: Run, kind: type[Record], name: str, default: str = "skip") -> Any:
    """Ask the question of a record's field; None where it is skipped, an empty list for a list."""
    known = facts_of(kind)[name]
    question = cast("str", known.question)
    if known.kind in SCALES:
        return rating(run, question, default, scale=SCALES[known.kind], words=known.words)
    if known.kind == "truth":
        return yes_or_no(question)
    if known.kind == "day":
        return read(question, partial(run.day, ahead=True), default)
    if known.kind == "choice":
        return choice(question, cast("type[Choice]", known.choices))
    earlier = _earlier(run, known)
    with keyboard.offering(earlier):
        answer = text(f"{question} {notices.EARLIER_WORDS}" if earlier else question, default)
    return (() if answer is None else (answer,)) if known.kind == "texts" else answer


def _earlier(run: Run, known: Field) -> Sequence[str]:
    """Earlier words for what a field names, for the Tab key; none where nothing can be completed or read."""
    if known.known and keyboard.has_editor():
        from valuetrack.tracker import words  # noqa: PLC0415 - where something may be known by its words

        with suppress(ValuetrackError):
            return run.read(words.offered, known.known)
    return ()


def fields(run: Run, kind: type[Record], known: dict[str, Any], *names: str) -> None:
    """Ask for the fields of a record that are not `known` yet; the answers land there one by one."""
    for name in names:
        if name not in known:
            known[name] = field(run, kind, name)


def text_questions(kind: type[Record]) -> dict[str, str]:
    """The questions of a record's texts, by the names of their fields."""
    return {name: one.question for name, one in facts_of(kind).items() if one.kind == "text" and one.question}


def choice(question: str, choices: Iterable[Choice], also: Iterable[str] = ()) -> Any:
    """Ask for one of a few words, which the question names; as they are typed elsewhere they are understood too.

    Words that are understood `also` are what they are.
    """
    said: dict[str, Any] = {one.said: one for one in choices}
    stored = {one.value: one for one in said.values()}
    said |= {word: word for word in also}

    def understood(answer: str) -> Any:
        try:
            return stored.get(answer.lower().replace(" ", "-")) or answers.one_of(answer.replace("-", " "), said)
        except NotUnderstood:
            raise NotUnderstood(notices.ONE_OF_THESE) from None

    return read(question, understood)


def yes(question: str, *, enter: bool = False) -> bool:
    """Ask how to go on, with yes or no; Enter is `enter`, and so are maybe and what is not understood."""
    answer = read(f"{question} (y/n)", answers.yes_or_no, "yes" if enter else "no")
    return enter if answer is None else answer


def yes_or_no(question: str) -> bool | None:
    """Ask a question to be answered with yes or no, or left open."""
    return read(f"{question} (y/n)", answers.yes_or_no)


def consent(question: str, no: SaidNo) -> None:
    """Ask before something is taken away; raises `no` for whatever is no clear yes, the end of the answers too."""
    try:
        is_wanted = yes(question)
    except NoMoreAnswers:
        raise no from None
    if not is_wanted:
        raise no


def value(run: Run, typed: str | None, day: date) -> str | None:
    """The value an entry is for: the one that was typed, or the one that is chosen at the terminal.

    Enter takes the one value there is; where there are more, the question is asked once more.
    None leaves the choice to the single focus value of the week. Raises NeedsMore where
    nobody can be asked and the week has no single focus, SaidNo where none is chosen, and
    at a terminal, before the next question, Unknown and Ambiguous.
    """
    if typed is not None:
        return named(run, typed, day) if run.can_ask else typed
    focus, offered = run.read(names.to_choose_from, day, run.first_day)
    if len(focus) == 1:
        if run.can_ask:
            run.notice(notices.for_focus(focus[0]))
        return None
    if not run.can_ask:
        raise needs("--value VALUE", "A value")
    first = offered[0] if len(offered) == 1 else None

    def chosen() -> str | None:
        question = notices.which_value(offered)
        reader = lambda answer: awake(named(run, answer, day), offered)  # noqa: E731 - a reader for this question
        return read(question, reader, first or "none of them", enter=first)

    return once_more(chosen, notices.WITHOUT_VALUE)


def maybe_value(run: Run, day: date) -> str | None:
    """Ask which value something of `day` was for, where there is one; Enter leaves it without any."""
    _, offered = run.read(names.to_choose_from, day, run.first_day)
    if not offered:
        return None
    return read(notices.which_value(offered), lambda answer: named(run, answer, day), "none of them")


def one_value(run: Run, among: Callable[[Any, date], list[str]] = names.awake) -> str | None:
    """Ask which value a command is about; those `among` which it lies are named. Raises Nothing where there is none."""
    require_values(run)
    offered = run.read(among, run.today)
    if not offered:
        raise Nothing("There is none to choose from.", hint="`valuetrack list-values --all` shows your values.")
    return read(notices.which_value(offered), lambda answer: named(run, answer, run.today))


def entry(run: Run, *kinds: EntryKind) -> str | None:
    """Ask which entry of these kinds, or of any, a command is about; the latest are shown. Raises Nothing."""
    from valuetrack.render.pages.journal import to_choose_from  # noqa: PLC0415 - where no id was given
    from valuetrack.tracker import journal  # noqa: PLC0415

    latest = run.read(journal.journal, journal.Search(kinds=kinds), run.days, MOST_TO_CHOOSE_FROM).entries
    if not latest:
        raise Nothing("There is nothing of that kind yet.", hint="`valuetrack journal` shows what there is.")
    ids = [one.id for one in latest]
    return from_a_list(to_choose_from(latest), ids, lambda answer: run.read(journal.id_of, answer, kinds))


def backup(run: Run) -> str | None:
    """Ask which backup a command is about; all of them are shown. Raises Nothing where there is none."""
    from valuetrack.render.backups import WHICH_BACKUP, line  # noqa: PLC0415 - where no backup was named
    from valuetrack.tracker import backups  # noqa: PLC0415

    made = run.engine.list_backups()
    if not made:
        raise Nothing("There is no backup yet.", hint="`valuetrack backup` makes one.")
    paths = [str(one.path) for one in made]
    by_name = lambda answer: str(backups.find(answer, made))  # noqa: E731 - a reader for this question
    return from_a_list([line(one.at, one.why) for one in made], paths, by_name, WHICH_BACKUP)


def known_words(run: Run, *kinds: Known) -> str | None:
    """Ask which of what is known by its words a command is about; all of it is shown. Raises Nothing."""
    from valuetrack.tracker import words  # noqa: PLC0415 - where no words were given

    offered = run.read(words.offered, *kinds)
    if not offered:
        raise Nothing("Nothing of that kind is written (yet).", hint="`valuetrack journal` shows what is.")
    return from_a_list(
        offered, offered, lambda answer: run.read(words.find, answer, *kinds).texts[-1], notices.WHICH_WORDS
    )


def new_words(_run: Run) -> str | None:
    """Ask for the words that something is to be known by."""
    return text(notices.NEW_WORDS, "as it is")


def from_a_list(
    lines: Iterable[str], ids: Sequence[str], by_id: Callable[[str], str], which: str = notices.WHICH_ENTRY
) -> str | None:
    """Number the lines and ask for one: the id of its number, of the `ids` in their order, or what `by_id` reads."""
    numbered(lines)
    return read(which, lambda answer: of_number(answer, ids) or by_id(answer), "none of them")


def numbered(lines: Iterable[str]) -> None:
    """Show lines to choose from, each with its number."""
    for number, line in enumerate(lines, 1):
        _say(f"{number:>3}  {line}")


def of_number(answer: str, things: Sequence[_Answer]) -> _Answer | None:
    """The thing with the number that is answered, from 1; None where the answer is no such number."""
    is_number = answer.isascii() and answer.isdigit() and len(answer) < _SHORT and 1 <= int(answer) <= len(things)
    return things[int(answer) - 1] if is_number else None


def other_words(run: Run, kind: type[Record], record_id: str, *names: str) -> dict[str, str]:
    """Ask for other words for texts of a record, each with the ones that it has. Raises SaidNo where all stay."""
    from valuetrack.tracker import journal  # noqa: PLC0415 - where no option was given

    kept = vars(run.read(journal.record_of, record_id, kind))
    asked = {name: facts_of(kind)[name].question or "" if len(names) > 1 else "" for name in names}
    answers = {name: text(notices.other_words(asked[name], kept[name]), "as it is") for name in names}
    changed = {name: answer for name, answer in answers.items() if answer is not None}
    if not changed:
        raise SaidNo(notices.NOTHING_CHANGED_YET)
    return changed


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

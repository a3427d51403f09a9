"""What the command line passes: each argument and option, said once, and how its text is read.

A command names its parameters by these types and gets what was read: a day, a week, a number on its scale. All of
them reach Typer as text or as a flag, so that a refusal speaks in the notebook's own words, and start-up never loads a
validation library. What clears is the same everywhere: `none` for a number, a day or a choice, and for a text an empty
one.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from operator import attrgetter
from typing import Annotated, Any, cast

from valuetrack.cli import answers
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, NeedsMore, NotUnderstood, OutOfRange, SaidNo
from valuetrack.frozen import Frozen
from valuetrack.model import (
    SCALES,
    Action,
    Choice,
    Comparison,
    EntryKind,
    Field,
    FiveWords,
    Importance,
    Maintenance,
    Record,
    Reflection,
    Scale,
    Step,
    Tracked,
    Value,
    WeekRating,
    Wording,
    clean_text,
    facts_of,
)
from valuetrack.settings import looks_like_an_address
from valuetrack.tracker import names
from valuetrack.weeks import Week

Reader = Callable[[Run, str, str], Any]
STDIN = "-"
NONE = "none"


class Param(Frozen):
    """An argument, or where it has `flags` an option.

    `read` turns its text into what the command gets, for the name that a person knows it by; without one it is a switch
    that is on where it is given. `missing` is what the command gets where nothing was given, and `complete` names the
    candidates for the shell, by a function of cli/completion.py. An argument that cannot be left out has a way to `ask`
    for it at a terminal, and is said to be `needed` elsewhere; so has an option that may be given without its value.
    """

    read: Reader | None
    help: str
    metavar: str = ""
    flags: tuple[str, ...] = ()
    many: bool = False
    missing: Callable[[Run], Any] | None = None
    complete: str = ""
    needed: str = ""
    ask: Callable[[Run], Any] | None = None

    @property
    def may_be_bare(self) -> bool:
        """Whether it is an option whose value is asked for where it is given without one."""
        return bool(self.flags) and self.ask is not None

    @property
    def known_as(self) -> str:
        """The name by which a person knows it."""
        return self.flags[0] if self.flags else self.metavar

    def value(self, run: Run, given: Any) -> Any:
        """What a command gets for what was typed; an option has each thing once, and none that is cleared."""
        if self.read is None:
            return bool(given)
        if self.metavar == "FILE" and looks_like_an_address(given):
            raise NotUnderstood(f"{self.known_as} is a file.", hint="The address of a database stands in --db alone.")
        if self.may_be_bare and not given:
            return self._asked(run)
        if not self.many:
            return self.read(run, self.known_as, given)
        read = [self.read(run, self.known_as, one) for one in given]
        return tuple(dict.fromkeys(one for one in read if one is not None)) if self.flags else tuple(read)

    def absent(self, run: Run) -> Any:
        """What a command gets where nothing was given. Raises NeedsMore, and SaidNo where nothing is answered."""
        if self.ask is None or self.flags:
            return self.missing(run) if self.missing else () if self.many else None
        return self._asked(run)

    def _asked(self, run: Run) -> Any:
        if not run.can_ask:
            raise needs(self.known_as, self.needed)
        answer = cast("Callable[[Run], Any]", self.ask)(run)
        if answer is None:
            raise SaidNo(f"Without {self.needed[0].lower()}{self.needed[1:]} nothing is done.")
        return answer


class Fields(Frozen):
    """Options for the fields of a record; a command gets what was given as one mapping, without what was not named.

    They are the fields of that `part`, or where it is empty all that have an option, and of these `names` alone where
    some are named.
    """

    kind: type[Record]
    part: str = ""
    names: tuple[str, ...] = ()

    def params(self) -> dict[str, Param]:
        """The options by the names of their fields."""
        return {
            name: param_of(self.kind, name)
            for name, field in facts_of(self.kind).items()
            if field.help and self.part in ("", field.part) and (name in self.names or not self.names)
        }


# How text is read


def is_none(text: str) -> bool:
    """Whether a text clears what is no text."""
    return text.strip().lower() == NONE


def as_typed(_run: Run, _name: str, text: str) -> str:
    """The text itself, for what is looked up later."""
    return text


def written(run: Run, name: str, text: str) -> str:
    """A text of the person's own, or where it is ``-`` all of standard input. Raises BadText."""
    return clean_text(name, run.stdin() if text == STDIN else text)


def written_or_cleared(run: Run, name: str, text: str) -> str | None:
    """A text that an empty one clears. Raises BadText."""
    return written(run, name, text) if text else None


def on_scale(scale: Scale, words: FiveWords | None = None) -> Reader:
    """A reader of whole numbers on `scale`; of its `words` for ratings too, where it has some. It raises OutOfRange."""

    def read(run: Run, name: str, text: str) -> int | None:
        return None if is_none(text) else _number_of(name, text, scale, words or {}, in_words=run.words_only)

    return read


def _number_of(name: str, text: str, scale: Scale, words: FiveWords, *, in_words: bool) -> int:
    said = text.strip().lower()
    if words:
        with suppress(NotUnderstood):
            return answers.rating(said, scale, words, in_words=False)
    # int() alone would take "1_0", " 7 " and digits of other scripts
    digits = said.removeprefix("-")
    if words or not (digits.isascii() and digits.isdigit() and len(digits) <= 9) or int(said) not in scale:
        if words and in_words:
            raise OutOfRange(f"{name} is one of: {', '.join(words)}.")
        hint = f"Or one of: {', '.join(words)}." if words else ""
        raise OutOfRange(f"{name} is a whole number, {scale}.", hint=hint)
    return int(said)


def with_words(read: Reader, words: Iterable[str]) -> Reader:
    """A reader with the words that it takes, for the shell to complete."""
    read.words = tuple(words)  # type: ignore[attr-defined]
    return read


def one_of(choices: type[Choice] | tuple[str, ...]) -> Reader:
    """A reader of one of a few words. It raises NotUnderstood."""
    words: dict[str, Any] = {str(choice): choice for choice in choices}
    as_said = {_typed(choice.said): choice for choice in choices if isinstance(choice, Choice)}

    def read(_run: Run, name: str, text: str) -> Any:
        word = _typed(text.strip().lower())
        if word in words or word in as_said:
            return {**as_said, **words}[word]
        if word == NONE:
            return None
        from difflib import get_close_matches  # noqa: PLC0415 - a mistyped word is rare

        nearest = tuple(get_close_matches(word, words, 1))
        hint = f"Did you mean {nearest[0]}?" if nearest else ""
        raise NotUnderstood(f"{name} is one of: {', '.join(words)}.", hint=hint, nearest=nearest)

    return with_words(read, words)


def _typed(word: str) -> str:
    return word.replace(" ", "-").replace("_", "-")


def yes_or_no(_run: Run, name: str, text: str) -> bool | None:
    """Yes or no. Raises NotUnderstood."""
    word = one_of(("yes", "no"))(_run, name, text)
    return None if word is None else word == "yes"


def time_of_day(_run: Run, _name: str, text: str) -> object:
    """A time of the day. Raises BadDate."""
    if is_none(text):
        return None
    from valuetrack.dates import parse_time  # noqa: PLC0415 - a time is seldom given

    return parse_time(text)


def day_back(run: Run, _name: str, text: str) -> date:
    """A day of something that is entered: a weekday is the latest one. Raises BadDate."""
    return run.day(text)


def day_ahead(run: Run, _name: str, text: str) -> date | None:
    """A day of something that is planned: a weekday is the next one. Raises BadDate."""
    return None if is_none(text) else run.day(text, ahead=True)


def reference(_run: Run, _name: str, text: str) -> str | None:
    """The beginning of an id, which the command looks up."""
    return None if is_none(text) else text


with_words(yes_or_no, ("yes", "no"))
_READERS: dict[str, tuple[Reader, str]] = {
    "text": (written_or_cleared, "TEXT"),
    "texts": (written_or_cleared, "TEXT"),
    "minutes": (on_scale(SCALES["minutes"]), "N"),
    "day": (day_ahead, "DAY"),
    "time": (time_of_day, "TIME"),
    "truth": (yes_or_no, "YES-NO"),
    "reference": (reference, "ID"),
}


def reader_of(field: Field) -> tuple[Reader, str]:
    """How a field's text is read, and what stands for it in help."""
    if field.choices:
        return one_of(field.choices), "WORD"
    if field.refers == ("value",):
        return reference, "VALUE"
    if field.kind in ("rating", "strength"):
        return on_scale(SCALES[field.kind], field.words), str(SCALES[field.kind])
    if field.kind == "text" and not field.may_be_left_out:
        return written, "TEXT"
    return _READERS[field.kind]


def asking(question: str, *about: Any) -> Callable[[Run], Any]:
    """How to ask for something at a terminal, by the name of a function of cli/ask.py."""

    def ask_it(run: Run) -> Any:
        from valuetrack.cli import ask  # noqa: PLC0415 - asked at a terminal alone

        return getattr(ask, question)(run, *about)

    return ask_it


def param_of(kind: type[Record], name: str, **known: Any) -> Param:
    """The option of a record's field."""
    field = facts_of(kind)[name]
    read, metavar = reader_of(field)
    return Param(
        read,
        cast("str", field.help),
        metavar,
        flags=(field.flag or f"--{name.replace('_', '-')}",),
        many=field.kind == "texts",
        complete=_complete(field, read, metavar),
        **known,
    )


def check_order(first: date | None, last: date | None) -> None:
    """Raise Contradiction where the first day comes after the last."""
    if first is not None and last is not None and first > last:
        raise Contradiction("--from comes after --to.", hint="Give an earlier day to --from.")


def _complete(field: Field, read: Reader, metavar: str) -> str:
    """The candidates for the shell of the option of a field."""
    if field.known:
        return f"{field.known}s"
    return ("values" if metavar == "VALUE" else "ids") if read is reference else _candidates(read)


def _candidates(read: Reader) -> str:
    """The candidates for the shell that a reader has of itself."""
    return "days_back" if read is day_back else "days_ahead" if read is day_ahead else ""


def needs(flag: str, what: str) -> NeedsMore:
    """The refusal where `flag` is missing and nobody can be asked."""
    return NeedsMore(f"{what} is needed here.", hint=f"Give {flag}.")


# Parameters


def argument(metavar: str, help_text: str, read: Reader = as_typed, **known: Any) -> Param:
    """An argument; without a reader the text itself."""
    return Param(read, help_text, metavar, **known)


def option(flags: str, metavar: str, help_text: str, read: Reader = as_typed, **known: Any) -> Param:
    """An option with its flags, blanks between them; without a reader the text itself."""
    return Param(read, help_text, metavar, flags=tuple(flags.split()), **{"complete": _candidates(read), **known})


def switch(flags: str, help_text: str) -> Param:
    """A flag that is given or not."""
    return Param(None, help_text, flags=tuple(flags.split()))


def _week(*, ahead: bool, without: str = "this week without it", missing: Callable[[Run], Any] | None = None) -> Param:
    def read(run: Run, _name: str, text: str) -> Week:
        return run.week(text, ahead=ahead)

    about = f"A week, or any day in it; {without}."
    return option("--week -w", "WEEK", about, read, missing=missing, complete="weeks")


def this_week(run: Run) -> Week:
    """The week of today."""
    return run.week(None)


def an_id(*kinds: EntryKind, complete: str = "ids") -> Param:
    """The id of an entry of these kinds, or of any; at a terminal the latest of them are there to choose from."""
    about = "The id, or the beginning of it."
    return argument("ID", about, complete=complete, needed="An id", ask=asking("entry", *kinds))


# Those that more than one command has

today = attrgetter("today")
_VALUE = ("VALUE", "A value's name, or the beginning of it.")
ValueName = Annotated[str, argument(*_VALUE, complete="values", needed="A value", ask=asking("one_value"))]
AnyValue = Annotated[str, argument(*_VALUE, complete="all_values", needed="A value", ask=asking("one_value"))]
RestingValue = Annotated[
    str, argument(*_VALUE, complete="resting", needed="A value", ask=asking("one_value", names.resting))
]
OptionalValue = Annotated[
    str | None, option("--value -v", "VALUE", "The value; with a single focus value, that one.", complete="values")
]
OfValue = Annotated[str | None, option("--value -v", "VALUE", "This one; all without it.", complete="values")]
NewValue = Annotated[str | None, option("--value -v", "VALUE", "Another value.", complete="values")]
On = Annotated[date, option("--on -o", "DAY", "The day it belongs to; today without it.", day_back, missing=today)]
NewDay = Annotated[date | None, option("--on -o", "DAY", "Another day; without it the day stays as it is.", day_back)]
FromDay = Annotated[date | None, option("--from", "DAY", "The first day; without it from the beginning.", day_back)]
ToDay = Annotated[date | None, option("--to", "DAY", "The last day; without it to the end.", day_back)]
InWeek = Annotated[Week, _week(ahead=False, missing=this_week)]
InWeekAhead = Annotated[Week, _week(ahead=True, missing=this_week)]
MaybeWeek = Annotated[Week | None, _week(ahead=False)]
MaybeWeekAhead = Annotated[Week | None, _week(ahead=True)]
NewWeek = Annotated[Week | None, _week(ahead=True, without="without it the week stays as it is")]
RecordId = Annotated[str, an_id()]
Everything = Annotated[bool, switch("--all", "Archived values too.")]
AllOfIt = Annotated[bool, switch("--all", "All of it, the older too.")]
Edit = Annotated[bool, switch("--edit", "Write in your editor.")]
Yes = Annotated[bool, switch("--yes", "Ask nothing and delete it.")]
Taken = Annotated[bool, switch("--taken -t", "You took it.")]
NotTaken = Annotated[bool, switch("--not-taken -n", "Not this time.")]

WordFields = Annotated[dict[str, Any], Fields(Wording, names=("meaning", "domain", "facets", "chosen"))]
NewWords = Annotated[dict[str, Any], Fields(Wording)]
TracksOption = Annotated[Tracked | None, param_of(Value, "tracks")]
ImportanceOption = Annotated[int | None, param_of(Importance, "importance")]
PlanFields = Annotated[dict[str, Any], Fields(Action, "plan")]
OutcomeFields = Annotated[dict[str, Any], Fields(Action, "outcome")]
ActionFields = Annotated[dict[str, Any], Fields(Action)]
ReflectionTexts = Annotated[
    dict[str, Any], Fields(Reflection, names=("happened", "common_humanity", "kind_words", "learned"))
]
ReflectionFields = Annotated[dict[str, Any], Fields(Reflection)]
MomentFields = Annotated[dict[str, Any], Fields(Reflection, names=("kind_words", "intensity", "room"))]
MaintenanceFields = Annotated[dict[str, Any], Fields(Maintenance)]
RatingFields = Annotated[dict[str, Any], Fields(WeekRating, names=("likely", "note"))]
StepFields = Annotated[dict[str, Any], Fields(Step)]
ComparisonFields = Annotated[dict[str, Any], Fields(Comparison)]

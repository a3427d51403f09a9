"""What the command line passes: every argument and option that more than one command has, named once.

All of them reach Typer as text or as a flag and are read here, so that a refusal speaks
in the notebook's own words, `none` can clear a number, and start-up never loads a
validation library.
"""

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from valuetrack.errors import Contradiction, NeedsMore, NotUnderstood, OutOfRange
from valuetrack.frozen import Frozen
from valuetrack.model import (
    BELIEF,
    MINUTES,
    RATED,
    RATING,
    RATING_WORDS,
    BarrierKind,
    Outcome,
    ReflectionKind,
    Scale,
    clean_text,
)

STDIN = "-"
NONE = "none"


def _candidates(kind: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """Candidates of a kind, by the name of the function in cli/completion.py; Typer keeps those that begin as typed."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        del incomplete
        from valuetrack.cli import completion  # noqa: PLC0415 - completion alone

        found: list[tuple[str, str]] = getattr(completion, kind)(ctx)
        return found

    return complete


complete_values = _candidates("values")
complete_ids = _candidates("ids")
complete_steps = _candidates("steps")
complete_comparisons = _candidates("comparisons")
complete_contacts = _candidates("contacts")
complete_weeks = _candidates("weeks")

ValueName = Annotated[
    str,
    typer.Argument(metavar="VALUE", help="A value's name, or the beginning of it.", autocompletion=complete_values),
]
OptionalValue = Annotated[
    str | None,
    typer.Option(
        "--value",
        "-v",
        metavar="VALUE",
        help="The value; with a single focus value, that one.",
        autocompletion=complete_values,
    ),
]
On = Annotated[str | None, typer.Option("--on", "-o", metavar="DAY", help="The day it belongs to; today without it.")]
InWeek = Annotated[
    str | None,
    typer.Option(
        "--week",
        "-w",
        metavar="WEEK",
        help="A week, or any day in it; this week without it.",
        autocompletion=complete_weeks,
    ),
]
RecordId = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id, or the beginning of it.", autocompletion=complete_ids),
]
Edit = Annotated[bool, typer.Option("--edit", help="Write in your editor.")]


def from_stdin(text: str) -> str:
    """`text`, or where it is ``-`` all of standard input, without its last line end."""
    if text != STDIN:
        return text
    return sys.stdin.read().removesuffix("\n")


def read_text(flag: str, text: str) -> str | None:
    """The text of an option; an empty string clears it. Raises BadText."""
    return clean_text(flag, from_stdin(text)) if text else None


def read_number(scale: Scale) -> Callable[[str, str], int | None]:
    """A reader of whole numbers on `scale`, or the words that stand for ratings; ``none`` clears. Raises OutOfRange."""

    def read(flag: str, text: str) -> int | None:
        if text.strip().lower() == NONE:
            return None
        if text.strip().lower() in RATING_WORDS and scale in (RATING, BELIEF):
            return RATING_WORDS[text.strip().lower()] * (scale.high or 0) // 10
        # int() alone would take "1_0", " 7 " and digits of other scripts
        digits = text.strip().removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 9) or int(text) not in scale:
            in_words = f"Or one of: {', '.join(RATING_WORDS)}." if scale in (RATING, BELIEF) else ""
            raise OutOfRange(f"{flag} is a whole number, {scale}.", hint=in_words)
        return int(text)

    return read


def read_choice(choices: type[BarrierKind | ReflectionKind | Outcome]) -> Callable[[str, str], Any]:
    """A reader of one of a few words; ``none`` clears."""

    def read(flag: str, text: str) -> BarrierKind | ReflectionKind | Outcome | None:
        word = text.strip().lower().replace(" ", "-").replace("_", "-")
        if word == NONE:
            return None
        if word not in {choice.value for choice in choices}:
            raise NotUnderstood(f"{flag} is one of: {', '.join(choice.value for choice in choices)}.")
        return choices(word)

    return read


def read_rated(flag: str, text: str) -> str | None:
    """What is rated after an action: one of RATED; ``none`` clears."""
    word = text.strip().lower()
    if word == NONE:
        return None
    if word not in RATED:
        raise NotUnderstood(f"{flag} is one of: {', '.join(RATED)}.")
    return word


def read_truth(flag: str, text: str) -> bool | None:
    """Yes or no; ``none`` clears."""
    word = text.strip().lower()
    if word == NONE:
        return None
    if word not in ("yes", "no"):
        raise NotUnderstood(f"{flag} is one of: yes, no.")
    return word == "yes"


def read_time(_flag: str, text: str) -> object:
    """A time of day; ``none`` clears. Raises BadDate."""
    if text.strip().lower() == NONE:
        return None
    from valuetrack.dates import parse_time  # noqa: PLC0415 - a time is seldom given

    return parse_time(text)


class Field(Frozen):
    """An option that fills one field of a record: its flag, how its text is read, and its help."""

    flag: str
    field: str
    read: Callable[[str, str], object]
    metavar: str
    help: str
    many: bool = False

    @property
    def parameter(self) -> inspect.Parameter:
        """The option as a keyword parameter that Typer understands."""
        kind = list[str] if self.many else str
        option = typer.Option(self.flag, metavar=self.metavar, help=self.help)
        annotation: Any = Annotated[kind | None, option]
        return inspect.Parameter(self.field, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)

    def value(self, given: str | list[str]) -> object:
        """What is stored for what was given; a list's empty texts leave nothing behind."""
        if isinstance(given, list):
            return tuple(dict.fromkeys(text for one in given if (text := self.read(self.flag, one)) is not None))
        return self.read(self.flag, given)


def _text(flag: str, field: str, help_text: str) -> Field:
    return Field(flag, field, read_text, "TEXT", help_text)


def _rating(flag: str, field: str, help_text: str) -> Field:
    return Field(flag, field, read_number(RATING), str(RATING), help_text)


PLAN = (
    Field("--at", "at", read_time, "TIME", "A time of day, such as 18:30."),
    _text("--why", "why", "Why it matters."),
    _rating("--confidence", "confidence", "How sure you are that you will do it."),
    _text("--barrier", "barrier", "What might get in the way."),
    _text("--coping", "coping", "How you would meet it."),
    _text("--smaller", "smaller", "A smaller version."),
    _text("--cue", "cue", "What will remind you."),
    _text("--reward", "reward", "Something kind for afterwards."),
    _text("--energy-window", "energy_window", "When in the day you have the energy for it."),
    _text("--with", "with_whom", "With whom."),
    _text("--goal", "goal", "The treatment goal it serves."),
    Field("--planned-minutes", "planned_minutes", read_number(MINUTES), "N", "How long it may take."),
    _text("--belief", "belief", "What you expect to happen, to be tried out."),
    Field("--belief-before", "belief_before", read_number(BELIEF), str(BELIEF), "How strongly you believe it now."),
    Field(
        "--rate",
        "rate",
        read_rated,
        "WHAT",
        "What to ask you to rate afterwards: anxiety, mood, effort or enjoyment; give it again for more.",
        many=True,
    ),
)
HAPPENED = (
    _rating("--anxiety-before", "anxiety_before", "Anxiety before."),
    _rating("--anxiety-after", "anxiety_after", "Anxiety after."),
    _rating("--mood-before", "mood_before", "Mood before."),
    _rating("--mood-after", "mood_after", "Mood after."),
    Field("--minutes", "minutes", read_number(MINUTES), "N", "How long it took."),
    _rating("--effort", "effort", "How much effort it took."),
    _rating("--enjoyment", "enjoyment", "How much you enjoyed it."),
    Field("--helped", "helped", read_text, "TEXT", "What helped; give it again for more.", many=True),
    Field("--hindered", "hindered", read_text, "TEXT", "What made it harder; give it again for more.", many=True),
    _text("--learned", "learned", "What you learned."),
    _text("--got-in-way", "got_in_way", "What got in the way."),
    Field(
        "--barrier-kind",
        "barrier_kind",
        read_choice(BarrierKind),
        "KIND",
        "internal or external: inside or outside your control.",
    ),
    _text("--relief", "relief", "The relief it brought in the short term."),
    _text("--cost", "cost", "What it cost in the longer term."),
)
OUTCOME = (
    *HAPPENED,
    Field("--belief-after", "belief_after", read_number(BELIEF), str(BELIEF), "How strongly you believe it now."),
    _text("--result", "result", "What happened to what you expected."),
    _text("--alternative", "alternative", "A kinder way to see it, after trying it out."),
)
KIND_WORDS = _text("--kind-words", "kind_words", "What you would say to a friend.")
REFLECTION = (
    _text("--happened", "happened", "What happened, without judging."),
    _text("--common-humanity", "common_humanity", "How other people know this too."),
    KIND_WORDS,
    _text("--learned", "learned", "What you take with you."),
)
MOMENT = (
    _rating("--intensity", "intensity", "How strong a hard moment was."),
    Field("--room", "room", read_truth, "YES-NO", "Whether there was a little room in it: yes or no."),
)
KEEPING = (
    _text("--signs", "signs", "How you notice that a hard time is coming."),
    _text("--stressors", "stressors", "What may lie ahead that asks a lot of you."),
    _text("--first-step", "first_step", "One first step, small enough for a hard day."),
    _text("--people", "people", "Who is good to have near then."),
)
MEANING = (
    _text("--meaning", "meaning", "What it means to you, in your own words."),
    _text("--domain", "domain", "The part of life it belongs to."),
)


def with_fields(*fields: Field) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of `fields`; it gets what was given as one mapping, `fields`.

    Fields that were not named on the command line are not in the mapping.
    """

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(function, eval_str=True)

        @functools.wraps(function)
        def command(**given: Any) -> None:
            texts = {field: given.pop(field.field) for field in fields}
            if sum([*given.values(), *texts.values()].count(marker) for marker in (STDIN, [STDIN])) > 1:
                raise read_once()
            read = {field.field: field.value(text) for field, text in texts.items() if text is not None}
            function(**given, fields=read)

        parameters = [parameter for name, parameter in own.parameters.items() if name != "fields"]
        command.__signature__ = own.replace(parameters=[*parameters, *(field.parameter for field in fields)])  # type: ignore[attr-defined]
        command.__annotations__ = {}
        return command

    return decorate


def number(name: str, text: str, scale: Scale = RATING) -> int | None:
    """A rating given as an argument; ``none`` clears. Raises OutOfRange."""
    return read_number(scale)(name, text)


def read_once() -> Contradiction:
    """The refusal where two texts are to be read from standard input."""
    return Contradiction("Standard input can be read once; give `-` to one option.")


def needs(flag: str, what: str) -> NeedsMore:
    """The refusal where `flag` is missing and nobody can be asked."""
    return NeedsMore(f"{what} is needed here.", hint=f"Give {flag}.")

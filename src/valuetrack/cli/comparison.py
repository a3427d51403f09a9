"""Commands that lay options of a decision beside what matters."""

import re
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from valuetrack.cli import ask
from valuetrack.cli import old_params as params
from valuetrack.cli.guide import comparing as guided
from valuetrack.cli.old_params import STDIN, Field, On, read_text, with_fields
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, NotUnderstood
from valuetrack.model import Leaning, clean_text
from valuetrack.tracker import comparing
from valuetrack.tracker.comparing import Said

_PAIR = "N:VALUE"
_WAYS = {"--toward": Leaning.TOWARD, "--away": Leaning.AWAY, "--neither": Leaning.NEITHER, "--unsaid": None}
_QUESTION = (Field("--question", "question", read_text, "TEXT", "What the decision is about."),)

Options = Annotated[
    list[str] | None,
    typer.Argument(metavar="OPTION...", help="Two to five options; - reads them from stdin, one a line."),
]
Toward = Annotated[
    list[str] | None,
    typer.Option("--toward", metavar=_PAIR, help="Option N leads toward VALUE; give it again for more."),
]
Away = Annotated[list[str] | None, typer.Option("--away", metavar=_PAIR, help="Option N leads away from VALUE.")]
Neither = Annotated[list[str] | None, typer.Option("--neither", metavar=_PAIR, help="Option N does neither.")]
Unsaid = Annotated[list[str] | None, typer.Option("--unsaid", metavar=_PAIR, help="Take back what was said of it.")]
Reworded = Annotated[list[str] | None, typer.Option("--option", metavar="N:TEXT", help="Other words for option N.")]
ComparisonId = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id, or the beginning of it.", autocompletion=params.complete_comparisons),
]


@with_fields(*_QUESTION)
def compare_options(
    ctx: typer.Context,
    options: Options = None,
    toward: Toward = None,
    away: Away = None,
    neither: Neither = None,
    on: On = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Lay two to five options beside your values: which leads toward them, which away.

    Options are numbered as they are given: --toward 2:Rest says that the second leads toward Rest. At a
    terminal, what is left out is asked for. Nothing is added up, and no option is called the best.
    """
    run = Run.of(ctx)
    day = run.day(on)
    question = fields.get("question")
    said = _said(toward, away, neither)
    if not options and (said or not run.can_ask):
        raise params.needs("two to five OPTIONs", "An option")
    if run.can_ask and not said:
        ask.require_values(run)
    if not options:
        guided.session(run, day, question)
        return
    texts = _texts(options)
    comparing.check_options(texts)
    if run.can_ask and not said:
        guided.leanings(run, guided.keep(run, texts, question, day), texts, day)
        return
    with run.writing() as store:
        receipt = comparing.compare(store, texts, question, day, said)
        table = comparing.show_comparison(store, receipt.ids[0])
    run.show(receipt)
    if not (run.options.json or run.options.quiet):
        run.show(table)


def _texts(options: Sequence[str]) -> list[str]:
    """The options that were typed, or that standard input holds, one a line."""
    if STDIN not in options:
        return list(options)
    if len(options) > 1:
        raise Contradiction("As OPTION, - stands alone.", hint="Give all options, or read all of them from stdin.")
    return [line for line in sys.stdin.read().splitlines() if line.strip()]


def _said(*given: Sequence[str] | None) -> list[Said]:
    """What was said of the options by --toward, --away, --neither and --unsaid. Raises NotUnderstood."""
    ways = zip(_WAYS.items(), given, strict=False)
    return [Said(*_pair(flag, one), way) for (flag, way), pairs in ways for one in pairs or ()]


def _pair(flag: str, text: str) -> tuple[int, str]:
    """The number of an option, and what stands after its colon. Raises NotUnderstood."""
    number, _, rest = text.partition(":")
    if not re.fullmatch("[0-9]{1,9}", number.strip()) or not rest.strip():
        raise NotUnderstood(
            f"{flag} is the number of an option, a colon and what is said of it.", hint=f"Such as {flag} 1:Connection."
        )
    return int(number), rest.strip()


def list_comparisons(ctx: typer.Context) -> None:
    """Show the comparisons of options that you keep."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = comparing.list_comparisons(store)
    run.show(report)


def show_comparison(ctx: typer.Context, comparison_id: ComparisonId) -> None:
    """Show the options of a decision beside your values."""
    run = Run.of(ctx)
    with run.reading() as store:
        report = comparing.show_comparison(store, comparison_id)
    run.show(report)


@with_fields(*_QUESTION)
def edit_comparison(
    ctx: typer.Context,
    comparison_id: ComparisonId,
    reworded: Reworded = None,
    toward: Toward = None,
    away: Away = None,
    neither: Neither = None,
    unsaid: Unsaid = None,
    on: On = None,
    *,
    fields: dict[str, Any],
) -> None:
    """Put a comparison right: its words, its day, or where an option leads.

    What is not named stays as it is; an empty --question clears it.
    """
    run = Run.of(ctx)
    said = _said(toward, away, neither, unsaid)
    texts = {
        number: clean_text("--option", text) for number, text in (_pair("--option", one) for one in reworded or ())
    }
    if on is not None:
        fields["day"] = run.day(on)
    if not (fields or said or texts):
        raise params.needs("at least one option", "Something to change")
    with run.writing() as store:
        receipt = comparing.edit_comparison(store, comparison_id, fields, texts, said)
    run.show(receipt)

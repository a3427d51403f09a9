"""Commands that lay options of a decision beside what matters."""

import re
from typing import Annotated

from valuetrack.cli import ask
from valuetrack.cli.command import examples
from valuetrack.cli.guide import comparisons as guided
from valuetrack.cli.guide import take_in
from valuetrack.cli.params import (
    STDIN,
    ComparisonFields,
    NewDay,
    On,
    Param,
    an_id,
    argument,
    needs,
    on_scale,
    option,
    written,
)
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, NotUnderstood
from valuetrack.model import MOST_OPTIONS, Comparison, EntryKind, Leaning, Scale, lines_of
from valuetrack.reports.comparisons import ComparisonEdited, ComparisonKept, ComparisonList, ComparisonTable
from valuetrack.tracker import comparisons
from valuetrack.tracker.comparisons import TypedLeaning


def _numbered(flag: str, text: str) -> tuple[int, str]:
    """The number of an option, and what stands after its colon. Raises NotUnderstood."""
    number, _, rest = text.partition(":")
    if not re.fullmatch("[0-9]{1,9}", number.strip()) or not rest.strip():
        message = f"{flag} is the number of an option, a colon and what is said of it."
        raise NotUnderstood(message, f"Such as {flag} 1:Connection.")
    return int(number), rest.strip()


def _leading(flag: str, leaning: Leaning | None, help_text: str) -> Param:
    def read(_run: Run, name: str, text: str) -> TypedLeaning:
        return TypedLeaning(*_numbered(name, text), leaning)

    return option(flag, "N:VALUE", help_text, read, many=True, complete="numbered_values")


def _reworded(run: Run, flag: str, text: str) -> tuple[int, str]:
    number, words = _numbered(flag, text)
    return number, written(run, flag, words)


def _number_or_none(run: Run, flag: str, text: str) -> int:
    """The number of an option, or 0 for none of them. Raises OutOfRange."""
    number: int | None = on_scale(Scale(1, MOST_OPTIONS))(run, flag, text)
    return number or 0


Leanings = tuple[TypedLeaning, ...]
Options = Annotated[
    tuple[str, ...], argument("OPTION...", "Two to five options; - reads them from stdin, one a line.", many=True)
]
Toward = Annotated[
    Leanings, _leading("--toward", Leaning.TOWARD, "Option N leads toward VALUE; give it again for more.")
]
Away = Annotated[Leanings, _leading("--away", Leaning.AWAY, "Option N leads away from VALUE.")]
Neither = Annotated[Leanings, _leading("--neither", Leaning.NEITHER, "Option N does neither.")]
Unsaid = Annotated[Leanings, _leading("--unsaid", None, "Take back what was said of it.")]
Reworded = Annotated[
    tuple[tuple[int, str], ...], option("--option", "N:TEXT", "Other words for option N.", _reworded, many=True)
]
Chosen = Annotated[
    int | None, option("--chosen", "N", "The number of the option you choose; none: none (yet).", _number_or_none)
]
ComparisonId = Annotated[str, an_id(EntryKind.COMPARISON, complete="comparisons")]


@examples(
    'valuetrack compare-options "the choir" "the evening class" --toward 1:Connection --toward 2:Growth',
    'valuetrack compare-options stay "move in with Ines" --question "where to live" --away 1:Connection',
)
def compare_options(
    run: Run,
    toward: Toward,
    away: Away,
    neither: Neither,
    chosen: Chosen,
    on: On,
    fields: ComparisonFields,
    options: Options = (),
) -> ComparisonKept | None:
    """Compare two to five options, and see which bring you closer to your values.

    Options are numbered as they are given: --toward 2:Rest says that the second leads toward Rest. At a
    terminal, what is left out is asked for. Nothing is added up, and no option is called the best.
    """
    leanings = (*toward, *away, *neither)
    if not options and (leanings or chosen or not run.can_ask):
        raise needs("two to five OPTIONs", "An option")
    is_asked = run.can_ask and not leanings
    if is_asked:
        ask.require_values(run)
    if not options:
        if not take_in(run):
            guided.session(run, on, fields)
        return None
    if STDIN in options:
        if len(options) > 1:
            raise Contradiction("As OPTION, - stands alone.", hint="Give all options, or read all of them from stdin.")
        options = tuple(line for line in lines_of(run.stdin()) if line.strip())
    comparisons.check_options(options)
    done = run.write(comparisons.compare, options, fields.get("question"), on, leanings, chosen)
    if run.options.json or (run.options.quiet and not is_asked):
        return done
    run.show(done)
    if is_asked:
        guided.leanings(run, done.table, on)
        if chosen is None:
            guided.choice(run, done.table)
    else:
        run.show(done.table)
    return None


@examples("valuetrack list-comparisons", "valuetrack list-comparisons --json")
def list_comparisons(run: Run) -> ComparisonList:
    """Show the comparisons of options that you keep."""
    return run.read(comparisons.list_comparisons)


@examples("valuetrack show-comparison ca7", "valuetrack show-comparison ca7 --json")
def show_comparison(run: Run, comparison_id: ComparisonId) -> ComparisonTable:
    """Show the options of a decision beside your values."""
    return run.read(comparisons.show_comparison, comparison_id)


@examples(
    "valuetrack edit-comparison ca7 --away 1:Growth --unsaid 2:Connection",
    'valuetrack edit-comparison ca7 --option 2:"the evening class in town" --chosen 2',
)
def edit_comparison(
    run: Run,
    comparison_id: ComparisonId,
    reworded: Reworded,
    toward: Toward,
    away: Away,
    neither: Neither,
    unsaid: Unsaid,
    chosen: Chosen,
    on: NewDay,
    fields: ComparisonFields,
) -> ComparisonEdited:
    """Correct a comparison: its words, its day, where an option leads, or which you choose.

    What is not named stays as it is; an empty --question clears it.
    """
    changes = fields if on is None else {**fields, "day": on}
    leanings = (*toward, *away, *neither, *unsaid)
    is_told = bool(changes or reworded or leanings) or chosen is not None
    if not is_told and run.can_ask:
        changes = ask.other_words(run, Comparison, comparison_id, "question")
    if not (is_told or changes):
        raise needs("at least one option", "Something to change")
    return run.write(comparisons.edit_comparison, comparison_id, changes, reworded, leanings, chosen)

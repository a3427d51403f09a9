"""Comparing options: what the decision is about, the options, and where each leads, seen from what matters."""

from datetime import date
from functools import partial
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.answers import one_of
from valuetrack.cli.guide import save, write
from valuetrack.cli.guide.notes import or_note
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, SaidNo
from valuetrack.model import MOST_OPTIONS, Comparison, Leaning
from valuetrack.reports.comparisons import ComparisonTable
from valuetrack.tracker import comparisons
from valuetrack.tracker.names import find_values

# Five options beside four values are twenty answers, which is as much as one sitting holds.
MOST_VALUES = 4
_OFFERED = 3
_TOO_FEW = "With fewer than two options there is nothing to compare."


def session(run: Run, day: date, fields: dict[str, Any]) -> None:
    """Ask for a decision and its options, keep them, then ask where they lead.

    Below two options there is nothing to compare: what was written is a note of the day. Raises SaidNo where there is
    nothing written, and KeptAsNote.
    """
    if fields.get("question") is None:
        fields["question"] = ask.field(run, Comparison, "question")
    options: list[str] = []
    words = [fields["question"]] if fields["question"] else []
    with or_note(run, day, words):
        while len(options) < comparisons.FEWEST_OPTIONS and _asked_option(options):
            words.append(options[-1])
        if len(options) < comparisons.FEWEST_OPTIONS:
            if words:
                run.notice(_TOO_FEW)
            raise SaidNo(_TOO_FEW)
    try:
        while len(options) < MOST_OPTIONS and _asked_option(options):
            pass
    finally:
        done = write(run, comparisons.compare, options, fields["question"], day, ())
        run.show(done)
    leanings(run, done.table, day)
    choice(run, done.table)


def choice(run: Run, kept: ComparisonTable) -> None:
    """Ask which option is more like the person one wants to be; its number is kept as the one that is chosen."""
    numbers = {str(number): number for number in range(1, len(kept.options) + 1)}
    question = "Which would be more like the person you want to be? Its number, to keep it as your choice."
    number = ask.read(question, lambda answer: one_of(answer, numbers), "leave it open")
    if number is not None:
        save(run, comparisons.choose, kept.id, number)


def _asked_option(options: list[str]) -> bool:
    """Ask for one more option, which lands in `options`; whether there was one."""
    is_enough = len(options) >= comparisons.FEWEST_OPTIONS
    option = ask.text(f"Option {len(options) + 1}?", "no more" if is_enough else "skip")
    if option is not None:
        options.append(option)
    return option is not None


def leanings(run: Run, kept: ComparisonTable, day: date) -> None:
    """Ask of each value where each option leads; an answer is saved as it is given. Then show the table."""
    ways = {leaning.value: leaning for leaning in Leaning}
    for value_id, name in _values(run, day).items():
        run.notice(f"\nDoes it bring you closer to {name}? toward / away / neither")
        for option, text in enumerate(kept.options):
            way = ask.read(f"{option + 1}. {text}:", lambda answer: one_of(answer, ways))
            if way is not None:
                write(run, comparisons.lean, kept.id, option, value_id, way)
    run.notice("")
    run.show(run.read(comparisons.show_comparison, kept.id))


def _values(run: Run, day: date) -> dict[str, str]:
    """The values to look at: all that are awake where they are few, else those that are chosen."""
    awake = run.read(comparisons.values_to_look_at, day, run.first_day)
    if len(awake) <= MOST_VALUES:
        return awake
    offered = list(awake)[:_OFFERED]
    question = f"Beside which values? {', '.join(awake.values())}"
    default = ", ".join(awake[one] for one in offered)
    chosen = ask.read(question, partial(_chosen, run, awake, day), default) or offered
    return {one: awake[one] for one in chosen}


def _chosen(run: Run, awake: dict[str, str], day: date, answer: str) -> list[str]:
    """The ids of the values in an answer. Raises Unknown, Ambiguous, AtRest, and Contradiction past four."""
    lives = run.read(find_values, answer, day)
    for life in lives:
        ask.awake(life.name_on(day), list(awake.values()))
    if len(lives) > MOST_VALUES:
        raise Contradiction("Up to four values fit into one sitting.", hint="Which of them come first?")
    return [life.id for life in lives]

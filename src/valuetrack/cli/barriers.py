"""The command that shows what a barrier did, by its words."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.params import AllOfIt, argument, asking
from valuetrack.cli.run import Run
from valuetrack.reports.barriers import BarrierStory
from valuetrack.tracker import barriers

LATEST_FEW = 10
Words = Annotated[
    str,
    argument(
        "WORDS",
        "What got in the way, in your words or the beginning of them.",
        complete="barriers",
        needed="What got in the way",
        ask=asking("known_words", "barrier"),
    ),
]


@examples('valuetrack show-barrier "no words"', "valuetrack show-barrier no --all")
def show_barrier(run: Run, words: Words, everything: AllOfIt) -> BarrierStory:
    """Show what got in the way over time, and what you did about it."""
    return run.read(barriers.show_barrier, words, 0 if everything else LATEST_FEW)

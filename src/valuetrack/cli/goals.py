"""The commands that show treatment goals, by their words."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.params import AllOfIt, argument, asking
from valuetrack.cli.run import Run
from valuetrack.reports.goals import GoalList, GoalStory
from valuetrack.tracker import goals

LATEST_FEW = 10
Words = Annotated[
    str,
    argument(
        "WORDS",
        "The goal, in your words or the beginning of them.",
        complete="goals",
        needed="A goal",
        ask=asking("known_words", "goal"),
    ),
]


@examples("valuetrack list-goals", "valuetrack list-goals --json")
def list_goals(run: Run) -> GoalList:
    """Show the treatment goals that your actions serve."""
    return run.read(goals.list_goals, run.today)


@examples('valuetrack show-goal "see people again"', "valuetrack show-goal see --all")
def show_goal(run: Run, words: Words, everything: AllOfIt) -> GoalStory:
    """Show what you did for a treatment goal, and how it was."""
    return run.read(goals.show_goal, words, 0 if everything else LATEST_FEW, run.today, run.first_day)

"""Asking which treatment goal a step serves."""

from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.render.safe import one_line
from valuetrack.tracker import goals, words

_FEW = 5
_WHICH = "Does it serve one of these goals?"


def ask_goal(run: Run, fields: dict[str, Any]) -> None:
    """Ask which of the goals of earlier steps an action serves; nothing where there is none."""
    earlier = [one.goal for one in run.read(goals.list_goals, run.today).goals[:_FEW]]
    if earlier and fields.get("goal") is None:
        numbered = enumerate(earlier, 1)
        lines = (f"{run.say.either(f'{number:>3}', '  -')}  {one_line(goal)}" for number, goal in numbered)
        which = f"{_WHICH} {run.say.either('Its number or its words', 'Its words')}"
        by_words = lambda answer: run.read(words.find, answer, "goal").texts[-1]  # noqa: E731 - a reader for this question
        fields["goal"] = ask.from_a_list(lines, earlier, by_words, which)

"""Asking which treatment goal a step serves."""

from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.render.safe import one_line
from valuetrack.tracker import goals, words

_FEW = 5
_WHICH = "Does it serve one of these goals? Its number or its words"


def ask_goal(run: Run, fields: dict[str, Any]) -> None:
    """Ask which of the goals of earlier steps an action serves; nothing where there is none."""
    earlier = [one.goal for one in run.read(goals.list_goals, run.today).goals[:_FEW]]
    if earlier and fields.get("goal") is None:
        fields["goal"] = ask.from_a_list(
            map(one_line, earlier), earlier, lambda answer: run.read(words.find, answer, "goal").texts[-1], _WHICH
        )

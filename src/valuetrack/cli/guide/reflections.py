"""A reflection: what happened, who else knows it, kind words, and what stays."""

from collections.abc import Callable
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.model import Reflection


def session(run: Run, save: Callable[[dict[str, Any]], object]) -> None:
    """Ask for each of the texts; what was answered is given to `save`, also where the rest is interrupted."""
    texts: dict[str, Any] = {}
    try:
        ask.fields(run, Reflection, texts, *ask.text_questions(Reflection))
    finally:
        if any(texts.values()):
            save(texts)

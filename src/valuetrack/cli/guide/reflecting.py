"""A reflection: what happened, who else knows it, kind words, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from valuetrack.cli import ask

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS = {
    "happened": "What happened? As it was, without judging.",
    "common_humanity": "Who else knows this? Many people do.",
    "kind_words": "What would you say to a friend?",
    "learned": "Anything you take with you?",
}


def session(save: Callable[[dict[str, Any]], object]) -> None:
    """Ask the prompts; what was answered is given to `save`, also where the rest is interrupted."""
    fields: dict[str, Any] = {}
    try:
        for field, question in QUESTIONS.items():
            fields[field] = ask.text(question)
    finally:
        if any(fields.values()):
            save(fields)

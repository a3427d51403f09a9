"""Nudges in words: the questions after something was entered that may be another thing than it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuetrack.render.voice import Voice

QUESTIONS = {
    "vague": "That is a direction. What could someone see you do, and when?",
    "someone-else": "How they answer is theirs. Which part is yours to do?",
    "stop-doing": "What would you be doing instead?",
    "goal": "That can be ticked off, so it may be a goal. What does it serve?",
}


def nudged(nudges: Iterable[str], say: Voice, confidence: int = 0, short: str = "") -> tuple[tuple[str, str], ...]:
    """Each nudge with its question.

    `confidence` is that of the action that is asked about, 0 to 10, and `short` its id to type.
    """
    about_confidence = {
        "smaller first": say.either(
            f"{confidence} of 10: shall we make it small enough to feel like a 7?",
            "Shall we make it small enough to feel likely?",
        ),
        "offer a smaller version": "Is there a smaller version? Keep it with: "
        f'valuetrack edit-action {short} --smaller "..."',
    }
    return tuple(
        ("confidence", about_confidence[one]) if one in about_confidence else (one, QUESTIONS[one]) for one in nudges
    )

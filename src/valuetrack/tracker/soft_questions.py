"""Which soft questions follow what was entered; they never block, and a person can turn them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import nudges
from valuetrack.reports.old_receipt import SoftQuestion
from valuetrack.scoring import confidence_advice

if TYPE_CHECKING:
    from valuetrack.model import Action
    from valuetrack.nudges import Nudge

_CONFIDENCE = "confidence"


def about_action(text: str) -> tuple[SoftQuestion, ...]:
    """What is asked about the text of an action."""
    return _asked(nudges.of_action(text))


def about_value(name: str) -> tuple[SoftQuestion, ...]:
    """What is asked about the name of a value."""
    return _asked(nudges.of_value(name))


def _asked(nudge: Nudge | None) -> tuple[SoftQuestion, ...]:
    return (SoftQuestion(nudge, nudges.QUESTIONS[nudge]),) if nudge is not None else ()


def about_confidence(confidence: int | None) -> tuple[SoftQuestion, ...]:
    """Rule R10. What is asked at a confidence of 0 to 3."""
    if confidence_advice(confidence) != "smaller first":
        return ()
    question = f"{confidence} of 10: shall we make it small enough to feel like a 7?"
    return (SoftQuestion(_CONFIDENCE, question, "Shall we make it small enough to feel likely?"),)


def about_smaller(action: Action, short: str) -> tuple[SoftQuestion, ...]:
    """Rule R10. What is asked at a confidence of 4 to 6, where a smaller version was not thought of."""
    if confidence_advice(action.confidence) != "offer a smaller version" or action.smaller:
        return ()
    question = f'Is there a smaller version? Keep it with: valuetrack edit-action {short} --smaller "..."'
    return (SoftQuestion(_CONFIDENCE, question),)

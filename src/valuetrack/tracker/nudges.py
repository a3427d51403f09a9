"""Which nudges follow what was entered: they never block, and a person can turn them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import nudges
from valuetrack.scoring import confidence_advice

if TYPE_CHECKING:
    from valuetrack.model import Action


def about_value(name: str) -> tuple[str, ...]:
    """What may be asked about the name of a value."""
    nudge = nudges.of_value(name)
    return (nudge,) if nudge else ()


def about_text(text: str) -> tuple[str, ...]:
    """What may be asked about the text of an action, or of a step."""
    nudge = nudges.of_action(text)
    return (nudge,) if nudge else ()


def about_plan(action: Action, *, was_asked: bool, is_new: bool) -> tuple[str, ...]:
    """What may be asked about an action that was planned.

    Its text is looked at where it `is_new`; a smaller version is offered (rule R10) unless it is there already or
    `was_asked` for.
    """
    advice = confidence_advice(action.confidence)
    has_smaller = was_asked or action.smaller is not None
    about_confidence = () if advice is None or (advice == "offer a smaller version" and has_smaller) else (advice,)
    return (*(about_text(action.text) if is_new else ()), *about_confidence)

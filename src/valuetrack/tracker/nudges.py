"""Which nudges follow what was entered: they never block, and a person can turn them off."""

from __future__ import annotations

from valuetrack import nudges
from valuetrack.scoring import confidence_advice


def about_value(name: str) -> tuple[str, ...]:
    """What may be asked about the name of a value."""
    nudge = nudges.of_value(name)
    return (nudge,) if nudge else ()


def about_text(text: str) -> tuple[str, ...]:
    """What may be asked about the text of an action, or of a step."""
    nudge = nudges.of_action(text)
    return (nudge,) if nudge else ()


def about_confidence(confidence: int | None, *, has_smaller: bool) -> tuple[str, ...]:
    """Rule R10. What may be asked at a confidence, 0 to 10; whether there is, or may be, a smaller version already."""
    advice = confidence_advice(confidence)
    return () if advice is None or (advice == "offer a smaller version" and has_smaller) else (advice,)

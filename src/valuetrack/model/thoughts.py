"""What a person thinks over: looks back, notes of a day, decisions, and what helps on hard days."""

from __future__ import annotations

from datetime import date

from valuetrack.model import fields
from valuetrack.model.entries import Leaning
from valuetrack.model.fields import Choice, required
from valuetrack.model.values import Record


class ReflectionKind(Choice):
    """The occasion of a reflection."""

    WEEKLY = "weekly"
    AFTER_NOT_ACTING = "after-not-acting"
    INTENSE_MOMENT = "intense-moment", "hard moment"
    GRIEVING_A_LIMIT = "grieving-a-limit"
    RETURN = "return"


class Reflection(Record):
    """A look back with self-compassion."""

    day: date = required("day")
    """its day"""
    kind: ReflectionKind = required("choice", f"{ReflectionKind.listed()}.", choices=ReflectionKind)
    """its occasion"""
    about: str | None = fields.reference("action", "opportunity", option="The action or opportunity it turns to.")
    """the id of the action or opportunity it turns to"""
    happened: str | None = fields.text(
        "What happened, without judging.", "What happened? Just what you saw, heard and felt."
    )
    """what happened"""
    common_humanity: str | None = fields.text(
        "How other people know this too.", "Who else might feel this way? Many people do."
    )
    """how other people know this too"""
    kind_words: str | None = fields.text(
        "What you would say to a friend.", "What would you say to a friend in the same place?"
    )
    """what one would say to a friend"""
    learned: str | None = fields.text("What you take with you.", "Anything you want to remember?")
    """what one takes along"""
    intensity: int | None = fields.rating(
        "How strong a hard moment was.", "How strong is it right now?", words=fields.CALM
    )
    """of a hard moment, how strong it was, 0 to 10"""
    room: bool | None = fields.truth(
        "Whether there was room to go on: yes or no.",
        "Do you want to go on for one more minute? Stopping here is fine.",
    )
    """of a hard moment, whether there was room to go on"""


class CheckIn(Record):
    """A note of the day."""

    day: date = required("day")
    """its day"""
    note: str = required("text", "A note of the day; - reads it from stdin.")
    """its text"""


class Comparison(Record):
    """Two to five options of a decision, in the person's own order and words."""

    day: date = required("day")
    """its day"""
    options: tuple[str, ...] = required("texts")
    """the options, in the person's order and words"""
    question: str | None = fields.text("What the decision is about.", "What is it about?")
    """what the decision is about"""
    chosen: int | None = fields.kept("number")
    """the place of the option that was chosen, from 0; null while none is"""

    @property
    def title(self) -> str:
        """What the decision is about, or its options."""
        return self.question or " / ".join(self.options)


class OptionLeaning(Record):
    """Where one option of a comparison leads, seen from one value."""

    comparison_id: str = required("reference", refers=("comparison",))
    """the comparison's id"""
    option: int = required("number")
    """the place of the option, from 0"""
    value_id: str = required("reference", refers=("value",))
    """the value's id"""
    leaning: Leaning = required("choice", choices=Leaning)
    """where it leads"""


class Maintenance(Record):
    """The plan for hard times and for keeping going, of which there is one."""

    signs: str | None = fields.text(
        "How you notice that a hard time is coming.", "How do you notice that a hard time is coming? Small signs count."
    )
    """signs that a hard time is coming"""
    stressors: str | None = fields.text(
        "What could make the next weeks hard.",
        "What could make the next weeks hard? A change in life counts, a good one too.",
    )
    """what may lie ahead that asks a lot"""
    first_step: str | None = fields.text(
        "One small thing you can do even on a hard day.", "What is one small thing you can do even on a hard day?"
    )
    """one first step, small enough for a hard day"""
    people: str | None = fields.text("Who is good to have around then.", "Who is good to have around then?")
    """who is good to have near then"""
    revisit: date | None = fields.day(
        "When to look at your values again; none leaves it open.", "When would you like to look at your values again?"
    )
    """the day that was chosen for looking at the values again"""
    revisited: date | None = fields.day()
    """the day on which the values were looked through last"""


class Contact(Record):
    """Somebody to reach on a hard day, and how."""

    name: str = required("text", None, "Who can you call on a hard day?")
    """who it is"""
    reach: str = required(
        "text",
        "How: a number, an address, a word; - reads it from stdin.",
        "How do you reach them? (phone number or address)",
    )
    """how to reach them: a number, an address, a word"""

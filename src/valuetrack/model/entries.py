"""What a person does or means to do: actions, opportunities, activities, routines, graded steps."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast

from valuetrack.frozen import Frozen
from valuetrack.model import fields
from valuetrack.model.fields import Choice, required
from valuetrack.model.values import Record

RATED = ("anxiety", "mood", "effort", "enjoyment")
MOST_OPTIONS = 5


class Outcome(Choice):
    """How an action went; an action that is still open has none."""

    DONE = "done"
    SMALLER = "smaller", "smaller version done"
    NOT_TAKEN = "not-taken", "not this time"
    CARRIED = "carried", "carried on"
    LET_GO = "let-go"


class BarrierKind(Choice):
    """Whether what got in the way came from inside (thoughts, feelings, energy) or outside (people, work, money)."""

    INTERNAL = "internal", "inside"
    EXTERNAL = "external", "outside"


class BarrierSource(Choice):
    """What a barrier is about: five of them come from inside, six from outside."""

    ANXIETY = "anxiety"
    FATIGUE = "fatigue", "no energy"
    SELF_CRITICISM = "self-criticism"
    THOUGHT = "thought", "a thought"
    HABIT = "habit"
    TIME = "time"
    MONEY = "money"
    DISCRIMINATION = "discrimination"
    OTHER_PEOPLE = "other-people"
    ILLNESS = "illness"
    PLACE = "place"

    @property
    def kind(self) -> BarrierKind:
        """Whether it comes from inside or from outside."""
        inside = (self.ANXIETY, self.FATIGUE, self.SELF_CRITICISM, self.THOUGHT, self.HABIT)
        return BarrierKind.INTERNAL if self in inside else BarrierKind.EXTERNAL


class Leaning(Choice):
    """Where an option or an activity takes the person, seen from a value or from what matters."""

    TOWARD = "toward"
    AWAY = "away"
    NEITHER = "neither"


class Experience(Record):
    """What all that was done has in common: how it was."""

    anxiety_before: int | None = fields.rating(
        "Anxiety before.", "Anxiety before?", part="outcome", words=fields.AMOUNT
    )
    """0 to 10"""
    anxiety_after: int | None = fields.rating("Anxiety after.", "Anxiety after?", part="outcome", words=fields.AMOUNT)
    """0 to 10"""
    mood_before: int | None = fields.rating("Mood before.", "Mood before?", part="outcome", words=fields.MOOD)
    """0 to 10"""
    mood_after: int | None = fields.rating("Mood after.", "Mood after?", part="outcome", words=fields.MOOD)
    """0 to 10"""
    minutes: int | None = fields.minutes("How long it took.", part="outcome")
    """how long it took"""
    effort: int | None = fields.rating(
        "How much effort it took.", "How much effort did it take?", part="outcome", words=fields.AMOUNT
    )
    """0 to 10"""
    enjoyment: int | None = fields.rating("How much you enjoyed it.", "How much did you enjoy it?", part="outcome")
    """0 to 10"""
    helped: tuple[str, ...] = fields.texts("What helped; give it again for more.", "What helped?", part="outcome")
    """what helped"""
    hindered: tuple[str, ...] = fields.texts("What made it harder; give it again for more.", part="outcome")
    """what made it harder"""
    learned: str | None = fields.text("What you learned.", "Anything you learned?", part="outcome")
    """what was learned"""
    relief: str | None = fields.text(
        "The relief it brought in the short term.", "What did it ease for the moment?", part="outcome"
    )
    """the relief it brought in the short term"""
    cost: str | None = fields.text("What it cost in the longer term.", "What may it cost later on?", part="outcome")
    """what it cost in the longer term"""

    @property
    def has_relief_or_cost(self) -> bool:
        """Whether a relief in the short term or a cost in the longer one was written down."""
        return self.relief is not None or self.cost is not None


class Barrier(Record):
    """What got in the way of a step."""

    got_in_way: str | None = fields.text(
        "What got in the way.", "What got in the way?", part="outcome", known="barrier"
    )
    """what got in the way"""
    barrier_kind: BarrierKind | None = fields.choice(
        BarrierKind,
        "internal (thoughts, feelings, energy) or external (people, work, money).",
        "Did it come from inside (a thought, a feeling, no energy) or from outside (people, work, money)? "
        "Or in a word, such as habit, time, discrimination.",
        part="outcome",
    )
    """from inside (thoughts, feelings, energy) or from outside (people, work, money)"""


class Happened(Experience, Barrier):
    """What an action and an opportunity have in common: how it went."""


class Action(Happened):
    """A small planned step. It has a day, or a week in which it may fall, never both."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    text: str = required("text", "Other words.")
    """what is planned"""
    day: date | None = fields.day()
    """its day"""
    week: date | None = fields.day()
    """the first day of its week"""
    at: time | None = fields.time_of_day("A time of day, such as 18:30.", part="plan")
    """its time of day, `HH:MM`"""
    why: str | None = fields.text("Why it matters.", "Why does it matter?", part="plan")
    """why it matters"""
    confidence: int | None = fields.rating(
        "How sure you are that you will do it.",
        "How sure are you that you can do it?",
        part="plan",
        words=fields.SURE,
    )
    """how sure the person is, 0 to 10"""
    barrier: str | None = fields.text(
        "What might get in the way.", "What might get in the way, in you or around you?", part="plan", known="barrier"
    )
    """what might get in the way"""
    coping: str | None = fields.text("How you would meet it.", "What could you do then?", part="plan")
    """how they would meet it"""
    smaller: str | None = fields.text("A smaller version.", "What would a smaller version be?", part="plan")
    """the smaller version"""
    cue: str | None = fields.text("What will remind you.", "What will remind you?", part="plan")
    """what will remind them"""
    reward: str | None = fields.text("Something kind for afterwards.", "Something nice afterwards?", part="plan")
    """something kind for afterwards"""
    energy_window: str | None = fields.text(
        "When in the day you have the energy for it.", "What time of day do you have energy?", part="plan"
    )
    """when in the day there is energy for it"""
    with_whom: str | None = fields.text("With whom.", "With whom?", flag="--with", part="plan")
    """with whom"""
    goal: str | None = fields.text("The treatment goal it serves.", part="plan", known="goal")
    """the treatment goal it serves"""
    planned_minutes: int | None = fields.minutes("How long it may take.", part="plan")
    """how long it may take"""
    belief: str | None = fields.text(
        "What you expect to happen, to be tried out.",
        "What do you think might happen? (a worry you want to test)",
        part="plan",
    )
    """what the person expects to happen"""
    belief_before: int | None = fields.strength(
        "How sure you are that it will happen.", "How sure are you that it will happen?", part="plan"
    )
    """how strongly, 0 to 100"""
    carried_from: str | None = fields.reference("action", option="The action that it carries on.", part="plan")
    """the id of the action that it carries on"""
    outcome: Outcome | None = fields.choice(
        Outcome, f"{Outcome.listed()}; none: open again.", "How did it go?", part="outcome"
    )
    """how it went; null while it is open"""
    outcome_day: date | None = fields.day()
    """the day for which the outcome was entered"""
    belief_after: int | None = fields.strength(
        "How strongly you believe it now.", "How strongly do you believe it now?", part="outcome"
    )
    """how strongly the belief holds afterwards, 0 to 100"""
    result: str | None = fields.text("What happened to what you expected.", "What happened?", part="outcome")
    """what happened to what was expected"""
    alternative: str | None = fields.text(
        "A kinder way to see it, after trying it out.", "Is there another way to see it now?", part="outcome"
    )
    """a kinder way to see it"""
    step_id: str | None = fields.reference("step")
    """the id of the step of a ladder that it is"""
    rate: tuple[str, ...] = fields.texts(
        "What to ask you to rate afterwards: anxiety, mood, effort or enjoyment; give it again for more.",
        choices=RATED,
        part="plan",
    )
    """what is asked to be rated afterwards: of `anxiety`, `mood`, `effort`, `enjoyment`"""
    in_hard_moment: bool = fields.kept("truth", default=False)
    """whether it was planned in a hard moment; then it is in no count unless it was taken"""
    barrier_source: BarrierSource | None = fields.choice(
        BarrierSource, f"What it was about: {BarrierSource.listed()}.", part="outcome"
    )
    """what the barrier was about; it says `barrier_kind` where that was not given"""
    barrier_came: bool | None = fields.truth(
        "Whether what you thought of beforehand got in the way: yes or no.",
        "Did it come up?",
        part="outcome",
    )
    """whether the barrier that was expected came"""
    coping_tried: bool | None = fields.truth(
        "Whether you tried what you had thought of: yes or no.", "Did you try it?", part="outcome"
    )
    """whether what was planned against the barrier was tried"""
    smaller_confidence: int | None = fields.rating(
        "How sure you are of the smaller version.",
        "How sure are you that you can do the smaller version?",
        part="plan",
        words=fields.SURE,
    )
    """how sure the person is of the smaller version, 0 to 10"""
    facet: str | None = fields.text("Which side of the value it is, in your words.", part="plan", known="facet")
    """which side of its value it is, one of the value's facets or other words"""
    also: str | None = fields.reference("value", option="Another value that it serves too.", part="plan")
    """the id of another value that it serves too; it is counted for its own alone"""
    acts_on: str | None = fields.text(
        "What from outside it is meant to change, in your words.", part="plan", known="barrier"
    )
    """the barrier from outside that it is meant to change, in the person's words"""
    routine_id: str | None = fields.reference("routine")
    """the id of the routine that it was planned from"""

    @property
    def due(self) -> date:
        """The day that says which week the action belongs to (rule R8)."""
        return cast("date", self.day or self.week)  # the table refuses an action with neither

    @property
    def taken(self) -> bool:
        """Done, or its smaller version done: a smaller version is a full step."""
        return self.outcome in (Outcome.DONE, Outcome.SMALLER)


class Opportunity(Happened):
    """A moment in which a step toward a value was possible, taken or not."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    text: str = required("text", "Other words.", "What happened?")
    """what it was"""
    day: date = required("day")
    """its day"""
    taken: bool = required("truth", None, "Did you take a step?")
    """whether it was taken"""
    same_as: str | None = fields.reference(
        "action", option="The planned action that it was, so that it counts once.", part="outcome"
    )
    """the id of the action that it was"""
    barrier_source: BarrierSource | None = fields.choice(
        BarrierSource, f"What it was about: {BarrierSource.listed()}.", part="outcome"
    )
    """what the barrier was about; it says `barrier_kind` where that was not given"""
    facet: str | None = fields.text("Which side of the value it is, in your words.", part="outcome", known="facet")
    """which side of its value it is, one of the value's facets or other words"""
    also: str | None = fields.reference("value", option="Another value that it serves too.", part="outcome")
    """the id of another value that it serves too; it is counted for its own alone"""

    @property
    def due(self) -> date:
        """The day that says which week it belongs to: its own."""
        return self.day

    @property
    def outcome(self) -> Outcome:
        """How it went, as is said of an action: done, or not taken."""
        return Outcome.DONE if self.taken else Outcome.NOT_TAKEN


class Activity(Experience):
    """Something that was done, planned or not, with or without a value. It is in no count of planned steps."""

    text: str = required("text", "Other words.", "What did you do?")
    """what it was"""
    day: date = required("day")
    """its day"""
    value_id: str | None = fields.reference("value")
    """the id of its value; null where it belongs to none"""
    at: time | None = fields.time_of_day("A time of day, such as 18:30.", part="outcome")
    """its time of day, `HH:MM`"""
    energy: int | None = fields.rating(
        "How much energy it left you with.",
        "How much energy did you have afterwards?",
        part="outcome",
        words=fields.AMOUNT,
    )
    """how much energy there was afterwards, 0 to 10"""
    leads: Leaning | None = fields.choice(
        Leaning,
        f"Where it takes you, seen from what matters: {Leaning.listed()}.",
        "Did it take you toward what matters, away from it, or neither?",
        part="outcome",
    )
    """whether it leads toward what matters, away from it, or neither"""

    @property
    def due(self) -> date:
        """The day that says which week it belongs to: its own."""
        return self.day


class Routine(Record):
    """A step that comes back on certain days. It is offered when a week is planned, and never planned by itself."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    text: str = required("text", "Other words.", "What would you like to do again and again?")
    """what it is"""
    start: date = required("day")
    """the day from which it is offered"""
    rule: str = required("text")
    """its days, as a recurrence rule of RFC 5545 (`FREQ=WEEKLY;BYDAY=TU,TH`)"""
    until: date | None = fields.day("The last day it is offered; none: no end.")
    """the last day on which it is offered"""
    at: time | None = fields.time_of_day("A time of day, such as 18:30.")
    """its time of day, `HH:MM`"""
    planned_minutes: int | None = fields.minutes("How long it may take.", flag="--minutes")
    """how long it may take"""
    smaller: str | None = fields.text("A smaller version.", "What would a smaller version be?")
    """the smaller version"""
    paused: bool = fields.kept("truth", default=False)
    """whether it rests, so that it is not offered"""


class Step(Record):
    """A rung of a value's ladder: something small enough to do."""

    value_id: str = required("reference", refers=("value",))
    """its value"""
    text: str = required("text", "Other words; - reads them from stdin.", "Which small step?")
    """what it is"""
    difficulty: int = required(
        "rating", "How hard it is; 0 is almost effortless.", "How hard is it?", words=fields.HARD
    )
    """how hard it is, 0 (almost effortless) to 10"""
    retired: date | None = fields.day()
    """the day from which it is not offered any more"""


# Where the words of a record stand, of any kind: the first of these that it has.
_WORDS = (
    *("text", "note", "name", "title", "happened", "common_humanity", "kind_words", "learned"),
    *("signs", "first_step", "stressors"),
)


def text_of(record: Record) -> str:
    """The words by which a person knows a record: its text, or the first that it has."""
    return next((text for name in _WORDS if (text := getattr(record, name, None))), "")


class ChangeGroup(Frozen):
    """What one command or one guided session changed, as undo takes it back.

    `changes` are pairs of a record's kind and id, in the order in which they were written; `records` is each record
    once, as it was left, or as it was before it was taken out. `is_part` says that more of it stays, for others built
    on that.
    """

    id: str
    at: datetime
    command: str
    undone: bool
    changes: tuple[tuple[str, str], ...] = ()
    records: tuple[Record, ...] = ()
    is_part: bool = False

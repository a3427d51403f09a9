"""The records of the notebook, as the rest of the program reads them, and the ranges of their fields.

Days are dates, instants are aware UTC, ids are UUIDs as text. `entry` is the place of
a record in the order of entry: it breaks ties and says nothing else. Every field that
a person may leave out is None (or empty, for a list).
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import cast, dataclass_transform

from valuetrack.errors import BadText, OutOfRange
from valuetrack.frozen import Frozen

TEXT_LIMIT = 100_000


class Scale(Frozen):
    """The whole numbers from `low` to `high` (no upper end where it is None)."""

    low: int
    high: int | None

    def __str__(self) -> str:
        return f"{self.low}-{self.high}" if self.high is not None else f"{self.low} or more"

    def __contains__(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    def check(self, field_name: str, number: int | None) -> int | None:
        """Return `number`; raises OutOfRange, naming the field and the range, where it is off the scale."""
        if number is not None and number not in self:
            raise OutOfRange(f"{field_name} is a whole number, {self}.")
        return number


RATING = Scale(0, 10)
BELIEF = Scale(0, 100)
MINUTES = Scale(0, 1_000_000)
RATED = ("anxiety", "mood", "effort", "enjoyment")
MOST_OPTIONS = 5


def clean_text(field_name: str, text: str) -> str:
    """What is stored of `text`: as typed, with LF line ends.

    Raises BadText where it is blank, holds a NUL or a lone surrogate, or has more than
    100,000 characters; the message names the field, never the text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadText(f"{field_name} is empty.", hint="A word or two is enough.")
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise BadText(f"{field_name} holds a character that cannot be kept (NUL, or half of a surrogate pair).")
    if len(text) > TEXT_LIMIT:
        raise BadText(f"{field_name} has {len(text):,} characters; up to {TEXT_LIMIT:,} can be kept.")
    return text


class Outcome(StrEnum):
    """How an action went; an action that is still open has none."""

    DONE = "done"
    SMALLER = "smaller"
    NOT_TAKEN = "not-taken"
    CARRIED = "carried"
    LET_GO = "let-go"


class BarrierKind(StrEnum):
    """Whether what got in the way lay inside or outside the person's control."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Leaning(StrEnum):
    """Where an option would take the person, seen from a value."""

    TOWARD = "toward"
    AWAY = "away"
    NEITHER = "neither"


class ReflectionKind(StrEnum):
    """The occasion of a reflection."""

    WEEKLY = "weekly"
    AFTER_NOT_ACTING = "after-not-acting"
    INTENSE_MOMENT = "intense-moment"
    GRIEVING_A_LIMIT = "grieving-a-limit"
    RETURN = "return"


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record(Frozen):
    """What every record has. A new one gets its entry number and instants when it is written."""

    id: str
    entry: int = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None

    def __hash__(self) -> int:
        return hash((type(self), self.id))


class Value(Record):
    """A direction that matters to the person; its name, rests and importance are dated records."""

    created: date


class Wording(Record):
    """The name of a value, its meaning and its domain, in force from `day`."""

    value_id: str
    day: date
    name: str
    meaning: str | None = None
    domain: str | None = None


class Rest(Record):
    """A time in which a value is archived: from `start`, until it is brought back on `until`."""

    value_id: str
    start: date
    until: date | None = None


class Importance(Record):
    """How much a value matters, 0 to 10, from `day` on."""

    value_id: str
    day: date
    importance: int


class WeekRating(Record):
    """How a value was lived in a week (0 to 10), how likely a small step is next week (0 to 10), and a note."""

    value_id: str
    week: date
    lived: int | None = None
    likely: int | None = None
    note: str | None = None


class WeekRecord(Record):
    """What is one per week: the focus values in order, and whether the week is set aside."""

    week: date
    first_focus: str | None = None
    second_focus: str | None = None
    set_aside: bool = False

    @property
    def focus(self) -> tuple[str, ...]:
        """The ids of the focus values, none to two."""
        return tuple(value for value in (self.first_focus, self.second_focus) if value)


class Happened(Record):
    """What an action and an opportunity have in common: how it went.

    Anxiety, mood, effort and enjoyment are 0 to 10; minutes are 0 or more.
    """

    got_in_way: str | None = None
    barrier_kind: BarrierKind | None = None
    anxiety_before: int | None = None
    anxiety_after: int | None = None
    mood_before: int | None = None
    mood_after: int | None = None
    minutes: int | None = None
    effort: int | None = None
    enjoyment: int | None = None
    helped: tuple[str, ...] = ()
    hindered: tuple[str, ...] = ()
    learned: str | None = None
    relief: str | None = None
    cost: str | None = None


class Action(Happened):
    """A small planned step. It has a day, or the week (its first day) in which it may fall, never both.

    Confidence is 0 to 10, the strength of a belief 0 to 100, planned minutes 0 or more. `rate` names what
    the plan wants rated afterwards, of RATED; `step_id` is the rung of a ladder that the action is.
    """

    value_id: str
    text: str
    day: date | None = None
    week: date | None = None
    at: time | None = None
    why: str | None = None
    confidence: int | None = None
    barrier: str | None = None
    coping: str | None = None
    smaller: str | None = None
    cue: str | None = None
    reward: str | None = None
    energy_window: str | None = None
    with_whom: str | None = None
    goal: str | None = None
    planned_minutes: int | None = None
    belief: str | None = None
    belief_before: int | None = None
    carried_from: str | None = None
    outcome: Outcome | None = None
    outcome_day: date | None = None
    belief_after: int | None = None
    result: str | None = None
    alternative: str | None = None
    step_id: str | None = None
    rate: tuple[str, ...] = ()

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

    value_id: str
    text: str
    day: date
    taken: bool
    same_as: str | None = None


class Reflection(Record):
    """A look back with self-compassion; `about` is the id of the action or opportunity it turns to.

    Of an intense moment: how strong it was (0 to 10), and whether there was a little room in it.
    """

    day: date
    kind: ReflectionKind
    about: str | None = None
    happened: str | None = None
    common_humanity: str | None = None
    kind_words: str | None = None
    learned: str | None = None
    intensity: int | None = None
    room: bool | None = None


class CheckIn(Record):
    """A note in the middle of a week."""

    day: date
    note: str


class Step(Record):
    """A rung of a value's ladder: something small enough to do, of a difficulty from 0 (almost effortless) to 10.

    `retired` is the day from which it is not offered any more.
    """

    value_id: str
    text: str
    difficulty: int
    retired: date | None = None


class Comparison(Record):
    """Two to five options of a decision, in the person's own order and words."""

    day: date
    options: tuple[str, ...]
    question: str | None = None

    @property
    def title(self) -> str:
        """What the decision is about, or its options."""
        return self.question or " / ".join(self.options)


class OptionLeaning(Record):
    """Where one option of a comparison leads, seen from a value; `option` is its place, from 0."""

    comparison_id: str
    option: int
    value_id: str
    leaning: Leaning


class Maintenance(Record):
    """The plan for hard times and for keeping going, of which there is one.

    `revisit` is the day on which to look at the values again, `revisited` the day on which that was done last.
    """

    signs: str | None = None
    stressors: str | None = None
    first_step: str | None = None
    people: str | None = None
    revisit: date | None = None
    revisited: date | None = None


class Contact(Record):
    """Somebody to reach on a hard day, and how: a number, an address, a word."""

    name: str
    reach: str


class ChangeGroup(Frozen):
    """What one command or one guided session changed, as undo takes it back.

    `changes` are pairs of a record's kind and id, in the order in which they were written.
    """

    id: str
    at: datetime
    command: str
    undone: bool
    changes: tuple[tuple[str, str], ...] = ()


class ValueLife(Frozen):
    """A value with its wordings and rests, each in the order of their days."""

    value: Value
    wordings: tuple[Wording, ...]
    rests: tuple[Rest, ...] = ()

    @property
    def id(self) -> str:
        """The id of the value."""
        return self.value.id

    def wording_on(self, day: date) -> Wording:
        """The wording in force on `day`; before the first one, the first."""
        in_force = [wording for wording in self.wordings if wording.day <= day]
        return in_force[-1] if in_force else self.wordings[0]

    def name_on(self, day: date) -> str:
        """The name in force on `day`."""
        return self.wording_on(day).name

    def rests_through(self, first: date, last: date) -> bool:
        """Whether the value is archived from before `first` until after `last`.

        On the day on which it is archived, and on the day on which it is brought back,
        a value is not at rest (rule R1).
        """
        return any(rest.start < first and (rest.until is None or rest.until > last) for rest in self.rests)

    def rests_on(self, day: date) -> bool:
        """Whether the value is archived on `day`."""
        return self.rests_through(day, day)

    def is_awake_on(self, day: date) -> bool:
        """Whether the value is there already on `day`, and not archived."""
        return self.value.created <= day and not self.rests_on(day)

"""What every record has, the values of a person, and what is kept of them day by day and week by week."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, dataclass_transform

from valuetrack.frozen import REQUIRED, Frozen, merged
from valuetrack.model import fields
from valuetrack.model.fields import Choice, Field, required

if TYPE_CHECKING:
    from collections.abc import Mapping


_NAMESPACE = uuid.UUID("6f4f2c1e-7d55-4d0e-9f0c-2a1b7f6a9c11")


def new_id() -> str:
    """A random id (UUID version 4)."""
    return str(uuid.uuid4())


def natural_id(*parts: str) -> str:
    """The id of a natural key (UUID version 5): the same parts always give the same id."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(required,))
class Described(Frozen):
    """A frozen value whose fields carry what is known of them."""

    __facts__: ClassVar[Mapping[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = {name: one for name, one in cls.__defaults__.items() if isinstance(one, Field)}
        cls.__facts__ = merged(cls, "__facts__") | own
        cls.__defaults__ = {name: one.default for name, one in cls.__facts__.items()}
        cls.__required__ = frozenset(name for name, one in cls.__defaults__.items() if one is REQUIRED)


def facts_of(kind: type[Described]) -> Mapping[str, Field]:
    """What is known of each field, in their order."""
    return kind.__facts__


class Record(Described):
    """Every record has these keys. A new one gets its entry number and instants when it is written."""

    id: str = required("id")
    """its id, a UUID; it never changes"""
    entry: int = fields.kept("number", 0)
    """its place in the order of entry; it breaks ties and says nothing else"""
    created_at: datetime | None = fields.kept("instant")
    """when it was first written"""
    updated_at: datetime | None = fields.kept("instant")
    """when it was last written"""

    def __hash__(self) -> int:
        return hash((type(self), self.id))


class Tracked(Choice):
    """What is asked before and after a step toward a value."""

    ANXIETY = "anxiety"
    MOOD = "mood"
    BOTH = "both"
    NONE = "none", "nothing"

    @property
    def ratings(self) -> tuple[str, ...]:
        """What is rated, of `anxiety` and `mood`."""
        return {self.BOTH: ("anxiety", "mood"), self.NONE: ()}.get(self, (self.value,))


class Value(Record):
    """A direction that matters to the person; its name, rests and importance are dated records."""

    created: date = required("day")
    """the day from which it is there"""
    tracks: Tracked | None = fields.choice(
        Tracked,
        f"What to ask before and after a step: {Tracked.listed()}.",
        "Would you like to track anything before and after? (anxiety, mood, both or none)",
    )
    """what is asked before and after a step toward it; null where that was not said yet"""


class Wording(Record):
    """The name of a value, its meaning and its domain, in force from a day on."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    day: date = required("day")
    """from when"""
    name: str = required("text", "Another name.", "What matters to you, in a word or a few?")
    """the name"""
    meaning: str | None = fields.text("What it means to you, in your own words.", "What does it mean to you now?")
    """what it means, in the person's words"""
    domain: str | None = fields.text("The part of life it belongs to.")
    """the part of life it belongs to"""
    facets: tuple[str, ...] = fields.texts(
        "What it looks like in daily life; give it again for more.",
        "What would that look like in daily life?",
        flag="--facet",
        known="facet",
    )
    """what it looks like in daily life, in the person's words"""
    chosen: bool | None = fields.truth(
        "Whether it is your own choice: yes or no.", "Is this yours to choose, whatever others expect of you?"
    )
    """whether the person says that it is their own choice"""


class Rest(Record):
    """A time in which a value is archived, until it is brought back."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    start: date = required("day")
    """the day on which it was archived"""
    until: date | None = fields.day()
    """the day on which it came back; null while it rests"""


class Importance(Record):
    """How much a value matters, from a day on."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    day: date = required("day")
    """from when"""
    importance: int = required("rating", "How much it matters.", "How much does it matter?")
    """0 to 10"""


class WeekRating(Record):
    """How a value was lived in a week."""

    value_id: str = required("reference", refers=("value",))
    """the id of the value"""
    week: date = required("day")
    """the first day of the week"""
    lived: int | None = fields.rating("How it was lived.")
    """0 to 10"""
    likely: int | None = fields.rating(
        "How likely a small step is next week.", "How likely is a small step for it next week?", words=fields.LIKELY
    )
    """how likely a small step is next week, 0 to 10"""
    note: str | None = fields.text("Why the week was as it was; - reads stdin.")
    """why the week was as it was"""


class WeekRecord(Record):
    """What is one per week: the focus values in order, and whether the week is set aside."""

    week: date = required("day")
    """the first day of the week"""
    first_focus: str | None = fields.reference("value")
    """the id of the first focus value"""
    second_focus: str | None = fields.reference("value")
    """the id of the second"""
    set_aside: bool = fields.kept("truth", default=False)
    """whether the week is set aside"""

    @property
    def focus(self) -> tuple[str, ...]:
        """The ids of the focus values, none to two."""
        return tuple(value for value in (self.first_focus, self.second_focus) if value)


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

    def is_archived_by(self, day: date) -> bool:
        """Whether the value is put away on `day`, as lists show it: from the day on which it is archived."""
        return any(rest.start <= day and (rest.until is None or rest.until > day) for rest in self.rests)

    def is_awake_on(self, day: date) -> bool:
        """Whether the value is there already on `day`, and not archived."""
        return self.value.created <= day and not self.rests_on(day)

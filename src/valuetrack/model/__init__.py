"""The records of the notebook, as the rest of the program reads them, and what is known of their fields.

Days are dates, instants are aware UTC, ids are UUIDs as text. Every field that a person may leave out is None (or
empty, for a list).
"""

from valuetrack.model.entries import (
    MOST_OPTIONS,
    RATED,
    Action,
    Activity,
    BarrierKind,
    BarrierSource,
    ChangeGroup,
    Experience,
    Happened,
    Leaning,
    Opportunity,
    Outcome,
    Routine,
    Step,
    text_of,
)
from valuetrack.model.fields import (
    AMOUNT,
    BELIEF,
    COMMON_WORDS,
    HARD,
    HOW_MUCH,
    LIKELY,
    MINUTES,
    MOOD,
    RATING,
    SCALES,
    STRONGLY,
    TEXT_LIMIT,
    Choice,
    Field,
    FiveWords,
    Known,
    Scale,
    clean_text,
    lines_of,
    plain_text,
)
from valuetrack.model.journal import EntryKind, Span, Wanted
from valuetrack.model.thoughts import (
    CheckIn,
    Comparison,
    Contact,
    Maintenance,
    OptionLeaning,
    Reflection,
    ReflectionKind,
)
from valuetrack.model.values import (
    Described,
    Importance,
    Record,
    Rest,
    Tracked,
    Value,
    ValueLife,
    WeekRating,
    WeekRecord,
    Wording,
    facts_of,
    natural_id,
    new_id,
)

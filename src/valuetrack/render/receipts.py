"""Receipts in words: for each a sentence in SAID, or a function of its name here or in the module of its noun."""

from __future__ import annotations

import shlex
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from valuetrack.dates import describe_day, describe_week
from valuetrack.frozen import Frozen, slug
from valuetrack.model import HARD, BarrierKind, Outcome, text_of
from valuetrack.render.notices import STAYS, nudged
from valuetrack.render.voice import (
    CHOICE,
    OFTEN,
    asked_around,
    came_along,
    if_then_of,
    listed,
    lived_and_likely,
    when_of,
)
from valuetrack.reports import Both
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from valuetrack.model import Action, Record
    from valuetrack.render.voice import Voice
    from valuetrack.reports import Receipt
    from valuetrack.reports.actions import ActionCheckedIn, ActionEdited, ActionMoved, ActionPlanned
    from valuetrack.reports.activities import ActivityLogged
    from valuetrack.reports.comparisons import ComparisonEdited, ComparisonKept
    from valuetrack.reports.hard_moments import HardMomentKept
    from valuetrack.reports.maintenance import MaintenancePlanKept
    from valuetrack.reports.opportunities import OpportunityLogged
    from valuetrack.reports.steps import NextStep, StepAdded
    from valuetrack.reports.values import ValueAdded, ValueEdited, ValueRated, ValueTracked, WordsUntil
    from valuetrack.reports.weeks import FocusSet, WeekRated
    from valuetrack.reports.words import WordsRenamed

UNDO = "`valuetrack undo` brings it back."
# What is said of every one alike, in numbers or not; in braces stands a field of the receipt, a day or week in words,
# or the {thing} that was written: its words, and in brackets its id.
SAID = {
    "value-archived": "{name} rests from {day}. Nothing of it is lost.",
    "value-restored": "{name} is back, from {day}.",
    "week-set-aside": "Set aside {week}. Nothing in it is counted.",
    "week-resumed": "Back in {week}.",
    "step-edited": "Edited {thing} on {day}.",
    "step-retired": "{thing} is retired from {day}. `valuetrack edit-step {short} --restore` brings it back.",
    "step-restored": "{thing} is back on the ladder, from {day}.",
    "routine-paused": "{thing} rests. `valuetrack edit-routine {short} --resume` takes it up again.",
    "routine-resumed": "{thing} is offered again.",
    "routine-ended": "{thing} is offered no more, from {day} on. What was planned from it stays.",
    "opportunity-edited": "Edited {thing} of {day}.",
    "activity-edited": "Edited {thing} of {day}.",
    "before-kept": "Kept how it is before {thing}. `valuetrack check-in {short}` says how it went.",
    "reflection-kept": "Kept your reflection for {day} ({short}).",
    "reflection-edited": "Edited your reflection of {day} ({short}).",
    "note-kept": "Kept your note for {day} ({short}).",
    "note-edited": "Edited your note of {day} ({short}).",
    "values-revisited": (
        "You looked through your values on {day}. You will be asked about them again in three months, on {again}."
    ),
    "contact-added": "Added {name} ({short}) to your contacts on {day}.",
    "contact-removed": "Removed {name} ({short}) from your contacts on {day}. " + UNDO,
    "option-chosen": 'Kept as your choice of {day}: "{option}" ({short}).',
    "note-written": "Wrote the note to {path}.",
    "notebook-exported": "Wrote the whole notebook to {path}. Whoever has that can read it.",
}
LONGEST_NAMED = 60
FROM_OUTSIDE = (
    "That was not in your hands. It is all right to be sad or angry about it. "
    "When you like: look for another way, or do something about it with someone at your side."
)
NOT_CHOSEN = (
    "Good to know. What in it would you keep if nobody else had a say? To say it in other words: valuetrack edit-value"
)
KIND = "That is all right. Some days have no room for it."


class Words(Frozen):
    """A receipt in words.

    `message` says in one line what was done, with ids and days, `more` is a second line worth keeping, `nudges` are
    questions by their kind, `answer` is what meets what was entered, each time, `notes` are kind words, said once in a
    session, and `suggestion` is the next command, for a newcomer once.
    """

    message: str
    more: str | None = None
    nudges: tuple[tuple[str, str], ...] = ()
    answer: str | None = None
    notes: tuple[str, ...] = ()
    suggestion: str | None = None


def words(receipt: Receipt, say: Voice) -> Words:
    """What is said of a receipt."""
    if isinstance(receipt, Both):
        one, other = words(receipt.first, say), words(receipt.then, say)
        return Words(
            f"{one.message} {other.message}",
            one.more or other.more,
            (*one.nudges, *other.nudges),
            one.answer or other.answer,
            (*one.notes, *other.notes),
            one.suggestion or other.suggestion,
        )
    name = slug(type(receipt))
    if name in SAID:
        fields = {field: _said(field, thing, say) for field, thing in vars(receipt).items()}
        fields |= {"short": receipt.short, "thing": named(receipt.records[0], receipt.short) if receipt.records else ""}
        return Words(SAID[name].format_map(fields), nudges=nudged(receipt.nudges, say))
    name = name.replace("-", "_")
    say_it: Any = globals().get(name) or getattr(_words_of_its_noun(receipt), name)
    found: Words = say_it(receipt, say)
    return found


def _words_of_its_noun(receipt: Receipt) -> ModuleType:
    """The module in which the words of a noun stand that has one of its own."""
    return import_module(f"valuetrack.render.{type(receipt).__module__.rpartition('.')[2]}")


def _said(field: str, thing: object, say: Voice) -> object:
    if isinstance(thing, Week):
        return describe_week(thing)
    if isinstance(thing, date):
        return say.day(thing) if field == "day" else describe_day(thing)
    return thing


def named(record: Record, short: str) -> str:
    """What a person wrote, in their words, and the beginning of its id."""
    return f'"{shortened(text_of(record))}" ({short})'


def shortened(text: str) -> str:
    """The beginning of a text, where it is longer than a line can name."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_NAMED else f"{text[: LONGEST_NAMED - 3].rstrip()}..."


# What matters


def value_added(done: ValueAdded, say: Voice) -> Words:
    """A value that was named."""
    matters = ""
    if done.importance is not None:
        matters = say.either(f", importance {done.importance}", f". It matters {say.rating(done.importance)}")
    return Words(
        f"Added {done.name}, from {say.day(done.day)}{matters}.",
        nudges=nudged(done.nudges, say),
        answer=NOT_CHOSEN if done.chosen is False else None,
        suggestion=f'valuetrack plan-week "a small step" --value {shlex.quote(done.name)}' if done.is_first else None,
    )


def value_rated(done: ValueRated, say: Voice) -> Words:
    """A rating of how much a value matters, or that it was cleared."""
    day = say.day(done.day)
    if done.importance is None:
        return Words(f"{done.name}: cleared the rating of {day}.")
    until = (
        f", until {describe_day(done.until.day)}, when it is {say.rating(done.until.importance)}" if done.until else ""
    )
    matters = f"{done.name} matters {say.rating(done.importance)}, from {day}{until}."
    return Words(say.either(f"{done.name}: importance {done.importance} from {day}{until}.", matters))


def value_edited(done: ValueEdited, say: Voice) -> Words:
    """Other words for a value."""
    renamed = f"{done.before} is now {done.name}" if done.name != done.before else f"Reworded {done.name}"
    ends = [f"{describe_day(one.day)}, when {_reads(one)}" for one in sorted(done.until, key=lambda one: one.day)]
    until = f", until {listed(ends)}" if ends else ""
    return Words(f"{renamed}, from {say.day(done.day)}{until}.", nudges=nudged(done.nudges, say))


def _reads(one: WordsUntil) -> str:
    """What later words of a value say in a field."""
    if one.field == "chosen":
        return CHOICE[one.words]
    if one.field == "facets":
        return f"it looks like: {', '.join(one.words)}" if one.words else "nothing is said of what it looks like"
    return f"its {one.field} is {one.words}" if one.words else f"it has no {one.field}"


def value_tracked(done: ValueTracked, _say: Voice) -> Words:
    """What is asked around a step toward a value."""
    return Words(f"{done.name}: {asked_around(done.tracks)}")


# Weeks


def focus_set(done: FocusSet, _say: Voice) -> Words:
    """The focus of a week, or that it was cleared."""
    week = describe_week(done.week)
    return Words(f"Focus of {week}: {listed(done.focus)}." if done.focus else f"Cleared the focus of {week}.")


def week_rated(done: WeekRated, say: Voice) -> Words:
    """How a value was lived in a week, and how likely a step is."""
    said = lived_and_likely(done.lived, done.likely, say)
    said += ["a note"] if done.note else []
    return Words(f"{done.name}: {', '.join(said) or 'no rating'}, for {describe_week(done.week)}.")


# Actions


def action_planned(done: ActionPlanned, say: Voice) -> Words:
    """Actions that were planned, with the first of them as one if-then sentence."""
    first, short = done.records[0], done.shorts[0]
    both = zip(done.shorts, done.records, strict=True)
    days = ", ".join(f"{when_of(action, done.first_day)} ({one})" for one, action in both)
    return Words(
        f'Planned "{shortened(first.text)}" for {_serves(done.value, done.also)}: {days}.',
        more=if_then_of(first),
        nudges=nudged(done.nudges, say, first.confidence or 0, short),
        notes=(came_along(done.carried, say),) if done.carried >= OFTEN else (),
        suggestion=f"valuetrack check-in {short}" if done.is_first else None,
    )


def action_checked_in(done: ActionCheckedIn, say: Voice) -> Words:
    """How an action went, and where it was carried on to."""
    action, *copies = done.records
    short, *others = done.shorts
    went = action.outcome.said.capitalize() if action.outcome else "Open again"
    message = f"{went}: {named(action, short)}, {when_of(action, done.first_day)}."
    if done.day != action.day:
        message += f" Entered for {say.day(done.day)}."
    for copy, other in zip(copies, others, strict=True):
        message += f" Planned again for {when_of(copy, done.first_day)} ({other})."
    notes = (*_about_outcome(action, done, say), *_about_ladder(done.next_step))
    return Words(message, answer=_answer(action), notes=notes)


def _answer(action: Action) -> str | None:
    """What meets an action that was not for this time, or waits because of something from outside."""
    if action.taken or action.outcome is Outcome.LET_GO:
        return None
    if action.barrier_kind is BarrierKind.EXTERNAL:
        return FROM_OUTSIDE
    return KIND if action.outcome is Outcome.NOT_TAKEN else None


def _about_outcome(action: Action, done: ActionCheckedIn, say: Voice) -> Iterator[str]:
    is_carried = action.outcome is Outcome.CARRIED
    if action.taken:
        is_smaller = action.outcome is Outcome.SMALLER
        yield _toward(done.value, done.also) + (" A smaller version is a full step." if is_smaller else "")
        before, after = action.anxiety_before, action.anxiety_after
        if before is not None and after is not None and after >= before - 1:
            did = "You did it with the anxiety there."
            yield say.either(f"{before} before, {after} after. {did}", did)
        if action.reward:
            yield f"For afterwards you had planned: {' '.join(action.reward.split())}"
    elif is_carried and done.carried >= OFTEN:
        yield came_along(done.carried, say)
    elif is_carried and len(done.records) == 1:
        yield f"It can wait. To plan it again: valuetrack check-in {done.short} --outcome carried --to fri"


def _about_ladder(step: NextStep | None) -> Iterator[str]:
    if step is not None and step.stays is not None:
        yield STAYS[step.stays]
    elif step is not None:
        kind = "The next step" if step.is_harder else "An easier step"
        yield f"{kind} on this ladder, if you like: {' '.join(step.text.split())}"


def action_edited(done: ActionEdited, say: Voice) -> Words:
    """An action that was put right."""
    return Words(
        f"Edited {named(done.records[0], done.short)}, {when_of(done.records[0], done.first_day)}.",
        nudges=nudged(done.nudges, say),
    )


def action_moved(done: ActionMoved, _say: Voice) -> Words:
    """An action that moved within its week."""
    moved = done.records[0]
    return Words(f"Moved {named(moved, done.short)} to {when_of(moved, done.first_day)}.", answer=_answer(moved))


# Graded steps


def step_added(done: StepAdded, say: Voice) -> Words:
    """A rung that was put on a ladder."""
    step = named(done.records[0], done.short)
    hard = say.either(f"difficulty {done.difficulty}", say.rating(done.difficulty, HARD))
    return Words(
        f"Added {step} to the ladder of {done.value} on {describe_day(done.day)}, {hard}.",
        nudges=nudged(done.nudges, say),
        suggestion=f"valuetrack plan-week --step {done.short}" if done.is_first else None,
    )


# Opportunities


def opportunity_logged(done: OpportunityLogged, say: Voice) -> Words:
    """A moment that was noted, taken or not."""
    notes = (_toward(done.value, done.also),) if done.taken else ()
    answer = FROM_OUTSIDE if done.barrier_kind is BarrierKind.EXTERNAL and not done.taken else None
    how = "taken" if done.taken else "not this time"
    noted = (
        f"Noted {named(done.records[0], done.short)} for {say.day(done.day)}: {_serves(done.value, done.also)}, {how}."
    )
    return Words(noted, answer=answer, notes=notes)


# Activities


def activity_logged(done: ActivityLogged, say: Voice) -> Words:
    """Something that was done, with its value and how long it took, where that was said."""
    minutes = say.either(say.count(done.minutes, "minute"), "") if done.minutes is not None else ""
    beside = ", ".join(filter(None, (done.value, minutes)))
    return Words(f"Noted {named(done.records[0], done.short)} for {say.day(done.day)}{beside and f': {beside}'}.")


def _toward(value: str, also: str | None) -> str:
    return f"That was a step toward {_serves(value, also)}."


def _serves(value: str, also: str | None) -> str:
    return listed([value, also] if also else [value])


# Hard moments


def hard_moment_kept(done: HardMomentKept, say: Voice) -> Words:
    """What was kept of a hard moment; where it is a lot, with people who can be there."""
    people: list[str] = []
    if done.people is not None:
        from valuetrack.render.pages.contacts import support_text  # noqa: PLC0415 - where it is a lot

        people = support_text(done.people).split("\n\n")
    return Words(f"Saved for {say.day(done.day)} ({done.short}).", notes=tuple(people))


# Keeping going


def maintenance_plan_kept(done: MaintenancePlanKept, _say: Voice) -> Words:
    """Parts of the plan for hard times."""
    again = f" You will be asked about your values again on {describe_day(done.revisit)}." if done.revisit else ""
    return Words(f"Kept your maintenance plan on {describe_day(done.day)}.{again}")


# Comparisons


def comparison_kept(done: ComparisonKept, say: Voice) -> Words:
    """A comparison that was kept."""
    return Words(f"Kept {named(done.records[0], done.table.short)} for {say.day(done.table.day)}.")


def comparison_edited(done: ComparisonEdited, say: Voice) -> Words:
    """A comparison that was put right, with the choice where that was said anew."""
    choice = f'You chose: "{shortened(done.option)}".' if done.option is not None else "None is chosen (yet)."
    edited = f"Edited {named(done.records[0], done.short)} of {say.day(done.day)}."
    return Words(f"{edited} {choice}" if done.is_said else edited)


# What is known by its words


def words_renamed(done: WordsRenamed, say: Voice) -> Words:
    """Other words for a barrier, a goal or a side of a value."""
    entries = say.count(len(done.records), "entry", "entries")
    where = say.either(f", in {entries}", ", everywhere")
    return Words(f'"{shortened(done.before)}" is now "{shortened(done.now)}"{where}.')

"""Receipts in words: what a command that writes says, one function for each kind of receipt, named after it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from valuetrack.dates import describe_day, describe_week
from valuetrack.frozen import Frozen, slug
from valuetrack.model import Action, BarrierKind, Outcome, facts_of
from valuetrack.render.nudges import nudged
from valuetrack.render.voice import OFTEN, came_along, if_then, listed, when_of
from valuetrack.reports.receipt import Both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.voice import Voice
    from valuetrack.reports.actions import ActionCheckedIn, ActionEdited, ActionMoved, ActionPlanned
    from valuetrack.reports.changes import Counts, Deleted, Redone, Undone
    from valuetrack.reports.comparisons import ComparisonEdited, ComparisonKept
    from valuetrack.reports.contacts import ContactAdded, ContactRemoved
    from valuetrack.reports.hard_moments import HardMomentKept
    from valuetrack.reports.maintenance import MaintenancePlanKept, ValuesRevisited
    from valuetrack.reports.notes import NoteKept
    from valuetrack.reports.opportunities import OpportunityEdited, OpportunityLogged
    from valuetrack.reports.receipt import Receipt
    from valuetrack.reports.reflections import ReflectionEdited, ReflectionKept
    from valuetrack.reports.steps import NextStep, StepAdded, StepEdited, StepRestored, StepRetired
    from valuetrack.reports.therapist_note import NoteWritten
    from valuetrack.reports.values import ValueAdded, ValueArchived, ValueEdited, ValueRated, ValueRestored
    from valuetrack.reports.weeks import FocusSet, WeekRated, WeekResumed, WeekSetAside

_UNDO = "`valuetrack undo` brings it back."
OUTSIDE_CONTROL = (
    "That was outside your control. You could let it be sad, look for another way, or act on the barrier itself."
)


class Words(Frozen):
    """A receipt in words.

    `message` says in one line what was done, with ids and days, `more` is a second line worth keeping, `nudges` are
    questions by their kind, `notes` kind words, and `suggestion` is the next command, for a newcomer once.
    """

    message: str
    more: str | None = None
    nudges: tuple[tuple[str, str], ...] = ()
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
            (*one.notes, *other.notes),
            one.suggestion or other.suggestion,
        )
    say_it: Any = globals()[slug(type(receipt)).replace("-", "_")]
    found: Words = say_it(receipt, say)
    return found


# What matters


def value_added(done: ValueAdded, say: Voice) -> Words:
    """A value that was named."""
    matters = ""
    if done.importance is not None:
        matters = say.either(f", importance {done.importance}", f". It matters {say.rating(done.importance)}")
    return Words(
        f"Added {done.name}, from {describe_day(done.day)}{matters}.",
        nudges=nudged(done.nudges, say),
        suggestion=f'valuetrack plan-week "a small step" --value {shlex.quote(done.name)}' if done.is_first else None,
    )


def value_rated(done: ValueRated, say: Voice) -> Words:
    """A rating of how much a value matters, or that it was cleared."""
    day = describe_day(done.day)
    if done.importance is None:
        return Words(f"{done.name}: cleared the rating of {day}.")
    return Words(
        say.either(
            f"{done.name}: importance {done.importance} from {day}.",
            f"{done.name} matters {say.rating(done.importance)}, from {day}.",
        )
    )


def value_edited(done: ValueEdited, say: Voice) -> Words:
    """Other words for a value."""
    renamed = f"{done.before} is now {done.name}" if done.name != done.before else f"Reworded {done.name}"
    return Words(f"{renamed}, from {describe_day(done.day)}.", nudges=nudged(done.nudges, say))


def value_archived(done: ValueArchived, _say: Voice) -> Words:
    """A value that rests."""
    return Words(f"{done.name} rests from {describe_day(done.day)}. Nothing of it is lost.")


def value_restored(done: ValueRestored, _say: Voice) -> Words:
    """A value that is back."""
    return Words(f"{done.name} is back, from {describe_day(done.day)}.")


# Weeks


def focus_set(done: FocusSet, _say: Voice) -> Words:
    """The focus of a week, or that it was cleared."""
    week = describe_week(done.week)
    return Words(f"Focus of {week}: {listed(done.focus)}." if done.focus else f"Cleared the focus of {week}.")


def week_set_aside(done: WeekSetAside, _say: Voice) -> Words:
    """A week away."""
    return Words(f"Set aside {describe_week(done.week)}. Good to have time away.")


def week_resumed(done: WeekResumed, _say: Voice) -> Words:
    """A week that is taken up again."""
    return Words(f"Back in {describe_week(done.week)}.")


def week_rated(done: WeekRated, say: Voice) -> Words:
    """How a value was lived in a week, and how likely a step is."""
    ratings = (("lived", done.lived), ("likely", done.likely))
    said = ", ".join(f"{word} {say.rating(number)}" for word, number in ratings if number is not None)
    return Words(f"{done.name}: {said or 'no rating'}, for {describe_week(done.week)}.")


# Actions


def action_planned(done: ActionPlanned, say: Voice) -> Words:
    """Actions that were planned, with the first of them as one if-then sentence."""
    first, short = done.records[0], done.shorts[0]
    both = zip(done.shorts, done.records, strict=True)
    planned = ", ".join(f"{one} for {when_of(action, done.first_day)}" for one, action in both)
    return Words(
        f"Planned {planned} ({done.value}).",
        more=if_then(first.text, first.cue, first.barrier, (first.coping, first.smaller)),
        nudges=nudged(done.nudges, say, first.confidence or 0, short),
        notes=(came_along(done.carried, say),) if done.carried >= OFTEN else (),
        suggestion=f"valuetrack check-in {short} --outcome done" if done.is_first else None,
    )


def action_checked_in(done: ActionCheckedIn, say: Voice) -> Words:
    """How an action went, and where it was carried on to."""
    action, *copies = done.records
    short, *others = done.shorts
    went = action.outcome.said.capitalize() if action.outcome else "Open again"
    day = describe_day(done.day)
    message = f"{went}: {short}, planned for {when_of(action, done.first_day)}. Entered for {day}."
    for copy, other in zip(copies, others, strict=True):
        message += f" Planned {other} for {when_of(copy, done.first_day)}."
    return Words(message, notes=(*_about_outcome(action, done, say), *_about_ladder(done.next_step)))


def _about_outcome(action: Action, done: ActionCheckedIn, say: Voice) -> Iterator[str]:
    is_carried = action.outcome is Outcome.CARRIED
    if action.taken:
        yield _toward(done.value)
        before, after = action.anxiety_before, action.anxiety_after
        if before is not None and after is not None and after >= before - 1:
            did = "You did it with the anxiety there."
            yield say.either(f"{before} before, {after} after. {did}", did)
    elif is_carried and done.carried >= OFTEN:
        yield came_along(done.carried, say)
    elif (is_carried or action.outcome is Outcome.NOT_TAKEN) and action.barrier_kind is BarrierKind.EXTERNAL:
        yield OUTSIDE_CONTROL
    elif is_carried and len(done.records) == 1:
        yield "It waits until you say when: --to DAY plans it again."
    elif action.outcome is Outcome.NOT_TAKEN and not action.got_in_way:
        yield str(facts_of(Action)["got_in_way"].question)


def _about_ladder(step: NextStep | None) -> Iterator[str]:
    if step is not None:
        kind = "The next step" if step.is_harder else "An easier step"
        yield f"{kind} on this ladder, when you like: {' '.join(step.text.split())}"


def action_moved(done: ActionMoved, _say: Voice) -> Words:
    """An action that moved within its week."""
    return Words(f"Moved {done.short} to {when_of(done.records[0], done.first_day)}.")


def action_edited(done: ActionEdited, say: Voice) -> Words:
    """An action that was put right."""
    return Words(f"Edited action {done.short}.", nudges=nudged(done.nudges, say))


# Graded steps


def step_added(done: StepAdded, say: Voice) -> Words:
    """A rung that was put on a ladder."""
    hard = say.either(f"difficulty {done.difficulty}", f"difficult: {say.rating(done.difficulty)}")
    return Words(
        f"Added step {done.short} to the ladder of {done.value} on {describe_day(done.day)}, {hard}.",
        nudges=nudged(done.nudges, say),
        suggestion=f"valuetrack plan-week --step {done.short}" if done.is_first else None,
    )


def step_edited(done: StepEdited, say: Voice) -> Words:
    """A rung that was put right."""
    return Words(f"Edited step {done.short}.", nudges=nudged(done.nudges, say))


def step_retired(done: StepRetired, _say: Voice) -> Words:
    """A rung that is not offered any more."""
    return Words(
        f"Step {done.short} is retired from {describe_day(done.day)}. "
        f"`valuetrack edit-step {done.short} --restore` brings it back."
    )


def step_restored(done: StepRestored, _say: Voice) -> Words:
    """A rung that is offered again."""
    return Words(f"Step {done.short} is back on the ladder, from {describe_day(done.day)}.")


# Opportunities


def opportunity_logged(done: OpportunityLogged, _say: Voice) -> Words:
    """A moment that was noted, taken or not."""
    notes: tuple[str, ...] = ()
    if done.taken:
        notes = (_toward(done.value),)
    elif done.barrier_kind is BarrierKind.EXTERNAL:
        notes = (OUTSIDE_CONTROL,)
    how = "taken" if done.taken else "not this time"
    return Words(f"Noted {done.short} for {describe_day(done.day)}: {done.value}, {how}.", notes=notes)


def opportunity_edited(done: OpportunityEdited, _say: Voice) -> Words:
    """An opportunity that was put right."""
    return Words(f"Edited opportunity {done.short}.")


def _toward(value: str) -> str:
    return f"That was a step toward {value}."


# Reflections


def reflection_kept(done: ReflectionKept, _say: Voice) -> Words:
    """A reflection that was kept."""
    return Words(f"Kept reflection {done.short} for {describe_day(done.day)}.")


def reflection_edited(done: ReflectionEdited, _say: Voice) -> Words:
    """A reflection that was put right."""
    return Words(f"Edited reflection {done.short}.")


# Keeping going


def maintenance_plan_kept(done: MaintenancePlanKept, _say: Voice) -> Words:
    """Parts of the plan for hard times."""
    again = f" Your values come up again on {describe_day(done.revisit)}." if done.revisit else ""
    return Words(f"Kept your maintenance plan on {describe_day(done.day)}.{again}")


def values_revisited(done: ValuesRevisited, _say: Voice) -> Words:
    """That the values were looked through."""
    return Words(
        f"You looked through your values on {describe_day(done.day)}. "
        f"They come up again in three months, on {describe_day(done.again)}."
    )


# Contacts


def contact_added(done: ContactAdded, _say: Voice) -> Words:
    """Somebody to reach on a hard day."""
    return Words(f"Added contact {done.short} on {describe_day(done.day)}: {done.name}.")


def contact_removed(done: ContactRemoved, _say: Voice) -> Words:
    """A contact that was taken out."""
    return Words(f"Removed contact {done.short} on {describe_day(done.day)}. {_UNDO}")


# Comparisons


def comparison_kept(done: ComparisonKept, _say: Voice) -> Words:
    """A comparison that was kept."""
    return Words(f"Kept comparison {done.table.short} of {describe_day(done.table.day)}.")


def comparison_edited(done: ComparisonEdited, _say: Voice) -> Words:
    """A comparison that was put right."""
    return Words(f"Edited comparison {done.short}.")


# Changes


def deleted(done: Deleted, _say: Voice) -> Words:
    """A record that was taken out."""
    return Words(f"Deleted {done.kind} {done.short}. {_UNDO}")


def undone(done: Undone, say: Voice) -> Words:
    """A command that was taken back."""
    return Words(f"Took back: {done.command} ({', '.join(counted(done.changed, say))}).")


def redone(done: Redone, say: Voice) -> Words:
    """A command that was brought back."""
    return Words(f"Brought back: {done.command} ({', '.join(counted(done.changed, say))}).")


def counted(counts: Counts, say: Voice) -> Iterator[str]:
    """How many records of each kind, as in ``2 actions``; in words, the kinds alone."""
    for kind, number in counts:
        name = {"check_in": "note", "maintenance": "maintenance plan"}.get(kind, kind.replace("_", " "))
        yield say.either(say.count(number, name), name)


# The note for a therapist


def note_written(done: NoteWritten, _say: Voice) -> Words:
    """A note that was written into a file."""
    return Words(f"Wrote the note to {done.path}.")


# Hard moments


def hard_moment_kept(done: HardMomentKept, _say: Voice) -> Words:
    """What was kept of a hard moment; where it is a lot, with people who can be there."""
    people: list[str] = []
    if done.people is not None:
        from valuetrack.render.pages.contacts import support_text  # noqa: PLC0415 - where it is a lot

        people = support_text(done.people, sources=False).split("\n\n")
    return Words(f"Kept hard moment {done.short} for {describe_day(done.day)}.", notes=tuple(people))


# Notes of a day


def note_kept(done: NoteKept, _say: Voice) -> Words:
    """A note that was kept."""
    return Words(f"Kept note {done.short} for {describe_day(done.day)}.")

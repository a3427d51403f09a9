"""The journal in words: entries of every kind, the newest first, and one of them whole with its history."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from valuetrack.dates import describe_day
from valuetrack.model import SCALES, Action, Choice, Comparison, EntryKind, Outcome, facts_of
from valuetrack.render.page import Column, Heading, Items, Listing, Page, Table, section
from valuetrack.render.pages.actions import HELPS, ON_CARD, card
from valuetrack.render.safe import one_line
from valuetrack.render.voice import how_it_went

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from valuetrack.model import OptionLeaning, Record
    from valuetrack.render.voice import Voice
    from valuetrack.reports.journal import EntryStory, Journal, JournalEntry, Version

# So much of a text a list shows at a terminal; `show` has all of it.
_ENOUGH = 200
_LABELS = {
    "text": "what",
    "value_id": "value",
    "at": "time",
    "coping": "how to meet it",
    "smaller": "smaller version",
    "cue": "reminder",
    "goal": "treatment goal",
    "with_whom": "with",
    "belief": "what was expected",
    "belief_before": "believed before",
    "belief_after": "believed after",
    "result": "what happened then",
    "alternative": "another way to see it",
    "outcome": "how it went",
    "outcome_day": "entered for",
    "got_in_way": "what got in the way",
    "barrier_kind": "from inside or outside",
    "barrier_source": "what it was about",
    "barrier_came": "what was expected got in the way",
    "coping_tried": "tried what was thought of",
    "acts_on": "meant to change",
    "energy": "energy afterwards",
    "leads": "where it led",
    "relief": "relief now",
    "cost": "cost later",
    "step_id": "step",
    "rate": "to rate afterwards",
    "happened": "what happened",
    "common_humanity": "who else knows this",
    "kind_words": "to a friend",
    "intensity": "how strong",
    "room": "room to go on",
    "retired": "not offered from",
    "routine_id": "routine",
    "rule": "comes back",
    "start": "from",
    "planned_minutes": "minutes planned",
    "paused": "it rests",
    "reach": "how to reach them",
    "stressors": "what may lie ahead",
    "people": "who is good to have near",
    "revisit": "values come up again",
    "revisited": "values looked through",
}
# Of these a list shows each text; of all else the first.
_OF_SEVERAL_TEXTS = (EntryKind.REFLECTION, EntryKind.HARD_MOMENT, EntryKind.PLAN, EntryKind.COMPARISON)
_KEPT_BY_THE_STORE = {"id", "entry", "created_at", "updated_at"}


def journal(report: Journal, say: Voice) -> Listing:
    """The entries, one a row."""
    columns = (Column("id"), Column("day"), Column("kind"), Column("Value", wide=True), Column("what", wide=True))
    rows = tuple(
        (one.short, _when(one), one.kind.said, one.value or "", _went(one), "\n".join((one.text, *one.more)))
        for one in report.entries
    )
    shown = tuple((one.short, _when(one), one.kind.said, one.value or "", _what(one)) for one in report.entries)
    blocks = (Heading(f"What you wrote, {_range(report)}"), Table(columns, shown))
    return Listing(Table((*columns[:4], Column("how it went"), columns[4]), rows), _remark(report, say), blocks)


def _range(report: Journal) -> str:
    return " to ".join(describe_day(day) for day in (report.start, report.end) if day is not None)


def _remark(report: Journal, say: Voice) -> str:
    if report.more:
        older = say.either("is older" if report.more == 1 else "are older", "are older")
        return f"{say.count(report.more, 'entry', 'entries', some='Some')} {older}; --all shows all."
    if report.entries:
        return ""
    if report.narrowed:
        return "Nothing that you wrote fits. `valuetrack journal` shows the latest of all."
    return (
        "Nothing is written yet. `valuetrack log-opportunity` notes a moment, `valuetrack check-in --note` a thought."
    )


def _when(one: JournalEntry) -> str:
    return f"week of {describe_day(one.day)}" if one.any_day else describe_day(one.day)


def _went(one: JournalEntry) -> str:
    if one.kind is EntryKind.OPPORTUNITY and one.outcome is Outcome.DONE:
        return "taken"
    return how_it_went(one.outcome) if one.outcome or one.kind is EntryKind.ACTION else ""


def _what(one: JournalEntry) -> str:
    """The texts of an entry, as far as a list shows them, and how it went."""
    more = one.more if one.kind in _OF_SEVERAL_TEXTS else ()
    text = " / ".join(one_line(text) for text in (one.text, *more))
    if len(text) > _ENOUGH:
        text = text[:_ENOUGH].rstrip() + "..."
    went = _went(one)
    return f"{text} ({went})" if went else text


def to_choose_from(entries: Sequence[JournalEntry]) -> Iterator[str]:
    """Entries to choose from, a line each, with the id to type."""
    wide = max(len(one.short) for one in entries)
    for one in entries:
        value = f" ({one.value})" if one.value else ""
        yield f"{one.short:<{wide}}  {_when(one)}, {one.kind.said}: {_what(one)}{value}"


# One entry whole


def entry_story(report: EntryStory, say: Voice) -> Page:
    """Every field that says something, where options lead, and what was changed when."""
    names = {one.id: f"{one.short} ({one_line(one.text)})" if one.short else one.text for one in report.referred}
    record: Any = report.record
    kind = report.kind.replace("-", " ")
    head = Heading(f"{kind[0].upper()}{kind[1:]} {report.short}")
    fields = tuple(f"{label}: {said}" for label, said in _fields(record, names, say))
    plan = card(report.card, say) if report.card is not None else ()
    parts = tuple(_leads(one, record, names) for one in report.parts) if isinstance(record, Comparison) else ()
    history = (_version(one, type(record), names, say) for one in report.history)
    more = (*section(HELPS, plan), *section("Where the options lead", parts), *section("History", history))
    return Page((head, Items(fields), *more))


def _fields(record: Record, names: Mapping[str, str], say: Voice) -> Iterator[tuple[str, str]]:
    """What each field says, in words: what was planned or noticed first, then how it went. A card says its own."""
    facts = facts_of(type(record))
    order = sorted(facts, key=lambda name: (facts[name].part == "outcome", name not in ("text", "outcome")))
    for name in order:
        if name not in _KEPT_BY_THE_STORE and not (isinstance(record, Action) and name in ON_CARD):
            said = _said(type(record), name, getattr(record, name), names, say)
            if said:
                yield label(name), said


def label(name: str) -> str:
    """How a field is called for people."""
    return _LABELS.get(name, name.replace("_", " "))


def _said(kind: type[Record], name: str, value: Any, names: Mapping[str, str], say: Voice) -> str:
    """What a field says, in words; empty where it says nothing."""
    known = facts_of(kind)[name]
    if value is None or value == () or (value is False and known.default is False):
        return ""
    if known.kind in SCALES:
        if known.kind == "minutes":
            return say.either(str(value), "")
        return say.of_100(value) if known.kind == "strength" else say.of_ten(value, known.words)
    if name == "rule":
        from valuetrack.render.routines import how_often  # noqa: PLC0415 - a routine alone

        return how_often(value)
    if known.kind == "reference":
        return names.get(value, "one that is not here any more")
    if known.kind == "texts":
        return "; ".join(one_line(one) for one in value)
    if known.kind == "truth":
        return "yes" if value else "no"
    return _written(value)


def _written(value: object) -> str:
    """A choice, a time, a day or a text, as people read it."""
    if isinstance(value, Choice):
        return value.said
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return describe_day(value)
    return str(value)


def _leads(one: Any, record: Comparison, names: Mapping[str, str]) -> str:
    part: OptionLeaning = one
    return f"{one_line(record.options[part.option])}: {part.leaning.said}, seen from {names[part.value_id]}"


def _version(version: Version, kind: type[Record], names: Mapping[str, str], say: Voice) -> str:
    """What a change did, with what stood there before."""
    said = [f"{describe_day(version.day)}, {version.command}"]
    for one in version.changes:
        before, after = (_said(kind, one.field, value, names, say) for value in (one.before, one.after))
        if before and after:
            said.append(f"{label(one.field)}: {after} (before: {before})")
        elif before or after:
            said.append(f"{label(one.field)}: {after or f'cleared (before: {before})'}")
    return "\n".join(said)

"""What may stand in a note for a therapist, in specific words.

Counts up to twelve are words, ratings are figures on their scale; where ratings are to be words alone, there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.dates import describe_day
from valuetrack.model import HOW_MUCH, Action, Opportunity, Outcome, Reflection, ReflectionKind
from valuetrack.render import note_clauses as clauses
from valuetrack.render.note_clauses import capital, in_the_way, plain, quoted, quoted_list
from valuetrack.render.voice import NOT_FILLED_IN, Voice
from valuetrack.reports.therapist_note import ACTIONS, KINDS, NoteItem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from valuetrack.model import FiveWords
    from valuetrack.reports.therapist_note import Kind, NoteRecords

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def in_words(number: int) -> str:
    """A number from 0 on; as a word up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


class NoteVoice(Voice):
    """The one who speaks in a note: ratings are figures on their scale, with `words_only` the words for them."""

    def of_ten(self, number: float, words: FiveWords = HOW_MUCH) -> str:
        """A rating, 0 to 10, with its scale."""
        return self.either(f"{number:g}/10", self.rating(number, words))

    def strength(self, number: int) -> str:
        """How strongly a belief is held, 0 to 100."""
        return self.either(f"{number}/100", super().strength(number))


def note_items(records: NoteRecords, say: NoteVoice) -> tuple[NoteItem, ...]:
    """What may stand in a note, kind by kind; nothing of it is in yet."""
    names = names_of(records)
    found = [
        *values_and_goals(records),
        *_actions(records.actions, names, say),
        *_opportunities(records, names, say),
        *_each("notes", (f"Client's note, {describe_day(one.day)}: {quoted(one.note)}." for one in records.check_ins)),
        *(NoteItem(_kind_of(one), _reflection(one, say)) for one in records.reflections),
        *(item for one in records.coming for item in next_step(one, records, say)),
        *_each(
            "contacts", (f"To reach on a hard day: {quoted_list((one.name, one.reach))}." for one in records.contacts)
        ),
    ]
    return tuple(sorted(found, key=lambda item: KINDS.index(item.kind)))


def names_of(records: NoteRecords) -> dict[str, str]:
    """The name of each value, by its id, on the last day that a note is about."""
    return {life.id: plain(life.name_on(records.last)) for life in records.lives}


def values_and_goals(records: NoteRecords) -> Iterator[NoteItem]:
    """The values of what is in the records, and the treatment goals that it serves."""
    yield from _each("values", _values(records))
    yield from _each("goals", goals_of(records).values())


def _each(kind: Kind, texts: Iterable[str]) -> Iterator[NoteItem]:
    return (NoteItem(kind, text) for text in texts)


def _values(records: NoteRecords) -> Iterator[str]:
    happened: tuple[Action | Opportunity, ...] = (*records.actions, *records.opportunities, *records.coming)
    touched = {one.value_id for one in happened}
    for words in (life.wording_on(records.last) for life in records.lives if life.id in touched):
        yield f"Named value: {plain(words.name)}{f', {quoted(words.meaning)}' if words.meaning else ''}."


def goals_of(records: NoteRecords) -> dict[str, str]:
    """The sentence on each treatment goal that an action serves, with the values of those actions."""
    names = names_of(records)
    values: dict[str, dict[str, None]] = {}
    for one in (*records.actions, *records.coming):
        if one.goal:
            values.setdefault(plain(one.goal), {})[names[one.value_id]] = None
    return {goal: f"Treatment goal: {quoted(goal)} (values: {', '.join(values[goal])})." for goal in values}


def _actions(actions: Sequence[Action], names: Mapping[str, str], say: NoteVoice) -> Iterator[NoteItem]:
    if count := count_of(actions, say):
        yield NoteItem(ACTIONS, count)
    for one in actions:
        yield NoteItem(ACTIONS, clauses.taken_or_not(one, names), about=one.id)
        yield from joined(one.id, clauses.about(one, names), clauses.of_action(one, say))


def _opportunities(records: NoteRecords, names: Mapping[str, str], say: NoteVoice) -> Iterator[NoteItem]:
    planned = {one.id: one.text for one in records.actions}
    for one in records.opportunities:
        yield NoteItem("opportunities", clauses.noted(one, names, planned), about=one.id)
        yield from joined(one.id, clauses.about(one, names), clauses.of_opportunity(one, names, say))


def next_step(one: Action, records: NoteRecords, say: NoteVoice) -> Iterator[NoteItem]:
    """What is planned next, and what else was thought of when it was planned."""
    names = names_of(records)
    tracks = next(life.value.tracks for life in records.lives if life.id == one.value_id)
    yield NoteItem("next", clauses.coming(one, names, tracks, say), about=one.id)
    details: list[tuple[Kind, str]] = [("next", said) for _, said in clauses.of_plan(one, say)]
    yield from joined(one.id, clauses.about(one, names), details)


def joined(one: str, name: str, said: Iterable[tuple[Kind, str]]) -> Iterator[NoteItem]:
    """The clauses about a record, each as it stands alone and as it is joined to the sentence on the record."""
    for kind, clause in said:
        yield NoteItem(kind, f"{name}: {clause}.", about=one, joined=f"{capital(clause)}.")


def count_of(actions: Sequence[Action], say: NoteVoice, named: Collection[str | None] = ()) -> str:
    """The sentence that counts the actions of some days (rule R8), part by part; empty where nothing is counted.

    A part has what got in the way of those of its actions whose ids are `named`.
    """
    counted = [one for one in actions if scoring.is_counted(one) and one.outcome is not Outcome.LET_GO]
    if not counted:
        return ""
    if len(counted) == 1:
        how = "taken" if counted[0].taken else _went(counted[0].outcome)
        comma = "," if counted[0].outcome is None else ""
        parts = [(f"{say.either('one', 'a')} planned action{comma} {how}", counted)]
    elif scoring.count_outcome(counted, None) == len(counted):
        parts = [(f"{_some(len(counted), say)} planned actions, {_went(None)}", [])]
    else:
        parts = [(_taken(scoring.count_taken(counted), len(counted), say), [])]
        for outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED, None):
            group = [one for one in counted if one.outcome is outcome]
            parts += [(f"{_some(len(group), say)} {_went(outcome)}", group)] if group else []
    said = "; ".join(text + _client_reports(one for one in group if one.id in named) for text, group in parts)
    return f"{capital(said)}."


def _client_reports(actions: Iterable[Action]) -> str:
    named = "; ".join(map(in_the_way, actions))
    return f" (client reports: {named})" if named else ""


def _some(number: int, say: NoteVoice) -> str:
    return say.either(in_words(number), "some")


def _taken(taken: int, planned: int, say: NoteVoice) -> str:
    if not taken:
        return say.either(f"none of {in_words(planned)} planned actions taken", "no planned action taken")
    some = "all" if taken == planned else "some"
    return f"{say.either(f'{in_words(taken)} of {in_words(planned)}', some)} planned actions taken"


def _went(outcome: Outcome | None) -> str:
    if outcome is None:
        return NOT_FILLED_IN
    return "not taken" if outcome is Outcome.NOT_TAKEN else outcome.said


def _kind_of(one: Reflection) -> Kind:
    return "intense-moments" if one.kind is ReflectionKind.INTENSE_MOMENT else "reflections"


def _reflection(one: Reflection, say: NoteVoice) -> str:
    """A reflection in the person's words; of a hard moment, how strong it was."""
    texts = [text for text in (one.happened, one.common_humanity, one.kind_words, one.learned) if text]
    occasion = "Hard moment" if one.kind is ReflectionKind.INTENSE_MOMENT else f"Reflection, {one.kind.said}"
    sure = (
        f", intensity {say.of_ten(one.intensity, clauses.words_of(one, 'intensity'))}"
        if one.intensity is not None
        else ""
    )
    said = f": {quoted_list(texts)}" if texts else ""
    return f"{occasion}, {describe_day(one.day)}{sure}{said}."

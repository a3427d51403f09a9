"""What may stand in a note for a therapist, in specific words.

Counts and ratings up to twelve are words; where ratings are to be words alone, counts are left out too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.dates import describe_day
from valuetrack.model import HOW_MUCH, Action, BarrierKind, Opportunity, Outcome, Reflection, ReflectionKind, facts_of
from valuetrack.render.voice import Voice
from valuetrack.reports.therapist_note import ACTIONS, BARRIERS, NoteItem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from valuetrack.model import FiveWords, Happened, Record
    from valuetrack.reports.therapist_note import Kind, NoteRecords

_REPORTS = "reports:"
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def in_words(number: float) -> str:
    """A number from 0 on; a whole one as a word up to twelve."""
    return _NUMBERS[int(number)] if number < len(_NUMBERS) else f"{number:g}"


class NoteVoice(Voice):
    """The one who speaks in a note: numbers are words up to twelve, with `words_only` the words for ratings alone."""

    def rating(self, number: float | None, words: FiveWords = HOW_MUCH) -> str:
        """A rating, 0 to 10."""
        return super().rating(number, words) if self.words_only or number is None else in_words(number)

    def of_ten(self, number: float, words: FiveWords = HOW_MUCH) -> str:
        """A rating, 0 to 10, with its scale."""
        return self.either(f"{in_words(number)} of ten", self.rating(number, words))

    def strength(self, number: int) -> str:
        """How strongly a belief is held, 0 to 100."""
        return self.either(f"{in_words(number)} of 100", super().strength(number))


def note_items(records: NoteRecords, say: NoteVoice) -> tuple[NoteItem, ...]:
    """What may stand in a note, kind by kind; what was done is included, and nothing else."""
    actions, reflections = records.actions, records.reflections
    names = {life.id: life.name_on(records.last) for life in records.lives}
    happened: tuple[Action | Opportunity, ...] = (*actions, *records.opportunities)
    goals = dict.fromkeys(_plain(one.goal) for one in (*actions, *records.coming) if one.goal)
    before: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("values", _values(records)),
        ("goals", (f"Treatment goal: {_quoted(goal)}." for goal in goals)),
    )
    after: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("confidence", (_confidence(one, say) for one in actions)),
        ("ratings", (_ratings(one, say) for one in happened)),
        ("beliefs", (_belief(one, say) for one in actions)),
        ("happened", (f"What happened in {_name(one)}: {_quoted(one.result)}." for one in actions if one.result)),
        ("helped", (f"What helped with {_name(one)}: {_listed(one.helped)}." for one in happened if one.helped)),
        ("learned", (f"Learned from {_name(one)}: {_quoted(one.learned)}." for one in happened if one.learned)),
        ("opportunities", (_opportunity(one, names[one.value_id]) for one in records.opportunities)),
        ("notes", (f"Client's note, {describe_day(one.day)}: {_quoted(one.note)}." for one in records.check_ins)),
        ("reflections", (_reflection(one, say) for one in reflections if not _is_intense(one))),
        ("intense-moments", (_reflection(one, say) for one in reflections if _is_intense(one))),
        ("next", (f"Next, as planned by the client: {_planned(one)}." for one in records.coming)),
        ("contacts", (f"To reach on a hard day: {_listed((one.name, one.reach))}." for one in records.contacts)),
    )
    return (*_left_out(before), *_actions(actions, say), *_barriers(happened, names), *_left_out(after))


def _left_out(said: Iterable[tuple[Kind, Iterable[str]]]) -> Iterator[NoteItem]:
    return (NoteItem(kind, text, included=False) for kind, texts in said for text in texts if text)


def _values(records: NoteRecords) -> Iterator[str]:
    happened: tuple[Action | Opportunity, ...] = (*records.actions, *records.opportunities)
    touched = {one.value_id for one in happened}
    for words in (life.wording_on(records.last) for life in records.lives if life.id in touched):
        yield f"Named value: {words.name}{f', {_quoted(words.meaning)}' if words.meaning else ''}."


def _actions(actions: Sequence[Action], say: NoteVoice) -> Iterator[NoteItem]:
    if count := count_of(actions, say):
        yield NoteItem(ACTIONS, count, included=True)
    for one in actions:
        yield NoteItem(ACTIONS, f"{_planned(one)}: {_went(one.outcome)}.", included=True, about=one.id)


def _barriers(happened: Iterable[Action | Opportunity], names: Mapping[str, str]) -> Iterator[NoteItem]:
    for one in happened:
        what = _in_the_way(one)
        if what and isinstance(one, Opportunity) and not one.taken:
            noted = f"Moment noted (value: {_plain(names[one.value_id])}): {_quoted(one.text)}."
            said = f"{noted} Client recorded no step toward the value then; {_REPORTS} {what}."
            yield NoteItem(BARRIERS, said, included=False)
        elif what and isinstance(one, Action) and scoring.stayed_undone(one):
            said = f"Planned step {_name(one)} {_went(one.outcome)}; client {_REPORTS} {what}."
            yield NoteItem(BARRIERS, said, included=False, about=one.id)
        if one.hindered:
            yield NoteItem(BARRIERS, f"What made {_name(one)} harder: {_listed(one.hindered)}.", included=False)


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
    return f"{said[0].upper()}{said[1:]}."


def _client_reports(actions: Iterable[Action]) -> str:
    named = "; ".join(_in_the_way(one) for one in actions)
    return f" (client {_REPORTS} {named})" if named else ""


def _some(number: int, say: NoteVoice) -> str:
    return say.either(in_words(number), "some")


def _taken(taken: int, planned: int, say: NoteVoice) -> str:
    if not taken:
        return say.either(f"none of {in_words(planned)} planned actions taken", "no planned action taken")
    some = "all" if taken == planned else "some"
    return f"{say.either(f'{in_words(taken)} of {in_words(planned)}', some)} planned actions taken"


def _went(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not filled in yet"
    return "not taken" if outcome is Outcome.NOT_TAKEN else outcome.said


def _in_the_way(happened: Happened) -> str:
    """What got in the way, in the person's words; empty where they name nothing."""
    what = _quoted(happened.got_in_way) if happened.got_in_way else ""
    if happened.barrier_kind is not BarrierKind.EXTERNAL:
        return what
    return f"{what}, from outside" if what else "something from outside"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """The person's words; a full stop at their end would stand beside the one of the sentence."""
    said = _plain(text)
    return f'"{said if said.endswith("..") else said.removesuffix(".")}"'


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(map(_quoted, texts))


def _planned(action: Action) -> str:
    when = describe_day(action.day) if action.day else f"some time in the week from {describe_day(action.due)}"
    return f"{_quoted(action.text)}, {when}"


def _name(happened: Action | Opportunity) -> str:
    return f"{'' if isinstance(happened, Action) else 'the moment '}{_quoted(happened.text)}"


def _opportunity(one: Opportunity, value: str) -> str:
    """A moment and whether there was a step in it; what is quoted may be the very thing that was not wanted."""
    noted = f"Moment noted, {describe_day(one.day)} ({_plain(value)}): {_quoted(one.text)}"
    return f"{noted}; step toward it: {'yes' if one.taken else 'no'}."


def _confidence(action: Action, say: NoteVoice) -> str:
    if action.confidence is None:
        return ""
    sure = say.of_ten(action.confidence, _words(action, "confidence"))
    return f"Confidence at planning, {_quoted(action.text)}: {sure}."


def _ratings(happened: Action | Opportunity, say: NoteVoice) -> str:
    """Anxiety and mood before and after (rule R15), effort and enjoyment; empty where nothing is rated."""
    parts = []
    for what in ("anxiety", "mood"):
        pair = {when: getattr(happened, f"{what}_{when}") for when in ("before", "after")}
        words = _words(happened, f"{what}_before")
        said = [f"{say.rating(number, words)} {when}" for when, number in pair.items() if number is not None]
        parts += [f"{what} {' and '.join(said)}"] if said else []
    once = {"effort": happened.effort, "enjoyment": happened.enjoyment}
    rated = ((what, number) for what, number in once.items() if number is not None)
    parts += [f"{what} {say.rating(number, _words(happened, what))}" for what, number in rated]
    scale = say.either(" (zero to ten)", "")
    return f"Client's ratings{scale} for {_name(happened)}: {', '.join(parts)}." if parts else ""


def _belief(action: Action, say: NoteVoice) -> str:
    if action.belief is None:
        return ""
    pair = (("before", action.belief_before), ("after", action.belief_after))
    said = [f"{say.strength(number)} {when}" for when, number in pair if number is not None]
    strength = f", believed {' and '.join(said)}" if said else ""
    kinder = f" A kinder way to see it: {_quoted(action.alternative)}." if action.alternative else ""
    tried = "Belief tried out" if action.taken else "Belief to be tried out"
    return f"{tried} in {_quoted(action.text)}: {_quoted(action.belief)}{strength}.{kinder}"


def _words(record: Record, field: str) -> FiveWords:
    """The words of a rating's scale."""
    return facts_of(type(record))[field].words


def _is_intense(one: Reflection) -> bool:
    return one.kind is ReflectionKind.INTENSE_MOMENT


def _reflection(one: Reflection, say: NoteVoice) -> str:
    """A reflection in the person's words; of a hard moment, how strong it was."""
    texts = [text for text in (one.happened, one.common_humanity, one.kind_words, one.learned) if text]
    occasion = "Hard moment" if _is_intense(one) else f"Reflection, {one.kind.said}"
    strong = f", intensity {say.of_ten(one.intensity, _words(one, 'intensity'))}" if one.intensity is not None else ""
    said = f": {_listed(texts)}" if texts else ""
    return f"{occasion}, {describe_day(one.day)}{strong}{said}."

"""From the records of some days to what may stand in a note about them, in specific words.

Counts and ratings up to twelve are words; where ratings are to be words alone, counts are left out too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.dates import describe_day
from valuetrack.frozen import Frozen
from valuetrack.model import Action, BarrierKind, Happened, Opportunity, Outcome, Reflection, ReflectionKind
from valuetrack.reports.note import ACTIONS, BARRIERS, NoteItem, Tally, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from valuetrack.model import CheckIn, Contact, ValueLife
    from valuetrack.reports.note import Kind

_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_OUTCOMES = {
    Outcome.DONE: "done",
    Outcome.SMALLER: "smaller version done",
    Outcome.NOT_TAKEN: "not taken",
    Outcome.CARRIED: "carried on",
    Outcome.LET_GO: "let go",
    None: "not recorded (yet)",
}
_COUNTED = ((Outcome.NOT_TAKEN, "not taken"), (Outcome.CARRIED, "carried on"), (None, "not recorded"))
_BEFORE_AND_AFTER = ("anxiety", "mood")
_RATED_ONCE = ("effort", "enjoyment")


class NoteData(Frozen):
    """The records from which a note is made: those of a span of days, what is open after it, and all contacts."""

    last: date
    lives: tuple[ValueLife, ...]
    actions: tuple[Action, ...]
    opportunities: tuple[Opportunity, ...]
    reflections: tuple[Reflection, ...]
    check_ins: tuple[CheckIn, ...]
    coming: tuple[Action, ...]
    contacts: tuple[Contact, ...]


class Wording(Frozen):
    """How numbers are said: as words and figures, or with `words_only` in the five words for ratings alone."""

    words_only: bool

    def rating(self, number: int) -> str:
        """A rating, 0 to 10."""
        return scoring.rating_word(number) if self.words_only else in_words(number)

    def of_ten(self, number: int) -> str:
        """A rating, 0 to 10, with its scale."""
        return self.rating(number) if self.words_only else f"{in_words(number)} of ten"

    def strength(self, number: int) -> str:
        """The strength of a belief, 0 to 100."""
        return scoring.strength_word(number) if self.words_only else f"{in_words(number)} of 100"

    def count(self, number: int) -> str:
        """A part of a count."""
        return "some" if self.words_only else in_words(number)


def in_words(number: int) -> str:
    """A whole number from 0 on, as a word up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def tallies(actions: Sequence[Action], say: Wording) -> tuple[Tally, ...]:
    """The sentence that counts the actions of some days (rule R8), part by part; none where nothing is counted."""
    counted = [action for action in actions if action.outcome is not Outcome.LET_GO]
    if len(counted) == 1:
        return (Tally(_one_action(counted[0], say), _named(counted)),)
    groups = [(word, [one for one in counted if one.outcome is outcome]) for outcome, word in _COUNTED]
    if not counted or len(groups[-1][1]) == len(counted):
        return (Tally(_none_recorded(len(counted), say)),) if counted else ()
    parts = [Tally(f"{say.count(len(group))} {word}", _named(group)) for word, group in groups if group]
    return (Tally(_taken(scoring.count_taken(counted), len(counted), say)), *parts)


def _one_action(action: Action, say: Wording) -> str:
    article = "a" if say.words_only else "one"
    if action.outcome is None:
        return f"{article} planned action, not recorded (yet)"
    return f"{article} planned action {'taken' if action.taken else _OUTCOMES[action.outcome]}"


def _none_recorded(planned: int, say: Wording) -> str:
    return f"{say.count(planned)} planned actions, none recorded (yet)"


def _taken(taken: int, planned: int, say: Wording) -> str:
    if not taken:
        return "no planned action taken" if say.words_only else f"none of {in_words(planned)} planned actions taken"
    if say.words_only:
        return f"{'all' if taken == planned else 'some'} planned actions taken"
    return f"{in_words(taken)} of {in_words(planned)} planned actions taken"


def _named(actions: Iterable[Action]) -> tuple[tuple[str, str], ...]:
    """What got in the way of actions, in the person's words."""
    return tuple((one.id, what) for one in actions if scoring.stayed_undone(one) and (what := _in_the_way(one)))


def _in_the_way(happened: Happened) -> str:
    is_outside = happened.barrier_kind is BarrierKind.EXTERNAL
    if happened.got_in_way:
        what = _plain(happened.got_in_way).rstrip(".;, ")
        return f"{what}, outside the client's control" if is_outside else what
    return "something outside the client's control" if is_outside else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    """The person's words; a full stop at their end would stand beside the one of the sentence."""
    said = _plain(text)
    return f'"{said if said.endswith("..") else said.removesuffix(".")}"'


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(_quoted(text) for text in texts)


def note_items(data: NoteData, counted: Sequence[Tally], say: Wording) -> tuple[NoteItem, ...]:
    """What may stand in a note, kind by kind; what was done is included, and nothing else."""
    happened: tuple[Action | Opportunity, ...] = (*data.actions, *data.opportunities)
    told: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("confidence", (_confidence(one, say) for one in data.actions)),
        ("ratings", (_ratings(one, say) for one in happened)),
        ("beliefs", (_belief(one, say) for one in data.actions)),
        ("happened", (f"What happened in {_name(one)}: {_quoted(one.result)}." for one in data.actions if one.result)),
        ("helped", (f"What helped with {_name(one)}: {_listed(one.helped)}." for one in happened if one.helped)),
        ("learned", (f"Learned from {_name(one)}: {_quoted(one.learned)}." for one in happened if one.learned)),
        ("opportunities", (_opportunity(one) for one in data.opportunities)),
        ("notes", (f"Client's note, {describe_day(one.day)}: {_quoted(one.note)}." for one in data.check_ins)),
        ("reflections", (_reflection(one, say) for one in data.reflections if not _is_intense(one))),
        ("intense-moments", (_reflection(one, say) for one in data.reflections if _is_intense(one))),
        ("next", (f"Next, as planned by the client: {_planned(one)}." for one in data.coming)),
        ("contacts", (f"To reach on a hard day: {_plain(one.name)}, {_plain(one.reach)}." for one in data.contacts)),
    )
    others = [NoteItem(kind, text, included=False) for kind, texts in told for text in texts if text]
    return (*_values(data), *_goals(data), *_actions(data.actions, counted), *_barriers(happened), *others)


def _values(data: NoteData) -> Iterator[NoteItem]:
    touched = {one.value_id for one in data.actions} | {one.value_id for one in data.opportunities}
    for life in data.lives:
        if life.id in touched:
            words = life.wording_on(data.last)
            meaning = f", {_quoted(words.meaning)}" if words.meaning else ""
            yield NoteItem("values", f"Named value: {words.name}{meaning}.", included=False)


def _goals(data: NoteData) -> Iterator[NoteItem]:
    goals = dict.fromkeys(_plain(one.goal) for one in (*data.actions, *data.coming) if one.goal)
    return (NoteItem("goals", f"Treatment goal: {_quoted(goal)}.", included=False) for goal in goals)


def _actions(actions: Iterable[Action], counted: Sequence[Tally]) -> Iterator[NoteItem]:
    if counted:
        yield NoteItem(ACTIONS, sentence(tally.text for tally in counted), included=True)
    for one in actions:
        yield NoteItem(ACTIONS, f"{_planned(one)}: {_OUTCOMES[one.outcome]}.", included=True, about=one.id)


def _planned(action: Action) -> str:
    when = describe_day(action.day) if action.day else f"some time in the week from {describe_day(action.due)}"
    return f"{_quoted(action.text)}, {when}"


def _name(happened: Action | Opportunity) -> str:
    return _quoted(happened.text) if isinstance(happened, Action) else f"the opportunity {_quoted(happened.text)}"


def _barriers(happened: Iterable[Action | Opportunity]) -> Iterator[NoteItem]:
    for one in happened:
        what = _in_the_way(one)
        if isinstance(one, Action):
            if what and scoring.stayed_undone(one):
                text = f"{_name(one)} {_OUTCOMES[one.outcome]}: client names {what}."
                yield NoteItem(BARRIERS, text, included=False, about=one.id)
        elif what and not one.taken:
            yield NoteItem(BARRIERS, f"Opportunity {_quoted(one.text)} not taken: client names {what}.", included=False)
        if one.hindered:
            yield NoteItem(BARRIERS, f"What made {_name(one)} harder: {_listed(one.hindered)}.", included=False)


def _confidence(action: Action, say: Wording) -> str:
    if action.confidence is None:
        return ""
    return f"Confidence at planning, {_quoted(action.text)}: {say.of_ten(action.confidence)}."


def _ratings(happened: Action | Opportunity, say: Wording) -> str:
    """Anxiety and mood before and after (rule R15), effort and enjoyment; empty where nothing is rated."""
    parts = []
    for what in _BEFORE_AND_AFTER:
        pair = {when: getattr(happened, f"{what}_{when}") for when in ("before", "after")}
        said = [f"{say.rating(number)} {when}" for when, number in pair.items() if number is not None]
        parts += [f"{what} {' and '.join(said)}"] if said else []
    once = {what: getattr(happened, what) for what in _RATED_ONCE}
    parts += [f"{what} {say.rating(number)}" for what, number in once.items() if number is not None]
    scale = "" if say.words_only else " (zero to ten)"
    return f"Client's ratings{scale} for {_name(happened)}: {', '.join(parts)}." if parts else ""


def _belief(action: Action, say: Wording) -> str:
    if action.belief is None:
        return ""
    pair = (("before", action.belief_before), ("after", action.belief_after))
    said = [f"{say.strength(number)} {when}" for when, number in pair if number is not None]
    strength = f", believed {' and '.join(said)}" if said else ""
    kinder = f" A kinder way to see it: {_quoted(action.alternative)}." if action.alternative else ""
    return f"Belief tried out in {_quoted(action.text)}: {_quoted(action.belief)}{strength}.{kinder}"


def _opportunity(one: Opportunity) -> str:
    return f"Opportunity {_quoted(one.text)}, {describe_day(one.day)}: {'taken' if one.taken else 'not taken'}."


def _is_intense(one: Reflection) -> bool:
    return one.kind is ReflectionKind.INTENSE_MOMENT


def _reflection(one: Reflection, say: Wording) -> str:
    """A reflection in the person's words; of an intense moment, how strong it was and whether there was room in it."""
    texts = [text for text in (one.happened, one.common_humanity, one.kind_words, one.learned) if text]
    occasion = "Intense moment" if _is_intense(one) else f"Reflection, {one.kind.replace('-', ' ')}"
    strong = f", intensity {say.of_ten(one.intensity)}" if one.intensity is not None else ""
    room = {True: ", with a little room in it", False: ", without room in it", None: ""}[one.room]
    said = f": {_listed(texts)}" if texts else ""
    return f"{occasion}, {describe_day(one.day)}{strong}{room}{said}."

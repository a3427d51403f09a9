"""What may stand in a note for a therapist, in specific words.

Counts up to twelve are words, ratings are figures on their scale; where ratings are to be words alone, there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack import scoring
from valuetrack.dates import describe_day
from valuetrack.model import HOW_MUCH, LIKELY, Action, Opportunity, Outcome, Reflection, ReflectionKind, Step, facts_of
from valuetrack.model.words import as_known
from valuetrack.render import note_clauses as clauses
from valuetrack.render.note_clauses import capital, in_the_way, plain, quoted, quoted_list
from valuetrack.render.routines import how_often
from valuetrack.render.voice import NOT_FILLED_IN, Voice, listed, plainly
from valuetrack.reports.therapist_note import ACTIONS, KINDS, NoteItem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from valuetrack.model import Activity, Comparison, FiveWords, Maintenance
    from valuetrack.reports.routines import RoutineLine
    from valuetrack.reports.steps import StepLine
    from valuetrack.reports.therapist_note import Kind, NoteRecords, NoteWeek, RatedValue

NAMED = "Named value: "
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
        *_each("discrepancy", (_rated_week(week, say) for week in records.weeks if week.rated)),
        *_actions(records.actions, names, say),
        *_each("ladder", _ladders(records.ladder, say)),
        *_opportunities(records, names, say),
        *_activities(records.activities, names, say),
        *_each("decisions", (_decision(one, records, names) for one in records.comparisons)),
        *_each("notes", (f"Client's note, {describe_day(one.day)}: {quoted(one.note)}." for one in records.check_ins)),
        *(NoteItem(_kind_of(one), _reflection(one, records, say)) for one in records.reflections),
        *(item for one in records.coming for item in next_step(one, records, say)),
        *_each("next", (_routine(one, say) for one in records.routines)),
        *_each("maintenance", _plan_for_hard_times(records.maintenance, records.last)),
        *_each(
            "contacts", (f"To reach on a hard day: {quoted_list((one.name, one.reach))}." for one in records.contacts)
        ),
    ]
    return tuple(sorted(found, key=lambda item: KINDS.index(item.kind)))


def names_of(records: NoteRecords) -> dict[str, str]:
    """The name of each value, by its id, on the last day that a note is about."""
    return {life.id: plain(life.name_on(records.last)) for life in records.lives}


def values_and_goals(records: NoteRecords, *, in_a_sentence: bool = False) -> Iterator[NoteItem]:
    """The values of what is in the records, each whole or in one sentence, and the treatment goals that it serves."""
    yield from _each("values", _values(records, in_a_sentence=in_a_sentence))
    yield from _each("goals", goals_of(records).values())


def _each(kind: Kind, texts: Iterable[str]) -> Iterator[NoteItem]:
    return (NoteItem(kind, text) for text in texts)


def _values(records: NoteRecords, *, in_a_sentence: bool) -> Iterator[str]:
    """The values toward which something was noted or planned, and those in focus, in the person's words for them."""
    happened: tuple[Action | Opportunity | Activity, ...] = (
        *records.actions,
        *records.opportunities,
        *records.activities,
        *records.coming,
    )
    touched = {one.value_id for one in happened} | {value for week in records.weeks for value in week.focus}
    for life in (life for life in records.lives if life.id in touched):
        words = life.wording_on(records.last)
        focus = [describe_day(week.span.start) for week in records.weeks if life.id in week.focus]
        weeks = f" (focus of the {'weeks' if focus[1:] else 'week'} from {', '.join(focus)})" if focus else ""
        meaning = f", {quoted(words.meaning)}" if words.meaning else ""
        if in_a_sentence:
            yield f"{NAMED}{plain(words.name)}{meaning}."
            continue
        looks = f" In daily life it looks like this: {quoted_list(words.facets)}." if words.facets else ""
        part = f" Part of life: {quoted(words.domain)}." if words.domain else ""
        own = "" if words.chosen is None else f" Their own choice: {'yes' if words.chosen else 'no'}."
        yield f"Named value{weeks}: {plain(words.name)}{meaning}.{part}{looks}{own}"


def _rated_week(week: NoteWeek, say: NoteVoice) -> str:
    """How a week was rated, value by value, and why it was so in the person's words."""
    span = f"{describe_day(week.span.start)} to {describe_day(week.span.end)}"
    rows = [f"{plain(one.value)} {', '.join(_rated(one, say))}" for one in week.rated if _rated(one, say)]
    notes = [f"On {plain(one.value)}, client noted {quoted(one.note)}." for one in week.rated if one.note]
    return " ".join([f"Week {span}{', client rated: ' if rows else ''}{'; '.join(rows)}.", *notes])


def _rated(one: RatedValue, say: NoteVoice) -> list[str]:
    said = []
    if one.importance is not None and one.lived is not None:
        said.append(say.either(f"importance {one.importance}/10", f"matters {say.rating(one.importance)}"))
    if one.lived is not None:
        said.append(f"lived {say.of_ten(one.lived)}")
    gap = scoring.discrepancy(one.importance, one.lived)
    if gap is not None:
        said[-1] += f" ({say.either(f'discrepancy {gap}, ', '')}{plainly(one.reading)})"
    if one.likely is not None:
        said.append(
            f"a small step in the next week {say.either(f'likely {one.likely}/10', say.rating(one.likely, LIKELY))}"
        )
    return said


def _ladders(rungs: Iterable[StepLine], say: NoteVoice) -> Iterator[str]:
    """The ladder of each value that has one, from the easiest step up."""
    hard = facts_of(Step)["difficulty"].words
    by_value: dict[str, list[str]] = {}
    for rung in rungs:
        said = [say.either(f"difficulty {rung.difficulty}/10", say.rating(rung.difficulty, hard))]
        times = "once" if rung.taken == 1 else say.times(rung.taken)
        said += [say.either(f"taken {times}", "taken")] if rung.taken else []
        said += ["on offer now"] if rung.on_offer else []
        by_value.setdefault(rung.value, []).append(f"{quoted(rung.text)} ({', '.join(said)})")
    return (f"Graded steps toward {plain(value)}: {'; '.join(said)}." for value, said in by_value.items())


def goals_of(records: NoteRecords) -> dict[str, str]:
    """The sentence on each treatment goal that an action serves, with the values of those actions, as it is known.

    It stands in the words in which it was written last.
    """
    names = names_of(records)
    values: dict[str, dict[str, None]] = {}
    written: dict[str, tuple[int, str]] = {}
    for one in (*records.actions, *records.coming):
        if one.goal:
            known = as_known(one.goal)
            values.setdefault(known, {})[names[one.value_id]] = None
            written[known] = max(written.get(known, (0, "")), (one.entry, one.goal))
    return {goal: f"Treatment goal: {quoted(written[goal][1])} (values: {', '.join(values[goal])})." for goal in values}


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


def _activities(activities: Sequence[Activity], names: Mapping[str, str], say: NoteVoice) -> Iterator[NoteItem]:
    for one in activities:
        yield NoteItem("activities", clauses.done(one, names), about=one.id)
        yield from joined(one.id, clauses.about(one, names), clauses.of_experience(one, say))


def _decision(one: Comparison, records: NoteRecords, names: Mapping[str, str]) -> str:
    """What was weighed, where each option leads as the person sees it, and which was chosen."""
    ways: dict[int, list[str]] = {place: [] for place, _ in enumerate(one.options)}
    for seen in records.leanings:
        if seen.comparison_id == one.id:
            ways[seen.option].append(clauses.leads_to(seen.leaning, names[seen.value_id]))
    led = [f" ({listed(said)})" if said else "" for said in ways.values()]
    options = [f"{quoted(text)}{way}" for text, way in zip(one.options, led, strict=True)]
    question = f", {quoted(one.question)}" if one.question else ""
    chosen = "no choice was made so far" if one.chosen is None else f"client chose {quoted(one.options[one.chosen])}"
    return f"Decision weighed, {describe_day(one.day)}{question}: {' or '.join(options)}; {chosen}."


def _routine(one: RoutineLine, say: NoteVoice) -> str:
    """What the person means to do again and again, and on which days."""
    parts = [f"Comes back, as planned by the client ({plain(one.value)}): {quoted(one.text)}, {how_often(one.rule)}"]
    parts += [f"at {one.at:%H:%M}"] if one.at else []
    parts += [f"for {one.planned_minutes} minutes"] if one.planned_minutes and not say.words_only else []
    parts += [f"from {describe_day(one.start)}{f' to {describe_day(one.until)}' if one.until else ''}"]
    parts += [f"smaller version: {quoted(one.smaller)}"] if one.smaller else []
    parts += ["it rests for now"] if one.paused else []
    return f"{', '.join(parts)}."


def _plan_for_hard_times(plan: Maintenance | None, last: date) -> Iterator[str]:
    """The parts that a plan for hard times has, and when the values are looked at again."""
    if plan is None:
        return
    parts = {
        "signs": plan.signs,
        "what could make the next weeks hard": plan.stressors,
        "a first step": plan.first_step,
        "good to have around": plan.people,
    }
    said = [f"{part}, {quoted(text)}" for part, text in parts.items() if text]
    said += [f"values to be looked at again on {describe_day(plan.revisit)}"] if plan.revisit else []
    said += (
        [f"values looked through last on {describe_day(plan.revisited)}"]
        if plan.revisited and plan.revisited <= last
        else []
    )
    if said:
        yield f"Client's plan for hard times: {'; '.join(said)}."


def next_step(one: Action, records: NoteRecords, say: NoteVoice) -> Iterator[NoteItem]:
    """What is planned next, and what else was thought of when it was planned."""
    names = names_of(records)
    tracks = next(life.value.tracks for life in records.lives if life.id == one.value_id)
    rate = (*one.rate, *records.rate, *(tracks.ratings if tracks else ()))
    yield NoteItem("next", clauses.coming(one, names, rate, say), about=one.id)
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


def _reflection(one: Reflection, records: NoteRecords, say: NoteVoice) -> str:
    """A reflection in the person's words, each with its question; of a hard moment, how strong it was."""
    occasion = "Hard moment" if one.kind is ReflectionKind.INTENSE_MOMENT else f"Reflection, {one.kind.said}"
    happened: tuple[Action | Opportunity, ...] = (*records.actions, *records.opportunities)
    about = next((f", about {quoted(each.text)}" for each in happened if each.id == one.about), "")
    words = clauses.words_of(one, "intensity")
    strong = f", intensity {say.of_ten(one.intensity, words)}" if one.intensity is not None else ""
    answers = {
        "What happened": one.happened,
        "How other people know this": one.common_humanity,
        "What client would say to a friend": one.kind_words,
        "To remember": one.learned,
    }
    said = [f"{question}: {quoted(text)}." for question, text in answers.items() if text]
    said += [f"Room to go on for a minute: {'yes' if one.room else 'no'}."] if one.room is not None else []
    return " ".join([f"{occasion}, {describe_day(one.day)}{about}{strong}.", *said])

"""What a note for a therapist says of one thing that was done, let pass or planned: a sentence, and clauses after it.

The person's words are quoted, and no clause can be read as the opposite of what was entered. A clause begins in small
letters, so that it can stand after the name of what it is about too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day
from valuetrack.model import RATED, Action, Activity, BarrierKind, Happened, Leaning, Outcome, facts_of
from valuetrack.render.voice import NOT_FILLED_IN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from valuetrack.model import Experience, FiveWords, Opportunity, Record
    from valuetrack.render.therapist_note import NoteVoice
    from valuetrack.reports.therapist_note import Kind

    Clauses = Iterator[tuple[Kind, str]]


_SOMETHING = "something from outside"
_PAIRS = ("anxiety", "mood")
_LEADS = {Leaning.TOWARD: "toward", Leaning.AWAY: "away from", Leaning.NEITHER: "neither toward nor away from"}


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """The person's words; a full stop at their end would stand beside the one of the sentence."""
    said = plain(text)
    return f'"{said if said.endswith("..") else said.removesuffix(".")}"'


def quoted_list(texts: Iterable[str]) -> str:
    """Several texts of the person."""
    return ", ".join(map(quoted, texts))


def words_of(record: Record, field: str) -> FiveWords:
    """The words of a rating's scale."""
    return facts_of(type(record))[field].words


def capital(clause: str) -> str:
    """A clause as a sentence begins."""
    return f"{clause[0].upper()}{clause[1:]}"


def small(sentence: str) -> str:
    """A sentence as a clause goes on."""
    return f"{sentence[0].lower()}{sentence[1:]}"


def about(one: Action | Opportunity | Activity, names: Mapping[str, str]) -> str:
    """How a clause says what it is about, where the sentence on that stands not before it."""
    if isinstance(one, Activity):
        return f"About the activity {quoted(one.text)} ({_when(one)})"
    if isinstance(one, Action):
        return f"About the planned step {quoted(one.text)} ({_when(one)})"
    return f"About the moment {quoted(one.text)} ({describe_day(one.day)}; value: {names[one.value_id]})"


def taken_or_not(action: Action, names: Mapping[str, str], goal: str | None = None) -> str:
    """A planned action: its day, its value, the goal that it serves where that is to be said, and how it went."""
    step = f"the planned {'graded ' if action.step_id else ''}step {quoted(action.text)}"
    how = {
        Outcome.DONE: f"client took {step}",
        Outcome.SMALLER: f"client took a smaller version of {step}",
        Outcome.NOT_TAKEN: f"client did not take {step}",
        Outcome.CARRIED: f"client carried {step} on",
        Outcome.LET_GO: f"client let {step} go",
        None: f"how {step} went is {NOT_FILLED_IN}",
    }[action.outcome]
    smaller = action.smaller if action.outcome is Outcome.SMALLER else None
    entered = f" ({_entered_for(action.outcome_day)})" if action.day is None and action.outcome_day else ""
    return f"{capital(_head(action, names, goal))}: {how}{f': {quoted(smaller)}' if smaller else ''}{entered}."


def noted(one: Opportunity, names: Mapping[str, str], planned: Mapping[str, str]) -> str:
    """A moment and whether there was a step in it; what is quoted may be the very thing that was not wanted.

    `planned` has the texts of the actions that it may have been.
    """
    step = f"step toward it: {'yes' if one.taken else 'no'}"
    act = planned.get(one.same_as or "")
    same = f"; the same act as the planned step {quoted(act)}" if act else ""
    return f"Moment noted, {describe_day(one.day)} ({_values(one, names)}): {quoted(one.text)}; {step}{same}."


def done(one: Activity, names: Mapping[str, str]) -> str:
    """An activity, planned or not, and where it leads as the person sees it."""
    toward = f" ({names[one.value_id]})" if one.value_id else ""
    leads = f"; as client sees it, it leads {_LEADS[one.leads]} what matters" if one.leads else ""
    return f"Activity noted, {_when(one)}{toward}: {quoted(one.text)}{leads}."


def leads_to(way: Leaning, value: str) -> str:
    """Where an option leads, seen from a value."""
    return f"{_LEADS[way]} {value}"


def coming(action: Action, names: Mapping[str, str], rate: Collection[str], say: NoteVoice) -> str:
    """What is planned next, how sure the person is, what is thought of beforehand, and that `rate` will be rated."""
    step = f"{'graded step ' if action.step_id else ''}{quoted(action.text)}"
    parts = [f"Next, as planned by the client, {_head(action, names, action.goal)}: {step}"]
    if action.confidence is not None:
        parts.append(f"confidence {_sure(action, 'confidence', say)}")
    parts += [f"expected in the way: {quoted(action.barrier)}"] if action.barrier else []
    parts += [f"planned for that: {quoted(action.coping)}"] if action.coping else []
    if action.smaller:
        sure = action.smaller_confidence
        how_sure = f" (confidence {_sure(action, 'smaller_confidence', say)})" if sure is not None else ""
        parts.append(f"smaller version: {quoted(action.smaller)}{how_sure}")
    rated = [f"{what} before and afterward" if what in _PAIRS else what for what in RATED if what in rate]
    return "; ".join([*parts, *([f"to be rated: {', '.join(rated)}"] if rated else [])]) + "."


def of_action(action: Action, say: NoteVoice) -> Clauses:
    """The clauses about a planned action whose days are there."""
    yield from of_experience(action, say)
    if something_in_the_way(action):
        yield "barriers", of_barrier(action)
    if expected := _expected(action):
        yield "barriers", expected
    if action.confidence is not None:
        sure = _sure(action, "confidence", say)
        yield "confidence", say.either(f"client rated confidence at planning {sure}", f"client was {sure} at planning")
    if action.belief:
        yield "beliefs", _belief(action, action.belief, say)
    if action.result:
        yield "happened", f"what happened was {quoted(action.result)}"
    yield from of_plan(action, say)


def of_opportunity(one: Opportunity, names: Mapping[str, str], say: NoteVoice) -> Clauses:
    """The clauses about a moment that was noted."""
    yield from of_experience(one, say)
    if something_in_the_way(one):
        toward = f"a step toward {names[one.value_id]}"
        all_the_same = f"{toward}, which was taken all the same" if one.taken else toward
        yield "barriers", f"client reports that {_named(one)} got in the way of {all_the_same}"
    if one.facet:
        yield "plan", f"the side of the value was {quoted(one.facet)}"


def of_experience(one: Experience, say: NoteVoice) -> Clauses:
    """The clauses about how something was, whatever it was."""
    if rated := _ratings(one, say):
        yield "ratings", rated
    if one.helped:
        yield "helped", f"what helped was {quoted_list(one.helped)}"
    if one.hindered:
        yield "barriers", f"what made it harder was {quoted_list(one.hindered)}"
    sides = (("relief in the short term", one.relief), ("a cost in the longer term", one.cost))
    if said := " and ".join(f"{quoted(text)} as {side}" for side, text in sides if text):
        yield "relief", f"client noted {said}"
    if one.learned:
        yield "learned", f"client learned {quoted(one.learned)}"


def of_plan(action: Action, say: NoteVoice) -> Clauses:
    """What else was thought of when an action was planned."""
    parts = {
        "reason": action.why,
        "side of the value": action.facet,
        "reminder": action.cue,
        "time of day with energy": action.energy_window,
        "company": action.with_whom,
        "smaller version": None if action.outcome in (None, Outcome.SMALLER) else action.smaller,
        "reward afterwards": action.reward,
        "barrier that it is meant to change": action.acts_on,
    }
    said = [f"the {name} {quoted(text)}" for name, text in parts.items() if text]
    said += [f"the length {action.planned_minutes} minutes"] if action.planned_minutes and not say.words_only else []
    clauses = [f"client's plan names {', '.join(said)}"] if said else []
    clauses += ["it is part of a routine"] if action.routine_id else []
    clauses += ["it was planned in a hard moment"] if action.in_hard_moment else []
    if clauses:
        yield "plan", "; ".join(clauses)


def something_in_the_way(one: Happened) -> bool:
    """Whether something in the way of a step is named that a note can say."""
    return bool(one.got_in_way) or one.barrier_kind is BarrierKind.EXTERNAL


def of_barrier(action: Action) -> str:
    """What got in the way of a planned action."""
    all_the_same = ", and took the step all the same" if action.taken else ""
    return f"client reports that {_named(action)} got in the way{all_the_same}"


def in_the_way(one: Action | Opportunity) -> str:
    """What got in the way, in the person's words where there are any, what it was about, and that it was outside."""
    return ", ".join([quoted(one.got_in_way) if one.got_in_way else _SOMETHING, *_origin(one)])


def _named(one: Action | Opportunity) -> str:
    origin = ", ".join(_origin(one))
    return f"{quoted(one.got_in_way) if one.got_in_way else _SOMETHING}{f' ({origin})' if origin else ''}"


def _origin(one: Action | Opportunity) -> list[str]:
    said = [one.barrier_source.said] if one.barrier_source else []
    return [*said, "from outside"] if one.barrier_kind is BarrierKind.EXTERNAL and one.got_in_way else said


def _head(action: Action, names: Mapping[str, str], goal: str | None) -> str:
    serves = f"; treatment goal {quoted(goal)}" if goal else ""
    return f"{_when(action)} ({_values(action, names)}{serves})"


def _when(one: Action | Activity) -> str:
    if one.day is None:
        return f"some time in the week from {describe_day(one.due)}"
    return f"{describe_day(one.day)}{f', {one.at:%H:%M}' if one.at else ''}"


def _values(one: Action | Opportunity, names: Mapping[str, str]) -> str:
    also = f" and {names[one.also]}" if one.also else ""
    return f"{names[one.value_id]}{also}"


def _sure(action: Action, field: str, say: NoteVoice) -> str:
    return say.of_ten(getattr(action, field), words_of(action, field))


def _expected(action: Action) -> str:
    """What was expected in the way, what was planned for that, and whether both came to pass."""
    if action.barrier:
        said = f"client had expected {quoted(action.barrier)} to get in the way"
        said += f" and planned {quoted(action.coping)} for that" if action.coping else ""
    elif action.coping:
        said = f"client had planned {quoted(action.coping)} for what might get in the way"
    else:
        return ""
    if action.barrier_came is not None:
        said += f"; it {'came up' if action.barrier_came else 'did not come up'}"
    if action.coping_tried is not None:
        said += f"; what was planned for it was {'' if action.coping_tried else 'not '}tried"
    return said


def _ratings(one: Experience, say: NoteVoice) -> str:
    """Anxiety and mood before and after (rule R15), effort, enjoyment, and how long it took; empty without any."""
    parts = []
    for what in _PAIRS:
        words = words_of(one, f"{what}_before")
        pair = {"before": getattr(one, f"{what}_before"), "afterward": getattr(one, f"{what}_after")}
        said = [f"{say.of_ten(number, words)} {when}" for when, number in pair.items() if number is not None]
        parts += [f"{what} {', '.join(said)}"] if said else []
    for what in ("effort", "enjoyment", "energy"):
        number = getattr(one, what, None)
        parts += [f"{what} {say.of_ten(number, words_of(one, what))}"] if number is not None else []
    rated = f"client rated {'; '.join(parts)}" if parts else ""
    took = f"it took {one.minutes} minutes" if one.minutes is not None and not say.words_only else ""
    said = list(filter(None, [rated, took]))
    if said and isinstance(one, Action) and one.day and one.outcome_day and one.outcome_day != one.day:
        said.append(_entered_for(one.outcome_day))
    return "; ".join(said)


def _entered_for(day: date) -> str:
    return f"entered for {describe_day(day)}"


def _belief(action: Action, belief: str, say: NoteVoice) -> str:
    pair = (("before", action.belief_before), ("afterward", action.belief_after))
    said = [f"{say.strength(number)} {when}" for when, number in pair if number is not None]
    strength = f", held {', '.join(said)}" if said else ""
    kinder = f"; a kinder way to see it is {quoted(action.alternative)}" if action.alternative else ""
    tried = "client tried out the belief" if action.taken else "the belief to be tried out was"
    return f"{tried} {quoted(belief)}{strength}{kinder}"

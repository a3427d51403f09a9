"""Checking in: what is open, one action after the other, then a note."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from valuetrack.cli import ask
from valuetrack.cli.guide import reflections as guided
from valuetrack.cli.guide.saving import save
from valuetrack.dates import describe_day
from valuetrack.model import BELIEF, BarrierKind, Outcome, ReflectionKind
from valuetrack.tracker import acting, guiding, reflections, reviewing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from valuetrack.cli.run import Run
    from valuetrack.reports.guide import OpenAction

_HOW = "How did it go?\ndone, smaller, not this time, carried or let go"
_OUTCOMES = {
    "done": Outcome.DONE,
    "smaller": Outcome.SMALLER,
    "not this time": Outcome.NOT_TAKEN,
    "carried": Outcome.CARRIED,
    "let go": Outcome.LET_GO,
}
_TAKEN = (Outcome.DONE, Outcome.SMALLER)
_RATINGS = {
    "anxiety": {"anxiety_before": "Anxiety before it?", "anxiety_after": "Anxiety after it?"},
    "mood": {"mood_before": "Mood before it?", "mood_after": "Mood after it?"},
    "effort": {"effort": "How much effort did it take?"},
    "enjoyment": {"enjoyment": "How much did you enjoy it?"},
}


def session(run: Run, day: date) -> None:
    """Go through what is open up to `day`; each action is saved as soon as it is known."""
    with run.reading() as store:
        is_open = guiding.open_actions(store, day, run.first_day)
    if not is_open:
        run.notice("Nothing is open up to today.")
    for action in is_open:
        one(run, action, day)
        run.notice("")
    text = ask.text("Anything to keep from these days?")
    if text is not None:
        save(run, lambda store: reviewing.keep_note(store, day, text))


def one(run: Run, action: OpenAction, day: date, given: dict[str, Any] | None = None) -> None:
    """Ask how an action went and what goes with that; fields that are `given` are not asked for."""
    when = f", {describe_day(action.day)}" if action.day else ""
    run.notice(f"{action.text} ({action.value}{when})")
    outcome = ask.read(_HOW, _word)
    if outcome is None:
        return
    fields = dict(given or {})
    to: date | None = None
    try:
        if outcome is Outcome.CARRIED:
            to = ask.read("On to which day?", lambda answer: run.day(answer, ahead=True), "later")
        _ask_around(run, action, outcome, fields)
    finally:
        _save(run, action, outcome, to, day, fields)
    if outcome is Outcome.NOT_TAKEN:
        _offer_reflection(run, action, day, fields)


def _save(run: Run, action: OpenAction, outcome: Outcome, to: date | None, day: date, fields: dict[str, Any]) -> None:
    """Keep how it went; where it cannot be planned on the day `to`, it waits."""
    if to is None or not save(run, lambda store: acting.carry(store, action.id, to, day, run.first_day, fields)):
        save(run, lambda store: acting.check_in(store, action.id, outcome, day, run.first_day, fields))


def _word(answer: str) -> Outcome:
    """An outcome in the words of the question. Raises NotUnderstood."""
    if answer.lower().replace("-", " ") == "not taken":  # as --outcome has it
        return Outcome.NOT_TAKEN
    return ask.one_of(answer.replace("-", " "), _OUTCOMES)


def _ask_around(run: Run, action: OpenAction, outcome: Outcome, fields: dict[str, Any]) -> None:
    """Ask what goes with an outcome; the answers land in `fields` one by one."""
    if outcome in _TAKEN:
        _fill(fields, "helped", lambda: tuple(filter(None, [ask.text("What helped?")])))
        for what in (*action.rate, *run.settings.rate):
            for field, question in _RATINGS[what].items():
                _fill(fields, field, partial(ask.rating, run, question))
        if action.belief is not None:
            _ask_belief(run, action.belief, fields)
        _fill(fields, "learned", partial(ask.text, "Anything you learned?"))
    elif outcome in (Outcome.NOT_TAKEN, Outcome.CARRIED):
        _fill(fields, "got_in_way", partial(ask.text, "What got in the way?"))
        if fields["got_in_way"]:
            _fill(fields, "barrier_kind", ask.barrier_kind)


def _ask_belief(run: Run, belief: str, fields: dict[str, Any]) -> None:
    run.notice(f"You wanted to try this out: {belief}")
    _fill(fields, "result", partial(ask.text, "What happened?"))
    _fill(fields, "belief_after", partial(ask.rating, run, "How strongly do you believe it now?", BELIEF))
    _fill(fields, "alternative", partial(ask.text, "Is there a kinder way to see it?"))


def _fill(fields: dict[str, Any], field: str, question: Callable[[], object]) -> None:
    """Ask for a field that is not there yet."""
    if field not in fields:
        fields[field] = question()


def _offer_reflection(run: Run, action: OpenAction, day: date, fields: dict[str, Any]) -> None:
    is_limit = fields.get("barrier_kind") is BarrierKind.EXTERNAL
    if not ask.yes("Would a few kind words about it help?"):
        return
    kind = ReflectionKind.GRIEVING_A_LIMIT if is_limit else ReflectionKind.AFTER_NOT_ACTING
    guided.session(run, lambda texts: save(run, reflections.reflect, day, kind, action.id, texts))

"""A hard moment: how strong it is, people who can be there, a breath, and at most one small step."""

from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.contacts import show_support
from valuetrack.cli.guide import save
from valuetrack.cli.run import Run
from valuetrack.errors import SaidNo, StoreError
from valuetrack.model import Reflection, new_id
from valuetrack.tracker import hard_moments

_BREATH = "\nFeel both feet on the floor, and let one breath out slowly. There is time."
_NOT_KEPT = "The notebook cannot be opened right now, so this is not kept. We can go on."
_NO_ROOM = "Then this is enough. Nothing more is asked of you now."
_CLOSING = "You were here with something hard, and you took care of it for a moment. That is a step too."


class _Moment:
    """The moment that is spoken of: each answer is kept as it is given, where the notebook can be opened."""

    def __init__(self, run: Run, day: date) -> None:
        self.run = run
        self.day = day
        self.receipt: object = None
        self.is_kept = True
        self._id = new_id()
        self._said: dict[str, Any] = {}

    def keep(self, field: str, answer: object) -> None:
        """Keep one answer; a question that was skipped leaves nothing."""
        if answer is None or not self.is_kept:
            return
        self._said[field] = answer
        try:
            self.receipt = self.run.write(hard_moments.keep, self._id, self.day, self._said)
        except StoreError:
            self.go_on_without()

    def go_on_without(self) -> None:
        """Say that the notebook cannot be opened, and keep nothing from here on."""
        self.is_kept = False
        self.run.notice(_NOT_KEPT)


def session(run: Run, day: date) -> None:
    """Ask the few questions of a hard moment; no number, table or plan stands in it but what is asked for here."""
    moment = _Moment(run, day)
    run.notice("You are here. That is enough for a beginning.")
    try:
        intensity = ask.field(run, Reflection, "intensity")
        if hard_moments.is_a_lot(intensity):
            run.notice("")
            show_support(run)
        moment.keep("intensity", intensity)
        run.notice(_BREATH)
        ask.line("Take as long as you like.", "go on")
        room = ask.field(run, Reflection, "room")
        moment.keep("room", room)
        if room:
            try:
                _one_step(moment)
            except StoreError:
                moment.go_on_without()
            moment.keep("kind_words", ask.text("One kind line, as you would say it to a friend?"))
        else:
            run.notice(_NO_ROOM)
    finally:
        if moment.receipt is not None:
            run.show(moment.receipt)
    run.notice(_CLOSING)


def _one_step(moment: _Moment) -> None:
    """What matters, and one small action toward it, or none."""
    run, day = moment.run, moment.day
    if not moment.is_kept:
        return
    names = run.read(hard_moments.what_matters, day)
    if not names:
        return
    run.notice("\n".join(["\nWhat matters to you is still there:", *(f"  {name}" for name in names)]))
    text = ask.text("One small thing toward it today? None is fine, too.", "none")
    if text is None:
        return
    try:
        typed = names[0] if len(names) == 1 else ask.value(run, None, day)
    except SaidNo:
        return
    save(run, hard_moments.plan, text, typed, day, run.first_day)

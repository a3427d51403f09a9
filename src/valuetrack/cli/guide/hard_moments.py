"""A hard moment: people first, a breath, how strong it is if one likes to say, and at most one small step."""

from contextlib import suppress
from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.answers import rating
from valuetrack.cli.contacts import show_people
from valuetrack.cli.drafts import Write
from valuetrack.cli.guide import draft, save, write
from valuetrack.cli.guide.notes import KeptAsNote, or_note
from valuetrack.cli.run import Run
from valuetrack.errors import NotUnderstood, StoreError
from valuetrack.model import RATING, Reflection, facts_of, new_id
from valuetrack.tracker import contacts, hard_moments

_HERE = "\nYou are here. That is enough for now."
_BREATH = "\nPut both feet on the floor. Breathe out slowly, once. There is no hurry."
_NOT_KEPT = "The notebook cannot be opened right now. We can still go on."
_NO_ROOM = "Then this is enough for today. You do not have to do anything more."
_CLOSING = "\nYou stayed with something hard for a moment. That counts.\nPeople who can be with you: valuetrack support"


class _Moment:
    """The moment that is spoken of: each answer is kept as it is given, without the notebook in a draft."""

    def __init__(self, run: Run, day: date) -> None:
        self.run = run
        self.day = day
        self.is_kept = True
        self._id = new_id()
        self._said: dict[str, Any] = {}

    def keep(self, field: str, answer: object) -> None:
        """Keep one answer; a question that was skipped leaves nothing."""
        if answer is None:
            return
        self._said[field] = answer
        if not self.is_kept:
            draft(self.run, self._change())
            return
        try:
            write(self.run, hard_moments.keep, self._id, self.day, self._said)
        except StoreError:
            self.go_on_without()

    def go_on_without(self) -> None:
        """Say that the notebook cannot be opened, and write nothing to it from here on."""
        self.is_kept = False
        self.run.notice(_NOT_KEPT)

    def name_draft(self) -> None:
        """Say where the answers are that the notebook has not."""
        if not self.is_kept and self._said:
            self.run.notice(f"\n{draft(self.run, self._change())}")

    def _change(self) -> Write:
        return Write.of(hard_moments.keep, self._id, self.day, self._said)


def session(run: Run, day: date) -> None:
    """Ask the few questions of a hard moment; no number, table or plan stands in it but what is asked for here."""
    moment = _Moment(run, day)
    run.notice(_HERE)
    try:
        _ask(moment)
    finally:
        moment.name_draft()
    run.notice(_CLOSING)


def _ask(moment: _Moment) -> None:
    run = moment.run
    _how_strong(moment)
    run.notice("")
    room = ask.field(run, Reflection, "room")
    moment.keep("room", room)
    if room:
        try:
            _one_step(moment)
        except StoreError:
            moment.go_on_without()
        moment.keep("kind_words", ask.text("One kind sentence to yourself, as to a friend?"))
    else:
        run.notice(_NO_ROOM)


def _how_strong(moment: _Moment) -> None:
    """A breath, and how strong it is; where that is not clearly little enough, also by leaving, people are shown."""
    breath, said, strength = None, None, None
    try:
        moment.run.notice(_BREATH)
        breath = ask.text("Take as long as you like.", "go on")
        moment.keep("happened", breath)  # whoever writes there has something to say
        known = facts_of(Reflection)["intensity"]
        scale = moment.run.say.either("0 = calm, 10 = the most there is", ", ".join(known.words))
        said = ask.line(f"{known.question} ({scale})", "hard to say")
        with suppress(NotUnderstood):
            strength = rating(said or "", RATING, known.words, in_words=False)
    finally:
        if hard_moments.may_be_a_lot(strength):
            moment.run.notice("")
            show_people(moment.run, contacts.hard_moment_is_a_lot())
    if strength is None and said is not None:
        moment.keep("happened", "\n".join(filter(None, (breath, said))))  # in the person's own words
    moment.keep("intensity", strength)


def _one_step(moment: _Moment) -> None:
    """What matters, and one small action toward it, or none; without a value it is a note of the day."""
    run, day = moment.run, moment.day
    if not moment.is_kept:
        return
    names = run.read(hard_moments.what_matters, day)
    if not names:
        return
    run.notice("\n".join(["\nThese still matter to you:", *(f"  {name}" for name in names)]))
    text = ask.text("One small thing for one of them today? None is fine too.", "none")
    if text is None:
        return
    with suppress(KeptAsNote):
        with or_note(run, day, [text]):
            typed = names[0] if len(names) == 1 else ask.value(run, None, day)
        save(run, hard_moments.plan, text, typed, day, run.first_day)

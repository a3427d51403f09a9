"""Guided sessions: the questions of a part of the week in their order, one module for each part.

Every question can be skipped, none is asked while a store is open, and what was answered is kept when a session ends
early, in a draft where the notebook does not take it. What one run writes is taken back as one.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from valuetrack.cli import ask, drafts
from valuetrack.cli.drafts import Write
from valuetrack.errors import Declined, NotUnderstood, StoreError, ValuetrackError
from valuetrack.files import made_at
from valuetrack.frozen import replace
from valuetrack.model import clean_text
from valuetrack.render import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from valuetrack.cli.run import Run
    from valuetrack.store.writing import Writer

P = ParamSpec("P")
T = TypeVar("T")
_NO = (Declined, NotUnderstood)


def save(run: Run, use_case: Callable[Concatenate[Writer, P], Any], *given: P.args, **named: P.kwargs) -> bool:
    """Write what was answered and say so; where it is declined, say why and return False.

    What is not written goes into a draft, which is named. A session suggests no next command: its next question is
    there already.
    """
    return _told(run, lambda: write(run, use_case, *given, **named))


def tried(run: Run, use_case: Callable[Concatenate[Writer, P], Any], *given: P.args, **named: P.kwargs) -> bool:
    """As `save`, where the session has another way for what is declined, so that no draft is made of that."""
    return _told(run, lambda: stored(run, use_case, *given, **named))


def write(run: Run, use_case: Callable[Concatenate[Writer, P], T], *given: P.args, **named: P.kwargs) -> T:
    """Write what was answered, where the command itself shows what was done; what is not written goes into a draft."""
    with _drafted(run, Write.of(use_case, *given, **named)):
        return run.change(use_case, *given, **named)


def stored(run: Run, use_case: Callable[Concatenate[Writer, P], T], *given: P.args, **named: P.kwargs) -> T:
    """As `write`, where what is declined is said and can be typed anew: no draft is made of that."""
    with _drafted(run, Write.of(use_case, *given, **named), but_for=_NO):
        return run.change(use_case, *given, **named)


def _told(run: Run, attempt: Callable[[], Any]) -> bool:
    run.in_session = True
    try:
        receipt = attempt()
    except _NO as no:
        run.notice(f"{no.message} {no.hint}".strip())
        return False
    run.show(receipt)
    return True


@contextmanager
def _drafted(run: Run, change: Write, but_for: tuple[type[BaseException], ...] = ()) -> Iterator[None]:
    """Put a change that is not made into the draft of this run, and name that.

    Where nothing was asked all of it stands on the command line, and no draft is made.
    """
    try:
        yield
    except but_for:
        raise
    except BaseException as error:
        if not run.has_asked:
            raise
        said = draft(run, change)
        if isinstance(error, ValuetrackError):
            error.hint = f"{error.hint}\n{said}".strip()
        else:
            with suppress(OSError):  # the terminal may be gone
                run.notice(said)
        raise


def draft(run: Run, change: Write) -> str:
    """Put what cannot be stored into the draft of this run; what there is to say of it.

    Fields that are said of the same thing are one with those that were said of it before.
    """
    try:
        kept = drafts.add(run, change)
    except (OSError, ValuetrackError) as error:
        reason = error.message if isinstance(error, ValuetrackError) else f"{error.strerror}"
        return notices.kept_nowhere(reason, change.texts())
    return notices.answers_kept(kept.named, kept.command)


def take_in(run: Run, use: Callable[[str], None] | None = None) -> bool:
    """Offer the drafts of this kind of session, and save those that are wanted; whether one was saved.

    A text that does not go into the notebook is given to `use`. Raises StoreError; the draft is there still.
    """
    if not run.can_ask:
        return False
    run.has_offered = True
    taken = False
    for one in drafts.waiting(run):
        if one.command == drafts.kind_of(run.command):
            with one.held() as is_held:
                taken = (is_held and _offer(run, one, use)) or taken
    return taken


def _offer(run: Run, one: drafts.Draft, use: Callable[[str], None] | None) -> bool:
    """Ask whether a draft is wanted; whether it was saved. One that is not, and that is not thrown away, is named."""
    try:
        facts = one.facts()
        wanted = ask.yes_or_no(notices.draft_offered(facts.at.date(), one.words(facts)))
        if wanted:
            _take_in(run, one, facts, use)
        elif wanted is None or ask.yes(notices.KEEP_DRAFT, enter=True):
            return False
    except _NO as no:
        run.notice(f"{no.message} {no.hint}\n{notices.draft_kept(one.named, one.command)}")
        return False
    except StoreError as error:
        error.hint = f"{error.hint}\n{notices.draft_kept(one.named, one.command)}".strip()
        raise
    one.remove()
    return bool(wanted)


def _take_in(run: Run, one: drafts.Draft, facts: drafts.Facts, use: Callable[[str], None] | None) -> None:
    """Save what a draft holds, change by change; what is saved leaves it."""
    run.in_session = True
    writes = facts.writes
    if facts.form is not None:
        text = one.text()
        if text is None:
            raise Declined("There is no file that could be read.")
        if use is not None:
            use(clean_text("The draft", text))
            return
        changed = facts.form.changed(text)
        if not changed:
            raise Declined("Nothing is written in it yet.")
        writes = tuple(write.filled(changed) for write in writes)
    while writes:
        receipt = run.change(writes[0].call())
        writes = writes[1:]
        if writes:
            with made_at(one.folder):
                one.keep(replace(facts, writes=writes))
        run.show(receipt)

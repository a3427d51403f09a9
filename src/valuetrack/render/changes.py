"""Changes in words: what was deleted, taken back and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.dates import describe_day, describe_week
from valuetrack.render.receipts import UNDO, Words, shortened
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from valuetrack.render.voice import Voice
    from valuetrack.reports.changes import ChangedThing, Counts, Deleted, Redone, Undone

MOST_NAMED = 3


def deleted(done: Deleted, say: Voice) -> Words:
    """A record that was taken out, with its day where it had one."""
    of = f" of {say.day(done.day)}" if done.day else ""
    thing = f'the {done.kind} "{shortened(done.words)}"' if done.words else f"the {done.kind}"
    return Words(f"Deleted {thing} ({done.short}){of}. {UNDO}")


def undone(done: Undone, say: Voice) -> Words:
    """A command that was taken back; where others built on a part of it, that this is next."""
    rest = " Something was built on the rest of it; `valuetrack undo` takes that back next." if done.is_part else ""
    gone = " What was removed for good since then does not come back." if done.before_a_purge else ""
    return Words(f"Took back: {_command(done, say)}.{rest}{gone}")


def redone(done: Redone, say: Voice) -> Words:
    """A command that was brought back."""
    return Words(f"Brought back: {_command(done, say)}.")


def _command(done: Undone | Redone, say: Voice) -> str:
    return ", ".join([f"{done.command} ({', '.join(counted(done.changed, say))})", *changed_things(done.things, say)])


def changed_things(things: Sequence[ChangedThing], say: Voice) -> Iterator[str]:
    """What was changed, in the person's words and with its day: the first of several, and how many more."""
    for one in things[:MOST_NAMED]:
        words = [f'"{shortened(one.words)}"'] if one.words else []
        when = describe_day(one.day) if one.day else describe_week(Week(one.week)) if one.week else None
        if said := " for ".join([*words, *([when] if when else [])]):
            yield said
    if len(things) > MOST_NAMED:
        yield say.either(f"and {len(things) - MOST_NAMED} more", "and more")


def counted(counts: Counts, say: Voice) -> Iterator[str]:
    """How many records of each kind, as in ``2 actions``; in words, the kinds alone."""
    for kind, number in counts:
        name = named_kind(kind)
        several = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
        yield say.either(say.count(number, name, several), name)


def named_kind(kind: str) -> str:
    """A kind of record as people know it."""
    return {"check_in": "note", "maintenance": "maintenance plan"}.get(kind, kind.replace("_", " "))

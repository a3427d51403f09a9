"""A text of which nothing else can be made yet, as a note of the day."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from valuetrack.cli.guide import save
from valuetrack.cli.leaving import NoMoreAnswers
from valuetrack.errors import SaidNo, StoreError
from valuetrack.tracker import notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from valuetrack.cli.run import Run


class KeptAsNote(typer.Exit):
    """What was typed is kept as a note of the day, which was said; the command ends well."""


def texts_of(fields: Mapping[str, Any]) -> list[str]:
    """The texts among the fields of a record."""
    return [one for one in fields.values() if isinstance(one, str)]


@contextmanager
def or_note(run: Run, day: date, words: Sequence[str]) -> Iterator[None]:
    """While a record cannot be made of `words` yet: keep them as a note where a question about it stays open.

    Raises KeptAsNote then. Where somebody leaves, or the store is out of reach, they are kept so too.
    """
    if not run.can_ask:
        yield
        return
    try:
        yield
    except SaidNo:
        if not words:
            raise
        save(run, notes.keep_note, day, "\n".join(words))
        raise KeptAsNote from None
    except (NoMoreAnswers, KeyboardInterrupt, StoreError, OSError):
        if words:
            save(run, notes.keep_note, day, "\n".join(words))
        raise

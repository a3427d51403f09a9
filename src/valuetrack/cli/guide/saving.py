"""Saving one answer of a session, so that what is declined ends no session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.errors import Declined, NotUnderstood
from valuetrack.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.cli.run import Run
    from valuetrack.reports.receipt import Receipt
    from valuetrack.store.writing import Writer


def save(run: Run, write: Callable[[Writer], Receipt]) -> bool:
    """Write what was answered and say so; where it is declined, say why and return False.

    A session suggests no next command: its next question is there already.
    """
    try:
        with run.writing() as store:
            receipt = write(store)
    except (Declined, NotUnderstood) as no:
        run.notice(f"{no.message} {no.hint}".strip())
        return False
    run.show(replace(receipt, suggestion=None))
    return True

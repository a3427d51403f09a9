"""Guided sessions: the questions of a part of the week in their order, one module for each part.

Every question can be skipped, none is asked while a store is open, and what was answered is kept when a session ends
early. What one run writes is taken back as one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from valuetrack.errors import Declined, NotUnderstood

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.cli.run import Run
    from valuetrack.store.writing import Writer

P = ParamSpec("P")
T = TypeVar("T")


def save(run: Run, use_case: Callable[Concatenate[Writer, P], Any], *given: P.args, **named: P.kwargs) -> bool:
    """Write what was answered and say so; where it is declined, say why and return False.

    A session suggests no next command: its next question is there already.
    """
    run.in_session = True
    try:
        receipt = run.write(use_case, *given, **named)
    except (Declined, NotUnderstood) as no:
        run.notice(f"{no.message} {no.hint}".strip())
        return False
    run.show(receipt)
    return True


def write(run: Run, use_case: Callable[Concatenate[Writer, P], T], *given: P.args, **named: P.kwargs) -> T:
    """Write what was answered, where the session itself shows what was done."""
    return run.write(use_case, *given, **named)

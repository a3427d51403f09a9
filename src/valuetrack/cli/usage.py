"""Typer's usage errors in the notebook's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer._click.exceptions import MissingParameter, NoSuchOption, UsageError

from valuetrack.errors import NeedsMore, NotUnderstood

if TYPE_CHECKING:
    from typer.exceptions import TyperException

    from valuetrack.errors import ValuetrackError


def understood(error: TyperException) -> ValuetrackError:
    """What could not be understood, and where help is."""
    hint = _help_hint(error)
    if isinstance(error, NoSuchOption):
        nearest = tuple(sorted(error.possibilities or ()))
        suggestion = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        return NotUnderstood(f"There is no option {error.option_name}.{suggestion}", hint, nearest)
    if isinstance(error, MissingParameter) and error.param is not None:
        return NeedsMore(f"{error.param.metavar} is needed.", hint)
    if type(error) is UsageError:  # more arguments than the command has
        hint = f"A text of several words stands in quotes. {hint}"
    return NotUnderstood(error.message, hint)


def _help_hint(error: TyperException) -> str:
    ctx = error.ctx if isinstance(error, UsageError) else None
    name = ctx.command.name if ctx is not None and ctx.parent is not None else None
    return f"Help: valuetrack help {name}" if name else "Help: valuetrack help"

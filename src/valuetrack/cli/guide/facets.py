"""Asking which side of its value a step is for."""

from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.run import Run
from valuetrack.render.safe import one_line
from valuetrack.tracker import facets, values

_WHICH = "Which side of it is this for? Its number or its words"


def ask_facet(run: Run, value: str | None, day: date, fields: dict[str, Any]) -> None:
    """Ask which side of a value, or of the single focus of the week, an action is for; nothing where it has none."""
    own = run.read(values.facets, value, day, run.first_day)
    if own:
        chosen = ask.from_a_list(map(one_line, own), own, lambda answer: facets.one_of(own, answer), _WHICH)
        fields |= {"facet": chosen} if chosen is not None else {}

"""What a session has left in the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.store.database import engine_of, open_reading

if TYPE_CHECKING:
    from tests.notebook import Notebook
    from valuetrack.model import Action
    from valuetrack.weeks import Week


def actions_in(notebook: Notebook, week: Week) -> tuple[Action, ...]:
    """The actions of a week, in the order of entry."""
    with open_reading(engine_of(notebook.db)) as store:
        return tuple(sorted(store.actions(week), key=lambda action: action.entry))


def focus_of(notebook: Notebook, week: Week) -> list[str]:
    """The names of a week's focus values."""
    return list(notebook.data("show-week", "--week", str(week.start))["focus"])

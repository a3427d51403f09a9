"""The demo: four invented weeks in a store of their own, and what a newcomer would see."""

from __future__ import annotations

import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, cast

from valuetrack.errors import NoRoom, NotUnderstood
from valuetrack.identity import new_id
from valuetrack.reports.notebook import Demo
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.tracker import demo, reviewing
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from valuetrack.cli.run import Run
    from valuetrack.reports.week_review import WeekReview
    from valuetrack.store.writing import Writer


def show(run: Run, keep: Path | None) -> None:
    """Fill a store with the invented weeks and show the last one's review; the store stays where `keep` says.

    Raises NoRoom where there is a file already, NotUnderstood for standard output.
    """
    if keep is not None and str(keep) == "-":
        raise NotUnderstood("A store is a file of its own.", hint="Give --keep the name of a file.")
    if keep is not None and keep.exists():
        raise NoRoom(f"There is a file already: {keep}", hint="Give --keep a name that is free.")
    with nullcontext(keep) if keep is not None else tempfile.TemporaryDirectory() as place:
        path = keep or Path(str(place)) / "demo.db"

        def opened(now: datetime, command: str) -> AbstractContextManager[Writer]:
            return open_writing(engine_of(path), now=now, command=command, group=new_id())

        demo.fill(opened)
        with open_reading(engine_of(path)) as store:
            # none of the invented weeks is set aside
            review = cast("WeekReview", reviewing.review_week(store, Week.containing(demo.LAST)))
    run.show(Demo(str(keep) if keep is not None else None, demo.COMMANDS, review))

"""How the notebook is kept, from what a look at it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.frozen import copied
from valuetrack.reports.health import Check, Health, NotebookRepaired

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from valuetrack.store.backups import Backup
    from valuetrack.store.health import Finding
    from valuetrack.store.repairing import Repaired


def health(
    store: Path | str,
    found: Sequence[Finding],
    made: Sequence[Backup],
    drafts: Sequence[Path],
    now: datetime,
    *,
    full: bool,
) -> Health:
    """What was found, with the age of the newest of the backups that were `made`, and the `drafts` that wait."""
    checks = [Check(one.check, one.verdict.value, one.facts) for one in found]
    checks.append(Check("drafts", "note" if drafts else "well", tuple(map(str, drafts))))
    newest = made[0].at if made else None
    return Health(
        str(store),
        full,
        all(one.verdict != "wrong" for one in checks),
        tuple(checks),
        newest,
        max(0, (now - newest).days) if newest else None,
    )


def repaired(store: Path | str, file: Path, found: Repaired) -> NotebookRepaired:
    """What became of the notebook at `store` in a new file."""
    return copied(NotebookRepaired, found, store=str(store), file=str(file), counts=tuple(found.counts.items()))

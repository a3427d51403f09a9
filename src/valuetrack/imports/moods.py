"""The labels that other programs give a mood; they stand in `moods.txt`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from valuetrack.imports.found import Program


def moods_of(program: Program) -> dict[str, int]:
    """The labels of a program as it comes, each with the rating from 0 to 10 that it stands for."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    known = (line.split() for line in lines if line.startswith(f"{program} "))
    return {label: int(rating) for _, label, rating in known}

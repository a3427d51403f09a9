"""The notebook as it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.store.reading import Reader


def export(store: Reader, put: Callable[[bytes], object]) -> None:
    """Give each line of the export to `put` as it is read, so that a notebook of any size needs no more room."""
    for line in store.exports().lines():
        put(line)

"""Listings for programs: one record a line, tab-separated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.page import Bar
from valuetrack.render.safe import field

if TYPE_CHECKING:
    from valuetrack.render.page import Cell, Listing


def lines(listing: Listing) -> str:
    """A listing as tab-separated lines; tab, line end and backslash in a text are escaped."""
    return "".join("\t".join(_plain(cell) for cell in row) + "\n" for row in listing.table.rows)


def _plain(cell: Cell) -> str:
    if isinstance(cell, Bar):
        return "" if cell.number is None else str(cell.number)
    return field(cell)

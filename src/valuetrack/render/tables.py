"""Records as rows of a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from typing import TYPE_CHECKING

from valuetrack.model import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuetrack.model import Record

# Where a spreadsheet begins a cell, before what it takes for a formula, in the width of East Asian scripts too: one
# that has a semicolon or a tab between its cells begins one in the midst of a text, and after a line end there.
_SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
_RUNS = re.compile(f'^(?=[\t\r\n])|(?:^|(?<=[;\t\r\n]))(?=[\\s"]*[{_SIGNS}])')


def header(kind: type[Record]) -> str:
    """The first line of the table of a kind: the names of its fields."""
    return _line(facts_of(kind))


def row(record: Record) -> str:
    """The line of a record, in the order of the first one."""
    return _line(_cell(getattr(record, name)) for name in facts_of(type(record)))


def _line(cells: Iterable[str]) -> str:
    written = StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


def _cell(value: object) -> str:
    """A field as text. Before what a spreadsheet would run stands an apostrophe, which makes it a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    text = "\n".join(value) if isinstance(value, tuple) else str(value)
    return _RUNS.sub("'", text)

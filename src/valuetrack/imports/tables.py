"""Tables of cells: rows with the numbers of their lines, and columns by their names, whatever their order."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from valuetrack.frozen import Frozen
from valuetrack.imports.archives import LARGEST
from valuetrack.imports.decoding import decoded
from valuetrack.imports.found import Left, Why
from valuetrack.model import lines_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_DELIMITERS = ",;\t|"
_NAMES_ITS_OWN = "sep="
csv.field_size_limit(LARGEST)  # else a long cell would end in its midst, and its lines be read as rows


class Table(Frozen):
    """The names of the columns as they are written, and the rows as texts, each with the number of its line."""

    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    left: tuple[Left, ...]
    delimiter: str
    encoding: str

    def place(self, *names: str) -> int | None:
        """The place of the first column that goes by one of these names, the first of them first."""
        known = [name_of(one) for one in self.names]
        return next((known.index(one) for one in names if one in known), None)

    def unread(self, known: Collection[str]) -> tuple[str, ...]:
        """The names of the columns that are none of the `known` ones, or that come again."""
        names = [name_of(one) for one in self.names]
        return tuple(
            one for place, one in enumerate(self.names) if names[place] not in known or names[place] in names[:place]
        )


def name_of(written: str) -> str:
    """The name of a column as it is compared: its letters and figures, in any case."""
    return "".join(letter for letter in written.casefold() if letter.isalnum())


def table(data: bytes, known: Collection[str], file: str = "", unnamed: tuple[str, ...] = ()) -> Table:
    """The table that a file holds; the delimiter is the one that finds most of the `known` columns.

    Where its first line names none of them, it is a row already, and the columns are `unnamed`, of which the last ones
    may be absent. Raises BadFile.
    """
    text, encoding = decoded(data)
    lines = lines_of(text)
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].lower().startswith(_NAMES_ITS_OWN):  # a spreadsheet's own line
        first += 1
    ways = {delimiter: next(_rows(lines, first, delimiter), None) for delimiter in _DELIMITERS}
    heads = {delimiter: _trimmed(row[1]) for delimiter, row in ways.items() if row is not None and row[1]}
    delimiter = max(heads, key=lambda one: (_fitting(heads[one], known), len(heads[one])), default=",")
    names = heads.get(delimiter, ())
    found = list(_rows(lines, first, delimiter))
    if unnamed and not _fitting(names, known):
        return _checked(
            unnamed, [(line, _filled(cells, len(unnamed))) for line, cells in found], file, delimiter, encoding
        )
    return _checked(names, found[1:], file, delimiter, encoding)


def _checked(
    names: tuple[str, ...], found: Iterable[tuple[int, list[str] | None]], file: str, delimiter: str, encoding: str
) -> Table:
    """A table of the rows that have a cell for each name, and no more but empty ones; the others are left out."""
    rows: list[tuple[int, tuple[str, ...]]] = []
    left = []
    for line, cells in found:
        if cells is None:
            left.append(Left(line, Why.QUOTES, file))
        elif any(map(str.strip, cells)):
            if len(cells) < len(names) or any(map(str.strip, cells[len(names) :])):
                left.append(Left(line, Why.CELLS, file))
            else:
                rows.append((line, tuple(cells[: len(names)])))
    return Table(names, tuple(rows), tuple(left), delimiter, encoding)


def _filled(cells: list[str] | None, width: int) -> list[str] | None:
    """A row with empty cells in the place of those that are absent."""
    return cells + [""] * (width - len(cells)) if cells is not None else None


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """The names in a first line; a delimiter at its end names no column."""
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _fitting(names: Collection[str], known: Collection[str]) -> int:
    return len({name_of(one) for one in names}.intersection(known))


def _rows(lines: Sequence[str], first: int, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """The rows from a line on, with the numbers of their lines; None for one whose quotes do not fit together.

    After such a row the reading goes on in the line below it, so that one quote does not take the rest along. Up to the
    line where that row came to its end each line is read by itself: a row that goes on from one of them to the next
    would come to the same end, and to read on to it from each of them would take the square of their number.
    """
    number, alone_to = first, first
    while number < len(lines):
        end = number + 1 if number < alone_to else len(lines)
        reader = csv.reader(_from(lines, number, end), delimiter=delimiter, strict=True)
        begin = number
        try:
            for cells in reader:
                yield begin + 1, cells
                begin = number + reader.line_num
            number = end
        except csv.Error:
            yield begin + 1, None
            alone_to = max(alone_to, number + reader.line_num - (reader.line_num < end - number))
            number = begin + 1


def _from(lines: Sequence[str], first: int, end: int) -> Iterator[str]:
    for number in range(first, end):
        yield f"{lines[number]}\n"

"""What a page is made of, before anyone decides how it looks: headings, lines, tables and lists."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import Frozen, slug
from valuetrack.render.safe import field as as_field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from valuetrack.render.voice import Voice

NUMBER = "right"
TEXT = "left"


class Heading(Frozen):
    """A line that names what follows."""

    text: str


class Paragraph(Frozen):
    """A few sentences; `quiet` ones are said in passing."""

    text: str
    quiet: bool = False


class Items(Frozen):
    """A list of short things; a line after the first within one of them is indented."""

    items: tuple[str, ...]


class Bar(Frozen):
    """A number from 0 to 10, drawn as a small bar beside itself; None is drawn as a dash."""

    number: int | None


class Column(Frozen):
    """A column of a table; `wide` ones give way first where room is short."""

    name: str
    align: str = TEXT
    wide: bool = False


Cell = str | Bar


class Table(Frozen):
    """Rows under columns. In a narrow terminal each row becomes a short block."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Line(Frozen):
    """A named line of a chart: a number or none in each cell, and what is said after them.

    A number that reaches `top` fills its cell. A line without numbers is what is said, and nothing else.
    """

    name: str
    numbers: tuple[int | None, ...]
    said: str
    top: int = 10


class Chart(Frozen):
    """Lines of numbers over time, one cell each; `cells` name them.

    Where the lines are longer than the screen is wide they go on below, under the name of the first cell there.
    """

    cells: tuple[str, ...]
    lines: tuple[Line, ...]


Block = Heading | Paragraph | Items | Table | Chart


class Page(Frozen):
    """A whole report, from its head to its last line."""

    blocks: tuple[Block, ...]


class Listing(Frozen):
    """One record a row: a table for people, tab-separated lines for programs.

    `remark` says what an empty or shortened list leaves out; it is not part of the result. `blocks` are what people
    see where a table would have too many columns for them.
    """

    table: Table
    remark: str = ""
    blocks: tuple[Block, ...] = ()

    @property
    def page(self) -> Page:
        """The list as people see it."""
        return Page(self.blocks or (self.table,))


def section(title: str, items: Iterable[str]) -> tuple[Block, ...]:
    """A heading and what is listed under it; nothing where there is nothing to list."""
    listed = tuple(items)
    return (Heading(title), Items(listed)) if listed else ()


def form(report: object, say: Voice) -> Page | Listing:
    """The page or the listing of a report; no other page is loaded."""
    noun = type(report).__module__.rpartition(".")[2]
    page = import_module(f"valuetrack.render.pages.{noun}")
    draw: Any = getattr(page, slug(type(report)).replace("-", "_"))
    found: Page | Listing = draw(report, say)
    return found


def lines(listing: Listing) -> str:
    """A listing as tab-separated lines; tab, line end and backslash in a text are escaped."""
    return "".join("\t".join(_plain(cell) for cell in row) + "\n" for row in listing.table.rows)


def _plain(cell: Cell) -> str:
    if isinstance(cell, Bar):
        return "" if cell.number is None else str(cell.number)
    return as_field(cell)

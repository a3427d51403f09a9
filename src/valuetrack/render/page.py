"""What a page is made of, before anyone decides how it looks: headings, lines, tables and lists."""

from __future__ import annotations

from dataclasses import dataclass

NUMBER = "right"
TEXT = "left"


@dataclass(frozen=True)
class Heading:
    """A line that names what follows."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A few sentences; `quiet` ones are said in passing."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Items:
    """A list of short things; a line after the first within one of them is indented."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """A number from 0 to 10, drawn as a small bar beside itself; None is drawn as a dash."""

    number: int | None


@dataclass(frozen=True)
class Column:
    """A column of a table; `wide` ones give way first where room is short."""

    name: str
    align: str = TEXT
    wide: bool = False


Cell = str | Bar


@dataclass(frozen=True)
class Table:
    """Rows under columns. In a narrow terminal each row becomes a short block."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True)
class Page:
    """A whole report, from its head to its last line."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Listing:
    """One record a row: a table for people, tab-separated lines for programs.

    `remark` says what an empty or shortened list leaves out; it is not part of the result.
    """

    table: Table
    remark: str = ""

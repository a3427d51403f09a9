"""Pages on a terminal or in a pipe: the only home of Rich."""

from __future__ import annotations

from io import StringIO
from typing import IO, TYPE_CHECKING, Literal

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from valuetrack.frozen import Frozen
from valuetrack.render.page import Bar, Chart, Heading, Items, Page, Paragraph, Table
from valuetrack.render.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from valuetrack.render.page import Block, Cell, Line

NARROW = 60
_GAP = 2
_LEAST_ROOM = 10
_WHOLE_WORD = 20  # a word of more cells may be cut
_LEVELS = "▁▂▃▄▅▆▇█"
_LINE = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)
_LINE_UNICODE = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")


class Screen(Frozen):
    """Where a page goes: `width` in cells, whether there is colour, whether Unicode can be shown."""

    stream: IO[str]
    width: int
    colour: bool
    unicode: bool


def write(page: Page, screen: Screen) -> None:
    """Write a page to the screen."""
    drawn = StringIO()
    colours: Literal["standard"] | None = "standard" if screen.colour else None
    console = Console(
        file=drawn,
        width=screen.width,
        height=24,  # no page asks for it; without one the console reads COLUMNS itself
        color_system=colours,
        force_terminal=screen.colour,
        legacy_windows=False,
    )
    for index, block in enumerate(page.blocks):
        if index and (isinstance(block, Heading) or not isinstance(page.blocks[index - 1], Heading)):
            console.print()
        for part in _drawn(block, screen):
            console.print(part)
    # Rich fills cells with blanks; a copied or compared page is better without them
    screen.stream.write("\n".join(line.rstrip() for line in drawn.getvalue().split("\n")))


def _drawn(block: Block, screen: Screen) -> list[RenderableType]:
    if isinstance(block, Heading):
        return [Text(safe(block.text), style="bold")]
    if isinstance(block, Paragraph):
        return [Text(safe(block.text), style="dim" if block.quiet else "")]
    if isinstance(block, Items):
        return [_item(item, screen) for item in block.items]
    if isinstance(block, Chart):
        return list(_chart(block, screen))
    cells = [[_cell(cell, screen) for cell in row] for row in block.rows]
    widths = None if screen.width < NARROW else _widths(block, cells, screen.width)
    return _blocks(block, cells) if widths is None else [_table(block, cells, widths, screen)]


def _item(item: str, screen: Screen) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row(Text("•" if screen.unicode else "-"), Text(safe(item)))
    return Padding(grid, (0, 0, 0, 2))


def _table(table: Table, cells: list[list[Text]], widths: list[int], screen: Screen) -> RichTable:
    box = _LINE_UNICODE if screen.unicode else _LINE
    drawn = RichTable(box=box, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for column, width in zip(table.columns, widths, strict=True):
        head = Text(column.name, style="bold")
        drawn.add_column(head, justify="right" if column.align == "right" else "left", overflow="fold", width=width)
    for row in cells:
        drawn.add_row(*row)
    return drawn


def _widths(table: Table, cells: list[list[Text]], room: int) -> list[int] | None:
    """How wide each column is, so that the table fits and no word is cut; None where it does not.

    Columns that are not wide get what their longest line takes. The wide ones share the rest: each has at least its
    longest word, but for very long ones, which are folded, and the narrowest of them grow first.
    """
    columns = [[Text(column.name), *(row[index] for row in cells)] for index, column in enumerate(table.columns)]
    longest = [max(line.cell_len for text in texts for line in text.split("\n")) for texts in columns]
    lengths = [[cell_len(word) for text in texts for word in text.plain.split()] for texts in columns]
    words = [max((length for length in some if length <= _WHOLE_WORD), default=1) for some in lengths]
    wide = [index for index, column in enumerate(table.columns) if column.wide]
    widths = [words[index] if index in wide else longest[index] for index in range(len(columns))]
    spare = room - _GAP * (len(columns) - 1) - sum(widths)
    if spare < 0:
        return None
    while spare and (growing := [index for index in wide if widths[index] < longest[index]]):
        widths[min(growing, key=widths.__getitem__)] += 1
        spare -= 1
    return widths


def _blocks(table: Table, cells: list[list[Text]]) -> list[RenderableType]:
    """Each row as a short block: its first cell, and under it the others that say something, each with its name."""
    lines: list[RenderableType] = []
    for row in cells:
        lines.append(row[0])
        for column, cell in zip(table.columns[1:], row[1:], strict=True):
            first, *more = cell.split("\n", allow_blank=True)
            if first:
                lines.append(Padding(Text(f"{column.name}: ").append_text(first), (0, 0, 0, 2)))
                lines += [Padding(line, (0, 0, 0, 4)) for line in more]
    return lines


def _cell(cell: Cell, screen: Screen) -> Text:
    if not isinstance(cell, Bar):
        return Text(safe(cell))
    if cell.number is None:
        return Text("-")
    full, rest = "█░" if screen.unicode else "#."
    return Text.assemble((full * cell.number, "cyan"), (rest * (10 - cell.number), "dim"), f" {cell.number:>2}")


def _chart(chart: Chart, screen: Screen) -> Iterator[RenderableType]:
    """The lines under each other, as many cells at once as there is room for.

    In a narrow terminal the name of a line stands above its cells.
    """
    narrow = screen.width < NARROW
    names = 0 if narrow else max(cell_len(line.name) for line in chart.lines) + _GAP
    drawn = [_cells(line, screen) for line in chart.lines]
    cell = max((len(one) for cells in drawn for one in cells), default=1)
    said = max((cell_len(line.said) for line in chart.lines if line.numbers), default=0)
    at_once = max(_LEAST_ROOM, screen.width - names - said - 3 * _GAP) // cell
    for start in range(0, len(chart.cells), at_once):
        if len(chart.cells) > at_once:
            yield Padding(Text(f"from {chart.cells[start]}", style="dim"), (0, 0, 0, _GAP))
        is_last = start + at_once >= len(chart.cells)
        for line, cells in zip(chart.lines, drawn, strict=True):
            shown = Text("".join(one.rjust(cell) for one in cells[start : start + at_once]), style="cyan")
            after = f"{' ' * _GAP if line.numbers else ''}{line.said}" if is_last else ""
            if narrow and (shown or is_last):
                yield Padding(Text(line.name), (0, 0, 0, _GAP))
                yield Padding(Text.assemble(shown, after), (0, 0, 0, 2 * _GAP))
            elif shown or is_last:
                yield Padding(Text.assemble(line.name.ljust(names), shown, after), (0, 0, 0, _GAP))


def _cells(line: Line, screen: Screen) -> list[str]:
    """The cells of a line: blocks as high as the numbers, or where there is no Unicode the numbers themselves."""
    if not screen.unicode:
        return [f" {'.' if number is None else number}" for number in line.numbers]
    highest = len(_LEVELS) - 1
    return [
        "·" if number is None else _LEVELS[(2 * min(number, line.top) * highest + line.top) // (2 * line.top)]
        for number in line.numbers
    ]

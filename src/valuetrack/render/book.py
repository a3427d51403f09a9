"""The notebook as a book: chapters as plain text, or as pages of Markdown that link to each other."""

from __future__ import annotations

import re
import unicodedata
from io import StringIO
from typing import TYPE_CHECKING

from valuetrack.frozen import slug
from valuetrack.render.page import Bar, Heading, Items, Page, Paragraph, Table, form
from valuetrack.render.safe import safe
from valuetrack.reports.exports import ValueChapter, WeekChapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from valuetrack.frozen import Frozen
    from valuetrack.render.page import Block, Cell
    from valuetrack.render.voice import Voice

WIDTH = 80
_MORE = {"routine-list": "Routines", "maintenance-plan": "Plan for hard times", "contact-list": "Contacts"}
_LONGEST = 60
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$^=])")
_BEGINS_A_LIST = re.compile(r"^(\s*)([-+]|[0-9]+[.)])(?=\s|$)", re.MULTILINE)
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


def page_of(chapter: Frozen, say: Voice) -> Page:
    """The page of a chapter, as its command shows it; a list in which nothing stands is none."""
    report = chapter.story if isinstance(chapter, ValueChapter) else chapter
    found = form(report.review if isinstance(report, WeekChapter) else report, say)
    if isinstance(found, Page):
        return found
    return Page((Heading(_MORE[slug(type(chapter))]), *found.page.blocks) if found.table.rows else ())


def as_text(chapter: Frozen, say: Voice) -> str:
    """A chapter as plain text, 80 cells wide."""
    from valuetrack.render.text import Screen, write  # noqa: PLC0415 - Rich is loaded for this form alone

    written = StringIO()
    page = page_of(chapter, say)
    if not page.blocks:
        return ""
    write(page, Screen(stream=written, width=WIDTH, colour=False, unicode=True))
    return f"{written.getvalue()}\n{'─' * WIDTH}\n\n"


class Vault:
    """The chapters as files of a folder that Obsidian opens; weeks and values link to each other."""

    def __init__(self, say: Voice) -> None:
        self._say = say
        self._names: dict[str, str] = {}
        self._stories: list[ValueChapter] = []
        self._weeks: dict[str, list[str]] = {}
        self._others: list[str] = []

    def add(self, chapter: Frozen) -> Iterator[tuple[str, str]]:
        """The file that a chapter makes, by its name; that of a value comes at the end, when its weeks are known."""
        if isinstance(chapter, ValueChapter):
            self._names[chapter.id] = f"values/{self._free(chapter.name)}"
            self._stories.append(chapter)
            return
        page = page_of(chapter, self._say)
        if not page.blocks:
            return
        links: list[str] = []
        name = f"more/{_MORE.get(slug(type(chapter)), '')}"
        if isinstance(chapter, WeekChapter):
            name = f"weeks/{chapter.name}"
            for value in chapter.values:
                self._weeks.setdefault(value, []).append(name)
            links = [self._names[value] for value in chapter.values]
        self._others.append(name)
        yield f"{name}.md", as_markdown(page, links)

    def rest(self) -> Iterator[tuple[str, str]]:
        """The files of the values, and the page from which all others are reached."""
        for chapter in self._stories:
            page = as_markdown(page_of(chapter, self._say), self._weeks.get(chapter.id, []))
            yield f"{self._names[chapter.id]}.md", page
        yield "index.md", _links([*self._names.values(), *self._others])

    def _free(self, name: str) -> str:
        """A name for a file on every system, which no other value has, in any case."""
        known = {one.partition("/")[2].casefold() for one in self._names.values()}
        begun = file_name(name)
        tries = (begun, *(f"{begun} {number}" for number in range(2, len(known) + 3)))
        return next(one for one in tries if one.casefold() not in known)


def file_name(name: str) -> str:
    """`name` as that of a file on every system, and without what would end a link."""
    letters = (one if one.isalnum() or one in " -_" else "-" for one in unicodedata.normalize("NFC", name))
    said = " ".join("".join(letters).split())[:_LONGEST].strip(" -") or "value"
    return f"{said}-" if _RESERVED.fullmatch(said) else said


def as_markdown(page: Page, links: Iterable[str]) -> str:
    """A page as Markdown, with links to others at its end."""
    listed = _links(links)
    more = ["## See also\n", listed] if listed else []
    return "\n".join([*(part for block in page.blocks for part in _drawn(block)), *more])


def _links(names: Iterable[str]) -> str:
    return "".join(f"- [[{name}|{name.partition('/')[2]}]]\n" for name in names)


def _drawn(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"## {_words(block.text)}\n"
    elif isinstance(block, Paragraph):
        yield f"{_words(block.text)}\n"
    elif isinstance(block, Items):
        yield "".join("- " + _words(item).replace("\n", "\n  ") + "\n" for item in block.items)
    elif isinstance(block, Table):
        rows = [[one.name for one in block.columns], ["---"] * len(block.columns)]
        rows += [[_in_a_row(cell) for cell in row] for row in block.rows]
        yield "".join(f"| {' | '.join(row)} |\n" for row in rows)
    else:
        yield from (f"- {_words(line.name)}: {_words(line.said)}\n" for line in block.lines)


def _in_a_row(cell: Cell) -> str:
    said = ("-" if cell.number is None else str(cell.number)) if isinstance(cell, Bar) else cell
    return _words(said).replace("\n", "<br>")


def _words(text: str) -> str:
    """A text as it is read, whatever of it Markdown would take for a mark."""
    marked = _MARKS.sub(r"\\\1", safe(text))
    return _BEGINS_A_LIST.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", marked)

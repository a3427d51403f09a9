"""A screen to write pages on, and what stands on it afterwards."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from valuetrack.render import page as forms
from valuetrack.render.page import Page
from valuetrack.render.text import Screen, write
from valuetrack.render.voice import Voice

if TYPE_CHECKING:
    from valuetrack.render.page import Block, Listing


def on_screen(page: Page, width: int = 80, *, colour: bool = False, unicode: bool = True) -> str:
    """A page as it stands on a screen."""
    screen = Screen(StringIO(), width, colour, unicode)
    write(page, screen)
    screen.stream.seek(0)
    return screen.stream.read()


def drawn(*blocks: Block, width: int = 80, colour: bool = False, unicode: bool = True) -> list[str]:
    """The lines of a page of these blocks."""
    return on_screen(Page(blocks), width, colour=colour, unicode=unicode).splitlines()


def form(report: object, *, words_only: bool = False) -> Page | Listing:
    """The page or the listing of a report."""
    return forms.form(report, Voice(words_only))


def told(report: object, width: int = 80, *, words_only: bool = False) -> str:
    """A report as text, a listing as the table that people see."""
    page = form(report, words_only=words_only)
    return on_screen(page if isinstance(page, Page) else page.page, width)

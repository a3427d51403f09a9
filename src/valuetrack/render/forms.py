"""Which page belongs to which report: the function of its name in the module of its noun."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import slug

if TYPE_CHECKING:
    from valuetrack.render.page import Listing, Page
    from valuetrack.render.voice import Voice


def form(report: object, say: Voice) -> Page | Listing:
    """The page or the listing of a report; no other page is loaded."""
    noun = type(report).__module__.rpartition(".")[2]
    page = import_module(f"valuetrack.render.pages.{noun}")
    draw: Any = getattr(page, slug(type(report)).replace("-", "_"))
    found: Page | Listing = draw(report, say)
    return found

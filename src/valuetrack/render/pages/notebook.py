"""The notebook itself in words: its places, and the demo."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.render.page import Column, Heading, Items, Listing, Page, Paragraph, Table
from valuetrack.render.pages.review import review, review_in_words
from valuetrack.reports.old_receipt import told

if TYPE_CHECKING:
    from valuetrack.render.page import Block
    from valuetrack.reports.notebook import Demo, Places


def places(report: Places) -> Listing:
    """Where everything is kept, one place a row."""
    rows = (
        ("store", report.store),
        ("configuration", report.configuration),
        ("data", report.data),
        ("state", report.state),
        ("cache", report.cache),
    )
    remark = "" if report.store_exists else "The first entry makes the store."
    return Listing(Table((Column("what"), Column("where", wide=True)), rows), remark)


def demo(report: Demo) -> Page:
    """What a newcomer would type, and what the fourth invented week looks like."""
    return _demo(report, review(report.review), words_only=False)


def demo_in_words(report: Demo) -> Page:
    """The same, typed and read in words."""
    return _demo(report, review_in_words(report.review), words_only=True)


def _demo(report: Demo, read: Page, *, words_only: bool) -> Page:
    kept = f" --db {shlex.quote(report.store)}" if report.store is not None else ""
    more = (
        f"Explore it: valuetrack show-week --week 2026-W09{kept}"
        if kept
        else "To explore it: valuetrack demo --keep demo.db"
    )
    blocks: list[Block] = [
        Heading("Four weeks of an invented person"),
        Paragraph("Through a week they type lines like these, each when it fits:"),
        Items(tuple(told(command, words_only=words_only) for command in report.commands)),
        Paragraph("And at the end of their fourth week they read:"),
        *read.blocks,
        Paragraph(more, quiet=True),
    ]
    return Page(tuple(blocks))

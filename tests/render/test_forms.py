"""Which page belongs to which report."""

from __future__ import annotations

import pytest

from tests.render.screens import form
from valuetrack.render.page import Listing, Page
from valuetrack.reports.changes import ChangeList, WouldDelete


def test_a_report_is_a_page_or_a_listing() -> None:
    assert isinstance(form(WouldDelete("1", "note", "x")), Page)
    assert isinstance(form(ChangeList(())), Listing)


def test_what_is_no_report_has_no_page() -> None:
    with pytest.raises(ModuleNotFoundError):
        form("text")

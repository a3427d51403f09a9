"""Listings for programs: one record a line, tab-separated."""

from __future__ import annotations

from valuetrack.render.page import Bar, Column, Listing, Table, lines

COLUMNS = (Column("Value"), Column("matters"), Column("discrepancy"))


def test_a_record_is_one_line_whatever_a_person_wrote() -> None:
    rows = (("Tea\ttime", "9", Bar(3)), ("a\nb\\", "-", Bar(None)))

    assert lines(Listing(Table(COLUMNS, rows), "a remark")) == "Tea\\ttime\t9\t3\na\\nb\\\\\t-\t\n"


def test_an_empty_listing_is_no_line() -> None:
    assert lines(Listing(Table(COLUMNS, ()))) == ""

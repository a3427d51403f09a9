"""jrnl's JSON."""

from __future__ import annotations

import json

import pytest

from tests.imports import found_in, left, told
from valuetrack.errors import BadFile
from valuetrack.imports.days import TwoReadings
from valuetrack.imports.found import DayFormat


def journal(*entries: object) -> str:
    return json.dumps({"tags": {"@tea": 1}, "entries": entries})


def entry(**more: object) -> dict[str, object]:
    return {"title": "Tea with Ada.", "body": "", "date": "2026-01-02", "time": "10:00", "tags": [], **more}


def test_an_entry_is_its_title_and_its_body() -> None:
    found = found_in("jrnl", journal(entry(body="We laughed. @tea\n", starred=True), entry()))

    assert told(found) == [
        ("2026-01-02 10:00", "", "Tea with Ada.\nWe laughed. @tea", ""),
        ("2026-01-02 10:00", "", "Tea with Ada.", ""),
    ]


def test_days_in_figures_are_read_in_one_order_or_asked_about() -> None:
    twice = journal(entry(date="05/06/2026"))

    with pytest.raises(TwoReadings):
        found_in("jrnl", twice)
    assert told(found_in("jrnl", twice, day_format=DayFormat.MONTH_FIRST))[0][0] == "2026-05-06 10:00"
    both = found_in("jrnl", journal(entry(date="05/06/2026"), entry(date="05/25/2026")))
    assert [day for day, *_ in told(both)] == ["2026-05-06 10:00", "2026-05-25 10:00"]
    assert both.day_format is DayFormat.MONTH_FIRST


def test_what_is_no_entry_is_named_by_its_place() -> None:
    found = found_in(
        "jrnl",
        journal(
            3,
            entry(title=3),
            entry(date="soon"),
            entry(title=" "),
            entry(title="half \ud800"),
            entry(title="a" * 100_001),
        ),
    )

    assert left(found) == [(1, "shape"), (2, "shape"), (3, "day"), (4, "nothing"), (5, "text"), (6, "text")]
    assert (found.moments, found.by_place) == ((), True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "{}",
        '{"entries": {}}',
        '{"entries": [NaN]}',
        '{"entries": [Infinity]}',
        f'{{"entries": [{"9" * 5_000}]}}',
        '{"entries": ' + "[" * 100_000,
        '{"a": ' * 100_000,
        journal(entry())[:-1],
    ],
    ids=range(11),
)
def test_what_is_no_journal_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match=r"no JSON|no entries"):
        found_in("jrnl", text)


def test_a_byte_order_mark_says_nothing() -> None:
    assert told(found_in("jrnl", journal(entry()).encode("utf-8-sig"))) == told(found_in("jrnl", journal(entry())))
    assert found_in("jrnl", journal(entry()).encode("utf-16")).encoding == "UTF-16"

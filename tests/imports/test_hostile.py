"""No file, whatever it holds, does more than be read in part or be refused in words."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.imports import found_in
from valuetrack.errors import ValuetrackError
from valuetrack.imports.found import Program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEADS = {
    "daylio": "full_date,time,mood,activities,note\n",
    "loop": "Date,Walk,Read,\n",
    "jrnl": '{"entries": [{"title": "',
    "taskwarrior": '{"status": "completed", "end": "20260114T233000Z", "description": "',
    "csv": "date,activity,done,tags,mood,duration\n",
}
_PARTS = some.sampled_from(
    [
        *('"', '""', ",", ";", "\t", "\n", "\r\n", "\x00", "\ufeff", "|", "yes", "é", "<br>", "&#0;", "&#55296;"),
        *("2026-01-02", "1/2/2026", "31.12.99", "23:59", "6 pm", "-1", "0.003", "1e999", "9" * 20),
        *("NaN", "[", "]", "{", "}", ":", "\\ud800"),
    ]
)
_ENCODINGS = some.sampled_from(["utf-8", "utf-16", "cp1252"])


@pytest.mark.parametrize("program", [one.value for one in Program])
@settings(max_examples=30)
@given(
    parts=some.lists(_PARTS | some.text(max_size=5), max_size=40),
    encoding=some.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_rows_below_a_first_line(program: str, parts: list[str], encoding: str) -> None:
    data = (HEADS[program] + "".join(parts)).encode(encoding, "replace")
    try:
        found = found_in(program, data)
    except ValuetrackError:
        return
    assert all(line > 0 for line in [*(one.line for one in found.left), *(one.line for one in found.moments)])


@pytest.mark.parametrize("program", [one.value for one in Program])
@settings(max_examples=20)
@given(data=some.binary(max_size=60))
def test_any_bytes(program: str, data: bytes) -> None:
    try:
        found = found_in(program, data)
    except ValuetrackError:
        return
    assert found.moments == ()


@pytest.mark.parametrize("program", ["daylio", "loop", "csv"])
def test_many_quotes_that_do_not_end_take_no_long_time(program: str) -> None:
    rows = [HEADS[program], *['2026-01-02,"\n'] * 2_000, *['""""\n'] * 2_000, '"', "x\n" * 2_000]

    assert len(found_in(program, "".join(rows)).left) > 1_000


@pytest.mark.parametrize("program", ["daylio", "loop", "csv"])
def test_quotes_that_end_where_the_next_begins_are_read_in_time(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []
    reads = csv.reader

    def noted(lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    def counting(lines: Iterable[str], **how: Any) -> Any:
        return reads(noted(lines), **how)

    monkeypatch.setattr(csv, "reader", counting)
    rows = [HEADS[program], *['x",y,"w\n'] * 1_000]

    assert len(found_in(program, "".join(rows)).left) == 1_000
    assert len(taken) < 10 * len(rows)

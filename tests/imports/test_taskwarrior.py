"""Taskwarrior's JSON, as an array and as lines."""

from __future__ import annotations

import json

import pytest

from tests.imports import found_in, left, told
from valuetrack.errors import BadFile
from valuetrack.imports.found import Mark

ONE = "11111111-2222-4333-8444-555555555555"
DONE = {"status": "completed", "description": "write to Ada", "end": "20260114T233000Z", "uuid": ONE}
TASKS = [
    {**DONE, "project": "Friends", "tags": ["post", "ink"]},
    {**DONE, "annotations": [{"entry": "20260115T080000Z", "description": "two pages"}, {"description": " "}, 3]},
    {"status": "pending", "description": "rest", "depends": ONE},
    {"status": "waiting", "description": "rest", "depends": [ONE]},
    {"status": "recurring", "description": "rest"},
    {"status": "deleted", "description": "rest", "end": "20260114T233000Z"},
]


def test_what_is_finished_is_done_at_its_instant() -> None:
    found = found_in("taskwarrior", json.dumps(TASKS))

    assert told(found) == [
        ("2026-01-14 23:30:00+00:00", "write to Ada", "", ""),
        ("2026-01-14 23:30:00+00:00", "write to Ada", "", ""),
        ("2026-01-15 08:00:00+00:00", "", "write to Ada: two pages", ""),
    ]
    assert found.marks == {Mark.OPEN: 3, Mark.DELETED: 1}
    assert found.moments[0].done[0].lists == ("Friends", "post", "ink")
    assert [one.key for one in found.moments] == [ONE, ONE, f"{ONE} 0"]


def test_lines_of_objects_are_an_array_with_or_without_commas() -> None:
    whole = found_in("taskwarrior", json.dumps(TASKS))
    for between in ("\n", ",\n", "\r\n\r\n"):
        found = found_in("taskwarrior", between.join(map(json.dumps, TASKS)))
        assert (told(found), found.marks) == (told(whole), whole.marks)
        assert not found.by_place


def test_what_an_old_version_writes_is_read() -> None:
    [moment] = found_in("taskwarrior", json.dumps({**DONE, "tags": "post,ink", "uuid": 3})).moments

    assert (moment.done[0].lists, moment.key) == (("post", "ink"), "")


def test_what_is_no_finished_task_is_named() -> None:
    tasks = [
        3,
        {},
        {"status": ["completed"]},
        {**DONE, "description": 3},
        {**DONE, "end": None},
        {**DONE, "end": "20260230T000000Z"},
        {**DONE, "end": "99991231T235959Z"},
        {**DONE, "description": "\x00"},
        DONE,
    ]
    found = found_in("taskwarrior", json.dumps(tasks))

    assert left(found) == [
        *((place, "shape") for place in (1, 2, 3, 4)),
        *((place, "day") for place in (5, 6, 7)),
        (8, "text"),
    ]
    assert len(found.moments) == 1


def test_a_line_that_is_cut_is_left_out() -> None:
    found = found_in("taskwarrior", f"{json.dumps(DONE)}\n{json.dumps(DONE)[:-9]}\n")

    assert (len(found.moments), left(found)) == (1, [(2, "shape")])


@pytest.mark.parametrize(
    "text", ["[", "{", "hello", "[NaN]", "[" * 50_000, f"[{'9' * 5_000}]", "full_date,mood"], ids=range(7)
)
def test_what_holds_no_task_is_refused(text: str) -> None:
    with pytest.raises(BadFile, match=r"no tasks|no JSON"):
        found_in("taskwarrior", text)


def test_a_list_without_tasks_is_none() -> None:
    assert found_in("taskwarrior", "[]").moments == found_in("taskwarrior", "").moments == ()

"""Reports as JSON: the envelope, the names, and how things are written in it."""

from __future__ import annotations

import json
import pkgutil
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from tests.reports.a_week import DATA, WEEK
from valuetrack import reports
from valuetrack.errors import Ambiguous, StoreError
from valuetrack.frozen import Frozen
from valuetrack.model import Action, Value, WeekRating
from valuetrack.render.json import document, error_document, plain, report_name
from valuetrack.reports import Both, both
from valuetrack.reports.reviews import AwayReview, week_review
from valuetrack.reports.values import ValueAdded, ValueArchived
from valuetrack.reports.weeks import WeekSpan

if TYPE_CHECKING:
    from valuetrack.errors import ValuetrackError

A_DAY = date(2026, 1, 14)


def read(text: str) -> Any:
    assert text.endswith("}\n")
    return json.loads(text)


def test_a_report_stands_in_a_versioned_envelope_with_its_name() -> None:
    found = read(document(week_review(WEEK, DATA)))

    assert (found["valuetrack"], found["report"], list(found)) == (1, "week-review", ["valuetrack", "report", "data"])
    assert found["data"]["week"] == {"iso": "2026-W10", "start": "2026-03-01", "end": "2026-03-07"}


def test_the_review_of_a_week_away_is_a_week_review_too() -> None:
    found = read(document(AwayReview(WeekSpan("2026-W10", A_DAY, A_DAY), away=True)))

    assert (found["report"], found["data"]["away"]) == ("week-review", True)


def test_a_report_is_named_after_its_class() -> None:
    modules = [import_module(f"valuetrack.reports.{one.name}") for one in pkgutil.iter_modules(reports.__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    own = [kind for kind in kinds if issubclass(kind, Frozen) and kind is not Both]
    names = [report_name(object.__new__(kind)) for kind in own]

    assert {"value-list", "day-plan", "week-plan", "demo", "week-review"} <= set(names)
    assert names.count("week-review") == 2  # a week that is set aside is reviewed under the same name


def test_a_receipt_says_what_was_written() -> None:
    records = (Value(id="1", created=A_DAY), WeekRating(id="2", value_id="1", week=A_DAY, lived=3))
    added = ValueAdded(
        ids=("1", "2"),
        records=records,
        name="weigh 70 kg",
        day=A_DAY,
        importance=9,
        nudges=("goal",),
        chosen=None,
        is_first=True,
    )
    found = read(document(added))

    assert found["report"] == "value-added"
    data = found["data"]
    assert list(data) == ["id", "ids", "message", "if_then", "notes", "records"]
    assert (data["id"], data["ids"], data["if_then"]) == ("1", ["1", "2"], None)
    assert data["message"] == "Added weigh 70 kg, from Wed 2026-01-14, importance 9."
    assert len(data["notes"]) == 1
    assert read(document(added, nudges=False))["data"]["notes"] == []
    assert [(record["record"], record["id"]) for record in data["records"]] == [("value", "1"), ("week-rating", "2")]
    assert (data["records"][1]["lived"], data["records"][1]["week"]) == (3, "2026-01-14")


def test_a_receipt_of_nothing_has_no_id() -> None:
    assert read(document(ValueArchived(name="Tea", day=A_DAY)))["data"]["id"] is None


def test_two_receipts_of_one_command_are_one() -> None:
    first, second = (ValueArchived(ids=(one,), name=one, day=A_DAY) for one in ("Tea", "Snow"))

    joined = read(document(both(first, second)))

    assert (joined["report"], joined["data"]["ids"]) == ("value-archived", ["Tea", "Snow"])
    assert ("Tea rests" in joined["data"]["message"], "Snow rests" in joined["data"]["message"]) == (True, True)


@pytest.mark.parametrize(
    ("thing", "written"),
    [
        (A_DAY, "2026-01-14"),
        (time(9, 5), "09:05"),
        (datetime(2026, 1, 14, 20, tzinfo=UTC), "2026-01-14T20:00:00+00:00"),
        ((1, (None, True)), [1, [None, True]]),
        ({"a": A_DAY}, {"a": "2026-01-14"}),
        (1.5, 1.5),
    ],
)
def test_dates_are_iso_and_tuples_are_lists(thing: object, written: object) -> None:
    assert plain(thing) == written


def test_nothing_of_a_persons_text_is_cut_or_escaped_away() -> None:
    text = "人 \x1b[31m 👩‍👩‍👧 \u202e" * 500
    action = Action(id="1", value_id="2", text=text, day=A_DAY)
    written = document(ValueArchived(name="Tea", day=A_DAY, records=(action,)))

    assert read(written)["data"]["records"][0]["text"] == text
    assert "人" in written


@pytest.mark.parametrize(
    ("error", "kind", "nearest"),
    [(Ambiguous("two fit", "which?", ("a", "b")), "ambiguous", ["a", "b"]), (StoreError("gone"), "store", [])],
)
def test_an_error_says_its_kind_its_words_and_what_is_near(
    error: ValuetrackError, kind: str, nearest: list[str]
) -> None:
    found = read(error_document(error))

    assert found["valuetrack"] == 1
    assert found["error"] == {"kind": kind, "message": error.message, "hint": error.hint, "nearest": nearest}

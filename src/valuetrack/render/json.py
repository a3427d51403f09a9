"""Reports as JSON: one document in a versioned envelope, keys as the reports name their fields."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import Frozen
from valuetrack.reports.receipt import Receipt

if TYPE_CHECKING:
    from valuetrack.errors import ValuetrackError

VERSION = 1


def document(report: object) -> str:
    """A report as a JSON document."""
    data = _receipt(report) if isinstance(report, Receipt) else plain(report)
    return _dump({"valuetrack": VERSION, "report": report_name(report), "data": data})


def error_document(error: ValuetrackError) -> str:
    """An error as a JSON document."""
    body = {"kind": error.kind, "message": error.message, "hint": error.hint, "nearest": error.nearest}
    return _dump({"valuetrack": VERSION, "error": plain(body)})


def _dump(envelope: dict[str, Any]) -> str:
    return json.dumps(envelope, ensure_ascii=False, indent=1) + "\n"


def report_name(report: object) -> str:
    """The name under which a report's keys are documented, such as ``week-review``."""
    if isinstance(report, Receipt):
        return report.report
    name = type(report).__name__.replace("AwayReview", "WeekReview")
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("-")


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": receipt.id,
        "ids": list(receipt.ids),
        "message": receipt.message,
        "if_then": receipt.more,
        "notes": list(receipt.notes),
        "records": [{"record": report_name(record), **plain(record)} for record in receipt.records],
    }


def plain(thing: Any) -> Any:
    """`thing` as JSON knows it: frozen values as objects, tuples as lists, dates in ISO form."""
    if isinstance(thing, Frozen):
        thing = vars(thing)
    if isinstance(thing, dict):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    if isinstance(thing, time):
        return thing.isoformat("minutes")
    if isinstance(thing, date | datetime):
        return thing.isoformat()
    return thing

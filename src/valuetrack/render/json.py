"""Reports as JSON: one document in a versioned envelope, keys as the reports name their fields."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from valuetrack.frozen import Frozen, slug
from valuetrack.render.safe import in_json
from valuetrack.render.voice import IN_NUMBERS, if_then_of
from valuetrack.reports import Both, Receipt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from valuetrack.errors import ValuetrackError
    from valuetrack.model import Record
    from valuetrack.render.voice import Voice
    from valuetrack.reports.changes import ChangeLine
    from valuetrack.reports.journal import EntryStory
    from valuetrack.reports.notebook import Demo
    from valuetrack.reports.purges import WouldPurge
    from valuetrack.reports.routines import RoutineLine
    from valuetrack.reports.weeks import PlannedAction

VERSION = 1


class Written(Frozen):
    """What every command that writes says."""

    id: str | None
    """the first of `ids`"""
    ids: tuple[str, ...]
    """the full ids of what the command is about: the new action, the value that was rated, what was deleted"""
    message: str
    """what was done, in the line that a person reads"""
    if_then: str | None
    """a plan as one if-then sentence"""
    notes: tuple[str, ...]
    """questions and kind words that a person reads after it"""
    records: tuple[dict[str, Any], ...]
    """what was written, each as in [the records](#the-records) with its kind under `record`"""


def document(report: object, say: Voice = IN_NUMBERS, *, nudges: bool = True) -> str:
    """A report as a JSON document; a receipt as `say` says it, with its questions where `nudges` are wanted."""
    data = plain(_receipt(report, say, nudges=nudges) if isinstance(report, Receipt) else report)
    return _dump({"valuetrack": VERSION, "report": report_name(report), "data": data})


def error_document(error: ValuetrackError) -> str:
    """An error as a JSON document."""
    body = {"kind": error.kind, "message": error.message, "hint": error.hint, "nearest": error.nearest}
    return _dump({"valuetrack": VERSION, "error": plain(body)})


def _dump(envelope: dict[str, Any]) -> str:
    return in_json(json.dumps(envelope, ensure_ascii=False, indent=1)) + "\n"


def report_name(report: object) -> str:
    """The name under which a report's keys are documented, such as ``week-review``."""
    if isinstance(report, Both):
        return report_name(report.first)
    return slug(type(report)).replace("away-review", "week-review")


def _receipt(receipt: Receipt, say: Voice, *, nudges: bool) -> Written:
    from valuetrack.render.receipts import words  # noqa: PLC0415 - a command that writes alone

    said = words(receipt, say)
    questions = [question for _, question in said.nudges] if nudges else []
    return Written(
        receipt.id,
        receipt.ids,
        said.message,
        said.more,
        (*questions, *([said.answer] if said.answer else []), *said.notes),
        tuple(_with_kind(record) for record in receipt.records),
    )


def _changed_records(line: ChangeLine) -> tuple[str, ...]:
    """How many records of which kind, in words."""
    from valuetrack.render.changes import counted  # noqa: PLC0415 - a list of changes alone

    return tuple(counted(line.records, IN_NUMBERS))


def _going_records(report: WouldPurge) -> tuple[str, ...]:
    """How many records of which kind, in words."""
    from valuetrack.render.changes import counted  # noqa: PLC0415 - what would go alone

    return tuple(counted(report.going, IN_NUMBERS))


def _demo_commands(_demo: Demo) -> tuple[str, ...]:
    """What a newcomer would type."""
    from valuetrack.render.notices import demo_lines  # noqa: PLC0415 - the demo alone

    return demo_lines(IN_NUMBERS)


def _record(story: EntryStory) -> object:
    """It, as in [the records](#the-records) with its kind under `record`."""
    return _with_kind(story.record)


def _parts(story: EntryStory) -> tuple[object, ...]:
    """Of a comparison where its options lead, likewise."""
    return tuple(_with_kind(one) for one in story.parts)


def _with_kind(record: Record) -> dict[str, Any]:
    return {"record": report_name(record), **vars(record)}


def _if_then(action: PlannedAction) -> str | None:
    """What was thought of beforehand, as one sentence."""
    return if_then_of(action)


def _every(routine: RoutineLine) -> str:
    """Its days in words, such as `every Tue and Thu`."""
    from valuetrack.render.routines import how_often  # noqa: PLC0415 - a list of routines alone

    return how_often(routine.rule)


# Keys that are said in words, by the name of the class: beside its own, or in place of one.
SPOKEN: Mapping[str, Mapping[str, Callable[[Any], object]]] = {
    "ChangeLine": {"records": _changed_records},
    "Demo": {"commands": _demo_commands},
    "EntryStory": {"record": _record, "parts": _parts},
    "PlannedAction": {"if_then": _if_then},
    "RoutineLine": {"every": _every},
    "WouldPurge": {"going": _going_records},
}


def plain(thing: Any) -> Any:
    """`thing` as JSON knows it: frozen values as objects, tuples as lists, dates in ISO form."""
    if isinstance(thing, Frozen):
        said = SPOKEN.get(type(thing).__name__, {})
        thing = {**vars(thing), **{key: say(thing) for key, say in said.items()}}
    if isinstance(thing, dict):
        return {key: plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [plain(one) for one in thing]
    if isinstance(thing, time):
        return thing.isoformat("minutes")
    if isinstance(thing, date | datetime):
        return thing.isoformat()
    return thing

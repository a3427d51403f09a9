"""Taskwarrior's tasks as JSON: one array, or in older versions an object a line; instants are in UTC."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from valuetrack.errors import BadFile
from valuetrack.imports.days import instant_of
from valuetrack.imports.decoding import decoded, document
from valuetrack.imports.found import Done, Found, Left, Mark, Moment, Why
from valuetrack.model import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from valuetrack.imports.found import Reading, When

_MARKS = {"pending": Mark.OPEN, "waiting": Mark.OPEN, "recurring": Mark.OPEN, "deleted": Mark.DELETED}
_DONE = "completed"


def read(files: Mapping[str, bytes], _reading: Reading) -> Found:
    """The tasks that are finished, and what was noted beside them. Raises BadFile."""
    (data,) = files.values()
    text, encoding = decoded(data)
    is_array = text.lstrip().startswith("[")
    moments: list[Moment] = []
    left: list[Left] = []
    marks: dict[Mark, int] = {}
    for line, task in enumerate(document(text), 1) if is_array else _lines(text):
        status = task.get("status") if isinstance(task, dict) else None
        mark = _MARKS.get(status) if isinstance(status, str) else None
        if mark is not None:
            marks[mark] = marks.get(mark, 0) + 1
        elif status != _DONE or not isinstance(task.get("description"), str):
            left.append(Left(line, Why.SHAPE))
        elif found := list(_moments(line, task)):
            moments += found
        else:
            left.append(Left(line, Why.DAY))
    if text.strip() and not is_array and not moments and not marks:
        raise BadFile("The file has no tasks, as Taskwarrior's have.", hint="Export it with: task export")
    return Found(tuple(moments), tuple(left), marks, encoding=encoding, by_place=is_array)


def _lines(text: str) -> Iterator[tuple[int, Any]]:
    """The objects of the lines, each with its number; None for a line that holds none."""
    for number, line in enumerate(lines_of(text), 1):
        written = line.strip().removesuffix(",")
        if written:
            task = None
            with suppress(BadFile):
                task = document(written)
            yield number, task


def _moments(line: int, task: dict[str, Any]) -> Iterator[Moment]:
    """A task on the day on which it was finished, and its notes on theirs; nothing where that is not said."""
    when = _when(task.get("end"))
    if when is None:
        return
    text, key = task["description"], _text(task.get("uuid"))
    yield Moment(line, when, (Done(text, _lists(task)),), key=key)
    notes = task.get("annotations")
    for number, note in enumerate(notes if isinstance(notes, list) else ()):
        if isinstance(note, dict) and _text(note.get("description")).strip():
            noted = _when(note.get("entry")) or when
            yield Moment(line, noted, text=f"{text}: {note['description']}", key=f"{key} {number}" if key else "")


def _lists(task: dict[str, Any]) -> tuple[str, ...]:
    """The project and the tags of a task."""
    tags = task.get("tags")
    named = tags.split(",") if isinstance(tags, str) else tags if isinstance(tags, list) else []
    return tuple(one.strip() for one in (_text(task.get("project")), *map(_text, named)) if one.strip())


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _when(written: Any) -> When | None:
    with suppress(ValueError):
        return instant_of(datetime.strptime(_text(written), "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))
    return None

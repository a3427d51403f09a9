"""A store that is written in from end to end with hostile texts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from tests.cli import prepared
from tests.hostile import as_kept, of_every_piece
from tests.store.stores import writing
from tests.test_shown import AROUND, WHOLE
from valuetrack.frozen import replace
from valuetrack.model import WeekRating, facts_of
from valuetrack.store.kinds import KINDS, TABLE

if TYPE_CHECKING:
    from pathlib import Path

    from valuetrack.model import Field, Record


def texts_of(kind: type[Record]) -> dict[str, Field]:
    """The fields of a kind of record that hold what a person wrote."""
    return {
        name: field
        for name, field in facts_of(kind).items()
        if field.kind in ("text", "texts") and not field.choices and name != "rule"
    }


class Spoilt:
    """A store in which every text of every kind is hostile; `kept` are those texts, by where they stand."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.kept: dict[str, str] = {}
        self._texts = of_every_piece(random.Random(seed))  # noqa: S311 - no secret
        prepared.prepare(path)
        values = sorted((*AROUND, *WHOLE), key=lambda one: list(KINDS).index(TABLE[type(one)]))
        with writing(path) as store:
            for record in values:
                store.put(record)
        with writing(path) as store:
            for kind in KINDS.values():
                for record in store.exports().records(kind):
                    store.put(self._spoilt(record))
        with writing(path) as store:  # so that there is something to bring back
            [week, *_] = store.exports().records(WeekRating)
            store.put(replace(week, note=next(self._texts)))
        with writing(path) as store:
            store.undo()

    def _spoilt(self, record: Record) -> Record:
        changed: dict[str, Any] = {}
        for name, field in texts_of(type(record)).items():
            if said := getattr(record, name):
                texts = [as_kept(f"{one} {next(self._texts)}") for one in ((said,) if field.kind == "text" else said)]
                changed[name] = texts[0] if field.kind == "text" else tuple(texts)
                self.kept |= {
                    f"{TABLE[type(record)]}.{name} {record.id} {place}": one for place, one in enumerate(texts)
                }
        return replace(record, **changed)

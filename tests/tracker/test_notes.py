"""Notes of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import WED
from valuetrack.errors import BadText
from valuetrack.tracker import notes

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


def test_a_note_is_kept_for_its_day(store: Writer) -> None:
    said = notes.keep_note(store, WED, "half way")

    assert spoken(said).message == f"Kept your note for Wed 2026-01-14 ({said.short})."
    assert said.ids[0].startswith(said.short)


def test_an_empty_one_is_refused(store: Writer) -> None:
    with pytest.raises(BadText):
        notes.keep_note(store, WED, " ")

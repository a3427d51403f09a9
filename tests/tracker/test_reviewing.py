"""Notes of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import LONG_AGO, WED
from valuetrack.errors import BadText
from valuetrack.tracker import reviewing, values

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea and Snow matter."""
    for name, importance in (("Tea", 8), ("Snow", 7)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


class TestNotes:
    def test_a_note_is_kept_for_its_day(self, named: Writer) -> None:
        said = reviewing.keep_note(named, WED, "half way")

        assert spoken(said).message == f"Kept note {named.short_ids(said.ids)[said.ids[0]]} for Wed 2026-01-14."

    def test_an_empty_one_is_refused(self, named: Writer) -> None:
        with pytest.raises(BadText):
            reviewing.keep_note(named, WED, " ")

"""Which records go for good: what is looked at once more when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tracker.conftest import WED
from valuetrack.errors import Declined
from valuetrack.tracker import notes, values
from valuetrack.tracker.purges import Chosen, purge, would_purge

if TYPE_CHECKING:
    from datetime import date, datetime

    from tests.tracker.conftest import Opened

ALL = Chosen(everything=True)


def day_of(moment: datetime) -> date:
    return moment.date()


def test_what_came_while_it_was_looked_at_is_not_removed(opened: Opened) -> None:
    with opened() as store:
        values.add_value(store, "Garden", WED, {}, None)
        going = would_purge(store, ALL, WED, day_of)
    with opened() as store:
        notes.keep_note(store, WED, "new")
    with pytest.raises(Declined, match="Nothing is removed"), opened() as store:
        purge(store, ALL, WED, day_of, going.report.ids, ())
    with opened() as store:
        again = would_purge(store, ALL, WED, day_of)
        assert len(again.report.ids) == len(going.report.ids) + 1
        assert "new" in again.words
        purge(store, ALL, WED, day_of, again.report.ids, ())
        assert store.is_empty()

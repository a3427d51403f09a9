"""The page of a removal for good: what to know before, of a file and of a server."""

from __future__ import annotations

import pytest

from tests.render.screens import told
from valuetrack.render.notices import FOR_GOOD, for_good
from valuetrack.reports.purges import WouldPurge

KEPT_THERE = (
    "The server, too, keeps the words in its log and in backups of its own until these are written over or thrown "
    "away. Drafts on your other computers stay too."
)


def said(store: str) -> str:
    return " ".join(told(WouldPurge(ids=("3f2",), going=(("action", 1),), things=(), store=store)).split())


@pytest.mark.parametrize("store", ["postgresql://maya@db.example.org/maya", "postgres://?service=mine"])
def test_on_a_server_it_says_what_the_server_keeps(store: str) -> None:
    assert for_good(store) == f"{FOR_GOOD} {KEPT_THERE}"
    assert said(store).endswith(" ".join(for_good(store).split()))


@pytest.mark.parametrize("store", ["/home/maya/journal.db", "postgresql.db", ""])
def test_of_a_file_it_says_nothing_of_a_server(store: str) -> None:
    assert for_good(store) == FOR_GOOD
    assert "server" not in said(store)
    assert said(store).endswith(" ".join(FOR_GOOD.split()))

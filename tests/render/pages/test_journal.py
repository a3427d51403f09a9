"""The journal as people see it: its head, its rows, and the short list to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.render.screens import told
from valuetrack.frozen import replace
from valuetrack.model import EntryKind, Outcome
from valuetrack.render.pages.journal import to_choose_from
from valuetrack.reports.journal import Journal, JournalEntry

MON, WED = date(2026, 1, 12), date(2026, 1, 14)
CUP = JournalEntry(
    "1", "3f2", EntryKind.ACTION, WED, any_day=False, value="Tea", text="a cup", more=("late",), outcome=None
)
SAID = JournalEntry(
    "2", "b07", EntryKind.REFLECTION, MON, any_day=False, value=None, text="I sat.", more=("Sit.",), outcome=None
)


def shown(*entries: JournalEntry, **given: Any) -> str:
    usual = {"start": MON, "end": WED, "more": 0, "narrowed": False, **given}
    return told(Journal(entries=entries, **usual), 100)


def test_its_head_names_the_days_of_its_rows() -> None:
    assert shown(CUP, SAID).splitlines()[0] == "What you wrote, Mon 2026-01-12 to Wed 2026-01-14"


def test_a_row_has_the_first_text_and_how_it_went_a_reflection_each_text() -> None:
    text = shown(CUP, SAID, replace(CUP, outcome=Outcome.DONE, any_day=True))

    assert "3f2  Wed 2026-01-14          action      Tea    a cup (open)" in text
    assert "b07  Mon 2026-01-12          reflection         I sat. / Sit." in text
    assert "3f2  week of Wed 2026-01-14  action      Tea    a cup (done)" in text


def test_a_long_text_is_cut_on_the_screen() -> None:
    text = " ".join(shown(replace(CUP, text="word " * 60)).split())

    assert text.endswith(f"{'word ' * 40}".rstrip() + "... (open)")


def test_what_can_be_chosen_has_its_number_and_its_id() -> None:
    assert list(to_choose_from((CUP, replace(SAID, short="b07a")))) == [
        "3f2   Wed 2026-01-14, action: a cup (open) (Tea)",
        "b07a  Mon 2026-01-12, reflection: I sat. / Sit.",
    ]

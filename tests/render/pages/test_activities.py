"""What was done, as people see it: a list in numbers and in words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from tests.render.screens import told
from valuetrack.frozen import replace
from valuetrack.model import Leaning
from valuetrack.reports.activities import ActivityLine, ActivityList

MON, WED = date(2026, 1, 12), date(2026, 1, 14)
NOTHING: dict[str, Any] = dict.fromkeys(
    (
        "at",
        "value",
        "leads",
        "minutes",
        "anxiety_before",
        "anxiety_after",
        "mood_before",
        "mood_after",
        "effort",
        "enjoyment",
        "energy",
        "learned",
        "relief",
        "cost",
    )
)
SLEPT = ActivityLine(id="2", short="b07", day=MON, text="slept", **{**NOTHING, "helped": (), "hindered": ()})
SWAM = replace(
    SLEPT,
    short="ac7",
    day=WED,
    at=time(18, 30),
    text="swam\nin the sea",
    value="Health",
    minutes=30,
    anxiety_before=7,
    anxiety_after=7,
    mood_before=3,
    mood_after=8,
    effort=2,
    enjoyment=8,
    energy=5,
    leads=Leaning.TOWARD,
)


def shown(*activities: ActivityLine, words_only: bool = False, width: int = 120) -> list[str]:
    return told(ActivityList(MON, WED, activities, 0), width, words_only=words_only).splitlines()


def test_each_stands_with_what_was_said_of_it() -> None:
    head, _, *rows = shown(SWAM, SLEPT)
    assert head == "What you did, Mon 2026-01-12 to Wed 2026-01-14"
    text = " ".join(" ".join(rows).split())
    assert "ac7 Wed 2026-01-14 18:30 Health swam in the sea 30 minutes;" in text
    for said in ("anxiety 7 then 7", "mood 3 then 8", "effort 2", "enjoyment 8", "energy 5", "toward"):
        assert said in text, said
    assert rows[-1].split() == ["b07", "Mon", "2026-01-12", "slept"]


def test_in_words_no_number_is_said() -> None:
    text = " ".join(" ".join(shown(SWAM, words_only=True)).split())
    assert "minute" not in text
    for said in ("anxiety quite a lot before and after", "mood low before, good after", "effort a little", "toward"):
        assert said in text, said


def test_on_a_narrow_screen_each_is_a_block() -> None:
    assert "  what: swam in the sea" in shown(SWAM, width=40)

"""A note as text, in each of its formats, and the list from which its items are chosen."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Activity,
    BarrierKind,
    Comparison,
    Contact,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Outcome,
    Reflection,
    ReflectionKind,
    Value,
    ValueLife,
    Wording,
)
from valuetrack.render.brief_note import brief_items
from valuetrack.render.pages.therapist_note import HEADING, choices, text, therapist_note
from valuetrack.render.therapist_note import NoteVoice, note_items
from valuetrack.reports.routines import RoutineLine
from valuetrack.reports.steps import StepLine
from valuetrack.reports.therapist_note import HELD, NoteFormat, NoteItem, NoteRecords, NoteWeek, RatedValue
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.conftest import Kept

GOLDENS = Path(__file__).parent.parent / "goldens"
MON = date(2026, 1, 12)
FORMATS: tuple[NoteFormat, ...] = get_args(NoteFormat)


def an_action(one: str, text: str, outcome: Outcome | None, day: int, **more: object) -> Action:
    return Action(id=one, value_id="v", text=text, day=MON + timedelta(day), outcome=outcome, **more)  # type: ignore[arg-type]


ACTIONS = (
    an_action(
        "a", "Text Priya at lunch", Outcome.DONE, 0, confidence=6, anxiety_before=7, anxiety_after=4,
        helped=("the bell",), goal="fewer evenings alone",
    ),
    an_action("b", "Stretch", Outcome.SMALLER, 1, belief="It will hurt", belief_before=80, belief_after=30),
    an_action(
        "c", "Call Ines", Outcome.NOT_TAKEN, 2, got_in_way="self-criticism", barrier_kind=BarrierKind.INTERNAL,
    ),
)  # fmt: skip
RECORDS = NoteRecords(
    first=MON,
    last=MON + timedelta(6),
    set_aside=(),
    weeks=(
        NoteWeek(
            WeekSpan.of(Week(MON)),
            (RatedValue("Connection", 9, 4, 6, "two evenings alone", "wide gap"),),
            focus=("v",),
        ),
    ),
    lives=(ValueLife(Value(id="v", created=MON), (Wording(id="w", value_id="v", day=MON, name="Connection"),)),),
    actions=ACTIONS,
    opportunities=(Opportunity(id="o", value_id="v", text="a wave", day=MON, taken=True),),
    reflections=(Reflection(id="r", day=MON, kind=ReflectionKind.WEEKLY, happened="I froze.\nThen I sat down."),),
    activities=(
        Activity(
            id="t",
            value_id="v",
            text="two hours of videos",
            day=MON + timedelta(3),
            at=time(21),
            leads=Leaning.AWAY,
            mood_before=4,
            mood_after=3,
            minutes=120,
            relief="quiet",
            cost="no sleep",
            learned="the phone stays outside",
        ),
    ),
    comparisons=(Comparison(id="k", day=MON, options=("stay", "go"), question="the new flat", chosen=1),),
    leanings=(OptionLeaning(id="l", comparison_id="k", option=1, value_id="v", leaning=Leaning.TOWARD),),
    check_ins=(),
    coming=(an_action("d", "Call Ines", None, 8),),
    rate=("mood",),
    ladder=(StepLine("s", "s", "Connection", "say hello", 2, taken=2, not_taken=0, on_offer=True, retired=None),),
    routines=(
        RoutineLine(
            "e",
            "e",
            "Connection",
            "walk home",
            "FREQ=WEEKLY;BYDAY=TU,TH",
            MON,
            None,
            time(17, 30),
            40,
            "one stop early",
            paused=False,
            ended=False,
            next=MON,
        ),
    ),
    maintenance=Maintenance(id="p", signs="short nights", first_step="open the window", people="Ana"),
    contacts=(Contact(id="c", name="Ines", reach="555 0100"),),
)


def whole(form: NoteFormat, *, words_only: bool = False) -> str:
    """The note with all that may stand in it."""
    say = NoteVoice(words_only)
    found = brief_items(RECORDS, say) if form == "brief" else note_items(RECORDS, say)
    items = tuple(replace(one, included=True) for one in found if one.kind in HELD[form])
    return text(therapist_note(form, RECORDS, items, say))


@pytest.mark.parametrize("words_only", [False, True], ids=["numbers", "words"])
@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_as_it_was(kept: Kept, form: NoteFormat, words_only: bool) -> None:
    golden = GOLDENS / f"note-{form}{'-words' if words_only else ''}.txt"
    said = whole(form, words_only=words_only)

    kept(golden, said)


@pytest.mark.parametrize("form", FORMATS)
def test_the_heading_is_the_first_line_and_no_paragraph_is_wrapped(form: NoteFormat) -> None:
    said = whole(form)

    assert said.startswith(f"{HEADING}\n\nClient's records from Mon 2026-01-12 to Sun 2026-01-18.\n\n")
    assert ('"I froze. Then I sat down".' in said) == (form in ("soap", "dap"))
    assert said.endswith(("\n", ".\n"))
    assert not said.endswith("\n\n")


def test_what_steers_a_terminal_is_written_out() -> None:
    item = NoteItem("notes", "a\x1b[31m red\u202e note", included=True)

    assert "a\\x1b[31m red\\u202e note" in text(therapist_note("soap", RECORDS, (item,), NoteVoice()))
    assert "a\\x1b[31m red\\u202e note" in choices((item,), [1])


def test_choices_are_numbered_under_their_kinds_and_say_what_is_in() -> None:
    items = (
        NoteItem("actions", "one taken", included=True),
        NoteItem("actions", "two\nlines", included=False),
        NoteItem("goals", "sleep", included=False),
    )

    assert choices(items, [1, 2, 3]) == "actions\n   1 [x] one taken\n   2 [ ] two lines\ngoals\n   3 [ ] sleep"
    assert choices(items, [3]) == "goals\n   3 [ ] sleep"

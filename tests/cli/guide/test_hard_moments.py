"""A hard moment, at a real terminal and by flags."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in
from tests.terminal import CTRL_D, Dialogue, Terminal, answer, assert_clean, at_terminal, stop_at
from valuetrack.store.database import engine_of, open_reading
from valuetrack.support import LINES
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook
    from valuetrack.model import Reflection

WEEK = Week(date(2026, 1, 12))
DAY = date(2026, 1, 14)
HUMAN, EMERGENCY, PHONE, LAST = LINES[0], LINES[3], LINES[5], LINES[-1]
STRONG = "How strong is it right now? (0-10) [Enter: skip"
MOMENT: Dialogue = (
    (STRONG, "8"),
    ("Take as long as you like. [Enter: go on", ""),
    ("Is there a little room? (y/n) [Enter: skip", "y"),
    ("One small thing toward it today? None is fine, too. [Enter: none", "open the window"),
    ("Which value? Connection, Growth", "growth"),
    ("One kind line, as you would say it to a friend?", "It is a lot. Tea first."),
)
CLOSING = "You were here with something hard"


def moments(notebook: Notebook) -> list[Reflection]:
    with open_reading(engine_of(notebook.db)) as store:
        return [one for one in store.reflections(DAY, DAY) if one.kind == "intense-moment"]


def session(notebook: Notebook, dialogue: Dialogue, *more: str) -> Terminal:
    with at_terminal(notebook, "hard-moment", *more) as terminal:
        answer(terminal, dialogue)
        assert terminal.end() == 0
    assert_clean(terminal)
    return terminal


def test_it_is_kept_with_one_small_action_and_ends_with_a_kind_line(written: Notebook) -> None:
    shown = session(written, MOMENT).shown

    [moment] = moments(written)
    assert (moment.intensity, moment.room, moment.kind_words) == (8, True, "It is a lot. Tea first.")
    [action] = [one for one in actions_in(written, WEEK) if one.text == "open the window"]
    assert (action.day, action.confidence) == (DAY, None)
    assert shown.index("Kept hard moment ") < shown.index(CLOSING)
    assert shown.count("[Enter: ") == len(MOMENT)


def test_from_eight_on_people_come_before_everything_else_and_before_their_numbers(written: Notebook) -> None:
    shown = " ".join(session(written, MOMENT).shown.split())

    places = [shown.index(text) for text in ("People of your own: Ines: 555 0100", HUMAN, EMERGENCY, PHONE, LAST)]
    assert places == sorted(places)
    assert shown.index(MOMENT[0][0]) < places[0]
    assert places[-1] < shown.index("Feel both feet on the floor")


@pytest.mark.parametrize("strength", ["7", "0", ""])
def test_below_eight_the_numbers_stay_away(written: Notebook, strength: str) -> None:
    shown = session(written, ((STRONG, strength), MOMENT[1], (MOMENT[2][0], ""))).shown

    assert HUMAN not in shown
    assert [one.intensity for one in moments(written)] == ([int(strength)] if strength else [])


def test_without_room_nothing_more_is_asked(written: Notebook) -> None:
    shown = session(written, (*MOMENT[:2], (MOMENT[2][0], "n"))).shown

    [moment] = moments(written)
    assert (moment.room, moment.kind_words) == (False, None)
    assert "What matters" not in shown
    assert shown.index("Then this is enough. Nothing more is asked of you now.") < shown.index(CLOSING)


def test_what_matters_is_listed_without_numbers_and_no_action_is_fine(written: Notebook) -> None:
    shown = session(written, (*MOMENT[:3], (MOMENT[3][0], ""), MOMENT[5])).shown

    assert "\nWhat matters to you is still there:\n  Connection\n  Growth\nOne small thing" in shown
    assert [one.text for one in actions_in(written, WEEK)] == ["Text Priya at lunch"]


def test_what_matters_most_stands_first_and_what_is_not_there_yet_is_left_out(notebook: Notebook) -> None:
    for name, more in (("Art", ()), ("Bread", ("--importance", "0")), ("Choir", ("--importance", "4"))):
        notebook.do("add-value", name, *more)
    notebook.do("add-value", "Dawn", "--importance", "9", "--on", "2026-02-01")
    shown = session(notebook, (*MOMENT[:3], (MOMENT[3][0], ""), MOMENT[5])).shown

    assert "still there:\n  Choir\n  Bread\n  Art\nOne small" in shown


def test_without_a_value_that_is_chosen_no_action_is_planned(written: Notebook) -> None:
    session(written, (*MOMENT[:4], (MOMENT[4][0], ""), MOMENT[5]))

    assert [one.text for one in actions_in(written, WEEK)] == ["Text Priya at lunch"]
    assert moments(written)[0].kind_words == "It is a lot. Tea first."


def test_a_single_value_is_not_asked_for(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    session(notebook, (*MOMENT[:4], MOMENT[5]))

    assert [one.text for one in actions_in(notebook, WEEK)] == ["open the window"]


def test_an_empty_notebook_is_enough(notebook: Notebook) -> None:
    shown = session(notebook, (*MOMENT[:3], MOMENT[5])).shown

    assert "What matters" not in shown
    assert moments(notebook)[0].kind_words == "It is a lot. Tea first."


@pytest.mark.parametrize("known", range(len(MOMENT)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(written: Notebook, known: int) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        stop_at(terminal, MOMENT, known)

    kept = [(one.intensity, one.room, one.kind_words) for one in moments(written)]
    assert kept == ([(8, True if known > 2 else None, None)] if known else [])
    assert len(actions_in(written, WEEK)) == 1 + (known > 4)


def test_ctrl_d_ends_quietly(written: Notebook) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        answer(terminal, MOMENT[:1])
        terminal.until("[Enter: go on] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert [one.intensity for one in moments(written)] == [8]


def test_it_is_taken_back_whole(written: Notebook) -> None:
    session(written, MOMENT)

    assert written.do("undo").out == "Took back: hard-moment (1 reflection, 1 action).\n"
    assert not moments(written)


@pytest.mark.parametrize(("word", "number"), [("much", 8), ("somewhat", 5)])
def test_in_words_only_mode_much_is_where_the_numbers_begin(written: Notebook, word: str, number: int) -> None:
    dialogue = (("How strong is it right now? (not at all, a little,", word), MOMENT[1], (MOMENT[2][0], ""))
    shown = session(written, dialogue, "--words-only").shown

    assert (HUMAN in shown) is (number >= 8)
    assert moments(written)[0].intensity == number


def test_where_the_notebook_cannot_be_opened_the_moment_goes_on(written: Notebook) -> None:
    written.db.write_bytes(b"a letter to a friend")
    shown = session(written, (*MOMENT[:3], MOMENT[5])).shown

    assert HUMAN in shown
    assert " ".join(shown.split()).count("so this is not kept. We can go on.") == 1
    assert "Kept" not in shown
    assert written.db.read_bytes() == b"a letter to a friend"


def test_where_it_can_no_longer_be_opened_in_the_middle_the_moment_goes_on(written: Notebook) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        answer(terminal, MOMENT[:4])
        terminal.until(MOMENT[4][0])
        written.db.write_bytes(b"a letter to a friend")
        terminal.press("growth\r")
        answer(terminal, MOMENT[5:])
        assert terminal.end() == 0
    assert_clean(terminal)
    assert "so this is not kept. We can go on." in " ".join(terminal.shown.split())
    assert CLOSING in terminal.shown


def test_where_the_settings_cannot_be_read_people_are_shown_before_that_is_said(written: Notebook) -> None:
    (written.home / "config.toml").write_text("first_day = 3\n")
    said = written.spawn("hard-moment", VALUETRACK_CONFIG=str(written.home / "config.toml"))

    assert said.code == 2
    assert HUMAN in said.out
    assert "first_day" in said.err


class TestByFlags:
    @pytest.mark.parametrize(("strength", "is_a_lot"), [("7", False), ("8", True), ("10", True), ("none", False)])
    def test_people_come_first_from_eight_on(self, written: Notebook, strength: str, is_a_lot: bool) -> None:
        out = written.do("hard-moment", "--intensity", strength).out

        assert out.startswith("People of your own:\n  Ines: 555 0100\n\nThis is a lot.") is is_a_lot
        assert out.endswith(" for Wed 2026-01-14.\n")

    def test_everything_that_is_asked_can_be_given(self, written: Notebook) -> None:
        written.do("hard-moment", "--intensity", "6", "--room", "yes", "--action", "tea", "-v", "conn")
        written.do("hard-moment", "--room", "no", "--kind-words", "rest", "--on", "2026-01-14")

        assert [(one.intensity, one.room, one.kind_words) for one in moments(written)] == [
            (6, True, None),
            (None, False, "rest"),
        ]
        assert [(one.text, one.in_hard_moment) for one in actions_in(written, WEEK)] == [
            ("Text Priya at lunch", False),
            ("tea", True),
        ]

    def test_for_programs_the_text_stands_in_the_notes(self, written: Notebook) -> None:
        quiet, loud = (json.loads(written.do("hard-moment", "--intensity", n, "--json").out) for n in ("7", "8"))

        assert quiet["data"]["notes"] == []
        assert loud["data"]["notes"][:2] == ["People of your own:\n  Ines: 555 0100", HUMAN]
        assert loud["data"]["notes"][-1] == LAST

    def test_an_action_alone_says_nothing_of_a_moment(self, written: Notebook) -> None:
        said = written.do("hard-moment", "--action", "tea", "-v", "conn")

        assert said.out.startswith("Planned ")
        assert not moments(written)

    def test_for_programs_too_the_text_stands_there_where_nothing_can_be_kept(self, written: Notebook) -> None:
        written.db.write_bytes(b"a letter to a friend")
        said = written.run("hard-moment", "--intensity", "9")

        assert said.code == 3
        assert HUMAN in said.out

    def test_an_action_that_is_declined_keeps_nothing(self, written: Notebook) -> None:
        assert written.run("hard-moment", "--intensity", "5", "--action", "tea", "-v", "nosuch").code == 1
        assert written.run("hard-moment", "--value", "conn").code == 2
        assert not moments(written)

    def test_without_a_terminal_what_could_be_given_is_named(self, written: Notebook) -> None:
        said = written.run("hard-moment")

        assert said.code == 2
        assert "Give --intensity, --room, --kind-words or --action." in said.err

    def test_what_was_said_can_be_put_right(self, written: Notebook) -> None:
        written.do("hard-moment", "--intensity", "5")
        [moment] = moments(written)
        written.do("edit-reflection", moment.id[:8], "--intensity", "none", "--room", "yes")

        [moment] = moments(written)
        assert (moment.intensity, moment.room) == (None, True)

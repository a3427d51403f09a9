"""A hard moment, at a real terminal and by flags."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.guide.notes import actions_in
from tests.terminal import CTRL_C, CTRL_D, Dialogue, Terminal, answer, assert_clean, at_terminal, stop_at
from valuetrack.store.database import engine_of, open_reading
from valuetrack.support import HEAD, IN_A_HARD_MOMENT
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook
    from valuetrack.model import Reflection

WEEK = Week(date(2026, 1, 12))
DAY = date(2026, 1, 14)
HUMAN, EMERGENCY, PHONE, LAST = (IN_A_HARD_MOMENT[line] for line in (0, 3, 5, -1))
STRONG = "How strong is it right now?"
MOMENT: Dialogue = (
    ("Take as long as you like. [Enter: go on", ""),
    (STRONG, "8"),
    ("Do you want to go on for one more minute?", "y"),
    ("One small thing for one of them today?", "open the window"),
    ("Which value? Connection, Growth", "growth"),
    ("One kind sentence to yourself, as to a friend?", "It is a lot. Tea first."),
)
CLOSING = "You stayed with something hard for a moment. That counts."


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
    assert "Planned " in shown
    assert shown.count("[Enter: ") == len(MOMENT)
    assert shown.endswith(f"{CLOSING}\nPeople who can be with you: valuetrack support\n")


def test_the_head_line_and_ones_own_people_come_before_a_breath_and_that_before_the_strength(written: Notebook) -> None:
    written.do("maintenance-plan", "--first-step", "open the curtains", "--people", "my sister", "--signs", "rain")
    shown = session(written, (*MOMENT[:2], (MOMENT[2][0], "n"))).shown

    own = "  Your first step: open the curtains\n  People who help: my sister\n  Ines: 555 0100\n"
    assert shown.startswith(f"{HEAD}\n{own}\nYou are here.")
    in_order = (HEAD, "Put both feet on the floor.", STRONG, HUMAN, EMERGENCY, PHONE, LAST, MOMENT[2][0])
    said = " ".join(shown.split())
    assert [said.count(text) for text in in_order] == [1] * len(in_order)
    places = [said.index(text) for text in in_order]
    assert places == sorted(places)
    assert "rain" not in shown


@pytest.mark.parametrize("strength", ["7", "somewhat"])
def test_where_it_is_clearly_below_eight_the_numbers_stay_away(written: Notebook, strength: str) -> None:
    shown = session(written, (MOMENT[0], (STRONG, strength), (MOMENT[2][0], ""))).shown

    assert HUMAN not in shown
    assert [(one.intensity, one.happened) for one in moments(written)] == [({"7": 7}.get(strength, 5), None)]


@pytest.mark.parametrize("said", ["8", "11", "unbearable :(", ""])
def test_whatever_is_not_clearly_below_eight_shows_them_at_once_and_asks_no_second_time(
    written: Notebook, said: str
) -> None:
    shown = session(written, (MOMENT[0], (STRONG, said), (MOMENT[2][0], ""))).shown

    assert shown.count(HUMAN) == shown.count("How strong is it") == 1
    assert shown.index(HUMAN) < shown.index(MOMENT[2][0])
    kept = [(one.intensity, one.happened) for one in moments(written)]
    assert kept == ([(8, None)] if said == "8" else [(None, said)] if said else [])


@pytest.mark.parametrize("known", [0, 1])
@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
def test_whoever_leaves_before_it_is_said_sees_them(written: Notebook, known: int, key: str, code: int) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        answer(terminal, MOMENT[:known])
        terminal.until(MOMENT[known][0])
        terminal.until("] ")
        terminal.press(key)
        assert terminal.end() == code
    assert_clean(terminal)
    assert terminal.shown.count(HUMAN) == 1
    assert not moments(written)


def test_without_room_nothing_more_is_asked(written: Notebook) -> None:
    shown = session(written, (*MOMENT[:2], (MOMENT[2][0], "n"))).shown

    [moment] = moments(written)
    assert (moment.room, moment.kind_words) == (False, None)
    assert "still matter" not in shown
    assert shown.index("Then this is enough for today.") < shown.index(CLOSING)


def test_what_matters_is_listed_without_numbers_and_no_action_is_fine(written: Notebook) -> None:
    shown = session(written, (*MOMENT[:3], (MOMENT[3][0], ""), MOMENT[5])).shown

    assert "\nThese still matter to you:\n  Connection\n  Growth\nOne small thing" in shown
    assert [one.text for one in actions_in(written, WEEK)] == ["Text Priya at lunch"]


def test_what_matters_most_stands_first_and_what_is_not_there_yet_is_left_out(notebook: Notebook) -> None:
    for name, more in (("Art", ()), ("Bread", ("--importance", "0")), ("Choir", ("--importance", "4"))):
        notebook.do("add-value", name, *more)
    notebook.do("add-value", "Dawn", "--importance", "9", "--on", "2026-02-01")
    shown = session(notebook, (*MOMENT[:3], (MOMENT[3][0], ""), MOMENT[5])).shown

    assert "still matter to you:\n  Choir\n  Bread\n  Art\nOne small" in shown


def test_without_a_value_that_is_chosen_the_step_is_kept_as_a_note_of_the_day(written: Notebook) -> None:
    session(written, (*MOMENT[:4], (MOMENT[4][0], ""), (MOMENT[4][0], ""), MOMENT[5]))

    with open_reading(engine_of(written.db)) as store:
        assert [one.note for one in store.check_ins(DAY, DAY)] == ["open the window"]
    assert [one.text for one in actions_in(written, WEEK)] == ["Text Priya at lunch"]
    assert moments(written)[0].kind_words == "It is a lot. Tea first."


def test_a_single_value_is_not_asked_for(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    session(notebook, (*MOMENT[:4], MOMENT[5]))

    assert [one.text for one in actions_in(notebook, WEEK)] == ["open the window"]


def test_an_empty_notebook_is_enough(notebook: Notebook) -> None:
    shown = session(notebook, (*MOMENT[:3], MOMENT[5])).shown

    assert "still matter" not in shown
    assert moments(notebook)[0].kind_words == "It is a lot. Tea first."


@pytest.mark.parametrize("known", range(len(MOMENT)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(written: Notebook, known: int) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        stop_at(terminal, MOMENT, known)

    kept = [(one.intensity, one.room, one.kind_words) for one in moments(written)]
    assert kept == ([(8, True if known > 2 else None, None)] if known > 1 else [])
    assert len(actions_in(written, WEEK)) == 1 + (known > 4)


def test_ctrl_d_ends_quietly(written: Notebook) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        answer(terminal, MOMENT[:2])
        terminal.until(MOMENT[2][0])
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert [one.intensity for one in moments(written)] == [8]


def test_it_is_taken_back_whole(written: Notebook) -> None:
    session(written, MOMENT)

    assert written.do("undo").out.startswith("Took back: hard-moment (1 reflection, 1 action), ")
    assert not moments(written)


@pytest.mark.parametrize(("word", "number"), [("quite a lot", 8), ("somewhat", 5)])
def test_in_words_only_mode_much_is_where_the_numbers_begin(written: Notebook, word: str, number: int) -> None:
    dialogue = (MOMENT[0], (STRONG, word), (MOMENT[2][0], ""))
    shown = session(written, dialogue, "--words-only").shown

    assert (HUMAN in shown) is (number >= 8)
    assert moments(written)[0].intensity == number


def test_where_the_notebook_cannot_be_opened_the_moment_goes_on(written: Notebook) -> None:
    written.db.write_bytes(b"a letter to a friend")
    shown = session(written, (*MOMENT[:3], MOMENT[5])).shown

    assert HUMAN in shown
    assert " ".join(shown.split()).count("cannot be opened right now. We can still go on.") == 1
    assert "your own contacts are not shown" in " ".join(shown.split())
    assert written.content() == b"a letter to a friend"


def test_where_it_can_no_longer_be_opened_in_the_middle_the_moment_goes_on(written: Notebook) -> None:
    with at_terminal(written, "hard-moment") as terminal:
        answer(terminal, MOMENT[:4])
        terminal.until(MOMENT[4][0])
        written.db.write_bytes(b"a letter to a friend")
        terminal.press("growth\r")
        answer(terminal, MOMENT[5:])
        assert terminal.end() == 0
    assert_clean(terminal)
    assert "cannot be opened right now. We can still go on." in " ".join(terminal.shown.split())
    assert CLOSING in terminal.shown


def test_where_the_settings_cannot_be_read_people_are_shown_before_that_is_said(written: Notebook) -> None:
    (written.home / "config.toml").write_text("first_day = 3\n")
    said = written.spawn("hard-moment", VALUETRACK_CONFIG=str(written.home / "config.toml"))

    assert said.code == 2
    assert HUMAN in said.out
    assert "first_day" in said.err


class TestByFlags:
    @pytest.mark.parametrize(("strength", "is_a_lot"), [("7", False), ("8", True), ("10", True)])
    def test_people_come_first_and_numbers_from_eight_on(
        self, written: Notebook, strength: str, is_a_lot: bool
    ) -> None:
        out = written.do("hard-moment", "--intensity", strength).out

        assert out.startswith(f"{HEAD}\n  Ines: 555 0100\n")
        assert (f"Ines: 555 0100\n\n{HUMAN}" in out) is is_a_lot
        assert out.splitlines()[-1].startswith("Saved for Wed 2026-01-14 (")

    @pytest.mark.parametrize(
        "words",
        [
            ("--intensity", "11"), ("--intensity", "unbearable"), ("--strength", "9"), ("--room", "perhaps"),
            ("--intensity",), ("9",), ("--on", "31 feb", "--room", "no"), (),
        ],
        ids=str,
    )  # fmt: skip
    def test_whatever_cannot_be_understood_is_said_after_people_were_shown(
        self, written: Notebook, words: tuple[str, ...]
    ) -> None:
        said = written.run("hard-moment", *words)

        assert said.code == 2
        assert said.out.startswith(f"{HEAD}\n  Ines: 555 0100\n\n{HUMAN}")
        assert said.out.endswith(f"{LAST}\n")
        assert said.err
        assert not moments(written)

    def test_for_programs_it_is_a_document_of_its_own(self, written: Notebook) -> None:
        said = written.run("hard-moment", "--intensity", "11", "--json")

        assert (said.code, json.loads(said.out)["report"], json.loads(said.out)["data"]["lines"][0]) == (
            2,
            "support",
            HEAD,
        )
        assert json.loads(said.err)["error"]["kind"] == "out-of-range"

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
        assert loud["data"]["notes"][:2] == [f"{HEAD}\n  Ines: 555 0100", HUMAN]
        assert loud["data"]["notes"][-1] == LAST

    def test_an_action_alone_says_nothing_of_a_moment(self, written: Notebook) -> None:
        said = written.do("hard-moment", "--action", "tea", "-v", "conn")

        assert "\nPlanned " in said.out
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


class TestAStepByFlag:
    def test_its_value_is_asked_for_after_the_people(self, written: Notebook) -> None:
        with at_terminal(written, "hard-moment", "--intensity", "6", "--action", "tea") as terminal:
            terminal.answer("Which value?", "growth")
            assert terminal.end() == 0

        assert terminal.shown.startswith(HEAD)
        assert 'Planned "tea" for Growth: Wed 2026-01-14 (' in terminal.shown
        assert [moment.intensity for moment in moments(written)] == [6]

    @pytest.mark.parametrize("answers", [("", ""), ("dunno",) * 3], ids=["Enter", "not understood"])
    def test_without_a_value_it_is_a_note_of_the_day_and_the_moment_is_kept(
        self, written: Notebook, answers: tuple[str, ...]
    ) -> None:
        with at_terminal(written, "hard-moment", "--intensity", "6", "--action", "tea") as terminal:
            for said in answers:
                terminal.answer("Which value?", said)
            assert terminal.end() == 0

        assert "Kept your note for Wed 2026-01-14" in terminal.shown
        assert [one["note"] for one in written.data("review-week")["check_in_entries"]][-1] == "tea"
        assert [moment.intensity for moment in moments(written)] == [6]

    def test_a_step_alone_that_became_a_note_is_no_moment(self, written: Notebook) -> None:
        with at_terminal(written, "hard-moment", "--action", "tea") as terminal:
            answer(terminal, (("Which value?", ""), ("Which value?", "")))
            assert terminal.end() == 0

        assert not moments(written)

    def test_where_nobody_can_be_asked_people_are_shown_once_and_the_flag_is_named(self, written: Notebook) -> None:
        said = written.run("hard-moment", "--action", "tea", "--intensity", "9")

        assert (said.code, said.err) == (2, "A value is needed here.\nGive --value VALUE.\n")
        assert said.out.count(HEAD) == 1
        assert HUMAN in said.out


@pytest.mark.parametrize("options", [(), ("--quiet",), ("--plain",)], ids=str)
def test_by_flags_who_can_be_there_is_shown_once(written: Notebook, options: tuple[str, ...]) -> None:
    said = written.do("hard-moment", "--intensity", "9", *options)

    assert (said.out + said.err).count(HUMAN) == 1


@pytest.mark.parametrize("words", [["--intensity", "none"], ["--intensity", "none", "--room", "none"]])
def test_a_moment_of_which_nothing_is_said_is_refused_after_the_people(written: Notebook, words: list[str]) -> None:
    before = written.content()
    said = written.run("hard-moment", *words)

    assert said.code == 2
    assert HUMAN in said.out
    assert written.content() == before


def test_on_the_day_of_a_step_by_flag_nothing_else_is_offered_either(written: Notebook) -> None:
    written.do("hard-moment", "--action", "tea", "-v", "conn")

    assert "Next:" not in written.do().out
    assert "Next:" in written.run(day="2026-01-15T12:00:00").out

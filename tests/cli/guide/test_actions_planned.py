"""The guided plan of a week, at a real terminal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.guide.notes import actions_in, focus_of
from tests.desk import at_desk
from tests.terminal import CTRL_D, Dialogue, Terminal, answer, assert_clean, at_terminal, stop_at
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from tests.notebook import Notebook

WEEK = Week(date(2026, 1, 12))
SUNDAY = "2026-01-18"
NEXT: Dialogue = (
    ("This week is nearly over. Plan the next one? (y/n) [Enter: yes", ""),
    ("Text Priya at lunch (Connection): again, smaller, no? [Enter: no", "again tue"),
    ("Which one or two values do you want to focus on? (y: these) [Enter: none for now", "y"),
    ("What will you do?", "Call Ines"),
    ("On which day? [Enter: any day", "fri"),
    ("How sure are you that you can do it?", "2"),
    ("What would a smaller version be?", "a text"),
    ("How sure are you that you can do the smaller version?", "8"),
    ("What might get in the way", "no words"),
    ("What could you do then?", "a note"),
    ("Add more? (why, a reminder, a treat, with whom) (y/n) [Enter: no", "y"),
    ("Why does it matter?", "she is kind"),
    ("What will remind you?", "the bell"),
    ("Something nice afterwards?", "tea"),
    ("What time of day do you have energy?", "noon"),
    ("With whom?", "Ines"),
    ("What do you think might happen? (a worry you want to test)", "no answer"),
    ("How sure are you that it will happen?", "70"),
    ("Does it serve one of these goals?", "see people again"),
    ("Would you like to track anything before and after?", ""),
    ("Another one? (y/n) [Enter: no", ""),
)
# what each answer from the third on leaves in the action
FIELDS: tuple[tuple[str, Any], ...] = (
    ("text", "Call Ines"), ("day", date(2026, 1, 23)), ("confidence", 2), ("smaller", "a text"),
    ("smaller_confidence", 8), ("barrier", "no words"), ("coping", "a note"), ("", None),
    ("why", "she is kind"), ("cue", "the bell"), ("reward", "tea"),
    ("energy_window", "noon"), ("with_whom", "Ines"), ("belief", "no answer"), ("belief_before", 70),
    ("goal", "see people again"), ("", None), ("", None),
)  # fmt: skip
ONE: Dialogue = tuple((question, "") for question, _ in (NEXT[4], NEXT[5], NEXT[8], NEXT[6], NEXT[10]))


@pytest.fixture
def lived(written: Notebook) -> Notebook:
    """A week with an action carried on, another that helped something, and ratings; it is Sunday."""
    written.day = SUNDAY
    written.do("check-in", "3f2", "--outcome", "carried", "--got-in-way", "meetings", "--barrier-kind", "external")
    written.do("plan-week", "Read", "-v", "growth", "--on", "2026-01-15")
    done = written.data("show-week")["actions"][1]["short"]
    written.do("check-in", done, "--outcome", "done", "--helped", "an early start")
    written.do("rate-week", "conn", "5", "--likely", "6")
    written.do("rate-week", "growth", "7")
    return written


def session(lived: Notebook) -> Terminal:
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, NEXT)
        assert terminal.end() == 0
    assert_clean(terminal)
    return terminal


def test_it_looks_back_in_three_lines_and_says_what_helped(lived: Notebook) -> None:
    shown = session(lived).shown

    assert "\nThe week before: 1 of 2. Opportunities taken: 1 of 1.\n" in shown
    assert "\nWhere there was the most room: Connection, wide gap.\n" in shown
    assert "in the way: " not in shown  # it came from outside alone
    assert "\nWhat helped: an early start.\n" in shown


def test_it_offers_a_focus_with_the_reason(lived: Notebook) -> None:
    shown = session(lived).shown

    assert "\nConnection: it matters 9, the discrepancy is 4, a small step is 6 of 10 likely\n" in shown
    assert focus_of(lived, WEEK.next) == ["Connection"]


def test_it_plans_what_was_carried_and_what_is_new_and_says_the_if_then_sentence(lived: Notebook) -> None:
    shown = session(lived).shown

    carried, new = actions_in(lived, WEEK.next)
    assert (carried.text, carried.day, bool(carried.carried_from)) == ("Text Priya at lunch", date(2026, 1, 20), True)
    assert [getattr(new, name) for name, _ in FIELDS if name] == [value for name, value in FIELDS if name]
    assert "\nIf this comes up: no words. Then: a note, or: a text.\n" in shown


def test_the_question_of_a_low_confidence_comes_at_once_and_once_in_a_session(lived: Notebook) -> None:
    with at_terminal(lived, "plan-week", "-v", "conn") as terminal:
        answer(terminal, (NEXT[0], (NEXT[1][0], "")))
        for more in ("y", "n"):
            answer(terminal, (NEXT[3], (NEXT[4][0], ""), NEXT[5]))
            answer(terminal, (NEXT[6], NEXT[7], (NEXT[8][0], ""), (NEXT[10][0], ""), (NEXT[-1][0], more)))
        assert terminal.end() == 0
    nudge = "2 of 10 sure. Could you make it smaller, until it feels like a 7?"
    assert terminal.shown.count(nudge) == 1
    places = [terminal.shown.index(text) for text in (nudge, "smaller version be?", "What might get in the way")]
    assert places == sorted(places)


@pytest.mark.parametrize("known", range(len(NEXT)))
def test_ctrl_c_at_each_question_keeps_what_was_answered(lived: Notebook, known: int) -> None:
    with at_terminal(lived, "plan-week") as terminal:
        stop_at(terminal, NEXT, known)

    actions = actions_in(lived, WEEK.next)
    assert [action.text for action in actions] == ["Text Priya at lunch", "Call Ines"][: (known > 1) + (known > 3)]
    assert focus_of(lived, WEEK.next) == ["Connection"][: known > 2]
    for place, (name, value) in enumerate(FIELDS):
        if name and known > 3:
            assert getattr(actions[-1], name) == (value if place + 3 < known else None), name


def test_without_something_to_be_tried_out_its_strength_is_not_asked_for(lived: Notebook) -> None:
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, (*NEXT[:16], (NEXT[16][0], "")))
        answer(terminal, NEXT[18:])
        assert terminal.end() == 0
    assert "How strongly" not in terminal.shown
    assert actions_in(lived, WEEK.next)[-1].belief is None


def test_ctrl_d_keeps_what_was_answered_and_ends_quietly(lived: Notebook) -> None:
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, NEXT[:9])
        terminal.until(NEXT[9][0])
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert actions_in(lived, WEEK.next)[-1].barrier == "no words"


def test_the_session_is_taken_back_whole(lived: Notebook) -> None:
    session(lived)

    assert lived.do("undo").out.startswith("Took back: plan-week (2 actions, 1 week), ")
    assert actions_in(lived, WEEK.next) == ()


def test_the_next_week_is_offered_on_the_last_two_days_and_can_wait(written: Notebook) -> None:
    for day, offered in (("2026-01-16", False), ("2026-01-17", True)):
        with at_terminal(written, "plan-week", day=day) as terminal:
            if offered:
                terminal.answer("This week is nearly over.", "n")
            terminal.until("Planning the week Mon 2026-01-12 to Sun 2026-01-18.")
            answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
            assert terminal.end() == 0
        assert ("nearly over" in terminal.shown) is offered


def test_a_week_that_is_named_is_planned(written: Notebook) -> None:
    with at_terminal(written, "plan-week", "--week", "next", day="2026-01-17") as terminal:
        answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert "Planning the week Mon 2026-01-19 to Sun 2026-01-25." in terminal.shown


def test_a_week_that_was_set_aside_is_looked_back_at_in_one_line(lived: Notebook) -> None:
    lived.do("set-aside-week")
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (NEXT[1][0], ""), ("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert "\nThe week before was set aside.\n" in terminal.shown
    assert "What helped" not in terminal.shown


def test_the_focus_can_be_named_and_a_third_value_is_a_question(written: Notebook) -> None:
    written.do("restore-value", "Rest")
    with at_terminal(written, "plan-week") as terminal:
        terminal.answer(
            "Which one or two values do you want to focus on? Connection, Growth, Rest", "conn, growth, rest"
        )
        terminal.until("A week has room for one or two. Which two are it now? The others can wait.")
        answer(terminal, (("Which one or two", "growth and conn"), ("What will you do?", "")))
        assert terminal.end() == 0
    assert focus_of(written, WEEK) == ["Growth", "Connection"]


def test_a_single_value_needs_no_focus(notebook: Notebook) -> None:
    notebook.do("add-value", "Tea")
    with at_terminal(notebook, "plan-week") as terminal:
        answer(terminal, (("What will you do?", ""),))
        assert terminal.end() == 0
    assert "Which one or two" not in terminal.shown


def test_a_focus_that_is_chosen_is_said_and_of_two_values_none_is_the_default(written: Notebook) -> None:
    written.do("set-focus", "growth", "conn")
    with at_terminal(written, "plan-week") as terminal:
        terminal.until("Focus: Growth and Connection.")
        terminal.answer("What will you do?", "Read")
        terminal.answer("Which value? Growth, Connection [Enter: none of them", "growth")
        answer(terminal, (*ONE, NEXT[-1]))
        assert terminal.end() == 0
    assert [action.text for action in actions_in(written, WEEK)][1:] == ["Read"]
    assert "Which one or two" not in terminal.shown


@pytest.mark.parametrize(
    ("more", "question"),
    [
        ((), "5 actions are open in this week. Is there room for another one? (y/n) [Enter: no"),
        (("--words-only",), "A good deal is open in this week. Is there room for another one? (y/n) [Enter: no"),
    ],
)
def test_past_five_open_actions_there_is_a_question_and_no_block(
    written: Notebook, more: tuple[str, ...], question: str
) -> None:
    for text in ("a", "b", "c"):
        written.do("plan-week", text, "-v", "conn")
    with at_terminal(written, "plan-week", "-v", "conn", *more, width=120) as terminal:
        for text, room in (("d", "y"), ("e", "")):
            terminal.answer("What will you do?", text)
            for asked in ONE:
                terminal.answer(asked[0].partition(" (0 =")[0])
            terminal.answer(question.replace("5", "5" if text == "d" else "6"), room)
        assert terminal.end() == 0
    assert [action.text for action in actions_in(written, WEEK)][1:] == ["a", "b", "c", "d", "e"]


def test_on_a_day_at_which_its_value_rests_the_action_is_kept_for_the_week(written: Notebook) -> None:
    written.do("restore-value", "Rest", "--on", "2026-01-16")
    with at_terminal(written, "plan-week", "-v", "rest") as terminal:
        answer(terminal, (("What will you do?", "nap"), (ONE[0][0], "thu"), *ONE[1:], NEXT[-1]))
        assert terminal.end() == 0
    assert "Rest is at rest on Thu 2026-01-15." in terminal.shown
    assert [action.day for action in actions_in(written, WEEK)][1:] == [None]


def test_in_words_only_mode_no_number_is_said(lived: Notebook) -> None:
    with at_terminal(lived, "plan-week", "--words-only", width=200) as terminal:
        answer(terminal, (NEXT[0], NEXT[1], NEXT[2], NEXT[3], NEXT[4]))
        terminal.answer("How sure are you that you can do it? (not sure, a little sure,", "a little")
        terminal.answer("What would a smaller version be?", "a text")
        terminal.answer("How sure are you that you can do the smaller version? (not sure, a little sure,", "sure")
        answer(terminal, NEXT[8:17])
        terminal.answer("How sure are you that it will happen? (not at all, a little,", "much")
        answer(terminal, NEXT[18:])
        assert terminal.end() == 0
    assert "The week before: There were steps toward Connection and Growth." in terminal.shown
    assert "Connection: it matters very much, wide gap, a small step is fairly likely" in terminal.shown
    assert "Could you make it smaller, until it feels likely?" in terminal.shown
    said = terminal.shown.replace("\n  1  see people again\n", "\n")  # which is chosen by its number
    assert not [word for word in said.split() if word.isdigit() and len(word) < 3], "an id has three and more"
    assert actions_in(lived, WEEK.next)[-1].belief_before == 80


@pytest.fixture
def heavy(written: Notebook) -> Notebook:
    """Two actions and an opportunity of the week were not for this time, and it is Sunday."""
    written.do("edit-opportunity", "9c1", "--not-taken")
    for text in ("Read", "Walk"):
        one = written.data("plan-week", text, "-v", "conn", "--on", "wed", "--smaller", f"{text} a little")["id"]
        written.do("check-in", one, "--outcome", "not-taken")
    written.day = SUNDAY
    return written


SOUND = "These days sound heavy. Make one smaller, or rest this week?"


def test_after_two_that_were_not_for_this_time_nothing_is_counted_and_one_may_be_smaller(heavy: Notebook) -> None:
    with at_terminal(heavy, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (SOUND, "smaller")))
        terminal.answer("Read (Connection): again, smaller (Read a little), no? [Enter: smaller")
        terminal.answer("Walk (Connection)", "no")
        answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert "Last week is over. Nothing has to be made up for." in terminal.shown
    assert "0 of" not in terminal.shown
    assert [one.text for one in actions_in(heavy, WEEK.next)] == ["Read a little"]


def test_or_the_week_is_one_of_rest(heavy: Notebook) -> None:
    with at_terminal(heavy, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (SOUND, "r")))
        assert terminal.end() == 0
    assert heavy.data("show-week", "--week", "next")["away"]


def test_neither_goes_on_as_ever_and_where_something_is_planned_already_it_is_not_asked(heavy: Notebook) -> None:
    with at_terminal(heavy, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (SOUND, ""), ("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert "again, smaller" not in terminal.shown
    heavy.do("plan-week", "Tea", "-v", "conn", "--week", "next")
    with at_terminal(heavy, "plan-week") as terminal:
        answer(terminal, (NEXT[0], ("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert SOUND not in terminal.shown


def test_an_answer_that_is_no_way_and_no_day_is_asked_again(lived: Notebook) -> None:
    asked = NEXT[1][0].partition(" [")[0]
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (asked, "perhaps"), (asked, "again 3 feb"), (asked, "yes, on tue and fri")))
        answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    words = " ".join(terminal.shown.split())
    assert "Please answer with again, smaller or no. A day may follow: again tue." in words
    assert [one.day for one in actions_in(lived, WEEK.next)] == [date(2026, 1, 20), date(2026, 1, 23)]


def test_a_day_after_again_that_cannot_be_is_asked_for_again(lived: Notebook) -> None:
    asked = NEXT[1][0].partition(" [")[0]
    with at_terminal(lived, "plan-week") as terminal:
        answer(terminal, (NEXT[0], (asked, "again 31 feb"), (asked, "again fri")))
        answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
        assert terminal.end() == 0
    assert "There is no day 31 feb" in terminal.shown
    assert [one.day for one in actions_in(lived, WEEK.next)] == [date(2026, 1, 23)]


def test_where_there_is_no_smaller_version_it_is_asked_for(lived: Notebook) -> None:
    asked = NEXT[1][0].partition(" [")[0]
    for said, planned in (("", []), ("a wave", ["a wave"])):
        with at_terminal(lived, "plan-week") as terminal:
            answer(terminal, (NEXT[0], (asked, "smaller"), ("What would a smaller version be?", said)))
            answer(terminal, (("Which one or two", ""), ("What will you do?", "")))
            assert terminal.end() == 0
        assert [one.text for one in actions_in(lived, WEEK.next)] == planned


SIDE = "Which side of it is this for? Its number or its words [Enter: none of them"


@pytest.mark.parametrize(
    ("typed", "facet"),
    [
        ("2", "asking how they are"),
        ("A CALL", "a call on Sunday"),
        ("", None),
        ("none", None),
        ("3", None),
        ("a", None),
    ],
)
def test_what_a_value_looks_like_is_there_to_choose_from_where_it_has_sides(
    written: Notebook, typed: str, facet: str | None
) -> None:
    written.do("edit-value", "conn", "--facet", "a call on Sunday", "--facet", "asking\nhow they are")
    answers = {"What will you do?": "Call Ines", SIDE.partition(" [")[0]: typed}
    said = at_desk(written, "plan-week", "-v", "conn", answers=answers, NO_COLOR="1").out

    assert "\n  1  a call on Sunday\n  2  asking how they are\n" in said
    assert SIDE in said
    assert said.index("What will you do?") < said.index(SIDE) < said.index("On which day?")
    planned = actions_in(written, WEEK)[1]
    assert (planned.text, " ".join((planned.facet or "").split()) or None) == ("Call Ines", facet)
    assert SIDE not in at_desk(written, "plan-week", "-v", "growth", answers=answers).out


def test_the_sides_are_those_of_the_single_focus_too(written: Notebook) -> None:
    written.do("edit-value", "growth", "--facet", "a page")
    written.do("set-focus", "growth")
    at_desk(written, "plan-week", answers={"What will you do?": "Read", "Which side": "1"}, NO_COLOR="1")
    assert actions_in(written, WEEK)[1].facet == "a page"

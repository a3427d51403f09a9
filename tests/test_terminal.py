"""Guided forms at a real terminal: questions, Enter, real answers, Ctrl-C and Ctrl-D."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal import CTRL_D, Dialogue, answer, assert_clean, at_terminal, stop_at
from valuetrack.cli import keyboard

if TYPE_CHECKING:
    from tests.notebook import Notebook

FOCUS = ("Which one or two values do you want to focus on?", "")
ONE: Dialogue = (
    ("What will you do?", "Call Ines"),
    ("Which value?", "conn"),
    ("On which day?", "fri"),
    ("How sure are you that you can do it?", "6"),
    ("What might get in the way", "no words"),
    ("What could you do then?", "a note"),
    ("What would a smaller version be?", "a text"),
    ("Add more? (why, a reminder, a treat, with whom) (y/n)", ""),
    ("Another one? (y/n)", ""),
)
PLAN = (FOCUS, *ONE)
CHECK_IN: Dialogue = (
    ("How did it go?", "done"),
    ("What helped?", "tea"),
    ("Anything you learned?", "it was warm"),
    ("Anything you want to write down about these days?", "good days"),
)
RATE: Dialogue = (
    ("Connection: how much did you live it", "5"),
    ("How likely is a small step", "6"),
    ("Growth: how much did you live it", "3"),
    ("How likely is a small step", "4"),
    ("Anything you want to write down about this week?", "quiet"),
    ("That was the week. Take your time.", "tired"),
    ("Which one or two values do you want to focus on? (y: these)", "y"),
)
REFLECT: Dialogue = (
    ("What happened?", "I froze again."),
    ("Who else might feel this way?", "my sister"),
    ("What would you say to a friend in the same place?", "You noticed."),
    ("Anything you want to remember?", "mornings"),
)
LOG: Dialogue = (
    ("What happened?", "choir practice"),
    ("Which value?", "conn"),
    ("Did you take a step? (y/n)", "no"),
    ("What got in the way?", "automatic no"),
    ("Did it come from inside", "inside"),
    ("Anything you learned?", ""),
)
# A session by its command; on a Wednesday rate-week offers last week first.
LINE = {"rate-week": ("rate-week", "--week", "this")}
FORMS = {"plan-week": PLAN, "check-in": CHECK_IN, "rate-week": RATE, "reflect": REFLECT, "log-opportunity": LOG}


def _notes(notebook: Notebook) -> list[Any]:
    return [one["note"] for one in notebook.data("review-week")["check_in_entries"][1:]]


def _plan(notebook: Notebook) -> list[Any]:
    actions = [one for one in notebook.data("show-week")["actions"] if one["text"] != "Text Priya at lunch"]
    fields = ("text", "value", "day", "confidence", "barrier", "coping", "smaller")
    return [*(one[field] for one in actions for field in fields), *_notes(notebook)]


def _check_in(notebook: Notebook) -> list[Any]:
    review = notebook.data("review-week")
    action = notebook.data("show-value", "conn")["actions"][0]
    helped = [one["what"] for one in review["helped"]]
    return [action["outcome"], *helped, *_notes(notebook)]


def _rate(notebook: Notebook) -> list[Any]:
    weeks = [notebook.data("show-value", value)["weeks"] for value in ("conn", "growth")]
    focus = notebook.data("show-week", "--week", "next")["focus"]
    return [
        *(week[field] for rated in weeks for week in rated for field in ("lived", "likely")),
        *_notes(notebook),
        *focus,
    ]


def _reflect(notebook: Notebook) -> list[Any]:
    entries = notebook.data("review-week")["reflection_entries"][1:]
    return [one[field] for one in entries for field in ("happened", "common_humanity", "kind_words", "learned")]


def _log(notebook: Notebook) -> list[Any]:
    review = notebook.data("review-week")
    noticed = notebook.data("show-value", "conn")["opportunities"][1:]
    ways = [one for way in review["in_the_way"] for one in (way["what"], way["kind"])]
    return [*(part for one in noticed for part in (one["text"], one["taken"])), *ways, *_notes(notebook)]


KEPT = {"plan-week": _plan, "check-in": _check_in, "rate-week": _rate, "reflect": _reflect, "log-opportunity": _log}
_ACTION = ["Call Ines", "Connection", "2026-01-16", 6, "no words", "a note", "a text"]
# what is kept after so many answers
AFTER: dict[str, tuple[list[Any], ...]] = {
    "plan-week": (
        [], [], ["Call Ines"],
        *([*_ACTION[:2], *_ACTION[2:known], *[None] * (7 - known)] for known in range(2, 8)),
        _ACTION, _ACTION,
    ),
    "check-in": ([None], ["done"], ["done", "tea"], ["done", "tea"], ["done", "tea", "good days"]),
    "rate-week": (
        [], [5, None], [5, 6], [5, 6, 3, None], [5, 6, 3, 4], [5, 6, 3, 4, "quiet"],
        [5, 6, 3, 4, "quiet", "tired"], [5, 6, 3, 4, "quiet", "tired", "Connection", "Growth"],
    ),
    "reflect": (
        [],
        ["I froze again.", None, None, None],
        ["I froze again.", "my sister", None, None],
        ["I froze again.", "my sister", "You noticed.", None],
        ["I froze again.", "my sister", "You noticed.", "mornings"],
    ),
    "log-opportunity": (
        [], ["choir practice"], ["choir practice\nConnection"],
        ["choir practice", False, None, "unspecified"],
        ["choir practice", False, "automatic no", "unspecified"],
        ["choir practice", False, "automatic no", "internal"],
    ),
}  # fmt: skip
AT_EACH_QUESTION = [(form, known) for form, dialogue in FORMS.items() for known in range(len(dialogue))]


@pytest.mark.parametrize("form", FORMS)
def test_real_answers_are_kept(written: Notebook, form: str) -> None:
    with at_terminal(written, *LINE.get(form, (form,)), NO_COLOR="1") as terminal:
        answer(terminal, FORMS[form])
        assert terminal.end() == 0
    assert_clean(terminal)
    assert KEPT[form](written) == AFTER[form][-1]


@pytest.mark.parametrize("form", FORMS)
def test_enter_through_everything_keeps_nothing(written: Notebook, form: str) -> None:
    before = written.db.read_bytes()
    skippable = {"plan-week": PLAN[:2], "log-opportunity": LOG[:1], "check-in": (CHECK_IN[0], CHECK_IN[3])}
    questions = skippable.get(form, RATE[:4:2] if form == "rate-week" else REFLECT)
    with at_terminal(written, *LINE.get(form, (form,)), NO_COLOR="1") as terminal:
        answer(terminal, tuple((question, "") for question, _ in questions))
        assert terminal.end() == 0
    assert_clean(terminal)
    assert written.db.read_bytes() == before


@pytest.mark.parametrize("form", ["plan-week", "log-opportunity"])
def test_enter_through_what_may_be_left_out_keeps_the_rest(written: Notebook, form: str) -> None:
    needed = 3
    dialogue = [(question, text if place < needed else "") for place, (question, text) in enumerate(FORMS[form])]
    asked = [*dialogue[:6], *dialogue[7:]] if form == "plan-week" else [*dialogue[:4], dialogue[5]]
    with at_terminal(written, *LINE.get(form, (form,)), NO_COLOR="1") as terminal:
        answer(terminal, tuple(asked))
        assert terminal.end() == 0
    assert KEPT[form](written) == (["Call Ines", "Connection", *[None] * 5] if form == "plan-week" else AFTER[form][3])


@pytest.mark.parametrize(("form", "known"), AT_EACH_QUESTION)
def test_leaving_at_each_question_keeps_what_was_answered(written: Notebook, form: str, known: int) -> None:
    with at_terminal(written, *LINE.get(form, (form,)), NO_COLOR="1") as terminal:
        stop_at(terminal, FORMS[form], known)
    assert KEPT[form](written) == AFTER[form][known]


@pytest.mark.parametrize(
    ("arguments", "flag"),
    [
        (["plan-week"], "ACTION"),
        (["plan-week", "Read"], "--value"),
        (["check-in"], "ID and --outcome, or --note"),
        (["check-in", "3f2"], "--outcome"),
        (["check-in", "--outcome", "done"], "ID"),
        (["rate-week"], "VALUE"),
        (["rate-week", "conn"], "LIVED, --likely or --note"),
        (["reflect"], "--happened, --common-humanity, --kind-words or --learned"),
        (["reflect", "--edit"], "EDITOR"),
        (["log-opportunity"], "TEXT"),
        (["log-opportunity", "x", "-t"], "--value"),
        (["log-opportunity", "x", "-v", "conn"], "--taken or --not-taken"),
        (["delete", "3f2"], "--yes"),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else None,
)
def test_without_a_terminal_nothing_is_asked_and_the_missing_flag_is_named(
    written: Notebook, arguments: list[str], flag: str
) -> None:
    before = written.db.read_bytes()
    for more in ([], ["--json"], ["--no-input"]):
        said = written.run(*arguments, *more, stdin="y\ny\n")
        assert (said.code, said.out) == (2, "")
        assert flag in said.err
    assert written.db.read_bytes() == before


@pytest.mark.parametrize("form", FORMS)
def test_with_no_input_nothing_is_asked_at_a_terminal(written: Notebook, form: str) -> None:
    with at_terminal(written, form, "--no-input") as terminal:
        assert terminal.end() == 2
    assert "is needed here." in terminal.shown
    assert "[Enter" not in terminal.shown


@pytest.mark.parametrize("form", ["plan-week", "log-opportunity", "rate-week"])
def test_without_any_value_nothing_is_asked(notebook: Notebook, form: str) -> None:
    with at_terminal(notebook, form) as terminal:
        assert terminal.end() == 1
    assert terminal.shown == "You have not named a value yet.\nStart with: valuetrack add-value\n"


def test_enter_at_the_value_of_a_plan_goes_on_to_the_next_action(written: Notebook) -> None:
    with at_terminal(written, "plan-week") as terminal:
        answer(terminal, (FOCUS, (ONE[0][0], "a walk"), *NO_VALUE, ("Another one?", "y"), *ONE))
        assert terminal.end() == 0
    assert _plan(written) == [*_ACTION, "a walk"]


NO_VALUE: Dialogue = (("Which value?", ""), ("Without a value it becomes a note of the day.\nWhich value?", ""))
NO_ANSWER: Dialogue = (
    ("Did you take a step?", ""),
    ("or a no it becomes a note of the day.\nDid you take a step?", "not sure"),
)


@pytest.mark.parametrize(
    ("arguments", "dialogue", "note"),
    [
        (["log-opportunity"], (LOG[0], *NO_VALUE), "choir practice"),
        (["log-opportunity", "a talk", "-t"], NO_VALUE, "a talk"),
        (["log-opportunity", "-v", "conn"], (LOG[0], *NO_ANSWER), "choir practice\nConnection"),
        (["log-opportunity", "a talk", "-v", "conn", "--got-in-way", "x"], NO_ANSWER, "a talk\nx\nConnection"),
        (["plan-week", "a walk", "--why", "the air"], NO_VALUE, "a walk\nthe air"),
        (
            ["add-step", "conn", "wave"],
            (("How hard is it?", ""), ("Without a difficulty it becomes a note of the day.\nHow hard", "")),
            "wave",
        ),
        (
            ["add-contact", "Ana"],
            (("How do you reach them?", ""), ("to reach them it becomes a note of the day.\nHow do", "")),
            "Ana",
        ),
        (
            ["compare-options"],
            (("What is it about?", "the move"), ("Option 1?", "stay"), ("Option 2?", "")),
            "the move\nstay",
        ),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_a_text_of_which_no_record_comes_is_a_note_of_the_day_which_is_said(
    written: Notebook, arguments: list[str], dialogue: Dialogue, note: str
) -> None:
    with at_terminal(written, *arguments) as terminal:
        answer(terminal, dialogue)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert "\nKept your note " in terminal.shown
    assert _notes(written) == [note]
    assert "(1 note)" in written.do("undo").out


def test_a_single_value_is_the_default_and_a_single_focus_is_not_asked(written: Notebook) -> None:
    written.do("archive-value", "Growth", "--on", "2026-01-05")
    with at_terminal(written, "log-opportunity", "choir practice", "-t") as terminal:
        assert "[Enter: Connection] " in terminal.answer("Which value?")
        assert terminal.end() == 0
    written.do("restore-value", "Growth", "--on", "2026-01-06")
    written.do("set-focus", "growth")
    with at_terminal(written, "log-opportunity", "a talk", "-t") as terminal:
        assert terminal.end() == 0
    assert "Growth, taken." in terminal.shown


def test_what_is_not_understood_is_asked_again_and_nothing_loops_for_ever(written: Notebook) -> None:
    with at_terminal(written, "plan-week") as terminal:
        answer(terminal, (*PLAN[:2], ("Which value?", "xyz"), ("You have no value called 'xyz'.", "rest"), ONE[1]))
        for day in ("funday", "03/04", "2026-03-01"):
            terminal.answer("On which day?", day)
        terminal.until("We go on with: any day.\n")
        for number in ("11", "many", "-1"):
            terminal.answer("How sure are you", number)
        terminal.until("We leave this question open.\n")
        answer(terminal, (*ONE[4:8], ("Another one?", "perhaps"), ("Another one?", "n")))
        assert terminal.end() == 0
    assert "Rest is at rest then." in terminal.shown
    assert "Please type a number from 0 to 10." in terminal.shown
    assert "Please answer yes or no." in terminal.shown
    assert _plan(written) == ["Call Ines", "Connection", None, None, "no words", "a note", "a text"]


def test_the_day_of_a_plan_is_seen_from_today_and_a_weekday_from_the_week(written: Notebook) -> None:
    with at_terminal(written, "plan-week", "-v", "conn") as terminal:
        for typed, more in (("today", "y"), ("tomorrow", "y"), ("mon", "n")):
            skipped = ((question, "") for question, _ in (*ONE[3:5], *ONE[6:8]))
            answer(terminal, (ONE[0], (ONE[2][0], typed), *skipped, (ONE[8][0], more)))
        assert terminal.end() == 0
    assert sorted(_plan(written)[2::7]) == ["2026-01-12", "2026-01-14", "2026-01-15"]


@pytest.mark.parametrize(
    "line",
    [
        "plan-week -v xyz",
        "rate-week xyz",
        "log-opportunity x -v xyz",
        "log-opportunity -v xyz",
        "log-opportunity --same-as fff",
        "reflect --about fff",
        "check-in fff",
    ],
)
def test_what_is_mistyped_on_the_line_is_declined_before_anything_is_asked(written: Notebook, line: str) -> None:
    with at_terminal(written, *line.split()) as terminal:
        assert terminal.end() == 1
    assert "[Enter" not in terminal.shown


def test_options_of_a_plan_without_its_action_are_not_passed_over(written: Notebook) -> None:
    with at_terminal(written, "plan-week", "--on", "fri", "--confidence", "5") as terminal:
        assert terminal.end() == 2
    assert terminal.shown == "An action is needed here.\nGive ACTION.\n"


def test_what_was_given_by_flag_is_not_asked(written: Notebook) -> None:
    with at_terminal(written, "log-opportunity", "-v", "conn", "-n", "--got-in-way", "tired") as terminal:
        answer(terminal, (LOG[0], *LOG[4:]))
        assert terminal.end() == 0
    assert _log(written) == ["choir practice", False, "tired", "internal"]


def test_a_guided_session_is_taken_back_whole(written: Notebook) -> None:
    with at_terminal(written, "plan-week", "-v", "conn") as terminal:
        once = (ONE[0], *ONE[2:8])
        answer(terminal, (*once, ("Another one?", "y"), *once, ("Another one?", "")))
        assert terminal.end() == 0
    assert len(_plan(written)) == 14
    assert written.do("undo").out.startswith("Took back: plan-week (2 actions), ")
    assert _plan(written) == []


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        ("y", 0, 'Deleted the action "Text Priya at lunch" (3f2) of Wed 2026-01-14.'),
        ("", 1, "Nothing is deleted."),
        ("n", 1, "Nothing is deleted."),
    ],
)
def test_deleting_asks_at_a_terminal(written: Notebook, answers: str, code: int, words: str) -> None:
    with at_terminal(written, "delete", "3f2") as terminal:
        terminal.until("This would delete the action: Text Priya at lunch")
        terminal.answer("Delete it? (y/n)", answers)
        assert terminal.end() == code
    assert words in terminal.shown
    assert (written.run("check-in", "3f2", "--outcome", "done").code == 0) == (code == 1)


def test_a_check_in_with_an_id_asks_how_it_went(written: Notebook) -> None:
    with at_terminal(written, "check-in", "3f2") as terminal:
        answer(terminal, (("How did it go?", "not this time"), ("Did it come up?", "")))
        answer(terminal, (("What got in the way?", ""), ("Anything you learned?", "")))
        assert terminal.end() == 0
    assert 'Not this time: "Text Priya at lunch" (3f2)' in terminal.shown
    before = written.db.read_bytes()
    with at_terminal(written, "check-in", "3f2") as terminal:
        terminal.answer("How did it go?")
        assert terminal.end() == 0
    assert written.db.read_bytes() == before


@pytest.mark.parametrize(
    ("outcome", "question"), [("carried", "What got in the way?"), ("let go", "Anything you want to write down")]
)
def test_a_check_in_asks_what_goes_with_an_outcome(written: Notebook, outcome: str, question: str) -> None:
    with at_terminal(written, "check-in") as terminal:
        terminal.answer("How did it go?", outcome)
        if outcome == "carried":
            terminal.answer("Which day? [Enter: later")
        terminal.answer(question, "work")
        if outcome == "carried":
            terminal.answer("Did it come from inside", "out")
            terminal.answer(*CHECK_IN[3])
        assert terminal.end() == 0
    assert _check_in(written)[0] == outcome.replace(" ", "-")


def test_when_nothing_is_open_a_note_can_be_kept(written: Notebook) -> None:
    written.do("check-in", "3f2", "--outcome", "done")
    with at_terminal(written, "check-in") as terminal:
        terminal.until("Nothing from this week or last week is waiting for an answer.")
        answer(terminal, CHECK_IN[3:])
        assert terminal.end() == 0
    assert _check_in(written) == ["done", "good days"]


def test_one_value_can_be_rated_by_a_question(written: Notebook) -> None:
    before = written.db.read_bytes()
    for text in ("", "7"):
        with at_terminal(written, "rate-week", "conn") as terminal:
            assert (written.db.read_bytes() == before) is True
            terminal.answer("Connection: how much did you live it", text)
            if text:
                terminal.answer("How likely is a small step")
            assert terminal.end() == 0
    assert _rate(written) == [7, None]


def test_an_answer_is_kept_as_it_was_typed(written: Notebook) -> None:
    texts = ["-", "שלום, 日本 👩‍👩‍👧", "[b]x[/b] $(ls) \\", "none"]
    with at_terminal(written, "reflect") as terminal:
        answer(terminal, tuple((question, text) for (question, _), text in zip(REFLECT, texts, strict=True)))
        assert terminal.end() == 0
    assert _reflect(written) == texts


def test_the_next_command_is_suggested_once_after_the_first_of_its_kind(notebook: Notebook) -> None:
    def suggested(*arguments: str) -> str:
        with at_terminal(notebook, *arguments) as terminal:
            assert terminal.end() == 0
        return terminal.shown.partition("Next, when you like:\n  ")[2]

    first = suggested("add-value", "a'b $(touch x)")
    assert first == """valuetrack plan-week "a small step" --value 'a'"'"'b $(touch x)'\n"""
    assert suggested("add-value", "Growth") == ""
    assert suggested("plan-week", "Read", "-v", "Growth").startswith("valuetrack check-in ")


def test_quiet_shows_the_questions_and_nothing_else(written: Notebook) -> None:
    with at_terminal(written, "--quiet", "check-in", "3f2") as terminal:
        answer(terminal, (CHECK_IN[0], CHECK_IN[1], (CHECK_IN[2][0], "")))
        assert terminal.end() == 0
    assert terminal.shown.count("\n") == 5


LEFT, HOME = "\x1b[D", "\x1b[H"


def test_the_arrow_keys_move_in_a_line_and_are_no_part_of_the_answer(written: Notebook) -> None:
    with at_terminal(written, "reflect") as terminal:
        terminal.answer("What happened?", f"oze{HOME}fr{LEFT}{LEFT}I ")
        answer(terminal, REFLECT[1:])
        assert terminal.end() == 0
    assert _reflect(written)[0] == "I froze"


def test_tab_offers_no_files_and_the_last_answer_is_not_brought_up_again(written: Notebook) -> None:
    (written.home / "diary.txt").write_text("secret")
    with at_terminal(written, "reflect") as terminal:
        answer(terminal, (REFLECT[0], ("Who else might feel this way?", "\x1b[A\tdia\t")))
        answer(terminal, REFLECT[2:])
        assert terminal.end() == 0
    assert _reflect(written)[1] == "dia"


def test_a_terminal_without_an_editor_of_lines_asks_all_the_same(written: Notebook) -> None:
    with at_terminal(written, "reflect", TERM="dumb") as terminal:
        terminal.answer("What happened?", "I froze again.")
        terminal.until("Who else might feel this way?")
        terminal.until("] ")
        terminal.press(CTRL_D)
        assert terminal.end() == 0
    assert_clean(terminal)
    assert _reflect(written)[0] == "I froze again."


def test_a_python_without_an_editor_of_lines_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "readline", None)
    assert not keyboard.line_editing()


RATED_IN_WORDS = (
    (
        "Connection: how much did you live it? (not at all, a little, somewhat, quite a lot, very much)",
        "a little",
    ),
    ("How likely is a small step for it next week? (not likely,", "11"),
    ("Please answer with one of: not likely, a little likely, fairly likely, likely, very likely.", "VERY"),
    ("Growth: how much did you live it", ""),
    ("Anything you want to write down", ""),
    ("Take your time.", ""),
    ("Connection: it matters very much, wide gap, a small step is very likely", ""),
)


def test_in_words_only_mode_ratings_are_asked_for_in_words(written: Notebook) -> None:
    with at_terminal(written, *LINE["rate-week"], "--words-only", width=200) as terminal:
        for question, text in RATED_IN_WORDS:
            terminal.until(question)
            terminal.answer("", text)
        assert terminal.end() == 0
    assert _rate(written) == [3, 10]
    assert "lived a little, a small step: very likely" in terminal.shown

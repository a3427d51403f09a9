"""Drafts: what was answered and could not be stored, and how it comes back."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import sqlite3
import stat
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_editor import SAVE_IT, drafts, texts
from tests.desk import at_desk
from tests.notebook import Notebook
from tests.terminal import at_terminal
from valuetrack import model
from valuetrack.cli.draft_json import decoded, encoded
from valuetrack.cli.drafts import SILENT, Draft, Write
from valuetrack.model import Outcome
from valuetrack.tracker import reflections
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.desk import Answer
    from tests.notebook import Said


def asks(kind: type[model.Record], field: str) -> str:
    """The question of a record's field, which may be worded anew."""
    return str(model.facts_of(kind)[field].question)


FOUR = [asks(model.Reflection, name) for name in ("happened", "common_humanity", "kind_words", "learned")]
REFLECT = dict(zip(FOUR, ("I froze.", "Everyone.", "You noticed.", "mornings"), strict=True))


def then(happens: Callable[[Notebook], object], notebook: Notebook, answer: str) -> Callable[[], str]:
    """An answer that is typed after something has happened."""

    def typed() -> str:
        happens(notebook)
        return answer

    return typed


def at_the_end(happens: Callable[[Notebook], object], notebook: Notebook) -> dict[str, Answer]:
    """The answers of a reflection, before the last of which something happens."""
    return {**REFLECT, FOUR[-1]: then(happens, notebook, REFLECT[FOUR[-1]])}


def reflect_on_a_disk_that_takes(size: int, notebook: Notebook) -> Said:
    """Answer a reflection, before whose last answer the disk begins to take files of so many bytes alone."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def full(_: Notebook) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    try:
        return at_desk(notebook, "reflect", answers=at_the_end(full, notebook))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def draft_of(notebook: Notebook, command: str) -> Path:
    """The one draft there is: a folder for its owner alone with one file in it."""
    [folder] = [file.parent for file in drafts(notebook)]
    assert folder.name.startswith(f"{command}-")
    [file] = folder.iterdir()
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (folder.parent, folder, file)]
    assert modes == [0o700, 0o700, 0o600]
    return file


def named(file: Path, command: str) -> str:
    typed = "valuetrack" if command == "valuetrack" else f"valuetrack {command}"
    return f"Your answers are kept in a draft: {file}\nThe next `{typed}` offers to save them.\n"


SESSIONS: list[tuple[list[str], dict[str, str], str]] = [
    (["reflect"], REFLECT, "mornings"),
    (["plan-week", "-v", "conn"], {"What will you do?": "Call Ines", "Add more?": "n"}, "Call Ines"),
    (
        ["check-in"],
        {asks(model.Action, "outcome"): "done", asks(model.Action, "learned"): "the bell helps"},
        "the bell helps",
    ),
    (
        ["check-in", "3f2"],
        {asks(model.Action, "outcome"): "done", asks(model.Action, "learned"): "the bell helps"},
        "the bell helps",
    ),
    (["check-in"], {"Anything you want to write down": "two of three"}, "two of three"),
    (
        ["log-opportunity", "-v", "conn"],
        {asks(model.Opportunity, "text"): "choir practice", asks(model.Opportunity, "taken"): "y"},
        "choir practice",
    ),
    (["log-activity"], {asks(model.Activity, "text"): "swam in the lake"}, "swam in the lake"),
    (["compare-options"], {"1?": "stay with Ines", "2?": "go to Ana", "3?": ""}, "go to Ana"),
    (
        ["maintenance-plan"],
        {asks(model.Maintenance, "people"): "Ines, my sister", asks(model.Maintenance, "revisit"): "2026-03-01"},
        "Ines, my sister",
    ),
    (["add-value"], {asks(model.Wording, "name"): "Tenderness"}, "Tenderness"),
    (["edit-note", "d0e"], {"In other words?": "calmer now"}, "calmer now"),
    (["edit-opportunity", "9c1"], {"In other words?": "a whole hello"}, "a whole hello"),
    (["close-week"], {"Anything you want to write down": "two of three"}, "two of three"),
    (["add-contact"], {asks(model.Contact, "name"): "Ana", asks(model.Contact, "reach"): "555 0177"}, "555 0177"),
    (
        ["add-step", "conn"],
        {asks(model.Step, "text"): "wave to Ana", asks(model.Step, "difficulty"): "2"},
        "wave to Ana",
    ),
]


@pytest.mark.parametrize(("arguments", "answers", "wrote"), SESSIONS, ids=lambda case: " ".join(case) if case else None)
def test_what_a_session_cannot_store_is_kept_and_the_next_one_saves_it(
    written: Notebook, arguments: list[str], answers: dict[str, str], wrote: str
) -> None:
    before = written.content()
    last = [*answers][-1]
    breaking: Mapping[str, Answer] = {**answers, last: then(Notebook.take_away, written, answers[last])}
    said = at_desk(written, *arguments, answers=breaking)
    file = draft_of(written, arguments[0])
    assert said.code == 3
    assert said.out.endswith(named(file, arguments[0]))
    assert wrote in file.read_text()

    written.bring_back()
    assert written.content() == before
    assert written.data("where")["drafts"] == 1
    said = at_desk(written, arguments[0], answers=SAVE_IT)
    assert said.code == 0, said.out
    assert wrote in said.out.partition("Save it now?")[0]
    assert drafts(written) == []
    assert wrote.encode() in written.content()
    assert written.data("where")["drafts"] == 0


def test_ratings_and_a_look_at_the_values_are_kept_too(written: Notebook) -> None:
    at_desk(written, "rate-week", "conn", answers={"Connection": then(Notebook.take_away, written, "6")})
    written.bring_back()
    at_desk(written, "rate-week", answers=SAVE_IT)
    [row] = [row for row in written.data("review-week")["values"] if row["value"] == "Connection"]
    assert row["lived"] == 6

    at_desk(written, "revisit-values", answers={"Does Growth still fit?": then(Notebook.take_away, written, "y")})
    written.bring_back()
    before = written.data("maintenance-plan")["offered"]
    at_desk(written, "revisit-values", answers=SAVE_IT)
    assert (before, written.data("maintenance-plan")["offered"]) == ("2026-04-01", "2026-04-14")
    assert drafts(written) == []


def test_a_first_run_is_kept(notebook: Notebook) -> None:
    answers: Mapping[str, Answer] = {
        "Shall we": "y",
        "One or two words": "Tenderness",
        asks(model.Importance, "importance"): then(Notebook.take_away, notebook, "9"),
    }
    said = at_desk(notebook, answers=answers)
    assert said.code == 3
    assert named(draft_of(notebook, "valuetrack"), "valuetrack") in said.out
    notebook.bring_back()
    said = at_desk(notebook, answers=SAVE_IT)
    assert said.code == 0
    assert drafts(notebook) == []
    [value] = notebook.data("list-values")["values"]
    assert (value["value"], value["importance"]) == ("Tenderness", 9)


def test_a_reflection_is_kept_while_another_program_holds_the_notebook(written: Notebook) -> None:
    other = sqlite3.connect(written.db, isolation_level=None)
    with at_terminal(written, "reflect", width=300) as terminal:
        for question, answer in REFLECT.items():
            if question == FOUR[-1]:
                other.execute("BEGIN IMMEDIATE")
            terminal.answer(question, answer)
        assert terminal.end() == 3
    other.close()
    file = draft_of(written, "reflect")
    assert terminal.shown.endswith(named(file, "reflect"))

    with at_terminal(written, "reflect", width=300) as terminal:
        terminal.until("Not saved yet, from Wed 2026-01-14: I froze. / Everyone.")
        terminal.answer("Save it now?", "y")
        terminal.until("Kept your reflection ")
        assert terminal.end() == 0
    assert texts(written) == list(REFLECT.values())
    assert drafts(written) == []


@pytest.mark.file
def test_a_reflection_is_kept_on_a_disk_that_takes_no_more(written: Notebook) -> None:
    said = reflect_on_a_disk_that_takes(8192, written)
    assert said.code == 3
    assert said.out.endswith(named(draft_of(written, "reflect"), "reflect"))
    at_desk(written, "reflect", answers=SAVE_IT)
    assert texts(written) == list(REFLECT.values())


@pytest.mark.parametrize(
    "when",
    [
        asks(model.Reflection, "intensity"),
        asks(model.Reflection, "room"),
        "One small thing",
        "Which value?",
        "One kind",
    ],
)
def test_a_hard_moment_goes_on_and_the_next_reflection_offers_it(written: Notebook, when: str) -> None:
    typed = {
        asks(model.Reflection, "intensity"): "6",
        asks(model.Reflection, "room"): "y",
        "One small thing": "open the window",
        "Which": "conn",
        "One kind": "Tea.",
    }
    answers: dict[str, Answer] = {**typed}
    [key] = [one for one in typed if when.startswith(one)]
    answers[key] = then(Notebook.take_away, written, typed[key])
    said = at_desk(written, "hard-moment", answers=answers)
    file = draft_of(written, "reflect")
    assert said.code == 0
    assert said.out.count("We can still go on.") == said.out.count(named(file, "reflect")) == 1

    written.bring_back()
    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert said.code == 0
    assert drafts(written) == []
    [moment] = [one for one in written.data("review-week")["reflection_entries"] if one["kind"] == "intense-moment"]
    assert moment["kind_words"] == "Tea."
    was_asked = not when.startswith(tuple([*typed][:2]))
    assert (b"open the window" in written.content()) is was_asked


def test_where_no_draft_can_be_made_what_was_written_is_shown(written: Notebook) -> None:
    answers = at_the_end(Notebook.take_away, written)
    said = at_desk(written, "reflect", answers=answers, XDG_STATE_HOME="/dev/null/x")
    assert said.code == 3
    assert "They could not be kept in a draft (File exists). Here is what you wrote, to copy it:\n" in said.out
    assert [line.strip() for line in said.out.splitlines()[-4:]] == [*REFLECT.values()]


@pytest.mark.file
def test_a_disk_that_takes_no_draft_either_leaves_none_behind(written: Notebook) -> None:
    said = reflect_on_a_disk_that_takes(0, written)
    assert said.code == 3
    assert "They could not be kept in a draft (File too large). Here is what you wrote, to copy it:\n" in said.out
    assert drafts(written) == []


def test_a_draft_that_another_process_has_just_saved_is_not_held(tmp_path: Path) -> None:
    with Draft(tmp_path / "reflect-gone").held() as is_held:
        assert not is_held


def test_what_is_declined_at_the_end_is_kept_too(written: Notebook) -> None:
    def deleted(notebook: Notebook) -> None:
        notebook.spawn("delete", "3f2", "--yes")

    answers: Mapping[str, Answer] = {
        asks(model.Action, "outcome"): "done",
        asks(model.Action, "learned"): then(deleted, written, "the bell"),
    }
    said = at_desk(written, "check-in", answers=answers)
    file = draft_of(written, "check-in")
    assert said.code == 0
    assert "'3f2" in said.out
    assert named(file, "check-in") in said.out

    said = at_desk(written, "check-in", answers=SAVE_IT)
    assert said.code == 0
    assert f"Your draft is kept: {file}\n" in said.out
    assert "the bell" in file.read_text()


def test_what_a_bug_keeps_from_the_notebook_is_kept(written: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(store: object, day: date, kind: object, about: object, fields: Mapping[str, Any]) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        buggy.__module__, buggy.__name__ = reflections.__name__, "reflect"
        patch.setattr(reflections, "reflect", buggy)
        said = at_desk(written, "reflect", answers=REFLECT)
    assert said.code == 70
    assert named(draft_of(written, "reflect"), "reflect") in said.out
    at_desk(written, "reflect", answers=SAVE_IT)
    assert texts(written) == list(REFLECT.values())


@pytest.fixture
def drafted(written: Notebook) -> Path:
    """The file of a draft of a reflection; the notebook is back."""
    at_desk(written, "reflect", answers=at_the_end(Notebook.take_away, written))
    written.bring_back()
    return draft_of(written, "reflect")


@pytest.mark.parametrize(
    ("answers", "is_kept"),
    [
        ({"Save it now?": "n", "Keep it for another time?": "y"}, True),
        ({"Save it now?": "n"}, True),
        ({"Save it now?": "n", "Keep it for another time?": "n"}, False),
        ({}, True),
    ],
    ids=["no, keep it", "no", "throw it away", "Enter"],
)
def test_a_draft_that_is_not_wanted_now_may_stay(
    written: Notebook, drafted: Path, answers: dict[str, str], is_kept: bool
) -> None:
    before = written.content()
    said = at_desk(written, "reflect", answers=answers)
    assert said.code == 0
    assert FOUR[0] in said.out
    assert "Not saved yet: " not in said.out
    assert drafted.exists() == drafted.parent.exists() == is_kept
    assert written.content() == before


@pytest.mark.parametrize("arguments", [["today"], [], ["check-in", "--note", "x"], ["reflect", "x"]], ids=" ".join)
def test_other_commands_name_a_draft_in_one_line(written: Notebook, drafted: Path, arguments: list[str]) -> None:
    line = f"Not saved yet: {drafted}. The next `valuetrack reflect` offers to save it.\n"
    assert written.do(*arguments).err.endswith(line)
    for silent in ("--json", "--no-input", "--quiet"):
        assert str(drafted.parent) not in written.do(*arguments, silent).err


@pytest.mark.parametrize(
    "arguments",
    [
        ["add-contact", "Ana", "--reach", "555 0177"],
        ["add-step", "conn", "wave to Ana", "--difficulty", "2"],
        ["add-value", "Tenderness"],
        ["edit-note", "d0e", "--note", "calmer now"],
        ["log-opportunity", "choir practice", "-v", "conn", "--taken"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_what_stands_on_the_command_line_needs_no_draft(written: Notebook, arguments: list[str]) -> None:
    written.take_away()
    said = written.run(*arguments)
    assert said.code == 3
    assert "draft" not in said.out + said.err
    assert drafts(written) == []


def test_several_drafts_are_one_line(written: Notebook, drafted: Path) -> None:
    answers: dict[str, Answer] = {asks(model.Opportunity, "text"): "choir"}
    answers[asks(model.Opportunity, "taken")] = then(Notebook.take_away, written, "y")
    at_desk(written, "log-opportunity", "-v", "conn", answers=answers)
    written.bring_back()
    folder = drafted.parent.parent
    assert written.do("today").err == (
        f"Drafts that are not saved yet are in {folder}. "
        "The next `valuetrack log-opportunity` offers to save the first.\n"
    )
    assert written.do("where").out.endswith("drafts\t2\n")


@pytest.mark.parametrize("command", sorted(SILENT))
def test_on_a_hard_evening_and_in_help_nothing_is_said_of_drafts(
    written: Notebook, drafted: Path, command: str
) -> None:
    more = {"hard-moment": ["--kind-words", "x"], "completion": ["bash"]}.get(command, [])
    assert "Not saved yet" not in written.do(command, *more).err
    if command == "hard-moment":
        assert "Not saved yet" not in at_desk(written, command).out
    assert drafted.exists()


def test_completion_says_nothing_of_drafts(written: Notebook, drafted: Path) -> None:
    said = written.spawn(COMP_WORDS="valuetrack\nrate-value\nC", COMP_CWORD="2", _VALUETRACK_COMPLETE="complete_bash")
    assert "Connection" in said.out
    assert said.err == ""


def test_a_draft_that_another_process_is_at_is_left_alone(written: Notebook, drafted: Path) -> None:
    descriptor = os.open(drafted.parent, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    assert written.do("today").err == ""
    assert "Save it now?" not in at_desk(written, "reflect").out
    os.close(descriptor)
    assert "Save it now?" in at_desk(written, "reflect").out


def test_a_draft_whose_notebook_is_away_again_stays(written: Notebook, drafted: Path) -> None:
    before = drafted.read_bytes()
    said = at_desk(written, "reflect", answers={"Save it now?": then(Notebook.take_away, written, "y")})
    assert said.code == 3
    assert said.out.endswith(f"Your draft is kept: {drafted}\nThe next `valuetrack reflect` offers to save it.\n")
    assert drafted.read_bytes() == before


BAD: list[tuple[str, object]] = [
    ("at", "yesterday"),
    ("writes", None),
    ("writes", [{"use_case": "reflections.reflect"}]),
    ("writes", [{"use_case": "reflections.reflect", "given": {"day": {"$moon": "full"}}}]),
    ("writes", [{"use_case": "reflections.reflect", "given": {"day": {"$day": "2026-02-30"}}}]),
    ("writes", [{"use_case": "nosuch.reflect", "given": {}}]),
    ("writes", [{"use_case": "reflections.nosuch", "given": {}}]),
    ("writes", [{"use_case": "reflections.replace", "given": {}}]),
    ("writes", [{"use_case": "os.system", "given": {"command": "true"}}]),
    ("writes", [{"use_case": "..os.system", "given": {}}]),
    ("form", {"template": "x"}),
]


@pytest.mark.parametrize(("key", "value"), BAD)
def test_a_draft_that_cannot_be_taken_in_is_named_and_left_alone(
    written: Notebook, drafted: Path, key: str, value: object
) -> None:
    drafted.write_text(json.dumps({**json.loads(drafted.read_text()), key: value}))
    before = (drafted.read_bytes(), written.content())
    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert said.code == 0
    assert f"Your draft is kept: {drafted}\n" in said.out
    assert (drafted.read_bytes(), written.content()) == before
    assert written.data("where")["drafts"] == 1


def test_what_is_saved_of_a_draft_leaves_it(written: Notebook, drafted: Path) -> None:
    facts = json.loads(drafted.read_text())
    [write] = facts["writes"]
    facts["writes"].append({**write, "given": {**write["given"], "about": "fff"}})
    drafted.write_text(json.dumps(facts))
    at_desk(written, "reflect", answers=SAVE_IT)
    assert texts(written) == list(REFLECT.values())
    [left] = json.loads(drafted.read_text())["writes"]
    assert left["given"]["about"] == "fff"


def test_a_draft_without_its_text_is_named(written: Notebook) -> None:
    from tests.cli.test_editor import editor

    at_desk(written, "reflect", "--edit", EDITOR=editor(written, 'rm "$1"; mkdir "$1"; echo x > "$1/x"\n'))
    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert "There is no file that could be read." in said.out
    assert len(drafts(written)) == 1


def test_what_an_editor_left_open_may_hold_nothing_yet(written: Notebook) -> None:
    from tests.cli.test_editor import editor

    at_desk(written, "reflect", "--edit", EDITOR=editor(written, 'touch "$1.swp"; exit 1\n'))
    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert "Nothing is written in it yet." in said.out
    assert len(drafts(written)) == 1


KINDS = st.one_of(
    st.text(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.times(),
    st.dates().map(Week),
    st.sampled_from([choice for kind in model.Choice.__subclasses__() for choice in kind]),
)
NAMES = st.text("abcdefgh_", min_size=1)


@given(st.recursive(KINDS, lambda one: st.lists(one).map(tuple) | st.dictionaries(NAMES, one)))
def test_what_a_use_case_is_given_comes_back_as_it_was(value: object) -> None:
    back = decoded(json.loads(json.dumps(encoded(value))))
    assert back == value
    assert type(back) is type(value)


def test_a_draft_can_be_read_by_a_person() -> None:
    when = {"day": date(2026, 1, 14), "at": time(9, 30), "week": Week(date(2026, 1, 12)), "outcome": Outcome.DONE}
    assert encoded(when) == {
        "day": {"$day": "2026-01-14"},
        "at": {"$time": "09:30:00"},
        "week": {"$week": "2026-01-12"},
        "outcome": {"$Outcome": "done"},
    }


def test_fields_that_are_said_of_one_thing_are_one_change() -> None:
    lived = Write("weeks.rate_week", {"typed": "Rest", "week": 1, "fields": {"lived": 3, "note": "a"}})
    likely = Write("weeks.rate_week", {"typed": "Rest", "week": 1, "fields": {"likely": 5, "note": "b"}})
    both = {"lived": 3, "likely": 5, "note": "b"}
    assert lived.joined(likely) == Write("weeks.rate_week", {"typed": "Rest", "week": 1, "fields": both})
    assert lived.joined(Write("weeks.rate_week", {**likely.given, "typed": "Growth"})) is None
    assert lived.joined(Write("weeks.other", likely.given)) is None


def test_two_texts_for_one_day_are_two_changes() -> None:
    note = Write("notes.keep_note", {"day": 1, "text": "a"})
    assert note.joined(Write("notes.keep_note", {"day": 1, "text": "b"})) is None
    assert note.joined(note) == note


@pytest.mark.parametrize("is_named", [True, False])
def test_a_notebook_that_goes_away_while_somebody_answers_is_not_made_anew(written: Notebook, is_named: bool) -> None:
    default = written.home / ".local" / "share" / "valuetrack" / "journal.db"
    store = written.db if is_named else default
    if not is_named:
        default.parent.mkdir(parents=True)
        written.db.rename(default)
    more = {} if is_named else {"VALUETRACK_DB": ""}

    def away(_: Notebook) -> None:
        store.rename(written.home / "elsewhere")

    said = at_desk(written, "reflect", answers=at_the_end(away, written), **more)
    assert said.code == 3
    assert f"{store} is not there any more." in said.out
    assert named(draft_of(written, "reflect"), "reflect") in said.out
    assert not store.exists()


def test_a_draft_is_offered_in_its_own_notebook_alone(drafted: Path, written: Notebook) -> None:
    other = str(written.home / "other.db")
    written.do("add-value", "Sea", "--db", other)

    assert "draft" not in written.do("today", "--db", other).err
    assert written.data("where", "--db", other)["drafts"] == 0
    assert "Save it now?" not in at_desk(written, "reflect", "--db", other, answers={}).out
    assert drafted.exists()
    assert str(drafted.parent) in written.do("today").err
    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert said.code == 0, said.out
    assert drafts(written) == []

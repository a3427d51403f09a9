"""A note for a therapist, from the command line to a pipe, a file or an editor."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_editor import SAVE_IT, WRITES, drafts, editor, kept
from tests.desk import at_desk
from tests.nobody import as_nobody, open_folder
from tests.terminal import CTRL_C, CTRL_D, Terminal, assert_clean, at_terminal, stop_at
from valuetrack.render.pages.therapist_note import HEADING
from valuetrack.reports.therapist_note import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

HEAD = f"{HEADING}\n\nClient's records from Thu 2026-01-08 to Wed 2026-01-14.\n\n"
DONE = 'Wed 2026-01-14 (Connection): client took the planned step "Text Priya at lunch".\n'
PLAIN = (
    f"{HEAD}Subjective\nOne planned action taken.\n{DONE}\n"
    "Objective\n(for the clinician)\nIntervention: (for the clinician)\nClient's response: (for the clinician)\n\n"
    "Assessment\n(for the clinician)\n\nPlan\n(for the clinician)\n"
)
LEARNED = 'About the planned step "Text Priya at lunch" (Wed 2026-01-14): client learned "ask".\n'
JOINED = f'{DONE.rstrip()} Client learned "ask".\n'
WHICH = "Type numbers or kinds to put in or take out (such as 3 5-7 goals) [Enter: go on"

LINES = "Type numbers of lines to take out or put in again (such as 3 5-7) [Enter: go on"


@pytest.fixture
def done(written: Notebook) -> Notebook:
    """The action is done, and something was learned from it."""
    written.do("check-in", "3f2", "--outcome", "done", "--learned", "ask")
    return written


class TestInAPipe:
    def test_what_was_planned_and_how_it_went_is_in_and_nothing_else(self, done: Notebook) -> None:
        before = (done.db.read_bytes(), done.db.stat().st_mtime_ns)
        said = done.do("write-note")

        assert (said.out, said.err) == (PLAIN, "")
        assert (done.db.read_bytes(), done.db.stat().st_mtime_ns) == before

    def test_a_dash_is_standard_output(self, done: Notebook) -> None:
        assert done.do("write-note", "--output", "-").out == PLAIN

    @pytest.mark.parametrize("width", ["40", "200"])
    def test_no_line_is_wrapped_at_any_width(self, done: Notebook, width: str) -> None:
        assert done.do("write-note", "--plain", COLUMNS=width).out == PLAIN

    @pytest.mark.parametrize(
        ("flags", "kinds"),
        [
            ((), {"actions"}),
            (("--include", "learned"), {"actions", "learned"}),
            (("--include", "learned, Values", "--include", "contacts"), {"actions", "learned", "values", "contacts"}),
            (("--include", "all", "--exclude", "contacts"), {*KINDS} - {"contacts"}),
            (("--exclude", "actions"), set()),
            (("--exclude", "all"), set()),
        ],
        ids=["nothing", "one", "several", "all but one", "none", "not one"],
    )
    def test_flags_say_what_goes_in(self, done: Notebook, flags: tuple[str, ...], kinds: set[str]) -> None:
        sections = done.data("write-note", *flags)["sections"]
        items = [item for section in sections for item in section["items"]]

        assert {item["kind"] for item in items if item["included"]} == kinds & {item["kind"] for item in items}
        assert {item["kind"] for item in items} >= {"actions", "learned", "values", "contacts", "reflections", "notes"}

    def test_private_things_stay_out_unless_they_are_named(self, done: Notebook) -> None:
        private = {"contacts": "555 0100", "reflections": "I froze", "notes": "two of three so far"}
        for kind, text in private.items():
            assert text not in done.do("write-note").out
            assert text in done.do("write-note", "--include", kind).out

    def test_other_days_are_named(self, done: Notebook) -> None:
        said = done.do("write-note", "--from", "2026-01-06", "--to", "2026-01-13")
        assert "from Tue 2026-01-06 to Tue 2026-01-13." in said.out
        assert "Nothing is selected." in said.out
        assert "from Wed 2026-01-07 to Tue 2026-01-13." in done.do("write-note", "--to", "yesterday").out
        assert "from Tue 2026-01-13 to Wed 2026-01-14." in done.do("write-note", "--from", "yesterday").out

    def test_what_is_left_out_is_said_beside_it(self, done: Notebook) -> None:
        done.do("set-aside-week")
        said = done.do("write-note", "--include", "learned")

        assert "ask" not in said.out
        assert said.err == ("Left out: the week Mon 2026-01-12 to Sun 2026-01-18, which is set aside.\n")

    @pytest.mark.parametrize(
        ("form", "kinds", "odd"),
        [("brief", "notes,learned", ["notes"]), ("treatment-plan", "next actions", ["actions"]), ("brief", "all", [])],
    )
    def test_a_kind_without_a_place_in_the_format_is_named(
        self, done: Notebook, form: str, kinds: str, odd: list[str]
    ) -> None:
        said = done.do("write-note", "--format", form, "--include", kinds)

        assert said.err == "".join(
            f"Left out: {kind}, for which a note in the format {form} has no place.\n" for kind in odd
        )

    def test_a_treatment_plan_has_the_goals_the_values_and_what_is_next(self, done: Notebook) -> None:
        done.do("plan-week", "Call Ines", "-v", "conn", "--on", "fri", "--goal", "two calls a week", "--rate", "mood")
        said = done.do("write-note", "--format", "treatment-plan").out

        assert 'Goals\nTreatment goal: "two calls a week" (values: Connection).\n' in said
        assert 'Values\nNamed value: Connection, "letting people in".\n' in said
        assert (
            'Steps\nNext, as planned by the client, Fri 2026-01-16 (Connection; treatment goal "two calls a week"): '
            '"Call Ines"; to be rated: mood before and afterward.\n'
        ) in said
        assert "Measures\n(for the clinician)\n" in said
        assert "client took" not in said

    def test_where_nothing_is_entered_that_is_said(self, notebook: Notebook) -> None:
        said = notebook.do("write-note")

        assert said.err == (
            "Nothing that a note can hold is entered from Thu 2026-01-08 to Wed 2026-01-14. "
            "Other days: --from and --to.\n"
        )
        assert said.out == PLAIN.replace(f"One planned action taken.\n{DONE}", "Nothing is selected.\n")
        assert not notebook.db.exists()

    @pytest.mark.parametrize(
        ("flags", "code", "words"),
        [
            (("--format", "prose"), 2, "--format is one of: soap, dap, brief, treatment-plan."),
            (("--include", "moods"), 2, "--include is one of: values, goals, discrepancy,"),
            (("--exclude", "x"), 2, "--exclude is one of: values,"),
            (("--from", "today", "--to", "yesterday"), 2, "Wed 2026-01-14 comes after Tue 2026-01-13."),
            (("--from", "soon"), 2, 'I cannot read "soon" as a day'),
            (("--edit", "--no-edit"), 2, "--edit and --no-edit exclude each other."),
            (("--edit",), 2, "An editor needs a terminal."),
            (("--output", "."), 2, ". is a folder."),
        ],
        ids=str,
    )
    def test_what_cannot_be_understood_is_refused(
        self, done: Notebook, flags: tuple[str, ...], code: int, words: str
    ) -> None:
        said = done.run("write-note", *flags, EDITOR="true")

        assert (said.code, said.out) == (code, "")
        assert words in said.err

    @pytest.mark.parametrize("form", ["soap", "DAP", " brief"])
    def test_the_format_may_be_typed_in_any_case(self, done: Notebook, form: str) -> None:
        assert done.data("write-note", "--format", form)["format"] == form.strip().lower()


class TestIntoAFile:
    def test_it_is_for_its_owner_alone_whatever_the_umask(self, done: Notebook) -> None:
        for mask in (0o000, 0o777):
            file = done.home / f"note-{mask}.txt"
            before = os.umask(mask)
            try:
                said = done.do("write-note", "--output", str(file))
            finally:
                os.umask(before)
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert (said.out, said.err) == (f"Wrote the note to {file}.\n", "")
            assert file.read_text() == PLAIN

    def test_off_a_terminal_no_file_is_written_over(self, done: Notebook) -> None:
        file = done.home / "note.txt"
        file.write_text("mine")
        said = done.run("write-note", "--output", str(file))

        assert (said.code, said.out) == (1, "")
        assert said.err == f"There is a file already: {file}\nName another file with --output.\n"
        assert file.read_text() == "mine"

    def test_a_link_that_leads_nowhere_is_a_file_too(self, done: Notebook) -> None:
        link = done.home / "note.txt"
        link.symlink_to(done.home / "elsewhere")

        assert done.run("write-note", "--output", str(link)).code == 1
        assert not (done.home / "elsewhere").exists()

    def test_with_json_the_file_has_the_note_and_the_pipe_the_document(self, done: Notebook) -> None:
        data = done.data("write-note", "--output", str(done.home / "note.txt"))

        assert data["sections"][0]["lines"][0] == "One planned action taken."
        assert (done.home / "note.txt").read_text() == PLAIN

    def test_a_place_that_is_not_there_or_may_not_be_written_is_named(self, done: Notebook) -> None:
        said = done.run("write-note", "--output", str(done.home / "no" / "note.txt"))
        assert (said.code, said.out) == (3, "")
        assert "note.txt cannot be written: No such file or directory." in said.err
        said = done.run("write-note", "--output", str(done.home / ("x" * 300)))
        assert (said.code, said.out) == (3, "")
        assert "cannot be written: File name too long." in said.err
        with open_folder() as folder:
            (folder / "journal.db").write_bytes(done.db.read_bytes())
            (folder / "journal.db").chmod(0o644)
            folder.chmod(0o555)
            with as_nobody():
                said = done.run(
                    "write-note",
                    "--output",
                    str(folder / "note.txt"),
                    "--db",
                    str(folder / "journal.db"),
                    HOME=str(folder),
                )
            folder.chmod(0o755)
            assert (said.code, [one.name for one in folder.iterdir()]) == (3, ["journal.db"])
        assert "cannot be written: Permission denied." in said.err

    def test_a_full_disk_leaves_nothing(self, done: Notebook) -> None:
        folder = done.home / "full"
        folder.mkdir()
        program = (
            "import resource, signal, sys\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "kind, before = resource.RLIMIT_FSIZE, resource.getrlimit(resource.RLIMIT_FSIZE)\n"
            "resource.setrlimit(kind, (50, resource.RLIM_INFINITY))\n"
            "from valuetrack.__main__ import main\n"
            "try:\n    main()\n"
            "finally:\n    resource.setrlimit(kind, before)\n"
        )
        said = subprocess.run(
            [sys.executable, "-c", program, "write-note", "--output", str(folder / "note.txt")],
            env=done.environment(PYTHONDONTWRITEBYTECODE="1"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

        assert (said.returncode, said.stdout) == (3, b"")
        assert b"note.txt cannot be written: File too large." in said.stderr
        assert list(folder.iterdir()) == []


def into_a_file(notebook: Notebook) -> str:
    """Send standard output into the file `out`, as a shell does; the terminal has the rest. What PYTHONPATH is then."""
    out = notebook.home / "out"
    program = f"import os; os.dup2(os.open({str(out)!r}, os.O_WRONLY | os.O_CREAT, 0o600), 1)"
    (notebook.home / "sitecustomize.py").write_text(program)
    return str(notebook.home)


def switch(terminal: Terminal, *answers: str) -> None:
    for answer in answers:
        terminal.answer(WHICH, answer)


class TestAtATerminal:
    def test_kinds_are_switched_by_number_and_name_and_then_lines_until_enter(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", width=120) as terminal:
            shown = terminal.until(WHICH)
            assert shown.startswith("[x] goes into the note.\n   1 [ ] values: what matters to you (1)\n")
            assert "   2 [x] actions: what you planned, and how it went (2)\n" in shown
            assert "   5 [ ] learned: what you learned (1)\n" in shown
            terminal.until("] ")
            terminal.press("learned 1\r")
            again = terminal.until(WHICH)
            assert again.partition("\n")[2] == (
                "   1 [x] values: what matters to you (1)\n   5 [x] learned: what you learned (1)\n" + WHICH
            )
            terminal.until("] ")
            terminal.press("values\r")
            switch(terminal, "")
            lines = terminal.until(LINES)
            assert f"actions\n   1 [x] One planned action taken.\n   2 [x] {DONE}learned\n   3 [x] {LEARNED}" in lines
            assert "Named value" not in lines
            terminal.until("] ")
            terminal.press("1\r")
            terminal.answer(LINES, "")
            assert terminal.end() == 0
        assert_clean(terminal)
        assert terminal.shown.endswith(PLAIN.replace("One planned action taken.\n", "").replace(DONE, JOINED))

    def test_where_no_kind_is_in_no_line_is_asked_for(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", width=120) as terminal:
            switch(terminal, "1-2, 2", "2 1", "actio", "")
            assert terminal.end() == 0
        assert LINES not in terminal.shown
        assert terminal.shown.rpartition("Subjective\n")[2].startswith("Nothing is selected.\n")

    def test_what_is_not_there_is_asked_again_and_switches_nothing(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", width=120) as terminal:
            switch(terminal, "learned 99")
            terminal.until("The numbers are 1 to 14. Kinds are the words above them.")
            switch(terminal, "")
            terminal.answer(LINES, "")
            assert terminal.end() == 0
        assert terminal.shown.endswith(PLAIN)

    def test_long_lines_go_on_below_their_text(self, done: Notebook) -> None:
        with at_terminal(done, "write-note") as terminal:
            switch(terminal, "learned", "")
            shown = terminal.until(LINES)
        assert re.search('\n   3 \\[x\\] About the planned step "Text Priya at lunch" .*\n {9}[a-z]', shown)

    def test_the_choices_fit_the_terminal_where_the_note_goes_into_a_pipe(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", width=60, PYTHONPATH=into_a_file(done)) as terminal:
            terminal.answer("such as 3 5-7 goals")
            terminal.answer("such as 3 5-7)")
            assert terminal.end() == 0
        assert 50 < max(map(len, terminal.shown.splitlines())) <= 60
        assert (done.home / "out").read_text() == PLAIN

    @pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
    def test_ctrl_c_and_ctrl_d_write_nothing(self, done: Notebook, key: str) -> None:
        file = done.home / "note.txt"
        for answers in ((), ((WHICH, "learned"),)):
            with at_terminal(done, "write-note", "--output", str(file)) as terminal:
                if key == CTRL_C:
                    stop_at(terminal, (*answers, (WHICH, "")), len(answers))
                else:
                    switch(terminal, *(answer for _, answer in answers))
                    terminal.until(WHICH)
                    terminal.until("] ")
                    terminal.press(key)
                    assert terminal.end() == 0
            assert not file.exists()

    @pytest.mark.parametrize("flags", [("--include", "learned"), ("--no-input",)])
    def test_where_it_was_said_by_flag_nothing_is_asked(self, done: Notebook, flags: tuple[str, ...]) -> None:
        with at_terminal(done, "write-note", *flags) as terminal:
            assert terminal.end() == 0
        assert " ".join(terminal.shown.split()).startswith(HEADING)
        assert ('Client learned "ask".' in terminal.shown) == ("--include" in flags)

    def test_where_there_is_nothing_to_choose_from_nothing_is_asked(self, notebook: Notebook) -> None:
        with at_terminal(notebook, "write-note") as terminal:
            assert terminal.end() == 0
        assert "Nothing is selected." in terminal.shown

    def test_with_quiet_the_choices_are_still_there_to_choose_from(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", "--quiet") as terminal:
            switch(terminal, "")
            assert "One planned action taken." in terminal.until(LINES)

    def test_in_words_only_mode_there_is_no_rating_and_no_count(self, done: Notebook) -> None:
        done.do("edit-action", "3f2", "--anxiety-before", "7", "--confidence", "3")
        with at_terminal(done, "write-note", "--words-only", width=120) as terminal:
            assert "confidence: how sure you were\n" in terminal.until(WHICH)
            terminal.until("] ")
            terminal.press("ratings confidence\r")
            switch(terminal, "")
            terminal.answer(LINES, "")
            assert terminal.end() == 0
        note = terminal.shown.rpartition("Subjective\n")[2]
        assert "A planned action taken.\n" in note
        said = " ".join(note.split())
        assert "Client rated anxiety quite a lot before. " in said
        assert "Client was a little sure at planning. " in said

    @pytest.mark.parametrize(("typed", "code"), [("y", 0), ("", 1), (CTRL_C, 130)])
    def test_a_file_is_written_over_after_a_yes_alone(self, done: Notebook, typed: str, code: int) -> None:
        file = done.home / "note.txt"
        file.write_text("mine")
        file.chmod(0o644)
        asked = f"There is a file already: {file}. Write over it? (y/n) [Enter: no"
        with at_terminal(done, "write-note", "--exclude", "notes", "--output", str(file), width=300) as terminal:
            if typed == CTRL_C:
                stop_at(terminal, ((asked, ""),), 0)
            else:
                terminal.answer(asked, typed)
                assert terminal.end() == code
        assert file.read_text() == (PLAIN if code == 0 else "mine")
        assert stat.S_IMODE(file.stat().st_mode) == (0o600 if code == 0 else 0o644)


class TestInAnEditor:
    def run(self, notebook: Notebook, script: str, *flags: str, code: int = 0) -> str:
        chosen = ("--exclude", "notes", *flags)
        with at_terminal(notebook, "write-note", *chosen, width=300, EDITOR=editor(notebook, script)) as terminal:
            assert terminal.end() == code
        return terminal.shown

    def test_the_note_is_opened_and_what_comes_back_is_written(self, done: Notebook) -> None:
        shown = self.run(done, 'cp "$1" template; printf "In my words\\tnow\\n" > "$1"\n')

        assert (done.home / "template").read_text() == PLAIN
        assert shown == "In my words now\n"
        assert drafts(done) == []

    def test_left_as_it_is_it_is_written_as_it_is(self, done: Notebook) -> None:
        assert self.run(done, 'touch "$1"\n') == PLAIN

    def test_it_goes_into_the_file_as_it_was_typed(self, done: Notebook) -> None:
        file = done.home / "note.txt"
        script = 'printf "\\357\\273\\277a\\tb\\303\\251\\r\\n" > "$1"\n'
        assert self.run(done, script, "--output", str(file)) == f"Wrote the note to {file}.\n"
        assert file.read_bytes() == b"a\tb\xc3\xa9\n"
        assert drafts(done) == []

    def test_empty_writes_nothing(self, done: Notebook) -> None:
        file = done.home / "note.txt"
        assert self.run(done, ': > "$1"\n', "--output", str(file)) == "Nothing is written.\n"
        assert not file.exists()
        assert drafts(done) == []

    @pytest.mark.parametrize(
        ("script", "code", "says"),
        [
            ("", 1, "The editor came back at once and changed nothing, so nothing is saved.\n"),
            ("exit 1\n", 1, "The editor ended with an error (1), so nothing is saved.\n"),
            (WRITES.format("x") + "exit 1\n", 1, "The editor ended with an error (1), so nothing is saved.\n"),
            ('printf "a\\351" > "$1"\n', 2, "The note is not UTF-8.\n"),
        ],
        ids=["at once", "an error", "an error after writing", "latin-1"],
    )
    def test_where_the_editor_does_not_bring_it_nothing_is_written(
        self, done: Notebook, script: str, code: int, says: str
    ) -> None:
        file = done.home / "note.txt"
        shown = self.run(done, script, "--edit", "--output", str(file), code=code)
        assert shown.startswith(says)
        assert not file.exists()
        assert len(drafts(done)) == (script != "exit 1\n")

    def test_the_next_one_offers_the_draft_and_writes_it(self, done: Notebook) -> None:
        self.run(done, WRITES.format("mine") + "exit 1\n", code=1)
        file = done.home / "note.txt"
        said = at_desk(done, "write-note", "--output", str(file), answers=SAVE_IT)
        assert said.code == 0
        assert "Not saved yet, from Wed 2026-01-14: mine" in said.out
        assert file.read_text() == "mine\n"
        assert drafts(done) == []

    def test_no_edit_opens_none(self, done: Notebook) -> None:
        assert self.run(done, f"touch {done.home}/opened\n", "--no-edit") == PLAIN
        assert not (done.home / "opened").exists()

    def test_without_an_editor_it_is_written_straight_away(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", "--exclude", "notes") as terminal:
            assert terminal.end() == 0
        assert terminal.shown.split() == PLAIN.split()
        assert max(map(len, terminal.shown.splitlines())) <= 80

    def test_where_there_is_none_after_the_choice_how_to_get_one_is_said(self, done: Notebook) -> None:
        with at_terminal(done, "write-note") as terminal:
            terminal.answer(WHICH)
            terminal.answer(LINES)
            assert terminal.end() == 0
        assert "To edit the draft first, set EDITOR." in terminal.shown

    def test_under_json_what_is_written_in_it_goes_to_a_file(self, done: Notebook) -> None:
        said = done.run("write-note", "--json", "--edit")

        assert said.code == 2
        assert "--edit goes with --output under --json." in said.err

    def test_to_ask_for_one_where_there_is_none_is_refused(self, done: Notebook) -> None:
        with at_terminal(done, "write-note", "--exclude", "notes", "--edit") as terminal:
            assert terminal.end() == 2
        assert terminal.shown == "An editor is needed here.\nSet EDITOR, or leave --edit out.\n"

    def test_what_was_chosen_is_what_is_opened(self, done: Notebook) -> None:
        script = editor(done, 'cp "$1" template; touch "$1"\n')
        with at_terminal(done, "write-note", width=120, EDITOR=script) as terminal:
            switch(terminal, "learned", "")
            terminal.answer(LINES)
            assert terminal.end() == 0
        assert (done.home / "template").read_text() == PLAIN.replace(DONE, JOINED)

    def test_the_draft_stays_where_the_note_cannot_be_written(self, done: Notebook) -> None:
        folder = done.home / "no"
        folder.mkdir()
        script = WRITES.format("mine") + f"rmdir {folder}\n"
        shown = self.run(done, script, "--output", str(folder / "note.txt"), code=3)

        (draft,) = drafts(done)
        assert draft.read_text() == "mine\n"
        assert shown.endswith(kept(draft, "write-note"))

    @pytest.mark.parametrize("place", ["no/note.txt", "note.txt/note.txt"])
    def test_a_place_that_is_out_of_reach_is_said_before_the_writing(self, done: Notebook, place: str) -> None:
        (done.home / "note.txt").write_text("theirs")
        shown = self.run(done, "touch opened\n", "--output", str(done.home / place), code=3)

        assert " cannot be written: " in shown
        assert not (done.home / "opened").exists()

    def test_a_file_that_came_into_being_meanwhile_is_left_alone(self, done: Notebook) -> None:
        file = done.home / "note.txt"
        script = WRITES.format("mine") + f"echo theirs > {file}\n"
        shown = self.run(done, script, "--output", str(file), code=1)

        assert shown.startswith(f"There is a file already: {file}\n")
        assert file.read_text() == "theirs\n"
        assert len(drafts(done)) == 1

    def test_ctrl_c_in_the_editor_writes_nothing_and_keeps_what_was_typed(self, done: Notebook) -> None:
        file = done.home / "note.txt"
        script = editor(done, WRITES.format("mine") + "echo written; exec sleep 60\n")
        words = ("write-note", "--exclude", "notes", "--output", str(file))
        with at_terminal(done, *words, width=300, EDITOR=script) as terminal:
            terminal.until("written")
            terminal.press(CTRL_C)
            assert terminal.end() == 130
        assert not file.exists()
        assert [draft.read_text() for draft in drafts(done)] == ["mine\n"]

    def test_with_json_the_document_alone_is_printed(self, done: Notebook) -> None:
        shown = self.run(done, WRITES.format("mine"), "--edit", "--json", "--output", str(done.home / "note.txt"))

        assert shown.startswith('{\n "valuetrack": 1,\n "report": "therapist-note",')
        assert (done.home / "note.txt").read_text() == "mine\n"

    def test_the_editor_draws_on_the_terminal_where_the_note_goes_into_a_pipe(self, done: Notebook) -> None:
        elsewhere = into_a_file(done)
        script = editor(done, 'echo drawn; touch "$1"\n')
        with at_terminal(done, "write-note", "--exclude", "notes", EDITOR=script, PYTHONPATH=elsewhere) as terminal:
            assert terminal.end() == 0
        assert terminal.shown == "drawn\n"
        assert (done.home / "out").read_text() == PLAIN


def test_the_folder_of_a_file_is_left_as_it_was(done: Notebook, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    done.do("write-note", "--output", str(folder / "note.txt"))

    assert [file.name for file in folder.iterdir()] == ["note.txt"]

"""The ways to stop: exit codes, bugs, closed pipes: lines 16 to 19."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from valuetrack.cli.leaving import told
from valuetrack.cli.run import Options, Run
from valuetrack.errors import Unreachable
from valuetrack.tracker import notes, weeks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

SECRET = "secret entry text"  # noqa: S105 - an entry, no password


def _fails(*_: object) -> None:
    try:
        int(SECRET)
    except ValueError as error:
        raise RuntimeError(SECRET) from error


@pytest.fixture
def buggy(written: Notebook, monkeypatch: pytest.MonkeyPatch) -> Notebook:
    """A notebook whose `today` and whose `check-in --note` meet a bug."""
    monkeypatch.setattr(weeks, "show_day", _fails)
    monkeypatch.setattr(notes, "keep_note", _fails)
    return written


def log_of(notebook: Notebook) -> Path:
    return notebook.home / ".local" / "state" / "valuetrack" / "bug.log"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["today"], 0),
        (["--version"], 0),
        (["list-values", "--json"], 0),
        (["show-value", "nosuch"], 1),
        (["check-in", "fff", "--outcome", "done"], 1),
        (["nosuch"], 2),
        (["rate-value", "conn", "11"], 2),
        (["review-week", "--week", "03/04"], 2),
        (["plan-week"], 2),
        (["today", "--db", "/dev/null"], 3),
        (["add-value", "Care", "--db", "/dev/null/journal.db"], 3),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else None,
)
def test_exit_codes(written: Notebook, arguments: list[str], code: int) -> None:
    assert written.run(*arguments).code == code


def test_a_process_ends_with_the_code_of_its_command(written: Notebook) -> None:
    assert [written.spawn(*arguments).code for arguments in (["today"], ["show-value", "x"], ["x"])] == [0, 1, 2]


def test_a_single_value_that_is_not_there_is_declined_with_the_nearest_names(written: Notebook) -> None:
    said = written.run("show-value", "growht")
    assert (said.code, said.out, said.err) == (1, "", "You have no value called 'growht'.\nDid you mean Growth?\n")


def test_a_bug_is_a_short_message_and_the_path_of_a_log(buggy: Notebook) -> None:
    said = buggy.run("today")
    assert (said.code, said.out) == (70, "")
    assert said.err == (
        "Something in valuetrack itself went wrong. What was saved before is safe.\n"
        f"The details, without anything you wrote: {log_of(buggy)}\n"
    )


def test_the_log_of_a_bug_has_the_traceback_and_no_text_and_is_for_its_owner_alone(buggy: Notebook) -> None:
    umask = os.umask(0)
    try:
        for arguments in (["today"], ["check-in", "--note", SECRET]):
            assert buggy.run(*arguments).code == 70
            log = log_of(buggy).read_text()
            assert SECRET not in log
            assert "_fails" in log
            assert "RuntimeError" in log
            assert "ValueError" in log
    finally:
        os.umask(umask)
    assert stat.S_IMODE(log_of(buggy).stat().st_mode) == 0o600
    folders = [folder for folder in log_of(buggy).parents if folder.is_relative_to(buggy.home) and folder != buggy.home]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_a_bug_leaves_the_store_as_it_was(buggy: Notebook) -> None:
    before = buggy.content()
    assert buggy.run("check-in", "--note", SECRET).code == 70
    assert buggy.content() == before


def test_a_bug_under_json_is_json(buggy: Notebook) -> None:
    error = json.loads(buggy.run("today", "--json").err)["error"]
    assert error["message"].startswith("Something in valuetrack itself went wrong.")


def test_a_variable_shows_the_traceback_of_a_bug(buggy: Notebook) -> None:
    said = buggy.run("today", VALUETRACK_DEBUG="1")
    assert said.code == 70
    assert "Traceback" in said.err
    assert f"RuntimeError: {SECRET}" in said.err
    assert not log_of(buggy).exists()


def test_a_traceback_steers_no_terminal(buggy: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.SECRET", "tea \x1b[31m\udc9b")
    assert "RuntimeError: tea \\x1b[31m\\udc9b\n" in buggy.run("today", VALUETRACK_DEBUG="1").err


def test_where_no_log_can_be_written_the_message_says_how_to_see_the_details(buggy: Notebook) -> None:
    said = buggy.run("today", XDG_STATE_HOME="/dev/null/state")
    assert (said.code, said.err.splitlines()[1]) == (70, "VALUETRACK_DEBUG=1 shows the details.")


@pytest.mark.parametrize(
    "arguments",
    [["review-week"], ["list-values"], ["undo", "--list", "--json"], ["--help"], ["--version"], ["completion", "bash"]],
    ids=" ".join,
)
@pytest.mark.parametrize("read", [0, 1], ids=["unread", "one character"])
def test_a_closed_pipe_ends_silently_with_0(
    written: Notebook, monkeypatch: pytest.MonkeyPatch, arguments: list[str], read: int
) -> None:
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    command = subprocess.Popen(
        [sys.executable, "-m", "valuetrack", *arguments],
        env=written.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    assert command.stderr is not None
    if read:
        assert len(command.stdout.read(1)) == 1
    command.stdout.close()
    said = command.stderr.read().decode()
    command.stderr.close()
    assert command.wait() == 0
    assert re.sub("1 archived value hidden; --all shows all.\n", "", said) == ""


def test_a_long_report_to_a_closed_pipe_ends_silently_with_0(written: Notebook) -> None:
    written.run("edit-action", "3f2", "--text", "-", stdin="word " * 19_000)
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" -m valuetrack today | head -c1', sys.executable],
        env=written.environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"W", b"")


@pytest.mark.parametrize(
    ("closed", "is_out", "is_err"),
    [("<&-", True, True), (">&-", False, True), ("2>&-", True, False), ("<&- >&- 2>&-", False, False)],
)
def test_a_stream_that_was_closed_from_the_start_is_no_trouble(
    written: Notebook, closed: str, is_out: bool, is_err: bool
) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"$0" -m valuetrack check-in 3f2 --outcome done {closed}', sys.executable],
        env=written.environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"Done: ") == is_out
    assert done.stderr == (b"That was a step toward Connection.\n" if is_err else b"")
    assert written.data("show-week")["actions"][0]["outcome"] == "done"


@pytest.mark.parametrize("closed", ["<&-", "0> nothing"], ids=["closed", "for writing alone"])
@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("log-opportunity - -v conn -t", "Standard input is closed."),
        ("add-contact Ana --reach -", "Standard input is closed."),
        ("reflect -", "Standard input is closed."),
        ("import - --from jrnl --yes", "Standard input is closed."),
        ("compare-options -", "Standard input is closed."),
        ("edit-opportunity 9c1 --text -", "Standard input is closed."),
        ("reflect --edit", "An editor needs a terminal."),
        ("maintenance-plan --edit", "An editor needs a terminal."),
        ("reflect", "A text is needed here."),
        ("log-opportunity", "A text is needed here."),
        ("remove-contact c0d", "Your yes is needed here."),
        ("revisit-values", "Somebody to ask is needed here."),
    ],
)
def test_what_is_to_be_read_or_asked_of_a_closed_standard_input_is_refused(
    written: Notebook, command: str, says: str, closed: str
) -> None:
    before = written.content()
    done = subprocess.run(
        ["bash", "-c", f'"$0" -m valuetrack {command} {closed}', sys.executable],
        env=written.environment(EDITOR="true"),
        capture_output=True,
        check=False,
        cwd=written.home,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(says)
    assert written.content() == before


@pytest.mark.parametrize(
    ("has_changed", "said"),
    [(True, "What was saved before is kept. Try again."), (False, "Nothing was changed. Try again.")],
)
def test_who_is_stopped_after_something_was_saved_is_not_told_that_nothing_was(has_changed: bool, said: str) -> None:
    run = Run(Options(), "close-week")
    run.has_changed = has_changed

    with pytest.raises(Unreachable) as caught, told(run):
        raise Unreachable("It went away.", hint="Nothing was changed. Try again.")

    assert caught.value.hint == said

"""Writing in an editor of one's own: line 23."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from tests.terminal import CTRL_C, at_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.notebook import Notebook

WRITES = 'cat > "$1" <<END\n{}\nEND\n'
SECTIONS = """\
# What happened? Just what you saw, heard and felt.
I froze.
Then I sat down.

# What would you say to a friend in the same place?
You noticed."""


def editor(notebook: Notebook, script: str, name: str = "editor") -> str:
    """An editor that does what `script` says with the draft, its first argument."""
    path = notebook.home / name
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)
    return str(path)


def drafts(notebook: Notebook) -> list[Path]:
    return list((notebook.home / ".local" / "state" / "valuetrack" / "drafts").glob("*"))


def texts(notebook: Notebook) -> list[str | None]:
    """The texts of the latest reflection."""
    entry = notebook.data("review-week")["reflection_entries"][-1]
    return [entry[name] for name in ("happened", "common_humanity", "kind_words", "learned")]


def test_what_is_written_under_the_questions_is_kept_and_the_draft_goes(written: Notebook) -> None:
    with at_terminal(written, "reflect", "--edit", EDITOR=editor(written, WRITES.format(SECTIONS))) as terminal:
        assert terminal.end() == 0
    assert terminal.shown.startswith("Kept reflection ")
    assert texts(written) == ["I froze.\nThen I sat down.", None, "You noticed.", None]
    assert drafts(written) == []


def test_the_template_has_the_questions_and_what_was_given(written: Notebook) -> None:
    script = 'cp "$1" template; echo more >> "$1"\n'
    with at_terminal(
        written, "reflect", "--edit", "--kind-words", "You noticed.", EDITOR=editor(written, script)
    ) as terminal:
        assert terminal.end() == 0
    template = (written.home / "template").read_text()
    assert template.splitlines()[0] == "# What happened? Just what you saw, heard and felt."
    assert "# What would you say to a friend in the same place?\nYou noticed.\n" in template
    assert texts(written) == [None, None, "You noticed.", "more"]


def test_text_without_the_headings_is_what_happened(written: Notebook) -> None:
    with at_terminal(written, "reflect", "--edit", EDITOR=editor(written, WRITES.format("I froze."))) as terminal:
        assert terminal.end() == 0
    assert texts(written) == ["I froze.", None, None, None]


@pytest.mark.parametrize(
    "script",
    ["", ': > "$1"\n', 'echo > "$1"\n', WRITES.format("I froze.") + "exit 1\n"],
    ids=["unchanged", "empty", "blank", "the editor's no"],
)
def test_unchanged_or_empty_or_a_no_keeps_nothing(written: Notebook, script: str) -> None:
    before = written.db.read_bytes()
    with at_terminal(written, "reflect", "--edit", EDITOR=editor(written, script)) as terminal:
        assert terminal.end() == 0
    assert terminal.shown == "Nothing was changed, so nothing is kept.\n"
    assert written.db.read_bytes() == before
    assert drafts(written) == []


def test_the_programs_own_variable_goes_before_visual_before_editor(written: Notebook) -> None:
    names = ("VALUETRACK_EDITOR", "VISUAL", "EDITOR")
    found = {name: editor(written, WRITES.format(name), name) for name in names}
    for place, name in enumerate(names):
        chosen = {**{one: found[one] for one in names[place:]}, **dict.fromkeys(names[:place], "")}
        with at_terminal(written, "reflect", "--edit", width=80, day=None, fresh=False, **chosen) as terminal:
            assert terminal.end() == 0
        assert texts(written)[0] == name


def test_an_editor_may_have_arguments(written: Notebook) -> None:
    command = f"sh {editor(written, WRITES.format('I froze.'), 'an editor').replace(' ', chr(92) + ' ')}"
    with at_terminal(written, "reflect", "--edit", EDITOR=command) as terminal:
        assert terminal.end() == 0
    assert texts(written)[0] == "I froze."


@pytest.mark.parametrize("command", ["/no/such/editor", "/dev/null", "vi 'open quote"])
def test_an_editor_that_does_not_start_is_named(written: Notebook, command: str) -> None:
    with at_terminal(written, "reflect", "--edit", EDITOR=command) as terminal:
        assert terminal.end() == 2
    assert terminal.shown == (f"The editor does not start: {command}\nLook at VALUETRACK_EDITOR, VISUAL or EDITOR.\n")
    assert drafts(written) == []


def test_without_an_editor_the_refusal_says_what_to_set(written: Notebook) -> None:
    with at_terminal(written, "reflect", "--edit") as terminal:
        assert terminal.end() == 2
    assert terminal.shown == "An editor is needed here.\nSet EDITOR, or give the texts as options.\n"


@pytest.mark.parametrize(
    ("arguments", "script", "code", "words"),
    [
        (["--about", "fff"], WRITES.format("I froze."), 1, "There is nothing here whose id begins with 'fff'."),
        ([], 'printf "I froze\\000." > "$1"\n', 2, "holds a character that cannot be kept"),
        ([], 'printf "caf\\351" > "$1"\n', 2, "is not UTF-8 text."),
    ],
    ids=["unknown id", "NUL", "not UTF-8"],
)
def test_the_draft_survives_a_failure_to_save_for_its_owner_alone_and_is_named(
    written: Notebook, arguments: list[str], script: str, code: int, words: str
) -> None:
    with at_terminal(
        written, "reflect", "--edit", *arguments, width=300, EDITOR=editor(written, f"umask 0\n{script}")
    ) as terminal:
        assert terminal.end() == code
    (draft,) = drafts(written)
    assert words in terminal.shown
    assert terminal.shown.endswith(f"Your draft is kept: {draft}\n")
    assert draft.read_bytes().startswith((b"I froze", b"caf"))
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert stat.S_IMODE(draft.parent.stat().st_mode) == 0o700


def test_ctrl_c_in_the_editor_keeps_the_draft_that_was_written(written: Notebook) -> None:
    script = WRITES.format("I froze.") + "echo written; sleep 60\n"
    with at_terminal(written, "reflect", "--edit", width=300, EDITOR=editor(written, script)) as terminal:
        terminal.until("written")
        terminal.press(CTRL_C)
        assert terminal.end() == 130
    (draft,) = drafts(written)
    assert terminal.shown.endswith(f"Your draft is kept: {draft}\n")
    assert draft.read_text() == "I froze.\n"


def test_where_no_draft_can_be_made_the_editor_is_not_opened(written: Notebook) -> None:
    opened = written.home / "opened"
    script = editor(written, f"touch {opened}\n")
    with at_terminal(written, "reflect", "--edit", EDITOR=script, XDG_STATE_HOME="/dev/null/x") as terminal:
        assert terminal.end() == 3
    assert "cannot be written" in terminal.shown
    assert not opened.exists()


def test_a_reflection_is_written_anew_and_a_section_left_out_is_cleared(written: Notebook) -> None:
    written.do("edit-reflection", "b07", "--learned", "mornings")
    script = 'cp "$1" template\n' + WRITES.format("# What would you say to a friend in the same place?\nYou noticed.")
    with at_terminal(
        written, "edit-reflection", "b07", "--edit", "--on", "today", EDITOR=editor(written, script)
    ) as terminal:
        assert terminal.end() == 0
    assert "I froze.\n" in (written.home / "template").read_text()
    assert "mornings\n" in (written.home / "template").read_text()
    assert texts(written) == [None, None, "You noticed.", None]
    assert written.data("review-week")["reflection_entries"][-1]["date"] == "2026-01-14"

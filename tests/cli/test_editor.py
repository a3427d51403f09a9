"""Writing in an editor of one's own: line 23."""

from __future__ import annotations

import shlex
import shutil
import stat
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from tests.desk import at_desk
from tests.terminal import CTRL_C, at_terminal
from valuetrack.model import Maintenance, Reflection, facts_of
from valuetrack.render.notices import waiting

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


def python(command: str) -> str:
    """A command line of valuetrack as a shell runs it here."""
    return command.replace("valuetrack", f"{sys.executable} -m valuetrack", 1)


def drafts(notebook: Notebook) -> list[Path]:
    """The files of the editor in the drafts that there are."""
    folder = notebook.home / ".local" / "state" / "valuetrack" / "drafts"
    return [one / "text.md" for one in folder.iterdir()] if folder.exists() else []


SAVE_IT = {"Save it now?": "y"}


def kept(draft: Path, command: str = "reflect") -> str:
    """What names a draft."""
    return f"Your draft is kept: {draft}\nThe next `valuetrack {command}` offers to save it.\n"


def texts(notebook: Notebook) -> list[str | None]:
    """The texts of the latest reflection."""
    entry = notebook.data("review-week")["reflection_entries"][-1]
    return [entry[name] for name in ("happened", "common_humanity", "kind_words", "learned")]


def test_what_is_written_under_the_questions_is_kept_and_the_draft_goes(written: Notebook) -> None:
    with at_terminal(written, "reflect", "--edit", EDITOR=editor(written, WRITES.format(SECTIONS))) as terminal:
        assert terminal.end() == 0
    assert terminal.shown.startswith("Kept your reflection ")
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
    [
        "sleep 2.1\n",
        'touch "$1"\n',
        ': > "$1"\n',
        'echo > "$1"\n',
        'cp "$1" t; mv t "$1"\n',
        'printf "\\357\\273\\277" > t; cat "$1" >> t; cp t "$1"\n',
        'sed -i "s/$/\\r/" "$1"\n',
        'printf "\\357\\273\\277\\r\\n" > "$1"\n',
        'sed -i "/^$/d" "$1"\n',
    ],
    ids=["read", "saved", "empty", "blank", "made anew", "BOM", "CRLF", "BOM and blank", "without blank lines"],
)
def test_unchanged_or_empty_keeps_nothing(written: Notebook, script: str) -> None:
    before = written.content()
    said = at_desk(written, "reflect", "--edit", EDITOR=editor(written, script))
    assert (said.code, said.out) == (0, "Nothing was changed, so nothing is kept.\n")
    assert written.content() == before
    assert drafts(written) == []


WROTE = WRITES.format("I froze.")
REPLACED = "The editor left a {} in the place of the file, so nothing is saved.\n"


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("kill -9 $$\n", "The editor was ended by signal 9, so nothing is saved.\n"),
        ("kill -1 $$\n", "The editor was ended by signal 1, so nothing is saved.\n"),
        ("exit 1\n", "The editor ended with an error (1), so nothing is saved.\n"),
        ("exit 130\n", "The editor ended with an error (130), so nothing is saved.\n"),
        ('cp "$1" mine; rm "$1"; mkdir "$1"; cp mine "$1"\n', REPLACED.format("folder")),
        ('cp "$1" mine; ln -sf "$PWD/mine" "$1"\n', REPLACED.format("link")),
        (
            ': > "$1"; printf "caf\\351" > "$1"\n',
            " is not UTF-8.\nSave it as UTF-8, or type it anew.\n",
        ),
    ],
    ids=["SIGKILL", "SIGHUP", "1", "130", "a folder", "a link", "latin-1"],
)
@pytest.mark.parametrize("command", ["reflect", "maintenance-plan", "edit-reflection"])
def test_what_was_written_stays_and_is_named_where_an_editor_ends_otherwise_than_by_being_left(
    written: Notebook, command: str, script: str, says: str
) -> None:
    before = written.content()
    arguments = [command, *(["b07"] if command == "edit-reflection" else []), "--edit"]
    said = at_desk(written, *arguments, EDITOR=editor(written, f"cd {written.home}\n{WROTE}{script}"))
    (draft,) = drafts(written)
    assert said.code == (2 if "UTF-8" in says else 1)
    assert says in said.out
    assert said.out.endswith(kept(draft, "reflect" if "reflect" in command else command))
    assert written.content() == before


@pytest.mark.parametrize(
    ("script", "what"),
    [('mkfifo "$1"', "device"), ('mkdir "$1"', "folder"), ('ln -s nowhere "$1"', "link")],
    ids=["a pipe", "an empty folder", "a link to nothing"],
)
def test_what_holds_nothing_is_not_called_a_draft(written: Notebook, script: str, what: str) -> None:
    said = at_desk(written, "reflect", "--edit", EDITOR=editor(written, f'rm "$1"; {script}\n'))
    assert (said.code, said.out) == (1, REPLACED.format(what))
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
    ("script", "code", "words"),
    [
        ('printf "I froze\\000." > "$1"\n', 2, "holds a character that cannot be kept"),
        ('rm "$1"; printf "caf\\351" > "$1"\n', 2, "is not UTF-8."),
        pytest.param(
            f'cp "$1" t; {WROTE}mv "$1" ./made; cp made "$1"; rm {{db}}; mkdir {{db}}\n',
            3,
            "is no file",
            marks=pytest.mark.file,
        ),
    ],
    ids=["NUL", "not UTF-8", "the notebook is gone"],
)
def test_the_draft_survives_a_failure_to_save_for_its_owner_alone_and_is_named(
    written: Notebook, script: str, code: int, words: str
) -> None:
    writer = editor(written, f"umask 0\ncd {written.home}\n{script.replace('{db}', written.place)}")
    said = at_desk(written, "reflect", "--edit", EDITOR=writer)
    (draft,) = drafts(written)
    assert said.code == code
    assert words in said.out
    assert said.out.endswith(kept(draft))
    assert draft.read_bytes().startswith((b"I froze", b"caf"))
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert {stat.S_IMODE(one.stat().st_mode) for one in (draft.parent, draft.parent.parent)} == {0o700}
    assert stat.S_IMODE((draft.parent / "draft.json").stat().st_mode) == 0o600


def test_an_editor_that_removes_its_file_leaves_nothing(written: Notebook) -> None:
    said = at_desk(written, "reflect", "--edit", EDITOR=editor(written, f'{WROTE}rm "$1"\n'))
    assert (said.code, said.out) == (1, "The editor removed the file, so nothing is saved.\n")
    assert drafts(written) == []


def test_what_an_editor_leaves_beside_its_file_stays_too(written: Notebook) -> None:
    said = at_desk(written, "reflect", "--edit", EDITOR=editor(written, 'echo I froze > "$1~"; rm "$1"\n'))
    (draft,) = drafts(written)
    assert said.code == 1
    assert said.out.endswith(kept(draft.with_name("draft.json")))
    assert draft.with_name("text.md~").read_text() == "I froze\n"


AT_ONCE = "The editor came back at once and changed nothing, so nothing is saved.\n"


def test_an_editor_that_comes_back_at_once_may_write_later(written: Notebook) -> None:
    before = written.content()
    said = at_desk(
        written, "reflect", "--edit", EDITOR=editor(written, '(sleep 1; echo "I froze." >> "$1") &\n', "code")
    )
    (draft,) = drafts(written)
    assert said.code == 1
    assert said.out == (
        AT_ONCE
        + 'If it is still open, tell it to wait until you close the file: EDITOR="code --wait"\n'
        + f"What you write there stays: {draft}\nThe next `valuetrack reflect` offers to save it.\n"
    )
    assert written.content() == before
    assert written.data("where")["drafts"] == 0
    while "I froze." not in draft.read_text():
        pass
    assert written.data("where")["drafts"] == 1

    said = at_desk(written, "reflect", answers=SAVE_IT)
    assert said.code == 0
    assert texts(written)[-1] == "I froze."
    assert drafts(written) == []


def test_what_came_back_at_once_and_was_never_written_in_goes_with_the_next(written: Notebook) -> None:
    for command in ("reflect", "maintenance-plan", "reflect"):
        assert at_desk(written, command, "--edit", EDITOR="true").code == 1
    assert sorted(one.parent.name.split("-")[0] for one in drafts(written)) == ["maintenance", "reflect"]


@pytest.mark.parametrize(
    ("command", "way"),
    [
        ("code", "code --wait"),
        ("/usr/bin/subl -n", "subl --wait"),
        ("gvim", "gvim --nofork"),
        ("an-editor", "code --wait"),
    ],
)
def test_how_an_editor_waits_is_said(command: str, way: str) -> None:
    assert waiting(command).endswith(f'EDITOR="{way}"')


def test_what_others_changed_meanwhile_stays(written: Notebook) -> None:
    written.do("edit-reflection", "b07", "--kind-words", "older", "--learned", "mornings")
    other = f"valuetrack edit-reflection b07 --db {shlex.quote(written.place)} --kind-words newer"
    script = f'sed -i "s/^I froze.$/I froze, and stayed./" "$1"\n{python(other)}\n'
    said = at_desk(written, "edit-reflection", "b07", "--edit", "--on", "yesterday", EDITOR=editor(written, script))
    assert said.code == 0, said.out
    assert texts(written) == ["I froze, and stayed.", None, "newer", "mornings"]


@pytest.mark.parametrize("command", ["edit-reflection", "maintenance-plan"])
def test_a_section_that_others_changed_meanwhile_keeps_the_draft(written: Notebook, command: str) -> None:
    arguments, option = (["edit-reflection", "b07"], "learned") if "edit" in command else ([command], "people")
    written.do(*arguments, f"--{option}", "older")
    other = f"valuetrack {' '.join(arguments)} --db {shlex.quote(written.place)} --{option} newer"
    script = f'sed -i "s/^older$/mine/" "$1"\n{python(other)}\n'
    said = at_desk(written, *arguments, "--edit", EDITOR=editor(written, script))
    (draft,) = drafts(written)
    assert said.code == 1
    question = facts_of(Reflection if "edit" in command else Maintenance)[option].question
    assert said.out.startswith(f"While you wrote, this was changed elsewhere:\n  {question}\nNothing is saved.\n")
    assert said.out.endswith(kept(draft, "reflect" if "edit" in command else command))
    assert "mine\n" in draft.read_text()

    said = at_desk(written, *(["reflect"] if "edit" in command else [command]), answers=SAVE_IT)
    assert said.code == 0, said.out
    assert drafts(written) == []
    if "edit" in command:
        assert texts(written)[-1] == "mine"
    else:
        assert written.data("maintenance-plan")["people"] == "mine"


@pytest.mark.parametrize(
    "arguments",
    [["reflect", "--edit"], ["reflect"], ["edit-reflection", "b07", "--edit"]],
    ids=" ".join,
)
def test_an_id_that_does_not_exist_is_refused_before_the_writing(written: Notebook, arguments: list[str]) -> None:
    opened = written.home / "opened"
    said = at_desk(written, *arguments, "--about", "fff", EDITOR=editor(written, f"touch {opened}\n{WROTE}"))
    assert said.code == 1
    assert "'fff'" in said.out
    assert "[Enter" not in said.out
    assert not opened.exists()
    assert drafts(written) == []


def test_with_a_real_editor_of_lines(written: Notebook) -> None:
    assert shutil.which("ed"), "ed is needed here: .ci/run installs it"
    with at_terminal(written, "reflect", "--edit", width=300, EDITOR="ed") as terminal:
        terminal.press("1a\rI froze.\r.\r.=\r")
        terminal.until("\n2\n")
        terminal.press(CTRL_C)
        terminal.until("?")
        terminal.press("w\rq\r")
        assert terminal.end() == 0
    assert texts(written) == ["I froze.", None, None, None]
    assert drafts(written) == []


def test_ctrl_c_in_the_editor_keeps_the_draft_that_was_written(written: Notebook) -> None:
    script = WRITES.format("I froze.") + "echo written; exec sleep 60\n"
    with at_terminal(written, "reflect", "--edit", width=300, EDITOR=editor(written, script)) as terminal:
        terminal.until("written")
        terminal.press(CTRL_C)
        assert terminal.end() == 130
    (draft,) = drafts(written)
    assert terminal.shown.endswith(kept(draft))
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


def test_after_an_editor_that_was_killed_the_terminal_takes_lines_again(written: Notebook) -> None:
    """As an editor draws on it, a terminal neither shows what is typed nor waits for Enter."""
    script = "stty raw -echo </dev/tty; kill -9 $$\n"
    with at_terminal(written, "reflect", "--edit", EDITOR=editor(written, script)) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        assert terminal.end() == 1
        assert termios.tcgetattr(terminal.keyboard) == before
    assert "The editor was ended by signal 9" in terminal.shown


def test_without_a_terminal_an_editor_is_not_said_to_be_missing(written: Notebook) -> None:
    said = written.run("reflect", "--edit", EDITOR="ed")
    assert (said.code, said.err) == (2, "An editor needs a terminal.\nWithout one, give the texts as options.\n")

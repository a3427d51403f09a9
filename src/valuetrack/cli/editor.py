"""Writing in one's own editor: a template out, and what was changed in it."""

import os
import shlex
import signal
import stat
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from valuetrack import clock
from valuetrack.cli import drafts
from valuetrack.cli.ask import text_questions
from valuetrack.cli.run import Run
from valuetrack.errors import Declined, NeedsMore, NotUnderstood, ValuetrackError
from valuetrack.files import made_at
from valuetrack.model import Record, clean_text
from valuetrack.render import notices

# Seconds: nobody reads a page and leaves it as it is in less, and a window that opens elsewhere takes no longer.
AT_ONCE = 2.0
_NAMES = ("VALUETRACK_EDITOR", "VISUAL", "EDITOR")


def compose(
    run: Run,
    kind: type[Record],
    given: Mapping[str, Any],
    write: drafts.Write,
    stood: Mapping[str, Any] | None = None,
) -> Any:
    """Open the editor on the questions of a record's texts, each with what is `given`, and save what was changed.

    `write` says what is saved, and its `fields` get the sections that were changed, None for one that was taken out.
    Where something that is there already is edited, `stood` is what was in it at the beginning. Empty or unchanged
    keeps nothing. What was written stays on disk, and its path is named, where it cannot be saved. Raises NeedsMore
    where there is no editor or nobody at a terminal, NotUnderstood where it does not start, Declined where it ends
    otherwise than by being left, BadText, NoRoom, and what the use case raises.
    """
    questions = text_questions(kind)
    template = "".join(f"# {asked}\n{given.get(name) or ''}\n\n" for name, asked in questions.items())
    form = drafts.Form(template, questions)
    with _written(run, form, [write], "give the texts as options") as text:
        changed = form.changed(text)
        if not changed or not form.sections(text):
            run.notice(notices.NOTHING_CHANGED)
            return None
        before = {} if stood is None else {"stood": stood}
        return run.change(write.filled(changed).call(), **before)


def revise(run: Run, text: str, use: Callable[[str], None]) -> None:
    """Open the editor on a text and give to `use` what comes back; empty gives nothing.

    What was written stays on disk, and its path is named, where `use` cannot take it. Raises as `compose` does.
    """
    with _written(run, drafts.Form(text, {}), [], "leave --edit out") as written:
        if written.strip():
            use(clean_text("The note", written))
        else:
            run.notice(notices.NOTHING_WRITTEN)


def chosen() -> str | None:
    """The editor that the environment names."""
    return next((editor for name in _NAMES if (editor := os.environ.get(name))), None)


@contextmanager
def _written(run: Run, form: drafts.Form, writes: list[drafts.Write], otherwise: str) -> Iterator[str]:
    """What the person makes of a template, in a draft that is gone afterwards.

    On an exception it stays, and is named, where it holds something or may yet be written to.
    """
    command = chosen()
    if command is None:
        raise NeedsMore("An editor is needed here.", hint=f"Set EDITOR, or {otherwise}.")
    if sys.stdin is None or not sys.stdin.isatty() or run.options.no_input:
        raise NeedsMore("An editor needs a terminal.", hint=f"Without one, {otherwise}.")
    with made_at(drafts.folder_of(run.settings)):
        drafts.clear_untouched(run)
        draft = drafts.begin(run, writes, form)
    with draft.held():
        try:
            _edit(command, draft)
            yield draft.text() or ""
        except BaseException as error:
            _name_or_remove(run, draft, error)
            raise
        draft.remove()


def _name_or_remove(run: Run, draft: drafts.Draft, error: BaseException) -> None:
    """What holds something, or may yet be written to, is named and stays."""
    if not (draft.is_open or draft.has_something()):
        draft.remove()
        return
    if not draft.is_open:
        with suppress(OSError, ValuetrackError):  # then it stays as the editor left it
            draft.close_text()
    say = notices.draft_kept if draft.has_something() else notices.file_stays
    kept = say(draft.named, draft.command)
    if isinstance(error, ValuetrackError):
        error.hint = f"{error.hint}\n{kept}".strip()
        return
    with suppress(OSError):  # the terminal may be gone
        run.notice(kept)


def _edit(command: str, draft: drafts.Draft) -> None:
    """Let the person write in the draft's file. Raises NotUnderstood and Declined."""
    before, passed = draft.text_file.stat(), clock.stopwatch()
    code = _ended(command, draft)
    if code == -signal.SIGINT:
        raise KeyboardInterrupt
    if code:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with an error ({code})"
        raise Declined(f"The editor {how}, so nothing is saved.")
    after = _file_of(draft.text_file)
    if (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns) and passed() < AT_ONCE:
        draft.is_open = True
        raise Declined(
            "The editor came back at once and changed nothing, so nothing is saved.", notices.waiting(command)
        )


def _ended(command: str, draft: drafts.Draft) -> int:
    """Wait for the editor; how it ended, a signal as a negative number. Ctrl-C is for the editor alone."""
    # it draws on the terminal, also where the result goes into a pipe or a file
    screen = None if sys.stdout.isatty() else sys.stderr
    before = signal.signal(signal.SIGINT, lambda *_: None)  # what runs in its place has the usual answer to it
    terminal = termios.tcgetattr(sys.stdin)  # an editor that is killed leaves it as it was in the editor
    try:
        words = [*shlex.split(command), str(draft.text_file)]
        editor = subprocess.Popen(words, stdout=screen)  # noqa: S603 - the person's own editor
        draft.is_open = True  # also where the wait is interrupted
        code = editor.wait()
    except (OSError, ValueError) as error:
        hint = f"Look at {', '.join(_NAMES[:-1])} or {_NAMES[-1]}."
        raise NotUnderstood(f"The editor does not start: {command}", hint) from error
    finally:
        signal.signal(signal.SIGINT, before)
    if code:
        with suppress(termios.error):  # the window may be closed by now
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, terminal)
    draft.is_open = False
    return code


def _file_of(path: Path) -> os.stat_result:
    """The state of the file that the editor left, for its owner alone. Raises Declined where it is none."""
    try:
        state = path.lstat()
        if stat.S_ISREG(state.st_mode):
            path.chmod(0o600)
            return state
    except OSError as error:
        how = "removed the file" if isinstance(error, FileNotFoundError) else "left a file that is not yours"
        raise Declined(f"The editor {how}, so nothing is saved.") from None
    kind = "folder" if stat.S_ISDIR(state.st_mode) else "link" if stat.S_ISLNK(state.st_mode) else "device"
    raise Declined(f"The editor left a {kind} in the place of the file, so nothing is saved.")

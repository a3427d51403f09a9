"""Writing in one's own editor: a template out, the sections that were written back."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from valuetrack.cli.ask import text_questions
from valuetrack.cli.run import Run
from valuetrack.errors import NeedsMore, NotUnderstood, ValuetrackError
from valuetrack.files import made_at, make_folder
from valuetrack.model import Record, clean_text, lines_of
from valuetrack.render import notices

_MARK = "# "
T = TypeVar("T")


def sections(text: str, kind: type[Record]) -> dict[str, Any]:
    """The texts of a record in the template's form; without its headings all of it is the first one.

    Raises BadText.
    """
    questions = text_questions(kind)
    headings = {_MARK + question: field for field, question in questions.items()}
    found: dict[str, list[str]] = {}
    current = next(iter(questions))
    for line in lines_of(text):
        if line.strip() in headings:
            current = headings[line.strip()]
        else:
            found.setdefault(current, []).append(line)
    texts = {field: "\n".join(lines).strip() for field, lines in found.items()}
    return {field: clean_text(field, one) for field, one in texts.items() if one}


def compose(run: Run, kind: type[Record], given: Mapping[str, Any], save: Callable[[dict[str, Any]], T]) -> T | None:
    """Open the editor on the questions of a record's texts, each with what is `given`, and save what comes back.

    A text that was taken out comes back as None; empty, unchanged or an editor's no keeps nothing. The draft stays on
    disk, and its path is named, where what was written cannot be saved. Raises NeedsMore where there is no editor or
    nobody at a terminal, NotUnderstood where the editor does not start, BadText, NoRoom, and what `save` raises.
    """
    questions = text_questions(kind)
    template = "".join(f"{_MARK}{question}\n{given.get(field) or ''}\n\n" for field, question in questions.items())
    with _written(run, template, "give the texts as options") as written:
        texts = sections(written, kind)
        if written == template or not texts:
            run.notice(notices.NOTHING_CHANGED)
            return None
        return save({**dict.fromkeys(questions), **texts})


def revise(run: Run, text: str, use: Callable[[str], None]) -> None:
    """Open the editor on a text and give to `use` what comes back; empty, or an editor's no, gives nothing.

    The draft stays on disk, and its path is named, where `use` cannot take what was written. Raises as `compose` does.
    """
    with _written(run, text, "leave --edit out") as written:
        if written.strip():
            use(written)
        else:
            run.notice(notices.NOTHING_WRITTEN)


def chosen() -> str | None:
    """The editor that the environment names."""
    editors = (os.environ.get(name) for name in ("VALUETRACK_EDITOR", "VISUAL", "EDITOR"))
    return next((editor for editor in editors if editor), None)


@contextmanager
def _written(run: Run, template: str, otherwise: str) -> Iterator[str]:
    """What the person makes of a draft for its owner alone: empty after an editor's no.

    The draft is gone afterwards; what is written in it stays, and is named, on an exception.
    """
    command = chosen()
    if command is None or sys.stdin is None or not sys.stdin.isatty() or run.options.no_input:
        raise NeedsMore("An editor is needed here.", hint=f"Set EDITOR, or {otherwise}.")
    folder = run.settings.state_dir / "drafts"
    with made_at(folder):
        make_folder(folder)
        descriptor, name = tempfile.mkstemp(suffix=".md", prefix="draft-", dir=folder)  # mkstemp makes it 0600
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(template)
    draft = Path(name)
    try:
        yield _edit(command, draft)
    except BaseException as error:
        if _read(draft) == template:
            draft.unlink()
        elif isinstance(error, ValuetrackError):
            error.hint = f"{error.hint} {notices.draft_kept(draft)}".strip()
        else:
            run.notice(notices.draft_kept(draft))
        raise
    draft.unlink()


def _edit(command: str, draft: Path) -> str:
    """Let the person write, and return what is in the draft then; empty where the editor ended with a no."""
    try:
        # an editor draws on the terminal, also where the result goes into a pipe or a file
        screen = None if sys.stdout.isatty() else sys.stderr
        done = subprocess.run([*shlex.split(command), str(draft)], stdout=screen, check=False)  # noqa: S603 - the person's own editor
    except (OSError, ValueError) as error:
        hint = "Look at VALUETRACK_EDITOR, VISUAL or EDITOR."
        raise NotUnderstood(f"The editor does not start: {command}", hint) from error
    return _read(draft) if done.returncode == 0 else ""


def _read(draft: Path) -> str:
    return draft.read_text(encoding="utf-8", errors="surrogateescape")

"""Writing in one's own editor: a template out, the sections that were written back."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from valuetrack.errors import NeedsMore, ValuetrackError
from valuetrack.model import clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from valuetrack.cli.run import Run

_MARK = "# "


def sections(text: str, questions: Mapping[str, str]) -> dict[str, Any]:
    """The sections of a text in the template's form; without its headings all of it is the first section.

    Raises BadText.
    """
    headings = {_MARK + question: field for field, question in questions.items()}
    found: dict[str, list[str]] = {}
    current = next(iter(questions))
    for line in text.splitlines():
        if line.strip() in headings:
            current = headings[line.strip()]
        else:
            found.setdefault(current, []).append(line)
    texts = {field: "\n".join(lines).strip() for field, lines in found.items()}
    return {field: clean_text(field, one) for field, one in texts.items() if one}


def compose(
    run: Run, questions: Mapping[str, str], given: Mapping[str, Any], save: Callable[[dict[str, Any]], None]
) -> None:
    """Open the editor on a template and save what comes back; empty or unchanged keeps nothing.

    The draft stays on disk, and its path is named, where saving it does not work.
    Raises NeedsMore where there is no editor or nobody at a terminal.
    """
    editors = (os.environ.get(name) for name in ("VALUETRACK_EDITOR", "VISUAL", "EDITOR"))
    command = next((editor for editor in editors if editor), None)
    if command is None or not sys.stdin.isatty() or run.options.no_input:
        raise NeedsMore("An editor is needed here.", hint="Set EDITOR, or give the texts as options.")
    template = "".join(f"{_MARK}{question}\n{given.get(field) or ''}\n\n" for field, question in questions.items())
    folder = run.settings.state_dir / "drafts"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(suffix=".md", prefix="draft-", dir=folder)  # mkstemp makes it 0600
    draft = Path(name)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(template)
    done = subprocess.run([*shlex.split(command), name], check=False)  # noqa: S603 - the person's own editor
    written = draft.read_text(encoding="utf-8", errors="surrogateescape")
    if done.returncode or written == template or not sections(written, questions):
        draft.unlink()
        run.notice("Nothing was changed, so nothing is kept.")
        return
    try:
        save(sections(written, questions))
    except ValuetrackError:
        run.notice(f"Your draft is kept: {draft}")
        raise
    draft.unlink()

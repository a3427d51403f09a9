"""A log of a bug: where it happened, without any value and without anything a person wrote."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from typing import TYPE_CHECKING

from valuetrack import __version__, settings
from valuetrack.errors import ValuetrackError
from valuetrack.files import make_folder

if TYPE_CHECKING:
    from pathlib import Path


def keep(error: BaseException) -> Path | None:
    """Write the log into the state folder and return its path; None where it cannot be written.

    The messages of exceptions are left out: they may carry an entry's text.
    """
    lines = [f"valuetrack {__version__}, Python {platform.python_version()}, {sys.platform}\n"]
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:  # an error that is raised anew can be its own context
        chain.append(link)
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}\n")
        lines.extend(traceback.format_tb(link.__traceback__))
        link = link.__cause__ or link.__context__
    try:
        folder = settings.load(os.environ, None).state_dir
        make_folder(folder)
        path = folder / "bug.log"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as log:
            log.writelines(lines)
    except (OSError, ValuetrackError):
        return None
    return path

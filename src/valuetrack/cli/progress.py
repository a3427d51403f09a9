"""Who is told that something takes a while: somebody at a terminal, one thing at a time."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from valuetrack.cli.run import speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.cli.run import Run
    from valuetrack.render.progress import Drawing


class Progress:
    """The progress of a run, on stderr. What is said or asked meanwhile stands aside of it."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._drawing: Drawing | None = None

    @contextmanager
    def __call__(self, what: str, to: IO[str] | None = None) -> Iterator[None]:
        """While something is done that may take a while, say `what`.

        Where that is written `to` a stream, this has to be a file: text on a terminal, or a pager, would meet with it.
        """
        if not self._is_wanted() or not (to is None or _is_file(to)):
            yield
            return
        from valuetrack.render.progress import Drawing  # noqa: PLC0415 - at a terminal alone

        colour = self._run.has_colour(on_terminal=True)
        with self.aside():
            self._drawing = drawing = Drawing(what, sys.stderr, colour=colour, unicode=speaks_unicode())
            try:
                drawing.begin()
                yield
            finally:
                drawing.end()
                self._drawing = None

    def advance(self, done: int, total: int) -> None:
        """What is done is so far: `done` of `total`."""
        if self._drawing is not None:
            self._drawing.advance(done, total)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take away what is drawn while something else stands on the screen."""
        drawing, self._drawing = self._drawing, None
        if drawing is None:
            yield
            return
        drawing.end()
        try:
            yield
        finally:
            self._drawing = drawing
            drawing.begin()

    def _is_wanted(self) -> bool:
        options = self._run.options
        is_quiet = options.quiet or options.json or options.plain
        return not is_quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _is_file(stream: IO[str]) -> bool:
    return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)

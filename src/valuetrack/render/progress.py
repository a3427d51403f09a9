"""What takes a while, at a terminal: one line that moves, drawn once half a second has passed, and gone at the end."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Event, Thread, main_thread
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

AFTER = 0.5  # seconds; what is done sooner shows nothing
_BEAT = 0.1
_CELLS = 10


class Drawing:
    """A line that says `what` is being done, with a sign that moves; where it is told how far it is, with a bar.

    The bar has no number beside it, so that it is the same for everybody. A thread draws it, for what is done may stay
    in a library for long; Rich is loaded when it is drawn. The cursor is never hidden: whatever ends the process, it is
    there.
    """

    def __init__(self, what: str, stream: IO[str], *, colour: bool, unicode: bool) -> None:
        self._what = what
        self._stream = stream
        self._colour = colour
        self._unicode = unicode
        self._share: float | None = None
        self._over = Event()
        self._thread = Thread()

    def advance(self, done: int, total: int) -> None:
        """It is so far: `done` of `total`, both of them 0 or more."""
        self._share = min(done / total, 1.0) if total else None

    def begin(self) -> None:
        """Draw it from now on, once it has taken half a second."""
        self._over = Event()
        self._thread = Thread(target=self._draw, args=(self._over,))
        with suppress(RuntimeError):  # a system that gives no thread
            self._thread.start()

    def end(self) -> None:
        """Take the line away; once this returns, others may write."""
        self._over.set()
        with suppress(RuntimeError):  # it was never begun
            self._thread.join()

    def _draw(self, over: Event) -> None:
        if over.wait(AFTER):
            return
        with suppress(OSError):  # a window that was closed
            self._drawn_until(over)

    def _drawn_until(self, over: Event) -> None:
        from rich.console import Console
        from rich.live import Live
        from rich.spinner import Spinner

        class WithCursor(Console):
            def show_cursor(self, show: bool = True) -> bool:
                return not show  # it is never hidden

        console = WithCursor(
            file=self._stream,
            color_system="standard" if self._colour else None,
            force_terminal=True,
            force_interactive=True,
            legacy_windows=False,
        )
        sign = Spinner("dots" if self._unicode else "line", self._said())
        alone = partial(Live, auto_refresh=False, redirect_stdout=False, redirect_stderr=False)
        with alone(sign, console=console, transient=True) as line:
            # one whose end was never said, for Ctrl-C came before it, ends with the program
            while not over.wait(_BEAT) and main_thread().is_alive():
                sign.update(text=self._said())
                line.refresh()

    def _said(self) -> Text:
        from rich.text import Text

        if self._share is None:
            return Text(self._what)
        full, rest = "█░" if self._unicode else "#."
        done = int(self._share * _CELLS)
        return Text.assemble(f"{self._what} ", (full * done, "cyan"), (rest * (_CELLS - done), "dim"))

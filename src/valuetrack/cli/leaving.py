"""Leaving: what ends a session is heard while an answer is waited for, and never in the middle of a change.

Ctrl-C, Ctrl-D, a window that closes and the signal that ends a program all come as one of two exceptions, which pass
through the session so that it saves what was answered. From the first question on a signal that comes while something
is saved waits for the next question or the end.
"""

from __future__ import annotations

import errno
import signal
import sys
from contextlib import contextmanager
from operator import is_
from typing import TYPE_CHECKING, TextIO

import typer

from valuetrack.cli import streams
from valuetrack.errors import ValuetrackError
from valuetrack.render import notices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.cli.run import Run

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_BASE = 128  # what a shell adds to the number of the signal that ended a command
# The editor of lines hears of a signal that came in the moment before it began to wait with the next one: so often.
_BEAT = 0.1
# What the system says of a terminal whose window was closed.
_GONE = (errno.EIO, errno.ENXIO)


class NoMoreAnswers(typer.Exit):
    """Standard input ended (Ctrl-D): the rest of the questions is left out, and the command ends well."""


class Left(KeyboardInterrupt):
    """A signal came, or the window was closed, while an answer was waited for."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    @property
    def exit_code(self) -> int:
        """The exit code by which a shell knows the signal."""
        return _BASE + self.number


class _Ear:
    """What is known of signals: whether they are listened to, whether one may end a session now, and the first of them.

    Once one came, no question is asked any more.
    """

    def __init__(self) -> None:
        self.is_open = False
        self.may_end = False
        self.waits: int | None = None

    def open(self) -> None:
        """Listen to the signals from now on; one that is ignored stays ignored."""
        if not self.is_open:
            self.is_open = True
            for one in _SIGNALS:
                if signal.getsignal(one) is not signal.SIG_IGN:
                    signal.signal(one, self.hear)
            signal.signal(signal.SIGALRM, is_)  # it is called and does nothing; no other signal can fall into it

    def hear(self, number: int, _frame: object) -> None:
        """End the session, or where something is being done keep the signal for later."""
        if number == signal.SIGHUP:
            _mute()
        self.waits = self.waits or number
        if self.may_end:
            self.may_end = False
            raise Left(number)


_EAR = _Ear()


@contextmanager
def possible() -> Iterator[None]:
    """While somebody is waited for: a signal that comes, or has come since the last time, raises Left."""
    _EAR.open()
    _EAR.may_end = True  # before the next line looks, so that no signal falls between the two
    signal.setitimer(signal.ITIMER_REAL, _BEAT, _BEAT)
    try:
        if _EAR.waits:
            raise Left(_EAR.waits)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        _EAR.may_end = False


def later(stop: Left) -> None:
    """Keep a signal for the next question or the end: it came with an answer that was ended already."""
    _EAR.waits = stop.number


def code_at_the_end(code: int) -> int:
    """The exit code of a command that came to its end with `code`, though a signal may have come meanwhile."""
    return _BASE + _EAR.waits if code == 0 and _EAR.waits else code


def _is_gone(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal whose window was closed."""
    import termios  # noqa: PLC0415 - a session alone

    try:
        termios.tcgetattr(stream.fileno() if stream is not None else -1)
    except termios.error as error:
        return error.args[0] in _GONE
    except (OSError, ValueError):  # a stream may have no file of its own
        return False
    return False


def _mute() -> None:
    """Let what is said to a window that was closed go nowhere; files and pipes are still written to."""
    for stream in (sys.stdout, sys.stderr):
        if _is_gone(stream):
            streams.silence(stream.fileno())


def is_window_closed() -> bool:
    """Whether the window of the terminal was closed; what is said from here on goes nowhere then."""
    is_closed = _is_gone(sys.stdin)
    if is_closed:
        _mute()
    return is_closed


@contextmanager
def closing_window() -> Iterator[None]:
    """Let what a closed window makes of reading and writing raise Left: its signal may come after that, or never."""
    try:
        yield
    except (EOFError, OSError):
        if not is_window_closed():
            raise
        raise Left(signal.SIGHUP) from None


@contextmanager
def told(run: Run) -> Iterator[None]:
    """Say to somebody who leaves, or who is stopped, whether the notebook was changed, and how that is taken back."""
    try:
        yield
    except (NoMoreAnswers, Left):
        run.notice(notices.STOPPED_KEPT if run.has_changed else notices.STOPPED)
        raise
    except ValuetrackError as error:
        if run.has_changed:
            error.hint = error.hint.replace(streams.NOTHING_CHANGED, notices.KEPT_BEFORE)
        raise

"""What is typed or pasted as one answer, whatever the terminal and its editor of lines can do."""

from __future__ import annotations

import os
import re
import select
import sys
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from valuetrack.cli import leaving
from valuetrack.render.safe import stands_as_it_is
from valuetrack.tracker.names import begins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A paste comes in parts; so long the next one is waited for, once there is more than a line.
_NEXT_PART = 0.02
_AT_ONCE = 65_536
_STEERING = re.compile("\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|.)?|[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPE = re.compile("\x1b\\[[0-9;]*m")
_offered: ContextVar[Sequence[str]] = ContextVar("offered", default=())


@contextmanager
def offering(words: Sequence[str]) -> Iterator[None]:
    """Within it the Tab key completes an answer to one of these words, where the terminal has an editor of lines."""
    before = _offered.set([one for one in words if stands_as_it_is(one)])
    try:
        yield
    finally:
        _offered.reset(before)


def has_editor() -> bool:
    """Whether what is typed can be moved in and completed."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb" and line_editing()


def typed(prompt: str) -> str:
    """What is typed after `prompt`; several lines that were pasted are one answer.

    Where the screen is one terminal, the arrow keys move in the line. Raises EOFError, and Left where somebody leaves.
    """
    above, _, last = prompt.rpartition("\n")
    is_edited = has_editor()
    with leaving.closing_window():
        if above:
            print(above, file=sys.stderr)
        answer = _edited(last) if is_edited else _line(last)
    more = _waiting()
    if more and is_edited:  # a terminal shows by itself what it gives line by line
        with suppress(OSError):  # the answer is there, whatever has become of the window
            print(more.removesuffix("\n"), file=sys.stderr)
    return f"{answer}\n{more}"


def line_editing() -> bool:
    """Turn on the platform's editing of a line, without its file names and history.

    Where it knows of pasting, it tells the terminal to mark what is pasted, so that its lines end no answer.
    """
    try:
        import readline  # noqa: PLC0415 - a question alone
    except ImportError:
        return False
    # Kept for the length of an answer: see _edited.
    readline.set_auto_history(True)
    by_gnu = ("set enable-bracketed-paste on", "set enable-active-region off", "tab: self-insert")
    by_libedit = ("bind ^I ed-insert",)
    for setting in by_libedit if _is_libedit(readline.__doc__) else by_gnu:
        readline.parse_and_bind(setting)
    return True


def _is_libedit(about: str | None) -> bool:
    return "libedit" in (about or "")


def _completed(typed: str, number: int) -> str | None:
    """Of the words that are offered, the one with that number of those that begin as typed."""
    found = [one for one in _offered.get() if not typed or begins(typed, one)]
    return found[number] if number < len(found) else None


def _edited(prompt: str) -> str:
    """A line from the editor of lines.

    A signal that comes in the moment after Enter finds an answer that nobody was given yet: the editor's own memory has
    it, and the signal waits for the next question.
    """
    import readline  # noqa: PLC0415 - see line_editing

    readline.clear_history()
    if _offered.get():
        readline.set_completer_delims("")
        readline.set_completer(_completed)
        readline.parse_and_bind("bind ^I rl_complete" if _is_libedit(readline.__doc__) else "tab: complete")
    try:
        with leaving.possible():
            return input(_ESCAPE.sub("\x01\\g<0>\x02", prompt))
    except leaving.Left as stop:
        answer = readline.get_history_item(readline.get_current_history_length())
        if not answer:
            raise
        leaving.later(stop)
        return answer
    finally:
        readline.clear_history()


def _line(prompt: str) -> str:
    """A line from a terminal without an editor of lines; it is read once it is there, so that no signal cuts it."""
    with leaving.possible():
        print(prompt, end="", file=sys.stderr, flush=True)
        select.select([sys.stdin], [], [])
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer.removesuffix("\n")


def hidden(prompt: str) -> str:
    """A line that is typed without being shown. Raises EOFError, and Left where somebody leaves."""
    import termios  # noqa: PLC0415 - a passphrase alone

    with leaving.closing_window():
        try:
            shown = termios.tcgetattr(sys.stdin)
            unseen = [*shown]
            unseen[3] &= ~termios.ECHO
            termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, unseen)
            try:
                return _line(prompt)
            finally:
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, shown)
                print(file=sys.stderr)
        except termios.error as error:
            raise OSError(*error.args) from None


def _waiting() -> str:
    """Lines that wait behind the one that was ended: the rest of a paste that the terminal did not mark."""
    keyboard = sys.stdin.fileno()
    came = b""
    with suppress(OSError):  # the window may be closed by now; the answer that was ended is there
        while select.select([keyboard], [], [], _NEXT_PART if came else 0)[0] and (part := os.read(keyboard, _AT_ONCE)):
            came += part
    text = came.decode(sys.stdin.encoding, "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
    return _STEERING.sub("", text)

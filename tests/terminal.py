"""A command at a terminal of its own: what it shows is read, what a person types is written."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests import forked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.forked import Forked
    from tests.notebook import Notebook

CTRL_C = "\x03"
CTRL_D = "\x04"
KEYS = {"ctrl-c": CTRL_C, "ctrl-d": CTRL_D}
# Every way of leaving, with its exit code.
WAYS = {"ctrl-c": 130, "window": 129, "SIGTERM": 143, "ctrl-d": 0, "SIGHUP": 129}
PATIENCE = 60.0
GRACE = 5.0
Dialogue = tuple[tuple[str, str], ...]
BLINK = 0.02
# The end of one that is not there whole yet is not shown either, nor is a line that was taken away again.
_UNSEEN = re.compile("[^\n]*(?:\n\x1b\\[1A)?\x1b\\[2K|\x1b\\[(?:0|1)m|\x1b\\[\\?2004[hl]|\x1b(?:\\[[0-9?]*)?$")
# The terminal becomes the one that Ctrl-C is heard from, then the program begins as it always does.
_START = """
import fcntl, signal, termios
signal.signal(signal.SIGINT, signal.default_int_handler)  # as in forked.py
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""
_MAIN = "from valuetrack.__main__ import main; main()"


@dataclass
class Terminal:
    """The screen and the keyboard of a running command.

    `shown` is everything that stood on the screen so far; `sent` has the weight of letters in it too, and that the
    terminal was asked to mark what is pasted.
    """

    process: subprocess.Popen[bytes] | Forked
    keyboard: int
    shown: str = ""
    sent: str = ""
    _seen: int = 0
    _decoder: codecs.IncrementalDecoder = field(default_factory=codecs.getincrementaldecoder("utf-8"))

    def until(self, text: str) -> str:
        """What came on the screen since the last time, up to and with `text`, wherever its lines break."""
        wanted = re.compile(r"\s+".join(map(re.escape, text.split(" "))))
        while (found := wanted.search(self.shown, self._seen)) is None:
            if not self._read():
                raise AssertionError(f"{text!r} never came; the screen shows:\n{self.shown}")
        start, self._seen = self._seen, found.end()
        return self.shown[start : self._seen]

    def press(self, keys: str) -> None:
        """Press keys, without Enter."""
        os.write(self.keyboard, keys.encode())

    def answer(self, question: str, text: str = "") -> str:
        """Wait for a question and its default in brackets, then type an answer and Enter."""
        asked = self.until(question) + self.until("] ")
        self.press(f"{text}\r")
        return asked

    def send(self, number: int) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    def close(self) -> int:
        """Close the window, and wait for the command's end; its exit code."""
        os.close(self.keyboard)
        self.keyboard = -1
        return self.process.wait(PATIENCE)

    def end(self) -> int:
        """Wait for the command's end; its exit code."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        """Read what comes next; False where the command has ended and nothing more comes."""
        for _ in range(int(PATIENCE / BLINK)):
            has_ended = self.process.poll() is not None
            if select.select([self.keyboard], [], [], BLINK)[0]:
                came = self._decoder.decode(os.read(self.keyboard, 65536))
                self.sent += came.replace("\r", "")  # a terminal ends its lines with both
                self.shown = _UNSEEN.sub("", self.sent)
                return True
            if has_ended:
                return False
        raise AssertionError(f"nothing came for {PATIENCE} seconds; the screen shows:\n{self.shown}")


@contextmanager
def at_terminal(
    notebook: Notebook,
    *arguments: str,
    day: str | None = None,
    width: int = 80,
    fresh: bool = False,
    program: str = _MAIN,
    **more: str,
) -> Iterator[Terminal]:
    """Run a command of `notebook` at a terminal `width` columns wide; it is ended with the block.

    With `fresh` or another `program`, and where `more` tells Python how to begin, it has an interpreter of its own,
    else a fork.
    """
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    mode = termios.tcgetattr(screen)
    mode[3] |= termios.NOFLSH  # else Ctrl-C throws away what comes on the screen in the same moment
    termios.tcsetattr(screen, termios.TCSANOW, mode)
    environment = {"TERM": "xterm-256color", **notebook.environment(day, **more)}
    process: subprocess.Popen[bytes] | Forked
    if fresh or program != _MAIN or any(name.startswith(("PYTHON", "LC_", "LANG")) for name in more):
        process = subprocess.Popen(
            [sys.executable, "-c", _START + program, *arguments],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            env=environment,
            cwd=notebook.home,
            start_new_session=True,
        )
    else:
        process = forked.start(arguments, screen, environment, notebook.home)
    terminal = Terminal(process, keyboard)
    try:
        yield terminal
    finally:
        process.send_signal(signal.SIGTERM)  # which a session ends itself upon, and coverage with it
        with suppress(TimeoutError, subprocess.TimeoutExpired):
            process.wait(GRACE)
        process.kill()
        process.wait()
        if terminal.keyboard >= 0:
            os.close(keyboard)
        os.close(screen)  # open until now: what a command says last is lost where its end closes the terminal


def shown(notebook: Notebook, *arguments: str, width: int = 80, more: Mapping[str, str] | None = None) -> str:
    """What a terminal shows of a command that asks nothing and works."""
    with at_terminal(notebook, *arguments, width=width, fresh=False, **(more or {})) as terminal:
        code = terminal.end()
    assert code == 0, terminal.shown
    return terminal.sent


def answer(terminal: Terminal, dialogue: Dialogue) -> None:
    """Give the answers of a dialogue, each after its question."""
    for question, text in dialogue:
        terminal.answer(question, text)


def assert_clean(terminal: Terminal) -> None:
    """The screen shows words alone, and the next prompt begins a line of its own."""
    assert "Traceback" not in terminal.shown
    assert "\x1b" not in terminal.shown
    assert terminal.shown.endswith("\n")


def leave(terminal: Terminal, way: str) -> int:
    """Leave a question; the exit code."""
    if way == "window":
        return terminal.close()
    if way in KEYS:
        terminal.press(KEYS[way])
    else:
        terminal.send(signal.Signals[way])
    return terminal.end()


def stop_at(terminal: Terminal, dialogue: Dialogue, known: int) -> None:
    """Give the first `known` answers of a dialogue, and leave at the question after them, in each way in its turn."""
    answer(terminal, dialogue[:known])
    terminal.until(dialogue[known][0])
    terminal.until("] ")
    way = [*WAYS][known % len(WAYS)]
    code = leave(terminal, way)
    assert code == WAYS[way], terminal.shown
    if way != "window":
        assert_clean(terminal)
        assert "Stopped here." in terminal.shown

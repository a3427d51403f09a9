"""A command in this process at a terminal of its own, which is quicker: for what holds in every session."""

from __future__ import annotations

import os
import pty
import sys
import threading
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.notebook import Notebook, Said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What is typed, or what happens in the room before it is.
Answer: TypeAlias = "str | Callable[[], str]"


class _Person(threading.Thread):
    """Reads the screen, and answers each question once its default stands there; what has no answer, with Enter."""

    def __init__(self, keyboard: int, answers: Mapping[str, Answer]) -> None:
        super().__init__(daemon=True)
        self.keyboard = keyboard
        self.answers = answers
        self.shown = b""
        self._seen = 0

    def run(self) -> None:
        try:
            while came := os.read(self.keyboard, 65536):
                self.shown += came
                if self.shown.endswith(b"] "):
                    os.write(self.keyboard, self._next())
        except OSError:  # the terminal is closed
            return

    def _next(self) -> bytes:
        asked = self.shown[self._seen :].decode()
        self._seen = len(self.shown)
        answer = next((answer for question, answer in self.answers.items() if question in asked), "")
        return f"{answer() if callable(answer) else answer}\n".encode()


def at_desk(
    notebook: Notebook,
    *arguments: str,
    answers: Mapping[str, Answer] = MappingProxyType({}),
    day: str | None = None,
    **more: str,
) -> Said:
    """Run a command of `notebook` where a person answers, by the words of the questions.

    `out` is all that the screen showed.
    """
    from valuetrack.cli.app import run

    keyboard, screen = pty.openpty()
    person = _Person(keyboard, answers)
    person.start()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"COLUMNS": "300", **notebook.environment(day, **more)}.items():
            patch.setenv(name, value)
        patch.chdir(notebook.home)
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            patch.setattr(sys, name, open(os.dup(screen), mode, encoding="utf-8", buffering=1))  # noqa: SIM115, PTH123
        code = run(list(arguments))
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.close()
    os.close(screen)
    person.join()
    os.close(keyboard)
    return Said(code, person.shown.decode().replace("\r\n", "\n"), "")

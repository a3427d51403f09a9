"""Files that a person asked for: for their owner alone, and never over another one without a yes."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack.cli import ask
from valuetrack.errors import Declined, NoRoom, NotUnderstood, SaidNo
from valuetrack.files import draft
from valuetrack.model import new_id
from valuetrack.render import notices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from valuetrack.cli.run import Run

STDOUT = "-"
_ANOTHER = "Name another file with --output"


def may_replace(run: Run, path: Path, another: str = _ANOTHER) -> bool:
    """Whether there is a file at `path` that may be written over; asks for that at a terminal.

    `another` says how to name another file. Raises Declined off a terminal, SaidNo after a no, NotUnderstood for a
    folder, NoRoom for a place out of reach.
    """
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError as error:
        raise _no_room(path, error, another) from None
    if is_folder:
        raise NotUnderstood(f"{path} is a folder.", hint=f"{another}.")
    if not is_there:
        _check_folder(path, another)
        return False
    if not run.can_ask:
        raise _there_already(path, another)
    ask.consent(notices.write_over(path), SaidNo(notices.NOTHING_WRITTEN, hint=f"{another}."))
    return True


def _check_folder(path: Path, another: str) -> None:
    """Raise NoRoom where no file can be made at `path`, before anything is written for it."""
    folder = path.parent
    if folder.is_dir() and os.access(folder, os.W_OK):
        return
    code = errno.EACCES if folder.is_dir() else errno.ENOTDIR if folder.exists() else errno.ENOENT
    raise _no_room(path, OSError(code, os.strerror(code)), another)


def write(path: Path, text: str, *, replacing: bool) -> None:
    """Write a file that its owner alone can read, whole or not at all. Raises NoRoom, and Declined for a new file."""
    with writing(path, replacing=replacing) as put:
        put(text.encode("utf-8", "surrogateescape"))


@contextmanager
def writing(path: Path, *, replacing: bool) -> Iterator[Callable[[bytes], object]]:
    """What puts bytes into a file that its owner alone can read; it is there on leaving, whole or not at all.

    Raises NoRoom, and Declined for a new file.
    """
    try:
        with draft(path.parent) as new:
            new.chmod(0o600)  # whatever the umask
            with new.open("wb") as file:
                yield file.write
                file.flush()
                os.fsync(file.fileno())
            if not replacing:
                path.touch(mode=0o600, exist_ok=False)
            new.replace(path)
    except FileExistsError:
        raise _there_already(path) from None
    except OSError as error:
        raise _no_room(path, error) from None


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder that is filled, for its owner alone, and is there on leaving, whole or not at all.

    Raises Declined where there is something already, and NoRoom.
    """
    made = path.with_name(f".{new_id()}.new")
    try:
        if path.exists():
            raise Declined(f"There is something already: {path}", hint="Name a new folder with --output.")
        _check_folder(path, _ANOTHER)
        made.mkdir(mode=0o700)
        yield made
        made.rename(path)
    except OSError as error:
        raise _no_room(path, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def new_file(path: Path) -> Iterator[Callable[[bytes], object]]:
    """What puts bytes into a new file that its owner alone can read."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123 - its mode
        yield file.write


def _there_already(path: Path, another: str = _ANOTHER) -> Declined:
    return Declined(f"There is a file already: {path}", hint=f"{another}.")


def _no_room(path: Path, error: OSError, another: str = _ANOTHER) -> NoRoom:
    return NoRoom(f"{path} cannot be written: {error.strerror}.", hint=f"{another}.")

"""How the key of an encrypted notebook is found: where it is remembered, by a command, or by asking."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from valuetrack.cli import keyboard
from valuetrack.cli.run import wrapped
from valuetrack.errors import Contradiction, Locked, NeedsMore, NotUnderstood, SaidNo
from valuetrack.render import notices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from valuetrack.cli.run import Run
    from valuetrack.store.encrypted_file.keys import Fits, Key
    from valuetrack.store.encrypted_file.remembering import Place

_TRIES = 3
_HOW = "Give --passphrase-command, or set passphrase_command, key_file or keyring in the configuration."


def key_of(run: Run, path: Path, salt: bytes, fits: Fits) -> Key:
    """The key of the notebook at `path`, which has this salt; where it was asked for, it is remembered as is set.

    A command that is named on the command line goes before what is remembered. An older backup may have another
    passphrase: where a command does not give that, it is asked for, and it is not remembered. Raises Locked where
    nothing fits, or nothing is typed, and NeedsMore where nobody can be asked.
    """
    if run.options.passphrase_command is None:
        for place in places(run):
            key = _remembered(run, place, salt)
            if key is not None and fits(key):
                return key
    key = _by_passphrase(run, path, salt, fits)
    if path == run.settings.db:
        remember(run, key)
    return key


def places(run: Run) -> Iterator[Place]:
    """Where keys are remembered, as it is set."""
    from valuetrack.store.encrypted_file.remembering import KeyFile, Keyring  # noqa: PLC0415 - help needs no store

    if run.settings.key_file is not None:
        yield KeyFile(run.settings.key_file)
    if run.settings.keyring:
        yield Keyring()


def remember(run: Run, key: Key) -> None:
    """Put a key where keys are remembered; where that cannot be, it is said, and the passphrase is asked for again."""
    for place in places(run):
        try:
            place.keep(key)
        except OSError as error:
            run.notice(notices.not_remembered(place.name, str(error.strerror or error)))


def _remembered(run: Run, place: Place, salt: bytes) -> Key | None:
    try:
        return place.get(salt)
    except OSError as error:
        run.notice(notices.nothing_remembered(place.name, str(error.strerror or error)))
        return None


def command_of(run: Run) -> str | None:
    """The command that prints the passphrase, where one is set."""
    return run.options.passphrase_command or run.settings.passphrase_command


def _by_passphrase(run: Run, path: Path, salt: bytes, fits: Fits) -> Key:
    from valuetrack.store.encrypted_file.keys import derived  # noqa: PLC0415 - help needs no store
    from valuetrack.store.encrypted_file.opening import locked  # noqa: PLC0415 - likewise

    command = command_of(run)
    if command is not None:
        key = derived(printed(command, _HOW), salt)
        if fits(key):
            return key
        if path == run.settings.db or not run.can_ask:
            raise locked(path, "The passphrase of that command")
    if not run.can_ask:
        raise NeedsMore("The passphrase of the notebook is needed here.", hint=_HOW)
    for tries_left in reversed(range(_TRIES)):
        passphrase = typed(notices.UNLOCK if path == run.settings.db else notices.unlock(path))
        if not passphrase:
            raise Locked("Without the passphrase the notebook stays closed.", hint="Nothing was changed.")
        key = derived(passphrase, salt)
        if fits(key):
            return key
        if tries_left:
            print(wrapped(notices.DOES_NOT_FIT, sys.stderr), file=sys.stderr)
    raise locked(path)


def typed(question: str) -> str:
    """A passphrase that is typed and not shown; empty where none is."""
    try:
        return keyboard.hidden(f"{wrapped(question, sys.stderr, room=8)} ")
    except EOFError:
        return ""


def typed_twice(run: Run, question: str, command: str | None, option: str = "--passphrase-command") -> str:
    """A new passphrase: printed by a command, which an option names, where there is one, or else typed twice.

    Raises NeedsMore where nobody can be asked, SaidNo where nothing is typed, Contradiction where both are not one.
    """
    how = f"Give {option} COMMAND."
    if command is not None:
        return printed(command, how)
    if not run.can_ask:
        raise NeedsMore("A passphrase is needed here.", hint=how)
    for tries_left in reversed(range(_TRIES)):
        first = typed(question)
        again = typed(notices.ONCE_MORE) if first else ""
        if not again:
            raise SaidNo("Without a passphrase nothing is done.")
        if again == first:
            return first
        if tries_left:
            print(wrapped(notices.THEY_DIFFER, sys.stderr), file=sys.stderr)
    raise Contradiction("The two were not the same.", hint="Nothing was changed.")


def printed(command: str, hint: str) -> str:
    """The first line that a command prints; what it asks for itself, it asks at the terminal.

    Raises NotUnderstood with the hint where it does not start, Locked where it ends with an error or prints nothing.
    """
    import shlex  # noqa: PLC0415 - where there is a command alone
    import subprocess  # noqa: PLC0415 - likewise

    try:
        done = subprocess.run(shlex.split(command), stdout=subprocess.PIPE, check=False)  # noqa: S603 - the person's own
    except (OSError, ValueError, IndexError) as error:
        raise NotUnderstood(f"The passphrase command does not start: {command}", hint=hint) from error
    if done.returncode:
        raise Locked(f"The passphrase command ended with an error ({done.returncode}).", hint="Nothing was changed.")
    passphrase = done.stdout.decode("utf-8", "surrogateescape").split("\n")[0].removesuffix("\r")
    if not passphrase:
        raise Locked("The passphrase command printed nothing.", hint="Nothing was changed.")
    return passphrase


def forget(run: Run, salt: bytes) -> None:
    """Take the key that goes with a salt out of where keys are remembered."""
    for place in places(run):
        with suppress(OSError):  # what opens nothing any more does no harm
            place.forget(salt)

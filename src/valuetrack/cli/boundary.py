"""The error boundary: every way in which a command can stop, as words on stderr and an exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from typer.exceptions import Exit, TyperException

from valuetrack.cli import leaving, streams
from valuetrack.errors import NoOutput, ValuetrackError

BUG = 70
HUNG_UP = 129
INTERRUPTED = 130


def guarded(command: Callable[[], None], *, wants_json: bool) -> int:
    """Run `command` and return the exit code. No traceback is shown for anything that a person can cause."""
    return leaving.code_at_the_end(_guarded(command, wants_json))


def _guarded(command: Callable[[], None], wants_json: bool) -> int:
    _prepare_streams()
    try:
        command()
    except Exit as stop:
        return stop.exit_code
    except ValuetrackError as error:
        return _say(error, wants_json)
    except TyperException as error:
        from valuetrack.cli.typer_seam import usage_error  # noqa: PLC0415 - a usage error alone

        return _say(usage_error(error), wants_json)
    except leaving.Left as stop:
        return stop.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.silence(sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes a message
        if isinstance(error, OSError) and leaving.is_window_closed():
            return HUNG_UP
        return _say_bug(error, wants_json)
    return 0


def followed(command: Callable[[], None], *, wants_json: bool) -> None:
    """Run what follows a command that is done: however it ends, the command's own exit code stands."""
    try:
        command()
    except KeyboardInterrupt:
        return
    except Exception as error:  # noqa: BLE001 - as above
        _say_bug(error, wants_json)


def _prepare_streams() -> None:
    """A screen that cannot show a character gets a stand-in for it, and what cannot be read is refused as text.

    A stream that was closed from the start is None; what goes there is lost, as it was meant.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - until the process ends
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "replace"), (sys.stdin, "surrogateescape")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=errors)


def _say(error: ValuetrackError, wants_json: bool) -> int:
    """Say what stopped a command, and return its exit code; that of lost output where this is lost, too."""
    try:
        _write(error, wants_json)
    except OSError:
        streams.silence(sys.stderr.fileno())
        return NoOutput.exit_code
    return error.exit_code


def _write(error: ValuetrackError, wants_json: bool) -> None:
    if wants_json:
        from valuetrack.cli.run import write_json  # noqa: PLC0415 - an error alone
        from valuetrack.render.json import error_document  # noqa: PLC0415

        write_json(sys.stderr, error_document(error))
        return
    from valuetrack.cli.run import told  # noqa: PLC0415 - an error alone
    from valuetrack.render.safe import safe  # noqa: PLC0415

    for text in filter(None, (error.message, error.hint)):
        print(told(safe(text), sys.stderr), file=sys.stderr)


def _say_bug(error: Exception, wants_json: bool) -> int:
    """A bug: a short message and the path of a log with the traceback, without values or entry text."""
    if os.environ.get("VALUETRACK_DEBUG") == "1":
        import traceback  # noqa: PLC0415 - a bug alone

        from valuetrack.render.safe import safe  # noqa: PLC0415

        print(safe("".join(traceback.format_exception(error))), end="", file=sys.stderr)
        return BUG
    log = _kept(error)
    bug = ValuetrackError(
        "Something in valuetrack itself went wrong. What was saved before is safe.",
        hint=f"The details, without anything you wrote: {log}" if log else "VALUETRACK_DEBUG=1 shows the details.",
    )
    bug.exit_code = BUG
    return _say(bug, wants_json)


def _kept(error: BaseException) -> Path | None:
    """Write the log into the state folder and return its path; None where it cannot be written.

    The messages of exceptions are left out: they may carry an entry's text.
    """
    import platform  # noqa: PLC0415 - a bug alone
    import traceback  # noqa: PLC0415

    from valuetrack import __version__, settings  # noqa: PLC0415
    from valuetrack.files import make_folder  # noqa: PLC0415

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

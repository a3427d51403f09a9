"""What a command says on its two streams, where one of them cannot be written."""

import errno
import os
import sys

from valuetrack.errors import NoOutput

_CANNOT_BE_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENXIO, errno.ENODEV)
NOTHING_CHANGED = "Nothing was changed."


def is_lost(error: OSError) -> bool:
    """Whether an error is that of a stream that cannot be written; from then on what is said there goes nowhere.

    What cannot be written to a file is told where it is written; that of a stream has no name.
    """
    if error.filename is not None or error.errno not in _CANNOT_BE_WRITTEN:
        return False
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()  # where Python keeps what could not be written, it would try again at its end
        except OSError:
            silence(stream.fileno())
    return True


def silence(descriptor: int) -> None:
    """Let what is said on a stream, and what Python itself writes there at its end, go nowhere."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def no_output(error: OSError, changed_by: str | None) -> NoOutput:
    """That the output could not be written, and whether a change was kept; `changed_by` names the command of one."""
    says = f"What there is to say cannot be written: {error.strerror}."
    if changed_by is None:
        return NoOutput(says, hint=NOTHING_CHANGED)
    back = "redo" if changed_by == "undo" else "undo"
    return NoOutput(says, hint=f"What was changed is kept; `valuetrack {back}` takes it back.")

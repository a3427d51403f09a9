"""What a command says on its two streams, where one of them cannot be written."""

import errno
import os
import sys

from valuetrack.errors import NoOutput

_CANNOT_BE_WRITTEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.ENXIO, errno.ENODEV)
KEPT = "What was changed is kept; `valuetrack undo` takes it back."
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


def no_output(error: OSError, *, has_changed: bool) -> NoOutput:
    """That the output could not be written, and whether the change was kept."""
    return NoOutput(
        f"What there is to say cannot be written: {error.strerror}.", hint=KEPT if has_changed else NOTHING_CHANGED
    )

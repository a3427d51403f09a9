"""The program: `valuetrack` and `python -m valuetrack`."""

import gc
import os
import sys

# `signal` itself takes a while to load, in which Ctrl-C may come
from _signal import SIGINT, default_int_handler, getsignal, signal  # type: ignore[import-not-found]

INTERRUPTED = 130


def _leave(*_: object) -> None:
    """End at once: nothing is asked and nothing is written yet, and there is nothing to say.

    An exception would come out of whatever is just being loaded, as one of its own or as none at all.
    """
    os._exit(INTERRUPTED)


# Ctrl-C while the program is still being loaded; one that is ignored stays ignored.
if getsignal(SIGINT) is default_int_handler:
    signal(SIGINT, _leave)


def _listen() -> None:
    """From here on Ctrl-C is heard where it can be answered."""
    if getsignal(SIGINT) is _leave:
        signal(SIGINT, default_int_handler)


def main() -> None:
    """Run the command line of this process.

    A run is short: collecting garbage costs more than it frees, so it is off from the
    first line; what lives long in it (import, migration) turns it on again.
    """
    gc.disable()
    from valuetrack.cli.app import run  # noqa: PLC0415 - after collection is off

    code = run(sys.argv[1:], _listen)
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()

"""The program: `valuetrack` and `python -m valuetrack`."""

import gc
import sys


def main() -> None:
    """Run the command line of this process.

    A run is short: collecting garbage costs more than it frees, so it is off from the
    first line; what lives long in it (import, migration) turns it on again.
    """
    gc.disable()
    from valuetrack.cli.app import run  # noqa: PLC0415 - after collection is off

    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()

"""Commands on a notebook in a place that may be read and no more: python -m tests.store.read_only FOLDER COMMAND...

FOLDER/home is mounted once more so that nothing can be written there; it holds journal.db. Prints as JSON the exit code
and the words of each command.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.store.mounts import run_forked


def main(folder: Path, commands: list[str]) -> None:
    """Run each command there, and see that nothing is written."""
    home, said = folder / "home", folder / "said"
    subprocess.run(["mount", "--bind", home, home], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", home], check=True)
    found = []
    for words in commands:
        code = run_forked(words, home, home / "journal.db", said)
        found.append([code, said.read_text(encoding="utf-8")])
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

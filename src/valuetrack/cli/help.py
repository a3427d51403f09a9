"""The pages of help: how they are laid out."""

from __future__ import annotations

import re
from typing import Any

from valuetrack.cli.commands import COMMANDS, PANELS
from valuetrack.render.notices import EXAMPLES, HEAD, MORE, SUPPORT


def write_examples(formatter: Any, lines: tuple[str, ...]) -> None:
    """Write examples that run as printed: what is too long for a line goes on after a backslash."""
    with formatter.section("Examples"):
        for example in lines:
            line = "  "
            for word in re.split(r" (?=-)", example):
                if len(line) + len(word) + 2 > formatter.width and line.strip():
                    formatter.write(f"{line}\\\n")
                    line = "      "
                line += f"{word} "
            formatter.write(f"{line.rstrip()}\n")


def write_footer(formatter: Any) -> None:
    """Write what the help of all ends with: where to read more, and who can be there."""
    formatter.write_paragraph()
    formatter.write_text(MORE)
    formatter.write_text(SUPPORT)


def write_overview(formatter: Any, *, everything: bool) -> None:
    """Write the head of the help and its panels: the everyday commands, or all of them."""
    formatter.write_text(HEAD)
    write_examples(formatter, EXAMPLES)
    formatter.write_paragraph()
    formatter.write_usage("valuetrack", "COMMAND [OPTIONS]")
    for panel in PANELS:
        rows = [(e.name, e.sentence) for e in COMMANDS.values() if e.panel == panel and (everything or e.everyday)]
        if rows:
            with formatter.section(panel):
                formatter.write_dl(rows)

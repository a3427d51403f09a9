"""Tables of texts with the question that fits, from files; the head of tuned.toml says how such a file is written."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from valuetrack import nudges

HERE = Path(__file__).parent
TUNED = HERE / "tuned.toml"
HELD_OUT = HERE / "held_out.toml"

Kind = Literal["action", "value"]
FITTING: dict[Kind, set[str]] = {
    "action": {"vague", "someone-else", "stop-doing", "none"},
    "value": {"goal", "none"},
}


@dataclass(frozen=True)
class Example:
    """A text as it would be entered, and the question that fits it, or "none"."""

    kind: Kind
    text: str
    nudge: str

    @property
    def asked(self) -> str:
        """The question that the rules ask about it, or "none"."""
        rule = nudges.of_action if self.kind == "action" else nudges.of_value
        return rule(self.text) or "none"

    def __str__(self) -> str:
        return f"{self.kind} {self.text!r}: fits {self.nudge}, asked {self.asked}"


def examples(path: Path) -> tuple[Example, ...]:
    """The examples of a file, in its order."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = set(table) - set(FITTING)
    assert not unknown, f"{path.name} has {unknown}"
    found = tuple(Example(kind, one["text"], one["nudge"]) for kind in FITTING for one in table.get(kind, ()))
    odd = [one for one in found if one.nudge not in FITTING[one.kind]]
    assert not odd, f"{path.name} has another question: {odd}"
    return found

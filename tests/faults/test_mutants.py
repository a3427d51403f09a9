"""Writers that lose things on purpose: what ends commands and lets them fail finds each of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.mutants import BY_NAME
from tests.faults.trials import Missed, Trials

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Tried
    from tests.faults.loaded import Loaded
    from tests.notebook import Notebook

COMMAND = ["plan-week", "Call Ines", "-v", "conn", "--on", "fri", "--barrier", "no words"]
FOUND_OUT = {
    "receipt first": "it was told as done, and is not there",
    "two transactions": "what is kept is neither the old nor the new",
    "no journal": "doctor says|is damaged|neither the old nor the new",
    "log elsewhere": "doctor says log: wrong",
}


def kill_everywhere(trials: Trials) -> None:
    for point in reversed(trials.points_of_kills()):
        trials.try_at(point)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_command_that_loses_things_is_found_out(
    loaded: Loaded, written: Notebook, home: Path, name: str, tried: Tried
) -> None:
    with pytest.raises(Missed, match=FOUND_OUT[name]):
        kill_everywhere(Trials(loaded, written, home, COMMAND, mutant=name))
    tried({"mutants found out": 1})

"""The table of mutants that no test can tell from the program is a table of mutants that are made."""

from __future__ import annotations

import pytest

from tests.mutants import TARGETS, explained, mutants


@pytest.mark.parametrize("module", TARGETS)
def test_every_mutant_that_is_explained_is_made_and_has_a_title_of_its_own(module: str) -> None:
    titles = [mutant.title for mutant in mutants(module)]

    assert len({*titles}) == len(titles) > 40
    assert {title for name, title in explained() if name == module} <= {*titles}


def test_what_is_explained_belongs_to_a_module_that_is_tried() -> None:
    assert {module for module, _ in explained()} <= TARGETS.keys()

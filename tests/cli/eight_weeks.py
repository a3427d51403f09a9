"""A person's eight weeks, typed in."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.notebook import Notebook

# Mondays: 01-05, 01-12, 01-19 (away), 01-26, 02-02 (not rated), 02-09, 02-16, 02-23.
LIFE = """
01-05 add-value Friends --importance 8
01-05 add-value Rest --importance 2
01-11 rate-week Friends 2
01-11 rate-week Rest 1
01-12 plan-week 'Ring Ana' -v Friends -o 01-13 --belief 'she is busy' --belief-before 80
01-13 check-in {1} --outcome done --mood-before 3 --mood-after 6 --helped 'a list'
01-14 edit-action {1} --belief-after 20 --result 'she had time'
01-18 rate-week Friends 5
01-18 rate-week Rest 2
01-20 set-aside-week
01-20 rate-week Friends 0
01-20 log-opportunity 'Ben called' -v Friends -t
01-26 plan-week 'Ring Ben' -v Friends -o 01-27
01-27 check-in {2} --outcome smaller --mood-before 6 --mood-after 4 --helped 'a list' --helped tea
01-28 log-opportunity 'Ana waved' -v Friends -n --relief 'left alone' --cost 'she stopped waving'
02-01 rate-week Friends 4
02-04 rate-value Friends 10
02-05 log-opportunity 'Cem sat down' -v Friends -t
02-09 plan-week 'Write to Dan' -v Friends --belief 'no answer'
02-15 rate-week Friends 9
02-22 rate-week Friends 10
02-22 rate-week Rest 0
03-01 rate-week Friends 7
"""


def typed_in(notebook: Notebook) -> Notebook:
    """The weeks, typed in; today is their last day."""
    ids: list[str] = []
    for line in LIFE.strip().splitlines():
        day, _, typed = line.partition(" ")
        typed = re.sub(r"-o (\d\d-\d\d)", r"-o 2026-\1", typed)
        said = notebook.do(*shlex.split(typed.format("", *ids)), day=f"2026-{day}")
        ids += re.findall(r"^Planned .*?\(([0-9a-f]{3,})\)", said.out)
    notebook.day = "2026-03-01"
    return notebook

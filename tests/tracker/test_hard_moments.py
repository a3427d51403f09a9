"""Hard moments: on which days there was one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.tracker.conftest import WED
from valuetrack.model import Reflection, ReflectionKind, new_id
from valuetrack.tracker import hard_moments

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

DAY = timedelta(days=1)


def test_a_hard_moment_is_one_of_its_own_day_alone(store: Writer) -> None:
    hard_moments.keep(store, new_id(), WED, {"room": False})

    said = [hard_moments.had_a_hard_moment_on(store, day) for day in (WED - DAY, WED, WED + DAY)]

    assert said == [False, True, False]


def test_another_reflection_is_none(store: Writer) -> None:
    store.put(Reflection(id=new_id(), day=WED, kind=ReflectionKind.WEEKLY, happened="rain"))

    assert not hard_moments.had_a_hard_moment_on(store, WED)

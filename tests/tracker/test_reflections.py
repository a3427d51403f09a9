"""Reflections: looking back with self-compassion, and putting what was said right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import LONG_AGO, WED
from valuetrack.dates import describe_day
from valuetrack.errors import NeedsMore, Unknown
from valuetrack.model import Reflection, ReflectionKind
from valuetrack.tracker import actions, opportunities, reflections, values
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea matters."""
    values.add_value(store, "Tea", LONG_AGO, {}, 8)
    return store


def noticed(store: Writer) -> str:
    return opportunities.log_opportunity(store, "a cup", "Tea", WED, MONDAY, {}, taken=False).ids[0]


def reflected(store: Writer) -> str:
    return reflections.reflect(store, WED, ReflectionKind.WEEKLY, None, {"happened": "I froze"}).ids[0]


class TestReflecting:
    def test_its_texts_are_kept_with_its_day_and_kind(self, named: Writer) -> None:
        texts = {"happened": "I froze", "common_humanity": "many do", "kind_words": "rest", "learned": "slowly"}

        said = reflections.reflect(named, WED, ReflectionKind.RETURN, None, texts)

        kept = said.records[0]
        assert isinstance(kept, Reflection)
        assert spoken(said).message == f"Kept your reflection for Wed 2026-01-14 ({named.short_id(kept.id)})."
        assert (kept.kind, kept.about, {name: getattr(kept, name) for name in texts}) == ("return", None, texts)

    def test_it_can_turn_to_an_action_or_an_opportunity(self, named: Writer) -> None:
        action = actions.plan(named, "boil water", "Tea", [WED], MONDAY, {}).ids[0]
        moment = opportunities.log_opportunity(named, "a cup", "Tea", WED, MONDAY, {}, taken=True).ids[0]

        for one in (action, moment):
            said = reflections.reflect(named, WED, ReflectionKind.WEEKLY, one[:6], {"learned": "slowly"})
            assert isinstance(said.records[0], Reflection)
            assert said.records[0].about == one

    def test_it_cannot_turn_to_what_is_not_there(self, named: Writer) -> None:
        with pytest.raises(Unknown):
            reflections.reflect(named, WED, ReflectionKind.WEEKLY, "0" * 20, {"learned": "slowly"})

    @pytest.mark.parametrize("texts", [{}, {"happened": None}])
    def test_without_a_text_there_is_nothing_to_keep(self, named: Writer, texts: dict[str, None]) -> None:
        with pytest.raises(NeedsMore):
            reflections.reflect(named, WED, ReflectionKind.WEEKLY, None, texts)


class TestPuttingOneRight:
    def test_what_is_named_changes_and_the_rest_stays(self, named: Writer) -> None:
        one, moment = reflected(named), noticed(named)

        said = reflections.edit_reflection(named, one, {"learned": "slowly", "about": moment[:6]})

        kept = named.find(one, [Reflection])
        assert spoken(said).message == f"Edited your reflection of {describe_day(kept.day)} ({named.short_id(one)})."
        assert (kept.happened, kept.learned, kept.about) == ("I froze", "slowly", moment)

"""Options of a decision beside what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.spoken import spoken
from tests.tracker.conftest import FRI, LONG_AGO, MON, NEXT_MON, TUE, WED, WEEK
from valuetrack.errors import BadText, Contradiction, OutOfRange, Unknown
from valuetrack.model import Comparison, Leaning, OptionLeaning
from valuetrack.store.database import engine_of, open_reading
from valuetrack.tracker import changes, comparisons, values, weeks
from valuetrack.tracker.comparisons import TypedLeaning as Lean
from valuetrack.weeks import MONDAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tracker.conftest import Opened
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

TOWARD, AWAY, NEITHER = Leaning.TOWARD, Leaning.AWAY, Leaning.NEITHER


@pytest.fixture
def named(store: Writer) -> Writer:
    """Tea, Snow and Music matter, Music most."""
    for name, importance in (("Tea", 6), ("Snow", 7), ("Music", 9)):
        values.add_value(store, name, LONG_AGO, {}, importance)
    return store


def compared(store: Writer, *said: Lean, options: tuple[str, ...] = ("stay", "go")) -> str:
    return comparisons.compare(store, options, "where to live", WED, said).ids[0]


def leanings(store: Reader, one: str) -> dict[str, tuple[Leaning | None, ...]]:
    return {row.value: row.leanings for row in comparisons.show_comparison(store, one).values}


def test_options_are_kept_with_where_they_lead(named: Writer) -> None:
    said = comparisons.compare(
        named, ("stay", "go"), "where to live", WED, (Lean(2, "snow", TOWARD), Lean(1, "tea", AWAY))
    )

    assert spoken(said).message == f'Kept "where to live" ({named.short_id(said.ids[0])}) for Wed 2026-01-14.'
    table = comparisons.show_comparison(named, said.ids[0])
    assert (table.day, table.question, table.options) == (WED, "where to live", ("stay", "go"))
    assert leanings(named, said.ids[0]) == {"Tea": (AWAY, None), "Snow": (None, TOWARD)}
    assert [type(record) for record in said.records] == [Comparison, OptionLeaning, OptionLeaning]


def test_values_stand_in_the_order_of_entry_whatever_the_result(named: Writer) -> None:
    one = compared(named, Lean(1, "music", TOWARD), Lean(1, "tea", AWAY), Lean(2, "snow", NEITHER))

    assert list(leanings(named, one)) == ["Tea", "Snow", "Music"]


@pytest.mark.parametrize("options", [(), ("stay",), tuple("abcdef")])
def test_fewer_than_two_options_and_more_than_five_are_no_comparison(named: Writer, options: tuple[str, ...]) -> None:
    with pytest.raises(Contradiction, match="2 to 5 options"):
        compared(named, options=options)
    assert named.comparisons() == ()


def test_two_options_are_enough_and_five_are_not_too_many(named: Writer) -> None:
    for options in (("a", "b"), tuple("abcde")):
        one = compared(named, Lean(len(options), "tea", TOWARD), options=options)
        assert leanings(named, one)["Tea"][-1] is TOWARD


def test_what_cannot_be_is_declined(named: Writer) -> None:
    for number in (0, 3):
        with pytest.raises(OutOfRange, match="1 to 2"):
            compared(named, Lean(number, "tea", TOWARD))
    with pytest.raises(Unknown):
        compared(named, Lean(1, "rain", TOWARD))
    with pytest.raises(BadText):
        compared(named, options=("stay", " "))
    with pytest.raises(Contradiction, match="leads two ways, seen from Tea"):
        compared(named, Lean(1, "tea", TOWARD), Lean(1, "Tea", AWAY))


def test_the_same_said_twice_is_kept_once(named: Writer) -> None:
    one = compared(named, Lean(1, "tea", TOWARD), Lean(1, "Tea", TOWARD))

    assert len(named.leanings(one)) == 1


def test_an_answer_that_changes_replaces_the_one_before(named: Writer) -> None:
    one = compared(named, Lean(1, "tea", TOWARD))
    edited = comparisons.edit_comparison(named, one, {}, (), (Lean(1, "tea", AWAY), Lean(2, "tea", NEITHER)))

    assert spoken(edited).message == f'Edited "where to live" ({named.short_id(one)}) of Wed 2026-01-14.'
    assert leanings(named, one) == {"Tea": (AWAY, NEITHER)}


def test_what_is_named_changes_and_the_rest_stays(named: Writer) -> None:
    one = compared(named, Lean(1, "tea", TOWARD), Lean(2, "tea", AWAY), Lean(1, "snow", AWAY))
    comparisons.edit_comparison(named, one, {"day": FRI, "question": None}, [(2, "leave")], (Lean(1, "snow", None),))
    comparisons.edit_comparison(named, one, {}, (), (Lean(2, "snow", None),))

    table = comparisons.show_comparison(named, one)
    assert (table.day, table.question, table.options) == (FRI, None, ("stay", "leave"))
    assert leanings(named, one) == {"Tea": (TOWARD, AWAY)}
    with pytest.raises(OutOfRange):
        comparisons.edit_comparison(named, one, {}, [(3, "x")], ())


def test_a_value_keeps_the_name_it_had_on_the_day_and_stays_when_it_rests(named: Writer) -> None:
    one = compared(named, Lean(1, "tea", TOWARD))
    values.edit_value(named, "tea", FRI, {"name": "Coffee"})
    values.archive_value(named, "coffee", FRI)

    assert leanings(named, one) == {"Tea": (TOWARD, None)}


def test_comparisons_are_listed_by_day(named: Writer) -> None:
    later, earlier = (comparisons.compare(named, ("a", "b"), None, day, ()).ids[0] for day in (FRI, MON))

    found = comparisons.list_comparisons(named).comparisons
    assert [one.id for one in found] == [earlier, later]
    assert [(one.short, one.question, one.options) for one in found] == [
        (named.short_id(one), None, ("a", "b")) for one in (earlier, later)
    ]


def test_the_values_to_look_at_are_those_that_are_awake_the_focus_first(named: Writer) -> None:
    values.add_value(named, "Air", LONG_AGO, {}, None)
    values.add_value(named, "Ink", FRI, {}, 10)
    values.archive_value(named, "snow", TUE)
    weeks.set_focus(named, ["tea"], WEEK)

    assert list(comparisons.values_to_look_at(named, WED, MONDAY).values()) == ["Tea", "Music", "Air"]
    assert list(comparisons.values_to_look_at(named, NEXT_MON, MONDAY).values()) == ["Ink", "Music", "Tea", "Air"]


def test_deleting_takes_what_was_said_with_it_and_undo_brings_all_back(opened: Opened, path: Path) -> None:
    with opened() as store:
        for name in ("Tea", "Snow"):
            values.add_value(store, name, LONG_AGO, {}, 8)
        one = compared(store, Lean(1, "tea", TOWARD), Lean(2, "snow", AWAY))
        other = compared(store, Lean(1, "snow", NEITHER))
        assert changes.would_delete(store, one).text == "where to live"
    with opened() as store:
        assert spoken(changes.delete(store, one)).message.startswith('Deleted the comparison "')
        assert store.leanings(one) == ()
        assert len(store.leanings(other)) == 1
    with opened() as store:
        changes.undo(store)
    with open_reading(engine_of(path)) as reader:
        assert leanings(reader, one) == {"Tea": (TOWARD, None), "Snow": (None, AWAY)}
    with opened() as store:
        changes.redo(store)
        assert [each.id for each in store.comparisons()] == [other]


def test_a_comparison_about_nothing_is_named_by_its_options(named: Writer) -> None:
    one = comparisons.compare(named, ("stay", "go"), None, WED, ()).ids[0]

    assert changes.would_delete(named, one).text == "stay / go"

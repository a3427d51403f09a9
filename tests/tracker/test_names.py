"""From what a person types to a value."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.tracker.conftest import LONG_AGO, MON, SUN, TUE, WED
from valuetrack.errors import Ambiguous, BadText, Duplicate, Unknown
from valuetrack.model.words import folded
from valuetrack.tracker import values
from valuetrack.tracker.names import NAME_LIMIT, clean_name, find_value, find_values, is_same, refuse_duplicate

if TYPE_CHECKING:
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


@pytest.mark.parametrize(
    ("typed", "same"),
    [("TEA", "tea"), ("  my   tea ", "my tea"), ("STRASSE", "straße"), ("A\u0308rger", "ärger"), ("a\tb", "A b")],
)
def test_names_are_compared_in_any_case_composed_and_with_single_blanks(typed: str, same: str) -> None:
    assert folded(typed) == folded(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("İlişki", "ilişki"), ("İLİŞKİ", "ilişki"), ("Işık", "ışık"), ("IŞIK", "ışık"), ("IŞIK", "Işık")],
        *[("KIR", "kır"), ("KIR", "kir"), ("Iris", "iris"), ("I\u0307ris", "iris"), ("DIŞARI", "dışarı")],
        *[("Re\u200bst", "rest"), ("\ufeffRest", "Rest"), ("Re\u00adst", "Rest"), ("\u2067Rest\u2069", "Rest")],
        *[("می\u200cخواهم", "میخواهم"), ("❤\ufe0f", "❤"), ("Rest\U000e0041", "Rest")],
    ],
)
def test_names_that_look_the_same_or_are_capitals_of_each_other_are_one(one: str, other: str) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kır", "Kir"), ("ışık", "işik"), ("İlişki", "ılışkı"), ("KIR", "KİR"), ("sık", "sik")]
)
def test_a_dotted_and_a_dotless_letter_do_not_make_one_value_of_two(store: Writer, one: str, other: str) -> None:
    assert not is_same(one, other)
    for name in (one, other):
        values.add_value(store, name, LONG_AGO, {}, None)
    for name in (one, other):
        assert find_value(store, name, WED).name_on(WED) == name


def test_capitals_that_may_stand_for_either_are_ambiguous(store: Writer) -> None:
    values.add_value(store, "Kır", LONG_AGO, {}, None)
    assert find_value(store, "KIR", WED).name_on(WED) == "Kır"
    values.add_value(store, "Kir", LONG_AGO, {}, None)
    with pytest.raises(Ambiguous) as stopped:
        find_value(store, "KIR", WED)
    assert set(stopped.value.nearest) == {"Kır", "Kir"}


class TestCleaning:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Re\u200bst", "Rest"),
            ("\ufeffRe\u00adst\u200f", "Rest"),
            ("\u2060a\u200b \u200b b", "a b"),
            ("a\u200db", "ab"),
            ("a\u200c", "a"),
            ("a\ufe0f", "a"),
            ("Kaf\u034fé\u3164", "Kafé"),
            ("Rest\U000e0041", "Rest"),
            *((name, name) for name in ("👩‍👩‍👧 family", "❤️ love", "👍🏽‍👍", "1️⃣ first", "🏴󠁧󠁢󠁳󠁣󠁴󠁿 home", "🏳️‍🌈")),
            *((name, name) for name in ("می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "葛\U000e0100城")),
            ("سلام\u200c", "سلام"),
        ],
    )
    def test_what_nobody_sees_is_taken_out_but_for_what_an_emoji_or_a_script_needs(self, typed: str, kept: str) -> None:
        assert clean_name(typed) == kept

    @pytest.mark.parametrize("name", ["none", "None", " NONE ", "no\u200bne", "-", " - "])
    def test_a_word_that_means_something_else_is_no_name(self, name: str) -> None:
        with pytest.raises(BadText, match="so it cannot be a name"):
            clean_name(name)

    @pytest.mark.parametrize("name", ["\u200b", "\u2060 \ufeff", "\u3164", "\u2800\u2800", "\u00ad\n", "\U000e0041"])
    def test_a_name_that_nobody_sees_is_refused(self, name: str) -> None:
        with pytest.raises(BadText, match="is empty"):
            clean_name(name)

    def test_a_name_is_kept_on_one_line_as_it_was_typed(self) -> None:
        assert clean_name("  being \n with  Ana ") == "being with Ana"

    @pytest.mark.parametrize("name", ["", " \n ", "a\0b", "a\ud800b", "x" * (NAME_LIMIT + 1)])
    def test_what_cannot_be_a_name_is_refused(self, name: str) -> None:
        with pytest.raises(BadText):
            clean_name(name)

    def test_a_name_of_the_longest_length_is_kept(self) -> None:
        assert len(clean_name("x" * NAME_LIMIT)) == NAME_LIMIT


@pytest.fixture
def named(store: Writer) -> Writer:
    """Connection, Connie, Rest (archived on Monday), and Order, which is Calm from Tuesday on as a new order begins."""
    for name in ("Connection", "Connie", "Rest", "Order"):
        values.add_value(store, name, LONG_AGO, {}, None)
    values.archive_value(store, "Rest", MON)
    values.edit_value(store, "Order", TUE, {"name": "Calm"})
    values.add_value(store, "order", TUE, {}, None)
    return store


@pytest.mark.parametrize(
    ("typed", "day", "name"),
    [
        ("Connection", WED, "Connection"),
        ("cOnnIe", WED, "Connie"),
        ("connec", WED, "Connection"),
        ("  Conni ", WED, "Connie"),
        ("rest", WED, "Rest"),
        ("re", WED, "Rest"),
        ("calm", WED, "Calm"),
        ("ca", WED, "Calm"),
        ("order", WED, "order"),
        ("order", MON, "Order"),
        ("or", MON, "Order"),
        ("or", WED, "order"),
        ("calm", MON, "Order"),
        ("cal", MON, "Order"),
    ],
)
def test_a_name_or_the_beginning_of_one_finds_its_value(named: Writer, typed: str, day: date, name: str) -> None:
    assert find_value(named, typed, day).name_on(day) == name


def test_a_value_that_begins_later_is_found_for_an_older_day(store: Writer) -> None:
    values.add_value(store, "Play", WED, {}, None)

    assert find_value(store, "play", LONG_AGO).name_on(LONG_AGO) == "Play"
    assert find_value(store, "pl", LONG_AGO).name_on(LONG_AGO) == "Play"


def test_a_whole_name_counts_before_the_beginning_of_another(store: Writer) -> None:
    for name in ("Tea", "Tea with Ana"):
        values.add_value(store, name, MON, {}, None)

    assert find_value(store, "tea", MON).name_on(MON) == "Tea"


class TestWhatFitsNothing:
    def test_the_beginning_of_several_names_is_ambiguous_and_all_of_them_are_shown(self, named: Writer) -> None:
        with pytest.raises(Ambiguous) as refused:
            find_value(named, "conn", WED)

        assert refused.value.nearest == ("Connection", "Connie")
        assert refused.value.hint == "Did you mean Connection or Connie?"

    def test_a_near_miss_is_suggested(self, named: Writer) -> None:
        with pytest.raises(Unknown) as refused:
            find_value(named, "Conection", WED)

        assert "Connection" in refused.value.nearest
        assert refused.value.hint.startswith("Did you mean Connection")

    @pytest.mark.parametrize("typed", ["zzzzzz", "", " "])
    def test_for_what_is_near_nothing_all_values_are_shown(self, named: Writer, typed: str) -> None:
        with pytest.raises(Unknown) as refused:
            find_value(named, typed, WED)

        assert (refused.value.nearest, refused.value.hint) == (
            (),
            "Your values: Calm, Connection, Connie, order, Rest.",
        )

    def test_without_any_value_the_beginning_is_shown(self, nothing: Reader) -> None:
        with pytest.raises(Unknown) as refused:
            find_value(nothing, "Tea", WED)

        assert "add-value" in refused.value.hint

    def test_three_near_names_are_listed_as_people_list_them(self, store: Writer) -> None:
        for name in ("Tea 1", "Tea 2", "Tea 3"):
            values.add_value(store, name, MON, {}, None)

        with pytest.raises(Ambiguous) as refused:
            find_value(store, "tea", WED)

        assert refused.value.hint == "Did you mean Tea 1, Tea 2 or Tea 3?"


class TestDuplicates:
    @pytest.mark.parametrize("name", ["Connection", " CONNECTION"])
    def test_a_name_that_another_value_bears_is_refused(self, named: Writer, name: str) -> None:
        with pytest.raises(Duplicate) as refused:
            refuse_duplicate(named, name, SUN, None)

        assert "at rest" not in refused.value.message

    def test_for_a_value_at_rest_the_way_back_is_shown(self, named: Writer) -> None:
        with pytest.raises(Duplicate, match="restore-value"):
            refuse_duplicate(named, "Rest", WED, None)

    def test_a_name_that_a_value_has_laid_down_is_free(self, store: Writer) -> None:
        values.add_value(store, "Order", LONG_AGO, {}, None)
        values.edit_value(store, "Order", TUE, {"name": "Calm"})

        refuse_duplicate(store, "Order", TUE, None)
        with pytest.raises(Duplicate):
            refuse_duplicate(store, "Order", MON, None)

    def test_a_name_that_a_value_takes_on_later_is_free_until_then(self, store: Writer) -> None:
        values.add_value(store, "Order", LONG_AGO, {}, None)
        values.edit_value(store, "Order", WED, {"name": "Calm"})

        refuse_duplicate(store, "Calm", MON, until=WED)
        with pytest.raises(Duplicate):
            refuse_duplicate(store, "Calm", MON, until=None)

    def test_a_value_may_keep_its_own_name(self, named: Writer) -> None:
        own = find_value(named, "Connection", WED)

        refuse_duplicate(named, "connection", WED, None, own_id=own.id)


class TestSeveralInOneAnswer:
    @pytest.fixture
    def close(self, store: Writer) -> Writer:
        """Values whose names hold what stands between names, or quotes."""
        for name in ("Love", "Love and care", "Care", "Rest, sleep", "Rest", "and so on", 'my "own" way', "Sandy"):
            values.add_value(store, name, LONG_AGO, {}, None)
        return store

    @pytest.mark.parametrize(
        ("answer", "names"),
        [
            ("love and care", ["Love and care"]),
            ("Care and love", ["Care", "Love"]),
            ("rest, sleep", ["Rest, sleep"]),
            ("sandy, rest", ["Sandy", "Rest"]),
            ("Rest, sleep and Love and care", ["Rest, sleep", "Love and care"]),
            ("love and c and rest, s", ["Love and care", "Rest, sleep"]),
            ("Love, and Care", ["Love", "Care"]),
            ("Love, , Care,", ["Love", "Care"]),
            ("love AND rest", ["Love", "Rest"]),
            ("Rest, and so on", ["Rest", "and so on"]),
            ("and so on and rest", ["and so on", "Rest"]),
            ('"Love and care", \u201cRest\u201d', ["Love and care", "Rest"]),
            ("'love' and 'care'", ["Love", "Care"]),
            ('my "own" way and Love', ['my "own" way', "Love"]),
            ("love, Love and love", ["Love"]),
            ("Sand", ["Sandy"]),
            (' , "" and ', []),
        ],
    )
    def test_the_longest_name_that_fits_counts(self, close: Writer, answer: str, names: list[str]) -> None:
        assert [life.name_on(WED) for life in find_values(close, answer, WED)] == names

    def test_what_is_no_name_is_said_alone(self, close: Writer) -> None:
        with pytest.raises(Unknown, match="You have no value called 'Tea'"):
            find_values(close, "Love and care, Tea and rest", WED)

    def test_the_beginning_of_several_is_a_question(self, named: Writer) -> None:
        with pytest.raises(Ambiguous):
            find_values(named, "calm and conn", WED)

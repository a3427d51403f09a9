"""Scales, texts and the life of a value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from valuetrack.errors import BadText, OutOfRange
from valuetrack.model import (
    BELIEF,
    MINUTES,
    RATING,
    TEXT_LIMIT,
    Action,
    Outcome,
    Rest,
    Scale,
    Value,
    ValueLife,
    WeekRecord,
    Wording,
    clean_text,
    lines_of,
)

KEPT = st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")


def day(number: int) -> date:
    return date(2026, 1, number)


@pytest.mark.parametrize(("scale", "words"), [(RATING, "0-10"), (BELIEF, "0-100"), (Scale(3, 5), "3-5")])
def test_a_scale_names_its_range(scale: Scale, words: str) -> None:
    assert str(scale) == words


@pytest.mark.parametrize(("scale", "low", "high"), [(RATING, 0, 10), (BELIEF, 0, 100), (MINUTES, 0, 1_000_000)])
def test_a_scale_takes_both_of_its_ends_and_a_number_that_is_left_out(scale: Scale, low: int, high: int) -> None:
    assert [scale.check("effort", number) for number in (low, high, None)] == [low, high, None]


@pytest.mark.parametrize(
    ("scale", "number", "message"),
    [
        (RATING, -1, "effort is a whole number, 0-10."),
        (RATING, 11, "effort is a whole number, 0-10."),
        (BELIEF, 101, "effort is a whole number, 0-100."),
        (MINUTES, -1, "effort is a whole number, 0-1000000."),
    ],
)
def test_a_number_off_the_scale_is_refused_with_the_field_and_its_range(
    scale: Scale, number: int, message: str
) -> None:
    with pytest.raises(OutOfRange) as stopped:
        scale.check("effort", number)

    assert stopped.value.message == message
    assert stopped.value.exit_code == 2


NO_LINE_END = "\f\v\x1c\x1d\x1e\x85\u2028\u2029"


@given(st.lists(st.text(KEPT.filter(lambda one: one != "\n"))), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_a_line_ends_with_lf_crlf_or_cr_alone(lines: list[str], end: str, marked: bool) -> None:
    before = "\ufeff" if marked else "x"
    assert lines_of(before + end.join(["", *lines])) == [before.strip("\ufeff"), *lines]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tea with Ana", "tea with Ana"),
        ("  as typed \t", "  as typed \t"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("e\N{COMBINING ACUTE ACCENT}", "e\N{COMBINING ACUTE ACCENT}"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc\x1b[31m", "\N{RIGHT-TO-LEFT OVERRIDE}abc\x1b[31m"),
        ("\N{SEEDLING}" * TEXT_LIMIT, "\N{SEEDLING}" * TEXT_LIMIT),
        ("a\r\n" * (TEXT_LIMIT // 2), "a\n" * (TEXT_LIMIT // 2)),
        ("\ufefftea", "tea"),
        ("\ufeff\ufefftea", "tea"),
        ("te\ufeffa", "te\ufeffa"),
        ("\ufeff" + "s" * TEXT_LIMIT, "s" * TEXT_LIMIT),
        *((f"one{sign}two", f"one{sign}two") for sign in NO_LINE_END),
    ],
)
def test_text_is_kept_as_typed_with_one_kind_of_line_end(typed: str, kept: str) -> None:
    assert clean_text("text", typed) == kept
    assert clean_text("text", kept) == kept


# Around one sign that can be seen: a text of what nobody sees is empty.
@given(
    st.tuples(st.text(KEPT), st.sampled_from("a7é字🙂."), st.text(KEPT))
    .map("".join)
    .filter(lambda text: not text.startswith("\ufeff"))
)
@example("\xada")
def test_any_text_with_something_in_it_is_kept_unchanged(text: str) -> None:
    assert clean_text("text", text) == text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "why is empty."),
        (" \t\r\n\N{NO-BREAK SPACE}", "why is empty."),
        ("secret\0", "why holds a character that cannot be kept (NUL, or half of a surrogate pair)."),
        ("secret\ud800", "why holds a character that cannot be kept (NUL, or half of a surrogate pair)."),
        ("\udfffsecret", "why holds a character that cannot be kept (NUL, or half of a surrogate pair)."),
        ("caf\udce9", "why is not UTF-8."),
        ("\udcff\udcfes\0", "why is not UTF-8."),
        ("\ufeff", "why is empty."),
        ("\u200b\u2060 \u00ad", "why is empty."),
        ("\u2800", "why is empty."),
        ("\u3164\n", "why is empty."),
        ("s" * (TEXT_LIMIT + 1), "why has 100,001 characters; up to 100,000 can be kept."),
    ],
)
def test_text_that_cannot_be_kept_is_refused_without_repeating_it(typed: str, message: str) -> None:
    with pytest.raises(BadText) as stopped:
        clean_text("why", typed)

    assert stopped.value.message == message


@pytest.mark.parametrize(
    ("outcome", "taken"),
    [
        (None, False),
        (Outcome.DONE, True),
        (Outcome.SMALLER, True),
        (Outcome.NOT_TAKEN, False),
        (Outcome.CARRIED, False),
        (Outcome.LET_GO, False),
    ],
)
def test_a_smaller_version_is_a_full_step(outcome: Outcome | None, *, taken: bool) -> None:
    assert Action(id="a", value_id="v", text="walk", outcome=outcome).taken is taken


def test_an_action_is_due_on_its_day_or_in_its_week() -> None:
    assert Action(id="a", value_id="v", text="walk", day=day(14)).due == day(14)
    assert Action(id="a", value_id="v", text="walk", week=day(12)).due == day(12)


@pytest.mark.parametrize(("first", "second", "focus"), [(None, None, ()), ("v", None, ("v",)), ("v", "w", ("v", "w"))])
def test_a_week_has_up_to_two_focus_values_in_order(
    first: str | None, second: str | None, focus: tuple[str, ...]
) -> None:
    assert WeekRecord(id="w", week=day(12), first_focus=first, second_focus=second).focus == focus


def life(*rests: Rest) -> ValueLife:
    wordings = (
        Wording(id="1", value_id="v", day=day(5), name="Friends"),
        Wording(id="2", value_id="v", day=day(10), name="Connection"),
        Wording(id="3", value_id="v", day=day(20), name="Closeness"),
    )
    return ValueLife(Value(id="v", created=day(5)), wordings, rests)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (day(1), "Friends"),
        (day(5), "Friends"),
        (day(9), "Friends"),
        (day(10), "Connection"),
        (day(19), "Connection"),
        (day(20), "Closeness"),
        (date(2027, 1, 1), "Closeness"),
    ],
)
def test_a_value_bears_the_name_in_force_and_before_its_first_wording_the_first(on: date, name: str) -> None:
    assert life().name_on(on) == life().wording_on(on).name == name


def test_the_life_of_a_value_goes_by_the_values_id() -> None:
    assert life().id == "v"


@pytest.mark.parametrize(
    ("start", "until", "rests"),
    [
        (day(11), None, True),
        (day(12), None, False),
        (day(18), None, False),
        (day(19), None, False),
        (day(11), day(19), True),
        (day(11), day(18), False),
        (day(11), day(12), False),
        (day(12), day(19), False),
        (day(1), day(5), False),
    ],
)
def test_a_value_rests_through_a_week_that_lies_wholly_within_its_rest(
    start: date, until: date | None, *, rests: bool
) -> None:
    value = life(Rest(id="r", value_id="v", start=start, until=until))

    assert value.rests_through(day(12), day(18)) is rests


def test_any_of_several_rests_counts_and_none_is_no_rest() -> None:
    earlier = Rest(id="r", value_id="v", start=day(1), until=day(3))
    later = Rest(id="s", value_id="v", start=day(11))

    assert life(earlier, later).rests_through(day(12), day(18))
    assert not life().rests_through(day(12), day(18))


@pytest.mark.parametrize(("on", "rests"), [(day(9), False), (day(10), False), (day(11), True), (day(13), False)])
def test_a_value_is_not_at_rest_on_the_days_it_is_archived_and_brought_back(on: date, *, rests: bool) -> None:
    value = life(Rest(id="r", value_id="v", start=day(10), until=day(13)))

    assert value.rests_on(on) is rests


def test_what_is_shown_of_a_record_in_a_traceback_is_its_kind_and_id_and_never_a_text() -> None:
    action = Action(id="a", value_id="v", text="nobody else's business", day=date(2026, 1, 14))
    assert repr(action) == "<Action a>"

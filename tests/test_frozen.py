"""What never changes takes its fields, refuses what is none of them, and shows no text of a person."""

from __future__ import annotations

import pytest

from valuetrack.frozen import Frozen, replace


class Walk(Frozen):
    id: str
    note: str = "in the rain"


class LongWalk(Walk):
    hours: int = 2


def test_fields_are_taken_by_place_and_by_name_and_by_default() -> None:
    walk = LongWalk("a1", hours=3)
    assert (walk.id, walk.note, walk.hours) == ("a1", "in the rain", 3)


@pytest.mark.parametrize(
    ("values", "named", "said"),
    [
        ((), {}, "Walk: id"),
        ((), {"id": "a1", "hours": 2, "dog": True}, "Walk: dog, hours"),
        (("a1", "slowly", 3), {}, "Walk: too many values"),
    ],
)
def test_a_field_that_is_missing_or_unknown_is_refused_by_name(
    values: tuple[object, ...], named: dict[str, object], said: str
) -> None:
    with pytest.raises(TypeError) as raised:
        Walk(*values, **named)  # type: ignore[arg-type]
    assert str(raised.value) == said


def test_a_field_stays_as_it_is() -> None:
    walk = Walk("a1")
    with pytest.raises(AttributeError, match=r"^Walk\.note stays as it is\.$"):
        walk.note = "in the sun"  # type: ignore[misc]
    assert walk.note == "in the rain"


def test_a_copy_changes_what_is_named_and_nothing_else() -> None:
    walk = Walk("a1")
    assert replace(walk, note="in the sun") == Walk("a1", "in the sun")
    assert walk == Walk("a1")
    with pytest.raises(TypeError, match=r"^Walk: dog, hours$"):
        replace(walk, note="in the sun", hours=2, dog=True)


def test_two_are_equal_by_class_and_fields() -> None:
    assert Walk("a1") == Walk("a1")
    assert Walk("a1") != Walk("a2")
    assert Walk("a1") != LongWalk("a1")
    assert len({Walk("a1"), Walk("a1"), LongWalk("a1")}) == 2


def test_what_a_traceback_shows_holds_no_text() -> None:
    class Weather(Frozen):
        note: str

    assert repr(Walk("a1")) == "<Walk a1>"
    assert repr(Weather("in the rain")) == "<Weather>"

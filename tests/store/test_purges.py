"""What was removed for good is nowhere in the tables and in the log, and what stays goes back and forth as before."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.stores import (
    LATER,
    NOW,
    VALUE,
    WED,
    a_note,
    a_rating,
    a_step,
    a_value,
    an_action,
    an_opportunity,
    ask,
    rows,
    writing,
)
from tests.store.test_changes import _state, put
from tests.store.test_writing import IDS, known, once, redo, steps, take, undo
from valuetrack.errors import Nothing
from valuetrack.frozen import replace
from valuetrack.model import Comparison, Leaning, OptionLeaning, Record, Value, natural_id, new_id, text_of
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.kinds import KINDS, Change, Standing, Tombstone, from_image

if TYPE_CHECKING:
    from valuetrack.store.writing import Writer

OTHER = natural_id("value", "other")


def purge(writer: Writer, *chosen: str, drafts: tuple[str, ...] = ()) -> None:
    """Remove these records for good, with all that cannot be without them."""
    writer.purge(writer.everything().with_parts(chosen).values(), drafts)


def gone(path: Path, *chosen: str) -> None:
    once(path, lambda writer: purge(writer, *chosen))


def log(path: Path) -> list[tuple[Any, ...]]:
    return ask(path, 'SELECT entry, kind, record_id, "before", "after", standing FROM change ORDER BY entry')


def test_a_reader_says_which_records_were_removed_for_good(store: Path) -> None:
    one, other = sorted((an_action(), an_action()), key=lambda action: action.id)
    for record in (one, other):
        put(store, record)
    gone(store, one.id)
    with writing(store, now=LATER) as writer:
        purge(writer, other.id)

    with open_reading(engine_of(store)) as reader:
        found = tuple(Tombstone(id=each.id, kind="action", at=at) for each, at in ((one, NOW), (other, LATER)))
        assert reader.tombstones() == found
        assert reader.last_purged() == found[1]
        assert {*reader.purged([other.id, VALUE, *(new_id() for _ in range(600)), one.id])} == {one.id, other.id}
        assert reader.purged([VALUE]) == {}


def test_a_tombstone_is_never_from_before_the_last_change_of_what_it_stands_for(store: Path) -> None:
    ahead = NOW + timedelta(days=3)
    with writing(store, now=ahead) as writer:
        left = writer.put(a_note())
    gone(store, left.id)
    with open_reading(engine_of(store)) as reader:
        assert [one.at for one in reader.tombstones()] == [ahead]


def test_nothing_of_it_is_left_where_it_was_edited_deleted_and_taken_back(store: Path) -> None:
    note, deleted, undone = a_note("one"), a_note("two"), a_note("three")
    once(store, lambda writer: writer.put(note))
    once(store, lambda writer: writer.put(replace(note, note="other")))
    once(store, lambda writer: writer.put(deleted))
    once(store, lambda writer: writer.remove(deleted))
    once(store, lambda writer: writer.put(undone))
    undo(store)
    with open_reading(engine_of(store)) as reader:
        assert {one.left is None for one in reader.everything().values() if isinstance(one.record, Value)} == {True}
        assert [text_of(one) for one in reader.past_versions([note.id])] == ["one", "one", "other"]
    gone(store, note.id, deleted.id, undone.id)

    assert [change[2] for change in log(store)] == [VALUE]
    assert rows(store)["check_in"] == []
    assert {one for (one,) in ask(store, "SELECT id FROM tombstone")} == {note.id, deleted.id, undone.id}
    with pytest.raises(Nothing):
        redo(store)
    assert undo(store).changes == (("value", VALUE),)
    with pytest.raises(Nothing) as nothing:
        undo(store)
    assert nothing.value.hint == "What was removed for good does not come back."


def test_what_named_it_stays_and_what_cannot_be_without_it_goes(store: Path) -> None:
    action = an_action()
    carried, noticed = an_action(carried_from=action.id), an_opportunity(same_as=action.id)
    comparison = Comparison(id=new_id(), day=WED, options=("stay", "go"))
    leaning = OptionLeaning(id=new_id(), comparison_id=comparison.id, option=0, value_id=VALUE, leaning=Leaning.TOWARD)
    for record in (action, carried, noticed, comparison, leaning):
        put(store, record)
    gone(store, action.id, comparison.id)

    assert not any(action.id in str(part) for table in (*rows(store).values(), log(store)) for part in table)
    assert {one for (one,) in ask(store, "SELECT id FROM action")} == {carried.id}
    assert ask(store, "SELECT same_as FROM opportunity") == [(None,)]
    assert rows(store)["comparison"] == rows(store)["leaning"] == []
    assert {kind for (kind,) in ask(store, "SELECT kind FROM tombstone")} == {"action", "comparison", "leaning"}


def test_a_step_that_was_for_a_value_that_is_gone_goes_back_no_further(store: Path) -> None:
    action = an_action(value_id=OTHER, text="for the other")
    noticed = an_opportunity(same_as=action.id)
    third = natural_id("value", "third")
    for record in (a_value(OTHER), action, noticed, a_value(third), replace(action, value_id=third, text="for this")):
        put(store, record)
    once(store, lambda writer: writer.put(replace(action, value_id=third, text="later")))
    gone(store, OTHER)

    assert "for the other" not in str(log(store))
    undo(store)
    assert ask(store, "SELECT value_id, text FROM action") == [(third, "for this")]
    assert undo(store).changes == (("opportunity", noticed.id),)
    assert undo(store).changes == (("value", VALUE),)
    with pytest.raises(Nothing):
        undo(store)
    assert ask(store, "SELECT value_id, text FROM action") == [(third, "for this")]
    assert ask(store, "PRAGMA foreign_key_check") == []


def test_a_change_that_said_nothing_else_goes_with_what_it_named(store: Path) -> None:
    step, action = a_step(), an_action()
    for record in (step, action, replace(action, step_id=step.id)):
        put(store, record)
    gone(store, step.id)
    assert [change[1] for change in log(store)] == ["value", "action"]


def test_what_is_made_anew_under_the_same_key_is_kept(store: Path) -> None:
    rating = a_rating(WED)
    once(store, lambda writer: writer.put(rating))
    gone(store, rating.id)
    once(store, lambda writer: writer.put(a_rating(WED, 7)))
    assert ask(store, "SELECT lived FROM week_rating") == [(7,)]
    gone(store, rating.id)
    assert ask(store, "SELECT count(*) FROM tombstone") == [(1,)]


def test_the_notebook_knows_what_is_still_to_be_done(store: Path) -> None:
    note = a_note()
    once(store, lambda writer: writer.put(note))
    once(store, lambda writer: purge(writer, note.id, drafts=("reflect-1", "reflect-2")))
    assert ask(store, "SELECT kind, name FROM leftover ORDER BY kind, name") == [
        ("draft", "reflect-1"),
        ("draft", "reflect-2"),
        ("file", ""),
    ]


def replayed(writer: Writer) -> dict[str, tuple[Record, ...]]:
    """What the log says is there."""
    found: dict[str, Record] = {}
    for change in writer._records(Change, "WHERE standing = :now ORDER BY entry", now=Standing.DONE.value):
        left = from_image(KINDS[change.kind], change.after)
        found = {one: record for one, record in found.items() if one != change.record_id}
        if left is not None:
            found[change.record_id] = left
    return {
        name: tuple(sorted((one for one in found.values() if type(one) is kind), key=lambda one: one.id))
        for name, kind in KINDS.items()
    }


@settings(max_examples=15)
@given(
    done=steps(),
    groups=st.lists(st.sampled_from("ABC"), min_size=13, max_size=13),
    turns=st.lists(st.integers(0, 1), min_size=13, max_size=13),
    values=st.lists(st.sampled_from([VALUE, OTHER]), min_size=13, max_size=13),
    chosen=st.sets(st.sampled_from([*IDS, *(digit + one[1:] for digit in "45" for one in IDS), OTHER]), min_size=1),
)
def test_whatever_goes_the_log_still_says_what_is_there_and_goes_back(
    blank: Path, done: list[tuple[str, Any]], groups: list[str], turns: list[int], values: list[str], chosen: set[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder, writing(Path(copy(blank, folder))) as writer:
        for (what, record), group, turn, value in zip(done, groups, turns, values, strict=False):
            writer._group = group
            for one in (VALUE, OTHER):
                if not writer._record(Value, one):
                    writer.put(a_value(one))
            if what != "next":
                about = getattr(record, "about", None)
                record = replace(record, about=known(writer, about)) if about else record  # noqa: PLW2901
                record = replace(record, value_id=value) if hasattr(record, "text") else record  # noqa: PLW2901
                take(writer, what, record)
            for _ in range(turn):
                with suppress(Nothing):
                    writer.undo()
        everything = writer.everything()
        going = everything.with_parts(chosen)
        if not going:
            return
        writer.purge(going.values())
        before = _state(writer)

        assert replayed(writer) == before
        images = [str((one.before, one.after)) for one in writer._records(Change, "ORDER BY entry")]
        assert not any(one in image for one in going for image in images)
        with suppress(Nothing):
            while True:
                writer.undo()
                assert replayed(writer) == _state(writer)
        with suppress(Nothing):
            while True:
                writer.redo()
        assert _state(writer) == before

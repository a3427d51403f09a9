"""What is written comes back; undo and redo give the very rows."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.records import ACTION, COMPARISON, ROUTINE, STEP, TEXTS, records
from tests.store.stores import (
    LATER,
    NOW,
    VALUE,
    WED,
    a_note,
    a_rating,
    a_routine,
    a_step,
    a_value,
    a_wording,
    an_action,
    an_importance,
    an_opportunity,
    ask,
    rows,
    writing,
)
from valuetrack.errors import BadText, Nothing, Unknown
from valuetrack.frozen import replace
from valuetrack.model import (
    Action,
    Comparison,
    Leaning,
    OptionLeaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    new_id,
)
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from valuetrack.model import ChangeGroup
    from valuetrack.store.writing import Writer


def once(path: Path, change: Callable[[Writer], Any], group: str | None = None, command: str = "test") -> Any:
    """One command: what `change` gives back after the store is closed."""
    with writing(path, group, command=command) as writer:
        return change(writer)


def _noted(path: Path, note: Record) -> None:
    once(path, lambda writer: writer.put(note))


def undo(path: Path) -> ChangeGroup:
    with writing(path) as writer:
        return writer.undo()


def redo(path: Path) -> ChangeGroup:
    with writing(path) as writer:
        return writer.redo()


@pytest.fixture(scope="module")
def referred(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with five records that others refer to."""
    path = tmp_path_factory.mktemp("referred") / "notebook.db"
    copy(blank, path)
    with writing(path) as writer:
        writer.put(a_value())
        writer.put(a_step(STEP))
        writer.put(a_routine(ROUTINE))
        writer.put(an_action(ACTION))
        writer.put(Comparison(id=COMPARISON, day=WED, options=("stay", "go")))
    return path


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.__name__))
@settings(max_examples=10)
@given(data=st.data())
def test_a_record_comes_back_as_it_was_written(referred: Path, kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.db"
        copy(referred, path)
        with writing(path) as writer:
            stored = writer.put(record)
        with open_reading(engine_of(path)) as reader:
            again = reader._record(kind, record.id)
        assert again == stored
        assert stored == replace(record, entry=6, created_at=NOW, updated_at=NOW)
        with writing(path) as writer:
            assert writer.put(record) == stored
            assert writer.put(stored) == stored
        assert ask(path, "SELECT count(*) FROM change") == [(6,)]


def test_a_new_record_gets_the_logs_next_number_and_the_instant(store: Path) -> None:
    with writing(store) as writer:
        first, second = writer.put(a_wording()), writer.put(an_action())
    assert (first.entry, second.entry) == (2, 3)
    assert {first.created_at, first.updated_at, second.created_at} == {NOW}


def test_what_was_read_of_the_values_is_read_anew_once_one_is_written(store: Path) -> None:
    with writing(store) as writer:
        before = writer.lives()
        writer.put(a_wording(day=LATER.date(), name="Orchard"))
        after = writer.lives()
    assert [[wording.name for wording in life.wordings] for life in (*before, *after)] == [[], ["Orchard"]]


def test_an_edit_keeps_the_entry_and_the_instant_of_creation(store: Path) -> None:
    with writing(store) as writer:
        written = writer.put(an_action())
    with writing(store, now=LATER) as writer:
        edited = writer.put(replace(written, text="water the peas", entry=99, created_at=LATER))
    assert edited == replace(written, text="water the peas", updated_at=LATER)


def test_an_identical_record_is_not_written(store: Path) -> None:
    with writing(store) as writer:
        written = writer.put(an_action(why="two\r\nlines"))
    before = store.read_bytes()
    with writing(store, now=LATER) as writer:
        assert writer.put(replace(written, why="two\r\nlines")) == written
    assert store.read_bytes() == before


def test_a_natural_key_replaces_what_it_names(store: Path) -> None:
    with writing(store) as writer:
        writer.put(an_importance(4))
        writer.put(an_importance(6))
        assert [one.importance for one in writer.importance_of(VALUE)] == [6]


def test_many_that_are_new_are_numbered_in_their_order_and_go_back_at_once(store: Path) -> None:
    notes = [a_note("one"), a_note("two"), a_note("three")]
    with writing(store) as writer:
        writer.put(a_note("zero"))
    undo(store)
    with writing(store) as writer:
        number = writer._next_number()
        written = writer.put_new(notes)
    assert [(one.note, one.entry) for one in written] == [(one.note, number + place) for place, one in enumerate(notes)]
    assert {(one.created_at, one.updated_at) for one in written} == {(NOW, NOW)}
    with pytest.raises(Nothing):
        redo(store)
    with open_reading(engine_of(store)) as reader:
        assert reader.check_ins(WED, WED) == (*written,)
    assert len(undo(store).changes) == len(notes)
    assert rows(store)["check_in"] == []
    redo(store)
    with open_reading(engine_of(store)) as reader:
        assert reader.check_ins(WED, WED) == (*written,)
    with writing(store) as writer, pytest.raises(BadText):
        writer.put_new([a_note("four"), a_note(" ")])
    assert len(rows(store)["check_in"]) == len(notes)


def test_what_comes_at_once_into_an_empty_store_has_the_numbers_of_its_lines_in_the_log(path: Path) -> None:
    with writing(path) as writer:
        writer.put_new([a_note("one"), a_note("two")])
    assert ask(path, "SELECT check_in.entry, change.entry FROM check_in JOIN change ON record_id = id ORDER BY 1") == [
        (1, 1),
        (2, 2),
    ]


def test_what_is_compiled_to_ask_about_hundreds_is_not_kept(store: Path) -> None:
    """An import of years asks in hundreds of shapes, each of which would stay in memory."""
    with writing(store) as writer:
        writer.put(a_note())
        for size in (300, 301, 302):
            assert [*writer.exports().stories([new_id() for _ in range(size)])] == []
        kept: Any = writer._connection.engine._compiled_cache
        sizes = [len(compiled.binds) for compiled in kept.values()]
    assert sizes
    assert max(sizes) < 300


def test_a_comparison_goes_with_its_leanings_and_comes_back_with_them(store: Path) -> None:
    with writing(store) as writer:
        one, other = (writer.put(Comparison(id=new_id(), day=WED, options=("stay", "go"))) for _ in range(2))
        for comparison in (one, other):
            for option in (0, 1):
                leaning = Leaning.AWAY if option else Leaning.TOWARD
                writer.put(
                    OptionLeaning(
                        id=new_id(), comparison_id=comparison.id, option=option, value_id=VALUE, leaning=leaning
                    )
                )
    before = rows(store)
    once(store, lambda writer: writer.remove(one))
    with open_reading(engine_of(store)) as reader:
        assert reader.comparisons() == (other,)
        assert reader.leanings(one.id) == ()
        assert len(reader.leanings(other.id)) == 2
    after = rows(store)
    undo(store)
    assert rows(store) == before
    redo(store)
    assert rows(store) == after


def test_an_exception_leaves_everything_as_it_was(store: Path) -> None:
    before = rows(store)
    with pytest.raises(KeyboardInterrupt):
        once(store, lambda writer: _interrupted(writer.put(an_action())))
    assert rows(store) == before
    assert ask(store, "SELECT count(*) FROM change") == [(1,)]


def _interrupted(_: Record) -> None:
    raise KeyboardInterrupt


def test_the_log_has_complete_images_with_named_columns(store: Path) -> None:
    with writing(store, "00000000-0000-4000-8000-000000000001", command="log") as writer:
        noted = writer.put(a_note("Ärger"))
    with writing(store, now=LATER) as writer:
        writer.put(replace(noted, note="tea"))
    instant = '"2026-01-14T19:00:00.250000+00:00"'
    image = (
        f'{{"id": "{noted.id}", "entry": 2, "created_at": {instant}, "updated_at": {instant}, '
        '"day": "2026-01-14", "note": "Ärger"}'
    )
    first, second = ask(
        store, 'SELECT kind, record_id, command, "before", "after", standing FROM change WHERE entry > 1'
    )
    assert first == ("check_in", noted.id, "log", None, image, "stands")
    assert second[3] == image


def test_removing_what_is_not_there_is_unknown(store: Path) -> None:
    with writing(store) as writer, pytest.raises(Unknown):
        writer.remove(an_action())


def test_what_referred_to_a_removed_action_no_longer_does_until_undo(store: Path) -> None:
    action, noticed = an_action(), an_opportunity()
    carried, same = an_action(carried_from=action.id), an_opportunity(same_as=action.id)
    looked = Reflection(id=new_id(), day=WED, kind=ReflectionKind.AFTER_NOT_ACTING, about=action.id)
    at_noticed = Reflection(id=new_id(), day=WED, kind=ReflectionKind.WEEKLY, about=noticed.id)
    with writing(store) as writer:
        for record in (action, noticed, carried, same, looked, at_noticed):
            writer.put(record)
    before = rows(store)
    once(store, lambda writer: writer.remove(action))
    assert ask(store, "SELECT carried_from FROM action") == [(None,)]
    assert ask(store, "SELECT same_as FROM opportunity WHERE same_as IS NOT NULL") == []
    assert ask(store, "SELECT about FROM reflection WHERE about IS NOT NULL") == [(noticed.id,)]
    assert ask(store, "PRAGMA foreign_key_check") == []
    without = rows(store)
    assert len(undo(store).changes) == 4
    assert rows(store) == before
    redo(store)
    assert rows(store) == without
    once(store, lambda writer: writer.remove(noticed))
    assert ask(store, "SELECT about FROM reflection WHERE about IS NOT NULL") == []


def test_undo_takes_back_the_latest_group_whole_and_redo_brings_it_back(path: Path) -> None:
    session = new_id()
    action = an_action()
    once(path, lambda writer: writer.put(a_value()), command="add-value")
    before = rows(path)
    once(path, lambda writer: writer.put(action), session, "plan-week")
    once(path, lambda writer: writer.put(a_wording()), session, "plan-week")
    once(path, lambda writer: writer.put(replace(action, text="water the peas")), session, "plan-week")
    after = rows(path)
    taken_back = undo(path)
    assert (taken_back.id, taken_back.command, taken_back.undone) == (session, "plan-week", True)
    changes = (("action", action.id), ("wording", a_wording().id), ("action", action.id))
    assert taken_back.changes == changes
    assert rows(path) == before
    with open_reading(engine_of(path)) as reader:
        assert [(group.command, group.undone) for group in reader.groups(5)] == [
            ("plan-week", True),
            ("add-value", False),
        ]
    brought_back = redo(path)
    assert (brought_back.id, brought_back.undone, brought_back.changes) == (session, False, changes)
    assert (taken_back.is_part, brought_back.is_part) == (False, False)
    assert rows(path) == after


def test_there_is_nothing_to_undo_or_redo_in_a_new_store(path: Path) -> None:
    with pytest.raises(Nothing):
        undo(path)
    with pytest.raises(Nothing):
        redo(path)


def test_undo_goes_back_step_by_step_and_redo_forth_in_the_same_order(store: Path) -> None:
    notes = [a_note(text) for text in ("one", "two", "three")]
    for note in notes:
        _noted(store, note)
    taken_back = [undo(store).changes for _ in notes]
    brought_back = [redo(store).changes for _ in notes]
    assert brought_back == taken_back[::-1] == [(("check_in", note.id),) for note in notes]
    with pytest.raises(Nothing):
        redo(store)


def test_a_new_change_ends_what_redo_can_bring_back(store: Path) -> None:
    once(store, lambda writer: writer.put(a_note("one")))
    once(store, lambda writer: writer.put(a_note("two")))
    undo(store)
    undo(store)
    new = once(store, lambda writer: writer.put(a_note("three")))
    with pytest.raises(Nothing):
        redo(store)
    assert undo(store).changes == (("check_in", new.id),)
    assert redo(store).changes == (("check_in", new.id),)
    with pytest.raises(Nothing):
        redo(store)


def test_numbers_are_not_used_again_after_undo(store: Path) -> None:
    first = once(store, lambda writer: writer.put(a_note()))
    undo(store)
    assert once(store, lambda writer: writer.put(a_note())).entry == first.entry + 1


def test_a_session_taken_back_in_the_middle_goes_on(store: Path) -> None:
    session = new_id()
    first, second = a_note("one"), a_note("two")
    once(store, lambda writer: writer.put(first), session)
    undo(store)
    once(store, lambda writer: writer.put(second), session)
    with open_reading(engine_of(store)) as reader:
        assert not reader.groups(1)[0].undone
    assert undo(store).changes == redo(store).changes == (("check_in", second.id),)


def test_two_groups_that_were_written_in_turn_are_each_taken_back_whole(store: Path) -> None:
    before = rows(store)
    one, other = new_id(), new_id()
    for group in (one, other, one):
        once(store, lambda writer: writer.put(a_note()), group)
    after = rows(store)
    assert undo(store).id == one
    assert undo(store).id == other
    assert rows(store) == before
    assert redo(store).id == other
    assert redo(store).id == one
    assert rows(store) == after


def test_what_was_a_step_no_longer_is_once_the_step_is_removed_until_undo(store: Path) -> None:
    step = a_step()
    with writing(store) as writer:
        for record in (step, an_action(step_id=step.id), an_action()):
            writer.put(record)
    before = rows(store)
    once(store, lambda writer: writer.remove(step))
    assert ask(store, "SELECT step_id FROM action WHERE step_id IS NOT NULL") == ask(store, "SELECT id FROM step") == []
    assert ask(store, "PRAGMA foreign_key_check") == []
    undo(store)
    assert rows(store) == before


def test_an_image_from_before_a_field_was_added_gives_the_field_its_default(store: Path) -> None:
    action = once(store, lambda writer: writer.put(an_action()))
    once(store, lambda writer: writer.remove(action))
    ask(store, """UPDATE change SET "before" = replace("before", '"cost": null, ', '') WHERE "before" IS NOT NULL""")
    undo(store)
    with open_reading(engine_of(store)) as reader:
        assert reader.lived(VALUE).actions == (action,)


IDS = [f"{digit * 8}-0000-4000-8000-000000000000" for digit in "123"]


def steps() -> st.SearchStrategy[list[tuple[str, Any]]]:
    ids = st.sampled_from(IDS)
    when = st.sampled_from([{"day": WED, "week": None}, {"day": None, "week": WED}])
    action = st.builds(
        lambda one, text, outcome, came_from, placed: an_action(
            one, text=text, outcome=outcome, carried_from=came_from if came_from != one else None, **placed
        ),
        ids, TEXTS, st.none() | st.sampled_from(Outcome), st.none() | ids, when,
    )  # fmt: skip
    noticed = st.builds(lambda one, text, same: an_opportunity("4" + one[1:], text=text, same_as=same), ids, TEXTS, ids)
    looked = st.builds(
        lambda one, about, text: Reflection(
            id="5" + one[1:], day=WED, kind=ReflectionKind.WEEKLY, about=about, learned=text
        ),
        ids, st.none() | ids, TEXTS,
    )  # fmt: skip
    rated = st.builds(lambda day, lived: a_rating(WED + timedelta(day), lived), st.integers(0, 2), st.integers(0, 10))
    put = st.tuples(st.just("put"), action | noticed | looked | rated)
    remove = st.tuples(st.just("remove"), action | noticed | looked | rated)
    return st.lists(put | put | remove | st.tuples(st.just("next"), st.none()), min_size=1, max_size=12)


def known(writer: Writer, one: str | None) -> str | None:
    return one if one and writer._record(Action, one) else None


def take(writer: Writer, what: str, record: Record) -> None:
    if what == "remove":
        if writer._record(type(record), record.id):
            writer.remove(record)
        return
    for name in ("carried_from", "same_as"):
        if hasattr(record, name):
            changes: dict[str, Any] = {name: known(writer, getattr(record, name))}
            record = replace(record, **changes)
    writer.put(record)


def _groups(steps: list[tuple[str, Any]]) -> Iterator[list[tuple[str, Any]]]:
    group: list[tuple[str, Any]] = [("put", a_value())]
    for step in steps:
        if step[0] == "next":
            yield group
            group = []
        else:
            group.append(step)
    yield group


@settings(max_examples=20)
@given(done=steps())
def test_undoing_everything_leaves_nothing_and_redoing_it_the_same_rows(
    blank: Path, done: list[tuple[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notebook.db"
        copy(blank, path)
        states = [rows(path)]
        for number, group in enumerate(_groups(done)):
            log = ask(path, "SELECT count(*) FROM change")
            with writing(path, now=NOW + timedelta(minutes=number)) as writer:
                for what, record in group:
                    take(writer, what, record)
            if ask(path, "SELECT count(*) FROM change") != log:
                states.append(rows(path))
        for before in states[-2::-1]:
            undo(path)
            assert rows(path) == before
        assert not any(rows(path).values())
        with pytest.raises(Nothing):
            undo(path)
        for after in states[1:]:
            redo(path)
            assert rows(path) == after
        with pytest.raises(Nothing):
            redo(path)
        assert ask(path, "PRAGMA foreign_key_check") == []

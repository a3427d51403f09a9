"""The log of changes: sessions that wrote in turn go back in parts, and nothing keeps undo from an empty list."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.stores import VALUE, WED, a_note, a_rating, a_step, a_value, an_action, ask, rows, writing
from tests.store.test_writing import known, once, redo, steps, take, undo
from valuetrack.errors import Nothing
from valuetrack.frozen import replace
from valuetrack.model import Action, Outcome, Record, Reflection, ReflectionKind, Value, facts_of, new_id
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.kinds import KINDS, R

if TYPE_CHECKING:
    from collections.abc import Callable

    from valuetrack.model import ChangeGroup
    from valuetrack.store.writing import Writer


def put(path: Path, record: R, group: str | None = None, command: str = "test") -> R:
    """Write one record as one command."""
    stored: R = once(path, lambda writer: writer.put(record), group, command)
    return stored


def test_a_session_on_which_another_built_goes_back_in_parts(store: Path) -> None:
    session, action = new_id(), an_action()
    states = [rows(store)]
    for group, record in (
        (session, action),
        (new_id(), replace(action, outcome=Outcome.DONE)),
        (session, an_action(text="oil the gate")),
    ):
        put(store, record, group, "plan-week" if group == session else "check-in")
        states.append(rows(store))

    taken_back = [undo(store) for _ in range(3)]

    assert [(one.command, one.is_part) for one in taken_back] == [
        ("plan-week", True),
        ("check-in", False),
        ("plan-week", False),
    ]
    assert [[record.text for record in one.records if isinstance(record, Action)] for one in taken_back] == [
        ["oil the gate"],
        ["water the beans"],
        ["water the beans"],
    ]
    assert rows(store) == states[0]
    for state in states[1:]:
        redo(store)
        assert rows(store) == state


def test_what_others_did_not_build_on_goes_back_with_its_session(store: Path) -> None:
    session, action = new_id(), an_action()
    put(store, a_note(), session)
    put(store, action, session)
    put(store, replace(action, outcome=Outcome.DONE))
    put(store, a_rating(WED), session)

    assert [kind for kind, _ in undo(store).changes] == ["check_in", "week_rating"]


def named_once(path: Path, session: str) -> None:
    """A record of the session is named by another that turns to something else afterwards."""
    step, other = a_step(), a_step()
    put(path, other)
    put(path, step, session)
    action = put(path, an_action(step_id=step.id))
    put(path, replace(action, step_id=other.id))


def turned_to(path: Path, session: str) -> None:
    """Somebody looks back at a record of the session, which no foreign key holds."""
    action = put(path, an_action(), session)
    put(path, Reflection(id=new_id(), day=WED, kind=ReflectionKind.WEEKLY, about=action.id))


def taken_from_under_it(path: Path, session: str) -> None:
    """The session leaves a step for another, and the step is taken out."""
    step, other = a_step(), a_step()
    for record in (step, other):
        put(path, record)
    action = put(path, an_action(step_id=step.id))
    put(path, replace(action, step_id=other.id), session)
    once(path, lambda writer: writer.remove(step))


@pytest.mark.parametrize("entangle", [named_once, turned_to, taken_from_under_it])
def test_what_others_built_on_stays_until_that_is_taken_back(
    store: Path, entangle: Callable[[Path, str], None]
) -> None:
    session = new_id()
    entangle(store, session)
    put(store, a_note(), session)
    changes = [change for group in all_groups(store) for change in group.changes]

    first = undo(store)

    assert (first.is_part, [kind for kind, _ in first.changes]) == (True, ["check_in"])
    rest = [change for _ in range(len(all_groups(store)) - 1) for change in undo(store).changes]
    assert sorted([*first.changes, *rest]) == sorted(changes)


def test_what_begins_anew_is_passed_over_and_stays(store: Path) -> None:
    """As a purge leaves the first line of what stays of a record: what was before it is nowhere any more."""
    put(store, a_rating(WED))
    put(store, a_note())
    ask(store, "UPDATE change SET before = after WHERE entry IN (1, 3)")

    assert [kind for kind, _ in undo(store).changes] == ["week_rating"]
    with pytest.raises(Nothing):
        undo(store)
    assert {kind for kind, found in rows(store).items() if found} == {"value", "check_in"}


def all_groups(path: Path) -> tuple[ChangeGroup, ...]:
    with open_reading(engine_of(path)) as reader:
        assert reader.count_groups(1_000) == len(reader.groups(1_000))
        assert reader.count_groups(1) == 1
        return reader.groups(1_000)


def _state(writer: Writer) -> dict[str, tuple[Record, ...]]:
    """All that is there, whose references hold, also those that no foreign key holds."""
    found = {name: writer._records(kind, "ORDER BY id") for name, kind in KINDS.items()}
    ids = {record.id for some in found.values() for record in some}
    for record in (record for some in found.values() for record in some):
        named = {getattr(record, name) for name, fact in facts_of(type(record)).items() if fact.kind == "reference"}
        assert named - {None} <= ids
    return found


@settings(max_examples=30)
@given(
    done=steps(),
    groups=st.lists(st.sampled_from("ABC"), min_size=13, max_size=13),
    turns=st.lists(st.integers(0, 2), min_size=13, max_size=13),
)
def test_sessions_that_wrote_in_turn_go_back_to_nothing_and_forth_the_same_way(
    blank: Path, done: list[tuple[str, Any]], groups: list[str], turns: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder, writing(Path(copy(blank, folder))) as writer:
        for (what, record), group, turn in zip(done, groups, turns, strict=False):
            writer._group = group
            if not writer._record(Value, VALUE):
                writer.put(a_value())
            if what != "next":
                about = getattr(record, "about", None)
                take(writer, what, replace(record, about=known(writer, about)) if about else record)
            for go in [writer.undo] * turn + [writer.redo] * (turn - 1):  # also in the middle of the sessions
                with suppress(Nothing):
                    go()
        states = [_state(writer)]
        with suppress(Nothing):
            while True:
                writer.undo()
                states.append(_state(writer))
        assert not any(states.pop().values())
        while states:
            writer.redo()
            assert _state(writer) == states.pop()

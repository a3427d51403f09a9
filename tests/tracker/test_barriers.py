"""What barriers are about, and what they did over the weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.tracker.conftest import LONG_AGO, WED
from valuetrack.errors import Contradiction
from valuetrack.model import BarrierKind, BarrierSource, Outcome
from valuetrack.tracker import actions, opportunities, values
from valuetrack.tracker.barriers import with_kind

if TYPE_CHECKING:
    from valuetrack.model import Action, Opportunity
    from valuetrack.store.writing import Writer

INSIDE = {"anxiety", "fatigue", "self-criticism", "thought", "habit"}
INTERNAL, EXTERNAL = BarrierKind


@pytest.fixture(autouse=True)
def _connection(store: Writer) -> None:
    """Connection is there."""
    values.add_value(store, "Connection", LONG_AGO, {}, None)


def planned(store: Writer, text: str = "Call Ines", **fields: Any) -> Action:
    """An action on Wednesday for Connection."""
    return actions.plan(store, text, "Connection", [WED], 0, fields).records[0]


def noticed(store: Writer, text: str = "lunch", **fields: Any) -> Opportunity:
    """An opportunity of Wednesday that was not taken."""
    logged = opportunities.log_opportunity(store, text, "Connection", WED, 0, fields, taken=False)
    return cast("Opportunity", logged.records[0])


@pytest.mark.parametrize("source", BarrierSource)
def test_what_a_barrier_is_about_says_whence_it_came(source: BarrierSource) -> None:
    kind = INTERNAL if source in INSIDE else EXTERNAL
    assert with_kind({"barrier_source": source}) == {"barrier_source": source, "barrier_kind": kind}
    assert with_kind({"barrier_source": source, "barrier_kind": kind})["barrier_kind"] is kind
    for other in (*({*BarrierKind} - {kind}), None):
        with pytest.raises(Contradiction) as stopped:
            with_kind({"barrier_source": source, "barrier_kind": other})
        assert stopped.value.exit_code == 2
        assert source.said in stopped.value.message


def test_what_is_not_said_stays_open() -> None:
    assert with_kind({"got_in_way": "x"}) == {"got_in_way": "x"}
    assert with_kind({"barrier_source": None, "barrier_kind": INTERNAL}) == {
        "barrier_source": None,
        "barrier_kind": INTERNAL,
    }


def test_every_way_to_say_how_it_went_says_whence_the_barrier_came(store: Writer) -> None:
    money = {"barrier_source": BarrierSource.MONEY}
    went: list[Any] = [
        actions.check_in(store, planned(store).id, Outcome.NOT_TAKEN, WED, 0, money),
        actions.carry(store, planned(store).id, WED, WED, 0, money),
        actions.edit_action(store, planned(store).id, None, money, WED, 0),
    ]
    assert [one.records[0].barrier_kind for one in went] == [EXTERNAL] * 3
    assert noticed(store, **money).barrier_kind is EXTERNAL


def test_another_kind_is_refused_while_what_it_was_about_stands_and_taken_once_that_is_cleared(store: Writer) -> None:
    one = noticed(store, barrier_source=BarrierSource.HABIT)
    with pytest.raises(Contradiction):
        opportunities.edit_opportunity(store, one.id, None, {"barrier_kind": EXTERNAL})
    opportunities.edit_opportunity(store, one.id, None, {"barrier_kind": EXTERNAL, "barrier_source": None})
    [edited] = opportunities.edit_opportunity(store, one.id, None, {"got_in_way": "rain"}).records
    assert vars(edited)["barrier_kind"] is EXTERNAL
    [edited] = opportunities.edit_opportunity(store, one.id, None, {"barrier_source": BarrierSource.THOUGHT}).records
    assert vars(edited)["barrier_kind"] is INTERNAL

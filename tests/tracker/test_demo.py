"""The four invented weeks: entered as anybody's would be, and good to look at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from valuetrack.model import new_id
from valuetrack.reports.reviews import WeekReview
from valuetrack.store.database import engine_of, open_reading, open_writing
from valuetrack.tracker import demo, reviews
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from valuetrack.store.reading import Reader


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    path: Path = tmp_path_factory.mktemp("demo") / "demo.db"
    demo.fill(lambda now, command: open_writing(engine_of(path), now=now, command=command, group=new_id()))
    with open_reading(engine_of(path)) as reader:
        yield reader


def review(store: Reader, number: int) -> WeekReview:
    found = reviews.review_week(store, Week(demo.FIRST + timedelta(weeks=number)))
    assert isinstance(found, WeekReview)
    return found


def test_every_value_of_every_week_is_rated_or_rests(filled: Reader) -> None:
    for number in range(4):
        assert all(row.lived is not None or row.reading == "resting" for row in review(filled, number).values)


def test_the_last_week_shows_what_a_review_can_show(filled: Reader) -> None:
    last = review(filled, 3)

    assert last.week.end == demo.LAST
    assert last.totals.actions.not_recorded == 1
    assert {row.change_reading for row in last.values} >= {"closer", "about the same"}
    assert len(last.focus_offer) >= 2
    assert (last.reflections, last.check_ins, last.anxiety.pairs) == (1, 1, ((5, 2), (7, 6)))
    assert (last.barriers.internal, last.barriers.external) == (1, 1)


def test_a_belief_was_tried_out_in_the_second_week(filled: Reader) -> None:
    assert review(filled, 1).experiments[0].change == -50


def test_the_call_that_was_carried_on_is_the_one_that_was_done_a_week_later(filled: Reader) -> None:
    carried = [row.actions.carried for row in review(filled, 2).values]
    actions = filled.actions(Week(demo.FIRST + timedelta(weeks=3)))

    assert sum(carried) == 1
    assert [action.outcome for action in actions if action.carried_from] == ["done"]

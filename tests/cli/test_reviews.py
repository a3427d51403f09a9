"""Several weeks from the command line: which weeks are meant, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.mark.parametrize(
    ("days", "weeks"),
    [
        (("--from", "2026-01-07", "--to", "2026-01-12"), ["2026-W02", "2026-W03"]),
        (("--from", "2026-01-05"), ["2026-W02", "2026-W03"]),
        (("--from", "today", "--to", "today"), ["2026-W03"]),
        (("--from", "2025-12-28", "--to", "2026-01-05"), ["2025-W52", "2026-W01", "2026-W02"]),
    ],
)
def test_the_weeks_are_those_of_both_days_and_all_between_them(
    written: Notebook, days: tuple[str, ...], weeks: list[str]
) -> None:
    assert [one["week"]["iso"] for one in written.data("review-week", *days)["weeks"]] == weeks


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--from", "today", "--to", "yesterday"), 2, "--from comes after --to."),
        (("--from", "today", "--week", "last"), 2, "--week is one week, --from and --to are several."),
        (("--to", "today"), 2, "The first day is needed here."),
        (("--from", "2025-01-20"), 0, ""),
        (("--from", "2025-01-19"), 2, "Those are 53 weeks; at most 52 are shown at once."),
    ],
)
def test_what_is_not_clear_or_too_much_is_refused(
    written: Notebook, arguments: tuple[str, ...], code: int, said: str
) -> None:
    found = written.run("review-week", *arguments)

    assert (found.code, found.err.partition("\n")[0]) == (code, said)


def test_what_serves_a_second_value_is_told_at_both_and_counted_at_its_first_alone(written: Notebook) -> None:
    written.do("plan-week", "Read to Priya", "-v", "conn", "--also", "growth", "--on", "mon", "--week", "this")
    [one] = [one for one in written.data("show-week")["actions"] if one["text"] == "Read to Priya"]
    before = {row["value"]: row for row in written.data("review-week")["values"]}["Growth"]
    written.do("check-in", one["short"], "--outcome", "done", "--learned", "slowly")
    written.do("log-opportunity", "a talk", "-v", "conn", "-n", "--also", "Rest")

    for command in (
        ("review-week",),
        ("review-week", "--from", "2026-01-12", "--to", "today"),
        ("--words-only", "review-week"),
    ):
        shown = written.do(*command).out
        assert 'done: Read to Priya, "slowly" (also for Growth)\n' in shown
        assert '\nGrowth\n  • done: Read to Priya, "slowly" (for Connection, and counted there)\n' in shown
        assert "noticed, not this time: a talk (also for Rest)\n" in shown
        assert "\nRest\n" not in shown, "a second value gets no row by it"
    told = {one["text"]: one for one in written.data("review-week")["entries"]}
    assert (told["Read to Priya"]["value"], told["Read to Priya"]["also"]) == ("Connection", "Growth")
    assert told["Text Priya at lunch"]["also"] is told["Text Priya at lunch"]["also_id"] is None
    after = {row["value"]: row for row in written.data("review-week")["values"]}["Growth"]
    assert after == before

"""Actions at the command line: how they went, carrying them on, and putting them right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.options import OUTCOME, PLAN, flags
from tests.cli.prepared import add_alike
from valuetrack.frozen import names_of
from valuetrack.model import Happened

if TYPE_CHECKING:
    from tests.notebook import Notebook

HAPPENED_FIELDS = [name for name in names_of(Happened) if name not in ("id", "entry")]


def action(notebook: Notebook, prefix: str = "3f2", week: str = "this") -> dict[str, Any]:
    """The stored action of a week whose id begins with `prefix`."""
    return next(one for one in notebook.data("show-week", "-w", week)["actions"] if one["id"].startswith(prefix))


def test_carried_alone_plans_nothing(written: Notebook) -> None:
    written.do("check-in", "3f2", "--outcome", "carried", "--got-in-way", "worked late")
    assert action(written)["outcome"] == "carried"
    assert written.data("show-week", "-w", "next")["actions"] == []


def test_carried_to_a_later_week_plans_a_copy_of_the_plan_and_nothing_that_happened(written: Notebook) -> None:
    written.do("edit-action", "3f2", *flags(PLAN))
    data = written.data("check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20", *flags(OUTCOME))
    old, copy = data["records"]
    assert data["ids"] == [old["id"], copy["id"]]
    assert old["id"] != copy["id"]
    assert (old["outcome"], copy["outcome"], copy["outcome_day"]) == ("carried", None, None)
    assert (copy["day"], copy["week"], copy["carried_from"]) == ("2026-01-20", None, old["id"])
    for name in ("value_id", "text", *(field.field for field in PLAN)):
        assert copy[name] == old[name] is not None
    for name in ("belief_after", "result", *HAPPENED_FIELDS):
        assert name in ("created_at", "updated_at") or not copy[name]
        assert old[name]


def test_carried_within_the_week_moves_the_action_with_its_id_and_leaves_it_open(written: Notebook) -> None:
    data = written.data("check-in", "3f2", "--outcome", "carried", "--to", "fri", "--got-in-way", "worked late")
    (moved,) = data["records"]
    assert data["ids"] == [moved["id"]]
    assert (moved["id"][:3], moved["day"], moved["outcome"]) == ("3f2", "2026-01-16", None)
    assert moved["got_in_way"] == "worked late"
    assert len(written.data("show-week")["actions"]) == 1


def test_an_action_of_any_day_is_carried_to_a_day_of_its_week(written: Notebook) -> None:
    written.do("edit-action", "3f2", "--on", "none")
    assert written.data("check-in", "3f2", "--outcome", "carried", "--to", "fri")["records"][0]["week"] is None
    assert action(written)["day"] == "2026-01-16"


def test_what_has_come_along_twice_is_asked_about(written: Notebook) -> None:
    copy = written.data("check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20")["ids"][1]
    said = written.do("check-in", copy, "--outcome", "carried", "--to", "2026-01-27", day="2026-01-20")
    assert said.err == "This one has come along twice. Smaller, different, or let it go?\n"


def test_carried_to_and_its_note_are_taken_back_together(written: Notebook) -> None:
    before = written.data("show-week")
    written.do("check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20", "--note", "next week then")
    assert "1 note" in written.do("undo").out
    assert written.data("show-week") == before
    assert written.data("show-week", "-w", "next")["actions"] == []


@pytest.mark.parametrize("outcome", ["done", "smaller", "not-taken", "carried", "let-go", "not taken", "LET_GO"])
def test_an_outcome_is_recorded_and_none_opens_the_action_again(written: Notebook, outcome: str) -> None:
    written.do("check-in", "3f2", "--outcome", outcome)
    assert action(written)["outcome"] == outcome.lower().replace(" ", "-").replace("_", "-")
    assert written.do("check-in", "3f2", "--outcome", "none").out.startswith('Open again: "Text Priya at lunch" (3f2)')
    assert action(written)["outcome"] is None


def test_an_outcome_is_entered_for_its_day_and_keeps_the_actions_week(written: Notebook) -> None:
    record = written.data("check-in", "3f2", "--outcome", "done", "--on", "2026-01-20", day="2026-01-21")["records"][0]
    assert (record["outcome_day"], record["day"]) == ("2026-01-20", "2026-01-14")
    assert written.data("review-week", "-w", "2026-W03")["totals"]["actions"]["done"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--outcome", "done", "--anxiety-before", "7", "--anxiety-after", "6"], "7 before, 6 after. You did it with"),
        (["--outcome", "not-taken", "--barrier-kind", "external"], "That was not in your hands."),
        (["--outcome", "not-taken"], "That is all right. Some days have no room for it."),
        (["--outcome", "smaller"], "That was a step toward Connection."),
    ],
)
def test_a_kind_word_follows_an_outcome(written: Notebook, arguments: list[str], words: str) -> None:
    assert words in written.do("check-in", "3f2", *arguments).err


def test_an_edit_changes_what_is_named_and_keeps_the_rest(written: Notebook) -> None:
    before = written.data("edit-action", "3f2", "--confidence", "6")["records"][0]
    after = written.data("edit-action", "3f2", "--why", "warmth")["records"][0]
    assert {key for key in before if before[key] != after[key]} <= {"why", "updated_at"}
    assert written.data("edit-action", "3f2", "-v", "growth")["records"][0]["value_id"] != after["value_id"]


def test_an_outcome_set_by_an_edit_has_a_day_and_one_taken_away_has_none(written: Notebook) -> None:
    assert written.data("edit-action", "3f2", "--outcome", "done")["records"][0]["outcome_day"] == "2026-01-14"
    assert written.data("edit-action", "3f2", "--outcome", "none")["records"][0]["outcome_day"] is None


def test_what_happened_to_an_action_in_a_value_now_at_rest_can_still_be_put_right(written: Notebook) -> None:
    written.do("archive-value", "conn", "--on", "2026-01-13")
    assert written.data("edit-action", "3f2", "--outcome", "done")["records"][0]["outcome"] == "done"


@pytest.mark.parametrize(
    "command", ["edit-action 3f2", "edit-opportunity 9c1", "edit-reflection b07", "edit-value conn"]
)
def test_an_edit_without_anything_to_change_asks_for_it(written: Notebook, command: str) -> None:
    said = written.run(*command.split())
    assert (said.code, said.err.splitlines()[0]) == (2, "Something to change is needed here.")


def test_ids_never_change_and_are_never_reused(written: Notebook) -> None:
    first = written.data("plan-week", "Stretch", "-v", "conn", "-o", "fri")["id"]
    written.do("edit-action", first, "--text", "Stretch longer", "-o", "sat", "-v", "growth")
    written.do("check-in", first, "--outcome", "done")
    assert action(written, first)["text"] == "Stretch longer"
    written.do("delete", first, "--yes")
    assert written.data("plan-week", "Stretch", "-v", "conn", "-o", "fri")["id"] != first


def test_a_short_id_grows_with_what_else_is_there_and_a_longer_one_still_fits(written: Notebook) -> None:
    add_alike(written.db)
    shorts = [one["short"] for one in written.data("show-week")["actions"]]
    assert shorts == ["3f2a5b6c", "3f2a5b6d"]
    assert "(3f2a5b6c)" in written.do("check-in", "3F2A5B6C-0000", "--outcome", "done").out


def test_setting_a_week_aside_and_taking_it_up_again(written: Notebook) -> None:
    written.do("set-aside-week")
    assert written.data("review-week")["away"] is True
    assert "This week is set aside." in written.do("show-week").out
    written.do("set-aside-week", "--resume")
    assert written.data("review-week")["away"] is False


BEFOREHAND = {
    "why": "she is alone",
    "cue": "the dishes",
    "energy_window": "evening",
    "with_whom": "Ines",
    "coping": "a note",
    "smaller": "a wave",
    "reward": "tea",
}


def test_what_was_thought_of_stands_where_it_is_about_to_happen_in_words_and_as_keys(written: Notebook) -> None:
    for name, said in BEFOREHAND.items():
        written.do("edit-action", "3f2", f"--{name.replace('_', '-').removesuffix('-whom')}", said)
    written.do("edit-action", "3f2", "--planned-minutes", "10")
    in_short = (
        "What may help - 3f2: Because: she is alone. When: the dishes, evening. "
        "If this comes up: no words. Then: a note. Or smaller: a wave. With: Ines. Afterwards: tea."
    )
    for command in ((), ("today",)):
        assert in_short in " ".join(written.do(*command, "--plain").out.split())
    whole = (
        in_short.replace("3f2: Because", "Because")
        .replace("evening", "evening, 10 minutes")
        .replace(". ", " - ")
        .replace("tea.", "tea")
    )
    story = " ".join(written.do("show", "3f2", "--plain").out.split())
    assert whole.replace("no words - Then: a note", "no words. Then: a note.") in story
    assert "coping" not in story.partition(" History ")[0]

    cards = (
        written.data()["today"]["actions"][0],
        written.data("today")["actions"][0],
        written.data("show", "3f2")["card"],
    )
    for one in cards:
        assert {name: one[name] for name in BEFOREHAND} == BEFOREHAND
        assert (one["meaning"], one["planned_minutes"]) == ("letting people in", 10)
    assert written.data("show", "9c1")["card"] is None

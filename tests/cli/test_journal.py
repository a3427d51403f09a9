"""Finding again what was written: the journal and one entry whole, by flags, in a pipe and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import prepared

if TYPE_CHECKING:
    from tests.notebook import Notebook


@pytest.fixture
def told(written: Notebook) -> Notebook:
    """The prepared notebook with a hard moment, a note of a week and a plan for hard times."""
    written.do("hard-moment", "--intensity", "4", "--kind-words", "It passes.", "--on", "2026-01-10")
    written.do("rate-week", "growth", "--note", "Ein stiller Tag im Café", "--week", "2026-01-05")
    written.do("maintenance-plan", "--signs", "short nights")
    written.do("plan-week", "Read outside", "-v", "growth", "--week", "next")
    return written


def kinds(notebook: Notebook, *options: str) -> list[str]:
    return [one["kind"] for one in notebook.data("journal", *options)["entries"]]


def texts(notebook: Notebook, *options: str) -> list[str]:
    return [one["text"] for one in notebook.data("journal", *options)["entries"]]


class TestTheJournal:
    def test_entries_of_every_kind_stand_by_day_the_newest_first(self, told: Notebook) -> None:
        lines = [line.split("\t") for line in told.do("journal").out.splitlines()]

        assert [(line[1], line[2], line[3], line[4], line[5]) for line in lines] == [
            ("week of Mon 2026-01-19", "action", "Growth", "open", "Read outside"),
            ("Wed 2026-01-14", "plan for hard times", "", "", "short nights"),
            ("Wed 2026-01-14", "action", "Connection", "open", "Text Priya at lunch\\nno words"),
            ("Tue 2026-01-13", "note", "", "", "two of three so far"),
            ("Tue 2026-01-13", "activity", "Connection", "", "watched a film with Ines"),
            ("Tue 2026-01-13", "reflection", "", "", "I froze."),
            ("Tue 2026-01-13", "comparison", "", "", "Thursday evenings\\nthe choir\\nthe evening class"),
            ("Tue 2026-01-13", "opportunity", "Connection", "taken", "lunch invitation"),
            ("Tue 2026-01-13", "routine", "Connection", "", "Bake for Ines"),
            ("Tue 2026-01-13", "routine", "Connection", "", "Walk with Priya"),
            ("Tue 2026-01-13", "step", "Growth", "", "Read a book"),
            ("Tue 2026-01-13", "step", "Growth", "", "Read one page"),
            ("Sat 2026-01-10", "hard moment", "", "", "It passes."),
            ("week of Mon 2026-01-05", "note of a week", "Growth", "", "Ein stiller Tag im Café"),
            (
                "Thu 2026-01-01",
                "action",
                "Connection",
                "open",
                "Ask Ines how she is\\nsee people again\\nshe will not want to talk",
            ),
        ]

    def test_the_id_of_each_can_be_typed(self, told: Notebook) -> None:
        for line in told.do("journal").out.splitlines():
            short, *_ = line.split("\t")
            assert told.data("show", short)["short"] == short

    @pytest.mark.parametrize(
        ("options", "found"),
        [
            (["--kind", "note", "--kind", "reflection"], ["note", "reflection"]),
            (["--kind", "hard moment"], ["hard-moment"]),
            (["--value", "growth"], ["action", "step", "step", "week-note"]),
            (
                ["--value", "conn"],
                ["action", "activity", "reflection", "comparison", "opportunity", "routine", "routine", "action"],
            ),
            (["--from", "2026-01-14"], ["action", "plan", "action"]),
            (["--to", "2026-01-09"], ["week-note", "action"]),
            (["--from", "2026-01-10", "--to", "2026-01-13", "--kind", "step"], ["step", "step"]),
            (["--about", "3f2"], ["action", "reflection"]),
            (["--about", "d0e"], ["note"]),
            (["--value", "conn", "--kind", "note"], []),
            (["--value", "rest"], []),
        ],
    )
    def test_it_can_be_narrowed(self, told: Notebook, options: list[str], found: list[str]) -> None:
        assert kinds(told, *options) == found

    def test_what_turns_to_an_entry_is_found_by_its_id(self, told: Notebook) -> None:
        noted = told.data("log-opportunity", "we walked", "-v", "conn", "-t", "--same-as", "3f2")["id"]
        carried = told.data("check-in", "3f2", "--outcome", "carried", "--to", "2026-01-20")["ids"][1]
        planned = told.data("plan-week", "--step", "5e1", "--on", "fri")["id"]
        told.do("reflect", "so it went", "--about", noted)

        ids = {one["id"] for one in told.data("journal", "--about", "3f2")["entries"]}
        assert ids == {prepared.ACTION, prepared.REFLECTION, noted, carried}
        assert {one["id"] for one in told.data("journal", "--about", "5e1")["entries"]} == {prepared.STEP, planned}
        assert texts(told, "--about", noted) == ["we walked", "so it went"][::-1]

    @pytest.mark.parametrize(
        ("words", "found"),
        [
            (["LUNCH"], ["Text Priya at lunch", "lunch invitation"]),
            (["priya", "words"], ["Text Priya at lunch"]),
            (["cafe"], ["Ein stiller Tag im Café"]),
            (["CAFÉ", "Tag"], ["Ein stiller Tag im Café"]),
            (["evening class"], ["Thursday evenings"]),
            (["no such words"], []),
        ],
    )
    def test_words_are_found_in_any_text_of_an_entry_in_any_case_and_without_accents(
        self, told: Notebook, words: list[str], found: list[str]
    ) -> None:
        assert texts(told, *words) == found

    def test_words_and_the_rest_narrow_together(self, told: Notebook) -> None:
        assert texts(told, "lunch", "--kind", "opportunity") == ["lunch invitation"]
        assert texts(told, "lunch", "--from", "2026-01-14") == ["Text Priya at lunch"]

    @pytest.mark.parametrize("word", ["Işık", "ISIK", "ışık", "isik"])
    def test_letters_with_and_without_dots_are_one_for_the_search(self, written: Notebook, word: str) -> None:
        written.do("check-in", "--note", "Işık açıktı")
        assert texts(written, word) == ["Işık açıktı"]

    def test_the_latest_twenty_are_shown_and_how_many_more(self, written: Notebook) -> None:
        for number in range(25):
            written.do("check-in", "--note", f"note {number}", "--on", f"2025-12-{number + 1:02}")

        said = written.do("journal", "--kind", "note")
        assert (len(said.out.splitlines()), said.err) == (20, "6 entries are older; --all shows all.\n")
        assert (
            written.do("journal", "--kind", "note", "--words-only").err == "Some entries are older; --all shows all.\n"
        )
        every = written.do("journal", "--kind", "note", "--all")
        assert (len(every.out.splitlines()), every.err) == (26, "")
        found = written.data("journal", "note", "--kind", "note")
        assert (len(found["entries"]), found["more"], found["entries"][0]["day"]) == (20, 5, "2025-12-25")
        assert written.do("journal", "--kind", "note", "--from", "2025-12-05").err.startswith("2 entries are older")
        assert written.do("journal", "--kind", "note", "--from", "2025-12-06").err.startswith("1 entry is older")

    def test_nothing_is_said_as_it_is(self, notebook: Notebook) -> None:
        notebook.do("add-value", "Tea")

        assert notebook.do("journal").err.startswith("Nothing is written yet.")
        assert notebook.data("journal") == {"start": None, "end": None, "entries": [], "more": 0, "narrowed": False}
        notebook.do("check-in", "--note", "so far")
        said = notebook.do("journal", "--kind", "step")
        assert (said.code, said.out, said.err) == (
            0,
            "",
            "Nothing that you wrote fits. `valuetrack journal` shows the latest of all.\n",
        )

    def test_a_range_that_ends_before_it_begins_is_refused(self, written: Notebook) -> None:
        said = written.run("journal", "--from", "2026-01-10", "--to", "2026-01-09")
        assert (said.code, said.err.splitlines()[0]) == (2, "--from comes after --to.")

    def test_an_entry_after_midnight_belongs_to_the_day_before(self, written: Notebook) -> None:
        (written.home / ".config" / "valuetrack").mkdir(parents=True)
        (written.home / ".config" / "valuetrack" / "config.toml").write_text('day_start = "04:00"\n', encoding="utf-8")
        written.do("add-step", "growth", "Sit", "--difficulty", "1", day="2026-01-16T02:00:00")

        assert texts(written, "--kind", "step", "--from", "2026-01-15", "--to", "2026-01-15") == ["Sit"]
        assert written.data("journal", "--kind", "step")["entries"][0]["day"] == "2026-01-15"


class TestOneEntry:
    def test_it_is_shown_whole_with_its_history(self, told: Notebook) -> None:
        told.do("edit-action", "3f2", "--on", "fri", "--confidence", "none", "--why", "she is kind", day="2026-01-15")
        told.do("check-in", "3f2", "--outcome", "smaller", "--minutes", "5", "--helped", "a walk", day="2026-01-16")

        assert (
            told.do("show", "3f2").out
            == """\
Action 3f2
  • what: Text Priya at lunch
  • value: Connection
  • day: Fri 2026-01-16
  • entered for: Fri 2026-01-16
  • how it went: smaller version done
  • minutes: 5
  • helped: a walk

What may help
  • Because: she is kind
  • This may come up: no words

History
  • Fri 2026-01-16, check-in
    minutes: 5
    helped: a walk
    how it went: smaller version done
    entered for: Fri 2026-01-16
  • Thu 2026-01-15, edit-action
    day: Fri 2026-01-16 (before: Wed 2026-01-14)
    why: she is kind
    confidence: cleared (before: 6 of 10)
  • Tue 2026-01-13, plan-week
"""
        )

    def test_its_json_has_the_record_and_each_change_of_a_field(self, told: Notebook) -> None:
        told.do("edit-action", "3f2", "--why", "she is kind", "--value", "growth", day="2026-01-15")

        found = told.data("show", "3f2")

        assert (found["kind"], found["short"], found["record"]["record"]) == ("action", "3f2", "action")
        assert (found["record"]["why"], found["record"]["helped"], found["parts"]) == ("she is kind", [], [])
        assert {one["text"] for one in found["referred"]} == {"Growth", "Connection"}
        latest, first = found["history"]
        assert (latest["day"], latest["command"], first["command"], first["changes"]) == (
            "2026-01-15",
            "edit-action",
            "plan-week",
            [],
        )
        assert latest["changes"] == [
            {"field": "value_id", "before": prepared.CONNECTION, "after": prepared.GROWTH},
            {"field": "why", "before": None, "after": "she is kind"},
        ]

    def test_a_change_that_was_taken_back_is_no_part_of_it(self, written: Notebook) -> None:
        written.do("edit-action", "3f2", "--why", "x")
        written.do("undo")

        assert [one["command"] for one in written.data("show", "3f2")["history"]] == ["plan-week"]

    def test_a_comparison_says_where_its_options_lead(self, written: Notebook) -> None:
        shown = written.do("show", "ca7").out

        assert "the choir: toward, seen from Connection" in shown
        assert written.data("show", "ca7")["parts"][0]["leaning"] == "toward"

    def test_what_it_refers_to_is_named(self, written: Notebook) -> None:
        assert "about: 3f2 (Text Priya at lunch)" in written.do("show", "b07").out
        written.do("edit-reflection", "b07", "--about", "9c1")
        written.do("delete", "3f2", "--yes")
        shown = written.do("show", "b07").out
        assert "about: 9c1 (lunch invitation) (before: one that is not here any more)" in shown

    def test_numbers_are_words_in_words_only_mode(self, written: Notebook) -> None:
        written.do("check-in", "3f2", "--outcome", "done", "--effort", "3", "--minutes", "20", "--belief-after", "100")

        shown = written.do("show", "3f2", "--words-only").out

        assert "effort: a little" in shown
        assert "believed after: very strongly" in shown
        assert "minutes" not in shown

    @pytest.mark.parametrize(
        ("short", "kind"),
        [
            ("3f2", "action"),
            ("9c1", "opportunity"),
            ("b07", "reflection"),
            ("d0e", "note"),
            ("5e1", "step"),
            ("5e2", "step"),
            ("ca7", "comparison"),
            ("c0d", "contact"),
        ],
    )
    def test_whatever_is_listed_is_found_by_its_id(self, written: Notebook, short: str, kind: str) -> None:
        assert written.data("show", short)["kind"] == kind
        assert written.do("show", short, "--plain").out.splitlines()[0] == f"{kind.title()} {short}"

    def test_a_rating_of_a_week_and_the_plan_are_found_too(self, told: Notebook) -> None:
        week = told.data("journal", "--kind", "week note")["entries"][0]["short"]
        plan = told.data("journal", "--kind", "plan")["entries"][0]["short"]

        assert told.do("show", week).out.startswith(f"Week note {week}\n")
        assert "signs: short nights" in told.do("show", plan).out
        told.do("rate-week", "growth", "4", "--note", "", "--week", "2026-01-05")
        assert told.data("show", week)["kind"] == "week-rating"

    def test_an_id_that_nothing_has_is_declined(self, written: Notebook) -> None:
        assert written.run("show", "fff").code == 1
        assert written.run("show", "111").err.startswith("111 is a value.\n")


class TestAValue:
    def test_the_latest_ten_of_each_part_are_shown_and_how_many_there_are(self, written: Notebook) -> None:
        for number in range(1, 13):
            day = f"2026-02-{number:02}"
            one = written.data("log-opportunity", f"moment {number}", "-v", "growth", "-t", "--on", day)["id"]
            written.do("plan-week", f"step {number}", "-v", "growth", "--on", day, "--belief", f"belief {number}")
            written.do("reflect", f"thought {number}", "--about", one, "--on", day)
            written.do("rate-value", "growth", "5", "--on", day)
            written.do("rate-week", "growth", "4", "--week", f"2026-W{number + 5:02}")

        shown = written.do("show-value", "growth", day="2026-02-12").out

        for part in ("Reflections", "What you tested", "Week by week"):
            assert f"\n{part}, the latest 10 of 12\n" in shown
        assert "\nWhat you planned, did and noticed, the latest 10 of 24\n" in shown
        assert "\nHow much it matters, the latest 10 of 13\n" in shown
        for word, first in (("open: step", 8), ("taken: moment", 8), ("thought", 3), ("belief", 3)):
            assert all(f"{word} {number}\n" in shown for number in range(first, 13))
            assert f"{word} {first - 1}\n" not in shown
        assert shown.startswith("Growth, Thu 2026-01-01 to Thu 2026-02-12\n")
        whole = written.do("show-value", "growth", "--all", day="2026-02-12").out
        assert "the latest" not in whole
        assert "noticed and taken: moment 1" in whole
        told = written.data("show-value", "growth")
        assert (len(told["actions"]), set(told["more"].values())) == (12, {0})

    def test_days_narrow_it_and_its_head_covers_its_rows(self, written: Notebook) -> None:
        written.do("log-opportunity", "before it began", "-v", "growth", "-n", "--on", "2025-12-24")
        written.do("plan-week", "in a while", "-v", "growth", "--on", "2026-02-03")

        assert written.do("show-value", "growth").out.startswith("Growth, Wed 2025-12-24 to Tue 2026-02-03\n")
        some = written.do("show-value", "growth", "--from", "2026-01-15").out
        assert some.startswith("Growth, Thu 2026-01-15 to Tue 2026-02-03\n")
        assert "before it began" not in some
        other = written.do("show-value", "growth", "--to", "2026-01-01").out
        assert other.startswith("Growth, Wed 2025-12-24 to Thu 2026-01-01\n")
        assert "in a while" not in other
        assert [one["text"] for one in written.data("show-value", "growth", "--to", "2026-01-01")["opportunities"]] == [
            "before it began"
        ]
        said = written.run("show-value", "growth", "--from", "2026-01-02", "--to", "2026-01-01")
        assert (said.code, said.err) == (2, "--from comes after --to.\nGive an earlier day to --from.\n")

    def test_what_is_listed_of_it_can_be_typed(self, written: Notebook) -> None:
        written.do("plan-week", "--step", "5e1", "--on", "fri")
        found = written.data("show-value", "growth")

        listed = [*found["actions"], *found["steps"]]
        shown = written.do("show-value", "growth").out
        assert len(listed) == 3
        for one in listed:
            assert one["short"] in shown
            assert written.data("show", one["short"])["id"] == one["id"]


@pytest.mark.parametrize(
    "more", [(), ("--json",), ("--kind", "note"), ("--from", "2026-01-01"), ("--all",), ("rain",)], ids=str
)
def test_before_the_first_entry_there_is_nothing_in_it(notebook: Notebook, more: tuple[str, ...]) -> None:
    said = notebook.do("journal", *more)

    assert '"entries": []' in said.out if more == ("--json",) else said.out == ""
    assert not notebook.db.exists()

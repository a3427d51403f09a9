"""Values in words: the list, and one value's history."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.render.screens import form, told
from valuetrack.frozen import names_of, replace
from valuetrack.model import Outcome, ReflectionKind, Tracked
from valuetrack.render.page import Listing
from valuetrack.render.pages.values import LONG
from valuetrack.reports.experiments import ExperimentList, TriedBelief
from valuetrack.reports.review_sums import ReflectionEntry
from valuetrack.reports.values import (
    AlsoServed,
    DatedImportance,
    DatedWords,
    LadderStep,
    LivedAction,
    LivedActivity,
    LivedOpportunity,
    RatedWeek,
    RestTime,
    StoryMore,
    ValueLine,
    ValueList,
    ValueStory,
)

MON, WED = date(2026, 1, 12), date(2026, 1, 14)


def listing(*lines: ValueLine, hidden: int = 0, later: int = 0) -> Listing:
    found = form(ValueList(WED, lines, hidden, later))
    assert isinstance(found, Listing)
    return found


class TestTheList:
    def test_a_value_is_one_row_and_what_is_missing_is_left_blank(self) -> None:
        full = ValueLine("1", "Tea", 9, "warmth", "home", MON, resting=True)
        bare = ValueLine("2", "Snow", None, None, None, MON, resting=False)

        assert listing(full, bare).table.rows == (
            ("Tea", "9", "home", "warmth", "at rest"),
            ("Snow", "-", "", "", ""),
        )

    @pytest.mark.parametrize(
        ("hidden", "later", "remark"),
        [
            (0, 0, "No value yet. `valuetrack add-value` names something that matters."),
            (1, 0, "1 archived value hidden; --all shows all."),
            (2, 0, "2 archived values hidden; --all shows all."),
            (0, 1, "1 value begins later; --all shows all."),
            (1, 2, "1 archived value hidden; 2 values begin later; --all shows all."),
        ],
    )
    def test_what_is_left_out_is_remarked(self, hidden: int, later: int, remark: str) -> None:
        assert listing(hidden=hidden, later=later).remark == remark

    def test_in_words_only_mode_what_is_left_out_is_not_counted(self) -> None:
        found = form(ValueList(WED, (), 1, 1), words_only=True)

        assert isinstance(found, Listing)
        assert found.remark == "Some archived values hidden; some values begin later; --all shows all."

    def test_a_whole_list_needs_no_remark(self) -> None:
        assert listing(ValueLine("1", "Tea", 9, None, None, MON, resting=False)).remark == ""


def a_story(**given: Any) -> ValueStory:
    lists = "importance weeks rests actions opportunities activities experiments steps reflections also comparisons"
    nothing: dict[str, Any] = dict.fromkeys(lists.split(), ())
    words = (DatedWords(MON, "Tea", None, None),)
    return ValueStory(
        **{
            "id": "1",
            "value": "Tea",
            "created": MON,
            "tracks": None,
            "start": MON,
            "until": WED,
            "more": StoryMore(),
            "wordings": words,
            **nothing,
            **given,
        }
    )


def an_action(text: str = "pour", **given: Any) -> LivedAction:
    day = given.get("due", MON)
    usual = {**dict.fromkeys(names_of(LivedAction)), "id": text, "short": "1a0", "due": day, "day": day, "text": text}
    return LivedAction(**{**usual, **given})


def an_opportunity(text: str = "a cup", **given: Any) -> LivedOpportunity:
    usual = {**dict.fromkeys(names_of(LivedOpportunity)), "id": text, "short": "3c2", "day": MON, "text": text}
    return LivedOpportunity(**{**usual, "taken": False, **given})


def story(*, words_only: bool = False, **given: Any) -> str:
    return told(a_story(**given), words_only=words_only)


TRIED = TriedBelief(
    "5", "5f2", MON, MON, "Tea", "it spills", 60, "pour", Outcome.DONE, "a drop", 20, -40, "drops dry"
)  # fmt: skip
OPEN = replace(TRIED, id="6", day=None, before=None, outcome=None, result=None, after=None, change=None)
RATED: dict[str, Any] = {
    "importance": (DatedImportance(MON, 9),),
    "weeks": (RatedWeek(MON, 4, 0, "cold"), RatedWeek(WED, None, None, None)),
    "steps": (LadderStep("7", "7a0", "smell it", 0, None), LadderStep("8", "8b1", "drink it", 7, WED)),
    "experiments": (TRIED, replace(OPEN, alternative=None)),
}


class TestTheStory:
    def test_it_names_its_range_and_its_words(self) -> None:
        words = (DatedWords(MON, "Tea", "warmth", "home"), DatedWords(WED, "Coffee", "warmth", None))

        assert story(wordings=words).splitlines()[:5] == [
            "Tea, Mon 2026-01-12 to Wed 2026-01-14",
            "",
            "In your words",
            "  • Mon 2026-01-12: Tea (warmth, home)",
            "  • Wed 2026-01-14: Coffee (warmth)",
        ]

    def test_its_words_say_what_it_looks_like_and_whose_choice_it_is(self) -> None:
        words = (
            DatedWords(MON, "Tea", "warmth", None, ("a pot", "a cup"), chosen=True),
            DatedWords(WED, "Tea", None, None, chosen=False),
        )

        assert story(wordings=words).splitlines()[3:6] == [
            "  • Mon 2026-01-12: Tea (warmth, it is your own choice)",
            "    looks like: a pot; a cup",
            "  • Wed 2026-01-14: Tea (it is not your own choice)",
        ]

    @pytest.mark.parametrize(
        ("tracks", "asked"),
        [(Tracked.BOTH, "anxiety and mood"), (Tracked.MOOD, "mood"), (Tracked.NONE, "nothing")],
    )
    def test_it_says_what_is_asked_around_a_step(self, tracks: Tracked, asked: str) -> None:
        assert f"Before and after a step you are asked about {asked}.\n" in story(tracks=tracks)
        assert "Before and after" not in story()

    def test_with_nothing_more_that_is_said(self) -> None:
        assert story().endswith("\nNothing more is entered for it (yet).\n")

    def test_each_part_is_told_in_a_section_of_its_own(self) -> None:
        text = story(
            importance=(DatedImportance(MON, 9),),
            rests=(RestTime(MON, WED), RestTime(WED, None)),
            weeks=(RatedWeek(MON, 4, 0, "cold"), RatedWeek(WED, None, None, None)),
            actions=(
                an_action("boil water", short="1a0", due=WED, outcome=Outcome.SMALLER, learned="it sings"),
                an_action("pour", short="2b1", day=None),
            ),
            opportunities=(
                an_opportunity("a cup", short="3c2", taken=True, mood_before=2, mood_after=4),
                an_opportunity("two", short="4d3", day=WED, got_in_way="a queue"),
            ),
        )

        for line in (
            "How much it matters\n  • Mon 2026-01-12: 9\n",
            "At rest\n  • from Mon 2026-01-12 until Wed 2026-01-14\n  • from Wed 2026-01-14\n",
            "  • week of Mon 2026-01-12: lived 4, likely 0\n    cold\n",
            "  • week of Wed 2026-01-14: no rating\n",
            (
                "What you planned, did and noticed\n"
                "  • week of Mon 2026-01-12 (2b1): open: pour\n"
                "  • Mon 2026-01-12 (3c2): noticed and taken: a cup, mood 2 then 4\n"
                '  • Wed 2026-01-14 (1a0): smaller version done: boil water, "it sings"\n'
                "  • Wed 2026-01-14 (4d3): noticed, not this time: two (a queue)\n"
            ),
        ):
            assert line in text
        assert "(yet)" not in text

    def test_what_was_done_stands_under_the_side_of_the_value_that_it_was_for(self) -> None:
        text = story(
            wordings=(DatedWords(MON, "Tea", None, None, ("A cup", "the window", "the pot"), chosen=None),),
            actions=(
                an_action("boil water", due=WED, outcome=Outcome.SMALLER, facet="the window"),
                an_action("pour\nit", short="2b1", day=None, facet="a walk", also="Snow"),
                an_action("sit", short="5b1"),
            ),
            opportunities=(
                an_opportunity("sun", taken=True, facet="The  window.", also="Snow"),
                an_opportunity("two", short="4d3", day=WED, facet="a cup"),
            ),
        )

        assert (
            "What it looks like in daily life\n"
            "  • A cup: two (4d3, noticed, not this time)\n"
            "  • the window: sun (3c2, noticed and taken); boil water (1a0, smaller version\n    done)\n"
            "  • a walk: pour it (2b1, open)\n"
        ) in text
        assert "(2b1): open: pour it (also for Snow)\n" in text
        assert "(3c2): noticed and taken: sun (also for Snow)\n" in text

    def test_what_is_counted_for_another_value_says_for_which(self) -> None:
        text = story(
            also=(
                AlsoServed("1", "1a0", MON, "Snow", "a walk", taken=True),
                AlsoServed("2", "2b1", WED, "Snow", "a sledge", taken=False),
                AlsoServed("3", "3c2", WED, "Snow", "a hill", taken=None),
            ),
            more=StoryMore(also=2),
        )

        assert (
            "Counted for another value, and for this one too, the latest 3 of 5\n"
            "  • Mon 2026-01-12 (1a0): a walk (Snow, taken)\n"
            "  • Wed 2026-01-14 (2b1): a sledge (Snow, not this time)\n"
            "  • Wed 2026-01-14 (3c2): a hill (Snow, open)\n"
        ) in text

    def test_steps_experiments_and_reflections_are_told_too(self) -> None:
        entry = ReflectionEntry("9", "9e4", WED, ReflectionKind.AFTER_NOT_ACTING, "I sat.", None, "Sit.", None)
        text = story(**RATED, reflections=(entry,))

        for lines in (
            (
                "Steps, from the easiest up\n"
                "  • 7a0: smell it (difficulty: 0)\n"
                "  • 8b1: drink it (difficulty: 7, not offered from Wed 2026-01-14)\n"
            ),
            (
                "What you tested\n"
                "  • Mon 2026-01-12 (5f2), Tea: it spills (believed 60 of 100)\n"
                "    tried: pour (done)\n    what happened: a drop\n    afterwards: 20 of 100, -40\n"
                "    a kinder way to see it: drops dry\n"
                "  • week of Mon 2026-01-12 (5f2), Tea: it spills\n    tried: pour (open)\n    still open\n"
            ),
            "Reflections\n  • Wed 2026-01-14 (9e4), after not acting\n    I sat.\n    Sit.\n",
        ):
            assert lines in text

    def test_in_words_only_mode_no_rating_is_a_number(self) -> None:
        text = story(words_only=True, **RATED)

        for line in (
            "  • Mon 2026-01-12: very much\n",
            "  • week of Mon 2026-01-12: lived somewhat, a small step: not likely\n",
            "  • 7a0: smell it (difficulty: easy)\n",
            "(believed partly)\n",
            "afterwards: a little, less than before\n",
        ):
            assert line in text
        assert not re.search(r"\d", re.sub(r"\d{4}-\d\d-\d\d|7a0|8b1|5f2", "", text))

    def test_each_part_says_how_many_there_are_where_it_shows_the_latest(self) -> None:
        more = StoryMore(importance=3, experiments=1)

        text = story(**RATED, more=more)

        assert "How much it matters, the latest 1 of 4\n" in text
        assert "What you tested, the latest 2 of 3\n" in text
        assert "Week by week\n" in text
        assert text.endswith("\n\n--all shows all of it, --from and --to what was entered on some days.\n")
        assert "How much it matters, the latest\n" in story(words_only=True, **RATED, more=more)

    def test_a_long_telling_has_a_list_for_each_month_and_a_short_one_does_not(self) -> None:
        days = [date(2026, month, day) for month in (1, 2, 4) for day in range(1, 5)]
        steps = tuple(an_action(f"step {day}", due=day) for day in days)

        text = story(actions=steps[1:], opportunities=(an_opportunity(day=days[0]),))
        assert [one for one in text.splitlines() if one.endswith(" 2026")] == [
            *("January 2026", "February 2026", "April 2026")
        ]
        assert "What you planned, did and noticed\n\nJanuary 2026\n  • Thu 2026-01-01 (3c2): noticed" in text
        assert "January 2026" not in story(actions=steps[:LONG])

    def test_what_was_done_without_a_plan_stands_among_the_steps(self) -> None:
        nothing: dict[str, Any] = {**dict.fromkeys(names_of(LivedActivity)), "short": "5e4", "day": WED}
        swim = LivedActivity(**{**nothing, "id": "s", "text": "swam", "mood_before": 4, "mood_after": 6})

        assert "(1a0): open: pour\n  • Wed 2026-01-14 (5e4): also: swam, mood 4 then 6\n" in story(
            activities=(swim,), actions=(an_action("pour"),)
        )

    def test_what_is_left_out_leaves_no_gap_in_the_telling(self) -> None:
        steps = tuple(an_action(f"step {day}", due=date(2026, 1, day)) for day in (10, 12, 14))
        moments = (an_opportunity("early", day=date(2026, 1, 1)), an_opportunity("then", day=date(2026, 1, 13)))

        text = story(actions=steps, opportunities=moments, more=StoryMore(actions=4))
        assert "What you planned, did and noticed, the latest 3 of 9\n" in text
        assert [word in text for word in ("early", "step 10", "step 12", "then", "step 14")] == [
            *(False, False, True, True, True)
        ]
        hidden = story(words_only=True, actions=steps, more=StoryMore(opportunities=1))
        assert "What you planned, did and noticed, the latest\n" in hidden


class TestExperiments:
    @pytest.mark.parametrize(
        ("change", "number", "word"),
        [(-40, "-40", "less than before"), (0, "as before", "as before"), (5, "+5", "more than before")],
    )
    def test_a_change_is_a_number_or_a_word(self, change: int, number: str, word: str) -> None:
        report = ExperimentList((replace(TRIED, change=change),))

        assert f"afterwards: 20 of 100, {number}\n" in told(report)
        assert f"afterwards: a little, {word}\n" in told(report, words_only=True)

    def test_an_action_that_was_let_go_leaves_nothing_open(self) -> None:
        assert "still open" in told(ExperimentList((replace(OPEN, outcome=Outcome.NOT_TAKEN),)))
        assert "still open" not in told(ExperimentList((replace(OPEN, outcome=Outcome.LET_GO),)))

    def test_a_strength_afterwards_without_one_before_stands_alone(self) -> None:
        assert "afterwards: 20 of 100\n" in told(ExperimentList((replace(TRIED, before=None, change=None),)))

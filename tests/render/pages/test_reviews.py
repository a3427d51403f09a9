"""The weekly review in words: what is said where something occurred, and what is left unsaid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.render.screens import on_screen, told
from tests.reports.a_week import ACTIONS, DATA, MON, SUN, WEEK, a_life, a_rating
from valuetrack.frozen import replace
from valuetrack.model import Action, Activity, BarrierKind, Opportunity, Outcome, WeekRecord
from valuetrack.render.page import Page, form
from valuetrack.render.voice import Voice
from valuetrack.reports.reviews import ClosingReview, WeekData, WeekReview, week_review

if TYPE_CHECKING:
    from collections.abc import Sequence

    from valuetrack.model import ValueLife

EMPTY = WeekData((), {}, {}, {}, None, (), (), (), (), {})
NOTHING = "What was planned was not for this week. Nothing has to be made up for."
TEA, SNOW = a_life(1, "Tea"), a_life(2, "Snow")


def told_of(width: int = 120, **given: Any) -> str:
    """The review of a week of one value, Tea, or of what is given."""
    return told(week_review(WEEK, replace(EMPTY, **{"lives": (TEA,), **given})), width)


def lived(number: int | None, importance: int | None = 8, **more: Any) -> dict[str, Any]:
    """The ratings of Tea."""
    matters = {} if importance is None else {"tea": importance}
    return {"importance": matters, "ratings": {"tea": a_rating("tea", SUN, number)}, **more}


def step(outcome: Outcome | None = None, **more: Any) -> Action:
    return Action(**{"id": f"{outcome}", "value_id": "tea", "text": "a cup", "day": MON, "outcome": outcome, **more})


def entered(outcomes: Sequence[Outcome | None], moments: Sequence[bool]) -> dict[str, Any]:
    """Actions and opportunities of Tea that went so."""
    noticed = [
        Opportunity(id=f"o{n}", value_id="tea", text="x", day=MON, taken=taken) for n, taken in enumerate(moments)
    ]
    return {
        "actions": tuple(step(outcome, id=str(place)) for place, outcome in enumerate(outcomes)),
        "opportunities": tuple(noticed),
    }


def line(text: str, beginning: str) -> str:
    return next(one for one in text.splitlines() if one.startswith(beginning))


def seen_on(today: date) -> str:
    """A rated week in which two actions were not for this time, as it is read on a later day."""
    away = tuple(step(Outcome.NOT_TAKEN, id=text, text=text) for text in "ab")
    page = form(week_review(WEEK, replace(EMPTY, lives=(TEA,), actions=away, **lived(3))), Voice(today=today))
    assert isinstance(page, Page)
    return on_screen(page)


class TestTheHead:
    def test_it_names_the_week_with_both_ends(self) -> None:
        assert told_of().startswith("Your week, Sun 2026-03-01 to Sat 2026-03-07 (2026-W10)\n")

    @pytest.mark.parametrize(("resting", "words"), [(1, "1 archived value is"), (2, "2 archived values are")])
    def test_it_says_how_many_archived_values_are_left_out(self, resting: int, words: str) -> None:
        lives: tuple[ValueLife, ...] = tuple(a_life(each, f"Rest {each}", date(2026, 2, 1)) for each in range(resting))

        assert f"{words} not shown; `valuetrack list-values --all` shows all." in told_of(lives=(TEA, *lives))

    def test_a_week_away_says_so_and_nothing_else(self) -> None:
        text = told_of(record=WeekRecord(id="w", week=SUN, set_aside=True))

        assert text.splitlines()[1:] == ["You set this week aside. It is not counted anywhere."]

    def test_a_week_without_a_value_says_how_to_begin(self) -> None:
        assert "No value in this week (yet). `valuetrack add-value`" in told_of(lives=())

    def test_a_week_without_a_value_still_has_its_notes_and_reflections(self) -> None:
        text = told_of(lives=(), check_ins=DATA.check_ins, reflections=DATA.reflections)

        assert "  • Thu 2026-03-05 (c2): half way" in text
        assert "    A slow week." in text
        assert "Completion" not in text


class TestDiscrepancy:
    def test_missing_is_a_dash_and_never_a_zero(self) -> None:
        assert line(told_of(), "Tea").split() == ["Tea", "-", "-", "-", "not", "rated"]

    def test_a_row_has_a_bar_a_number_and_a_reading(self) -> None:
        assert line(told_of(**lived(3)), "Tea").split() == ["Tea", "8", "3", "█████░░░░░", "5", "wide", "gap"]

    def test_a_focus_value_is_marked(self) -> None:
        assert "Tea (focus)" in told_of(record=WeekRecord(id="w", week=SUN, first_focus="tea"))

    @pytest.mark.parametrize(("number", "is_said"), [(4, False), (5, True), (10, True)])
    def test_much_more_than_it_asks_is_said(self, number: int, *, is_said: bool) -> None:
        assert ("more than it asks of you right now" in told_of(**lived(number, importance=2))) is is_said

    @pytest.mark.parametrize(
        ("before", "week", "words"),
        [
            (6, date(2026, 2, 22), "+2, closer"),
            (8, date(2026, 2, 22), "about the same"),
            (9, date(2026, 2, 22), "-1, about the same"),
            (10, date(2026, 2, 22), "-2, further away"),
        ],
    )
    def test_the_change_since_the_week_before_is_said_in_words(self, before: int, week: date, words: str) -> None:
        text = told_of(**lived(8), earlier={"tea": a_rating("tea", week, before)})

        assert line(text, "Tea").endswith(f"  {words}")
        assert "since 2026" not in text

    def test_a_longer_way_back_is_named(self) -> None:
        assert "since 2026-02-15" in told_of(**lived(8), earlier={"tea": a_rating("tea", date(2026, 2, 16), 6)})
        assert "since 2026-02-01" in told_of(**lived(8), earlier={"tea": a_rating("tea", date(2026, 2, 1), 6)})

    def test_after_more_than_four_weeks_it_is_the_first_week_back(self) -> None:
        text = told_of(**lived(8), earlier={"tea": a_rating("tea", date(2026, 1, 25), 3)})

        assert line(text, "Tea").endswith("  first week back")
        assert "since" not in text.partition("since last time")[2]

    @pytest.mark.parametrize(
        ("number", "outcomes", "question"),
        [
            (2, 3, "Tea: you took steps, and the week still felt far from it. What would feel closer?"),
            (8, 0, "Tea: your week felt close to it, and no step is written down. Would you like to write one down?"),
            (5, 3, None),
        ],
    )
    def test_where_felt_and_done_lie_apart_a_question_is_asked(
        self, number: int, outcomes: int, question: str | None
    ) -> None:
        actions = tuple(step(Outcome.DONE, id=str(place)) for place in range(outcomes))
        text = told_of(**lived(number), actions=actions, record=WeekRecord(id="w", week=SUN, first_focus="tea"))

        assert ("?" in text) is (question is not None)
        assert (question or "") in text


class TestCompletion:
    def test_what_occurred_beside_done_stands_under_the_row(self) -> None:
        outcomes = (Outcome.SMALLER, Outcome.NOT_TAKEN, Outcome.CARRIED, Outcome.LET_GO, None)
        text = told_of(200, actions=tuple(step(outcome) for outcome in outcomes))

        assert "1 of 4, 1 not filled in yet" in text
        assert "smaller 1, not this time 1, carried 1, let go 1" in text

    def test_what_was_in_reach_stands_beside_and_never_instead(self) -> None:
        outside = step(Outcome.NOT_TAKEN, barrier_kind=BarrierKind.EXTERNAL)
        text = told_of(200, actions=(step(Outcome.DONE), outside))

        assert "1 of 2" in text
        assert "not this time 1, 1 of 1 in reach" in text

    @pytest.mark.parametrize("taken", [5, 3, 1, 0])
    def test_no_percent_stands_on_a_screen(self, taken: int) -> None:
        outcomes = [Outcome.DONE] * taken + [Outcome.NOT_TAKEN] * (5 - taken)
        text = told_of(actions=tuple(step(outcome, id=str(place)) for place, outcome in enumerate(outcomes)))

        assert "%" not in text
        assert (f"{taken} of 5" in text) is (taken > 0)

    @pytest.mark.parametrize(
        ("outcomes", "moments", "sentence"),
        [
            ([], [], "No plan this week. Noticing counts too."),
            ([], [False, False], "No plan this week. Noticing counts too."),
            ([Outcome.NOT_TAKEN], [], NOTHING),
            ([Outcome.CARRIED, Outcome.LET_GO], [False], NOTHING),
        ],
    )
    def test_where_nothing_was_taken_and_nothing_is_open_a_sentence_stands_for_the_table(
        self, outcomes: list[Outcome], moments: list[bool], sentence: str
    ) -> None:
        text = told_of(**lived(3), **entered(outcomes, moments))

        assert f"what you did\n{sentence}\n" in text
        assert "planned  taken" not in text
        assert line(text, "Tea").split() == ["Tea", "8", "3", "█████░░░░░", "5", "wide", "gap"]

    @pytest.mark.parametrize(
        ("outcomes", "moments"), [([None], []), ([Outcome.NOT_TAKEN, None], []), ([Outcome.SMALLER], []), ([], [True])]
    )
    def test_where_something_was_taken_or_is_open_the_table_stays(
        self, outcomes: list[Outcome | None], moments: list[bool]
    ) -> None:
        text = told_of(**entered(outcomes, moments))

        assert "planned  taken" in text
        assert NOTHING not in text

    def test_several_values_are_summed_and_one_is_not(self) -> None:
        assert "In all" in told_of(lives=(TEA, SNOW), actions=(step(), step(value_id="snow")))
        assert "In all" not in told_of(actions=(step(),))

    @pytest.mark.parametrize(
        "there",
        [
            {"actions": [step(Outcome.LET_GO, value_id="snow")]},
            {"opportunities": [Opportunity(id="o", value_id="snow", text="x", day=MON, taken=False)]},
            {},
        ],
        ids=["let go", "noticed", "nothing"],
    )
    def test_a_value_has_a_row_where_there_is_something_in_it(self, there: dict[str, Any]) -> None:
        text = told_of(
            lives=(TEA, SNOW),
            actions=(step(), *there.get("actions", ())),
            opportunities=tuple(there.get("opportunities", ())),
        )

        assert ("Snow" in text.partition("Completion")[2]) is bool(there)

    def test_opportunities_are_counted_and_never_a_percent(self) -> None:
        moments = tuple(
            Opportunity(id=str(place), value_id="tea", text="a cup", day=MON, taken=place < 4) for place in range(5)
        )

        assert "4 of 5" in told_of(opportunities=moments)
        assert "%" not in told_of(opportunities=moments)
        assert "none noted" in told_of(actions=(step(),))

    def test_a_week_without_a_plan_is_met_kindly(self) -> None:
        assert "No plan this week. Noticing counts too." in told_of()
        assert "No plan this week." not in told_of(actions=(step(),))

    @pytest.mark.parametrize(("way", "times", "is_said"), [(None, 2, True), ("rain", 3, True), (None, 1, False)])
    def test_after_two_or_more_that_were_not_for_this_time_it_is_offered_to_make_one_smaller_or_to_rest(
        self, way: str | None, times: int, *, is_said: bool
    ) -> None:
        actions = tuple(step(Outcome.NOT_TAKEN, id=str(place), got_in_way=way) for place in range(times))
        heavy = "These days sound heavy. Make one smaller, or rest this week?"

        for more in ((), (step(Outcome.DONE),)):
            assert told_of(actions=(*actions, *more)).count(heavy) == is_said

    @pytest.mark.parametrize(("minutes", "is_said"), [(25, True), (None, False)])
    def test_time_given_is_said(self, minutes: int | None, *, is_said: bool) -> None:
        text = told_of(actions=(step(Outcome.DONE, minutes=minutes),))

        assert ("You gave it 25 minutes." in text) is is_said


class TestSections:
    def test_an_ordinary_week_has_no_empty_section(self) -> None:
        headings = [one for one in told_of().splitlines() if one and not one.startswith((" ", "Tea", "─"))]

        assert [one.split(":")[0] for one in headings] == [
            "Your week, Sun 2026-03-01 to Sat 2026-03-07 (2026-W10)",
            "Discrepancy",
            "Value  matters  lived  discrepancy  reads as   since last time",
            "Completion",
            "No plan this week. Noticing counts too.",
            "For next week",
            "After you rate the week, a suggestion will be here",
        ]

    def test_what_got_in_the_way_is_told_by_where_it_lay(self) -> None:
        text = told(week_review(WEEK, DATA), 120)

        assert "  • From inside (thoughts, feelings, energy): 2\n  • From outside (people, work, money): 1\n" in text

    @pytest.mark.parametrize("kind", [None, BarrierKind.INTERNAL])
    def test_where_no_kind_is_given_there_is_no_line(self, kind: BarrierKind | None) -> None:
        text = told_of(actions=(step(Outcome.NOT_TAKEN, barrier_kind=kind, got_in_way="snow"),))

        assert ("What got in the way" in text) is (kind is not None)
        assert "From outside" not in text

    @pytest.mark.parametrize(("number", "is_said"), [(3, True), (6, True), (7, False), (None, False)])
    def test_a_gap_beside_a_barrier_from_outside_is_partly_not_in_ones_hands(
        self, number: int | None, *, is_said: bool
    ) -> None:
        outside: dict[str, Any] = {"barrier_kind": BarrierKind.EXTERNAL}
        moment = Opportunity(id="o", value_id="tea", text="a wave", day=MON, taken=False, **outside)
        said = "Tea: part of this gap is not in your hands."

        for more in ({"actions": (step(Outcome.NOT_TAKEN, **outside),)}, {"opportunities": (moment,)}):
            assert (said in told_of(**lived(number), **more)) is is_said
        assert said not in told_of(**lived(number), actions=(step(Outcome.NOT_TAKEN),))
        assert said not in told_of(**lived(number), actions=(step(Outcome.DONE, **outside),))

    @pytest.mark.parametrize(("steps", "words"), [(1, "1 step"), (2, "2 steps")])
    def test_steps_with_the_discomfort_there_are_counted(self, steps: int, words: str) -> None:
        actions = tuple(step(Outcome.DONE, id=str(place), anxiety_before=5) for place in range(steps))

        assert f"{words} taken while feeling anxious" in told_of(actions=actions)

    @pytest.mark.parametrize(
        ("third", "usually"), [((9, 6), "3 lower"), ((5, 4), "1 lower"), ((6, 6), "the same"), ((2, 9), "2 higher")]
    )
    def test_how_it_usually_changed_is_told_from_three_on(self, third: tuple[int, int], usually: str) -> None:
        pairs = [(6, 3), (5, 7), third]
        actions = [
            step(Outcome.DONE, id=str(place), mood_before=before, mood_after=after, effort=5)
            for place, (before, after) in enumerate(pairs)
        ]

        two, three = told_of(actions=tuple(actions[:2])), told_of(actions=tuple(actions))

        assert "usually" not in two
        assert f"Mood: usually {usually} afterwards (3 times)\n" in three
        assert "Effort: usually about 5 of 10 (3 things you did)" in three
        assert "Effort" not in two

    @pytest.mark.parametrize(
        ("tried", "words"),
        [
            ({}, '  • None: a cup\n    "dull", not tried yet'),
            ({"belief_before": 0}, '"dull": you believed it 0 of 100 before, not tried yet'),
            ({"belief_before": 70, "belief_after": 0}, '"dull": you believed it 70 of 100 before, 0 after'),
            ({"belief_after": 5, "result": "it was warm"}, '"dull", 5 after\n    What happened: it was warm'),
        ],
    )
    def test_a_belief_is_told_before_and_after(self, tried: dict[str, Any], words: str) -> None:
        assert words in told_of(actions=(step(belief="dull", **tried),))

    @pytest.mark.parametrize(("times", "word"), [(2, "twice"), (3, "3 times")])
    def test_what_came_along_often_is_asked_about(self, times: int, word: str) -> None:
        text = told_of(actions=(step(),), carried_before={"None": times})

        assert "a cup (Tea)" in text
        assert f"This one has come along {word}. Smaller, different, or let it go?" in text


class TestTheTelling:
    """What was done and noticed, in the person's words, a section for each value."""

    def told(self, **given: Any) -> list[str]:
        """The lines between what was planned and what is offered."""
        text = told_of(**{"lives": (TEA, SNOW), **given})
        between = text[text.index("Completion") : text.index("For next week")].splitlines()
        first = next((place for place, one in enumerate(between) if one in ("Snow", "Tea")), len(between))
        last = next((place for place, one in enumerate(between) if one.startswith("What lifted")), len(between))
        return [one for one in between[first:last] if one]

    def test_each_value_of_which_something_is_told_has_a_section_in_the_order_of_the_tables(self) -> None:
        actions = (step(Outcome.DONE), step(None, value_id="snow", text="a walk"))

        assert self.told(lives=(TEA, SNOW, a_life(3, "Rain")), actions=actions, **lived(2)) == [
            *("Tea", "  • done: a cup"),
            *("Snow", "  • not filled in yet: a walk"),
        ]

    def test_why_the_week_was_as_it_was_stands_first_also_alone(self) -> None:
        rated = {"tea": replace(a_rating("tea", SUN, 3), note="many shifts")}

        assert self.told(ratings=rated) == ["Tea", "  • about the week: many shifts"]
        assert self.told(ratings=rated, actions=(step(Outcome.DONE),))[1:] == [
            "  • about the week: many shifts",
            "  • done: a cup",
        ]

    def test_where_nothing_was_taken_it_names_that_alone_of_which_more_was_said(self) -> None:
        shy = step(Outcome.NOT_TAKEN, id="b", text="a party", got_in_way="felt shy")

        assert self.told(actions=(step(Outcome.NOT_TAKEN), shy)) == ["Tea", "  • not this time: a party (felt shy)"]
        assert self.told(actions=(step(Outcome.NOT_TAKEN),)) == []
        assert len(self.told(actions=(step(Outcome.NOT_TAKEN), shy, step(id="c")))) == 4

    def test_what_was_planned_in_a_hard_moment_is_told_where_it_was_taken_alone(self) -> None:
        moments = {"in_hard_moment": True, "got_in_way": "the evening"}

        assert self.told(actions=(step(None, **moments), step(Outcome.NOT_TAKEN, id="b", **moments))) == []
        assert self.told(actions=(step(Outcome.DONE, **moments),)) == ["Tea", "  • done: a cup (the evening)"]

    def test_activities_are_told_after_the_steps_and_those_of_no_value_after_all_values(self) -> None:
        activities = (
            Activity(id="x", text="watered plants", day=MON, value_id="tea"),
            Activity(id="y", text="two hours of scrolling", day=MON, mood_before=4, mood_after=3),
        )

        assert self.told(activities=activities, actions=(step(Outcome.NOT_TAKEN),)) == [
            *("Tea", "  • also: watered plants"),
            *("Other things", "  • two hours of scrolling, mood 4 then 3"),
        ]


class TestTheOffer:
    def test_a_week_that_is_not_rated_says_how_to_rate_that_very_week(self) -> None:
        assert (
            "After you rate the week, a suggestion will be here:\n  valuetrack rate-week --week 2026-W10" in told_of()
        )

    def test_the_first_two_are_offered_for_the_week_after_the_one_that_is_read(self) -> None:
        ratings = {name: a_rating(name, SUN, 3) for name in ("tea", "snow", "two words")}
        lives = (TEA, SNOW, replace(a_life(3, "Two words"), wordings=a_life(3, "Two words").wordings))
        text = told_of(lives=lives, ratings=ratings, importance={"tea": 9, "snow": 6, "two words": 8})

        assert "You could focus on Tea and Two words next week. You decide:" in text
        assert "  valuetrack set-focus Tea 'Two words' --week 2026-W11\n" in text

    @pytest.mark.parametrize(
        ("importance", "is_asked"), [((10, 10), True), ((10, 9), False), ((10, None), False), ((10,), False)]
    )
    def test_where_all_matter_most_it_is_asked_which_comes_first(
        self, importance: tuple[int | None, ...], *, is_asked: bool
    ) -> None:
        names = ("tea", "snow")[: len(importance)]
        matters = {name: number for name, number in zip(names, importance, strict=True) if number}
        ratings = {name: a_rating(name, SUN, 3) for name in names}
        text = told_of(lives=(TEA, SNOW)[: len(importance)], ratings=ratings, importance=matters)

        assert ("Which would you protect first?\nYou could focus on " in text) is is_asked

    @pytest.mark.parametrize(
        ("days", "heading", "which"), [(6, "For next week", "next week"), (7, "For this week", "this week")]
    )
    def test_the_week_that_has_begun_is_this_one(self, days: int, heading: str, which: str) -> None:
        text = seen_on(SUN + timedelta(days=days))

        assert f"{heading}\nYou could focus on Tea {which}. You decide:\n" in text

    def test_for_a_week_that_is_over_nothing_is_offered(self) -> None:
        for days, is_offered in ((13, True), (14, False)):
            text = seen_on(SUN + timedelta(days=days))
            assert ("You could focus on" in text) is is_offered
            assert ("These days sound heavy." in text) is is_offered

    def test_a_week_in_step_offers_rest(self) -> None:
        assert "Your week and what matters were close. Keep going, or rest." in told_of(**lived(8))


def test_the_worked_example_is_a_review() -> None:
    review = week_review(WEEK, DATA)

    assert isinstance(review, WeekReview)
    assert all(action.text in told(review, 300) for action in ACTIONS if action.id == "k4")


class TestAtTheEndOfASession:
    @pytest.mark.parametrize(
        ("number", "ends"), [(2, False), (8, True), (None, False)], ids=["on offer", "in step", "not rated"]
    )
    def test_what_is_on_offer_is_left_to_the_question_after_it(self, number: int | None, ends: bool) -> None:
        review = week_review(WEEK, replace(EMPTY, lives=(TEA,), **lived(number)))
        assert isinstance(review, WeekReview)

        text = told(ClosingReview(review))
        assert text.startswith("Your week, ")
        assert ("For next week\nYour week and what matters were close. Keep going, or rest.\n" in text) is ends
        assert ("For next week" in text) is ends

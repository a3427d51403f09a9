"""Plans and the focus of a week in words."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from tests.render.pages.test_reviews import EMPTY, TEA, step
from tests.render.screens import told
from tests.reports.a_week import DATA, WEEK
from valuetrack.frozen import names_of, replace
from valuetrack.model import Action, BarrierKind, Opportunity, Outcome
from valuetrack.render.pages.weeks import looking_back, offered_focus
from valuetrack.render.voice import IN_NUMBERS, Voice
from valuetrack.reports.reviews import FocusCandidate, week_review
from valuetrack.reports.weeks import DayPlan, FocusOffer, OfferedFocus, PlannedAction, WeekPlan, WeekSpan

MON, WED, SUN = date(2026, 1, 12), date(2026, 1, 14), date(2026, 1, 18)
SPAN = WeekSpan("2026-W03", MON, SUN)
HEAD = "The week Mon 2026-01-12 to Sun 2026-01-18 (2026-W03)"


def action(**given: Any) -> PlannedAction:
    nothing = dict.fromkeys(names_of(PlannedAction))
    return PlannedAction(**{**nothing, "id": "3f2a", "short": "3f2", "value": "Tea", "text": "boil water", **given})


def day_plan(*actions: PlannedAction, any_day: tuple[PlannedAction, ...] = (), away: bool = False) -> DayPlan:
    return DayPlan(WED, SPAN, away, ("Tea",), actions, any_day)


def week_plan(*actions: PlannedAction, focus: tuple[str, ...] = (), away: bool = False) -> WeekPlan:
    return WeekPlan(SPAN, away, focus, actions)


class TestTheWeek:
    def test_it_shows_its_actions_with_what_to_type(self) -> None:
        text = told(week_plan(action(day=WED, at=time(9, 30), outcome=Outcome.NOT_TAKEN), focus=("Tea", "Snow")))

        assert text.splitlines() == [
            HEAD,
            "Focus: Tea and Snow",
            "",
            "id   when            Value  action      how it went",
            "─" * 53,
            "3f2  Wed 2026-01-14  Tea    boil water  not this time",
            "     09:30",
        ]

    def test_what_has_a_time_says_from_when_to_when_and_what_has_none_how_long(self) -> None:
        timed = action(day=WED, at=time(23, 30), planned_minutes=45)
        assert "     23:30-00:15\n" in told(week_plan(timed))
        assert "     1 minute\n" in told(week_plan(action(day=WED, planned_minutes=1)))
        assert "     23:30-00:15\n" in told(week_plan(timed), words_only=True)
        assert "minute" not in told(week_plan(action(day=WED, planned_minutes=45)), words_only=True)
        assert "     23:30-00:15\n" in told(day_plan(timed))

    def test_two_that_meet_are_named_and_how_one_of_them_moves(self) -> None:
        walk = action(day=WED, at=time(9, 30), planned_minutes=20)
        tea = action(id="9c1d", short="9c1", text="call\nIna", day=WED, at=time(9, 40))
        text = told(replace(week_plan(walk, tea), at_one_time=(("3f2a", "9c1d"),)))

        assert text.endswith(
            "\nAt one time\n  • Wed 2026-01-14: boil water (3f2, 09:30-09:50) and call Ina (9c1, 09:40)\n"
            "\nTo move one: valuetrack edit-action 9c1 --at TIME\n"
        )
        assert "At one time" not in told(week_plan(walk, tea))

    def test_an_action_for_any_day_says_so(self) -> None:
        assert "any day  Tea    boil water  open" in told(week_plan(action()))

    def test_without_a_plan_it_is_met_kindly(self) -> None:
        assert told(week_plan()).splitlines() == [HEAD, "No plan this week. Noticing counts too."]

    def test_a_week_away_is_not_asked_for_a_plan(self) -> None:
        assert told(week_plan(away=True)).splitlines() == [HEAD, "This week is set aside."]

    @pytest.mark.parametrize(
        ("given", "line"),
        [
            (
                {"barrier": "tired", "coping": "sit", "smaller": "one cup"},
                "3f2: If this comes up: tired. Then: sit, or: one cup.",
            ),
            ({"cue": "the kettle"}, "3f2: When: the kettle. Then: boil water."),
            ({"barrier": "tired"}, None),
            ({"barrier": "tired", "coping": "sit", "outcome": Outcome.DONE}, None),
        ],
    )
    def test_what_was_thought_of_stands_under_what_is_open(self, given: dict[str, Any], line: str | None) -> None:
        text = told(week_plan(action(**given)))

        assert ("Your if-then plans" in text) is (line is not None)
        assert (line or "") in text


class TestTheDay:
    def test_it_shows_its_own_and_what_may_be_on_any_day(self) -> None:
        text = told(day_plan(action(day=WED), any_day=(action(short="9c1", cue="b"),)))

        assert text.startswith("Wed 2026-01-14\nFocus: Tea\n")
        assert "Some time in the week Mon 2026-01-12 to Sun 2026-01-18 (2026-W03)\n" in text
        assert text.endswith("What may help\n  • 9c1: When: b.\n")

    def test_a_day_without_a_plan_is_no_more_than_that(self) -> None:
        assert told(day_plan(away=True)).splitlines() == [
            "Wed 2026-01-14",
            "Focus: Tea",
            "",
            "This week is set aside.",
            "",
            "Nothing is planned for this day.",
        ]


class TestTheFocus:
    def offer(self, *offered: FocusCandidate, focus: tuple[str, ...] = (), rated: bool = True) -> str:
        return told(FocusOffer(SPAN, focus, offered, rated))

    def test_the_first_two_are_offered_with_the_reasons_and_the_command(self) -> None:
        candidates = (FocusCandidate("Tea", 6.5, 7), FocusCandidate("My own way", 6.0, None), FocusCandidate("C", 1, 1))
        text = self.offer(*candidates)

        assert "  • Tea (a step is 7 of 10 likely)\n" in text
        assert "  • My own way\n" in text
        assert "  valuetrack set-focus Tea 'My own way' --week 2026-W03\n" in text
        assert "• C" not in text
        assert "6.5" not in text

    def test_what_is_chosen_comes_first(self) -> None:
        assert self.offer(focus=("Tea", "Snow")).splitlines()[1] == "Chosen: Tea and Snow"

    def test_without_a_candidate_there_is_rest(self) -> None:
        assert "Your week and what matters were close. Keep going, or rest." in self.offer()

    def test_without_a_rating_the_choice_is_free(self) -> None:
        assert "The week before is not rated (yet). Choose what you like" in self.offer(rated=False)


class TestLookingBack:
    def test_it_names_what_was_done_what_lay_apart_what_stood_in_the_way_and_what_helped(self) -> None:
        said = list(looking_back(week_review(WEEK, DATA), IN_NUMBERS))

        assert [one.partition(":")[0] for one in said] == [
            "The week before", "Where there was the most room",
            "What you wrote got in the way", "What helped",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("outcomes", "taken", "line"),
        [
            ((Outcome.DONE, Outcome.NOT_TAKEN), (True, False), "The week before: 1 of 2. Opportunities taken: 1 of 2."),
            ((Outcome.NOT_TAKEN, Outcome.CARRIED), (True,), "The week before: Opportunities taken: 1 of 1."),
            ((Outcome.DONE,), (False,), "The week before: 1 of 1."),
            ((None, None), (), "The week before: 2 planned, not filled in yet."),
            ((Outcome.NOT_TAKEN, None), (), "Last week is over. Nothing has to be made up for."),
            ((Outcome.NOT_TAKEN,), (False,), "Last week is over. Nothing has to be made up for."),
            ((), (False,), "Last week is over. Nothing has to be made up for."),
        ],
    )
    def test_where_nothing_was_taken_no_zero_is_counted(
        self, outcomes: tuple[Outcome | None, ...], taken: tuple[bool, ...], line: str
    ) -> None:
        value = DATA.lives[0].id
        data = replace(
            DATA,
            actions=tuple(
                Action(id=str(n), value_id=value, text="x", day=WEEK.start, outcome=one)
                for n, one in enumerate(outcomes)
            ),
            opportunities=tuple(
                Opportunity(id=str(n), value_id=value, text="y", day=WEEK.start, taken=one)
                for n, one in enumerate(taken)
            ),
        )

        said = list(looking_back(week_review(WEEK, data), IN_NUMBERS))
        assert said[0] == line
        assert "0 of" not in " ".join(said)

    def test_what_came_from_outside_is_not_quoted(self) -> None:
        action = step(Outcome.NOT_TAKEN, got_in_way="the manager", barrier_kind=BarrierKind.EXTERNAL)

        said = looking_back(week_review(WEEK, replace(EMPTY, lives=(TEA,), actions=(action,))), IN_NUMBERS)
        assert "manager" not in " ".join(said)

    def test_a_candidate_is_offered_with_what_speaks_for_it(self) -> None:
        review = week_review(WEEK, DATA)
        row = next(row for row in review.values if row.reading == "wide gap")

        said = offered_focus(OfferedFocus(row, 7), IN_NUMBERS)

        assert said.startswith(f"{row.value}: it matters {row.importance}, the discrepancy is {row.discrepancy}")
        assert said.endswith(", a small step is 7 of 10 likely")
        in_words = offered_focus(OfferedFocus(row, 7), Voice(words_only=True))
        assert in_words.endswith("wide gap, a small step is likely")

"""Every page in words-only mode: no rating, count, percent or scale; days, ids and the person's words stay."""

from __future__ import annotations

import inspect
import pkgutil
import re
from datetime import date, datetime, time
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.pages.test_activities import SWAM
from tests.render.pages.test_barriers import STORY as BARRIER
from tests.render.pages.test_goals import STORY as GOAL
from tests.render.pages.test_imports_from import understood
from tests.render.pages.test_reviews import EMPTY, SNOW, TEA, lived, step
from tests.render.pages.test_steps import LADDER
from tests.render.pages.test_values import OPEN, RATED, TRIED, a_story
from tests.render.pages.test_weeks import action
from tests.render.screens import form, told
from tests.reports.a_week import DATA, MON, WEEK, a_life, a_rating
from tests.reports.some_weeks import DATA as SOME_WEEKS
from tests.strategies import weeks_with_data
from valuetrack.frozen import Frozen, names_of, replace, slug
from valuetrack.model import Action, EntryKind, Opportunity, Outcome
from valuetrack.render import pages
from valuetrack.render.page import Bar, Listing, Page, Table, lines
from valuetrack.reports.activities import ActivityList, LiftedLine, LiftedList
from valuetrack.reports.backups import BackupLine, BackupList, Difference, WouldRestore
from valuetrack.reports.changes import ChangeLine, ChangeList
from valuetrack.reports.experiments import ExperimentList
from valuetrack.reports.goals import GoalLine, GoalList
from valuetrack.reports.health import Check, Health, NotebookRepaired
from valuetrack.reports.imports import ImportCounts, ImportPreview
from valuetrack.reports.journal import EntryStory, FieldChange, Journal, JournalEntry, Referred, Version
from valuetrack.reports.notebook import Demo, Overview, Places
from valuetrack.reports.purges import Staying, WouldPurge
from valuetrack.reports.reviews import ClosingReview, FocusCandidate, WeekReview, week_review
from valuetrack.reports.routines import RoutineLine, RoutineList
from valuetrack.reports.several_weeks import weeks_review
from valuetrack.reports.trends import OpenPlan, ValueLately, trends
from valuetrack.reports.values import ValueLine, ValueList
from valuetrack.reports.weeks import DayPlan, FocusOffer, WeekPlan, WeekSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.reports.reviews import WeekData
    from valuetrack.weeks import Week

_DAYS_AND_TIMES = re.compile(r"\d{4}-(?:\d\d-\d\d|W\d\d)|\d\d:\d\d")
# the bar's signs too, and the words for what is counted
_NUMBERS = re.compile(r"\d|%|[█░]|\b(?:once|twice|first|both|two|three|times|number)\b")

SPAN = WeekSpan(WEEK.iso, WEEK.start, WEEK.end)
ACTION = action(
    short="abc",
    day=MON,
    at=time(18, 30),
    confidence=3,
    planned_minutes=20,
    why="it warms",
    barrier="rain",
    coping="a coat",
    smaller="a sip",
    reward="a bun",
)
DAY = DayPlan(MON, SPAN, away=False, focus=("Tea",), actions=(ACTION,), any_day=(replace(ACTION, day=None),))
REVIEW = week_review(WEEK, DATA)
AT = datetime(2026, 1, 14, 20, 5).astimezone()
CANDIDATES = (FocusCandidate("Tea", 6.5, 7), FocusCandidate("Snow", 6.0, None), FocusCandidate("Third", 1.25, 1))
CHANGES = ChangeList((ChangeLine(AT, "delete", (("check_in", 1), ("action", 2)), undone=True),))
VALUES = tuple(
    ValueLine("i", name, importance, "warm", "home", MON, resting=False)
    for name, importance in (("Tea", 9), ("Snow", None), ("Rain", 0))
)
_WALK: dict[str, object] = {
    **dict.fromkeys(names_of(RoutineLine)),
    "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "next": MON,
    "until": MON,
    "at": time(18),
    "planned_minutes": 20,
    "short": "r",
    "value": "Tea",
    "text": "a walk",
    "smaller": "to the door",
}
WALK = RoutineLine(**_WALK)  # type: ignore[arg-type]
REPORTS: dict[str, object] = {
    "lifted": LiftedList(MON, MON, (LiftedLine("swam", "Tea", 4, 2, 3, 2, 2, ("quiet",), ("cold",), 2, MON),), more=2),
    "activities": ActivityList(MON, MON, (replace(SWAM, short="abc"),), 2),
    "review": REVIEW,
    "closing": ClosingReview(REVIEW) if isinstance(REVIEW, WeekReview) else None,
    "weeks": weeks_review({WEEK: DATA, WEEK.next: DATA}),
    "changes": CHANGES,
    "day": DAY,
    "week": WeekPlan(SPAN, away=False, focus=("Tea",), actions=(ACTION,)),
    "focus": FocusOffer(SPAN, ("Tea",), CANDIDATES, rated=True),
    "begin": Overview(empty=True, today=None, next_step="valuetrack add-value"),
    "overview": Overview(empty=False, today=DAY, next_step="valuetrack plan-week"),
    "values": ValueList(MON, VALUES, hidden=3, later=1),
    "demo": Demo(None, REVIEW) if isinstance(REVIEW, WeekReview) else None,
    "trends": trends(SOME_WEEKS),
    "lately": ValueLately(trends(SOME_WEEKS).values[0].weeks, (OpenPlan("abc", "walk", MON, MON),)),
    "experiments": ExperimentList((TRIED, OPEN)),
    "story": a_story(**RATED),
    "places": Places("a.db", store_exists=True, configuration="b", data="c", state="d", cache="e", drafts=2, schema=3),
    "ladder": LADDER,
    "barrier": BARRIER,
    "goal": GOAL,
    "goals": GoalList((GoalLine("see people", ("Tea",), 1, 4, MON), GoalLine("rest", ("Tea", "Snow"), 0, 0, MON))),
    "routines": RoutineList(MON, (WALK, replace(WALK, at=None, ended=True), replace(WALK, paused=True)), hidden=2),
    "understood": understood(),
    "backups": BackupList("backups", tuple(BackupLine("of.daily.db", AT, "daily", size) for size in (0, 5_000_000))),
    "restore": WouldRestore(
        "of.daily.db", (Difference("action", 2, 3), Difference("wording", None, 1)), AT, None, is_there=True
    ),
    "repaired": NotebookRepaired(
        "a.db", "b.db", (("action", 2), ("wording", 1)), ("action i",), ("value j",), (), ("contact",)
    ),
    "health": Health(
        "a.db",
        full=False,
        well=False,
        checks=(Check("backups", "wrong", ("of.db",)), Check("drafts", "note", ("a",)), Check("file", "well", ())),
        newest_backup=AT,
        backup_age=3,
    ),
    "nothing well": Health(
        "a.db",
        full=True,
        well=False,
        checks=(Check("file", "wrong", ("a.db",)), Check("drafts", "note", ("a",))),
        newest_backup=None,
        backup_age=None,
    ),
    "purge": WouldPurge(
        tuple(f"{number}" for number in range(30)),
        (("check_in", 1), ("action", 29)),
        (),
        tuple(Staying("i", "3f2", "action", "tea", has_words=number > 0) for number in range(12)),
        ("drafts/plan",),
    ),
    "import": ImportPreview("a.jsonl", ImportCounts(*range(len(names_of(ImportCounts))))),
    "journal": Journal(
        MON,
        MON,
        (JournalEntry("i", "3f2", EntryKind.ACTION, MON, any_day=True, value="Tea", text="a", more=(), outcome=None),),
        more=3,
        narrowed=False,
    ),
    "entry": EntryStory(
        "i",
        "3f2",
        "action",
        Action(id="i", value_id="tea", text="a cup", day=MON, at=time(18, 30), minutes=20, effort=3, belief_before=60),
        (),
        (Referred("tea", None, "Tea"),),
        (Version(MON, AT, "check-in", (FieldChange("minutes", None, 20), FieldChange("effort", None, 3))),),
        ACTION,
    ),
}
UNSAID = "This one has come along more than once"


def without_days(text: str) -> str:
    return _DAYS_AND_TIMES.sub("", text)


def numbers_in(text: str) -> list[str]:
    """What counts or rates in a text without the days, and without the one sentence that says how often."""
    return _NUMBERS.findall(" ".join(without_days(text).split()).replace("more than once", ""))


def shorts_in(thing: object) -> Iterator[str]:
    """The ids in a report that people type: they stay in words-only mode."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from shorts_in(one)
    elif isinstance(thing, Frozen):
        for name, value in vars(thing).items():
            if name == "short" and isinstance(value, str):
                yield value
            yield from shorts_in(value)


def words(report: object, width: int = 120) -> str:
    """A report in words, its remark too, without the ids in it."""
    page = form(report, words_only=True)
    said = told(report, width, words_only=True) + (page.remark if isinstance(page, Listing) else "")
    return re.sub("|".join(rf"\b{one}\b" for one in {*shorts_in(report)}) or r"\A\b\B", "", said)


def words_of(**given: Any) -> str:
    """The review of a week of one value, Tea, or of what is given, in words."""
    return words(week_review(WEEK, replace(EMPTY, **{"lives": (TEA,), **given})))


def cells(page: Page | Listing) -> list[Any]:
    tables = [page.table] if isinstance(page, Listing) else [one for one in page.blocks if isinstance(one, Table)]
    return [cell for table in tables for row in table.rows for cell in row]


class TestNoPageHasANumber:
    def test_the_search_finds_one(self) -> None:
        assert numbers_in("2 of 3 (67%) twice ██░") == ["2", "3", "6", "7", "%", "twice", "█", "█", "░"]
        assert not numbers_in("Wed 2026-01-14 18:30 (2026-W03), quite a lot")

    @pytest.mark.parametrize("name", REPORTS)
    def test_of_any_report(self, name: str) -> None:
        said = words(REPORTS[name])
        for invented in ("four invented weeks", "read one page", "two of three so far", "line 5", "UTF-16"):
            said = said.replace(invented, "")

        assert not numbers_in(said), said
        assert not [cell for cell in cells(form(REPORTS[name], words_only=True)) if isinstance(cell, Bar)]

    def test_each_form_in_words_is_looked_at(self) -> None:
        modules = [import_module(f"{pages.__name__}.{one.name}") for one in pkgutil.iter_modules(pages.__path__)]
        drawn = {
            name
            for module in modules
            for name, found in vars(module).items()
            if inspect.isfunction(found) and found.__annotations__.get("return") in ("Page", "Listing")
            if list(inspect.signature(found).parameters)[-1] == "say"
        }

        assert drawn <= {slug(type(report)).replace("-", "_") for report in REPORTS.values()}

    @given(weeks_with_data(), st.sampled_from([40, 80]))
    def test_of_any_week(self, given_week: tuple[Week, WeekData], width: int) -> None:
        week, data = given_week

        assert not numbers_in(words(week_review(week, data), width))


class TestRatings:
    def test_a_row_has_words_and_a_reading(self) -> None:
        assert line_of(words_of(**lived(3)), "Tea") == ["Tea", "quite a lot", "a little", "wide gap"]

    def test_missing_is_a_dash(self) -> None:
        assert line_of(words_of(), "Tea") == ["Tea", "-", "-", "not rated"]

    def test_a_focus_value_and_more_than_it_asks_are_said(self) -> None:
        record = replace(DATA.record, id="w", first_focus="tea") if DATA.record else None

        assert "Tea (focus)" in words_of(record=record)
        assert "more than it asks of you right now" in words_of(**lived(9, importance=2))

    @pytest.mark.parametrize(
        ("before", "week", "change"),
        [
            (6, date(2026, 2, 22), "closer"),
            (9, date(2026, 2, 22), "about the same"),
            (10, date(2026, 2, 22), "further away"),
        ],
    )
    def test_a_change_is_its_reading_alone(self, before: int, week: date, change: str) -> None:
        assert line_of(words_of(**lived(8, earlier={"tea": a_rating("tea", week, before)})), "Tea")[-1] == change

    def test_a_longer_way_back_is_named(self) -> None:
        assert "since 2026-02-15" in words_of(**lived(8), earlier={"tea": a_rating("tea", date(2026, 2, 16), 6)})


class TestSteps:
    def test_they_are_named_under_their_value_by_how_they_went(self) -> None:
        moment = Opportunity(id="o", value_id="tea", text="a mug", day=MON, taken=False)
        actions = (step(Outcome.NOT_TAKEN, text="a pot"), step(Outcome.DONE, text="a cup", mood_before=3))

        assert items_of(words_of(actions=actions, opportunities=(moment,))) == [
            "Tea",
            "done: a cup, mood low before",
            "not this time: a pot",
            "noticed, not this time: a mug",
        ]

    def test_what_was_planned_in_a_hard_moment_is_named_where_it_was_taken_alone(self) -> None:
        actions = tuple(
            step(outcome, id=text, text=text, in_hard_moment=True)
            for outcome, text in ((None, "I hate me"), (Outcome.DONE, "tea"))
        )

        assert items_of(words_of(actions=actions)) == ["Tea", "done: tea"]

    def test_the_same_step_on_several_days_is_named_once(self) -> None:
        actions = tuple(step(Outcome.DONE, id=str(place), text=text) for place, text in enumerate("aba"))

        assert items_of(words_of(actions=actions)) == ["Tea", "done: a", "done: b"]

    def test_each_value_of_which_there_is_something_has_its_own(self) -> None:
        actions = (step(Outcome.DONE), step(None, value_id="snow", text="a walk"))

        assert items_of(words_of(lives=(TEA, SNOW, a_life(3, "Rain")), actions=actions)) == [
            "Snow",
            "not filled in yet: a walk",
            "Tea",
            "done: a cup",
        ]

    def test_a_week_without_a_plan_is_met_kindly(self) -> None:
        assert "No plan this week. Noticing counts too." in words_of()
        assert "No plan this week." not in words_of(actions=(step(),))

    def test_where_nothing_was_taken_and_nothing_is_open_a_sentence_stands_for_the_steps(self) -> None:
        text = words_of(actions=(step(Outcome.NOT_TAKEN, text="a walk"),))

        assert "What was planned was not for this week. Nothing has to be made up for." in text
        assert "a walk" not in text

    def test_minutes_are_a_count_and_stay_out(self) -> None:
        assert "Time given" not in words_of(actions=(step(Outcome.DONE, minutes=25),))


class TestSections:
    def test_what_helped_and_what_got_in_the_way_stand_without_how_often(self) -> None:
        text = words(REVIEW)

        assert "  • a list\n" in text
        assert "  • From inside (thoughts, feelings, energy)\n  • From outside (people, work, money)\n" in text

    def test_archived_values_are_named_as_such(self) -> None:
        rest = a_life(3, "Rest", date(2026, 2, 1))

        assert "Archived values are not shown; `valuetrack list-values --all` shows all." in words_of(lives=(TEA, rest))

    def test_before_and_after_are_words(self) -> None:
        pairs = [(7, 6), (5, 4), (9, 1)]
        actions = tuple(
            step(Outcome.DONE, id=str(place), anxiety_before=before, anxiety_after=after, effort=before)
            for place, (before, after) in enumerate(pairs)
        )
        text = words_of(actions=actions)

        assert "done: a cup, anxiety quite a lot before, some after\n" in text
        assert "done: a cup, anxiety some before and after\n" in text
        assert "Anxiety: usually lower afterwards\n" in text
        assert "You took steps while feeling anxious" in text
        assert "Effort, usually: quite a lot" in text

    @pytest.mark.parametrize(
        ("tried", "said"),
        [
            ({}, '"dull", not tried yet'),
            ({"belief_before": 0}, '"dull": you believed it not at all before, not tried yet'),
            ({"belief_before": 65, "belief_after": 15}, '"dull": you believed it strongly before, a little after'),
            ({"belief_before": 70, "belief_after": 4}, '"dull": you believed it strongly before, not at all after'),
        ],
    )
    def test_a_belief_is_told_in_words(self, tried: dict[str, Any], said: str) -> None:
        assert said in words_of(actions=(step(belief="dull", **tried),))

    @pytest.mark.parametrize("times", [2, 3])
    def test_what_came_along_often_is_asked_about(self, times: int) -> None:
        text = words_of(actions=(step(),), carried_before={"None": times})

        assert f"{UNSAID}. Smaller, different, or let it go?" in text

    def test_the_offer_has_no_score(self) -> None:
        text = words_of(**lived(3))

        assert "You could focus on Tea next week. You decide:\n  valuetrack set-focus Tea --week 2026-W11\n" in text


class TestOtherPages:
    def test_the_focus_on_offer_says_how_likely_a_step_is(self) -> None:
        text = words(REPORTS["focus"])

        assert "  • Tea (a small step: likely)\n  • Snow\n" in text
        assert "Third" not in text

    def test_the_values_are_rated_in_words_for_programs_too(self) -> None:
        listing = form(REPORTS["values"], words_only=True)
        assert isinstance(listing, Listing)

        rows = [row.split("\t")[:2] for row in lines(listing).splitlines()]
        assert rows == [["Tea", "very much"], ["Snow", "-"], ["Rain", "not at all"]]
        assert listing.remark == "Some archived values hidden; some values begin later; --all shows all."

    def test_the_changes_name_the_kinds(self) -> None:
        assert "note, action" in words(CHANGES)

    def test_how_to_begin_is_typed_in_words(self) -> None:
        assert 'valuetrack add-value Connection --importance "very much"' in words(REPORTS["begin"])

    def test_the_demo_is_typed_and_read_in_words(self) -> None:
        text = words(REPORTS["demo"])

        assert "rate-week Friendship somewhat" in text
        assert words(REVIEW).split("\n", 1)[1] in text


def line_of(text: str, beginning: str) -> list[str]:
    """The cells of the first row that begins so."""
    row = next(one for one in text.splitlines() if one.startswith(beginning))
    return re.split(r"\s{2,}", row.strip())


def items_of(text: str) -> list[str]:
    """The lines under the heading of what was planned, the names of the values too."""
    between = text[text.index("Completion") : text.index("For next week")].splitlines()[1:]
    return [one.removeprefix("  • ") for one in between if one and "Nothing" not in one]

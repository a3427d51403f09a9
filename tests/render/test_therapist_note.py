"""A note for a therapist: what may stand in it, and that nothing else does."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_words import quoted
from valuetrack import scoring
from valuetrack.dates import WEEKDAYS
from valuetrack.frozen import names_of, replace
from valuetrack.model import (
    HOW_MUCH,
    LIKELY,
    Action,
    Activity,
    BarrierKind,
    BarrierSource,
    CheckIn,
    Comparison,
    Contact,
    Experience,
    Happened,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Outcome,
    Reflection,
    ReflectionKind,
    Step,
    Tracked,
    Value,
    ValueLife,
    WeekRating,
    Wording,
    facts_of,
)
from valuetrack.render import brief_note, note_clauses, routines
from valuetrack.render import therapist_note as items_module
from valuetrack.render.brief_note import brief_items
from valuetrack.render.pages import therapist_note as page_module
from valuetrack.render.pages.therapist_note import HEADING, therapist_note
from valuetrack.render.therapist_note import NoteVoice, in_words, note_items
from valuetrack.render.voice import NOT_FILLED_IN, plainly
from valuetrack.reports.routines import RoutineLine
from valuetrack.reports.steps import StepLine
from valuetrack.reports.therapist_note import (
    HELD,
    KINDS,
    Kind,
    NoteFormat,
    NoteItem,
    NoteRecords,
    NoteSection,
    NoteWeek,
    RatedValue,
)
from valuetrack.reports.weeks import WeekSpan
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from valuetrack.reports.therapist_note import TherapistNote

MON = date(2026, 1, 12)
SUN = date(2026, 1, 18)
NUMBERS, WORDS = NoteVoice(), NoteVoice(words_only=True)
FORMATS: tuple[NoteFormat, ...] = get_args(NoteFormat)
DONE, SMALLER, NOT_TAKEN, CARRIED, LET_GO = Outcome
TEA = ValueLife(Value(id="v", created=MON), (Wording(id="w", value_id="v", day=MON, name="Tea"),))
OPEN = None


def an_action(outcome: Outcome | None = DONE, one: str = "a", text: str = "call Ines", **more: Any) -> Action:
    when: dict[str, Any] = {"day": MON} if "week" not in more else {}
    return Action(**{"id": one, "value_id": "v", "text": text, "outcome": outcome, **when, **more})


def an_opportunity(*, taken: bool = False, **more: Any) -> Opportunity:
    return Opportunity(id="o", value_id="v", text="a wave", day=MON, taken=taken, **more)


def an_activity(one: str = "t", text: str = "videos", **more: Any) -> Activity:
    return Activity(**{"id": one, "value_id": "v", "text": text, "day": MON, **more})


def a_routine(**more: Any) -> RoutineLine:
    days: dict[str, Any] = {"rule": "FREQ=WEEKLY;BYDAY=TU,TH", "start": MON, "paused": False, "ended": False}
    nothing: dict[str, Any] = dict.fromkeys(("until", "at", "planned_minutes", "smaller", "next"))
    return RoutineLine(**{**nothing, **days, "id": "r", "short": "r", "value": "Tea", "text": "walk home", **more})


def data(**more: Any) -> NoteRecords:
    nothing: dict[str, Any] = dict.fromkeys(names_of(NoteRecords), ())
    return NoteRecords(**{**nothing, "first": MON, "last": SUN, "lives": (TEA,), "maintenance": None, **more})


def selected(items: Iterable[NoteItem], *included: Kind) -> tuple[NoteItem, ...]:
    return tuple(replace(one, included=one.kind in included) for one in items)


def texts(kind: Kind, say: NoteVoice = NUMBERS, **records: Any) -> list[str]:
    return [item.text for item in note_items(data(**records), say) if item.kind == kind]


def words_of(note: TherapistNote) -> str:
    return "\n".join(line for section in note.sections for line in section.lines)


def offered(form: NoteFormat, records: NoteRecords, say: NoteVoice = NUMBERS) -> tuple[NoteItem, ...]:
    found = brief_items(records, say) if form == "brief" else note_items(records, say)
    return tuple(item for item in found if item.kind in HELD[form])


def made(records: NoteRecords, *included: Kind, form: NoteFormat = "soap", say: NoteVoice = NUMBERS) -> TherapistNote:
    return therapist_note(form, records, selected(offered(form, records, say), *included), say)


def note_of(records: NoteRecords, *included: Kind, form: NoteFormat = "soap", say: NoteVoice = NUMBERS) -> str:
    return words_of(made(records, *included, form=form, say=say))


@pytest.mark.parametrize(
    ("number", "word"), [(0, "zero"), (1, "one"), (3, "three"), (12, "twelve"), (13, "13"), (100, "100")]
)
def test_a_number_is_a_word_up_to_twelve(number: int, word: str) -> None:
    assert in_words(number) == word


class TestTheCount:
    @pytest.mark.parametrize(
        ("outcomes", "counted", "in_words_only"),
        [
            ([DONE], "One planned action taken.", "A planned action taken."),
            ([SMALLER], "One planned action taken.", "A planned action taken."),
            ([NOT_TAKEN], "One planned action not taken.", "A planned action not taken."),
            ([CARRIED], "One planned action carried on.", "A planned action carried on."),
            ([OPEN], "One planned action, not filled in yet.", "A planned action, not filled in yet."),
            (
                [DONE, SMALLER, NOT_TAKEN],
                "Two of three planned actions taken; one not taken.",
                "Some planned actions taken; some not taken.",
            ),
            ([DONE, DONE], "Two of two planned actions taken.", "All planned actions taken."),
            (
                [NOT_TAKEN, NOT_TAKEN, CARRIED],
                "None of three planned actions taken; two not taken; one carried on.",
                "No planned action taken; some not taken; some carried on.",
            ),
            (
                [DONE, OPEN, OPEN],
                "One of three planned actions taken; two not filled in yet.",
                "Some planned actions taken; some not filled in yet.",
            ),
            ([OPEN, OPEN], "Two planned actions, not filled in yet.", "Some planned actions, not filled in yet."),
            ([DONE, LET_GO], "One planned action taken.", "A planned action taken."),
            ([DONE] * 13, "13 of 13 planned actions taken.", "All planned actions taken."),
        ],
        ids=str,
    )
    def test_it_says_what_was_taken_and_what_was_not(
        self, outcomes: list[Outcome | None], counted: str, in_words_only: str
    ) -> None:
        actions = tuple(an_action(outcome, str(place)) for place, outcome in enumerate(outcomes))

        assert texts("actions", actions=actions)[0] == counted
        assert texts("actions", WORDS, actions=actions)[0] == in_words_only

    @pytest.mark.parametrize("outcomes", [[], [LET_GO]])
    def test_where_nothing_counts_there_is_none(self, outcomes: list[Outcome]) -> None:
        actions = tuple(an_action(outcome) for outcome in outcomes)

        assert len(texts("actions", actions=actions)) == len(outcomes)

    def test_in_a_brief_note_what_the_person_names_stands_with_it_in_their_words(self) -> None:
        actions = (
            an_action(DONE, "a"),
            an_action(SMALLER, "b"),
            an_action(NOT_TAKEN, "c", got_in_way="self-criticism.", barrier_kind=BarrierKind.INTERNAL),
        )
        said = note_of(data(actions=actions), "actions", "barriers", form="brief")

        assert 'Two of three planned actions taken; one not taken (client reports: "self-criticism").' in said
        assert said.count("self-criticism") == 1

    def test_each_part_has_what_belongs_to_it(self) -> None:
        actions = (
            an_action(NOT_TAKEN, "a", got_in_way="tired", barrier_source=BarrierSource.FATIGUE),
            an_action(NOT_TAKEN, "b", got_in_way="no\ntrains", barrier_kind=BarrierKind.EXTERNAL),
            an_action(CARRIED, "c", barrier_kind=BarrierKind.EXTERNAL),
            an_action(CARRIED, "d", barrier_kind=BarrierKind.INTERNAL),
            an_action(DONE, "e", got_in_way="nearly"),
        )
        said = note_of(data(actions=actions), "actions", "barriers", form="brief")

        assert (
            "One of five planned actions taken; "
            'two not taken (client reports: "tired", no energy; "no trains", from outside); '
            "two carried on (client reports: something from outside)." in said
        )
        assert "nearly" not in said

    def test_a_barrier_that_is_not_ticked_stays_out(self) -> None:
        actions = (an_action(NOT_TAKEN, "a", got_in_way="tired"), an_action(NOT_TAKEN, "b", got_in_way="rain"))
        records = data(actions=actions)
        chosen = selected(brief_items(records, NUMBERS), "actions", "barriers")
        items = tuple(replace(one, included=one.included and "rain" not in one.text) for one in chosen)
        said = words_of(therapist_note("brief", records, items, NUMBERS))

        assert 'two not taken (client reports: "tired")' in said
        assert "rain" not in said

    def test_without_the_count_the_barriers_are_a_sentence(self) -> None:
        actions = (an_action(NOT_TAKEN, "a", got_in_way="tired"), an_action(CARRIED, "b", "walk", got_in_way="rain"))

        assert note_of(data(actions=actions), "barriers", form="brief").startswith(
            'About the planned step "call Ines" (Mon 2026-01-12): client reports that "tired" got in the way; '
            'client reports that "rain" got in the way.'
        )


FULL: dict[str, Any] = {
    "goal": "fewer evenings alone", "at": time(18, 30), "anxiety_before": 7, "anxiety_after": 4, "effort": 0,
    "helped": ("the bell",), "hindered": ("rain",), "got_in_way": "tired", "barrier": "no time", "coping": "ask first",
    "barrier_came": True, "coping_tried": False, "relief": "calm", "cost": "distance", "belief": "no answer",
    "belief_before": 65, "belief_after": 5, "alternative": "she is busy", "result": "she came", "learned": "ask",
    "confidence": 6, "why": "I miss her", "smaller": "send a line", "minutes": 15,
}  # fmt: skip
JOINED = (
    'Mon 2026-01-12, 18:30 (Tea; treatment goal "fewer evenings alone"): client took the planned step "call Ines". '
    "Client rated anxiety 7/10 before, 4/10 afterward; effort 0/10; it took 15 minutes. "
    'What helped was "the bell". What made it harder was "rain". '
    'Client reports that "tired" got in the way, and took the step all the same. '
    'Client had expected "no time" to get in the way and planned "ask first" for that; it came up; '
    'what was planned for it was not tried. Client noted "calm" as relief in the short term and "distance" as a cost '
    'in the longer term. Client tried out the belief "no answer", held 65/100 before, 5/100 afterward; a kinder way to '
    'see it is "she is busy". What happened was "she came". Client learned "ask". '
    "Client rated confidence at planning 6/10. "
    'Client\'s plan names the reason "I miss her", the smaller version "send a line".'
)


class TestAParagraph:
    @pytest.mark.parametrize("form", ["soap", "dap"])
    def test_all_about_an_action_is_one_and_says_it_once(self, form: NoteFormat) -> None:
        records = data(actions=(an_action(**FULL), an_action(OPEN, "b", "walk")))
        lines = made(records, *KINDS, form=form).sections[0].lines

        assert lines[2:5] == (
            "One of two planned actions taken; one not filled in yet.",
            JOINED,
            'Mon 2026-01-12 (Tea): how the planned step "walk" went is not filled in yet.',
        )
        assert lines[1] == 'Treatment goal: "fewer evenings alone" (values: Tea).'

    def test_without_its_first_sentence_it_begins_with_what_it_is_about(self) -> None:
        said = note_of(data(actions=(an_action(**FULL),)), "helped", "learned")

        assert said.startswith(
            'About the planned step "call Ines" (Mon 2026-01-12, 18:30): what helped was "the bell". '
            'Client learned "ask".\n'
        )

    def test_a_goal_that_is_not_ticked_stays_out(self) -> None:
        actions = (an_action(goal="sleep"), an_action(one="b", goal="meet\npeople"))
        records = data(actions=actions)
        ticked = selected(note_items(records, NUMBERS), "actions", "goals")
        items = tuple(replace(one, included=one.included and "sleep" not in one.text) for one in ticked)
        said = words_of(therapist_note("soap", records, items, NUMBERS))

        assert 'Mon 2026-01-12 (Tea): client took the planned step "call Ines".' in said
        assert 'Mon 2026-01-12 (Tea; treatment goal "meet people"): client took' in said

    def test_a_moment_has_one_too(self) -> None:
        moment = an_opportunity(got_in_way="a reflex", learned="wait", helped=("Ana",), mood_before=3)
        records = data(actions=(an_action(DONE),), opportunities=(moment,))

        assert made(records, *KINDS).sections[0].lines[-1] == (
            'Moment noted, Mon 2026-01-12 (Tea): "a wave"; step toward it: no. Client rated mood 3/10 before. '
            'What helped was "Ana". Client reports that "a reflex" got in the way of a step toward Tea. '
            'Client learned "wait".'
        )
        assert note_of(records, "learned").startswith(
            'About the moment "a wave" (Mon 2026-01-12; value: Tea): client learned "wait".\n'
        )

    def test_a_graded_step_and_a_smaller_version_are_named(self) -> None:
        action = an_action(SMALLER, smaller="one line", step_id="s", also="v")

        assert note_of(data(actions=(action,)), "actions", "plan").splitlines()[1] == (
            "Mon 2026-01-12 (Tea and Tea): client took a smaller version of the planned graded step "
            '"call Ines": "one line".'
        )


class TestTheItems:
    @pytest.mark.parametrize(
        ("outcome", "said"),
        [
            (DONE, 'client took the planned step "call Ines"'),
            (SMALLER, 'client took a smaller version of the planned step "call Ines"'),
            (NOT_TAKEN, 'client did not take the planned step "call Ines"'),
            (CARRIED, 'client carried the planned step "call Ines" on'),
            (LET_GO, 'client let the planned step "call Ines" go'),
            (OPEN, 'how the planned step "call Ines" went is not filled in yet'),
        ],
    )
    def test_an_action_has_its_day_its_value_and_how_it_went(self, outcome: Outcome | None, said: str) -> None:
        assert texts("actions", actions=(an_action(outcome),))[-1] == f"Mon 2026-01-12 (Tea): {said}."

    def test_an_action_without_a_day_has_its_week(self) -> None:
        said = texts("actions", actions=(an_action(week=MON),))[-1]

        assert said == 'Some time in the week from Mon 2026-01-12 (Tea): client took the planned step "call Ines".'
        entered = texts("actions", actions=(an_action(week=MON, outcome_day=SUN),))[-1]
        assert entered.endswith('client took the planned step "call Ines" (entered for Sun 2026-01-18).')

    @pytest.mark.parametrize(("entered", "said"), [(MON, ""), (SUN, "; entered for Sun 2026-01-18")])
    def test_ratings_say_for_which_other_day_they_were_entered(self, entered: date, said: str) -> None:
        action = an_action(mood_after=6, outcome_day=entered)

        assert texts("actions", actions=(action,))[-1].endswith('"call Ines".')
        assert texts("ratings", actions=(action,))[0].endswith(f"client rated mood 6/10 afterward{said}.")
        assert texts("ratings", actions=(an_action(outcome_day=entered),)) == []

    def test_values_are_those_of_the_records_in_the_words_of_the_last_day(self) -> None:
        def life(one: str, *wordings: Wording) -> ValueLife:
            return ValueLife(Value(id=one, created=MON), wordings)

        def wording(day: date, name: str, meaning: str | None = None) -> Wording:
            return Wording(id="w", value_id="v", day=day, name=name, meaning=meaning)

        lives = (
            life("other", wording(MON, "Rest")),
            life("v", wording(MON, "Tea"), wording(SUN, "Coffee", "warmth"), wording(SUN + timedelta(1), "Cocoa")),
        )
        records: tuple[dict[str, Any], ...] = (
            {"actions": (an_action(),)},
            {"opportunities": (an_opportunity(),)},
            {"coming": (an_action(OPEN),)},
        )
        for more in records:
            assert texts("values", lives=lives, **more) == ['Named value: Coffee, "warmth".']
        assert texts("values", lives=lives) == []

    def test_a_goal_is_named_once(self) -> None:
        actions = (an_action(goal="Meet\npeople.", entry=2), an_action(one="b", goal="meet people", entry=1))
        coming = (an_action(OPEN, "c", goal="sleep"), an_action(OPEN, "d"))

        assert texts("goals", actions=actions, coming=coming) == [
            'Treatment goal: "Meet people" (values: Tea).',
            'Treatment goal: "sleep" (values: Tea).',
        ]

    @pytest.mark.parametrize(
        ("kind", "fields", "said", "in_words_only"),
        [
            (
                "confidence",
                {"confidence": 6},
                "Client rated confidence at planning 6/10.",
                "Client was fairly sure at planning.",
            ),
            (
                "ratings",
                {"anxiety_before": 7, "anxiety_after": 4, "mood_after": 10, "effort": 0, "enjoyment": 8, "minutes": 5},
                ("Client rated anxiety 7/10 before, 4/10 afterward; mood 10/10 afterward; effort 0/10; enjoyment 8/10; "
                "it took 5 minutes."),
                ("Client rated anxiety quite a lot before, some afterward; mood very good afterward; effort none; "
                "enjoyment quite a lot."),
            ),
            ("ratings", {"minutes": 5}, "It took 5 minutes.", None),
            (
                "beliefs",
                {"belief": "no answer", "belief_before": 65, "belief_after": 5, "alternative": "she is busy"},
                ('Client tried out the belief "no answer", held 65/100 before, 5/100 afterward; '
                'a kinder way to see it is "she is busy".'),
                ('Client tried out the belief "no answer", held strongly before, not at all afterward; '
                'a kinder way to see it is "she is busy".'),
            ),
            (
                "plan",
                {"why": "joy", "facet": "calls", "cue": "bell", "energy_window": "noon", "with_whom": "Ana",
                 "smaller": "a line", "reward": "tea", "acts_on": "the shift", "planned_minutes": 15,
                 "routine_id": "r", "in_hard_moment": True},
                ('Client\'s plan names the reason "joy", the side of the value "calls", the reminder "bell", '
                'the time of day with energy "noon", the company "Ana", the smaller version "a line", '
                'the reward afterwards "tea", the barrier that it is meant to change "the shift", '
                "the length 15 minutes; it is part of a routine; it was planned in a hard moment."),
                "it is part of a routine; it was planned in a hard moment.",
            ),
            *(
                (kind, fields, text, text)
                for kind, fields, text in (
                    ("beliefs", {"belief": "no answer"}, 'Client tried out the belief "no answer".'),
                    (
                        "beliefs",
                        {"belief": "no answer", "outcome": NOT_TAKEN},
                        'The belief to be tried out was "no answer".',
                    ),
                    ("happened", {"result": "she came"}, 'What happened was "she came".'),
                    ("helped", {"helped": ("tea", "snow")}, 'What helped was "tea", "snow".'),
                    ("learned", {"learned": "ask"}, 'Client learned "ask".'),
                    ("barriers", {"hindered": ("rain",)}, 'What made it harder was "rain".'),
                    ("relief", {"relief": "calm"}, 'Client noted "calm" as relief in the short term.'),
                    ("relief", {"cost": "sleep"}, 'Client noted "sleep" as a cost in the longer term.'),
                    ("barriers", {"barrier": "rain"}, 'Client had expected "rain" to get in the way.'),
                    (
                        "barriers",
                        {"coping": "a coat", "barrier_came": False, "coping_tried": True},
                        ('Client had planned "a coat" for what might get in the way; it did not come up; '
                        "what was planned for it was tried."),
                    ),
                    (
                        "barriers",
                        {"outcome": NOT_TAKEN, "got_in_way": "no train", "barrier_source": BarrierSource.MONEY,
                         "barrier_kind": BarrierKind.EXTERNAL},
                        'Client reports that "no train" (money, from outside) got in the way.',
                    ),
                )
            ),
        ],
    )  # fmt: skip
    def test_what_goes_with_an_action_is_an_item_of_its_kind(
        self, kind: Kind, fields: dict[str, Any], said: str, in_words_only: str | None
    ) -> None:
        records = data(actions=(an_action(**fields), an_action(one="b", text="walk")))
        joined = [item.joined for item in note_items(records, NUMBERS) if item.kind == kind]
        in_words = [item.joined or "" for item in note_items(records, WORDS) if item.kind == kind]

        assert joined == [said]
        assert in_words[0].endswith(in_words_only) if in_words_only else in_words == []

    def test_a_moment_is_an_item_and_so_is_what_goes_with_it(self) -> None:
        passed = an_opportunity(got_in_way="a reflex", facet="calls")
        taken = an_opportunity(taken=True, got_in_way="shy", hindered=("rain",), same_as="a")
        moments: dict[str, Any] = {"opportunities": (passed, taken), "actions": (an_action(),)}

        assert texts("opportunities", **moments) == [
            'Moment noted, Mon 2026-01-12 (Tea): "a wave"; step toward it: no.',
            (
                'Moment noted, Mon 2026-01-12 (Tea): "a wave"; step toward it: yes; '
                'the same act as the planned step "call Ines".'
            ),
        ]
        name = 'About the moment "a wave" (Mon 2026-01-12; value: Tea)'
        assert texts("barriers", **moments) == [
            f'{name}: client reports that "a reflex" got in the way of a step toward Tea.',
            f'{name}: what made it harder was "rain".',
            f'{name}: client reports that "shy" got in the way of a step toward Tea, which was taken all the same.',
        ]
        assert texts("plan", **moments) == [f'{name}: the side of the value was "calls".']

    def test_an_activity_has_its_day_its_value_and_where_it_leads_and_is_one_paragraph(self) -> None:
        more: dict[str, Any] = {"leads": Leaning.AWAY, "at": time(21), "relief": "quiet", "energy": 2, "minutes": 120}
        records = data(activities=(an_activity(**more), an_activity(one="u", text="a walk", value_id=None)))

        assert made(records, *KINDS).sections[0].lines == (
            "Named value: Tea.",
            (
                'Activity noted, Mon 2026-01-12, 21:00 (Tea): "videos"; as client sees it, it leads away from what '
                'matters. Client rated energy 2/10; it took 120 minutes. Client noted "quiet" as relief in the short '
                "term."
            ),
            'Activity noted, Mon 2026-01-12: "a walk".',
        )
        assert texts("relief", activities=records.activities) == [
            'About the activity "videos" (Mon 2026-01-12, 21:00): client noted "quiet" as relief in the short term.'
        ]

    @pytest.mark.parametrize(
        ("leads", "said"),
        [(Leaning.TOWARD, "it leads toward what matters."), (Leaning.NEITHER, "it leads neither toward nor away from")],
    )
    def test_an_activity_may_lead_anywhere(self, leads: Leaning, said: str) -> None:
        assert said in texts("activities", activities=(an_activity(leads=leads),))[0]

    def test_a_decision_says_where_each_option_leads_and_which_was_chosen(self) -> None:
        def leads(option: int, leaning: Leaning, one: str = "k", value: str = "v") -> OptionLeaning:
            return OptionLeaning(id="l", comparison_id=one, option=option, value_id=value, leaning=leaning)

        decision = Comparison(id="k", day=MON, options=("stay", "go"), question="the new flat", chosen=1)
        art = ValueLife(Value(id="x", created=MON), (replace(TEA.wordings[0], name="Art"),))
        ways = (
            leads(0, Leaning.NEITHER), leads(1, Leaning.TOWARD), leads(1, Leaning.AWAY, value="x"),
            leads(1, Leaning.AWAY, "z"),
        )  # fmt: skip

        assert texts("decisions", comparisons=(decision,), leanings=ways, lives=(TEA, art)) == [
            (
                'Decision weighed, Mon 2026-01-12, "the new flat": "stay" (neither toward nor away from Tea) or '
                '"go" (toward Tea and away from Art); client chose "go".'
            )
        ]
        still_open = replace(decision, question=None, chosen=None)
        assert texts("decisions", comparisons=(still_open,)) == [
            'Decision weighed, Mon 2026-01-12: "stay" or "go"; no choice was made so far.'
        ]

    def test_the_plan_for_hard_times_stands_in_the_plan_with_the_parts_that_it_has(self) -> None:
        plan = Maintenance(
            id="p", signs="short nights", stressors="the move", first_step="open\nthe window.", people="Ana",
            revisit=SUN, revisited=MON,
        )  # fmt: skip
        said = (
            'Client\'s plan for hard times: signs, "short nights"; what could make the next weeks hard, "the move"; '
            'a first step, "open the window"; good to have around, "Ana"; values to be looked at again on '
            "Sun 2026-01-18; values looked through last on Mon 2026-01-12."
        )

        assert texts("maintenance", maintenance=plan) == [said]
        assert made(data(maintenance=plan), "maintenance").sections[-1].lines == (said,)
        later = replace(plan, revisited=SUN + timedelta(1))
        assert "looked through" not in texts("maintenance", maintenance=later)[0]
        assert texts("maintenance", maintenance=Maintenance(id="p")) == []

    def test_what_comes_back_is_next_with_its_days(self) -> None:
        whole = a_routine(until=SUN, at=time(17, 30), planned_minutes=40, smaller="one stop early", paused=True)

        assert texts("next", routines=(whole, a_routine())) == [
            (
                'Comes back, as planned by the client (Tea): "walk home", every Tue and Thu, at 17:30, for 40 minutes, '
                'from Mon 2026-01-12 to Sun 2026-01-18, smaller version: "one stop early", it rests for now.'
            ),
            'Comes back, as planned by the client (Tea): "walk home", every Tue and Thu, from Mon 2026-01-12.',
        ]
        assert "40" not in texts("next", WORDS, routines=(whole,))[0]

    @pytest.mark.parametrize("text", ["bought a bottle", "hit the wall", "did not call in sick", "went to bed at nine"])
    def test_a_moment_without_a_step_cannot_be_read_as_if_it_had_not_happened(self, text: str) -> None:
        moment = replace(an_opportunity(got_in_way="craving", hindered=("rain",), mood_after=2), text=text)
        said = note_of(data(opportunities=(moment,)), *KINDS)

        assert f'"{text}"; step toward it: no.' in said
        assert not re.search(f'"{text}",? (?:was |were )?not|"{text}"[^.]*not taken', said)

    def test_intense_moments_stand_apart_from_other_reflections(self) -> None:
        weekly = Reflection(id="r", day=MON, kind=ReflectionKind.AFTER_NOT_ACTING, happened="I froze.", learned="wait")
        strong: list[dict[str, Any]] = [
            {"intensity": 8, "room": True, "kind_words": "it\npassed"},
            {"room": False},
            {},
        ]
        moments = [Reflection(id="m", day=SUN, kind=ReflectionKind.INTENSE_MOMENT, **more) for more in strong]
        records: dict[str, Any] = {"reflections": (weekly, *moments)}

        assert texts("reflections", **records) == [
            'Reflection, after not acting, Mon 2026-01-12. What happened: "I froze". To remember: "wait".'
        ]
        assert texts("intense-moments", **records) == [
            (
                'Hard moment, Sun 2026-01-18, intensity 8/10. What client would say to a friend: "it passed". '
                "Room to go on for a minute: yes."
            ),
            "Hard moment, Sun 2026-01-18. Room to go on for a minute: no.",
            "Hard moment, Sun 2026-01-18.",
        ]
        assert "intensity quite a lot. " in texts("intense-moments", WORDS, **records)[0]

    def test_a_reflection_says_what_it_turns_to_where_that_is_in_the_records(self) -> None:
        kind = ReflectionKind.GRIEVING_A_LIMIT
        about = [Reflection(id=one, day=MON, kind=kind, about=one, common_humanity="we all") for one in ("a", "x")]

        assert texts("reflections", reflections=tuple(about), actions=(an_action(),)) == [
            'Reflection, grieving a limit, Mon 2026-01-12, about "call Ines". How other people know this: "we all".',
            'Reflection, grieving a limit, Mon 2026-01-12. How other people know this: "we all".',
        ]

    def test_a_value_in_focus_is_named_though_nothing_was_done_and_says_what_is_known_of_it(self) -> None:
        words = Wording(
            id="w", value_id="v", day=MON, name="Tea", domain="home", facets=("a pot", "two cups"), chosen=True
        )
        life = ValueLife(Value(id="v", created=MON), (words,))
        weeks = [NoteWeek(WeekSpan.of(Week(day)), (), focus=("v",)) for day in (MON, MON + timedelta(7))]

        assert texts("values", lives=(life,), weeks=weeks[:1]) == [
            (
                'Named value (focus of the week from Mon 2026-01-12): Tea. Part of life: "home". '
                'In daily life it looks like this: "a pot", "two cups". Their own choice: yes.'
            )
        ]
        other = replace(life, wordings=(replace(words, domain=None, facets=(), chosen=False),))
        assert texts("values", lives=(other,), weeks=weeks) == [
            "Named value (focus of the weeks from Mon 2026-01-12, Mon 2026-01-19): Tea. Their own choice: no."
        ]

    def test_a_week_is_told_with_what_matters_and_how_it_was(self) -> None:
        rated = (
            RatedValue("Tea", 9, 4, 6, "no time.", "wide gap"),
            RatedValue("Rest", 3, 2, None, None, "resting"),
            RatedValue("Art", None, 5, None, None, "not rated"),
            RatedValue("Sea", 8, None, None, "rain", "not rated"),
            RatedValue("Sun", None, None, 3, None, "not rated"),
        )
        span = WeekSpan.of(Week(MON))

        assert texts("discrepancy", weeks=(NoteWeek(span, rated, focus=()),)) == [
            (
                "Week Mon 2026-01-12 to Sun 2026-01-18, client rated: Tea importance 9/10, lived 4/10 (discrepancy 5, "
                "wide gap), a small step in the next week likely 6/10; Rest importance 3/10, lived 2/10 "
                "(discrepancy 1, in the background); Art lived 5/10; Sun a small step in the next week likely 3/10. "
                'On Tea, client noted "no time". On Sea, client noted "rain".'
            )
        ]
        assert texts("discrepancy", WORDS, weeks=(NoteWeek(span, rated[:1], focus=()),)) == [
            (
                "Week Mon 2026-01-12 to Sun 2026-01-18, client rated: Tea matters very much, lived somewhat (wide "
                'gap), a small step in the next week fairly likely. On Tea, client noted "no time".'
            )
        ]
        assert texts("discrepancy", weeks=(NoteWeek(span, rated[3:4], focus=()),)) == [
            'Week Mon 2026-01-12 to Sun 2026-01-18. On Sea, client noted "rain".'
        ]
        assert texts("discrepancy", weeks=(NoteWeek(span, (), focus=("v",)),)) == []

    def test_a_ladder_stands_from_the_easiest_step_up(self) -> None:
        def rung(value: str, text: str, difficulty: int, taken: int, *, on_offer: bool = False) -> StepLine:
            return StepLine("s", "s", value, text, difficulty, taken, 0, on_offer=on_offer, retired=None)

        rungs = (rung("Tea", "sip", 0, 3), rung("Tea", "pour", 4, 1, on_offer=True), rung("Art", "draw", 8, 0))

        assert texts("ladder", ladder=rungs) == [
            (
                'Graded steps toward Tea: "sip" (difficulty 0/10, taken 3 times); '
                '"pour" (difficulty 4/10, taken once, on offer now).'
            ),
            'Graded steps toward Art: "draw" (difficulty 8/10).',
        ]
        assert texts("ladder", WORDS, ladder=rungs[:1]) == ['Graded steps toward Tea: "sip" (easy, taken).']

    @pytest.mark.parametrize(
        ("text", "shown"), [("I sat.\n\tThen I ate. ", "I sat. Then I ate"), ("so...", "so..."), ("why?", "why?")]
    )
    def test_words_are_quoted_on_one_line_and_end_with_the_sentence(self, text: str, shown: str) -> None:
        assert texts("notes", check_ins=(CheckIn(id="n", day=MON, note=text),))[0].endswith(f': "{shown}".')

    def test_notes_what_is_next_and_contacts_are_items(self) -> None:
        assert texts("notes", check_ins=(CheckIn(id="n", day=MON, note="so far"),)) == [
            'Client\'s note, Mon 2026-01-12: "so far".'
        ]
        assert texts("next", coming=(an_action(OPEN),)) == [
            'Next, as planned by the client, Mon 2026-01-12 (Tea): "call Ines".'
        ]
        assert texts("contacts", contacts=(Contact(id="c", name="Ines", reach="555 0100"),)) == [
            'To reach on a hard day: "Ines", "555 0100".'
        ]

    def test_what_is_next_has_what_was_thought_of_and_what_will_be_rated(self) -> None:
        action = an_action(
            OPEN, confidence=3, barrier="tired", coping="sofa first", smaller="a line", smaller_confidence=8,
            rate=("effort", "anxiety"), goal="sleep", why="joy",
        )  # fmt: skip
        life = ValueLife(Value(id="v", created=MON, tracks=Tracked.MOOD), TEA.wordings)
        said = texts("next", lives=(life,), coming=(action,), rate=("enjoyment",))

        assert said == [
            (
                'Next, as planned by the client, Mon 2026-01-12 (Tea; treatment goal "sleep"): "call Ines"; '
                'confidence 3/10; expected in the way: "tired"; planned for that: "sofa first"; '
                'smaller version: "a line" (confidence 8/10); '
                "to be rated: anxiety before and afterward, mood before and afterward, effort, enjoyment."
            ),
            'About the planned step "call Ines" (Mon 2026-01-12): client\'s plan names the reason "joy".',
        ]
        smaller = texts("next", coming=(an_action(OPEN, smaller="a line", confidence=6),))
        assert smaller[0].endswith('confidence 6/10; smaller version: "a line".')
        assert texts("next", coming=(an_action(OPEN, step_id="s"),))[0].endswith('(Tea): graded step "call Ines".')


# One text for each field of each record, none of which is part of another.
FIELDS = [
    "text", "goal", "got_in_way", "belief", "alternative", "result", "learned", "why", "barrier", "coping", "smaller",
    "cue", "reward", "energy_window", "with_whom", "relief", "cost", "facet", "acts_on",
]  # fmt: skip
RATINGS = [
    "confidence",
    "anxiety_before",
    "anxiety_after",
    "mood_before",
    "mood_after",
    "effort",
    "enjoyment",
    "smaller_confidence",
    "energy",
]


@st.composite
def note_data(draw: st.DrawFn) -> NoteRecords:  # noqa: C901 - a maker for each kind of record
    """Records of every kind, each text in which is a token of its own."""
    numbers = iter(range(10**6))

    def token() -> str:
        return f"q{next(numbers)}q"

    def maybe(make: Callable[[], Any]) -> Any:
        return make() if draw(st.booleans()) else None

    def texts_of(kind: type[Experience]) -> dict[str, Any]:
        names = [name for name in FIELDS if name in names_of(kind) and name != "text"]
        return {name: maybe(token) for name in names}

    def lived(kind: type[Experience]) -> dict[str, Any]:
        ratings = {name: draw(st.none() | st.integers(0, 10)) for name in RATINGS if name in names_of(kind)}
        lists = {name: tuple(token() for _ in range(draw(st.integers(0, 2)))) for name in ("helped", "hindered")}
        return {"id": token(), "value_id": "v", "text": token(), **ratings, **lists}

    def went(kind: type[Happened]) -> dict[str, Any]:
        kinds = draw(st.none() | st.sampled_from(BarrierKind))
        source = draw(st.none() | st.sampled_from(BarrierSource))
        return {**lived(kind), "barrier_kind": kinds, "barrier_source": source}

    def action(outcome: st.SearchStrategy[Outcome | None]) -> Action:
        when: dict[str, Any] = draw(st.sampled_from([{"day": MON}, {"week": MON}]))
        strength: dict[str, Any] = {
            name: draw(st.none() | st.integers(0, 100)) for name in ("belief_before", "belief_after")
        }
        return Action(**went(Action), **texts_of(Action), **when, **strength, outcome=draw(outcome))

    def opportunity() -> Opportunity:
        return Opportunity(**went(Opportunity), **texts_of(Opportunity), day=MON, taken=draw(st.booleans()))

    def activity() -> Activity:
        leads = draw(st.none() | st.sampled_from(Leaning))
        return Activity(**lived(Activity), **texts_of(Activity), day=MON, leads=leads)

    def comparison() -> Comparison:
        options = (token(), token())
        return Comparison(id="k", day=MON, options=options, question=maybe(token), chosen=maybe(lambda: 1))

    def plan() -> Maintenance:
        parts = {name: maybe(token) for name in ("signs", "stressors", "first_step", "people")}
        return Maintenance(id="p", **parts, revisit=maybe(lambda: SUN))

    def leaning() -> OptionLeaning:
        way = draw(st.sampled_from(Leaning))
        return OptionLeaning(id=token(), comparison_id="k", option=0, value_id="v", leaning=way)

    def reflection() -> Reflection:
        words = {name: maybe(token) for name in ("happened", "common_humanity", "kind_words", "learned")}
        strong: dict[str, Any] = {
            "intensity": draw(st.none() | st.integers(0, 10)),
            "room": draw(st.none() | st.booleans()),
        }
        return Reflection(id=token(), day=MON, kind=draw(st.sampled_from(ReflectionKind)), **words, **strong)

    def some(make: Callable[[], Any]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, 3))))

    wording = Wording(
        id="w", value_id="v", day=MON, name=token(), meaning=maybe(token), facets=some(token),
        chosen=draw(st.none() | st.booleans()),
    )  # fmt: skip

    def number() -> int | None:
        return draw(st.none() | st.integers(0, 10))

    def rated() -> RatedValue:
        matters, lived = number(), number()
        return RatedValue(token(), matters, lived, number(), maybe(token), scoring.reading(matters, lived))

    def step() -> StepLine:
        on_offer = draw(st.booleans())
        return StepLine(token(), "s", token(), token(), 4, draw(st.integers(0, 3)), 0, on_offer=on_offer, retired=None)

    return data(
        lives=(ValueLife(Value(id="v", created=MON), (wording,)),),
        actions=some(lambda: action(st.none() | st.sampled_from(Outcome))),
        opportunities=some(opportunity),
        reflections=some(reflection),
        check_ins=some(lambda: CheckIn(id=token(), day=MON, note=token())),
        coming=some(lambda: action(st.none())),
        weeks=some(lambda: NoteWeek(WeekSpan.of(Week(MON)), some(rated), focus=draw(st.sampled_from([(), ("v",)])))),
        activities=some(activity),
        comparisons=some(comparison),
        leanings=some(leaning),
        rate=draw(st.sampled_from([(), ("mood",)])),
        maintenance=maybe(plan),
        routines=some(lambda: a_routine(value=token(), text=token(), smaller=maybe(token))),
        ladder=some(step),
        contacts=some(lambda: Contact(id=token(), name=token(), reach=token())),
    )


def tokens(text: str) -> set[str]:
    return set(re.findall(r"q\d+q", text))


@given(note_data(), st.sampled_from(FORMATS), st.booleans(), st.data())
def test_what_is_ticked_stands_in_the_note_and_nothing_else(
    records: NoteRecords, form: NoteFormat, words_only: bool, ticks: st.DataObject
) -> None:
    say = NoteVoice(words_only)
    chosen = tuple(replace(item, included=ticks.draw(st.booleans())) for item in offered(form, records, say))
    note = therapist_note(form, records, chosen, say)

    said = tokens(words_of(note))
    included = [item for item in chosen if item.included]
    # what is joined to a sentence leaves out the words by which it says what it is about
    assert set[str]().union(*(tokens(item.joined or item.text) for item in included)) <= said
    assert said <= set[str]().union(*(tokens(item.text) for item in included))
    listed = [item for section in note.sections for item in section.items]
    assert len(listed) == len(chosen)
    assert {*listed} == {*chosen}
    if form == "brief":
        assert sum(map(sentences_in, note.sections)) <= 5


def test_a_brief_note_with_all_that_it_has_a_place_for_is_five_sentences() -> None:
    words = replace(TEA.wordings[0], meaning="warmth", facets=("a pot", "two cups"), chosen=True)
    records = data(
        lives=(replace(TEA, wordings=(words,)),),
        weeks=(NoteWeek(WeekSpan.of(Week(MON)), (), focus=("v",)),),
        actions=(an_action(**FULL), an_action(NOT_TAKEN, "b", got_in_way="rain")),
        coming=(an_action(OPEN, "c", why="joy", confidence=6), an_action(OPEN, "d")),
    )

    assert sum(map(sentences_in, made(records, *KINDS, form="brief").sections)) == 5


def test_the_values_of_a_brief_note_are_one_list() -> None:
    art = ValueLife(Value(id="x", created=MON), (replace(TEA.wordings[0], name="Art", meaning="colours."),))
    records = data(lives=(TEA, art), actions=(an_action(goal="sleep"), an_action(one="b", value_id="x")))

    assert note_of(records, "values", "goals", form="brief").startswith(
        'Named values: Tea; Art, "colours"; treatment goal: "sleep" (values: Tea).\n'
    )
    assert note_of(records, "goals", form="brief").startswith('Treatment goal: "sleep" (values: Tea).\n')


def sentences_in(section: NoteSection) -> int:
    """How many sentences stand in a section, beside what is quoted in them."""
    return len(re.findall(r"[^.]+(?:\.|$)", re.sub(r'"[^"]*"', "x", " ".join(section.lines))))


@cache
def phrases() -> set[str]:
    """Every word of the fixed phrases: what is quoted in the two modules, and the words for ratings and outcomes."""
    kinds = (Action, Reflection, Step, Value, WeekRating)
    said = [word for kind in kinds for field in facts_of(kind).values() for word in field.words]
    said += [kind.said for kind in (*ReflectionKind, *Outcome, *BarrierSource)]
    said += [NOT_FILLED_IN, plainly("resting"), NUMBERS.times(2), NUMBERS.times(3)]
    said += [day[:3] for day in WEEKDAYS]
    said += [*get_args(scoring.Reading), *HOW_MUCH, *LIKELY]
    for module in (page_module, items_module, note_clauses, brief_note, routines):
        said += quoted(Path(str(module.__file__)).read_text(encoding="utf-8"), set())
    return set(re.findall(r"[a-z']+", " ".join(said).lower()))


@given(note_data(), st.sampled_from(FORMATS), st.booleans())
def test_every_word_of_a_note_is_the_persons_or_one_of_the_fixed_phrases(
    records: NoteRecords, form: NoteFormat, words_only: bool
) -> None:
    note = note_of(records, *KINDS, form=form, say=NoteVoice(words_only))
    days = re.compile(r"(?:Mon|Sun) 2026-01-1[28]")
    rest = re.sub(r"q\d+q", " ", days.sub(" ", note)).lower()

    assert set(re.findall(r"[^\W\d_][\w']*", rest)) <= phrases()
    figures = re.findall(r"\d+", rest)
    assert not figures if words_only else all(0 <= int(figure) <= 100 for figure in figures)


def test_of_itself_nothing_is_in() -> None:
    records = data(actions=(an_action(goal="x", confidence=4, learned="y"),), opportunities=(an_opportunity(),))

    assert not any(item.included for item in note_items(records, NUMBERS))
    assert {item.kind for item in note_items(records, NUMBERS)} > {"goals", "confidence", "learned", "opportunities"}


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_clinician_observes_and_concludes_is_left_to_them(form: NoteFormat) -> None:
    note = made(data(), *KINDS, form=form)

    assert note.heading == HEADING
    blank = "(for the clinician)"
    told = {section.title: section.lines for section in note.sections}
    asked = (f"Intervention: {blank}", f"Client's response: {blank}")
    if form == "soap":
        assert told == {
            "Subjective": ("Nothing is selected.",),
            "Objective": (blank, *asked),
            "Assessment": (blank,),
            "Plan": (blank,),
        }
    elif form == "dap":
        assert told == {
            "Data": ("Nothing is selected.", f"Observations: {blank}", asked[0]),
            "Assessment": (blank, asked[1]),
            "Plan": (blank,),
        }
    elif form == "treatment-plan":
        titles = ["Problem", "Goals", "Values", "Steps", "Measures", "Interventions", "Review"]
        assert told == dict.fromkeys(titles, (blank,))
    else:
        assert [section.lines for section in note.sections] == [
            ("Nothing is selected.",),
            (f"{asked[0]}; client's response, observations and assessment: {blank}",),
        ]


def test_the_heading_is_word_for_word() -> None:
    assert HEADING == (
        "Drafted from the client's own records. "
        "Not a clinical record until reviewed, edited and signed by the clinician."
    )


def test_what_is_next_stands_in_the_plan() -> None:
    note = made(data(coming=(an_action(OPEN),)), "next")

    assert note.sections[-1].lines == ('Next, as planned by the client, Mon 2026-01-12 (Tea): "call Ines".',)
    assert note.sections[0].lines == ("Nothing is selected.",)


def test_an_item_says_which_action_it_is_about() -> None:
    found = note_items(data(actions=(an_action(NOT_TAKEN, got_in_way="rain"),)), NUMBERS)

    assert [(item.kind, item.about) for item in found] == [
        ("values", None),
        ("actions", None),
        ("actions", "a"),
        ("barriers", "a"),
    ]
    assert isinstance(found[0], NoteItem)

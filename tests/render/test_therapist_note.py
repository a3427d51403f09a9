"""A note for a therapist: what may stand in it, and that nothing else does."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_words import quoted
from valuetrack.frozen import names_of, replace
from valuetrack.model import (
    Action,
    BarrierKind,
    CheckIn,
    Contact,
    Happened,
    Opportunity,
    Outcome,
    Reflection,
    ReflectionKind,
    Value,
    ValueLife,
    Wording,
    facts_of,
)
from valuetrack.render import therapist_note as items_module
from valuetrack.render.pages import therapist_note as page_module
from valuetrack.render.pages.therapist_note import HEADING, therapist_note
from valuetrack.render.therapist_note import NoteVoice, in_words, note_items
from valuetrack.reports.therapist_note import Kind, NoteFormat, NoteItem, NoteRecords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from valuetrack.reports.therapist_note import TherapistNote

MON = date(2026, 1, 12)
SUN = date(2026, 1, 18)
NUMBERS, WORDS = NoteVoice(), NoteVoice(words_only=True)
KINDS: tuple[Kind, ...] = get_args(Kind)
FORMATS: tuple[NoteFormat, ...] = get_args(NoteFormat)
DONE, SMALLER, NOT_TAKEN, CARRIED, LET_GO = Outcome
TEA = ValueLife(Value(id="v", created=MON), (Wording(id="w", value_id="v", day=MON, name="Tea"),))
OPEN = None


def an_action(outcome: Outcome | None = DONE, one: str = "a", text: str = "call Ines", **more: Any) -> Action:
    when: dict[str, Any] = {"day": MON} if "week" not in more else {}
    return Action(id=one, value_id="v", text=text, outcome=outcome, **when, **more)


def an_opportunity(*, taken: bool = False, **more: Any) -> Opportunity:
    return Opportunity(id="o", value_id="v", text="a wave", day=MON, taken=taken, **more)


def data(**more: Any) -> NoteRecords:
    nothing: dict[str, Any] = dict.fromkeys(names_of(NoteRecords), ())
    lives = (TEA,) if "opportunities" in more else ()
    return NoteRecords(**{**nothing, "first": MON, "last": SUN, "lives": lives, **more})


def selected(items: Iterable[NoteItem], *included: Kind) -> tuple[NoteItem, ...]:
    return tuple(replace(one, included=one.kind in included) for one in items)


def texts(kind: Kind, say: NoteVoice = NUMBERS, **records: Any) -> list[str]:
    return [item.text for item in note_items(data(**records), say) if item.kind == kind]


def words_of(note: TherapistNote) -> str:
    return "\n".join(line for section in note.sections for line in section.lines)


def made(records: NoteRecords, *included: Kind, form: NoteFormat = "soap", say: NoteVoice = NUMBERS) -> TherapistNote:
    return therapist_note(form, records, selected(note_items(records, say), *included), say)


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

    def test_what_the_person_names_stands_with_it_in_their_words(self) -> None:
        actions = (
            an_action(DONE, "a"),
            an_action(SMALLER, "b"),
            an_action(NOT_TAKEN, "c", got_in_way="self-criticism.", barrier_kind=BarrierKind.INTERNAL),
        )
        said = note_of(data(actions=actions), "actions", "barriers")

        assert 'Two of three planned actions taken; one not taken (client reports: "self-criticism").' in said
        assert said.count("self-criticism") == 1

    def test_each_part_has_what_belongs_to_it(self) -> None:
        actions = (
            an_action(NOT_TAKEN, "a", got_in_way="tired"),
            an_action(NOT_TAKEN, "b", got_in_way="no\ntrains", barrier_kind=BarrierKind.EXTERNAL),
            an_action(CARRIED, "c", barrier_kind=BarrierKind.EXTERNAL),
            an_action(CARRIED, "d", barrier_kind=BarrierKind.INTERNAL),
            an_action(DONE, "e", got_in_way="nearly"),
        )
        said = note_of(data(actions=actions), "actions", "barriers")

        assert (
            "One of five planned actions taken; "
            'two not taken (client reports: "tired"; "no trains", from outside); '
            "two carried on (client reports: something from outside)." in said
        )
        assert "nearly" not in said

    def test_a_barrier_stands_alone_where_the_count_does_not(self) -> None:
        actions = (an_action(NOT_TAKEN, got_in_way="tired"),)

        assert 'Subjective\nPlanned step "call Ines" not taken; client reports: "tired".\n' in (
            "Subjective\n" + note_of(data(actions=actions), "barriers")
        )

    def test_a_barrier_of_its_own_that_is_not_ticked_stays_out(self) -> None:
        actions = (an_action(NOT_TAKEN, "a", got_in_way="tired"), an_action(NOT_TAKEN, "b", got_in_way="rain"))
        records = data(actions=actions)
        chosen = selected(note_items(records, NUMBERS), "actions", "barriers")
        items = tuple(replace(one, included=one.included and "rain" not in one.text) for one in chosen)
        said = words_of(therapist_note("soap", records, items, NUMBERS))

        assert 'two not taken (client reports: "tired")' in said
        assert "rain" not in said


RATED = (
    'Client\'s ratings (zero to ten) for "call Ines": anxiety seven before and four after, mood ten after, '
    "effort zero, enjoyment eight."
)
RATED_IN_WORDS = (
    'Client\'s ratings for "call Ines": anxiety quite a lot before and some after, mood very good after, '
    "effort none, enjoyment quite a lot."
)
BELIEVED = (
    'Belief tried out in "call Ines": "no answer", believed 65 of 100 before and five of 100 after. '
    'A kinder way to see it: "she is busy".'
)
BELIEVED_IN_WORDS = (
    'Belief tried out in "call Ines": "no answer", believed strongly before and not at all after. '
    'A kinder way to see it: "she is busy".'
)


class TestTheItems:
    @pytest.mark.parametrize(
        ("outcome", "word"),
        [
            (DONE, "done"),
            (SMALLER, "smaller version done"),
            (NOT_TAKEN, "not taken"),
            (CARRIED, "carried on"),
            (LET_GO, "let go"),
            (OPEN, "not filled in yet"),
        ],
    )
    def test_an_action_has_its_day_and_how_it_went(self, outcome: Outcome | None, word: str) -> None:
        assert texts("actions", actions=(an_action(outcome),))[-1] == f'"call Ines", Mon 2026-01-12: {word}.'

    def test_an_action_without_a_day_has_its_week(self) -> None:
        said = texts("actions", actions=(an_action(week=MON),))[-1]

        assert said == '"call Ines", some time in the week from Mon 2026-01-12: done.'

    def test_values_are_those_of_the_records_in_the_words_of_the_last_day(self) -> None:
        def life(one: str, *wordings: Wording) -> ValueLife:
            return ValueLife(Value(id=one, created=MON), wordings)

        def wording(day: date, name: str, meaning: str | None = None) -> Wording:
            return Wording(id="w", value_id="v", day=day, name=name, meaning=meaning)

        lives = (
            life("other", wording(MON, "Rest")),
            life("v", wording(MON, "Tea"), wording(SUN, "Coffee", "warmth"), wording(SUN + timedelta(1), "Cocoa")),
        )
        records: tuple[dict[str, Any], ...] = ({"actions": (an_action(),)}, {"opportunities": (an_opportunity(),)})
        for more in records:
            assert texts("values", lives=lives, **more) == ['Named value: Coffee, "warmth".']
        assert texts("values", lives=lives) == []

    def test_a_goal_is_named_once(self) -> None:
        actions = (an_action(goal="meet people"), an_action(one="b", goal="meet\npeople"))
        coming = (an_action(OPEN, "c", goal="sleep"), an_action(OPEN, "d"))

        assert texts("goals", actions=actions, coming=coming) == [
            'Treatment goal: "meet people".',
            'Treatment goal: "sleep".',
        ]

    @pytest.mark.parametrize(
        ("kind", "fields", "text", "in_words_only"),
        [
            (
                "confidence",
                {"confidence": 6},
                'Confidence at planning, "call Ines": six of ten.',
                'Confidence at planning, "call Ines": fairly sure.',
            ),
            (
                "ratings",
                {"anxiety_before": 7, "anxiety_after": 4, "mood_after": 10, "effort": 0, "enjoyment": 8},
                RATED,
                RATED_IN_WORDS,
            ),
            (
                "beliefs",
                {"belief": "no answer", "belief_before": 65, "belief_after": 5, "alternative": "she is busy"},
                BELIEVED,
                BELIEVED_IN_WORDS,
            ),
            (
                "beliefs",
                {"belief": "no answer"},
                'Belief tried out in "call Ines": "no answer".',
                'Belief tried out in "call Ines": "no answer".',
            ),
            *(
                (kind, {field: given}, text, text)
                for kind, field, given, text in (
                    ("happened", "result", "she came", 'What happened in "call Ines": "she came".'),
                    ("helped", "helped", ("tea", "snow"), 'What helped with "call Ines": "tea", "snow".'),
                    ("learned", "learned", "ask", 'Learned from "call Ines": "ask".'),
                    ("barriers", "hindered", ("rain",), 'What made "call Ines" harder: "rain".'),
                )
            ),
        ],
    )
    def test_what_goes_with_an_action_is_an_item_of_its_kind(
        self, kind: Kind, fields: dict[str, Any], text: str, in_words_only: str
    ) -> None:
        records: dict[str, Any] = {"actions": (an_action(**fields), an_action(one="b", text="walk"))}

        assert texts(kind, **records) == [text]
        assert texts(kind, WORDS, **records) == [in_words_only]

    def test_an_opportunity_is_an_item_and_so_is_what_goes_with_it(self) -> None:
        missed = an_opportunity(got_in_way="a reflex", learned="wait", helped=("Ana",), mood_before=3)
        taken = an_opportunity(taken=True, got_in_way="shy", hindered=("rain",))

        assert texts("opportunities", opportunities=(missed, taken)) == [
            'Moment noted, Mon 2026-01-12 (Tea): "a wave"; step toward it: no.',
            'Moment noted, Mon 2026-01-12 (Tea): "a wave"; step toward it: yes.',
        ]
        assert texts("barriers", opportunities=(missed, taken)) == [
            'Moment noted (value: Tea): "a wave". Client recorded no step toward the value then; reports: "a reflex".',
            'What made the moment "a wave" harder: "rain".',
        ]
        assert texts("learned", opportunities=(missed,)) == ['Learned from the moment "a wave": "wait".']
        assert texts("helped", opportunities=(missed,)) == ['What helped with the moment "a wave": "Ana".']
        assert texts("ratings", opportunities=(missed,)) == [
            'Client\'s ratings (zero to ten) for the moment "a wave": mood three before.'
        ]

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

        assert texts("reflections", **records) == ['Reflection, after not acting, Mon 2026-01-12: "I froze", "wait".']
        assert texts("intense-moments", **records) == [
            'Hard moment, Sun 2026-01-18, intensity eight of ten: "it passed".',
            "Hard moment, Sun 2026-01-18.",
            "Hard moment, Sun 2026-01-18.",
        ]
        assert "intensity quite a lot: " in texts("intense-moments", WORDS, **records)[0]

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
            'Next, as planned by the client: "call Ines", Mon 2026-01-12.'
        ]
        assert texts("contacts", contacts=(Contact(id="c", name="Ines", reach="555 0100"),)) == [
            'To reach on a hard day: "Ines", "555 0100".'
        ]


# One text for each field of each record, none of which is part of another.
FIELDS = [
    "text", "goal", "got_in_way", "belief", "alternative", "result", "learned", "why", "barrier", "coping", "smaller",
    "cue", "reward", "energy_window", "with_whom", "relief", "cost",
]  # fmt: skip
RATINGS = ["confidence", "anxiety_before", "anxiety_after", "mood_before", "mood_after", "effort", "enjoyment"]


@st.composite
def note_data(draw: st.DrawFn) -> NoteRecords:
    """Records of every kind, each text in which is a token of its own."""
    number = iter(range(10**6))

    def token() -> str:
        return f"q{next(number)}q"

    def maybe(make: Callable[[], Any]) -> Any:
        return make() if draw(st.booleans()) else None

    def texts_of(kind: type[Happened]) -> dict[str, Any]:
        names = [name for name in FIELDS if name in names_of(kind) and name != "text"]
        return {name: maybe(token) for name in names}

    def went(kind: type[Happened]) -> dict[str, Any]:
        ratings = {name: draw(st.none() | st.integers(0, 10)) for name in RATINGS if name in names_of(kind)}
        kinds = draw(st.none() | st.sampled_from(BarrierKind))
        lists = {name: tuple(token() for _ in range(draw(st.integers(0, 2)))) for name in ("helped", "hindered")}
        return {"id": token(), "value_id": "v", "text": token(), "barrier_kind": kinds, **ratings, **lists}

    def action(outcome: st.SearchStrategy[Outcome | None]) -> Action:
        when: dict[str, Any] = draw(st.sampled_from([{"day": MON}, {"week": MON}]))
        strength: dict[str, Any] = {
            name: draw(st.none() | st.integers(0, 100)) for name in ("belief_before", "belief_after")
        }
        return Action(**went(Action), **texts_of(Action), **when, **strength, outcome=draw(outcome))

    def opportunity() -> Opportunity:
        return Opportunity(**went(Opportunity), **texts_of(Opportunity), day=MON, taken=draw(st.booleans()))

    def reflection() -> Reflection:
        words = {name: maybe(token) for name in ("happened", "common_humanity", "kind_words", "learned")}
        strong: dict[str, Any] = {
            "intensity": draw(st.none() | st.integers(0, 10)),
            "room": draw(st.none() | st.booleans()),
        }
        return Reflection(id=token(), day=MON, kind=draw(st.sampled_from(ReflectionKind)), **words, **strong)

    def some(make: Callable[[], Any]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(draw(st.integers(0, 3))))

    wording = Wording(id="w", value_id="v", day=MON, name=token(), meaning=maybe(token))
    return data(
        lives=(ValueLife(Value(id="v", created=MON), (wording,)),),
        actions=some(lambda: action(st.none() | st.sampled_from(Outcome))),
        opportunities=some(opportunity),
        reflections=some(reflection),
        check_ins=some(lambda: CheckIn(id=token(), day=MON, note=token())),
        coming=some(lambda: action(st.none())),
        contacts=some(lambda: Contact(id=token(), name=token(), reach=token())),
    )


def tokens(text: str) -> set[str]:
    return set(re.findall(r"q\d+q", text))


@given(note_data(), st.sampled_from(FORMATS), st.booleans(), st.data())
def test_what_is_ticked_stands_in_the_note_and_nothing_else(
    records: NoteRecords, form: NoteFormat, words_only: bool, ticks: st.DataObject
) -> None:
    say = NoteVoice(words_only)
    chosen = tuple(replace(item, included=ticks.draw(st.booleans())) for item in note_items(records, say))
    note = therapist_note(form, records, chosen, say)

    counted = {item.about for item in chosen if item.kind == "actions" and item.included}
    said = words_of(note)
    expected: set[str] = set()
    for item in chosen:
        if item.included:
            # where the count is in, a barrier stands with it, without the text of its action
            with_the_count = item.kind == "barriers" and item.about and None in counted
            expected |= tokens(item.text.partition("reports:")[2] if with_the_count else item.text)
    assert tokens(said) == expected
    assert [item for section in note.sections for item in section.items] == sorted(
        chosen, key=lambda item: item.kind in ("next", "contacts")
    )


def phrases() -> set[str]:
    """Every word of the fixed phrases: what is quoted in the two modules, and the words for ratings and outcomes."""
    kinds = (Action, Reflection)
    said = [word for kind in kinds for field in facts_of(kind).values() for word in field.words]
    said += [kind.said for kind in (*ReflectionKind, *Outcome)]
    for module in (page_module, items_module):
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


def test_without_a_choice_what_was_done_is_in_and_nothing_else() -> None:
    records = data(actions=(an_action(goal="x", confidence=4, learned="y"),), opportunities=(an_opportunity(),))

    assert {item.kind for item in note_items(records, NUMBERS) if item.included} == {"actions"}
    assert {item.kind for item in note_items(records, NUMBERS)} > {"goals", "confidence", "learned", "opportunities"}


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_clinician_observes_and_concludes_is_left_to_them(form: NoteFormat) -> None:
    note = made(data(), *KINDS, form=form)

    assert note.heading == HEADING
    titles = [section.title for section in note.sections]
    blank = ("(for the clinician)",)
    if form == "soap":
        assert titles == ["Subjective", "Objective", "Assessment", "Plan"]
        assert [section.lines for section in note.sections] == [("Nothing is selected.",), blank, blank, blank]
    elif form == "dap":
        assert titles == ["Data", "Assessment", "Plan"]
        data_lines = ("Nothing is selected.", "Observations: (for the clinician)")
        assert [section.lines for section in note.sections] == [data_lines, blank, blank]
    else:
        assert titles == [None, None]
        assert [section.lines for section in note.sections] == [
            ("Nothing is selected.",),
            ("Observations and assessment: (for the clinician)",),
        ]


def test_the_heading_is_word_for_word() -> None:
    assert HEADING == (
        "Drafted from the client's own records. "
        "Not a clinical record until reviewed, edited and signed by the clinician."
    )


def test_what_is_next_stands_in_the_plan() -> None:
    note = made(data(coming=(an_action(OPEN),)), "next")

    assert note.sections[-1].lines == ('Next, as planned by the client: "call Ines", Mon 2026-01-12.',)
    assert note.sections[0].lines == ("Nothing is selected.",)


def test_an_item_says_which_action_it_is_about() -> None:
    found = note_items(data(actions=(an_action(NOT_TAKEN, got_in_way="rain"),)), NUMBERS)

    assert [(item.kind, item.about) for item in found] == [("actions", None), ("actions", "a"), ("barriers", "a")]
    assert isinstance(found[0], NoteItem)

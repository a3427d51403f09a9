"""Every query gives what it says, in the order it says."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.stores import (
    LATER,
    NOW,
    VALUE,
    WED,
    a_note,
    a_rating,
    a_step,
    a_value,
    a_week,
    a_wording,
    an_action,
    an_importance,
    an_opportunity,
    writing,
)
from valuetrack.errors import Ambiguous, Unknown
from valuetrack.model import (
    Action,
    CheckIn,
    Comparison,
    Leaning,
    Maintenance,
    Opportunity,
    OptionLeaning,
    Outcome,
    Record,
    Reflection,
    ReflectionKind,
    Rest,
    natural_id,
    new_id,
)
from valuetrack.store.database import engine_of, open_reading
from valuetrack.store.reading import Lately
from valuetrack.weeks import SUNDAY, Week

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OTHER = natural_id("value", "other")
WEEK = Week.containing(WED)
MON, SUN = WEEK.start, WEEK.end
AS_SUNDAYS = Week.containing(WED, SUNDAY)
DAY = timedelta(days=1)


def put(store: Path, *records: Record) -> None:
    with writing(store) as writer:
        for record in records:
            writer.put(record)


def ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def test_a_store_is_empty_until_there_is_a_value(path: Path) -> None:
    with writing(path) as writer:
        writer.put(a_note())
        assert writer.is_empty()
        writer.put(a_value())
        assert not writer.is_empty()


def test_where_there_is_no_file_everything_is_empty(path: Path) -> None:
    with open_reading(engine_of(path)) as reader:
        assert reader.is_empty()
        assert reader.lives() == ()
        assert reader.importance_on(WED) == {}
        assert reader.importance_at(VALUE, WED) is None
        assert reader.week_record(WEEK) is None
        assert reader.week_ratings(WEEK) == reader.earlier_lived(WEEK) == {}
        assert reader.weeks_and_ratings(WEEK, WEEK) == ({}, {})
        assert reader.actions(WEEK) == ()
        assert reader.steps_of(VALUE) == reader.actions_of_ladder(VALUE) == ()
        assert reader.opportunities(WEEK) == ()
        assert reader.comparisons() == reader.leanings("one") == ()
        assert reader.groups(5) == ()
        assert reader.carried_before(["one"]) == {"one": 0}
        assert reader.short_ids(["12345678"]) == {"12345678": "123"}
        with pytest.raises(Unknown):
            reader.find("123", [Action])
    assert not path.exists()


def test_lives_come_in_the_order_of_entry_with_their_wordings_and_rests_by_day(store: Path) -> None:
    later, earlier = a_wording(day=WED, name="Garden"), a_wording(day=MON, name="Beds")
    rest = Rest(id=new_id(), value_id=VALUE, start=WED, until=SUN)
    earlier_rest = Rest(id=new_id(), value_id=VALUE, start=MON, until=MON)
    put(store, a_value(OTHER, MON), later, a_wording(OTHER), earlier, rest, earlier_rest)
    with open_reading(engine_of(store)) as reader:
        first, second = reader.lives()
    assert (first.id, second.id) == (VALUE, OTHER)
    assert ids(first.wordings) == [earlier.id, later.id]
    assert ids(first.rests) == [earlier_rest.id, rest.id]
    assert second.rests == ()
    assert first.name_on(WED) == "Garden"


def test_importance_is_the_latest_on_or_before_the_day(store: Path) -> None:
    put(store, a_value(OTHER), an_importance(9, SUN), an_importance(4, MON), an_importance(6, WED))
    with open_reading(engine_of(store)) as reader:
        assert reader.importance_on(MON - DAY) == {}
        assert reader.importance_on(MON) == {VALUE: 4}
        assert reader.importance_on(SUN - DAY) == {VALUE: 6}
        assert reader.importance_on(SUN) == {VALUE: 9}
        assert [one.importance for one in reader.importance_of(VALUE)] == [4, 6, 9]
        assert reader.importance_of(OTHER) == ()
        found = reader.importance_at(VALUE, WED)
        assert found is not None
        assert found.importance == 6
        assert reader.importance_at(VALUE, WED + DAY) is None


@pytest.mark.parametrize(
    ("stored", "week", "found"),
    [
        ([MON], WEEK, MON),
        ([MON], AS_SUNDAYS, MON),
        ([SUN], WEEK, SUN),
        ([SUN], AS_SUNDAYS, None),
        ([MON - DAY], WEEK, None),
        ([MON - DAY], AS_SUNDAYS, MON - DAY),
        ([MON, SUN], WEEK, MON),
        ([MON - DAY, MON], AS_SUNDAYS, MON - DAY),
        ([WED, SUN], WEEK, SUN),
        ([MON + 7 * DAY], WEEK, None),
    ],
)
def test_what_belongs_to_a_week_is_found_by_range(
    store: Path, stored: list[date], week: Week, found: date | None
) -> None:
    put(store, *[a_week(day) for day in reversed(stored)], *[a_rating(day) for day in reversed(stored)])
    with open_reading(engine_of(store)) as reader:
        record = reader.week_record(week)
        ratings = reader.week_ratings(week)
    assert (record and record.week) == found
    assert {rating.week for rating in ratings.values()} == ({found} if found else set())


def test_week_ratings_are_chosen_for_each_value(store: Path) -> None:
    put(store, a_value(OTHER), a_rating(MON, 1), a_rating(SUN, 2), a_rating(WED, 3, OTHER), a_rating(SUN, 4, OTHER))
    with open_reading(engine_of(store)) as reader:
        assert {one: rating.lived for one, rating in reader.week_ratings(WEEK).items()} == {VALUE: 1, OTHER: 4}
        assert [rating.lived for rating in reader.lived(VALUE).ratings] == [1, 2]
        assert [rating.lived for rating in reader.lived(OTHER).ratings] == [3, 4]


def weeks_ago(number: int) -> date:
    return MON - 7 * number * DAY


@pytest.mark.parametrize(
    ("stored", "found"),
    [
        ([], None),
        ([a_rating(MON)], None),
        ([a_rating(WED)], None),
        ([a_rating(weeks_ago(1))], weeks_ago(1)),
        ([a_rating(weeks_ago(1), None, likely=3)], None),
        ([a_rating(weeks_ago(1), None, likely=3), a_rating(weeks_ago(4))], weeks_ago(4)),
        ([a_rating(weeks_ago(9)), a_rating(weeks_ago(2)), a_rating(weeks_ago(5))], weeks_ago(2)),
        ([a_rating(weeks_ago(1)), a_week(weeks_ago(1), set_aside=True)], None),
        ([a_rating(weeks_ago(1)), a_week(weeks_ago(1))], weeks_ago(1)),
        # set aside under another first day of the week: the day lies in the same week
        ([a_rating(weeks_ago(1)), a_week(weeks_ago(1) + 6 * DAY, set_aside=True)], None),
        # of two records of the week, the one on its first day counts
        (
            [a_rating(weeks_ago(1)), a_week(weeks_ago(1)), a_week(weeks_ago(1) + DAY, set_aside=True)],
            weeks_ago(1),
        ),
        (
            [a_rating(weeks_ago(number)) for number in (1, 2, 3, 8)]
            + [a_week(weeks_ago(number), set_aside=True) for number in (1, 2, 3)],
            weeks_ago(8),
        ),
        # two ratings of one week that is set aside
        (
            [a_rating(weeks_ago(1)), a_rating(weeks_ago(1) + DAY), a_week(weeks_ago(1), set_aside=True)],
            None,
        ),
    ],
)
def test_the_latest_earlier_rating_skips_weeks_unrated_or_set_aside(
    store: Path, stored: list[Record], found: date | None
) -> None:
    put(store, *stored)
    with open_reading(engine_of(store)) as reader:
        earlier = reader.earlier_lived(WEEK)
    assert {one: rating.week for one, rating in earlier.items()} == ({VALUE: found} if found else {})


def test_each_value_has_its_own_earlier_rating(store: Path) -> None:
    put(store, a_value(OTHER), a_rating(weeks_ago(1), 1), a_rating(weeks_ago(3), 2), a_rating(weeks_ago(3), 3, OTHER))
    put(store, a_week(weeks_ago(1), set_aside=True))
    with open_reading(engine_of(store)) as reader:
        assert {one: rating.lived for one, rating in reader.earlier_lived(WEEK).items()} == {VALUE: 2, OTHER: 3}


def test_actions_belong_to_the_week_of_their_day_or_to_their_week(store: Path) -> None:
    some_time = an_action(week=MON)
    sunday, monday = an_action(day=SUN), an_action(day=MON)
    late, early, untimed = an_action(at=time(20)), an_action(at=time(8)), an_action()
    also_untimed = an_action()
    put(store, some_time, sunday, monday, late, early, untimed, also_untimed)
    put(store, an_action(day=MON - DAY), an_action(day=SUN + DAY), an_action(week=weeks_ago(1)))
    with open_reading(engine_of(store)) as reader:
        in_order = [monday, early, late, untimed, also_untimed, sunday, some_time]
        assert ids(reader.actions(WEEK)) == ids(in_order)


def test_the_records_of_a_value(store: Path) -> None:
    late, early = an_action(day=SUN), an_action(day=MON)
    noticed, before = an_opportunity(day=SUN), an_opportunity(day=MON)
    put(store, a_value(OTHER), late, early, noticed, before, an_action(value_id=OTHER), an_opportunity(value_id=OTHER))
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.lived(VALUE).actions) == ids([late, early])
        assert ids(reader.lived(VALUE).opportunities) == ids([before, noticed])


def test_opportunities_reflections_and_notes_come_by_day_and_entry(store: Path) -> None:
    def reflection(day: date) -> Reflection:
        return Reflection(id=new_id(), day=day, kind=ReflectionKind.WEEKLY)

    noticed = [an_opportunity(day=day) for day in (SUN, MON, MON, MON - DAY, SUN + DAY)]
    looked = [reflection(day) for day in (SUN, MON, MON, MON - DAY, SUN + DAY)]
    noted = [a_note(day=day) for day in (SUN, MON, MON, MON - DAY, SUN + DAY)]
    put(store, *noticed, *looked, *noted)
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.opportunities(WEEK)) == ids([noticed[1], noticed[2], noticed[0]])
        assert ids(reader.reflections(MON, SUN)) == ids([looked[1], looked[2], looked[0]])
        assert ids(reader.check_ins(MON, SUN)) == ids([noted[1], noted[2], noted[0]])


def test_hard_moments_are_the_reflections_of_their_kind_by_day_and_entry(store: Path) -> None:
    days = (SUN, MON, MON, MON - DAY, SUN + DAY)
    moments = [Reflection(id=new_id(), day=day, kind=ReflectionKind.INTENSE_MOMENT) for day in days]
    put(store, *moments, Reflection(id=new_id(), day=MON, kind=ReflectionKind.WEEKLY))
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.hard_moments(MON, SUN)) == ids([moments[1], moments[2], moments[0]])


def test_the_first_action_is_the_one_before_which_none_was_entered(store: Path) -> None:
    first, second = an_action(), an_action()
    put(store, first, second)
    with open_reading(engine_of(store)) as reader:
        assert reader.is_first_action(first.id)
        assert not reader.is_first_action(second.id)


def test_actions_know_what_they_were_carried_from(store: Path) -> None:
    first = an_action()
    second = an_action(carried_from=first.id)
    third = an_action(carried_from=second.id)
    put(store, first, second, third)
    with open_reading(engine_of(store)) as reader:
        counts = reader.carried_before([third.id, second.id, first.id])
        assert counts == {third.id: 2, second.id: 1, first.id: 0}
        assert reader.carried_before([]) == {}


def test_a_circle_of_actions_ends(store: Path) -> None:
    first = an_action()
    second = an_action(carried_from=first.id)
    put(store, first, second, an_action(first.id, carried_from=second.id))
    with open_reading(engine_of(store)) as reader:
        assert reader.carried_before([first.id]) == {first.id: 2}


def test_a_ladder_is_that_of_its_value_whatever_value_its_actions_have(store: Path) -> None:
    step, retired, elsewhere = a_step(), a_step(retired=WED), a_step(value_id=OTHER)
    first, moved = an_action(step_id=retired.id), an_action(step_id=step.id, value_id=OTHER)
    put(store, a_value(OTHER), step, retired, elsewhere, an_action(), first, moved, an_action(step_id=elsewhere.id))
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.steps_of(VALUE)) == ids([step, retired])
        assert ids(reader.actions_of_ladder(VALUE)) == ids([first, moved])


def of(start: str) -> str:
    """An id that begins with these digits."""
    digits = start.ljust(32, "0")
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def test_a_record_is_found_by_any_unique_beginning_of_its_id(store: Path) -> None:
    action, noticed = an_action(of("3f2a9c4e7")), an_opportunity(of("3f2b"))
    note, looked = a_note(record_id=of("abc")), Reflection(id=of("fff"), day=WED, kind=ReflectionKind.RETURN)
    put(store, action, noticed, note, looked)
    other_kinds: list[type[Record]] = [CheckIn, Opportunity]
    with open_reading(engine_of(store)) as reader:
        for typed in ("3f2a", "3F2A", "3f2a9c4e-7", "3f2a9c4e7", action.id, action.id.upper()):
            assert reader.find(typed, [Action, Opportunity]).id == action.id
        assert reader.find("3f2", [Action]).id == action.id
        assert reader.find("3f2", other_kinds).id == noticed.id
        assert reader.find("abc", [CheckIn]).id == note.id
        assert reader.find("fff", [Reflection]).id == looked.id


@pytest.mark.parametrize("typed", ["", "3f", "3-f", "xyz", "3f2%", "3f2_", "٣٣٣", "0" * 33, "3f3", "'; DROP"])
def test_what_begins_no_id_is_unknown(store: Path, typed: str) -> None:
    put(store, an_action(of("3f2a")))
    with open_reading(engine_of(store)) as reader, pytest.raises(Unknown, match=r"id"):
        reader.find(typed, [Action])


def test_an_ambiguous_beginning_names_the_shortest_that_tell_apart(store: Path) -> None:
    put(store, an_action(of("3f2a1")), an_action(of("3f2a2")), an_opportunity(of("3f2b")))
    put(store, a_note(record_id=of("3f2b7")))
    with open_reading(engine_of(store)) as reader, pytest.raises(Ambiguous) as caught:
        reader.find("3f2", [Action, Opportunity])
    assert caught.value.nearest == ("3f2a1", "3f2a2", "3f2b0")
    assert "3f2" in caught.value.message
    assert "3f2b0" in caught.value.hint


def test_short_ids_are_unique_among_everything_shown_by_id(store: Path) -> None:
    given = {of("3f2a1"): "3f2a1", of("3f2a2"): "3f2a2", of("3f2b"): "3f2b0", of("777"): "777", of("3f2b9"): "3f2b9"}
    one, two, three, four, five = given
    looked = Reflection(id=five, day=WED, kind=ReflectionKind.RETURN)
    put(store, an_action(one), an_opportunity(two), a_note(record_id=three), an_action(four), looked)
    with open_reading(engine_of(store)) as reader:
        assert reader.short_ids(list(given)) == given
        assert reader.short_ids([two]) == {two: "3f2a2"}
        assert reader.short_ids([]) == {}


def test_ids_that_differ_in_their_last_digit_get_all_of_them(store: Path) -> None:
    one, two = of("3" * 31 + "1"), of("3" * 31 + "2")
    put(store, an_action(one), an_action(two))
    with open_reading(engine_of(store)) as reader:
        assert reader.short_ids([one, two]) == {one: "3" * 31 + "1", two: "3" * 31 + "2"}


def test_more_ids_than_go_into_one_statement(store: Path) -> None:
    many = [of(f"{number:06x}f") for number in range(501)]
    put(store, *[a_note(record_id=one) for one in many])
    with open_reading(engine_of(store)) as reader:
        shorts = reader.short_ids(many)
        assert reader.carried_before(many) == dict.fromkeys(many, 0)
    assert set(shorts) == set(many)
    assert len(set(shorts.values())) == 501


def test_groups_come_latest_first_with_what_they_changed(path: Path) -> None:
    first, session = new_id(), new_id()
    action = an_action()
    with writing(path, first, command="add-value") as writer:
        writer.put(a_value())
    with writing(path, session, command="plan-week") as writer:
        writer.put(action)
    with writing(path, session, command="plan-week", now=LATER) as writer:
        writer.put(an_action(action.id, text="water the peas"))
        writer.put(a_wording())
    with open_reading(engine_of(path)) as reader:
        latest, earliest = reader.groups(5)
        assert reader.groups(1) == (latest,)
    assert (latest.id, latest.command, latest.at, latest.undone) == (session, "plan-week", LATER, False)
    assert latest.changes == (("action", action.id), ("action", action.id), ("wording", a_wording().id))
    assert (earliest.id, earliest.at, earliest.changes) == (first, NOW, (("value", VALUE),))


def test_several_weeks_at_once_are_the_same_weeks_one_by_one(store: Path) -> None:
    put(store, a_value(OTHER), an_importance(5, weeks_ago(9)), an_importance(7, weeks_ago(1) + 2 * DAY))
    put(store, an_importance(6, weeks_ago(1) + DAY))
    put(store, an_importance(2, SUN, OTHER), an_importance(9, SUN + DAY))
    put(store, *(a_rating(weeks_ago(number), number) for number in (0, 1, 3, 4)), a_rating(weeks_ago(1), 8, OTHER))
    put(store, a_rating(weeks_ago(1) + 6 * DAY, 9, OTHER), a_week(weeks_ago(1)), a_week(weeks_ago(2), set_aside=True))
    put(store, *(an_action(day=weeks_ago(number) - DAY) for number in range(4)), an_action(week=weeks_ago(2)))
    put(store, *(an_opportunity(day=weeks_ago(number)) for number in range(4)))
    with open_reading(engine_of(store)) as reader:
        for last in (WEEK, AS_SUNDAYS):
            weeks = last.last(3)
            ratings, records = reader.ratings_by_week(weeks[0], last), reader.week_records(weeks[0], last)
            assert reader.weeks_and_ratings(weeks[0], last) == (records, ratings)
            assert {week: ratings.get(week, {}) for week in weeks} == {
                week: reader.week_ratings(week) for week in weeks
            }
            assert {week: records.get(week) for week in weeks} == {week: reader.week_record(week) for week in weeks}
            assert set(ratings) | set(records) <= set(weeks)
            importance = reader.importance_by_week(weeks)
            assert importance == {week: reader.importance_on(week.end) for week in weeks}
            actions = reader.actions_due_between(weeks[0].start, last.end)
            assert sorted(ids(actions)) == sorted(one for week in weeks for one in ids(reader.actions(week)))
            noticed = reader.opportunities_between(weeks[0].start, last.end)
            assert ids(noticed) == [one for week in weeks for one in ids(reader.opportunities(week))]
            assert actions
            assert noticed
            assert len(importance[last]) == 1 + (last is WEEK)


def test_experiments_are_the_actions_with_a_belief(store: Path) -> None:
    tried = an_action(belief="it will snow")
    put(store, an_action(), tried, an_action(belief_before=40))
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.experiments()) == ids([tried])


def test_reflections_about_a_value_are_those_about_its_actions_and_opportunities(store: Path) -> None:
    action, noticed, elsewhere = an_action(), an_opportunity(), an_action(value_id=OTHER)

    def reflection(day: date, about: str | None) -> Reflection:
        return Reflection(id=new_id(), day=day, kind=ReflectionKind.WEEKLY, about=about)

    later, earlier = reflection(SUN, action.id), reflection(MON, noticed.id)
    put(store, a_value(OTHER), action, noticed, elsewhere, later, earlier)
    put(store, reflection(MON, elsewhere.id), reflection(MON, None))
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.lived(VALUE).reflections) == ids([earlier, later])


def test_comparisons_come_by_day_and_what_was_said_of_one_in_the_order_of_entry(store: Path) -> None:
    later, earlier, same = (Comparison(id=new_id(), day=day, options=("a", "b")) for day in (WED, MON, WED))
    said = [
        OptionLeaning(id=new_id(), comparison_id=one.id, option=option, value_id=VALUE, leaning=Leaning.NEITHER)
        for one, option in ((later, 1), (earlier, 0), (later, 0))
    ]
    put(store, later, earlier, same, *said)
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.comparisons()) == [earlier.id, later.id, same.id]
        assert ids(reader.leanings(later.id)) == [said[0].id, said[2].id]
        assert reader.leanings(same.id) == ()


def test_actions_between_two_days_are_for_such_a_day_or_for_a_week_that_has_one(store: Path) -> None:
    days = [an_action(day=day) for day in (MON - DAY, MON, WED, SUN, SUN + DAY)]
    weeks = [an_action(day=None, week=week) for week in (MON - 7 * DAY, MON - DAY, MON, SUN, SUN + DAY)]
    put(store, *days, *weeks)
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.actions_between(MON, SUN)) == ids([*days[1:4], weeks[1], weeks[2], weeks[3]])
        assert ids(reader.actions_between(WED, WED)) == ids([days[2], weeks[1], weeks[2]])
        assert ids(reader.actions_between(MON, MON + DAY)) == ids([days[1], weeks[1], weeks[2]])


def test_what_is_open_after_a_day_comes_in_its_order(store: Path) -> None:
    later, sooner, same, past = (an_action(day=day) for day in (SUN + DAY, SUN, WED, MON))
    done = an_action(day=SUN, outcome=Outcome.DONE)
    week, this_week = (an_action(day=None, week=day) for day in (SUN + DAY, MON))
    put(store, later, sooner, same, past, done, week, this_week)
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.open_after(WED)) == ids([sooner, later, week])


def test_opportunities_between_two_days_come_by_day_and_entry(store: Path) -> None:
    found = [an_opportunity(day=day) for day in (SUN, MON, MON - DAY, SUN + DAY, MON)]
    put(store, *found)
    with open_reading(engine_of(store)) as reader:
        assert ids(reader.opportunities_between(MON, SUN)) == ids([found[1], found[4], found[0]])


def test_there_is_one_maintenance_plan_or_none(path: Path) -> None:
    kept = Maintenance(id=natural_id("maintenance"), signs="I stop answering", revisit=date(2026, 4, 14))
    with writing(path) as store:
        assert store.maintenance() is None
        put = store.put(kept)

    with open_reading(engine_of(path)) as store:
        assert store.maintenance() == put
        assert (store.lately(MON).last_change, store.lately(MON).maintenance) == (NOW, put)


def test_the_last_change_is_known_without_a_maintenance_plan(store: Path, tmp_path: Path) -> None:
    with open_reading(engine_of(store)) as reader:
        assert (reader.lately(SUN).last_change, reader.lately(SUN).maintenance) == (NOW, None)
    with open_reading(engine_of(tmp_path / "nothing.db")) as reader:
        assert vars(reader.lately(MON)) == vars(Lately())


def test_of_a_day_its_opportunities_and_hard_moments_are_known_also_with_a_plan(store: Path) -> None:
    noticed = [an_opportunity(day=day) for day in (WED, WED, SUN)]
    moments = [
        Reflection(id=new_id(), day=day, kind=kind)
        for day, kind in ((WED, ReflectionKind.INTENSE_MOMENT), (WED, ReflectionKind.WEEKLY))
    ]
    put(store, *noticed, *moments, Maintenance(id=natural_id("maintenance"), signs="I stop answering"))
    with open_reading(engine_of(store)) as reader:
        wednesday, sunday, monday = (reader.lately(day) for day in (WED, SUN, MON))
        assert (ids(wednesday.opportunities), wednesday.hard_moments) == (ids(noticed[:2]), 1)
        assert (ids(sunday.opportunities), sunday.hard_moments) == (ids(noticed[2:]), 0)
        assert monday.opportunities == ()
        assert wednesday.maintenance == monday.maintenance == reader.maintenance() != None  # noqa: E711


def test_a_value_with_many_wordings_and_rests_has_each_of_them_once(store: Path) -> None:
    wordings = [a_wording(day=MON + number * DAY, name=f"Garden {number}") for number in range(3)]
    rests = [Rest(id=new_id(), value_id=VALUE, start=MON + number * DAY, until=SUN) for number in range(3)]
    put(store, *wordings, *rests)
    with open_reading(engine_of(store)) as reader:
        (life,) = reader.lives()
    assert (ids(life.wordings), ids(life.rests)) == (ids(wordings), ids(rests))


def test_lives_are_read_once_and_again_after_what_is_written_of_them(store: Path) -> None:
    with open_reading(engine_of(store)) as reader:
        assert reader.lives() is reader.lives()
    rest = Rest(id=new_id(), value_id=VALUE, start=WED)
    with writing(store) as writer:
        before = writer.lives()
        writer.put(a_note())
        assert writer.lives() is before
        for record in (a_value(OTHER), a_wording(), rest):
            writer.put(record)
            assert writer.lives() != before
            before = writer.lives()
        writer.undo()
        assert [(life.id, life.wordings, life.rests) for life in writer.lives()] == [(VALUE, (), ())]
        writer.redo()
        assert writer.lives() == before
        writer.remove(rest)
        assert writer.life(VALUE).rests == ()

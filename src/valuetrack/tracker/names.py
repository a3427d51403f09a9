"""From what a person types to what it names: a value by its name or the beginning of it, a record by that of its id."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from valuetrack.dates import describe_day
from valuetrack.errors import Ambiguous, BadText, Duplicate, Nothing, Unknown
from valuetrack.frozen import copied
from valuetrack.model import Action, Opportunity, Record, Routine, Step, ValueLife, clean_text, facts_of
from valuetrack.model.invisible import with_stand_ins
from valuetrack.model.words import folded
from valuetrack.reports import Receipt
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from valuetrack.store.reading import Reader

R = TypeVar("R", bound=Receipt)
NAME_LIMIT = 200
_REFERRED: dict[str, type[Record]] = {"action": Action, "opportunity": Opportunity, "step": Step, "routine": Routine}
_BETWEEN = re.compile(r"(,|\band\b)", re.IGNORECASE)
_MEAN_MORE = {"none": "clears what it is given for", "-": "stands for standard input"}
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


def _folded_as_in_turkish(name: str) -> str:
    """`name` folded where the small letter of I is ı, and that of İ is i."""
    return folded(unicodedata.normalize("NFC", name).replace("I", "ı").replace("İ", "i"))


_READINGS = (folded, _folded_as_in_turkish)


def is_same(one: str, other: str) -> bool:
    """Whether two names are one, in English or in Turkish: İlişki and ilişki, Işık and ışık, but not Kır and Kir."""
    return any(read(one) == read(other) for read in _READINGS)


def begins(typed: str, name: str) -> bool:
    """Whether `typed` is the beginning of a name, in English or in Turkish; nothing begins none."""
    return bool(folded(typed)) and any(read(name).startswith(read(typed)) for read in _READINGS)


def clean_name(name: str) -> str:
    """A value's name as it is stored: one line of at most 200 characters, all of which can be seen. Raises BadText."""
    name = " ".join(with_stand_ins(clean_text("The name", name), lambda _: "").split())
    if folded(name) in _MEAN_MORE:
        raise BadText(f"{name} {_MEAN_MORE[folded(name)]}, so it cannot be a name.", hint="Choose another word.")
    if len(name) > NAME_LIMIT:
        raise BadText(f"The name has {len(name):,} characters; up to {NAME_LIMIT} can be kept.", hint="Use --meaning.")
    return name


def free_name(store: Reader, typed: str, day: date) -> str:
    """A name as it is stored, where no value bears it from `day` on. Raises BadText, Duplicate."""
    name = clean_name(typed)
    refuse_duplicate(store, name, day, until=None)
    return name


def find_value(store: Reader, typed: str, day: date) -> ValueLife:
    """The value that `typed` names on `day`.

    A name counts before the beginning of one, a value that is awake on `day` before one at
    rest or not there yet, and the name in force on `day` before any other that the value had or will have.
    Raises Unknown or Ambiguous, with the names that are near.
    """
    lives = store.lives()
    found = _fitting(lives, typed, day)
    if len(found) > 1:
        names = tuple(sorted((life.name_on(day) for life in found), key=folded))
        raise Ambiguous(f"{typed!r} fits more than one value.", hint=f"Did you mean {_listed(names)}?", nearest=names)
    if not found:
        raise _unknown(typed, lives, day)
    return found[0]


def find_values(store: Reader, answer: str, day: date) -> tuple[ValueLife, ...]:
    """The values that `answer` names on `day`, as in ``Growth, Rest and "Love and care"``, each once.

    What stands between names may stand in a name too: the longest that fits counts. Raises Unknown or Ambiguous.
    """
    lives = store.lives()
    parts = _BETWEEN.split(answer)
    found: dict[ValueLife, None] = {}
    start = 0
    while start < len(parts):
        ends = [end for end in range(len(parts), start, -2) if parts[end - 1].strip()]
        said = [(end, "".join(parts[start:end]).strip()) for end in ends]
        tries = [(end, typed) for end, text in said for typed in dict.fromkeys((text, text.strip(_QUOTES)))]
        alone = tries[-1] if parts[start].strip() else (start + 1, "")
        end, typed = next((one for one in tries if _fitting(lives, one[1], day)), alone)
        if typed:
            found[find_value(store, typed, day)] = None
        start = end + 1
    return tuple(found)


def _fitting(lives: tuple[ValueLife, ...], typed: str, day: date) -> list[ValueLife]:
    tests = (
        [life for life in lives if life.is_awake_on(day) and is_same(typed, life.name_on(day))],
        [life for life in lives if is_same(typed, life.name_on(day))],
        [life for life in lives if any(is_same(typed, wording.name) for wording in life.wordings)],
        [life for life in lives if life.is_awake_on(day) and begins(typed, life.name_on(day))],
        [life for life in lives if begins(typed, life.name_on(day))],
        [life for life in lives if any(begins(typed, wording.name) for wording in life.wordings)],
    )
    return next((matches for matches in tests if matches), [])


def _unknown(typed: str, lives: tuple[ValueLife, ...], day: date) -> Unknown:
    from difflib import get_close_matches  # noqa: PLC0415 - a mistyped name is rare

    names = {folded(life.name_on(day)): life.name_on(day) for life in lives}
    nearest = tuple(names[name] for name in get_close_matches(folded(typed), names, cutoff=0.5))
    if nearest:
        hint = f"Did you mean {_listed(nearest)}?"
    elif names:
        hint = f"Your values: {', '.join(sorted(names.values(), key=folded))}."
    else:
        hint = "You have not named a value yet. Start with: valuetrack add-value"
    return Unknown(f"You have no value called {typed!r}.", hint=hint, nearest=nearest)


def _listed(names: tuple[str, ...]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def require_values(store: Reader) -> None:
    """Raise Nothing where there is no value that an entry could be for."""
    if store.is_empty():
        raise Nothing("You have not named a value yet.", hint="Start with: valuetrack add-value")


def to_choose_from(store: Reader, day: date, first_day: int) -> tuple[list[str], list[str]]:
    """The names of the focus of the week of `day`, and of the values that are not at rest then, the focus first."""
    record = store.week_record(Week.containing(day, first_day))
    focus = [store.life(one) for one in record.focus] if record is not None else []
    offered = [life for life in store.lives() if not life.rests_on(day)]
    offered.sort(key=lambda life: focus.index(life) if life in focus else len(focus))
    return [life.name_on(day) for life in focus], [life.name_on(day) for life in offered]


def awake(store: Reader, day: date) -> list[str]:
    """The names of the values that are not at rest on `day`, in the order of entry."""
    return [life.name_on(day) for life in store.lives() if not life.rests_on(day)]


def resting(store: Reader, day: date) -> list[str]:
    """The names of the values that are at rest on `day`, or from that day on."""
    at_rest = [life for life in store.lives() if any(one.until is None and one.start <= day for one in life.rests)]
    return [life.name_on(day) for life in at_rest]


def awake_by_importance(store: Reader, day: date) -> list[ValueLife]:
    """The values that are awake on `day`: what matters most first, then by name; what is not rated stands last."""
    importance = store.importance_on(day)
    awake = [life for life in store.lives() if life.is_awake_on(day)]
    return sorted(awake, key=lambda life: (-importance.get(life.id, -1), folded(life.name_on(day))))


def refuse_duplicate(store: Reader, name: str, day: date, until: date | None, own_id: str | None = None) -> None:
    """Raise Duplicate where another value bears `name` on a day from `day` on (before `until`, where there is one)."""
    for life in store.lives():
        if life.id == own_id:
            continue
        ends = [wording.day for wording in life.wordings[1:]] + [None]
        for wording, end in zip(life.wordings, ends, strict=True):
            begins_before = until is None or wording.day < until
            if is_same(wording.name, name) and begins_before and (end is None or end > day):
                more = ""
                if life.value.created > day:
                    more = f" It begins on {describe_day(life.value.created)}."
                elif life.rests_on(day):
                    more = " It is at rest; `valuetrack restore-value` brings it back."
                raise Duplicate(f"There is a value named {wording.name!r} already.{more}", hint="Choose another name.")


def receipt(store: Reader, kind: type[R], /, *records: Record, **given: Any) -> R:
    """What was done with `records`, that it is about: what it says is `given`, or stands in the first of them."""
    shorts = store.short_ids([one.id for one in records])
    about = {"ids": tuple(shorts), "shorts": tuple(shorts.values()), "records": records}
    return copied(kind, records[0], **{**about, **given})


def resolved(store: Reader, kind: type[Record], fields: Mapping[str, Any], day: date) -> dict[str, Any]:
    """The fields of a record with the whole id for each beginning of one, and for a value's name on `day`.

    Raises Unknown, Ambiguous.
    """
    found = dict(fields)
    for name, known in facts_of(kind).items():
        if known.refers == ("value",) and found.get(name):
            found[name] = find_value(store, found[name], day).id
        elif known.kind == "reference" and found.get(name):
            found[name] = store.find(found[name], [_REFERRED[one] for one in known.refers]).id
    return found

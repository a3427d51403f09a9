"""Naming a value, beginning with an open question, and looking at the values again: does each still fit."""

from contextlib import suppress
from datetime import date
from typing import Any

from valuetrack.cli import ask
from valuetrack.cli.guide import save, take_in, tried
from valuetrack.cli.guide.notes import or_note
from valuetrack.cli.run import Run
from valuetrack.errors import StoreError, ValuetrackError
from valuetrack.model import Importance, Tracked, Wording, facts_of, lines_of
from valuetrack.render.notices import KEPT_AS_NOTE, STARTERS, WITHOUT_NAME
from valuetrack.tracker import maintenance, names, trends, values

# So few words are a name already.
_FEW = 4
_OPEN = "What would you like this part of your life to stand for?"
_CALL_IT = "What would you call it, in a word or a few?"
_OTHERS = f"""A word is enough, and there is no right answer. Or answer one of these:
  What kind of relationship would you like, with others or with yourself?
  If anxiety had less of a say, what would you move toward?
  What would be more like the person you want to be?
{STARTERS}"""


def name_one(run: Run, day: date, words: dict[str, Any], importance: int | None, tracks: Tracked | None) -> None:
    """Ask for what matters, first in many words, then in a few, and what goes with it; what is given is not asked for.

    A dot ends the questions, but for the name. Raises SaidNo where nothing is named, and KeptAsNote.
    """
    run.notice(_OTHERS)
    said = ask.text(_OPEN)
    with or_note(run, day, [said] if said else []):
        name = _named(run, said, day)
    try:
        with ask.until_dot():
            if "meaning" not in words:
                words["meaning"] = said if said != name else None
                enter = "skip" if words["meaning"] is None else "what you wrote above"
                words["meaning"] = ask.text(f"What does {name} mean to you?", enter) or words["meaning"]
            if "facets" not in words:
                _ask_facets(words)
            if importance is None:
                importance = ask.field(run, Importance, "importance")
            ask.fields(run, Wording, words, "chosen")
    finally:
        save(run, values.add_value, name, day, words, importance, tracks)


def _named(run: Run, said: str | None, day: date) -> str:
    """The name of a value of which so much was `said`; where that is a few words, they are the name on offer."""

    def free(typed: str) -> str:
        try:
            return run.read(names.free_name, typed, day)
        except StoreError:  # the answers go into a draft then
            return names.clean_name(typed)

    offered = None
    if said is not None and len(said.split()) <= _FEW:
        with suppress(ValuetrackError):
            offered = free(said)
    question = facts_of(Wording)["name"].question if said is None else _CALL_IT
    without = WITHOUT_NAME if said is None else KEPT_AS_NOTE
    return ask.once_more(lambda: ask.read(f"{question}", free, offered or "skip", enter=offered), without)


def _ask_facets(words: dict[str, Any]) -> None:
    """Ask what a value looks like in daily life until nothing more comes; several lines at once are one each."""
    question, enter = f"{facts_of(Wording)['facets'].question} One a line.", "skip"
    words["facets"] = ()
    while (answer := ask.text(question, enter)) is not None:
        words["facets"] += tuple(line for line in lines_of(answer) if line.strip())
        question, enter = "What else?", "that is all"


def session(run: Run, day: date) -> None:
    """Go through the values that are awake on `day`; each answer is saved, and in the end that it was done."""
    take_in(run)
    awake = run.read(maintenance.values_to_revisit, day)
    lately = run.read(trends.lately, day, run.first_day)
    run.notice("One value at a time. Values can change or stay. Press Enter to keep one.")
    for value in awake:
        run.notice(f"\n{value.value}" + (f": {value.meaning}" if value.meaning else ""))
        if value.importance is not None:
            run.notice(f"It matters {run.say.of_ten(value.importance)}.")
        if value.id in lately:
            run.show(lately[value.id])
        if not ask.yes(f"Does {value.value} still fit?", enter=True):
            change(run, value.value, day)
    save(run, maintenance.keep_revisited, day)


def change(run: Run, name: str, day: date) -> None:
    """Ask for other words and another rating; where none are given, whether the value is to rest."""
    renamed = ask.read("Another name for it?", names.clean_name, name)
    if renamed is not None and tried(run, values.edit_value, name, day, {"name": renamed}):
        name = renamed
    meaning = ask.field(run, Wording, "meaning", "as it is")
    if meaning is not None:
        save(run, values.edit_value, name, day, {"meaning": meaning})
    importance = ask.rating(run, "How much does it matter now?", "keep")
    if importance is not None:
        save(run, values.rate_value, name, importance, day)
    said_nothing = all(answer is None for answer in (renamed, meaning, importance))
    if said_nothing and ask.yes(f"Let {name} rest for now? Nothing of it is lost."):
        save(run, values.archive_value, name, day)

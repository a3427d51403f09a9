"""Commands that find again what was written: the journal, and one entry whole."""

from typing import Annotated

from valuetrack.cli.command import examples
from valuetrack.cli.params import AllOfIt, FromDay, OfValue, RecordId, ToDay, argument, check_order, one_of, option
from valuetrack.cli.run import Run
from valuetrack.model import EntryKind
from valuetrack.reports.journal import EntryStory, Journal
from valuetrack.tracker import journal as entries

Words = Annotated[
    tuple[str, ...], argument("WORD...", "Words that stand in it, in any case and without accents.", many=True)
]
Kinds = Annotated[
    tuple[EntryKind, ...],
    option("--kind", "KIND", f"{EntryKind.listed()}; give it again for more.", one_of(EntryKind), many=True),
]
About = Annotated[str | None, option("--about", "ID", "This entry, and what turns to it.", complete="ids")]


@examples(
    "valuetrack journal",
    "valuetrack journal lunch Priya",
    "valuetrack journal --kind note --kind reflection --from 2026-01-01",
    "valuetrack journal --value Connection --about 3f2",
)
def journal(
    run: Run,
    value: OfValue,
    first: FromDay,
    last: ToDay,
    kinds: Kinds,
    about: About,
    everything: AllOfIt,
    words: Words = (),
) -> Journal:
    """Find again what you wrote, the newest first.

    It shows the latest twenty: actions, opportunities, activities, reflections, hard moments, notes of a day and of a
    week's rating, comparisons, steps and your plan for hard times.
    """
    check_order(first, last)
    search = entries.Search(words=words, kinds=kinds, first=first, last=last, value=value, about=about)
    return run.read(entries.journal, search, run.days, 0 if everything else entries.LATEST_FEW)


@examples("valuetrack show 3f2", "valuetrack show d0e --json")
def show(run: Run, record_id: RecordId) -> EntryStory:
    """Show an entry whole, with what was changed in it and when."""
    return run.read(entries.show, record_id, run.days)

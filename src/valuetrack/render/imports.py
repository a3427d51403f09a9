"""What an import took in, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.receipts import Words
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.imports import ImportCounts, NotebookImported

_FATES = {
    "added": ("is new", "are new"),
    "changed": ("is changed", "are changed"),
    "deleted": ("is deleted, as in the file", "are deleted, as in the file"),
    "earlier": ("has earlier versions that are new", "have earlier versions that are new"),
    "same": ("was here already", "were here already"),
    "left_out": ("stays out: removed for good here", "stay out: removed for good here"),
}


def notebook_imported(done: NotebookImported, say: Voice) -> Words:
    """A file that was taken in."""
    named = "standard input" if done.file == "-" else done.file
    if not _is_news(done.counts):
        if done.counts.left_out:
            return Words(f"Nothing in {named} is new here: {told_fates(done.counts, say)}. Nothing was changed.")
        if not done.counts.same:
            return Words(f"There is nothing in {named} to take in. Nothing was changed.")
        return Words(f"Everything in {named} was here already. Nothing was changed.")
    return Words(
        f"Took in {named}: {told_fates(done.counts, say)}.", answer="`valuetrack undo` takes all of it back at once."
    )


def _is_news(counts: ImportCounts) -> bool:
    return any((counts.added, counts.changed, counts.deleted, counts.earlier))


def told_fates(counts: ImportCounts, say: Voice) -> str:
    """What becomes of the records, and of how many."""
    said = []
    for name, (one, several) in _FATES.items():
        number = getattr(counts, name)
        if number:
            said.append(f"{say.count(number, 'record')} {one if number == 1 and not say.words_only else several}")
    return listed(said) if said else "nothing is new"

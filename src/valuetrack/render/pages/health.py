"""The page of how the notebook is kept."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from valuetrack.render.backups import when
from valuetrack.render.changes import counted
from valuetrack.render.notices import is_on_a_server
from valuetrack.render.page import Heading, Items, Page, Paragraph
from valuetrack.render.voice import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.page import Block
    from valuetrack.render.voice import Voice
    from valuetrack.reports.health import Check, Health, NotebookRepaired

_MOST_NAMED = 20
# What was looked at, as it is named where all is well.
_NAMES = {
    "file": "the file",
    "schema": "its schema",
    "settings": "its settings",
    "integrity": "its structure",
    "references": "what refers to what",
    "tables": "its tables",
    "rows": "every entry",
    "log": "the log of changes beside the entries",
    "removals": "that what was removed for good is gone",
    "permissions": "who can read it",
    "journal": "that no change was left halfway",
    "leftovers": "that nothing is left over",
    "copies": "that there is one copy of it",
    "place": "the place where it lies",
    "server": "what the server keeps",
    "backups": "the newest backup",
    "drafts": "that no draft waits",
}
_GOOD_TO_KNOW = {
    "file": "There is no notebook yet. The first entry makes it.",
    "schema": "It was written by an older valuetrack. The next command brings it up to date, after a backup.",
    "permissions": "Others on this computer can read this, or put something in its place:",
    "journal": "A change is being made right now, or one was left halfway; the next command puts that right:",
    "leftovers": "Left over from a command that was stopped, or kept aside. You can take them out when you like:",
    "copies": "These look like copies that a synchronised folder made. Two computers may have written at one time:",
    "place": "The folder is synchronised or lies on a network. Write on one computer at a time:",
    "backups": "There is no backup yet of the notebook as it is now. `valuetrack backup` makes one.",
    "drafts": "Drafts wait; the next session of their kind offers them:",
}
_WRONG = {
    "file": "The file cannot be read as a notebook:",
    "journal": "A command was stopped in the middle of a change. Any other command rolls it back; then look again.",
    "settings": "Another program has set this in the file:",
    "integrity": "SQLite finds that its structure is not as it was written:",
    "references": "Some entries refer to others that are not there:",
    "tables": "Some tables or indexes are not as they were made:",
    "rows": "Some entries cannot be read as they were written:",
    "log": "Some entries are not what the log of changes says:",
    "removals": "This was removed for good and stands there all the same. `valuetrack purge` with its id removes it:",
    "backups": "The newest backup is not whole:",
}

_WAYS_ON = (
    "Keep the file as it is. `valuetrack restore-backup` brings a backup back. What can be read of this one is written "
    "into a new file by `valuetrack doctor --repair-into FILE`."
)
# What is said in other words of a notebook on a server.
_NAMES_THERE = {**_NAMES, "file": "the database"}
_GOOD_TO_KNOW_THERE = {
    **_GOOD_TO_KNOW,
    "schema": "It was written by an older valuetrack. The next command brings it up to date, as a whole or not at all.",
    "server": "Whoever looks after the server can read the notebook. Its log, and backups of its own, hold what was "
    "removed for good until they are written over or thrown away.",
    "backups": "There is no backup of it on this computer yet. `valuetrack backup` makes one.",
}
_WRONG_THERE = {
    **_WRONG,
    "file": "The notebook cannot be read there:",
    "references": "The server has not checked what refers to what:",
}
_WAYS_ON_THERE = (
    "Nothing was changed. Where the notebook is damaged, `valuetrack restore-backup` brings a backup back. Whoever "
    "looks after the server can do more."
)


def health(report: Health, say: Voice) -> Page:
    """What is well, what is good to know, and what is not as it was written."""
    return Page(tuple(_blocks(report, say)))


def _blocks(report: Health, say: Voice) -> Iterator[Block]:
    names, good_to_know, wrong, ways_on = _NAMES, _GOOD_TO_KNOW, _WRONG, _WAYS_ON
    if is_on_a_server(report.store):
        names, good_to_know, wrong, ways_on = _NAMES_THERE, _GOOD_TO_KNOW_THERE, _WRONG_THERE, _WAYS_ON_THERE
    found = {verdict: [one for one in report.checks if one.verdict == verdict] for verdict in ("well", "note", "wrong")}
    yield Paragraph(f"{'All is well' if report.well else 'Something is not as it was written'}: {report.store}")
    if found["wrong"]:
        yield Heading("Not as it was written")
        yield Items(tuple(_told(one, wrong) for one in found["wrong"]))
        yield Paragraph(ways_on)
    if found["note"]:
        yield Heading("Good to know")
        yield Items(tuple(_told(one, good_to_know) for one in found["note"]))
    if found["well"]:
        yield Paragraph(f"Looked at, and well: {listed([names[one.check] for one in found['well']])}.")
    if report.newest_backup is not None and report.backup_age is not None:
        ago = say.either(f", {say.count(report.backup_age, 'day')} ago", "") if report.backup_age else ""
        yield Paragraph(f"The newest backup is of {when(report.newest_backup)}{ago}.")
    if not report.full:
        yield Paragraph("`valuetrack doctor --full` reads every entry, too.", quiet=True)


def notebook_repaired(report: NotebookRepaired, say: Voice) -> Page:
    """What the new file holds, what it does not, and how to go on with it."""
    return Page(tuple(_of_repair(report, say)))


def _of_repair(report: NotebookRepaired, say: Voice) -> Iterator[Block]:
    file = shlex.quote(report.file)
    yield Paragraph(f"What can be read of {report.store} is in a new file, which was found whole: {report.file}")
    yield Paragraph(f"It holds {listed([*counted(report.counts, say)])}.")
    if not (report.brought_back or report.differing or report.left_out or report.unread):
        yield Paragraph("Nothing is left out.")
    for facts, words in (
        (report.brought_back, "These were brought back from the log of changes:"),
        (report.differing, "Of these the log of changes says something else. They are as they stood with the entries:"),
        (report.left_out, "These are left out, for no version of them can be read:"),
        (report.unread, "A part of these cannot be read, and nobody can tell what else stood there:"),
    ):
        if facts:
            more = [] if len(facts) <= _MOST_NAMED else ["and more, which `--json` names"]
            yield Items(("\n".join([words, *facts[:_MOST_NAMED], *more]),))
    yield Paragraph(
        f"The notebook is as it was. To go on with the new file: valuetrack restore-backup {file}\n"
        f"To look at it before that: valuetrack --db {file}"
    )


def _told(one: Check, words: dict[str, str]) -> str:
    facts = one.facts if words[one.check].endswith(":") else ()
    return "\n".join([words[one.check], *facts])

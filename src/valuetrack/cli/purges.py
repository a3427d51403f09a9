"""The command that removes for good."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Any

from valuetrack.cli import ask, drafts
from valuetrack.cli.command import examples
from valuetrack.cli.params import Yes, argument, day_back, needs, option, switch
from valuetrack.cli.run import Run
from valuetrack.errors import Contradiction, Declined, NeedsMore, SaidNo, StoreError
from valuetrack.frozen import replace
from valuetrack.model import plain_text
from valuetrack.render import notices
from valuetrack.reports.purges import Purged, WouldPurge
from valuetrack.tracker import purges
from valuetrack.tracker.purges import Chosen

Ids = Annotated[tuple[str, ...], argument("ID...", "The ids, or the beginnings of them.", many=True, complete="ids")]
WithAll = Annotated[
    str | None, option("--value -v", "VALUE", "This value, with all that is for it.", complete="all_values")
]
Before = Annotated[date | None, option("--before", "DAY", "All that is of days before this one.", day_back)]
Everything = Annotated[bool, switch("--all", "Everything.")]
DryRun = Annotated[bool, switch("--dry-run", "Show what it would remove, and remove nothing.")]


@examples("valuetrack purge 3f2 --dry-run", "valuetrack purge --value Growth --yes")
def purge(
    run: Run, value: WithAll, before: Before, everything: Everything, dry_run: DryRun, yes: Yes, ids: Ids = ()
) -> Purged | WouldPurge:
    """Remove entries for good, from the past and the backups too; undo cannot bring them back."""
    chosen = Chosen(ids, value, before, everything)
    given = sum(map(bool, (ids, value, before, everything)))
    if not given:
        raise NeedsMore("What to remove is needed here.", hint="Give an ID, --value, --before or --all.")
    if given > 1:
        raise Contradiction("An ID, --value, --before and --all exclude each other.", hint="Give one of them.")
    if not (yes or dry_run or run.can_ask):
        raise needs("--yes", "Your yes")
    going = run.read(purges.would_purge, chosen, run.today, run.day_of)
    held = [one for one in drafts.every(run.settings, run) if everything or _holds(one, going)]
    folders = tuple(str(one.folder) for one in held)
    report = replace(going.report, drafts=folders, store=str(run.settings.db))
    if dry_run:
        return report
    if yes:
        run.notice(notices.for_good(report.store))
    else:
        run.show(report)
        ask.consent(notices.REMOVE_IT, SaidNo("Nothing is removed."))
    return _removed(run, chosen, report, held)


def _removed(run: Run, chosen: Chosen, report: WouldPurge, held: list[drafts.Draft]) -> Purged:
    for draft in held:
        if draft.folder.is_dir() and not drafts.is_free(draft):
            raise Declined(
                f"What is to go also stands in a draft that is open elsewhere: {draft.named}",
                hint="Nothing is removed. Leave that session or editor first.",
            )
    if damage := run.damage(full=False):  # no backup could be made of what stays, and those that are there would go
        raise damage
    names = [one.folder.name for one in held]
    with run.progress(notices.CLEARING):
        done = run.change(purges.purge, chosen, run.today, run.day_of, report.ids, names)
        try:
            return replace(done, copies=run.engine.clear())
        except StoreError as error:
            error.hint = notices.STILL_TO_CLEAR
            raise


def _holds(draft: drafts.Draft, going: purges.Going) -> bool:
    """Whether a draft holds a text of what goes, as words of their own, or names it."""
    texts = [*_strings(draft)]
    all_of_it = "\n".join(texts)
    if any(word in all_of_it and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", all_of_it) for word in going.words):
        return True
    begun = {one.replace("-", "").lower() for one in texts if re.fullmatch("[0-9A-Fa-f-]{3,36}", one)}
    return any(one.replace("-", "").startswith(tuple(begun)) for one in going.report.ids)


def _strings(draft: drafts.Draft) -> Iterator[str]:
    """All that stands in a draft, text by text: ids too, and what an editor was given or left beside its file."""
    with suppress(Declined):
        facts = draft.facts()
        yield from (text for write in facts.writes for text in _within(write.given))
        yield facts.form.template if facts.form else ""
    yield draft.text() or ""
    for path in (draft.folder, *draft.folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield plain_text(path.read_bytes().decode("utf-8", "replace"))


def _within(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in _within(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in _within(one))

"""What a removal for good would take, and what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.changes import MOST_NAMED, changed_things, counted
from valuetrack.render.notices import for_good
from valuetrack.render.page import Page, Paragraph, section
from valuetrack.render.receipts import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from valuetrack.render.voice import Voice
    from valuetrack.reports.purges import Staying, WouldPurge

MOST_STAYING = 10


def would_purge(report: WouldPurge, say: Voice) -> Page:
    """What would go, what stays beside it, the drafts that would go, and what to know before."""
    told = [*changed_things(report.things[:MOST_NAMED], say)]
    more = [say.either(f"and {len(report.ids) - len(told)} more", "and more")] if len(report.ids) > len(told) else []
    return Page(
        (
            *section("This would be removed for good", [*counted(report.going, say)]),
            *([Paragraph("; ".join([*told, *more]))] if told else []),
            *section("What stays beside it", _staying(report, say)),
            *section("Drafts that would go too", report.drafts),
            Paragraph(for_good(report.store)),
        )
    )


def _staying(report: WouldPurge, say: Voice) -> Iterator[str]:
    for one in report.stays[:MOST_STAYING]:
        yield _one_that_stays(one)
    if len(report.stays) > MOST_STAYING:
        yield say.either(f"and {len(report.stays) - MOST_STAYING} more", "and more")


def _one_that_stays(one: Staying) -> str:
    kind = one.kind.replace("_", " ")
    named = f'{kind} "{shortened(one.words)}"' if one.words else kind
    known_by = f" ({one.short})" if one.short else ""
    return f"{named}{known_by}, with the same words" if one.has_words else f"{named}{known_by}"

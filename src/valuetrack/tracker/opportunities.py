"""Opportunities: moments in which a step was possible, taken or not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from valuetrack.frozen import replace
from valuetrack.model import Opportunity, new_id
from valuetrack.reports.opportunities import OpportunityEdited, OpportunityLogged
from valuetrack.tracker.actions import plan, value_or_focus
from valuetrack.tracker.barriers import with_kind
from valuetrack.tracker.facets import second_value, serving
from valuetrack.tracker.names import find_value, receipt, resolved
from valuetrack.weeks import Week

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import Any

    from valuetrack.reports.actions import ActionPlanned
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer


def log_opportunity(
    store: Writer, text: str, typed: str | None, day: date, first_day: int, fields: Mapping[str, Any], *, taken: bool
) -> OpportunityLogged:
    """Note a moment in which a step was possible. Raises NeedsMore, Unknown, Ambiguous, Contradiction."""
    life = value_or_focus(store, typed, day, first_day)
    more = with_kind(resolved(store, Opportunity, fields, day))
    noted = Opportunity(id=new_id(), value_id=life.id, text=text, day=day, taken=taken, **more)
    noted = store.put(serving(store, noted))
    return receipt(store, OpportunityLogged, noted, value=life.name_on(day), also=second_value(store, noted))


def check(store: Reader, typed: str | None, day: date, fields: Mapping[str, Any]) -> None:
    """Raise what `log_opportunity` would of what is known before it asks: Unknown, Ambiguous, Contradiction."""
    known = with_kind(resolved(store, Opportunity, fields, day))
    if typed is not None:
        life = find_value(store, typed, day)
        serving(store, Opportunity(id="", value_id=life.id, text="", day=day, taken=False, **known))


def plan_of(
    store: Writer,
    prefix: str,
    when: Sequence[date] | Week,
    first_day: int,
    smaller: str | None = None,
    fields: Mapping[str, Any] = MappingProxyType({}),
) -> ActionPlanned:
    """Plan an opportunity as an action, on each day of `when` or for some time in that week, in its words or `smaller`.

    It serves what the opportunity did, where `fields` name nothing else. Raises Unknown, Ambiguous, AtRest.
    """
    found = store.find(prefix, [Opportunity])
    day = when.end if isinstance(when, Week) else when[0]
    served = {"facet": found.facet, "also": store.life(found.also).name_on(day) if found.also else None}
    name = store.life(found.value_id).name_on(day)
    return plan(store, smaller or found.text, name, when, first_day, {**served, **fields}, is_new=smaller is not None)


def edit_opportunity(store: Writer, prefix: str, typed: str | None, fields: Mapping[str, Any]) -> OpportunityEdited:
    """Put an opportunity right; fields that are not named stay. Raises Unknown, Ambiguous, Contradiction."""
    opportunity = store.find(prefix, [Opportunity])
    changes = with_kind(resolved(store, Opportunity, fields, opportunity.day), opportunity)
    changed = replace(opportunity, **changes)
    if typed is not None:
        changed = replace(changed, value_id=find_value(store, typed, changed.day).id)
    return receipt(store, OpportunityEdited, store.put(serving(store, changed)))

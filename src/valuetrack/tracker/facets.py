"""What a step is for: a side of its value in the value's own words, and a second value that it serves too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from valuetrack.errors import Ambiguous, Contradiction, Unknown
from valuetrack.frozen import replace
from valuetrack.model import Action, Opportunity
from valuetrack.model.words import as_known
from valuetrack.tracker.names import begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from valuetrack.store.reading import Reader

S = TypeVar("S", Action, Opportunity)


def each_once(texts: Iterable[str]) -> tuple[str, ...]:
    """The facets of a value in their order, each in the words in which it comes first."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(as_known(text), text)
    return tuple(found.values())


def one_of(facets: Sequence[str], typed: str) -> str:
    """The facet that begins as typed, in any case. Raises Unknown, Ambiguous."""
    said = as_known(typed)
    found = [one for one in facets if as_known(one) == said] or [one for one in facets if begins(said, as_known(one))]
    if not found:
        raise Unknown(f"No side of it goes by the words {typed!r}.", hint="Its number is enough.")
    if len(found) > 1:
        raise Ambiguous(f"The words of several begin with {typed!r}.", hint="Type some more of them.")
    return found[0]


def serving(store: Reader, step: S) -> S:
    """A step with its facet in the words of its value, where that has it; other words stay as they are.

    Raises Contradiction where it would serve the same value twice.
    """
    life = store.life(step.value_id)
    if step.also == step.value_id:
        hint = "Leave --also out, or give another value to it (none clears it)."
        raise Contradiction(f"It is for {life.name_on(step.due)} already, and once is enough.", hint=hint)
    if step.facet is None:
        return step
    own = (one for one in life.wording_on(step.due).facets if as_known(one) == as_known(step.facet or ""))
    return replace(step, facet=next(own, step.facet))


def second_value(store: Reader, step: Action | Opportunity) -> str | None:
    """The name of the second value that a step serves, on its day; None where there is none."""
    return store.life(step.also).name_on(step.due) if step.also else None

"""What is known by its words, such as a barrier or a treatment goal: in which texts, and in which records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from valuetrack.model import Action, Known, Opportunity, facts_of
from valuetrack.store.asking import Queries, batches
from valuetrack.store.kinds import TABLE

# Where something of a kind is named, each in a column with an index of its own.
PLACES: Mapping[Known, tuple[tuple[type[Action | Opportunity], str], ...]] = {
    what: tuple(
        (kind, name) for kind in (Action, Opportunity) for name, field in facts_of(kind).items() if field.known == what
    )
    for what in get_args(Known)
}
_TEXTS = "SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL"


class KnownWords(Queries):
    """What is known by its words."""

    def known_words(self, what: Known) -> tuple[str, ...]:
        """The texts in which something of that kind is named, each once, in any order."""
        found: dict[str, None] = {}
        for kind, name in PLACES[what]:
            rows: Iterable[Sequence[Any]] = self._execute(_TEXTS.format(name=name, table=TABLE[kind]), {})
            found.update((words, None) for (words,) in rows)
        return tuple(found)

    def naming(self, what: Known, texts: Sequence[str]) -> tuple[Action | Opportunity, ...]:
        """The actions and opportunities that name something of that kind in one of these texts, each once."""
        found: dict[str, Action | Opportunity] = {}
        for kind, name in PLACES[what]:
            for some in batches(texts):
                condition = f"WHERE {name} IN ({', '.join(f':{one}' for one in some)})"
                found.update((one.id, one) for one in self._records(kind, condition, **some))
        return tuple(found.values())

"""What is known by its words: which of them a person means, and other words for it everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from valuetrack.errors import Ambiguous, Nothing, Unknown
from valuetrack.frozen import Frozen, replace
from valuetrack.model import Known, facts_of
from valuetrack.model.words import as_known
from valuetrack.reports.words import WordsRenamed
from valuetrack.tracker.names import begins, receipt

if TYPE_CHECKING:
    from valuetrack.model import Record
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Writer

# What is longer is no name of anything: the shell and a question leave it out.
_LONGEST = 60


class Named(Frozen):
    """Something that is known by its words, and the texts in which it stands; `key` is what these have in common."""

    key: str
    texts: tuple[str, ...]


def all_named(store: Reader, *kinds: Known) -> tuple[Named, ...]:
    """All that is known by its words of these kinds, in the order of the words."""
    texts = {text for what in kinds for text in store.known_words(what)}
    if "facet" in kinds:
        texts |= {facet for life in store.lives() for wording in life.wordings for facet in wording.facets}
    found: dict[str, list[str]] = {}
    for text in sorted(texts):
        found.setdefault(as_known(text), []).append(text)
    return tuple(Named(key, tuple(found[key])) for key in sorted(found))


def find(store: Reader, typed: str, *kinds: Known) -> Named:
    """What a person means, by its words or the beginning of them. Raises Nothing, Unknown, Ambiguous."""
    known = all_named(store, *kinds)
    if not known:
        raise Nothing("Nothing of that kind is written (yet).", hint="`valuetrack journal` shows what is.")
    found = [one for one in known if one.key == as_known(typed)]
    found = found or [one for one in known if begins(as_known(typed), one.key)]
    hint = "The Tab key completes your words in the shell; without them you can choose from a list."
    if not found:
        raise Unknown(f"Nothing goes by the words {typed!r}.", hint=hint)
    if len(found) > 1:
        raise Ambiguous(f"The words of several begin with {typed!r}.", hint=f"Type some more of them. {hint}")
    return found[0]


def offered(store: Reader, *kinds: Known) -> list[str]:
    """Words to choose from, those of each thing once; what is longer than a line is left out."""
    texts = (one.texts[-1] for one in all_named(store, *kinds))
    return [text for text in texts if len(text) <= _LONGEST and "\n" not in text]


def rename(store: Writer, typed: str, new: str) -> WordsRenamed:
    """Put other words for what is known by those that were typed, in every record that names it.

    Raises Nothing where it has these words already, Unknown, Ambiguous.
    """
    kinds = get_args(Known)
    found = find(store, typed, *kinds)
    steps = {one.id: one for what in kinds for one in store.naming(what, found.texts)}
    wordings = [one for life in store.lives() for one in life.wordings]
    changed = []
    for record in (*steps.values(), *wordings):
        changes = _renamed(record, found.key, new)
        if changes:
            changed.append(store.put(replace(record, **changes)))
    if not changed:
        raise Nothing("It has these words already.", hint="Give other ones.")
    return receipt(store, WordsRenamed, *changed, before=found.texts[-1], now=new)


def _renamed(record: Record, key: str, new: str) -> dict[str, Any]:
    """The fields of a record that name something by its words, with the new ones where they are others."""
    changes: dict[str, Any] = {}
    for name, field in facts_of(type(record)).items():
        said = getattr(record, name)
        if field.known and field.kind == "texts":
            now: Any = tuple(dict.fromkeys(new if as_known(one) == key else one for one in said))
        else:
            now = new if field.known and said and as_known(said) == key else said
        if now != said:
            changes[name] = now
    return changes

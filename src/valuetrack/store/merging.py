"""What two notebooks hold of the same records becomes one: the later version stands, and the others are its past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING

from valuetrack.errors import BadFile
from valuetrack.frozen import Frozen
from valuetrack.model import Choice, Record, Value, Wording, facts_of
from valuetrack.store.asking import batches
from valuetrack.store.kinds import KINDS, TABLE, Tombstone
from valuetrack.store.places import Places

if TYPE_CHECKING:
    from valuetrack.store.exports import Story, Version
    from valuetrack.store.imports import Checked, ExportFile
    from valuetrack.store.reading import Reader
    from valuetrack.store.writing import Step, Writer

_AT_ONCE = 500
# New entries are numbered after those of a file, however large it says that they are.
_LARGEST = 2**53


class Fate(Choice):
    """What becomes of a record that is imported."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    EARLIER = "earlier", "earlier versions"
    SAME = "same"
    LEFT_OUT = "left-out"


class Merged(Frozen):
    """A record of the file and of the store as one: how it comes there step by step, and how it stands afterwards."""

    id: str
    fate: Fate
    steps: tuple[Step, ...]
    before: Record | None
    after: Record | None
    kind: type[Record]
    tombstone: Tombstone | None = None


class Merging:
    """The records of a file, met with those of a store."""

    def __init__(self, store: Reader, file: ExportFile, checked: Checked) -> None:
        self._store = store
        self._file = file
        self._checked = checked
        self._names = {life.id: {one.id for one in life.wordings} for life in store.lives()}
        self._places = Places(store)
        self._touched: dict[str, None] = {}
        self.released: dict[str, type[Record]] = {}

    def each(self) -> Iterator[tuple[Merged, ...]]:
        """What becomes of each record, some hundred at a time; in the store nothing is changed.

        Raises BadFile where something in the file refers to what is nowhere, takes a place that another record has, or
        leaves a value without a name.
        """
        self._look_outside()
        stories = self._file.stories()
        while some := tuple(islice(stories, _AT_ONCE)):
            ids = [one.story.id for one in some]
            ours = {story.id: story for story in self._store.exports().stories(ids)}
            purged = self._store.purged([named for one in some for named in _needed(one.story)])
            merged = [_merged(one.story, ours.get(one.story.id), purged) for one in some]
            self._places.take(merged)
            for one in merged:
                self._note(one)
            yield tuple(merged)
        if any(self._names.get(value) == set() for value in self._touched):
            raise BadFile("The file leaves a value without a name.", hint="Nothing was changed.")

    def _look_outside(self) -> None:
        """See to what is referred to and does not stand in the file; what stands nowhere any more is let go of."""
        for some in batches([*self._checked.outside]):
            known = {story.id: story for story in self._store.exports().stories([*some.values()])}
            for named in some.values():
                line, kinds = self._checked.outside[named]
                kind = _kind_of(known[named]) if named in known else None
                if kind is None or TABLE[kind] not in kinds:
                    raise BadFile(
                        f"Line {line} of the file refers to a record that is neither in it nor in the notebook.",
                        hint="Nothing was changed. Import the notebook from which it comes, whole.",
                    )
                now = known[named].now
                if now is None or now.deleted:
                    self.released[named] = kind

    def _note(self, one: Merged) -> None:
        if one.after is None and (one.before is not None or one.id in self._checked.referred):
            self.released[one.id] = one.kind
        if one.kind is Value:
            self._touched[one.id] = None
            if one.after is None:
                self._names.pop(one.id, None)
            else:
                self._names.setdefault(one.id, set())
        for wording in (one.before, one.after):
            if isinstance(wording, Wording):
                self._touched[wording.value_id] = None
                names = self._names.setdefault(wording.value_id, set())
                (names.add if wording is one.after else names.discard)(wording.id)


def take_in(store: Writer, file: ExportFile, checked: Checked) -> Mapping[Fate, int]:
    """Take a file into the store, and say what became of how many records. Raises BadFile."""
    merging = Merging(store, file, checked)
    counts: Counter[Fate] = Counter()
    for some in merging.each():
        counts.update(one.fate for one in some)
        store.take_in([step for one in some for step in one.steps], min(checked.latest, _LARGEST) + 1)
        store.bury([one.tombstone for one in some if one.tombstone])
    for record_id, kind in merging.released.items():
        store.release(kind, record_id)
    return counts


def tried(store: Reader, file: ExportFile, checked: Checked) -> Mapping[Fate, int]:
    """What `take_in` would say; nothing is changed. Raises BadFile."""
    return Counter(one.fate for some in Merging(store, file, checked).each() for one in some)


def _kind_of(story: Story) -> type[Record]:
    return type(story.now.record) if story.now else KINDS[story.tombstone.kind] if story.tombstone else Record


def _needed(story: Story) -> Iterator[str]:
    """The ids of the records without which one cannot be."""
    if story.now is not None and not story.now.deleted:
        for name, field in facts_of(type(story.now.record)).items():
            if field.kind == "reference" and not field.may_be_left_out:
                yield getattr(story.now.record, name)


def _merged(theirs: Story, ours: Story | None, purged: Mapping[str, Tombstone]) -> Merged:
    """One record of the file met with that of the store, where there is one; what was purged does not come back."""
    mine, stone = (ours.now, ours.tombstone) if ours else (None, None)
    row = mine.record if mine and not mine.deleted else None
    if theirs.now is None:
        kind, new = _kind_of(theirs), theirs.tombstone
        is_news = mine is None and new is not None and (stone is None or stone.at < new.at)
        fate = Fate.EARLIER if is_news else Fate.SAME
        return Merged(theirs.id, fate, (), row, row, kind, new if is_news else None)
    kind = type(theirs.now.record)
    if _is_purged(theirs.now.record, stone) or not purged.keys().isdisjoint(_needed(theirs)):
        return Merged(theirs.id, Fate.LEFT_OUT, (), row, row, kind)
    winner = max((one for one in (mine, theirs.now) if one), key=attrgetter("rank"))
    known = {one.text for one in (mine, *(ours.past if ours else ())) if one} | {winner.text}
    past = sorted((one for one in (*theirs.past, theirs.now) if one.text not in known), key=attrgetter("rank"))
    steps = () if winner is mine and not past else tuple(_steps(row, [*past, winner]))
    after = None if winner.deleted else winner.record
    fate = _fate(row, after) if winner is not mine else Fate.EARLIER if steps else Fate.SAME
    is_new = theirs.tombstone is not None and not _is_purged(winner.record, theirs.tombstone) and stone is None
    return Merged(theirs.id, fate, steps, row, after, kind, theirs.tombstone if is_new else None)


def _is_purged(record: Record, stone: Tombstone | None) -> bool:
    return stone is not None and stone.covers(record)


def _fate(before: Record | None, after: Record | None) -> Fate:
    if before is None:
        return Fate.ADDED if after is not None else Fate.EARLIER
    return Fate.CHANGED if after is not None else Fate.DELETED


def _steps(row: Record | None, versions: Sequence[Version]) -> Iterator[Step]:
    """From a row, or none, through these versions to the last one."""
    for one in versions:
        if row != one.record:
            yield row, one.record
        row = one.record
        if one.deleted:
            yield row, None
            row = None

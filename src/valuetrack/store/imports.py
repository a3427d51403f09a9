"""An export that is read again: line by line, each held to the format, and nothing believed that was not looked at."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, BinaryIO

from valuetrack.errors import BadFile, NotUnderstood, TooNew
from valuetrack.frozen import Frozen, slug
from valuetrack.model import Described, Record, facts_of, plain_text
from valuetrack.store.exports import FORMAT, VERSION, Heard, Story, Version, canonical, how_far, unheard
from valuetrack.store.kinds import KINDS, TABLE, Tombstone, Unreadable, from_mapping

Check = Callable[[Described], None]
LONGEST = 64 * 2**20  # bytes of a line; a record has some thirty texts of up to 100,000 characters, 12 bytes each
MOST_ENTRIES = 2**62  # entry numbers go on from the largest one, and SQLite's end at 2**63
_DIGITS = 19
_PIECE = 2**20
_KINDS = {slug(kind): kind for kind in KINDS.values()}
_OF_RECORD = {"kind", "past", "deleted", "record"}
_OF_TOMBSTONE = {"kind", "id", "at", "purged"}
_OF_END = {"lines", "sha256"}


class Numbered(Frozen):
    """A record of the file, and the line on which it begins."""

    line: int
    story: Story


class Checked(Frozen):
    """What is known of a file that was read whole.

    `outside` is what records of it refer to and it has not itself: an id, with the first line that names it, and the
    kinds of which it may be. `referred` is every id to which a record refers as it stands.
    """

    latest: int
    outside: Mapping[str, tuple[int, tuple[str, ...]]]
    referred: frozenset[str]


class ExportFile:
    """An export, read from its beginning twice: looked at, and met with the notebook. `heard` is told how far it is."""

    def __init__(self, file: BinaryIO, check: Check, heard: Heard = unheard) -> None:
        self._file = file
        self._check = check
        self._heard = heard
        self._was_read = 0

    def checked(self) -> Checked:
        """Read all of it. Raises BadFile, which names the line, and TooNew."""
        there: dict[str, str] = {}
        referred: dict[str, tuple[int, tuple[str, ...]]] = {}
        latest = 0
        for one in self.stories(self._valid):
            now = one.story.now
            if now is None:
                continue
            latest = max(latest, now.record.entry)
            if not now.deleted:
                there[one.story.id] = TABLE[type(now.record)]
                for name, refers in _references(now.record):
                    referred.setdefault(getattr(now.record, name), (one.line, refers))
        outside = {named: where for named, where in referred.items() if named not in there}
        for named, (line, refers) in referred.items():
            if named in there and there[named] not in refers:
                raise _odd(line, "refers to a record of another kind than it can")
        return Checked(latest, outside, frozenset(referred))

    def stories(self, check: Check | None = None) -> Iterator[Numbered]:
        """The records in the file, each with its past; `check` looks at each version. Raises BadFile, TooNew."""
        begun: Numbered | None = None
        for line, said, written in _lines(self._file):
            found = _story(line, said, written)
            done, whole = how_far(found.id)
            self._heard(self._was_read * whole + done, 2 * whole)
            if check is not None and found.now is not None:
                _looked_at(line, check, found.now.record)
            if check is not None and found.tombstone is not None:
                _looked_at(line, self._check, found.tombstone)
            if begun is not None and found.id == begun.story.id:
                begun = Numbered(begun.line, _with(line, begun.story, said, found))
                continue
            if begun is not None:
                yield begun
            if said.get("past") or (begun is not None and found.id < begun.story.id):
                raise _odd(line, "is not in its place: the records stand by their ids, each before what it was")
            begun = Numbered(line, found)
        if begun is not None:
            yield begun
        self._was_read += 1

    def _valid(self, record: Described) -> None:
        """Look at a record as whoever writes one does. Raises NotUnderstood."""
        from valuetrack.store.writing import valid_fields  # noqa: PLC0415 - help needs no tables

        valid_fields(record)
        self._check(record)


def begun_as_export(source: BinaryIO) -> Iterator[bytes]:
    """All that comes from a source, piece by piece, once it begins as an export does. Raises BadFile, TooNew."""
    first = source.readline(LONGEST + 1)
    _check_first(first)
    yield first
    while some := source.read(_PIECE):
        yield some


def _with(line: int, story: Story, said: Mapping[str, Any], found: Story) -> Story:
    """A story with one more line of the same record: an earlier version, or what a purge left of it."""
    if found.now is None:
        if story.tombstone is None:
            return Story(story.id, story.now, story.past, found.tombstone)
    elif said["past"] and story.now is not None and story.tombstone is None:
        is_next = not story.past or story.past[-1].rank < found.now.rank
        if is_next and type(found.now.record) is type(story.now.record) and found.now.text != story.now.text:
            return Story(story.id, story.now, (*story.past, found.now))
    raise _odd(line, "is not in its place: a record stands once, and its earlier versions in their order")


def _lines(file: BinaryIO) -> Iterator[tuple[int, dict[str, Any], bytes]]:
    """The lines between the first and the last, once these say what they have to: number, what is read, bytes."""
    file.seek(0)
    digest = sha256()
    number = 1
    line = file.readline(LONGEST + 1)
    _check_first(line)
    while True:
        digest.update(line)
        number += 1
        line = file.readline(LONGEST + 1)
        if not line.endswith(b"\n"):
            raise _odd(number, "is too long for an export") if len(line) > LONGEST else _cut_off()
        said = _parsed(line, number)
        if said.keys() == _OF_END:
            break
        yield number, said, line
    if said != {"lines": number - 1, "sha256": digest.hexdigest()}:
        raise BadFile("The file is not as it was written: its last line does not fit to the others.", hint=_NOTHING)
    if file.read(1):
        raise _odd(number + 1, "comes after the last one")


_NOTHING = "Nothing was changed. Copy the file anew from where it was written, or export again."


def _odd(line: int, what: str) -> BadFile:
    return BadFile(f"Line {line} of the file {what}.", hint=_NOTHING)


def _cut_off() -> BadFile:
    return BadFile("The file was cut off: its last line is not there.", hint=_NOTHING)


def _check_first(line: bytes) -> None:
    try:
        said = _parsed(line, 1)
    except BadFile:
        said = {}
    if said.get("format") != FORMAT or said.keys() != {"format", "version"} or type(said["version"]) is not int:
        raise BadFile("That is no export of valuetrack.", hint="For a file of another program, give --from PROGRAM.")
    if said["version"] > VERSION:
        raise TooNew(
            f"The file was written by a newer valuetrack (format {said['version']}; this one reads {VERSION}).",
            hint="Nothing was changed. A newer valuetrack can read it.",
        )
    if said["version"] < 1:
        raise _odd(1, "names a version of the format that there never was")
    if not line.endswith(b"\n"):
        raise _cut_off()


def _parsed(line: bytes, number: int) -> dict[str, Any]:
    """The JSON object of a line; what JSON leaves open, or the program never writes, is refused. Raises BadFile."""
    try:
        said = _DECODER.decode(line.decode("utf-8"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise _odd(number, "cannot be read as a line of an export")
    return said


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> object:
    raise ValueError


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise ValueError
    return int(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_each_once, parse_float=_refused, parse_constant=_refused, parse_int=_whole
)


def _story(line: int, said: Mapping[str, Any], written: bytes) -> Story:
    """What one line says of a record, read and as written. Raises BadFile."""
    name = said.get("kind")
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise _odd(line, "names no kind of record")
    if said.keys() == _OF_TOMBSTONE and said["purged"] is True:
        given = {"id": said["id"], "kind": TABLE[kind], "at": said["at"]}
        tombstone = _decoded(line, Tombstone, given)
        _check_forms(line, tombstone, given)
        return Story(tombstone.id, None, (), tombstone)
    if said.keys() != _OF_RECORD or type(said["past"]) is not bool or type(said["deleted"]) is not bool:
        raise _odd(line, "has other parts than a line of an export")
    record = _decoded(line, kind, said["record"])
    if not 1 <= record.entry <= MOST_ENTRIES:
        raise _odd(line, "has an entry number that no notebook reaches")
    version = Version.of(record, deleted=said["deleted"])
    # what stands there as an export would write it needs no look at each of its fields
    if not written.endswith(f'"record":{version.text}}}\n'.encode("ascii")):
        _check_forms(line, record, said["record"])
    return Story(record.id, version)


def _decoded(line: int, kind: Any, given: Any) -> Any:
    """A record, or what is left of one, with the fields that a line gives it. Raises BadFile."""
    if not isinstance(given, dict) or not given.keys() <= facts_of(kind).keys():
        raise _odd(line, f"has a field that {slug(kind)} does not have")
    absent = [name for name in _needed(kind) if given.get(name) is None]
    if absent:
        raise _odd(line, f"lacks {', '.join(absent)}")
    try:
        one = from_mapping(kind, {name: _unified(value) for name, value in given.items()})
    except (Unreadable, RecursionError):
        raise _odd(line, "has a value that its field cannot hold") from None
    for name in _named_by_id(kind):
        if given.get(name) is not None and not _ID.fullmatch(getattr(one, name)):
            raise _odd(line, f"has no id as {name}")
    return one


@cache
def _needed(kind: type[Described]) -> list[str]:
    """The fields without which an export writes nothing of a kind."""
    facts = facts_of(kind)
    return sorted(name for name, field in facts.items() if not field.may_be_left_out or name in _KEPT)


@cache
def _named_by_id(kind: type[Described]) -> list[str]:
    return [name for name, field in facts_of(kind).items() if field.kind in ("id", "reference")]


def _check_forms(line: int, one: Any, given: Mapping[str, Any]) -> None:
    """Raise BadFile where a field has another form than that of what was read from it."""
    for name, value in given.items():
        if canonical({name: getattr(one, name)}) != canonical({name: _unified(value)}):
            raise _odd(line, f"has another form of {name} than an export writes")


_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KEPT = {"entry", "created_at", "updated_at"}


def _unified(value: Any) -> Any:
    """A text with the line ends that are kept."""
    if isinstance(value, list):
        return [_unified(one) if isinstance(one, str) else one for one in value]
    return plain_text(value) if isinstance(value, str) else value


def _looked_at(line: int, check: Check, record: Described) -> None:
    try:
        check(record)
    except NotUnderstood as error:
        raise BadFile(f"Line {line} of the file: {error.message}", hint=_NOTHING) from None
    except ValueError:  # as the tables report it; the cause would carry what a person wrote
        raise _odd(line, "is not as the notebook keeps such a record") from None


def _references(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields in which a record names another, and the kinds of which that can be."""
    for name, field in facts_of(type(record)).items():
        if field.kind == "reference" and getattr(record, name) is not None:
            yield name, field.refers

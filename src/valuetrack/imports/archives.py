"""Archives of several files: what is in one, by name, where it is no larger than a person's own years are."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from valuetrack.errors import BadFile

LARGEST = 64 * 2**20
"""The most bytes that a file may have, and that all files of an archive may have together."""
_MOST_FILES = 10_000
_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive."""
    return data.startswith(_BEGINS)


def unpacked(data: bytes) -> dict[str, bytes]:
    """The tables of an archive by their paths in it; nothing else is read. Raises BadFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _tables(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        # damaged, compressed in a way of its own, or behind a password
        raise BadFile("The archive cannot be read.", hint="Export it anew, or give the folder.") from None


def _tables(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = LARGEST
    for member in archive.infolist():
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename:
            raise BadFile("The archive names a file outside of it.", hint="It is no export of this program.")
        if str(path) in found:
            raise BadFile(f"The archive has two files under one name: {path}", hint="Export it anew.")
        if path.suffix.lower() == ".csv":
            with archive.open(member) as packed:
                found[str(path)] = packed.read(room + 1)
            room -= len(found[str(path)])
        if room < 0 or len(found) > _MOST_FILES:
            raise too_large()
    return found


def too_large() -> BadFile:
    """The refusal of what has more bytes than anybody writes."""
    return BadFile(f"It is larger than {LARGEST // 2**20} MB, which no diary is.", hint="Look at which file it is.")

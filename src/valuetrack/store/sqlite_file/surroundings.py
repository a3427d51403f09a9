"""What lies around the file: who can read it, what was left there, and whether others copy the folder."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from valuetrack import files
from valuetrack.store.health import Finding, Verdict
from valuetrack.store.sqlite_file import connecting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYNCHRONISED = re.compile(
    r"dropbox|onedrive|google ?drive|my drive|icloud|mobile documents|nextcloud|owncloud|pcloud|mega(sync)?|syncthing"
    r"|box sync|seafile|tresorit|cloudstorage",
    re.IGNORECASE,
)
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
_ON_A_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "ceph", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2")
)
_MOUNTS = Path("/proc/self/mountinfo")
_IN_THE_WAY = 0o022  # who may write a folder can put another file in the place of one in it


def found(real: Path, backups: Path) -> Iterator[Finding]:
    """What there is to say of the surroundings of the store that is the file `real`, with its folder of backups."""
    yield _note("permissions", _open_to_others(real, backups))
    yield _note("journal", [one for suffix in ("-journal", "-wal") if _is_there(Path(one := f"{real}{suffix}"))])
    yield _note("leftovers", _leftovers(real, backups))
    yield _note("copies", _conflicting(real))
    yield _note("place", _copied_by(real.parent))


def _note(check: str, facts: Iterable[str]) -> Finding:
    facts = tuple(facts)
    return Finding(check, Verdict.NOTE if facts else Verdict.WELL, facts)


def _open_to_others(real: Path, backups: Path) -> Iterator[str]:
    for path, mode in ((real, connecting.OTHERS), (real.parent, _IN_THE_WAY), (backups, connecting.OTHERS)):
        with suppress(OSError):
            if path.stat().st_mode & mode:
                yield str(path)


def _is_there(path: Path) -> bool:
    """Whether something is there, as far as that can be seen: a folder that may not be entered shows nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def _beside(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _leftovers(real: Path, backups: Path) -> Iterator[str]:
    """What was half made and is not being filled, notebooks kept aside as they were, and copies of older versions."""
    for path in (*_beside(real.parent), *_beside(backups)):
        is_of_a_migration = path.name.startswith(f"{real.name}.schema-") and path.name.endswith(".backup")
        if files.is_left(path) or path.name.endswith(".aside.db") or is_of_a_migration:
            yield str(path)


def _conflicting(real: Path) -> Iterator[str]:
    """What a program that synchronises folders puts beside a file that was changed in two places."""
    stem, ending = re.escape(real.stem), re.escape(real.suffix)
    pattern = re.compile(
        rf"{stem}.*conflict.*|{stem} ?\(\d+\){ending}|{stem} \d+{ending}|{stem}-[\w.-]+-\d+{ending}|\.?{stem}.*~\d+.*",
        re.IGNORECASE,
    )
    yield from (str(path) for path in _beside(real.parent) if path != real and pattern.fullmatch(path.name))


def _copied_by(folder: Path) -> Iterator[str]:
    """What names the service that synchronises the folder, or the kind of network it lies on."""
    for one in (folder, *folder.parents):
        if _SYNCHRONISED.search(one.name) or any(_is_there(one / mark) for mark in _MARKS):
            yield str(one)
            break
    kind = _file_system(folder)
    if kind in _ON_A_NETWORK:
        yield kind


def _file_system(folder: Path) -> str:
    """The kind of file system on which a folder lies, as the system names it; empty where it does not say."""
    best = (-1, "")
    with suppress(OSError, ValueError):
        for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            mount, _, rest = line.partition(" - ")
            place = Path(mount.split(" ")[4].replace("\\040", " "))
            if folder.is_relative_to(place):
                best = max(best, (len(place.parts), rest.split(" ")[0]), key=lambda one: one[0])
    return best[1]

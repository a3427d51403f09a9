"""What an import took in, or would take in."""

from __future__ import annotations

from valuetrack.frozen import Frozen
from valuetrack.reports import Receipt


class ImportCounts(Frozen):
    """What becomes of the records in a file, by how many."""

    added: int
    """how many are new"""
    changed: int
    """how many stand as the file has them, for that is the later version"""
    deleted: int
    """how many are deleted, for they were deleted later than they were changed here"""
    earlier: int
    """how many stand as they do, with earlier versions that are new"""
    same: int
    """how many were there already"""
    left_out: int
    """how many stay out, for they, or what they belong to, were removed for good here"""


class ImportPreview(Frozen):
    """What `import` would take in."""

    file: str
    """the file; `-` is standard input"""
    counts: ImportCounts
    """what would become of its records"""


class NotebookImported(Receipt):
    """A file was taken in, as one change that undo takes back."""

    file: str
    counts: ImportCounts

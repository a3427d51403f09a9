"""What an export wrote."""

from __future__ import annotations

from valuetrack.reports import Receipt


class NotebookExported(Receipt):
    """The notebook was written to the file at `path`."""

    path: str

"""What an import would take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from valuetrack.render.imports import told_fates
from valuetrack.render.page import Page, Paragraph

if TYPE_CHECKING:
    from valuetrack.render.voice import Voice
    from valuetrack.reports.imports import ImportPreview


def import_preview(report: ImportPreview, say: Voice) -> Page:
    """What an import would take in."""
    return Page((Paragraph(f"With this import, {told_fates(report.counts, say)}. Nothing was changed yet."),))

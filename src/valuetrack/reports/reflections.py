"""Reflections that were kept and put right."""

from __future__ import annotations

from datetime import date

from valuetrack.reports import Receipt


class ReflectionKept(Receipt):
    """A reflection of a day."""

    day: date


class ReflectionEdited(Receipt):
    """A reflection of a day that was put right."""

    day: date

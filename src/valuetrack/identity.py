"""Ids: random ones for what can be many, and ones that follow from a natural key for what is one per day or week."""

from __future__ import annotations

import uuid

_NAMESPACE = uuid.UUID("6f4f2c1e-7d55-4d0e-9f0c-2a1b7f6a9c11")


def new_id() -> str:
    """A random id (UUID version 4)."""
    return str(uuid.uuid4())


def natural_id(*parts: str) -> str:
    """The id of a natural key (UUID version 5): the same parts always give the same id."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))

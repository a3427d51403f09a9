"""What never changes once it is made: the base of every record, every report and what is set.

The standard library's dataclasses compile the methods of each class anew at every start, which for more than a hundred
classes takes longer than all else that a command does. Here they share one `__init__`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Mapping

F = TypeVar("F", bound="Frozen")
REQUIRED: Any = type("Required", (), {"__repr__": lambda _: "REQUIRED"})()


@dataclass_transform(frozen_default=True)
class Frozen:
    """A value made of named fields, the annotated names of its class and of those above it, in their order.

    A field takes the class's own value of that name where it is not given; without one it is required. Two of one class
    with equal fields are equal. What is shown of one in a traceback is its class and its id, never a text.
    """

    __defaults__: ClassVar[Mapping[str, Any]] = {}
    __required__: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        own = {name: cls.__dict__.get(name, REQUIRED) for name in cls.__annotations__}
        cls.__defaults__ = merged(cls, "__defaults__") | own
        cls.__required__ = frozenset(name for name, value in cls.__defaults__.items() if value is REQUIRED)

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__defaults__
        if values:
            named.update(zip(fields, values, strict=False))
        if not self.__required__ <= named.keys() <= fields.keys() or len(values) > len(fields):
            odd = {*self.__required__ - named.keys(), *named.keys() - fields.keys()}
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(odd)) or 'too many values'}")
        self.__dict__.update(fields)
        self.__dict__.update(named)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} stays as it is.")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        one = self.__dict__.get("id")
        return f"<{type(self).__name__} {one}>" if one else f"<{type(self).__name__}>"

    def __replace__(self, **changes: Any) -> Self:
        new = object.__new__(type(self))
        if not changes.keys() <= self.__defaults__.keys():
            raise TypeError(f"{type(self).__name__}: {', '.join(sorted(changes.keys() - self.__defaults__.keys()))}")
        new.__dict__.update(self.__dict__)
        new.__dict__.update(changes)
        return new


def merged(cls: type, name: str) -> dict[str, Any]:
    """What the classes right above `cls` have under a name, each a mapping; the one that is named last comes first."""
    above = (getattr(base, name, {}) for base in reversed(cls.__bases__))
    return {key: value for mapping in above for key, value in mapping.items()}


def replace(one: F, **changes: Any) -> F:
    """A copy of `one` with some fields changed; raises TypeError for a field that is not there."""
    return one.__replace__(**changes)


def copied(kind: type[F], one: Frozen, /, **given: Any) -> F:
    """A `kind` with the fields of `one` that bear the same names, but for those that are `given`."""
    return kind(**{name: vars(one)[name] for name in names_of(kind) if name in vars(one)} | given)


def names_of(kind: type[Frozen]) -> tuple[str, ...]:
    """The names of the fields, those of the classes above first."""
    return tuple(kind.__defaults__)


def annotations_of(kind: type[Frozen]) -> dict[str, Any]:
    """The annotation of each field as it is written, in the order of `names_of`."""
    found = {name: one for base in reversed(kind.__mro__[:-2]) for name, one in base.__annotations__.items()}
    return {name: found[name] for name in kind.__defaults__}


def slug(kind: type) -> str:
    """The name of a class as programs know it: ``week-review``."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__)[1:]

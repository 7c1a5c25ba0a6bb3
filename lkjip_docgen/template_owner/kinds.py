"""What kind of value an expression of a template gives, known from annotations alone.

Kinds come from the annotations of the model, of the results and of the
functions, so that a template is also checked where the office's data have
nothing: in a branch not entered, in a loop over an empty list.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache, partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from lkjip_docgen.templating.data import READABLE


@dataclass(frozen=True, slots=True)
class Many:
    """A sequence whose items are of one kind."""

    item: Kind


@dataclass(frozen=True, slots=True)
class Several:
    """A tuple of a known length, each place with its kind."""

    items: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping with keys that are not known beforehand."""

    value: Kind


@dataclass(frozen=True, slots=True)
class Choices:
    """A mapping with known keys; `code` and `noun` say how an unknown one is reported."""

    code: str
    noun: str
    keys: frozenset[str]
    value: Kind


@dataclass(frozen=True, slots=True)
class Function:
    """Something to call.  With `choices` its first argument names one of them."""

    returns: Kind
    noun: str = ""
    choices: frozenset[str] = frozenset()


Member = type | Many | Several | Keyed | Choices | Function
Kind = frozenset[Member]

ANYTHING: Kind = frozenset()
"""Nothing is known: everything is allowed."""

TEXT: Kind = frozenset({str})
NUMBER: Kind = frozenset({int})


def either(kinds: Iterable[Kind]) -> Kind:
    """The kind of a value that is of one of these kinds."""
    found = list(kinds)
    return ANYTHING if ANYTHING in found else frozenset().union(*found)


def of_annotation(annotation: Any) -> Kind:
    """The kind of a value with this annotation; a missing value (None) is left out."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of_annotation(arguments[0])
    if origin in (Union, types.UnionType):
        return either(of_annotation(a) for a in arguments if a is not types.NoneType)
    if origin is Literal:
        return frozenset(type(a) for a in arguments)
    if origin is tuple and arguments[-1:] != (Ellipsis,):
        return frozenset({Several(tuple(map(of_annotation, arguments)))})
    if origin in (tuple, list, Sequence, Iterable, Iterator):
        return frozenset({Many(of_annotation(arguments[0]))})
    if origin in (dict, Mapping):
        return frozenset({Keyed(of_annotation(arguments[1]))})
    if origin is Callable:
        return frozenset({Function(of_annotation(arguments[1]))})
    if isinstance(annotation, type) and annotation is not object:
        return frozenset({annotation})
    return ANYTHING


def of_callable(function: Callable[..., Any]) -> Kind:
    """The kind of a function, from the annotation of what it returns."""
    if isinstance(function, partial):
        function = function.func
    return frozenset({Function(of_annotation(_hints(function).get("return", Any)))})


def attribute(kind: Kind, name: str) -> Kind | None:
    """The kind of an attribute; None when no member of the kind has it."""
    if kind == ANYTHING:
        return ANYTHING
    found = [a for a in (_attribute(member, name) for member in kind) if a is not None]
    return either(found) if found else None


def item(kind: Kind, key: object) -> Kind | None:
    """The kind of `value[key]` for a known key; None when there is no such item."""
    if isinstance(key, str):
        return attribute(kind, key)
    found = [_item(member, key) for member in kind]
    return either(found) if found else ANYTHING


def items(kind: Kind) -> Kind:
    """The kind of the items of a sequence."""
    found = [
        member.item
        if isinstance(member, Many)
        else either(member.items)
        if isinstance(member, Several)
        else TEXT
        if isinstance(member, Keyed | Choices)
        else ANYTHING
        for member in kind
    ]
    return either(found) if found else ANYTHING


def returned(kind: Kind) -> Kind:
    """The kind of what a call gives."""
    found = [m.returns if isinstance(m, Function) else ANYTHING for m in kind]
    return either(found) if found else ANYTHING


def known_names(kind: Kind) -> set[str]:
    """The names that may follow a dot, for suggestions."""
    return {name for member in kind for name in _names(member)}


def _item(member: Member, key: object) -> Kind:
    if isinstance(member, Several):
        if isinstance(key, int) and -len(member.items) <= key < len(member.items):
            return member.items[key]
        return either(member.items)
    return items(frozenset({member}))


def _attribute(member: Member, name: str) -> Kind | None:
    if isinstance(member, Choices):
        return member.value if name in member.keys else None
    if isinstance(member, Keyed):
        return None if hasattr(dict, name) else member.value
    if isinstance(member, Many | Several | Function):
        return None
    return _class_attribute(member, name)


@cache
def _class_attribute(owner: type, name: str) -> Kind | None:
    """The kind of a name that a template may read of a type; None for any other name."""
    if owner is not object and name not in READABLE.get(owner, ()):
        return None
    if name in _fields(owner):
        return of_annotation(_fields(owner)[name])
    found = getattr(owner, name, None)
    if isinstance(found, property) and found.fget is not None:
        return of_annotation(_hints(found.fget).get("return", Any))
    return ANYTHING


def _names(member: Member) -> set[str]:
    if isinstance(member, Choices):
        return set(member.keys)
    return set(READABLE.get(member, ())) if isinstance(member, type) else set()


@cache
def _fields(owner: type) -> dict[str, Any]:
    """The fields of a model or a record with their annotations."""
    if issubclass(owner, BaseModel):
        return {name: field.annotation for name, field in owner.model_fields.items()}
    return _hints(owner) if is_dataclass(owner) else {}


@cache
def _hints(owner: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(owner)
    except (NameError, TypeError):  # a name that only a type checker imports
        return {}

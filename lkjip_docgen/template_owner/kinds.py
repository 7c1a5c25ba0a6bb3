"""What kind of value an expression of a template gives, known from annotations alone.

Kinds come from the annotations of the model, of the results and of the
functions, so that a template is also checked where the office's data have
nothing: in a branch not entered, in a loop over an empty list.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Annotated, Literal, Union, get_args, get_origin

from jinja2.utils import Namespace
from pydantic import BaseModel

from lkjip_docgen.records import Record
from lkjip_docgen.templating import READABLE


class Many(Record):
    """A sequence whose items are of one kind."""

    item: Kind


class Several(Record):
    """A tuple of a known length, each place with its kind."""

    items: tuple[Kind, ...]


class Keyed(Record):
    """A mapping with keys that are not known beforehand."""

    value: Kind

    def has(self, name: str) -> bool:
        """Whether a template reads a value by this name, and no method of the mapping."""
        return not hasattr(dict, name)


class Choices(Record):
    """A mapping with known keys; `code` and `noun` say how an unknown one is reported."""

    code: str
    noun: str
    keys: frozenset[str]
    value: Kind

    def has(self, name: str) -> bool:
        """Whether this is one of the keys."""
        return name in self.keys


class Function(Record):
    """Something to call.  With `choices` its first argument names one of them."""

    returns: Kind
    noun: str = ""
    choices: frozenset[str] = frozenset()


Member = type | Many | Several | Keyed | Choices | Function
Kind = frozenset[Member]

ANYTHING: Kind = frozenset()
"""Nothing is known: everything is allowed."""

_OPEN = (object, Namespace)  # a namespace holds what the template puts into it

TEXT: Kind = frozenset({str})
NUMBER: Kind = frozenset({int})


def either(kinds: Iterable[Kind]) -> Kind:
    """The kind of a value that is of one of these kinds."""
    found = list(kinds)
    return ANYTHING if ANYTHING in found else frozenset().union(*found)


def of_annotation(annotation: object) -> Kind:
    """The kind of a value with this annotation; a missing value (None) is left out."""
    of_arguments = _OF_ARGUMENTS.get(get_origin(annotation))
    if of_arguments is not None:
        return of_arguments(get_args(annotation))
    if isinstance(annotation, type) and annotation not in _OPEN:
        return frozenset({annotation})
    return ANYTHING


def of_callable(function: Callable[..., object]) -> Kind:
    """The kind of a function, from the annotation of what it returns."""
    if isinstance(function, partial):
        function = function.func
    return frozenset({Function(_of_result(function))})


def attribute(kind: Kind, name: str) -> Kind | None:
    """The kind of an attribute; None when no member of the kind has it."""
    if kind == ANYTHING:
        return ANYTHING
    attributes = (_attribute(member, name) for member in kind)
    found = [attribute for attribute in attributes if attribute is not None]
    return either(found) if found else None


def item(kind: Kind, key: object) -> Kind | None:
    """The kind of `value[key]` for a known key; None when there is no such item."""
    if isinstance(key, str):
        return attribute(kind, key)
    return either(_item(member, key) for member in kind)


def items(kind: Kind) -> Kind:
    """The kind of the items of a sequence."""
    return either(map(_items, kind))


def returned(kind: Kind) -> Kind:
    """The kind of what a call gives."""
    return either(m.returns if isinstance(m, Function) else ANYTHING for m in kind)


def known_names(kind: Kind) -> set[str]:
    """The names that may follow a dot, for suggestions."""
    return {name for member in kind for name in _names(member)}


def choices_of(kind: Kind) -> Choices | None:
    """The names that a mapping with known keys has, where the kind is one."""
    return next((member for member in kind if isinstance(member, Choices)), None)


def choosers(kind: Kind) -> list[Function]:
    """The functions whose first argument names one of their choices."""
    return [member for member in kind if isinstance(member, Function) and member.choices]


def hides(kind: Kind, name: str) -> bool:
    """Whether a type of this kind has a name that no template may read."""
    return any(isinstance(member, type) and hasattr(member, name) for member in kind)


def _items(member: Member) -> Kind:
    match member:
        case Many():
            return member.item
        case Several():
            return either(member.items)
        case Keyed() | Choices():
            return TEXT  # going through a mapping gives its keys
        case _:
            return ANYTHING


def _item(member: Member, key: object) -> Kind:
    if isinstance(member, Several):
        if isinstance(key, int) and -len(member.items) <= key < len(member.items):
            return member.items[key]
        return either(member.items)
    return _items(member)


def _attribute(member: Member, name: str) -> Kind | None:
    if isinstance(member, Choices | Keyed):
        return member.value if member.has(name) else None
    if isinstance(member, Many | Several | Function):
        return None
    return _class_attribute(member, name)


@cache
def _class_attribute(owner: type, name: str) -> Kind | None:
    """The kind of a name that a template may read of a type; None for any other name.

    A namespace has whatever names the template gives it.
    """
    if owner is Namespace:
        return ANYTHING
    if owner is not object and name not in READABLE.get(owner, ()):
        return None
    if name in _fields(owner):
        return of_annotation(_fields(owner)[name])
    found = getattr(owner, name, None)
    getter = found.fget if isinstance(found, property) else None
    return ANYTHING if getter is None else _of_result(getter)


def _names(member: Member) -> set[str]:
    if isinstance(member, Choices):
        return set(member.keys)
    return set(READABLE.get(member, ())) if isinstance(member, type) else set()


@cache
def _fields(owner: type) -> dict[str, object]:
    """The fields of a model or a record with their annotations."""
    if issubclass(owner, BaseModel):
        return {name: field.annotation for name, field in owner.model_fields.items()}
    return _hints(owner) if issubclass(owner, Record) else {}


def _of_result(function: Callable[..., object]) -> Kind:
    return of_annotation(_hints(function).get("return"))


@cache
def _hints(owner: Callable[..., object]) -> dict[str, object]:
    try:
        return typing.get_type_hints(owner)
    except (NameError, TypeError):  # a name that only a type checker imports
        return {}


# --- annotations with arguments ----------------------------------------------------------

_Arguments = tuple[object, ...]


def _of_annotated(arguments: _Arguments) -> Kind:
    return of_annotation(arguments[0])


def _of_union(arguments: _Arguments) -> Kind:
    return either(of_annotation(a) for a in arguments if a is not types.NoneType)


def _of_literals(arguments: _Arguments) -> Kind:
    return frozenset(type(a) for a in arguments)


def _of_sequence(arguments: _Arguments) -> Kind:
    return frozenset({Many(of_annotation(arguments[0]))})


def _of_tuple(arguments: _Arguments) -> Kind:
    if arguments[-1:] == (Ellipsis,):
        return _of_sequence(arguments)
    return frozenset({Several(tuple(map(of_annotation, arguments)))})


def _of_mapping(arguments: _Arguments) -> Kind:
    return frozenset({Keyed(of_annotation(arguments[1]))})


def _of_function(arguments: _Arguments) -> Kind:
    return frozenset({Function(of_annotation(arguments[1]))})


_OF_ARGUMENTS: dict[object, Callable[[_Arguments], Kind]] = {
    Annotated: _of_annotated,
    Union: _of_union,
    types.UnionType: _of_union,
    Literal: _of_literals,
    tuple: _of_tuple,
    **dict.fromkeys((list, Sequence, Iterable, Iterator), _of_sequence),
    **dict.fromkeys((dict, Mapping), _of_mapping),
    Callable: _of_function,
}

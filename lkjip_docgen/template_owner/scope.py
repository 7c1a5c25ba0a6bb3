"""The names that a template may use, with the kinds of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_type_hints

from lkjip_docgen.document import Block
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.narrative import registered
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.kinds import ANYTHING, Choices, Function, Kind
from lkjip_docgen.templating import DERIVED, Values

_BUILDERS = {"tabel": "Tabel", "grafik": "Grafik", "rumus": "Rumus"}


def scope_of(names: Mapping[str, object]) -> dict[str, Kind]:
    """The kinds of the names of a report, whether or not the office has data for them.

    `names` is what `template_names` gives.
    """
    declared = {
        **{name: field.annotation for name, field in Laporan.model_fields.items()},
        **get_type_hints(Hasil),
        **DERIVED,
    }
    return {name: _kind(value, declared.get(name)) for name, value in names.items()}


def builders() -> dict[str, Kind]:
    """The functions of a project: a registered table, chart or formula, and a picture."""
    block = kinds.of_annotation(Block)
    named = {
        name: frozenset({Function(block, noun, frozenset(registered(name)))})
        for name, noun in _BUILDERS.items()
    }
    made = frozenset({Function(block)})
    return {**named, "gambar": made, "lembar_lampiran": made}


def functions(given: Mapping[str, object]) -> dict[str, Kind]:
    """The kinds of functions, by their names."""
    return {name: kinds.of_callable(value) for name, value in given.items() if callable(value)}


def slots(names: Iterable[str]) -> Kind:
    """The kind of `isi`: what a Word template may ask of it is a part of the report."""
    return frozenset({Choices(codes.SLOT_ASING, "Bagian laporan", frozenset(names), kinds.TEXT)})


def _kind(value: object, declared: object) -> Kind:
    if isinstance(value, Values):
        quantity = kinds.of_annotation(Quantity)
        return frozenset({Choices(codes.NAMA, "Besaran", frozenset(value), quantity)})
    if declared is not None:
        return kinds.of_annotation(declared)
    if callable(value):
        return kinds.of_callable(value)
    return ANYTHING if value is None else kinds.of_annotation(type(value))

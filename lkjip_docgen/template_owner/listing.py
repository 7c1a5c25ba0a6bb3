"""Every name that a template may use, with its current value, unit and origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from lkjip_docgen.idn.dates import format_date
from lkjip_docgen.idn.numbers import format_decimal
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.measures import measure
from lkjip_docgen.place import Number, Place
from lkjip_docgen.quantity import Quantity, Status, written_places
from lkjip_docgen.source import Project
from lkjip_docgen.source.paths import Path_, Places, dotted
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.names import template_names


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as it is written between `{{` and `}}`.

    `printed` is what the report shows; `value` the exact value (a number, an
    ISO date or the text), empty where it is missing.  `place` is where the
    office wrote it; a computed number has a formula and the paths of its inputs.
    """

    name: str
    label: str
    printed: str
    value: str
    unit: str = ""
    place: Place | None = None
    formula: str = ""
    inputs: tuple[str, ...] = ()

    def contains(self, words: str) -> bool:
        """Whether the name or the label holds the words, in capitals or not."""
        return words.casefold() in f"{self.name}\n{self.label}".casefold()


def list_names(project: Project) -> list[Entry]:
    """The plain names of the data, then the quantities by their paths."""
    hasil = measure(project.laporan)
    names = template_names(Konteks(project.laporan, hasil, project))
    quantities = [_quantity(quantity) for quantity in names["nilai"].values()]
    return [*_plain(project, names), *quantities]


def _quantity(quantity: Quantity) -> Entry:
    missing = quantity.status is Status.KOSONG
    return Entry(
        name=f'nilai["{quantity.path}"]',
        label=quantity.label,
        printed=f"[BELUM DIISI: {quantity.label}]" if missing else print_quantity(quantity),
        value="" if quantity.value is None else f"{quantity.value:f}",
        unit=quantity.satuan or str(quantity.unit),
        place=quantity.place,
        formula=quantity.formula,
        inputs=tuple(q.path for q in quantity.inputs),
    )


def _plain(project: Project, names: Mapping[str, Any]) -> Iterator[Entry]:
    """The texts, dates and numbers of the data, under names that a template reaches them by.

    `anggaran` means the results of measuring; what the office wrote there is
    `laporan.anggaran`.
    """
    yield from _single(names)
    for root in type(project.laporan).model_fields:
        value = getattr(project.laporan, root)
        prefix = "" if names[root] is value else "laporan."
        for path, found, label in _scalars(value, (root,), ""):
            place = found.place if isinstance(found, Number) else _written(project.places, path)
            yield _scalar(prefix + dotted(path), found, label, place)


def _single(names: Mapping[str, Any]) -> Iterator[Entry]:
    """The names at the top that join several data."""
    for name, value in names.items():
        if isinstance(value, str | int | date) and not isinstance(value, bool):
            yield _scalar(name, value, "", None)


def _scalars(value: Any, path: Path_, label: str) -> Iterator[tuple[Path_, Any, str]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name == "tabel":  # its figures are quantities
                continue
            described = field.description or ""
            yield from _scalars(getattr(value, name), (*path, name), described)
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _scalars(item, (*path, index), label)
    elif value is None or isinstance(value, str | int | Decimal | date):
        yield path, value, label


def _scalar(name: str, value: Any, label: str, place: Place | None) -> Entry:
    if value is None or value == "":
        return Entry(name, label, "[BELUM DIISI]", "", place=place)
    if isinstance(value, bool):
        return Entry(name, label, "ya" if value else "tidak", str(value).lower(), place=place)
    if isinstance(value, Decimal):
        printed = format_decimal(value, written_places(value.normalize()))
        return Entry(name, label, printed, f"{value:f}", place=place)
    if isinstance(value, date):
        return Entry(name, label, format_date(value), value.isoformat(), place=place)
    return Entry(name, label, str(value), str(value), place=place)


def _written(places: Places, path: Path_) -> Place | None:
    """Where the value itself was written; a default has no place."""
    return places.values.get(path)

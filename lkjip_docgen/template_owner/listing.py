"""Every name that a template may use, with its current value, unit and origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from lkjip_docgen.idn import format_date, format_decimal, print_quantity
from lkjip_docgen.measures import measure
from lkjip_docgen.place import Number, Place
from lkjip_docgen.quantity import Quantity, Status, written_places
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Places, Project, dotted
from lkjip_docgen.templating import Konteks, template_names

Scalar = str | int | Decimal | date | None
"""A single value of the data: a text, a number, a date, or nothing yet."""


class Entry(Record):
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
    quantities = map(_quantity, hasil.quantities().values())
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


def _plain(project: Project, names: Mapping[str, object]) -> Iterator[Entry]:
    """The texts, dates and numbers of the data, under names that a template reaches them by.

    `anggaran` means the results of measuring; what the office wrote there is
    `laporan.anggaran`.
    """
    roots = type(project.laporan).model_fields
    yield from _single({name: value for name, value in names.items() if name not in roots})
    for root in roots:
        value = getattr(project.laporan, root)
        prefix = "" if names[root] is value else "laporan."
        for path, found, label in _scalars(value, (root,), ""):
            place = found.place if isinstance(found, Number) else _written(project.places, path)
            said = project.laporan.kosakata.tulis(label)
            yield _scalar(prefix + dotted(path), found, said, place)


def _single(names: Mapping[str, object]) -> Iterator[Entry]:
    """The names at the top that are no data themselves."""
    for name, value in names.items():
        if isinstance(value, str | int | date) and not isinstance(value, bool):
            yield _scalar(name, value, "", None)


def _scalars(value: object, path: Path_, label: str) -> Iterator[tuple[Path_, Scalar, str]]:
    """The plain values in a part of the data, with their paths and what their keys mean."""
    if isinstance(value, BaseModel):
        yield from _scalars_of_section(value, path)
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _scalars(item, (*path, index), label)
    elif isinstance(value, Scalar):
        yield path, value, label


def _scalars_of_section(section: BaseModel, path: Path_) -> Iterator[tuple[Path_, Scalar, str]]:
    for name, field in type(section).model_fields.items():
        if name != "tabel":  # its figures are quantities
            yield from _scalars(getattr(section, name), (*path, name), field.description or "")


def _scalar(name: str, value: Scalar, label: str, place: Place | None) -> Entry:
    printed, exact = ("[BELUM DIISI]", "") if value is None or value == "" else _shown(value)
    return Entry(name, label, printed, exact, place=place)


def _shown(value: str | int | Decimal | date) -> tuple[str, str]:
    """A value as the report prints it, and exactly."""
    match value:
        case bool():
            return "ya" if value else "tidak", str(value).lower()
        case Decimal():
            return format_decimal(value, written_places(value.normalize())), f"{value:f}"
        case date():
            return format_date(value), value.isoformat()
        case _:
            return str(value), str(value)


def _written(places: Places, path: Path_) -> Place | None:
    """Where the value itself was written; a default has no place."""
    return places.values.get(path)

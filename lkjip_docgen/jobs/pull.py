"""Numbers that people corrected in Word, written to their places in the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.docx.reading import origin_of, problem, read_docx
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs.common import data_of, keep
from lkjip_docgen.output import write_aside
from lkjip_docgen.place import Place
from lkjip_docgen.refresh import codes
from lkjip_docgen.source import Project, load_project

if TYPE_CHECKING:
    from lkjip_docgen.quantity import Quantity
    from lkjip_docgen.refresh.pull import Correction


@dataclass(slots=True)
class Pull:
    """The corrections of one report, found and waiting for a yes."""

    report: Path
    project: Project
    corrections: list[Correction] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def find_corrections(report: Path, data: Path | None = None, *, force: bool = False) -> Pull:
    """The numbers that people changed in a report, against the data.

    Computed numbers are refused with the inputs to change instead.
    """
    from lkjip_docgen.measures import measure
    from lkjip_docgen.refresh.pull import corrections

    edited = read_docx(report)
    origin = origin_of(edited, report)
    project = load_project(data if data is not None else data_of(report))
    if not force and origin.office != project.laporan.kantor.nama:
        raise problem(
            codes.KANTOR_LAIN,
            report,
            f"{report.name} adalah laporan {origin.office}, sedangkan {project.data_file.name} "
            f"berisi data {project.laporan.kantor.nama}.",
            "Sebutkan data yang benar, atau tambahkan --force.",
        )
    found = corrections(edited, origin, measure(project.laporan).quantities(), report)
    pull = Pull(report, project)
    for correction in found:
        quantity = correction.quantity
        if quantity is not None and quantity.value == correction.value:
            continue  # the data say so already
        refusal = _refusal(correction, found, report)
        if refusal is None:
            pull.corrections.append(correction)
        else:
            pull.refused.append(refusal)
    return pull


def _refusal(correction: Correction, found: Sequence[Correction], report: Path) -> Finding | None:
    """Why a correction cannot be written into the data; None when it can."""
    from lkjip_docgen.refresh.pull import parse_number

    quantity, where = correction.quantity, f" (di bawah judul “{correction.heading}”)"
    said = f"{correction.path}: {correction.old} menjadi {correction.new}{where}"
    code, why, remedy = codes.TIDAK_TERBACA, "", ""
    if quantity is None:
        why, remedy = "angka ini tidak ada lagi dalam data", "Periksa laporan dan datanya."
    elif correction.value is None:
        why, remedy = "isinya bukan satu angka", "Tulis satu angka, misalnya 1.234,50."
    elif quantity.inputs or quantity.formula:
        code, why = codes.ANGKA_HITUNGAN, f"angka ini dihitung ({quantity.formula})"
        names = dict.fromkeys(_described(given) for given in quantity.inputs)
        remedy = f"Perbaiki asalnya: {'; '.join(names)}." if names else "Perbaiki asalnya."
    elif parse_number(correction.old) != quantity.value:
        why = "datanya sudah berbeda dari yang tercetak ketika laporan dibuat"
        remedy = f"Jalankan `lkjip refresh` dahulu, atau ubah langsung di {quantity.place}."
    elif quantity.place is None:
        code, why, remedy = codes.ANGKA_HITUNGAN, "tempatnya dalam data tidak dikenal", ""
    elif len({c.value for c in found if c.path == correction.path}) > 1:
        why = "angka yang sama diubah menjadi nilai yang berbeda-beda"
        remedy = "Samakan dahulu dalam laporan, atau ubah langsung dalam data."
    if not why:
        return None
    return Finding(
        code, Severity.WARNING, f"{said}: {why}.", Place(str(report)), correction.path, remedy
    )


def _described(quantity: Quantity) -> str:
    return f"{quantity.path} ({quantity.place})" if quantity.place else quantity.path


def write_corrections(pull: Pull) -> tuple[Path, ...]:
    """Write the corrections into the data files, comments and order kept.

    Every file is kept as `.bak`.  Raises `LkjipError`, with the files as they
    were, when the data would not say afterwards what the report says.
    """
    from lkjip_docgen.measures import measure

    before: dict[Path, bytes] = {}
    for correction in pull.corrections:
        place, value = correction.place, correction.value
        if place is None or value is None or correction.quantity is None:
            continue
        file = Path(place.file)
        content = before.setdefault(file, file.read_bytes())
        text = _with_value(file, place, correction.quantity.nilai, value)
        if text is None:
            _restore(before)
            raise _not_written(correction, place)
        if content == file.read_bytes():
            keep(file)
        _write(file, text.encode("utf-8"))
    try:
        quantities = measure(load_project(pull.project.data_file).laporan).quantities()
    except LkjipError:
        _restore(before)
        raise
    for correction in pull.corrections:
        now = quantities.get(correction.path)
        if correction.place is not None and (now is None or now.value != correction.value):
            _restore(before)
            raise _not_written(correction, correction.place)
    return tuple(before)


def _with_value(file: Path, place: Place, old: Decimal, new: Decimal) -> str | None:
    """The text of a data file with a number replaced; None where that is not to be done."""
    from lkjip_docgen.refresh.pull import written

    if file.suffix.lower() not in (".yaml", ".yml", ".csv"):
        return None
    try:
        return written(file.read_bytes().decode("utf-8"), place, old, new)
    except UnicodeDecodeError:
        return None


def _restore(before: Mapping[Path, bytes]) -> None:
    for file, content in before.items():
        if file.read_bytes() != content:
            _write(file, content)


def _write(file: Path, content: bytes) -> None:
    write_aside(file, lambda aside: _bytes(aside, content))


def _bytes(target: Path, content: bytes) -> None:
    target.write_bytes(content)


def _not_written(correction: Correction, place: Place) -> LkjipError:
    return LkjipError(
        Finding(
            codes.TIDAK_TERBACA,
            Severity.ERROR,
            f"{correction.path}: {correction.new} tidak dapat ditulis ke tempat asalnya. Data "
            "tidak diubah.",
            place,
            correction.path,
            "Ubah angka itu langsung pada tempat tersebut.",
        )
    )

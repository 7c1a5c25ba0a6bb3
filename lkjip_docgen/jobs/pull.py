"""Numbers that people corrected in Word, written to their places in the data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.docx import origin_of, read_docx
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import refreshing as codes
from lkjip_docgen.jobs.common import data_for
from lkjip_docgen.place import Place
from lkjip_docgen.records import MutableRecord, Record, field
from lkjip_docgen.source import Project, load_project

if TYPE_CHECKING:
    from lkjip_docgen.editing import NewNumber
    from lkjip_docgen.jobs.trial import Trial
    from lkjip_docgen.quantity import Quantity
    from lkjip_docgen.refresh import Correction


_SHOWN = 6  # numbers named in one remedy


class Pull(MutableRecord):
    """The corrections of one report, found and waiting for a yes."""

    report: Path
    project: Project
    corrections: list[Correction] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)

    def only(self, paths: Collection[str]) -> Pull:
        """The same with the corrections of the numbers of these paths alone."""
        chosen = [each for each in self.corrections if each.path in paths]
        return Pull(self.report, self.project, chosen)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the data that the corrections go to."""
        places = (each.place for each in self.corrections)
        return tuple(dict.fromkeys(Path(place.file) for place in places if place is not None))


class Written(MutableRecord):
    """What came of writing: the files that changed, and which corrections are in them."""

    files: tuple[Path, ...] = ()
    corrections: list[Correction] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def find_corrections(report: Path, data: Path | None = None, *, force: bool = False) -> Pull:
    """The numbers that people changed in a report, against the data.

    Computed numbers are refused with the inputs to change instead.
    """
    from lkjip_docgen.measures import measure
    from lkjip_docgen.refresh import corrections

    edited = read_docx(report)
    origin = origin_of(edited, report)
    project = data_for(report, origin, data)
    if not force and origin.office != project.laporan.kantor.nama:
        raise problem(
            codes.KANTOR_LAIN,
            f"{report.name} adalah laporan {origin.office}, sedangkan {project.data_file.name} "
            f"berisi data {project.laporan.kantor.nama}.",
            report,
            "Sebutkan data yang benar, atau tambahkan --force.",
        )
    pull = Pull(report, project)
    for correction in corrections(edited, origin, measure(project.laporan).quantities(), report):
        refused = refusal(correction, report)
        if refused is None:
            pull.corrections.append(correction)
        else:
            pull.refused.append(refused)
    return pull


# --- what cannot be written --------------------------------------------------------


class _Why(Record):
    """Why a correction is not written, and what to do instead."""

    reason: str
    remedy: str
    code: str = codes.TIDAK_TERBACA


def refusal(correction: Correction, report: Path) -> Finding | None:
    """The finding about a correction that cannot be written; None when it can."""
    why = _why_not(correction)
    if why is None:
        return None
    said = (
        f"{correction.label} ({correction.path}): {correction.old} menjadi {correction.new} "
        f"(di bawah judul “{correction.heading}”): {why.reason}."
    )
    return Finding(
        why.code, Severity.WARNING, said, Place(str(report)), correction.path, why.remedy
    )


def _why_not(correction: Correction) -> _Why | None:
    from lkjip_docgen.measures import is_of_unit

    quantity = correction.quantity
    if quantity is None:
        return _Why("angka ini tidak ada lagi dalam data", "Periksa laporan dan datanya.")
    if is_of_unit(quantity):
        return _Why(
            "angka ini milik unit di bawah kantor",
            f"Minta unit itu memperbaikinya di {quantity.place}, lalu jalankan `lkjip refresh`.",
            codes.ANGKA_HITUNGAN,
        )
    if quantity.inputs or quantity.formula:
        return _computed(quantity)
    return _unreadable(correction) or _out_of_reach(correction, quantity)


def _computed(quantity: Quantity) -> _Why:
    names = list(dict.fromkeys(_described(given) for given in _origins(quantity)))
    if len(names) > _SHOWN:
        names[_SHOWN:] = [f"dan {len(names) - _SHOWN} angka lain"]
    remedy = f"Perbaiki asalnya: {'; '.join(names)}." if names else "Perbaiki asalnya."
    return _Why(f"angka ini dihitung ({quantity.formula})", remedy, codes.ANGKA_HITUNGAN)


def _origins(quantity: Quantity) -> Iterator[Quantity]:
    """The numbers that people write from which a number is computed, however many steps below."""
    for given in quantity.inputs:
        if given.place is None and given.inputs:
            yield from _origins(given)
        else:
            yield given


def _described(quantity: Quantity) -> str:
    return f"{quantity.path} ({quantity.place})" if quantity.place else quantity.path


def _unreadable(correction: Correction) -> _Why | None:
    """Something typed that is no number, or two numbers for one."""
    for spot in correction.spots:
        if spot.reading.value is None:
            which = f"“{spot.new}”: " if len(correction.spots) > 1 else ""
            return _Why(f"{which}{spot.reading.problem}", spot.reading.remedy)
    if len(correction.spots) > 1:
        spots = " dan ".join(f"{s.new} (di bawah judul “{s.heading}”)" for s in correction.spots)
        return _Why(
            f"angka yang sama diubah menjadi nilai yang berbeda-beda: {spots}",
            "Samakan dahulu dalam laporan, atau ubah langsung dalam data.",
        )
    return None


def _out_of_reach(correction: Correction, quantity: Quantity) -> _Why | None:
    """A number whose place in the data is unknown, has changed, or is not ours to write."""
    if correction.renewed:
        return _Why(
            "datanya sudah berbeda dari yang tercetak ketika laporan dibuat",
            f"Jalankan `lkjip refresh` dahulu, atau ubah langsung di {quantity.place}.",
        )
    if quantity.place is None:
        return _Why(
            "angka ini tidak ditulis dalam data, melainkan ditetapkan peraturan atau belum diisi",
            "Isi atau ubah langsung dalam berkas data bila memang harus berbeda.",
            codes.ANGKA_HITUNGAN,
        )
    return _unwritable(correction, quantity.place)


def _unwritable(correction: Correction, place: Place) -> _Why | None:
    from lkjip_docgen.editing import NumberNotThereError, edit_of, text_of

    file = Path(place.file)
    try:
        edit_of(file, text_of(file, file.read_bytes()), _new_number(correction))
    except NumberNotThereError as error:
        return _Why(str(error), f"Ubah angka itu langsung di {place}.", codes.TIDAK_TERTULIS)
    return None


def _new_number(correction: Correction) -> NewNumber:
    """The correction as an order to write; only for one that can be written."""
    from lkjip_docgen.editing import NewNumber

    place, value, quantity = correction.place, correction.value, correction.quantity
    if place is None or value is None or quantity is None:
        raise ValueError(f"{correction.path}: nothing to write")
    return NewNumber(place, quantity.nilai, value, quantity.urutan)


# --- writing -----------------------------------------------------------------------


def write_corrections(pull: Pull) -> Written:
    """Write the corrections into the data files, comments and order kept.

    One that makes the data invalid, or that the data do not say afterwards,
    is left out and named; it does not keep the others back.  Every file that
    changes is kept as `.bak`.  When a file cannot be written at all, the
    files are as they were and `LkjipError` is raised.
    """
    from lkjip_docgen.jobs.trial import Trial

    with Trial(pull.files) as trial:
        written = _soundest(pull, trial)
        written.files = trial.commit()
    return written


def _soundest(pull: Pull, trial: Trial) -> Written:
    """As many of the corrections as the data stand: all at once, else one after the other."""
    if not pull.corrections:
        return Written()
    if _tried(pull, trial, pull.corrections) is None:
        return Written(corrections=list(pull.corrections))
    written = Written()
    for correction in pull.corrections:
        why = _tried(pull, trial, [*written.corrections, correction])
        if why is None:
            written.corrections.append(correction)
        else:
            written.refused.append(_left_out(correction, why))
    trial.write([_new_number(correction) for correction in written.corrections])
    return written


def _tried(pull: Pull, trial: Trial, corrections: Sequence[Correction]) -> _Why | None:
    """Write these and no others; why the data do not stand them, None when they do."""
    from lkjip_docgen.editing import NumberNotThereError
    from lkjip_docgen.measures import measure

    try:
        trial.write([_new_number(correction) for correction in corrections])
    except NumberNotThereError as error:
        return _Why(str(error), "Ubah angka itu langsung pada tempat tersebut.")
    try:
        project = load_project(pull.project.data_file, pull.project.periode)
    except LkjipError as error:
        first = next(f for f in error.findings if f.severity is Severity.ERROR)
        return _Why(
            f"data menjadi tidak sah: {first.message.rstrip('.')}",
            "Perbaiki angka itu dalam laporan, atau ubah langsung di tempat asalnya.",
        )
    before = measure(pull.project.laporan).quantities()
    return _unfaithful(corrections, before, measure(project.laporan).quantities())


def _unfaithful(
    corrections: Sequence[Correction],
    before: Mapping[str, Quantity],
    now: Mapping[str, Quantity],
) -> _Why | None:
    """Whether the data say afterwards what the report says, and nothing else given changed."""
    wanted = {correction.place: correction.value for correction in corrections}
    for path, quantity in before.items():
        if quantity.place is None:
            continue
        value = wanted.get(quantity.place, quantity.value)
        there = now.get(path)
        if there is None or there.value != value:
            return _Why(
                f"setelah ditulis, {path} dalam data tidak seperti yang dimaksud",
                "Ubah angka itu langsung pada tempat tersebut.",
            )
    return None


def _left_out(correction: Correction, why: _Why) -> Finding:
    return Finding(
        codes.TIDAK_TERTULIS,
        Severity.ERROR,
        f"{correction.label} ({correction.path}): {correction.new} tidak ditulis; {why.reason}.",
        correction.place,
        correction.path,
        why.remedy,
    )

"""Performance agreement against the report: the same indicators, names, targets, budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.checks.kata import angka, sama
from lkjip_docgen.checks.registry import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn.numbers import format_rupiah
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.model.indikator import Indikator
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.model.renstra import IndikatorPK, PerjanjianKinerja
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source.paths import Path_


@rule("LK201", Severity.ERROR, "Indikator perjanjian kinerja tidak dilaporkan")
def indikator_pk_dilaporkan(subject: Subject) -> Iterator[Problem]:
    """Every indicator of the activity level of the agreement in force."""
    for line in _lines(subject.laporan):
        if line.reported is None:
            yield Problem(
                (*line.path, "nama"),
                f"Indikator “{line.agreed.nama}” diperjanjikan, tetapi tidak dilaporkan.",
                "Tambahkan pada bagian `indikator`, atau sebut kodenya pada kunci `indikator` di "
                "perjanjian kinerja.",
            )


@rule("LK202", Severity.WARNING, "Indikator yang dilaporkan tidak diperjanjikan")
def indikator_diperjanjikan(subject: Subject) -> Iterator[Problem]:
    """Every reported indicator stands in the agreement in force."""
    lines = list(_lines(subject.laporan))
    agreed = {line.number for line in lines if line.reported is not None}
    for number, indikator in enumerate(subject.laporan.indikator):
        if lines and number not in agreed:
            yield Problem(
                ("indikator", number, "kode"),
                f"Indikator “{indikator.nama}” tidak ada dalam perjanjian kinerja tahun "
                f"{subject.laporan.dokumen.tahun}.",
                "Laporkan indikator yang diperjanjikan; indikator lain ditulis pada `output_lain`.",
            )


@rule("LK203", Severity.WARNING, "Nama indikator berbeda dengan perjanjian kinerja")
def nama_indikator_sama(subject: Subject) -> Iterator[Problem]:
    """Word for word, apart from case and spacing."""
    for line in _lines(subject.laporan):
        if line.reported is not None and sama(line.agreed.nama) != sama(line.reported.nama):
            yield Problem(
                (*line.path, "nama"),
                f"Perjanjian kinerja menyebut “{line.agreed.nama}”, laporan menyebut "
                f"“{line.reported.nama}”.",
                "Pakai rumusan pada perjanjian kinerja yang ditandatangani.",
            )


@rule("LK204", Severity.ERROR, "Target berbeda dengan perjanjian kinerja")
def target_sama(subject: Subject) -> Iterator[Problem]:
    """The target that the report measures against is the one that was signed."""
    for line in _lines(subject.laporan):
        if line.reported is None or line.agreed.target is None or line.reported.target is None:
            continue
        if line.agreed.target != line.reported.target:
            yield Problem(
                ("indikator", line.number, "target"),
                f"Target “{line.reported.nama}” {angka(line.reported.target)}, sedangkan pada "
                f"perjanjian kinerja {angka(line.agreed.target)}.",
                "Pakai target yang ditandatangani. Bila target berubah, tulis perjanjian kinerja "
                "dengan versi: perubahan.",
            )


@rule("LK205", Severity.WARNING, "Sasaran atau satuan berbeda dengan perjanjian kinerja")
def sasaran_sama(subject: Subject) -> Iterator[Problem]:
    """The objective that an indicator belongs to, and the unit of its target."""
    for line in _lines(subject.laporan):
        if line.reported is None:
            continue
        if line.reported.sasaran != line.objective:
            yield Problem(
                ("indikator", line.number, "sasaran"),
                f"“{line.reported.nama}” ditulis pada sasaran `{line.reported.sasaran}`, sedangkan "
                f"perjanjian kinerja menempatkannya pada `{line.objective}`.",
                "Samakan kode sasaran.",
            )
        if line.agreed.satuan is not None and not _same_unit(line.agreed.satuan, line.reported):
            yield Problem(
                (*line.path, "satuan"),
                f"Satuan “{line.reported.nama}” pada perjanjian kinerja {line.agreed.satuan}, pada "
                f"laporan {line.reported.satuan}.",
                "Samakan satuannya; target dan realisasi harus sejenis.",
            )


@rule("LK206", Severity.WARNING, "Perjanjian kinerja awal memakai anggaran yang diubah")
def anggaran_awal(subject: Subject) -> Iterator[Problem]:
    """The first agreement of the reported year carries the first version of the budget."""
    first = subject.laporan.anggaran.versi[0].kode
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        reported = pk.tahun == subject.laporan.dokumen.tahun and pk.versi == "awal"
        if reported and pk.anggaran not in (None, first):
            yield Problem(
                ("perjanjian_kinerja", number, "anggaran"),
                f"Perjanjian kinerja awal memakai versi anggaran `{pk.anggaran}`, bukan yang "
                f"pertama, `{first}`.",
                "Perjanjian awal memuat pagu pada saat ditandatangani; pagu sesudah revisi masuk "
                "perjanjian kinerja perubahan.",
            )


@rule("LK207", Severity.ERROR, "Anggaran perjanjian kinerja tidak cocok")
def anggaran_pk(subject: Subject) -> Iterator[Problem]:
    """A program's amount is the sum of its activities; a list agrees with the version named."""
    versions = {version.kode: version.total.pagu for version in subject.hasil.anggaran.versi}
    for number, measured in enumerate(subject.hasil.perjanjian):
        path: Path_ = ("perjanjian_kinerja", number)
        pk, own = measured.model, measured.anggaran
        if own is None:
            continue
        for n, (program, summed) in enumerate(zip(pk.program, own.program, strict=True)):
            if program.anggaran is not None and _differs(summed.pos.pagu, program.anggaran):
                yield Problem(
                    (*path, "program", n, "anggaran"),
                    f"Anggaran “{program.nama}” {format_rupiah(program.anggaran)}, jumlah "
                    f"kegiatannya {print_quantity(summed.pos.pagu)}.",
                    "Cocokkan dengan perjanjian kinerja, atau hapus anggaran programnya.",
                )
        named = versions.get(pk.anggaran or "")
        if named is not None and named.ada and _differs(own.total.pagu, named.nilai):
            yield Problem(
                (*path, "anggaran"),
                f"Jumlah `program` pada perjanjian kinerja {pk.tahun} "
                f"{print_quantity(own.total.pagu)}, pagu versi `{pk.anggaran}` "
                f"{print_quantity(named)}.",
                "Tulis salah satu: kode versi pada `anggaran`, atau daftar pada `program`.",
            )


def _differs(total: Quantity, amount: Decimal) -> bool:
    return total.ada and total.nilai != amount


def in_force(laporan: Laporan) -> tuple[int, PerjanjianKinerja] | None:
    """The agreement of the reported year: the changed one if there is one, and its position."""
    rows = [
        (number, pk)
        for number, pk in enumerate(laporan.perjanjian_kinerja)
        if pk.tahun == laporan.dokumen.tahun
    ]
    changed = [row for row in rows if row[1].versi == "perubahan"]
    return next(iter([*changed[-1:], *rows[-1:]]), None)


@dataclass(frozen=True, slots=True)
class _Line:
    """An indicator of the agreement and the one that reports on it."""

    path: Path_
    objective: str
    agreed: IndikatorPK
    number: int  # position of `reported`, -1 without one
    reported: Indikator | None


def _lines(laporan: Laporan) -> Iterator[_Line]:
    """The indicators of the lowest level of the agreement in force."""
    if (found := in_force(laporan)) is None:
        return
    by_code = {row.kode: number for number, row in enumerate(laporan.indikator)}
    by_name = {sama(row.nama): number for number, row in enumerate(laporan.indikator)}
    position, pk = found
    for t, tingkat in enumerate(pk.tingkat):
        if tingkat.tingkat != pk.tingkat_diukur:
            continue
        for s, sasaran in enumerate(tingkat.sasaran):
            for i, row in enumerate(sasaran.indikator):
                code = row.indikator
                number = by_name.get(sama(row.nama), -1) if code is None else by_code.get(code, -1)
                path = ("perjanjian_kinerja", position, "tingkat", t, "sasaran", s, "indikator", i)
                reported = laporan.indikator[number] if number >= 0 else None
                yield _Line(path, sasaran.kode, row, number, reported)


def _same_unit(satuan: str, indikator: Indikator) -> bool:
    percent = ("%", "persen")
    agreed, reported = sama(satuan), sama(indikator.satuan)
    return agreed == reported or (agreed in percent and reported in percent)

"""Units below the office: what is typed beside what they come to, and figures that they lack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilBarisUnit, HasilGabungan, HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import GabunganUnit, UnitTerbaca
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.source import Path_


def _joined(
    subject: Subject,
) -> Iterator[tuple[Path_, HasilIndikator, GabunganUnit, HasilGabungan]]:
    """The indicators that are made of the results of units."""
    for number, hasil in enumerate(subject.hasil.indikator):
        ukur, found = way_of(hasil.model.pengukuran).of_units(), hasil.gabungan
        if ukur is not None and found is not None:
            yield ("indikator", number, "pengukuran"), hasil, ukur, found


@rule("LK560", Severity.ERROR, "Hasil yang ditulis berbeda dari gabungan unit")
def hasil_sama(subject: Subject) -> Iterator[Problem]:
    """A result typed beside what the units come to."""
    for path, hasil, ukur, _ in _joined(subject):
        if ukur.hasil is not None and hasil.realisasi.ada and ukur.hasil != hasil.realisasi.nilai:
            yield Problem(
                (*path, "hasil"),
                f"Hasil {angka(ukur.hasil)} berbeda dari gabungan unit, "
                f"{besaran(hasil.realisasi)}.",
                "Hapus `hasil` bila gabungan unit yang benar, atau perbaiki data unitnya. Laporan "
                "memakai gabungan unit.",
                others=(hasil.realisasi,),
            )
        if not subject.laporan.periode.tahunan:
            yield from _unlike_quarter(path, hasil)


def _unlike_quarter(path: Path_, hasil: HasilIndikator) -> Iterator[Problem]:
    """A result up to a quarter that was typed, of a report on a part of a year."""
    quarters, ours = hasil.triwulanan, hasil.realisasi
    if quarters is None or not (ours.ada and quarters.realisasi.ada):
        return
    if quarters.realisasi.nilai != ours.nilai:
        yield Problem(
            (*path[:-1], "triwulan", "realisasi"),
            f"Realisasi {besaran(quarters.realisasi)} berbeda dari gabungan unit, {besaran(ours)}.",
            "Kosongkan realisasi triwulan supaya program menggabungnya, atau perbaiki data "
            "unitnya.",
            others=(quarters.realisasi, ours),
        )


@rule("LK561", Severity.ERROR, "Anggaran atau penerimaan berbeda dari jumlah unit")
def uang_sama(subject: Subject) -> Iterator[Problem]:
    """Totals that were typed although the office declares them to be the sums of its units."""
    units, hasil = subject.hasil.unit, subject.hasil
    if units is None:
        return
    if units.anggaran is not None:
        total, summed = hasil.anggaran.total, units.anggaran
        yield from _unlike(("anggaran",), "Pagu", total.pagu, summed.pagu)
        yield from _unlike(("anggaran",), "Realisasi", total.realisasi, summed.realisasi)
    if units.penerimaan is not None and hasil.penerimaan is not None:
        now, paid = hasil.penerimaan.kini, units.penerimaan
        path: Path_ = (hasil.penerimaan.kunci,)
        yield from _unlike(path, "Target penerimaan", now.target, paid.target)
        yield from _unlike(path, "Realisasi penerimaan", now.realisasi, paid.realisasi)


def _unlike(path: Path_, what: str, ours: Quantity, units: Quantity) -> Iterator[Problem]:
    if ours.ada and units.ada and ours.nilai != units.nilai:
        yield Problem(
            path,
            f"{what} {besaran(ours)} berbeda dari jumlah unit, {besaran(units)}.",
            "Kosongkan angka yang ditulis supaya program menjumlahkannya, atau perbaiki data "
            "unitnya.",
            others=(ours, units),
        )


@rule("LK562", Severity.WARNING, "Unit tanpa angka untuk suatu indikator")
def unit_lengkap(subject: Subject) -> Iterator[Problem]:
    """Units whose data were read, and lack what an indicator is made of."""
    for path, hasil, _, found in _joined(subject):
        for row in found.tanpa_angka:
            if row.realisasi.status is not Status.TIDAK_SEBANDING:
                yield _lacking(path, hasil, row)


def _lacking(path: Path_, hasil: HasilIndikator, row: HasilBarisUnit) -> Problem:
    name = hasil.model.singkatan or hasil.model.nama
    return Problem(
        path,
        f"{row.nama} tidak dihitung dalam {name}: {row.sebab}.",
        "Minta unit itu melengkapi datanya; sebelum itu angkanya bukan nol, melainkan belum ada.",
        others=(row.realisasi.place,) if row.realisasi.place else (),
    )


@rule("LK563", Severity.ERROR, "Hasil unit diukur dengan satuan, skala, atau arah lain")
def satuan_sama(subject: Subject) -> Iterator[Problem]:
    """Results that are no numbers of one kind, and cannot be one number."""
    for path, hasil, _, found in _joined(subject):
        for row in found.baris:
            if row.sebab and row.realisasi.status is Status.TIDAK_SEBANDING:
                name = hasil.model.singkatan or hasil.model.nama
                yield Problem(
                    path,
                    f"{name} {row.nama} {row.sebab}, sehingga tidak dihitung.",
                    "Samakan satuan, skala, dan arahnya, atau gabungkan capaiannya: "
                    "gabungan: rata_rata_capaian.",
                    others=(row.realisasi.place,) if row.realisasi.place else (),
                )


@rule("LK565", Severity.WARNING, "Unit tanpa angka anggaran atau penerimaan")
def uang_lengkap(subject: Subject) -> Iterator[Problem]:
    """Units whose data were read, and lack an amount of the money that is summed."""
    units = subject.hasil.unit
    for row in units.unit if units is not None else ():
        for part, why in (("anggaran", row.sebab_anggaran), ("pnbp", row.sebab_penerimaan)):
            if why:
                yield Problem(
                    ("unit", part),
                    f"{row.nama} tidak dihitung dalam jumlah {_MONEY[part]}: {why}.",
                    "Minta unit itu melengkapi datanya. Pagu atau target tanpa realisasinya tidak "
                    "dijumlahkan, supaya serapan dan capaian tidak menjadi lebih rendah.",
                    others=_written(subject, row.kunci, part),
                )


@rule("LK566", Severity.WARNING, "Anggaran unit yang membawahkan unit lain bukan jumlah unitnya")
def uang_bertingkat(subject: Subject) -> Iterator[Problem]:
    """Units with units of their own whose money is not declared to be the sum of those.

    Whether it holds what those below have nobody knows: they may count twice or not at all.
    """
    declared = subject.laporan.unit
    for unit in subject.laporan.unit_terbaca:
        theirs = unit.laporan.unit if unit.laporan is not None else None
        if declared is None or theirs is None:
            continue
        for part in ("anggaran", "pnbp"):
            if getattr(declared, part) is not None and getattr(theirs, part) is None:
                yield _not_summed(unit, part, theirs.sebutan or "unit")


def _not_summed(unit: UnitTerbaca, part: str, below: str) -> Problem:
    money = _MONEY[part]
    return Problem(
        ("unit", part),
        f"{money.capitalize()} {unit.nama} tidak dinyatakan sebagai jumlah {below} di bawahnya, "
        f"sehingga {money} {below} itu belum tentu tercakup.",
        f"Bila belum tercakup, nyatakan `{part}: jumlah` pada `unit` di datanya dan jadikan "
        "kantornya sendiri salah satu folder unit. Bila sudah, terima temuan ini dengan "
        "alasannya.",
        others=(unit.tempat_dari(part),),
    )


_MONEY: Final = {"anggaran": "anggaran", "pnbp": "penerimaan"}


def _written(subject: Subject, kunci: str, part: str) -> tuple[Place, ...]:
    """Where a unit wrote of its money."""
    return tuple(
        unit.tempat_dari(part) for unit in subject.laporan.unit_terbaca if unit.kunci == kunci
    )


@rule("LK564", Severity.ERROR, "Aturan penggabungan tidak sesuai dengan indikatornya")
def aturan_sesuai(subject: Subject) -> Iterator[Problem]:
    """A rule whose result is no number of the indicator's unit, or that has no result."""
    for path, hasil, ukur, _ in _joined(subject):
        unit = hasil.realisasi.unit
        if ukur.gabungan == "terburuk" and hasil.model.polaritas == "stabil":
            why = "target yang dijaga tidak mempunyai realisasi terburuk"
        elif ukur.gabungan == "rata_rata_capaian" and unit is not Unit.PERSEN:
            why = "rata-rata capaian bersatuan persen"
        elif ukur.gabungan == "banyaknya_tercapai" and unit is not Unit.JUMLAH:
            why = "banyaknya unit adalah cacahan, misalnya bersatuan unit"
        else:
            continue
        yield Problem(
            (*path, "gabungan"),
            f"Aturan `{ukur.gabungan}` tidak sesuai: {why}.",
            "Perbaiki satuan atau arah indikator, atau pilih aturan lain.",
        )

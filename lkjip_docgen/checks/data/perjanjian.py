"""Performance agreement against the report: the same indicators, names, targets, budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.data.besaran import promises
from lkjip_docgen.checks.data.pohon import parts_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import rentang
from lkjip_docgen.findings import Severity
from lkjip_docgen.findings.codes import rules as codes
from lkjip_docgen.idn import format_date, format_rupiah, plain_name, print_quantity
from lkjip_docgen.measures import HasilTargetRencana, HasilVersi, position_finder, tingkat_bernama
from lkjip_docgen.model import (
    Indikator,
    IndikatorPK,
    Laporan,
    PerjanjianKinerja,
    TingkatPK,
    is_unfilled,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_


@rule(
    codes.TIDAK_DILAPORKAN,
    Severity.ERROR,
    "Indikator perjanjian kinerja tidak dilaporkan",
    acceptable=True,
)
def indikator_pk_dilaporkan(subject: Subject) -> Iterator[Problem]:
    """Every indicator of the measured level of the agreement in force that has a name yet."""
    for line in _lines(subject.laporan):
        if line.reported is None and not is_unfilled(line.agreed.nama):
            yield Problem(
                (*line.path, "nama"),
                f"Indikator “{line.agreed.nama}” diperjanjikan, tetapi tidak dilaporkan.",
                "Tambahkan pada bagian `indikator`, atau sebut kodenya pada kunci `indikator` di "
                "perjanjian kinerja.",
            )


@rule("LK202", Severity.WARNING, "Indikator yang dilaporkan tidak diperjanjikan")
def indikator_diperjanjikan(subject: Subject) -> Iterator[Problem]:
    """Every reported indicator stands in the agreement in force, where there is one."""
    lines = list(_lines(subject.laporan))
    if not lines:
        return
    agreed = {line.number for line in lines}
    for number, indikator in enumerate(subject.laporan.indikator):
        if number not in agreed:
            yield Problem(
                ("indikator", number, "kode"),
                f"Indikator “{indikator.nama}” tidak ada dalam perjanjian kinerja tahun "
                f"{subject.laporan.dokumen.tahun}.",
                "Laporkan indikator yang diperjanjikan; indikator lain ditulis pada `output_lain`.",
            )


@rule("LK203", Severity.WARNING, "Nama indikator berbeda dengan perjanjian kinerja")
def nama_indikator_sama(subject: Subject) -> Iterator[Problem]:
    """Word for word, apart from case and spacing."""
    for line, reported in _reported(subject.laporan):
        if plain_name(line.agreed.nama) != plain_name(reported.nama):
            yield Problem(
                (*line.path, "nama"),
                f"Perjanjian kinerja menyebut “{line.agreed.nama}”, laporan menyebut "
                f"“{reported.nama}”.",
                "Pakai rumusan pada perjanjian kinerja yang ditandatangani.",
                others=(("indikator", line.number, "nama"),),
            )


@rule(
    "LK204",
    Severity.ERROR,
    "Target berbeda dengan perjanjian kinerja",
    culprit=True,
    acceptable=True,
)
def target_sama(subject: Subject) -> Iterator[Problem]:
    """The target that the report measures against is the one that was signed."""
    for line, reported in _reported(subject.laporan):
        agreed, told = line.agreed, reported
        if agreed.target is None or told.target is None:
            continue
        if (agreed.target, agreed.target_sampai) != (told.target, told.target_sampai):
            yield Problem(
                ("indikator", line.number, "target"),
                f"Target “{told.nama}” {rentang(told.target, told.target_sampai)}, sedangkan pada "
                f"perjanjian kinerja {rentang(agreed.target, agreed.target_sampai)}.",
                "Pakai target yang ditandatangani. Bila target berubah, tulis perjanjian kinerja "
                "dengan versi: perubahan.",
                others=((*line.path, "target"),),
                meant=(agreed.target,),
            )


@rule("LK205", Severity.WARNING, "Sasaran atau satuan berbeda dengan perjanjian kinerja")
def sasaran_sama(subject: Subject) -> Iterator[Problem]:
    """The objective that an indicator belongs to, and the unit of its target."""
    for line, reported in _reported(subject.laporan):
        if reported.sasaran != line.objective:
            yield Problem(
                ("indikator", line.number, "sasaran"),
                f"“{reported.nama}” ditulis pada sasaran `{reported.sasaran}`, sedangkan "
                f"perjanjian kinerja menempatkannya pada `{line.objective}`.",
                "Samakan kode sasaran.",
                others=((*line.path[:-2], "kode"),),
            )
        if line.agreed.satuan is not None and not _same_unit(line.agreed.satuan, reported):
            yield Problem(
                (*line.path, "satuan"),
                f"Satuan “{reported.nama}” pada perjanjian kinerja {line.agreed.satuan}, pada "
                f"laporan {reported.satuan}.",
                "Samakan satuannya; target dan realisasi harus sejenis.",
                others=(("indikator", line.number, "satuan"),),
            )
    yield from _other_units(subject.laporan)


def _other_units(laporan: Laporan) -> Iterator[Problem]:
    """Units in the other agreements and in annual plans: a target per 1.000 is another one."""
    position_of = position_finder(laporan.indikator)
    told = {line.path for line in _lines(laporan)}
    for path, what, row in promises(laporan):
        number = position_of(row)
        if path in told or number < 0 or row.satuan is None:
            continue
        reported = laporan.indikator[number]
        if not _same_unit(row.satuan, reported):
            yield Problem(
                (*path, "satuan"),
                f"Satuan “{row.nama}” pada {what} {row.satuan}, pada laporan {reported.satuan}.",
                "Samakan satuannya; target yang berlainan satuan tidak dapat dibandingkan.",
                others=(("indikator", number, "satuan"),),
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
                others=(("anggaran", "versi", 0, "kode"),),
            )


@rule("LK143", Severity.WARNING, "Perjanjian kinerja perubahan memakai anggaran awal")
def anggaran_perubahan(subject: Subject) -> Iterator[Problem]:
    """A changed agreement carries a later version of the budget, if one was there that day."""
    versions = subject.laporan.anggaran.versi
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        reported = pk.tahun == subject.laporan.dokumen.tahun and pk.versi == "perubahan"
        if not reported or pk.tanggal is None or pk.anggaran != versions[0].kode:
            continue
        later = [
            (n, row)
            for n, row in enumerate(versions)
            if n and row.tanggal is not None and row.tanggal <= pk.tanggal
        ]
        if later:
            n, row = later[-1]
            yield Problem(
                ("perjanjian_kinerja", number, "anggaran"),
                f"Perjanjian kinerja perubahan memakai versi anggaran pertama, `{pk.anggaran}`, "
                f"padahal {row.nama} sudah disahkan {format_date(row.tanggal or pk.tanggal)}.",
                f"Tulis `{row.kode}` bila perjanjian itu memuat pagunya.",
                others=(("anggaran", "versi", n, "kode"),),
            )


@rule("LK207", Severity.ERROR, "Anggaran perjanjian kinerja tidak cocok", acceptable=True)
def anggaran_pk(subject: Subject) -> Iterator[Problem]:
    """A program's amount is the sum of its activities; a list agrees with the version named."""
    for number, measured in enumerate(subject.hasil.perjanjian):
        if (own := measured.anggaran) is not None:
            path: Path_ = ("perjanjian_kinerja", number)
            yield from _programs_not_summing_up(path, measured.model, own)
            for named in _ceilings(subject, measured.model.anggaran):
                yield from _other_than_version(path, measured.model, own.total.pagu, named)


@rule("LK208", Severity.ERROR, "Tingkat anggaran perjanjian kinerja tidak dikenal")
def tingkat_anggaran_dikenal(subject: Subject) -> Iterator[Problem]:
    """The level down to which an agreement prints its budget is one that the budget has."""
    known = [word.kecil for word in subject.laporan.kosakata.tingkat_anggaran]
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        named = pk.anggaran_sampai
        if named is not None and not tingkat_bernama(subject.laporan, named):
            yield Problem(
                ("perjanjian_kinerja", number, "anggaran_sampai"),
                f"`anggaran_sampai` berisi “{named}”, yang bukan sebutan tingkat anggaran.",
                f"Tulis salah satu: {', '.join(known)}; atau sebut tingkatnya pada "
                "`istilah.tingkat_anggaran`.",
            )


@rule("LK209", Severity.WARNING, "Alasan perubahan ditulis pada perjanjian awal")
def alasan_pada_perubahan(subject: Subject) -> Iterator[Problem]:
    """Why an agreement was changed is told with the change."""
    for number, pk in enumerate(subject.laporan.perjanjian_kinerja):
        if pk.alasan_perubahan and pk.versi == "awal":
            yield Problem(
                ("perjanjian_kinerja", number, "alasan_perubahan"),
                f"`alasan_perubahan` ditulis pada perjanjian kinerja awal {pk.tahun}; alasan itu "
                "tidak tercetak.",
                "Pindahkan ke perjanjian kinerja dengan `versi: perubahan`.",
            )


@rule("LK210", Severity.HINT, "Target rencana kinerja tahunan berbeda dengan perjanjian kinerja")
def target_rencana_sama(subject: Subject) -> Iterator[Problem]:
    """What was planned and what was then agreed on; a change agreed on later needs no word."""
    for path, year, row in _planned(subject):
        promised = [janji.model for janji in row.janji if janji.model.target is not None]
        if promised and not any(_is_kept(row.model, janji) for janji in promised):
            yield Problem(
                (*path, "target"),
                f"Target “{row.model.nama}” pada RKT {year} adalah {_bounds(row.model)}, "
                f"sedangkan pada perjanjian kinerja {_bounds(promised[0])}.",
                "Bila memang diubah ketika diperjanjikan, jelaskan sebabnya dalam laporan; "
                "bila salah tulis, cocokkan dengan kedua dokumen.",
                others=tuple(janji.target for janji in promised if janji.target is not None),
            )


def _planned(subject: Subject) -> Iterator[tuple[Path_, int, HasilTargetRencana]]:
    """The targets of the annual plans, each with its path and year."""
    written = [id(plan) for plan in subject.laporan.rencana_kinerja]
    for plan in subject.hasil.rencana:
        n = written.index(id(plan.model))
        for s, sasaran in enumerate(plan.sasaran):
            for i, row in enumerate(sasaran.indikator):
                path: Path_ = ("rencana_kinerja", n, "sasaran", s, "indikator", i)
                yield path, plan.model.tahun, row


def _is_kept(planned: IndikatorPK, promised: IndikatorPK) -> bool:
    """Whether a target was promised as it was planned; one that was not planned was not changed."""
    if planned.target is None:
        return True
    return (planned.target, planned.target_sampai) == (promised.target, promised.target_sampai)


def _bounds(row: IndikatorPK) -> str:
    return "" if row.target is None else rentang(row.target, row.target_sampai)


def _ceilings(subject: Subject, kode: str | None) -> list[Quantity]:
    """The ceiling of the version with this code, of the last of several."""
    versions = subject.hasil.anggaran.versi
    return [version.total.pagu for version in versions if version.kode == kode][-1:]


def _programs_not_summing_up(
    path: Path_, pk: PerjanjianKinerja, own: HasilVersi
) -> Iterator[Problem]:
    """The parts of the budget whose amount is not the sum of their own parts."""
    for part in parts_of((*path, "program"), pk.program, own):
        amount = part.simpul.anggaran
        if amount is not None and _differs(part.pos.pagu, amount):
            yield Problem(
                (*part.path, "anggaran"),
                f"Anggaran “{part.simpul.nama}” {format_rupiah(amount)}, jumlah "
                f"{'kegiatannya' if part.tingkat == 1 else 'rinciannya'} "
                f"{print_quantity(part.pos.pagu)}.",
                f"Cocokkan dengan perjanjian kinerja, atau hapus anggaran {part.jenis}nya.",
                others=(part.pos.pagu,),
            )


def _other_than_version(
    path: Path_, pk: PerjanjianKinerja, total: Quantity, named: Quantity
) -> Iterator[Problem]:
    if named.ada and _differs(total, named.nilai):
        yield Problem(
            (*path, "anggaran"),
            f"Jumlah `program` pada perjanjian kinerja {pk.tahun} "
            f"{print_quantity(total)}, pagu versi `{pk.anggaran}` "
            f"{print_quantity(named)}.",
            "Tulis salah satu: kode versi pada `anggaran`, atau daftar pada `program`.",
            others=((*path, "program"), named),
            sources=(total,),
        )


def _differs(total: Quantity, amount: Decimal) -> bool:
    return total.ada and total.nilai != amount


def in_force(laporan: Laporan) -> tuple[int, PerjanjianKinerja] | None:
    """The agreement of the reported year, the changed one if there is one, and its position."""
    agreement = laporan.perjanjian_tahun_ini
    if agreement is None:
        return None
    return laporan.perjanjian_kinerja.index(agreement), agreement


class _Line(Record):
    """An indicator of the agreement and the one that reports on it."""

    path: Path_
    objective: str
    agreed: IndikatorPK
    number: int  # position of `reported`, -1 without one
    reported: Indikator | None


def _reported(laporan: Laporan) -> Iterator[tuple[_Line, Indikator]]:
    """The indicators of the agreement in force that the report tells of."""
    for line in _lines(laporan):
        if line.reported is not None:
            yield line, line.reported


def _lines(laporan: Laporan) -> Iterator[_Line]:
    """The indicators of the lowest level of the agreement in force."""
    position_of = position_finder(laporan.indikator)
    for path, objective, row in _agreed(laporan):
        number = position_of(row)
        reported = laporan.indikator[number] if number >= 0 else None
        yield _Line(path, objective, row, number, reported)


def _agreed(laporan: Laporan) -> Iterator[tuple[Path_, str, IndikatorPK]]:
    """The indicators that were agreed on, each with its path and its objective's code."""
    if (found := in_force(laporan)) is None:
        return
    position, pk = found
    for t, tingkat in enumerate(pk.tingkat):
        if tingkat.tingkat == pk.tingkat_diukur:
            yield from _agreed_on(("perjanjian_kinerja", position, "tingkat", t), tingkat)


def _agreed_on(path: Path_, tingkat: TingkatPK) -> Iterator[tuple[Path_, str, IndikatorPK]]:
    for s, sasaran in enumerate(tingkat.sasaran):
        for i, row in enumerate(sasaran.indikator):
            yield (*path, "sasaran", s, "indikator", i), sasaran.kode, row


def _same_unit(satuan: str, indikator: Indikator) -> bool:
    percent = ("%", "persen")
    agreed, reported = plain_name(satuan), plain_name(indikator.satuan)
    return agreed == reported or (agreed in percent and reported in percent)

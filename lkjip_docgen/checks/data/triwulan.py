"""Quarters: whether they make the year, are complete, and end with what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.anggaran import divisions
from lkjip_docgen.checks.data.gaps import Figure, culprit
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import baris, besaran, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_rupiah, in_a_row, number_in_text
from lkjip_docgen.measures import HasilIndikator, cumulated
from lkjip_docgen.model import ROMAWI, TW, Bagian, Indikator
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import Quantity, Status, round_half_up
from lkjip_docgen.source import Path_

_HOW = {
    "jumlah": "jumlah keempat triwulan",
    "akhir": "angka triwulan IV",
    "rata-rata": "rata-rata keempat triwulan",
    "tertinggi": "angka triwulan tertinggi",
}
_IF_CUMULATED = dict.fromkeys(
    ("jumlah", "rata-rata", "tertinggi"),
    " Bila yang ditulis angka sampai dengan triwulan itu (kumulatif), tulis `sifat: akhir`.",
)
_PARTS = ("target", "realisasi")


@rule("LK171", Severity.WARNING, "Angka triwulan tidak menjadi angka tahun")
def triwulan_menjadi_tahun(subject: Subject) -> Iterator[Problem]:
    """By the nature that the office has declared: sum, last, mean, highest."""
    if not subject.laporan.periode.tahunan:
        yield from _other_than_measured(subject)
        return  # the targets of later quarters may be those of a later agreement
    for number, ind in enumerate(subject.hasil.indikator):
        path: Path_ = ("indikator", number, "triwulan")
        if ind.sampai is None:
            yield from _other_than_year(path, "target", ind.target_triwulan, ind, ind.target)
        quarters = ind.triwulanan
        if quarters is not None and not quarters.dihitung:
            typed = [quarter.realisasi for quarter in quarters.triwulan]
            yield from _other_than_year(path, "realisasi", typed, ind, ind.realisasi)


def _other_than_measured(subject: Subject) -> Iterator[Problem]:
    """Data of the period itself, which tell of its result a second time beside its quarters."""
    until = subject.laporan.periode.sampai_triwulan
    for number, ind in enumerate(subject.hasil.indikator):
        quarters, year = ind.triwulanan, ind.realisasi
        if quarters is None or quarters.dihitung or not year.ada:
            continue
        made = quarters.kini.realisasi_sampai
        if not made.ada or _is_same(made, year, quarters.sifat):
            continue
        line = f" (baris {year.place.line})" if year.place is not None else ""
        yield Problem(
            ("indikator", number, "triwulan", "realisasi"),
            f"Realisasi {ind.model.singkatan or ind.model.nama} {until} menurut triwulannya "
            f"{besaran(made)}, sedangkan hasil pengukuran {besaran(year)}{line}, yang menurut "
            "`dokumen.batas_data.kinerja` juga dari periode ini.",
            "Perbaiki angka yang keliru, atau `batas_data` bila hasil itu diukur sesudahnya.",
            others=(year,),
            sources=(made,),
        )


def _other_than_year(
    path: Path_, name: str, quarters: Sequence[Quantity], ind: HasilIndikator, year: Quantity
) -> Iterator[Problem]:
    """What four quarters come to, where the year is known and says something else."""
    said = ind.model.triwulan
    if said is None or said.sifat is None or len(quarters) < len(TW):
        return
    if said.sifat == "akhir" and not quarters[-1].ada:
        return  # the year may have been measured otherwise than at the end of a quarter
    made = cumulated("", said.sifat, quarters, "")
    if not (made.ada and year.ada) or _is_same(made, year, said.sifat):
        return
    nama = ind.model.singkatan or ind.model.nama
    fitting = [
        sifat
        for sifat in _HOW
        if (other := cumulated("", sifat, quarters, "")).ada and _is_same(other, year, sifat)
    ]
    yield Problem(
        (*path, name),
        f"{name.capitalize()} {nama} menurut {_HOW[said.sifat]} {besaran(made)}, sedangkan "
        f"{name} setahun {besaran(year)}{baris(year.place)}.",
        f"Perbaiki angka triwulan, {name} setahun, atau `sifat`.{_other_nature(fitting)}"
        f"{_IF_CUMULATED.get(said.sifat, '')}",
        others=(year, (*path, "sifat")) if fitting else (year,),
        sources=(made,),
    )


def _other_nature(fitting: Sequence[str]) -> str:
    """The nature by which the quarters do come to the year, where there is only one."""
    return f" Keempatnya cocok bila `sifat: {fitting[0]}`." if len(fitting) == 1 else ""


def _is_same(made: Quantity, year: Quantity, sifat: str) -> bool:
    """Whether two figures differ by no more than the rounding of the quarters can bring about.

    Whole numbers are not rounded; each of four parts of a sum may be by half of its last digit.
    """
    found = round_half_up(made.nilai, year.places)
    if not year.places or made.urutan:
        return found == year.nilai
    parts = len(TW) if sifat == "jumlah" else 1
    return abs(made.nilai - year.nilai) <= Decimal(parts) / 2 * Decimal(1).scaleb(-year.places)


@rule("LK172", Severity.WARNING, "Realisasi anggaran triwulan tidak berjumlah realisasi tahun")
def belanja_triwulan(subject: Subject) -> Iterator[Problem]:
    """Spending of the quarters is that of the year, or of what there is of it."""
    money = subject.hasil.anggaran
    if money.triwulanan is None:
        return
    quarters = [quarter.realisasi for quarter in money.triwulanan.triwulan]
    yield from _other_than_total(subject, "realisasi", quarters, money.total.realisasi)


@rule("LK173", Severity.WARNING, "Rencana penarikan dana triwulan tidak berjumlah pagu")
def rencana_triwulan(subject: Subject) -> Iterator[Problem]:
    """The plan of the quarters spends the ceiling."""
    money = subject.hasil.anggaran
    if money.triwulanan is None or not subject.laporan.periode.tahunan:
        return
    quarters = [quarter.target for quarter in money.triwulanan.triwulan]
    yield from _other_than_total(subject, "target", quarters, money.total.pagu)


_MONEY = {
    "realisasi": ("Realisasi anggaran", "realisasi"),
    "target": ("Rencana penarikan dana", "pagu"),
}
"""What the quarters tell, and what of the year it comes to."""


def _other_than_total(
    subject: Subject, name: str, quarters: Sequence[Quantity], year: Quantity
) -> Iterator[Problem]:
    """Quarters that come to something else than the year, and than any division of its budget.

    That the divisions of the year differ themselves is told of these (LK101, LK102).
    """
    what, key = _MONEY[name]
    made = cumulated("", "jumlah", quarters, "")
    if not (made.ada and year.ada) or made.nilai == year.nilai:
        return
    if made.nilai in {row.nilai for row in divisions(subject, key) if row.jumlah.ada}:
        return
    whole = len(quarters) == len(TW)
    spent = "realisasi setahun" if whole else "realisasi menurut program"
    other = spent if name == "realisasi" else "pagu"
    count = "keempat triwulan" if whole else f"sampai dengan triwulan {ROMAWI[len(quarters) - 1]}"
    path: Path_ = ("anggaran", "triwulan", name)
    wrong = _wrong_quarter(subject, path, year.nilai - made.nilai)
    yield Problem(
        wrong.path if wrong is not None else path,
        f"{what} {count} berjumlah {besaran(made)}, sedangkan {other} {besaran(year)}.",
        _remedy(quarters, year, other, wrong),
        others=(year,),
        sources=(made,),
    )


def _wrong_quarter(subject: Subject, path: Path_, missing: Decimal) -> Figure | None:
    """The quarter in which a slip of the pen explains what is missing in the sum."""
    money = subject.laporan.anggaran.triwulan
    values = getattr(money, str(path[-1])).urut if money is not None else ()
    figures = zip(TW, values, strict=False)
    return culprit((Figure((*path, key), value) for key, value in figures if value), missing)


def _remedy(quarters: Sequence[Quantity], year: Quantity, other: str, wrong: Figure | None) -> str:
    rising = [quantity.nilai for quantity in quarters]
    if rising == sorted(rising) and rising[-1] == year.nilai:
        return (
            "Angkanya tampak kumulatif. Tulis angka tiap triwulan saja: kurangi dengan angka "
            "triwulan sebelumnya."
        )
    if wrong is not None:
        meant = wrong.nilai + year.nilai - sum(rising)
        return f"Periksa {format_rupiah(wrong.nilai)}; mungkin seharusnya {format_rupiah(meant)}."
    return f"Perbaiki angka triwulan atau {other}."


@rule("LK174", Severity.ERROR, "Sifat angka triwulan belum dinyatakan atau tidak mungkin")
def sifat_triwulan(subject: Subject) -> Iterator[Problem]:
    """Without it nobody knows what quarters come to; predicates have no sum and no mean."""
    for number, ind in enumerate(subject.laporan.indikator):
        path: Path_ = ("indikator", number, "triwulan")
        for about, message, advice in _wrong_nature(ind):
            yield Problem((*path, *about), message, advice)


def _wrong_nature(ind: Indikator) -> Iterator[tuple[Path_, str, str]]:
    """The key below `triwulan`, what is wrong with the nature of its figures, and what to write."""
    said, name = ind.triwulan, ind.singkatan or ind.nama
    if said is None:
        return
    typed = [value for part in _PARTS for value in getattr(said, part).urut if value is not None]
    has_grades = any(isinstance(value, Predikat) for value in typed)
    is_monthly = ind.pengukuran.jenis == "survei_bulanan"
    if typed and said.sifat is None:
        message = f"Triwulan {name} berisi angka tanpa `sifat`."
        yield (), message, "Tulis `sifat: jumlah`, `akhir`, `rata-rata`, atau `tertinggi`."
    elif has_grades and said.sifat in ("jumlah", "rata-rata"):
        message = f"Predikat {name} tidak mempunyai {said.sifat}."
        yield ("sifat",), message, "Tulis `sifat: akhir` atau `sifat: tertinggi`."
    elif is_monthly and said.sifat in ("jumlah", "tertinggi"):
        message = (
            f"Nilai survei {name} adalah rata-rata bulan-bulannya, bukan {said.sifat} triwulan; "
            "target yang digabungkan dengan cara itu tidak sebanding dengannya."
        )
        yield ("sifat",), message, "Tulis `sifat: rata-rata` atau `sifat: akhir`."


@rule("LK179", Severity.ERROR, "Angka triwulan tidak mungkin", culprit=True)
def triwulan_mungkin(subject: Subject) -> Iterator[Problem]:
    """A count has no parts and is not below nothing."""
    for number, ind in enumerate(subject.laporan.indikator):
        if ind.triwulan is None or ind.pengukuran.jenis != "cacah":
            continue
        for name in _PARTS:
            for key, value in zip(TW, getattr(ind.triwulan, name).urut, strict=True):
                if isinstance(value, Decimal) and (value < 0 or value % 1):
                    yield Problem(
                        ("indikator", number, "triwulan", name, key),
                        f"{name.capitalize()} {ind.singkatan or ind.nama} triwulan "
                        f"{ROMAWI[TW.index(key)]} bukan bilangan cacah.",
                        "Tulis bilangan bulat yang tidak negatif.",
                        tempat(value),
                    )


@rule("LK175", Severity.WARNING, "Realisasi triwulan diketik padahal dihitung dari tabel bulanan")
def triwulan_dihitung(subject: Subject) -> Iterator[Problem]:
    """The quarters of a survey follow from its months, and are not typed beside them."""
    for number, ind in enumerate(subject.hasil.indikator):
        quarters, said = ind.triwulanan, ind.model.triwulan
        if quarters is None or said is None or not quarters.dihitung:
            continue
        typed = [value for value in said.realisasi.urut if value is not None]
        if typed:
            yield Problem(
                ("indikator", number, "triwulan", "realisasi"),
                f"Realisasi triwulan {ind.model.singkatan or ind.model.nama} diketik, padahal "
                "dihitung dari tabel bulanannya.",
                "Hapus `realisasi` di bawah `triwulan`; perbaiki tabel bulanan bila keliru.",
                tempat(typed[0]),
                others=(("indikator", number, "pengukuran", "tabel"),),
            )


@rule("LK176", Severity.WARNING, "Triwulan sesudah periode laporan sudah diisi")
def sesudah_periode(subject: Subject) -> Iterator[Problem]:
    """Data of an interim report tell of no later quarter; those of a year, shown in part, may."""
    periode = subject.laporan.periode
    if periode.tahunan or subject.project.periode:
        return
    for path, what, section in _results(subject):
        later = [key for key in TW[periode.triwulan :] if getattr(section, key) is not None]
        if later:
            value: Number = getattr(section, later[0])
            names = in_a_row([ROMAWI[TW.index(key)] for key in later])
            yield Problem(
                (*path, later[0]),
                f"Realisasi {what} triwulan {names} sudah diisi, padahal periode laporan "
                f"{periode.kode}.",
                "Perbaiki `dokumen.periode`, atau kosongkan triwulan itu; laporan ini tidak "
                "memuatnya.",
                tempat(value),
                others=(("dokumen", "periode"),),
            )


def _results(subject: Subject) -> Iterator[tuple[Path_, str, Bagian]]:
    """The results of quarters that were typed, with their paths and what they are of."""
    for number, ind in enumerate(subject.laporan.indikator):
        if ind.triwulan is not None:
            path: Path_ = ("indikator", number, "triwulan", "realisasi")
            yield path, ind.singkatan or ind.nama, ind.triwulan.realisasi
    spending = subject.laporan.anggaran.triwulan
    if spending is not None:
        yield ("anggaran", "triwulan", "realisasi"), "anggaran", spending.realisasi


@rule("LK177", Severity.WARNING, "Triwulan tidak lengkap")
def triwulan_lengkap(subject: Subject) -> Iterator[Problem]:
    """Four quarters make a year: three of them with a figure leave the fourth open."""
    for path, what, section, last in _all_quarters(subject):
        expected = TW[:last]
        filled = [key for key in expected if getattr(section, key) is not None]
        open_ = [key for key in expected if section.kosong(key)]
        if filled and open_:
            names = in_a_row([ROMAWI[TW.index(key)] for key in open_])
            yield Problem(
                path,
                f"{what} berisi {len(filled)} dari {last} triwulan; triwulan {names} kosong.",
                "Isi triwulan itu (0 bila memang nol), atau nyatakan "
                '`{tidak_berlaku: "alasan"}` pada triwulannya.',
            )


def _all_quarters(subject: Subject) -> Iterator[tuple[Path_, str, Bagian, int]]:
    """Targets and results with how many quarters they are to have: results as far as reported."""
    reported = subject.laporan.periode.triwulan
    for number, ind in enumerate(subject.laporan.indikator):
        if ind.triwulan is not None:
            for name in _PARTS:
                count = reported if name == "realisasi" else len(TW)
                path: Path_ = ("indikator", number, "triwulan", name)
                what = f"{name.capitalize()} {ind.singkatan or ind.nama}"
                yield path, what, getattr(ind.triwulan, name), count
    spending = subject.laporan.anggaran.triwulan
    if spending is not None:
        for name in _PARTS:
            count = reported if name == "realisasi" else len(TW)
            what = "Realisasi anggaran" if name == "realisasi" else "Rencana penarikan dana"
            yield ("anggaran", "triwulan", name), what, getattr(spending, name), count


@rule("LK178", Severity.WARNING, "Belum ada realisasi untuk periode laporan")
def realisasi_periode(subject: Subject) -> Iterator[Problem]:
    """An interim report says of every indicator, and of spending, what came of the period."""
    if subject.laporan.periode.tahunan:
        return
    until = subject.laporan.periode.sampai_triwulan
    for number, ind in enumerate(subject.hasil.indikator):
        quarters = ind.triwulanan
        if quarters is not None and quarters.realisasi.status is Status.KOSONG:
            name = ind.model.singkatan or ind.model.nama
            yield _unmeasured(("indikator", number), f"Realisasi {name} {until}")
    spent = subject.hasil.anggaran.berjalan
    if spent is not None and spent.realisasi.status is Status.KOSONG:
        yield _unmeasured(("anggaran",), f"Realisasi belanja {until}")


def _unmeasured(path: Path_, what: str) -> Problem:
    return Problem(
        path,
        f"{what} belum ada dalam data.",
        "Isi `triwulan.realisasi`, atau nyatakan pada `triwulan` bagian itu "
        '`{tidak_berlaku: "alasan"}`; laporan lalu menyebutnya belum diukur.',
    )


@rule("LK180", Severity.HINT, "Bagian kantor tidak dimuat dalam laporan periode")
def bagian_periode(subject: Subject) -> Iterator[Problem]:
    """What the office has added says of itself into which report it belongs: of old, the year."""
    laporan = subject.laporan
    if laporan.periode.tahunan:
        return
    kode = laporan.periode.kode
    added = (
        ("bagian_tambahan", "bagian tambahan", [part.periode for part in laporan.bagian_tambahan]),
        ("lampiran", "lampiran", [row.periode for row in laporan.lampiran]),
    )
    for key, what, periods in added:
        silent = [number for number, periode in enumerate(periods) if periode is None]
        if silent:
            yield Problem(
                (key, silent[0]),
                f"Laporan {kode} tidak memuat {number_in_text(len(silent))} {what} yang tidak "
                "menyebut periodenya.",
                f"Tulis `periode: {kode}` atau `periode: semua` pada yang hendak dimuat, dan "
                "`periode: tahunan` pada yang hanya untuk laporan tahunan.",
            )

"""Budget: the same money divided in different ways, spending against ceilings, revenue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.divisions import Difference, Division, differences
from lkjip_docgen.checks.data.gaps import Figure
from lkjip_docgen.checks.data.pohon import Part, parts_of_versions, sebutan
from lkjip_docgen.checks.data.rangkaian import exchanged_heads
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import besaran, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_rupiah
from lkjip_docgen.measures import HasilPos
from lkjip_docgen.model import (
    ROMAWI,
    TW,
    Belanja,
    Simpul,
    SumberDana,
    isi,
    kunci_isi,
    semua_simpul,
    yearly,
    years_of,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.rules import jenis_belanja
from lkjip_docgen.source import Path_

_WHICH_CEILING = (
    "Cocokkan keduanya dengan aplikasi keuangan; mungkin pagu belum memuat revisi terakhir."
)
_ROUNDING = Decimal("0.01")  # two percentages, each rounded to two decimals

_FIGURES = lazy_pattern(r"\d+(?:\.\d+)+", re.ASCII)
"""A code of figures alone: 1.03.10.2.01."""


@rule(
    "LK101",
    Severity.ERROR,
    "Jumlah pagu berbeda menurut pembagiannya",
    culprit=True,
    acceptable=True,
)
def pagu_sama(subject: Subject) -> Iterator[Problem]:
    """By program (the last version), by type of spending and by source of funds."""
    yield from _told_differences(subject, "pagu")


@rule(
    "LK102",
    Severity.ERROR,
    "Jumlah realisasi anggaran berbeda menurut pembagiannya",
    culprit=True,
    acceptable=True,
)
def realisasi_sama(subject: Subject) -> Iterator[Problem]:
    """By program, by type of spending and, where it is known, by source of funds."""
    yield from _told_differences(subject, "realisasi")


def _told_differences(subject: Subject, what: str) -> Iterator[Problem]:
    document = subject.laporan.kosakata.dokumen_anggaran
    for found in differences(divisions(subject, what)):
        gap = abs(found.beda.nilai - found.acuan[0].nilai)
        yield Problem(
            found.path,
            f"{what.capitalize()} menurut {found.beda.nama} berjumlah "
            f"{besaran(found.beda.jumlah)}, menurut {found.menurut} "
            f"{besaran(found.acuan[0].jumlah)}; selisih {format_rupiah(gap)}{_slip(found)}.",
            _remedy(found, str(document)),
            others=found.others,
            meant=() if found.seharusnya is None else (found.seharusnya,),
            gap=gap,
            sources=(found.acuan[0].jumlah, found.beda.jumlah),
        )


def _remedy(found: Difference, document: str) -> str:
    if found.seharusnya is not None:
        return f"Cocokkan angka itu dengan {document} atau aplikasi keuangannya."
    return (
        f"Cari angka yang keliru, atau ambil semua pembagian dari {document} dan aplikasi keuangan "
        "dengan versi dan tanggal yang sama."
    )


def _slip(found: Difference) -> str:
    """What the figure would have to be that explains a difference."""
    if found.sel is None or found.seharusnya is None:
        return ""
    written, meant = format_rupiah(found.sel.nilai), format_rupiah(found.seharusnya)
    return f". Selisih itu terjelaskan bila {written} seharusnya {meant}"


def divisions(subject: Subject, what: str) -> list[Division]:
    """The ways in which the ceiling (`pagu`) or the spending of the year is divided."""
    laporan, anggaran = subject.laporan, subject.hasil.anggaran
    path: Path_ = ("anggaran", "sumber_dana")
    total: Quantity = getattr(anggaran.total, what)
    found = [Division("program", _last_version(subject), _line_figures(subject, what), total)]
    if (by_type := _by_type(subject)) is not None:
        where, pagu, realisasi = by_type
        types = laporan.anggaran.jenis_belanja[int(where[-1])].belanja
        figures = _figures((*where, "belanja"), types, what)
        sum_ = pagu if what == "pagu" else realisasi
        found.append(Division("jenis belanja", where, figures, sum_))
    spent = anggaran.belanja_sumber_dana
    by_source = spent.realisasi if what == "realisasi" and spent is not None else None
    if what == "pagu" and anggaran.sumber_dana:
        by_source = anggaran.total_sumber_dana
    if by_source is not None:
        figures = _figures(path, laporan.anggaran.sumber_dana, what)
        found.append(Division("sumber dana", path, figures, by_source))
    return found


def _line_figures(subject: Subject, what: str) -> tuple[Figure, ...]:
    """The figures of the last version from which its sum was made."""
    last = len(subject.laporan.anggaran.versi) - 1
    return tuple(
        Figure((*part.path, what), value)
        for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi)
        if part.path[2] == last and not isi(part.simpul)
        if (value := getattr(part.simpul, what)) is not None
    )


def _figures(path: Path_, rows: Sequence[Belanja | SumberDana], what: str) -> tuple[Figure, ...]:
    return tuple(
        Figure((*path, n, what), value)
        for n, row in enumerate(rows)
        if (value := getattr(row, what)) is not None
    )


def is_divided_alike(subject: Subject) -> bool:
    """Whether all divisions of ceiling and of spending agree: their quotient is in no doubt."""
    return not any(
        found for what in ("pagu", "realisasi") for found in differences(divisions(subject, what))
    )


@rule("LK103", Severity.WARNING, "Realisasi anggaran melampaui pagu")
def realisasi_dalam_pagu(subject: Subject) -> Iterator[Problem]:
    """Every activity and every type of spending."""
    for path, nama, pagu, realisasi in _lines(subject):
        if pagu is not None and realisasi is not None and realisasi > pagu:
            yield Problem(
                (*path, "realisasi"),
                f"Realisasi {nama} {format_rupiah(realisasi)} melampaui pagunya "
                f"{format_rupiah(pagu)}.",
                _WHICH_CEILING,
                others=((*path, "pagu"),),
            )
    spent = subject.hasil.anggaran.berjalan
    if spent is not None and _exceeds(spent):
        yield Problem(
            ("anggaran", "triwulan", "realisasi"),
            f"Realisasi anggaran {subject.laporan.periode.sampai_triwulan} "
            f"{besaran(spent.realisasi)} melampaui pagunya {besaran(spent.pagu)}.",
            _WHICH_CEILING,
            others=(spent.pagu,),
        )


def _exceeds(spent: HasilPos) -> bool:
    """Whether more was spent than may be."""
    known = spent.realisasi.ada and spent.pagu.ada
    return known and spent.realisasi.nilai > spent.pagu.nilai


@rule("LK105", Severity.WARNING, "Persentase serapan berbeda antaraplikasi")
def serapan_sama(subject: Subject) -> Iterator[Problem]:
    """e-Monev in December and SMART against spending over ceiling, where cut-offs agree.

    As long as the divisions of the budget differ (LK101, LK102), its quotient says nothing.
    """
    for source, path, value, serapan in _absorptions(subject):
        if _is_comparable(value, serapan) and abs(value.nilai - serapan.nilai) > _ROUNDING:
            yield Problem(
                path,
                f"Serapan menurut {source} {besaran(value)}, sedangkan realisasi dibagi pagu "
                f"{besaran(serapan)}.",
                "Samakan dengan data akhir, atau tulis batas datanya masing-masing pada "
                "`dokumen.batas_data`.",
                exchanged_heads(subject.hasil.emonev, value, serapan, _ROUNDING) or value.place,
                others=(serapan,),
                sources=(value,),
            )


def _is_comparable(one: Quantity, other: Quantity) -> bool:
    """Whether both are known, and of the same day as far as their days are known."""
    days = {one.as_of, other.as_of} - {None}
    return one.ada and other.ada and len(days) < 2


_Absorption = tuple[str, Path_, Quantity, Quantity]


def _absorptions(subject: Subject) -> Iterator[_Absorption]:
    """Absorption by source: what the source says, and what spending over ceiling says."""
    hasil, source = subject.hasil, subject.laporan.kosakata.aplikasi_pemantauan
    in_doubt = not is_divided_alike(subject)
    for name, spending, _ in hasil.emonev.bulan if hasil.emonev is not None else ():
        if name == MONTHS[-1] and not in_doubt:
            serapan = hasil.anggaran.total.serapan
            yield f"{source} bulan {name}", ("emonev", "tabel"), spending, serapan
    for tahun, scored in _smart_absorptions(subject):
        if not in_doubt or tahun != subject.laporan.dokumen.tahun:
            yield scored


def _smart_absorptions(subject: Subject) -> Iterator[tuple[int, _Absorption]]:
    """The same for absorption as a component of SMART, with its year."""
    spent = {year.tahun: year.total.serapan for year in subject.hasil.anggaran.jenis_belanja}
    rows = {tahun: number for number, tahun in enumerate(years_of(subject.laporan.smart))}
    source = subject.laporan.kosakata.aplikasi_kinerja_anggaran
    for tahun, value in _absorptions_scored(subject):
        if tahun in spent:
            path = ("smart", "tahunan", rows[tahun], "komponen", "penyerapan")
            yield tahun, (f"{source} tahun {tahun}", path, value, spent[tahun])


def _absorptions_scored(subject: Subject) -> Iterator[tuple[int, Quantity]]:
    for year in yearly(subject.hasil.nka):
        for komponen in year.komponen:
            if komponen.kode == "penyerapan":
                yield year.tahun, komponen.nilai


def _last_version(subject: Subject) -> Path_:
    return ("anggaran", "versi", len(subject.laporan.anggaran.versi) - 1)


def _by_type(subject: Subject) -> tuple[Path_, Quantity, Quantity] | None:
    """Where spending by type of the reported year stands, its ceiling and spending."""
    year = subject.laporan.dokumen.tahun
    rows = subject.laporan.anggaran.jenis_belanja
    sums = {row.tahun: row.total for row in subject.hasil.anggaran.jenis_belanja}
    for number, row in enumerate(rows):
        if row.tahun == year and year in sums:
            path: Path_ = ("anggaran", "jenis_belanja", number)
            return path, sums[year].pagu, sums[year].realisasi
    return None


def _lines(subject: Subject) -> Iterator[tuple[Path_, str, Number | None, Number | None]]:
    """Every budget line with its path, name, ceiling and spending as they were written."""
    laporan = subject.laporan
    for part in parts_of_versions(laporan, subject.hasil.anggaran.versi):
        yield part.path, part.sebutan, part.simpul.pagu, part.simpul.realisasi
    for t, year in enumerate(laporan.anggaran.jenis_belanja):
        for b, belanja in enumerate(year.belanja):
            path = ("anggaran", "jenis_belanja", t, "belanja", b)
            yield path, f"{belanja.jenis} {year.tahun}", belanja.pagu, belanja.realisasi
    for n, source in enumerate(laporan.anggaran.sumber_dana):
        yield ("anggaran", "sumber_dana", n), source.nama, source.pagu, source.realisasi
    for n, indikator in enumerate(laporan.indikator):
        if (own := indikator.anggaran) is not None:
            what = f"anggaran indikator {indikator.nama}"
            yield ("indikator", n, "anggaran"), what, own.pagu, own.realisasi


@rule(
    "LK109",
    Severity.ERROR,
    "Jumlah rincian anggaran berbeda dengan induknya",
    culprit=True,
    acceptable=True,
)
def rincian_sama(subject: Subject) -> Iterator[Problem]:
    """What is stated of a part of the budget that is divided is the sum of its own parts."""
    for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi):
        for what in ("pagu", "realisasi") if part.pos.rincian else ():
            yield from _other_than_sum(part, what)


def _other_than_sum(part: Part[Simpul], what: str) -> Iterator[Problem]:
    stated: Number | None = getattr(part.simpul, what)
    below = tuple(_known_below(part.pos, what))
    known = [quantity.nilai for quantity in below]
    summed = [getattr(pos, what) for pos in part.pos.rincian]
    complete = all(q.ada or q.status is Status.TIDAK_BERLAKU for q in summed)
    says = _contradicts(sum(known), stated, complete=complete) if known else ""
    if says:
        yield Problem(
            (*part.path, what),
            f"{what.capitalize()} {part.sebutan} {format_rupiah(stated or Decimal(0))}, "
            f"{says} {format_rupiah(sum(known))}.",
            f"Perbaiki yang keliru, atau hapus {what} di sini; jumlahnya dihitung dari rincian.",
            tempat(stated),
            others=below,
        )
    elif known and part.simpul.tak_berlaku(what):
        yield Problem(
            (*part.path, what),
            f"{what.capitalize()} {part.sebutan} dinyatakan tidak berlaku, padahal rinciannya "
            f"berjumlah {format_rupiah(sum(known))}.",
            "Hapus pernyataan itu, atau nyatakan pada setiap rinciannya.",
            others=below,
        )


def _known_below(pos: HasilPos, what: str) -> Iterator[Quantity]:
    """The amounts of the parts of a part; of one that has none, those of its own parts."""
    for below in pos.rincian:
        quantity: Quantity = getattr(below, what)
        if quantity.ada:
            yield quantity
        else:
            yield from _known_below(below, what)


def _contradicts(known: Decimal | int, stated: Number | None, *, complete: bool) -> str:
    """How the known parts contradict what is stated; "" where they do not."""
    if stated is None or known == stated:
        return ""
    if complete:
        return "sedangkan jumlah rinciannya"
    return "sedangkan rinciannya yang sudah diisi saja" if known > stated else ""


@rule("LK163", Severity.HINT, "Kode anggaran di luar kode induknya")
def kode_di_bawah_induk(subject: Subject) -> Iterator[Problem]:
    """Codes of figures alone grow level by level; a part under another code's has been misplaced.

    Codes with letters (6161.BAA under the program BF) do not, and are not compared.
    """
    for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi):
        above = part.simpul.kode or ""
        if not _FIGURES.fullmatch(above):
            continue
        for number, below in enumerate(isi(part.simpul)):
            code = below.kode or ""
            if _FIGURES.fullmatch(code) and not code.startswith(f"{above}."):
                yield Problem(
                    (*part.path, kunci_isi(part.simpul), number, "kode"),
                    f"Kode `{code}` ({below.nama}) tidak diawali kode induknya, `{above}`.",
                    "Pindahkan bagian itu ke bawah induknya, atau perbaiki kodenya.",
                    others=((*part.path, "kode"),),
                )


@rule("LK161", Severity.WARNING, "Anggaran indikator melampaui bagian anggaran yang membiayainya")
def anggaran_indikator(subject: Subject) -> Iterator[Problem]:
    """The money that indicators have to themselves, against the part of the budget they name."""
    for what in ("pagu", "realisasi"):
        for part, paid in _own_money(subject):
            amounts = [(n, quantity) for n, pos in paid if (quantity := getattr(pos, what)).ada]
            whole: Quantity = getattr(part, what)
            together = sum(quantity.nilai for _, quantity in amounts)
            if whole.ada and together > whole.nilai:
                yield Problem(
                    ("indikator", amounts[-1][0], "anggaran", what),
                    f"{what.capitalize()} indikator yang dibiayai “{part.nama}” berjumlah "
                    f"{format_rupiah(together)}, melampaui {what} bagian itu, {besaran(whole)}.",
                    "Cocokkan keduanya, atau sebut bagian anggaran yang lain pada `program`.",
                    others=(whole, *(quantity for _, quantity in amounts[:-1])),
                )


def _own_money(subject: Subject) -> Iterator[tuple[HasilPos, list[tuple[int, HasilPos]]]]:
    """Each part of the budget with the own money of the indicators that name it."""
    found: dict[str, tuple[HasilPos, list[tuple[int, HasilPos]]]] = {}
    for number, row in enumerate(subject.hasil.indikator):
        paid = row.efisiensi
        if paid is not None and paid.khusus and paid.induk is not None and paid.dana is not None:
            key = paid.induk.pagu.path
            found.setdefault(key, (paid.induk, []))[1].append((number, paid.dana))
    yield from found.values()


@rule("LK162", Severity.HINT, "Jenis belanja tidak dikenal dalam anggaran instansi itu")
def jenis_dikenal(subject: Subject) -> Iterator[Problem]:
    """The kinds of the reported year, where the office says what kind of institution it is."""
    laporan = subject.laporan
    known = jenis_belanja(laporan.profil) if "profil" in laporan.model_fields_set else None
    if known is None:
        return
    for t, year in enumerate(laporan.anggaran.jenis_belanja):
        for b, row in enumerate(year.belanja if year.tahun == laporan.dokumen.tahun else ()):
            if not known.knows(row.jenis):
                yield Problem(
                    ("anggaran", "jenis_belanja", t, "belanja", b, "jenis"),
                    f"“{row.jenis}” bukan jenis belanja {known.nama} ({known.sumber}).",
                    "Tulis jenis belanja seperti pada dokumen anggaran, atau perbaiki `profil`.",
                )


@rule("LK107", Severity.ERROR, "Pagu atau target rupiah negatif", culprit=True)
def pagu_tidak_negatif(subject: Subject) -> Iterator[Problem]:
    """What may be spent and what shall be collected is nothing or more."""
    for path, nama, value in _allotted(subject):
        if value is not None and value < 0:
            yield Problem(
                path,
                f"{nama} negatif: {format_rupiah(value)}.",
                "Hapus tanda minusnya, atau kosongkan bila angkanya belum ada.",
                tempat(value),
            )


@rule("LK108", Severity.WARNING, "Realisasi rupiah negatif", culprit=True)
def realisasi_tidak_negatif(subject: Subject) -> Iterator[Problem]:
    """Only money paid back makes spending or income less than nothing."""
    for path, nama, value in _moved(subject):
        if value is not None and value < 0:
            yield Problem(
                path,
                f"{nama} negatif: {format_rupiah(value)}.",
                "Cocokkan dengan aplikasi keuangan. Bila benar, misalnya karena pengembalian "
                "melebihi pengeluaran, terima temuan ini dengan alasannya.",
                tempat(value),
            )


_Rupiah = tuple[Path_, str, Number | None]
"""An amount: its path, what it is, and itself."""


def _quarters(subject: Subject, name: str, nama: str) -> Iterator[_Rupiah]:
    """What is planned or spent in each quarter."""
    quarters = subject.laporan.anggaran.triwulan
    if quarters is None:
        return
    for key, roman, value in zip(TW, ROMAWI, getattr(quarters, name).urut, strict=True):
        yield ("anggaran", "triwulan", name, key), f"{nama} triwulan {roman}", value


def _allotted(subject: Subject) -> Iterator[_Rupiah]:
    """Every ceiling of the budget and of agreements, its plan, and every target of income."""
    laporan = subject.laporan
    yield from _quarters(subject, "target", "Rencana penarikan dana")
    for path, nama, pagu, _ in _lines(subject):
        yield (*path, "pagu"), f"Pagu {nama}", pagu
    key, name = laporan.kunci_penerimaan, laporan.kosakata.penerimaan.pendek
    for n, row in enumerate(yearly(laporan.pendapatan)):
        yield (key, "tahunan", n, "target"), f"Target {name} {row.tahun}", row.target
    for n, agreement in enumerate(laporan.perjanjian_kinerja):
        for place in semua_simpul(agreement.program, ("perjanjian_kinerja", n, "program")):
            name = f"Anggaran {sebutan(place.tingkat, place.simpul.nama)}"
            yield (*place.jalan, "anggaran"), name, place.simpul.anggaran


def _moved(subject: Subject) -> Iterator[_Rupiah]:
    """Everything that was spent or collected."""
    yield from _quarters(subject, "realisasi", "Realisasi anggaran")
    for path, nama, _, realisasi in _lines(subject):
        yield (*path, "realisasi"), f"Realisasi {nama}", realisasi
    key, name = subject.laporan.kunci_penerimaan, subject.laporan.kosakata.penerimaan.pendek
    for n, row in enumerate(yearly(subject.laporan.pendapatan)):
        yield (key, "tahunan", n, "realisasi"), f"Realisasi {name} {row.tahun}", row.realisasi


@rule(
    "LK106", Severity.WARNING, "Realisasi nol padahal ada pagu atau tahun lain berisi", culprit=True
)
def nol_anggaran(subject: Subject) -> Iterator[Problem]:
    """A zero that may be a figure not yet entered."""
    for path, nama, pagu, realisasi in _lines(subject):
        if pagu:
            yield from _zero((*path, "realisasi"), f"Realisasi {nama}", realisasi, pagu)
    rows = yearly(subject.laporan.pendapatan)
    if not any(row.realisasi for row in rows):
        return
    name = subject.laporan.kosakata.penerimaan.pendek
    for number, row in enumerate(rows):
        path = (subject.laporan.kunci_penerimaan, "tahunan", number, "realisasi")
        if row.target == 0 or row.tak_berlaku("target"):
            continue  # nothing was to be collected, and nothing was
        beside = next(other.realisasi for other in rows if other.realisasi)
        yield from _zero(path, f"Realisasi {name} {row.tahun}", row.realisasi, beside)


def _zero(path: Path_, nama: str, value: Number | None, beside: Number) -> Iterator[Problem]:
    if value is not None and value == 0:
        yield Problem(
            path,
            f"{nama} ditulis nol, padahal ada angka yang menjadi pembandingnya.",
            "Nol berarti memang tidak ada. Kosongkan bila angkanya belum ada.",
            tempat(value),
            others=(beside,),
        )

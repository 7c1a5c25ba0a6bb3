"""Tables of results: targets, results and capaian, over the years and against others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_docgen.document import (
    Align,
    Blocks,
    Cell,
    Column,
    Inline,
    Inlines,
    Row,
    RowRole,
    Table,
    Text,
    Value,
)
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import (
    HasilCapaian,
    HasilIndikator,
    HasilKelasCapaian,
    HasilMenengah,
    HasilPembanding,
    HasilSasaran,
    HasilTahun,
    by_objective,
)
from lkjip_docgen.model import Laporan
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    kepala,
    kepala_tahun,
    keterangan,
    kolom,
    nilai,
    nomor,
    sel,
    sel_target,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import (
    angka_pendek,
    asal_indikator,
    asal_kinerja,
    kata_satuan,
    nama_sasaran,
    pendek,
    rentang,
)
from lkjip_docgen.quantity import Status, Unit
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rules import Kategori
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
YEARS_ACROSS = 3  # the reported year and the two before it


@tabel("ringkas-capaian")
def ringkas_capaian(konteks: Konteks) -> Table:
    """Every indicator under its sasaran; the last row is the mean of the capaian, if there is any.

    Targets and results of unlike indicators are never summed.  Many indicators
    stand below the titles of their sasaran, so that pages can end between them.
    """
    overall, classes = konteks.hasil.capaian, konteks.hasil.kelas_capaian
    objective = konteks.laporan.kosakata.sasaran
    shape = _Summary(len(konteks.hasil.indikator) > MOST_BESIDE, classes is not None)
    rows = shape.rows(konteks)
    mean = overall.rata_rata
    if mean.ada or mean.status is Status.KOSONG:
        none = (sel(None),) if shape.classes else ()
        rows.append(baris_jumlah("Rata-rata capaian", shape.before, (sel(mean), *none)))
    return Table(
        id="tabel-ringkas-capaian",
        caption=keterangan(f"Capaian Kinerja Tahun {konteks.laporan.dokumen.tahun}"),
        columns=shape.columns,
        head=(shape.head(objective.judul),),
        rows=tuple(rows),
        source=sumber(asal_kinerja(konteks.laporan), (mean,))
        + _ceiling_note(overall)
        + _class_note(classes),
        summary=f"Target, realisasi, dan capaian tiap indikator menurut {objective.kecil}.",
    )


MOST_BESIDE = 9
"""So many indicators stand beside a merged cell with the name of their sasaran."""


class _Summary(Record):
    """The shape of the summary: sasaran as titles of groups or beside, with classes or without."""

    grouped: bool
    classes: bool

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        name = ((8.0, L),) if self.grouped else ((5.0, L), (5.6, L))
        if not self.classes:
            return kolom((0.9, C), *name, (1.8, C), (1.8, C), (1.9, C))
        return kolom((0.9, C), *name, (1.9, C), (1.9, C), (1.9, C), (2.9, C))

    @property
    def before(self) -> int:
        """How many columns stand before the capaian."""
        return 4 if self.grouped else 5

    def head(self, objective: str) -> Row:
        """The titles of the columns."""
        beside = () if self.grouped else (objective,)
        last = ("Kategori",) if self.classes else ()
        return kepala("No.", *beside, "Indikator Kinerja", "Target", "Realisasi", "Capaian", *last)

    def rows(self, konteks: Konteks) -> list[Row]:
        """The indicators below or beside their sasaran."""
        rows: list[Row] = []
        lay = self._grouped if self.grouped else self._beside
        groups = by_objective(konteks.hasil.indikator)
        for number, (kode, members) in enumerate(groups.items(), start=1):
            rows += lay(number, nama_sasaran(konteks.laporan, kode), members)
        return rows

    def _grouped(self, number: int, name: str | None, members: list[HasilIndikator]) -> list[Row]:
        text = teks(name) if name is None else teks(f"{number}. {name}")
        title = replace(text, bold=True, colspan=len(self.columns), align=L)
        rows = [Row((nomor(m.nomor), *self._figures(m))) for m in members]
        return [Row((title,), RowRole.GROUP), *rows]

    def _beside(self, number: int, name: str | None, members: list[HasilIndikator]) -> list[Row]:
        height = len(members)
        first = (nomor(number, rowspan=height), teks(name, rowspan=height))
        return [
            Row((*(first if n == 0 else ()), *self._figures(member)))
            for n, member in enumerate(members)
        ]

    def _figures(self, member: HasilIndikator) -> tuple[Cell, ...]:
        last = (_class_cell(member.kelas),) if self.classes else ()
        return (*_narrow(member, [member]), *last)


def _class_cell(kelas: Kategori | None) -> Cell:
    """The class of a capaian on its colour; a dash where there is no percentage."""
    if kelas is None:
        return sel(None)
    return Cell((Text(kelas.nama),), align=C, ground=kelas.warna)


def _class_note(classes: HasilKelasCapaian | None) -> Inlines:
    """By which classes, with the capaian that each begins with, and whose they are."""
    if classes is None:
        return ()
    *higher, lowest = [one.kategori for one in classes.kelas]
    named = [f"{one.nama} (mulai {angka_pendek(one.batas)}%)" for one in higher]
    listed = ", ".join((*named, f"dan {lowest.nama} (di bawahnya)"))
    note = f" {classes.catatan}" if classes.catatan else ""
    return (Text(f" Kategori capaian menurut {classes.sumber}: {listed}.{note}"),)


@tabel("ringkas-sasaran")
def ringkas_sasaran(konteks: Konteks) -> Table | Blocks:
    """Each sasaran with its indicators, the mean of their capaian, and how many in each class."""
    means, classes = konteks.hasil.capaian.sasaran, konteks.hasil.kelas_capaian
    if not means:
        return ()
    kinds = [one.kategori for one in classes.kelas] if classes else []
    objective = konteks.laporan.kosakata.sasaran
    last = [kind.nama for kind in kinds] or ["Mencapai Target"]
    rows = [
        Row((nomor(n), teks(nama_sasaran(konteks.laporan, one.kode)), *_counts(one, kinds)))
        for n, one in enumerate(means, start=1)
    ]
    year = konteks.laporan.dokumen.tahun
    return Table(
        id="tabel-ringkas-sasaran",
        caption=keterangan(f"Capaian menurut {objective.judul} Tahun {year}"),
        columns=kolom((1, C), (6, L), (1.8, C), (2.2, C), *[(1.6, C)] * len(last)),
        head=(kepala("No.", objective.judul, "Indikator", "Rata-Rata Capaian", *last),),
        rows=tuple(rows),
        source=sumber(asal_kinerja(konteks.laporan), [one.rata_rata for one in means]),
        compact=len(last) > 1,
        summary=f"Banyaknya indikator dan rata-rata capaian tiap {objective.kecil}.",
    )


def _counts(one: HasilSasaran, kinds: Sequence[Kategori]) -> tuple[Cell, ...]:
    """The figures of a sasaran: its indicators, their mean, how many in each class."""
    members = one.indikator
    counts = [sum(m.kelas == kind for m in members) for kind in kinds]
    reached = counts or [sum(m.tercapai is True for m in members)]
    numbers = [teks(str(count), align=C) for count in (len(members), *reached)]
    no_mean = one.rata_rata.status is Status.TIDAK_SEBANDING  # predicates have no percentage
    return (numbers[0], sel(None if no_mean else one.rata_rata), *numbers[1:])


def _ceiling_note(overall: HasilCapaian) -> Inlines:
    """That the mean takes no more than the ceiling, where that changes it."""
    if overall.batas is None or not overall.dibatasi:
        return ()
    value = Value(overall.batas, print_quantity(overall.batas))
    return (
        Text(" Dalam rata-rata, capaian di atas "),
        value,
        Text(" diperhitungkan sebesar "),
        value,
        Text("."),
    )


LONGEST_WORD = 8
"""So many letters of a unit fit a narrow column; "puskesmas" would be broken in two."""


def _narrow(ind: HasilIndikator, results: Sequence[HasilIndikator | HasilTahun]) -> list[Cell]:
    """The name of an indicator and figures of it; a long unit stands once, beside the name."""
    beside = not satuan_panjang(ind)
    figures = [cell for result in results for cell in _past_figures(result, satuan=beside)]
    return [_name_with_long_unit(ind), *figures]


def satuan_panjang(ind: HasilIndikator) -> str:
    """The word of a plain number where it is too long to stand in the cells of numbers."""
    unit = kata_satuan(ind)
    return unit if len(unit) > LONGEST_WORD else ""


def _name_with_long_unit(ind: HasilIndikator) -> Cell:
    return teks(f"{ind.model.nama}{dalam_kurung(ind)}")


def dalam_kurung(ind: HasilIndikator) -> str:
    """A long unit after a name or caption; "" where the cells have it."""
    unit = satuan_panjang(ind)
    return f" ({unit})" if unit else ""


def _figures(
    result: HasilIndikator | HasilTahun, *, satuan: bool = True
) -> tuple[Cell, Cell, Cell]:
    return (
        sel_target(result.target, result.sampai, satuan=satuan),
        sel(result.realisasi, satuan=satuan),
        sel_capaian(result),
    )


_WORDS = {1: "melampaui", 0: "tercapai", -1: "belum tercapai"}


def sel_capaian(result: HasilIndikator | HasilTahun | HasilMenengah) -> Cell:
    """The capaian, or in words whether the target is met where it is 0 and has no percentage."""
    if result.capaian.ada or result.putusan is None:
        return sel(result.capaian)
    return teks(_WORDS[result.putusan], align=C)


MAKIN_BAIK = {
    "minimum": "Makin kecil realisasi, makin baik capaian.",
    "stabil": "Target dijaga: realisasi di atas maupun di bawahnya menyimpang dari target.",
}
"""What the reader of a table has to know where more is not better."""


@tabel("capaian-indikator")
def capaian_indikator(konteks: Konteks, ind: HasilIndikator) -> Table:
    """Target, result and capaian of one indicator in the reported year."""
    year = konteks.laporan.dokumen.tahun
    source = sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,))
    if ind.model.polaritas in MAKIN_BAIK:
        source += (Text(f" {MAKIN_BAIK[ind.model.polaritas]}"),)
    return Table(
        id=f"tabel-{ind.model.kode}-capaian",
        caption=keterangan(f"Target, Realisasi, dan Capaian {pendek(ind.model)} Tahun {year}"),
        columns=kolom((8, L), (2.5, C), (2.5, C), (2.5, C)),
        head=(kepala("Indikator Kinerja", "Target", "Realisasi", "Capaian"),),
        rows=(Row(tuple(_narrow(ind, [ind]))),),
        source=source,
        summary=f"Target, realisasi, dan capaian {ind.model.nama} tahun {year}.",
    )


@tabel("riwayat-indikator")
def riwayat_indikator(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """An indicator over the last years, side by side under merged heads."""
    years = ind.tahun[-YEARS_ACROSS:]
    if len(years) < 2:
        return ()
    return Table(
        id=f"tabel-{ind.model.kode}-riwayat",
        caption=keterangan(
            f"Perbandingan Capaian {pendek(ind.model)} {rentang(y.tahun for y in years)}"
        ),
        columns=kolom((4.0, L), *((1.4, C), (1.6, C), (1.7, C)) * len(years)),
        head=kepala_tahun(
            ("Indikator Kinerja",), [y.tahun for y in years], ("Target", "Realisasi", "Capaian")
        ),
        rows=(Row(tuple(_narrow(ind, years))),),
        source=(
            *sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,)),
            *konversi_tahun(konteks.laporan, years),
            *catatan_tahun(years),
        ),
        compact=True,
        summary=f"Target, realisasi, dan capaian {ind.model.nama} tiap tahun.",
    )


def _past_figures(year: HasilIndikator | HasilTahun, *, satuan: bool) -> tuple[Cell, ...]:
    """The figures of a year; the note says what a dash for an incomparable one means."""
    if isinstance(year, HasilTahun) and year.realisasi.status is Status.TIDAK_SEBANDING:
        known = year.target.ada
        target = sel_target(year.target, year.sampai, satuan=satuan) if known else sel(None)
        return (target, sel(None), sel(None))
    return _figures(year, satuan=satuan)


def konversi_tahun(laporan: Laporan, years: Sequence[HasilTahun]) -> Inlines:
    """Past results that the survey gave on its own scale, as it gave them."""
    scale = laporan.kosakata.skala_survei.kecil
    said: list[Inline] = []
    for year in years:
        for given in year.realisasi.inputs:
            if given.path.endswith(".nilai_survei"):
                said.append(Text(f" Realisasi tahun {year.tahun} dikonversi dari nilai "))
                said += [*nilai(given), Text(f" pada {scale}.")]
    return tuple(said)


def catatan_tahun(years: Sequence[HasilTahun]) -> Inlines:
    """What the office notes of its years, and why a year cannot be compared."""
    return tuple(Text(f" {_note(year)}.") for year in years if _note(year))


def _note(year: HasilTahun) -> str:
    said = (year.keterangan or "").rstrip(" .")  # as typed: it may begin with a name
    if year.realisasi.status is not Status.TIDAK_SEBANDING:
        return f"Tahun {year.tahun}: {said}" if said else ""
    why = f": {said}" if said else ""
    return f"Realisasi tahun {year.tahun} tidak dapat diperbandingkan ({TIDAK_ADA}){why}"


@tabel("target-menengah")
def target_menengah(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """This year's result against the target at the end of the strategic plan."""
    if ind.menengah is None:
        return ()
    now, end = konteks.laporan.dokumen.tahun, ind.menengah.tahun
    beside = not satuan_panjang(ind)
    return Table(
        id=f"tabel-{ind.model.kode}-menengah",
        caption=keterangan(
            f"Realisasi {pendek(ind.model)} Tahun {now} terhadap Target Jangka Menengah Tahun {end}"
        ),
        columns=kolom((6.5, L), (3, C), (3, C), (3, C)),
        head=(kepala("Indikator Kinerja", f"Realisasi {now}", f"Target {end}", "Capaian"),),
        rows=(
            Row(
                (
                    _name_with_long_unit(ind),
                    sel(ind.realisasi, satuan=beside),
                    sel_target(ind.menengah.target, ind.menengah.sampai, satuan=beside),
                    sel_capaian(ind.menengah),
                )
            ),
        ),
        source=sumber(
            f"{konteks.laporan.renstra.nama}; {asal_indikator(konteks.laporan, ind)}",
            (ind.realisasi,),
        ),
        summary=f"Realisasi {ind.model.nama} tahun {now} terhadap target tahun {end}.",
    )


@tabel("pembanding")
def pembanding(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """This year's result against other units and standards."""
    if not ind.pembanding:
        return ()
    beside = not satuan_panjang(ind)
    rows = tuple(
        Row(
            (
                teks(p.sebutan),
                sel(p.realisasi, satuan=beside),
                sel(ind.realisasi, satuan=beside),
                sel(p.selisih, satuan=beside),
                sel(None if p.realisasi.unit is Unit.PREDIKAT else p.rasio),
            )
        )
        for p in ind.pembanding
    )
    sources = sumber_pembanding(ind.pembanding)
    own = asal_indikator(konteks.laporan, ind)
    own_result = f"Realisasi {konteks.laporan.kosakata.kantor.judul}"
    return Table(
        id=f"tabel-{ind.model.kode}-pembanding",
        caption=keterangan(
            f"Perbandingan Realisasi {pendek(ind.model)} dengan Unit Lain{dalam_kurung(ind)}"
        ),
        columns=kolom((5.5, L), (2.5, C), (2.5, C), (2.3, C), (2.3, C)),
        head=(kepala("Pembanding", "Realisasi Pembanding", own_result, "Selisih", "Rasio"),),
        rows=rows,
        source=sumber("; ".join((*sources, own)), (ind.realisasi,)),
        summary=f"Realisasi {ind.model.nama} dibandingkan dengan realisasi unit lain.",
    )


def sumber_pembanding(others: Sequence[HasilPembanding]) -> Iterable[str]:
    """Where the figures of others come from; which is whose, where there are any of them."""
    named = [p for p in others if p.sumber]
    if all(p.umum for p in named):
        return dict.fromkeys(p.sumber for p in named)
    return dict.fromkeys(f"{p.sebutan}: {p.sumber}" for p in named)

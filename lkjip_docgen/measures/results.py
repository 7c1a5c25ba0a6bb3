"""The results of measuring: named quantities, grouped as the report needs them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from lkjip_docgen.model import (
    ROMAWI,
    Indikator,
    IndikatorPK,
    PerjanjianKinerja,
    RencanaAksi,
    RencanaKinerja,
    SasaranRencana,
    TabelSendiri,
    TingkatPK,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, field_names
from lkjip_docgen.rules import AturanNilai, Kategori

# --- indicators --------------------------------------------------------------


class Rincian(Record):
    """What a way of measuring has to tell beside its result."""


R = TypeVar("R", bound=Rincian)


class HasilBulan(Record):
    """A month of a survey: its reported value and its respondents."""

    nama: str  # "Januari"
    nilai: Quantity
    responden: Quantity
    hasil_kali: Quantity  # value times respondents


class HasilUnsur(Record):
    """A survey element over the year, weighted by respondents."""

    nama: str
    kelompok: str
    bulan: tuple[Quantity, ...]
    nilai: Quantity


class HasilKategori(Record):
    """The quality category of an index: the converted value and its class."""

    nilai: Quantity  # index x factor, two decimals
    kategori: Kategori | None
    tabel: tuple[Kategori, ...]
    sumber: str
    faktor: Decimal | None  # 25 for an index up to 4, 1 for one up to 100; None: no such scale


class HasilSurvei(Rincian):
    """A monthly survey: sums, yearly value, elements, category, weak months."""

    bulan: tuple[HasilBulan, ...]
    unsur: tuple[HasilUnsur, ...]
    kelompok: tuple[str, ...]
    jumlah_tertimbang: Quantity  # sum of value x respondents
    jumlah_responden: Quantity
    nilai: Quantity  # on the survey's scale
    skala_survei: Quantity  # its maximum
    skala_hasil: Quantity
    tertinggi: tuple[HasilUnsur, ...]  # all that share the highest value
    terendah: tuple[HasilUnsur, ...]
    minimum_responden: Quantity | None
    bulan_kurang: tuple[HasilBulan, ...]  # months below the minimum
    kategori: HasilKategori | None
    di_atas: tuple[HasilBulan, ...] = ()  # months whose value is above all its elements
    di_bawah: tuple[HasilBulan, ...] = ()  # months whose value is below all of them
    populasi: Quantity | None = None  # people who could answer in a month
    bulan_lebih: tuple[HasilBulan, ...] = ()  # months with more respondents than that


class HasilUnsurBobot(Record):
    """A weighted element: its weight, value and product."""

    nama: str
    bobot: Quantity
    nilai: Quantity
    tertimbang: Quantity


class HasilKelompok(Record):
    """One kind of respondents of a weighted survey."""

    kode: str
    nama: str
    unsur: tuple[HasilUnsurBobot, ...]
    jumlah_bobot: Quantity
    nilai: Quantity  # sum of weight x value / 100
    responden: Quantity
    minimum_responden: Quantity | None
    cukup: bool | None  # respondents reach the minimum; None: not known
    populasi: Quantity | None = None  # people who could answer
    lebih: bool = False  # more have answered


class HasilBerbobot(Rincian):
    """A weighted survey; `nilai` is None where the result was given directly."""

    kelompok: tuple[HasilKelompok, ...]
    jumlah_responden: Quantity
    dihitung: bool  # computed from elements (else given directly or missing)


class HasilPersentase(Rincian):
    """Numerator and denominator of a percentage."""

    pembilang: Quantity
    penyebut: Quantity


class HasilPredikat(Rincian):
    """The order that a predicate stands on, the lowest first, and whose it is."""

    urutan: tuple[str, ...]
    sumber: str
    sumber_nilai: str  # the rule that gives each predicate a number; "" where none does


class HasilTahun(Record):
    """One year of an indicator."""

    tahun: int
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    keterangan: str = ""
    putusan: int | None = None  # 1 above its target, 0 on it, -1 short of it; None: not known
    sampai: Quantity | None = None  # where the target is a range: its upper end


class HasilMenengah(Record):
    """This year's result against the target at the end of the plan."""

    tahun: int
    target: Quantity
    capaian: Quantity
    putusan: int | None = None  # as of a year
    sampai: Quantity | None = None  # as of a year

    @property
    def dalam_rentang(self) -> bool:
        """Whether the target is a range and the result lies in it."""
        return self.sampai is not None and self.putusan == 0


_FIGURE = re.compile(r"(?:standar|rata-rata|rerata|target|baku mutu|median)\b", re.IGNORECASE)


class HasilPembanding(Record):
    """This year's result against another unit's."""

    lingkup: str  # kanwil, nasional, another one, or "" where none is named
    unit: str
    sumber: str
    realisasi: Quantity
    selisih: Quantity  # ours minus theirs, in points
    rasio: Quantity  # ours over theirs, percent
    tahun: int | None = None  # of the other figure, where it is named

    @property
    def umum(self) -> bool:
        """Whether it is one of the two that every report was once compared with."""
        return self.lingkup in ("kanwil", "nasional") and self.tahun is None

    @property
    def adalah_angka(self) -> bool:
        """Whether it is a figure itself, a standard or a mean, and no unit that attained one."""
        return bool(_FIGURE.match(self.unit)) or "standar" in self.lingkup.lower()

    @property
    def sebutan(self) -> str:
        """The unit with its kind and year, as far as they are told: "Dinas X (provinsi, 2024)".

        A kind that the name of the unit holds ("Provinsi Jawa Timur") is not said again.
        """
        told = self.lingkup in ("kanwil", "nasional") or self.lingkup.lower() in self.unit.lower()
        kind = "" if told else self.lingkup
        more = ", ".join(filter(None, (kind, str(self.tahun or ""))))
        return f"{self.unit} ({more})" if more else self.unit


class HasilEfisiensi(Record):
    """Capaian against the absorption of the money that pays for it.

    `dana` is that money: the program or the part of it that the indicator
    names, or what it has to itself (`khusus`); None where the budget lacks it.
    """

    program: str  # the name of the part of the budget; "" where none is named
    capaian: Quantity
    serapan: Quantity
    selisih: Quantity  # percentage points, capaian minus serapan
    efisien: bool | None  # capaian >= serapan; None: not known, or the money is shared
    dana: HasilPos | None = None
    induk: HasilPos | None = None  # the part of the budget that is named, where it is found
    tingkat: int = 1  # that this part has in the tree: 1 is a program, 2 an activity ...
    khusus: bool = False
    bersama: tuple[str, ...] = ()  # other indicators that the same part below a program pays for


class HasilTriwulan(Record):
    """A quarter by itself, and the year up to its end.

    Of money `capaian` is realisasi against the plan of the quarter.
    """

    nomor: int  # 1 to 4
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    target_sampai: Quantity
    realisasi_sampai: Quantity
    capaian_sampai: Quantity
    keterangan: str = ""

    @property
    def nama(self) -> str:
        """What it is called: "Triwulan II"."""
        return f"Triwulan {ROMAWI[self.nomor - 1]}"


class HasilRencanaAksi(Record):
    """A step of the action plan with its money; None where it names none."""

    model: RencanaAksi
    anggaran: Quantity | None


class HasilTriwulanan(Record):
    """The quarters up to the end of what is reported.

    `kemajuan` is realisasi up to there against the target of the year, in percent; None where a
    part of the target is none of the way (less is better, predicates).  `prognosis` is what the
    office expects at year end, None where it does not say.
    """

    sifat: str  # how the quarters make the year; "" where the office has not said
    triwulan: tuple[HasilTriwulan, ...]
    realisasi: Quantity  # up to the end of what is reported, of whatever source
    putusan: int | None = None  # against the target up to there, as of a year
    kemajuan: Quantity | None = None
    prognosis: Quantity | None = None
    capaian_prognosis: Quantity | None = None
    dihitung: bool = False  # from the months of a survey
    batas_atas: Quantity | None = None  # of the target of every quarter, where it is a range

    @property
    def kini(self) -> HasilTriwulan:
        """The last quarter of what is reported."""
        return self.triwulan[-1]

    @property
    def bertarget(self) -> bool:
        """Whether any quarter has a target."""
        return any(quarter.target.ada for quarter in self.triwulan)

    @property
    def terukur(self) -> bool:
        """Whether any quarter has a result."""
        return any(quarter.realisasi.ada for quarter in self.triwulan)

    @property
    def berjumlah(self) -> bool:
        """Whether the year up to a quarter is another figure than the quarter itself."""
        return self.dihitung or self.sifat not in ("", "akhir")


class HasilTriwulanAnggaran(Record):
    """Spending quarter by quarter, each by itself and up to its end; `serapan` is of the year."""

    triwulan: tuple[HasilTriwulan, ...]
    serapan: tuple[Quantity, ...]  # of the ceiling, up to the end of each quarter

    @property
    def kini(self) -> HasilTriwulan:
        """The last quarter of what is reported."""
        return self.triwulan[-1]

    @property
    def bertarget(self) -> bool:
        """Whether any quarter has a plan."""
        return any(quarter.target.ada for quarter in self.triwulan)


class HasilIndikator(Record):
    """All that is computed for one indicator.  `model` is what the office wrote."""

    model: Indikator
    nomor: int  # position in the report, from 1
    target: Quantity
    realisasi: Quantity
    capaian: Quantity
    tahun: tuple[HasilTahun, ...]  # past years and this one, oldest first
    perubahan_realisasi: Quantity  # against last year, in the indicator's unit
    perubahan_capaian: Quantity  # against last year, percentage points
    menengah: HasilMenengah | None
    pembanding: tuple[HasilPembanding, ...]
    efisiensi: HasilEfisiensi | None
    rincian: Rincian | None = None
    kelas: Kategori | None = None  # of its capaian, where the office names classes
    triwulanan: HasilTriwulanan | None = None  # where the office has written of quarters
    rencana_aksi: tuple[HasilRencanaAksi, ...] = ()
    target_triwulan: tuple[Quantity, ...] = ()  # of all quarters, where the office has any

    @property
    def survei(self) -> HasilSurvei | None:
        """The details of a monthly survey."""
        return self._details(HasilSurvei)

    @property
    def berbobot(self) -> HasilBerbobot | None:
        """The details of weighted elements."""
        return self._details(HasilBerbobot)

    @property
    def persentase(self) -> HasilPersentase | None:
        """Numerator and denominator."""
        return self._details(HasilPersentase)

    @property
    def predikat(self) -> HasilPredikat | None:
        """The order of a predicate."""
        return self._details(HasilPredikat)

    def _details(self, kind: type[R]) -> R | None:
        return self.rincian if isinstance(self.rincian, kind) else None

    @property
    def tercapai(self) -> bool | None:
        """Whether the target is met, with or without a percentage; None when it is not known."""
        return None if self.putusan is None else self.putusan >= 0

    @property
    def putusan(self) -> int | None:
        """1 above the target, 0 on it, -1 short of it; None when it is not known."""
        return self.tahun[-1].putusan

    @property
    def dalam_rentang(self) -> bool:
        """Whether the target is a range and the result lies in it."""
        return self.sampai is not None and self.putusan == 0

    @property
    def sampai(self) -> Quantity | None:
        """The upper end of a target that is a range."""
        return self.tahun[-1].sampai

    @property
    def dibiayai_tersendiri(self) -> bool:
        """Whether money below a program, or of its own, pays for the indicator."""
        paid = self.efisiensi
        return paid is not None and (paid.khusus or paid.tingkat > 1)

    @property
    def tahun_lalu(self) -> HasilTahun | None:
        """The year before the reported one, if the history holds it."""
        now = self.tahun[-1].tahun
        return next((t for t in self.tahun if t.tahun == now - 1), None)


class HasilSasaran(Record):
    """A sasaran: its indicators, and the mean of their capaian."""

    kode: str
    indikator: tuple[HasilIndikator, ...]
    rata_rata: Quantity


class HasilCapaian(Record):
    """The capaian of all indicators: their mean, and what stands behind it."""

    rata_rata: Quantity
    batas: Quantity | None  # what counts at most in the mean, percent
    terendah: HasilIndikator | None
    tertinggi: HasilIndikator | None
    di_bawah: tuple[HasilIndikator, ...]  # below 100 percent
    dibatasi: tuple[HasilIndikator, ...]  # above the ceiling
    sasaran: tuple[HasilSasaran, ...] = ()  # where there are several, in the order of the data

    @property
    def tersebar(self) -> bool:
        """Whether the mean stands for unlike figures."""
        low, high = self.terendah, self.tertinggi
        return low is not None and high is not None and low.capaian.nilai != high.capaian.nilai


class HasilKelas(Record):
    """A class of capaian and how many indicators are in it."""

    kategori: Kategori
    jumlah: int


class HasilKelasCapaian(Record):
    """The classes of capaian, the highest first, with their source."""

    sumber: str
    catatan: str  # what has to be said where the classes are used
    kelas: tuple[HasilKelas, ...]
    tanpa: int  # indicators without a percentage, which are in none


# --- budget ------------------------------------------------------------------


class HasilPos(Record):
    """A budget line: ceiling, spending, percentage; and the lines that it is divided into."""

    nama: str
    pagu: Quantity
    realisasi: Quantity
    serapan: Quantity
    kode: str = ""
    rincian: tuple[HasilPos, ...] = ()


class HasilProgram(Record):
    """A program with its activities; its own figures are their sums."""

    pos: HasilPos

    @property
    def kegiatan(self) -> tuple[HasilPos, ...]:
        """The activities, each of which may be divided further (`rincian`)."""
        return self.pos.rincian


class HasilVersi(Record):
    """One version of the budget by program; the total counts programs only."""

    kode: str
    nama: str
    program: tuple[HasilProgram, ...]
    total: HasilPos
    perubahan: Quantity | None  # total minus the total of the version before

    @property
    def tingkat(self) -> int:
        """How many levels deep it is: 2 for programs and activities."""
        return max((_depth(program.pos) for program in self.program), default=0)


def _depth(pos: HasilPos) -> int:
    return 1 + max(map(_depth, pos.rincian), default=0)


class HasilTahunBelanja(Record):
    """A year of spending by type."""

    tahun: int
    jenis: tuple[HasilPos, ...]
    total: HasilPos


class HasilAnggaran(Record):
    """The budget of the year and of the years before."""

    versi: tuple[HasilVersi, ...]
    jenis_belanja: tuple[HasilTahunBelanja, ...]  # oldest first
    sumber_dana: tuple[HasilPos, ...]
    total_sumber_dana: Quantity
    total: HasilPos  # the last version's total
    perubahan_pagu: Quantity  # from the first version to the last
    perubahan_serapan: Quantity | None  # percentage points against last year
    pertumbuhan_realisasi: Quantity | None  # percent against last year
    tahun_lalu: HasilTahunBelanja | None  # the year before the reported one
    belanja_sumber_dana: HasilPos | None = None  # of all sources; None: not known by source
    triwulanan: HasilTriwulanAnggaran | None = None  # where the office has written of quarters
    berjalan: HasilPos | None = None  # up to the end of a part of the year, where one is reported

    @property
    def akhir(self) -> HasilVersi:
        """The version in force at year end."""
        return self.versi[-1]


class HasilTahunPnbp(Record):
    """Revenue of a year against its target."""

    tahun: int
    target: Quantity
    realisasi: Quantity
    capaian: Quantity


class HasilPnbp(Record):
    """Revenue of whatever kind over the years, oldest first."""

    tahunan: tuple[HasilTahunPnbp, ...]
    perubahan_capaian: Quantity | None  # percentage points against last year
    pertumbuhan_realisasi: Quantity | None  # percent against last year
    kunci: str = "pnbp"  # under which it stands in the data

    @property
    def kini(self) -> HasilTahunPnbp:
        """The reported year."""
        return self.tahunan[-1]


# --- agreements --------------------------------------------------------------


class HasilTargetPK(Record):
    """A target as it was agreed, which may differ from the one that is measured against."""

    model: IndikatorPK
    target: Quantity
    sampai: Quantity | None = None  # where the target is a range: its upper end


class HasilSasaranPK(Record):
    """An objective of an agreement with its targets."""

    model: SasaranRencana
    indikator: tuple[HasilTargetPK, ...]


class HasilTingkatPK(Record):
    """One of the stacked tables of an agreement."""

    model: TingkatPK
    sasaran: tuple[HasilSasaranPK, ...]


class HasilPerjanjian(Record):
    """An agreement: its targets, and its budget where it lists one itself."""

    model: PerjanjianKinerja
    tingkat: tuple[HasilTingkatPK, ...]
    anggaran: HasilVersi | None


# --- annual plans --------------------------------------------------------------


class HasilTargetRencana(Record):
    """A target as it was planned, and as each agreement of its year has it, the first one first."""

    model: IndikatorPK
    target: Quantity
    sampai: Quantity | None
    janji: tuple[HasilTargetPK, ...]

    @property
    def perjanjian(self) -> HasilTargetPK | None:
        """The target of the agreement in force."""
        return self.janji[-1] if self.janji else None


class HasilSasaranRencana(Record):
    """An objective of an annual plan with its targets."""

    model: SasaranRencana
    indikator: tuple[HasilTargetRencana, ...]


class HasilRencana(Record):
    """An annual plan; `perjanjian` is the agreement in force in its year, if the data have one."""

    model: RencanaKinerja
    sasaran: tuple[HasilSasaranRencana, ...]
    perjanjian: PerjanjianKinerja | None


class HasilUbahTarget(Record):
    """A target of an agreement beside what it was before the agreement was changed.

    One of the two is None where the indicator is new (`jenis` "baru") or was left out
    ("dihapus"); else `jenis` is "naik", "turun", "tetap", "berubah" where that is no way, or ""
    where a target is missing.
    """

    awal: HasilTargetPK | None
    perubahan: HasilTargetPK | None
    jenis: str
    selisih: Quantity | None  # where a single target moved

    @property
    def nama(self) -> str:
        """The indicator as it is called now, or was called last."""
        known = self.perubahan or self.awal
        return known.model.nama if known else ""


class HasilUbahSasaran(Record):
    """An objective with its targets, those of the change before those that were left out."""

    kode: str
    nama: str
    target: tuple[HasilUbahTarget, ...]


class HasilUbahTingkat(Record):
    """A level of an agreement that was changed."""

    tingkat: str
    sasaran: tuple[HasilUbahSasaran, ...]

    @property
    def berubah(self) -> bool:
        """Whether anything of it is otherwise than before."""
        return any(target.jenis != "tetap" for target in self.semua)

    @property
    def semua(self) -> tuple[HasilUbahTarget, ...]:
        """Every target of the level."""
        return tuple(target for sasaran in self.sasaran for target in sasaran.target)


class HasilUbahPagu(Record):
    """The budget of a program beside what it was; None where one agreement does not have it."""

    nama: str
    awal: Quantity | None
    perubahan: Quantity | None
    selisih: Quantity | None


class HasilPerubahanPK(Record):
    """What the change of an agreement changed.

    `anggaran` holds a row a program and the sum last; none where the versions of the budget tell
    of the same.
    """

    awal: PerjanjianKinerja
    perubahan: PerjanjianKinerja
    tingkat: tuple[HasilUbahTingkat, ...]
    anggaran: tuple[HasilUbahPagu, ...]

    def _banyaknya(self, *jenis: str) -> int:
        """How many targets of those levels that are shown, for anything of them changed."""
        shown = (level for level in self.tingkat if level.berubah)
        return sum(row.jenis in jenis for level in shown for row in level.semua)

    @property
    def berubah(self) -> int:
        """How many targets are others than before."""
        return self._banyaknya("naik", "turun", "berubah")

    @property
    def tetap(self) -> int:
        """How many targets stayed as they were."""
        return self._banyaknya("tetap")

    @property
    def baru(self) -> int:
        """How many indicators were added."""
        return self._banyaknya("baru")

    @property
    def dihapus(self) -> int:
        """How many indicators were left out."""
        return self._banyaknya("dihapus")


# --- evaluation ----------------------------------------------------------------


class HasilKomponenEvaluasi(Record):
    """A component of the evaluation: the most that it can bring, and what it brought."""

    nama: str
    bobot: Quantity
    nilai: Quantity


class HasilTahunEvaluasi(Record):
    """The score of the evaluation of a year with its category ("" where nobody knows it).

    `sebutan` is what the rule calls the category ("Sangat Baik").
    """

    tahun: int
    nilai: Quantity
    kategori: str
    sebutan: str


class HasilEvaluasi(Record):
    """The evaluation of accountability, its components and what became of its recommendations."""

    kini: HasilTahunEvaluasi
    sumber: str  # the rule by which it was evaluated, "" of years before the first that is known
    komponen: tuple[HasilKomponenEvaluasi, ...]
    jumlah_bobot: Quantity
    jumlah_komponen: Quantity
    tahunan: tuple[HasilTahunEvaluasi, ...]  # earlier years and this one, oldest first
    perubahan: Quantity | None  # against the year before
    tahun_lalu: HasilTahunEvaluasi | None
    rekomendasi: Quantity  # how many there are
    selesai: Quantity
    proses: Quantity
    belum: Quantity
    persen_selesai: Quantity


# --- scores ------------------------------------------------------------------


class HasilKomponen(Record):
    """A component of a score: given or derived value, weight, product."""

    kode: str
    nama: str
    bobot: Quantity
    nilai: Quantity
    tertimbang: Quantity


class HasilTahunNilai(Record):
    """A score of one year by the rule of that year, or as an application shows it.

    `menurut` is the source of a score that was stated and not computed; it
    has no components.  `masukan` are figures that are shown but carry no weight themselves
    (efisiensi, from which nilai efisiensi follows).
    """

    tahun: int
    aturan: AturanNilai
    komponen: tuple[HasilKomponen, ...]
    masukan: tuple[HasilKomponen, ...]
    nilai: Quantity
    kategori: Kategori | None
    pengurang: Quantity | None = None
    menurut: str = ""

    @property
    def dasar(self) -> str:
        """The regulation it was computed by, and until when that is known to hold, if not now."""
        if not self.aturan.diteruskan(self.tahun):
            return self.aturan.sumber
        return (
            f"{self.aturan.sumber}, yang diketahui berlaku sampai dengan tahun "
            f"{self.aturan.diketahui_sampai}"
        )


class HasilNilai(Record):
    """A score over the years, oldest first; whether the method changed."""

    tahunan: tuple[HasilTahunNilai, ...]
    aturan_berubah: bool

    @property
    def kini(self) -> HasilTahunNilai:
        """The last year given."""
        return self.tahunan[-1]


class HasilEmonev(Record):
    """Cumulative monthly progress."""

    bulan: tuple[tuple[str, Quantity, Quantity], ...]  # name, spending, execution

    @property
    def akhir(self) -> tuple[str, Quantity, Quantity]:
        """The last month that has a figure, else the last month."""
        filled = [b for b in self.bulan if b[1].ada or b[2].ada]
        return (filled or list(self.bulan))[-1]


class HasilSerapan(Record):
    """The absorption of the year as one source records it, with the date of that source."""

    sumber: str  # "realisasi DIPA"
    serapan: Quantity


class HasilRincian(Record):
    """Employees by one breakdown."""

    kode: str
    nama: str
    kelompok: tuple[tuple[str, Quantity], ...]
    jumlah: Quantity


class HasilPegawai(Record):
    """Employees; `jumlah` is the sum of the first breakdown."""

    rincian: tuple[HasilRincian, ...]
    jumlah: Quantity


class HasilBarisAkhir(Record):
    """A computed row at the end of an own table: what it is called, and a place for each column."""

    nama: str
    sel: tuple[Quantity | None, ...]


class HasilTabel(Record):
    """An own table: a place for each cell, None where it holds no number; then computed rows."""

    model: TabelSendiri
    baris: tuple[tuple[Quantity | None, ...], ...]
    akhir: tuple[HasilBarisAkhir, ...] = ()


class Hasil(Record):
    """Everything computed from one data file."""

    indikator: tuple[HasilIndikator, ...]
    capaian: HasilCapaian
    anggaran: HasilAnggaran
    penerimaan: HasilPnbp | None
    nka: HasilNilai | None
    ikpa: HasilNilai | None
    emonev: HasilEmonev | None
    serapan: tuple[HasilSerapan, ...]  # each source that has a figure of the year
    pegawai: HasilPegawai | None
    perjanjian: tuple[HasilPerjanjian, ...]  # in the order of the data
    kelas_capaian: HasilKelasCapaian | None = None  # where the office names classes
    rencana: tuple[HasilRencana, ...] = ()  # in the order of the data
    perubahan_perjanjian: HasilPerubahanPK | None = None  # where the agreement was changed
    evaluasi: HasilEvaluasi | None = None
    tabel_sendiri: tuple[HasilTabel, ...] = ()  # of the office's own parts
    tabel_grafik: tuple[HasilTabel, ...] = ()  # of charts whose table is not printed

    @property
    def pnbp(self) -> HasilPnbp | None:
        """The revenue, where it is PNBP."""
        revenue = self.penerimaan
        return revenue if revenue is not None and revenue.kunci == "pnbp" else None

    @property
    def rata_rata_capaian(self) -> Quantity:
        """The mean of the capaian, as templates know it."""
        return self.capaian.rata_rata

    def quantities(self) -> dict[str, Quantity]:
        """All quantities by path, in the order of the report."""
        found: dict[str, Quantity] = {}
        for quantity in _walk(self, set()):
            found.setdefault(quantity.path, quantity)
        return found


def _walk(node: object, seen: set[int]) -> Iterator[Quantity]:
    """The quantities below a result; what many are computed from is walked through once."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, Quantity):
        yield node
    for part in _parts(node):
        yield from _walk(part, seen)


def _parts(node: object) -> Iterable[object]:
    """What a result is made of: the inputs of a quantity, items, the fields of a result."""
    if isinstance(node, Quantity):
        return node.inputs
    if isinstance(node, tuple | list):
        return node
    if isinstance(node, Record):
        return [getattr(node, name) for name in field_names(node)]
    return ()

"""Next year's data from this year's: history moved on, targets set, figures emptied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures import Hasil, HasilIndikator
from lkjip_docgen.model import PROFIL_UMUM
from lkjip_docgen.new_year.absent import put_back, set_apart
from lkjip_docgen.new_year.past import measured_promises, objectives
from lkjip_docgen.new_year.raw_sections import (
    Section,
    begin_budget,
    budget_parts,
    first_code,
    sections,
    unanswered,
    uncounted,
    without_amounts,
    year_of,
)
from lkjip_docgen.new_year.remarks import Remarks, general, rule_change
from lkjip_docgen.output import slug
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import MutableRecord, field
from lkjip_docgen.rules import aturan_bila_ada
from lkjip_docgen.source import Path_, file_and_sheet, own_charts_in, own_tables_in, words_of

_RESULTS = ("hasil", "sumber_hasil", "waktu", "nilai_pembilang", "nilai_penyebut")
_FIGURE = re.compile(r"\d[\d.,]*\d\d")
"""A number of three digits and more, which a method does not keep from year to year."""
_PROMISES = "tingkat[].sasaran[].indikator[]"
_OF_THE_EVALUATION = ("nomor", "tanggal", "nilai", "kategori", "uraian")
"""What an evaluation says of one year alone."""

_EVALUATIONS_KEPT = 4
_NAMES_OF_THE_DAY = ("nama_kementerian", "nama_eselon_satu", "nama_kantor_wilayah")
"""What an agreement calls the institutions above where they were called otherwise when signed."""


class NextYear(MutableRecord):
    """The data of the next year, the remarks above them, and the tables to be emptied.

    `tables` says for each table file of this year how it is called next year, `own_tables` the
    same for each table of the office's own parts, by its kode.
    """

    data: Section
    remarks: Remarks
    tables: dict[str, str] = field(default_factory=dict)
    own_tables: dict[str, str] = field(default_factory=dict)


def carry(data: Section, hasil: Hasil, year: int) -> NextYear:
    """The data of `year` from those of the year before, as `without_past` left them."""
    present, reasons = set_apart(data)
    carrier = _Carrier(NextYear(present, general(data, year)), hasil, year)
    carrier.run()
    put_back(carrier.data, reasons, carrier.coming.remarks, year)
    return carrier.coming


class _Carrier(MutableRecord):
    coming: NextYear
    hasil: Hasil
    year: int

    @property
    def data(self) -> Section:
        """The data being brought to the next year."""
        return self.coming.data

    @property
    def _grant(self) -> str:
        """What the office calls the document that grants its money."""
        return f"{words_of(self.data).dokumen_anggaran}"

    def run(self) -> None:
        self._document()
        self._silent()
        self._signatories()
        self._name_promises()
        self._targets = {row.model.kode: self._target(row) for row in self.hasil.indikator}
        self._agreements()
        measured = {row.model.kode: row for row in self.hasil.indikator}
        for number, row in enumerate(self.data["indikator"]):
            self._indicator(number, row, measured[row["kode"]])
        self._budget()
        self._scores()
        self._evaluation()
        self._tables()
        self._people()
        self._texts()

    _targets: dict[str, Decimal | str | None] = field(default_factory=dict)

    def _remark(self, path: Path_, text: str) -> None:
        self.coming.remarks.add(path, text)

    # --- the document, its signatories and the agreement -------------------------

    def _document(self) -> None:
        document = self.data["dokumen"]
        document["tahun"] = Number(self.year)
        document["tanggal"] = _a_year_later(document["tanggal"])
        document.pop("periode", None)
        days = document.get("batas_data") or {}
        for name, day in days.items():
            days[name] = _a_year_later(day) if isinstance(day, date) else day

    def _signatories(self) -> None:
        day = self.data["dokumen"]["tanggal"]
        for number, row in enumerate(self.data["pejabat"]):
            if row.get("dokumen") == "laporan":
                row |= {"tahun": Number(self.year), "tanggal": day}
                text = f"pejabat yang menandatangani laporan tahun {self.year}."
                self._remark(("pejabat", number), text)
            elif year_of(row) < self.year:
                self._unsigned(row)
                text = f"penanda tangan dan tanggal perjanjian kinerja {self.year}."
                self._remark(("pejabat", number), text)

    def _silent(self) -> None:
        """What was declared for the old year, that there is none, is open again in the new one."""
        for name in ("penghargaan", "inovasi", "output_lain", "langkah", "pembinaan"):
            if self.data.get(name) == []:
                self.data[name] = None
        if (self.data.get("anggaran") or {}).get("faktor") == []:
            self.data["anggaran"]["faktor"] = None
        if "perjanjian_tahun_depan" in self.data:
            self.data["perjanjian_tahun_depan"] = None

    def _unsigned(self, row: Section) -> None:
        row |= {"tahun": Number(self.year), "tanggal": None}
        if row.get("versi") == "perubahan":
            row["versi"] = "awal"

    def _agreements(self) -> None:
        for number, agreement in enumerate(self.data["perjanjian_kinerja"]):
            agreement["anggaran"] = first_code(self._grant) if agreement.get("anggaran") else None
            if year_of(agreement) < self.year:
                self._promise(agreement)
                text = (
                    f"sasaran, indikator, dan target seperti pada perjanjian kinerja {self.year}."
                )
                self._remark(("perjanjian_kinerja", number), text)
        self._parents()

    def _parents(self) -> None:
        """An objective that names no parent keeps the one that it had in the tree of this year."""
        known = {
            objective.kode: objective.induk
            for agreement in self.hasil.perjanjian
            for level in agreement.model.tingkat
            for objective in level.sasaran
            if objective.induk and agreement.model.tahun == self.year - 1
        }
        for objective in sections(self.data, "perjanjian_kinerja[].tingkat[].sasaran[]"):
            parent = known.get(str(objective.get("kode")))
            if parent is not None and not objective.get("induk"):
                objective["induk"] = parent

    def _name_promises(self) -> None:
        """A promise for next year that is called like one indicator is of that indicator."""
        codes: dict[str, list[str]] = {}
        for row in self.data["indikator"]:
            codes.setdefault(plain_name(str(row.get("nama") or "")), []).append(str(row["kode"]))
        for agreement in self.data["perjanjian_kinerja"]:
            for promise in measured_promises(agreement) if year_of(agreement) == self.year else ():
                meant = codes.get(plain_name(str(promise.get("nama") or "")), [])
                if not promise.get("indikator") and len(meant) == 1:
                    promise["indikator"] = meant[0]

    def _promise(self, agreement: Section) -> None:
        """An agreement that was a pattern becomes that of the next year."""
        self._unsigned(agreement)
        agreement.pop("program", None)  # of a year that is over
        agreement.pop("alasan_perubahan", None)
        for name in _NAMES_OF_THE_DAY:
            agreement.pop(name, None)
        for target in sections(agreement, _PROMISES):
            target["target"] = self._targets.get(str(target.get("indikator")))
            if "target_sampai" in target:
                target["target_sampai"] = None

    def _target(self, row: HasilIndikator) -> Decimal | str | None:
        """Next year's target: of its agreement, else of the plan where it ends then."""
        promise = next(self._promises(row.model.kode), None)
        if promise is not None:
            found: Decimal | str | None = promise.get("target")
            return found
        plan = row.model.target_menengah
        if plan is None or plan.tahun != self.year:
            return None
        return plan.nilai.kata if isinstance(plan.nilai, Predikat) else plan.nilai

    def _upper_end(self, row: HasilIndikator) -> Decimal | None:
        """The upper end of next year's target, where it is a range."""
        promise = next(self._promises(row.model.kode), None)
        if promise is not None:
            found: Decimal | None = promise.get("target_sampai")
            return found
        plan = row.model.target_menengah
        return plan.sampai if plan is not None and plan.tahun == self.year else None

    def _promises(self, kode: str) -> Iterator[Section]:
        """What next year's agreements promise for an indicator; a change before the first."""
        for agreement in reversed(self.data["perjanjian_kinerja"]):
            if year_of(agreement) == self.year:
                promises = sections(agreement, _PROMISES)
                yield from (target for target in promises if target.get("indikator") == kode)

    # --- indicators ----------------------------------------------------------------

    def _indicator(self, number: int, row: Section, was: HasilIndikator) -> None:
        path: Path_ = ("indikator", number)
        self._history(row, was)
        row["sasaran"] = objectives(self.data, self.year).get(row["kode"], row["sasaran"])
        row["target"] = self._targets[was.model.kode]
        if "target_sampai" in row:
            row["target_sampai"] = self._upper_end(was)
        if row["target"] is None:
            self._remark((*path, "target"), f"target tahun {self.year}.")
        self._plan(row, path)
        self._measurement(row["pengukuran"], (*path, "pengukuran"))
        if isinstance(row.get("anggaran"), dict):
            without_amounts(row["anggaran"])
        for other in row.get("pembanding") or ():
            other |= {"realisasi": None, "sumber": None}
            if other.get("tahun"):
                other["tahun"] = Number(year_of(other) + 1)
        self._quarters(row, path)
        if isinstance(row.get("analisis"), dict):
            row["analisis"] = dict.fromkeys(row["analisis"])
            self._remark((*path, "analisis"), f"analisis hasil tahun {self.year}.")

    def _quarters(self, row: Section, path: Path_) -> None:
        """Quarters keep their nature; steps of the action plan stay as a pattern, to be agreed."""
        quarters = row.get("triwulan")
        if isinstance(quarters, dict):
            sifat = quarters.get("sifat")
            row["triwulan"] = {"sifat": sifat, "target": None, "realisasi": None}
            self._remark((*path, "triwulan"), f"target triwulan tahun {self.year}.")
        for step in row.get("rencana_aksi") or ():
            if "anggaran" in step:
                step["anggaran"] = None
        if row.get("rencana_aksi"):
            self._remark((*path, "rencana_aksi"), f"rencana aksi tahun {self.year}.")

    def _plan(self, row: Section, path: Path_) -> None:
        plan = row.get("target_menengah")
        if isinstance(plan, dict) and year_of(plan) < self.year:
            self._remark((*path, "target_menengah"), "target akhir renstra yang berlaku.")

    def _history(self, row: Section, was: HasilIndikator) -> None:
        """This year becomes the last year of the history."""
        old = self.year - 1
        entry = _said(
            tahun=Number(old),
            target=_written(was.target),
            target_sampai=was.sampai.value if was.sampai else None,
            realisasi=_written(was.realisasi),
        )
        past = [r for r in row.get("riwayat") or () if year_of(r) != old]
        row["riwayat"] = [*past, entry]

    def _measurement(self, way: Section, path: Path_) -> None:
        for key in way.keys() & set(_RESULTS):
            way[key] = None
        if _FIGURE.search(str(way.get("metode") or "")):
            self._remark((*path, "metode"), f"angka tahun {self.year - 1} dalam uraian ini.")
        unanswered(way.get("kelompok"))

    # --- money -----------------------------------------------------------------------

    def _budget(self) -> None:
        for key in ("pnbp", "penerimaan"):
            self._revenue(self.data.get(key))
        budget = self.data.get("anggaran")
        if budget is None:  # the sums of units
            return
        if budget.get("versi"):
            self._version(budget["versi"][0])
        self._spending(budget.get("jenis_belanja") or [])
        for source in budget.get("sumber_dana") or ():
            without_amounts(source)
        budget["faktor"] = None
        if "triwulan" in budget:
            budget["triwulan"] = None

    def _version(self, version: Section) -> None:
        """The budget as the next year begins with it: its parts, without amounts."""
        begin_budget(version, self._grant)
        text = f"pagu menurut {self._grant} awal tahun {self.year}."
        self._remark(("anggaran", "versi", 0), text)
        for part in budget_parts(version):
            without_amounts(part)

    def _spending(self, years: list[Section]) -> None:
        """A row for the next year, with the kinds of spending of the last."""
        if years and all(year_of(row) < self.year for row in years):
            spending = [
                {"jenis": kind.get("jenis"), "pagu": None, "realisasi": None}
                for kind in years[-1]["belanja"]
            ]
            self._append(years, {"tahun": Number(self.year), "belanja": spending})

    def _revenue(self, revenue: Section | None) -> None:
        if revenue and revenue.get("tahunan"):
            empty = {"tahun": Number(self.year), "target": None, "realisasi": None}
            self._append(revenue["tahunan"], empty)
            revenue["catatan"] = None

    def _append(self, rows: list[Section], row: Section) -> None:
        """Add a year that is not there yet."""
        if all(year_of(other) != self.year for other in rows):
            rows.append(row)

    def _scores(self) -> None:
        for section, jenis in (("smart", "nka"), ("ikpa", "ikpa")):
            scores = self.data.get(section)
            if not scores:
                continue
            scores["tahunan"] = scores.get("tahunan") or []
            self._append(scores["tahunan"], self._unscored(jenis, scores["tahunan"]))
            scores["uraian"] = None
            if (text := rule_change(jenis, self.year)) is not None:
                self._remark((section, "tahunan"), text)

    def _unscored(self, jenis: str, years: list[Section]) -> Section:
        """A row for the new year, with components, or with the score where the last has that."""
        if years and years[-1].get("nilai") is not None and not years[-1].get("komponen"):
            return {"tahun": Number(self.year), "nilai": None, "sumber": None}
        rule = aturan_bila_ada(jenis, self.year)
        if rule is None or not rule.untuk(str(self.data.get("profil") or PROFIL_UMUM)):
            return {"tahun": Number(self.year), "nilai": None, "sumber": None}
        return {"tahun": Number(self.year), "komponen": dict.fromkeys(rule.kunci)}

    def _evaluation(self) -> None:
        """This year's result joins those before it; what is not done yet is to be done still."""
        told = self.data.get("evaluasi_akip")
        measured = self.hasil.evaluasi
        if not told or measured is None:
            return
        was = measured.kini
        entry = _said(tahun=Number(was.tahun), nilai=was.nilai.value, kategori=was.kategori or None)
        past = [row for row in told.get("riwayat") or () if year_of(row) != was.tahun]
        left = [row for row in told.get("rekomendasi") or () if row.get("status") != "selesai"]
        told |= dict.fromkeys(_OF_THE_EVALUATION)
        told |= {"tahun": Number(self.year - 1), "riwayat": [*past, entry][-_EVALUATIONS_KEPT:]}
        told["rekomendasi"] = left or None
        for part in told.get("komponen") or ():
            part["nilai"] = None
        text = f"hasil evaluasi atas kinerja tahun {self.year - 1} dan rekomendasinya."
        self._remark(("evaluasi_akip",), text)

    # --- tables, people and texts ------------------------------------------------------

    def _tables(self) -> None:
        """The table files get next year's name."""
        for pattern in ("indikator[].pengukuran", "emonev"):
            for section in sections(self.data, pattern):
                if isinstance(section.get("tabel"), str):
                    name = section["tabel"].strip()
                    section["tabel"] = renamed(name, self.year - 1, self.year)
                    self.coming.tables[name] = section["tabel"]
        for _, table in own_tables_in(self.data):
            self._own_table(table, str(table["kode"]))
        for _, chart in own_charts_in(self.data):
            if chart.get("berkas"):
                self._own_table(chart, f"grafik-{chart['kode']}")

    def _own_table(self, table: Section, kode: str) -> None:
        """A table of an own part gets a file of its own, whatever it shared this year."""
        name, sheet = str(table["berkas"]).strip(), table.pop("lembar", None)
        coming = renamed(f"{name}#{sheet}" if sheet else name, self.year - 1, self.year)
        if coming in (*self.coming.tables.values(), *self.coming.own_tables.values()):
            coming = f"{coming.removesuffix('.csv')}-{kode}.csv"
        table["berkas"] = self.coming.own_tables[kode] = coming

    def _people(self) -> None:
        staff = self.data.get("pegawai") or {}
        uncounted(staff)
        if "uraian" in staff:
            staff["uraian"] = None

    def _texts(self) -> None:
        """Empty what states results of the year before."""
        for name in ("output_lain", "saran", "pernyataan", "diterima"):
            if name in self.data:
                self.data[name] = None
        if isinstance(self.data.get("kesimpulan"), dict):
            self.data["kesimpulan"] = dict.fromkeys(self.data["kesimpulan"])


def _written(quantity: Quantity) -> Decimal | str | None:
    """A value as the data write it: a number, or the word of a predicate."""
    return quantity.kata or quantity.value


def _said(**values: Decimal | str | None) -> Section:
    """A row with the values that there are."""
    return {key: value for key, value in values.items() if value is not None}


def renamed(file: str, was: int, year: int) -> str:
    """The name in `year` of a table file of the year `was`, always a CSV file.

    A sheet of an Excel file gets a file of its own.
    """
    file, sheet = file_and_sheet(file)
    folder, slash, name = file.rpartition("/")
    stem = name.rpartition(".")[0] or name
    stem = f"{stem}-{slug(sheet)}" if sheet else stem
    stem = stem.replace(str(was), str(year)) if str(was) in stem else f"{stem}-{year}"
    return f"{folder}{slash}{stem}.csv"


def _a_year_later(day: date) -> date:
    """The same day of the next year; 28 February for 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)

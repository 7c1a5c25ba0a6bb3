"""Next year's data from this year's: history moved on, targets set, figures emptied."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lkjip_docgen.editing import copied
from lkjip_docgen.measures.results import Hasil, HasilIndikator
from lkjip_docgen.model.renstra import tingkat_diukur
from lkjip_docgen.new_year.absent import put_back, set_apart
from lkjip_docgen.new_year.remarks import Remarks, general, rule_change
from lkjip_docgen.output import slug
from lkjip_docgen.place import Number
from lkjip_docgen.rules.scores import aturan
from lkjip_docgen.source.paths import Path_, select
from lkjip_docgen.source.tables import file_and_sheet

YEARS_KEPT = 3
"""How many years the tables of spending, revenue and scores show."""

_RESULTS = ("hasil", "sumber_hasil", "waktu", "nilai_pembilang", "nilai_penyebut")
_VERSION = "dipa-awal"


def without_past(data: dict[str, Any], year: int) -> dict[str, Any]:
    """This year's data without what next year's report (of `year`) has no use for.

    Agreements and signatories of the reported year stay only as a pattern,
    where there are none of the next; of the budget versions the last stays,
    and of the indicators those that the next agreement names, if it names any.
    """
    left: dict[str, Any] = copied(data)
    pk = [row for row in left["perjanjian_kinerja"] if _year(row) >= year]
    left["perjanjian_kinerja"] = pk or _last_of(left["perjanjian_kinerja"], year - 1)
    left["pejabat"] = _signatories(left["pejabat"], year)
    promised = _objectives(left, year)
    if any(row["kode"] in promised for row in left["indikator"]):
        left["indikator"] = [row for row in left["indikator"] if row["kode"] in promised]
    left["anggaran"]["versi"] = left["anggaran"]["versi"][-1:]
    for path, rows in _yearly(left):
        _put(left, path, [row for row in rows if _year(row) > year - YEARS_KEPT])
    return left


def _objectives(data: dict[str, Any], year: int) -> dict[str, str]:
    """The objective of every indicator that an agreement of `year` or later names."""
    return {
        str(target["indikator"]): str(objective.get("kode"))
        for agreement in data["perjanjian_kinerja"]
        if _year(agreement) >= year
        for _, level in select(agreement, "tingkat[]")
        if isinstance(level, dict) and level.get("tingkat") == _measured(agreement)
        for _, objective in select(level, "sasaran[]")
        for _, target in select(objective, "indikator[]")
        if isinstance(objective, dict) and isinstance(target, dict) and target.get("indikator")
    }


def _measured(agreement: dict[str, Any]) -> str | None:
    return tingkat_diukur(str(level) for _, level in select(agreement, "tingkat[].tingkat"))


def _yearly(data: dict[str, Any]) -> list[tuple[Path_, list[dict[str, Any]]]]:
    """The tables with a row a year that are there."""
    names = ("anggaran.jenis_belanja", "pnbp.tahunan", "smart.tahunan", "ikpa.tahunan")
    return [
        (path, rows)
        for name in names
        for path, rows in select(data, name)
        if isinstance(rows, list)
    ]


def _signatories(rows: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    reports = [row for row in rows if row.get("dokumen") == "laporan"]
    agreements = [row for row in rows if row.get("dokumen") != "laporan"]
    coming = [row for row in agreements if _year(row) >= year]
    kept = [*_last_of(reports, year - 1), *(coming or _last_of(agreements, year - 1))]
    return [row for row in rows if any(row is other for other in kept)]


def _last_of(rows: list[dict[str, Any]], year: int) -> list[dict[str, Any]]:
    """The last row of a year, else the last of all."""
    return ([row for row in rows if _year(row) == year] or rows)[-1:]


def _year(row: dict[str, Any]) -> int:
    return int(row.get("tahun") or 0)


def _put(data: Any, path: Path_, value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


@dataclass(slots=True)
class NextYear:
    """The data of the next year, the remarks above them, and the tables to be emptied.

    `tables` says for each table file of this year how it is called next year.
    """

    data: dict[str, Any]
    remarks: Remarks
    tables: dict[str, str] = field(default_factory=dict)


def carry(data: dict[str, Any], hasil: Hasil, year: int) -> NextYear:
    """The data of `year` from those of the year before, as `without_past` left them."""
    present, reasons = set_apart(data)
    carrier = _Carrier(NextYear(present, general(data, year)), hasil, year)
    carrier.run()
    put_back(carrier.data, reasons, carrier.coming.remarks, year)
    return carrier.coming


@dataclass(slots=True)
class _Carrier:
    coming: NextYear
    hasil: Hasil
    year: int

    @property
    def data(self) -> dict[str, Any]:
        """The data being brought to the next year."""
        return self.coming.data

    def run(self) -> None:
        self._document()
        self._targets = {row.model.kode: self._target(row) for row in self.hasil.indikator}
        self._agreements()
        measured = {row.model.kode: row for row in self.hasil.indikator}
        for number, row in enumerate(self.data["indikator"]):
            self._indicator(number, row, measured[row["kode"]])
        self._budget()
        self._scores()
        self._tables()
        self._people()
        self._texts()

    _targets: dict[str, Decimal | None] = field(default_factory=dict)

    def _remark(self, path: Path_, text: str) -> None:
        self.coming.remarks.add(path, text)

    # --- the document, its signatories and the agreement -------------------------

    def _document(self) -> None:
        document = self.data["dokumen"]
        document["tahun"] = Number(self.year)
        document["tanggal"] = _a_year_later(document["tanggal"])
        self._silent()
        days = document.get("batas_data") or {}
        for name, day in days.items():
            days[name] = _a_year_later(day) if isinstance(day, date) else day
        for number, row in enumerate(self.data["pejabat"]):
            if row.get("dokumen") == "laporan":
                row["tahun"] = Number(self.year)
                row["tanggal"] = document["tanggal"]
                text = f"pejabat yang menandatangani laporan tahun {self.year}."
                self._remark(("pejabat", number), text)
            elif _year(row) < self.year:
                self._unsigned(row)
                text = f"penanda tangan dan tanggal perjanjian kinerja {self.year}."
                self._remark(("pejabat", number), text)

    def _silent(self) -> None:
        """What was declared for the old year, that there is none, is open again in the new one."""
        for name in ("penghargaan", "inovasi", "output_lain", "langkah", "pembinaan"):
            if self.data.get(name) == []:
                self.data[name] = None
        if self.data["anggaran"].get("faktor") == []:
            self.data["anggaran"]["faktor"] = None
        if "perjanjian_tahun_depan" in self.data:
            self.data["perjanjian_tahun_depan"] = None

    def _unsigned(self, row: dict[str, Any]) -> None:
        row |= {"tahun": Number(self.year), "tanggal": None}
        if row.get("versi") == "perubahan":
            row["versi"] = "awal"

    def _agreements(self) -> None:
        for number, agreement in enumerate(self.data["perjanjian_kinerja"]):
            agreement["anggaran"] = _VERSION if agreement.get("anggaran") else None
            if _year(agreement) >= self.year:
                continue
            self._unsigned(agreement)
            agreement.pop("program", None)  # of a year that is over
            text = f"salin sasaran, indikator, dan target dari perjanjian kinerja {self.year}."
            self._remark(("perjanjian_kinerja", number), text)
            for _, target in select(agreement, "tingkat[].sasaran[].indikator[]"):
                if isinstance(target, dict):
                    target["target"] = self._targets.get(str(target.get("indikator")))

    def _target(self, row: HasilIndikator) -> Decimal | None:
        """Next year's target: of its agreement, else of the plan where it ends then."""
        signed = [a for a in self.data["perjanjian_kinerja"] if _year(a) == self.year]
        for agreement in reversed(signed):  # a change comes after the first
            for _, target in select(agreement, "tingkat[].sasaran[].indikator[]"):
                if isinstance(target, dict) and target.get("indikator") == row.model.kode:
                    found: Decimal | None = target.get("target")
                    return found
        plan = row.model.target_menengah
        return plan.nilai if plan is not None and plan.tahun == self.year else None

    # --- indicators ----------------------------------------------------------------

    def _indicator(self, number: int, row: dict[str, Any], was: HasilIndikator) -> None:
        path: Path_ = ("indikator", number)
        self._history(row, was)
        row["sasaran"] = _objectives(self.data, self.year).get(row["kode"], row["sasaran"])
        row["target"] = self._targets[was.model.kode]
        if row["target"] is None:
            self._remark((*path, "target"), f"target tahun {self.year}.")
        plan = row.get("target_menengah")
        if isinstance(plan, dict) and _year(plan) < self.year:
            self._remark((*path, "target_menengah"), "target akhir renstra yang berlaku.")
        self._measurement(row["pengukuran"])
        for other in row.get("pembanding") or ():
            other |= {"realisasi": None, "sumber": None}
        if isinstance(row.get("analisis"), dict):
            row["analisis"] = dict.fromkeys(row["analisis"])
            self._remark((*path, "analisis"), f"analisis hasil tahun {self.year}.")

    def _history(self, row: dict[str, Any], was: HasilIndikator) -> None:
        """This year becomes the last year of the history."""
        old = self.year - 1
        entry = {"tahun": Number(old), "target": was.target.value, "realisasi": was.realisasi.value}
        entry = {key: value for key, value in entry.items() if value is not None}
        past = [r for r in row.get("riwayat") or () if _year(r) != old]
        row["riwayat"] = [*past, entry]

    def _measurement(self, way: dict[str, Any]) -> None:
        for key in _RESULTS:
            if key in way:
                way[key] = None
        for group in way.get("kelompok") or ():
            group["responden"] = None
            for element in group["unsur"]:
                element["nilai"] = None

    # --- money -----------------------------------------------------------------------

    def _budget(self) -> None:
        budget = self.data["anggaran"]
        version = budget["versi"][0]
        version |= {"kode": _VERSION, "nama": "DIPA awal", "tanggal": None, "penyebab": None}
        self._remark(("anggaran", "versi", 0), f"pagu menurut DIPA awal tahun {self.year}.")
        for _, activity in select(version, "program[].kegiatan[]"):
            if isinstance(activity, dict):
                activity |= {"pagu": None, "realisasi": None}
        years = budget.get("jenis_belanja") or []
        if years and all(_year(row) < self.year for row in years):
            kinds = [{"jenis": kind.get("jenis")} for kind in years[-1]["belanja"]]
            spending = [kind | {"pagu": None, "realisasi": None} for kind in kinds]
            self._append(years, {"tahun": Number(self.year), "belanja": spending})
        for source in budget.get("sumber_dana") or ():
            source["pagu"] = None
        budget["faktor"] = None
        revenue = self.data.get("pnbp")
        if revenue:
            empty = {"tahun": Number(self.year), "target": None, "realisasi": None}
            self._append(revenue["tahunan"], empty)
            revenue["catatan"] = None

    def _append(self, rows: list[Any], row: dict[str, Any]) -> None:
        """Add a year that is not there yet."""
        if all(_year(other) != self.year for other in rows):
            rows.append(row)

    def _scores(self) -> None:
        for section, jenis in (("smart", "nka"), ("ikpa", "ikpa")):
            scores = self.data.get(section)
            if not scores:
                continue
            keys = aturan(jenis, self.year).kunci
            scores["tahunan"] = scores.get("tahunan") or []
            self._append(
                scores["tahunan"], {"tahun": Number(self.year), "komponen": dict.fromkeys(keys)}
            )
            scores["uraian"] = None
            if (text := rule_change(jenis, self.year)) is not None:
                self._remark((section, "tahunan"), text)

    # --- tables, people and texts ------------------------------------------------------

    def _tables(self) -> None:
        """The table files get next year's name."""
        for _, section in [
            *select(self.data, "indikator[].pengukuran"),
            *select(self.data, "emonev"),
        ]:
            if isinstance(section, dict) and isinstance(section.get("tabel"), str):
                name = section["tabel"].strip()
                section["tabel"] = self.coming.tables[name] = renamed(
                    name, self.year - 1, self.year
                )

    def _people(self) -> None:
        staff = self.data.get("pegawai") or {}
        for _, group in select(staff, "rincian[].kelompok[]"):
            if isinstance(group, dict):
                group["jumlah"] = None
        if "uraian" in staff:
            staff["uraian"] = None

    def _texts(self) -> None:
        """Empty what states results of the year before."""
        for name in ("output_lain", "saran", "pernyataan", "diterima"):
            if name in self.data:
                self.data[name] = None
        if isinstance(self.data.get("kesimpulan"), dict):
            self.data["kesimpulan"] = dict.fromkeys(self.data["kesimpulan"])


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

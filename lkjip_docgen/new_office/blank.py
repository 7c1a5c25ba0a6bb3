"""From the data of a sample to those of another office: its structure, without its contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lkjip_docgen.editing import copied
from lkjip_docgen.new_office.identity import Identitas
from lkjip_docgen.new_office.traces import without_traces
from lkjip_docgen.new_year.carry import renamed
from lkjip_docgen.new_year.remarks import Remarks
from lkjip_docgen.place import Number
from lkjip_docgen.rules.scores import aturan
from lkjip_docgen.source.paths import select

_VERSION = "dipa-awal"
_ABOUT_THE_OFFICE = (
    "aspek_strategis",
    "isu_strategis",
    "kontribusi_kanwil",
    "output_lain",
    "penghargaan",
    "inovasi",
    "pembinaan",
    "langkah",
    "kesimpulan",
    "saran",
    "lampiran",
    "pernyataan",
    "diterima",
)
_OF_THE_MINISTRY = (
    "latar",
    "penetapan",
    "pengantar_visi",
    "visi",
    "pengantar_misi",
    "misi",
    "tujuan",
    "pengantar_sasaran",
    "sasaran_strategis",
    "tata_nilai",
)
_KEPT_OF_MEASUREMENT = (
    "jenis",
    "nama",
    "singkatan",
    "nama_nilai",
    "sebutan_unsur",
    "penyelenggara",
    "pedoman",
    "skala_survei",
    "skala_hasil",
    "minimum_responden",
    "kategori",
    "pembilang",
    "penyebut",
    "yang_dihitung",
)


def unfilled(what: str) -> str:
    """What stands in the place of a required text: the report prints it as a marker."""
    return f"[BELUM DIISI: {what}]"


def without_kin(who: Identitas) -> Identitas:
    """The identity of an office whose kind no sample has.

    What such an office leaves unanswered is asked for in the report; the
    ministry and the unit of a sample would be an invention.
    """
    return replace(
        who,
        jenis=who.jenis or unfilled("jenis satuan kerja"),
        kementerian=who.kementerian or unfilled("nama kementerian"),
        eselon_satu=who.eselon_satu or unfilled("nama unit eselon I"),
    )


@dataclass(slots=True)
class Blank:
    """The data of the new office, the remarks above them, and its monthly tables.

    `tables` says for each table file of the sample how it is called.
    """

    data: dict[str, Any]
    remarks: Remarks = field(default_factory=Remarks)
    tables: dict[str, str] = field(default_factory=dict)


def blank(sample: dict[str, Any], identity: Identitas) -> Blank:
    """The data of the office: its identity, the structure of the sample, nothing else.

    Figures and texts about the sample's office go.  What an office copies
    from documents above it (units and their tasks, the strategic plan,
    indicators and how they are measured) stays as a pattern while the
    ministry and the unit above are the same, with a remark to look at it.
    """
    maker = _Maker(Blank(copied(sample)), sample, identity)
    maker.run()
    maker.result.data = without_traces(maker.result.data, sample, unfilled)
    return maker.result


@dataclass(slots=True)
class _Maker:
    result: Blank
    sample: dict[str, Any]
    who: Identitas

    @property
    def data(self) -> dict[str, Any]:
        """The data being emptied."""
        return self.result.data

    @property
    def was(self) -> int:
        """The year of the sample."""
        return int(self.sample["dokumen"]["tahun"])

    @property
    def year(self) -> int:
        """The reported year."""
        return self.who.tahun or self.was

    def run(self) -> None:
        above = self.sample["instansi"]
        same_unit = self._same(self.who.eselon_satu, above["eselon_satu"])
        same_ministry = same_unit and self._same(self.who.kementerian, above["kementerian"])
        self._document()
        self._institution()
        self._office()
        self._signatories()
        self._organisation(same_ministry)
        self._plan(same_ministry)
        self._money()
        self._agreement()
        for number, row in enumerate(self.data["indikator"]):
            self._indicator(number, row)
        if not same_unit:
            self._other_unit()
        self._tables()
        for name in _ABOUT_THE_OFFICE:
            if name in self.data:
                self.data[name] = None

    def _same(self, answer: str, given: dict[str, Any]) -> bool:
        return answer in ("", given["nama"])

    def _remark(self, path: tuple[str | int, ...], words: str) -> None:
        self.result.remarks.add(path, words)

    def _moved(self, row: dict[str, Any]) -> Number:
        """The year of a row, as far from the reported year as it is in the sample."""
        return Number(int(row["tahun"]) - self.was + self.year)

    # --- the document, the office and its people ---------------------------------

    def _document(self) -> None:
        document = self.data["dokumen"]
        day = document["tanggal"]
        document["tahun"] = Number(self.year)
        document["tempat"] = self.who.kota or unfilled("tempat laporan ditandatangani")
        document["tanggal"] = date(day.year - self.was + self.year, day.month, min(day.day, 28))
        document["batas_data"] = dict.fromkeys(document.get("batas_data") or ())
        document["foto_sampul"] = None
        self._remark(
            ("dokumen",),
            "berkas ini kerangka. Isi yang kosong, ganti setiap BELUM DIISI, sesuaikan bagian "
            "yang diberi catatan PERIKSA, lalu hapus catatannya.",
        )
        self._remark(("dokumen", "tanggal"), "tanggal laporan akan ditandatangani.")

    def _institution(self) -> None:
        above = self.data["instansi"]
        for key, answer in (
            ("kementerian", self.who.kementerian),
            ("eselon_satu", self.who.eselon_satu),
        ):
            if not self._same(answer, above[key]):
                above[key] = {"nama": answer, "singkatan": None, "pimpinan": None}
        if not self._same(self.who.eselon_satu, self.sample["instansi"]["eselon_satu"]):
            above["bidang"] = unfilled("bidang tugas")
        if above["eselon_satu"]["nama"] == unfilled("nama unit eselon I"):
            text = "hapus `eselon_satu` bila kantor tidak berada di bawah unit eselon I."
            self._remark(("instansi", "eselon_satu"), text)
        name = self.who.kanwil
        above["kantor_wilayah"] = (
            {"nama": name, "singkatan": None, "pimpinan": f"Kepala {name}"} if name else None
        )

    def _office(self) -> None:
        office = self.data["kantor"]
        shared = {"sejarah_bidang", "sebutan_pimpinan"}
        for key in office.keys() - shared:
            office[key] = None
        office |= {
            "nama": self.who.nama,
            "nama_singkat": self.who.singkat or self.who.kota or self.who.nama,
            "jenis": self.who.jenis or self.sample["kantor"]["jenis"],
            "alamat": self.who.alamat or unfilled("alamat lengkap kantor"),
        }

    def _signatories(self) -> None:
        head = {
            "peran": "kepala",
            "nama": self.who.kepala or unfilled("nama kepala kantor"),
            "jabatan": self.who.jabatan or f"Kepala {self.who.nama}",
            "nip": self.who.nip or None,
        }
        report = {
            "dokumen": "laporan",
            "tahun": Number(self.year),
            "tempat": self.data["dokumen"]["tempat"],
            "tanggal": self.data["dokumen"]["tanggal"],
            "penandatangan": [head],
        }
        above = self.data["instansi"]["kantor_wilayah"] or {}
        chief = above.get("pimpinan") or unfilled("jabatan atasan")
        agreement = {
            "dokumen": "perjanjian_kinerja",
            "tahun": Number(self.year),
            "versi": "awal",
            "tempat": unfilled("tempat perjanjian kinerja ditandatangani"),
            "penandatangan": [
                {
                    "peran": "pihak_pertama",
                    "nama": unfilled("nama yang menandatangani perjanjian kinerja"),
                    "jabatan": head["jabatan"],
                },
                {
                    "peran": "pihak_kedua",
                    "nama": unfilled("nama atasan yang menandatangani perjanjian kinerja"),
                    "jabatan": chief,
                },
            ],
        }
        self.data["pejabat"] = [report, agreement]

    def _organisation(self, same_ministry: bool) -> None:
        organisation = self.data["organisasi"]
        organisation["tugas"] = None
        if not same_ministry:
            organisation["dasar_hukum"] = None
        for unit in organisation.get("unit") or ():
            self._without_holder(unit)
        self._remark(("organisasi",), "susunan, tugas, dan fungsi unit menurut peraturan kantor.")
        staff = self.data.get("pegawai") or {}
        staff["uraian"] = None
        for _, group in select(staff, "rincian[].kelompok[]"):
            if isinstance(group, dict):
                group["jumlah"] = None

    def _without_holder(self, unit: dict[str, Any]) -> None:
        unit["pejabat"] = None
        for below in unit.get("unit") or ():
            self._without_holder(below)

    def _plan(self, same_ministry: bool) -> None:
        plan = self.data["renstra"]
        plan["upaya"] = None
        if not same_ministry:
            plan |= dict.fromkeys(key for key in _OF_THE_MINISTRY if key in plan)
            plan["nama"] = unfilled("nama rencana strategis")
            self.data["pedoman"] = None
            ministry = self.sample["instansi"]["kementerian"]["nama"].casefold()
            self.data["landasan_hukum"] = [
                row
                for row in self.data.get("landasan_hukum") or ()
                if ministry.partition(" ")[2] not in str(row).casefold()
            ]
        self._remark(("landasan_hukum",), f"peraturan yang berlaku pada tahun {self.year}.")
        self._remark(("renstra",), f"renstra yang berlaku pada tahun {self.year}.")

    # --- promises and results --------------------------------------------------------

    def _agreement(self) -> None:
        agreements = self.data["perjanjian_kinerja"]
        agreement = next((a for a in agreements if a["tahun"] == self.was), agreements[0])
        agreement |= {
            "tahun": Number(self.year),
            "versi": "awal",
            "tanggal": None,
            "anggaran": _VERSION,
            "program": None,
        }
        agreement |= dict.fromkeys(key for key in agreement if key.startswith("nama_"))
        for _, target in select(agreement, "tingkat[].sasaran[].indikator[]"):
            if isinstance(target, dict):
                target["target"] = None
        self.data["perjanjian_kinerja"] = [agreement]
        self._remark(
            ("perjanjian_kinerja",),
            f"salin sasaran, indikator, dan target tepat dari perjanjian kinerja {self.year}.",
        )

    def _indicator(self, number: int, row: dict[str, Any]) -> None:
        row["target"] = row["target_menengah"] = None
        for past in row.get("riwayat") or ():
            moved = self._moved(past)
            past |= dict.fromkeys(past)
            past["tahun"] = moved
        above = self.data["instansi"]["kantor_wilayah"]
        row["pembanding"] = [{"lingkup": "kanwil", "unit": above["nama"]}] if above else None
        row["analisis"] = dict.fromkeys(row.get("analisis") or ())
        way = row["pengukuran"]
        groups, table = way.get("kelompok"), way.get("tabel")
        way |= dict.fromkeys(way.keys() - set(_KEPT_OF_MEASUREMENT))
        if table:
            way["tabel"] = table
        if groups:
            way["kelompok"] = groups
        for group in groups or ():
            group["responden"] = group["populasi"] = None
            for element in group["unsur"]:
                element["nilai"] = None
        if number == 0:
            self._remark(("indikator",), "indikator dan cara mengukurnya menurut kantor Anda.")

    def _other_unit(self) -> None:
        """Under another unit there are other objectives and programs: one of each, to be named."""
        (agreement,) = self.data["perjanjian_kinerja"]
        target = {"nama": unfilled("nama indikator"), "indikator": "ik1"}
        objective = {"kode": "sk1", "nama": unfilled("sasaran kegiatan"), "indikator": [target]}
        agreement["tingkat"] = [{"tingkat": "kegiatan", "sasaran": [objective]}]
        self.data["indikator"] = [
            {
                "kode": "ik1",
                "nama": unfilled("nama indikator"),
                "sasaran": "sk1",
                "satuan": "indeks",
                "pengukuran": {"jenis": "langsung", "nama": unfilled("nama penilaian")},
            }
        ]
        (version,) = self.data["anggaran"]["versi"]
        activity = {"nama": unfilled("nama kegiatan")}
        version["program"] = [{"nama": unfilled("nama program"), "kegiatan": [activity]}]
        self.data["organisasi"]["unit"] = [{"nama": unfilled("nama unit")}]
        self.data["kantor"]["sejarah_bidang"] = None
        if self.who.jenis not in ("", self.sample["kantor"]["jenis"]):
            self._other_kind()

    def _other_kind(self) -> None:
        """An office of another kind: its head and its staff are called otherwise."""
        self.data["kantor"]["sebutan_pimpinan"] = unfilled("sebutan pimpinan")
        duty = self.sample["kantor"]["jenis"].split()[-1]  # "Imigrasi" of "Kantor Imigrasi"
        staff = self.data.get("pegawai") or {}
        staff["rincian"] = [row for row in staff.get("rincian") or () if duty not in str(row)]

    # --- money and tables ---------------------------------------------------------------

    def _money(self) -> None:
        budget = self.data["anggaran"]
        version = budget["versi"][-1]
        version |= {"kode": _VERSION, "nama": "DIPA awal", "tanggal": None, "penyebab": None}
        budget["versi"] = [version]
        self._remark(
            ("anggaran", "versi"),
            "program dan kegiatan menurut DIPA; tambahkan satu versi tiap kali DIPA direvisi.",
        )
        for pattern in (
            "anggaran.versi[].program[].kegiatan[]",
            "anggaran.jenis_belanja[].belanja[]",
            "anggaran.sumber_dana[]",
        ):
            for _, row in select(self.data, pattern):
                if isinstance(row, dict):
                    row |= dict.fromkeys(row.keys() & {"pagu", "realisasi"})
        for _, row in select(self.data, "anggaran.jenis_belanja[]"):
            if isinstance(row, dict):
                row["tahun"] = self._moved(row)
        budget["faktor"] = None
        for _, row in select(self.data, "pnbp.tahunan[]"):
            if isinstance(row, dict):
                row |= {"tahun": self._moved(row), "target": None, "realisasi": None}
        if self.data.get("pnbp"):
            self.data["pnbp"]["catatan"] = None
            self._remark(("pnbp",), "hapus bagian ini bila kantor tidak memungut PNBP.")
        for section, kind in (("smart", "nka"), ("ikpa", "ikpa")):
            self._scores(section, kind)

    def _scores(self, section: str, kind: str) -> None:
        """Rows for the same years as in the sample, with the components of their rules."""
        scores = self.data.get(section)
        if scores is None:
            return
        years = {int(self._moved(row)) for row in scores.get("tahunan") or ()} | {self.year}
        rows = []
        for year in sorted(years):
            try:
                keys = aturan(kind, year).kunci
            except LookupError:
                continue  # a year before the first rule
            rows.append({"tahun": Number(year), "komponen": dict.fromkeys(keys)})
        scores |= {"tahunan": rows, "uraian": None}
        if not rows:
            self.data[section] = None

    def _tables(self) -> None:
        if self.data.get("emonev"):
            self.data["emonev"] |= {"laman": None, "uraian": None}
        for pattern in ("indikator[].pengukuran", "emonev"):
            for _, section in select(self.data, pattern):
                if isinstance(section, dict) and isinstance(section.get("tabel"), str):
                    name = section["tabel"].strip()
                    section["tabel"] = renamed(name, self.was, self.year)
                    self.result.tables[name] = section["tabel"]

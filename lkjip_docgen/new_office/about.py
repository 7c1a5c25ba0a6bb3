"""The document, the office, those above it, its people and its plans."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.new_office.maker import Maker, same, unfilled
from lkjip_docgen.new_year import Section, uncounted
from lkjip_docgen.place import Number

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


def write_document(maker: Maker) -> None:
    """The document of the reported year: its dates, and what is still to be said of it."""
    document = maker.data["dokumen"]
    day = document["tanggal"]
    document["tahun"] = Number(maker.year)
    document["tempat"] = maker.who.kota or unfilled("tempat laporan ditandatangani")
    document["tanggal"] = date(day.year - maker.was + maker.year, day.month, min(day.day, 28))
    document["batas_data"] = dict.fromkeys(document.get("batas_data") or ())
    document["foto_sampul"] = None
    maker.remark(
        ("dokumen",),
        "berkas ini kerangka. Isi yang kosong, ganti setiap BELUM DIISI, sesuaikan bagian "
        "yang diberi catatan PERIKSA, lalu hapus catatannya.",
    )
    maker.remark(("dokumen", "tanggal"), "tanggal laporan akan ditandatangani.")


def name_institution(maker: Maker) -> None:
    """The ministry, the unit and the regional office above the new office."""
    above = maker.data["instansi"]
    for key, answer in (
        ("kementerian", maker.who.kementerian),
        ("eselon_satu", maker.who.eselon_satu),
    ):
        if not same(answer, above[key]):
            above[key] = {"nama": answer, "singkatan": None, "pimpinan": None}
    if not maker.same_unit:
        above["bidang"] = unfilled("bidang tugas")
    if above["eselon_satu"]["nama"] == unfilled("nama unit eselon I"):
        text = "hapus `eselon_satu` bila kantor tidak berada di bawah unit eselon I."
        maker.remark(("instansi", "eselon_satu"), text)
    name = maker.who.kanwil
    above["kantor_wilayah"] = (
        {"nama": name, "singkatan": None, "pimpinan": f"Kepala {name}"} if name else None
    )


def name_office(maker: Maker) -> None:
    """What the office calls itself, and where it is; the rest is empty."""
    office = maker.data["kantor"]
    shared = {"sejarah_bidang", "sebutan_pimpinan"}
    for key in office.keys() - shared:
        office[key] = None
    office |= {
        "nama": maker.who.nama,
        "nama_singkat": maker.who.singkat or maker.who.kota or maker.who.nama,
        "jenis": maker.who.jenis or maker.sample["kantor"]["jenis"],
        "alamat": maker.who.alamat or unfilled("alamat lengkap kantor"),
    }


def name_signatories(maker: Maker) -> None:
    """Who signs the report and the agreement."""
    head = {
        "peran": "kepala",
        "nama": maker.who.kepala or unfilled("nama kepala kantor"),
        "jabatan": maker.who.jabatan or f"Kepala {maker.who.nama}",
        "nip": maker.who.nip or None,
    }
    report = {
        "dokumen": "laporan",
        "tahun": Number(maker.year),
        "tempat": maker.data["dokumen"]["tempat"],
        "tanggal": maker.data["dokumen"]["tanggal"],
        "penandatangan": [head],
    }
    above = maker.data["instansi"]["kantor_wilayah"] or {}
    chief = above.get("pimpinan") or unfilled("jabatan atasan")
    agreement = {
        "dokumen": "perjanjian_kinerja",
        "tahun": Number(maker.year),
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
    maker.data["pejabat"] = [report, agreement]


def empty_organisation(maker: Maker) -> None:
    """The units with their tasks, without their heads; the groups of staff, without numbers."""
    organisation = maker.data["organisasi"]
    organisation["tugas"] = None
    if not maker.same_ministry:
        organisation["dasar_hukum"] = None
    for unit in organisation.get("unit") or ():
        _without_holder(unit)
    maker.remark(("organisasi",), "susunan, tugas, dan fungsi unit menurut peraturan kantor.")
    staff = maker.data.get("pegawai") or {}
    staff["uraian"] = None
    uncounted(staff)


def _without_holder(unit: Section) -> None:
    unit["pejabat"] = None
    for below in unit.get("unit") or ():
        _without_holder(below)


def empty_plan(maker: Maker) -> None:
    """The strategic plan and the regulations: those of the ministry stay under the same one."""
    maker.data["renstra"]["upaya"] = None
    if not maker.same_ministry:
        _empty_what_the_ministry_says(maker)
    maker.remark(("landasan_hukum",), f"peraturan yang berlaku pada tahun {maker.year}.")
    maker.remark(("renstra",), f"renstra yang berlaku pada tahun {maker.year}.")
    if not _plan_holds_the_year(maker):
        _of_another_plan(maker)


def _plan_holds_the_year(maker: Maker) -> bool:
    """Whether the sample's plan runs in the reported year."""
    period = maker.data["renstra"]["periode"]
    return int(period["mulai"]) <= maker.year <= int(period["akhir"])


def _of_another_plan(maker: Maker) -> None:
    """Another plan says other things; its period, which a report needs, is one to confirm.

    Plans follow each other without a gap and run equally long, so the period
    is moved by whole plans until it holds the reported year.
    """
    plan = maker.data["renstra"]
    plan |= dict.fromkeys(key for key in _OF_THE_MINISTRY if key in plan)
    first, last = int(plan["periode"]["mulai"]), int(plan["periode"]["akhir"])
    years = last - first + 1
    start = maker.year - (maker.year - first) % years
    plan["periode"] = {"mulai": Number(start), "akhir": Number(start + years - 1)}
    maker.remark(("renstra", "periode"), "tahun mulai dan akhir renstra; ini perkiraan.")


def _empty_what_the_ministry_says(maker: Maker) -> None:
    plan = maker.data["renstra"]
    plan |= dict.fromkeys(key for key in _OF_THE_MINISTRY if key in plan)
    plan["nama"] = unfilled("nama rencana strategis")
    maker.data["pedoman"] = None
    duty = maker.sample["instansi"]["kementerian"]["nama"].casefold().partition(" ")[2]
    rules = maker.data.get("landasan_hukum") or ()
    maker.data["landasan_hukum"] = [row for row in rules if duty not in str(row).casefold()]

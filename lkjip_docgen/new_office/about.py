"""The document, the office, those above it, its people and its plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from lkjip_docgen.new_office.maker import Maker, class_told, same, short_name, unfilled
from lkjip_docgen.new_year import Section, uncounted
from lkjip_docgen.place import Number
from lkjip_docgen.rules import jenis_menurut_nama, nama_pada, pimpinan_menurut_nama

_ELECTED = ("Bupati", "Wali Kota", "Gubernur")
_OF_A_YEAR = re.compile(r"\bNomor \S+ Tahun (\d{4})")
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


_SATURDAY, _MONDAY_AFTER = 5, 7
"""Days of a week that begins on Monday, the day 0."""


def write_document(maker: Maker) -> None:
    """The document of the reported year: its dates, and what is still to be said of it."""
    document = maker.data["dokumen"]
    day = document["tanggal"]
    document["tahun"] = Number(maker.year)
    document["tempat"] = maker.who.kota or unfilled("tempat laporan ditandatangani")
    signed = date(day.year - maker.was + maker.year, day.month, min(day.day, 28))
    document["tanggal"] = _working_day(signed)
    document["batas_data"] = dict.fromkeys(document.get("batas_data") or ())
    document["foto_sampul"] = None
    maker.remark(
        ("dokumen",),
        "berkas ini kerangka. Isi yang kosong, ganti setiap BELUM DIISI, sesuaikan bagian "
        "yang diberi catatan PERIKSA, lalu hapus catatannya.",
    )
    maker.remark(("dokumen", "tanggal"), "tanggal penandatanganan laporan.")


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend: nothing is signed on a Saturday."""
    weekend = day.weekday() >= _SATURDAY
    return day + timedelta(days=_MONDAY_AFTER - day.weekday()) if weekend else day


def name_institution(maker: Maker) -> None:
    """The ministry, the unit and the regional office above the new office."""
    above = maker.data["instansi"]
    for key, answer in (
        ("kementerian", maker.who.kementerian),
        ("eselon_satu", maker.who.eselon_satu),
    ):
        if not same(answer, above.get(key)):
            above[key] = _institution(answer)
    _tell_a_new_name(maker)
    if not maker.same_unit:
        above["bidang"] = maker.beginning.bidang or unfilled("bidang tugas")
    name = maker.who.kanwil
    above["kantor_wilayah"] = _institution(name) if name else None
    _without_what_is_not_asked(maker)
    unit = above.get("eselon_satu") or {}
    if unit.get("nama") == unfilled("nama unit eselon I"):
        text = "kosongkan `eselon_satu` bila kantor tidak berada di bawah unit eselon I."
        maker.remark(("instansi", "eselon_satu"), text)


def _tell_a_new_name(maker: Maker) -> None:
    """A remark where the ministry is called otherwise when the report is signed."""
    above = maker.data["instansi"]
    name, unit = above["kementerian"]["nama"], above.get("eselon_satu") or {}
    signed: date = maker.data["dokumen"]["tanggal"]
    now = nama_pada(name, signed, unit.get("nama") or "")
    if now != name:
        became = f"berganti nama menjadi {now}" if now else "dipecah"
        text = f"kementerian {became}; tulis nama yang berlaku pada tanggal laporan."
        maker.remark(("instansi",), text)


def _institution(name: str) -> Section:
    """An institution with its head, where its name tells how the head is called."""
    known = jenis_menurut_nama(name) and "/" not in name
    head = pimpinan_menurut_nama(name) if known else None
    return {"nama": name, "singkatan": None, "pimpinan": head}


def _without_what_is_not_asked(maker: Maker) -> None:
    """Offices with some profiles have no unit or regional office above them."""
    for field, key in (("eselon_satu", "eselon_satu"), ("kanwil", "kantor_wilayah")):
        if not maker.beginning.tanya[field]:
            maker.data["instansi"][key] = None
            maker.result.left_out.append(f"instansi.{key}")


def name_office(maker: Maker) -> None:
    """What the office calls itself, and where it is; the rest is empty."""
    office = maker.data["kantor"]
    shared = {"sejarah_bidang", "sebutan_pimpinan"}
    for key in office.keys() - shared:
        office[key] = None
    office |= {
        "nama": maker.who.nama,
        "nama_singkat": maker.who.singkat or short_name(maker.who),
        "jenis": maker.who.jenis or maker.sample["kantor"]["jenis"],
        "kelas": class_told(maker.who.nama),
        "alamat": maker.who.alamat or unfilled("alamat lengkap kantor"),
    }


def name_signatories(maker: Maker) -> None:
    """Who signs the report and the agreement."""
    position = maker.who.jabatan or pimpinan_menurut_nama(maker.who.nama)
    head = {
        "peran": "kepala",
        "nama": maker.who.kepala or unfilled("nama kepala kantor"),
        "jabatan": position,
        "nip": maker.who.nip or _unasked_number(maker, position),
    }
    report = {"dokumen": "laporan", "tahun": Number(maker.year), "penandatangan": [head]}
    agreement = {
        "dokumen": "perjanjian_kinerja",
        "tahun": Number(maker.year),
        "versi": "awal",
        "tempat": unfilled("tempat perjanjian kinerja ditandatangani"),
        "penandatangan": list(_parties(maker, position)),
    }
    maker.data["pejabat"] = [report, agreement]
    maker.result.left_out += _FOLLOWING


_FOLLOWING = ("pejabat.0.tempat", "pejabat.0.tanggal", "pejabat.1.tanggal")
"""What is said once, of the document that is signed: an empty date would be one written by hand."""


def _parties(maker: Maker, head: str) -> Iterator[Section]:
    """Who promises, and the superior to whom; nobody stands above the head of a ministry.

    Whoever heads the office now may not have done so when the agreement was signed.
    """
    yield {
        "peran": "pihak_pertama",
        "nama": maker.who.kepala or unfilled("nama yang menandatangani perjanjian kinerja"),
        "jabatan": head,
        "nip": maker.who.nip or _unasked_number(maker, head),
    }
    if maker.who.kepala:
        maker.remark(("pejabat", 1), _SAME_HEAD)
    if maker.data["instansi"]["kementerian"]["nama"] != maker.who.nama:
        chief = _chief(maker) or unfilled("jabatan atasan")
        yield {
            "peran": "pihak_kedua",
            "nama": unfilled("nama atasan yang menandatangani perjanjian kinerja"),
            "jabatan": chief,
            "nip": _without_number(chief),
        }


_SAME_HEAD = (
    "yang menandatangani perjanjian kinerja; pihak pertama dianggap kepala kantor yang sekarang."
)


def _unasked_number(maker: Maker, office: str) -> Section | None:
    """Why the head of the office has no NIP, where none is asked for."""
    if maker.beginning.tanya["nip"]:
        return None
    other = {"tidak_berlaku": "Jabatan ini bukan jabatan pegawai negeri."}
    return _without_number(office) or other


def _without_number(office: str) -> Section | None:
    """Why there is no NIP, of those who are elected; None of an officer, who has one."""
    elected = next((title for title in _ELECTED if office.startswith(title)), None)
    return {"tidak_berlaku": f"{elected} tidak mempunyai NIP."} if elected else None


def _chief(maker: Maker) -> str | None:
    """Who receives what the office promises: the head of what stands right above it.

    A unit of a ministry without a regional office may answer to more than one.
    """
    above = maker.data["instansi"]
    if maker.beginning.tanya["kanwil"]:
        return (above["kantor_wilayah"] or {}).get("pimpinan")
    chief: str | None = above["kementerian"]["pimpinan"]
    return chief


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
    if staff.get("rincian"):
        maker.remark(("pegawai", "rincian"), "pengelompokan pegawai di kantor.")


def _without_holder(unit: Section) -> None:
    unit["pejabat"] = None
    for below in unit.get("unit") or ():
        _without_holder(below)


def empty_plan(maker: Maker) -> None:
    """The strategic plan and the regulations: those of the ministry stay under the same one."""
    maker.data["renstra"]["upaya"] = None
    _without_later_rules(maker)
    if not maker.same_ministry:
        _empty_what_the_ministry_says(maker)
    maker.remark(("landasan_hukum",), f"peraturan yang berlaku pada tahun {maker.year}.")
    if maker.data.get("pedoman"):
        maker.remark(("pedoman",), f"pedoman yang berlaku pada tahun {maker.year}.")
    maker.remark(("renstra",), f"renstra yang berlaku pada tahun {maker.year}.")
    if not _plan_holds_the_year(maker):
        _of_another_plan(maker)
    if not (_plan_holds_the_year(maker) and maker.same_ministry):
        text = "tahun mulai dan akhir renstra; ini perkiraan."
        maker.remark(("renstra", "periode"), text)


def _plan_holds_the_year(maker: Maker) -> bool:
    """Whether the sample's plan runs in the reported year."""
    period = maker.sample["renstra"]["periode"]
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


def _empty_what_the_ministry_says(maker: Maker) -> None:
    plan = maker.data["renstra"]
    plan |= dict.fromkeys(key for key in _OF_THE_MINISTRY if key in plan)
    plan["nama"] = unfilled("nama rencana strategis")
    maker.data["pedoman"] = None
    maker.data["landasan_hukum"] = [
        {"nama": rule.nama, "tentang": rule.tentang}
        for rule in maker.beginning.landasan
        if rule.berlaku(maker.year)
    ]


def _without_later_rules(maker: Maker) -> None:
    """Regulations that were made after the reported year are none that it knew."""
    rules = maker.data.get("landasan_hukum") or ()
    maker.data["landasan_hukum"] = [row for row in rules if not _later(row, maker.year)]
    for section, key in (
        (maker.data, "pedoman"),
        (maker.data["organisasi"], "dasar_hukum"),
        (maker.data.get("pnbp") or {}, "dasar_hukum"),
    ):
        if _later(section.get(key), maker.year):
            section[key] = None


def _later(rule: object, year: int) -> bool:
    """Whether a regulation, named as such or with its title, bears a later year."""
    name = str(rule["nama"] if isinstance(rule, dict) else rule)
    return any(int(found) > year for found in _OF_A_YEAR.findall(name))

"""What the office promises, and how it measures what comes of it."""

from __future__ import annotations

from lkjip_docgen.model import PROFIL_UMUM
from lkjip_docgen.new_office.maker import Maker, unfilled
from lkjip_docgen.new_year import Section, first_code, sections, unanswered
from lkjip_docgen.place import Number
from lkjip_docgen.rules import sebutan_pimpinan

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

_OBJECTIVE_OF = {"strategis": "ss1", "program": "sp1", "kegiatan": "sk1"}
"""The code of the first objective at each level of an agreement."""

_WAYS = (
    "indikator dan cara mengukurnya menurut kantor Anda, satu bagi tiap indikator perjanjian "
    "kinerja; nama, target, satuan, dan sasarannya mengikuti perjanjian itu. Pilih "
    "`pengukuran.jenis: persentase` bagi persentase (isi `pembilang`, `penyebut`, "
    "`nilai_pembilang`, dan `nilai_penyebut`), `pengukuran.jenis: cacah` bagi banyaknya sesuatu "
    "(isi `yang_dihitung` dan `hasil`), dan `pengukuran.jenis: langsung` bagi angka yang sudah "
    "jadi."
)
"""What an office without a sample of its kind reads above its first indicator."""

_POSITIONS = ("Pejabat struktural", "Pejabat fungsional", "Pelaksana")


def empty_agreement(maker: Maker) -> None:
    """The agreement of the sample's year as a pattern, without targets."""
    agreements = maker.data["perjanjian_kinerja"]
    agreement = next((a for a in agreements if a["tahun"] == maker.was), agreements[0])
    agreement |= {
        "tahun": Number(maker.year),
        "versi": "awal",
        "tanggal": None,
        "anggaran": first_code(maker.words.dokumen_anggaran.pendek),
        "program": None,
    }
    maker.result.left_out.append("perjanjian_kinerja.0.program")  # its budget is a version's
    agreement |= dict.fromkeys(key for key in agreement if key.startswith("nama_"))
    for target in sections(agreement, "tingkat[].sasaran[].indikator[]"):
        target["target"] = None
    maker.data["perjanjian_kinerja"] = [agreement]
    maker.remark(
        ("perjanjian_kinerja",),
        f"sasaran, indikator, dan target tepat seperti pada perjanjian kinerja {maker.year}.",
    )


def empty_indicators(maker: Maker) -> None:
    """The indicators and how they are measured, without what came of it."""
    above = maker.data["instansi"]["kantor_wilayah"]
    for row in maker.data["indikator"]:
        row["target"] = row["target_menengah"] = None
        if row.get("anggaran"):
            row["anggaran"] = dict.fromkeys(row["anggaran"])
        _empty_history(maker, row.get("riwayat") or [])
        row["pembanding"] = [{"lingkup": "kanwil", "unit": above["nama"]}] if above else None
        row["analisis"] = dict.fromkeys(row.get("analisis") or ())
        row["triwulan"] = row["rencana_aksi"] = None
        _empty_measurement(row["pengukuran"])
    if maker.data["indikator"]:
        ways = "indikator dan cara mengukurnya menurut kantor Anda."
        maker.remark(("indikator",), ways if maker.same_unit else _WAYS)


def _empty_history(maker: Maker, years: list[Section]) -> None:
    """The years before, as many as the sample has, without what came of them."""
    for past in years:
        past |= dict.fromkeys(past) | {"tahun": maker.moved(past)}


def _empty_measurement(way: Section) -> None:
    filled = {key for key in ("tabel", "kelompok") if way.get(key)}
    way |= dict.fromkeys(way.keys() - filled - set(_KEPT_OF_MEASUREMENT))
    unanswered(way.get("kelompok"))
    for group in way.get("kelompok") or ():
        group["populasi"] = None


def of_another_unit(maker: Maker) -> None:
    """Under another unit there are other objectives and programs: one of each, to be named."""
    (agreement,) = maker.data["perjanjian_kinerja"]
    level = maker.beginning.diukur
    code = _OBJECTIVE_OF[level]
    target = {
        "nama": unfilled("nama indikator"),
        "indikator": "ik1",
        "target": None,
        "satuan": unfilled("satuan, misalnya persen"),
    }
    what = unfilled(maker.words.sasaran.kecil)
    objective = {"kode": code, "nama": what, "indikator": [target]}
    agreement["tingkat"] = [{"tingkat": level, "sasaran": [objective]}]
    maker.data["indikator"] = [_first_indicator(maker)]
    (version,) = maker.data["anggaran"]["versi"]
    version["program"] = [_part_of_budget(maker, 1)]
    maker.data["organisasi"]["unit"] = [{"nama": unfilled("nama unit")}]
    maker.data["kantor"]["sejarah_bidang"] = None
    if maker.who.jenis not in ("", maker.sample["kantor"]["jenis"]):
        _of_another_kind(maker)


_PARTS = ("kegiatan", "rincian")
"""Under which keys the parts of a program stand, and those of an activity and below."""


def _part_of_budget(maker: Maker, level: int) -> Section:
    """A part of the budget at a level, programs being the first, down to the lowest prepared.

    Amounts stand at the lowest; of regions every part has a code as well.
    """
    lowest = maker.lowest
    name = maker.words.tingkat_anggaran[level - 1].kecil
    part: Section = {"kode": None} if lowest > len(_PARTS) else {}
    part["nama"] = unfilled(f"nama {name}")
    if level < lowest:
        key = _PARTS[min(level, len(_PARTS)) - 1]
        return part | {key: [_part_of_budget(maker, level + 1)]}
    return part | {"pagu": None, "realisasi": None}


def _first_indicator(maker: Maker) -> Section:
    """An indicator with every key that the guidelines ask for; the agreement gives its name."""
    analysis = ("penyebab", "kendala", "solusi", "program_penunjang", "rekomendasi")
    return {
        "kode": "ik1",
        "pengukuran": {
            "jenis": "langsung",
            "nama": unfilled("nama penilaian"),
            "hasil": None,
            "sumber_hasil": None,
        },
        "riwayat": [{"tahun": Number(maker.year - 1), "target": None, "realisasi": None}],
        "target_menengah": None,
        "pembanding": None,
        "analisis": dict.fromkeys(analysis),
    }


def _of_another_kind(maker: Maker) -> None:
    """An office of another kind: its head and its staff are called otherwise."""
    maker.data["kantor"]["sebutan_pimpinan"] = sebutan_pimpinan(maker.who.nama) or None
    duty = maker.sample["kantor"]["jenis"].split()[-1]  # "Imigrasi" of "Kantor Imigrasi"
    staff = maker.data.get("pegawai") or {}
    staff["rincian"] = [row for row in staff.get("rincian") or () if duty not in str(row)]
    if maker.who.profil != PROFIL_UMUM:
        groups = [{"nama": name, "jumlah": None} for name in _POSITIONS]
        staff["rincian"] = [{"kode": "jabatan", "nama": "Jabatan", "kelompok": groups}]

"""Two invented budgets deeper than program and kegiatan: of a dinas, and of a satker.

The dinas has 4 programs, 9 kegiatan and 20 sub kegiatan; the satker program,
kegiatan, KRO and RO.  Amounts stand at the leaves alone.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import dinas

Node = dict[str, Any]


def leaf(kode: str, nama: str, pagu: int | None, realisasi: int | None) -> Node:
    return {"kode": kode, "nama": nama, "pagu": pagu, "realisasi": realisasi}


def part(kode: str, nama: str, *rincian: Node) -> Node:
    return {"kode": kode, "nama": nama, "rincian": list(rincian)}


def program(kode: str, nama: str, *kegiatan: Node) -> Node:
    return {"kode": kode, "nama": nama, "kegiatan": list(kegiatan)}


_SUPPORT = (
    ("Perencanaan dan Evaluasi Kinerja", ("Penyusunan Dokumen Perencanaan", "Evaluasi Kinerja")),
    (
        "Administrasi Keuangan",
        ("Gaji dan Tunjangan ASN", "Penatausahaan Keuangan", "Laporan Keuangan"),
    ),
    ("Administrasi Umum", ("Peralatan Kantor", "Rapat Koordinasi")),
)
_ROADS = (
    (
        "Penyelenggaraan Jalan Kabupaten",
        ("Pembangunan Jalan", "Pemeliharaan Jalan", "Survei Jalan"),
    ),
    ("Penyelenggaraan Jembatan", ("Pembangunan Jembatan", "Pemeliharaan Jembatan")),
)
_WATER = (
    ("Pengelolaan Irigasi", ("Rehabilitasi Irigasi", "Operasi Irigasi")),
    ("Pengelolaan Sungai", ("Normalisasi Sungai", "Pemeliharaan Sungai")),
)
_PLANNING = (
    ("Penetapan Rencana Tata Ruang", ("Penyusunan RDTR", "Sosialisasi RDTR")),
    ("Pengendalian Pemanfaatan Ruang", ("Rekomendasi Ruang", "Pengawasan Ruang")),
)
_DINAS = {
    "Program Penunjang Urusan Pemerintahan Daerah": _SUPPORT,
    "Program Penyelenggaraan Jalan": _ROADS,
    "Program Pengelolaan Sumber Daya Air": _WATER,
    "Program Penyelenggaraan Penataan Ruang": _PLANNING,
}


def of_a_dinas() -> list[Node]:
    """4 programs, 9 kegiatan, 20 sub kegiatan; each of these has spent 90% of its ceiling."""
    programs: list[Node] = []
    for p, (nama, kegiatan) in enumerate(_DINAS.items(), start=1):
        rows = [
            part(f"1.03.{p:02}.2.{k:02}", name, *_sub(f"1.03.{p:02}.2.{k:02}", p * k, below))
            for k, (name, below) in enumerate(kegiatan, start=1)
        ]
        programs.append(program(f"1.03.{p:02}", nama, *rows))
    return programs


def _sub(above: str, size: int, names: tuple[str, ...]) -> list[Node]:
    return [
        leaf(f"{above}.{n:04}", name, size * n * 100_000_000, size * n * 90_000_000)
        for n, name in enumerate(names, start=1)
    ]


def of_a_satker() -> list[Node]:
    """Two programs down to their outputs (RO)."""
    return [
        program(
            "BF",
            "Program Penegakan dan Pelayanan Hukum",
            part(
                "6161",
                "Penyelenggaraan Fungsi Keimigrasian di Wilayah",
                part(
                    "6161.BAA",
                    "Pelayanan Publik kepada Masyarakat",
                    leaf("6161.BAA.001", "Penerbitan Paspor", 700_000_000, 690_000_000),
                    leaf("6161.BAA.002", "Penerbitan Izin Tinggal", 300_000_000, 270_000_000),
                ),
                part(
                    "6161.BKA",
                    "Pemantauan Masyarakat",
                    leaf("6161.BKA.001", "Pengawasan Orang Asing", 500_000_000, 500_000_000),
                ),
            ),
        ),
        program(
            "WA",
            "Program Dukungan Manajemen",
            part(
                "6166",
                "Dukungan Manajemen Kantor",
                part(
                    "6166.EBA",
                    "Layanan Dukungan Manajemen Internal",
                    leaf("6166.EBA.994", "Layanan Perkantoran", 2_000_000_000, 1_950_000_000),
                ),
            ),
        ),
    ]


def version(program: list[Node], kode: str = "dpa") -> Node:
    return {"kode": kode, "nama": "DPA perubahan", "program": program}


def budget_of_a_dinas() -> Node:
    """The whole budget of the dinas: by sub kegiatan, by type, and by source of funds."""
    return {
        "versi": [version(of_a_dinas(), "dpa-perubahan")],
        "jenis_belanja": [
            {
                "tahun": 2025,
                "belanja": [
                    {"jenis": "Belanja Operasi", "pagu": 2_400_000_000, "realisasi": 2_160_000_000},
                    {"jenis": "Belanja Modal", "pagu": 8_700_000_000, "realisasi": 7_830_000_000},
                ],
            }
        ],
        "sumber_dana": [
            {
                "nama": "Pendapatan Asli Daerah",
                "singkatan": "PAD",
                "pagu": 1_100_000_000,
                "realisasi": 990_000_000,
            },
            {
                "nama": "Dana Alokasi Umum",
                "singkatan": "DAU",
                "pagu": 10_000_000_000,
                "realisasi": 9_000_000_000,
            },
        ],
        "faktor": ["Lelang selesai pada bulan Maret."],
    }


def buat(folder: Path, anggaran: Node, *replaced: tuple[str, str]) -> Path:
    """The project folder of the invented dinas with this budget, and with texts replaced."""
    before, _, rest = dinas.DATA.partition("anggaran:\n  versi:")
    _, _, after = rest.partition("\npenghargaan:")
    text = f"{before}anggaran: {json.dumps(anggaran, ensure_ascii=False)}\npenghargaan:{after}"
    for old, new in replaced:
        assert old in text, old
        text = text.replace(old, new)
    folder.mkdir(parents=True)
    (folder / "laporan.yaml").write_text(text, encoding="utf-8")
    return folder

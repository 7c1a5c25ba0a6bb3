"""An invented office with gaps and awkward names, measured: the material of these tests."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_docgen.document.tree import Cell, Figure, Inline, Row, Table, Value
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.source.project import Project
from lkjip_docgen.templating.context import Konteks


def D(text: str) -> Decimal:  # noqa: N802 - short, for tables of numbers
    return Decimal(text)


def _months(*texts: str | None) -> list[Decimal | None]:
    return [None if text is None else D(text) for text in texts]


SURVEY = {
    "jenis": "survei_bulanan",
    "nama": "Survei Layanan",
    "singkatan": "SL",
    "nama_nilai": "Nilai SL",
    "penyelenggara": "Badan <Uji> & Kawan",
    "skala_survei": {"maks": D("20")},
    "skala_hasil": {"maks": D("4")},
    "minimum_responden": 10,
    "kategori": "skm-2017",
    "tabel": {
        "unsur": [
            {"nama": "Tarif & <Biaya>", "nilai": _months(*["18.5"] * 11, None)},
            {"nama": "Waktu", "nilai": _months(*["16.25"] * 12)},
            {"nama": "Respons", "nilai": _months("19", *["17.75"] * 11)},
        ],
        "nilai": _months("17.92", *["17.5"] * 10, None),
        "responden": [9, *[20] * 10, None],
    },
}

GROUPED = {
    **deepcopy(SURVEY),
    "nama": "Survei Dalam",
    "singkatan": "SD",
    "sebutan_unsur": "variabel",
    "nama_nilai": "Nilai Dalam",
    "skala_survei": {"maks": D("100")},
    "kategori": None,
    "tabel": {
        "kelompok": ["A. Budaya", "B. Sarana"],
        "unsur": [
            {
                "nama": f"Variabel {letter}",
                "kelompok": "A. Budaya" if letter < "J" else "B. Sarana",
                "nilai": _months(*[f"{90 + n}.5"] * 12),
            }
            for n, letter in enumerate("CDEFGHJKLMNPQ"[:9])
            for _ in (0, 1)
        ],
        "nilai": _months(*["95.25"] * 12),
        "responden": [30] * 12,
    },
}

WEIGHTED = {
    "jenis": "unsur_berbobot",
    "nama": "Survei Pengamanan",
    "skala_hasil": {"maks": D("4")},
    "hasil": D("3.5"),
    "sumber_hasil": "surat hasil survei pusat",
    "kelompok": [
        {
            "kode": "internal",
            "nama": "Pihak internal",
            "unsur": [
                {"nama": "Intelijen", "bobot": D("60"), "nilai": None},
                {"nama": "Penyidikan", "bobot": D("40"), "nilai": D("3.1")},
            ],
        }
    ],
}


def _indicator(kode: str, satuan: str, pengukuran: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "kode": kode,
        "nama": f"Indikator {kode.upper()} P&K <utama>",
        "singkatan": kode.upper(),
        "sasaran": "sk-1",
        "satuan": satuan,
        "pengukuran": pengukuran,
        **more,
    }


INDICATORS = [
    _indicator(
        "ikm",
        "indeks",
        SURVEY,
        target=D("3.25"),
        program="Program P&K <utama>",
        riwayat=[
            {"tahun": 2024, "target": D("3.2"), "nilai_survei": D("17")},
            {"tahun": 2023, "target": D("3.1"), "keterangan": "indikator diubah"},
            {"tahun": 2022, "target": D("3"), "realisasi": D("3.2")},
        ],
        target_menengah={"tahun": 2029, "nilai": D("3.6")},
        pembanding=[
            {"lingkup": "kanwil", "unit": "Kanwil Uji", "realisasi": D("3.4"), "sumber": "LKjIP"},
            {"lingkup": "nasional", "unit": "Rata-rata nasional"},
        ],
    ),
    _indicator("ipk", "indeks", WEIGHTED, target=D("3.1")),
    _indicator("ikd", "indeks", GROUPED, target=D("3.9"), sasaran="sk-2"),
    _indicator(
        "tepat",
        "persen",
        {
            "jenis": "persentase",
            "pembilang": "Layanan tepat waktu",
            "penyebut": "Seluruh layanan",
            "nilai_pembilang": D("45"),
            "nilai_penyebut": D("60"),
        },
        target=D("80"),
        sasaran="sk-2",
        riwayat=[{"tahun": 2024, "target": D("78")}],
    ),
    _indicator(
        "aduan",
        "laporan",
        {"jenis": "cacah", "yang_dihitung": "Aduan", "hasil": 4},
        target=D("8"),
        polaritas="minimum",
        sasaran="sk-2",
    ),
    _indicator("kosong", "indeks", {"jenis": "langsung", "nama": "Penilaian luar"}, target=D("3")),
]


def _program(nama: str, *activities: tuple[str, int | None, int | None]) -> dict[str, Any]:
    rows = [{"nama": n, "pagu": p, "realisasi": r} for n, p, r in activities]
    return {"nama": nama, "kegiatan": rows}


BUDGET = {
    "versi": [
        {
            "kode": "awal",
            "nama": "DIPA awal",
            "program": [
                _program("Program P&K <utama>", ("Kegiatan satu", 1_000, None)),
                _program("Program Lama", ("Kegiatan lama", 500, None)),
            ],
        },
        {
            "kode": "akhir",
            "nama": "DIPA akhir",
            "program": [
                _program("Program P&K <utama>", ("Kegiatan satu", 1_200, 1_100), ("Dua", 300, 250)),
                _program("Program Baru", ("Kegiatan baru", 700, 700)),
            ],
        },
    ],
    "jenis_belanja": [
        {
            "tahun": year,
            "belanja": [
                {"jenis": "Belanja Barang", "pagu": 1_000 + extra, "realisasi": 900 + extra},
                *([{"jenis": "Belanja Modal", "pagu": 200, "realisasi": 150}] if extra else []),
            ],
        }
        for year, extra in ((2022, 0), (2023, 200), (2024, 400), (2025, 1_000))
    ],
    "sumber_dana": [
        {"nama": "Rupiah Murni", "pagu": 1_500},
        {"nama": "Penerimaan Negara Bukan Pajak", "pagu": 700},
    ],
}

AGREEMENT = {
    "tahun": 2025,
    "tanggal": date(2025, 1, 6),
    "anggaran": "awal",
    "tingkat": [
        {
            "tingkat": "kegiatan",
            "sasaran": [
                {
                    "kode": "sk-1",
                    "nama": "Sasaran <satu> & pertama",
                    "indikator": [
                        {
                            "nama": "Indikator IKM",
                            "indikator": "ikm",
                            "target": D("3.30"),
                            "satuan": "Indeks",
                        },
                        {"nama": "Indikator IPK", "indikator": "ipk", "satuan": "Indeks"},
                    ],
                },
                {
                    "kode": "sk-2",
                    "nama": "Sasaran dua",
                    "indikator": [
                        {
                            "nama": "Ketepatan",
                            "indikator": "tepat",
                            "target": 80,
                            "satuan": "Persen",
                        }
                    ],
                },
            ],
        }
    ],
}

SMART_2023 = {
    "capaian_output": D("90"),
    "efisiensi": D("10"),
    "konsistensi": D("80"),
    "penyerapan": D("95"),
}
SMART_2025 = {"efektivitas": D("88"), "efisiensi": D("60"), "ikpa": D("91")}

DATA: dict[str, Any] = {
    "dokumen": {
        "tahun": 2025,
        "tempat": "Kota Uji",
        "tanggal": date(2026, 1, 5),
        "batas_data": {"kinerja": date(2025, 12, 5), "pnbp": date(2025, 11, 30)},
    },
    "instansi": {
        "kementerian": {"nama": "Kementerian Uji"},
        "eselon_satu": {"nama": "Direktorat Uji"},
        "bidang": "uji",
    },
    "kantor": {
        "nama": "Kantor Uji P&K <utama>",
        "nama_singkat": "Uji",
        "sebutan": "Kantor Uji",
        "jenis": "Kantor",
        "sebutan_pimpinan": "Kepala Kantor",
        "alamat": "Jalan Uji",
        "wilayah_kerja": {
            "dasar": "Peraturan Uji",
            "wilayah": [
                {"nama": "Kabupaten A", "kecamatan": ["Satu", "Dua & <tiga>"]},
                {"nama": "Kota B"},
            ],
        },
    },
    "pejabat": [
        {
            "dokumen": "laporan",
            "tahun": 2025,
            "tempat": "Kota Uji",
            "tanggal": date(2026, 1, 5),
            "penandatangan": [{"peran": "kepala", "nama": "Budi", "jabatan": "Kepala"}],
        }
    ],
    "organisasi": {
        "unit": [
            {
                "nama": "Subbagian Umum & <TU>",
                "unit": [{"nama": "Urusan Satu"}, {"nama": "Urusan Dua"}],
            },
            {"nama": "Seksi Layanan", "pejabat": "Siti"},
        ]
    },
    "pegawai": {
        "rincian": [
            {
                "kode": "jabatan",
                "nama": "Jabatan",
                "kelompok": [
                    {"nama": "Struktural", "jumlah": 5},
                    {"nama": "Fungsional", "jumlah": 12},
                    {"nama": "Pelaksana", "jumlah": 0},
                ],
            },
            {
                "kode": "golongan",
                "nama": "Golongan",
                "kelompok": [{"nama": "III", "jumlah": 9}, {"nama": "II"}],
            },
        ]
    },
    "renstra": {
        "nama": "Rencana Strategis Uji",
        "periode": {"mulai": 2025, "akhir": 2029},
        "sasaran_strategis": [
            {"kode": "SS1", "nama": "Sasaran A", "indikator": ["Indikator <a>", "Indikator & b"]},
            {"nama": "Sasaran B", "indikator": ["Indikator c"]},
        ],
        "tata_nilai": [
            {
                "nama": "Makna",
                "nilai": [{"nama": "Jujur", "uraian": "Berkata *benar*.\n\nSelalu."}],
            },
            {
                "nama": "Laku",
                "nilai": [
                    {"nama": "Ramah", "perilaku": ["Senyum", "Salam & <sapa>"]},
                    {"nama": "Sigap", "perilaku": ["Datang"]},
                ],
            },
        ],
    },
    "perjanjian_kinerja": [AGREEMENT],
    "rencana_kinerja": [{"tahun": 2025, "sasaran": AGREEMENT["tingkat"][-1]["sasaran"]}],
    "indikator": INDICATORS,
    "anggaran": BUDGET,
    "pnbp": {
        "tahunan": [
            {"tahun": 2024, "target": 400, "realisasi": 380},
            {"tahun": 2025, "target": 500},
        ]
    },
    "smart": {
        "laman": "smart.example",
        "tahunan": [
            {"tahun": 2023, "komponen": SMART_2023},
            {"tahun": 2025, "komponen": SMART_2025},
        ],
    },
    "emonev": {
        "tabel": [
            {"bulan": 1, "anggaran": D("2.5"), "pelaksanaan": D("4")},
            {"bulan": 2, "anggaran": D("12.25"), "pelaksanaan": None},
            *({"bulan": n} for n in range(3, 13)),
        ]
    },
    "output_lain": [{"nama": "Operasi", "uraian": "1. Satu\n2. **Dua** & <tiga>"}],
    "penghargaan": [
        {"nama": "Juara <1>", "tahun": 2024, "pemberi": "KPPN & Mitra", "tingkat": "provinsi"},
        {"nama": "Juara Umum", "tahun": 2025, "pemberi": "Bupati"},
    ],
    "inovasi": [{"nama": "CEPAT & <tepat>", "kepanjangan": "Cara Tepat"}, {"nama": "Polos"}],
}


def konteks(**changes: Any) -> Konteks:
    """The office measured; `changes` replace whole sections, None takes one away."""
    data = {**deepcopy(DATA), **changes}
    laporan = Laporan.model_validate({k: v for k, v in data.items() if v is not None})
    project = Project(root=Path(), data_file=Path("laporan.yaml"), laporan=laporan, places={})
    return Konteks(laporan=laporan, hasil=measure(laporan), project=project)


def grid(table: Table) -> list[list[Cell | None]]:
    """The cells of a table on its grid; a covered place repeats its cell, a hole is None."""
    width = len(table.columns)
    rows: list[Row] = [*table.head, *table.rows]
    places: list[list[Cell | None]] = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row.cells:
            while x < width and places[y][x] is not None:
                x += 1
            for dy in range(cell.rowspan):
                for dx in range(cell.colspan):
                    assert places[y + dy][x + dx] is None, f"{table.id}: cells overlap"
                    places[y + dy][x + dx] = cell
    return places


def printed(node: Cell | Table | Figure | tuple[Inline, ...]) -> str:
    """The words of a cell or caption, as a reader sees them."""
    content = node.content if isinstance(node, Cell) else node
    assert isinstance(content, tuple)
    return "".join(getattr(inline, "text", "\n") for inline in content)


def body(table: Table) -> list[list[str]]:
    """The printed words of the body, one list a row (covered cells left out)."""
    return [[printed(cell) for cell in row.cells] for row in table.rows]


def values(table: Table) -> dict[str, str]:
    """Every quantity of a table by its path, as printed."""
    cells = (cell for row in table.rows for cell in row.cells)
    found = (inline for cell in cells for inline in cell.content if isinstance(inline, Value))
    return {value.quantity.path: value.text for value in found}

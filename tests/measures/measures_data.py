"""A small report in code, for the tests of the measures: change what a test is about."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from lkjip_docgen.measures import measure
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.model import Laporan


def report(**sections: Any) -> Laporan:
    """The smallest report that the model accepts, with `sections` put in its place."""
    data: dict[str, Any] = {
        "dokumen": {"tahun": 2023, "tempat": "Belitung", "tanggal": date(2024, 1, 3)},
        "instansi": {
            "kementerian": {"nama": "Kementerian"},
            "eselon_satu": {"nama": "Direktorat Jenderal"},
            "bidang": "keimigrasian",
        },
        "kantor": {
            "nama": "Kantor Contoh",
            "nama_singkat": "Contoh",
            "sebutan": "Kantor Contoh",
            "jenis": "Kantor",
            "sebutan_pimpinan": "Kepala Kantor",
            "alamat": "Jalan Contoh 1",
        },
        "pejabat": [
            {
                "dokumen": "laporan",
                "tahun": 2023,
                "tempat": "Belitung",
                "tanggal": date(2024, 1, 3),
                "penandatangan": [{"peran": "kepala", "nama": "A", "jabatan": "Kepala"}],
            }
        ],
        "organisasi": {},
        "renstra": {"nama": "Renstra", "periode": {"mulai": 2020, "akhir": 2024}},
        "perjanjian_kinerja": [
            {
                "tahun": 2023,
                "tanggal": date(2023, 1, 2),
                "tingkat": [
                    {
                        "tingkat": "kegiatan",
                        "sasaran": [{"kode": "sk-1", "nama": "S", "indikator": [{"nama": "I"}]}],
                    }
                ],
            }
        ],
        "indikator": [indicator()],
        "anggaran": {"versi": [version("dipa")]},
    }
    return Laporan.model_validate(deepcopy(data | sections))


def indicator(pengukuran: dict[str, Any] | None = None, **options: Any) -> dict[str, Any]:
    """An indicator, given directly unless `pengukuran` says otherwise."""
    return {
        "kode": "ipk",
        "nama": "Indeks Pengamanan",
        "sasaran": "sk-1",
        "satuan": "indeks",
        "target": "3,13",
        "pengukuran": pengukuran or direct("3,81"),
    } | options


def direct(hasil: str | None) -> dict[str, Any]:
    return {"jenis": "langsung", "nama": "E-survei", "hasil": hasil}


def monthly(
    nilai: list[Any],
    responden: list[Any],
    unsur: dict[str, list[Any]] | None = None,
    **options: Any,
) -> dict[str, Any]:
    """A monthly survey on a scale up to 17,50 for an index up to 4."""
    rows = unsur or {"Unsur": [None] * 12}
    return {
        "jenis": "survei_bulanan",
        "nama": "Survei Kepuasan Masyarakat",
        "singkatan": "SKM",
        "nama_nilai": "Nilai SKM",
        "tabel": {
            "unsur": [{"nama": name, "nilai": values} for name, values in rows.items()],
            "nilai": nilai,
            "responden": responden,
        },
        "skala_survei": {"maks": "17,50"},
        "skala_hasil": {"maks": 4},
    } | options


def percentage(part: Any, whole: Any) -> dict[str, Any]:
    return {
        "jenis": "persentase",
        "pembilang": "laporan selesai",
        "penyebut": "laporan masuk",
        "nilai_pembilang": part,
        "nilai_penyebut": whole,
    }


def version(kode: str, *programs: tuple[str, list[tuple[Any, Any]]]) -> dict[str, Any]:
    """A budget version: programs with (pagu, realisasi) of their activities."""
    rows = programs or (("Program", [(None, None)]),)
    return {
        "kode": kode,
        "nama": kode,
        "program": [
            {
                "nama": name,
                "kegiatan": [
                    {"nama": f"Kegiatan {number}", "pagu": pagu, "realisasi": realisasi}
                    for number, (pagu, realisasi) in enumerate(activities, 1)
                ],
            }
            for name, activities in rows
        ],
    }


def spending(tahun: int, *rows: tuple[Any, Any]) -> dict[str, Any]:
    """A year of spending by type: (pagu, realisasi) for each type."""
    return {
        "tahun": tahun,
        "belanja": [
            {"jenis": f"Belanja {number}", "pagu": pagu, "realisasi": realisasi}
            for number, (pagu, realisasi) in enumerate(rows, 1)
        ],
    }


def measured(**sections: Any) -> Hasil:
    return measure(report(**sections))


def values(text: str) -> list[str]:
    """The numbers of a row written with spaces."""
    return text.split()

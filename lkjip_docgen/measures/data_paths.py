"""Where in the data a figure belongs: the data path that the path of its quantity stands for.

A figure as written knows its place; one that is missing was written nowhere, and is looked for
by what its quantity is called.  `tests/measures/test_data_paths.py` holds both ways against each
other for every figure of the samples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.identity import keys
from lkjip_docgen.model import Bagian, Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_REWRITTEN: Final = tuple(
    (lazy_pattern(pattern.replace("*", r"([^.]+)")), written)
    for pattern, written in (
        (r"indikator\.batas_capaian", r"batas_capaian"),
        (r"indikator\.*\.realisasi", r"indikator.\1.pengukuran.hasil"),
        (r"indikator\.*\.(pembilang|penyebut)", r"indikator.\1.pengukuran.nilai_\2"),
        (r"indikator\.*\.(kelompok\..+)", r"indikator.\1.pengukuran.\2"),
        (
            r"indikator\.*\.survei\.(populasi|minimum_responden)",
            r"indikator.\1.pengukuran.\2",
        ),
        (r"indikator\.*\.survei\.(skala_.+)", r"indikator.\1.pengukuran.\2.maks"),
        (r"indikator\.*\.survei\..+", r"indikator.\1.pengukuran.tabel"),
        (r"indikator\.*\.tahun\.(.+)", r"indikator.\1.riwayat.\2"),
        (r"indikator\.*\.menengah\.target", r"indikator.\1.target_menengah.nilai"),
        (r"indikator\.*\.menengah\.target_sampai", r"indikator.\1.target_menengah.sampai"),
        (r"indikator\.*\.triwulan\.(tw\d)\.*", r"indikator.\1.triwulan.\3.\2"),
        (r"indikator\.*\.efisiensi\.serapan", r"indikator.\1.program"),
        (r"anggaran\.*\.jenis_belanja\.*\.(.+)", r"anggaran.jenis_belanja.\1.belanja.\2.\3"),
        (r"anggaran\.*\.sumber_dana\.(.+)", r"anggaran.sumber_dana.\2"),
        (r"anggaran\.*\.triwulan\.(tw\d)\.*", r"anggaran.triwulan.\3.\2"),
        (r"anggaran\.\d+\.*\.(program\..+)", r"anggaran.versi.\1.\2"),
        (r"evaluasi_akip\.*\.komponen\.(.+)", r"evaluasi_akip.komponen.\2"),
        (r"evaluasi_akip\.(\d+)\.nilai", r"evaluasi_akip.riwayat.\1.nilai"),
        (r"nka\.(\d+)\.(nilai|pengurang)", r"smart.tahunan.\1.\2"),
        (r"nka\.(\d+)\.*\.nilai", r"smart.tahunan.\1.komponen.\2"),
        (r"ikpa\.(\d+)\.(nilai|pengurang)", r"ikpa.tahunan.\1.\2"),
        (r"ikpa\.(\d+)\.*\.nilai", r"ikpa.tahunan.\1.komponen.\2"),
        (r"(pnbp|penerimaan)\.(\d+)\.(.+)", r"\1.tahunan.\2.\3"),
        (r"pegawai\.*\.kelompok\.(.+)", r"pegawai.rincian.\1.kelompok.\2"),
        (r"pk\.(\d+)\.*\.anggaran\.(.+)\.pagu", r"perjanjian_kinerja.\1-\2.\3.anggaran"),
        (
            r"pk\.(\d+)\.*\.*\.*\.*\.*",
            r"perjanjian_kinerja.\1-\2.tingkat.\3.sasaran.\4.indikator.\5.\6",
        ),
        (r"rkt\.*\.*\.*\.*", r"rencana_kinerja.\1.sasaran.\2.indikator.\3.\4"),
        (r"emonev\..+", r"emonev.tabel"),
    )
)
"""Paths of quantities (`*` a step of them) that are not the path of keys that leads to the data."""


def data_path(path: str, laporan: Laporan) -> Path_:
    """The data path of the figure that a quantity of this path states.

    `indikator.ikm.tahun.2023.target` is `("indikator", 0, "riwayat", 2, "target")`.  Where there
    is no such item or key, the section that would hold it; () where nothing is known.
    """
    if path.startswith("evaluasi_akip.") and _is_of_year(path, laporan):
        return ("evaluasi_akip", "nilai")
    return _walked(laporan, _natural(path).split("."))


def _is_of_year(path: str, laporan: Laporan) -> bool:
    """Whether a path is that of the score of the evaluation itself, not of an earlier one."""
    evaluation = laporan.evaluasi_akip
    return evaluation is not None and path == f"evaluasi_akip.{evaluation.tahun}.nilai"


def _natural(path: str) -> str:
    """The path of keys that leads through the data."""
    for pattern, written in _REWRITTEN:
        if (found := pattern.fullmatch(path)) is not None:
            return found.expand(written)
    return path


def _walked(node: object, steps: list[str]) -> Path_:
    """As far as these keys lead."""
    return tuple(_followed(node, steps))


def _followed(node: object, steps: list[str]) -> Iterator[str | int]:
    for step in steps:
        if isinstance(node, tuple):
            names = keys(node)
            if step not in names:
                return
            node = node[number := names.index(step)]
            yield number
        elif isinstance(node, Mapping):
            yield step
            node = node.get(step)
        elif isinstance(node, Bagian) and step in type(node).model_fields:
            yield step
            node = getattr(node, step)
        else:
            return

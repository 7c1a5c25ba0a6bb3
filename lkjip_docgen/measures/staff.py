"""Employees: the sum of each breakdown."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import total
from lkjip_docgen.measures.results import HasilPegawai, HasilRincian
from lkjip_docgen.measures.timing import as_of
from lkjip_docgen.model import KelompokPegawai, Laporan, RincianPegawai
from lkjip_docgen.quantity import Quantity, Unit, given


def measure_staff(laporan: Laporan) -> HasilPegawai | None:
    """Every breakdown with its own sum; the first one counts as the number of employees."""
    if laporan.pegawai is None:
        return None
    day = as_of(laporan, "pegawai")
    rincian = tuple(_breakdown(row, day) for row in laporan.pegawai.rincian)
    return HasilPegawai(rincian, rincian[0].jumlah)


def _breakdown(row: RincianPegawai, day: date | None) -> HasilRincian:
    path = f"pegawai.{row.kode}"
    groups = tuple(
        (group.nama, _group(f"{path}.kelompok.{key}", group, day))
        for key, group in zip(keys(row.kelompok), row.kelompok, strict=True)
    )
    jumlah = total(
        f"{path}.jumlah",
        [people for _, people in groups],
        Unit.ORANG,
        f"Jumlah pegawai menurut {row.nama}",
    )
    return HasilRincian(row.kode, row.nama, groups, jumlah)


def _group(path: str, group: KelompokPegawai, day: date | None) -> Quantity:
    return given(
        f"{path}.jumlah",
        group.jumlah,
        Unit.ORANG,
        group.nama,
        as_of=day,
        alasan=group.tak_berlaku("jumlah"),
    )

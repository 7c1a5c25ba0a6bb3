"""Employees."""

from __future__ import annotations

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record


class HasilRincian(Record):
    """Employees by one breakdown."""

    kode: str
    nama: str
    kelompok: tuple[tuple[str, Quantity], ...]
    jumlah: Quantity


class HasilPegawai(Record):
    """Employees; `jumlah` is the sum of the first breakdown."""

    rincian: tuple[HasilRincian, ...]
    jumlah: Quantity

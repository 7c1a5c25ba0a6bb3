"""As-of dates: until when the figures of a subject and year were collected."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lkjip_docgen.model import Laporan

Pokok = Literal["kinerja", "anggaran", "pnbp", "penerimaan", "smart", "ikpa", "emonev", "pegawai"]


def as_of(laporan: Laporan, pokok: Pokok, tahun: int | None = None) -> date | None:
    """The date that `dokumen.batas_data` gives for the reported year; None where it gives none.

    Every other year is over, and its figures are those of its last day.
    """
    if tahun not in (None, laporan.dokumen.tahun):
        return date(tahun, 12, 31)
    day: date | None = getattr(laporan.dokumen.batas_data, pokok)
    return day

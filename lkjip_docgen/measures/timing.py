"""As-of dates: until when the figures of a subject and year were collected."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lkjip_docgen.model import Laporan

Pokok = Literal["kinerja", "anggaran", "pnbp", "smart", "ikpa", "emonev", "pegawai"]


def as_of(laporan: Laporan, pokok: Pokok, tahun: int | None = None) -> date:
    """The date that `dokumen.batas_data` gives for the reported year.

    Without one, and for every other year, the last day of the year.
    """
    reported = laporan.dokumen.tahun
    day: date | None = getattr(laporan.dokumen.batas_data, pokok)
    if day is not None and tahun in (None, reported):
        return day
    return date(tahun or reported, 12, 31)

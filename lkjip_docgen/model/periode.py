"""Which part of a year a report is about: all of it, or its months up to the end of a quarter."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final, Literal, get_args

from lkjip_docgen.idn import MONTHS
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

KodePeriode = Literal[
    "tahunan",
    "semester 1",
    "semester 2",
    "triwulan 1",
    "triwulan 2",
    "triwulan 3",
    "triwulan 4",
]
"""The periods that an office reports on, as the data and the commands call them."""

PeriodeMuat = Literal[
    "semua",
    "tahunan",
    "semester 1",
    "semester 2",
    "triwulan 1",
    "triwulan 2",
    "triwulan 3",
    "triwulan 4",
]
"""The report that carries a part of the office's own: that of one period, or every one."""

MUAT: Final = (
    "Laporan yang memuatnya: semua, atau satu periode seperti semester 1; bawaan: hanya laporan "
    "tahunan"
)
"""What the data say of `PeriodeMuat`."""

SEBUTAN_PERIODE: Final = {
    "semester 1": "Semester I",
    "semester 2": "Semester II",
    "triwulan 1": "Triwulan I",
    "triwulan 2": "Triwulan II",
    "triwulan 3": "Triwulan III",
    "triwulan 4": "Triwulan IV",
}
"""Periods as people read them."""

ARTI_MUAT: Final = {
    "semua": "Semua laporan",
    "tahunan": "Laporan tahunan saja",
    **SEBUTAN_PERIODE,
}
"""What its words mean."""

TAHUNAN: Final = "tahunan"
ROMAWI: Final = ("I", "II", "III", "IV")
"""The numbers of quarters and half-years as reports print them."""

_LONG: Final = {"semester": 6, "triwulan": 3}
"""How many months each kind of period has."""
_WRITTEN = lazy_pattern(r"(semester|triwulan)\s+(iv|i{1,3}|[1-4])\b", re.IGNORECASE)


class PeriodeLaporan(Record):
    """What a report is about: a year (`tahunan`), or the year up to the end of a quarter.

    The one place that knows what a period is called, where it ends, and whether it is a year.
    Figures of an interim report are those from 1 January to its end.
    """

    kode: str
    tahun: int

    @property
    def tahunan(self) -> bool:
        """Whether it is the whole year."""
        return self.kode == TAHUNAN

    @property
    def bulan(self) -> int:
        """Its last month, 1 to 12."""
        kind, _, number = self.kode.partition(" ")
        return 12 if self.tahunan else _LONG[kind] * int(number)

    @property
    def triwulan(self) -> int:
        """Its last quarter, 1 to 4."""
        return self.bulan // 3

    @property
    def akhir(self) -> date:
        """Its last day."""
        return date(self.tahun, self.bulan, monthrange(self.tahun, self.bulan)[1])

    @property
    def singkat(self) -> str:
        """Its name without the year: "Semester I"; "" of a year."""
        if self.tahunan:
            return ""
        kind, _, number = self.kode.partition(" ")
        return f"{kind.capitalize()} {ROMAWI[int(number) - 1]}"

    @property
    def nama(self) -> str:
        """Its name in titles: "Tahun 2023", "Semester I Tahun 2023"."""
        return f"{self.singkat} Tahun {self.tahun}".lstrip()

    @property
    def kecil(self) -> str:
        """Its name within a sentence: "tahun 2023", "semester I tahun 2023"."""
        return f"{self.singkat[:1].lower()}{self.singkat[1:]} tahun {self.tahun}".lstrip()

    @property
    def sampai(self) -> str:
        """Of when its figures are, within a sentence: "tahun 2023", or up to a quarter of it."""
        return self.kecil if self.tahunan else f"{self.sampai_triwulan} tahun {self.tahun}"

    @property
    def awal(self) -> str:
        """The same at the beginning of a sentence."""
        return f"{self.sampai[:1].upper()}{self.sampai[1:]}"

    @property
    def sampai_triwulan(self) -> str:
        """Up to which quarter: "sampai dengan triwulan II"."""
        return f"sampai dengan triwulan {ROMAWI[self.triwulan - 1]}"

    @property
    def lamanya(self) -> str:
        """For how long its figures are: "setahun", or up to a quarter."""
        return "setahun" if self.tahunan else self.sampai_triwulan

    @property
    def kurun(self) -> str:
        """Its months: "Januari sampai dengan Juni 2023"."""
        return f"{MONTHS[0]} sampai dengan {MONTHS[self.bulan - 1]} {self.tahun}"

    def memuat(self, wanted: str | None) -> bool:
        """Whether its report carries what is meant for a period (`PeriodeMuat`; None: the year)."""
        return wanted == "semua" or (wanted or TAHUNAN) == self.kode

    @property
    def bersisa(self) -> bool:
        """Whether something of the year is still to come after it."""
        return self.bulan < len(MONTHS)

    @property
    def sesudahnya(self) -> str:
        """The time after it, within a sentence: "pada sisa tahun 2023", "pada tahun berikutnya"."""
        return f"pada sisa tahun {self.tahun}" if self.bersisa else "pada tahun berikutnya"

    @property
    def berkas(self) -> str:
        """What it adds to the name of a file: "semester-1"; "" of a year."""
        return "" if self.tahunan else self.kode.replace(" ", "-")


def kode_periode(text: str) -> str | None:
    """The period that somebody means: "Semester I", "triwulan 2"; None for no period."""
    words = " ".join(text.split()).casefold()
    if words == TAHUNAN:
        return TAHUNAN
    found = _WRITTEN.fullmatch(words)
    return None if found is None else _known(found)


def periode_dalam(text: str) -> str:
    """The period that a title such as "Laporan kinerja semester I tahun 2023" names, or a year."""
    found = _WRITTEN.search(text)
    return (found and _known(found)) or TAHUNAN


def _known(found: re.Match[str]) -> str | None:
    number = found[2].upper()
    digit = ROMAWI.index(number) + 1 if number in ROMAWI else int(number)
    kode = f"{found[1].lower()} {digit}"
    return kode if kode in get_args(KodePeriode) else None

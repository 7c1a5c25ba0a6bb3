"""The regional government above an office, under whichever key the data name it."""

from __future__ import annotations

import re

from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NAME = lazy_pattern(r"Pemerintah\s+(?P<jenis>Kabupaten|Kota|Provinsi)\s+(?P<nama>\S.*)")
_REMARK = lazy_pattern(r"\s*\([^()]*\)\s*$")


class Pemerintah(Record):
    """A regional government: "Pemerintah Kabupaten Contoh", and where its name stands."""

    jenis: str  # Kabupaten | Kota | Provinsi
    nama: str  # of the region alone
    lengkap: str
    pimpinan: str
    singkatan: str
    bagian: Path_

    @property
    def daerah(self) -> str:
        """The region with its kind: "Kabupaten Contoh"."""
        return f"{self.jenis} {self.nama}"


@remembered
def pemerintah(laporan: Laporan) -> Pemerintah | None:
    """The government above an office; None for an office of the state."""
    instansi = laporan.instansi
    key = "kementerian" if instansi.pemerintah_daerah is None else "pemerintah_daerah"
    above = instansi.pemerintah_daerah or instansi.kementerian
    name = " ".join(_REMARK.sub("", above.nama).split())
    match = _NAME.fullmatch(name)
    if match is None or "[" in name:
        return None
    return Pemerintah(
        *(match["jenis"], match["nama"], name, above.pimpinan or "", above.singkatan or ""),
        ("instansi", key),
    )


def same_region(one: str, other: str) -> bool:
    """Whether two names of regions are one, the longer with words behind it."""
    first, second = (re.sub(r"\W+", " ", name).strip().casefold() for name in (one, other))
    return f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")

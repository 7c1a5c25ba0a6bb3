"""The regional government that an office belongs to: of which kind it is, and of which region."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.model import Laporan, Lembaga
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NAME: Final = lazy_pattern(
    r"Pemerintah\s+(?:Daerah\s+)?(?P<jenis>Kabupaten|Kota|Provinsi)\s+(?P<daerah>\S.*)"
)


class Pemerintah(Record):
    """A regional government: where its name stands, "Kabupaten", and "Teluk Cendana"."""

    path: Path_
    lembaga: Lembaga
    jenis: str
    daerah: str

    @property
    def nama(self) -> str:
        """Its name in one line."""
        return " ".join(self.lembaga.nama.split())


@remembered
def pemerintah(laporan: Laporan) -> Pemerintah | None:
    """The regional government above an office, in whichever key it stands; None for none."""
    instansi = laporan.instansi
    key = "kementerian" if instansi.pemerintah_daerah is None else "pemerintah_daerah"
    above = instansi.pemerintah_daerah or instansi.kementerian
    match = _NAME.fullmatch(" ".join(above.nama.split()))
    if match is None:
        return None
    return Pemerintah(("instansi", key), above, match["jenis"], match["daerah"])

"""What all measures of one indicator have in common: path, unit, precision, date."""

from __future__ import annotations

from datetime import date

from lkjip_docgen.measures.arithmetic import decimals
from lkjip_docgen.measures.results import HasilBarisUnit
from lkjip_docgen.model import Indikator
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, given
from lkjip_docgen.records import Record

_UNITS = {
    "indeks": Unit.INDEKS,
    "nilai": Unit.NILAI,
    "persen": Unit.PERSEN,
    "%": Unit.PERSEN,
    "orang": Unit.ORANG,
    "rupiah": Unit.RUPIAH,
}
FRACTIONAL = (Unit.INDEKS, Unit.NILAI, Unit.PERSEN)
"""Units that have decimals whether they are typed or not."""


def unit_of(satuan: str) -> Unit:
    """The unit that a word of the data names; any other word counts things ("layanan")."""
    return _UNITS.get(satuan.casefold(), Unit.JUMLAH)


class Subject(Record):
    """An indicator as a thing to measure.

    `desimal` is the precision of all its numbers (`measures/precision.py`); one
    that was typed with more digits keeps them.  `satuan` follows a plain count.
    `baris_unit` is what units reported of it, where it is made of their results.
    """

    path: str
    nama: str
    unit: Unit
    satuan: str
    desimal: int
    day: date | None
    polaritas: str = "maksimum"
    baris_unit: tuple[HasilBarisUnit, ...] = ()

    def given(
        self,
        name: str,
        value: Number | None,
        label: str,
        day: date | None = None,
        alasan: str = "",
    ) -> Quantity:
        """A number in the unit of the indicator, `name` being the end of its path.

        `alasan` is why it does not apply, where the office has declared so.
        """
        return given(
            f"{self.path}.{name}",
            value,
            self.unit,
            label,
            places=decimals(() if value is None else (value,), least=self.desimal),
            satuan=self.satuan,
            as_of=day or self.day,
            alasan=alasan,
        )


def subject(indikator: Indikator, unit: Unit, desimal: int, day: date | None) -> Subject:
    """The subject of an indicator whose result has this unit and so many decimals."""
    return Subject(
        path=f"indikator.{indikator.kode}",
        nama=indikator.singkatan or indikator.nama,
        unit=unit,
        satuan=indikator.satuan if unit is Unit.JUMLAH else "",
        desimal=desimal,
        day=day,
        polaritas=indikator.polaritas,
    )

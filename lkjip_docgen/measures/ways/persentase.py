"""A numerator over a denominator, in percent or per 1.000, 100.000 ..."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures.arithmetic import percent, rate
from lkjip_docgen.measures.results import HasilPersentase, Rincian
from lkjip_docgen.measures.subject import Subject, unit_of
from lkjip_docgen.measures.ways.base import CountedBy, Result, Way
from lkjip_docgen.model import PERSEN, Persentase
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, given
from lkjip_docgen.records import replace

_MANY = 1000
"""Denominators from which quotients to two decimals come back as seldom as other results."""


class Percentage(Way[Persentase]):
    """What part of a whole there was, or how many to each 1.000, 100.000 ... of it."""

    model = Persentase

    def computes(self) -> bool:
        """Yes."""
        return True

    def unit(self, satuan: str) -> Unit:
        """Percent, whatever word the data use; of a rate the word of the data."""
        return Unit.PERSEN if self.ukur.per == PERSEN else unit_of(satuan)

    def measure(self, subject: Subject, label: str) -> Result:
        """Numerator over denominator; 0 of 0 is "belum dilaksanakan"."""
        ukur = self.ukur
        part = self._given(subject, "pembilang", ukur.nilai_pembilang, ukur.pembilang)
        whole = self._given(subject, "penyebut", ukur.nilai_penyebut, ukur.penyebut)
        return Result(self._quotient(subject, part, whole, label), HasilPersentase(part, whole))

    def _quotient(self, subject: Subject, part: Quantity, whole: Quantity, label: str) -> Quantity:
        path, per = f"{subject.path}.realisasi", self.ukur.per
        if per == PERSEN:
            formula = "pembilang ÷ penyebut × 100%"
            return percent(path, part, whole, label, formula, subject.desimal)
        formula = f"pembilang ÷ penyebut × {format_decimal(per)}"
        quotient = rate(path, part, whole, label, formula, per, subject.desimal)
        return replace(quotient, unit=subject.unit, satuan=subject.satuan)

    def _given(self, subject: Subject, name: str, value: Number | None, label: str) -> Quantity:
        return given(
            f"{subject.path}.{name}",
            value,
            Unit.JUMLAH,
            label,
            as_of=subject.day,
            alasan=self.ukur.tak_berlaku(f"nilai_{name}"),
        )

    def counted_by(self) -> Iterator[CountedBy]:
        """Per how many, and what is divided by what."""
        yield CountedBy("pengali", ("per",), format_decimal(self.ukur.per))
        yield CountedBy("pembilang", ("pembilang",), self.ukur.pembilang, is_title=True)
        yield CountedBy("penyebut", ("penyebut",), self.ukur.penyebut, is_title=True)

    def source(self, rincian: Rincian | None) -> str:
        """As the office wrote it."""
        return self.ukur.sumber_hasil or ""

    def counted(self) -> tuple[str, ...]:
        """The numerator, and the denominator that it is counted among."""
        return (self.ukur.pembilang, self.ukur.penyebut)

    def comes_back_seldom(self) -> bool:
        """Whether the denominator is large: quotients of small numbers come back."""
        return (self.ukur.nilai_penyebut or 0) >= _MANY

    def given_results(self) -> Mapping[str, Number | None]:
        """The numerator: a denominator of zero is no result."""
        return {"nilai_pembilang": self.ukur.nilai_pembilang}

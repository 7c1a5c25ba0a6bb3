"""A numerator over a denominator, in percent."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.measures.arithmetic import percent
from lkjip_docgen.measures.results import HasilPersentase, Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import Result, Way
from lkjip_docgen.model import Persentase
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, given


class Percentage(Way[Persentase]):
    """What part of a whole there was."""

    model = Persentase

    def unit(self, satuan: str) -> Unit:
        """Percent, whatever word the data use."""
        return Unit.PERSEN

    def measure(self, subject: Subject, label: str) -> Result:
        """Numerator over denominator; 0 of 0 is "belum dilaksanakan"."""
        ukur = self.ukur
        part = self._given(subject, "pembilang", ukur.nilai_pembilang, ukur.pembilang)
        whole = self._given(subject, "penyebut", ukur.nilai_penyebut, ukur.penyebut)
        path, formula = f"{subject.path}.realisasi", "pembilang ÷ penyebut × 100%"
        realisasi = percent(path, part, whole, label, formula, subject.desimal)
        return Result(realisasi, HasilPersentase(part, whole))

    def _given(self, subject: Subject, name: str, value: Number | None, label: str) -> Quantity:
        return given(
            f"{subject.path}.{name}",
            value,
            Unit.JUMLAH,
            label,
            as_of=subject.day,
            alasan=self.ukur.tak_berlaku(f"nilai_{name}"),
        )

    def source(self, rincian: Rincian | None) -> str:
        """As the office wrote it."""
        return self.ukur.sumber_hasil or ""

    def given_results(self) -> Mapping[str, Number | None]:
        """The numerator: a denominator of zero is no result."""
        return {"nilai_pembilang": self.ukur.nilai_pembilang}

"""A predicate on a named order: an opinion, a grade, a zone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.measures.arithmetic import decimals
from lkjip_docgen.measures.results import HasilPredikat, Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import CountedBy, Result, Way
from lkjip_docgen.model import Berpredikat
from lkjip_docgen.operation import Input, Pick
from lkjip_docgen.quantity import Quantity, Unit, computed
from lkjip_docgen.rounding import Exact
from lkjip_docgen.rules import urutan_predikat


class Predicates(Way[Berpredikat]):
    """A predicate; better is what stands later in its order."""

    model = Berpredikat

    def unit(self, satuan: str) -> Unit:
        """The predicate itself, whatever the data call its unit."""
        return Unit.PREDIKAT

    def measure(self, subject: Subject, label: str) -> Result:
        """The predicate as it was given, with its order and the rule that names it."""
        result = subject.given(
            "realisasi", self.ukur.hasil, label, alasan=self.ukur.tak_berlaku("hasil")
        )
        return Result(result, self._order())

    def _order(self) -> HasilPredikat:
        named = urutan_predikat().get(self.ukur.skala_predikat or "")
        return HasilPredikat(
            urutan=named.urutan if named else self.ukur.urutan,
            sumber=self.ukur.sumber_urutan or (named.sumber if named else ""),
            sumber_nilai=self.ukur.sumber_nilai or "" if self.ukur.nilai else "",
        )

    def worth(self, name: str, value: Quantity) -> Quantity | None:
        """The number that the office's rule gives a predicate; None without such a rule."""
        if not self.ukur.nilai:
            return None
        label = f"Nilai {value.label[:1].lower()}{value.label[1:]}"
        numbers = tuple(map(Decimal, self.ukur.nilai))
        return computed(
            name,
            Pick(f"{name}.daftar", numbers, Input(0)),
            Unit.NILAI,
            label,
            formula="nilai predikat",
            inputs=(value,),
            places=Exact(decimals(numbers)),
        )

    def counted_by(self) -> Iterator[CountedBy]:
        """The order, where it is the office's own."""
        if self.ukur.urutan:
            yield CountedBy("urutan predikat", ("urutan",), ", ".join(self.ukur.urutan))

    def source(self, rincian: Rincian | None) -> str:
        """Who gave the predicate."""
        return self.ukur.sumber_hasil or ""

"""A result that another institution gives."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.measures.results import Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import Result, Way
from lkjip_docgen.model import Langsung, Skala
from lkjip_docgen.place import Number


class GivenResult(Way[Langsung]):
    """The result as it was typed."""

    model = Langsung

    def measure(self, subject: Subject, label: str) -> Result:
        """The typed result."""
        why = self.ukur.tak_berlaku("hasil")
        return Result(subject.given("realisasi", self.ukur.hasil, label, alasan=why))

    def source(self, rincian: Rincian | None) -> str:
        """As the office wrote it."""
        return self.ukur.sumber_hasil or ""

    def scales(self) -> Mapping[str, Skala]:
        """That of the result, where it was declared."""
        return {} if self.ukur.skala_hasil is None else {"skala_hasil": self.ukur.skala_hasil}

    def given_results(self) -> Mapping[str, Number | None]:
        """The result itself."""
        return {"hasil": self.ukur.hasil}

"""A plain count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.measures.results import Rincian
from lkjip_docgen.measures.subject import Subject
from lkjip_docgen.measures.ways.base import CountedBy, Result, Way
from lkjip_docgen.model import Cacahan
from lkjip_docgen.place import Number


class Count(Way[Cacahan]):
    """How many there were."""

    model = Cacahan

    def measure(self, subject: Subject, label: str) -> Result:
        """The typed count."""
        why = self.ukur.tak_berlaku("hasil")
        return Result(subject.given("realisasi", self.ukur.hasil, label, alasan=why))

    def source(self, rincian: Rincian | None) -> str:
        """As the office wrote it."""
        return self.ukur.sumber_hasil or ""

    def counted_by(self) -> Iterator[CountedBy]:
        """What is counted."""
        yield CountedBy("yang dihitung", ("yang_dihitung",), self.ukur.yang_dihitung, is_title=True)

    def counted(self) -> tuple[str, ...]:
        """The things that are counted."""
        return (self.ukur.yang_dihitung,)

    def comes_back_seldom(self) -> bool:
        """No: so many there may be again."""
        return False

    def given_results(self) -> Mapping[str, Number | None]:
        """The count itself."""
        return {"hasil": self.ukur.hasil}

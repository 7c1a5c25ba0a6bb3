"""Sets of values whose name is made of their initials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import TataNilai

_FEWEST: Final = 4  # values of which a single other one is seen


@rule("LK146", Severity.WARNING, "Nilai tidak sesuai dengan huruf tata nilainya")
def huruf_tata_nilai(subject: Subject) -> Iterator[Problem]:
    """PASTI with a "Kompeten": one value that does not begin with its letter of the name."""
    for n, values in enumerate(subject.laporan.renstra.tata_nilai):
        strange = _strange(values)
        if len(strange) == 1:
            (position,) = strange
            yield Problem(
                ("renstra", "tata_nilai", n, "nilai", position, "nama"),
                f"“{values.nilai[position].nama}” tidak berawalan {_letters(values)[position]}, "
                f"huruf ke-{position + 1} pada {values.nama}.",
                "Salin nilai-nilainya dari dokumen yang menetapkannya.",
                others=(("renstra", "tata_nilai", n, "nama"),),
            )


def _letters(values: TataNilai) -> str:
    """The capitals of the name, of which each begins a value: B-A-K-H-L-A-K in BerAKHLAK."""
    return "".join(letter for letter in values.nama if letter.isupper())


def _strange(values: TataNilai) -> list[int]:
    """The values that begin otherwise; none where the name has no letter for each."""
    letters, names = _letters(values), [row.nama for row in values.nilai]
    if len(names) < _FEWEST or len(letters) != len(names):
        return []
    return [
        n
        for n, (letter, name) in enumerate(zip(letters, names, strict=True))
        if not name.casefold().startswith(letter.casefold())
    ]

"""Sets of values: their initials, and what explains each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import TataNilai
from lkjip_docgen.rules import makna_nilai

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


@rule("LK577", Severity.WARNING, "Uraian nilai menerangkan nilai lain")
def uraian_tata_nilai(subject: Subject) -> Iterator[Problem]:
    """ "Harmonis: mempertanggungjawabkan anggaran": what explains another value of the same set.

    A value that is not known, or an explanation that suits its own as well, is let alone.
    """
    for n, values in enumerate(subject.laporan.renstra.tata_nilai):
        for position, row in enumerate(values.nilai):
            other = _explained(values, position)
            if other is not None:
                path = ("renstra", "tata_nilai", n, "nilai")
                yield Problem(
                    (*path, position, "uraian"),
                    f"Uraian “{row.nama}” menerangkan “{values.nilai[other].nama}”.",
                    f"Tulis uraian yang menerangkan {row.nama}.",
                    others=((*path, other, "nama"),),
                )


def _explained(values: TataNilai, position: int) -> int | None:
    """The one other value that an explanation is of; None where it may be of its own."""
    row = values.nilai[position]
    own, words = makna_nilai(row.nama), " ".join((row.uraian or "").lower().split())
    if own is None or not words or own.suits(words):
        return None
    found = [
        n
        for n, other in enumerate(values.nilai)
        if n != position and (known := makna_nilai(other.nama)) and known.explains(words)
    ]
    return found[0] if found else None

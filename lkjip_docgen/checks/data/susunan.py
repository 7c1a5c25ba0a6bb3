"""Sections that the office says it does not have."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import fills
from lkjip_docgen.rules import bagian_laporan


@rule("LK528", Severity.WARNING, "Bagian yang tidak dipakai berisi data")
def tanpa_tetapi_berisi(subject: Subject) -> Iterator[Problem]:
    """A section under `susunan.tanpa` that the data fill is printed all the same."""
    for n, kode in enumerate(subject.laporan.susunan.tanpa):
        if fills(subject.laporan, kode):
            section = bagian_laporan()[kode]
            yield Problem(
                ("susunan", "tanpa", n),
                f"{section.judul} disebut tidak dipakai, tetapi `{section.data}` berisi dan "
                "tetap dicetak.",
                f"Hapus isinya, atau hapus `{kode}` dari `susunan.tanpa`.",
            )

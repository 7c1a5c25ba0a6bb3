"""What follows from a quarter's plan of spending: by how much its result differs from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.claims.deret_tabel import NUMBERS, QUARTER
from lkjip_docgen.checks.claims.klausa import Told
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.measures import HasilTriwulan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_QUARTER = lazy_pattern(rf"\b{QUARTER}", holds=("triwulan", "tw"))
_APART = lazy_pattern(
    r"\b(?:selisih\w*|berselisih|kurang|kekurangan|lebih|kelebihan|melampaui|melebihi|terpaut|beda\w*"
    r"|berbeda|deviasi|meleset|di\s+(?:atas|bawah)|tersisa|sisa\w*|belum)\b"
)


def follows_from_quarter(subject: Subject, path: Path_, told: Told) -> bool:
    """Whether an amount is what lies between the plan and the result of a quarter.

    Of the quarter whose remark the text is, or of one that the sentence names, alone and up to
    its end.
    """
    if told.jenis != "rupiah" or not _APART.search(told.kalimat):
        return False
    return any(
        told.is_(value) for quarter in _meant(subject, path, told) for value in _apart(quarter)
    )


def _meant(subject: Subject, path: Path_, told: Told) -> Iterator[HasilTriwulan]:
    known = subject.hasil.anggaran.triwulanan
    named = {NUMBERS[match["tw"]] + 1 for match in _QUARTER.finditer(told.kalimat)}
    for quarter in known.triwulan if known is not None else ():
        remark = ("anggaran", "triwulan", "keterangan", f"tw{quarter.nomor}")
        if quarter.nomor in named or path == remark:
            yield quarter


def _apart(quarter: HasilTriwulan) -> Iterator[Decimal]:
    """By how much plan and result differ."""
    pairs = (
        (quarter.target, quarter.realisasi),
        (quarter.target_sampai, quarter.realisasi_sampai),
    )
    return (abs(plan.nilai - result.nilai) for plan, result in pairs if plan.ada and result.ada)

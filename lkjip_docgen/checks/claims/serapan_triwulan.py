"""How much of the budget a quarter is said to have absorbed, against the months of e-Monev."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.deret_tabel import NUMBERS, quarters_in
from lkjip_docgen.checks.claims.klaim import ADVICE, WISH
from lkjip_docgen.checks.logic.patterns import AMOUNT, Ucapan, amount, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.idn import MONTHS, format_decimal
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_ALONE = lazy_pattern(
    r"\b(?:triwulan|tw)\s+\S+\s+(?:saja|sendiri|semata)\b[^.;:\d]{0,60}?"
    r"\b(?:anggaran|dana|pagu|belanja|realisasi|serapan)\b[^.;:\d]{0,40}?"
    rf"(?P<n>{AMOUNT})",
    holds=("triwulan", "tw"),
)
_ABSORBED = lazy_pattern(r"\b(?:terserap|diserap|serapan|penyerapan|terealisasi|realisasi)\b")
_OTHER = lazy_pattern(
    r"\b(?:fisik|pelaksanaan|modal|barang|pegawai|program|kegiatan|rencana|target\w*|lalu|sebelum\w*|rata-rata"
    r"|sampai|hingga|pnbp|penerimaan|poin|dari)\b|\b20\d\d\b"
)
_PARTS: Final = ("emonev.", "anggaran.", "kesimpulan.", "ringkasan", "ikpa.", "smart.")
"""Texts that tell of the budget of the whole office."""
_MONTHS_OF_QUARTER: Final = 3


def absorbed_in_quarters(subject: Subject) -> Iterator[Problem]:
    """ "Selama triwulan IV saja anggaran terserap 39,12%", of which e-Monev has another share."""
    if subject.hasil.emonev is None or subject.hasil.anggaran.triwulanan is not None:
        return
    now = subject.laporan.dokumen.tahun
    for text, sentence in holding(counted(subject), "triwulan"):
        match = _ALONE.search(sentence.isi) if text.field.startswith(_PARTS) else None
        named = quarters_in(sentence.isi)
        if match is None or len(named) != 1 or not _is_plain(sentence, now):
            continue
        told, quarter = amount(match["n"].strip()), NUMBERS[named[0]["tw"]]
        ends = _ends(subject, quarter)
        if told is None or told.jenis != "persen" or ends is None:
            continue
        shares = list(_shares(ends))
        if all(abs(share - told.nilai) >= told.ketelitian for share in shares):
            shown = format_decimal(shares[0], 2)
            words = sentence.kutip(match, "n")
            message = f"“{words}” tidak sesuai dengan tabel e-Monev; serapan triwulan itu {shown}%."
            start = sentence.mulai + match.start("n")
            yield problem(subject, text, start, message, ADVICE, tuple(q for q in ends if q))


def _is_plain(sentence: Ucapan, now: int) -> bool:
    """Whether a sentence tells of what the whole budget absorbed in this year."""
    words = sentence.isi.replace(str(now), "")
    return bool(_ABSORBED.search(words)) and not _OTHER.search(words) and not WISH.search(words)


_Ends = tuple[Quantity, Quantity | None]
"""What was absorbed up to the end of a quarter, and up to its beginning if that is no January."""


def _ends(subject: Subject, quarter: int) -> _Ends | None:
    known = _by_month(subject)
    last = known.get(MONTHS[_MONTHS_OF_QUARTER * (quarter + 1) - 1])
    if last is None or not last.ada:
        return None
    if quarter == 0:
        return last, None
    before = known.get(MONTHS[_MONTHS_OF_QUARTER * quarter - 1])
    return (last, before) if before is not None and before.ada else None


@remembered
def _by_month(subject: Subject) -> dict[str, Quantity]:
    emonev = subject.hasil.emonev
    return {name: spent for name, spent, _ in emonev.bulan} if emonev is not None else {}


def _shares(ends: _Ends) -> Iterator[Decimal]:
    """What a quarter absorbed of the budget, and what that is of all that was absorbed by then."""
    last, before = ends
    alone = last.nilai - (before.nilai if before is not None else Decimal(0))
    yield alone
    if last.nilai:
        yield alone * 100 / last.nilai

"""Shares that are told in words: "lebih dari separuh pagu", "dua pertiga anggaran"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.logic.patterns import sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures import HasilPos
from lkjip_docgen.patterns import lazy_pattern

_SHARES = {
    "separuh": (1, 2),
    "setengah": (1, 2),
    "sepertiga": (1, 3),
    "seperempat": (1, 4),
    "seperlima": (1, 5),
    "sepersepuluh": (1, 10),
    "dua pertiga": (2, 3),
    "2 pertiga": (2, 3),
    "tiga perempat": (3, 4),
    "3 perempat": (3, 4),
    "sebagian besar": (1, 2),
}
_WORDS = "|".join(word.replace(" ", r"\s+") for word in _SHARES)
_SHARE = lazy_pattern(
    r"\b(?:menyerap|mencapai|memakan|menghabiskan|mengambil|meliputi|mencakup|merupakan|sebesar|ialah"
    r"|adalah)\s+"
    r"(?P<batas>lebih\s+dari\s+|kurang\s+dari\s+|hampir\s+|sekitar\s+|tidak\s+sampai\s+)?"
    rf"(?P<bagian>{_WORDS})\s+(?:dari\s+)?(?:seluruh\s+|total\s+|keseluruhan\s+|jumlah\s+)?"
    r"(?P<dari>pagu|anggaran|belanja|realisasi(?:\s+belanja|\s+anggaran)?|dipa|dpa)\b(?!\s+belanja)"
)
_ROUND = Decimal(12)
"""Percent of a fraction by which one that is told alone may be off."""


def shares_in_words(subject: Subject) -> Iterator[Problem]:
    """ "Belanja pegawai menyerap lebih dari separuh pagu" where it has a quarter of it."""
    years = subject.hasil.anggaran.jenis_belanja
    if not years:
        return
    for text in texts_holding(subject, *(word.split()[-1] for word in _SHARES)):
        if text.official or text.path[0] == "indikator":
            continue
        for sentence in sentences_of(subject, text):
            match = _SHARE.search(sentence.isi)
            if match is None or re.search(r"\b20\d\d\b", sentence.isi):
                continue
            before = sentence.isi[: match.start()]
            named = [line for line in years[-1].jenis if line.nama.lower() in before]
            if len(named) == 1:
                yield from _held(subject, text, match, sentence.mulai, named[0], years[-1].total)


def _held(
    subject: Subject,
    text: Text,
    match: re.Match[str],
    start: int,
    line: HasilPos,
    whole: HasilPos,
) -> Iterator[Problem]:
    """A share in words against the one of the line, of what was allotted and what was spent."""
    pairs = [(line.pagu, whole.pagu), (line.realisasi, whole.realisasi)]
    shares = [a.nilai * 100 / b.nilai for a, b in pairs if a.ada and b.ada and b.nilai]
    if not shares or any(_is_told(match, share) for share in shares):
        return
    words = " ".join(match.group().split())
    true = format_decimal(shares[0], 2)
    message = f"“{words}” bertentangan dengan data: {line.nama} {true}% dari seluruhnya."
    advice = "Hitung ulang bagiannya, atau perbaiki pagunya."
    yield problem(subject, text, start + match.start(), message, advice, (line.pagu, whole.pagu))


def _is_told(match: re.Match[str], share: Decimal) -> bool:
    """Whether a share is the one that is told in words."""
    part, whole = _SHARES[" ".join(match["bagian"].split())]
    told = Decimal(part * 100) / whole
    bound = " ".join((match["batas"] or "").split())
    if bound == "lebih dari" or match["bagian"].startswith("sebagian"):
        return share > told
    if bound in ("kurang dari", "tidak sampai", "hampir"):
        return share < told if bound != "hampir" else told * Decimal("0.8") < share <= told
    return abs(share - told) * 100 <= told * _ROUND

"""Comparisons of what cannot be compared: the target of an indicator with money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.claims.pokok import named_indicators
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Indikator
from lkjip_docgen.patterns import lazy_pattern

_STEMS = ("pagu", "anggaran", "belanja", "rp")
_COMPARED = lazy_pattern(
    r"\b(?:(?:lebih|sama)\s+(?:kecil|besar|rendah|tinggi|sedikit|banyak)(?:nya)?\s+"
    r"(?:dari(?:pada)?|dengan|dibanding(?:kan)?(?:\s+dengan)?)"
    r"|(?:melebihi|melampaui|menyamai|setara\s+dengan|sama\s+dengan|kurang\s+dari|lebih\s+dari)"
    r"|(?:di|ke)\s+(?:atas|bawah))(?=\s)"
)
_CUT = lazy_pattern(
    r"[;:()]|,(?!\d)|\b(?:sedangkan|sementara|tetapi|namun|padahal|karena|sehingga)\b"
)
_MONEY = lazy_pattern(
    r"\s*(?:(?:jumlah|nilai|besar(?:an|nya)?|total|seluruh|realisasi)\s+)?"
    r"(?:(?:pagu|anggaran|belanja)(?:nya)?\b|alokasi\s+(?:anggaran|dana)\b|rp\.?\s?\d)"
)
_MONEY_AT_LEAST = lazy_pattern(r"\b(?:pagu|anggaran|belanja)(?:nya)?\b|\brp\.?\s?\d")
_RELATIVE = lazy_pattern(
    r"%|\b(?:persen|capaian\w*|pencapaian|ketercapaian|tingkat|serap\w*|penyerapan|terserap|realisasi\s+(?:anggaran|belanja|pagu|keuangan)"
    r"|kenaikan|penurunan|pertumbuhan|kelipatan|rasio|selisih\w*|porsi|proporsi|laju|efisiensi|penghematan|hemat"
    r"|naik|turun|tumbuh|meningkat|menurun|berkurang|bertambah|peningkatan|prioritas|perhatian|penting|cepat"
    r"|kebutuhan|kemampuan|perkiraan|rencana|realistis|memungkinkan|semestinya|seharusnya)\b"
)
"""What makes of both sides shares, changes or judgments, which can be compared."""
_OF_MONEY = lazy_pattern(
    r"\b(?:keuangan|penerimaan|pendapatan|pnbp|retribusi|pajak|setoran|pad|rupiah|biaya|dana|penarikan"
    r"|pagu|anggaran|belanja|fisik)\b|\brp\.?\s?\d"
)
_DENIED = lazy_pattern(r"\b(?:tidak|bukan|jangan|tanpa|jika|apabila|bila|seolah\w*)\b")
_VALUE = lazy_pattern(r"\b(?:target|realisasi|nilai|hasil|angka|jumlah)\w*\b")
_KPI = lazy_pattern(r"\btarget\s+(?:(?:seluruh|semua|setiap)\s+)?(?:indikator|kinerja)\b")
_ADVICE = "Bandingkan target dengan realisasinya, dan pagu dengan realisasi anggarannya."


@rule("LK576", Severity.WARNING, "Yang dibandingkan tidak sejenis")
def unlike_things(subject: Subject) -> Iterator[Problem]:
    """ "Target angka kematian lebih kecil daripada pagu": a rate is no money, and money no rate."""
    for text in texts_holding(subject, *_STEMS):
        if text.official or not _MONEY_AT_LEAST.search(text.lowered):
            continue
        for sentence in sentences_of(subject, text):
            for match in _COMPARED.finditer(sentence.isi):
                if _is_mixed(subject, text, sentence, match):
                    words = " ".join(sentence.asli[match.start() : match.end()].split())
                    message = (
                        f"“{words}” membandingkan angka indikator dengan uang; keduanya tidak "
                        "sejenis."
                    )
                    yield problem(subject, text, sentence.mulai + match.start(), message, _ADVICE)
                    break


def _is_mixed(subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]) -> bool:
    """Whether one side is an indicator's number and the other money, both as they are."""
    begin, end = _clause(sentence.isi, match)
    left, right = sentence.isi[begin : match.start()], sentence.isi[match.end() : end]
    if any(pattern.search(f"{left} {right}") for pattern in (_RELATIVE, _DENIED)):
        return False
    if _MONEY.match(right):
        other = left
        spoken = sentence.besar[begin : match.start()]
    elif _MONEY.match(left):
        other = right
        spoken = sentence.besar[match.end() : end]
    else:
        return False
    return not _OF_MONEY.search(other) and _is_of_indicator(subject, text, other, spoken)


def _clause(words: str, match: re.Match[str]) -> tuple[int, int]:
    """From the last cut before a comparison to the next one behind it."""
    before = [cut.end() for cut in _CUT.finditer(words, 0, match.start())]
    behind = _CUT.search(words, match.end())
    return (before[-1] if before else 0), (behind.start() if behind else len(words))


def _is_of_indicator(subject: Subject, text: Text, words: str, spoken: str) -> bool:
    """Whether words mean the number of an indicator that is not measured in rupiah."""
    rows = subject.laporan.indikator
    found = named_indicators(subject).named(roots(words), spoken)
    named = [rows[int(str(about.bagian[1]))] for about in found]
    named += [row for row in rows if row.nama.lower() in words]
    if named:
        return not all(map(_is_money, named))
    if _KPI.search(words):
        return not any(map(_is_money, rows))
    match text.path:
        case ("indikator", int(number), *_):
            return _VALUE.search(words) is not None and not _is_money(rows[number])
    return False


def _is_money(row: Indikator) -> bool:
    return _OF_MONEY.search(f"{row.satuan} {row.nama}".lower()) is not None

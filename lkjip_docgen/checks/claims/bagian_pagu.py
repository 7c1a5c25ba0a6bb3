"""What share of the budget an amount is said to be, against the amount itself."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.claims.turunan_anggaran import follows_from_budget, totals_of_budget
from lkjip_docgen.checks.logic.patterns import DIGITS, Besaran, Ucapan, amount, counted, each
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern

_SHARE = lazy_pattern(
    rf"(?P<uang>rp\.?\s?{DIGITS}(?:,\d+)?(?:\s+(?:ribu|juta|mili?ar|triliun)\b)?)"
    r"\s*(?:\(|,?\s*(?:atau|setara\s+dengan|setara|yaitu|yakni|sama\s+dengan|mencapai|merupakan)\s+)"
    r"(?:sebesar\s+|sekitar\s+)?(?P<persen>\d{1,3}(?:,\d+)?)\s*(?:%|persen)\s*\)?\s+"
    r"(?:dari\s+)?(?:seluruh\s+|total\s+|jumlah\s+|keseluruhan\s+)?"
    r"(?P<dari>pagu|anggaran|dipa|dpa|realisasi|belanja)\b"
)
_TIMES = lazy_pattern(r"\b(?:naik|turun|bertambah|berkurang|meningkat|menurun|tumbuh)\b")


@rule("LK554", Severity.WARNING, "Persentase tidak sesuai dengan rupiah di depannya")
def share_of_budget(subject: Subject) -> Iterator[Problem]:
    """ "Sisa Rp109.800.250 setara dengan 16,03% pagu" where it is 1,60%.

    Only of an amount that the data know; its share may be that of any total of the budget.
    """
    for text, sentence in counted(subject):
        if text.official:
            continue
        for match in each(_SHARE, sentence, "rp"):
            money, told = amount(match["uang"].strip()), amount(match["persen"])
            if money is None or told is None or _TIMES.search(sentence.isi[: match.start()][-60:]):
                continue
            true = _true_share(subject, sentence, money, told)
            if true is not None:
                message = (
                    f"“{sentence.kutip(match, 'persen')}%” bukan bagian "
                    f"{sentence.kutip(match, 'uang')} dari {match['dari']}; hitungannya "
                    f"{format_decimal(true, 2)}%."
                )
                start = sentence.mulai + match.start("persen")
                others = (("anggaran", "jenis_belanja"),)
                yield problem(subject, text, start, message, _ADVICE, others=others)


_ADVICE = "Hitung ulang persentasenya, atau perbaiki rupiahnya."


def _true_share(
    subject: Subject, sentence: Ucapan, money: Besaran, told: Besaran
) -> Decimal | None:
    """What share of the last total an amount is, where it is the told one of no total."""
    if not follows_from_budget(subject, "rupiah", money.nilai, money.ketelitian, sentence.isi):
        return None
    totals = totals_of_budget(subject, sentence.isi)
    if not totals or any(_is_share(money, told, total) for total in totals):
        return None
    return money.nilai * 100 / totals[0]


def _is_share(money: Besaran, told: Besaran, total: Decimal) -> bool:
    """Whether an amount can be that share of a total, as far as both are written."""
    rounded = told.ketelitian + money.ketelitian * 100 / total
    return abs(money.nilai * 100 / total - told.nilai) < rounded

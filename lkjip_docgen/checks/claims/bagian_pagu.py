"""What share of the budget an amount or the revenue is said to be, against the amount itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.claims.bagian_kata import shares_in_words
from lkjip_docgen.checks.claims.klausa import Told
from lkjip_docgen.checks.claims.turunan_anggaran import follows_from_budget, totals_of_budget
from lkjip_docgen.checks.logic.patterns import DIGITS, Besaran, Ucapan, amount, counted, each
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_PERCENT = r"(?:sebesar\s+|sekitar\s+)?(?P<persen>\d{1,3}(?:,\d+)?)\s*(?:%|persen)\s*\)?\s+"
_OF = (
    r"(?:dari\s+)?(?:seluruh\s+|total\s+|jumlah\s+|keseluruhan\s+)?"
    r"(?P<dari>pagu|anggaran|dipa|dpa|realisasi|belanja)\b(?!\s+(?:penerimaan|pendapatan))"
)
_SHARE = lazy_pattern(
    rf"(?P<uang>rp\.?\s?{DIGITS}(?:,\d+)?(?:\s+(?:ribu|juta|mili?ar|triliun)\b)?)"
    r"\s*(?:\(|,?\s*(?:atau|setara\s+dengan|setara|yaitu|yakni|sama\s+dengan|mencapai|merupakan)\s+)"
    rf"{_PERCENT}{_OF}"
)
_REVENUE = lazy_pattern(
    r"\b(?P<apa>target|realisasi)\s+(?P<nama>(?:[a-z]+\s+){1,6}?)"
    r"(?:adalah|setara\s+dengan|setara|sama\s+dengan|mencapai|merupakan|sebesar)\s+"
    rf"{_PERCENT}{_OF}"
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
            money = amount(match["uang"].strip())
            if money is None or _TIMES.search(sentence.isi[: match.start()][-60:]):
                continue
            if _is_known(subject, sentence, match, money):
                words = sentence.kutip(match, "uang")
                yield from _wrong_share(subject, text, sentence, match, money, words)
        for match in each(_REVENUE, sentence, "target", "realisasi"):
            revenue = _revenue(subject, match)
            if revenue is not None and revenue.ada:
                money = Besaran(revenue.nilai, "rupiah", Decimal(1), berskala=False)
                words = f"{revenue.label} {besaran(revenue)}"
                yield from _wrong_share(subject, text, sentence, match, money, words)
    yield from shares_in_words(subject)


_ADVICE = "Hitung ulang persentasenya, atau perbaiki rupiahnya."


def _is_known(subject: Subject, sentence: Ucapan, match: re.Match[str], money: Besaran) -> bool:
    """Whether an amount is one of the budget: of the whole, or of a line that is named."""
    told = Told(sentence.isi, match.start("uang"), money.nilai, money.ketelitian, "rupiah")
    if any(map(told.is_, totals_of_budget(subject, sentence.isi))):
        return True
    return follows_from_budget(subject, told)


def _revenue(subject: Subject, match: re.Match[str]) -> Quantity | None:
    """The target or the realization of the year, where a sentence speaks of the revenue."""
    known, name = subject.hasil.penerimaan, subject.laporan.kosakata.penerimaan.pendek.lower()
    if known is None or not known.tahunan or f" {name} " not in f" {match['nama']}":
        return None
    if match["dari"] == "realisasi":
        return None  # that of the revenue itself
    year = known.tahunan[-1]
    return year.target if match["apa"] == "target" else year.realisasi


def _wrong_share(
    subject: Subject,
    text: Text,
    sentence: Ucapan,
    match: re.Match[str],
    money: Besaran,
    words: str,
) -> Iterator[Problem]:
    """The percentage of an amount, where it is that of none of the totals."""
    told, total = amount(match["persen"]), subject.hasil.anggaran.total
    whole = total.realisasi if match["dari"] == "realisasi" else total.pagu
    if told is None or not whole.ada or not whole.nilai:
        return
    totals = totals_of_budget(subject, sentence.isi)
    if not any(_is_share(money, told, one) for one in totals):
        true = format_decimal(money.nilai * 100 / whole.nilai, 2)
        message = f"{words} ialah {true}% dari {match['dari']}, bukan {match['persen']}%."
        start = sentence.mulai + match.start("persen")
        yield problem(subject, text, start, message, _ADVICE, others=(whole,))


def _is_share(money: Besaran, told: Besaran, total: Decimal) -> bool:
    """Whether an amount can be that share of a total, as far as both are written."""
    rounded = told.ketelitian + money.ketelitian * 100 / total
    return abs(money.nilai * 100 / total - told.nilai) < rounded

"""A number in figures with its words behind it in parentheses: "3 (tiga)", as deeds have it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import (
    FIRST_WORDS,
    NotANumberError,
    format_decimal,
    read_thousands,
    read_words,
    terbilang,
)
from lkjip_docgen.patterns import lazy_pattern

_PAIR = lazy_pattern(
    r"(?:(?<![\w.,/-])|(?<=\bRp)|(?<=\bRp\.))(?P<angka>\d[\d.]*)(?P<sen>,00|,-)?"
    r"\s*\((?P<kata>[A-Za-z][A-Za-z\s]{2,150}?)(?P<satuan>\s+rupiah)?\)"
)
_OPENED = tuple(f"({word}" for word in ("nol", "seribu", *FIRST_WORDS))


@rule("LK435", Severity.WARNING, "Angka dan hurufnya berbeda")
def words_and_digits(subject: Subject) -> Iterator[Problem]:
    """ "3 (empat)", "Rp2.500.000 (dua juta rupiah)": the words against the digits before them."""
    for text in texts_holding(subject, *_OPENED):
        for match in _PAIR.finditer(text.prose):
            figure, told = _value(match["angka"]), read_words(match["kata"])
            if figure is None or told is None or figure == told:
                continue
            shown = " ".join(match.group().split())
            words = f"{terbilang(int(figure))}{' rupiah' if match['satuan'] else ''}"
            advice = f"Tulis {format_decimal(figure)} ({words}) bila angkanya yang benar."
            message = f"“{shown}”: angka dan hurufnya berbeda."
            yield problem(subject, text, match.start(), message, advice)


def _value(digits: str) -> Decimal | None:
    """A whole number in figures; None for what can be no number."""
    try:
        return read_thousands(digits)
    except NotANumberError:
        return None

"""Two conjunctions for one relation ("meskipun …, tetapi"), and other words too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import own_words_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern

_BEGIN: Final = r"(?:(?<=[.!?;:]\s)|(?<=^)|(?<=\n)|(?<=[-*+]\s))"
_INSIDE: Final = r"(?:[^.,;:!?()]|[.,](?=\d)){2,200}?"
_THOUGH: Final = ("meskipun", "meski", "walaupun", "walau", "kendati", "kendatipun", "sekalipun")
_DOUBLED = lazy_pattern(
    rf"{_BEGIN}(?P<a>meskipun|meski|walaupun|walau|kendatipun|kendati|sekalipun|biarpun|sungguhpun)\s"
    rf"{_INSIDE},\s+(?P<b>akan\s+tetapi|tetapi|tapi|namun)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CAUSED = lazy_pattern(
    rf"{_BEGIN}(?P<a>oleh\s+karena|karena|dikarenakan|berhubung|sehubungan\s+dengan|mengingat|untuk|guna"
    rf"|agar|supaya|berdasarkan|dengan|demi|sejak)\s{_INSIDE},\s+(?P<b>maka)\s+(?!dari\b)",
    re.IGNORECASE | re.MULTILINE,
)
_VERY = lazy_pattern(
    r"(?<![\w-])(?P<a>sangat|amat|terlalu)\s+[a-z]+\s+(?P<b>sekali)\b"
    r"(?!-|\s+(?:se[a-z]+|pun|dalam|setiap|tiap|lagi|waktu))",
    re.IGNORECASE,
    holds="sekali",
)
_REASON = lazy_pattern(
    r"\b(?P<a>alasan(?:nya)?|penyebab(?:nya)?|sebab(?:nya)?)\b[^.,;:()]{0,70}?\s(?:adalah|ialah)\s+(?P<b>karena)\b",
    re.IGNORECASE,
    holds="karena",
)
_BY = lazy_pattern(
    rf"{_BEGIN}(?P<a>disebabkan(?:\s+(?:oleh|karena))?)\s{_INSIDE},?\s+"
    r"(?P<b>sehingga|maka)\s+(?!dari\b)",
    re.IGNORECASE | re.MULTILINE,
)
_LOOKS: Final = (
    (_DOUBLED, "Pakai salah satunya: hapus “{b}”, atau hapus “{a}”."),
    (_CAUSED, "Hapus “{b}”; anak kalimat di depannya sudah menyatakan hubungannya."),
    (_BY, "Hapus “{a}”, atau hapus “{b}”: salah satunya sudah menyatakan akibatnya."),
    (_VERY, "Pakai salah satunya: “{a}” atau “{b}”."),
    (_REASON, "Tulis “{a} … ialah …” tanpa “{b}”, atau pakai “karena” saja."),
)


@rule("LK589", Severity.HINT, "Kata hubung atau keterangan berganda")
def doubled_conjunctions(subject: Subject) -> Iterator[Problem]:
    """ "Meskipun pagu bertambah, tetapi …": one of both says it."""
    words = [
        *_THOUGH,
        "biarpun",
        "sungguhpun",
        "maka",
        "disebabkan",
        "sekali",
        *("karena adalah", "karena ialah"),
    ]
    for own in own_words_with(subject, words):
        if own.text.official:
            continue
        for pattern, advice in _LOOKS:
            for match in pattern.finditer(own.words):
                first, second = (" ".join(match[group].split()) for group in "ab")
                message = f"“{first} … {second}” berganda."
                told = advice.format(a=first.lower(), b=second)
                yield problem(subject, own.text, match.start("b"), message, told)

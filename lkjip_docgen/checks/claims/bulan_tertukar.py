"""The two figures of one month of the progress, told exchanged or as none that the month has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import Besaran, Ucapan, amount, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_KINDS = r"anggaran|pelaksanaan|fisik"
_TOLD = lazy_pattern(
    rf"\b(?P<apa>{_KINDS})\b(?:\s+(?!(?:{_KINDS}|dan|serta|maupun|atau|masing-masing)\b)[a-z-]+){{0,5}}"
    r"\s+(?P<n>\d{1,3}(?:,\d+)?\s*(?:%|persen))"
)
_TOGETHER = lazy_pattern(rf"\b(?:{_KINDS})\s+(?:dan|serta|maupun|atau)\s+(?:[a-z]+\s+){{0,2}}$")
"""Two names in a row, behind which the first figure is that of the first name."""
_Month = tuple[Quantity, Quantity]
"""What was spent and what was carried out by the end of a month."""


def exchanged_in_a_month(subject: Subject) -> Iterator[Problem]:
    """ "Pada akhir Desember anggaran 99,96%", which is how far the work had come."""
    known = subject.hasil.emonev
    months = {name.lower(): (spent, done) for name, spent, done in known.bulan} if known else {}
    for text, sentence in holding(counted(subject), *months) if months else ():
        if text.official:
            continue
        month = _only_month(sentence, months)
        for match in _TOLD.finditer(sentence.isi) if month is not None else ():
            told = amount(match["n"])
            if month is None or told is None or _TOGETHER.search(sentence.isi[: match.start()]):
                continue
            own, other = _own_and_other(match, month)
            if _is(told, own):
                continue
            unknown = _is_of_application(text, sentence) and not _is_known(subject, told)
            if _is(told, other) or (unknown and own.ada):
                how = f"ialah {other.label}; " if _is(told, other) else "berbeda dengan "
                message = f"“{sentence.kutip(match, 'n')}” {how}{own.label}: "
                start = sentence.mulai + match.start("n")
                others = (own, other)
                yield problem(subject, text, start, f"{message}{besaran(own)}.", ADVICE, others)
                break  # the other figure is exchanged with this one


_OF_OTHERS = lazy_pattern(
    r"\b(?:target\w*|rencana\w*|rata-rata|sasaran|triwulan|semester|selisih\w*|deviasi|naik|turun|lebih"
    r"|bertambah|sisa\w*|belum|tidak|kurang|hampir|sekitar|di\s+atas|di\s+bawah|pagu)\b"
)


def _is_of_application(text: Text, sentence: Ucapan) -> bool:
    """Whether a sentence tells the progress as the application has it, and nothing else."""
    tells = text.path[0] == "emonev" or "e-monev" in sentence.isi
    return tells and _OF_OTHERS.search(sentence.isi) is None


def _is_known(subject: Subject, told: Besaran) -> bool:
    """Whether a number is the progress of any month, or that of a month by itself."""
    known = subject.hasil.emonev
    months = known.bulan if known is not None else ()
    for row in ([spent for _, spent, _ in months], [done for _, _, done in months]):
        values = [value.nilai for value in row if value.ada]
        steps = [after - before for before, after in pairwise(values)]
        if any(abs(value - told.nilai) * 2 <= told.ketelitian for value in (*values, *steps)):
            return True
    return False


def _only_month(sentence: Ucapan, months: Mapping[str, _Month]) -> _Month | None:
    """The figures of the one month that a sentence names."""
    named = [name for name in months if re.search(rf"\b{name}\b", sentence.isi)]
    return months[named[0]] if len(named) == 1 else None


def _own_and_other(match: re.Match[str], month: _Month) -> _Month:
    """The figure of what is named, and that of the other column."""
    spent, done = month
    return (spent, done) if match["apa"] == "anggaran" else (done, spent)


def _is(told: Besaran, value: Quantity) -> bool:
    """Whether a number states a figure, as far as it is written."""
    return value.ada and abs(value.nilai - told.nilai) * 2 <= told.ketelitian

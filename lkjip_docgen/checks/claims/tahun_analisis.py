"""Analyses of an indicator that tell of another year than the reported one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.claims.klaim import MEASURE
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_TOLD = ("penyebab", "kendala", "solusi", "program_penunjang", "efisiensi")
_YEAR = r"20\d\d(?![\d.,/]\d|\s?[–/-]\s?\d)"
_RISE = (
    r"naik|meningkat|bertambah|membaik|melonjak|(?:kenaikan|peningkatan)\s+(?:sebesar|dari|menjadi)"
)
_FALL = r"turun|menurun|berkurang|merosot|memburuk|anjlok|penurunan\s+(?:sebesar|dari|menjadi)"
_TREND = lazy_pattern(rf"\b(?:(?P<naik>{_RISE})|(?P<turun>{_FALL}))\b", re.IGNORECASE)
_IN_A_YEAR = lazy_pattern(
    rf"^(?:[-*+]\s+)?(?:pada|selama|sepanjang|di|dalam|untuk)\s+tahun\s+(?P<tahun>{_YEAR})"
    rf"|\b(?:{_RISE}|{_FALL}|tercapai|terlampaui|tidak\s+tercapai)\b"
    r"(?:(?!\b(?:dari|dibanding\w*|daripada|dengan|lebih|seperti|menjadi)\b)[^.;]){0,60}?"
    rf"\b(?:pada|selama|sepanjang|di|dalam)\s+tahun\s+(?P<kemudian>{_YEAR})",
    re.IGNORECASE,
)
"""A year in which something happened, told at the beginning, or behind a rise or fall."""
_LINKED = lazy_pattern(
    r"\b(?:tahun\s+(?:ini|laporan|pelaporan|berjalan|berikut\w*|depan|kemudian)|kini|sekarang"
    r"|saat\s+ini|hingga|sampai|masih|sejak|mulai|dampak\w*|terasa|dirasakan|dilanjutkan|berlanjut"
    r"|dibanding\w*|daripada|setahun\s+kemudian|lagi)\b",
    re.IGNORECASE,
)
"""Words that lead from an earlier year to the reported one."""
_ADVICE = "Mungkin tertinggal dari laporan lalu. Ceritakan tahun ini, atau jelaskan hubungannya."


class _Old(Record):
    """A sentence that tells what happened in an earlier year, and where that year stands."""

    text: Text
    kalimat: Kalimat
    tahun: int
    mulai: int
    arah: str  # "naik", "turun", or "" where nothing is said to rise or fall


@rule("LK546", Severity.WARNING, "Analisis menceritakan tahun lain", tahunan=True)
def analyses_of_other_years(subject: Subject) -> Iterator[Problem]:
    """Causes, obstacles and solutions of an earlier year, given for the reported one.

    One that explains a rise where the reported year brought a fall is wrong beside others too;
    any that tells of an earlier year where no other tells of the reported one.
    """
    now = subject.laporan.dokumen.tahun
    changes = _changes(subject)
    for path, field in _fields(subject).items():
        old = [found for text in field if (found := _told_of_earlier(text, now)) is not None]
        against = [found for found in old if _contradicts(found, changes.get(path[:2]))]
        alone = old if len(old) == len(field) else []
        for found in (against or alone)[:1]:
            yield _told(subject, found, changes.get(path[:2]) if against else None)


def _fields(subject: Subject) -> dict[Path_, list[Text]]:
    """The texts of the analyses of indicators, by field."""
    found: defaultdict[Path_, list[Text]] = defaultdict(list)
    for text in texts(subject):
        if text.path[2:3] == ("analisis",) and text.path[3] in _TOLD:
            found[text.path[:4]].append(text)
    return found


def _told_of_earlier(text: Text, now: int) -> _Old | None:
    """The first sentence of a text that tells of an earlier year; None where it leads to now."""
    sentences = list(kalimat(text.prose))
    years = {year for sentence in sentences for year in sentence.tahun}
    if not years or max(years) >= now or _LINKED.search(text.prose):
        return None
    for sentence in sentences:
        match = _IN_A_YEAR.search(sentence.isi)
        if match is not None:
            group = "tahun" if match["tahun"] else "kemudian"
            trend = _TREND.search(sentence.isi)
            direction = str(trend.lastgroup) if trend else ""
            start = sentence.mulai + match.start(group)
            return _Old(text, sentence, int(match[group]), start, direction)
    return None


_Change = tuple[Quantity, Quantity]
"""The result of the year before, and of the reported one."""


def _changes(subject: Subject) -> dict[Path_, _Change]:
    """How the result of each indicator changed in the reported year, where both are known."""
    now = subject.laporan.dokumen.tahun
    found = {}
    for about in claim_subjects(subject):
        if about.bagian[:1] == ("indikator",) and about.deret:
            before, after = (about.deret[0].tahun.get(year) for year in (now - 1, now))
            if before is not None and after is not None and before.ada and after.ada:
                found[about.bagian] = (before, after)
    return found


def _contradicts(found: _Old, change: _Change | None) -> bool:
    """Whether a sentence explains a rise where the result fell, or a fall where it rose."""
    if not found.arah or change is None or not MEASURE.search(found.kalimat.isi):
        return False
    before, after = change
    if before.nilai == after.nilai:
        return False
    return (after.nilai > before.nilai) != (found.arah == "naik")


def _told(subject: Subject, found: _Old, change: _Change | None) -> Problem:
    now = subject.laporan.dokumen.tahun
    message = f"Yang diceritakan terjadi pada tahun {found.tahun}, bukan tahun laporan {now}."
    others: Sequence[Quantity] = ()
    if change is not None:
        before, after = change
        others = change
        message = (
            f"“{found.arah}” menjelaskan tahun {found.tahun}, sedangkan hasil tahun {now} lain "
            f"arahnya: {besaran(before)} ({now - 1}) menjadi {besaran(after)} ({now})."
        )
    where = ("dokumen", "tahun")
    return problem(subject, found.text, found.mulai, message, _ADVICE, (*others, where))

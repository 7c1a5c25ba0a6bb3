"""Which indicators a text means together: all of them, those of one goal, or so many as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.logic.patterns import COLLECTIVE, ORDINALS
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.patterns import lazy_pattern

_ALL: Final = r"(?:seluruh|semua|setiap|tiap)(?:nya)?"
_NONE: Final = r"(?:tidak|tak)\s+(?:ada|terdapat)\s+(?:satu\s+pun\s+)?"
_THING: Final = (
    r"(?:indikator(?:\s+kinerja)?(?:\s+utama)?"
    r"|sasaran\s+kinerja"
    r"|target(?:\s+(?:indikator(?:\s+kinerja)?|kinerja|(?:(?:pada|dalam)\s+)?perjanjian(?:\s+kinerja)?))?)"
)
TOGETHER: Final = lazy_pattern(
    rf"\b(?:{_ALL}|(?P<banyak>{COLLECTIVE})|{_NONE})\s*(?:\w+\s+)?(?P<benda>{_THING})\b"
    rf"|\b(?P<benda2>{_THING})\b[^.;]{{0,60}}?\b(?:seluruhnya|semuanya)\b",
    re.IGNORECASE,
    holds=("indikator", "sasaran", "target"),
)
"""All of them, or so many; "target kinerja tercapai seluruhnya"."""
_OF_A_GOAL: Final = lazy_pattern(
    r"\bsasaran\s+(?:kegiatan\s+|strategis\s+|program\s+|kinerja\s+)?"
    rf"(?:ke-?)?(?P<urut>{'|'.join(ORDINALS)}|\d{{1,2}})\b",
    re.IGNORECASE,
)
SAYS_NOTHING: Final = roots(
    "seluruh semua setiap tiap tidak ada terdapat satu pun indikator kinerja utama sasaran target"
    " perjanjian kegiatan strategis program pada dalam di tahun ini tersebut itu yang telah sudah"
    " berhasil dapat mampu ditetapkan diperjanjikan dijanjikan ditargetkan disepakati direncanakan"
    " kantor dinas seluruhnya semuanya realisasi realisasinya capaian capaiannya nilai nilainya"
    " hasil dan serta juga masing-masing mengalami atas untuk dari sebagaimana dengan bahwa"
    " kesimpulannya secara umum keseluruhan ternyata akhirnya menunjukkan laporan lalu"
    " dibandingkan periode menjadi pun kali diukur tercapai terpenuhi mencapai memenuhi terlampaui"
    " melampaui melebihi dicapai dipenuhi diraih"
)
"""Words that do not narrow what is meant."""
_SUMMING_UP: Final = ("kesimpulan", "ringkasan", "pengantar", "sambutan")
"""Parts of the data whose "seluruh target" are those of the report, whatever stands before."""


def meant_together(
    subject: Subject, text: Text, sentence: str, clause: str
) -> tuple[ClaimSubject, ...]:
    """The indicators that a clause of a sentence speaks of together; nothing if it does not.

    Nothing either where its words narrow them in a way that the data do not tell.
    """
    found = TOGETHER.search(clause)
    if found is None or not _may_mean_all(text, found):
        return ()
    rows = _of_goal(subject, sentence)
    if rows is None:
        return ()
    if found["banyak"] and ORDINALS[found["banyak"].lower()] != len(rows):
        return ()
    office = roots(f"{subject.laporan.kantor.nama} {subject.laporan.kantor.nama_singkat}")
    words = _OF_A_GOAL.sub(" ", clause.replace(found["banyak"] or "\0", " "))
    narrowing = roots(words) - SAYS_NOTHING - office
    return () if narrowing else rows


def _may_mean_all(text: Text, found: re.Match[str]) -> bool:
    """Whether bare "seluruh target" may be those of the report, not of an innovation or a month."""
    thing = " ".join((found["benda"] or found["benda2"]).lower().split())
    return thing != "target" or text.path[0] in _SUMMING_UP


def _of_goal(subject: Subject, sentence: str) -> tuple[ClaimSubject, ...] | None:
    """The indicators of the goal that a sentence names by its number; all without one.

    None where there is no such goal.
    """
    named = _OF_A_GOAL.search(sentence)
    if named is None:
        return tuple(_indicators(subject))
    number = named["urut"].lower()
    order = ORDINALS[number] if number in ORDINALS else int(number)
    goals = list(dict.fromkeys(row.model.sasaran for row in subject.hasil.indikator))
    if not 0 < order <= len(goals):
        return None
    meant = goals[order - 1]
    rows = zip(_indicators(subject), subject.hasil.indikator, strict=True)
    return tuple(about for about, row in rows if row.model.sasaran == meant)


def _indicators(subject: Subject) -> Iterator[ClaimSubject]:
    return (about for about in claim_subjects(subject) if about.bagian[:1] == ("indikator",))

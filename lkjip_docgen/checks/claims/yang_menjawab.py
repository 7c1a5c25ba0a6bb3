"""Who has answered a survey: all who could, where fewer have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_ALL = (
    r"(?:seluruh|semua|segenap|100\s*(?:%|persen))\s+"
    r"(?:pegawai|petugas|karyawan|staf|anggota)"
)
_ANSWERED = (
    r"(?:menjawab|mengisi|ikut\s+(?:menjawab|mengisi|serta|survei)|berpartisipasi|mengikuti\s+survei"
    r"|telah\s+(?:menjawab|mengisi))(?!\s+\d)"
)
_PASSIVE = r"(?:dijawab|diisi|diikuti|dilengkapi)"
_CLAIM = lazy_pattern(
    rf"\b(?:{_ALL}\b[^.;:]{{0,40}}?\b{_ANSWERED}|{_PASSIVE}\s+(?:oleh\s+)?{_ALL})\b"
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:agar|supaya|dapat|bisa|harus|wajib|diharapkan|diminta|diundang|mengajak|ditujukan|tidak|belum"
    r"|bukan|akan|untuk|hendak|kecuali|20\d\d|sebelum\w*|lalu)\b"
)
_EACH_MONTH = lazy_pattern(
    r"\b(?:setiap|tiap|seluruh|semua)\s+(?:akhir\s+|awal\s+)?bulan\b|\bselalu\b"
)


def all_have_answered(subject: Subject) -> Iterator[Problem]:
    """ "Survei dijawab seluruh pegawai" where 28 of 36 have answered."""
    for text in texts_holding(subject, "jawab", "isi", "ikut", "partisipasi"):
        match text.path:
            case ("indikator", int(number), *_) if not text.official:
                yield from _in_text(subject, text, subject.hasil.indikator[number])


def _in_text(subject: Subject, text: Text, row: HasilIndikator) -> Iterator[Problem]:
    known = list(answers_of(row))
    for sentence in sentences_of(subject, text) if known else ():
        match = _CLAIM.search(sentence.isi)
        if match is None or _NO_CLAIM.search(sentence.isi):
            continue
        few = [(people, told) for people, told in known if told.nilai < people.nilai]
        each = row.survei is None or _EACH_MONTH.search(sentence.isi) is not None
        if few and (each or len(few) == len(known)):
            people, answered = min(few, key=lambda pair: pair[1].nilai)
            yield _told(
                subject, text, sentence.mulai, sentence.kutip(match), match, people, answered
            )


def _told(
    subject: Subject,
    text: Text,
    start: int,
    words: str,
    match: re.Match[str],
    people: Quantity,
    answered: Quantity,
) -> Problem:
    message = (
        f"“{words}” bertentangan dengan data: {answered.label} {besaran(answered)} dari "
        f"{besaran(people)} yang dapat menjawab."
    )
    return problem(subject, text, start + match.start(), message, ADVICE, (answered, people))


def answers_of(row: HasilIndikator) -> Iterator[tuple[Quantity, Quantity]]:
    """How many could answer and how many have: of each group, or of each month."""
    survey = row.survei
    if survey is not None and survey.populasi is not None and survey.populasi.ada:
        yield from ((survey.populasi, m.responden) for m in survey.bulan if m.responden.ada)
    for group in row.berbobot.kelompok if row.berbobot is not None else ():
        people = group.populasi
        if people is not None and people.ada and group.responden.ada:
            yield people, group.responden

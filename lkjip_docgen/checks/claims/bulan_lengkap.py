"""Tables of months that a text calls complete for the year, where months are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import flat
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.idn import MONTHS, in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_YEAR_LONG = r"(?:ke(?:dua\s+belas|duabelas)|dua\s+belas|12|seluruh|semua)\s+bulan"
_FULL = r"(?:lengkap|penuh|utuh|tanpa\s+(?:ada\s+)?yang\s+(?:kosong|terlewat))"
_DONE = r"(?:dicatat|tercatat|diisi|terisi|tersedia|dilaporkan|terlapor|dimuat|termuat|diinput)"
_COMPLETE = lazy_pattern(
    rf"\b(?:{_DONE}\s+(?:secara\s+)?{_FULL}\s+(?:(?:pada|untuk|selama|dalam|di)\s+)?{_YEAR_LONG}"
    rf"|{_FULL}\s+(?:{_DONE}\s+)?(?:(?:pada|untuk|selama|dalam|di)\s+)?{_YEAR_LONG}"
    rf"|{_DONE}\s+(?:(?:pada|untuk|selama|dalam|di)\s+)?{_YEAR_LONG}\s+(?:secara\s+)?{_FULL})\b",
    re.IGNORECASE,
    holds="bulan",
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:agar|supaya|harus|wajib|perlu|akan|hendak|dapat|diharapkan|diupayakan|ditargetkan|tidak|belum"
    r"|bukan|kecuali|selain|sebelum\w*|lalu|depan|20\d\d|bila|jika|apabila)\b",
    re.IGNORECASE,
)
_OF_SURVEY = lazy_pattern(r"\b(?:survei\w*|responden\w*|nilai\w*|hasil\w*)\b", re.IGNORECASE)
_WHOLE_YEAR: Final = len(MONTHS)


def months_called_complete(subject: Subject) -> Iterator[Problem]:
    """ "Kemajuan dicatat lengkap pada kedua belas bulan", where the table has three."""
    for text in texts_holding(subject, "lengkap", "penuh", "utuh", "tanpa"):
        if text.official or "bulan" not in text.lowered or text.path[0] not in _SECTIONS:
            continue
        for sentence in kalimat(text.prose):
            match = _COMPLETE.search(sentence.isi)
            if match is None or _NO_CLAIM.search(sentence.isi):
                continue
            if text.path[0] == "indikator" and not _OF_SURVEY.search(sentence.isi):
                continue
            months, at = _months(subject, text)
            if 0 < len(months) < _WHOLE_YEAR:
                message = f"“{flat(match.group())}”, padahal tabelnya hanya memuat "
                message += f"{in_a_row(months)}."
                start = sentence.mulai + match.start()
                yield problem(subject, text, start, message, ADVICE, others=(at,))


_SECTIONS: Final = frozenset({"emonev", "indikator"})


def _months(subject: Subject, text: Text) -> tuple[list[str], Path_]:
    """The months that have a figure in the table of a text's section, and where that stands."""
    match text.path:
        case ("emonev", *_) if subject.hasil.emonev is not None:
            rows = subject.hasil.emonev.bulan
            told = [name for name, spent, done in rows if spent.ada or done.ada]
            return told, ("emonev", "tabel")
        case ("indikator", int(number), *_):
            survey = subject.hasil.indikator[number].survei
            months = survey.bulan if survey is not None else ()
            at: Path_ = ("indikator", number, "pengukuran", "tabel")
            return [month.nama for month in months if month.nilai.ada], at
    return [], ()

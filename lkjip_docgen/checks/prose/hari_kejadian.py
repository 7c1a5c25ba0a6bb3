"""Days of one event that two fields tell differently, and what is done before its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.logic.patterns import MONTH, UNTIL, day
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date, parse_month
from lkjip_docgen.patterns import DIGITS, lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, dotted

_SPAN = lazy_pattern(
    rf"(?<![\d./-])(?P<awal>\d{{1,2}})(?:\s+(?P<bulan1>{MONTH}))?{UNTIL}"
    rf"(?P<akhir>\d{{1,2}})\s+(?P<bulan2>{MONTH})\s+(?P<tahun>20\d\d)\b",
    holds=DIGITS,
)
_EVENTS = ("indikator.pengukuran.waktu", "indikator.pengukuran.sumber_hasil")
"""Fields of an indicator that tell when it was measured."""


class _Days(Record):
    """The first and the last day of something, where and in which words."""

    teks: Text
    awal: date
    akhir: date
    mulai: int
    tertulis: str


@rule("LK555", Severity.WARNING, "Satu kejadian dengan dua tanggal")
def two_dates(subject: Subject) -> Iterator[Problem]:
    """A survey "16 s.d. 27 Oktober" in one field and "9 s.d. 20 Oktober" in the one beside it.

    Only spans that overlap: those that follow one another are parts of one work.
    """
    spans: defaultdict[Path_, list[_Days]] = defaultdict(list)
    for text in texts_with(subject, [month.lower() for month in MONTHS]):
        if text.field in _EVENTS:
            for found in _spans(text):
                spans[text.path[:2]].append(found)
    for told in spans.values():
        first = told[0]
        for other in told[1:]:
            if other.teks is not first.teks and _differ(first, other):
                yield problem(
                    subject,
                    other.teks,
                    other.mulai,
                    f"“{other.tertulis}”, sedangkan pada `{dotted(first.teks.path)}` "
                    f"“{first.tertulis}”.",
                    "Samakan tanggalnya dengan dokumen pelaksanaannya.",
                    others=(first.teks.path,),
                )


def _spans(text: Text) -> Iterator[_Days]:
    for match in _SPAN.finditer(text.value):
        first = day(match["awal"], match["bulan1"] or match["bulan2"], match["tahun"])
        last = day(match["akhir"], match["bulan2"], match["tahun"])
        if first is not None and last is not None and first < last:
            yield _Days(text, first, last, match.start(), " ".join(match.group().split()))


def _differ(one: _Days, other: _Days) -> bool:
    overlap = one.awal <= other.akhir and other.awal <= one.akhir
    inside = one.awal <= other.awal and other.akhir <= one.akhir
    around = other.awal <= one.awal and one.akhir <= other.akhir
    return overlap and not inside and not around


# --- what follows an evaluation -----------------------------------------------------------------

_WHEN = lazy_pattern(
    rf"\b(?:pada|bulan|tanggal)\s+(?:bulan\s+|tanggal\s+)?(?:\d{{1,2}}\s+)?(?P<bulan>{MONTH})"
    r"\s+(?P<tahun>20\d\d)\b"
)
_BEFORE = lazy_pattern(
    r"\b(?:sejak|mulai|dimulai|melanjutkan|lanjutan|sebelum\w*|semula|lalu|dari|berdasarkan|menurut"
    r"|sesuai|ditetapkan|terbit|berlaku|nomor|hasil|data|keputusan|peraturan|surat|dibanding\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tell of what was there already."""
_FOLLOWED = "evaluasi_akip.rekomendasi.tindak_lanjut"


@rule("LK556", Severity.WARNING, "Tindak lanjut dikerjakan sebelum evaluasinya terbit")
def followed_too_early(subject: Subject) -> Iterator[Problem]:
    """ "Disusun pada bulan Desember 2024" about a recommendation of April 2025."""
    evaluation = subject.laporan.evaluasi_akip
    issued = evaluation.tanggal if evaluation is not None else None
    for text in texts_with(subject, [month.lower() for month in MONTHS]) if issued else ():
        if text.field != _FOLLOWED or issued is None:
            continue
        for match in _WHEN.finditer(text.value):
            when = int(match["tahun"]), parse_month(match["bulan"])
            begin = text.value.rfind(". ", 0, match.start()) + 1
            before = text.value[begin : match.start()]
            if when < (issued.year, issued.month) and not _BEFORE.search(before):
                yield problem(
                    subject,
                    text,
                    match.start(),
                    f"Tindak lanjut disebut {match['bulan']} {match['tahun']}, sebelum laporan "
                    f"hasil evaluasi tanggal {format_date(issued)}.",
                    "Periksa bulan dan tahunnya. Bila pekerjaannya memang sudah dimulai "
                    "sebelumnya, tulis demikian.",
                    others=(("evaluasi_akip", "tanggal"),),
                )

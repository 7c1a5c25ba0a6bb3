"""What follows an evaluation, and is told of a month before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import MONTH
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date, parse_month
from lkjip_docgen.patterns import lazy_pattern

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


@rule("LK555", Severity.WARNING, "Tindak lanjut dikerjakan sebelum evaluasinya terbit")
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

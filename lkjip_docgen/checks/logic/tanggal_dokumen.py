"""Days on which documents were signed, as texts tell them, against the days that the data have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from lkjip_docgen.checks.logic.patterns import MONTH, YEAR, day
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.idn import format_date, in_a_row
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE: Final = "Samakan tanggalnya, atau sebut dokumen mana yang dimaksud."
_SIGNED: Final = r"(?:ditandatangani|ditetapkan|diterbitkan|terbit|bertanggal|tertanggal|disahkan)"
_TOLD = lazy_pattern(
    r"\b(?P<dokumen>perjanjian\s+kinerja|laporan\s+hasil\s+evaluasi|laporan\s+(?:kinerja\s+)?ini)\b"
    rf"(?P<apa>[^.;:,]{{0,60}}?)\s(?:{_SIGNED}(?:\s+pada)?(?:\s+tanggal)?|tanggal)\s+"
    rf"(?P<hari>\d{{1,2}})\s+(?P<bulan>{MONTH})\s+(?P<tahun>{YEAR})\b",
    re.IGNORECASE,
    holds=("perjanjian", "laporan"),
)
_SIGNS: Final = ("ditandatangani", "tanggal", "ditetapkan", "terbit", "disahkan")
_BESIDE: Final = roots(
    "perubahan awal tahun revisi dinas kantor kepala badan sudah telah antara pihak pertama kedua"
    " kinerja instansi daerah akuntabilitas internal pemerintah"
)
"""Words beside a document that make it no other one."""

_Days = Mapping[date, Path_]


def days_of_documents(subject: Subject) -> Iterator[Problem]:
    """ "Perjanjian kinerja yang ditandatangani pada 12 Februari", where the data have 2 January.

    Only in a year of which the data have a day of such a document.
    """
    known = _known(subject.laporan)
    for text in texts_holding(subject, *(name.split()[0] for name, days in known.items() if days)):
        if text.official or not text.holds(*_SIGNS):
            continue
        for match in _TOLD.finditer(text.prose):
            days = known[_kind(match["dokumen"])]
            told = day(match["hari"], match["bulan"], match["tahun"])
            same_year = [one for one in days if told is not None and one.year == told.year]
            if told is None or not same_year or told in days or roots(match["apa"]) - _BESIDE:
                continue
            shown = in_a_row([format_date(one) for one in same_year])
            name = " ".join(match["dokumen"].lower().split())
            message = f"“{format_date(told)}” bukan tanggal {name} menurut data ({shown})."
            others = tuple(days[one] for one in same_year)
            yield problem(subject, text, match.start("hari"), message, _ADVICE, others)


def _kind(words: str) -> str:
    """Which document words name: the report is called by its kind or not."""
    name = " ".join(words.lower().split())
    return "laporan ini" if name.endswith(" ini") else name


def _known(laporan: Laporan) -> Mapping[str, _Days]:
    """The days of each kind of document, with the place of each."""
    agreements: dict[date, Path_] = {
        row.tanggal: ("perjanjian_kinerja", number, "tanggal")
        for number, row in enumerate(laporan.perjanjian_kinerja)
        if row.tanggal is not None
    }
    report: dict[date, Path_] = {laporan.dokumen.tanggal: ("dokumen", "tanggal")}
    for number, signed in enumerate(laporan.pejabat):
        if signed.tanggal is not None:
            group = report if signed.dokumen == "laporan" else agreements
            group.setdefault(signed.tanggal, ("pejabat", number, "tanggal"))
    found = laporan.evaluasi_akip
    evaluation: dict[date, Path_] = {}
    if found is not None and found.tanggal is not None:
        evaluation[found.tanggal] = ("evaluasi_akip", "tanggal")
    return {
        "perjanjian kinerja": agreements,
        "laporan ini": report,
        "laporan hasil evaluasi": evaluation,
    }

"""Airports and ports of other places, and events in another year than everybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import kabupaten_dikenal, peristiwa, tengara

_ELSEWHERE = ("pejabat.", "penghargaan.", "indikator.pembanding.", "indikator.riwayat.")
_OF_ANOTHER_PLACE = lazy_pattern(
    r"\b(?:dari|ke|melalui|lewat|via|menuju|penerbangan|transit|rute|deportasi|dideportasi|pemulangan"
    r"|dipulangkan|keberangkatan|kedatangan|tiba|berangkat|diberangkatkan|bersama|dengan|seperti"
    r"|dibanding\w*|studi|kunjungan|kerja\s+sama|terbang|pelabuhan\s+asal)\b",
    re.IGNORECASE,
)
"""Words that make a landmark one that the office has to do with, not one of its own region."""


@rule("LK558", Severity.WARNING, "Bandar udara atau pelabuhan yang bukan di daerah kantor ini")
def foreign_landmarks(subject: Subject) -> Iterator[Problem]:
    """ "Di antara pusat kota dan Bandar Udara Depati Amir", of an office in Tanjungpandan."""
    own = _own_places(subject.laporan)
    for text in texts_holding(subject, "bandar", "pelabuhan") if own else ():
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for sentence in kalimat(text.prose):
            yield from _foreign(subject, text, sentence, own)


def _foreign(
    subject: Subject, text: Text, sentence: Kalimat, own: Mapping[str, str]
) -> Iterator[Problem]:
    """The landmarks of a sentence that lie elsewhere, where it does not say so."""
    for kind, pattern in _patterns():
        for match in pattern.finditer(sentence.isi):
            places = tengara()[kind][match["nama"]]
            if any(place in own for place in places) or any(
                place in sentence.isi for place in places if place not in match["nama"]
            ):
                continue
            begin = sentence.isi[: match.start()]
            if _OF_ANOTHER_PLACE.search(begin[-60:].rpartition(",")[2]):
                continue
            area = in_a_row(list(own.values())[:3])
            yield problem(
                subject,
                text,
                sentence.mulai + match.start(),
                f"“{' '.join(match.group().split())}” terletak di {places[0]}, sedangkan wilayah "
                f"kantor ini {area}.",
                "Mungkin tertinggal dari laporan kantor lain. Perbaiki, atau sebut tempatnya.",
                (("kantor", "wilayah_kerja"),),
            )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    called = {"bandar_udara": r"(?:Bandar\s+Udara|Bandara)", "pelabuhan": "Pelabuhan"}
    between = r"(?:\s+(?:Internasional|Laut|Udara|Penyeberangan|Feri|Ferry|Penumpang|Domestik))*\s+"
    found = []
    for kind, rows in tengara().items():
        names = "|".join(map(re.escape, sorted(rows, key=len, reverse=True)))
        found.append((kind, lazy_pattern(rf"\b{called[kind]}{between}(?P<nama>{names})(?!\w)")))
    return tuple(found)


@remembered
def _own_places(laporan: Laporan) -> dict[str, str]:
    """The regencies and cities of the office by name, as they are called in full.

    Nothing where one of them is none that is known, as in a made-up report.
    """
    area = laporan.kantor.wilayah_kerja
    names = [" ".join(region.nama.split()) for region in area.wilayah] if area else []
    if not names or not all(kabupaten_dikenal(name) for name in names):
        return {}
    return {re.sub(r"^(?:Kabupaten|Kota)\s+", "", name): name for name in names}


_YEAR_BEHIND = lazy_pattern(
    r"[”\")]?,?\s+(?:(?:di\s+indonesia|serentak|itu|tersebut|resmi|kembali|yang\s+terjadi)\s+)?"
    r"(?:pada\s+|sejak\s+|dalam\s+|di\s+)?(?:(?:awal|akhir|pertengahan|bulan\s+\w+)\s+)?"
    r"(?:tanggal\s+\d{1,2}\s+\w+\s+)?(?:tahun\s+)?(?P<tahun>(?:19|20)\d\d)\b(?!\s*[–/-])"
)
_YEAR_BEFORE = lazy_pattern(
    r"\b(?:pada|sejak|dalam|di)\s+(?:tanggal\s+\d{1,2}\s+\w+\s+|bulan\s+\w+\s+)?(?:tahun\s+)?"
    r"(?P<tahun>(?:19|20)\d\d),?\s+(?:presiden|pemerintah|pemerintah\s+pusat)?\s*$"
)
_STEMS = (
    *("pembagi", "pemecah", "pemisah", "pemekar", "bentuk", "pandemi", "proklamasi", "kemerdekaan"),
    *("berakhlak", "cipta kerja", "pemilu", "pemilihan", "pilpres", "krisis", "berdiri", "bhakti"),
    *("lahirnya", "dibagi", "dipecah", "dipisah", "menjadi provinsi"),
)


@rule("LK559", Severity.WARNING, "Tahun peristiwa yang dikenal keliru")
def years_of_events(subject: Subject) -> Iterator[Problem]:
    """ "Pembagian kementerian pada tahun 2014": an event with the year of no such event."""
    for text in texts_holding(subject, *_STEMS):
        if text.official:
            continue
        for one in peristiwa():
            for match in one.pola.finditer(text.lowered):
                year = _year_of(text.lowered, match)
                if year is None or int(year["tahun"]) in one.tahun:
                    continue
                years = in_a_row([str(value) for value in one.tahun[-3:]])
                yield problem(
                    subject,
                    text,
                    year.start("tahun"),
                    f"Tahun {year['tahun']} bukan tahun {one.nama}: {years} ({one.sumber}).",
                    "Periksa tahunnya. Bila peristiwa lain yang dimaksud, sebut namanya.",
                )


_NEAR = 80


def _year_of(words: str, event: re.Match[str]) -> re.Match[str] | None:
    """The year told behind an event, else right before it: "Pada tahun 2021 Presiden …"."""
    behind = _YEAR_BEHIND.match(words, event.end())
    if behind is not None:
        return behind
    return _YEAR_BEFORE.search(words, max(0, event.start() - _NEAR), event.start())

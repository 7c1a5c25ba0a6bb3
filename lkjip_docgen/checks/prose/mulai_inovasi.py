"""Innovations that a text says were in use before the year in which they began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.logic.patterns import YEAR, flat
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.patterns import lazy_pattern

_ADVICE: Final = "Samakan dengan tahun mulainya, atau perbaiki tahun itu."
_TELLING: Final = ("inovasi.uraian", "inovasi.output", "inovasi.dampak")
_SINCE = lazy_pattern(
    r"(?P<apa>[^.,;:]+?)\s+(?:(?:sudah|telah|mulai|resmi)\s+)*"
    r"(?:dipakai|digunakan|diterapkan|dijalankan|berjalan|dimanfaatkan|beroperasi|diberlakukan)"
    rf"\s+(?:[a-z]+\s+){{0,2}}?sejak\s+(?:(?:awal|pertengahan|akhir)\s+)?(?:tahun\s+)?(?P<tahun>{YEAR})\b",
    re.IGNORECASE,
    holds="sejak",
)
_THIS = lazy_pattern(
    r"(?:cara|inovasi|terobosan|layanan\s+inovasi)\s+(?:ini|itu|tersebut)", re.IGNORECASE
)
_OF_OTHERS = lazy_pattern(
    r"\b(?:lain\w*|pusat|nasional|provinsi|kementerian|direktorat|semula|dahulu|dulu|lama|manual"
    r"|percontohan|uji\s+coba|terbatas|tidak|belum|bukan)\b",
    re.IGNORECASE,
)
"""What makes it the use of something else, by others, or one on trial."""


def used_before_it_began(subject: Subject) -> Iterator[Problem]:
    """ "Cara ini sudah dipakai sejak tahun 2021" of an innovation that began in 2023."""
    begun = [(row.nama, row.kepanjangan, row.tahun) for row in subject.laporan.inovasi]
    if not any(year for _, _, year in begun):
        return
    for text in texts_holding(subject, "sejak"):
        match text.path:
            case ("inovasi", int(number), *_) if text.field in _TELLING:
                *names, year = begun[number]
            case _:
                continue
        for sentence in kalimat(text.prose):
            match = _SINCE.match(sentence.isi)
            if match is None or year is None or int(match["tahun"]) >= year:
                continue
            about = flat(match["apa"])
            named = about in names or _THIS.fullmatch(about) is not None
            if named and not _OF_OTHERS.search(sentence.isi):
                message = f"“{flat(match.group())}”, padahal inovasi ini mulai tahun {year}."
                start = sentence.mulai + match.start("tahun")
                at = ("inovasi", number, "tahun")
                yield problem(subject, text, start, message, _ADVICE, others=(at,))

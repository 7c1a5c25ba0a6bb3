"""Ranks of civil servants beside the grade that goes with them: "Pembina Tingkat I (IV/b)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern

_RANKS: Final = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
"""The rank of each grade (attachment of Peraturan Pemerintah Nomor 99 Tahun 2000)."""
_FAMILIES: Final = ("juru", "pengatur", "penata", "pembina")
_RANK: Final = (
    r"(?P<pangkat>(?:juru|pengatur|penata|pembina)(?:\s+(?:muda|utama(?:\s+(?:muda|madya))?))?"
    r"(?:\s+(?:tingkat|tk\.?)\s*(?:i|1)\b)?)"
)
_GRADE: Final = r"(?P<golongan>(?:iv|iii|ii|i)\s?[/.]\s?[a-e])\b"
_BESIDE: Final = r"[\s,(]{1,3}(?:(?:golongan|gol\.?)(?:[\s/]*ruang)?\s+)?"
_PAIRS = (
    lazy_pattern(rf"\b{_RANK}{_BESIDE}{_GRADE}", re.IGNORECASE),
    lazy_pattern(rf"\b{_GRADE}[\s,(]{{1,3}}(?:pangkat\s+)?{_RANK}(?=\s*[).,;]|$)", re.IGNORECASE),
)
_FIRST_LEVEL = lazy_pattern(r"\s+(?:tingkat|tk\.?)\s*(?:i|1)$", re.IGNORECASE)


@rule("LK594", Severity.WARNING, "Pangkat tidak sesuai dengan golongan ruangnya")
def ranks_and_grades(subject: Subject) -> Iterator[Problem]:
    """A rank beside the grade of another."""
    for text in texts_with(subject, _FAMILIES):
        for match in (match for pair in _PAIRS for match in pair.finditer(text.prose)):
            grade = _grade(match["golongan"])
            rank = _RANKS.get(grade)
            told = " ".join(match["pangkat"].split())
            if rank is not None and _plain(told) != _plain(rank):
                message = f"Pangkat golongan ruang {grade} adalah {rank}, bukan {told}."
                advice = "Cocokkan pangkat dan golongan ruangnya dengan surat keputusannya."
                yield problem(subject, text, match.start("pangkat"), message, advice)


def _grade(written: str) -> str:
    """A grade as the table has it: "III.D" is III/d."""
    level, room = written[:-1].strip(" /."), written[-1]
    return f"{level.upper()}/{room.lower()}"


def _plain(rank: str) -> str:
    """A rank in small letters, with one way to write its level."""
    return _FIRST_LEVEL.sub(" tingkat i", rank).lower()

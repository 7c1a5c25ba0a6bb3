"""What a text says was won for the first time, though the awards have it of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import YEAR, flat
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.patterns import lazy_pattern

_FIRST = r"(?:untuk\s+)?(?:yang\s+)?pertama\s+kali(?:nya)?"
_WON = (
    r"(?:berhasil\s+)?(?:memperoleh|meraih|menerima|mendapat|mendapatkan|menyandang|menyabet"
    r"|dianugerahi)"
)
_WHAT = (
    r"(?:predikat|penghargaan|gelar|sertifikat)\s+"
    r"(?P<{0}>[A-Z][\w-]*(?:\s+(?:dan\s+)?[A-Z][\w-]*){{0,8}})"
)
_CLAIM = lazy_pattern(
    rf"\b{_FIRST}\s+{_WON}\s+{_WHAT.format('apa')}"
    rf"|\b{_WON}\s+{_WHAT.format('apa2')}(?:\s+\([A-Z]+\))?\s+{_FIRST}\b",
    holds="pertama",
)
_OF_OTHERS = lazy_pattern(
    r"\b(?:bukan|tidak|belum|sejak|setelah|semula|lalu|sebelum\w*|seksi|bidang|pegawai|desa|kelurahan)\b",
    re.IGNORECASE,
)
_GIVEN = lazy_pattern(r"\s+(?:dari|oleh|tingkat|pada\s+tingkat)\b")
"""Behind an award, what may set it apart from the same of another giver."""
_YEAR = lazy_pattern(rf"\b{YEAR}\b")
_THIS_YEAR: Final = "tahun ini"
_KIND = lazy_pattern(r"(?:predikat|penghargaan|gelar|sertifikat|mempertahankan)\s+", re.IGNORECASE)
_SHORT_NAME = lazy_pattern(r"\(([A-Z]+)\)\s*$")


def won_before(subject: Subject) -> Iterator[Problem]:
    """ "Pada tahun 2023 untuk pertama kalinya memperoleh predikat X", which it had in 2020."""
    now = subject.laporan.dokumen.tahun
    earlier = [
        (_names(row.nama), row.tahun, number)
        for number, row in enumerate(subject.laporan.penghargaan)
        if row.tahun < now
    ]
    for text in texts_holding(subject, "pertama") if earlier else ():
        if text.official or text.field.startswith(("penghargaan.", "kantor.sejarah")):
            continue
        for sentence in kalimat(text.prose):
            match = _CLAIM.search(sentence.isi)
            if match is None or not _is_of_now(sentence.isi, now):
                continue
            if _GIVEN.match(sentence.isi, match.end()):
                continue
            name = flat(match["apa"] or match["apa2"]).lower()
            had = [(year, number) for names, year, number in earlier if name in names]
            if had and not _OF_OTHERS.search(sentence.isi):
                year, number = min(had)
                message = f"“{flat(match.group())}”, padahal menurut data sudah pada tahun {year}."
                start = sentence.mulai + match.start()
                at = ("penghargaan", number)
                yield problem(subject, text, start, message, ADVICE, others=(at,))


def _is_of_now(sentence: str, now: int) -> bool:
    """Whether a sentence tells the reported year, and no other."""
    years = set(_YEAR.findall(sentence))
    return years == {str(now)} or (not years and _THIS_YEAR in sentence.lower())


def _names(award: str) -> frozenset[str]:
    """What an award is called: its name without its kind, and the letters behind it."""
    short = _SHORT_NAME.search(award)
    full = _KIND.sub("", _SHORT_NAME.sub("", award)).strip()
    names = (full, f"{full} {short[1]}", short[1]) if short is not None else (full,)
    return frozenset(flat(name).lower() for name in names)

"""Services, posts and kinds of offices of another field in the office's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from lkjip_docgen.checks.prose.baris_lain import any_of, foreign_items
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import BidangLayanan, bidang_kantor, bidang_layanan, jenis_kantor

_ELSEWHERE = (
    *("kantor.sejarah", "pejabat.", "penghargaan.", "landasan_hukum.", "pedoman."),
    *("indikator.pembanding.", "lampiran.judul", "renstra.misi", "renstra.visi", "renstra.tujuan"),
)
"""Texts about the past, about others, or of an institution that serves in many fields."""
_WITH_OTHERS = lazy_pattern(
    r"\b(?:bersama|dengan|antara|oleh|dari|kerja\s+sama|bekerja\s+sama|koordinasi|berkoordinasi|mitra"
    r"|lintas|instansi|kunjungan|studi|dibanding\w*|daripada|seperti|misalnya|berbeda|bukan|tidak"
    r"|dahulu|dulu|semula|pernah|rujukan|dirujuk|menerima|membantu|dibantu|untuk|bagi|kepada|termasuk"
    r"|lain|lainnya|melimpahkan|limpahan|nasional|provinsi|pusat|gabungan|terpadu|menjadi|mantan"
    r"|titipan|dititipkan|kerabat|keluarga|orang\s+tua|istri|suami|anak"
    r"|prioritas|lansia|lanjut\s+usia|disabilitas|rentan|ramah)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells what others do, or what is done with others or for them."""
_MANY = 3
"""Texts in which a word is at home in a report, whatever the table says."""


@rule("LK485", Severity.WARNING, "Layanan atau jabatan bidang lain")
def other_fields(subject: Subject) -> Iterator[Problem]:
    """ "Penggantian paspor" in the report of a health office: left from the report of another.

    An office of a field that the table does not know is not judged, nor a word that several
    texts of the report use.
    """
    foreign = _foreign(subject.laporan)
    used = _used(subject, foreign) if foreign else []
    for text, sentence, match in used:
        field = _by_word(foreign)[" ".join(match.group().lower().split())]
        yield problem(
            subject,
            text,
            sentence.mulai + match.start(),
            f"“{match.group()}” termasuk bidang {field}, bukan bidang {_own_field(subject)}.",
            "Mungkin tertinggal dari laporan kantor lain. Ganti, atau jelaskan hubungannya dengan "
            "kantor ini.",
            others=(("kantor", "jenis"),),
        )
    if foreign:
        told = {text.path for text, _, _ in used}
        yield from foreign_items(subject, foreign, _own_field(subject), told)


def office_names(laporan: Laporan) -> str:
    """What an office is called and what it is for, in lower case."""
    kantor, above = laporan.kantor, laporan.instansi.eselon_satu
    names = (kantor.nama, kantor.jenis, laporan.instansi.bidang or "", above.nama if above else "")
    return " ".join(" ".join(names).lower().split())


def _own_field(subject: Subject) -> str:
    return subject.laporan.instansi.bidang or subject.laporan.kantor.jenis


@remembered
def _foreign(laporan: Laporan) -> tuple[BidangLayanan, ...]:
    """The fields that an office has nothing to do with; none where its own is not known."""
    kantor = laporan.kantor
    own = " ".join(f"{kantor.nama} {kantor.jenis}".lower().split())
    if not bidang_kantor(own) or "kantor wilayah" in own or "[" in own:
        return ()
    names = own if _is_single(own) else office_names(laporan)
    return tuple(
        row for row in bidang_layanan() if not row.milik(names) and not row.bersinggungan(names)
    )


def _is_single(own: str) -> bool:
    """Whether the name of an office alone tells what it does: a house of detention, a prison."""
    return any(kind in own for kind in ("rumah detensi", "lembaga pemasyarakatan", "rumah tahanan"))


def _used(
    subject: Subject, foreign: tuple[BidangLayanan, ...]
) -> list[tuple[Text, Kalimat, re.Match[str]]]:
    """The words of other fields where the office speaks of itself."""
    pattern, words = _pattern(foreign), tuple(_by_word(foreign))
    found, fields = [], Counter[str]()
    for text in texts_holding(subject, *words):
        if text.field.startswith(_ELSEWHERE):
            continue
        for sentence in kalimat(text.prose):
            match = pattern.search(sentence.isi)
            if match is not None:
                fields[_by_word(foreign)[" ".join(match.group().lower().split())]] += 1
                around = _around(sentence.isi, match)
                if not _WITH_OTHERS.search(around) and not jenis_kantor().search(around):
                    found.append((text, sentence, match))
    return found if max(fields.values(), default=0) < _MANY else []


def _around(sentence: str, match: re.Match[str]) -> str:
    """The words before a word of another field on its line, and a few behind it."""
    begin = max(sentence.rfind("|", 0, match.start()), match.start() - 120, 0)
    before = sentence[begin : match.start()]
    listed = _ITEM.split(before)[-1]
    return f"{listed} {sentence[match.end() : match.end() + 20]}"


_ITEM = lazy_pattern(r"\n\s*(?:[-*+]|\d+[.)])\s")


@cache
def _by_word(foreign: tuple[BidangLayanan, ...]) -> dict[str, str]:
    return {word: row.nama for row in foreign for word in row.kata}


@cache
def _pattern(foreign: tuple[BidangLayanan, ...]) -> re.Pattern[str]:
    return any_of(tuple(_by_word(foreign)))

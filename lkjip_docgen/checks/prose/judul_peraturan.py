"""Numbers, years and titles of regulations, held against each other and against a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.prose.peraturan import named_in
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import (
    Kutipan,
    PeraturanDikenal,
    nama_peraturan,
    peraturan_berjudul,
    peraturan_dikenal,
    plain_title,
    satu_penetap,
)
from lkjip_docgen.source import Path_, dotted

_ABOUT = lazy_pattern(r"\s+tentang\s+")
_TITLE = lazy_pattern(
    r"[A-Z“(][^\s.;,]*(?:[\s,]+(?:[A-Z(“][^\s.;,]*|\d{4}(?:[–-]\d{4})?|\d{1,3}(?=\s+Tahun\b)"
    r"|(?:dan|di|dalam|atas|untuk|pada|yang|terhadap|dari|oleh|serta|atau|dengan|bagi|antara|tentang"
    r"|melalui|menuju)\b))*"
)
SMALL_WORDS = frozenset(
    (
        *("dan", "di", "dalam", "atas", "untuk", "pada", "yang", "terhadap", "dari", "oleh"),
        *("serta", "atau", "dengan", "bagi", "antara", "tentang", "melalui", "menuju"),
    )
)
"""Small words of a title, with which no title ends."""
_AMENDING = lazy_pattern(
    r"(?:perubahan|peraturan\s+pelaksanaan|pelaksanaan)\b.*?\bnomor\s+\d+\s+tahun\s+\d{4}\b",
    re.IGNORECASE | re.DOTALL,
)
_ADVICE = "Cocokkan jenis, nomor, tahun, dan judulnya dengan naskah pada JDIH."


class _Titled(Record):
    """A regulation with the title that a text, or the field beside it, gives it."""

    text: Text
    kutipan: Kutipan
    judul: str
    teks_judul: Text  # what holds the title: the same text, or the field beside it
    mulai: int  # where the title begins in it


_ABBREVIATION = lazy_pattern(r"[A-Z]{3,7}\b")


@rule("LK474", Severity.WARNING, "Judul peraturan tidak cocok dengan nomornya")
def titles(subject: Subject) -> Iterator[Problem]:
    """A well-known regulation under another number or title, and one regulation with two titles.

    A title that is cut short is no other title.
    """
    seen: dict[object, _Titled] = {}
    for titled in _titled(subject):
        found = _unlike_the_table(subject, titled)
        if found is None:
            first = seen.setdefault(titled.kutipan.kunci, titled)
            if not _agree(first.judul, titled.judul):
                found = _two_titles(subject, titled, first)
        if found is not None:
            yield found


def _titled(subject: Subject) -> Iterator[_Titled]:
    """Every regulation that is cited with its title, in the order of the data.

    Of those of a year that is to come another rule speaks.
    """
    signed = subject.laporan.dokumen.tanggal.year
    fields = {text.path: text for text in texts(subject)}
    for text in texts(subject):
        may_cite = "ahun" in text.value or "/" in text.value
        for cited in named_in(subject, text) if may_cite else ():
            if cited.kunci[2] > signed:
                continue
            about = _ABOUT.match(text.value, cited.akhir)
            if about is not None:
                title = _title_at(text.value, about.end())
                if title:
                    yield _Titled(text, cited, title, text, about.end())
            elif text.path[-1] == "nama" and not text.value[cited.akhir :].strip(" .()fikt"):
                beside = fields.get((*text.path[:-1], "tentang"))
                if beside is not None:
                    yield _Titled(text, cited, beside.value, beside, 0)


def _title_at(value: str, start: int) -> str:
    """The words of a title that begins at a position; a sentence may go on behind it."""
    match = _TITLE.match(value, start)
    words = match.group().split() if match else []
    while words and words[-1].strip(",") in SMALL_WORDS:
        words.pop()
    return " ".join(words)


def _agree(one: str, other: str) -> bool:
    """Whether two titles are one, or one of them is cut short or abbreviated: "RPJMN 2020-2024"."""
    first, second = plain_title(one), plain_title(other)
    if first.startswith(second) or second.startswith(first):
        return True
    return _abbreviates(one, other) or _abbreviates(other, one)


def _abbreviates(short: str, title: str) -> bool:
    """Whether a title begins with an abbreviation of the first words of another."""
    match = _ABBREVIATION.match(short)
    if match is None:
        return False
    initials = "".join(word[0] for word in title.split() if word[0].isupper())
    return initials.startswith(match.group())


def _unlike_the_table(subject: Subject, titled: _Titled) -> Problem | None:
    """What is wrong with a citation that the table knows, by its number or by its title."""
    key = titled.kutipan.kunci
    known = peraturan_dikenal(key)
    if known is not None and (_agree(known.judul, titled.judul) or _is_to_come(subject, known)):
        return None
    same_title = peraturan_berjudul(_amended(titled.judul)) if satu_penetap(key) else ()
    if same_title:
        return _wrong_number(subject, titled, same_title[0], known)
    return _wrong_title(subject, titled, known) if known is not None else None


def _amended(title: str) -> str:
    """A title; of a regulation that amends another, up to the number of that other."""
    match = _AMENDING.match(title)
    return match.group() if match else title


def _is_to_come(subject: Subject, known: PeraturanDikenal) -> bool:
    """Whether a regulation did not exist yet, of which another rule speaks."""
    return known.dari is not None and known.dari > subject.laporan.dokumen.tanggal


def _cited(titled: _Titled) -> str:
    return " ".join(titled.text.value[titled.kutipan.mulai : titled.kutipan.akhir].split())


def _wrong_number(
    subject: Subject, titled: _Titled, meant: PeraturanDikenal, named: PeraturanDikenal | None
) -> Problem:
    """The number of another regulation, of which `named` is what the table has, before a title."""
    message = f"“{meant.judul}” adalah judul {nama_peraturan(meant.kunci)}, bukan {_cited(titled)}"
    if named is not None:
        message += f", yang berjudul “{named.judul}”"
    at = place_of(subject, titled.teks_judul, titled.mulai) or titled.teks_judul.path
    start = titled.kutipan.mulai
    return problem(subject, titled.text, start, f"{message}.", _ADVICE, others=(at,))


def _wrong_title(subject: Subject, titled: _Titled, known: PeraturanDikenal) -> Problem:
    message = f"{_cited(titled)} berjudul “{known.judul}”, bukan “{titled.judul}”."
    return _at_title(subject, titled, message, titled.text.path)


def _two_titles(subject: Subject, titled: _Titled, first: _Titled) -> Problem:
    message = (
        f"{_cited(titled)} di sini berjudul “{titled.judul}”, sedangkan pada "
        f"`{dotted(first.teks_judul.path)}` “{first.judul}”."
    )
    return _at_title(subject, titled, message, first.teks_judul.path)


def _at_title(subject: Subject, titled: _Titled, message: str, other: Path_) -> Problem:
    """A problem with a title, which stands in its own field or behind the citation."""
    others = tuple(path for path in (titled.text.path, other) if path != titled.teks_judul.path)
    return problem(subject, titled.teks_judul, titled.mulai, message, _ADVICE, others=others)


_CUT = lazy_pattern(
    r"\b[Nn]omor\s+(?:[Tt]ahun\b|[Tt]entang\b)|\b[Nn]omor\s+\S*\d\S*\s+[Tt]ahun(?=\s+[Tt]entang\b|\s*[.,;)]|\s*$)"
)
_CONSTITUTION = lazy_pattern(
    r"\b(?:Undang-Undang\s+Dasar|UUD)\b[^.;]{0,60}?\b(?P<y>(?:1[89]|20)\d\d)\b"
)
_BORN = "1945"


@rule("LK545", Severity.WARNING, "Nomor atau tahun peraturan tidak lengkap")
def cut_numbers(subject: Subject) -> Iterator[Problem]:
    """ "Nomor 12 Tahun tentang": a number or a year left out; the constitution of another year."""
    for text in texts_holding(subject, "nomor", "uud", "undang-undang dasar"):
        for match in _CUT.finditer(text.value):
            message = f"“{' '.join(match.group().split())}”: nomor atau tahunnya tidak disebut."
            yield problem(subject, text, match.start(), message, "Lengkapi nomor dan tahunnya.")
        for match in _CONSTITUTION.finditer(text.value):
            if match["y"] != _BORN:
                message = f"Undang-Undang Dasar bertahun {_BORN}, bukan {match['y']}."
                yield problem(subject, text, match.start("y"), message, "Perbaiki tahunnya.")

"""Persons whom a text gives a post that the data give to somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.logic.patterns import MONTH
from lkjip_docgen.checks.prose.penanda_tangan_disebut import other_than_signed
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import parse_month
from lkjip_docgen.model import Laporan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ADVICE = "Periksa nama atau jabatannya; mungkin nama pejabat lama."
_TITLE = (
    r"(?:(?:Penjabat|Pj\.?|Pelaksana\s+Tugas|Plt\.?)\s+)?"
    r"(?:Kepala|Bupati|Wali\s+Kota|Gubernur|Sekretaris|Direktur|Camat|Menteri)"
    r"(?:\s+(?:dan\s+)?[A-Z][\w/]*){0,12}"
)
_BEFORE = lazy_pattern(rf"(?P<jabatan>{_TITLE})(?:\s+\([a-z]+\))?,?\s+$")
_BEHIND = lazy_pattern(rf"\s*(?:,|\(|,?\s*(?:selaku|sebagai))\s*(?P<jabatan>{_TITLE})")
_LED_BY = lazy_pattern(
    r"(?P<unit>(?:Bidang|Seksi|Subseksi|Bagian|Subbagian|Sekretariat|Divisi)(?:\s+(?:dan\s+)?[A-Z]\w+){0,8}),?"
    r"\s+(?:yang\s+)?dipimpin\s+(?:oleh\s+)?$"
)
_TIME = lazy_pattern(rf"\b(?P<bulan>{MONTH})\s+(?P<tahun>20\d\d)\b")
_WORD = lazy_pattern(r"[a-z]+")
_FILLING = frozenset({"dan", "fiktif", "penjabat", "pj", "plt", "pelaksana", "tugas", "kantor"})
_SIGNED = ("pejabat.", "organisasi.unit", "perjanjian_kinerja.")
_ELSEWHERE = (*_SIGNED, "kantor.sejarah")


class _Holder(Record):
    """Somebody with a post: the words of its title, where it stands, a day on which he held it."""

    nama: str
    jabatan: str
    kata: frozenset[str]
    path: Path_
    tanggal: date | None


@rule("LK572", Severity.WARNING, "Nama pejabat tidak sesuai dengan jabatannya menurut data")
def posts_of_persons(subject: Subject) -> Iterator[Problem]:
    """ "Kepala Dinas, Wulan Prasetyani", who is the secretary; one who had left by then."""
    holders = _holders(subject.laporan)
    names = sorted({one.nama for one in holders}, key=len, reverse=True)
    if not names:
        return
    yield from _strangers(subject, holders)
    yield from other_than_signed(subject)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    for text in texts_holding(subject, *(name.lower().split()[0] for name in names)):
        if text.field.startswith(_SIGNED):
            continue
        for sentence in kalimat(text.value):
            for match in pattern.finditer(sentence.isi):
                yield from _person(subject, text, sentence, match, holders)


_STRANGER = lazy_pattern(
    rf"(?P<jabatan>{_TITLE})(?:\s+\([a-z]+\))?,\s+(?:(?:dr|drg|Dr|H|Hj|Ir|Drs|Dra)\.\s*)*"
    r"(?P<nama>(?!(?:Kepala|Camat|Bupati|Wali|Wakil|Gubernur|Sekretaris|Direktur|Ketua|Lurah|Dinas|Badan"
    r"|Bidang|Bagian|Seksi|Sub\w+|Kantor|Puskesmas|Rumah|Tim|Inspektorat|Kap\w+|Dan\w+|Para|Pemerintah"
    r"|Kementerian|Direktorat|Asisten|Staf|Anggota|Komandan|Menteri|Presiden)\b)"
    r"[A-Z][a-z’']+(?:\s+[A-Z][a-z’']+){1,3})(?=[,.;])"
)
_ANOTHER_TIME = lazy_pattern(
    r"\b(?:19|20)\d\d\b|\b(?:mantan|lama|pertama|saat\s+itu|ketika\s+itu)\b"
)


def _strangers(subject: Subject, holders: tuple[_Holder, ...]) -> Iterator[Problem]:
    """ "Kepala Dinas, Budi Santoso, …": a post of one who signs, and a name of nobody."""
    heads = [one for one in holders if one.path[0] == "pejabat"]
    known = {word for one in holders for word in one.nama.lower().split()}
    now = str(subject.laporan.dokumen.tahun)
    for text in texts_holding(subject, "kepala", "bupati", "wali"):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        for match in _STRANGER.finditer(text.value):
            told = _words(match["jabatan"])
            right = [one for one in heads if len(told) > 1 and told <= one.kata]
            words = set(_WORD.findall(match["nama"].lower()))
            years = _ANOTHER_TIME.findall(text.value[max(0, match.start() - 80) : match.end() + 80])
            if right and not _is_somebody(words, known, holders) and set(years) <= {now}:
                last = right[-1]
                message = (
                    f"{match['nama']} disebut {' '.join(match['jabatan'].split())}, sedangkan "
                )
                message += f"menurut data {last.nama}."
                yield problem(subject, text, match.start("nama"), message, _ADVICE, (last.path,))


def _is_somebody(words: set[str], known: set[str], holders: tuple[_Holder, ...]) -> bool:
    """Whether a name has words of somebody with a post, and is not the first half of his alone.

    "Arya Wiraguna" is nobody where Arya Wiratama holds the post; who shares a family name may be.
    """
    if not words & known:
        return False
    firsts = {one.nama.lower().split()[0] for one in holders}
    return not (words & known <= firsts and words - known)


@remembered
def _holders(laporan: Laporan) -> tuple[_Holder, ...]:
    """Everybody whom the data name with a post: who signed, and who heads a unit."""
    found = [
        _Holder(
            " ".join(person.nama.split()),
            person.jabatan,
            _words(person.jabatan),
            ("pejabat", n, "penandatangan", k, "nama"),
            document.tanggal,
        )
        for n, document in enumerate(laporan.pejabat)
        for k, person in enumerate(document.penandatangan)
        if person.nama and "[" not in person.nama
    ]
    return (*found, *_heads(laporan.organisasi.unit, ("organisasi", "unit")))


def _heads(units: tuple[Unit, ...], path: Path_) -> Iterator[_Holder]:
    for number, unit in enumerate(units):
        own: Path_ = (*path, number)
        if unit.pejabat and "[" not in unit.pejabat:
            title = f"Kepala {unit.nama}".replace("Kepala Sekretariat", "Sekretaris")
            name = " ".join(unit.pejabat.split())
            yield _Holder(name, title, _words(title), (*own, "pejabat"), None)
        yield from _heads(unit.unit, (*own, "unit"))


def _words(title: str) -> frozenset[str]:
    """The telling words of a title."""
    return frozenset(_WORD.findall(title.lower())) - _FILLING


def _person(
    subject: Subject,
    text: Text,
    sentence: Kalimat,
    match: re.Match[str],
    holders: tuple[_Holder, ...],
) -> Iterator[Problem]:
    """Whether somebody holds the post that a sentence gives him, at the time that it tells."""
    title = _title(sentence.isi, match) or _with_commas(subject.laporan, sentence.isi, match)
    told = _words(title)
    if not told:
        return
    name = match.group()
    right = [one for one in holders if told <= one.kata]
    own = [one for one in right if one.nama == name]
    past = text.field.startswith("kantor.sejarah")
    if right and not own and not past:
        other = right[-1]
        message = f"{name} disebut {title}, sedangkan menurut data {other.nama}."
    elif not right and not past and (leads := _leads(subject, name, told, sentence.isi)):
        other = leads
        message = f"{name} disebut {title}, sedangkan menurut data {other.jabatan}."
    elif (after := _successor(name, right, sentence.isi)) is not None:
        other = after
        message = f"{name} disebut {title} pada waktu {other.nama} sudah menjabat."
    else:
        return
    start = sentence.mulai + match.start()
    yield problem(subject, text, start, message, _ADVICE, (other.path,))


_BOTH = lazy_pattern(
    r"\b(?:Plt|Pelaksana\s+Tugas|Plh|merangkap|mantan|dahulu|semula|sebelum\w*|(?:19|20)\d\d)\b"
)


def _leads(subject: Subject, name: str, told: frozenset[str], words: str) -> _Holder | None:
    """Who leads another unit than the one of the office that a text lets him lead."""
    if _BOTH.search(words) or told not in _posts(subject.laporan):
        return None
    mine = [one for one in _holders(subject.laporan) if one.nama == name]
    leads = [one for one in mine if one.path[0] == "organisasi"]
    return leads[0] if leads and len(mine) == len(leads) else None


@remembered
def _posts(laporan: Laporan) -> frozenset[frozenset[str]]:
    """The titles of those who head the units of the office, whether somebody is named or not."""

    def named(units: tuple[Unit, ...]) -> Iterator[frozenset[str]]:
        for unit in units:
            yield _words(f"Kepala {unit.nama}".replace("Kepala Sekretariat", "Sekretaris"))
            yield from named(unit.unit)

    return frozenset(named(laporan.organisasi.unit))


def _with_commas(laporan: Laporan, words: str, match: re.Match[str]) -> str:
    """The head of a unit with commas in its name, where that stands right before a person."""
    before = words[: match.start()].rstrip(" ,")
    return next((title for title in _titles_with_commas(laporan) if before.endswith(title)), "")


@remembered
def _titles_with_commas(laporan: Laporan) -> tuple[str, ...]:
    def named(units: tuple[Unit, ...]) -> Iterator[str]:
        for unit in units:
            if "," in unit.nama:
                yield f"Kepala {unit.nama}"
            yield from named(unit.unit)

    return tuple(named(laporan.organisasi.unit))


def _title(words: str, match: re.Match[str]) -> str:
    """The post that the words beside a name give, on one line; "" for none."""
    before = words[max(0, match.start() - 150) : match.start()]
    found = _BEFORE.search(before) or _BEHIND.match(words, match.end())
    if found is not None:
        return " ".join(found["jabatan"].split())
    led = _LED_BY.search(before)
    return f"Kepala {' '.join(led['unit'].split())}" if led is not None else ""


def _successor(name: str, right: list[_Holder], words: str) -> _Holder | None:
    """Who already held a post in the month that a sentence names, if not the one it names."""
    time = _TIME.search(words)
    if time is None:
        return None
    month = date(int(time["tahun"]), parse_month(time["bulan"]), 1)
    own = [one.tanggal for one in right if one.nama == name and one.tanggal is not None]
    if not own:
        return None
    later = [
        one
        for one in right
        if one.nama != name and one.tanggal is not None and max(own) < one.tanggal < month
    ]
    return later[0] if later else None

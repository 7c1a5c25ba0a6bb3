"""Units, heads and documents of another office, and captions of another innovation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity, near
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_RESPONSIBLE = frozenset({"penanggung_jawab", "pengampu"})
_UNIT = lazy_pattern(r"(?:Sub)?(?:[Bb]idang|[Ss]eksi|[Bb]agian)\b|Urusan\b")
"""How the name of a unit inside an office begins."""
_OUTSIDE = lazy_pattern(
    r"\b(?:Daerah|Dinas|Badan|Inspektorat|Kantor|Kementerian|Direktorat|Biro|Provinsi|Kabupaten"
    r"|seluruh|semua|setiap|masing-masing|terkait|Kepala)\b|[;/&]"
)
_ADVICE = "Tulis nama unit seperti pada `organisasi.unit`, atau tambahkan unit itu di sana."


@rule("LK482", Severity.WARNING, "Unit penanggung jawab tidak ada dalam organisasi")
def units_in_charge(subject: Subject) -> Iterator[Problem]:
    """A section or division that is to answer for something, but is no unit of the office."""
    names = list(_names(subject.laporan.organisasi.unit))
    known = tuple(map(plain_name, names))
    for text in texts(subject) if len(names) > 1 else ():
        if text.path[-1] not in _RESPONSIBLE or not _UNIT.match(text.value):
            continue
        if plain_name(text.value).startswith(known) or _OUTSIDE.search(text.value):
            continue
        yield problem(
            subject,
            text,
            0,
            f"“{text.value}” tidak ada dalam susunan organisasi.",
            near(text.value, names) or _ADVICE,
            others=(("organisasi", "unit"),),
        )
    yield from _sections_in_prose(subject, names)


_SECTION = lazy_pattern(
    r"\b(?P<jenis>Seksi|Subseksi)\s+(?P<nama>[A-Z][a-z]+(?:(?:,|,?\s+dan)?\s+[A-Z][a-z]+){1,7})",
    holds="eksi",
)
_ELSEWHERE = (
    *("kantor.sejarah", "pejabat.", "penghargaan.", "landasan_hukum.", "pedoman.", "organisasi."),
    *("indikator.pembanding.", "kantor.keterangan"),
)
"""Texts of the past, of others, or of the units themselves."""
_OF_OTHERS = lazy_pattern(
    r"\b(?:Daerah|Dinas|Badan|Inspektorat|Kantor|Kementerian|Direktorat|Biro|Provinsi|Kanwil"
    r"|Kejaksaan|Pengadilan|Kecamatan|Kelurahan|Desa|[Kk]epolisian|Rumah|Lembaga|Balai|tetangga|lain"
    r"|semula|dahulu|dulu|nama|bernama|menjadi|dibentuk|digabung\w*)\b|\b[A-Z]\w*[A-Z]|\bPol(?:res|sek|da)"
    r"|\b(?:Kodim|Koramil|Lanal|Rutan|Lapas|Rudenim|Kanim|Bapas|Puskesmas)\b"
)
"""Another institution in the sentence, whose section it may be, or a change of the units."""


def _sections_in_prose(subject: Subject, names: list[str]) -> Iterator[Problem]:
    """ "Seksi Keamanan dan Ketertiban" in a sentence of an office that has other sections.

    A name that is short for one of the office's own is right.
    """
    sections = [name for name in names if name.startswith(("Seksi ", "Subseksi "))]
    known = [set(plain_name(name).split()) for name in names]
    for text in texts(subject) if len(sections) > 1 else ():
        if text.official or text.field.startswith(_ELSEWHERE) or not text.holds("seksi"):
            continue
        if text.path[-1] in _RESPONSIBLE:
            continue
        for sentence in kalimat(text.prose):
            for match in _SECTION.finditer(sentence.isi):
                around = f"{match['nama']} {_around(sentence.isi, match)}"
                words = set(plain_name(match["nama"]).replace(",", " ").split())
                if _OF_OTHERS.search(around) or any(_is_short_for(words, own) for own in known):
                    continue
                name = " ".join(match.group().split())
                yield problem(
                    subject,
                    text,
                    sentence.mulai + match.start(),
                    f"“{name}” tidak ada dalam susunan organisasi.",
                    near(name, names) or "Mungkin tertinggal dari laporan kantor lain.",
                    others=(("organisasi", "unit"),),
                )


_CUT = lazy_pattern(r"[,;]")
_OWN_HEAD = lazy_pattern(r"\bKepala\s+(?:Kantor|Dinas|Badan|Balai)\b(?!\s+[A-Z])", holds="Kepala")


def _around(sentence: str, match: re.Match[str]) -> str:
    """The words on both sides of a section up to a comma, without the head of the office."""
    before = _CUT.split(sentence[: match.start()])[-1]
    after = _CUT.split(sentence[match.end() :])[0]
    return _OWN_HEAD.sub(" ", f"{before[1:]} {after}")


def _is_short_for(words: set[str], own: set[str]) -> bool:
    """Whether some words are those of a unit, or those with others behind them."""
    return words <= own or own - {"seksi", "subseksi"} <= words


def _names(units: Iterable[Unit]) -> Iterator[str]:
    """The units of an office, at any depth."""
    for unit in units:
        yield unit.nama
        yield from _names(unit.unit)


_HEAD = lazy_pattern(
    r"\bKepala\s+(?P<kantor>Dinas|Badan|Balai|Kantor|Rutan|Lapas|Rudenim|Rumah\s+Detensi|Rumah\s+Tahanan"
    r"|Lembaga\s+Pemasyarakatan|Madrasah|Puskesmas|Rumah\s+Sakit)\b(?!\s+(?:[A-Z(]|se-|kabupaten|kota))"
)
_LED = lazy_pattern(
    r"\b(?:dipimpin|diketuai|dibuka|ditetapkan|ditandatangani|disetujui|oleh|arahan|perintah"
    r"|keputusan|persetujuan)\s+(?:oleh\s+|para\s+)?$",
    re.IGNORECASE,
)
_PAPERS = {"DIPA": lazy_pattern(r"\bDIPA\b"), "DPA": lazy_pattern(r"\bDPA\b")}
_FROM_STATE = lazy_pattern(
    r"\b(?:dekonsentrasi|pembantuan|APBN|pusat|kementerian|vertikal|hibah)\b", re.IGNORECASE
)


@rule("LK483", Severity.WARNING, "Pimpinan atau dokumen anggaran milik jenis kantor lain")
def of_another_kind(subject: Subject) -> Iterator[Problem]:
    """ "Kepala Dinas" who leads an office whose head is a "Kepala Kantor"; DIPA instead of DPA."""
    own = " ".join((subject.laporan.kantor.sebutan_pimpinan or "").split())
    paper = _other_paper(subject)
    for text in texts(subject):
        if text.official and not text.field.startswith("anggaran."):
            continue
        if own and "Kepala " in text.value and (match := _other_head(text.prose, own)) is not None:
            message = f"“{match.group()}” memimpin, sedangkan pimpinan kantor ini disebut {own}."
            others: tuple[Path_, ...] = (("kantor", "sebutan_pimpinan"),)
            yield problem(subject, text, match.start(), message, _AS_OWN, others=others)
        if paper and paper in text.value and (match := _named_paper(text, paper)) is not None:
            right = "DPA" if paper == "DIPA" else "DIPA"
            message = f"“{paper}” disebut, sedangkan dokumen anggaran kantor ini {right}."
            yield problem(subject, text, match.start(), message, _AS_OWN, others=(_INSTITUTION,))


_AS_OWN = "Mungkin tertinggal dari laporan kantor lain. Tulis sebutan yang dipakai kantor ini."
_INSTITUTION: Path_ = ("instansi",)


def _other_head(prose: str, own: str) -> re.Match[str] | None:
    """The head of another kind of office, where one leads or decides something."""
    for match in _HEAD.finditer(prose):
        is_own = " ".join(match.group().split()).casefold() == own.casefold()
        if not is_own and _LED.search(prose[max(0, match.start() - 40) : match.start()]):
            return match
    return None


def _other_paper(subject: Subject) -> str:
    """The budget document of the other kind of institution; "" where it is not known."""
    own = subject.laporan.kosakata.dokumen_anggaran.pendek
    return {"DPA": "DIPA", "DIPA": "DPA"}.get(own, "")


def _named_paper(text: Text, paper: str) -> re.Match[str] | None:
    """Where a text names it, funds from the other side aside."""
    return None if _FROM_STATE.search(text.prose) else _PAPERS[paper].search(text.prose)


@rule("LK484", Severity.WARNING, "Keterangan foto menyebut inovasi lain")
def captions(subject: Subject) -> Iterator[Problem]:
    """The caption of the picture of an innovation that names another one, and "aplikasi X ini"."""
    yield from _called_as_another(subject)
    rows = subject.laporan.inovasi
    fields = {text.path: text for text in texts(subject)}
    for number, row in enumerate(rows):
        text = fields.get(("inovasi", number, "keterangan_foto"))
        if text is None or _names_it(text.value, row.nama):
            continue
        for other, innovation in enumerate(rows):
            if other != number and _names_it(text.value, innovation.nama):
                path: Path_ = ("inovasi", other, "nama")
                message = f"Keterangan foto {row.nama} menyebut {innovation.nama}."
                advice = "Periksa apakah foto dan keterangannya milik inovasi ini."
                yield problem(subject, text, 0, message, advice, others=(path,))
                break


_THIS_ONE = lazy_pattern(
    r"\b(?:[Aa]plikasi|[Ii]novasi|[Ll]ayanan|[Ss]istem|[Pp]rogram)\s+(?P<nama>[A-Z0-9][^.,;:()]{1,60}?)"
    r"\s+(?:ini|tersebut)\b"
)


def _called_as_another(subject: Subject) -> Iterator[Problem]:
    """ "Aplikasi Y ini" in what is told of X: this one is called as another of the list."""
    rows = subject.laporan.inovasi
    named = {row.nama: number for number, row in enumerate(rows)}
    for text in texts(subject):
        match = _THIS_ONE.search(text.value) if text.path[0] == "inovasi" else None
        if match is None or match["nama"] not in named:
            continue
        number, other = int(text.path[1]), named[match["nama"]]
        if other != number and match["nama"] not in rows[number].nama:
            message = f"“{' '.join(match.group().split())}” dalam uraian {rows[number].nama}."
            advice = "Periksa apakah kalimat ini milik inovasi lain."
            yield problem(
                subject, text, match.start(), message, advice, others=(("inovasi", other, "nama"),)
            )


def _names_it(words: str, name: str) -> bool:
    return name in words and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))

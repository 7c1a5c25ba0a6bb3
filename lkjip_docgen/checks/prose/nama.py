"""Names of the office, of the institution above it and of districts, spelt in other ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Kantor, Lembaga, column_named, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_REMARK = lazy_pattern(r"\s*\([^()]*\)$")
_KINDS = ("Kanim", "Rudenim")
_DISTRICT = lazy_pattern(r"\b[Kk]ecamatan\s+([A-Z]\w+(?:\s+[A-Z]\w+)?)")
_ALIKE = 0.8  # share of common letters above which two names mean the same place


@rule("LK421", Severity.WARNING, "Nama kantor ditulis berbeda")
def office_names(subject: Subject) -> Iterator[Problem]:
    """The office named otherwise than in `kantor.nama`: other case, class or spelling.

    The short form without the class ("Kantor Imigrasi Tanjungpandan") is sound.
    """
    office = subject.laporan.kantor
    name, place = _REMARK.sub("", office.nama), _place(office)
    sound = _sound_names(office, name, place)
    for text, match in _named_offices(subject, place):
        found = " ".join(match.group().split())
        if not _begins_with_any(found, sound) and _means(match["tempat"], place):
            message = f"Kantor disebut “{found}”."
            advice = f"Tulis “{name}”."
            yield problem(subject, text, match.start(), message, advice, (("kantor", "nama"),))
    yield from _of_another_kind_of_region(subject, name)


_OF_A_REGION = lazy_pattern(
    r"^(?P<dinas>\S.*?)\s+(?P<jenis>Kabupaten|Kota|Provinsi)\s+(?P<daerah>.+)$"
)


def _of_another_kind_of_region(subject: Subject, name: str) -> Iterator[Problem]:
    """ "Dinas Kesehatan Kota Contoh" in a report of the office of the kabupaten of that name."""
    own = _OF_A_REGION.match(name)
    if own is None:
        return
    words = r"\s+".join(map(re.escape, own["dinas"].split()))
    kinds = "|".join({"Kabupaten", "Kota", "Provinsi"} - {own["jenis"]})
    pattern = re.compile(rf"\b(?i:{words})\s+(?:{kinds})\s+{re.escape(own['daerah'])}(?!\w)")
    for text in texts_holding(subject, own["dinas"].lower()):
        for match in pattern.finditer(text.prose):
            message = f"Kantor disebut “{' '.join(match.group().split())}”."
            advice = f"Tulis “{name}”."
            yield problem(subject, text, match.start(), message, advice, (("kantor", "nama"),))


def _named_offices(subject: Subject, place: str) -> Iterator[tuple[Text, re.Match[str]]]:
    """Where the texts name an office of this kind; a quick look comes before the slow one."""
    office = subject.laporan.kantor
    pattern = _office_pattern(office.jenis, place)
    kinds = (office.jenis.lower().split()[-1], *(kind.lower() for kind in _KINDS))
    for text in texts_holding(subject, *kinds):
        yield from ((text, match) for match in pattern.finditer(text.prose))


def _sound_names(office: Kantor, name: str, place: str) -> set[str]:
    """The names of the office, long and short, that a text may use."""
    return {name, office.nama_singkat, *(f"{kind} {place}" for kind in (office.jenis, *_KINDS))}


def _begins_with_any(words: str, names: Iterable[str]) -> bool:
    """Whether words are one of some names, or begin with one of them and a space."""
    return any(words == name or words.startswith(f"{name} ") for name in names)


def _place(office: Kantor) -> str:
    """The town in the short name, which may begin with the kind of office."""
    for kind in (office.jenis, *_KINDS):
        if office.nama_singkat.lower().startswith(f"{kind} ".lower()):
            return office.nama_singkat[len(kind) :].strip()
    return office.nama_singkat


def _office_pattern(kind: str, place: str) -> re.Pattern[str]:
    """The kind of office, its class in any case, and as many capitalised words as a place has.

    One word more is taken, for a place that is written apart.
    """
    more = len(place.split())
    words = r"\s+".join(re.escape(word) for word in kind.split())
    return re.compile(
        rf"\b(?i:{words}|{'|'.join(_KINDS)})"
        r"(?:\s+(?:(?i:kelas)\s+(?:IV|I{1,3}|[1-4])\b|(?i:khusus|TPI|non\s+TPI)\b))*"
        rf"(?P<tempat>\s+[A-Z]\w*(?:\s+[A-Z]\w*){{0,{more}}})"
    )


def _means(words: str, place: str) -> bool:
    """Whether the first words spell the place, nearly or with other spaces."""
    parts = words.split()
    return any(likeness(" ".join(parts[: end + 1]), place) >= _ALIKE for end in range(len(parts)))


def likeness(one: str, other: str) -> float:
    """How much two names have in common, from 0 to 1, without regard to spaces and case."""
    return SequenceMatcher(None, _letters(one), _letters(other)).ratio()


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


@rule("LK422", Severity.WARNING, "Indikator instansi atas disebut sebagai indikator kantor")
def indicators_of_another(subject: Subject) -> Iterator[Problem]:
    """The indicators of the directorate general where the office's are meant."""
    above = subject.laporan.instansi.eselon_satu
    if above is None:
        return
    pattern = _indicators_of(above)
    for text in texts_holding(subject, "indikator kinerja"):
        if text.official:
            continue
        if (match := pattern.search(text.value)) is not None:
            yield problem(
                subject,
                text,
                match.start(),
                f"“{match.group()}” disebut dalam laporan {subject.laporan.kantor.nama}.",
                "Sebut indikator kinerja kegiatan kantor sendiri bila itu yang dimaksud.",
                (("instansi", "eselon_satu", "nama"),),
            )


def _indicators_of(above: Lembaga) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in (above.nama, above.singkatan) if name)
    return re.compile(
        rf"\bIndikator Kinerja (?:Utama|Kegiatan|Program)(?: \(\w+\))? (?:{names})\b", re.IGNORECASE
    )


@rule("LK423", Severity.WARNING, "Nama kecamatan ditulis berbeda")
def districts(subject: Subject) -> Iterator[Problem]:
    """A district whose name is nearly, but not quite, one of the working area."""
    known = _known_districts(subject.laporan.kantor)
    for text, match in _named_districts(subject) if known else ():
        if (near := _near(match[1], known)) is not None:
            message = f"Kecamatan “{match[1]}” tidak ada dalam wilayah kerja."
            advice = f"Mungkin maksud Anda “{near}”."
            area: Path_ = ("kantor", "wilayah_kerja")
            yield problem(subject, text, match.start(1), message, advice, (area,))
    yield from _districts_in_tables(subject, known) if known else ()
    yield from _like_a_district(subject, known) if known else ()


_WORD_OF_A_PLACE = 0.72
"""Share of common letters above which the last word of a name is another one misspelt."""


def _like_a_district(subject: Subject, known: set[str]) -> Iterator[Problem]:
    """ "Kepulauan Layang" of an office with "Kepulauan Layar": a name of two words nearly known."""
    pairs = [name.split() for name in known if len(name.split()) == 2]
    kinds = "|".join(sorted({re.escape(first) for first, _ in pairs}))
    named = re.compile(rf"\b(?P<awal>{kinds})\s+(?P<akhir>[A-Z][a-z]{{3,}})\b(?!\s+[A-Z])")
    for text in texts(subject) if pairs else ():
        if text.official or not any(first in text.prose for first, _ in pairs):
            continue
        for match in named.finditer(text.prose):
            first, last = match["awal"], match["akhir"]
            alike = [name for begin, name in pairs if begin == first]
            near = max(alike, key=lambda name: likeness(last, name))
            if f"{first} {last}" in known or last in alike or last[0] != near[0]:
                continue
            if likeness(last, near) >= _WORD_OF_A_PLACE and abs(len(last) - len(near)) <= 1:
                message = f"“{first} {last}” tidak ada dalam wilayah kerja."
                advice = f"Mungkin maksud Anda “{first} {near}”."
                area: Path_ = ("kantor", "wilayah_kerja")
                yield problem(subject, text, match.start(), message, advice, (area,))


def _districts_in_tables(subject: Subject, known: set[str]) -> Iterator[Problem]:
    """The same in the office's own tables, under the heading "Kecamatan"."""
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel or piece.grafik
        table = own.berkas if own is not None else None
        column = column_named(table, "Kecamatan") if table is not None else None
        if table is None or column is None:
            continue
        for row in table.baris:
            name = row[column].teks.strip()
            if name and (near := _near(name, known)) is not None:
                message = f"Kecamatan “{name}” tidak ada dalam wilayah kerja."
                advice = f"Mungkin maksud Anda “{near}”."
                at: Path_ = (*path, piece.jenis, "berkas")
                place = row[column].place
                yield Problem(at, message, advice, place, (("kantor", "wilayah_kerja"),))


def _named_districts(subject: Subject) -> Iterator[tuple[Text, re.Match[str]]]:
    for text in texts(subject):
        if "ecamatan" in text.prose:
            for match in _DISTRICT.finditer(text.prose):
                yield text, match


def _known_districts(office: Kantor) -> set[str]:
    area = office.wilayah_kerja
    if area is None:
        return set()
    return {name for region in area.wilayah for name in region.kecamatan} | set(area.kecamatan)


def _near(name: str, known: set[str]) -> str | None:
    """The known name that is meant by a slightly different one."""
    if _begins_with_any(name, known):
        return None
    alike, place = max((likeness(name, place), place) for place in known)
    return place if alike >= _ALIKE else None


@rule("LK424", Severity.WARNING, "Nama tempat ditulis berbeda")
def place_names(subject: Subject) -> Iterator[Problem]:
    """The town of the office in other spelling, outside the office's full name."""
    office = subject.laporan.kantor
    place = _place(office)
    if len(place) < 8 or " " in place:
        return
    skip = _office_pattern(office.jenis, place)
    for text, start, found in _misspelt_places(subject, place):
        if not _is_within(skip, text.prose, start):
            message = f"Nama tempat “{found}” ditulis berbeda dari “{place}”."
            advice = f"Tulis “{place}”."
            yield problem(subject, text, start, message, advice, (("kantor", "nama_singkat"),))


def _misspelt_places(subject: Subject, place: str) -> Iterator[tuple[Text, int, str]]:
    """Where the office's own words mean a place but do not spell it so."""
    begins_alike = _beginning_like(place)
    for text in texts_holding(subject, place[:3].lower()):
        for match in begins_alike.finditer(text.prose) if not text.official else ():
            if (found := _misspelt(match.group(), place)) is not None:
                yield text, match.start(), found


def _beginning_like(place: str) -> re.Pattern[str]:
    """One or two words that begin with the first three letters of a place, a capital or not."""
    first = f"[{re.escape(place[0].upper() + place[0].lower())}]"
    return re.compile(rf"{first}(?<!\w{first}){re.escape(place[1:3])}\w*(?:\s+[A-Z]\w+)?")


def _is_within(pattern: re.Pattern[str], prose: str, position: int) -> bool:
    return any(match.start() <= position < match.end() for match in pattern.finditer(prose))


def _misspelt(words: str, place: str) -> str | None:
    """The part of one or two words that means the place but is not its spelling."""
    first = words.split()[0]
    if first == place:
        return None
    for part in (first, words):
        if _sounds_like(part, place):
            return part
    return None


@lru_cache(maxsize=4096)
def _sounds_like(words: str, place: str) -> bool:
    letters = _letters(words)
    if letters == _letters(place):
        return True
    return abs(len(letters) - len(place)) <= 2 and likeness(words, place) >= 0.9

"""What only one office can have: the NIP of its head, numbers of letters, addresses, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Final

from lkjip_docgen.across.sheet import Mark, Picture, Spot
from lkjip_docgen.across.spots import spot_at
from lkjip_docgen.checks import Subject, place_of, texts
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.identity import plain
from lkjip_docgen.model import Bagian
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_, Project, dotted, pictures_of

_HEADS: Final = ("kepala", "pihak_pertama")
_ACTING: Final = lazy_pattern(r"(?i)\b(?:plt|plh|pj|pelaksana|penjabat)\b")
_LETTER: Final = lazy_pattern(
    r"\b(?:[Ss]urat|[Nn]ota [Dd]inas|[Bb]erita [Aa]cara|[Ll]aporan [Hh]asil [^.\d]{3,40}?)"
    r"(?P<of>[^.;\d]{0,80}?)\b[Nn]omor:? (?P<number>[\w./-]*\d[\w./-]*[\w/-])"
)
_OF_ALL: Final = lazy_pattern(r"(?i)edaran|keputusan|menteri|jenderal|gubernur|bupati|presiden")
_FOR_MANY: Final = {
    "alamat": lazy_pattern(
        r"(?i)\bmal pelayanan|\bmpp\b|\bgedung\b|\bgraha\b|\bmenara\b|\bkomplek|\bsentra\b"
        r"|\bkawasan\b|\bpusat pemerintahan|\blantai\b|\bblok\b"
    ),
    "surel": lazy_pattern(
        r"(?i)^(?:humas|info|informasi|halo|kontak|layanan|pengaduan|lapor|ppid|admin|kontakkami"
        r"|callcenter|call\.center|cs|sekretariat)@"
    ),
    "telepon": lazy_pattern(r"^\D*(?:0\d{2,3}\D{1,3})?(?:1[45]00|1\d\d)[\s-]*\d{0,3}\D*$"),
}
"""Addresses that several offices share by right: one building, one mailbox, one call centre."""
_SHORT_WORDS: Final = {"jl": "jalan", "jln": "jalan", "no": "nomor", "kab": "kabupaten"}
_REAL: Final = 5
"""Letters and digits of an address that is one, and no sign for none."""
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".gif")
_PHOTO: Final = "foto"
_NOT_OWN: Final = frozenset({"lambang"})
_PART: Final = 1 << 16
"""Bytes of the beginning and of the end by which a picture is known."""


def marks_of(subject: Subject) -> Iterator[Mark]:
    """The NIP of those who head the office, its addresses, the numbers of its letters."""
    project = subject.project
    yield from _heads(project)
    kantor = project.laporan.kantor
    for key, kind in (("surel", "alamat surel"), ("alamat", "alamat"), ("telepon", "telepon")):
        value = getattr(kantor, key)
        if value and len(plain(value)) >= _REAL and not _FOR_MANY[key].search(value):
            yield Mark(kind, _addressed(value), value, spot_at(project, ("kantor", key)))
    evaluation = project.laporan.evaluasi_akip
    number = getattr(evaluation, "nomor", None)
    if number:
        spot = spot_at(project, ("evaluasi_akip", "nomor"))
        score = getattr(evaluation, "nilai", None)
        told = "" if score is None else format(Decimal(score).normalize(), "f")
        yield Mark("nomor surat", _letter(number), number, spot, tells=told)
    yield from _letters(subject)


def _addressed(value: str) -> str:
    """An address as it is compared: Jl. or Jalan, No. or Nomor."""
    words = (_SHORT_WORDS.get(word, word) for word in plain(value).split())
    return " ".join(words)


def _letter(number: str) -> str:
    """The number of a letter without its signs: W.7-OT and W7.OT are one."""
    return "".join(filter(str.isalnum, number.casefold()))


def _heads(project: Project) -> Iterator[Mark]:
    """Each NIP of a head once, however many documents he has signed."""
    seen: set[str] = set()
    for n, signed in enumerate(project.laporan.pejabat):
        for m, one in enumerate(signed.penandatangan):
            digits = "".join(filter(str.isdigit, one.nip or ""))
            if one.peran not in _HEADS or not digits.strip("0") or digits in seen:
                continue
            seen.add(digits)
            path: Path_ = ("pejabat", n, "penandatangan", m, "nip")
            acting = _ACTING.search(one.jabatan) is not None
            spot = spot_at(project, path)
            yield Mark("NIP", digits, one.nip or "", spot, one.nama, acting=acting)


def _letters(subject: Subject) -> Iterator[Mark]:
    """Numbers of letters in the office's own words, without those that go to all offices."""
    seen: set[str] = set()
    for text in texts(subject):
        if text.official or "omor" not in text.value:
            continue
        for found in _LETTER.finditer(text.value):
            key = _letter(found["number"])
            if (
                key in seen
                or len(plain(found["number"]).split()) < _PARTS
                or _OF_ALL.search(found.group())
            ):
                continue
            seen.add(key)
            place = place_of(subject, text, found.start("number"))
            yield Mark("nomor surat", key, found["number"], Spot(place, dotted(text.path)))


_PARTS: Final = 3
"""Parts of the number of a letter that only one office can have given: W.7-OT.03.01-12."""


def pictures_in(project: Project) -> Iterator[Picture]:
    """The pictures that the data and their texts name, each file once, without the emblem."""
    seen: set[str] = set()
    for path, name in (*_named(project.laporan, ()), *pictures_of(project.laporan)):
        if name in seen or _NOT_OWN.intersection(map(str, path)):
            continue
        seen.add(name)
        digest = _digest(project, name)
        if digest:
            of_event = path[-1] == _PHOTO and path[0] != "kantor"
            yield Picture(digest, name, spot_at(project, path), of_event=of_event)


def _named(value: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Values that are the name of a picture."""
    if isinstance(value, str):
        if value.strip().lower().endswith(_PICTURES) and "\n" not in value:
            yield path, value.strip()
    elif isinstance(value, Bagian):
        for key in type(value).model_fields:
            yield from _named(getattr(value, key), (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _named(item, (*path, number))


def _digest(project: Project, name: str) -> str:
    """What tells the content of a picture from others; "" where there is no such file."""
    try:
        file = project.shown(name)
        return "" if file is None else _digest_of(file)
    except (LkjipError, OSError):
        return ""


def _digest_of(file: Path) -> str:
    size = file.stat().st_size
    with file.open("rb") as opened:
        content = opened.read(_PART)
        if size > _PART:
            opened.seek(max(_PART, size - _PART))
            content += opened.read(_PART)
    return f"{size}-{sha256(content).hexdigest()}"

"""What came of a work, in the words of the office: what its page shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from lkjip_docgen.records import Record

Plain = Mapping[str, object]
"""Something as the JSON of a command tells it."""

_UNDER = re.compile(r"^(?:(?P<inside>.+), )?di bawah judul “(?P<headings>.+)”$", re.DOTALL)
_OPTION = re.compile(r" \([^()]*--[a-z]+[^()]*\)| menurut --crl")
_LISTS = ("belum diperiksa apakah sertifikat dicabut", "sertifikat tidak dicabut")
"""How notes begin that tell of lists of revoked certificates alone."""

_PUNCTUATION = re.compile(r"\W*")


class ReportPlace(Record):
    """Where something stands in a report: under which headings, the nearest last, and in what."""

    headings: tuple[str, ...]
    inside: str = ""

    @property
    def short(self) -> str:
        """The nearest heading, and what it is in: "Pendapatan, Tabel 3.8 baris 4 kolom 5"."""
        return ", ".join(filter(None, (self.headings[-1] if self.headings else "", self.inside)))


def place_of(place: str) -> ReportPlace:
    """The place of a change as `lkjip refresh` names it."""
    found = _UNDER.match(place)
    if found is None:
        return ReportPlace((), place)
    return ReportPlace(tuple(found["headings"].split(" › ")), found["inside"] or "")


class Renewed(Record):
    """Words or a number that were replaced by others, wherever that was."""

    old: str
    new: str
    places: tuple[ReportPlace, ...]


class RenewedNumber(Record):
    """A number with the ways in which it is written: in full, in millions."""

    path: str
    label: str
    forms: tuple[Renewed, ...]


class Renewal:
    """The changes of a refresh, as its page lists them."""

    def __init__(self, body: Plain) -> None:
        self._body = body
        self._changes: list[Mapping[str, str]] = list(_list(body, "changes"))

    @property
    def conflicts(self) -> list[Mapping[str, str]]:
        """What has to be decided."""
        return [each for each in self._of("pertentangan") if not each["taken"]]

    @property
    def decided(self) -> list[Mapping[str, str]]:
        """What was a conflict and is decided."""
        return [each for each in self._of("pertentangan") if each["taken"]]

    @property
    def numbers(self) -> list[RenewedNumber]:
        """The numbers that are others now, each once."""
        by_path: dict[str, list[Mapping[str, str]]] = {}
        for each in self._of("teks"):
            if each["label"]:
                by_path.setdefault(each["path"], []).append(each)
        return [
            RenewedNumber(path, found[0]["label"], _renewed(found))
            for path, found in by_path.items()
        ]

    @property
    def words(self) -> tuple[Renewed, ...]:
        """The words that follow numbers: "naik" became "turun"."""
        return _renewed(
            each
            for each in self._of("teks")
            if not each["label"] and not _PUNCTUATION.fullmatch(each["old"] + each["new"])
        )

    @property
    def pictures(self) -> list[ReportPlace]:
        """Where charts were drawn anew."""
        return [place_of(each["place"]) for each in self._of("gambar")]

    def parts(self, kind: str) -> list[tuple[str, ReportPlace]]:
        """What was put in, taken out, moved or not found: its words, and where."""
        return [(each["new"] or each["old"], place_of(each["place"])) for each in self._of(kind)]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return len(self._changes)

    def _of(self, kind: str) -> list[Mapping[str, str]]:
        return [each for each in self._changes if each["kind"] == kind]


def _renewed(changes: Iterable[Mapping[str, str]]) -> tuple[Renewed, ...]:
    places: dict[tuple[str, str], list[ReportPlace]] = {}
    for each in changes:
        places.setdefault((each["old"], each["new"]), []).append(place_of(each["place"]))
    return tuple(
        Renewed(old, new, tuple(dict.fromkeys(found))) for (old, new), found in places.items()
    )


class Verdict(StrEnum):
    """How a signature is told: sound by a known issuer, unchanged at least, or neither."""

    SOUND = "sah"
    WHOLE = "utuh"
    BROKEN = "tidak-sah"


class Verified:
    """A signature as `lkjip verify` found it, and how much may be said of it."""

    def __init__(self, body: Plain) -> None:
        self.body = body
        notes = body.get("notes")
        self._notes = [str(each) for each in notes] if isinstance(notes, list) else []

    @property
    def cautions(self) -> list[str]:
        """What may mean that it is not what it seems: another person, a draft, no issuer."""
        return [_without_option(each) for each in self._notes if not each.startswith(_LISTS)]

    @property
    def remarks(self) -> list[str]:
        """What else is to be known."""
        return [_without_option(each) for each in self._notes if each.startswith(_LISTS)]

    @property
    def standing(self) -> Verdict:
        """Sound only where its issuer is known and nothing speaks against it."""
        if not self.body.get("ok"):
            return Verdict.BROKEN
        if self.body.get("trusted") and not self.cautions:
            return Verdict.SOUND
        return Verdict.WHOLE

    @property
    def headline(self) -> str:
        """The verdict in a few words."""
        if self.standing is Verdict.SOUND:
            return "✓ SAH"
        if self.standing is Verdict.WHOLE:
            known = self.body.get("trusted")
            return f"Tanda tangan utuh; {'dengan catatan' if known else 'penerbit belum dikenal'}"
        if self.body.get("intact") and not self.body.get("allowed"):
            return "✗ TIDAK SAH – BERUBAH SESUDAH DITANDATANGANI"
        return "✗ TIDAK SAH"


def verified(body: Plain) -> list[Verified]:
    """The signatures of a file."""
    return [Verified(each) for each in _list(body, "signatures")]


def verdict_of(found: Sequence[Verified]) -> str:
    """What is said of all signatures of a file."""
    one = len(found) == 1
    broken = sum(each.standing is Verdict.BROKEN for each in found)
    if broken:
        many = f"{broken} dari {len(found)} tanda tangan tidak sah"
        return "Tanda tangannya tidak sah" if one else many
    if all(each.standing is Verdict.SOUND for each in found):
        return "Tanda tangannya sah" if one else f"Semua {len(found)} tanda tangan sah"
    whose = "Tanda tangannya utuh" if one else f"Semua {len(found)} tanda tangan utuh"
    return f"{whose}, tetapi belum pasti sah"


_RESERVED = re.compile(r"TTE(\d+)")
_LABEL = "Tempat tanda tangan "


def place_to_sign(name: str, label: str = "") -> str:
    """What people call a place of a PDF: for whom and where, else by the mark printed there."""
    if label.startswith(_LABEL):
        return label.removeprefix(_LABEL)
    ours = _RESERVED.fullmatch(name)
    return f"nomor {ours[1]} (bertanda #{name} dalam PDF)" if ours else label or name


def places_in_words(places: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each place by its name, with what people call it; two alike are told apart by their mark."""
    told = {name: place_to_sign(name, label) for name, label in places}
    alike = Counter(told.values())
    for name, words in told.items():
        yield name, f"{words} ({name})" if alike[words] > 1 else words


def _without_option(note: str) -> str:
    told = _OPTION.sub("", note)
    return f"{told[:1].upper()}{told[1:]}."


def _list(body: Plain, name: str) -> Iterator[Mapping[str, str]]:
    found = body.get(name)
    yield from found if isinstance(found, list) else ()


def told(text: str, root: Path, files: Sequence[str]) -> list[str]:
    """The lines of a command that say more than which files it wrote, files by their names."""
    lines = (
        line.strip().replace(f"{root}/", "").replace(f"{root}\\", "") for line in text.splitlines()
    )
    return [line for line in lines if line and not any(name in line for name in files)]

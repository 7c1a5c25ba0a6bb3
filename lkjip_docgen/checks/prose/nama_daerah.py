"""Names of regions that are nearly those of the office: a slip of the pen, or another region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.pemerintah import pemerintah
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import nama_kabupaten
from lkjip_docgen.source import Path_

_REGION: Final = lazy_pattern(
    r"\b(?P<jenis>Kabupaten|Kota|Kecamatan)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,3})",
    holds=("Kabupaten", "Kota", "Kecamatan"),
)
_SIDES: Final = frozenset(
    (
        *("Barat", "Timur", "Utara", "Selatan", "Tengah", "Tenggara", "Hulu", "Hilir", "Baru"),
        *("Lama", "Jaya", "Raya", "Besar", "Kecil", "Luar", "Dalam", "Ilir", "Ulu", "Daya"),
    )
)
"""Words by which neighbours differ that are named after one another."""
_LANDFORMS: Final = frozenset(
    (
        *("Tanjung", "Teluk", "Muara", "Kuala", "Ujung", "Pantai", "Selat", "Laut", "Danau"),
        *("Sungai", "Pulau", "Kepulauan", "Bukit", "Gunung", "Lembah", "Rawa", "Telaga", "Pasir"),
    )
)
"""Words of names of which one is easily written for another: "Teluk" for "Tanjung Purnama"."""
_ALIKE: Final = 0.8
_SHORTEST: Final = 5  # letters of a word in which another letter is a slip


@rule("LK236", Severity.WARNING, "Nama daerah hampir sama dengan nama daerah kantor")
def nearly_the_own_region(subject: Subject) -> Iterator[Problem]:
    """ "Kota Tanjung Permana" in a report from Tanjung Purnama; real places are let alone."""
    known = _regions(subject.laporan)
    for text in texts_holding(subject, "kabupaten", "kota", "kecamatan") if known else ():
        for match in _REGION.finditer(text.value):
            near = _near(match["jenis"], match["nama"].split(), known)
            if near is not None:
                path, name = near
                yield problem(
                    subject,
                    text,
                    match.start("nama"),
                    f"“{match.group()}” hampir sama dengan {name}.",
                    "Periksa ejaan nama daerahnya.",
                    others=(path,),
                )
    yield from _givers(subject, known)


def _givers(subject: Subject, known: dict[str, Path_]) -> Iterator[Problem]:
    """An award of the government of a region that has the landform of the own one in its name.

    "Dinas Kesehatan Kota Tanjungpinang" honours offices of its own city; one of Tanjung Purnama
    has its award from there.
    """
    for number, award in enumerate(subject.laporan.penghargaan):
        match = _GOVERNMENT.search(award.pemberi)
        name = match["nama"] if match is not None else ""
        if (
            not name
            or name in known
            or name not in nama_kabupaten()
            or _is_of_its_own(subject, name)
        ):
            continue
        for own, path in known.items():
            landform, _, rest = own.partition(" ")
            if landform not in _LANDFORMS or not name.startswith(landform):
                continue
            if name.removeprefix(landform).strip().lower()[:1] == rest[:1].lower():
                yield Problem(
                    ("penghargaan", number, "pemberi"),
                    f"“{award.pemberi}” bukan dari {own}, yang namanya mirip.",
                    "Salin nama pemberinya dari piagam.",
                    others=(path,),
                )


_GOVERNMENT: Final = lazy_pattern(
    r"^(?:Pemerintah|Dinas|Badan|Bupati|Wali\s?[Kk]ota|Sekretariat)\b.*?\b"
    r"(?:Kabupaten|Kota)\s+(?P<nama>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})\s*$",
    holds=("Kabupaten", "Kota"),
)


def _is_of_its_own(subject: Subject, name: str) -> bool:
    """Whether the office itself has to do with a region: it stands in its names or its address."""
    office, area = subject.laporan.kantor, subject.laporan.kantor.wilayah_kerja
    regions = [row.nama for row in area.wilayah] if area is not None else []
    return any(name in " ".join(text.split()) for text in (office.nama, office.alamat, *regions))


def _near(kind: str, words: list[str], known: dict[str, Path_]) -> tuple[Path_, str] | None:
    """The own region from which a name differs in one word that is like it.

    A landform for another one is a slip only where both are districts, or neither: next to the
    district Tanjung Samudra there may well be a regency Teluk Samudra.
    """
    for name, path in known.items():
        own = name.split()
        part = words[: len(own)]
        unlike = [pair for pair in zip(part, own, strict=False) if pair[0] != pair[1]]
        if len(part) != len(own) or len(unlike) != 1 or " ".join(part) in known:
            continue
        same_kind = (kind == "Kecamatan") == ("kecamatan" in path)
        alike = _is_slip(*unlike[0]) or (same_kind and _LANDFORMS.issuperset(unlike[0]))
        if alike and " ".join(part) not in nama_kabupaten():
            return path, name
    return None


def _is_slip(word: str, meant: str) -> bool:
    if {word, meant} & _SIDES or min(len(word), len(meant)) < _SHORTEST:
        return False
    if word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    shared = (Counter(word) & Counter(meant)).total() / max(len(word), len(meant))
    return max(shared, SequenceMatcher(None, word, meant).ratio()) >= _ALIKE


@remembered
def _regions(laporan: Laporan) -> dict[str, Path_]:
    """The regencies, cities and districts of the office with names of several words."""
    found: dict[str, Path_] = {}
    above = pemerintah(laporan)
    if above is not None:
        found[above.daerah] = (*above.path, "nama")
    area = laporan.kantor.wilayah_kerja
    for n, region in enumerate(area.wilayah if area is not None else ()):
        path: Path_ = ("kantor", "wilayah_kerja", "wilayah", n)
        kind, _, name = " ".join(region.nama.split()).partition(" ")
        if kind in ("Kabupaten", "Kota"):
            found.setdefault(name, (*path, "nama"))
        for i, district in enumerate(region.kecamatan):
            found.setdefault(" ".join(district.split()), (*path, "kecamatan", i))
    return {name: path for name, path in found.items() if " " in name}

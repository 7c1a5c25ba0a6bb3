"""What the levels of a budget are called: program, kegiatan, and what lies below them."""

from __future__ import annotations

from lkjip_docgen.measures.results import HasilVersi
from lkjip_docgen.model import TINGKAT_TERDALAM, Laporan

_NAMES = {
    "perangkat-daerah": ("Program", "Kegiatan", "Sub Kegiatan"),
    "kecamatan": ("Program", "Kegiatan", "Sub Kegiatan"),
    "lainnya": ("Program", "Kegiatan"),
}
_NAMES_OF_APBN = ("Program", "Kegiatan", "KRO", "RO")
_DEEPER = "Rincian"
_LEAST = 2


def tingkat_anggaran(laporan: Laporan, depth: int) -> tuple[str, ...]:
    """What the levels of a budget are called that is `depth` levels deep.

    All that lie below the last level with a name have one name together.
    """
    words = _NAMES.get(laporan.profil, _NAMES_OF_APBN)
    return words[:depth] if depth <= len(words) else (*words, _DEEPER)


def nama_tingkat(laporan: Laporan, tingkat: int) -> str:
    """What the parts of one level are called, from 1."""
    return tingkat_anggaran(laporan, tingkat)[-1]


def semua_tingkat(laporan: Laporan) -> tuple[str, ...]:
    """What the parts of each level that a budget may have are called inside a sentence."""
    levels = range(1, TINGKAT_TERDALAM + 1)
    return tuple(in_prose(nama_tingkat(laporan, level)) for level in levels)


def rincian_anggaran(laporan: Laporan, versi: HasilVersi | None) -> tuple[str, ...]:
    """The levels that a version of the budget is shown by; the two of any budget at least."""
    return tingkat_anggaran(laporan, max(_LEAST, versi.tingkat if versi else 0))


def in_prose(word: str) -> str:
    """The name of a level inside a sentence: "sub kegiatan", "RO"."""
    return word if word.isupper() else word.lower()

"""What the levels of a budget are called: program, kegiatan, and what lies below them."""

from __future__ import annotations

from lkjip_docgen.measures.results import HasilVersi
from lkjip_docgen.model import TINGKAT_TERDALAM, Kata, Laporan

_DEEPER = Kata("rincian")
_OF_ANY = 2


def tingkat_anggaran(laporan: Laporan, depth: int) -> tuple[Kata, ...]:
    """What the levels of a budget are called that is `depth` levels deep.

    All that lie below the last level with a name have one name together.
    """
    words = laporan.kosakata.tingkat_anggaran
    return words[:depth] if depth <= len(words) else (*words, _DEEPER)


def nama_tingkat(laporan: Laporan, tingkat: int) -> Kata:
    """What the parts of one level are called, from 1."""
    return tingkat_anggaran(laporan, tingkat)[-1]


def semua_tingkat(laporan: Laporan) -> tuple[str, ...]:
    """What the parts of each level that a budget may have are called inside a sentence."""
    levels = range(1, TINGKAT_TERDALAM + 2)  # a template asks for the level below the last, too
    return tuple(nama_tingkat(laporan, level).kecil for level in levels)


def rincian_anggaran(laporan: Laporan, versi: HasilVersi | None) -> tuple[Kata, ...]:
    """The levels that a version of the budget is shown by; two where nothing is known of it."""
    return tingkat_anggaran(laporan, (versi.tingkat if versi else 0) or _OF_ANY)

"""What the levels of a budget are called: program, kegiatan, and what lies below them."""

from __future__ import annotations

from lkjip_docgen.measures.results import HasilPos, HasilProgram, HasilVersi
from lkjip_docgen.model import TINGKAT_TERDALAM, Kata, Laporan, PerjanjianKinerja
from lkjip_docgen.records import replace

_DEEPER = Kata("rincian")
_OF_ANY = 2  # levels of a budget of which nothing is known
_OF_A_HEAD = 2  # levels that the agreement of a head promises: programs and activities


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


def rincian_anggaran(
    laporan: Laporan, versi: HasilVersi | None, deepest: int = TINGKAT_TERDALAM
) -> tuple[Kata, ...]:
    """The levels that a version of the budget is shown by, down to `deepest` at most.

    They are two where nothing is known of it.
    """
    known = versi.tingkat if versi else 0
    return tingkat_anggaran(laporan, min(deepest, known or _OF_ANY))


def tingkat_bernama(laporan: Laporan, nama: str) -> int:
    """Which level of the budget is called so, from 1; 0 for none of them."""
    names = [_plain(word) for word in (*laporan.kosakata.tingkat_anggaran, _DEEPER)]
    wanted = _plain(Kata(nama))
    return names.index(wanted) + 1 if wanted in names else 0


def _plain(word: Kata) -> str:
    return " ".join(word.nama.casefold().replace("_", " ").split())


def tingkat_pk(laporan: Laporan, agreement: PerjanjianKinerja) -> int:
    """The deepest level of the budget that an agreement prints.

    The one that it names (`anggaran_sampai`); else of a budget of its own all that it lists,
    and of a version of the year's budget what a head promises: activities, and what is below
    them where the agreement itself is one about sub activities.
    """
    named = tingkat_bernama(laporan, agreement.anggaran_sampai or "")
    if named:
        return named if named <= len(laporan.kosakata.tingkat_anggaran) else TINGKAT_TERDALAM
    if agreement.program:
        return TINGKAT_TERDALAM
    return _OF_A_HEAD + 1 if agreement.tingkat_diukur == "sub_kegiatan" else _OF_A_HEAD


def sampai_tingkat(version: HasilVersi, tingkat: int) -> HasilVersi:
    """A version of the budget down to a level: what lies below is summed up in it."""
    program = tuple(HasilProgram(_down_to(row.pos, tingkat)) for row in version.program)
    return replace(version, program=program)


def _down_to(pos: HasilPos, tingkat: int) -> HasilPos:
    below = tuple(_down_to(part, tingkat - 1) for part in pos.rincian) if tingkat > 1 else ()
    return replace(pos, rincian=below)

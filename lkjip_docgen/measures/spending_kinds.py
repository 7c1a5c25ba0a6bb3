"""Kinds of spending that went by another name in an earlier year."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.idn import plain_name
from lkjip_docgen.measures.results import HasilPos, HasilTahunBelanja
from lkjip_docgen.records import replace


def named_as_last(years: Sequence[HasilTahunBelanja]) -> tuple[HasilTahunBelanja, ...]:
    """The years, oldest first, with the kinds of earlier ones called as in the last.

    "Belanja Barang" is the "Belanja Barang dan Jasa" of another year, where no year has both:
    a name that only goes on with "dan ..." tells more of the same.
    """
    if not years:
        return ()
    last = years[-1]
    return (*(_renamed(year, last) for year in years[:-1]), last)


def _renamed(year: HasilTahunBelanja, last: HasilTahunBelanja) -> HasilTahunBelanja:
    taken = {plain_name(pos.nama) for pos in year.jenis}
    free = [pos.nama for pos in last.jenis if plain_name(pos.nama) not in taken]
    known = {plain_name(pos.nama): pos.nama for pos in last.jenis}
    return replace(year, jenis=tuple(_as_last(pos, known, free) for pos in year.jenis))


def _as_last(pos: HasilPos, known: dict[str, str], free: Sequence[str]) -> HasilPos:
    same = known.get(plain_name(pos.nama))
    if same is not None:
        return replace(pos, nama=same)
    others = [name for name in free if _goes_on(pos.nama, name) or _goes_on(name, pos.nama)]
    return replace(pos, nama=others[0]) if len(others) == 1 else pos


def _goes_on(short: str, long: str) -> bool:
    """Whether the long name is the short one and "dan ..."."""
    return plain_name(long).startswith(f"{plain_name(short)} dan ")

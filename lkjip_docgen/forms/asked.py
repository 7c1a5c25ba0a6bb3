"""What a report misses: the values that guidelines ask for, and those that leave markers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from lkjip_docgen.editing import is_empty
from lkjip_docgen.model import PROFIL_UMUM
from lkjip_docgen.rules import Kelaziman, bagian_laporan, kelengkapan, kode_profil, profil
from lkjip_docgen.source import Path_, at, select

_RESULT: Final = "indikator[].pengukuran.hasil"
_ELEMENT: Final = "indikator[].pengukuran.kelompok[].unsur[].nilai"
_RESULTS: Final = (
    *("indikator[].target", "indikator[].riwayat", "indikator[].riwayat[].realisasi"),
    *(_RESULT, _ELEMENT),
    *("indikator[].pengukuran.nilai_pembilang", "indikator[].pengukuran.nilai_penyebut"),
    *("pegawai.rincian[].kelompok[].jumlah", "penghargaan", "inovasi", "output_lain"),
    "perjanjian_tahun_depan",
)
"""What rules of their own ask for (LK501, LK502, LK517, LK519), beside `kelengkapan.toml`."""


@cache
def _all_asked() -> Mapping[str, str]:
    """The data patterns that guidelines ask for, each with the guideline; "" where none is."""
    found = dict.fromkeys(_RESULTS, "")
    for group in kelengkapan():
        found |= {item.bagian: "" if group.saran else group.dasar for item in group.isi}
    return found


class Asked:
    """Which values are asked of the office whose data these are."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data
        self._unasked = frozenset(self._not_expected())

    def wants(self, pattern: str) -> bool:
        """Whether a report misses the value at a pattern such as `indikator[].target`."""
        return pattern in _all_asked() and pattern not in self._unasked

    def is_told_otherwise(self, pattern: str, path: Path_) -> bool:
        """Whether other data say what a value would: a result, or the values it is made of."""
        if pattern == _ELEMENT:
            return not is_empty(at(self._data, (*path[:3], "hasil")))
        if pattern == _RESULT:
            elements = select(at(self._data, path[:-1]), "kelompok[].unsur[].nilai")
            return any(not is_empty(value) for _, value in elements)
        return False

    def source(self, pattern: str) -> str:
        """The guideline that asks for it; "" where none is known."""
        return _all_asked().get(pattern, "") if self.wants(pattern) else ""

    def _not_expected(self) -> Iterator[str]:
        """The patterns of sections that the report may do without."""
        code = self._data.get("profil")
        usual = profil(str(code) if code in kode_profil() else PROFIL_UMUM).kelaziman
        wanted, waived = (
            {word for _, words in select(self._data, f"susunan.{key}") for word in _words(words)}
            for key in ("dengan", "tanpa")
        )
        for kode, section in bagian_laporan().items():
            asked = kode in wanted or (
                usual[kode] is Kelaziman.LAZIM and self._makes_sense(section.bila)
            )
            if section.data and (kode in waived or not asked):
                yield section.data

    def _makes_sense(self, condition: str) -> bool:
        if not condition:
            return True
        return any(not is_empty(value) for _, value in select(self._data, condition))


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []

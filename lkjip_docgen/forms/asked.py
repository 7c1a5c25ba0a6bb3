"""What a report misses: the values that guidelines ask for, and those that leave markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from lkjip_docgen.editing import is_empty
from lkjip_docgen.forms.form_parts import State
from lkjip_docgen.forms.written import state_of
from lkjip_docgen.model import PROFIL_UMUM, reason_of
from lkjip_docgen.place import Number
from lkjip_docgen.rules import Kelaziman, bagian_laporan, kelengkapan, kode_profil, profil
from lkjip_docgen.source import Path_, at, select

_DAYS: Final = "dokumen.batas_data."
_MEASURED: Final = "indikator[].pengukuran."
_RESULT: Final = "indikator[].pengukuran.hasil"
_ELEMENT: Final = "indikator[].pengukuran.kelompok[].unsur[].nilai"
_ORIGIN: Final = "indikator[].pengukuran.sumber_hasil"
_NEXT_YEAR: Final = "perjanjian_tahun_depan"
_HOLDING_RESULTS: Final = ("hasil", "nilai_pembilang", "nilai_penyebut")
_COMPONENT: Final = "smart.tahunan[].komponen[]"
_BUDGET: Final = "anggaran.versi[].program[]"
_LEVELS: Final = ("", ".kegiatan[]", ".kegiatan[].rincian[]")
_AMOUNTS: Final = tuple(
    f"{_BUDGET}{level}.{amount}" for level in _LEVELS for amount in ("pagu", "realisasi")
)
_PROMISED: Final = tuple(f"perjanjian_kinerja[].program[]{level}.anggaran" for level in _LEVELS)

_MARKED: Final = (
    "pejabat[].tanggal",
    *("kantor.wilayah_kerja.wilayah[].kecamatan", "pegawai.rincian[].kelompok[].jumlah"),
    *("renstra.sasaran_strategis[].indikator", "renstra.tata_nilai[].nilai[].uraian"),
    *("renstra.tata_nilai[].nilai[].perilaku", "perjanjian_kinerja[].anggaran"),
    *("perjanjian_kinerja[].tingkat[].sasaran[].indikator[].target", _NEXT_YEAR),
    *("rencana_kinerja[].sasaran[].indikator[].target", "indikator[].target"),
    *("indikator[].riwayat", "indikator[].riwayat[].target", "indikator[].riwayat[].realisasi"),
    *(_RESULT, _ELEMENT, "indikator[].pengukuran.nilai_pembilang"),
    *("indikator[].pengukuran.nilai_penyebut", _ORIGIN),
    *(*_AMOUNTS, *_PROMISED, _COMPONENT),
    *("anggaran.jenis_belanja[].belanja[].pagu", "anggaran.jenis_belanja[].belanja[].realisasi"),
    *("anggaran.sumber_dana[].pagu", "pnbp.tahunan[].target", "pnbp.tahunan[].realisasi"),
    *("penerimaan.tahunan[].target", "penerimaan.tahunan[].realisasi"),
    *("output_lain", "penghargaan", "inovasi", "inovasi[].permasalahan", "inovasi[].uraian"),
    *("inovasi[].output", "inovasi[].dampak", "indikator[].pengukuran.kelompok[].responden"),
    *("lampiran[].uraian", "bagian_tambahan[].sesudah", "bagian_tambahan[].isi[].uraian"),
    *("bagian_tambahan[].bagian[].isi[].uraian", "bagian_tambahan[].isi[].grafik.tabel"),
)
"""What leaves a marker in the report or is asked for by a rule of its own, beside
`rules/kelengkapan.toml`."""

_SECTION_OF_DAY: Final = {"kinerja": "indikator"}
"""The sections of figures whose day has another name than they."""

_SAID_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "renstra.tata_nilai[].nilai[].uraian": ("perilaku",),
    "renstra.tata_nilai[].nilai[].perilaku": ("uraian",),
    "perjanjian_kinerja[].anggaran": ("program",),
    "indikator[].riwayat[].realisasi": ("nilai_survei", "keterangan"),
    "indikator[].riwayat[].target": ("keterangan",),
    "lampiran[].uraian": ("gambar", "berkas"),
    "bagian_tambahan[].sesudah": ("sebelum", "dalam"),
    "bagian_tambahan[].isi[].uraian": ("tabel", "grafik", "gambar"),
    "bagian_tambahan[].bagian[].isi[].uraian": ("tabel", "grafik", "gambar"),
    "bagian_tambahan[].isi[].grafik.tabel": ("berkas",),
    **dict.fromkeys((*_AMOUNTS, *_PROMISED), ("kegiatan", "rincian")),
}
"""The keys beside a value of which one is enough: an amount is the sum of those below it."""

_REPEATED: Final = re.compile(r"(\.rincian\[\])+")


@cache
def _all_asked() -> Mapping[str, str]:
    """The data patterns that are asked for, each with the guideline; "" where it is none."""
    found = dict.fromkeys(_MARKED, "")
    for group in kelengkapan():
        found |= {item.bagian: "" if group.saran else group.dasar for item in group.isi}
    return found


@cache
def _of_a_result() -> frozenset[str]:
    """What is asked only of an indicator that has a result."""
    items = (item for group in kelengkapan() for item in group.isi)
    return frozenset(item.bagian for item in items if item.selama)


class Asked:
    """Which values are asked of the office whose data these are."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data
        self._unasked = frozenset(self._not_expected())

    def wants(self, pattern: str) -> bool:
        """Whether a report misses the value at a pattern such as `indikator[].target`."""
        if pattern.startswith(_DAYS):
            return self._has_figures(pattern.removeprefix(_DAYS))
        pattern = _REPEATED.sub(".rincian[]", pattern)
        return pattern in _all_asked() and pattern not in self._unasked

    def _has_figures(self, name: str) -> bool:
        """Whether the report has figures of the kind that a day is about."""
        return not is_empty(self._data.get(_SECTION_OF_DAY.get(name, name)))

    def is_said_otherwise(self, pattern: str, path: Path_) -> bool:
        """Whether other data say what a value would: a result, or the values it is made of."""
        pattern = _REPEATED.sub(".rincian[]", pattern)
        beside = at(self._data, path[:-1])
        if isinstance(beside, Mapping):
            others = _SAID_BY.get(pattern, ())
            if any(_holds(beside.get(key)) for key in others):
                return True
        if pattern in _AMOUNTS:
            return path[-1] == "realisasi" and not self._is_last_version(path)
        if pattern == _COMPONENT:
            return self._is_scored_otherwise(path)
        if pattern == _NEXT_YEAR:
            return self._has_next_agreement()
        if pattern in _of_a_result():
            return self._has_no_result(path[:2])
        return pattern.startswith(_MEASURED) and self._is_measured_otherwise(pattern, path)

    def _is_measured_otherwise(self, pattern: str, path: Path_) -> bool:
        """Whether an indicator's result makes a value of its elements unneeded, or they it."""
        way = at(self._data, path[:3])
        given = _holds(at(way, ("hasil",)))
        weighted = _holds(at(way, ("kelompok",)))
        if pattern == _ELEMENT:
            return given
        if pattern == _RESULT:
            elements = select(way, "kelompok[].unsur[].nilai")
            return any(_holds(value) for _, value in elements)
        return pattern == _ORIGIN and not (weighted and given)

    def _is_scored_otherwise(self, path: Path_) -> bool:
        """Whether a year has a score as a whole, or a component is a score of its own elsewhere."""
        if _holds(at(self._data, (*path[:-2], "nilai"))):
            return True
        year = at(self._data, (*path[:-2], "tahun"))
        rows = (row for _, row in select(self._data, f"{path[-1]}.tahunan[]"))
        return any(at(row, ("tahun",)) == year for row in rows)

    def _has_next_agreement(self) -> bool:
        """Whether the data hold the agreement of the year after the reported one."""
        year = next((year for _, year in select(self._data, "dokumen.tahun")), None)
        years = [agreed for _, agreed in select(self._data, "perjanjian_kinerja[].tahun")]
        return isinstance(year, Number) and year + 1 in years

    def _has_no_result(self, path: Path_) -> bool:
        """Whether the result of an indicator is declared not to apply."""
        way = at(self._data, (*path, "pengukuran"))
        return any(reason_of(at(way, (key,))) for key in _HOLDING_RESULTS)

    def _is_last_version(self, path: Path_) -> bool:
        """Whether an amount is of the version of the budget in force at the end of the year."""
        versions = at(self._data, path[:2])
        return isinstance(versions, list) and path[2] == len(versions) - 1

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
        return any(_holds(value) for _, value in select(self._data, condition))


def _holds(value: object) -> bool:
    """Whether there is something in a value, or a declaration that nothing is to be."""
    return state_of(value) in (State.FILLED, State.ABSENT)


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []

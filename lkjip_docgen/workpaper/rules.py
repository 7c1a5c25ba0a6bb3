"""By which rule each number is computed: the regulation that the program knows for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.measures import Hasil, HasilIndikator, HasilNilai
from lkjip_docgen.model import Laporan
from lkjip_docgen.rules import profil

_COMPARED: Final = ("capaian", "perubahan", "menengah", "pembanding", "efisiensi", "kemajuan")
"""What the guidelines ask of every indicator, by a step of its path."""


class Rules:
    """The rule of a number by its path: the regulation of the longest beginning that has one."""

    def __init__(self, laporan: Laporan, hasil: Hasil) -> None:
        self._by_beginning: Mapping[str, str] = dict(_beginnings(hasil))
        self._guidelines = profil(laporan.profil).sumber
        self._of_capaian = {row.kode: row.sumber_rumus or "" for row in laporan.indikator}

    def of(self, path: str) -> str:
        """The regulation; of a number that has none, what asks for it."""
        steps = path.split(".")
        if steps[0] == "indikator" and steps[-1].startswith("capaian"):
            named = self._of_capaian.get(steps[1])
            if named:
                return named
        for count in range(len(steps), 0, -1):
            found = self._by_beginning.get(".".join(steps[:count]))
            if found:
                return found
        return self._arithmetic(steps)

    def _arithmetic(self, steps: list[str]) -> str:
        """What asks for a number that is computed by no rule of its own."""
        if "telaah" in steps:
            return "Telaah angka oleh program, bukan ketentuan peraturan"
        if steps[0] == "anggaran":
            return f"Realisasi anggaran yang diminta {self._guidelines}"
        compared = any(step.startswith(_COMPARED) for step in steps[2:])
        if steps[0] == "indikator" and compared:
            return f"Pembandingan yang diminta {self._guidelines}"
        return "Hitungan laporan, tanpa ketentuan khusus"


def _beginnings(hasil: Hasil) -> Iterator[tuple[str, str]]:
    for row in hasil.indikator:
        yield from _of_indicator(row)
    for score, key in ((hasil.nka, "nka"), (hasil.ikpa, "ikpa")):
        yield from _of_score(score, key)
    if hasil.evaluasi is not None:
        yield "evaluasi_akip", hasil.evaluasi.sumber


def _of_indicator(row: HasilIndikator) -> Iterator[tuple[str, str]]:
    path = f"indikator.{row.model.kode}"
    if row.survei is not None and row.survei.kategori is not None:
        yield f"{path}.survei", row.survei.kategori.sumber
        yield f"{path}.realisasi", row.survei.kategori.sumber
        for past in row.model.riwayat:  # a score of an earlier year is turned by the same rule
            yield f"{path}.tahun.{past.tahun}.realisasi", row.survei.kategori.sumber
    if row.predikat is not None and row.predikat.sumber_nilai:
        yield f"{path}.capaian_nilai_realisasi", row.predikat.sumber_nilai
        yield f"{path}.capaian_nilai_target", row.predikat.sumber_nilai


def _of_score(score: HasilNilai | None, key: str) -> Iterator[tuple[str, str]]:
    for year in () if score is None else score.tahunan:
        yield f"{key}.{year.tahun}", year.menurut or year.dasar

"""The tree of performance as it is told: every box with its words and its targets."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.measures import HasilTargetPK, position_finder
from lkjip_docgen.model import (
    Cabang,
    Indikator,
    Kotak,
    SimpulKinerja,
    kotak_kinerja,
    pohon_dari,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks


class Ukuran(Record):
    """What measures a box: an indicator, with its target where that is known."""

    nama: str
    target: Quantity | None = None
    sampai: Quantity | None = None


class Kinerja(Record):
    """A box of the tree with what it says and the boxes below it.

    `sebutan` is what it is ("Sasaran"), `ukuran` what measures it; the box of an indicator has
    itself there, without a name.
    """

    kode: str
    sebutan: str
    nama: str
    ukuran: tuple[Ukuran, ...]
    pengampu: str
    anak: tuple[Kinerja, ...]


def pohon_kinerja(konteks: Konteks) -> tuple[Kinerja, ...]:
    """The trees that the office's data make; none where they make none."""
    boxes = kotak_kinerja(konteks.laporan)
    own = {kotak.kode for kotak in boxes if isinstance(kotak.isi, Indikator)}
    teller = _Teller(konteks, own)
    return tuple(map(teller.told, pohon_dari(boxes)))


class _Teller(Record):
    """Puts boxes into words; `own` are the indicators that have a box of their own."""

    konteks: Konteks
    own: set[str]

    def told(self, cabang: Cabang) -> Kinerja:
        """A box with all boxes below it."""
        kotak = cabang.kotak
        return Kinerja(
            kode=kotak.kode,
            sebutan=self._kind(kotak),
            nama=kotak.isi.nama,
            ukuran=tuple(self._measures(kotak)),
            pengampu=(kotak.isi.pengampu or "") if isinstance(kotak.isi, SimpulKinerja) else "",
            anak=tuple(map(self.told, cabang.anak)),
        )

    def _kind(self, kotak: Kotak) -> str:
        words = self.konteks.laporan.kosakata
        if isinstance(kotak.isi, SimpulKinerja):
            return kotak.isi.sebutan or ""
        if isinstance(kotak.isi, Indikator):
            return words.indikator.awal
        return words.tingkat(kotak.tingkat)[0].awal

    def _measures(self, kotak: Kotak) -> Iterator[Ukuran]:
        if isinstance(kotak.isi, SimpulKinerja):
            yield from map(Ukuran, kotak.isi.indikator)
        elif isinstance(kotak.isi, Indikator):
            measured = self.konteks.hasil.indikator[int(kotak.jalan[-1])]
            yield Ukuran("", measured.target, measured.sampai)
        else:
            yield from self._agreed(kotak)

    def _agreed(self, kotak: Kotak) -> Iterator[Ukuran]:
        """The indicators of an objective that stand in its box."""
        indikator = self.konteks.laporan.indikator
        position_of = position_finder(indikator)
        for agreed in self._targets(kotak):
            position = position_of(agreed.model)
            if position < 0 or indikator[position].kode not in self.own:
                yield Ukuran(agreed.model.nama, agreed.target, agreed.sampai)

    def _targets(self, kotak: Kotak) -> tuple[HasilTargetPK, ...]:
        _, agreement, _, level, _, objective = kotak.jalan
        measured = self.konteks.hasil.perjanjian[int(agreement)].tingkat[int(level)]
        return measured.sasaran[int(objective)].indikator

"""Words that follow from numbers: they rise or fall, reach their target or miss it.

Every function works on published values (what the report prints), so that
no word contradicts the numbers beside it.  An unknown number gives None,
which a template prints as a marker.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import (
    HasilEfisiensi,
    HasilIndikator,
    HasilKelasCapaian,
    HasilMenengah,
    HasilTahun,
)
from lkjip_docgen.model import Indikator
from lkjip_docgen.quantity import Quantity, Status, round_half_up
from lkjip_docgen.records import Record
from lkjip_docgen.templating.absence import sentence as not_applicable
from lkjip_docgen.templating.counting import counted

_FULL = Decimal(100)  # percent


def published(quantity: Quantity) -> Decimal | None:
    """The value as printed, None when there is none."""
    return None if quantity.value is None else round_half_up(quantity.value, quantity.places)


def _sign(now: Quantity, before: Quantity) -> int | None:
    """1 when `now` is above `before` as printed, -1 below, 0 equal; None when unknown."""
    new, old = published(now), published(before)
    return None if new is None or old is None else _compared(new, old)


def _compared(one: Decimal, other: Decimal) -> int:
    """1 when the first is the larger, -1 when it is the smaller, 0 when they are equal."""
    return (one > other) - (one < other)


def _choose(sign: int | None, up: str, same: str, down: str) -> str | None:
    return None if sign is None else (same, up, down)[sign]


def arah(kini: Quantity, lalu: Quantity) -> str | None:
    """The verb of a change: "naik", "turun" or "tetap"."""
    return _choose(_sign(kini, lalu), "naik", "tetap", "turun")


def perubahan(kini: Quantity, lalu: Quantity) -> str | None:
    """The noun of a change: "kenaikan", "penurunan" or "tidak ada perubahan"."""
    return _choose(_sign(kini, lalu), "kenaikan", "tidak ada perubahan", "penurunan")


def lebih(ini: Quantity, itu: Quantity) -> str | None:
    """The comparison of two results: "lebih tinggi", "lebih rendah" or "sama"."""
    return _choose(_sign(ini, itu), "lebih tinggi", "sama", "lebih rendah")


def membaik(kini: Quantity, lalu: Quantity, polaritas: str) -> str | None:
    """Whether a change is for the better: "membaik", "memburuk" or "tetap".

    With `polaritas` "minimum" a smaller number is the better one.
    """
    sign = _sign(kini, lalu)
    if sign is not None and polaritas == "minimum":
        sign = -sign
    return _choose(sign, "membaik", "tetap", "memburuk")


def tren(deret: Sequence[Quantity]) -> str | None:
    """The course of a series of years, oldest first; None with a gap or fewer than two.

    "terus" is said only of a strict rise or fall over three years or more.
    """
    values = [value for value in map(published, deret) if value is not None]
    complete = len(values) == len(deret)
    return _course(values) if complete and len(values) > 1 else None


_VERBS = {1: "naik", -1: "turun"}


def _course(values: Sequence[Decimal]) -> str:
    """How a series went, by its steps: up, down, the same."""
    steps = [_compared(after, before) for before, after in pairwise(values)]
    turns = [_VERBS[step] for step, _ in groupby(filter(None, steps))]
    if not turns:
        return "tetap"
    if len(turns) > 1:
        return " lalu ".join(turns) if len(turns) == 2 else "naik turun"
    if 0 in steps:
        return f"{turns[0]}, tetapi tidak setiap tahun"
    return f"terus {turns[0]}" if len(steps) > 1 else turns[0]


Measured = HasilIndikator | HasilMenengah | HasilTahun
"""What has a capaian and, where its target is 0, a verdict without one."""


def _verdict(measured: Quantity | Measured) -> int | None:
    """1 above the target, 0 on it, -1 short of it, as printed; None when unknown."""
    value = published(_capaian(measured))
    if value is not None:
        return _compared(value, _FULL)
    return None if isinstance(measured, Quantity) else measured.putusan


def _capaian(measured: Quantity | Measured) -> Quantity:
    return measured if isinstance(measured, Quantity) else measured.capaian


def tercapai(
    hasil: Quantity | Measured, sebutan: str = "target", polaritas: str | None = None
) -> str:
    """What a result says of its target (`sebutan`): exceeded, met, missed, or why unknown.

    `hasil` is an indicator, one of its years or its medium-term target; of a
    capaian alone a target of 0 says nothing.  `polaritas` is that of the indicator, which an
    indicator knows by itself.
    """
    if isinstance(hasil, HasilIndikator):
        polaritas = hasil.model.polaritas
    better, met, missed = _FATES.get(polaritas or "", _REACHED)
    if isinstance(hasil, HasilIndikator | HasilMenengah) and hasil.sampai is not None:
        met = "memenuhi {sebutan}"  # a range
    fates = (better, met, missed)
    words = _choose(_verdict(hasil), *(text.format(sebutan=sebutan) for text in fates))
    if words is not None:
        return words
    why = _UNKNOWN.get(_capaian(hasil).status, "belum dapat dinilai terhadap {sebutan}")
    return why.format(sebutan=sebutan)


_Fates = tuple[str, str, str]
"""What is said of a result above its target, on it and short of it."""
_REACHED: _Fates = (
    "melampaui {sebutan}",
    "tepat memenuhi {sebutan}",
    "belum mencapai {sebutan}",
)
_FATES: Mapping[str, _Fates] = {
    "minimum": ("lebih baik daripada {sebutan}", _REACHED[1], _REACHED[2]),
    "stabil": (_REACHED[0], "memenuhi {sebutan}", "menyimpang dari {sebutan}"),
}
"""The words of polarities that have others: a number that should be small does not go beyond its
target, and a value or range that is to be held is met or deviated from."""


def sebutan_rumus(indikator: Indikator) -> str:
    """How a text calls the formula of capaian of an indicator."""
    return _FORMULAS[indikator.rumus_capaian]


_FORMULAS = {
    "r/t": "realisasi ÷ target",
    "2-r/t": "2 − (realisasi ÷ target)",
    "t/r": "target ÷ realisasi",
    "simpangan": "1 − (simpangan realisasi dari target ÷ target)",
}
_UNKNOWN = {
    Status.BELUM_DILAKSANAKAN: "tidak dinilai terhadap {sebutan}",
    Status.TIDAK_BERLAKU: "tidak dinilai terhadap {sebutan}",
    Status.TIDAK_SEBANDING: "tidak dapat diperbandingkan dengan {sebutan}",
}
"""What is said of a target where there is no percentage of it."""


def tanpa_persentase(hasil: HasilIndikator) -> str | None:
    """Why a complete indicator has no percentage of its target, as a sentence.

    None where it has one, and where a number is still missing.
    """
    for name, quantity in (("Target", hasil.target), ("Realisasi", hasil.realisasi)):
        if quantity.alasan:
            return f"{not_applicable(name, quantity.alasan)} Karena itu capaian tidak dihitung."
    if hasil.capaian.ada or Status.KOSONG in (hasil.realisasi.status, hasil.target.status):
        return None
    return _because_of_a_target(hasil)


def _because_of_a_target(hasil: HasilIndikator) -> str:
    """Which order, zero or negative target leaves a complete indicator without a percentage."""
    result = hasil.realisasi
    if hasil.predikat is not None and not hasil.predikat.sumber_nilai:
        return (
            "Predikat tidak dinyatakan dengan persentase; pencapaiannya dinilai menurut urutan "
            f"predikat, dari yang terendah: {in_a_row(hasil.predikat.urutan)}."
        )
    if result.status is Status.BELUM_DILAKSANAKAN:
        return (
            "Pembilang dan penyebutnya nol sehingga realisasi tidak dihitung dan "
            "capaian tidak dinyatakan dengan persentase."
        )
    if not result.ada:
        return "Penyebutnya nol sehingga realisasi dan capaian tidak dapat dihitung."
    if hasil.putusan is None:
        return "Target dan realisasinya nol sehingga capaian tidak dinyatakan dengan persentase."
    return f"Karena {_what_has_no_part(hasil)} tidak dinyatakan dengan persentase."


def _what_has_no_part(hasil: HasilIndikator) -> str:
    """The number of which no percentage can be taken, and what it is of."""
    result, target = hasil.realisasi, hasil.target
    if hasil.model.rumus_capaian == "t/r" and result.nilai <= 0:
        return f"realisasinya {_not_positive(result)}, capaian dengan rumus target ÷ realisasi"
    if hasil.predikat is not None:
        return "nilai predikat targetnya tidak lebih dari nol, capaian"
    return f"targetnya {_not_positive(target)}, capaian"


def _not_positive(quantity: Quantity) -> str:
    return "negatif" if quantity.ada and quantity.nilai < 0 else "nol"


def capai_semua(
    indikator: Iterable[HasilIndikator | Quantity], sebutan: str = "indikator kinerja"
) -> str:
    """One sentence on how many of the indicators (or capaian) reached their targets.

    "Seluruh indikator kinerja melampaui target."
    "Sebanyak dua dari tiga indikator kinerja telah mencapai target, sedangkan
    satu lainnya belum dapat dinilai."
    """
    tally = _Tally.of(list(indikator))
    if not tally.judged:
        return f"Capaian {sebutan} belum dapat dinilai."
    if tally.reached == tally.total:
        verb = "melampaui" if tally.exceeded == tally.total else "telah mencapai"
        return f"{_all(tally.total, sebutan)} {verb} target."
    return f"{_reached(tally, sebutan)}{_rest(tally)}."


class _Tally(Record):
    """How many of some indicators are judged, reached their targets, or have none that applies."""

    total: int
    judged: int
    reached: int
    exceeded: int
    left_out: int

    @classmethod
    def of(cls, indicators: Sequence[HasilIndikator | Quantity]) -> _Tally:
        """The tally of these indicators."""
        verdicts = [verdict for verdict in map(_verdict, indicators) if verdict is not None]
        return cls(
            total=len(indicators),
            judged=len(verdicts),
            reached=sum(verdict >= 0 for verdict in verdicts),
            exceeded=sum(verdict > 0 for verdict in verdicts),
            left_out=sum(map(_does_not_apply, indicators)),
        )

    @property
    def parts(self) -> tuple[int, int, int]:
        """The others: how many missed their targets, are not judged yet, and never will be.

        Where none reached its target, that has been said of all, and none is left to name.
        """
        missed = self.judged - self.reached if self.reached else 0
        return missed, self.total - self.judged - self.left_out, self.left_out


def kelas_semua(kelas: HasilKelasCapaian) -> str:
    """One sentence on how many indicators are in each class of capaian.

    "Menurut kategori capaian, delapan indikator tergolong Sangat Tinggi dan dua
    indikator tergolong Sedang."
    """
    sizes = (*(one.jumlah for one in kelas.kelas), kelas.tanpa)
    parts = [
        f"{counted(one.jumlah, *sizes)} indikator tergolong {one.kategori.nama}"
        for one in kelas.kelas
        if one.jumlah
    ]
    if kelas.tanpa:
        count = counted(kelas.tanpa, *sizes)
        parts.append(f"{count} indikator tanpa persentase capaian tidak dikategorikan")
    comma = "," if len(parts) > 2 else ""
    listed = f"{', '.join(parts[:-1])}{comma} dan {parts[-1]}" if len(parts) > 1 else "".join(parts)
    return f"Menurut kategori capaian, {listed}."


def kemajuan_semua(indikator: Iterable[HasilIndikator], sebutan: str = "indikator kinerja") -> str:
    """One sentence on how many of the indicators have a result in a part of the year."""
    measured = [ind.triwulanan is not None and ind.triwulanan.realisasi.ada for ind in indikator]
    total, known = len(measured), sum(measured)
    if known == total:
        return f"{_all(total, sebutan)} sudah diukur pada periode ini."
    if not known:
        return f"{_all(total, sebutan)} belum diukur pada periode ini."
    return (
        f"Sebanyak {counted(known, total)} dari {counted(total, known)} {sebutan} sudah "
        f"diukur pada periode ini, sedangkan {counted(total - known, total, known)} lainnya belum."
    )


def _does_not_apply(measured: HasilIndikator | Quantity) -> bool:
    return _capaian(measured).status in (Status.TIDAK_BERLAKU, Status.BELUM_DILAKSANAKAN)


def _reached(tally: _Tally, name: str) -> str:
    """How many reached their targets, where not all did."""
    total = f"{counted(tally.total, *tally.parts)} {name}"
    if tally.reached:
        reached = counted(tally.reached, tally.total, *tally.parts)
        return f"Sebanyak {reached} dari {total} telah mencapai target"
    if tally.total == 1:
        return f"{_all(1, name)} belum mencapai target"
    return f"Belum satu pun dari {total} mencapai target"


def _all(count: int, name: str) -> str:
    return f"Seluruh {name}" if count > 1 else name[:1].upper() + name[1:]


def _rest(tally: _Tally) -> str:
    """What became of the other indicators."""
    fates = zip(
        tally.parts, ("belum mencapai target", "belum dapat dinilai", "tidak dinilai"), strict=True
    )
    sizes = (tally.total, *tally.parts)
    parts = [f"{counted(count, *sizes)} lainnya {verb}" for count, verb in fates if count]
    return f", sedangkan {' dan '.join(parts)}" if parts else ""


def efisiensi(hasil: HasilEfisiensi) -> str | None:
    """One sentence on capaian against the absorption of the budget that paid for it."""
    than = _choose(
        _sign(hasil.capaian, hasil.serapan),
        "lebih tinggi daripada",
        "sama dengan",
        "lebih rendah daripada",
    )
    if than is None:
        return None
    said = f"Capaian kinerja {than} serapan anggaran itu"
    if hasil.bersama:
        return f"{said}."
    verdict = "belum efisien" if than.startswith("lebih rendah") else "efisien"
    return f"{said}; menurut perbandingan ini, penggunaan sumber daya {verdict}."


def penyebab_capaian(hasil: HasilIndikator) -> str:
    """The sentence that introduces the causes which the office gives for a result."""
    verdict = _verdict(hasil)
    if verdict is None:
        return "Hal-hal yang memengaruhi capaian indikator ini adalah:"
    result = "Keberhasilan mencapai target" if verdict >= 0 else "Belum tercapainya target"
    return f"{result} ini dipengaruhi oleh hal-hal berikut:"

"""Revenue: its growth beside that of its target, and how often the target was missed."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile

from lkjip_docgen.measures.arithmetic import all_known, difference, flat, growth
from lkjip_docgen.measures.results import BagianTelaah, HasilPnbp, HasilTahunPnbp
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok
from lkjip_docgen.operation import Input, in_a_row
from lkjip_docgen.quantity import Quantity, Unit, computed

_ALIKE = Decimal(5)
"""Percentage points within which two rates of growth go together."""
_FAR = Decimal(95)
"""Percent of the target below which revenue is far from it."""


def receipts(hasil: HasilPnbp | None, sebutan: str) -> Findings:
    """The findings about revenue, which the office calls `sebutan`."""
    if hasil is None:
        return
    pokok = Pokok("penerimaan", sebutan, f"{hasil.kunci}.{hasil.kini.tahun}")
    yield from _beside_target(pokok, hasil)
    yield from _short(pokok, hasil)


def _beside_target(pokok: Pokok, hasil: HasilPnbp) -> Findings:
    """Whether revenue grew as its target did, by more or by less."""
    kode, grown = "tumbuh-dan-target", hasil.pertumbuhan_realisasi
    if grown is None or not grown.ada:
        return
    now, before = hasil.tahunan[-1], hasil.tahunan[-2]
    planned = growth(
        pokok.at(kode, "target"),
        now.target,
        before.target,
        f"Pertumbuhan target {pokok.sebutan}",
    )
    if not planned.ada or before.realisasi.nilai < 0:
        return  # growth against less than nothing points the wrong way
    ahead = difference(
        pokok.at(kode, "selisih"), grown, planned, "Pertumbuhan realisasi di atas target"
    )
    moves = [
        _move(pair) for pair in ((now.realisasi, before.realisasi), (now.target, before.target))
    ]
    yield pokok.finding(
        kode,
        70,
        angka={"realisasi": grown, "target": planned, "selisih": ahead},
        kata={
            "tahun": before.tahun,
            "banding": _compared(ahead),
            "searah": moves[0] == moves[1],
            "arah": moves[0],
            "arah_target": moves[1],
        },
    )


def _move(pair: tuple[Quantity, Quantity]) -> int:
    """1 for a rise, -1 for a fall, 0 for neither; rounded growth does not tell a small one."""
    now, before = (amount.nilai for amount in pair)
    return (now > before) - (now < before)


def _compared(ahead: Quantity) -> int:
    """1 where the result grew clearly more than planned, -1 clearly less, 0 about as planned."""
    return 0 if abs(ahead.nilai) <= _ALIKE else (1 if ahead.nilai > 0 else -1)


def _short(pokok: Pokok, hasil: HasilPnbp) -> Findings:
    """A target that is missed: by how much, and how many years in a row."""
    rows = _missed_in_a_row(hasil)
    if not rows:
        return
    kode, now = "target-penerimaan", rows[-1]
    short = difference(
        pokok.at(kode, "kekurangan"),
        now.target,
        now.realisasi,
        f"Kekurangan {pokok.sebutan} dari target",
        "target − realisasi",
    )
    years = _known_in_a_row(hasil)
    times = computed(
        pokok.at(kode, "kali"),
        in_a_row([Input(n) < Input(n + 1) for n in range(0, 2 * len(years), 2)]),
        Unit.JUMLAH,
        f"Banyaknya tahun berturut-turut target {pokok.sebutan} belum tercapai",
        formula="banyaknya tahun yang belum mencapai target sampai dengan tahun ini",
        inputs=flat((year.realisasi, year.target) for year in years),
        places=0,
        satuan="tahun",
    )
    yield pokok.finding(
        kode,
        65,
        angka={"kekurangan": short, "kali": times, "capaian": now.capaian},
        kata={"sejak": rows[0].tahun},
        bagian=[BagianTelaah(str(year.tahun), year.capaian) for year in rows],
        perhatian=88 if now.capaian.nilai < _FAR else 30,
    )


def _missed_in_a_row(hasil: HasilPnbp) -> list[HasilTahunPnbp]:
    """The years up to the reported one that missed their targets, without a gap."""
    return list(takewhile(_is_missed, reversed(_known_in_a_row(hasil))))[::-1]


def _is_missed(year: HasilTahunPnbp) -> bool:
    return year.realisasi.nilai < year.target.nilai


def _known_in_a_row(hasil: HasilPnbp) -> list[HasilTahunPnbp]:
    """The years up to the reported one of which none is missing and each has both numbers."""
    rows: list[HasilTahunPnbp] = []
    for year in reversed(hasil.tahunan):
        follows = not rows or rows[-1].tahun - year.tahun == 1
        if not follows or not all_known((year.target, year.realisasi, year.capaian)):
            break
        rows.append(year)
    return rows[::-1]

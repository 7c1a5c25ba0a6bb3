"""The page Kilas Kinerja: the year in cards, each with its number and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lkjip_docgen.document import (
    CellLine,
    Column,
    Inlines,
    Reference,
    Row,
    Span,
    Table,
    TableLook,
    Text,
    Value,
)
from lkjip_docgen.idn import format_rupiah_short, print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilNilai
from lkjip_docgen.model import presents
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import TIDAK_ADA, Baris, nilai, sel_target
from lkjip_docgen.narrative.tables.kartu_sejajar import Kartu, baris_kartu, dipotong
from lkjip_docgen.narrative.tables.labels import kata_satuan, pendek
from lkjip_docgen.narrative.tables.tren import LOW_CM, TALL_CM, skala_bersama, tren_kecil
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.templating import Konteks, daftar_kata, membaik, tercapai

ID = "tabel-kilas-kinerja"
ACROSS = 3
_COLUMNS = 6  # rows of one, two and three cards fill them evenly
_NAME_LINES = 3
DARK = "utama"


@tabel("kilas-kinerja")
def kilas_kinerja(konteks: Konteks) -> Table:
    """Cards in rows of up to three: the year as a whole, the indicators, money and the rest.

    What the office has not reported has no card; what is still missing shows a marker.
    """
    groups = (_whole(konteks), _indicators(konteks), _others(konteks))
    rows = tuple(chain.from_iterable(map(_rows, groups)))
    return Table(
        id=ID,
        caption=(),
        columns=tuple(Column(1) for _ in range(_COLUMNS)),
        head=(),
        rows=rows,
        source=_legend(konteks, list(chain.from_iterable(groups))),
        look=TableLook.CARDS,
        summary=f"Kartu ringkas kinerja tahun {konteks.laporan.dokumen.tahun}.",
    )


def _rows(cards: Sequence[Kartu]) -> Iterator[Row]:
    """Rows of as many cards each as can be alike: four are two and two, five three and two."""
    start = 0
    for size in _sizes(len(cards)):
        yield baris_kartu(cards[start : start + size], _COLUMNS)
        start += size


def _sizes(count: int) -> Iterator[int]:
    """How many of so many cards stand in each row."""
    for left in range(-(-count // ACROSS), 0, -1):
        size = -(-count // left)
        yield size
        count -= size


# --- the year as a whole ----------------------------------------------------------


def _whole(konteks: Konteks) -> list[Kartu]:
    mean = konteks.hasil.rata_rata_capaian
    several = konteks.hasil.kilas.jumlah.nilai > 1
    shows_mean = several and (mean.ada or mean.status is Status.KOSONG)
    return [_met(konteks), *([_mean(konteks)] if shows_mean else []), _absorption(konteks)]


def _met(konteks: Konteks) -> Kartu:
    """How many targets were met."""
    glance, word = konteks.hasil.kilas, konteks.laporan.kosakata.indikator.kecil
    open_ = glance.belum_dinilai
    figure = (*nilai(glance.tercapai), Text(" dari "), *nilai(glance.jumlah))
    rest = (*nilai(open_), Text(" belum dapat dinilai")) if open_.nilai else ()
    return _card("Target tercapai", figure, (Text(word),), rest, latar=DARK)


def _mean(konteks: Konteks) -> Kartu:
    """The mean of all capaian, with the lowest, which a mean hides."""
    capaian = konteks.hasil.capaian
    lowest: Inlines = ()
    if capaian.tersebar and capaian.terendah is not None:
        name = dipotong(pendek(capaian.terendah.model), ACROSS, _NAME_LINES)
        lowest = (Text(f"terendah {name}, "), *nilai(capaian.terendah.capaian))
    return _card("Rata-rata capaian", nilai(capaian.rata_rata), lowest, latar=DARK)


def _absorption(konteks: Konteks) -> Kartu:
    anggaran, total = konteks.hasil.anggaran, konteks.hasil.anggaran.total
    spent = (*_short(total.realisasi), Text(" dari "), *_short(total.pagu))
    change = _change(konteks, anggaran.perubahan_serapan)
    return _card("Serapan anggaran", nilai(total.serapan), spent, change, latar=DARK)


def _card(title: str, figure: Inlines, *notes: Inlines, latar: str = "muda") -> Kartu:
    """A card of a number with a few words below it."""
    return Kartu(
        judul=((CellLine.LABEL, (Text(title),)),),
        angka=(CellLine.FIGURE, figure),
        rincian=tuple((CellLine.NOTE, note) for note in notes),
        latar=latar,
    )


# --- the indicators -----------------------------------------------------------------


def _indicators(konteks: Konteks) -> list[Kartu]:
    shown = konteks.hasil.kilas.utama
    common = skala_bersama(shown)
    return [_indicator(konteks, row, common, named=len(shown) <= ACROSS) for row in shown]


def _indicator(konteks: Konteks, ind: HasilIndikator, skala: Span | None, *, named: bool) -> Kartu:
    """A result against its target, against the year before, and over the years.

    `named`: there is room for the whole name below an abbreviation.
    """
    missed = ind.tercapai is False
    return Kartu(
        judul=_title(ind, named),
        angka=(CellLine.LOW if missed else CellLine.FIGURE, _figure(ind.realisasi)),
        rincian=(
            (CellLine.NOTE, _against_target(ind)),
            (CellLine.NOTE, _few_months(ind)),
            (CellLine.ALERT, (Text(tercapai(ind)),) if missed else ()),
            (CellLine.NOTE, _change(konteks, ind.perubahan_realisasi, judged=_judged(ind))),
        ),
        tren=tren_kecil(ind, "muda", TALL_CM if named else LOW_CM, skala),
    )


def _title(ind: HasilIndikator, named: bool) -> tuple[Baris, ...]:
    """What an indicator is called: its short name, and below it the whole one where it has both."""
    short = dipotong(pendek(ind.model), ACROSS, _NAME_LINES, bold=True)
    name = ind.model.nama if named and ind.model.singkatan else ""
    below = (Text(dipotong(name, ACROSS, _NAME_LINES)),) if name else ()
    return ((CellLine.LABEL, (Text(short),)), (CellLine.NOTE, below))


def _figure(quantity: Quantity) -> Inlines:
    """The number alone; a dash where there can be none, the reason of which stands below."""
    if quantity.ada or quantity.status is Status.KOSONG:
        return nilai(quantity)
    return (Text(TIDAK_ADA),)


def _against_target(ind: HasilIndikator) -> Inlines:
    """What the number counts, its target and the capaian."""
    parts: list[Inlines] = []
    if word := kata_satuan(ind):
        parts.append((Text(word),))
    if not ind.realisasi.ada and ind.realisasi.status is not Status.KOSONG:
        parts.append((Text(print_quantity(ind.realisasi)),))
    parts.append((Text("target "), *sel_target(ind.target, ind.sampai, satuan=False).content))
    if ind.capaian.ada:
        parts.append((Text("capaian "), *nilai(ind.capaian)))
    return _in_a_row(parts)


def _few_months(ind: HasilIndikator) -> Inlines:
    """From which months a yearly survey figure comes, where most of the year lacks."""
    survey = ind.survei
    if survey is None or not survey.sedikit_bulan:
        return ()
    return (Text(f"hanya bulan {daftar_kata([month.nama for month in survey.bulan_dihitung])}"),)


def _judged(ind: HasilIndikator) -> str:
    """Whether a change is for the better, where a small number is the good one."""
    before = ind.tahun_lalu
    if before is None or ind.model.polaritas != "minimum":
        return ""
    return membaik(ind.realisasi, before.realisasi, "minimum") or ""


# --- money and the rest -------------------------------------------------------------


def _others(konteks: Konteks) -> list[Kartu]:
    hasil, words = konteks.hasil, konteks.laporan.kosakata
    glance = hasil.kilas
    return [
        *_revenue(konteks),
        *_score(words.kinerja_anggaran.pendek, hasil.nka, glance.perubahan_nka, konteks),
        *_score(words.pelaksanaan_anggaran.pendek, hasil.ikpa, glance.perubahan_ikpa, konteks),
        *_evaluation(konteks),
        *_work(konteks),
    ]


def _revenue(konteks: Konteks) -> Iterator[Kartu]:
    revenue = konteks.hasil.penerimaan
    if revenue is None or not (revenue.kini.realisasi.ada or revenue.kini.target.ada):
        return
    now = revenue.kini
    share = (*nilai(now.capaian), Text(" dari target")) if now.capaian.ada else ()
    change = _change(konteks, revenue.pertumbuhan_realisasi, now.tahun - 1)
    title = f"Realisasi {konteks.laporan.kosakata.penerimaan.pendek}"
    yield _card(title, _short(now.realisasi), share, change)


def _score(
    name: str, score: HasilNilai | None, change: Quantity | None, konteks: Konteks
) -> Iterator[Kartu]:
    if score is None or not score.kini.nilai.ada:
        return
    now = score.kini
    year = "" if now.tahun == konteks.laporan.dokumen.tahun else f" {now.tahun}"
    kind = (Text(now.kategori.nama),) if now.kategori else ()
    yield _card(f"{name}{year}", nilai(now.nilai), kind, _change(konteks, change, now.tahun - 1))


def _evaluation(konteks: Konteks) -> Iterator[Kartu]:
    """The evaluation of accountability, which is of an earlier year."""
    found = konteks.hasil.evaluasi
    if found is None or not found.kini.nilai.ada:
        return
    now = found.kini
    words = ", ".join(filter(None, (now.kategori, now.sebutan)))
    kind = (Text(words),) if words else ()
    change = _change(konteks, found.perubahan, now.tahun - 1)
    yield _card(f"Evaluasi AKIP tahun {now.tahun}", nilai(now.nilai), kind, change)


def _work(konteks: Konteks) -> Iterator[Kartu]:
    """Innovations and awards in one card, where the report has some to tell of."""
    laporan, glance = konteks.laporan, konteks.hasil.kilas
    shown = [
        (name, count)
        for key, name, count in (
            ("inovasi", "inovasi", glance.inovasi),
            ("penghargaan", f"penghargaan tahun {laporan.dokumen.tahun}", glance.penghargaan),
        )
        if count is not None and presents(laporan, key) and not (count.ada and count.nilai == 0)
    ]
    if not shown:
        return
    (name, count), *rest = shown
    beside = tuple(inline for word, q in rest for inline in (*nilai(q), Text(f" {word}")))
    yield _card(name[:1].upper() + name[1:], nilai(count), beside)


# --- lines of cards -----------------------------------------------------------------


def _short(amount: Quantity) -> Inlines:
    """An amount in millions or billions; what the report says in full elsewhere."""
    if not amount.ada:
        return nilai(amount)
    text = format_rupiah_short(amount.nilai)
    if len(text.partition(",")[0]) > len("Rp99"):  # one decimal less keeps it on its line
        text = format_rupiah_short(amount.nilai, 1)
    return (Value(amount, text),)


def _change(
    konteks: Konteks, change: Quantity | None, since: int = 0, *, judged: str = ""
) -> Inlines:
    """ "▲ naik 0,09"; nothing where the years cannot be compared.

    The year `since` which it is said where it is another than the legend names.
    """
    if change is None or not change.ada:
        return ()
    before = konteks.laporan.dokumen.tahun - 1
    if not change.nilai:
        about = "" if _is_none(change) else "hampir "
        return (Text(f"{about}sama dengan tahun {since or before}"),)
    up = change.nilai > 0
    unit = _POINTS.get(change.unit, "")
    year = f" dari tahun {since}" if since not in (0, before) else ""
    end = f"{unit}{year}{f' ({judged})' if judged else ''}"
    amount = Value(change, print_quantity(change, absolute=True))
    return (Text(_UP if up else _DOWN), amount, *((Text(end),) if end else ()))


def _is_none(change: Quantity) -> bool:
    """Whether nothing changed: growth of a large amount may print as 0,00%."""
    return len({quantity.value for quantity in change.inputs}) < 2


_UP, _DOWN = "▲ naik ", "▼ turun "
_POINTS = {
    Unit.POIN: " poin",
    Unit.POIN_PERSENTASE: " poin persentase",
    Unit.TINGKAT: " tingkat",
}


def _in_a_row(parts: Sequence[Inlines]) -> Inlines:
    return tuple(inline for part in parts for inline in (Text(" · "), *part))[1:]


def _legend(konteks: Konteks, cards: Sequence[Kartu]) -> Inlines:
    """How what the cards show is to be read, and where the rest is."""
    glance, before = konteks.hasil.kilas, konteks.laporan.dokumen.tahun - 1
    table = Reference("tabel-ringkas-capaian", words="BAB III")
    words = ""
    if any(map(_tells_of_change, cards)):
        words = f"Tanda ▲ dan ▼: naik dan turun dari tahun {before}{_unless_said(cards)}. "
    charts = [card.tren.chart for card in cards if card.tren is not None]
    if charts:
        alone = any(chart is not None and chart.scale is None for chart in charts)
        scale = "masing-masing dengan skalanya sendiri" if alone else "semua dengan skala yang sama"
        words += f"Garis kecil: realisasi tiap tahun, {scale}. "
    if not glance.lainnya.nilai:
        return (Text(f"{words}Rincian: "), table, Text("."))
    words += f"Kartu memuat {len(glance.utama)} indikator, yang belum mencapai target didahulukan; "
    rest = nilai(glance.lainnya)
    return (Text(words), *rest, Text(" indikator lainnya: "), table, Text("."))


def _texts(card: Kartu) -> Iterator[str]:
    for _, content in card.rincian:
        yield from (one.text for one in content if isinstance(one, Text))


def _tells_of_change(card: Kartu) -> bool:
    return any(text in (_UP, _DOWN) for text in _texts(card))


def _unless_said(cards: Sequence[Kartu]) -> str:
    """That a card names another year, if one does."""
    others = any(" dari tahun " in text for card in cards for text in _texts(card))
    return ", kecuali disebut lain" if others else ""

"""The page Kilas Kinerja: the year in cards, each with its number and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from lkjip_docgen.document import (
    Cell,
    CellLine,
    Column,
    Inline,
    Inlines,
    Inset,
    Reference,
    Row,
    Table,
    TableLook,
    Text,
    Value,
)
from lkjip_docgen.idn import format_rupiah_short, print_quantity
from lkjip_docgen.measures import HasilIndikator, HasilNilai
from lkjip_docgen.model import presents
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import TIDAK_ADA, kartu, nilai, sel_target
from lkjip_docgen.narrative.tables.labels import kata_satuan, pendek
from lkjip_docgen.narrative.tables.tren import LOW_CM, TALL_CM, tren_kecil
from lkjip_docgen.quantity import Quantity, Status, Unit
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks, membaik, tercapai

ID = "tabel-kilas-kinerja"
ACROSS = 3
_COLUMNS = 6  # rows of one, two and three cards fill them evenly
_LONGEST = 90  # letters of a name without abbreviation
DARK = "utama"


@tabel("kilas-kinerja")
def kilas_kinerja(konteks: Konteks) -> Table:
    """Cards in rows of up to three: the year as a whole, the indicators, money and the rest.

    What the office has not reported has no card; what is still missing shows a marker.
    """
    groups = (_whole(konteks), _indicators(konteks), _others(konteks))
    cards = list(chain.from_iterable(groups))
    return Table(
        id=ID,
        caption=(),
        columns=tuple(Column(1) for _ in range(_COLUMNS)),
        head=(),
        rows=tuple(chain.from_iterable(map(_rows, groups))),
        source=_legend(konteks, [inline for card in cards for inline in card.content]),
        look=TableLook.CARDS,
        summary=f"Kartu ringkas kinerja tahun {konteks.laporan.dokumen.tahun}.",
    )


def _rows(cards: Sequence[Cell]) -> Iterator[Row]:
    """Rows of as many cards each as can be alike: four are two and two, five three and two."""
    count = len(cards)
    rows = -(-count // ACROSS)
    start = 0
    for left in range(rows, 0, -1):
        size = -(-(count - start) // left)
        span = _COLUMNS // size
        yield Row(tuple(replace(card, colspan=span) for card in cards[start : start + size]))
        start += size


# --- the year as a whole ----------------------------------------------------------


def _whole(konteks: Konteks) -> list[Cell]:
    mean = konteks.hasil.rata_rata_capaian
    several = konteks.hasil.kilas.jumlah.nilai > 1
    shows_mean = several and (mean.ada or mean.status is Status.KOSONG)
    return [_met(konteks), *([_mean(konteks)] if shows_mean else []), _absorption(konteks)]


def _met(konteks: Konteks) -> Cell:
    """How many targets were met."""
    glance, word = konteks.hasil.kilas, konteks.laporan.kosakata.indikator.kecil
    open_ = glance.belum_dinilai
    return kartu(
        (CellLine.LABEL, (Text("Target tercapai"),)),
        (CellLine.FIGURE, (*nilai(glance.tercapai), Text(" dari "), *nilai(glance.jumlah))),
        (CellLine.NOTE, (Text(word),)),
        (CellLine.NOTE, (*nilai(open_), Text(" belum dapat dinilai")) if open_.nilai else ()),
        latar=DARK,
    )


def _mean(konteks: Konteks) -> Cell:
    """The mean of all capaian, with the lowest, which a mean hides."""
    capaian = konteks.hasil.capaian
    lowest: Inlines = ()
    if capaian.tersebar and capaian.terendah is not None:
        name = _clipped(pendek(capaian.terendah.model))
        lowest = (Text(f"terendah {name}, "), *nilai(capaian.terendah.capaian))
    return kartu(
        (CellLine.LABEL, (Text("Rata-rata capaian"),)),
        (CellLine.FIGURE, nilai(capaian.rata_rata)),
        (CellLine.NOTE, lowest),
        latar=DARK,
    )


def _absorption(konteks: Konteks) -> Cell:
    anggaran, before = konteks.hasil.anggaran, konteks.laporan.dokumen.tahun - 1
    total = anggaran.total
    spent = (*_short(total.realisasi), Text(" dari "), *_short(total.pagu))
    return kartu(
        (CellLine.LABEL, (Text("Serapan anggaran"),)),
        (CellLine.FIGURE, nilai(total.serapan)),
        (CellLine.NOTE, spent),
        (CellLine.NOTE, _change(anggaran.perubahan_serapan, before)),
        latar=DARK,
    )


# --- the indicators -----------------------------------------------------------------


def _indicators(konteks: Konteks) -> list[Cell]:
    shown = konteks.hasil.kilas.utama
    return [_indicator(row, named=len(shown) <= ACROSS) for row in shown]


def _indicator(ind: HasilIndikator, *, named: bool) -> Cell:
    """A result against its target, against the year before, and over the years.

    `named`: there is room for the whole name below an abbreviation.
    """
    missed = ind.tercapai is False
    trend = tren_kecil(ind, "muda", TALL_CM if named else LOW_CM)
    name = ind.model.nama if named and ind.model.singkatan else ""
    return kartu(
        (CellLine.LABEL, (Text(_clipped(pendek(ind.model))),)),
        (CellLine.NOTE, (Text(_clipped(name)),) if name else ()),
        (CellLine.LOW if missed else CellLine.FIGURE, _figure(ind.realisasi)),
        (CellLine.NOTE, _against_target(ind)),
        (CellLine.ALERT, (Text(tercapai(ind)),) if missed else ()),
        (CellLine.NOTE, _change(ind.perubahan_realisasi, ind.tahun[-1].tahun - 1, _judged(ind))),
        (CellLine.BODY, () if trend is None else (trend,)),
    )


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


def _judged(ind: HasilIndikator) -> str:
    """Whether a change is for the better, where a small number is the good one."""
    before = ind.tahun_lalu
    if before is None or ind.model.polaritas != "minimum":
        return ""
    return membaik(ind.realisasi, before.realisasi, "minimum") or ""


# --- money and the rest -------------------------------------------------------------


def _others(konteks: Konteks) -> list[Cell]:
    hasil, words = konteks.hasil, konteks.laporan.kosakata
    glance = hasil.kilas
    return [
        *_revenue(konteks),
        *_score(words.kinerja_anggaran.pendek, hasil.nka, glance.perubahan_nka, konteks),
        *_score(words.pelaksanaan_anggaran.pendek, hasil.ikpa, glance.perubahan_ikpa, konteks),
        *_evaluation(konteks),
        *_work(konteks),
    ]


def _revenue(konteks: Konteks) -> Iterator[Cell]:
    revenue = konteks.hasil.penerimaan
    if revenue is None or not (revenue.kini.realisasi.ada or revenue.kini.target.ada):
        return
    now = revenue.kini
    share = (*nilai(now.capaian), Text(" dari target")) if now.capaian.ada else ()
    yield kartu(
        (CellLine.LABEL, (Text(f"Realisasi {konteks.laporan.kosakata.penerimaan.pendek}"),)),
        (CellLine.FIGURE, _short(now.realisasi)),
        (CellLine.NOTE, share),
        (CellLine.NOTE, _change(revenue.pertumbuhan_realisasi, now.tahun - 1)),
    )


def _score(
    name: str, score: HasilNilai | None, change: Quantity | None, konteks: Konteks
) -> Iterator[Cell]:
    if score is None or not score.kini.nilai.ada:
        return
    now = score.kini
    year = "" if now.tahun == konteks.laporan.dokumen.tahun else f" {now.tahun}"
    kind = now.kategori.nama if now.kategori else ""
    yield kartu(
        (CellLine.LABEL, (Text(f"{name}{year}"),)),
        (CellLine.FIGURE, nilai(now.nilai)),
        (CellLine.NOTE, (Text(kind),) if kind else ()),
        (CellLine.NOTE, _change(change, now.tahun - 1)),
    )


def _evaluation(konteks: Konteks) -> Iterator[Cell]:
    """The evaluation of accountability, which is of an earlier year."""
    found = konteks.hasil.evaluasi
    if found is None or not found.kini.nilai.ada:
        return
    now = found.kini
    kind = ", ".join(filter(None, (now.kategori, now.sebutan)))
    yield kartu(
        (CellLine.LABEL, (Text(f"Evaluasi AKIP tahun {now.tahun}"),)),
        (CellLine.FIGURE, nilai(now.nilai)),
        (CellLine.NOTE, (Text(kind),) if kind else ()),
        (CellLine.NOTE, _change(found.perubahan, now.tahun - 1)),
    )


def _work(konteks: Konteks) -> Iterator[Cell]:
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
    yield kartu(
        (CellLine.LABEL, (Text(name[:1].upper() + name[1:]),)),
        (CellLine.FIGURE, nilai(count)),
        (CellLine.NOTE, beside),
    )


# --- lines of cards -----------------------------------------------------------------


def _short(amount: Quantity) -> Inlines:
    """An amount in millions or billions; what the report says in full elsewhere."""
    if not amount.ada:
        return nilai(amount)
    text = format_rupiah_short(amount.nilai)
    if len(text.partition(",")[0]) > len("Rp99"):  # one decimal less keeps it on its line
        text = format_rupiah_short(amount.nilai, 1)
    return (Value(amount, text),)


def _change(change: Quantity | None, since: int, judged: str = "") -> Inlines:
    """ "▲ naik 0,09 dari 2022"; nothing where the years cannot be compared."""
    if change is None or not change.ada:
        return ()
    if not change.nilai:
        about = "" if _is_none(change) else "hampir "
        return (Text(f"{about}sama dengan tahun {since}"),)
    up = change.nilai > 0
    unit = _POINTS.get(change.unit, "")
    end = f"{unit} dari tahun {since}{f' ({judged})' if judged else ''}"
    amount = Value(change, print_quantity(change, absolute=True))
    return (Text(_UP if up else _DOWN), amount, Text(end))


def _is_none(change: Quantity) -> bool:
    """Whether nothing changed: growth of a large amount may print as 0,00%."""
    return len({quantity.value for quantity in change.inputs}) < 2


_UP, _DOWN = "▲ naik ", "▼ turun "
_POINTS = {
    Unit.POIN: " poin",
    Unit.POIN_PERSENTASE: " poin",
    Unit.TINGKAT: " tingkat",
}


def _in_a_row(parts: Sequence[Inlines]) -> Inlines:
    return tuple(inline for part in parts for inline in (Text(" · "), *part))[1:]


def _clipped(name: str) -> str:
    """A long name without its end, cut between words."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rsplit(' ', 1)[0]} …"


def _legend(konteks: Konteks, shown: Sequence[Inline]) -> Inlines:
    """How what the cards show is to be read, and where the rest is."""
    glance, before = konteks.hasil.kilas, konteks.laporan.dokumen.tahun - 1
    table = Reference("tabel-ringkas-capaian", words="BAB III")
    words = ""
    if any(isinstance(one, Text) and one.text in (_UP, _DOWN) for one in shown):
        words = f"Tanda ▲ dan ▼: naik dan turun dibandingkan dengan tahun {before}. "
    if any(isinstance(one, Inset) for one in shown):
        words += "Garis kecil: realisasi tiap tahun, masing-masing dengan skalanya sendiri. "
    if not glance.lainnya.nilai:
        return (Text(f"{words}Rincian: "), table, Text("."))
    words += f"Kartu memuat {len(glance.utama)} indikator, yang belum mencapai target didahulukan; "
    rest = nilai(glance.lainnya)
    return (Text(words), *rest, Text(" indikator lainnya: "), table, Text("."))

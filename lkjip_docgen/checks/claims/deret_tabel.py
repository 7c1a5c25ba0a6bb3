"""What the data have for each quarter: columns of own tables, and indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import Final

from lkjip_docgen.checks.claims.pokok import Roots, named_indicators, subjects_of_numbers
from lkjip_docgen.checks.logic.patterns import Ucapan
from lkjip_docgen.checks.rule import Other, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.model import IsiTabel, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

Values = tuple[Decimal | None, ...]

QUARTER: Final = (
    r"(?:triwulan|tw)\s*-?(?:ke-?)?\s*(?P<tw>iv|i{1,3}|[1-4]|pertama|kesatu|kedua|ketiga|keempat)\b"
)
"""A quarter in a sentence in small letters."""
NUMBERS: Final = {
    **{"i": 0, "ii": 1, "iii": 2, "iv": 3, "1": 0, "2": 1, "3": 2, "4": 3},
    **{"pertama": 0, "kesatu": 0, "kedua": 1, "ketiga": 2, "keempat": 3},
}
_CELL: Final = lazy_pattern(r"(?:triwulan|tw)?[\s-]*(?P<tw>iv|i{1,3}|[1-4])")
_FOUR: Final = 4
_FEWEST: Final = 2


class Deret(Record):
    """The four quarters of a thing: what means it, and which words say nothing but it.

    Of an own table the first of `nilai` is what holds; of an indicator there may be a target.
    """

    nama: str
    kata: Roots
    nilai: tuple[Values, ...]
    sumber: Other

    def possible(self, quarter: int) -> list[Decimal]:
        """What a number of a quarter may be: of it alone, or of all up to it."""
        found = []
        for values in self.nilai:
            value = values[quarter]
            until = values[: quarter + 1]
            found += [value] if value is not None else []
            found += [sum((v for v in until if v is not None), Decimal(0))]
        return found

    def half(self, number: int) -> list[Decimal]:
        """What a number of a half of the year may be: both quarters, or all up to its end."""
        found = []
        for values in self.nilai:
            known = [value or Decimal(0) for value in values]
            sums = list(accumulate(known))
            found += [sum(known[2 * number : 2 * number + 2], Decimal(0)), sums[2 * number + 1]]
            found += known[2 * number : 2 * number + 2][-1:]
        return found


class Triwulanan(Record):
    """Things by quarters that stand together, and the words which say nothing but them.

    Of a `tarif`, a rate or a percentage, a whole number beside a quarter is no value.
    """

    deret: tuple[Deret, ...]
    kosa: Roots
    judul: Roots
    bagian: Path_
    tarif: bool = False

    def meant(self, words: Roots) -> list[Deret]:
        """The things that words mean: the only one there is needs none."""
        if len(self.deret) == 1:
            return list(self.deret)
        held = [(len(one.kata & words), one) for one in self.deret]
        most = max((count for count, _ in held), default=0)
        found = [one for count, one in held if count == most > 0]
        whole = [one for one in found if one.kata <= words]
        return whole if len(whole) == 1 else found


@remembered
def own_quarters(subject: Subject) -> tuple[Triwulanan, ...]:
    """The own tables of which each row is a quarter."""
    return tuple(_own(subject))


def _own(subject: Subject) -> Iterator[Triwulanan]:
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        rows = _rows(table) if table is not None else {}
        if own is None or table is None or len(rows) < _FEWEST:
            continue
        columns = []
        for n, column in enumerate(table.kolom[1:], 1):
            values = tuple(_value(table, rows.get(q), n) for q in range(_FOUR))
            if (
                sum(value is not None for value in values) == len(rows)
                and column.format != "persen"
            ):
                source = (*path, piece.jenis, "berkas")
                columns.append(Deret(column.nama, roots(column.nama), (values,), source))
        if columns:
            heads = roots(" ".join(column.nama for column in table.kolom))
            title = roots(own.judul) - heads
            yield Triwulanan(tuple(columns), heads | title | _SAYING, title, path[:-2])


def _rows(table: IsiTabel) -> dict[int, int]:
    """The row of each quarter; none where other rows stand beside them, or one stands twice."""
    found: dict[int, int] = {}
    for number, row in enumerate(table.baris):
        match = _CELL.fullmatch(row[0].teks.strip().lower()) if row else None
        if match is None or NUMBERS[match["tw"]] in found:
            return {}
        found[NUMBERS[match["tw"]]] = number
    names = table.kolom[0].nama.lower() if table.kolom else ""
    return found if "triwulan" in names or names == "tw" else {}


def _value(table: IsiTabel, row: int | None, column: int) -> Decimal | None:
    value = table.baris[row][column].nilai if row is not None else None
    return value if isinstance(value, Decimal) else None


_SAYING: Final = roots(
    "melayani dilayani pelayanan mencatat tercatat melakukan dilakukan terlaksana dilaksanakan"
    " melaksanakan menjangkau berlangsung terjadi mencapai hanya i ii iii iv tw triwulan semester"
    " pertama kedua ketiga keempat ribu juta kali meningkat naik turun menurun bertambah berkurang"
    " tertinggi terendah terbanyak tersedikit tersebut kegiatan merosot melonjak puncak sampai"
    " terus setiap tiap makin semakin jumlah banyaknya terdapat tahun ini selalu dibanding"
    " baru sudah bernilai angka realisasi capaian target nilai persen belum"
)
"""Words that say nothing but that something is told of a quarter."""


@remembered
def indicator_quarters(subject: Subject) -> dict[int, Triwulanan]:
    """The indicators that have numbers for their quarters."""
    words = {about.bagian: about.kosa for about in subjects_of_numbers(subject)}
    found = {}
    for number, row in enumerate(subject.laporan.indikator):
        if row.triwulan is None:
            continue
        path: Path_ = ("indikator", number)
        told = tuple(
            tuple(_number(value) for value in part.urut)
            for part in (row.triwulan.realisasi, row.triwulan.target)
        )
        if any(value is not None for value in told[0]):
            one = Deret(row.nama, frozenset(), told, (*path, "triwulan", "realisasi"))
            kosa = words.get(path, frozenset()) | roots(row.nama) | _SAYING
            rate = any(value is not None and value % 1 for value in told[0])
            found[number] = Triwulanan((one,), kosa, roots(row.nama), path, rate)
    return found


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def quarters_meant(subject: Subject, text: Text, sentence: Ucapan) -> list[Triwulanan]:
    """What a sentence about quarters may tell numbers of: its part of the data, what it names."""
    match text.path:
        case ("indikator", int(number), *_):
            own = indicator_quarters(subject).get(number)
            return [own] if own is not None else []
    words = roots(sentence.isi)
    for table in own_quarters(subject):
        if text.path[: len(table.bagian)] == table.bagian:
            return [table]
        if len(roots(text.lowered) & table.judul) >= _FEWEST:
            return [table]
    indicators = named_indicators(subject)
    named = indicators.named(words, sentence.besar) or indicators.known_by_one_word(words)
    if len(named) == 1:
        own = indicator_quarters(subject).get(int(str(named[0].bagian[1])))
        return [own] if own is not None else []
    return [] if named else _told_alone(subject, words)


def _told_alone(subject: Subject, words: Roots) -> list[Triwulanan]:
    """The only table of quarters with a thing that words name in full, and nothing beside it.

    Far from its table "kunjungan puskesmas" are those of all health centres; "kunjungan" alone
    can be no others than those that the report has by quarters.
    """
    found = []
    for table in own_quarters(subject):
        series = tuple(one for one in table.deret if one.kata and one.kata <= words)
        kosa = _SAYING.union(*(one.kata for one in series))
        if series and words <= kosa:
            found.append(Triwulanan(table.deret, kosa, table.judul, table.bagian, table.tarif))
    return found if len(found) == 1 else []


def quarters_in(words: str) -> list[re.Match[str]]:
    """Where words name quarters."""
    return list(_QUARTER.finditer(words))


_QUARTER = lazy_pattern(rf"\b{QUARTER}", holds=("triwulan", "tw"))

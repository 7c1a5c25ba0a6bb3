"""Claims of the most and the least, held against own tables, staff, money and respondents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.ujung import fitting, numbers_told, own_span
from lkjip_docgen.checks.logic.patterns import COLLECTIVE, ORDINAL, Besaran, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Other, Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import IsiTabel, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_MOST = lazy_pattern(
    r"\b(?:(?P<atas>tertinggi|terbesar|terbanyak|terlama|terjauh|paling\s+(?:tinggi|banyak|besar|lama|jauh))"
    r"|(?P<bawah>terendah|terkecil|tersedikit|tersingkat|terdekat|paling\s+(?:rendah|sedikit|kecil|dekat"
    r"|singkat)))\b(?!\s*\d|\s+(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b)"
)
_STEMS = ("ter", "paling")
_LEFT = lazy_pattern(r"\b(?:belum|tidak|luar|tanpa|sisa\w*|selisih)\b")
_OTHER = lazy_pattern(
    rf"\b(?:(?:{COLLECTIVE}|ke-?\d+)\s+(?:ter|paling)\w*|(?:ter[a-z]+|paling\s+[a-z]+)\s+(?:{COLLECTIVE}|ke-?\d)"
    rf"|(?:urutan|peringkat|posisi|tempat)\s+(?:{ORDINAL}|ke-?\d|\d))\b"
    r"|\b(?:salah\s+satu|termasuk|kenaikan|penurunan|peningkatan|pertumbuhan|perubahan|tahun\s+lalu"
    r"|sebelum\w*|rata-rata|per\s+\w+|dibanding\w*|nasional|provinsi|antara\s+lain)\b"
)


class _Row(Record):
    """A thing by its name, and its values by column."""

    nama: str
    nilai: tuple[Decimal | None, ...]


class NamedTable(Record):
    """Things of one kind with their values; `kolom` are the telling words of each heading."""

    baris: tuple[_Row, ...]
    kolom: tuple[frozenset[str], ...]
    kata: frozenset[str]  # of which a clause must hold one, where there are any
    sumber: Other

    def named(self, words: str) -> list[int]:
        """The rows that words name, those inside a longer name aside."""
        lowered = words.lower()
        found = [n for n, row in enumerate(self.baris) if _holds(lowered, row.nama.lower())]
        return [
            n
            for n in found
            if not any(
                m != n and self.baris[n].nama.lower() in self.baris[m].nama.lower() for m in found
            )
        ]

    def values(self, column: int) -> list[Decimal | None]:
        """A column from the first row to the last."""
        return [row.nilai[column] for row in self.baris]

    def deciding(
        self, column: int, named: Sequence[int], *, upward: bool
    ) -> tuple[Decimal | None, ...]:
        """What a number beside a name may be: the value of that row, or that of the end."""
        known = [value for value in self.values(column) if value is not None]
        end = (max if upward else min)(known, default=None)
        return (end, *(self.baris[n].nilai[column] for n in named))


def _holds(words: str, name: str) -> bool:
    begin = words.find(name)
    if begin < 0:
        return False
    end = begin + len(name)
    return not (words[begin - 1 : begin].isalpha() or words[end : end + 1].isalpha())


@rule("LK544", Severity.WARNING, "Yang disebut terbanyak atau tersedikit bukan menurut tabelnya")
def most_and_least(subject: Subject) -> Iterator[Problem]:
    """ "Terbanyak di Rimba Lestari" where another district has most, by any column."""
    tables = _tables(subject)
    for text in texts_holding(subject, *_STEMS) if tables else ():
        if text.official:
            continue
        for sentence in sentences_of(subject, text):
            for match in _MOST.finditer(sentence.isi):
                if _is_in_heading(subject, sentence, match):
                    continue
                claim = _claim_at(sentence, match)
                if not _OTHER.search(claim.sekitar):
                    yield from _wrong(subject, text, sentence, match, claim)


def _is_in_heading(subject: Subject, sentence: Ucapan, match: re.Match[str]) -> bool:
    """Whether an extreme is a word of the name of a column: "waktu tempuh terlama"."""
    for heading in _headings(subject):
        begin = sentence.isi.find(heading)
        if 0 <= begin <= match.start() and match.end() <= begin + len(heading):
            return True
    return False


@remembered
def _headings(subject: Subject) -> tuple[str, ...]:
    """The names of columns that hold an extreme."""
    names = (
        column.nama.lower()
        for _, piece in pieces_of(subject.laporan.bagian_tambahan)
        if piece.tabel is not None and piece.tabel.berkas is not None
        for column in piece.tabel.berkas.kolom
    )
    return tuple(name for name in names if _MOST.search(name))


def _wrong(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], claim: _Claim
) -> Iterator[Problem]:
    """The first table that has another row at the end that a clause tells, if none agrees."""
    told = [(table, _contradicted(table, claim)) for table in _tables(subject)]
    if any(right == _AGREED for _, right in told):
        return
    for table, right in told:
        if right:
            yield _told(subject, text, sentence, match.start(), table, right)
            return


class _Claim(Record):
    """What a sentence says of an end: its own words, those around it, and to which end."""

    isi: str
    sekitar: str
    atas: bool


_CUT = lazy_pattern(
    r"[;:]|,\s+(?:sedangkan|sementara|adapun|tetapi|namun)\b|\.\s"
    r"|(?<!tahun)\s(?:lalu|kemudian)\s+(?:terus\s+|kembali\s+|mulai\s+)?"
    r"(?:naik|turun|bertambah|berkurang|meningkat|menurun|merosot|melonjak|menyusut|membaik)\b"
)
"""Where a sentence turns to another thing, or to what came after: "lalu naik sampai November"."""


def _claim_at(sentence: Ucapan, match: re.Match[str]) -> _Claim:
    """The words around an extreme, up to where the sentence turns to something else."""
    words = sentence.isi
    begin = max((c.end() for c in _CUT.finditer(words) if c.end() <= match.start()), default=0)
    cuts = [cut.start() for cut in _CUT.finditer(words) if cut.start() >= match.end()]
    end = min(cuts, default=len(words))
    own_begin, own_end = own_span(words, match, _MOST)
    inside, around = words[max(begin, own_begin) : min(end, own_end)], words[begin:end]
    return _Claim(_flat(inside), _flat(around), match.lastgroup == "atas")


def _flat(words: str) -> str:
    return " ".join(words.split())


_AGREED = "-"
"""What a table answers that has the named row at that end."""


def _contradicted(table: NamedTable, claim: _Claim) -> str:
    """What is true where the rows that a claim names are not those at its end; else nothing.

    Which column is meant tell the words, and the number beside a name: a claim that is right by
    any column which may be meant agrees with the table.
    """
    named = table.named(claim.isi)
    if not named or len(named) * 2 >= len(table.baris):
        return ""
    numbers = numbers_told(claim.isi)
    columns = _columns(table, claim, named, numbers)
    left = _LEFT.search(claim.sekitar) is not None
    series = [table.values(n) for n in columns]
    left_over: list[list[Decimal | None]] = [[*values] for values in rests(series)] if left else []
    series = left_over or series
    if not series:
        return ""
    if any(_is_top(values, named, upward=claim.atas) for values in series):
        return _AGREED
    if left and not left_over and any(_is_top(row, named, upward=not claim.atas) for row in series):
        return _AGREED
    best = _best(table, series[0], len(named), upward=claim.atas)
    return in_a_row(best)


def _columns(
    table: NamedTable, claim: _Claim, named: Sequence[int], numbers: list[Besaran]
) -> list[int]:
    """The columns that a claim may mean: by the words, and where it tells a number, by that."""
    words = roots(claim.sekitar)
    if table.kata and not table.kata & words:
        return []
    meant = [n for n, heading in enumerate(table.kolom) if heading & words or table.kata]
    if not numbers or not meant:
        return meant
    everything = [table.deciding(n, named, upward=claim.atas) for n in range(len(table.kolom))]
    chosen = list(fitting(numbers, everything))
    return chosen or (meant if len(meant) == 1 else [])  # a wrong number beside the wrong name


def rests(series: Sequence[Sequence[Decimal | None]]) -> Iterator[list[Decimal]]:
    """What is left of each whole, where one column is a part of another in every row."""
    for whole, part in permutations(series, 2):
        pairs = [
            (a, b) for a, b in zip(whole, part, strict=True) if a is not None and b is not None
        ]
        if len(pairs) < len(whole) or not all(a >= b >= 0 < a for a, b in pairs):
            continue
        shares = [b / a for a, b in pairs]
        if max(shares) <= _EVEN * min(shares):
            yield [a - b for a, b in pairs]


_EVEN = 3
"""How much the shares of a part may differ: what differs more is a percentage beside a count."""


def _is_top(values: Sequence[Decimal | None], named: Sequence[int], *, upward: bool) -> bool:
    """Whether no other row is beyond one of the named."""
    inside = [values[n] for n in named]
    outside = [value for n, value in enumerate(values) if n not in named and value is not None]
    known = [value for value in inside if value is not None]
    if len(known) < len(inside) or not outside:
        return True
    return min(known) >= max(outside) if upward else max(known) <= min(outside)


def _best(
    table: NamedTable, values: Sequence[Decimal | None], many: int, *, upward: bool
) -> list[str]:
    order = sorted(
        (n for n, value in enumerate(values) if value is not None),
        key=lambda n: values[n] or Decimal(0),
        reverse=upward,
    )
    return [table.baris[n].nama for n in order[:many]]


def _told(
    subject: Subject, text: Text, sentence: Ucapan, start: int, table: NamedTable, right: str
) -> Problem:
    words = " ".join(sentence.asli[start:].split()[:4]).rstrip(".,;")
    message = f"“{words}” tidak sesuai dengan datanya; menurut data {right}."
    return problem(subject, text, sentence.mulai + start, message, ADVICE, others=(table.sumber,))


@remembered
def _tables(subject: Subject) -> tuple[NamedTable, ...]:
    return (*own_tables(subject), *_staff(subject), *_money(subject), *_respondents(subject))


def own_tables(subject: Subject) -> Iterator[NamedTable]:
    """The tables of the office whose first column names things, and their columns of numbers."""
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        if own is None or table is None or len(table.baris) < _FEWEST:
            continue
        numbers = [n for n in range(len(table.kolom)) if _is_numbers(table, n)]
        rows = tuple(
            _Row(row[0].teks.strip(), tuple(_number(row[n].nilai) for n in numbers))
            for row in table.baris
            if row[0].nilai is None and len(row[0].teks.strip()) > 3
        )
        if len(rows) >= _FEWEST and numbers:
            headings = tuple(roots(table.kolom[n].nama) for n in numbers)
            yield NamedTable(rows, headings, frozenset(), (*path, piece.jenis, "berkas"))


_FEWEST = 4


def _is_numbers(table: IsiTabel, column: int) -> bool:
    return all(_number(row[column].nilai) is not None for row in table.baris)


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _staff(subject: Subject) -> Iterator[NamedTable]:
    """The groups of the staff."""
    staff = subject.hasil.pegawai
    for number, row in enumerate(staff.rincian if staff else ()):
        rows = tuple(
            _Row(name, (count.nilai if count.ada else None,)) for name, count in row.kelompok
        )
        words = roots("pegawai berpendidikan pendidikan golongan")
        if len(rows) > 2:
            yield NamedTable(rows, (words,), words, ("pegawai", "rincian", number))


def _money(subject: Subject) -> Iterator[NamedTable]:
    """Where the money comes from, and what kinds of spending got how much."""
    budget = subject.hasil.anggaran
    sources = tuple(
        _Row(source.nama, (source.pagu.nilai if source.pagu.ada else None,))
        for source in budget.sumber_dana
    )
    if len(sources) > 2:
        words = roots("sumber dana anggaran pagu bersumber pembiayaan")
        yield NamedTable(sources, (words,), words, ("anggaran", "sumber_dana"))


def _respondents(subject: Subject) -> Iterator[NamedTable]:
    """The months of a survey by how many answered."""
    for number, row in enumerate(subject.hasil.indikator):
        survey = row.survei
        if survey is not None:
            rows = tuple(
                _Row(m.nama, (m.responden.nilai if m.responden.ada else None,))
                for m in survey.bulan
            )
            words = roots("responden jawaban pengisi kuesioner")
            yield NamedTable(rows, (words,), words, ("indikator", number, "pengukuran", "tabel"))

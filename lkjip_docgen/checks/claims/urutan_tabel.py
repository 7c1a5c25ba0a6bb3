"""Ranks that a text tells ("peringkat kedua", "terbanyak ketiga"), held against tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.ekstrem_tabel import NamedTable, own_tables
from lkjip_docgen.checks.claims.kelompok import Words, money, staff
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.logic.patterns import MONTH, ORDINALS, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Other, Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_NTH: Final = r"(?:ke-?\s?(?P<{0}n>\d{{1,2}})|(?P<{0}k>pertama|kedua|ketiga|keempat|kelima|keenam))"
_DOWN: Final = "terendah|terkecil|tersedikit|tersingkat|terdekat"
_UP: Final = "tertinggi|terbesar|terbanyak|terlama|terjauh"
_PALING: Final = r"paling\s+(?:tinggi|banyak|besar|lama|jauh|rendah|sedikit|kecil|dekat|singkat)"
_END: Final = rf"(?:{_UP}|{_DOWN}|{_PALING})"
_RANK = lazy_pattern(
    rf"\b(?:(?P<ujung>{_END})\s+{_NTH.format('a')}"
    rf"|{_NTH.format('b')}\s+(?P<ujung2>{_END})"
    rf"|(?:urutan|peringkat|posisi|tempat)\s+{_NTH.format('c')}(?:\s+(?P<ujung3>{_END}))?)\b"
)
_OTHER = lazy_pattern(
    r"\b(?:lalu|sebelum\w*|semula|rata-rata|per|dibanding\w*|nasional|provinsi|se-\w+|kenaikan|penurunan"
    r"|pertumbuhan|peningkatan|perubahan|selisih|belum|tidak|bukan|tanpa|sisa\w*|di\s+luar|salah\s+satu"
    r"|target\w*|lomba|penilaian|penghargaan|juara|prioritas|antrean|agenda|tahap|19\d\d|20\d\d)\b"
)
_CUT = lazy_pattern(
    r"[;:]|,\s+(?:sedangkan|sementara|adapun|tetapi|namun|diikuti|disusul)\b"
    r"|\b(?:karena|sehingga|sebab)\b"
)
_BEHIND = lazy_pattern(r"\b(?:setelah|sesudah|di\s+bawah|mengikuti)\s+(?:kecamatan\s+)?")
_AFTER = lazy_pattern(r"\b(?:setelah|sesudah|di\s+bawah|mengikuti)\b.*$")
_MONTH = lazy_pattern(rf"\b(?:{MONTH.lower()})\b")
_LEAST: Final = 3


class _Row(Record):
    nama: str
    sebutan: tuple[Words, ...]
    nilai: Decimal


class _Ranked(Record):
    """Things by one measure: the words of which a sentence holds one, and what else it may say.

    `bulan` is the month of which alone it is, in small letters.
    """

    baris: tuple[_Row, ...]
    kata: Words
    kosa: Words
    sumber: Other
    bulan: str = ""

    def named(self, words: str) -> list[_Row]:
        """The things that words name, those inside a longer name aside."""
        held = frozenset(rows_of_words(words))
        found = [
            (max(len(one) for one in row.sebutan if one <= held), row)
            for row in self.baris
            if any(one <= held for one in row.sebutan)
        ]
        most = max((size for size, _ in found), default=0)
        return [row for size, row in found if size == most]

    def ranks(self, row: _Row, *, upward: bool) -> tuple[int, int]:
        """The first and the last place that a thing may have among equals."""
        if upward:
            beyond = sum(one.nilai > row.nilai for one in self.baris)
        else:
            beyond = sum(one.nilai < row.nilai for one in self.baris)
        return beyond + 1, beyond + sum(one.nilai == row.nilai for one in self.baris)

    def at(self, rank: int, *, upward: bool) -> str:
        """What has a place."""
        order = sorted(self.baris, key=lambda one: one.nilai, reverse=upward)
        return order[rank - 1].nama if rank <= len(order) else ""


@rule("LK584", Severity.WARNING, "Urutan yang disebut bukan menurut tabelnya")
def ranks_told(subject: Subject) -> Iterator[Problem]:
    """ "Penduduk terbanyak kedua di Cendana Hulu" where it has the third number."""
    stems = (
        "kedua",
        "ketiga",
        "keempat",
        "kelima",
        "keenam",
        "ke-",
        "urutan",
        "peringkat",
        "posisi",
    )
    for text in texts_holding(subject, *stems):
        if text.official:
            continue
        for sentence in sentences_of(subject, text):
            match = _RANK.search(sentence.isi)
            if match is None:
                continue
            found = _wrong(subject, text, sentence, match)
            if found is not None:
                yield found


def _wrong(subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]) -> Problem | None:
    """The first table by which a thing has another place, if by none it has that one."""
    words = _clause(sentence.isi, match).replace("berpenduduk", "penduduk")
    if _OTHER.search(words):
        return None
    told, end = _rank(match)
    upward = not (end and re.search(rf"{_DOWN}|rendah|sedikit|kecil|dekat|singkat", end))
    spoken = roots(words)
    wrong: list[tuple[_Ranked, str]] = []
    for table in _meant(subject, text, words, spoken):
        named = table.named(_apart(words, table))
        if len(named) != 1 or told > len(table.baris):
            continue
        row = frozenset[str]().union(*map(roots, (named[0].nama,)))
        if spoken - table.kosa - row - roots(_after(words, table)):
            continue
        first, last = table.ranks(named[0], upward=upward)
        if first <= told <= last:
            return None
        wrong.append((table, table.at(told, upward=upward)))
    if not wrong:
        return None
    table, right = wrong[0]
    message = f"“{sentence.kutip(match)}” tidak sesuai dengan datanya; menurut data {right}."
    start = sentence.mulai + match.start()
    return problem(subject, text, start, message, ADVICE, others=(table.sumber,))


def _meant(subject: Subject, text: Text, words: str, spoken: Words) -> list[_Ranked]:
    """The tables of which words say most; at home in the staff a group needs none."""
    months = set(_MONTH.findall(words))
    held = [
        (len(table.kata & spoken) or _is_home(text, table), table)
        for table in _tables(subject)
        if (table.bulan in months if months else not table.bulan)
    ]
    most = max((count for count, _ in held), default=0)
    return [table for count, table in held if count == most > 0]


def _is_home(text: Text, table: _Ranked) -> bool:
    path = table.sumber if isinstance(table.sumber, tuple) else ()
    return text.path[0] == "pegawai" and path[:1] == ("pegawai",)


def _apart(words: str, table: _Ranked) -> str:
    """The words without the thing behind which another is said to come."""
    match = _BEHIND.search(words)
    if match is None:
        return words
    rest = words[match.end() :]
    names = sorted((row.nama.lower() for row in table.baris), key=len, reverse=True)
    first = next((name for name in names if rest.startswith(name)), None)
    return words[: match.start()] + ("" if first is None else rest[len(first) :])


def _after(words: str, table: _Ranked) -> str:
    """The names of those behind which a thing is said to come."""
    match = _AFTER.search(words)
    named = table.named(match.group()) if match else []
    return " ".join(row.nama for row in named)


def _rank(match: re.Match[str]) -> tuple[int, str]:
    group = next(one for one in "abc" if match[f"{one}n"] or match[f"{one}k"])
    number = int(match[f"{group}n"]) if match[f"{group}n"] else ORDINALS[match[f"{group}k"]]
    return number, match["ujung"] or match["ujung2"] or match["ujung3"] or ""


def _clause(words: str, match: re.Match[str]) -> str:
    """The words around a rank, up to where the sentence turns to something else."""
    begin = max((cut.end() for cut in _CUT.finditer(words, 0, match.start())), default=0)
    cut = _CUT.search(words, match.end())
    return words[begin : cut.start() if cut else len(words)]


_SAYING: Final = roots(
    "urutan peringkat posisi tempat pertama kedua ketiga keempat kelima keenam menempati berada"
    " menduduki mencapai dicapai ialah terjadi terletak dialami tertinggi terendah terbanyak"
    " tersedikit terbesar terkecil terlama terjauh tersingkat terdekat kecamatan kabupaten kelompok"
    " jenjang tingkat jenis merupakan setelah dibandingkan menurut jumlah paling banyak memiliki"
    " mempunyai dimiliki mencatat tercatat kasus orang wilayah daerah unsur bulan menyusul"
)


@remembered
def _tables(subject: Subject) -> tuple[_Ranked, ...]:
    return (*_own(subject), *_groups(subject), *_elements(subject))


def _own(subject: Subject) -> Iterator[_Ranked]:
    """Each column of the own tables whose rows have names."""
    for table in own_tables(subject):
        heads = frozenset[str]().union(*table.kolom)
        for column, heading in enumerate(table.kolom):
            values = table.values(column)
            if all(value is not None for value in values):
                yield _Ranked(_named_rows(table, values), heading, heads | _SAYING, table.sumber)


def _named_rows(table: NamedTable, values: Sequence[Decimal | None]) -> tuple[_Row, ...]:
    return tuple(
        _Row(row.nama, (frozenset(rows_of_words(row.nama.lower())),), value)
        for row, value in zip(table.baris, values, strict=True)
        if value is not None
    )


def _groups(subject: Subject) -> Iterator[_Ranked]:
    """The groups of the staff, and the lines of the budget by what was allotted or spent."""
    people = roots("pegawai pendidikan berpendidikan lulusan golongan jabatan jenjang status")
    funds = roots("sumber dana pagu anggaran belanja alokasi realisasi porsi pembiayaan")
    for whole in (*staff(subject), *money(subject)):
        rows = tuple(
            _Row(one.nama, (one.kata, *one.sebutan), one.bagian[0]) for one in whole.kelompok
        )
        if len(rows) >= _LEAST:
            words = people if whole.bagian[0] == "pegawai" else funds
            yield _Ranked(rows, words, words | _SAYING, whole.bagian)


def _elements(subject: Subject) -> Iterator[_Ranked]:
    """The elements of each monthly survey, by the year and by each month."""
    words = roots("unsur variabel nilai survei kepuasan") | frozenset({"unsur", "variabel"})
    for number, row in enumerate(subject.hasil.indikator):
        survey, path = row.survei, ("indikator", number, "pengukuran", "tabel")
        if survey is None or len(survey.unsur) < _LEAST:
            continue
        names = [(one.nama, (frozenset(rows_of_words(one.nama.lower())),)) for one in survey.unsur]
        months = [month.nama.lower() for month in survey.bulan]
        kosa = words | _SAYING | roots(" ".join(months))
        for at, month in enumerate(["", *months]):
            values = [one.bulan[at - 1] if month else one.nilai for one in survey.unsur]
            if all(value.ada for value in values):
                rows = tuple(
                    _Row(*name, value.nilai) for name, value in zip(names, values, strict=True)
                )
                yield _Ranked(rows, words, kosa, path, month)

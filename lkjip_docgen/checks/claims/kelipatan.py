"""How many times something has grown: "dua kali lipat tahun 2022", "naik separuh"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.deret_tabel import NUMBERS, own_quarters, quarters_in
from lkjip_docgen.checks.claims.ekstrem_tabel import own_tables
from lkjip_docgen.checks.claims.kelompok import Words, money, staff
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.pokok import named_subjects
from lkjip_docgen.checks.logic.patterns import Said, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal, read_thousands
from lkjip_docgen.measures import HasilPos
from lkjip_docgen.model import yearly
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_RISE: Final = r"naik|meningkat|bertambah|melonjak|tumbuh|kenaikan|peningkatan|berlipat"
_FALL: Final = r"turun|menurun|berkurang|merosot|susut|menyusut|penurunan"
_BOUND: Final = (
    r"(?:(?P<batas>lebih\s+dari|di\s+atas|hampir|mendekati|nyaris|sekitar|kira-kira|kurang\s+lebih"
    r"|kurang\s+dari|tidak\s+sampai|belum\s+sampai)\s+)?"
)
_PARTS: Final = {"separuh": (1, 2), "setengah": (1, 2), "sepertiga": (1, 3), "seperempat": (1, 4)}
_FOLD = lazy_pattern(
    rf"(?P<arah>\b(?:(?P<naik>{_RISE})|(?P<turun>{_FALL})|menjadi)\s+(?:sebesar\s+|sebanyak\s+|menjadi\s+)?)?"
    rf"{_BOUND}(?:(?P<n>\d{{1,2}}(?:,\d)?)\s+kali\s+"
    r"(?:lipat\b|lebih\s+(?:besar|banyak|tinggi)\b|(?=(?:jumlah|realisasi|pagu|nilai|banyaknya)\s))"
    rf"|(?<=\s)(?P<kata>{'|'.join(_PARTS)})(?:nya)?\b)"
)
_STEMS: Final = (
    *("lipat", "kali lebih", "paruh", "setengah", "sepertiga", "seperempat"),
    *("kali jumlah", "kali realisasi", "kali pagu", "kali nilai", "kali banyaknya"),
)
_CUT = lazy_pattern(
    r"[;:()]|,(?!\d)|\b(?:karena|sebab|sehingga|sedangkan|sementara|tetapi|namun|meskipun|walaupun|berkat"
    r"|akibat|setelah|sejak)\b"
)
_YEAR = lazy_pattern(r"\b20\d\d\b")
_FROM = lazy_pattern(r"\b(?:dari|daripada|dibanding\w*(?:\s+dengan)?)\s+(?:pada\s+)?$")
_LAST_YEAR = lazy_pattern(r"\btahun\s+(?:sebelumnya|lalu|yang\s+lalu|kemarin)\b|\bsetahun\s+lalu\b")
_YEARS = lazy_pattern(r"\b(?:dalam|selama|kurun)\s+(?:waktu\s+)?(?P<n>\d)\s+tahun\b")
_OTHER = lazy_pattern(
    r"\b(?:akan|agar|rencana\w*|depan|mendatang|provinsi|nasional|rata-rata|bulan|minggu|semester|belum\s+pernah"
    r"|tidak|bukan|dari\s+target|targetnya|daripada\s+target|melebihi)\b"
)
_MEASURES: Final = {
    "target": ("target",),
    "pagu": ("pagu", "alokasi", "dialokasikan"),
    "realisasi": ("realisasi", "terealisasi", "penerimaan", "pendapatan", "terserap"),
}
_BUDGET = lazy_pattern(r"\b(?:pagu|anggaran|belanja)\b")
_OF_BUDGET: Final = roots("pagu anggaran belanja dipa dpa kantor dinas")
_RECEIVED: Final = roots("retribusi pnbp")
_MEASURED = lazy_pattern(r"\b(?:target|realisasi|capaian|nilai)\b")
_SAYING: Final = roots(
    "naik meningkat bertambah melonjak tumbuh turun menurun berkurang merosot menyusut kenaikan"
    " peningkatan penurunan kali lipat separuh separuhnya setengah setengahnya sepertiga seperempat"
    " dibandingkan target realisasi pagu alokasi capaian nilai sebelumnya lalu tahun terakhir waktu"
    " kurun melampaui mencapai ganda berlipat besarnya kini jumlah besar banyak tinggi"
)
_LOW: Final = Decimal("0.85")
_HIGH: Final = Decimal("1.25")


class _Told(Record):
    """How many times, or by which part, and its bound.

    Of a `bagian` that something rose or fell by, `kali` is that part; a rise may be told as what
    is added (`tambahan`).
    """

    kali: Decimal
    batas: str
    arah: str = ""  # "naik" or "turun"
    tambahan: bool = False
    bagian: bool = False

    def is_(self, ratio: Decimal) -> bool:
        """Whether it tells a ratio of the later to the earlier."""
        if self.bagian and self.arah:
            change = ratio - 1 if self.arah == "naik" else 1 - ratio
            return self._fits(change / self.kali)
        parts = [ratio / self.kali]
        if self.tambahan:
            parts.append(ratio / (self.kali + 1))
        return any(map(self._fits, parts))

    def _fits(self, part: Decimal) -> bool:
        low, high = (_LOW, Decimal("1.15")) if self.bagian else (_LOW, _HIGH)
        match self.batas:
            case "lebih dari" | "di atas":
                return part > Decimal("0.98")
            case "kurang dari" | "tidak sampai" | "belum sampai":
                return part < Decimal("1.02")
            case "hampir" | "mendekati" | "nyaris":
                return Decimal("0.75") <= part <= Decimal("1.05")
        return low <= part <= high


class _Series(Record):
    """A thing over the years, and the words which say nothing but it."""

    nama: str
    jenis: str
    tahun: Mapping[int, Quantity]
    kosa: Words


_Pair = tuple[str, Decimal, Decimal]
"""What is compared, in words for a message, with the later or first value and the other."""


@rule("LK582", Severity.WARNING, "Kelipatan yang disebut tidak sesuai dengan angkanya")
def times_told(subject: Subject) -> Iterator[Problem]:
    """ "Naik dua kali lipat dari tahun sebelumnya" where it has grown by 41 percent."""
    for text, sentence in _folding(subject):
        for match in _FOLD.finditer(sentence.isi):
            told = _told(match)
            words = _clause(sentence.isi, match)
            if told is None or _OTHER.search(words):
                continue
            pairs = list(_pairs(subject, text, sentence, match, words))
            if pairs and not any(told.is_(then / first) for _, then, first in pairs):
                yield _problem(subject, text, sentence, match, pairs[0])


@remembered
def _folding(subject: Subject) -> tuple[Said, ...]:
    return tuple(
        (text, sentence)
        for text in texts_holding(subject, *_STEMS)
        if not text.official
        for sentence in sentences_of(subject, text)
        if any(map(sentence.isi.__contains__, _STEMS))
    )


def _told(match: re.Match[str]) -> _Told | None:
    bound = " ".join((match["batas"] or "").split())
    way = "naik" if match["naik"] else "turun" if match["turun"] else ""
    if match["n"]:
        number = read_thousands(match["n"], or_point=True)
        if number < Decimal("1.2"):
            return None
        more = way == "naik" or "lebih" in match.group().split()[-2:]
        return _Told(1 / number if way == "turun" else number, bound, way, way != "turun" and more)
    if not match["arah"]:
        return None
    part, whole = _PARTS[match["kata"]]
    return _Told(Decimal(part) / whole, bound, way, bagian=True)


def _clause(words: str, match: re.Match[str]) -> str:
    begin = max((cut.end() for cut in _CUT.finditer(words, 0, match.start())), default=0)
    cut = _CUT.search(words, match.end())
    return words[begin : cut.start() if cut else len(words)]


def _pairs(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], words: str
) -> Iterator[_Pair]:
    """What a clause may compare: two things of a table, else two years of one thing."""
    if not match["arah"]:
        at = words.index(match.group())
        yield from _of_two(subject, text, words[:at], words[at + len(match.group()) :])
    elif len(quarters := quarters_in(words)) == 2:
        base = [n for n, q in enumerate(quarters) if _FROM.search(words[: q.start()])]
        if len(base) == 1:
            first, then = (NUMBERS[quarters[n]["tw"]] for n in (base[0], 1 - base[0]))
            yield from _of_quarters(subject, text, roots(words), then, first)
        return
    yield from _of_years(subject, text, sentence, words)


def _problem(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], pair: _Pair
) -> Problem:
    name, then, first = pair
    ratio = format_decimal(then / first, 2)
    message = f"“{sentence.kutip(match).strip()}” tidak sesuai dengan data: {name} {ratio} kali."
    return problem(subject, text, sentence.mulai + match.start(), message, ADVICE)


# --- years -----------------------------------------------------------------------------------


def _of_years(subject: Subject, text: Text, sentence: Ucapan, words: str) -> Iterator[_Pair]:
    now = subject.laporan.dokumen.tahun
    for series in _series_meant(subject, text, sentence, words):
        for first, then in _years(words, now, series):
            a, b = series.tahun.get(first), series.tahun.get(then)
            if a is not None and b is not None and a.ada and b.ada and a.nilai > 0 and b.nilai > 0:
                name = f"{series.nama} ({series.jenis}) {then} terhadap {first}"
                yield name, b.nilai, a.nilai


def _years(words: str, now: int, series: _Series) -> list[tuple[int, int]]:
    """The years that a clause compares; without any each earlier one with the reported one."""
    named = sorted({int(year) for year in _YEAR.findall(words)})
    if len(named) > 2 or any(year > now for year in named):
        return []
    if len(named) == 2:
        return [(named[0], named[1])]
    if len(named) == 1 and named[0] < now:
        return [(named[0], now)] if not _LAST_YEAR.search(words) else [(named[0] - 1, named[0])]
    if _LAST_YEAR.search(words):
        return [(now - 1, now)]
    span = _YEARS.search(words)
    if span is not None:
        return [(now - int(span["n"]), now), (now - int(span["n"]) + 1, now)]
    return [(year, now) for year in series.tahun if year < now]


def _series_meant(subject: Subject, text: Text, sentence: Ucapan, words: str) -> Iterator[_Series]:
    """The series of the one thing that a clause speaks of, of the measure it names."""
    spoken = roots(words)
    lines = [one for one in _kinds_of_spending(subject) if one.nama.lower() in words]
    if not lines and _BUDGET.search(words) and not spoken - _OF_BUDGET - _SAYING:
        lines = list(_whole_budget(subject))
    found = lines or list(_of_subject(subject, text, sentence, words, spoken))
    if any(spoken - one.kosa - _SAYING for one in found):
        return
    told = {
        kind for kind, stems in _MEASURES.items() if any(re.search(rf"\b{s}", words) for s in stems)
    }
    measured = [one for one in found if one.jenis in told]
    yield from measured or found


@remembered
def _kinds_of_spending(subject: Subject) -> tuple[_Series, ...]:
    """Each kind of spending over the years, as it was allotted and spent."""
    found: dict[tuple[str, str], dict[int, Quantity]] = {}
    for year in subject.hasil.anggaran.jenis_belanja:
        for line in year.jenis:
            for kind, value in _values(line):
                found.setdefault((line.nama, kind), {})[year.tahun] = value
    return tuple(
        _Series(name, kind, years, roots(f"{name} anggaran dipa dpa"))
        for (name, kind), years in found.items()
        if len(years) > 1
    )


@remembered
def _whole_budget(subject: Subject) -> tuple[_Series, ...]:
    """All spending over the years, as it was allotted and spent."""
    years = {year.tahun: dict(_values(year.total)) for year in subject.hasil.anggaran.jenis_belanja}
    return tuple(
        _Series("Anggaran", kind, {year: row[kind] for year, row in years.items()}, _OF_BUDGET)
        for kind in ("pagu", "realisasi")
    )


def _values(line: HasilPos) -> tuple[tuple[str, Quantity], ...]:
    return ("pagu", line.pagu), ("realisasi", line.realisasi)


def _of_subject(
    subject: Subject, text: Text, sentence: Ucapan, words: str, spoken: Words
) -> Iterator[_Series]:
    """The series of the one indicator, or of what was received, that a clause is about."""
    named = named_subjects(subject)
    about = named.named(spoken, sentence.besar) or named.at_home(text.path)
    if not about and spoken & _RECEIVED:
        about = named.at_home((subject.laporan.kunci_penerimaan,))
    if len(about) != 1 or not (spoken & about[0].kosa or _MEASURED.search(words)):
        return
    match about[0].bagian:
        case ("indikator", int(number)):
            row = subject.hasil.indikator[number]
            is_survey = row.survei is not None or row.berbobot is not None
            kosa = roots(f"{row.model.nama} survei") if is_survey else about[0].kosa
            for kind in ("realisasi", "target"):
                years = {year.tahun: getattr(year, kind) for year in row.tahun}
                if row.predikat is None:
                    yield _Series(row.model.nama, kind, years, kosa)
        case (key,) if key == subject.laporan.kunci_penerimaan:
            rows = yearly(subject.hasil.penerimaan)
            for kind in ("realisasi", "target"):
                years = {year.tahun: getattr(year, kind) for year in rows}
                yield _Series(about[0].nama, kind, years, about[0].kosa)


# --- two things ------------------------------------------------------------------------------


_Thing = tuple[str, tuple[Words, ...], Decimal]
"""A thing: its name, the words that mean it, its value."""


class _Things(Record):
    """Things by one measure, the words that mean it, and what else a clause may say."""

    nilai: tuple[_Thing, ...]
    kata: Words
    kosa: Words

    def named(self, words: str) -> list[tuple[str, Decimal]]:
        """The things that words name by most of their words."""
        held = frozenset(rows_of_words(words))
        found = [
            (max(len(one) for one in names if one <= held), name, value)
            for name, names, value in self.nilai
            if any(one <= held for one in names)
        ]
        most = max((size for size, _, _ in found), default=0)
        return [(name, value) for size, name, value in found if size == most]


def _of_two(subject: Subject, text: Text, before: str, after: str) -> Iterator[_Pair]:
    """Two things of a table, one on each side: of the column that most words mean."""
    if _YEAR.search(before + after) or _LAST_YEAR.search(after):
        return
    spoken = roots(f"{before} {after}")
    quarters = [*quarters_in(before), *quarters_in(after)]
    if len(quarters) == 2:
        yield from _of_quarters(subject, text, spoken, *(NUMBERS[q["tw"]] for q in quarters))
        return
    found: list[tuple[int, _Pair]] = []
    for table in _things(subject):
        one, other = table.named(before), table.named(after)
        if len(one) != 1 or len(other) != 1 or one == other or not table.kata & spoken:
            continue
        names = roots(f"{one[0][0]} {other[0][0]}")
        if other[0][1] and not spoken - names - table.kosa - _SAYING:
            name = f"{one[0][0]} terhadap {other[0][0]}"
            found.append((len(table.kata & spoken), (name, one[0][1], other[0][1])))
    most = max((count for count, _ in found), default=0)
    yield from (pair for count, pair in found if count == most)


def _of_quarters(
    subject: Subject, text: Text, spoken: Words, one: int, other: int
) -> Iterator[_Pair]:
    for table in own_quarters(subject):
        if text.path[: len(table.bagian)] != table.bagian or spoken - table.kosa - _SAYING:
            continue
        for series in table.meant(spoken):
            first, then = series.nilai[0][other], series.nilai[0][one]
            if first and then is not None:
                yield f"{series.nama} pada triwulan itu", then, first


@remembered
def _things(subject: Subject) -> Sequence[_Things]:
    found: list[_Things] = []
    rows: tuple[_Thing, ...]
    for table in own_tables(subject):
        heads = frozenset[str]().union(*table.kolom)
        for column, heading in enumerate(table.kolom):
            rows = tuple(
                (row.nama, (frozenset(rows_of_words(row.nama.lower())),), value)
                for row, value in zip(table.baris, table.values(column), strict=True)
                if value is not None
            )
            found.append(_Things(rows, heading, heads | roots("kecamatan kabupaten desa")))
    people = roots("pegawai berpendidikan pendidikan lulusan pejabat jabatan golongan status")
    funds = roots("belanja pagu anggaran dana sumber realisasi alokasi program")
    for whole in (*staff(subject), *money(subject)):
        words = people if whole.bagian[0] == "pegawai" else funds
        rows = tuple((g.nama, (g.kata, *g.sebutan), g.bagian[0]) for g in whole.kelompok)
        found.append(_Things(rows, words, words))
    return found

"""Counts in the office's texts, held against the lists that they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from lkjip_docgen.checks.report_texts import Text, before, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row, terbilang
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NOUN = re.compile(
    r"\b(?P<benda>indikator\s+kinerja(?:\s+kegiatan)?|sasaran\s+kegiatan|inovasi|penghargaan"
    r"|kecamatan|pegawai|unsur|variabel|responden)\b",
    re.IGNORECASE,
)
_NOUNS = (
    *("indikator", "sasaran", "inovasi", "penghargaan", "kecamatan", "pegawai", "unsur"),
    *("variabel", "responden"),
)
_STATES = re.compile(
    r"\b(?:memiliki|mempunyai|terdapat|terdiri|memuat|sebanyak|sejumlah|berjumlah|menetapkan|didukung"
    r"|mencakup|meliputi|jumlah|dari|diikuti|ada)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:yang\s+(?!digunakan|ditetapkan|diperjanjikan|tertuang|dimuat|diukur|ada)"
    r"|melampaui|melebihi|tercapai|naik|turun|meningkat|menurun|di\s+antaranya)",
    re.IGNORECASE,
)
_LARGEST = 999


class _Count(Record):
    """A number before a noun: its value and where it begins."""

    nilai: int
    tertulis: str
    mulai: int


@rule("LK434", Severity.WARNING, "Jumlah dalam naskah berbeda dengan daftar")
def counts(subject: Subject) -> Iterator[Problem]:
    """ "12 kecamatan", "tiga indikator kinerja": the number against the length of the list."""
    for text, found, noun in _stated_counts(subject):
        known = _known(subject, text, " ".join(noun["benda"].lower().split()))
        if known and found.nilai not in known:
            listed = in_a_row([str(number) for number in sorted(known)])
            yield problem(
                subject,
                text,
                found.mulai,
                f"“{found.tertulis} {noun.group()}” berbeda dengan isi data ({listed}).",
                "Sesuaikan jumlahnya, atau lengkapi daftarnya.",
                others=(_list_of(text, noun["benda"]),),
            )


def _stated_counts(subject: Subject) -> Iterator[tuple[Text, _Count, re.Match[str]]]:
    """The numbers that are said to count a whole list, each with the noun they count."""
    for text, noun in _counted_nouns(subject):
        found = _count_before(text.prose, noun.start())
        if found is not None and _is_statement(text.prose, found, noun):
            yield text, found, noun


def _counted_nouns(subject: Subject) -> Iterator[tuple[Text, re.Match[str]]]:
    for text in texts(subject):
        if not text.official and text.holds(*_NOUNS):
            yield from ((text, noun) for noun in _NOUN.finditer(text.prose))


def _is_statement(prose: str, found: _Count, noun: re.Match[str]) -> bool:
    """Whether the whole list is counted, not some of its items."""
    return (
        _STATES.search(before(prose, found.mulai)) is not None
        and _SOME.match(prose[noun.end() : noun.end() + 60]) is None
    )


def _count_before(prose: str, position: int) -> _Count | None:
    """The number before a noun: "39", "39 (tiga puluh sembilan)", "tiga", "39 orang"."""
    words = before(prose, position)
    match = _pattern().search(words)
    if match is None or not (match["angka"] or match["kata"]):
        return None
    value = int(match["angka"]) if match["angka"] else _words()[_normal(match["kata"])]
    return _Count(value, match.group().strip(), position - len(words) + match.start())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,])(?:(?P<angka>\d{{1,3}})\s*)?(?:\(?(?P<kata>{_alternatives()})\)?)?"
        r"\s+(?:orang\s+|buah\s+)?$",
        re.IGNORECASE,
    )


@rule("LK435", Severity.WARNING, "Angka dan hurufnya berbeda")
def words_and_digits(subject: Subject) -> Iterator[Problem]:
    """ "3 (empat)": the words in parentheses against the digits before them."""
    for text in texts(subject):
        if "(" not in text.prose:
            continue
        for match in _pair_pattern().finditer(text.prose):
            number = int(match[1])
            if _words()[_normal(match[2])] != number:
                message = f"“{match.group()}”: angka dan hurufnya berbeda."
                advice = f"Tulis {number} ({terbilang(number)}) bila angkanya yang benar."
                yield problem(subject, text, match.start(), message, advice)


@cache
def _pair_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(\d{{1,3}})\s*\(({_alternatives()})\)", re.IGNORECASE)


@cache
def _words() -> dict[str, int]:
    return {terbilang(number): number for number in range(_LARGEST + 1)}


@cache
def _alternatives() -> str:
    """A pattern for number words below a thousand; what it matches is looked up in `_words`."""
    one = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
    below = rf"(?:(?:{one})\s+puluh(?:\s+(?:{one}))?|(?:{one})\s+belas|sebelas|sepuluh|nol|{one})"
    return rf"(?:(?:seratus|(?:{one})\s+ratus)(?:\s+{below})?|{below})"


def _normal(words: str) -> str:
    return " ".join(words.lower().split())


def _known(subject: Subject, text: Text, noun: str) -> set[int]:
    """The numbers that a count of `noun` may rightly give; empty when none is known."""
    first = noun.split()[0]
    if first == "indikator":
        return _indicators(subject, all_levels=not noun.endswith("kegiatan"))
    if first in _LISTS:
        return _LISTS[first](subject)
    return _of_survey(subject, text, noun)


def _list_of(text: Text, noun: str) -> Path_:
    """Where the list stands that a noun counts: of a survey, with the indicator of the text."""
    first = noun.lower().split()[0]
    return _SECTIONS.get(first) or (*text.path[:2], "pengukuran")


_SECTIONS: Mapping[str, Path_] = {
    "indikator": ("indikator",),
    "sasaran": ("perjanjian_kinerja",),
    "inovasi": ("inovasi",),
    "penghargaan": ("penghargaan",),
    "kecamatan": ("kantor", "wilayah_kerja"),
    "pegawai": ("pegawai",),
}


def _indicators(subject: Subject, *, all_levels: bool) -> set[int]:
    reported = {len(subject.laporan.indikator)}
    return reported | _levels(subject) if all_levels else reported


def _objectives(subject: Subject) -> set[int]:
    return {len({row.sasaran for row in subject.laporan.indikator})}


def _innovations(subject: Subject) -> set[int]:
    rows = subject.laporan.inovasi
    return _without_zero(len(rows), sum(row.ringkasan for row in rows))


def _awards(subject: Subject) -> set[int]:
    rows, year = subject.laporan.penghargaan, subject.laporan.dokumen.tahun
    return _without_zero(len(rows), sum(row.tahun == year for row in rows))


def _districts(subject: Subject) -> set[int]:
    area = subject.laporan.kantor.wilayah_kerja
    if area is None:
        return set()
    sizes = [len(region.kecamatan) for region in area.wilayah]
    return _without_zero(sum(sizes), *sizes, len(area.kecamatan))


def _without_zero(*numbers: int) -> set[int]:
    """Numbers that a text may give: none counts an empty list."""
    return set(numbers) - {0}


def _levels(subject: Subject) -> set[int]:
    """How many indicators each table of the agreements holds."""
    return {
        sum(len(row.indikator) for row in level.sasaran)
        for agreement in subject.laporan.perjanjian_kinerja
        for level in agreement.tingkat
    }


def _employees(subject: Subject) -> set[int]:
    staff = subject.hasil.pegawai
    if staff is None:
        return set()
    numbers = [staff.jumlah, *(row.jumlah for row in staff.rincian)]
    numbers += [number for row in staff.rincian for _, number in row.kelompok]
    return _whole(numbers)


_LISTS: Mapping[str, Callable[[Subject], set[int]]] = {
    "sasaran": _objectives,
    "inovasi": _innovations,
    "penghargaan": _awards,
    "kecamatan": _districts,
    "pegawai": _employees,
}
"""What may be said of the length of a list, by the noun that it is a list of."""


def _of_survey(subject: Subject, text: Text, noun: str) -> set[int]:
    """Elements or respondents of the indicator that a text belongs to."""
    match text.path:
        case ("indikator", int(number), *_):
            row = subject.hasil.indikator[number]
        case _:
            return set()
    if noun == "responden":
        prefix = f"indikator.{row.model.kode}."
        known = subject.hasil.quantities()
        return _whole([q for path, q in known.items() if path.startswith(prefix)])
    return way_of(row.model.pengukuran).part_counts()


def _whole(quantities: list[Quantity]) -> set[int]:
    people = (Unit.RESPONDEN, Unit.ORANG)
    return {int(q.nilai) for q in quantities if q.ada and q.unit in people}

"""Rupiah that a text tells of a line of the budget or of a quarter, held against that line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from lkjip_docgen.checks.claims.angka_pokok import unknown_numbers
from lkjip_docgen.checks.claims.claim_subjects import printable
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klaim_angka import wrong_numbers
from lkjip_docgen.checks.claims.klausa import Told
from lkjip_docgen.checks.claims.turunan_anggaran import (
    Line,
    Sum,
    budget_lines,
    follows_from_budget,
    whole_budgets,
)
from lkjip_docgen.checks.claims.turunan_triwulan import follows_from_quarter
from lkjip_docgen.checks.data.gaps import neighbours
from lkjip_docgen.checks.logic.patterns import AMOUNT, Besaran, Ucapan, amount, counted, holding
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record

_MONEY = lazy_pattern(rf"(?P<n>{AMOUNT})")
_ELSEWHERE = ("indikator.pembanding.", "penghargaan.", "kantor.sejarah")
_CLAUSE = lazy_pattern(
    r"[,;:(]\s|\b(?:karena|sehingga|sedangkan|sementara|namun|tetapi|meskipun|walaupun|padahal)\b"
)
_WORD = lazy_pattern(r"[\w-]+")
_YEAR = lazy_pattern(r"\b20\d\d\b")
_NOUNS = {
    **dict.fromkeys(("sisa", "kelebihan"), "sisa"),
    **dict.fromkeys(("pagu", "alokasi"), "pagu"),
    **dict.fromkeys(("realisasi", "serapan", "penyerapan"), "realisasi"),
}
_NOUN = lazy_pattern(
    rf"\b(?P<kata>{'|'.join(_NOUNS)})(?:nya)?"
    r"(?:\s+(?:anggaran|dana|pagu|alokasi|belanja|keuangan|untuk|pada|dari|program|kegiatan|sumber))*\s*$"
)
_MEASURE = (
    r"(?P<realisasi>terserap|menyerap|terealisasi|dibelanjakan|menghabiskan|terpakai|merealisasikan)"
    r"|(?P<sisa>tersisa|menyisakan|bersisa|sisanya)"
    r"|(?P<pagu>berpagu|memperoleh\s+pagu|mendapat\s+pagu|dialokasikan)"
)
_BETWEEN = lazy_pattern(
    r"(?:[\s,]+(?:pada|dalam|di|tahun|anggaran|20\d\d|ini|kantor|dinas|sebesar|sebanyak|sejumlah|senilai"
    r"|mencapai|hanya|baru|sudah|telah|tercatat|adalah|ialah|yaitu|yakni|berjumlah|total|seluruhnya|masih"
    rf"|tinggal|yang|{_MEASURE}))*[\s(]*"
)
"""What stands between a line and its amount where the amount is of the line and nothing else."""
_BEFORE = lazy_pattern(
    r"(?:\W*\b(?:pada|dalam|di|tahun|anggaran|20\d\d|ini|itu|tersebut|bahwa|adapun|untuk|seluruh|total"
    r"|jumlah|terdapat|masih|ada|dari|selama|akhir|dengan|program|kegiatan|sumber|dana|belanja|keuangan"
    rf"|dan|sementara|sedangkan|{'|'.join(_NOUNS)})(?:nya)?\b)*\W*"
)
"""What stands before a line whose amount is of the line as a whole."""
_OF_PART = lazy_pattern(
    r"\s+(?:untuk|guna|bagi|dipakai|digunakan|dialokasikan|di\s+antaranya|berupa|dalam\s+bentuk|per|setiap"
    r"|pada\s+(?:bulan|triwulan|semester|minggu)|sampai|hingga|dari\s+(?:kegiatan|komponen|kontrak|pos|paket))\b"
)
_NOT_SPENT = lazy_pattern(
    r"\s+(?:saja\s+)?(?:yang\s+)?(?:(?:tidak|belum)\s+(?:ter|di)(?:serap|pakai|gunakan|belanjakan|realisasi)\w*"
    r"|tersisa|bersisa)\b"
)
_FROM = lazy_pattern(r"\bdari\s+(?:seluruh\s+|total\s+)?(?:anggaran\s+|pagu\s+|alokasi\s+)?$")
_ABOUT = lazy_pattern(
    r"\b(?:hampir|sekitar|kira-kira|kurang\s+lebih|nyaris|lebih\s+dari|di\s+atas)\s+$"
)
_FIGURES = 6
"""From so many figures on an amount that differs by one of them is the same amount."""


class _Meant(Record):
    """What an amount is of: the words that say so, and the values that it may have."""

    sebutan: str
    nilai: tuple[Decimal, ...]
    sumber: tuple[Quantity, ...]


@rule("LK567", Severity.WARNING, "Rupiah bukan angka pos anggaran yang disebut")
def amounts_of_lines(subject: Subject) -> Iterator[Problem]:
    """ "Sisa Belanja Pegawai sebesar Rp712.264.377", where the line leaves Rp172.264.377."""
    others = (*wrong_numbers(subject), *unknown_numbers(subject))
    known = {(wrong.path, wrong.place) for wrong in others}
    for text, sentence in holding(counted(subject), "rp"):
        if text.field.startswith(_ELSEWHERE):
            continue
        for match in _MONEY.finditer(sentence.isi):
            told = amount(match["n"])
            if told is None or told.jenis != "rupiah":
                continue
            found = _wrong(subject, text, sentence, match, told)
            if found is not None and (found.path, found.place) not in known:
                yield found


def _wrong(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], told: Besaran
) -> Problem | None:
    """What is wrong with an amount: a slip of one that is known, or not that of its line."""
    words, start = sentence.kutip(match, "n"), sentence.mulai + match.start()
    meant = _slip_of(subject, told)
    if meant is not None:
        message = f"“{words}” hanya berbeda satu angka dengan {_rupiah(meant)} menurut data."
        source = _amounts(subject)[meant]
        return problem(subject, text, start, message, ADVICE, (source,) if source.ada else ())
    line = _meant(subject, text, sentence, match)
    if line is None or any(_states(told, value, sentence, match) for value in line.nilai):
        return None
    said = Told(sentence.isi, match.start(), told.nilai, told.ketelitian, "rupiah")
    if _CHANGED.search(sentence.isi) and follows_from_budget(subject, said):
        return None
    if follows_from_quarter(subject, text.path, said):
        return None
    message = f"“{words}” berbeda dengan {line.sebutan} menurut data: {_rupiah(line.nilai[0])}."
    return problem(subject, text, start, message, ADVICE, line.sumber[:1])


_CHANGED = lazy_pattern(
    r"\b(?:naik|turun|bertambah|berkurang|selisih\w*|lebih|kurang|dialihkan|digeser)\b"
)


def _rupiah(value: Decimal) -> str:
    return f"Rp{format_decimal(value)}"


def _states(told: Besaran, value: Decimal, sentence: Ucapan, match: re.Match[str]) -> bool:
    """Whether an amount is a value as far as it is written, or about it where it says so."""
    apart = abs(told.nilai - abs(value))
    if _ABOUT.search(sentence.isi[: match.start()][-20:]):
        return apart * 10 <= abs(value)
    return apart < told.ketelitian if told.berskala else apart == 0


# --- a slip of the pen --------------------------------------------------------------------------


def _slip_of(subject: Subject, told: Besaran) -> Decimal | None:
    """The amount of which one with all its figures is a slip; None where it is one itself."""
    figures = str(told.nilai.to_integral_value()).rstrip("0")
    known = _amounts(subject)
    if told.berskala or len(figures) < _FIGURES or told.nilai in known:
        return None
    alike = (value for value in neighbours(told.nilai) if value in known)
    return next(alike, None)


@remembered
def _amounts(subject: Subject) -> dict[Decimal, Quantity]:
    """Every amount of the data and what is left of each line, with the figure that it is from."""
    found = {}
    for line in budget_lines(subject):
        found.update({value: line.pagu for value in line.isi.values() if value is not None})
    for one in whole_budgets(subject):
        total = subject.hasil.anggaran.total.pagu
        found.update({value: total for value in one.values() if value is not None})
    for value in printable(subject.hasil).values():
        if value.unit is Unit.RUPIAH and value.ada:
            found[abs(value.nilai)] = value
    return found


# --- the line that is named -----------------------------------------------------------------------


def _meant(subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]) -> _Meant | None:
    """What the words before an amount say that it is of; None where they say more, or nothing."""
    words, end = sentence.isi, match.start()
    begin = max((m.end() for m in _CLAUSE.finditer(words, 0, end)), default=0)
    tokens = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(words, begin, end)]
    named = _last_named(_by_first_word(subject), tokens)
    if named is None:
        return None
    name, start, stop = named
    between = _BETWEEN.fullmatch(words, stop, end)
    if between is None or _OF_PART.match(words, match.end()):
        return None
    measure = _measure(words[begin:start], between, words, match.end())
    if not measure or not _BEFORE.fullmatch(words, begin, start):
        return None
    lines = _by_first_word(subject)[name[0]][name]
    years = {int(year) for year in _YEAR.findall(words)} or _years(subject, text)
    written = " ".join(sentence.asli[start:stop].split())
    return _values(written, measure, lines, years)


def _measure(before: str, between: re.Match[str], words: str, end: int) -> str:
    """Whether an amount is what was given, spent, or left; "" where nothing says so."""
    for measure, told in between.groupdict().items():
        if told:
            return measure
    if _NOT_SPENT.match(words, end):
        return "sisa" if _FROM.search(before) else ""
    noun = _NOUN.search(before)
    return _NOUNS[noun["kata"]] if noun else ""


def _years(subject: Subject, text: Text) -> set[int]:
    """The years of which a text that names none in a sentence may tell."""
    told = {int(year) for year in _YEAR.findall(text.value)}
    return told | {subject.laporan.dokumen.tahun}


def _values(name: str, measure: str, lines: Iterable[Line], years: set[int]) -> _Meant | None:
    found = [(line, getattr(line.isi, measure)) for line in lines if line.tahun in years]
    known = [(line, value) for line, value in found if value is not None]
    if not known:
        return None
    known.reverse()  # the last version first
    return _Meant(
        f"{measure} {name}",
        tuple(value for _, value in known),
        tuple(line.pagu for line, _ in known if line.pagu.ada),
    )


_Name = tuple[str, ...]
_Token = tuple[str, int, int]
_Lines = Mapping[str, Mapping[_Name, list[Line]]]


def _last_named(names: _Lines, tokens: list[_Token]) -> tuple[_Name, int, int] | None:
    """The last name of a line in some words, with where it begins and ends."""
    for first in range(len(tokens) - 1, -1, -1):
        alike = [
            name
            for name in names.get(tokens[first][0], ())
            if name == tuple(word for word, *_ in tokens[first : first + len(name)])
        ]
        if alike:
            name = max(alike, key=len)
            return name, tokens[first][1], tokens[first + len(name) - 1][2]
    return None


@remembered
def _by_first_word(subject: Subject) -> _Lines:
    """The lines by their names, and these by their first word."""
    found: defaultdict[str, defaultdict[_Name, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in (*budget_lines(subject), *_quarters(subject)):
        for written in line.nama:
            name = tuple(written.split())
            if len(name) > 1 or len(written) > _SHORT:
                found[name[0]][name].append(line)
    return found


_SHORT = 3


def _quarters(subject: Subject) -> Iterator[Line]:
    """The budget by quarter: what was planned and spent in it, and up to its end."""
    known = subject.hasil.anggaran.triwulanan
    now = subject.laporan.dokumen.tahun
    for quarter in known.triwulan if known is not None else ():
        names = (quarter.nama.lower(),)
        for planned, spent in (
            (quarter.target_sampai, quarter.realisasi_sampai),
            (quarter.target, quarter.realisasi),
        ):
            yield Line(names, Sum(_known(planned), _known(spent)), (), now, spent)


def _known(quantity: Quantity) -> Decimal | None:
    return quantity.nilai if quantity.ada else None

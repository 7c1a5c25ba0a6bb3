"""Numbers that a sentence explains by others of it, or by figures the data have in parts.

"Naik 2,25 poin, dari 80,47 menjadi 82,72" says no value of what it names: it reckons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, permutations

from lkjip_docgen.checks.claims.claim_subjects import printable
from lkjip_docgen.checks.claims.klausa import NUMBER, Number, Told, clauses, numbers_in
from lkjip_docgen.checks.logic.patterns import COUNT, MONTH, Ucapan, amount, count
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures import HasilSurvei
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit


def is_explained(subject: Subject, told: Told) -> bool:
    """Whether a number is reckoned in its sentence, a month of a survey, or a share of revenue."""
    return _is_reckoned(told) or _is_of_a_month(subject, told) or _is_of_revenue(subject, told)


# --- reckoned in the sentence ---------------------------------------------------

_CHANGED_BY = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|tumbuh|bertambah|berkurang|merosot|melonjak|susut|kenaikan\w*"
    r"|peningkatan\w*|penurunan\w*|pertumbuhan\w*|selisih\w*|berselisih|beda\w*|berbeda|jarak\w*"
    r"|terpaut|berjarak|perubahan\w*|berubah|bergeser|lebih\s+(?:tinggi|rendah|besar|kecil|baik))"
    r"\s+(?:(?!dari\b|menjadi\b|ke\b)[a-z]+\s+){0,4}$"
)
_AMOUNTS_TO = lazy_pattern(
    r"\b(?:selisih\w*|beda\w*|kenaikan\w*|peningkatan\w*|penurunan\w*|jarak\w*)\b[^;]*"
    r"\b(?:adalah|sebesar|sebanyak|ialah|yaitu|yakni|mencapai|hanya)\s+$"
)
_MORE_THAN = lazy_pattern(
    r"\s*(?:%|persen)?\s*(?:di\s+(?:atas|bawah)|lebih\s+(?:tinggi|rendah|besar|kecil|baik))\b"
)
_TOGETHER = lazy_pattern(
    r"\b(?:jumlah\w*|total\w*|seluruhnya|keseluruhan|gabungan|bersama-sama|keduanya|ketiganya)\b"
    r"[^;]{0,60}$"
)
_FEW = 8
"""Of how many numbers of a sentence the differences and sums are looked at."""


def _is_reckoned(told: Told) -> bool:
    """Whether a number that is told as a change or a sum is that of others of its sentence."""
    changed, together = _is_a_change(told), _TOGETHER.search(told.di_depan) is not None
    if not (changed or together):
        return False
    others = list(_others(told))
    if changed and any(told.is_(value) for value in _changes(others, told)):
        return True
    alike = [value for kind, value in others if kind == _kind(told.jenis)]
    return together and any(told.is_(value) for value in _sums(alike))


def _is_a_change(told: Told) -> bool:
    if told.jenis == "cacah" and not _CHANGED_BY.search(told.di_depan):
        return False
    number = NUMBER.match(told.kalimat, told.mulai)
    return (
        told.jenis == "poin"
        or (number is not None and number["poin"] is not None)
        or (number is not None and _MORE_THAN.match(told.kalimat, number.end()) is not None)
        or _CHANGED_BY.search(told.di_depan[-90:]) is not None
        or _AMOUNTS_TO.search(told.di_depan) is not None
    )


_DAY = lazy_pattern(rf"\b\d{{1,2}}\s+(?:{MONTH.lower()})\b")


def _others(told: Told) -> Iterator[tuple[str, Decimal]]:
    """The other numbers of the sentence that state something, by their kind."""
    words = _DAY.sub(lambda day: " " * len(day.group()), told.kalimat)
    sentence = Ucapan(words, words, words, 0)
    numbers = (number for clause in clauses(sentence) for number in numbers_in(clause))
    found = [one for one in numbers if one.mulai != told.mulai and one.jenis != "poin"]
    for one in found[:_FEW]:
        yield one.besaran.jenis, one.nilai


def _kind(kind: str) -> str:
    return kind if kind in ("rupiah", "persen") else ""


def _changes(others: Iterable[tuple[str, Decimal]], told: Told) -> Iterator[Decimal]:
    """The differences of two numbers of one kind, and by what percentage they differ."""
    for (kind, first), (other, last) in permutations(others, 2):
        if kind != other or not first:
            continue
        if told.jenis == "persen":
            yield (last - first) * 100 / first
        if kind == _kind(told.jenis) or kind == "persen":
            yield last - first


def _sums(values: list[Decimal]) -> Iterator[Decimal]:
    """The sums of numbers that stand beside each other."""
    for begin, end in combinations(range(len(values) + 1), 2):
        if end - begin > 1:
            yield sum(values[begin:end], Decimal(0))


# --- a month of a survey --------------------------------------------------------------------------

_A_MONTH = lazy_pattern(rf"\b(?:{MONTH.lower()})\b")
_MOST = lazy_pattern(r"\b(?:tertinggi|terbesar|terendah|terkecil|paling\s+(?:tinggi|rendah))\b")


_LETTER = lazy_pattern(r"[a-z]")
_ADDED = lazy_pattern(r"\b(?:yaitu|yakni|ialah|sebesar|senilai|dengan|nilai|hanya)\b")
"""What adds a number to the words before it, without which it says nothing."""
_OF_THE_YEAR = lazy_pattern(r"\b(?:tahun\s+20\d\d|setahun|sepanjang\s+tahun|rata-rata|rerata)\b")


def _is_of_a_month(subject: Subject, told: Told) -> bool:
    """Whether a number is that of a named month in a series of a survey, or the end of one.

    The clause of the number tells, of a number between commas the sentence; the value of a year is
    that of no month.
    """
    clause = told.anak_kalimat
    if told.jenis not in ("desimal", "indeks") or _OF_THE_YEAR.search(clause):
        return False
    words = clause if _LETTER.search(_ADDED.sub("", clause)) else told.kalimat
    months = frozenset(_A_MONTH.findall(words))
    most = _MOST.search(words) is not None
    if not (months or most):
        return False
    return any(
        told.is_(value) for survey in _surveys(subject) for value in _cells(survey, told, months)
    )


@remembered
def _surveys(subject: Subject) -> tuple[HasilSurvei, ...]:
    return tuple(row.survei for row in subject.hasil.indikator if row.survei is not None)


def _cells(survey: HasilSurvei, told: Told, months: frozenset[str]) -> Iterator[Decimal]:
    """The values of the named months in the series that the sentence names, else their ends."""
    named = [row.bulan for row in survey.unsur if row.nama.lower() in told.kalimat]
    for series in named or [tuple(month.nilai for month in survey.bulan)]:
        known = [
            (month.nama.lower(), value)
            for month, value in zip(survey.bulan, series, strict=False)
            if value.ada
        ]
        if months:
            yield from (value.nilai for month, value in known if month in months)
        elif known:
            values = [value.nilai for _, value in known]
            yield from (min(values), max(values))


# --- a share of the revenue ---------------------------------------------------

_OF_MONEY = lazy_pattern(
    r"\S+\s*(?:persen\s+)?(?:dari|terhadap|atas)?\s*(?:[a-z]+\s+){0,3}?"
    r"(?:pagu|anggaran|dipa|dpa|belanja|alokasi|target|penerimaan|realisasi)\b"
)
_AGAINST_MONEY = lazy_pattern(
    r"\b(?:terhadap|dari|dalam)\s+(?:[a-z]+\s+){0,3}?(?:pagu|anggaran|dipa|dpa|belanja|alokasi)\b"
    r"[^.;]{0,50}$"
)


def _is_of_revenue(subject: Subject, told: Told) -> bool:
    """Whether a percentage is what the revenue or a source is of another amount of the data."""
    if told.jenis != "persen":
        return False
    before = _AGAINST_MONEY.search(told.di_depan)
    if before is None and not _OF_MONEY.match(told.kalimat, told.mulai):
        return False
    if not _SOURCE.search(told.kalimat) and not _PART.search(told.di_depan):
        return False
    named = [match.group() for match in _OF_THE_TWO.finditer(told.di_depan)]
    meant = named[-1:] or ["target", "realisasi"]
    return any(told.is_(share) for one in meant for share in _revenue_shares(subject, one))


_OF_THE_TWO = lazy_pattern(r"\b(?:target|realisasi)\b")
_SOURCE = lazy_pattern(r"\b(?:pnbp|penerimaan|pendapatan|retribusi|sumber\s+dana|bersumber)\b")
_PART = lazy_pattern(r"\b(?:bagian|porsi|proporsi|jumlah|angka|dana|target|setara|mencakup)\b")


@remembered
def _revenue_shares(subject: Subject, meant: str) -> tuple[Decimal, ...]:
    """The share of the revenue's target or realization in the totals of the budget."""
    revenue, budget = subject.hasil.penerimaan, subject.hasil.anggaran
    years = revenue.tahunan[-1:] if revenue is not None else ()
    parts = [year.target if meant == "target" else year.realisasi for year in years]
    wholes = [budget.total.pagu, budget.total.realisasi, budget.total_sumber_dana]
    wholes += [version.total.pagu for version in budget.versi]
    return tuple(
        part.nilai * 100 / whole.nilai
        for part in parts
        for whole in wholes
        if part.ada and whole.ada and whole.nilai
    )


# --- a part of a known whole ---------------------------------------------------

_PART_OF = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:[a-z]+\s+){{0,3}}dari\s+(?:[a-z]+\s+){{0,2}}(?P<semua>{COUNT})(?![\d,])"
    r"(?P<sisa>[^.;]*)"
)
_PERCENT = lazy_pattern(r"(?P<n>\d{1,3}(?:,\d+)?)\s*(?:%|persen\b)")


_RATIO = lazy_pattern(
    r"[1-9]\s+dari\s+(?:[2-9]|10)\s+(?:pegawai|penduduk|responden|orang|warga|keluarga)\b"
)
"""So many of each few, not of a whole that was counted."""


def is_part_of_known(
    subject: Subject, number: Number, sentence: str, meant: Iterable[Quantity]
) -> bool:
    """Whether a count is some part of a known whole, of which the data have no figure.

    "28 dari 36 pegawai (77,78%) menjawab": the whole must be the known one, the percentage must
    agree, and the sentence may name no group that the data do count.  "Dua dari lima pegawai" is
    a ratio and counts nothing.
    """
    if _RATIO.match(sentence, number.mulai):
        return True
    match = _PART_OF.match(sentence, number.mulai)
    if match is None:
        return False
    whole, part = count(match["semua"]), count(match["n"])
    staff = _staff(subject) if "pegawai" in match.group() else ()
    known = [q for q in (*meant, *staff) if q.ada and q.unit in _COUNTS]
    if part >= whole or not any(q.nilai == whole for q in known):
        return False
    told = _PERCENT.search(match["sisa"])
    if told is None or not _agrees(told["n"], part, whole):
        return False
    common = frozenset[str]().union(*(roots(q.label) for q in known if q.nilai == whole))
    words = roots(sentence) - common
    return not any(roots(q.label) & words for q in known if q.nilai < whole)


_COUNTS = (Unit.ORANG, Unit.JUMLAH, Unit.RESPONDEN)


@remembered
def _staff(subject: Subject) -> tuple[Quantity, ...]:
    """What the data count of the staff."""
    return tuple(
        quantity
        for path, quantity in printable(subject.hasil).items()
        if path.startswith("pegawai.")
    )


def _agrees(percent: str, part: int, whole: int) -> bool:
    told = amount(percent)
    if told is None:
        return False
    return abs(Decimal(part) * 100 / whole - told.nilai) * 2 <= told.ketelitian

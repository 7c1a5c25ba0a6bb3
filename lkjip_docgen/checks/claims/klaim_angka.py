"""Numbers in the office's texts, held against the values of what they are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, permutations

from lkjip_docgen.checks.claims.angka_lalu import OTHER_TIME, figures_of_other_years, told_last
from lkjip_docgen.checks.claims.bulan_tertukar import exchanged_in_a_month
from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, Deret
from lkjip_docgen.checks.claims.dijelaskan import is_explained
from lkjip_docgen.checks.claims.klaim import ADVICE, UNKNOWABLE, Claim, claims
from lkjip_docgen.checks.claims.klaim_bagian import MONTH_OR_DAY, NARROWING, OF_OTHERS, PART
from lkjip_docgen.checks.claims.klausa import Told, clause_around, reach
from lkjip_docgen.checks.claims.turunan_anggaran import follows_from_budget, is_share_of_own_budget
from lkjip_docgen.checks.claims.turunan_triwulan import follows_from_quarter
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Bilangan, Kalimat, bilangan
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit

_NOT_HELD = lazy_pattern(
    r"\b(?:sisa|uang\s+(?:persediaan|muka)|kontrak|termin|sewa|harga|biaya|tagihan|tunjangan|denda"
    r"|hibah|bantuan|efisiensi\s+belanja|nasional)\b",
    re.I,
)
"""What the data hold no figure of, though it is measured in rupiah, percent or an index."""
_CHANGE = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|kenaikan|peningkatan|penurunan|selisih|bertambah|berkurang"
    r"|pertumbuhan|tumbuh|lebih|mengurangi|dikurangi|pengurang\w*|menambah)\b",
    re.I,
)
_GOVERNED = lazy_pattern(
    r"\b(?:realisasi|terealisasi|capaian|tercapai|mencapai|hasil|nilai|indeks|target|pagu|alokasi"
    r"|serapan|penyerapan|terserap|memperoleh|sebesar|adalah|atau|menjadi|yaitu)\b",
    re.I,
)
_BY = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|tumbuh|bertambah|berkurang|kenaikan|peningkatan|penurunan"
    r"|pertumbuhan|lebih\s+(?:tinggi|rendah|besar|kecil))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_PROPOSED = lazy_pattern(
    r"\b(?:mengusulkan|diusulkan|usulan|usul|menargetkan|ditargetkan|merencanakan|direncanakan"
    r"|diharapkan|mengharapkan|proyeksi|diproyeksikan|menaikkan|diperkirakan)\b",
    re.I,
)
"""What makes a number behind it one that is not yet reached."""
_OF_ALL = lazy_pattern(
    r"\s*(?:di\s+antaranya|dari\s+(?:seluruh|semua|jumlah|total|keseluruhan|kasus|yang|mereka"
    r"|pemohon|responden|pegawai))\b(?!\s+(?:anggaran|pagu|belanja|target|alokasi|dana)\b)"
)
"""What makes a percentage before it the share of some whole."""
_MORE_THAN = lazy_pattern(
    r"\s*\)?\s*(?:poin(?:\s+persentase)?\s+)?(?:di\s+(?:atas|bawah)|lebih\s+(?:tinggi|rendah|besar|kecil"
    r"|baik|banyak|sedikit))\b",
    re.IGNORECASE,
)
_BY_OR = lazy_pattern(
    r"\b(?:naik|turun|meningkat|menurun|tumbuh|bertambah|berkurang)\s+(?:sebesar\s+)?Rp[\d.,]+\s+"
    r"(?:triliun\s+|mili?ar\s+|juta\s+)?(?:\(|(?:atau|yaitu|yakni)\s+)$",
    re.IGNORECASE,
)
_SAME_AS = lazy_pattern(r"\d\s+(?:atau|setara(?:\s+dengan)?|sama\s+dengan|\()\s*$")
_PROGRESS = lazy_pattern(r"\bkemajuan\b", re.IGNORECASE, holds="kemajuan")
_ON_SCALE = lazy_pattern(r"\s*\(?(?:pada|dalam|dari|di)\s+skala\b")
_NUMBER = r"\d{1,3}(?:\.\d{3}){0,4}"
_OF = lazy_pattern(
    rf"(?<![\d.,])(?P<bagian>{_NUMBER})\s+(?:\w+\s+){{0,3}}dari\s+(?P<semua>{_NUMBER})(?![\d,])"
)


@rule("LK433", Severity.WARNING, "Angka dalam naskah berbeda dengan hitungan")
def numbers(subject: Subject) -> Iterator[Problem]:
    """Rupiah, percentages and indices that are none of the known values of their subject."""
    told = wrong_numbers(subject)
    yield from told
    yield from exchanged_in_a_month(subject)
    places = {(wrong.path, wrong.place) for wrong in told}
    for left in figures_of_other_years(subject):
        if (left.path, left.place) not in places:
            yield left


@remembered
def wrong_numbers(subject: Subject) -> tuple[Problem, ...]:
    """The same at once, for a rule that looks at the other numbers."""
    return tuple(_wrong_numbers(subject))


def _wrong_numbers(subject: Subject) -> Iterator[Problem]:
    now = subject.laporan.dokumen.tahun
    followed = _followed(subject)
    for claim in claims(subject):
        found = list(bilangan(claim.kalimat.isi))
        wrong = [
            (number, about, expected)
            for number, about in _stated(claim, found)
            if (expected := _expected(claim.kalimat, number, about, now, alone=len(found) == 1))
            and not _is_of_another_time(claim, number, about, now)
            and not (_tells_progress(claim) and any(map(number.menyatakan, followed)))
        ]
        told = [number for number, *_ in wrong]
        for number, about, expected in wrong:
            if not (_is_share_of_amounts(number, found, told) or _follows(subject, claim, number)):
                year, start = expected[0], claim.kalimat.mulai + number.mulai
                value = _on_its_scale(number, about, expected[1])
                message = _difference(claim.kalimat.isi, number, about, year, value)
                message += _of_another_year(number, about, year)
                advice = f"{ADVICE}{_of_this_year(claim, number, about, year, now)}"
                yield problem(subject, claim.text, start, message, advice, (value,))


def _of_this_year(claim: Claim, number: Bilangan, about: ClaimSubject, year: int, now: int) -> str:
    """The figure of the reported year beside that of another one, whose year may be left over."""
    before = claim.kalimat.isi[: number.mulai]
    value = _value_of(now, _series(before, number, about)) if year != now else None
    if value is None:
        return ""
    return f" Bila yang dimaksud tahun {now}, tulis tahun itu dan {besaran(value)}."


def _follows(subject: Subject, claim: Claim, number: Bilangan) -> bool:
    """Whether a number is reckoned: from lines of the budget, or from others of the sentence."""
    sentence = claim.kalimat.isi.lower()
    told = Told(sentence, number.mulai, number.nilai, number.ketelitian, number.jenis)
    if _is_spent_on_indicator(subject, claim, number):
        return True
    return (
        follows_from_budget(subject, told)
        or follows_from_quarter(subject, claim.text.path, told)
        or is_explained(subject, told)
    )


def _is_spent_on_indicator(subject: Subject, claim: Claim, number: Bilangan) -> bool:
    """Whether a percentage in the section of an indicator is what was spent of its own budget."""
    match claim.text.path:
        case ("indikator", int(order), *_):
            return is_share_of_own_budget(subject, order, number.nilai, number.ketelitian)
    return False


def _followed(subject: Subject) -> tuple[Quantity, ...]:
    """The progress of the months as the application tells it, which the budget has no figure of."""
    known = subject.hasil.emonev
    return () if known is None else tuple(value for _, *row in known.bulan for value in row)


def _tells_progress(claim: Claim) -> bool:
    """Whether a sentence may tell the progress of a month: of its own section, or by its word."""
    return claim.text.path[:1] == ("emonev",) or _PROGRESS.search(claim.kalimat.isi) is not None


def _stated(claim: Claim, found: Iterable[Bilangan]) -> Iterator[tuple[Bilangan, ClaimSubject]]:
    """The numbers that are given as results, each with what it is the result of."""
    for number in found:
        about = claim.subject_at(number.mulai)
        if about is not None and _is_stated(claim, number):
            yield number, about


def _difference(
    sentence: str, number: Bilangan, about: ClaimSubject, year: int, value: Quantity
) -> str:
    """A number of the whole against its value; one of a part is none that is known."""
    known = f"{value.label}{'' if _A_YEAR.search(value.label) else f' {year}'}"
    if PART.search(clause_around(sentence, number.mulai)):
        return (
            f"“{number.tertulis}” tidak ada di antara angka {about.nama} menurut data; "
            f"{known}: {besaran(value)}."
        )
    return f"“{number.tertulis}” berbeda dengan {known}: {besaran(value)}."


_A_YEAR = lazy_pattern(r"\b20\d\d\b")
_NEAR, _FAR = Decimal("1.5"), 2
"""How many times as large a number may be as one on its scale, and as one on another."""


def _on_its_scale(number: Bilangan, about: ClaimSubject, value: Quantity) -> Quantity:
    """The value that a number may have been meant as, where the expected one has another scale.

    A score of a survey is told on the scale of its application too: that of the same year.
    """
    if _times(number, value) < _FAR:
        return value
    alike = [
        one
        for one in about.dikenal
        if one.ada
        and number.sejenis(one)
        and _times(number, one) < _NEAR
        and _year_in(one.path) == _year_in(value.path)
        and _END_OF_SCALE.search(one.path) is None
    ]
    return min(alike, key=lambda one: (one.path.count("."), _times(number, one)), default=value)


_IN_PATH = lazy_pattern(r"\.tahun\.(\d{4})\.")
_END_OF_SCALE = lazy_pattern(r"\.skala_\w+$")


def _year_in(path: str) -> str:
    """The earlier year that a quantity is of; "" for the reported one."""
    match = _IN_PATH.search(path)
    return match[1] if match else ""


def _times(number: Bilangan, value: Quantity) -> Decimal:
    """How many times as large the larger one is."""
    low, high = sorted((abs(number.nilai), abs(value.nilai)))
    return high / low if low else Decimal("Infinity")


def _of_another_year(number: Bilangan, about: ClaimSubject, year: int) -> str:
    """What more can be said of a number that is the value of an earlier year."""
    earlier = _earlier_years(number, about, year)
    return f" Sama dengan angka {max(earlier)}: mungkin tertinggal." if earlier else ""


def _is_of_another_time(claim: Claim, number: Bilangan, about: ClaimSubject, now: int) -> bool:
    """Whether a number is told as one of an earlier year, as it is of what the sentence names."""
    sentence = claim.kalimat
    if OTHER_TIME.search(clause_around(sentence.isi, number.mulai)):
        named = (about, *(other for _, _, other in claim.sebutan))
        return any(_earlier_years(number, one, now) for one in named)
    told_before = told_last(claim.text.prose, sentence.mulai, now)
    return told_before and bool(_earlier_years(number, about, now))


def _earlier_years(number: Bilangan, about: ClaimSubject, year: int) -> list[int]:
    """The years before one that have the value that a number states."""
    return [
        told
        for series in about.deret
        for told, value in series.tahun.items()
        if told < year and number.menyatakan(value)
    ]


def _is_stated(claim: Claim, number: Bilangan) -> bool:
    """Whether a number is given as the result of something that the report measures.

    "Realisasi belanja pemeliharaan gedung mencapai Rp312.400.000" is about a part of the
    spending that the data do not know: the words between subject and number tell.
    """
    sentence = claim.kalimat.isi
    if "poin" in number.tertulis and not claim.sebutan:
        return False  # a change, of what the sentence names in other words
    if _is_converted(sentence, number) or _is_change(sentence, number):
        return False
    if _is_bound_of_each(sentence, number) or _is_a_share(sentence, number):
        return False
    if _is_of_others(claim, number) or _is_used(claim, number):
        return False
    if claim.is_implied(number.mulai) and (
        claim.speaks_of_another(number.mulai) or _NOT_HELD.search(sentence[: number.mulai])
    ):
        return False
    return (
        _GOVERNED.search(sentence[max(0, number.mulai - 120) : number.mulai]) is not None
        and UNKNOWABLE.search(reach(sentence, number.mulai)) is None
        and _NOT_HELD.search(clause_around(sentence, number.mulai)) is None
        and NARROWING.search(claim.antara(number.mulai)) is None
        and _PROPOSED.search(clause_around(sentence, number.mulai)) is None
    )


_EACH = lazy_pattern(
    r"\b(?:selalu|senantiasa|pernah|setiap|tiap|semua|seluruh|masing-masing|hanya|tidak\s+ada)\b",
    re.I,
)
_BOUND = lazy_pattern(
    r"\b(?:di\s*atas|di\s*bawah|lebih\s+dari|kurang\s+dari(?:pada)?|melebihi|melampaui|paling\s+\w+"
    r"|sedikitnya|setidaknya|minimal|maksimal)\s+$",
    re.I,
)


def _is_bound_of_each(sentence: str, number: Bilangan) -> bool:
    """Whether a number is a bound of several things, which is held against each of them (LK556)."""
    before = sentence[: number.mulai]
    return _BOUND.search(before[-40:]) is not None and _EACH.search(before) is not None


_OF_WHICH = lazy_pattern(
    r"\b(?:tambahan|penambahan|kenaikan|pengurangan|penghematan|pagu|anggaran|alokasi|jumlah)\b"
    r"(?:[^.;]*\bRp[\d.,]*\d(?:\s+(?:ribu|juta|mili?ar|triliun))?|\s+(?:itu|tersebut)),?\s+"
    r"(?:hanya\s+|sekitar\s+|sebagian\s+)?(?:sebesar|sebanyak|sejumlah)\s+$",
    re.IGNORECASE,
)
_USED_FOR = lazy_pattern(
    r"\s+(?:di\s+antaranya\s+)?(?:dipakai|digunakan|dipergunakan|dialokasikan|disediakan|ditujukan"
    r"|diperuntukkan|dialihkan|untuk|guna|berasal|bersumber)\b"
)


def _is_used(claim: Claim, number: Bilangan) -> bool:
    """Whether an amount is a part that serves some purpose, which the data do not tell apart.

    "Dari tambahan Rp2.660.500.000, sebesar Rp1.330.000.000 dipakai untuk jaminan kesehatan."  By
    how much a version of the budget grew is held against that version by another rule (LK547).
    """
    sentence, after = claim.kalimat.isi, number.mulai + len(number.tertulis)
    if number.jenis != "rupiah" or not _USED_FOR.match(sentence, after):
        return False
    before = sentence[: number.mulai]
    if claim.text.field == "anggaran.versi.penyebab" and not _OF_ALL_OF_IT.search(before):
        return True
    return _OF_WHICH.search(before) is not None


_OF_ALL_OF_IT = lazy_pattern(
    r"\b(?:menjadi|pagu|anggaran|semula)\s+(?:sebesar\s+)?$", re.IGNORECASE
)


def _is_of_others(claim: Claim, number: Bilangan) -> bool:
    """Whether the clause names others who have a value of that name, which the data do not hold."""
    if not OF_OTHERS.search(clause_around(claim.kalimat.isi, number.mulai)):
        return False
    about = claim.subject_at(number.mulai)
    return about is None or not any(
        "pembanding" in known.path and known.ada for known in about.dikenal
    )


def _is_converted(sentence: str, number: Bilangan) -> bool:
    """Whether a number tells the one before it on another scale: "3,45 atau 86,25 pada skala"."""
    after = number.mulai + len(number.tertulis)
    before = sentence[max(0, number.mulai - 40) : number.mulai]
    return _ON_SCALE.match(sentence, after) is not None and _SAME_AS.search(before) is not None


def _is_change(sentence: str, number: Bilangan) -> bool:
    """Whether a number tells a change: "naik 6,54%", "0,05 di atas target tahun 2023"."""
    before = sentence[max(0, number.mulai - 40) : number.mulai]
    if _MORE_THAN.match(sentence, number.mulai + len(number.tertulis)):
        return True
    if number.jenis != "persen":
        return False
    return _BY.search(before) is not None or _BY_OR.search(before) is not None


def _is_a_share(sentence: str, number: Bilangan) -> bool:
    """Whether a percentage is that of two counts beside it: "19 dari 36 pegawai, atau 52,78%"."""
    if number.jenis != "persen":
        return False
    if _OF_ALL.match(sentence, number.mulai + len(number.tertulis)):
        return True
    return any(
        _is_percentage(
            number, *(Decimal(match[name].replace(".", "")) for name in ("bagian", "semua"))
        )
        for match in _OF.finditer(sentence)
    )


def _is_percentage(number: Bilangan, part: Decimal, whole: Decimal) -> bool:
    return bool(whole) and abs(part * 100 / whole - number.nilai) < number.ketelitian


def _is_share_of_amounts(
    number: Bilangan, found: Iterable[Bilangan], wrong: Iterable[Bilangan]
) -> bool:
    """Whether a percentage is that of two amounts of its sentence, of which none is wrong.

    "Dari sisa Rp221.310.224, sebesar Rp172.264.377 atau 77,84% ..."
    """
    if number.jenis != "persen":
        return False
    amounts = [one for one in found if one.jenis == "rupiah" and one not in wrong]
    return any(
        _is_percentage(number, part.nilai, whole.nilai) for part, whole in permutations(amounts, 2)
    )


def _expected(
    sentence: Kalimat, number: Bilangan, about: ClaimSubject, now: int, *, alone: bool
) -> tuple[int, Quantity] | None:
    """The value that should stand there; None when the number is right or cannot be judged.

    A sentence with one number and one year must have the value of that year;
    in others any known value of the subject will do.
    """
    year = sentence.tahun[0] if len(sentence.tahun) == 1 else now
    before = sentence.isi[: number.mulai]
    if MONTH_OR_DAY.search(before) and not about.bulanan:
        return None  # what had been reached by a day that the data do not tell of
    value = _value_of(year, _series(before, number, about))
    if value is None or number.menyatakan(value) or _is_difference(number, before, about):
        return None
    if alone and about.deret_untuk(before) and _tells_the_whole(sentence, number):
        return year, value
    return None if any(map(number.menyatakan, about.dikenal)) else (year, value)


def _is_difference(number: Bilangan, before: str, about: ClaimSubject) -> bool:
    """Whether an amount by which something rose or fell is that of two years of a series."""
    if number.jenis != "rupiah" or not _BY.search(before[-40:]):
        return False
    return any(
        abs(abs(one.nilai - other.nilai) - number.nilai) < number.ketelitian
        for series in about.deret
        for one, other in combinations([v for v in series.tahun.values() if v.ada], 2)
        if one.unit is Unit.RUPIAH
    )


def _value_of(year: int, series: Deret | None) -> Quantity | None:
    """The value of a year, where it is known."""
    value = series.tahun.get(year) if series is not None else None
    return value if value is not None and value.ada else None


def _tells_the_whole(sentence: Kalimat, number: Bilangan) -> bool:
    """Whether a number is about one year and the whole of something, and no change of it."""
    return (
        len(sentence.tahun) <= 1
        and not PART.search(sentence.isi[: number.mulai])
        and not PART.search(clause_around(sentence.isi, number.mulai))
        and not _CHANGE.search(sentence.isi[: number.mulai])
    )


def _series(before: str, number: Bilangan, about: ClaimSubject) -> Deret | None:
    """The series of the number's kind that the words before it mean."""
    meant = about.deret_untuk(before)
    fitting = [deret for deret in about.deret if _fits(deret, number)]
    return meant if meant in fitting else next(iter(fitting), None)


def _fits(series: Deret, number: Bilangan) -> bool:
    return any(number.sejenis(value) for value in series.tahun.values())

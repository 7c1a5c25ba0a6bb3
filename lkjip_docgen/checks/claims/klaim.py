"""Claims of trend and success in the office's texts, held against the numbers they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import eq, gt, lt

from lkjip_docgen.checks.claims.bersama import TOGETHER, meant_together
from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, Deret, claim_subjects
from lkjip_docgen.checks.claims.kenaikan_tahun import rises_by_years
from lkjip_docgen.checks.claims.klaim_bagian import ELEMENT, NARROWING, OF_OTHERS, PART
from lkjip_docgen.checks.claims.klaim_perubahan import changed_targets, steady_years
from lkjip_docgen.checks.claims.klausa import CLAUSE, clause_around, reach
from lkjip_docgen.checks.claims.turunan_anggaran import tells_of_line
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, bilangan, spans
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, in_a_row
from lkjip_docgen.patterns import DIGITS, lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_STEMS = (
    *(
        "%",
        "persen",
        "Rp",
        "naik",
        "membaik",
        "memburuk",
        "urun",
        "ingkat",
        "target",
        "capai",
        "lampau",
        "enuhi",
    ),
    *("tetap", "berubah", "sama dengan", "ertambah", "erkurang", "erosot", "lebih", "raih"),
)
_DECIMALS = lazy_pattern(r"\d[.,]\d", holds=DIGITS)
_TREND = lazy_pattern(
    r"(?P<membaik>\bmembaik\b)|(?P<memburuk>\bmemburuk\b)"
    r"|(?P<naik>\b(?:naik|meningkat|bertambah|mengalami\s+(?:ke|pe)(?:naikan|ningkatan))\b"
    r"|\b(?:kenaikan|peningkatan)\s+(?:sebesar|dari)\b"
    r"|\blebih\s+(?:tinggi|besar|banyak)\s+(?:daripada|dari|dibandingkan(?:\s+dengan)?)\s+(?:\w+\s+){0,2}tahun\b)"
    r"|(?P<turun>\b(?:turun|menurun|merosot|berkurang|mengalami\s+penurunan)\b"
    r"|\bpenurunan\s+(?:sebesar|dari)\b"
    r"|\blebih\s+(?:rendah|kecil|sedikit)\s+(?:daripada|dari|dibandingkan(?:\s+dengan)?)\s+(?:\w+\s+){0,2}tahun\b)"
    r"|(?P<tetap>\b(?:tetap\s+sama|tidak\s+berubah|sama\s+dengan\s+(?:\w+\s+)?tahun)\b"
    r"|\btetap\s*/\s*sama\b)",
    re.I,
)
TARGET = lazy_pattern(
    r"(?P<tidak>\b(?:tidak|belum|gagal)\s+(?:\w+\s+)?(?:tercapai|terpenuhi|terlampaui"
    r"|(?:mencapai|memenuhi|melampaui)\s+target(?:nya)?)\b|\bdi\s*bawah\s+target(?:nya)?\b)"
    r"|(?P<lebih>\b(?:melampaui|melebihi)\s+(?:\w+\s+)?target(?:nya)?\b|\bterlampaui\b"
    r"|\bdi\s*atas\s+target(?:nya)?\b)"
    r"|(?P<tercapai>\b(?:tercapai|terpenuhi|(?:mencapai|memenuhi)"
    r"(?:\s+(?:atau|dan|dan/atau|bahkan|maupun)\s+(?:melampaui|melebihi))?\s+target(?:nya)?"
    r"|(?:berhasil|telah|sudah|tetap\s+dapat)\s+(?:dicapai|dipenuhi|diraih))\b)",
    re.I,
)
_STEADY = lazy_pattern(
    r"\b(?:konsisten|terus|selalu|senantiasa|berturut-turut|setiap\s+tahun|dari\s+tahun\s+ke\s+tahun)\b",
    re.I,
)
WISH = lazy_pattern(
    r"\b(?:tidak|belum|bukan|tanpa|agar|supaya|untuk|diharapkan|akan|harus|dapat|guna|demi|apabila"
    r"|jika|bila|ditargetkan|direncanakan|memastikan|menjaga)\s+(?:\S+\s+){0,3}$",
    re.I,
)
MEASURE = lazy_pattern(
    r"\b(?:realisasi|capaian|nilai|hasil|indeks|serapan|penyerapan|penerimaan|pagu|target)\b", re.I
)
_OTHER_COUNT = lazy_pattern(
    r"\b(?:responden|jumlah|permohonan|pegawai|petugas|kasus|kualitas|mutu|kebutuhan|volume)\b",
    re.I,
)
_FROM = lazy_pattern(
    r"\b(?:dibanding\w*|daripada|dari|sejak|terhadap|dengan)"
    r"(?:\s+[\w,.]*\d[%\w,.]*)?(?:\s+\w+){0,3}\s+$",
    re.I,
)
UNKNOWABLE = lazy_pattern(r"\b(?:triwulan|semester|minggu|harian|TW\s*[IV]+)\b", re.I)
_BETWEEN_MONTHS = lazy_pattern(rf"\b(?:bulan|{'|'.join(MONTHS)})\b")
"""What rises or falls from month to month is no matter of years."""
ADVICE = "Sesuaikan kalimat dengan angka, atau perbaiki angkanya bila kalimat yang benar."


class Claim(Record):
    """A sentence that may claim something, with the subjects it names and where."""

    text: Text
    kalimat: Kalimat
    sebutan: tuple[_Span, ...]
    bagian: ClaimSubject | None  # the subject of the part of the data that the text belongs to

    def subject_at(self, position: int) -> ClaimSubject | None:
        """What a word at `position` is about: the subject named before it, else after it."""
        before = [found for start, _, found in self.sebutan if start < position]
        if before:
            return before[-1]
        return self.bagian or next((found for _, _, found in self.sebutan), None)

    def is_implied(self, position: int) -> bool:
        """Whether the part of the data alone tells what a word at `position` is about."""
        return not any(start < position for start, _, _ in self.sebutan)

    def speaks_of_another(self, position: int) -> bool:
        """Whether the clause before `position` has a subject of its own that the data do not name.

        "Cakupan tuberkulosis masih di bawah target" in a text on revenue is about no revenue.
        """
        if not self.is_implied(position):
            return False
        clause = self.klausa(position).lstrip("“*( ")
        lowered = clause[:1].lower() + clause[1:]
        return bool(NARROWING.search(lowered) or _NAME_OF_ANOTHER.search(lowered))

    def antara(self, position: int) -> str:
        """The words of the clause between the subject named last before `position` and there."""
        ends = [end for start, end, _ in self.sebutan if start < position]
        clause = self.klausa(position)
        return self.kalimat.isi[max(position - len(clause), *ends, 0) : position]

    def klausa(self, position: int) -> str:
        """The words of the clause before `position`."""
        before = self.kalimat.isi[:position]
        ends = [match.end() for match in CLAUSE.finditer(before)]
        return before[ends[-1] :] if ends else before


_NAME_OF_ANOTHER = lazy_pattern(
    rf"(?<![\w/.-])(?!(?:{'|'.join(MONTHS)}|Desember|Rp|Tahun|Anggaran|Realisasi|Capaian|Target|Kantor"
    r"|Dinas)\b)(?:[A-Z][a-z]+|(?!(?:DIPA|DPA|APBN|APBD|APBN-P|TA|TW|SKM|IKU|IKK|RKT|PK|PNBP|PAD|BAB)\b)[A-Z]{2,6}\b)"
)


@remembered
def claims(subject: Subject) -> tuple[Claim, ...]:
    """Every sentence that may claim something about a subject that the report measures."""
    subjects = claim_subjects(subject)
    parts = {about.bagian: about for about in subjects if about.bagian}
    found: list[Claim] = []
    for text in texts(subject):
        if not text.official:
            part = parts.get(text.path[:1]) or parts.get(text.path[:2])
            found += _claims_in(text, subjects, part)
    return tuple(found)


def _claims_in(
    text: Text, subjects: tuple[ClaimSubject, ...], part: ClaimSubject | None
) -> Iterator[Claim]:
    """The claims of a text, which stands in the part of the data that is about `part`."""
    for sentence in _claiming(text.prose):
        named = _named(sentence.isi, subjects)
        if named or part or TOGETHER.search(sentence.isi):
            yield Claim(text, sentence, named, part)


def _claiming(prose: str) -> Iterator[Kalimat]:
    """The sentences that claim something, after a quick look at the whole text."""
    if not _may_claim(prose):
        return iter(())
    return (
        Kalimat(prose[start:end], start)
        for start, end in spans(prose)
        if _claims_something(prose[start:end])
    )


def _may_claim(words: str) -> bool:
    return any(map(words.__contains__, _STEMS)) or _DECIMALS.search(words) is not None


def _claims_something(sentence: str) -> bool:
    return _may_claim(sentence) and bool(
        _TREND.search(sentence) or TARGET.search(sentence) or next(bilangan(sentence), None)
    )


_Span = tuple[int, int, ClaimSubject]
"""Where the name of a subject begins and ends, and the subject."""


def _named(sentence: str, subjects: tuple[ClaimSubject, ...]) -> tuple[_Span, ...]:
    """The subjects that a sentence names, in order; a name inside a longer one does not count."""
    flat = " ".join(sentence.lower().split())
    spans = [
        (match.start(), match.end(), found)
        for found in _mentioned(flat, subjects)
        for match in found.pola.finditer(sentence)
    ]
    return tuple(sorted(_outermost(spans), key=lambda span: span[:2]))


def _outermost(spans: list[_Span]) -> list[_Span]:
    return [span for span in spans if not any(_lies_inside(span, other) for other in spans)]


def _lies_inside(one: _Span, other: _Span) -> bool:
    """Whether a name is a part of a longer one."""
    return other[0] <= one[0] and one[1] <= other[1] and one[:2] != other[:2]


def _mentioned(sentence: str, subjects: tuple[ClaimSubject, ...]) -> list[ClaimSubject]:
    """The subjects one of whose keys stands in a sentence, which is in lower case."""
    numbers = {number for key, number in _keys(subjects) if key in sentence}
    return [subjects[number] for number in sorted(numbers)]


@remembered
def _keys(subjects: tuple[ClaimSubject, ...]) -> list[tuple[str, int]]:
    """Every key of the subjects, with the number of its subject."""
    return [(key, number) for number, found in enumerate(subjects) for key in found.kunci]


# --- naik, turun, konsisten ------------------------------------------------------


@rule("LK431", Severity.WARNING, "Kenaikan atau penurunan bertentangan dengan angka")
def trends(subject: Subject) -> Iterator[Problem]:
    """Naik, turun, tetap, konsisten: the words against the series of years."""
    yield from changed_targets(subject)
    yield from steady_years(subject)
    yield from rises_by_years(subject)
    now = subject.laporan.dokumen.tahun
    for claim in claims(subject):
        if claim.text.field == "anggaran.versi.penyebab":
            continue  # between two versions of a year, told by LK547
        for match in _TREND.finditer(claim.kalimat.isi):
            together = tuple(_claimed_together(subject, claim, match))
            yield from _first_wrong(subject, claim, match, together)
            series = None if together else _claimed_series(claim, match)
            if series is not None:
                at_budget = series[0].bagian == ("anggaran",)
                if at_budget and tells_of_line(subject, claim.kalimat.isi, match.start()):
                    continue
                values = _compared(claim, match, series[1], now)
                if values and not _agrees(_direction(subject, match, series[0]), values):
                    yield _contradiction(subject, claim, match, series, values)


def _claimed_together(
    subject: Subject, claim: Claim, match: re.Match[str]
) -> Iterator[tuple[ClaimSubject, Deret]]:
    """The series of all indicators that are said to rise or fall: "ketiga indikator meningkat"."""
    clause = claim.klausa(match.start())
    rows = meant_together(subject, claim.text, claim.kalimat.isi, clause)
    if not rows or not MEASURE.search(clause) or is_no_claim(claim, clause, match, denied="tetap"):
        return
    for about in rows:
        series = about.deret_untuk(clause)
        if series is not None:
            yield about, series


def _first_wrong(
    subject: Subject,
    claim: Claim,
    match: re.Match[str],
    together: tuple[tuple[ClaimSubject, Deret], ...],
) -> Iterator[Problem]:
    """The first of several series that does not go where all of them are said to go."""
    now = subject.laporan.dokumen.tahun
    for series in together:
        values = _compared(claim, match, series[1], now)
        if values and not _agrees(_direction(subject, match, series[0]), values):
            yield _contradiction(subject, claim, match, series, values)
            return


def _direction(subject: Subject, trend: re.Match[str], about: ClaimSubject) -> str:
    """Where a trend word says that a series goes; what gets better may have to fall."""
    told = str(trend.lastgroup)
    if told not in _BETTER_OR_WORSE:
        return told
    falls = False
    match about.bagian:
        case ("indikator", int(number), *_):
            falls = subject.laporan.indikator[number].polaritas == "minimum"
    return "turun" if falls == (told == "membaik") else "naik"


_BETTER_OR_WORSE = ("membaik", "memburuk")


_FROM_TO = lazy_pattern(
    r"[^.;]{0,30}?\bdari\s+(?:Rp)?(?P<dari>\d[\d.,]*\d|\d)\D{1,40}?\bmenjadi\s+(?:Rp)?(?P<ke>\d[\d.,]*\d|\d)"
)


def _tells_other_values(claim: Claim, about: ClaimSubject, match: re.Match[str]) -> bool:
    """Whether a trend word gives a first and a last value, of which the data know none.

    "Nilai evaluasi naik dari 64,75 menjadi 68,45" in a text on the grade is about no grade.
    """
    told = _FROM_TO.match(claim.kalimat.isi, match.end())
    if told is None or not claim.is_implied(match.start()):
        return False
    values = [
        found for found in bilangan(claim.kalimat.isi) if told.start() <= found.mulai < told.end()
    ]
    return not any(number.menyatakan(known) for number in values for known in about.dikenal)


_FROM_VALUE = lazy_pattern(r"\b(?:dari|ke|menjadi)\s+\d")


def _is_between_months(sentence: str, match: re.Match[str]) -> bool:
    """Whether a trend word tells of months: by its clause, or by two months with their values."""
    if _BETWEEN_MONTHS.search(clause_around(sentence, match.start())):
        return True
    months = {found.group() for found in _BETWEEN_MONTHS.finditer(sentence)} - {"bulan"}
    return len(months) > 1 and _FROM_VALUE.search(sentence, match.end()) is not None


def _claimed_series(claim: Claim, match: re.Match[str]) -> tuple[ClaimSubject, Deret] | None:
    """The series that a trend word speaks of; None when it speaks of something else."""
    clause = claim.klausa(match.start())
    about = claim.subject_at(match.start())
    if _is_between_months(claim.kalimat.isi, match):
        return None
    if about is None or is_no_claim(claim, clause, match, denied="tetap"):
        return None
    if _tells_other_values(claim, about, match):
        return None
    if not _is_meant(about, claim.kalimat.isi, clause, match) or _is_of_a_part(claim, about, match):
        return None
    series = _of_its_kind(claim, about, match, about.deret_untuk(clause))
    return (about, series) if series is not None else None


def _of_its_kind(
    claim: Claim, about: ClaimSubject, match: re.Match[str], series: Deret | None
) -> Deret | None:
    """The series that a trend word means, or the one of the kind of its first and last value.

    "Persentase realisasi turun dari 98,84% menjadi 98,40%" is about no rupiah.
    """
    told = _FROM_TO.match(claim.kalimat.isi, match.end())
    if told is None or series is None:
        return series
    values = [
        found for found in bilangan(claim.kalimat.isi) if told.start() <= found.mulai < told.end()
    ]
    for one in (series, *about.deret):
        known = [value for value in one.tahun.values() if value.ada]
        if all(any(map(number.sejenis, known)) for number in values):
            return one
    return None


def is_no_claim(claim: Claim, clause: str, match: re.Match[str], *, denied: str) -> bool:
    """Whether a clause wishes or denies, or tells of what the report does not measure.

    A word of the group `denied` is meant even so: "tidak berubah", "belum tercapai".  A word in
    the name of a subject claims nothing: "Unit Mencapai Target", "Balita yang Berat Badannya Naik".
    """
    if any(start <= match.start() and match.end() <= end for start, end, _ in claim.sebutan):
        return True
    if match.lastgroup != denied and WISH.search(clause):
        return True
    mentioned = {named.nama: named for _, _, named in claim.sebutan}
    for named in mentioned.values():  # "Jumlah ..." may be the name of an indicator
        clause = named.pola.sub(" ", clause)
    within = reach(claim.kalimat.isi, match.end())
    return bool(_OTHER_COUNT.search(clause) or UNKNOWABLE.search(within))


def _is_meant(about: ClaimSubject, sentence: str, clause: str, match: re.Match[str]) -> bool:
    """Whether the clause before a trend word names its subject, or a measure of it.

    A sentence may also begin with the trend word and name the subject behind it.
    """
    if about.pola.search(clause) or MEASURE.search(clause):
        return True
    after = sentence[match.start() : match.end() + 80]
    return match.start() < 20 and about.pola.search(after) is not None


def _is_of_a_part(claim: Claim, about: ClaimSubject, match: re.Match[str]) -> bool:
    """Whether the words before a trend word narrow its subject: "pagu program teknis berkurang"."""
    between = claim.antara(match.start())
    if about.bagian[:1] == ("indikator",):
        return bool(ELEMENT.search(between) or OF_OTHERS.search(claim.klausa(match.start())))
    return bool(PART.search(between) or NARROWING.search(between))


def _is_steady(sentence: str, match: re.Match[str]) -> bool:
    return _STEADY.search(sentence[max(0, match.start() - 30) : match.end() + 40]) is not None


_NOW = lazy_pattern(r"\b(?:tahun\s+(?:ini|laporan|berjalan)|kini|sekarang)\b")


_MOVED_BEFORE = lazy_pattern(
    r"\b(?:yang|setelah|sesudah|meskipun|walaupun)\s+(?:\w+\s+){0,2}?(?:naik|turun|meningkat|menurun|merosot|berkurang"
    r"|bertambah)\b[^;:]{0,60}?\btahun\s+20\d\d\b[^;:]{0,40}$",
    re.I,
)
"""A move of a year of its own before a trend word: "indeks yang turun pada tahun 2023 naik"."""


def _years(
    sentence: Kalimat, now: int, clause: str, match: re.Match[str]
) -> tuple[int, int] | None:
    """First and last year that a trend word in a clause compares; None for last year and this.

    What rose again after a year before the last is held against nothing: any year may be meant.
    """
    years = sentence.tahun
    if len(years) == 1 and _MOVED_BEFORE.search(sentence.isi, 0, match.start()):
        return None if years[0] >= now - 1 else (now, now)
    if len(years) > 1:
        return min(years), max(years)
    if not years or years[0] == now:
        return None
    only = years[0]
    compared = _FROM.search(sentence.isi[: sentence.isi.index(str(only))])
    if compared and only < now:
        return only, now
    if _NOW.search(clause) and str(only) not in clause:
        return None  # "setelah turun pada tahun 2023, nilai tahun ini naik lagi"
    return only - 1, only


_Values = tuple[tuple[int, Quantity], ...]
"""The known values of a series, with their years."""


def _compared(claim: Claim, match: re.Match[str], series: Deret, now: int) -> _Values:
    """The known values that a trend word compares, all between them when "konsisten" is claimed.

    None where fewer than two are known.
    """
    known = _known(series)
    if not known:
        return ()
    last = known[-1][0]
    steady = _is_steady(claim.kalimat.isi, match)
    earliest = known[0][0] if steady else last - 1
    clause = clause_around(claim.kalimat.isi, match.start())
    begin, end = _years(claim.kalimat, now, clause, match) or (earliest, last)
    meant = range(begin, end + 1) if steady else (begin, end)
    chosen = tuple(row for row in known if row[0] in meant)
    return chosen if len(chosen) > 1 else ()


def _known(series: Deret) -> _Values:
    """The years of a series that have a value, in order."""
    return tuple(sorted((year, value) for year, value in series.tahun.items() if value.ada))


def _agrees(direction: str, values: _Values) -> bool:
    """Whether every value follows the one before it in the direction that is claimed."""
    follows = {"naik": lt, "turun": gt}.get(direction, eq)
    numbers = [value.nilai for _, value in values]
    return all(follows(one, other) for one, other in pairwise(numbers))


def _contradiction(
    subject: Subject,
    claim: Claim,
    match: re.Match[str],
    series: tuple[ClaimSubject, Deret],
    values: _Values,
) -> Problem:
    about, deret = series
    shown = in_a_row([f"{besaran(value)} ({year})" for year, value in values])
    return problem(
        subject,
        claim.text,
        claim.kalimat.mulai + match.start(),
        f"“{match.group()}” bertentangan dengan {deret.nama} {about.nama}: {shown}.",
        ADVICE,
        tuple(value for _, value in values),
    )

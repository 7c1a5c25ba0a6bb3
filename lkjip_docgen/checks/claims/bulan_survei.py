"""Months of surveys: values that never went beyond a bound, reasons that name an empty month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.idn import MONTHS, in_a_row, read_thousands
from lkjip_docgen.measures import HasilSurvei
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_NEVER = r"(?:tidak|tak)\s+pernah\s+"
_BEYOND = lazy_pattern(
    rf"\b(?:(?P<bawah>{_NEVER}(?:kurang\s+dari|lebih\s+rendah\s+(?:dari|daripada)|(?:berada\s+)?di\s+bawah"
    rf"|turun\s+di\s+bawah))|(?P<atas>{_NEVER}(?:lebih\s+(?:tinggi\s+)?(?:dari|daripada)"
    r"|(?:berada\s+)?di\s+atas|melebihi|melampaui))|(?P<selalu>selalu\s+(?:berada\s+)?di\s+atas))"
    r"\s+(?:angka\s+|nilai\s+)?(?P<n>\d{1,3},\d{1,2})(?![\d,]|\s*(?:%|persen|orang|responden))",
    re.IGNORECASE,
)
_EACH_MONTH = lazy_pattern(r"\b(?:setiap|tiap|seluruh|semua)\s+bulan\b|\bbulanan\b", re.IGNORECASE)
_NARROWED = lazy_pattern(
    rf"\b(?:sejak|mulai|setelah|sesudah|sampai|hingga|triwulan|semester|kecuali|selain|sebelum\w*|lalu|pertama"
    rf"|terakhir|target|harus|wajib|agar|20\d\d|{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
"""What makes a bound one of some months only, of another year, or one that is wished for."""


def never_beyond(sentence: str, survey: HasilSurvei, name: str) -> tuple[int, str] | None:
    """Where every month is said to be on one side of a value, and which months were not.

    The sentence names the monthly value or one element: "Nilai Integritas setiap bulan tidak
    pernah kurang dari 98,40".
    """
    match = _BEYOND.search(sentence)
    if match is None or _NARROWED.search(sentence):
        return None
    meant = _meant(sentence[: match.start()], survey, name)
    bound = read_thousands(match["n"], or_point=True)
    wrong = [
        f"{month.nama} ({besaran(value)})"
        for month, value in zip(survey.bulan, meant, strict=False)
        if value.ada and _is_beyond(match, value, bound)
    ]
    if not wrong:
        return None
    words = " ".join(match.group().split())
    return match.start(), f"“{words}” bertentangan dengan {in_a_row(wrong)}."


def _is_beyond(match: re.Match[str], value: Quantity, bound: Decimal) -> bool:
    """Whether the value of a month is on the other side of a bound than is said."""
    if match["bawah"]:
        return value.nilai < bound
    return value.nilai > bound if match["atas"] else value.nilai <= bound


def _meant(before: str, survey: HasilSurvei, name: str) -> Sequence[Quantity]:
    """The months of what a sentence names: one element, or the value; nothing where neither is."""
    named = [row for row in survey.unsur if row.nama.lower() in before.lower()]
    if len(named) == 1:
        return named[0].bulan
    if named or "unsur" in before.lower():
        return ()
    tells = name.lower() in before.lower() if name else False
    return [month.nilai for month in survey.bulan] if tells or _EACH_MONTH.search(before) else ()


_OF_A_MONTH = lazy_pattern(
    rf"\b(?i:survei)\s+(?:pada\s+)?(?:bulan\s+)?(?P<bulan>{'|'.join(MONTHS)})\b(?!\s+20\d\d)"
)
_NOT_HELD = lazy_pattern(
    r"\b(?:tidak|belum|tanpa|tiada|ditiadakan|batal|dibatalkan|ditunda|dipindah\w*|digabung\w*"
    r"|kosong|gagal|dialihkan)\b",
    re.IGNORECASE,
)


def reasons_of_no_survey(subject: Subject) -> Iterator[Problem]:
    """A reason that tells what happened in the survey of a month in which there was none."""
    surveys = [
        (number, row.survei)
        for number, row in enumerate(subject.hasil.indikator)
        if row.survei is not None
    ]
    for number, entry in enumerate(subject.laporan.diterima if surveys else ()):
        month = _told_month(entry.alasan)
        if month and not any(_is_held(survey, month) for _, survey in surveys):
            yield Problem(
                ("diterima", number, "alasan"),
                f"Alasan menyebut survei bulan {month}, padahal bulan itu tanpa hasil survei.",
                ADVICE,
                others=(("indikator", surveys[0][0], "pengukuran", "tabel"),),
            )


def _told_month(reason: str) -> str:
    """The month of the survey that a reason tells of as one that was held; "" where none is."""
    for sentence in kalimat(reason):
        match = _OF_A_MONTH.search(sentence.isi)
        if match is not None and not _NOT_HELD.search(sentence.isi):
            return str(match["bulan"])
    return ""


def _is_held(survey: HasilSurvei, month: str) -> bool:
    """Whether a survey has a value or respondents of a month."""
    return any(m.nilai.ada or m.responden.ada for m in survey.bulan if m.nama == month)

"""Regulations that no longer hold, or do not yet exist, when the report is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import (
    Kutipan,
    Penggantian,
    kutipan,
    nama_peraturan,
    penggantian,
    peraturan_dikenal,
)
from lkjip_docgen.source import Path_

_HISTORY = lazy_pattern(
    r"\b(?:dicabut|diganti|digantikan|mencabut|menggantikan|menggantinya"
    r"|tidak\s+(?:lagi\s+)?berlaku|berakhir)\b"
    r"|\b(?:sejak|mulai)\s+(?:tahun\s+)?(?:19|20)\d\d\s+(?:oleh\s+|dengan\s+|berlaku\s+)?(?:Undang|Per|UU)"
)
"""Words after a regulation that tell its end, or name what followed it."""
_TIME_BEFORE = lazy_pattern(
    r"\b(?:tahun|sampai(?:\s+dengan)?|hingga|s\.d\.|\d{4}\s?[–-])\s*(?P<tahun>(?:19|20)\d\d)\b"
)
"""A year in running words; that of a citation is written with a capital."""
_BEGINNING = lazy_pattern(
    r"\b(?:berawal|bermula|diawali|dirintis|dimulai|semula|mula-mula|dahulu|dulu|pertama\s+kali"
    r"|sejarah\w*|sebelumnya|lebih\s+lama|pernah|pada\s+(?:masa|waktu|saat)\s+itu)\b[^.;]{0,80}$"
)
"""Words before a regulation that is told of as a beginning, not as one in force."""
_AMENDED = lazy_pattern(r"\b(?:atas|menggantikan|mengganti|pengganti|mencabut|mengubah)\s+$")
_NUMBERED = lazy_pattern(r"(?:19|20)\d\d", holds=("19", "20"))


@rule("LK441", Severity.WARNING, "Peraturan sudah diganti")
def superseded(subject: Subject) -> Iterator[Problem]:
    """A regulation cited as in force that another has taken the place of."""
    return _superseded(subject, pasti=True)


@rule("LK442", Severity.HINT, "Peraturan mungkin sudah diganti")
def perhaps_superseded(subject: Subject) -> Iterator[Problem]:
    """The same, where the table itself still has to be compared with the official text."""
    return _superseded(subject, pasti=False)


def _superseded(subject: Subject, *, pasti: bool) -> Iterator[Problem]:
    document = subject.laporan.dokumen
    for text, cited in citations(subject):
        found = penggantian(cited.kunci, document.tanggal, document.tahun)
        if found is None or found.pasti is not pasti or _was_in_force(text.value, cited, found):
            continue
        name = " ".join(text.value[cited.mulai : cited.akhir].split())
        verb = "sudah" if pasti else "mungkin sudah"
        yield problem(
            subject,
            text,
            cited.mulai,
            f"{name} {verb} diganti oleh {found.pengganti}{_since(found)}.",
            "Kutip peraturan yang berlaku, atau sebutkan bahwa yang lama berlaku pada waktu itu.",
        )


def _was_in_force(value: str, cited: Kutipan, found: Penggantian) -> bool:
    """Whether the words before a regulation tell of years in which it was still in force."""
    last = found.sejak.year if found.sejak is not None else found.sejak_tahun
    words = re.split(r"[.;]\s", value[max(0, cited.mulai - 120) : cited.mulai])[-1]
    years = [int(match["tahun"]) for match in _TIME_BEFORE.finditer(words)]
    return bool(years) and last is not None and max(years) <= last


def _since(found: Penggantian) -> str:
    if found.sejak is not None:
        return f" (paling lambat sejak {format_date(found.sejak)})"
    return f" (sejak tahun anggaran {found.sejak_tahun})"


@rule("LK443", Severity.WARNING, "Peraturan lebih baru daripada laporan")
def from_the_future(subject: Subject) -> Iterator[Problem]:
    """A regulation of a year, or of a day, after the report was signed."""
    signed = subject.laporan.dokumen.tanggal
    for text, cited in citations(subject):
        year, known = cited.kunci[2], peraturan_dikenal(cited.kunci)
        message = ""
        if year > signed.year:
            message = (
                f"Peraturan tahun {year} dikutip dalam laporan yang ditandatangani tahun "
                f"{signed.year}."
            )
        elif known is not None and known.dari is not None and known.dari > signed:
            message = (
                f"{nama_peraturan(known.kunci)} baru ada sejak {format_date(known.dari)}, "
                f"sedangkan laporan ini bertanggal {format_date(signed)}."
            )
        if message:
            advice = "Periksa nomor dan tahun peraturan itu."
            others = (("dokumen", "tanggal"),)
            yield problem(subject, text, cited.mulai, message, advice, others=others)


def named_in(subject: Subject, text: Text) -> tuple[Kutipan, ...]:
    """The regulations that a text of the report names, looked for once for all rules."""
    known = _named(subject)
    if text.path not in known:
        known[text.path] = tuple(kutipan(text.value))
    return known[text.path]


@remembered
def _named(subject: Subject) -> dict[Path_, tuple[Kutipan, ...]]:
    return {}


@remembered
def citations(subject: Subject) -> tuple[tuple[Text, Kutipan], ...]:
    """Regulations cited as such: not the one an amendment amends, nor one told of as past."""
    return tuple(
        (text, cited)
        for text in texts(subject)
        if _NUMBERED.search(text.value) is not None
        for cited in named_in(subject, text)
        if _is_in_force(text.value, cited)
    )


def _is_in_force(value: str, cited: Kutipan) -> bool:
    before = value[max(0, cited.mulai - 120) : cited.mulai]
    after = value[cited.akhir : cited.akhir + 100]
    is_past = _HISTORY.search(after) or _BEGINNING.search(before)
    return not _AMENDED.search(before) and not is_past

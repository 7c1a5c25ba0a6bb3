"""Reasons that say nothing: of an acceptance, or of what does not apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS
from lkjip_docgen.measures.ways import measured_by
from lkjip_docgen.model import Laporan, SurveiBulanan, sections_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_EMPTY: Final = frozenset(
    {
        *("ok", "oke", "okay", "sip", "iya", "yes", "tes", "test", "coba", "aman", "sudah"),
        *("beres", "siap", "lanjut", "abaikan", "skip", "nihil", "alasan", "xxx", "xxxx"),
    }
)
_FEWEST: Final = 3
"""Letters of a reason; a dash or an abbreviation of two letters is none."""


@rule("LK165", Severity.WARNING, "Alasan tidak menjelaskan apa pun")
def alasan_bermakna(subject: Subject) -> Iterator[Problem]:
    """What a reviewer reads in the place of a finding, and a reader in the place of a figure."""
    laporan = subject.laporan
    for number, entry in enumerate(laporan.diterima):
        if _says_nothing(entry.alasan):
            yield _problem(("diterima", number, "alasan"), entry.alasan)
    for path, reason in _empty_months(laporan):
        if _says_nothing(reason) or _names_only_months(reason):
            yield _problem(path, reason)
    for path, reason in _declared(laporan):
        if _says_nothing(reason):
            yield _problem(path, reason)


def _problem(path: Path_, reason: str) -> Problem:
    return Problem(
        path,
        f"Alasan “{reason}” tidak menjelaskan apa pun.",
        "Tulis mengapa dalam satu kalimat, misalnya apa yang sudah diperiksa dan pada dokumen "
        "mana. Alasan itu dibaca pereviu dan pembaca laporan.",
    )


def _empty_months(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """What an office says of months without a figure, which the report prints below the table."""
    for number, survei in measured_by(laporan.indikator, SurveiBulanan):
        if survei.bulan_kosong:
            yield ("indikator", number, "pengukuran", "bulan_kosong"), survei.bulan_kosong
    if laporan.emonev is not None and laporan.emonev.bulan_kosong:
        yield ("emonev", "bulan_kosong"), laporan.emonev.bulan_kosong


def _names_only_months(reason: str) -> bool:
    """Whether a reason says which months have no figure, but not why."""
    return not _MONTH_WORDS.sub("", reason.lower()).strip(" .,;/&-")


_MONTH_WORDS: Final = lazy_pattern(
    rf"\b(?:{'|'.join(MONTHS)}|dan|s\.?d\.?|sampai|dengan|bulan|tahun|kosong|\d+)\b".lower()
)


def _says_nothing(reason: str) -> bool:
    letters = "".join(filter(str.isalpha, reason.lower()))
    return len(letters) < _FEWEST or letters in _EMPTY


def _declared(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """Every declaration that something does not apply, with its reason."""
    for path, section in sections_of(laporan):
        for name, reason in section.tak_berlaku_semua().items():
            yield (*path, *name.split(".")), reason

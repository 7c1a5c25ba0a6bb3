"""The affair of government that an office says it attends to, held against its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan, Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import Urusan, urusan

_FIELDS: Final = ("kantor.kedudukan", "organisasi.tugas", "organisasi.fungsi")
"""Texts that say what the office as a whole is for."""
_AFFAIR: Final = lazy_pattern(
    r"\bbidang\s+(?P<isi>[^.;:()\n]{3,120}?)"
    r"(?=\s+(?:yang|di|pada|sesuai|dalam|menurut|serta|untuk|berdasarkan)\b|[.;:()\n]|$)",
    re.IGNORECASE,
    holds="bidang",
)
_TRAINING: Final = "pendidikan dan pelatihan"
"""What every office has for its own people."""


@rule("LK154", Severity.WARNING, "Kedudukan, tugas, atau fungsi milik urusan lain")
def of_another_affair(subject: Subject) -> Iterator[Problem]:
    """ "Urusan pemerintahan bidang perhubungan" of an office of public works.

    Only where the name of the office tells its affair: one for planning or supervision attends
    to all of them.
    """
    names = _names(subject.laporan)
    own = [row for row in urusan() if row.milik(_name(subject.laporan))]
    for text in texts(subject) if own else ():
        if text.field not in _FIELDS or not text.holds("bidang"):
            continue
        for match in _AFFAIR.finditer(text.prose):
            foreign = _foreign(match["isi"], names)
            if foreign is not None:
                yield _problem(subject, text, match, foreign, own)


def _foreign(words: str, names: str) -> Urusan | None:
    """The affair of others that words name; None where they name one of the office as well."""
    plain = " ".join(words.casefold().split()).replace(_TRAINING, "pelatihan")
    named = [row for row in urusan() if row.nama in plain]
    if any(row.milik(names) for row in named):
        return None
    return next(iter(named), None)


def _problem(
    subject: Subject, text: Text, match: re.Match[str], foreign: Urusan, own: Sequence[Urusan]
) -> Problem:
    return problem(
        subject,
        text,
        match.start(),
        f"“{' '.join(match.group().split())}” disebut, sedangkan kantor ini mengurus "
        f"{own[0].nama}; {foreign.nama} urusan kantor lain.",
        "Mungkin tertinggal dari laporan kantor lain. Salin rumusannya dari peraturan "
        "organisasi kantor.",
        others=(("kantor", "nama"), ("instansi", "bidang")),
    )


@remembered
def _names(laporan: Laporan) -> str:
    """Everything that tells of the affairs of an office, in lower case: its units too."""
    above = laporan.instansi
    names = [_name(laporan), above.bidang, *_units(laporan.organisasi.unit)]
    names += [row.nama for row in (above.eselon_satu,) if row is not None]
    return " ".join(" ".join(names).casefold().split())


def _name(laporan: Laporan) -> str:
    return " ".join(f"{laporan.kantor.nama} {laporan.kantor.jenis}".casefold().split())


def _units(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        yield unit.nama
        yield from _units(unit.unit)

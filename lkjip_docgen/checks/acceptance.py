"""Findings that the office accepts with a reason (`diterima` in the data file)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import partial

from lkjip_docgen.findings import Accepted, Finding, Severity
from lkjip_docgen.findings.codes import acceptance as codes
from lkjip_docgen.model import Diterima
from lkjip_docgen.source import Places, dotted


def accept(
    findings: Iterable[Finding],
    diterima: tuple[Diterima, ...],
    places: Places,
    *,
    partial_year: bool = False,
) -> tuple[list[Finding], list[Accepted]]:
    """Part the findings into open and accepted ones.

    An acceptance covers every warning and hint of its code, below its data
    path if it names one; an error that may be accepted, only where it names the path.
    One that covers nothing becomes a hint itself, so that it does not outlive the finding it
    was written for; of a part of the year (`partial_year`) it may be written for a finding of
    the whole.
    """
    listed = list(findings)
    accepted_by: dict[Finding, Diterima] = {}
    remarks: list[Finding] = []
    for number, entry in enumerate(diterima):
        meant = [f for f in listed if entry.mengenai(f.code, f.path)]
        for finding in _acceptable(meant, entry):
            accepted_by.setdefault(finding, entry)
        if meant or not partial_year:
            remarks += _remarks(number, entry, meant, places)
    return [*_without(listed, accepted_by), *remarks], _accepted(listed, accepted_by)


def _without(findings: Iterable[Finding], taken: Container[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding not in taken]


def _accepted(
    findings: Iterable[Finding], accepted_by: Mapping[Finding, Diterima]
) -> list[Accepted]:
    """The accepted ones of some findings, each with the reason of the office."""
    return [Accepted(f, accepted_by[f].alasan) for f in findings if f in accepted_by]


def _acceptable(findings: Iterable[Finding], entry: Diterima) -> Iterator[Finding]:
    for finding in findings:
        named = finding.acceptable and bool(entry.di)
        if finding.severity is not Severity.ERROR or named:
            yield finding


def _remarks(
    number: int, entry: Diterima, meant: list[Finding], places: Places
) -> Iterator[Finding]:
    """What is wrong with the acceptance at this position, of which these findings are meant."""
    path = ("diterima", number, "kode")
    remark = partial(Finding, severity=Severity.HINT, place=places.value(path), path=dotted(path))
    where = f" pada `{entry.di}`" if entry.di else ""
    if not meant:
        yield remark(
            code=codes.TIDAK_MENGENAI,
            message=f"Tidak ada temuan {entry.kode}{where} yang dapat diterima.",
            suggestion="Hapus penerimaan ini, atau perbaiki kode dan tempatnya.",
        )
    elif any(_acceptable(meant, entry)):
        return
    elif any(finding.acceptable for finding in meant):
        yield remark(
            code=codes.KESALAHAN,
            message=f"Temuan {entry.kode} hanya dapat diterima satu demi satu.",
            suggestion="Sebut tempatnya pada `di`, seperti kunci `path` pada keluaran JSON.",
        )
    else:
        yield remark(
            code=codes.KESALAHAN,
            message=f"Temuan {entry.kode}{where} adalah kesalahan dan tidak dapat diterima.",
            suggestion="Perbaiki datanya, lalu hapus penerimaan ini.",
        )

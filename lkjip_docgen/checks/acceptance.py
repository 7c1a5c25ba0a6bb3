"""Findings that the office accepts with a reason (`diterima` in the data file)."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from lkjip_docgen.findings import Accepted, Finding, Severity
from lkjip_docgen.findings.codes import acceptance as codes
from lkjip_docgen.findings.codes.across import ACROSS
from lkjip_docgen.idn import MONTHS, in_a_row
from lkjip_docgen.model import Diterima
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Places, dotted


def _of_one_office(kode: str) -> bool:
    """Whether the check of an office alone can tell a finding of this code."""
    return kode not in ACROSS


def accept(
    findings: Iterable[Finding],
    diterima: tuple[Diterima, ...],
    places: Places,
    *,
    partial_year: bool = False,
    judged: Callable[[str], bool] = _of_one_office,
) -> tuple[list[Finding], list[Accepted]]:
    """Part the findings into open and accepted ones.

    An acceptance covers every warning and hint of its code, below its data
    path if it names one; an error that may be accepted, only where it names the path.
    A reason that explains some of the findings by their months covers no others, and one that was
    given for a number none of another number.
    One that covers nothing becomes a hint itself, so that it does not outlive the finding it
    was written for; of a part of the year (`partial_year`) it may be written for a finding of
    the whole.  Codes that are not `judged` here are left to another check.
    """
    listed = list(findings)
    accepted_by: dict[Finding, Diterima] = {}
    remarks: list[Finding] = []
    for number, entry in enumerate(diterima):
        if not judged(entry.kode.upper()):
            continue
        meant = [f for f in listed if entry.mengenai(f.code, f.path)]
        for finding in _acceptable(_explained(meant, entry), entry):
            if not _is_another(finding, entry):
                accepted_by.setdefault(finding, entry)
        if meant or not partial_year:
            elsewhere = [f.path for f in listed if f.code == entry.kode and _may_be(f)]
            remarks += _remarks(number, entry, meant, elsewhere, places)
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
        if finding.severity is not Severity.ERROR or (_may_be(finding) and entry.di):
            yield finding


def _explained(findings: Sequence[Finding], entry: Diterima) -> Sequence[Finding]:
    """The findings that a reason is about.

    "Petugas mengawal deportasi pada pekan survei bulan Desember" explains too few respondents of
    December, and not those of another survey, unless the entry tells where it is meant.
    """
    months = set(_MONTH.findall(entry.alasan))
    if entry.di or not months:
        return findings
    of_months = [f for f in findings if months & set(_MONTH.findall(f.message))]
    return of_months or findings


_MONTH: Final = lazy_pattern(rf"\b(?:{'|'.join(MONTHS)})\b", holds=MONTHS)


def _is_another(finding: Finding, entry: Diterima) -> bool:
    """Whether another number stands there now than the one that the office has accepted."""
    return entry.isi is not None and finding.figure != entry.isi.strip()


def _may_be(finding: Finding) -> bool:
    """Whether a finding can be accepted where its place is named."""
    return finding.acceptable or finding.severity is not Severity.ERROR


def _instead(entry: Diterima, elsewhere: Sequence[str]) -> str:
    """What to do about an acceptance of nothing: the places where its code is found, if any."""
    if not (elsewhere and entry.di):
        return "Hapus penerimaan ini, atau perbaiki kode dan tempatnya."
    shown = in_a_row([f"`{path}`" for path in elsewhere[:_SHOWN]])
    more = f" dan {len(elsewhere) - _SHOWN} tempat lain" if len(elsewhere) > _SHOWN else ""
    return (
        f"{entry.kode} ada pada {shown}{more}; tulis `di` seperti itu, atau hapus penerimaan ini."
    )


_SHOWN: Final = 3


def _remarks(
    number: int,
    entry: Diterima,
    meant: list[Finding],
    elsewhere: Sequence[str],
    places: Places,
) -> Iterator[Finding]:
    """What is wrong with the acceptance at this position, of which these findings are meant."""
    path = ("diterima", number, "kode")
    remark = partial(Finding, severity=Severity.HINT, place=places.value(path), path=dotted(path))
    where = f" pada `{entry.di}`" if entry.di else ""
    if not meant:
        yield remark(
            code=codes.TIDAK_MENGENAI,
            message=f"Tidak ada temuan {entry.kode}{where} yang dapat diterima.",
            suggestion=_instead(entry, elsewhere),
        )
    elif found := list(_acceptable(meant, entry)):
        if all(_is_another(finding, entry) for finding in found):
            now = found[0].figure or "tidak ada"
            yield remark(
                code=codes.TIDAK_MENGENAI,
                message=f"{entry.kode} diterima untuk {entry.isi}, kini di tempat itu {now}.",
                suggestion="Periksa angka yang baru. Bila memang benar, ganti `isi` pada "
                "penerimaan ini; bila tidak, perbaiki angkanya.",
            )
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

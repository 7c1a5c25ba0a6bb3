"""What is found in and across many offices, as people and programs read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.findings import (
    Finding,
    Severity,
    finding_as_data,
    most_rewarding_first,
    render_github,
    render_json,
    render_text,
)
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.jobs.check_all import AllChecked, Looked
from lkjip_docgen.visible import one_line

_WORDS = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.HINT: "saran"}
_MOST_NAMED = 10
_MOST_ERRORS = 3
"""Errors of data that cannot be read which are shown of each office; others are counted."""


def text_of_all(checked: AllChecked, *, color: bool = False, every: bool = False) -> str:
    """A line an office, then what keeps offices out, then what is found across them.

    `every`: all findings in full, as `lkjip check --rinci` shows them.
    """
    lines = [*_offices(checked), ""]
    outside = [*checked.about, *_broken(checked, every=every)]
    if outside:
        told = render_text(most_rewarding_first(outside), color=color, every=every)
        lines += [*told.splitlines()[:-1], ""]
    lines.append(_compared(checked))
    lines.append(render_text(checked.findings, accepted=checked.accepted, color=color, every=every))
    return "\n".join(lines)


def _offices(checked: AllChecked) -> Iterator[str]:
    for office in checked.offices:
        yield one_line(f"{_called(office)}: {_counted(office)}")


def _called(office: Looked) -> str:
    name = "folder ini sendiri" if office.name == "." else office.name
    return f"{name} ({office.kantor}, {office.tahun})" if office.kantor else name


def _counted(office: Looked) -> str:
    words = [f"{n} {_WORDS[kind]}" for kind in Severity if (n := office.counts.get(kind, 0))]
    if office.accepted:
        words.append(f"{office.accepted} diterima")
    told = ", ".join(words) or "tidak ada temuan"
    return f"{told}; tidak dibandingkan" if office.broken else told


def _broken(checked: AllChecked, *, every: bool) -> Iterator[Finding]:
    """The errors of offices that are held against no other, the first of each."""
    for office in checked.offices:
        yield from office.broken if every else office.broken[:_MOST_ERRORS]


def _compared(checked: AllChecked) -> str:
    """How many offices were held against each other."""
    sound = sum(not office.broken for office in checked.offices)
    told = f"Antarkantor ({sound} dari {len(checked.offices)} kantor dibandingkan):"
    if checked.alone:
        told = (
            "Tanpa kantor sejenis (profil, instansi di atasnya, tahun, dan periode yang sama), "
            f"sehingga hanya salinannya yang dicari: {_named(checked.alone)}.\n{told}"
        )
    if not checked.superior:
        return told
    return (
        "Laporan kantor di atasnya tidak ikut dibandingkan; periksalah dengan `lkjip check` tanpa "
        f"--all.\n{told}"
    )


def _named(offices: Sequence[str]) -> str:
    """Offices in a row; of many the first, and how many others."""
    left = len(offices) - _MOST_NAMED
    shown = offices if left <= 1 else [*offices[:_MOST_NAMED], f"{left} kantor lain"]
    return one_line(in_a_row(list(shown)))


def json_of_all(checked: AllChecked) -> str:
    """As `lkjip check --format json`, with `offices` and `about`; `findings` are across offices."""
    more = {
        "about": [finding_as_data(found) for found in checked.about],
        "offices": [_office(office) for office in checked.offices],
        "superior": checked.superior or None,
        "alone": checked.alone,
    }
    return render_json(checked.findings, checked.accepted, more)


def _office(office: Looked) -> dict[str, object]:
    return {
        "name": office.name,
        "office": office.kantor or None,
        "year": int(office.tahun) if office.tahun else None,
        "compared": not office.broken,
        "summary": {str(kind): office.counts.get(kind, 0) for kind in Severity},
        "accepted": office.accepted,
        "findings": [finding_as_data(found) for found in office.broken],
    }


def github_of_all(checked: AllChecked) -> str:
    """What is found across offices and what keeps offices out, as workflow commands."""
    broken: Sequence[Finding] = tuple(_broken(checked, every=True))
    return render_github((*checked.about, *broken, *checked.findings))

"""What came of all offices: as data for programs, and the counts that are told."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

from lkjip_docgen.addresses import Where
from lkjip_docgen.batch.outcome import Outcome, Status
from lkjip_docgen.findings import Finding, Severity, finding_as_data
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.records import Record


class Summary(Record):
    """What came of all offices below `root`, in the order of their names.

    `findings` are about the folders and the computers, not about one office; `seconds` is how
    long all of it took by the clock, `workers` who worked ("2 proses").  `checked` says that
    the findings of offices are those of `lkjip check`, not of reading and building alone.
    `files` are those that the summary was written to.
    """

    root: Where
    out: Where
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    seconds: float
    workers: str
    formats: tuple[str, ...]
    checked: bool = False
    files: tuple[Where, ...] = ()

    def number(self, *statuses: Status) -> int:
        """How many offices are of one of these."""
        return sum(outcome.status in statuses for outcome in self.outcomes)

    @property
    def is_sound(self) -> bool:
        """Whether every office has its report, as the data are now."""
        return all(outcome.is_sound for outcome in self.outcomes) and not any(
            finding.severity is Severity.ERROR for finding in self.findings
        )


def told(summary: Summary) -> str:
    """The counts in two short sentences."""
    parts = [f"{n} {status}" for status in Status if (n := summary.number(status))]
    return (
        f"{len(summary.outcomes)} kantor: {', '.join(parts)}. "
        f"Waktu {seconds_of(summary.seconds)} detik dengan {summary.workers}."
    )


def told_ended(summary: Summary) -> str:
    """What is said when somebody ended the work: what is done, what is left, how to go on."""
    all_, left = len(summary.outcomes), summary.number(Status.WAITING)
    counts = (f"{n} {s}" for s in Status if s is not Status.WAITING and (n := summary.number(s)))
    done = f" ({', '.join(counts)})" if left < all_ else ""
    return (
        f"Dibatalkan: {all_ - left} dari {all_} kantor sudah dikerjakan{done}, {left} belum. "
        "Untuk melanjutkan, jalankan perintah yang sama sekali lagi; yang sudah dibuat dilewati."
    )


def told_of(outcome: Outcome) -> str:
    """One line about an office that is done."""
    name = "folder ini sendiri" if outcome.name == "." else outcome.name
    parts = [f"{name}: {outcome.status}"]
    if outcome.status in (Status.BUILT, Status.PARTLY):
        parts.append(f"{seconds_of(outcome.seconds)} detik")
    if outcome.unfinished:
        parts.append(f"{outcome.unfinished} bagian belum diisi")
    errors = outcome.count(Severity.ERROR)
    if errors:
        parts.append(f"{errors} kesalahan")
    return ", ".join(parts)


def seconds_of(value: float) -> str:
    """Seconds as they are printed: "2,1"."""
    return format_decimal(Decimal(f"{value:.1f}"), 1)


def as_json(summary: Summary) -> str:
    """The summary for other programs; times in seconds, places as in `lkjip check`."""
    counts = Counter(str(outcome.status) for outcome in summary.outcomes)
    body = {
        "folder": str(summary.root),
        "out": str(summary.out),
        "formats": summary.formats,
        "checked": summary.checked,
        "seconds": round(summary.seconds, 2),
        "workers": summary.workers,
        "counts": {str(status): counts[str(status)] for status in Status},
        "findings": [finding_as_data(each) for each in summary.findings],
        "offices": [_office(outcome) for outcome in summary.outcomes],
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def _office(outcome: Outcome) -> dict[str, object]:
    return {
        "name": outcome.name,
        "office": outcome.kantor,
        "year": outcome.tahun or None,
        "status": str(outcome.status),
        "files": sorted(outcome.files),
        "unfinished": outcome.unfinished,
        "counts": {str(severity): outcome.count(severity) for severity in Severity},
        "seconds": round(outcome.seconds, 2),
        "worker": outcome.worker,
        "findings": [finding_as_data(each) for each in outcome.findings],
    }

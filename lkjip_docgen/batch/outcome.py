"""What came of one office, as it is told and as it is kept for the next run."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from lkjip_docgen.findings import Finding, Severity, from_line, to_line
from lkjip_docgen.records import Record


class Status(StrEnum):
    """What became of the report of an office."""

    BUILT = "dibuat"
    SKIPPED = "tidak berubah"
    EDITED = "disunting"
    PARTLY = "sebagian"
    FAILED = "gagal"
    WAITING = "belum dikerjakan"


class Outcome(Record):
    """What came of one office.

    `name` is its folder below the folder of all, `kantor` and `tahun` what the report says it
    is about (empty and 0 where the data could not be read).  `files` are the outputs with the
    digest of each as it was written.  `unfinished` is the number of places that still say
    BELUM DIISI, `seconds` how long the last build took.
    """

    name: str
    status: Status
    kantor: str = ""
    tahun: int = 0
    files: Mapping[str, str] = {}
    findings: tuple[Finding, ...] = ()
    unfinished: int = 0
    seconds: float = 0.0
    worker: str = ""

    def count(self, severity: Severity) -> int:
        """How many of the findings are that severe."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def is_sound(self) -> bool:
        """Whether its report is there, as the data are now."""
        waiting = any(finding.severity is Severity.ERROR for finding in self.findings)
        return self.status in (Status.BUILT, Status.SKIPPED) or (
            self.status is Status.EDITED and not waiting
        )


def as_data(outcome: Outcome) -> dict[str, object]:
    """An outcome as JSON has it, for the next run; `from_data` reads it."""
    return {
        "nama": outcome.name,
        "status": str(outcome.status),
        "kantor": outcome.kantor,
        "tahun": outcome.tahun,
        "berkas": dict(outcome.files),
        "temuan": [to_line(finding) for finding in outcome.findings],
        "belum_diisi": outcome.unfinished,
        "detik": outcome.seconds,
    }


def from_data(data: Mapping[str, object]) -> Outcome:
    """The outcome that `as_data` wrote; raises `ValueError`, `KeyError` or `TypeError`."""
    files, findings = data["berkas"], data["temuan"]
    if not isinstance(files, dict) or not isinstance(findings, list):
        raise TypeError("no outcome")
    return Outcome(
        name=str(data["nama"]),
        status=Status(str(data["status"])),
        kantor=str(data["kantor"]),
        tahun=int(str(data["tahun"])),
        files={str(name): str(digest) for name, digest in files.items()},
        findings=tuple(from_line(str(line)) for line in findings),
        unfinished=int(str(data["belum_diisi"])),
        seconds=float(str(data["detik"])),
    )

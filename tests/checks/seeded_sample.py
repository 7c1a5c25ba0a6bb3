"""A copy of the sample into which a test seeds a defect, and what a check says of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project

SAMPLE = Path(__file__).parents[2] / "sample_data" / "tanjungpandan-2023"
DATA = "laporan.yaml"
IKM = "survei-ikm-2023.csv"
IKI = "survei-iki-2023.csv"
EMONEV = "emonev-2023.csv"


@dataclass(frozen=True)
class Salinan:
    """A copy of the sample project that a test may change."""

    root: Path

    def ganti(self, old: str, new: str, file: str = DATA) -> Salinan:
        """Replace the first `old`, which must be there."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def potong(self, start: str, end: str, new: str) -> Salinan:
        """Replace what stands from `start` up to `end`, which stays."""
        path = self.root / DATA
        before, rest = path.read_text(encoding="utf-8").split(start, 1)
        _, after = rest.split(end, 1)
        path.write_text(f"{before}{new}{end}{after}", encoding="utf-8")
        return self

    def tambah(self, text: str) -> Salinan:
        """Append to the data file."""
        path = self.root / DATA
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        return self

    def baris(self, fragments: Iterable[str], file: str = DATA) -> int:
        """The number of the line with the last of `fragments`, each on a later line."""
        lines = (self.root / file).read_text(encoding="utf-8").splitlines()
        at = 0
        for fragment in fragments:
            at = next(n for n in range(at, len(lines)) if fragment in lines[n]) + 1
        return at

    def temuan(self) -> tuple[Finding, ...]:
        """All open findings, those of the same cause too."""
        return with_same_cause(check_project(self.root).findings)

    def temuan_baru(self) -> list[Finding]:
        """The findings that the clean sample does not have."""
        known = _clean()
        return [f for f in self.temuan() if (f.code, f.path, f.message) not in known]


def with_same_cause(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings and those that are told with them, as they have the same cause."""
    return tuple(one for found in findings for one in (found, *found.same_cause))


def salin(folder: Path) -> Salinan:
    """Copy the sample into `folder`."""
    root = folder / "contoh"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    return Salinan(root)


@cache
def _clean() -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (f.code, f.path, f.message) for f in with_same_cause(check_project(SAMPLE).findings)
    )

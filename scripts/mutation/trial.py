"""Is a mutant noticed?  The tests that are about its module, the nearest and quickest first."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from mutation.forking import Entry
from mutation.operators import PACKAGE, Mutant
from mutation.stage import ROOT, Stage, Verdict

_SAMPLES = (
    "tests/test_sample_rudenim.py", "tests/test_sample_data.py", "tests/test_formats.py",
    "tests/test_identity_in_reports.py", "tests/test_cli.py",
)  # fmt: skip
"""They see whole reports."""
_STRANGER = 2


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant."""

    path: str
    line: int
    operator: str
    before: str
    after: str
    verdict: str
    """killed, survived, equal, or unsure: what noticed it fails anyway."""
    by: str
    """The test that noticed, what ended the run, or why it is equal."""
    seconds: float = 0.0

    @classmethod
    def of(cls, mutant: Mutant, verdict: str, by: str, seconds: float = 0.0) -> Outcome:
        """For a mutant."""
        told = mutant.path, mutant.line, mutant.operator, mutant.before, mutant.after
        return cls(*told, verdict, by, round(seconds, 1))

    def as_dict(self) -> dict[str, object]:
        """For a line of JSON."""
        return asdict(self)


def tried(entry: Entry, stage: Stage, budget: float) -> Outcome:
    """Put the fault into the copy, run tests until one fails, and take it out again."""
    mutant, begun = entry.mutant, time.monotonic()
    file = stage.root / mutant.path
    file.write_bytes(mutant.applied(file.read_bytes()))
    try:
        verdict = stage.run(entry.files, budget) if entry.files else Verdict(True, "no test")
    finally:
        stage.restore(mutant.path)
    told = "killed" if verdict.is_noticed else "survived"
    return Outcome.of(mutant, told, verdict.by or "all pass", time.monotonic() - begun)


def files_about(mutant: Mutant, seconds: Mapping[str, float], root: Path = ROOT) -> list[str]:
    """The files of tests that may notice a mutant, the nearest and then the quickest first."""
    files = [file.relative_to(root).as_posix() for file in (root / "tests").rglob("test_*.py")]
    ranked = [(_kinship(mutant, file, root), seconds.get(file, 0.0), file) for file in files]
    return [file for kinship, _, file in sorted(ranked) if kinship < _STRANGER]


def seconds_of(junit: Path | None) -> dict[str, float]:
    """What each file of tests takes, from a report of pytest."""
    seconds: dict[str, float] = {}
    for case in ElementTree.parse(junit).iter("testcase") if junit else ():
        file = case.get("classname", "").replace(".", "/") + ".py"
        seconds[file] = seconds.get(file, 0.0) + float(case.get("time", 0))
    return seconds


def _kinship(mutant: Mutant, file: str, root: Path) -> int:
    """How near a file of tests is: it names the module, or it is of its room or of all rooms."""
    module = PurePosixPath(mutant.path).with_suffix("")
    room = module.relative_to(PACKAGE).parts[0]
    text = (root / file).read_text(encoding="utf-8")
    if _dotted(module) in text or f"_{module.name}" in file:
        return 0
    is_of_room = f"/{room}/" in file or f"test_{room}" in file
    if is_of_room or file in _SAMPLES or f"{PACKAGE}.{room}" in text:
        return 1
    return _STRANGER


def _dotted(module: PurePosixPath) -> str:
    return module.as_posix().replace("/", ".").removesuffix(".__init__")

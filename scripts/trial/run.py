"""One run: a report is edited, the data change, the refresh is judged."""

from __future__ import annotations

import shutil
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

import docx

from lkjip_docgen.api import build
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from trial import plain, reading, soundness, stage
from trial.deviation import Deviation, sequences, short
from trial.reading import Doc


@dataclass(frozen=True)
class Spec:
    """What is to be run; `data` and `edits` name the changes to keep, all when None."""

    seed: int
    plain: bool = False
    data: tuple[int, ...] | None = None
    edits: tuple[int, ...] | None = None

    @property
    def command(self) -> str:
        """How to repeat it."""
        parts = [f"scripts/trial_refresh.py --seed {self.seed} --only"]
        if self.plain:
            parts.append("--plain")
        if self.data is not None:
            parts.append(f"--keep-data {','.join(map(str, self.data)) or 'none'}")
        if self.edits is not None:
            parts.append(f"--keep-edits {','.join(map(str, self.edits)) or 'none'}")
        return " ".join(parts)


@dataclass
class Result:
    """How a run ended; `skipped` says why it was none."""

    spec: Spec
    base: str = ""
    data: list[str] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0


def run(spec: Spec, out: Path) -> Result:
    """Run it below `out`; the files stay there when something deviates."""
    started = time.perf_counter()
    result = Result(spec)
    work = out / f"run-{spec.seed}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        _Run(spec, work, out / "cache", result).go()
    except Exception as error:  # a crash of the program is a deviation like any other
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno} {last.name}"
        said = short(f"{type(error).__name__}: {error}")
        result.deviations.append(Deviation("crash", where, "a report", said))
        (work / "traceback.txt").write_text(traceback.format_exc(), encoding="utf-8")
    result.seconds = time.perf_counter() - started
    if not result.deviations:
        shutil.rmtree(work)
    return result


class _Run:
    """The steps of a run, and the files between them."""

    def __init__(self, spec: Spec, work: Path, cache: Path, result: Result) -> None:
        self.spec, self.work, self.result = spec, work, result
        self.base = stage.base_of(spec.seed, cache)
        self.edited = work / "edited.docx"
        self.new = work / "data"
        self.fresh = work / "fresh.docx"
        self.refreshed = work / "refreshed.docx"
        result.base = self.base.name

    def go(self) -> None:
        self.result.data = stage.renewed(self.base, self.new, self.spec.seed, self.spec.data)
        try:
            build(self.new, self.fresh, with_layout=False)
        except LkjipError as error:
            self.result.skipped = short(str(error))
            return
        docx.Document(str(self.base.report)).save(str(self.edited))
        done = self._refresh(self.edited, self.new, self.refreshed)
        self.result.conflicts = [c.path for c in done.outcome.open]
        self._judge(done)

    def _refresh(self, report: Path, data: Path, out: Path) -> RefreshResult:
        return refresh(report, data, out, Wish(with_layout=False, force=True))

    def _judge(self, done: RefreshResult) -> None:
        before, after = reading.read(self.edited), reading.read(self.refreshed)
        fresh = reading.read(self.fresh)
        found = self.result.deviations
        found += plain.judge(fresh, after, before)
        for conflict in done.outcome.open:
            said = short(f"{conflict.path}: {conflict.old!r} -> {conflict.new!r}")
            found.append(Deviation("needless conflict", conflict.place, "no conflict", said))
        found += self._opens()
        found += self._again(after, self.result.conflicts)
        if not found:
            found += self._back(before)

    def _opens(self) -> list[Deviation]:
        said = soundness.opens(self.refreshed.read_bytes())
        return [Deviation("xml", "", "opens", said)] if said else []

    def _again(self, after: Doc, names: list[str]) -> list[Deviation]:
        """A second refresh changes nothing."""
        target = self.work / "second.docx"
        done = self._refresh(self.refreshed, self.new, target)
        twice = [c.path for c in done.outcome.open]
        found = sequences("second", after.atoms, reading.read(target).atoms, lambda a: a.face)
        if sorted(twice) != sorted(names):
            found.append(Deviation("second", "conflicts", str(names), str(twice)))
        return found

    def _back(self, before: Doc) -> list[Deviation]:
        """The old data bring the old report back."""
        target = self.work / "back.docx"
        self._refresh(self.refreshed, self.base.folder, target)
        return sequences("back", before.atoms, reading.read(target).atoms, lambda a: a.face)

"""One run: a report is edited, the data change, the refresh is judged."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.refresh.outcome import Kind
from trial import edits, fates, office, plain, reading, soundness, stage, tracked
from trial.deviation import Deviation, sequences, short
from trial.judge import Judge, uncounted
from trial.office import is_there
from trial.reading import Atom, Doc
from trial.sheet import Probe, Sheet

_ATTEMPTS = 12
_SAVED_BY_IT = 0.1
_AGAIN = 0.4
_BACK = 0.2
_TRACKED = 0.2
_APART = 0.4  # of the runs choose the places of their edits whatever the data change
_CHECKED = 50
LIBREOFFICE = 99
"""The number by which `--keep-edits` names the saving by LibreOffice."""


@dataclass(frozen=True)
class Spec:
    """What is to be run; `data` and `edits` name the changes to keep, all when None."""

    seed: int
    plain: bool = False
    data: tuple[int, ...] | None = None
    edits: tuple[int, ...] | None = None
    whole: bool = False  # with every step, also those that most runs leave out

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
        frames = traceback.extract_tb(error.__traceback__)
        last = frames[-1]
        programs = any("lkjip_docgen" in Path(f.filename).parts for f in frames)
        where = f"{Path(last.filename).name}:{last.lineno} {last.name}"
        said = short(f"{type(error).__name__}: {error}")
        result.deviations.append(
            Deviation("crash" if programs else "crash of the trial", where, "a report", said)
        )
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
        self.rng = random.Random(f"{spec.seed}/course")
        result.base = self.base.name
        self.drafts: stage.Drafts = {}

    @cached_property
    def fresh_doc(self) -> Doc:
        """What the new build says."""
        return reading.read(self.fresh)

    @cached_property
    def fate(self) -> dict[int, int]:
        """Where each block of the base stands in the new build."""
        return fates.match(stage.read_base(self.base).atoms, self.fresh_doc.atoms)

    def go(self) -> None:
        seed, kept = self.spec.seed, self.spec.data
        self.result.data = stage.renewed(self.base, self.new, self.fresh, seed, kept)
        if not self.fresh.exists():
            self.result.skipped = "the data drawn make no report"
            return
        before, probes, by_libreoffice = self._edit()
        done = self._refresh(self.edited, self.new, self.refreshed)
        self.result.conflicts = [c.path for c in done.outcome.open]
        after = reading.read(self.refreshed)
        if self.spec.plain:
            self._plain(done, self.fresh_doc, after, before)
        else:
            docs = (stage.read_base(self.base), before, self.fresh_doc, after)
            judge = Judge(docs, self.fate, probes, done.outcome, by_libreoffice=by_libreoffice)
            self.result.deviations += judge.judge()
        self.result.deviations += self._opens()
        if self._takes(_AGAIN):
            self.result.deviations += self._again(after, self.result.conflicts)
        if not self.result.deviations:
            self._further(done, before, after)

    def _edit(self) -> tuple[Doc, list[Probe], bool]:
        """The edited file; what it says, with marks; and whether LibreOffice saved it."""
        sheet = Sheet.open(
            self.base.report, stage.read_base(self.base), self.work, self._preferred()
        )
        count = 0 if self.spec.plain else self.rng.randint(0, 6)
        for number in range(count):
            if self.spec.edits is None or number in self.spec.edits:
                self._one_edit(sheet, number)
        by_libreoffice = not self.spec.plain and self.rng.random() < _SAVED_BY_IT and is_there()
        if not self.result.edits:
            self.result.edits.append("resave")
        seen = sheet.save(self.edited)
        if by_libreoffice and (self.spec.edits is None or LIBREOFFICE in self.spec.edits):
            self.result.edits.append("libreoffice")
            office.resave(self.edited)
            return office.marked(seen, reading.read(self.edited)), sheet.probes, True
        return seen, sheet.probes, False

    def _one_edit(self, sheet: Sheet, number: int) -> None:
        """An edit of a random kind; another one where the report has no place for it."""
        names = list(edits.KINDS)
        for attempt in range(_ATTEMPTS):
            seed = f"{self.spec.seed}/edit/{number}/{attempt}"
            sheet.turn(number, seed)
            name = sheet.rng.choice(names)
            if edits.KINDS[name](sheet):
                self.result.edits.append(name)
                return

    def _preferred(self) -> set[int]:
        """The blocks that the data change; edits fall on them more often."""
        if self.spec.plain or self.rng.random() < _APART:
            return set()
        base, new, found = stage.read_base(self.base).atoms, self.fresh_doc.atoms, self.fate
        if self.spec.data is not None:  # as in the run that is taken apart
            fresh = self.work / "all.docx"
            stage.renewed(self.base, self.work / "all", fresh, self.spec.seed, None)
            new = reading.read(fresh).atoms
            found = fates.match(base, new)
        return {m for m, a in enumerate(base) if m not in found or a.face != new[found[m]].face}

    def _refresh(self, report: Path, data: Path, out: Path, track: bool = False) -> RefreshResult:
        with stage.drafts_kept(self.drafts):
            return refresh(report, data, out, Wish(with_layout=False, force=True, track=track))

    def _plain(self, done: RefreshResult, fresh: Doc, after: Doc, before: Doc) -> None:
        found = self.result.deviations
        found += plain.judge(fresh, after, before)
        for conflict in done.outcome.open:
            said = short(f"{conflict.path}: {conflict.old!r} -> {conflict.new!r}")
            found.append(Deviation("needless conflict", conflict.place, "no conflict", said))

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

    def _takes(self, share: float) -> bool:
        """Whether this run takes a step that only a share of the runs take."""
        return self.rng.random() < share or self.spec.whole

    def _further(self, done: RefreshResult, before: Doc, after: Doc) -> None:
        """Back to the old data, and with tracked changes; only of a run that is right so far."""
        found = self.result.deviations
        settled = not done.outcome.open and not done.outcome.of(Kind.GONE)
        if self._takes(_BACK) and settled:
            found += self._back(before)
        if self._takes(_TRACKED):
            found += self._tracked(before, after)
        checker = os.environ.get("LKJIP_TRIAL_CHECK", "")
        if checker and self.spec.seed % _CHECKED == 0:
            found += _checked(checker, self.refreshed)

    def _back(self, before: Doc) -> list[Deviation]:
        """The old data bring the old report back, with the edits in it.

        Not what people did to the arrangement of a part that has come and gone, or put into it.
        """
        target = self.work / "back.docx"
        self._refresh(self.refreshed, self.base.folder, target)
        after = _shown(reading.read(target).atoms)
        base = stage.read_base(self.base).atoms
        if "libreoffice" in self.result.edits:
            after, base = [uncounted(a) for a in after], [uncounted(a) for a in base]
            before = replace(before, atoms=[uncounted(a) for a in before.atoms])
        did = fates.edited(base, before.atoms)
        undone = {m for m in did.deleted | did.moved if m not in self.fate}
        undone |= {m for m in did.moved if did.before(m) not in self.fate}
        kept = [a for a in before.atoms if not a.mark or int(a.mark) not in undone]
        generated = [base[m] for m in sorted(undone)]
        if not any(not a.mark for a in kept):
            again = Counter[Hashable](a.face for a in generated)
            return sequences("back", _shown(kept), after, lambda a: a.face, again)
        own = Counter(_own_face(a) for a in kept if not a.mark)
        mine = [a for a in _shown(kept) if a.mark]
        theirs = []
        for atom in after:
            if own[_own_face(atom)] > 0:
                own[_own_face(atom)] -= 1
            else:
                theirs.append(atom)
        return sequences("back", mine, theirs, _own_face, Counter(map(_own_face, generated)))

    def _tracked(self, before: Doc, after: Doc) -> list[Deviation]:
        """All changes taken are the refreshed report; all refused are the file before."""
        target = self.work / "tracked.docx"
        self._refresh(self.edited, self.new, target, track=True)
        doc = reading.read(target)
        ours = tracked.authors(doc) - tracked.authors(before)
        taken = tracked.accepted(doc, ours).atoms
        refused = tracked.rejected(doc, ours).atoms
        return [
            *sequences("tracked, accepted", _told(after.atoms), _told(taken), lambda a: a.face),
            *sequences("tracked, rejected", _told(before.atoms), _told(refused), lambda a: a.face),
        ]


def _shown(atoms: list[Atom]) -> list[Atom]:
    return [a for a in atoms if not a.is_empty]


def _told(atoms: list[Atom]) -> list[Atom]:
    """The words alone: pictures and formulas cannot be tracked everywhere."""
    told = [replace(a, pictures=(), text=_untracked(a.text)) for a in atoms]
    return [a for a in told if a.text]


def _untracked(text: str) -> str:
    return re.sub(r"⟦[^⟧]*⟧", "", text).strip()


def _own_face(atom: Atom) -> tuple[bool, str, tuple[str, ...]]:
    return atom.kind == "p", atom.text, atom.pictures


def _checked(checker: str, file: Path) -> list[Deviation]:
    """What a validator outside says of a file."""
    done = subprocess.run([checker, "docx", str(file)], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    return [Deviation("validator", "", "valid", short((done.stdout + done.stderr)[-300:]))]

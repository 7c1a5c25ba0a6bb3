"""The reports of many offices: found, built by processes here or elsewhere, and summed up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lkjip_docgen.addresses import Where
from lkjip_docgen.batch import (
    Done,
    Executor,
    Limits,
    Outcome,
    Pool,
    Seal,
    Status,
    Summary,
    Task,
    by_cost,
    keep,
    out_of,
    program,
    recall,
)
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.jobs.batch_order import BatchWish, Order, Result
from lkjip_docgen.jobs.batch_places import SummaryFiles, mind_out, offices_of, summary_at
from lkjip_docgen.jobs.batch_turn import alone_at
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.second_process import processors
from lkjip_docgen.source import Member, Members

_BUILD = "lkjip_docgen.jobs.batch_office:build_office"


class Team(Record):
    """Who does the work, how that is called, and what is said of them."""

    executor: Executor
    called: str
    findings: tuple[Finding, ...] = ()


class Interrupted(KeyboardInterrupt):
    """Somebody ended a batch (Ctrl+C); `summary` is what came of it so far."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


Tell = Callable[[Outcome, int, int], None]
"""Told of each office that is done: what came of it, its number, the number of all."""


def batch(wish: BatchWish, tell: Tell = lambda outcome, number, all_: None) -> Summary:
    """Build the report of every office below a folder, and write a summary.

    What was built from the same data, templates and program is left as it is, and so is what
    people edited.  What goes wrong with one office harms no other.  Raises `LkjipError` where
    nothing can be begun at all, as while another batch works there, and `Interrupted` when
    somebody ends it.
    """
    started = time.perf_counter()
    wish = replace(wish, folder=_absolute(wish.folder), out=wish.out and _absolute(wish.out))
    mind_out(wish)
    offices = offices_of(wish)
    files = SummaryFiles(wish)
    with alone_at(summary_at(wish)):
        return _batch(wish, offices, files, tell, started)


def _batch(
    wish: BatchWish, offices: Members, files: SummaryFiles, tell: Tell, started: float
) -> Summary:
    work = _Work(wish, offices)
    stopped: tuple[Finding, ...] = ()

    def summary(team: Team) -> Summary:
        seconds = time.perf_counter() - started
        return work.summary(seconds, replace(team, findings=(*team.findings, *stopped)))

    with _team(wish, len(offices.all)) as team:
        try:
            _work_through(team.executor, work, tell)
        except KeyboardInterrupt:
            raise Interrupted(_written(summary(team), files)) from None
        except LkjipError as error:  # of the executor: what is wrong with an office is told there
            stopped = error.findings
    return _written(summary(team), files)


def _written(summary: Summary, files: SummaryFiles) -> Summary:
    """The summary with its files; where they cannot be written, that is a part of it."""
    try:
        return files.write(summary)
    except LkjipError as error:
        return replace(summary, findings=(*summary.findings, *error.findings))


def _absolute(folder: Where) -> Where:
    return folder.absolute() if isinstance(folder, Path) else folder


def _work_through(executor: Executor, work: _Work, tell: Tell) -> None:
    for number, outcome in enumerate(work.refused, 1):
        tell(outcome, number, work.number)
    for done in executor.run(work.tasks()):
        outcome = work.took(done)
        tell(outcome, len(work.outcomes), work.number)


@contextmanager
def _team(wish: BatchWish, offices: int) -> Iterator[Team]:
    """Processes here, no more than there are offices, or the workers of a cluster."""
    limits = Limits(seconds=wish.minutes * 60)
    if wish.scheduler:
        from lkjip_docgen.batch import connected

        with connected(wish.scheduler, wish.tls, limits) as cluster:
            yield Team(cluster, cluster.called, cluster.findings)
    else:
        workers = min(wish.workers or processors(), offices)
        yield Team(Pool(workers, limits), f"{workers} proses")


class _Work:
    """The offices of one batch: what is to be done, and what came of it so far."""

    def __init__(self, wish: BatchWish, offices: Members) -> None:
        self._wish = wish
        self._offices = offices
        colliding = _colliding(offices, wish.folder) if wish.out is not None else {}
        self.refused = tuple(colliding.values())
        self.outcomes: dict[str, Outcome] = dict(colliding)
        self.number = len(offices.all)
        self._known = {office.name: self._recalled(office) for office in offices.all}

    def tasks(self) -> tuple[Task, ...]:
        """What is to be done, the longest first."""
        seconds = {n: seal.outcome.seconds for n, seal in self._known.items() if seal is not None}
        waiting = [each for each in self._offices.all if each.name not in self.outcomes]
        return tuple(self._task(office) for office in by_cost(waiting, seconds))

    def _task(self, office: Member) -> Task:
        folder = self._wish.folder / office.name
        order = Order(
            name=office.name,
            folder=folder,
            out=self._out(office.name),
            wish=self._wish,
            basis=program().mark,
            known=self._known[office.name],
        )
        return Task(office.name, str(folder), _BUILD, order)

    def took(self, done: Done) -> Outcome:
        """What came of an office; what was built is remembered for the next run."""
        if isinstance(done.result, Result):
            outcome = replace(done.result.outcome, worker=done.worker)
            if outcome.status is not Status.SKIPPED:
                outcome = replace(outcome, seconds=done.seconds)
            if _is_known(outcome) and done.result.inputs:
                keep(self._out(done.name), self._key, Seal(done.result.inputs, outcome))
        else:
            outcome = Outcome(
                name=done.name,
                status=Status.FAILED,
                findings=done.problems,
                seconds=done.seconds,
                worker=done.worker,
            )
        self.outcomes[done.name] = outcome
        return outcome

    def summary(self, seconds: float, team: Team) -> Summary:
        """What came of all, in the order of their names; those not done are waiting."""
        outcomes = tuple(
            self.outcomes.get(office.name) or Outcome(office.name, Status.WAITING)
            for office in self._offices.all
        )
        folder = self._wish.folder
        return Summary(
            root=folder,
            out=self._wish.out or folder,
            outcomes=outcomes,
            findings=(*team.findings, *self._offices.findings, *_twice(outcomes, folder)),
            seconds=seconds,
            workers=team.called,
            formats=self._wish.formats,
            checked=self._wish.checked or self._wish.final,
        )

    @property
    def _key(self) -> str:
        return _options(self._wish)

    def _out(self, name: str) -> Where:
        return out_of(self._wish.folder, self._wish.out or self._wish.folder, name)

    def _recalled(self, office: Member) -> Seal | None:
        return recall(self._out(office.name), self._key)


def _is_known(outcome: Outcome) -> bool:
    """Whether it need not be looked at again while its data stay: built, or edited since."""
    if outcome.status is Status.EDITED:
        return outcome.is_sound and bool(outcome.files)
    return outcome.status is Status.BUILT


def _options(wish: BatchWish) -> str:
    """How reports are wanted, in one text: other wishes make other files."""
    parts = (wish.formats, wish.final, wish.with_layout, wish.checked, wish.periode)
    return repr(parts)


def _colliding(offices: Members, root: Where) -> dict[str, Outcome]:
    """Offices whose outputs would be one folder where capitals do not count."""
    by_key: dict[str, list[Member]] = {}
    for office in offices.all:
        by_key.setdefault(office.key, []).append(office)
    return {
        office.name: _collision(office, next(each for each in alike if each != office), root)
        for alike in by_key.values()
        if len(alike) > 1
        for office in alike
    }


def _collision(office: Member, other: Member, root: Where) -> Outcome:
    message = (
        f"Nama folder ini dan `{other.name}` hanya berbeda huruf besar-kecil atau titik di "
        "akhirnya, sehingga keluaran keduanya akan bertumpuk."
    )
    finding = Finding(
        codes.NAMA_FOLDER_SAMA,
        Severity.ERROR,
        message,
        Place(str(root / office.name)),
        suggestion="Ganti nama salah satu folder itu.",
    )
    return Outcome(office.name, Status.FAILED, findings=(finding,))


def _twice(outcomes: Sequence[Outcome], root: Where) -> Iterator[Finding]:
    """Offices that have the report of another: a copied folder, or a name that was not changed."""
    seen: dict[tuple[str, int], Outcome] = {}
    for outcome in outcomes:
        if not outcome.kantor:
            continue
        first = seen.setdefault((outcome.kantor.casefold(), outcome.tahun), outcome)
        if first is not outcome:
            yield Finding(
                codes.NAMA_KANTOR_SAMA,
                Severity.WARNING,
                f"Laporan {outcome.kantor} tahun {outcome.tahun} ada pula di {root / first.name}.",
                Place(str(root / outcome.name)),
                suggestion="Periksa apakah salah satunya salinan, atau namanya belum diganti.",
            )

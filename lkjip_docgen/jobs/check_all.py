"""All offices below a folder, each checked by itself, and then held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import cast

from lkjip_docgen.across import Sheet, compare, gather
from lkjip_docgen.batch import Done, Pool, Task
from lkjip_docgen.findings import Accepted, Finding, LkjipError, Severity
from lkjip_docgen.findings.codes.units import UNIT_TANPA_DATA
from lkjip_docgen.jobs.check import check_read
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.second_process import processors
from lkjip_docgen.source import (
    DATA_FILE,
    Office,
    Offices,
    at,
    find_offices,
    folders_named,
    load_project,
    read_yaml,
    select,
)

_LOOK = "lkjip_docgen.jobs.check_all:look"
_FEW = 4
"""So few offices are looked at here: other processes would take as long to start."""


class Order(Record):
    """What a worker needs to know of one office."""

    name: str
    folder: Path
    periode: str


class Looked(Record):
    """What came of one office by itself.

    `name` is its folder below the folder of all, `kantor` and `tahun` what it says it is ("" where
    nobody could read that).  `counts` are the findings that are open, `accepted` how many are
    not; `broken` are the errors of data that could not be read or measured, so that the office
    is held against no other.
    """

    name: str
    kantor: str = ""
    tahun: str = ""
    counts: Mapping[Severity, int] = {}
    accepted: int = 0
    broken: tuple[Finding, ...] = ()
    sheet: Sheet | None = None


class AllChecked(Record):
    """The offices in the order of their names, and what is found across them.

    `about` are findings about the folders; `findings` and `accepted` are those across offices, the
    most rewarding first.  `superior` is the folder of the office above, which is no peer; "" where
    there is none.
    """

    offices: tuple[Looked, ...]
    about: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    superior: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether any office has an error, or the folder of all."""
        known = (*self.about, *self.findings)
        return any(finding.severity is Severity.ERROR for finding in known) or any(
            office.counts.get(Severity.ERROR, 0) for office in self.offices
        )


class Peers(Record):
    """The offices that are held against each other, the one above them, units without data."""

    offices: tuple[Office, ...]
    superior: Office | None
    findings: tuple[Finding, ...] = ()


Tell = Callable[[int, int], None]
"""Told how many offices are done, and how many there are."""


def check_all(
    folder: Path, periode: str = "", workers: int = 0, tell: Tell = lambda done, all_: None
) -> AllChecked:
    """Check every office below a folder, and hold them against each other.

    Where the folder itself is the project of an office above others (`unit`), these are its units.
    What is wrong with one office harms no other.  Raises `LkjipError` where there is none.
    """
    offices = find_offices(folder)
    peers = _peers(offices)
    looked: list[Looked] = []
    for office in _looked_at(peers.offices, periode, workers):
        looked.append(office)
        tell(len(looked), len(peers.offices))
    looked.sort(key=lambda office: office.name)
    found = compare(office.sheet for office in looked if office.sheet is not None)
    return AllChecked(
        offices=tuple(replace(office, sheet=None) for office in looked),
        about=(*offices.findings, *peers.findings),
        findings=found.findings,
        accepted=found.accepted,
        superior=str(peers.superior.folder) if peers.superior is not None else "",
    )


def _peers(offices: Offices) -> Peers:
    """The offices that are held against each other, and the one above them."""
    superior = offices.superior
    if superior is None:
        return Peers(offices.all, None)
    named, excepted = _units_named(superior.folder)
    if not named:
        return Peers(offices.all, None)
    units = [office for office in offices.units if office.name in named]
    late = named - {office.name for office in units} - excepted
    counted = tuple(office for office in units if office.name not in excepted)
    return Peers(counted, superior, tuple(_late(superior.folder / name) for name in sorted(late)))


def _units_named(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The folders that an office names as those of its units, and of them those that do not count.

    None where it names none, or cannot be read.
    """
    try:
        data = read_yaml(folder / DATA_FILE).data
        patterns = at(data, ("unit", "folder"))
        wanted = map(str, patterns) if isinstance(patterns, list) else ()
        named = frozenset(name for pattern in wanted for name in folders_named(folder, pattern))
    except LkjipError:
        return frozenset(), frozenset()
    excepted = (str(name) for _, name in select(data, "unit.tidak_dihitung[].folder"))
    return named, frozenset(PurePosixPath(name.replace("\\", "/")).as_posix() for name in excepted)


def _late(folder: Path) -> Finding:
    """What is said of a unit that has sent nothing."""
    return Finding(
        UNIT_TANPA_DATA,
        Severity.WARNING,
        f"Unit ini belum menyampaikan data: tidak ada {DATA_FILE} di foldernya.",
        Place(str(folder)),
        suggestion="Minta data unit itu, atau nyatakan pada unit.tidak_dihitung beserta alasannya.",
    )


def _looked_at(offices: Sequence[Office], periode: str, workers: int) -> Iterator[Looked]:
    """What came of each office, in whatever order."""
    tasks = [
        Task(office.name, str(office.folder), _LOOK, Order(office.name, office.folder, periode))
        for office in sorted(offices, key=lambda office: -office.size)
    ]
    if len(tasks) <= _FEW and not workers:
        yield from (_alone(task) for task in tasks)
        return
    number = min(workers or processors(), len(tasks))
    yield from (_outcome(done) for done in Pool(number).run(tasks))


def _alone(task: Task) -> Looked:
    try:
        return look(task.order)
    except LkjipError as error:
        return _broken(task.name, error.findings)


def _outcome(done: Done) -> Looked:
    if isinstance(done.result, Looked):
        return done.result
    return _broken(done.name, done.problems)


def _broken(name: str, findings: Sequence[Finding]) -> Looked:
    wrong = tuple(found for found in findings if found.severity is Severity.ERROR)
    return Looked(name, counts={Severity.ERROR: len(wrong)}, broken=wrong)


def look(order: object) -> Looked:
    """What a worker does for one office; raises `LkjipError` for data that cannot be read."""
    order = cast(Order, order)
    project = load_project(order.folder, order.periode)
    result = check_read(project)
    counts = dict.fromkeys(Severity, 0)
    for finding in result.findings:
        counts[finding.severity] += 1
    subject = result.subject
    errors = tuple(found for found in result.findings if found.severity is Severity.ERROR)
    return Looked(
        name=order.name,
        kantor=project.laporan.kantor.sebutan,
        tahun=str(project.laporan.dokumen.tahun),
        counts=counts,
        accepted=len(result.accepted),
        broken=errors if subject is None else (),
        sheet=None if subject is None else gather(order.name, subject),
    )

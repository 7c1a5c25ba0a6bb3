"""All offices below a folder, each checked by itself, and then held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import cast

from lkjip_docgen.across import Sheet, compare, gather
from lkjip_docgen.addresses import Where
from lkjip_docgen.batch import Done, Pool, Task
from lkjip_docgen.findings import Accepted, Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes.data import BERKAS_TIDAK_TERBACA
from lkjip_docgen.findings.codes.units import UNIT_TANPA_DATA
from lkjip_docgen.jobs.check import check_read
from lkjip_docgen.jobs.office_places import Found, offices_below, outline
from lkjip_docgen.jobs.project_here import Names, project_here
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.second_process import processors
from lkjip_docgen.source import (
    DATA_FILE,
    Member,
    at,
    folders_named,
    load_project,
    read_yaml,
    select,
)
from lkjip_docgen.unsaved import standing_for

_LOOK = "lkjip_docgen.jobs.check_all:look"
_FEW = 4
"""So few offices are looked at here: other processes would take as long to start."""


class Order(Record):
    """What a worker needs to know of one office."""

    name: str
    folder: Where
    periode: str


class Looked(Record):
    """What came of one office by itself.

    `name` is its folder below the folder of all, `kantor` and `tahun` what it says it is ("" where
    nobody could read that).  `counts` are the findings that are open, `accepted` how many are
    not; `broken` are the errors of data that could not be read or measured, so that the office
    is held against no other.  `texts` are the files that lie elsewhere, by their addresses, of an
    office that has accepted what it names by its figure.
    """

    name: str
    kantor: str = ""
    tahun: str = ""
    counts: Mapping[Severity, int] = {}
    accepted: int = 0
    broken: tuple[Finding, ...] = ()
    sheet: Sheet | None = None
    texts: Mapping[str, bytes] = {}


class AllChecked(Record):
    """The offices in the order of their names, and what is found across them.

    `about` are findings about the folders; `findings` and `accepted` are those across offices, the
    most rewarding first.  `superior` is the folder of the office above, which is no peer; "" where
    there is none.  `alone` are the offices that have no peer.
    """

    offices: tuple[Looked, ...]
    about: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    superior: str = ""
    alone: tuple[str, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether any office has an error, or the folder of all."""
        known = (*self.about, *self.findings)
        return any(finding.severity is Severity.ERROR for finding in known) or any(
            office.counts.get(Severity.ERROR, 0) for office in self.offices
        )


class Peers(Record):
    """The offices that are held against each other, the one above them, units without data."""

    offices: tuple[Member, ...]
    has_superior: bool = False
    findings: tuple[Finding, ...] = ()


Tell = Callable[[int, int], None]
"""Told how many offices are done, and how many there are."""


def check_all(
    folder: Where, periode: str = "", workers: int = 0, tell: Tell = lambda done, all_: None
) -> AllChecked:
    """Check every office below a folder, here or elsewhere, and hold them against each other.

    Where the folder itself is the project of an office above others (`unit`), these are its units.
    What is wrong with one office harms no other.  Raises `LkjipError` where there is none.
    """
    if isinstance(folder, Path) and folder.is_file():
        raise problem(
            BERKAS_TIDAK_TERBACA,
            "Yang disebut adalah berkas, bukan folder.",
            Place(str(folder)),
            "Sebutkan folder yang memuat folder proyek semua kantor.",
        )
    offices = offices_below(folder)
    peers = _peers(folder, offices)
    looked: list[Looked] = []
    for office in _looked_at(folder, peers.offices, periode, workers):
        looked.append(office)
        tell(len(looked), len(peers.offices))
    looked.sort(key=lambda office: office.name)
    with _as_they_were(looked):
        found = compare(office.sheet for office in looked if office.sheet is not None)
    return AllChecked(
        offices=tuple(replace(office, sheet=None, texts={}) for office in looked),
        about=(*offices.findings, *peers.findings),
        findings=found.findings,
        accepted=found.accepted,
        superior=str(folder) if peers.has_superior else "",
        alone=found.alone,
    )


@contextmanager
def _as_they_were(looked: Iterable[Looked]) -> Iterator[None]:
    """For so long, the files that were copied from elsewhere are read as they were."""
    with ExitStack() as stack:
        for office in looked:
            for file, text in office.texts.items():
                stack.enter_context(standing_for(Path(file), text))
        yield


def _peers(folder: Where, offices: Found) -> Peers:
    """The offices that are held against each other, and whether there is one above them."""
    if offices.superior is None:
        return Peers(offices.all)
    with outline(folder, offices) as here:
        named, excepted = _units_named(here)
    if not named:
        return Peers(offices.all)
    units = [office for office in offices.all if office.name in named]
    late = named - {office.name for office in units} - excepted
    counted = tuple(office for office in units if office.name not in excepted)
    told = tuple(_late(folder / name) for name in sorted(late))
    return Peers(counted, has_superior=True, findings=told)


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


def _late(folder: Where) -> Finding:
    """What is said of a unit that has sent nothing."""
    return Finding(
        UNIT_TANPA_DATA,
        Severity.WARNING,
        f"Unit ini belum menyampaikan data: tidak ada {DATA_FILE} di foldernya.",
        Place(str(folder)),
        suggestion="Minta data unit itu, atau nyatakan pada unit.tidak_dihitung beserta alasannya.",
    )


def _looked_at(
    root: Where, offices: Sequence[Member], periode: str, workers: int
) -> Iterator[Looked]:
    """What came of each office, in whatever order."""
    tasks = [
        _task(root / office.name, office.name, periode)
        for office in sorted(offices, key=lambda office: -office.size)
    ]
    if len(tasks) <= _FEW and not workers:
        yield from (_alone(task) for task in tasks)
        return
    number = min(workers or processors(), len(tasks))
    yield from (_outcome(done) for done in Pool(number).run(tasks))


def _task(folder: Where, name: str, periode: str) -> Task:
    return Task(name, str(folder), _LOOK, Order(name, folder, periode))


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
    with project_here(order.folder) as (folder, names):
        return _looked(order, folder, names)


def _looked(order: Order, folder: Path, names: Names) -> Looked:
    project = load_project(folder, order.periode)
    result = check_read(project)
    counts = dict.fromkeys(Severity, 0)
    for finding in result.findings:
        counts[finding.severity] += 1
    subject = result.subject
    errors = tuple(names.of(f) for f in result.findings if f.severity is Severity.ERROR)
    sheet = None if subject is None else gather(order.name, subject)
    return Looked(
        name=order.name,
        kantor=project.laporan.kantor.sebutan,
        tahun=str(project.laporan.dokumen.tahun),
        counts=counts,
        accepted=len(result.accepted),
        broken=errors if subject is None else (),
        sheet=names.within(sheet),
        texts=_texts(order.folder, folder, sheet),
    )


def _texts(there: Where, here: Path, sheet: Sheet | None) -> Mapping[str, bytes]:
    """The data files of a copy, where a figure in them will be asked for."""
    if isinstance(there, Path) or sheet is None or not any(one.isi for one in sheet.accepts):
        return {}
    files = (file for file in here.iterdir() if file.suffix in (".yaml", ".csv"))
    return {str(there / file.name): file.read_bytes() for file in files if file.is_file()}

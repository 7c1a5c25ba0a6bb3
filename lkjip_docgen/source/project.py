"""A project folder: its data file, read and checked, and the files beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity, meant, nearest, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import CARA, Laporan, dengan_periode, sampai_periode
from lkjip_docgen.place import Number, Place
from lkjip_docgen.project_files import check_own, own_file
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.achievements import check_indicators
from lkjip_docgen.source.defaults import copied, read_twice, with_defaults
from lkjip_docgen.source.documents import FIELD as DOCUMENTS
from lkjip_docgen.source.documents import check_documents
from lkjip_docgen.source.files import DATA_FILE, locate
from lkjip_docgen.source.month_tables import file_and_sheet, read_emonev, read_survey
from lkjip_docgen.source.named_pictures import FIELDS as PICTURES
from lkjip_docgen.source.named_pictures import check_pictures
from lkjip_docgen.source.office_texts import pictures_of
from lkjip_docgen.source.own_charts import check_charts
from lkjip_docgen.source.own_tables import OwnTables
from lkjip_docgen.source.paths import Path_, Places, dotted, select
from lkjip_docgen.source.predicates import Predicates
from lkjip_docgen.source.references import check_references
from lkjip_docgen.source.unit_money import insert_lines
from lkjip_docgen.source.unit_reports import Units
from lkjip_docgen.source.validate import validate, without_empty
from lkjip_docgen.source.yaml_reader import YamlData, read_yaml

TEMPLATES = "templates"
STYLE = "gaya.toml"
_TABLED = tuple(kind for kind, model in CARA.items() if "tabel" in model.model_fields)


class Project(Record):
    """One office's data of one year, sound enough to report from.

    `findings` are the warnings and hints; errors never get this far.
    """

    root: Path
    data_file: Path
    laporan: Laporan
    places: Places
    findings: tuple[Finding, ...] = ()
    periode: str = ""
    """The period that was asked for, where it was not left to the data."""

    def picture(self, name: str) -> Path:
        """The picture or PDF file `name`; `LkjipError` when it is not in the project folder."""
        return locate(self.root, name.strip())

    def shown(self, name: str) -> Path | None:
        """The picture `name`, None where it is not there yet; `LkjipError` for a name refused."""
        return own_file(self.root, name.strip())

    def files(self) -> tuple[Path, ...]:
        """What a report is made from: data, pictures, PDF appendices, and the project's own look.

        `templates` is a folder.  Of tables only the office's own are among them, which may
        hold nothing but words: a number that was read knows its place.
        """
        named = (name for field in (*PICTURES, DOCUMENTS) for name in _named(self.laporan, field))
        shown = (name for _, name in pictures_of(self.laporan))
        names = (TEMPLATES, STYLE, *named, *shown, *self._tables())
        units = (file for unit in self.laporan.unit_terbaca for file in unit.berkas)
        return (self.data_file, *(self.root / name.strip() for name in names), *units)

    def _tables(self) -> Iterator[str]:
        """The files of the office's own tables, and of those that are there for a chart alone."""
        files = [table.berkas for table in self.laporan.tabel_sendiri]
        files += [chart.berkas for chart in self.laporan.grafik_sendiri if chart.berkas]
        yield from (file_and_sheet(str(file))[0] for file in files)


def _named(section: object, field: str) -> Iterator[str]:
    """The file names at a field of the model such as `inovasi[].foto`."""
    step, _, rest = field.partition(".")
    value = getattr(section, step.removesuffix("[]"), None)
    for item in value if isinstance(value, tuple) else (value,):
        if rest:
            yield from _named(item, rest)
        elif item is not None:
            yield str(item)


def data_file(path: Path) -> Path:
    """The data file meant by a YAML file or a project folder; no link, pipe or device."""
    if not path.is_dir():
        _mind_name(path)
        return check_own(path)
    file = own_file(path, DATA_FILE)
    if file is None:
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            f"Folder ini tidak memuat {DATA_FILE}.",
            Place(str(path)),
            _renamed(path)
            or "Sebutkan folder proyek Anda, atau buat yang baru dengan `lkjip init FOLDER`.",
        )
    return file


_TABLES = (".csv", ".xlsx", ".xlsm", ".ods", ".docx", ".pdf")


def _mind_name(path: Path) -> None:
    """Refuse a table of a project in its place, and a misspelt folder where one is near."""
    if path.suffix.lower() in _TABLES and path.is_file():
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            "Berkas ini bukan berkas data laporan.",
            Place(str(path)),
            f"Berikan folder laporannya: `{path.parent}`.",
        )
    if not path.suffix and not path.exists():
        found = _near_folder(path)
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            "Folder tidak ditemukan.",
            Place(str(path)),
            meant(found)
            if found
            else "Periksa nama dan letaknya; `lkjip init FOLDER` membuat folder proyek baru.",
        )


def _near_folder(path: Path) -> str:
    """The project folder beside a path that is called nearly the same; "" where there is none."""
    try:
        folders = [one.name for one in path.parent.iterdir() if (one / DATA_FILE).is_file()]
    except OSError:
        return ""
    found = nearest(path.name, folders)
    return str(path.parent / found) if found else ""


def _renamed(folder: Path) -> str:
    """What to do about a data file whose ending an editor has changed; nothing for none."""
    for name in (f"{DATA_FILE}.txt", "laporan.yml"):
        if (folder / name).is_file():
            return (
                f"Ganti nama {name} menjadi {DATA_FILE}; akhiran mungkin tersembunyi di Explorer."
            )
    return ""


def load_project(path: Path | str, periode: str = "") -> Project:
    """Read and check a data file, or the `laporan.yaml` of a folder.

    The report is that of its period, without what came later: the one that the data name, or
    another that is asked for (`periode`, such as "semester 1").  Raises `LkjipError` with every
    finding at once, in the order of the files.
    """
    project = _loaded(Path(path), periode)
    laporan = project.laporan
    if periode:
        laporan = dengan_periode(laporan, periode)
    return replace(project, laporan=sampai_periode(laporan), periode=periode)


def _loaded(path: Path, periode: str) -> Project:
    """A project whose units were asked for a period, before anything is cut off."""
    file = data_file(path)
    read = read_yaml(file)
    laporan, findings = examine(read, file.parent, periode=periode)
    findings.sort(key=Finding.sort_key)
    if laporan is None or any(f.severity is Severity.ERROR for f in findings):
        raise LkjipError(findings)
    return Project(file.parent, file, laporan, read.places, tuple(findings))


def _unit(folder: Path, periode: str) -> tuple[Laporan, tuple[Path, ...], Places]:
    """The report of a unit, what it is made from, and what stands where in its data.

    It is that of the period of its own data; the units below it are asked for `periode`.
    """
    project = _loaded(folder, periode)
    return sampai_periode(project.laporan), project.files(), project.places


def examine(
    read: YamlData,
    root: Path,
    tables: Mapping[Path_, object] | None = None,
    periode: str = "",
) -> tuple[Laporan | None, list[Finding]]:
    """The typed report of what was read, None when it has errors, and every finding.

    `root` is the project folder.  `tables` are monthly tables in the model's
    shape, by data path, that stand for those in the files.  Units are asked for
    `periode`, or for the period that the data name.
    """
    predicates = Predicates({k: copied(value) for k, value in read.data.items()}, read.places)
    predicates.find()
    data = without_empty(with_defaults(predicates.data))
    units = Units(root, read.places, _unit, periode)
    read_units = units.read(data)
    insert_lines(data, read_units)
    found = _Tables(root, read.places, tables or {})
    found.insert(data)
    own = OwnTables(root, read.places)
    own.insert(data)
    silent = _reported(read.findings, read.places) | found.failed | predicates.failed | own.failed
    silent |= read_twice(read.data)
    laporan, problems = validate(data, read.places, silent)
    if laporan is not None and read_units:
        laporan = laporan.dengan_unit(read_units)
    return laporan, [
        *read.findings,
        *units.findings,
        *found.findings,
        *own.findings,
        *predicates.findings,
        *problems,
        *check_references(data, read.places),
        *check_indicators(data, read.places),
        *check_charts(data, read.places),
        *check_pictures(data, laporan, root, read.places),
        *check_documents(data, root, read.places),
    ]


def _reported(findings: tuple[Finding, ...], places: Places) -> set[Path_]:
    """Paths whose values the reader has already found fault with."""
    named = {f.path for f in findings if f.severity is Severity.ERROR}
    if not named:
        return set()
    return {path for path in filter(None, places.values) if dotted(path) in named}


def _year(data: dict[str, object]) -> int | None:
    """The year of the report, where the data say one."""
    found = [value for _, value in select(data, "dokumen.tahun") if isinstance(value, Number)]
    return int(found[0]) if found and found[0] == int(found[0]) else None


def _text(value: object, usual: str) -> str:
    """A single value as a text; what is none is found fault with elsewhere."""
    return usual if value is None or isinstance(value, dict | list) else str(value)


def _sections(data: object, pattern: str) -> Iterator[tuple[Path_, dict[str, object]]]:
    for path, section in select(data, pattern):
        if isinstance(section, dict):
            yield path, section


class _Tables:
    """Puts the tables of CSV and Excel files in place of their file names."""

    def __init__(self, root: Path, places: Places, given: Mapping[Path_, object]) -> None:
        self._root = root
        self._places = places
        self._given = given
        self.findings: list[Finding] = []
        self.failed: set[Path_] = set()

    def insert(self, data: dict[str, object]) -> None:
        """Replace `pengukuran.tabel` and `emonev.tabel` in `data`."""
        year = _year(data)
        for path, section in _sections(data, "indikator[].pengukuran"):
            if section.get("jenis") in _TABLED:
                self._insert_survey(section, path, year)
        for path, section in _sections(data, "emonev"):
            self._replace(section, path, partial(read_emonev, year=year))

    def _insert_survey(self, section: dict[str, object], path: Path_, year: int | None) -> None:
        name = _text(section.get("nama_nilai"), "Nilai")
        usual = _text(section.get("singkatan"), "")
        tell = partial(self._tell, (*path, "tabel"))
        read = partial(read_survey, value_name=name, usual=usual, year=year, tell=tell)
        self._replace(section, path, read)

    def _tell(self, path: Path_, finding: Finding) -> None:
        self.findings.append(replace(finding, path=dotted(path)))

    def _replace(
        self, section: dict[str, object], path: Path_, read: Callable[..., object]
    ) -> None:
        name = section.get("tabel")
        if not isinstance(name, str) or not name.strip():
            return
        path = (*path, "tabel")
        if path in self._given:
            section["tabel"] = self._given[path]
            return
        name, sheet = file_and_sheet(name)
        try:
            section["tabel"] = read(self._located(name, path), sheet=sheet)
        except LkjipError as error:
            self.failed.add(path)
            self.findings += [replace(f, path=dotted(path)) for f in error.findings]

    def _located(self, name: str, path: Path_) -> Path:
        """The file of a table; `LkjipError` at the place that names it."""
        try:
            return locate(self._root, name)
        except LkjipError as error:
            place = self._places.value(path)
            raise LkjipError([replace(f, place=place) for f in error.findings]) from None

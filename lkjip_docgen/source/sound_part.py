"""A data file that cannot be read as a whole: what is sound in it, and what is wrong with the rest.

Somebody who fills in a list begins with an item that still lacks what it cannot do without, and one
value of a wrong form is no reason to say nothing of all others.  What is missing gets a marker that
the report prints, and what cannot be understood is left out, with as little around it as possible.
A way of measuring that lacks what has no marker, such as a table, is taken for one without a
result, so that its indicator stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from lkjip_docgen.findings import End, Finding, LkjipError, Severity
from lkjip_docgen.findings.codes.data import WAJIB_DIISI
from lkjip_docgen.model import Kind, field_of, models_at, sampai_periode, told_of
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.paths import Path_, Places, at, dotted, steps
from lkjip_docgen.source.project import Project, data_file, examine
from lkjip_docgen.source.yaml_reader import YamlData, read_yaml

_ROUNDS: Final = 8  # what is left out may make wrong what is around it
_MEASURED: Final = ("indikator", "pengukuran")
_DEPTH: Final = 3  # of `indikator[0].pengukuran`
_UNNAMED: Final = "[BELUM DIISI: nama penilaian]"


class SoundPart(Record):
    """A project without what is wrong in its data, and the errors that say what that is.

    Items of lists that were left out make those behind them stand elsewhere than in the file:
    `in_file` tells where.
    """

    project: Project
    errors: tuple[Finding, ...] = ()
    moved: Mapping[Path_, Path_] = {}

    def in_file(self, finding: Finding) -> Finding:
        """A finding about the sound part, with data paths as they are in the file."""
        if not self.moved:
            return finding
        others = tuple(End(end.place, self._in_file(end.path)) for end in finding.others)
        same = tuple(self.in_file(each) for each in finding.same_cause)
        return replace(finding, path=self._in_file(finding.path), others=others, same_cause=same)

    def _in_file(self, path: str) -> str:
        return dotted(_moved_back(steps(path), self.moved))


def load_sound_part(path: Path | str) -> SoundPart:
    """Read as much of a project as is sound; all of it where there are no errors.

    Raises `LkjipError` with every error where nothing can be made of it.
    """
    file = data_file(Path(path))
    read = read_yaml(file)
    taken = _Taken(read)
    errors: list[Finding] = []
    for _ in range(_ROUNDS):
        part = taken.part()
        laporan, findings = examine(part.read, file.parent)
        wrong = [each for each in findings if each.severity is Severity.ERROR]
        errors = errors or sorted(wrong, key=Finding.sort_key)
        if laporan is not None and not wrong:
            notes = tuple(sorted(findings, key=Finding.sort_key))
            project = Project(file.parent, file, sampai_periode(laporan), part.read.places, notes)
            return SoundPart(project, tuple(errors), part.moved)
        if not taken.mend(wrong, part.moved):
            break
    raise LkjipError(errors)


class _Part(Record):
    """What is left of the data, and from where in the file each item of a list comes."""

    read: YamlData
    moved: Mapping[Path_, Path_]


class _Taken:
    """What is left out of the data, and what stands for what is missing; all paths as in the file.

    `read` are the data as they are in the file.
    """

    def __init__(self, read: YamlData) -> None:
        self._read = read
        self._out: set[Path_] = set()
        self._filled: dict[Path_, object] = {}

    def mend(self, errors: Iterable[Finding], moved: Mapping[Path_, Path_]) -> bool:
        """Fill in or leave out what errors are about; False where that is everything."""
        tried = {*self._out, *self._filled}
        paths = ((_moved_back(steps(each.path), moved), each.code) for each in errors)
        return all(self._mend(path, code, tried) for path, code in paths)

    def _mend(self, path: Path_, code: str, tried: set[Path_]) -> bool:
        """Mend one place; what was `tried` in an earlier round did not do."""
        if self._is_out(path) and path not in tried:  # with another error of the same round
            return True
        marker = (_marker(path) or self._other_way(path)) if code == WAJIB_DIISI else None
        if marker is not None and path not in tried:
            self._filled[path] = marker
            return True
        hopeless = path in tried or code == WAJIB_DIISI
        path = path[:-1] if hopeless else path
        other = self._other_way(path)
        if other is not None and path not in tried:
            self._filled[path] = other
            return True
        self._out.add(path)
        return bool(path)

    def _other_way(self, path: Path_) -> object:
        """What stands for a way of measuring of which nothing can be made; None for all else."""
        if len(path) != _DEPTH or (path[0], path[-1]) != _MEASURED:
            return None
        name = at(self._read.data, (*path, "nama"))
        return {"jenis": "langsung", "nama": name if isinstance(name, str) else _UNNAMED}

    def _is_out(self, path: Path_) -> bool:
        """Whether a path is left out, alone or with what holds it."""
        return any(path[:end] in self._out for end in range(len(path) + 1))

    def part(self) -> _Part:
        """The data without what is left out."""
        if not (self._out or self._filled):
            return _Part(self._read, {})
        keeping = _Keeping(self._read, self._out, self._filled)
        data = keeping.kept(self._read.data, (), ())
        assert isinstance(data, dict)
        places = Places(keeping.values, keeping.keys)
        read = YamlData(data, places, tuple(self._other_findings()))
        return _Part(read, {new: old for new, old in keeping.items.items() if new != old})

    def _other_findings(self) -> Iterator[Finding]:
        """What reading found, without the errors, which are told already."""
        return (each for each in self._read.findings if each.severity is not Severity.ERROR)


class _Keeping:
    """Copies data without some paths of it, with the places of what is kept."""

    def __init__(self, read: YamlData, out: set[Path_], filled: Mapping[Path_, object]) -> None:
        self._places = read.places
        self._out = out
        self._filled = filled
        self.values: dict[Path_, Place] = {}
        self.keys: dict[Path_, Place] = {}
        self.items: dict[Path_, Path_] = {}

    def kept(self, value: object, old: Path_, new: Path_) -> object:
        """A value that stands at a path of the file and is to stand at another one."""
        if old in self._places.values:
            self.values[new] = self._places.values[old]
        if old in self._places.keys:
            self.keys[new] = self._places.keys[old]
        if isinstance(value, dict):
            return self._section(value, old, new)
        return self._list(value, old, new) if isinstance(value, list) else value

    def _section(self, value: dict[str, object], old: Path_, new: Path_) -> dict[str, object]:
        made = {
            key: self.kept(below, (*old, key), (*new, key))
            for key, below in value.items()
            if (*old, key) not in self._out
        }
        filled = self._filled.items()
        return made | {
            str(path[-1]): marker
            for path, marker in filled
            if path[:-1] == old and path not in self._out
        }

    def _list(self, value: list[object], old: Path_, new: Path_) -> list[object]:
        made: list[object] = []
        for number, below in enumerate(value):
            if (*old, number) in self._out:
                continue
            here = (*new, len(made))
            self.items[here] = (*old, number)
            made.append(self.kept(below, (*old, number), here))
        return made


def _marker(path: Path_) -> object:
    """What stands for a text that is missing at a path; None for what is no text."""
    names = tuple(step for step in path if isinstance(step, str))
    for owner in models_at(names[:-1]) if path and isinstance(path[-1], str) else ():
        known = field_of(owner, names[-1]) if names[-1] in owner.model_fields else None
        if known is not None and known.kind in (Kind.TEKS, Kind.URAIAN, Kind.DAFTAR):
            label = told_of(owner, names[-1]).label
            words = f"[BELUM DIISI: {label[:1].lower()}{label[1:]}]"
            return [words] if known.kind is Kind.DAFTAR else words
    return None


def _moved_back(path: Path_, moved: Mapping[Path_, Path_]) -> Path_:
    """Where in the file a path of the sound part leads."""
    for end in range(len(path), 0, -1):
        if path[:end] in moved:
            return (*moved[path[:end]], *path[end:])
    return path

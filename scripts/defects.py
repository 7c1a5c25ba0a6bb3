"""Defects seeded into sound projects, one at a time, and what a check says of each.

A file of a collection is a small TOML: what is wrong (`apa`), the kind (`golongan`), whether it
would mislead a reader (`berat`), and one or more `[[kasus]]`:

    apa = "Bulan Juli menyalin bulan Juni"
    golongan = "salinan"
    berat = true
    [[kasus]]
    contoh = "tanjungpandan-2023"    # a folder of sample_data, or of tests/checks/kantor
    ganti = [["laporan.yaml", "old text, of which the first is meant", "new text"]]
    salin = [["foto/a.jpg", "foto/b.jpg"]]       # optional: files copied inside the project
    hapus = ["foto/c.jpg"]                       # optional: files removed
    periode = "semester 1"                       # optional: the period to check
    kode = ["LK261"]                             # the codes that tell it, any of them
    di = ["laporan.yaml", "realisasi: 3.91"]     # a file and a part of the line of the finding
    lain = ["survei-ikm-2023.csv", "Juni;"]      # optional: the other end, which is as good
    luput = "why no rule can see it"             # optional: the case is known to be missed

A harmless change has the same form without `kode`, `di` and `lain`: nothing new may be found.
A case is expected at a line that holds the fragment of `di` after the change; an empty fragment
means the file as a whole.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs import check_project
from lkjip_docgen.place import Place

ROOT: Final = Path(__file__).resolve().parents[1]
DEFECTS: Final = ROOT / "tests" / "checks" / "defects"
HARMLESS: Final = ROOT / "tests" / "checks" / "harmless"
OFFICES: Final = (ROOT / "sample_data", ROOT / "tests" / "checks" / "kantor")
KINDS: Final = (
    *("salinan", "besaran", "perjanjian", "rangkaian", "tempat-nama", "tahun", "klaim", "sisa"),
    *("peraturan", "bahasa", "hitungan", "lain"),
)
_NOT_COPIED: Final = frozenset({".lkjip", "keluaran", "CATATAN.md"})
_LINE_NUMBERS: Final = re.compile(r"\bbaris (?:ke-)?\d+|:\d+(?::\d+)?")
_QUESTION: Final = "LK530"
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_POSITIONS: Final = re.compile(r"\[\d+\]")
_KEYS: Final = frozenset({"apa", "golongan", "berat", "kasus"})
_CASE_KEYS: Final = frozenset(
    {"contoh", "ganti", "salin", "hapus", "periode", "kode", "di", "lain", "luput"}
)


class Verdict(StrEnum):
    """What became of a case."""

    PLACE = "tempat"  # an allowed code at its place, or at the other end
    ELSEWHERE = "lain-tempat"  # an allowed code at another place
    OTHER_CODE = "kode lain"  # another finding at the place
    MISSED = "luput"
    QUIET = "tenang"  # a harmless change, and nothing new
    FALSE = "salah"  # a harmless change, and something new


@dataclass(frozen=True)
class Spot:
    """A file and a part of the line that is meant in it; "" means any."""

    file: str
    fragment: str


@dataclass(frozen=True)
class Case:
    """A change of a sound project; `codes` are those that tell it, none if it is harmless."""

    name: str
    what: str
    kind: str
    grave: bool
    office: str
    replaced: tuple[tuple[str, str, str], ...]
    copied: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    period: str
    codes: tuple[str, ...]
    spots: tuple[Spot, ...]
    known_miss: str

    @property
    def harmless(self) -> bool:
        """Whether nothing is wrong after the change."""
        return not self.codes


@dataclass(frozen=True)
class Outcome:
    """What a check said of a case: the verdict, and what the sound project does not bring.

    `found` has for each new finding its code, data path, place, line and message, as text.
    """

    case: Case
    verdict: Verdict
    found: tuple[str, ...]

    def told(self) -> str:
        """The case and every new finding, for whoever has to see why it went wrong."""
        case = self.case
        lines = [f"{case.name}: {case.what} ({case.office})"]
        if not case.harmless:
            wanted = " atau ".join(f"{spot.file}: {spot.fragment!r}" for spot in case.spots)
            lines.append(f"  diminta {', '.join(case.codes)} pada {wanted}")
        lines.append(
            f"  hasil: {self.verdict}; temuan baru:" + ("" if self.found else " tidak ada")
        )
        return "\n".join([*lines, *self.found])


class CaseError(Exception):
    """A file of a collection is not in order."""


def load(folder: Path) -> list[Case]:
    """The cases of all files of a folder; raises `CaseError` for one that is not in order."""
    return [case for file in sorted(folder.rglob("*.toml")) for case in read(file)]


def read(file: Path) -> list[Case]:
    """The cases of a file, in their order."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        _known(data, _KEYS)
        if data["golongan"] not in KINDS:
            raise CaseError(f"golongan {data['golongan']!r}: pilih {', '.join(KINDS)}")
        several = len(data["kasus"]) > 1
        return [
            _case(data, case, f"{file.stem}-{number}" if several else file.stem)
            for number, case in enumerate(data["kasus"], 1)
        ]
    except (CaseError, KeyError, ValueError, TypeError) as error:
        raise CaseError(f"{file.name}: {error!s}") from error


def _case(data: dict[str, Any], case: dict[str, Any], name: str) -> Case:
    _known(case, _CASE_KEYS)
    spots = tuple(Spot(*case[key]) for key in ("di", "lain") if key in case)
    if bool(case.get("kode")) != bool(spots):
        raise CaseError("kode dan di disebut bersama, atau keduanya tidak")
    return Case(
        name=name,
        what=data["apa"],
        kind=data["golongan"],
        grave=bool(data.get("berat")),
        office=case["contoh"],
        replaced=tuple((file, old, new) for file, old, new in case.get("ganti", ())),
        copied=tuple((source, target) for source, target in case.get("salin", ())),
        removed=tuple(case.get("hapus", ())),
        period=case.get("periode", ""),
        codes=tuple(case.get("kode", ())),
        spots=spots,
        known_miss=case.get("luput", ""),
    )


def _known(keys: Iterable[str], allowed: frozenset[str]) -> None:
    if unknown := sorted(set(keys) - allowed):
        raise CaseError(f"kunci tidak dikenal: {', '.join(unknown)}")


# --- running -------------------------------------------------------------------------------


def run(case: Case) -> Outcome:
    """Check the project of a case with its change; raises `CaseError` if that cannot be made."""
    with tempfile.TemporaryDirectory(prefix="lkjip-cacat-") as folder:
        root = Path(folder).resolve() / case.office
        _copy(office(case.office), root)
        _change(root, case)
        found = tuple(_new(case, root, _all_of(check_project(root, case.period).findings)))
        shown = tuple(_shown(finding, root) for finding in found)
        return Outcome(case, _verdict(case, found, root), shown)


def office(name: str) -> Path:
    """The folder of an office that cases may use."""
    for folder in OFFICES:
        if (folder / name / "laporan.yaml").is_file():
            return folder / name
    raise CaseError(f"tidak ada contoh {name!r}")


def _copy(source: Path, target: Path) -> None:
    """The same files in another folder; they are shared, so that none may be written in place."""
    target.mkdir()
    for entry in source.iterdir():
        if entry.name in _NOT_COPIED:
            continue
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            _link(entry, target / entry.name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or a disk without links
        shutil.copyfile(source, target)


def _change(root: Path, case: Case) -> None:
    for name, old, new in case.replaced:
        _replace(root / name, old, new)
    for source, target in case.copied:
        content = (root / source).read_bytes()
        (root / target).unlink(missing_ok=True)
        (root / target).write_bytes(content)
    for name in case.removed:
        (root / name).unlink()


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode("utf-8")
    if old not in text:
        raise CaseError(f"{file.name} tidak memuat {old!r}")
    file.unlink()  # the sound file stays as it is
    file.write_bytes(text.replace(old, new, 1).encode("utf-8"))


# --- comparing -----------------------------------------------------------------------------


def _new(case: Case, root: Path, found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that the sound project does not have.

    Those that moved with an item that was put before them are no new ones.  After a harmless
    change one that stood there already, and tells another figure or name now, is none either.
    """
    known = Counter(_known_findings(case.office, case.period))
    unknown = []
    for finding in found:
        key = _key(finding, root)
        if known[key]:
            known[key] -= 1
        else:
            unknown.append(finding)
    moved = Counter[tuple[str, ...]]()
    for key, times in known.items():
        moved[_without_positions(key)] += times
    for finding in unknown:
        key = _without_positions(_key(finding, root))
        same = next((one for one in moved if moved[one] and one[:2] == key[:2]), key)
        if moved[key]:
            moved[key] -= 1
        elif case.harmless and moved[same]:
            moved[same] -= 1
        else:
            yield finding


@cache
def _known_findings(name: str, period: str) -> tuple[tuple[str, ...], ...]:
    root = office(name)
    return tuple(_key(finding, root) for finding in _all_of(check_project(root, period).findings))


def _all_of(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with those of the same cause, which are told with their code and place."""
    for finding in findings:
        yield from (finding, *finding.same_cause)


def _key(finding: Finding, root: Path) -> tuple[str, ...]:
    message = _LINE_NUMBERS.sub("", finding.message.replace(str(root), ""))
    if finding.code == _QUESTION:  # the same question, whatever the numbers that raise it
        message = _IN_BRACKETS.sub("", message)
    return finding.code, finding.path, message


def _without_positions(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_POSITIONS.sub("[]", part) for part in key)


def _verdict(case: Case, found: Iterable[Finding], root: Path) -> Verdict:
    listed = list(found)
    if case.harmless:
        return Verdict.FALSE if listed else Verdict.QUIET
    allowed = [finding for finding in listed if finding.code in case.codes]
    if any(_is_at(finding, case.spots, root) for finding in allowed):
        return Verdict.PLACE
    if allowed:
        return Verdict.ELSEWHERE
    at_place = any(_is_at(finding, case.spots, root) for finding in listed)
    return Verdict.OTHER_CODE if at_place else Verdict.MISSED


def _is_at(finding: Finding, spots: Iterable[Spot], root: Path) -> bool:
    places = [place for place in _places(finding) if place is not None]
    return any(_holds(place, spot, root) for place in places for spot in spots)


def _places(finding: Finding) -> list[Place | None]:
    """Where a finding stands, and the other ends that it names."""
    return [finding.place, *(end.place for end in finding.others)]


def _holds(place: Place, spot: Spot, root: Path) -> bool:
    return _relative(place, root) == spot.file and spot.fragment in _line(place)


def _shown(finding: Finding, root: Path) -> str:
    """A finding with the lines it is about, as text."""
    ends = [f"    {finding.code} {finding.path}"]
    for place in _places(finding):
        if place is not None:
            where = f"{_relative(place, root)}:{place.line}:{place.column}"
            ends.append(f"      {where} {_line(place).strip()[:90]!r}")
    return "\n".join([*ends, f"      {finding.message}"])


def _relative(place: Place, root: Path) -> str:
    file = Path(place.file).resolve()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else place.file


def _line(place: Place) -> str:
    """The line of a place; "" where the file is gone, or no text."""
    lines = _lines(place.file)
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


@lru_cache(maxsize=32)
def _lines(file: str) -> list[str]:
    """The lines of a file; each case has a folder of its own, whose name comes once."""
    try:
        return Path(file).read_bytes().decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []

"""The units of an office: their folders are found, their data read, and what is missing is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import units as codes
from lkjip_docgen.identity import slug
from lkjip_docgen.model import (
    TAHUNAN,
    Keadaan,
    Laporan,
    PeriodeLaporan,
    UnitTerbaca,
    kode_periode,
)
from lkjip_docgen.place import Number, Place
from lkjip_docgen.project_files import FolderStamp, folder_stamp
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source.paths import Path_, Places, at, dotted, select
from lkjip_docgen.source.score_rules import check_scores
from lkjip_docgen.source.unit_folders import folders_named
from lkjip_docgen.source.unit_levels import told_of_levels
from lkjip_docgen.source.yaml_reader import read_yaml

Load = Callable[[Path, str], tuple[Laporan, tuple[Path, ...], Places]]
"""Reads the project of a folder: its report, the files that it is made from, what stands where.

The units below it are asked for the period; "" is that of its own data.
"""

_FOLDERS: Final = ("unit", "folder")
_EXCEPT: Final = ("unit", "tidak_dihitung")
_DATA: Final = "laporan.yaml"


class Units:
    """The units that the data of an office name.

    `findings` are what is wrong with the patterns (errors) and with the units (warnings: a
    report is made without those that are late, and says so).  They are asked for `periode`, or
    for the period that the data name.
    """

    def __init__(self, root: Path, places: Places, load: Load, periode: str = "") -> None:
        self._periode = periode
        self._root = root
        self._places = places
        self._load = load
        self.findings: list[Finding] = []

    def read(self, data: Mapping[str, object]) -> tuple[UnitTerbaca, ...]:
        """Every unit, in the order of the folders; none for an office without units."""
        folders = tuple(self._folders(data))
        if not folders:
            return ()
        excepted = dict(self._excepted(data, folders))
        asked = _Asked(self._root, _year(data), _period(data, self._periode), self._load)
        units = tuple(
            asked.unit(folder, key, excepted.get(folder))
            for folder, key in zip(folders, _keys(folders), strict=True)
        )
        self.findings += [finding for unit in units if (finding := _told(unit)) is not None]
        self.findings += told_of_levels(units)
        return units

    def _folders(self, data: Mapping[str, object]) -> Iterator[str]:
        """The folders of the units, each once."""
        patterns = at(data, _FOLDERS)
        seen: set[str] = set()
        for number, pattern in enumerate(patterns if isinstance(patterns, list) else []):
            if isinstance(pattern, str) and pattern.strip():
                found = self._named((*_FOLDERS, number), pattern.strip())
                yield from (folder for folder in found if folder not in seen)
                seen.update(found)

    def _named(self, path: Path_, pattern: str) -> tuple[str, ...]:
        try:
            found = folders_named(self._root, pattern)
        except LkjipError as error:
            place = self._places.value(path)
            self.findings += [replace(f, place=place, path=dotted(path)) for f in error.findings]
            return ()
        if not found:
            self._tell(
                codes.POLA_UNIT,
                path,
                f"Tidak ada folder yang cocok dengan `{pattern}`.",
                "Letakkan folder proyek unit di sana, atau perbaiki polanya; pola dibaca dari "
                "folder laporan ini.",
                Severity.WARNING,
            )
        return found

    def _excepted(
        self, data: Mapping[str, object], folders: tuple[str, ...]
    ) -> Iterator[tuple[str, str]]:
        """The folders of units that do not count, each with the declared reason."""
        for path, row in select(data, "unit.tidak_dihitung[]"):
            folder, reason = at(row, ("folder",)), at(row, ("alasan",))
            if not isinstance(folder, str) or not isinstance(reason, str):
                continue
            name = Path(folder.replace("\\", "/")).as_posix()
            if name in folders:
                yield name, reason
            else:
                self._tell(
                    codes.UNIT_TIDAK_DIKENAL,
                    (*path, "folder"),
                    f"Unit `{folder}` tidak termasuk folder unit.",
                    "Tulis foldernya seperti letaknya, misalnya unit/kantor-a.",
                )

    def _tell(
        self,
        code: str,
        path: Path_,
        message: str,
        suggestion: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self._places.value(path)
        told = Finding(code, severity, message, place, dotted(path), suggestion)
        self.findings.append(told)


def _year(data: Mapping[str, object]) -> int | None:
    found = at(data, ("dokumen", "tahun"))
    return int(found) if isinstance(found, Number) else None


def _period(data: Mapping[str, object], periode: str) -> PeriodeLaporan:
    """The period that is asked for, or that the data name."""
    kode = kode_periode(periode or str(at(data, ("dokumen", "periode")) or TAHUNAN)) or TAHUNAN
    return PeriodeLaporan(kode, _year(data) or 0)


def _keys(folders: tuple[str, ...]) -> Iterator[str]:
    """The key of each unit: its own folder's name, or all of the way where two share it."""
    names = [slug(folder.rpartition("/")[2]) for folder in folders]
    for folder, name in zip(folders, names, strict=True):
        yield name if names.count(name) == 1 else slug(folder)


# --- one unit --------------------------------------------------------------------------


class _Asked(Record):
    """What a unit is asked for: the data of a year, up to the end of a period."""

    root: Path
    tahun: int | None
    periode: PeriodeLaporan
    load: Load

    def unit(self, folder: str, key: str, excepted: str | None) -> UnitTerbaca:
        """What there is of the unit in a folder."""
        here = self.root / folder
        file = here / _DATA
        found = UnitTerbaca(key, folder, _spoken(folder), Place(str(here)), Keadaan.TANPA_DATA)
        if not file.is_file():
            return found if excepted is None else _without(found, excepted)
        found = replace(found, tempat=Place(str(file)))
        if excepted is not None:
            return _without(replace(found, nama=_name_in(file) or found.nama), excepted)
        return self._judged(found, _read(here, self.load, self.periode.kode))

    def _judged(self, unit: UnitTerbaca, read: _Outcome) -> UnitTerbaca:
        """The unit with its data, where they are those that are asked for."""
        if read.laporan is None:
            return _wrong(unit, read.errors)
        laporan = read.laporan
        known = replace(unit, nama=laporan.kantor.sebutan, berkas=read.files)
        late = replace(known, tempat=read.spots.get("dokumen", unit.tempat))
        if self.tahun is not None and laporan.dokumen.tahun != self.tahun:
            year = str(laporan.dokumen.tahun)
            return replace(late, keadaan=Keadaan.TAHUN_LAIN, sebab=year)
        if laporan.periode.bulan < self.periode.bulan:
            return replace(late, keadaan=Keadaan.BELUM_SETAHUN, sebab=laporan.periode.kecil)
        return replace(known, keadaan=Keadaan.ADA, laporan=laporan, letak=read.spots)


def _without(unit: UnitTerbaca, reason: str) -> UnitTerbaca:
    return replace(unit, keadaan=Keadaan.TIDAK_DIHITUNG, sebab=reason.strip())


def _wrong(unit: UnitTerbaca, errors: tuple[Finding, ...]) -> UnitTerbaca:
    """A unit whose data have errors; its place is that of the first."""
    first = errors[0]
    return replace(
        unit,
        nama=_name_in(Path(unit.tempat.file)) or unit.nama,
        keadaan=Keadaan.GALAT,
        sebab=first.message,
        galat=len(errors),
        tempat=first.place or unit.tempat,
    )


def _spoken(folder: str) -> str:
    """What a unit is called of which there is nothing but its folder."""
    return folder.rpartition("/")[2].replace("-", " ").replace("_", " ").title()


def _name_in(file: Path) -> str:
    """What an office calls itself in data that may be wrong elsewhere; "" where it does not say."""
    try:
        office = at(read_yaml(file).data, ("kantor",))
    except LkjipError:
        return ""
    names = (at(office, (key,)) for key in ("sebutan", "nama_singkat", "nama"))
    return next((name for name in names if isinstance(name, str) and name.strip()), "")


def _told(unit: UnitTerbaca) -> Finding | None:
    """What is said of a unit that the figures of the report lack."""
    said = {
        Keadaan.TANPA_DATA: (
            codes.UNIT_TANPA_DATA,
            f"{unit.nama} belum menyampaikan data: tidak ada {_DATA} di {unit.folder}.",
            "Minta data unit itu, atau nyatakan pada unit.tidak_dihitung beserta alasannya.",
        ),
        Keadaan.GALAT: (
            codes.UNIT_BERGALAT,
            f"Data {unit.nama} mengandung {unit.galat} kesalahan sehingga tidak dihitung; "
            f"yang pertama: {unit.sebab}",
            "Mintalah unit itu memperbaikinya; `lkjip check` pada foldernya menyebut semuanya.",
        ),
        Keadaan.TAHUN_LAIN: (
            codes.UNIT_TERLAMBAT,
            f"Data {unit.nama} masih data tahun {unit.sebab} sehingga tidak dihitung.",
            "Minta data unit itu untuk tahun yang dilaporkan.",
        ),
        Keadaan.BELUM_SETAHUN: (
            codes.UNIT_TERLAMBAT,
            f"Data {unit.nama} baru sampai dengan {unit.sebab} sehingga tidak dihitung.",
            "Minta data unit itu untuk seluruh periode yang dilaporkan.",
        ),
    }.get(unit.keadaan)
    if said is None:
        return None
    code, message, suggestion = said
    return Finding(code, Severity.WARNING, message, unit.tempat, "unit.folder", suggestion)


# --- read once as long as nothing changes ------------------------------------------------


class _Outcome(Record):
    """What came of reading a unit: its report, or the errors that keep it from being one."""

    laporan: Laporan | None = None
    files: tuple[Path, ...] = ()
    spots: Mapping[str, Place] = MappingProxyType({})
    errors: tuple[Finding, ...] = ()


_MOST_KEPT: Final = 512
_kept: dict[tuple[str, str, str], tuple[FolderStamp, _Outcome]] = {}


def _read(folder: Path, load: Load, periode: str) -> _Outcome:
    """The data of a unit; those read before, where no file of its folder has changed since."""
    key, stamp = (str(Path.cwd()), str(folder), periode), folder_stamp(folder)
    known = _kept.get(key)
    if known is not None and known[0] == stamp:
        return known[1]
    found = _read_anew(folder, load, periode)
    if len(_kept) >= _MOST_KEPT:
        del _kept[next(iter(_kept))]
    _kept[key] = (stamp, found)
    return found


def _read_anew(folder: Path, load: Load, periode: str) -> _Outcome:
    try:
        laporan, files, places = load(folder, periode)
        check_scores(laporan)
    except LkjipError as error:
        wrong = tuple(f for f in error.findings if f.severity is Severity.ERROR)
        return _Outcome(errors=wrong or tuple(error.findings))
    return _Outcome(laporan, files, MappingProxyType(dict(_spots(laporan, places))))


def _spots(laporan: Laporan, places: Places) -> Iterator[tuple[str, Place]]:
    """Where the measurement of each indicator stands, and the money."""
    found: list[tuple[str, Path_]] = [
        (f"indikator.{row.kode}", ("indikator", number, "pengukuran"))
        for number, row in enumerate(laporan.indikator)
    ]
    found += [(key, (key,)) for key in ("anggaran", laporan.kunci_penerimaan)]
    found += [("dokumen", ("dokumen", "tahun")), ("kantor", ("kantor", "nama"))]
    for name, path in found:
        if (place := places.key(path)) is not None:
            yield name, place

"""The figures of an office as rows that could have been copied from another office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from lkjip_docgen.across.sheet import Series
from lkjip_docgen.across.spots import spot_of
from lkjip_docgen.identity import keys, plain
from lkjip_docgen.model import Bagian, Laporan
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.source import Path_, Project, dotted

_WHOLE: Final = ("pnbp", "penerimaan", "smart", "ikpa", "emonev", "pegawai", "evaluasi_akip")
"""Sections whose figures are one row."""
_INSIDE: Final = ("pengukuran", "riwayat", "triwulan", "anggaran")
"""Parts of an indicator whose figures are."""
_SAME_EVERYWHERE: Final = frozenset(
    (
        *("bobot", "maks", "min", "minimum_responden", "populasi", "target", "target_sampai"),
        *("bulan", "skala_hasil", "skala_survei", "nilai_maks", "pengurang"),
    )
)
"""Keys whose figures are the ministry's, not the office's."""
_LABELS: Final = {
    "pnbp": "penerimaan tiap tahun",
    "penerimaan": "penerimaan tiap tahun",
    "smart": "nilai kinerja anggaran tiap tahun",
    "ikpa": "nilai IKPA tiap tahun",
    "emonev": "tabel kemajuan tiap bulan",
    "pegawai": "keadaan pegawai",
    "evaluasi_akip": "nilai evaluasi AKIP",
    "bagian_tambahan": "tabel milik kantor",
    "pengukuran": "pengukuran",
    "riwayat": "tahun-tahun sebelumnya",
    "triwulan": "tiap triwulan",
    "anggaran": "anggaran",
    "tabel": "tabel nilai tiap bulan",
    "versi": "rincian anggaran",
    "jenis_belanja": "belanja menurut jenis",
    "sumber_dana": "anggaran menurut sumber dana",
}
_FEWEST: Final = 2


class _Leaf:
    """A figure of the data with its path, and the same path by names instead of positions."""

    __slots__ = ("named", "path", "value")

    def __init__(self, path: Path_, named: tuple[str, ...], value: Number) -> None:
        self.path = path
        self.named = named
        self.value = value


def series_of(project: Project) -> Iterator[Series]:
    """The rows of figures of a report that have at least two."""
    laporan = project.laporan
    rows: dict[Path_, list[_Leaf]] = {}
    for name in (*_WHOLE, "indikator", "anggaran", "bagian_tambahan"):
        for leaf in _leaves(getattr(laporan, name), (name,), (name,)):
            start = _row_of(leaf.path)
            if start and not _SAME_EVERYWHERE.intersection(map(str, leaf.path[len(start) :])):
                rows.setdefault(start, []).append(leaf)
    for start, leaves in rows.items():
        if len(leaves) >= _FEWEST:
            yield _series(project, start, leaves)


def _row_of(path: Path_) -> Path_:
    """The path of the row that a figure is of; () where it can be in no copy."""
    if path[0] in _WHOLE:
        return path[:1]
    if path[0] == "indikator" and path[2] in _INSIDE:
        if "tabel" in path:
            return path[:6] if path[4] == "unsur" else path[:5]
        return path[:3]
    if path[0] == "anggaran":
        return path[:3] if path[1] == "versi" else path[:2]
    return path[:2] if path[0] == "bagian_tambahan" else ()


def _leaves(value: object, path: Path_, named: tuple[str, ...]) -> Iterator[_Leaf]:
    """Every figure below a value."""
    if isinstance(value, Number):
        if not isinstance(value, Predikat):
            yield _Leaf(path, named, value)
    elif isinstance(value, Bagian):
        for key in type(value).model_fields:
            yield from _leaves(getattr(value, key), (*path, key), (*named, key))
    elif isinstance(value, tuple):
        yield from _items(value, path, named)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, str(key)), (*named, plain(str(key))))


def _items(value: tuple[object, ...], path: Path_, named: tuple[str, ...]) -> Iterator[_Leaf]:
    are_sections = bool(value) and isinstance(value[0], Bagian)
    known = keys(value) if are_sections else tuple(map(str, range(len(value))))
    for number, (item, key) in enumerate(zip(value, known, strict=True)):
        yield from _leaves(item, (*path, number), (*named, key))


def _series(project: Project, start: Path_, leaves: list[_Leaf]) -> Series:
    depth = len(start)
    first = leaves[0]
    holder = start[:4] if "tabel" in start else start
    return Series(
        kind=_kind(start, first.named),
        section=dotted(holder),
        label=_label(project.laporan, start),
        values={"/".join(leaf.named[depth:]): Decimal(leaf.value) for leaf in leaves},
        spots=tuple(spot_of(project, leaf.path, leaf.value) for leaf in leaves),
    )


def _kind(start: Path_, named: tuple[str, ...]) -> str:
    """What a row is, without whose it is: of the rows of a survey, their names tell."""
    words = [str(step) for step in start if isinstance(step, str)]
    if "unsur" in start and len(start) > 5:
        words.append(named[5])
    return ".".join(words)


def _label(laporan: Laporan, start: Path_) -> str:
    """What a row is called: "tabel nilai tiap bulan IKM"."""
    if start[0] == "indikator" and isinstance(start[1], int):
        row = laporan.indikator[start[1]]
        part = "tabel" if "tabel" in start else str(start[2])
        return f"{_LABELS[part]} {row.singkatan or row.nama}"
    if start[0] == "anggaran":
        if start[1] == "versi" and isinstance(start[2], int):
            return f"{_LABELS['versi']} {laporan.anggaran.versi[start[2]].nama}"
        return _LABELS.get(str(start[1]), _LABELS["anggaran"])
    return _LABELS[str(start[0])]

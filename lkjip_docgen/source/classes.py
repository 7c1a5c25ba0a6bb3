"""The office's own classes of capaian: every capaian belongs to exactly one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import DECLARED
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record
from lkjip_docgen.source.paths import Path_, Places, dotted
from lkjip_docgen.source.written import number_of

_SECTION = "kategori_capaian"


class _Class(Record):
    """A class as it was typed: its name, bounds in percent, and where it stands."""

    path: Path_
    nama: str
    dari: Number | None
    sampai: Number | None

    @property
    def floor(self) -> Decimal:
        """The lowest capaian of the class; the lowest class has none of its own."""
        return Decimal("-Infinity") if self.dari is None else self.dari


class _Wrong(Record):
    """What is wrong with the classes, and how to mend it."""

    path: Path_
    message: str
    cure: str
    severity: Severity = Severity.ERROR


def check_classes(data: Mapping[str, object], places: Places) -> Iterator[Finding]:
    """Findings about `kategori_capaian`: a table or classes, with a source, without holes."""
    section = data.get(_SECTION)
    if not isinstance(section, dict) or DECLARED in section:
        return
    for wrong in _wrong(section):
        place = places.value(wrong.path)
        yield Finding(
            codes.KELAS_CAPAIAN,
            wrong.severity,
            wrong.message,
            place,
            dotted(wrong.path),
            wrong.cure,
        )


def _wrong(section: Mapping[str, object]) -> Iterator[_Wrong]:
    classes, table = section.get("kelas"), section.get("tabel")
    if not isinstance(classes, list) or not classes:
        if table is None and section.get("sumber") is not None:
            yield _Wrong(
                (_SECTION,),
                "`kategori_capaian` tidak memuat tabel maupun kelas.",
                "Tulis `tabel: permendagri-86-2017`, atau `sumber` dan `kelas` kantor sendiri.",
            )
        elif table is not None and section.get("sumber") is not None:
            yield _Wrong(
                (_SECTION, "sumber"),
                "`sumber` di samping `tabel` tidak dicetak: tabel itu sudah menyebut sumbernya.",
                "Hapus `sumber`, atau tulis `kelas` kantor sendiri sebagai ganti `tabel`.",
                Severity.WARNING,
            )
        return
    if table is not None:
        yield _Wrong(
            (_SECTION, "tabel"),
            "`kategori_capaian` memuat tabel sekaligus kelas.",
            "Hapus salah satunya.",
        )
    if section.get("sumber") is None:
        yield _Wrong(
            (_SECTION, "kelas"),
            "Kelas capaian kantor sendiri tidak menyebut sumbernya.",
            "Tulis pada `sumber` aturan atau pedoman yang menetapkannya.",
        )
    with suppress(ValueError):  # what cannot be read has a finding of its own
        yield from _holes(_classes(classes))


def _classes(rows: Sequence[object]) -> list[_Class]:
    """The classes, the lowest first; raises `ValueError` where one of them cannot be read."""
    found = [_class(n, row) for n, row in enumerate(rows)]
    return sorted(found, key=lambda one: one.floor)


def _class(n: int, row: object) -> _Class:
    if not isinstance(row, dict):
        raise ValueError(f"class {n} is no section")
    name = str(row.get("nama", f"ke-{n + 1}"))
    return _Class((_SECTION, "kelas", n), name, _bound(row.get("dari")), _bound(row.get("sampai")))


def _bound(value: object) -> Number | None:
    """A bound as typed; None where there is none."""
    if value is None:
        return None
    if (number := number_of(value)) is None:
        raise ValueError(f"{value} is no number")
    return number


def _holes(classes: Sequence[_Class]) -> Iterator[_Wrong]:
    """What keeps a capaian from belonging to exactly one class."""
    if len(classes) < 2:
        yield _Wrong(
            (_SECTION, "kelas"),
            "Kelas capaian hanya satu sehingga tidak membedakan apa pun.",
            "Tulis paling sedikit dua kelas.",
        )
        return
    lowest, highest = classes[0], classes[-1]
    if lowest.floor > 0:
        yield _Wrong(
            lowest.path,
            f"Capaian di bawah {lowest.dari} tidak masuk kelas mana pun.",
            f"Kosongkan `dari` pada kelas “{lowest.nama}”, atau tambahkan kelas yang lebih rendah.",
        )
    if highest.sampai is not None:
        yield _Wrong(
            (*highest.path, "sampai"),
            f"Capaian di atas {highest.sampai} tidak masuk kelas mana pun.",
            f"Hapus `sampai` pada kelas “{highest.nama}”: kelas tertinggi tidak berbatas atas.",
        )
    for lower, upper in pairwise(classes):
        yield from _between(lower, upper)


def _between(lower: _Class, upper: _Class) -> Iterator[_Wrong]:
    """A hole or an overlap of two neighbours, or two that cannot be told apart."""
    if lower.floor == upper.floor:
        yield _Wrong(
            upper.path,
            f"Kelas “{lower.nama}” dan “{upper.nama}” mulai pada capaian yang sama.",
            "Tulis `dari` yang berbeda; hanya kelas terendah yang tanpa `dari`.",
        )
    elif lower.sampai is not None and lower.sampai != upper.dari:
        gap = lower.sampai < upper.floor
        what = "tidak masuk kelas mana pun" if gap else "masuk dua kelas"
        ends = (lower.sampai, upper.dari) if gap else (upper.dari, lower.sampai)
        yield _Wrong(
            (*lower.path, "sampai"),
            f"Capaian di antara {ends[0]} dan {ends[1]} {what}.",
            f"Hapus `sampai`, atau tulis `sampai: {upper.dari}`: kelas “{lower.nama}” berlaku "
            f"sampai capaian mencapai kelas “{upper.nama}”.",
        )

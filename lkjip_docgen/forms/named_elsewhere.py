"""What a field may name that stands elsewhere: in other parts of the data, or in the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from lkjip_docgen.forms.form_parts import Choice
from lkjip_docgen.model import is_unfilled
from lkjip_docgen.rules import kode_tabel, kode_tabel_capaian, tabel, urutan_predikat
from lkjip_docgen.source import select

Data = Mapping[str, object]
Choices = tuple[Choice, ...]

_AGREED: Final = "perjanjian_kinerja[].tingkat[].sasaran[]"
_PLANNED: Final = "rencana_kinerja[].sasaran[]"
_LONGEST: Final = 80


def choices_at(pattern: str, data: Data) -> Choices:
    """What can be named at a pattern such as `indikator[].sasaran`; none where any text may stand.

    `data` are those of the office with what follows from others; each is told by what it is
    called, and once.
    """
    found = _NAMED.get(pattern)
    if found is None:
        return ()
    return tuple({choice.value: choice for choice in found(data)}.values())


def named_patterns() -> tuple[str, ...]:
    """The patterns of all fields that name something."""
    return tuple(_NAMED)


def _rows(data: Data, pattern: str) -> Iterator[Choice]:
    """The sections at a pattern that have a code, by what they are called."""
    for _, row in select(data, pattern):
        if isinstance(row, Mapping) and isinstance(row.get("kode"), str):
            yield _choice(str(row["kode"]), row.get("nama") or row.get("judul"))


def _choice(kode: str, name: object) -> Choice:
    told = " ".join(str(name or "").split())
    if not told or is_unfilled(told):
        return Choice(kode, kode)
    short = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"
    return Choice(kode, f"{short} ({kode})")


def _objectives(data: Data) -> Iterator[Choice]:
    yield from _rows(data, _AGREED)


def _indicators(data: Data) -> Iterator[Choice]:
    yield from _rows(data, "indikator[]")


def _versions(data: Data) -> Iterator[Choice]:
    yield from _rows(data, "anggaran.versi[]")


def _above(data: Data) -> Iterator[Choice]:
    """What may stand above something in the tree of performance."""
    yield from _rows(data, "pohon_kinerja.simpul[]")
    yield from _objectives(data)
    yield from _indicators(data)


def _programs(data: Data) -> Iterator[Choice]:
    """The programs and activities of the last version of the budget, by their names."""
    versions = [version for _, version in select(data, "anggaran.versi[]")]
    for pattern in ("program[].nama", "program[].kegiatan[].nama"):
        for _, name in select(versions[-1] if versions else None, pattern):
            if isinstance(name, str) and not is_unfilled(name):
                yield Choice(name, name)


def _tables(data: Data) -> Iterator[Choice]:
    for part in ("bagian_tambahan[]", "bagian_tambahan[].bagian[]"):
        yield from _rows(data, f"{part}.isi[].tabel")


def _classes(_: Data) -> Iterator[Choice]:
    yield from (Choice(kode, tabel(kode).nama) for kode in kode_tabel_capaian())


def _qualities(_: Data) -> Iterator[Choice]:
    others = set(kode_tabel()) - set(kode_tabel_capaian())
    yield from (Choice(kode, tabel(kode).nama) for kode in sorted(others))


def _orders(_: Data) -> Iterator[Choice]:
    yield from (Choice(kode, order.nama) for kode, order in urutan_predikat().items())


_NAMED: Final[Mapping[str, Callable[[Data], Iterator[Choice]]]] = {
    "indikator[].sasaran": _objectives,
    "indikator[].induk": _above,
    "indikator[].program": _programs,
    "indikator[].pengukuran.kategori": _qualities,
    "indikator[].pengukuran.skala_predikat": _orders,
    f"{_AGREED}.induk": _above,
    f"{_AGREED}.indikator[].indikator": _indicators,
    f"{_PLANNED}.indikator[].indikator": _indicators,
    "perjanjian_kinerja[].anggaran": _versions,
    "pohon_kinerja.simpul[].induk": _above,
    "kategori_capaian.tabel": _classes,
    "bagian_tambahan[].isi[].grafik.tabel": _tables,
    "bagian_tambahan[].bagian[].isi[].grafik.tabel": _tables,
}
"""The fields that name something, each with what there is to name."""

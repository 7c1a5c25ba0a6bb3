"""The budget and revenue of an office that sums those of its units: which lines there are.

Only names stand here; the amounts are sums, made in `measures/`.  What the office types itself
is left as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lkjip_docgen.identity import plain
from lkjip_docgen.model import (
    DECLARED,
    Laporan,
    Program,
    SumberDana,
    UnitTerbaca,
    VersiAnggaran,
)
from lkjip_docgen.place import Number
from lkjip_docgen.source.paths import at, select

Row = dict[str, object]


def insert_lines(data: Row, units: Sequence[UnitTerbaca]) -> None:
    """Put the lines of the units where the data sum them and have none of their own."""
    read = [unit.laporan for unit in units if unit.laporan is not None]
    if at(data, ("unit", "anggaran")) == "jumlah":
        _insert_budget(data, read, all_read=len(read) == len(units) > 0)
    if at(data, ("unit", "pnbp")) == "jumlah":
        _insert_revenue(data, read)


def _insert_budget(data: Row, read: Sequence[Laporan], *, all_read: bool) -> None:
    """The lines of the units; while some are awaited, also programs that the office speaks of."""
    budget = data.setdefault("anggaran", {})
    if not isinstance(budget, dict) or DECLARED in budget:
        return
    called = str(at(data, ("unit", "sebutan")) or "unit")
    named = [] if all_read else list(_spoken_of(data, promised=not read))
    last = [_own_version(laporan) for laporan in read]
    _put(budget, "versi", [_version(last, named, called)])
    if read:
        _put(budget, "jenis_belanja", list(_spending(read)))
        _put(budget, "sumber_dana", list(_sources(read)))


def _own_version(laporan: Laporan) -> VersiAnggaran:
    """The last version of a unit, called as where it was typed: not after the units below it."""
    last = laporan.anggaran.versi[-1]
    if laporan.unit is None or laporan.unit.anggaran is None:
        return last
    called = f" {laporan.unit.sebutan or 'unit'}"
    return last.model_copy(update={"nama": last.nama.removesuffix(called)})


def _spoken_of(data: Row, *, promised: bool) -> Iterator[str]:
    """The programs that pay for indicators of the office, by name.

    With `promised` those of its agreement come first, which stand for all that units may have.
    """
    patterns = ["perjanjian_kinerja[].program[].nama"] if promised else []
    for pattern in (*patterns, "indikator[].program"):
        for _, name in select(data, pattern):
            if isinstance(name, str) and name.strip():
                yield name.strip()


def _put(row: Row, key: str, value: object) -> None:
    """Write a list where there is none, not even an empty one."""
    if row.get(key) is None:
        row[key] = value


def _version(versions: Sequence[VersiAnggaran], named: Sequence[str], called: str) -> Row:
    """One version, named as most of the units name their last, with every program of theirs.

    `named` are programs that the office speaks of; `called` is what a unit is called, so that
    nobody takes the version for the office's own.
    """
    rows = _distinct(program for version in versions for program in version.program)
    known = {plain(str(value)) for row in rows for value in row.values()}
    rows += [{"nama": name} for name in dict.fromkeys(named) if plain(name) not in known]
    names = Counter((one.kode, one.nama) for one in versions).most_common(1)
    kode, nama = names[0][0] if names else ("jumlah-unit", "Anggaran")
    programs = rows or [{"nama": f"Program semua {called}"}]
    return {"kode": kode, "nama": f"{nama} {called}", "program": programs}


def _distinct(programs: Iterable[Program]) -> list[Row]:
    """Programs in the order in which units have them, each once."""
    found: dict[str, Row] = {}
    for program in programs:
        row: Row = {"nama": program.nama}
        if program.kode:
            row["kode"] = program.kode
        found.setdefault(program_key(program), row)
    return list(found.values())


def program_key(program: Program) -> str:
    """What a program is known by in the budgets of several offices: its kode, else its name."""
    return plain(program.kode or program.nama)


def source_key(source: SumberDana) -> str:
    """What a source of funds is known by in the budgets of several offices."""
    return plain(source.singkatan or source.nama)


def _spending(read: Sequence[Laporan]) -> Iterator[Row]:
    """Every year of spending by type that all units have, oldest first."""
    years = [{row.tahun for row in laporan.anggaran.jenis_belanja} for laporan in read]
    for year in sorted(set.intersection(*years)):
        rows = [r for laporan in read for r in laporan.anggaran.jenis_belanja if r.tahun == year]
        kinds = {plain(line.jenis): line.jenis for row in rows for line in row.belanja}
        yield {"tahun": Number(year), "belanja": [{"jenis": kind} for kind in kinds.values()]}


def _sources(read: Sequence[Laporan]) -> Iterator[Row]:
    found: dict[str, Row] = {}
    for laporan in read:
        for source in laporan.anggaran.sumber_dana:
            row: Row = {"nama": source.nama}
            if source.singkatan:
                row["singkatan"] = source.singkatan
            found.setdefault(source_key(source), row)
    yield from found.values()


def _add_year(revenue: Row, year: int) -> None:
    """The reported year, where the office wrote of earlier years alone."""
    rows = revenue["tahunan"]
    if isinstance(rows, list) and all(at(row, ("tahun",)) != year for row in rows):
        revenue["tahunan"] = [*rows, {"tahun": Number(year)}]


def _insert_revenue(data: Row, read: Sequence[Laporan]) -> None:
    """The years of revenue that all units with revenue have, under the key that they use."""
    collecting = [laporan for laporan in read if laporan.pendapatan is not None]
    if not collecting:
        return
    key = collecting[0].kunci_penerimaan
    revenue = data.setdefault(key, {})
    if not isinstance(revenue, dict) or DECLARED in revenue:
        return
    sections = [laporan.pendapatan for laporan in collecting if laporan.pendapatan is not None]
    years = set.intersection(*({row.tahun for row in one.tahunan} for one in sections))
    years.add(read[0].dokumen.tahun)
    _put(revenue, "tahunan", [{"tahun": Number(year)} for year in sorted(years)])
    _add_year(revenue, read[0].dokumen.tahun)
    law = Counter(one.dasar_hukum for one in sections if one.dasar_hukum).most_common(1)
    if law and revenue.get("dasar_hukum") is None:
        revenue["dasar_hukum"] = law[0][0]

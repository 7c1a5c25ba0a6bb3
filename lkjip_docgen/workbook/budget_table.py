"""The table of a budget: programs, activities, and as many levels below as the data have.

What a budget does not have (codes, amounts of programs, parts of activities) is
no column, so that a plain budget stays a plain table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.model import Field, Names, fields_of, models_at, per_tingkat
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rules import profil_daerah
from lkjip_docgen.source import select
from lkjip_docgen.workbook import formulas
from lkjip_docgen.workbook.sheet_parts import Computed, Level

Row = Mapping[str, object]

_AMOUNTS = ("pagu", "realisasi", "anggaran")
_PARTS = ("kegiatan", "rincian")


class BudgetShape(Record):
    """What the budgets at a place of the data have."""

    deeper: int  # levels below activities
    coded: bool
    programs_stated: bool  # programs have amounts, or no activities

    @property
    def plain(self) -> bool:
        """Whether every amount stands at an activity."""
        return not self.deeper and not self.programs_stated


def shape_of(data: Row, pattern: str) -> BudgetShape:
    """The shape of the budgets whose programs stand at `pattern`."""
    programs = [row for _, row in select(data, pattern) if isinstance(row, Mapping)]
    levels = list(per_tingkat(programs, _parts))
    coded = data.get("profil") in profil_daerah() or any(
        row.get("kode") for level in levels for row in level
    )
    stated = any(not row.get("kegiatan") or _has_amounts(row) for row in programs)
    return BudgetShape(max(0, len(levels) - len(_PARTS)), coded, stated)


def _parts(row: Row) -> Sequence[Row]:
    return [
        part for key in _PARTS for _, part in select(row, f"{key}[]") if isinstance(part, Mapping)
    ]


def _has_amounts(row: Row) -> bool:
    return any(row.get(key) is not None for key in _AMOUNTS)


def levels_of(above: Names, shape: BudgetShape) -> Iterator[Level]:
    """The levels of the table from programs down; `above` leads to what holds the programs."""
    path = (*above, "program")
    program = _level(path, "program", "Program", shape, keyed=True)
    yield program if shape.programs_stated else _without_amounts(program)
    path = (*path, "kegiatan")
    yield _level(path, "kegiatan", "Kegiatan", shape, keyed=shape.deeper > 0)
    for depth in range(1, shape.deeper + 1):
        path = (*path, "rincian")
        yield _level(path, "rincian", f"Rincian {depth}", shape, keyed=depth < shape.deeper)


def _level(path: Names, key: str, prefix: str, shape: BudgetShape, *, keyed: bool) -> Level:
    """One level; where others lie below, its items are told apart by their names."""
    fields = [_prefixed(field, prefix) for field in fields_of(*models_at(path))]
    shown = [field for field in fields if shape.coded or field.names != ("kode",)]
    keys = tuple(field for field in shown if keyed and field.names == ("nama",))
    return Level((key,), keys, tuple(field for field in shown if field not in keys))


def _without_amounts(level: Level) -> Level:
    return replace(level, fields=tuple(f for f in level.fields if f.names[0] not in _AMOUNTS))


def _prefixed(field: Field, prefix: str) -> Field:
    return replace(field, label=f"{prefix}: {field.label[:1].lower()}{field.label[1:]}")


# --- computed columns -----------------------------------------------------------------


def columns_of_versions(shape: BudgetShape) -> tuple[Computed, ...]:
    """The sums of a version of the budget."""
    return formulas.VERSION if shape.plain else formulas.VERSION_BY_ROW


def columns_of_parts(shape: BudgetShape) -> tuple[Computed, ...]:
    """The absorption of a row and, where amounts stand at several levels, its own amounts."""
    if shape.plain:
        return formulas.ACTIVITY
    prefixes = ["Kegiatan", *(f"Rincian {depth}" for depth in range(1, shape.deeper + 1))]
    outer = "Program" if shape.programs_stated else ""
    return formulas.by_row(outer, prefixes)

"""A number in the report: exact value, unit, origin or formula with its inputs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from lkjip_docgen.operation import MissingError, Status, SumOfKnown, Term, result_of
from lkjip_docgen.place import Number, Place, Predikat
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rounding import Rounding, places_of, round_half_up

__all__ = [
    "Quantity",
    "Status",
    "Summed",
    "Unit",
    "computed",
    "declared",
    "given",
    "missing_in",
    "round_half_up",
    "written_places",
]


class Unit(StrEnum):
    """What a number counts.  The value is the Indonesian name of the unit."""

    RUPIAH = "rupiah"
    PERSEN = "persen"
    POIN = "poin"
    POIN_PERSENTASE = "poin persentase"
    INDEKS = "indeks"
    NILAI = "nilai"
    ORANG = "orang"
    RESPONDEN = "responden"
    JUMLAH = "jumlah"
    PREDIKAT = "predikat"
    TINGKAT = "tingkat"


class Quantity(Record):
    """One number of the report.

    `value` is exact and, for a computed quantity, already rounded half-up to
    the published `places` (printed numbers can be recomputed from
    printed numbers).  `value` is None exactly when `status` is not `ADA`.
    `satuan` is the word printed after a count ("layanan", "laporan").
    `path` is unique in a report: `indikator.ikm.realisasi`.  `alasan` is why
    it does not apply, where the office has declared so.  Of a predicate `value`
    is its place on `urutan`, the words of its order from the lowest.
    """

    path: str
    value: Decimal | None
    unit: Unit
    label: str
    places: int = 2
    satuan: str = ""
    status: Status = Status.ADA
    as_of: date | None = None
    place: Place | None = None
    formula: str = ""
    inputs: tuple[Quantity, ...] = ()
    alasan: str = ""
    urutan: tuple[str, ...] = ()
    operasi: Term | None = None
    pembulatan: Rounding | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != (self.status is not Status.ADA):
            raise ValueError(f"{self.path}: value {self.value} with status {self.status}")

    @property
    def ada(self) -> bool:
        """True when there is a value to print and to compute with."""
        return self.value is not None

    @property
    def kata(self) -> str:
        """The word of a predicate; "" for a number, and where there is none."""
        return self.urutan[int(self.value) - 1] if self.urutan and self.value is not None else ""

    @property
    def nilai(self) -> Decimal:
        """The value, for code that has made sure that there is one."""
        if self.value is None:
            raise ValueError(f"{self.path}: {self.status}")
        return self.value


class Summed(Number):
    """An amount of the data that nobody typed: the sum of those that others reported.

    `parts` are their quantities, also of those who have reported none yet.
    """

    __slots__ = ("parts",)
    parts: tuple[Quantity, ...]

    def __new__(cls, parts: tuple[Quantity, ...]) -> Self:
        """The sum of the parts that are known, of which there is one at least."""
        known = [part.value for part in parts if part.value is not None]
        self = super().__new__(cls, sum(known, Decimal(0)))
        self.parts = parts
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:  # type: ignore[override]
        return type(self), (self.parts,)


_SUM: Final = SumOfKnown()


def given(
    path: str,
    value: Decimal | int | None,
    unit: Unit,
    label: str,
    *,
    places: int | None = None,
    satuan: str = "",
    as_of: date | None = None,
    alasan: str = "",
) -> Quantity:
    """A number that the office wrote; a `Number` brings its place along.

    Without `places` it prints with as many decimals as were written, at
    least two for indices, scores and percentages and none for counts.
    `alasan` is why there is none, where the office has declared so.  A
    predicate is one, whatever the unit.  An amount that others reported is
    computed from theirs.
    """
    if isinstance(value, Summed):
        return _summed(path, value, unit, label, places, satuan)
    order = value.urutan if isinstance(value, Predikat) else ()
    if order:
        unit, places = Unit.PREDIKAT, 0
    number = None if value is None else Decimal(value)
    absent = Status.TIDAK_BERLAKU if alasan else Status.KOSONG
    return Quantity(
        path=path,
        value=number,
        unit=unit,
        label=label,
        places=_written_places(number, unit) if places is None else places,
        satuan=satuan,
        status=absent if number is None else Status.ADA,
        as_of=as_of,
        place=value.place if isinstance(value, Number) else None,
        alasan=alasan if number is None else "",
        urutan=order,
    )


def _summed(  # the sum is made already: only its lineage is told here
    path: str, amount: Summed, unit: Unit, label: str, places: int | None, satuan: str
) -> Quantity:
    """The sum of what others reported."""
    return Quantity(
        path=path,
        value=Decimal(amount),
        unit=unit,
        label=label,
        places=max(part.places for part in amount.parts) if places is None else places,
        satuan=satuan,
        as_of=_latest(amount.parts),
        formula="jumlah unit",
        inputs=amount.parts,
        operasi=_SUM,
    )


def computed(
    path: str,
    operasi: Term,
    unit: Unit,
    label: str,
    *,
    formula: str,
    inputs: tuple[Quantity, ...],
    places: int | Rounding = 2,
    satuan: str = "",
) -> Quantity:
    """A number that follows from others by `operasi`; rounded to its published precision.

    `formula` tells in Indonesian words what `operasi` computes.  Where that gives no value the
    status is the one it names, else that of an input that does not apply, else that of the first
    input that has no value, else `KOSONG`.  The as-of date is the latest of the inputs.
    """
    value, why = _result(operasi, inputs)
    found, alasan = (Status.ADA, "") if value is not None else _why_missing(why, inputs)
    published = places_of(places, value) if isinstance(places, Rounding) else places
    return Quantity(
        path=path,
        value=None if value is None else round_half_up(value, published),
        unit=unit,
        label=label,
        places=published,
        satuan=satuan,
        status=found,
        as_of=_latest(inputs),
        formula=formula,
        inputs=inputs,
        alasan=alasan,
        operasi=operasi,
        pembulatan=places if isinstance(places, Rounding) else None,
    )


def declared(quantity: Quantity, path: str, alasan: str = "") -> Quantity:
    """A quantity of which nothing is asked here, with a path of its own: it does not apply."""
    return replace(
        quantity,
        path=path,
        value=None,
        status=Status.TIDAK_BERLAKU,
        alasan=alasan or quantity.alasan,
        formula="",
        inputs=(),
        operasi=None,
        pembulatan=None,
    )


def _result(operasi: Term, inputs: tuple[Quantity, ...]) -> tuple[Decimal | None, Status | None]:
    """What an operation gives, or why it says that there is nothing."""
    values = [q.status if q.value is None else q.value for q in inputs]
    try:
        return result_of(operasi, values), None
    except MissingError as missing:
        return None, missing.status


def _why_missing(status: Status | None, inputs: tuple[Quantity, ...]) -> tuple[Status, str]:
    """Why there is no result, and the reason that the office gave for it."""
    if status is not None:
        return status, ""
    absent = _absent(inputs)
    return (Status.KOSONG, "") if absent is None else (absent.status, absent.alasan)


def _latest(inputs: tuple[Quantity, ...]) -> date | None:
    return max((q.as_of for q in inputs if q.as_of is not None), default=None)


def _absent(inputs: tuple[Quantity, ...]) -> Quantity | None:
    """The input without which there is no result: nothing that is filled in later helps against
    one that does not apply."""
    missing = [q for q in inputs if not q.ada]
    declared = [q for q in missing if q.status is Status.TIDAK_BERLAKU]
    return next(iter(declared or missing), None)


def missing_in(quantity: Quantity) -> Iterator[Quantity]:
    """The figures as written that a number without a value waits for; itself where it is one."""
    todo, seen = [quantity], set[str]()
    while todo:
        one = todo.pop()
        if one.path in seen:
            continue
        seen.add(one.path)
        waiting = [each for each in one.inputs if each.status is Status.KOSONG]
        if not waiting:
            yield one
        todo += reversed(waiting)


def written_places(value: Decimal) -> int:
    """How many decimals a number was written with: 43.5 has one, 17.50 has two."""
    if not value.is_finite():
        return 0
    digits, _, exponent = Decimal.__str__(value).partition("E")
    return max(0, len(digits.partition(".")[2]) - int(exponent or 0))


_WHOLE = {Unit.RUPIAH, Unit.ORANG, Unit.RESPONDEN, Unit.JUMLAH, Unit.PREDIKAT, Unit.TINGKAT}


def _written_places(value: Decimal | None, unit: Unit) -> int:
    written = 0 if value is None else written_places(value.normalize())
    return written if unit in _WHOLE else max(2, written)

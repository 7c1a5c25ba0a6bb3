"""What all computed findings share: their subject, shares of a whole, and when one stands out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from lkjip_docgen.measures.arithmetic import percent, sum_of
from lkjip_docgen.measures.results import BagianTelaah, HasilTelaah
from lkjip_docgen.operation import Chosen, Input, Span, Sum
from lkjip_docgen.quantity import Quantity, computed
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rounding import HUNDRED

T = TypeVar("T")

Findings = Iterator[HasilTelaah]

_STANDS_OUT = Decimal("0.25")
"""The part of the range by which the last of some values lies behind the last but one, if it
stands out."""


class Pokok(Record):
    """What findings are about: the key and name of the subject, and where its paths begin."""

    kunci: str
    sebutan: str
    path: str

    def at(self, kode: str, name: str) -> str:
        """The path of a quantity of one finding."""
        return f"{self.path}.telaah.{kode}.{name}"

    def finding(
        self,
        kode: str,
        bobot: int,
        *,
        angka: dict[str, Quantity],
        kata: dict[str, str | int | bool] | None = None,
        bagian: Sequence[BagianTelaah] = (),
        perhatian: int = 0,
    ) -> HasilTelaah:
        """A finding about this subject."""
        return HasilTelaah(
            kode=kode,
            pokok=self.kunci,
            sebutan=self.sebutan,
            bobot=bobot,
            perhatian=perhatian,
            angka=angka,
            kata=kata or {},
            bagian=tuple(bagian),
        )


def lagging(items: Sequence[T], value_of: Callable[[T], Decimal]) -> tuple[T, T] | None:
    """The item with the lowest value and the next one, where the lowest clearly stands alone.

    It does where the step from the one to the other is at least a quarter of the whole range.
    """
    if len(items) < 3:
        return None
    in_order = sorted(items, key=value_of)
    lowest, following = in_order[0], in_order[1]
    step = value_of(following) - value_of(lowest)
    whole = value_of(in_order[-1]) - value_of(lowest)
    return (lowest, following) if whole and step >= whole * _STANDS_OUT else None


def of_chosen(quantity: Quantity) -> Quantity:
    """A number about what stands out among others, as one that says so."""
    assert quantity.operasi is not None
    return replace(quantity, operasi=Chosen(quantity.operasi))


def parts_of(
    pokok: Pokok, kode: str, whole: Quantity, rows: Sequence[tuple[str, str, Quantity]]
) -> tuple[BagianTelaah, ...]:
    """The parts of a whole, the largest first; each row is the key, name and amount of a part.

    They have shares where every part points the way of the whole, so that none exceeds it.
    """
    shared = all(amount.nilai * whole.nilai >= 0 for _, _, amount in rows) and whole.nilai != 0
    in_order = sorted(rows, key=lambda row: -abs(row[2].nilai))
    return tuple(
        BagianTelaah(
            nama, amount, _share(pokok, kode, key, nama, amount, whole) if shared else None
        )
        for key, nama, amount in in_order
    )


def _share(
    pokok: Pokok, kode: str, key: str, nama: str, amount: Quantity, whole: Quantity
) -> Quantity:
    path = pokok.at(kode, f"{key}.andil")
    return percent(path, amount, whole, f"Andil {nama}", "bagian ÷ keseluruhan × 100%")


def rest_of(pokok: Pokok, kode: str, whole: Quantity, amounts: Sequence[Quantity]) -> Quantity:
    """What rounding leaves between a whole and the sum of its printed parts; 0 as a rule."""
    places = max(whole.places, *(amount.places for amount in amounts))
    return computed(
        pokok.at(kode, "pembulatan"),
        Input(0) - Sum(Span(1)),
        whole.unit,
        f"Selisih pembulatan {whole.label[:1].lower()}{whole.label[1:]}",
        formula="keseluruhan − Σ bagian",
        inputs=(whole, *amounts),
        places=places,
        satuan=whole.satuan,
    )


def is_full(parts: Sequence[BagianTelaah]) -> bool:
    """Whether the printed shares add up to 100%."""
    shares = [part.andil for part in parts if part.andil is not None]
    return sum_of(shares) == HUNDRED

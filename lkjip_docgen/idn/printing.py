"""How a quantity is printed, by its unit."""

from __future__ import annotations

from lkjip_docgen.idn.numbers import format_decimal, format_percent, format_rupiah
from lkjip_docgen.quantity import Quantity, Status, Unit

_WORDS = {
    Unit.POIN: "poin",
    Unit.POIN_PERSENTASE: "poin persentase",
    Unit.ORANG: "orang",
    Unit.TINGKAT: "tingkat",
    Unit.RESPONDEN: "responden",
}


def print_quantity(quantity: Quantity, *, absolute: bool = False) -> str:
    """Print the number alone: "Rp9.092.592.000", "97,57%", "3,98", "39", or the predicate "BB".

    `absolute` leaves out the minus sign, for a text that says "turun" itself.
    A quantity that cannot have a value prints why ("belum dilaksanakan").
    Raises `ValueError` for a missing value: what stands in its place (a
    marker, a sentence) is the caller's to decide, and it is never "".
    """
    if quantity.status is Status.KOSONG:
        raise ValueError(f"{quantity.path}: nilai belum diisi")
    if not quantity.ada:
        return str(quantity.status)
    if quantity.urutan:
        return quantity.kata
    value = abs(quantity.nilai) if absolute else quantity.nilai
    if quantity.unit is Unit.RUPIAH:
        return format_rupiah(value, quantity.places)
    if quantity.unit is Unit.PERSEN:
        return format_percent(value, quantity.places)
    return format_decimal(value, quantity.places)


def with_unit(quantity: Quantity, *, absolute: bool = False) -> str:
    """Print the number and the word of its unit: "39 orang", "1,86 poin persentase".

    Rupiah and percent carry their unit already; an index or score has none.
    A count has its own word (`satuan`): "1 layanan".  Errors as for
    `print_quantity`.
    """
    text = print_quantity(quantity, absolute=absolute)
    word = quantity.satuan if quantity.unit is Unit.JUMLAH else _WORDS.get(quantity.unit, "")
    return f"{text} {word}" if word and quantity.ada else text

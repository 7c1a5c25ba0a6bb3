"""What people typed in the place of a printed number, and why some of it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from lkjip_docgen.idn import (
    could_part_thousands,
    has_decimal_point,
    is_rounded_in_words,
    number_in,
    tokens_in,
)
from lkjip_docgen.quantity import Unit
from lkjip_docgen.records import Record

_COUNTS = {Unit.RUPIAH, Unit.ORANG, Unit.RESPONDEN}
_DIGITS = re.compile(r"\d", re.ASCII)


class Reading(Record):
    """What a typed text says: a value, or why it says none and what to type instead."""

    value: Decimal | None
    problem: str = ""
    remedy: str = ""


def read_typed(text: str, old: str, unit: Unit) -> Reading:
    """Read what stands now in the place of the printed number `old`.

    What could be read in two ways is refused, never guessed: a wrong number in
    the data is worse than none.
    """
    value = number_in(text)
    if value is None:
        return _unreadable(text, old)
    wrong = _other_unit(text, unit)
    if wrong:
        return Reading(None, wrong, f"Tulis dalam satuan yang sama dengan {old}.")
    token = tokens_in(text)[0]
    if could_part_thousands(token) and not _counts_thousands(old, unit):
        return Reading(
            None,
            f"titik pada {token} rancu: pemisah ribuan atau desimal",
            f"Tulis {token.replace('.', ',')} untuk desimal, atau {token.replace('.', '')} "
            "untuk ribuan.",
        )
    return Reading(value)


def read_predicate(text: str, order: Sequence[str]) -> Reading:
    """Read what stands now in the place of a predicate: its place on the order."""
    typed = " ".join(text.casefold().split())
    for place, word in enumerate(order, start=1):
        if " ".join(word.casefold().split()) == typed:
            return Reading(Decimal(place))
    listed = ", ".join(order)
    return Reading(None, "isinya bukan predikat pada urutannya", f"Tulis salah satu: {listed}.")


def _counts_thousands(old: str, unit: Unit) -> bool:
    """Whether one point before three digits can only part thousands here."""
    return unit in _COUNTS or "." in old or (unit is Unit.JUMLAH and "," not in old)


def _other_unit(text: str, unit: Unit) -> str:
    if "%" in text and unit is not Unit.PERSEN:
        return f"isinya persentase, sedangkan angka ini {unit}"
    if re.search(r"\bRp", text) and unit is not Unit.RUPIAH:
        return f"isinya rupiah, sedangkan angka ini {unit}"
    return ""


def _unreadable(text: str, old: str) -> Reading:
    tokens = tokens_in(text)
    if is_rounded_in_words(text) and tokens:
        return Reading(
            None,
            "isinya dibulatkan dengan kata, sehingga angka tepatnya tidak diketahui",
            "Tulis angka lengkapnya, misalnya Rp9.092.592.000.",
        )
    if len(tokens) == 1 and has_decimal_point(tokens[0]):
        return Reading(
            None,
            f"titik pada {tokens[0]} rancu: dalam naskah Indonesia titik memisahkan ribuan, koma "
            "memisahkan desimal",
            f"Tulis {tokens[0].replace('.', ',')} bila yang dimaksud desimal.",
        )
    return Reading(None, "isinya bukan satu angka", f"Tulis satu angka{_example(old)}.")


def _example(old: str) -> str:
    """How a number may be written here: as before, where that was written in digits."""
    if _DIGITS.search(old) and not is_rounded_in_words(old):
        return f" seperti bentuk semula, yaitu {old}"
    return ", misalnya 1.234,50"

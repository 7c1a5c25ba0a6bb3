"""Numbers as people type them in an Indonesian text, and why some cannot be taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from lkjip_docgen.quantity import Unit

_TOKEN = re.compile(r"\d(?:[\d.,]*\d)?", re.ASCII)
_NUMBER = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_POINT = re.compile(r"\d+\.\d+", re.ASCII)
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_MINUS = re.compile(r"(?:^|\s|Rp\.?)\s*[-−–]\s*(?:Rp\.?\s*)?$")
_SCALE = re.compile(
    r"\b(?:ribu|juta|mil[iy]ar|tril[iy]un)\b|\d\s*(?:rb|jt|m|t)\b", re.IGNORECASE | re.ASCII
)
_COUNTS = {Unit.RUPIAH, Unit.ORANG, Unit.RESPONDEN}
_DIGITS = re.compile(r"\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a typed text says: a value, or why it says none and what to type instead."""

    value: Decimal | None
    problem: str = ""
    remedy: str = ""


def parse_number(text: str) -> Decimal | None:
    """A number as Indonesians print it: `Rp1.234,50`, `97,57 %`, `39 orang`.

    None for anything else, for one that is rounded in words (`Rp9,09 miliar`),
    for a decimal point (`3.91`) and for an amount in brackets.
    """
    found = list(_TOKEN.finditer(text))
    if len(found) != 1 or _SCALE.search(text):
        return None
    before, token = text[: found[0].start()], found[0][0]
    if not _NUMBER.fullmatch(token) or "(" in before:
        return None
    return _signed(Decimal(token.replace(".", "").replace(",", ".")), before)


def _signed(value: Decimal, before: str) -> Decimal:
    """A value with the sign that the words before it give it; nothing has none."""
    return -value if value and _MINUS.search(before) else value


def read_typed(text: str, old: str, unit: Unit) -> Reading:
    """Read what stands now in the place of the printed number `old`.

    What could be read in two ways is refused, never guessed: a wrong number in
    the data is worse than none.
    """
    value = parse_number(text)
    if value is None:
        return _unreadable(text, old)
    wrong = _other_unit(text, unit)
    if wrong:
        return Reading(None, wrong, f"Tulis dalam satuan yang sama dengan {old}.")
    token = _TOKEN.findall(text)[0]
    if _ONE_GROUP.fullmatch(token) and not _counts_thousands(old, unit):
        return Reading(
            None,
            f"titik pada {token} rancu: pemisah ribuan atau desimal",
            f"Tulis {token.replace('.', ',')} untuk desimal, atau {token.replace('.', '')} "
            "untuk ribuan.",
        )
    return Reading(value)


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
    tokens = _TOKEN.findall(text)
    if _SCALE.search(text) and tokens:
        return Reading(
            None,
            "isinya dibulatkan dengan kata, sehingga angka tepatnya tidak diketahui",
            "Tulis angka lengkapnya, misalnya Rp9.092.592.000.",
        )
    if len(tokens) == 1 and _POINT.fullmatch(tokens[0]):
        return Reading(
            None,
            f"titik pada {tokens[0]} rancu: dalam naskah Indonesia titik memisahkan ribuan, koma "
            "memisahkan desimal",
            f"Tulis {tokens[0].replace('.', ',')} bila yang dimaksud desimal.",
        )
    return Reading(None, "isinya bukan satu angka", f"Tulis satu angka{_example(old)}.")


def _example(old: str) -> str:
    """How a number may be written here: as before, where that was written in digits."""
    if _DIGITS.search(old) and not _SCALE.search(old):
        return f" seperti bentuk semula, yaitu {old}"
    return ", misalnya 1.234,50"

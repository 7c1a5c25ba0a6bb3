"""How a value of the data looks in a cell, and what a cell means as data."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lkjip_docgen.editing.values import as_number
from lkjip_docgen.source import codes
from lkjip_docgen.workbook.fields import Field, Kind

BULLET = "• "
YES, NO = "ya", "tidak"
_DIGITS = 15  # that a cell keeps of a number


class CellError(ValueError):
    """A cell that cannot be what its column asks for: what is wrong, and how to mend it."""

    def __init__(self, code: str, message: str, suggestion: str) -> None:
        super().__init__(message)
        self.code = code
        self.suggestion = suggestion


# --- from data to a cell -------------------------------------------------------


def shown(value: Any, field: Field) -> Any:
    """What to put into a cell: text, number, date or None.

    A value that is not of the field's kind stands as text, as it was written.
    """
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, list):
        return listed([str(item) for item in value if item is not None])
    if isinstance(value, bool):
        return YES if value else NO
    if type(value) is date:
        return value
    if field.kind.numeric and (number := as_number(value)) is not None:
        return number_cell(number)
    return str(value).strip()


def number_cell(number: Decimal) -> int | float | str:
    """A number as Excel keeps it; as text where it has too many digits for that."""
    if number == number.to_integral_value() and abs(number) < 10**_DIGITS:
        return int(number)
    if Decimal(repr(float(number))) == number:
        return float(number)
    return format(number, "f").replace(".", ",")


def listed(items: list[str]) -> str | None:
    """Several texts in one cell, each behind a bullet, its further lines indented."""
    return "\n".join(BULLET + item.replace("\n", "\n  ") for item in items) or None


# --- from a cell to data -------------------------------------------------------


def read(value: Any, field: Field) -> Any:
    """The data that a cell stands for; raises `CellError` when it is none of the kind."""
    if isinstance(value, str):
        value = _clean(value).strip()
    if value is None or value == "":
        return None
    if field.kind in (Kind.ANGKA, Kind.RUPIAH, Kind.CACAH, Kind.ANGKA_TERCETAK):
        return _number(value)
    if field.kind is Kind.TAHUN:
        return _year(value)
    if field.kind is Kind.TANGGAL:
        return _date(value)
    if field.kind is Kind.YA_TIDAK:
        return _yes_no(value)
    text = _text(value)
    if field.kind is Kind.DAFTAR:
        return items_of(text)
    if field.kind is Kind.PILIHAN and text not in field.choices:
        listed = ", ".join(f"`{choice}`" for choice in field.choices)
        raise CellError(
            codes.PILIHAN_TIDAK_DIKENAL,
            f"`{_short(text)}` bukan pilihan yang dikenal.",
            f"Pilihan: {listed}.",
        )
    return text


def items_of(text: str) -> list[str]:
    """The texts of a cell: one behind each bullet, or one a line where there are none."""
    lines = text.split("\n")
    bullets = any(line.startswith(BULLET.strip()) for line in lines)
    items: list[list[str]] = []
    for line in lines:
        begins = line.startswith(BULLET.strip()) if bullets else bool(line[:1].strip())
        if begins or not items:
            items.append([line.removeprefix(BULLET.strip()).strip()])
        else:
            items[-1].append(line.removeprefix("  "))
    joined = ["\n".join(lines).strip() for lines in items]
    return [item for item in joined if item]


def _number(value: Any) -> Decimal:
    number: Decimal | None = None
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            number = None
    elif isinstance(value, str):
        number = as_number(value)
        if number is None and re.fullmatch(r"-?\d+\.\d+", value, re.ASCII):
            number = _with_point(value)
    if number is None:
        raise CellError(
            codes.BUKAN_ANGKA,
            f"`{_short(value)}` bukan angka.",
            "Tulis angkanya saja, tanpa Rp, %, atau satuan; kosongkan bila belum ada.",
        )
    return number


def _with_point(text: str) -> Decimal:
    """A number with a decimal point; three decimals could as well be thousands."""
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text, re.ASCII):
        raise CellError(
            codes.ANGKA_RANCU,
            f"Angka `{text}` rancu: ribuan atau desimal?",
            f"Tulis {text.replace('.', ',')} untuk desimal, atau {text.replace('.', '')}.",
        )
    return Decimal(text)


def _year(value: Any) -> Decimal:
    number = _number(value)
    if number != number.to_integral_value() or not 2000 <= number <= 2100:
        raise CellError(
            codes.DI_LUAR_RENTANG,
            f"`{_short(value)}` bukan tahun 2000 sampai 2100.",
            "Tulis empat angka, misalnya 2023.",
        )
    return number


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if type(value) is date:
        return value
    raise CellError(
        codes.BUKAN_TANGGAL,
        f"`{_short(value)}` bukan tanggal.",
        "Ketik tanggal seperti 03/01/2024 dengan format sel Tanggal, bukan Teks.",
    )


def _yes_no(value: Any) -> bool:
    word = value.casefold() if isinstance(value, str) else value
    if word in (YES, "true", True):
        return True
    if word in (NO, "false", False):
        return False
    raise CellError(
        codes.PILIHAN_TIDAK_DIKENAL,
        f"`{_short(value)}` bukan ya atau tidak.",
        f"Pilih `{YES}` atau `{NO}`.",
    )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime | date | time):
        raise CellError(
            codes.JENIS_NILAI,
            f"Isian teks tersimpan sebagai tanggal ({value}).",
            "Ubah format sel menjadi Teks, lalu ketik ulang isinya.",
        )
    number = _number(value)
    if number != number.to_integral_value():
        return format(number, "f").replace(".", ",")
    if abs(number) >= 10**_DIGITS:
        raise CellError(
            codes.JENIS_NILAI,
            "Isian tersimpan sebagai angka sehingga angka terakhirnya hilang.",
            "Ubah format sel menjadi Teks, lalu ketik ulang isinya.",
        )
    return str(int(number))


def _clean(text: str) -> str:
    return text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."

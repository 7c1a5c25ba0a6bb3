"""How a value of the data looks in a cell, and what a cell means as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import NoneType

from lkjip_docgen.editing import as_number
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import MONTHS, could_part_thousands, has_decimal_point, read_month
from lkjip_docgen.model import Field, Kind
from lkjip_docgen.source import FORMULA_IN_TEXT, Percentage, clean, made_of, unescaped, unprintable
from lkjip_docgen.source import shown as as_shown

CellValue = str | int | float | date | None
"""What a cell is given."""

NO_DOTS_BELOW = 10**6
"""Below it, dots in a whole number that may have decimals would look like three decimals."""

BULLET = "• "
_DASH = re.compile(r"[-–*]\s+")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+")
YES, NO = "ya", "tidak"
_NONE = {"-", "–", "—", "[]"}
"""What people put into a cell to say that there is nothing."""
_DIGITS = 15  # that a cell keeps of a number
_CODE = "kode"  # of a part of the budget: 1.02 or 6161.BAA
_DAY_ZERO = date(1899, 12, 30)  # from which Excel counts days
_WRITTEN_DAY = re.compile(r"(\d{1,2})[\s-]+([^\W\d_]+)[\s-]+(\d{4})")
_FIRST_DAY, _LAST_DAY = 36526, 73415  # of the years 2000 to 2100


class Digits(str):
    """A text whose cell holds a number: zeros that led it are lost."""

    __slots__ = ()


class CellError(ValueError):
    """A cell that cannot be what its column asks for: what is wrong, and how to mend it."""

    def __init__(self, code: str, message: str, suggestion: str) -> None:
        super().__init__(message)
        self.code = code
        self.suggestion = suggestion


# --- from data to a cell -------------------------------------------------------


def shown(value: object, field: Field) -> CellValue:
    """What to put into a cell: text, number, date or None.

    A value that is not of the field's kind stands as text, as it was written.
    """
    if isinstance(value, _UNNUMBERED):
        return _unnumbered(value)
    number = as_number(value) if field.kind.numeric else None
    return str(value).strip() if number is None else number_cell(number)


_UNNUMBERED = (NoneType, dict, list, bool, date)


def _unnumbered(value: dict[str, object] | list[object] | bool | date | None) -> str | date | None:
    """The cell of what is no number in any column; of a section there is none."""
    if isinstance(value, list):
        return listed(_texts(value))
    if isinstance(value, bool):
        return _yes_or_no(value)
    return value if isinstance(value, date) else None


def _texts(items: list[object]) -> list[str]:
    return [str(item) for item in items if item is not None]


def _yes_or_no(value: bool) -> str:
    return YES if value else NO


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


def read(value: object, field: Field) -> object:
    """The data that a cell stands for; raises `CellError` when it is none of the kind."""
    if isinstance(value, str):
        value = _clean(value)
    if value is None or value == "":
        return None
    if field.kind is Kind.PILIHAN:
        return _choice(_text(value), field)
    if field.names[-1:] == (_CODE,):
        return _code(value)
    reader: Callable[[object], object] = _READERS.get(field.kind, _text)
    return reader(value)


def _code(value: object) -> str:
    """A code; one whose cell holds 1.02 as a number was 1.02 or 1.020, which nobody can tell."""
    number = None if isinstance(value, str | bool) else _number_of(value)
    if number is not None and number != number.to_integral_value():
        raise CellError(
            codes.JENIS_NILAI,
            f"Kode tersimpan sebagai angka ({as_shown(value)}) sehingga titik dan nol di "
            "belakangnya hilang.",
            "Ubah format sel menjadi Teks, lalu ketik ulang kodenya.",
        )
    return _text(value)


def _items(value: object) -> list[str]:
    text = _text(value)
    if text in _NONE:
        raise CellError(
            codes.JENIS_NILAI,
            f"`{text}` akan tercetak sebagai butir.",
            "Belum ada: kosongkan selnya. Memang tidak ada: tulis isian ini pada lembar Tidak "
            "berlaku beserta alasannya, atau `[]` pada berkas data.",
        )
    return items_of(text)


def _choice(text: str, field: Field) -> str:
    if text in field.choices:
        return text
    listed = ", ".join(f"`{choice}`" for choice in field.choices)
    raise CellError(
        codes.PILIHAN_TIDAK_DIKENAL,
        f"`{_short(text)}` bukan pilihan yang dikenal.",
        f"Pilihan: {listed}.",
    )


def _month(label: object) -> str:
    """The name of the month that a cell stands for: "Januari" for "Jan-23", or for a date."""
    try:
        return MONTHS[read_month(as_shown(label))[0] - 1]
    except ValueError:
        raise CellError(
            codes.BULAN_TABEL,
            f"Bulan `{_short(as_shown(label))}` tidak dikenal.",
            "Tulis nama bulan, Januari sampai Desember.",
        ) from None


def items_of(text: str) -> list[str]:
    """The texts of a cell: one behind each bullet, or one a line where there are none."""
    lines = text.split("\n")
    bullets = any(map(_has_bullet, lines))
    begins = _has_bullet if bullets else _is_not_indented
    items: list[list[str]] = []
    for line in lines:
        if begins(line) or not items:
            items.append([line.removeprefix(BULLET.strip()).strip()])
        else:
            items[-1].append(line.removeprefix("  "))
    joined = ("\n".join(lines).strip() for lines in items)
    found = list(filter(None, joined))
    return found if bullets else _without_marks(found)


def _without_marks(items: list[str]) -> list[str]:
    """The items without the numbers or dashes that people put before all of them."""
    dashes = [_DASH.match(item) for item in items]
    if all(dashes):
        return [item[found.end() :] for item, found in zip(items, dashes, strict=True) if found]
    numbers = [_NUMBERED.match(item) for item in items]
    if [int(found[1]) for found in numbers if found] == list(range(1, len(items) + 1)):
        return [item[found.end() :] for item, found in zip(items, numbers, strict=True) if found]
    return items


def _has_bullet(line: str) -> bool:
    return line.startswith(BULLET.strip())


def _is_not_indented(line: str) -> bool:
    return bool(line[:1].strip())


def _number(value: object) -> Decimal:
    """A number; of a percentage what stands before the sign: 98.21 for 98,21%."""
    if made := made_of(value):
        raise CellError(
            codes.BUKAN_ANGKA,
            f"Isian angka tersimpan sebagai {made} ({as_shown(value)}).",
            "Ubah format sel menjadi Angka (Number), lalu ketik ulang angkanya.",
        )
    number = _number_of(value)
    if number is not None:
        return number
    if str(value).startswith("="):
        message = f"Rumus `{_short(value)}` tersimpan sebagai teks, sehingga tidak dihitung."
        raise CellError(codes.BUKAN_ANGKA, message, FORMULA_IN_TEXT)
    raise CellError(
        codes.BUKAN_ANGKA,
        f"`{_short(value)}` bukan angka.",
        "Tulis angkanya saja, tanpa Rp, satuan, atau spasi; kosongkan bila belum ada.",
    )


def _number_or_word(value: object) -> Decimal | str:
    """A number, or the word of a predicate: whether it is one, its indicator says."""
    if isinstance(value, str) and value[:1].isalpha() and _number_of(value) is None:
        return value
    return _number(value)


def _number_of(value: object) -> Decimal | None:
    """The finite number that a cell holds or spells; None where it does not."""
    if isinstance(value, str):
        return _number_in(value.removesuffix("%").rstrip())
    if not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number if number.is_finite() else None


def _number_in(text: str) -> Decimal | None:
    number = as_number(text)
    if number is None and has_decimal_point(text):
        return _with_point(text)
    return number


def _amount(value: object) -> Decimal:
    """Rupiah, people or a year: nothing that is counted in percent."""
    if isinstance(value, Percentage) or (isinstance(value, str) and value.endswith("%")):
        raise CellError(
            codes.BUKAN_ANGKA,
            f"Isian ini berbentuk persen ({as_shown(value)}), padahal bukan persentase.",
            "Ubah format sel menjadi Angka (Number), lalu ketik ulang angkanya.",
        )
    return _number(value)


def _with_point(text: str) -> Decimal:
    """A number with a decimal point; three decimals could as well be thousands."""
    if could_part_thousands(text):
        raise CellError(
            codes.ANGKA_RANCU,
            f"Angka `{text}` rancu: ribuan atau desimal?",
            f"Tulis {text.replace('.', ',')} untuk desimal, atau {text.replace('.', '')}.",
        )
    return Decimal(text)


def _year(value: object) -> Decimal:
    number = _amount(value)
    if number != number.to_integral_value() or not 2000 <= number <= 2100:
        raise CellError(
            codes.DI_LUAR_RENTANG,
            f"`{_short(value)}` bukan tahun 2000 sampai 2100.",
            "Tulis empat angka, misalnya 2023.",
        )
    return number


def _date(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    if type(value) is date:
        return value
    meant = _serial_day(value) or _written_day(value)
    shape = f"{meant:%d/%m/%Y}" if meant else "03/01/2024"
    raise CellError(
        codes.BUKAN_TANGGAL,
        f"`{_short(value)}` bukan tanggal.",
        f"Ubah format sel menjadi Tanggal (Date), lalu ketik {shape}.",
    )


def _serial_day(value: object) -> date | None:
    """The day of this century that Excel keeps as a number: 45294 is 3 January 2024."""
    if not isinstance(value, Decimal | int) or not _FIRST_DAY <= value < _LAST_DAY:
        return None
    return _DAY_ZERO + timedelta(days=int(value))


def _written_day(value: object) -> date | None:
    """The day of "5 Februari 2024", whose month is a word; 03/04/2024 could be two days."""
    found = _WRITTEN_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return date(int(found[3]), read_month(found[2])[0], int(found[1])) if found else None
    except ValueError:
        return None


def _yes_no(value: object) -> bool:
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


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _yes_or_no(value)
    if made := made_of(value):
        raise CellError(
            codes.JENIS_NILAI,
            f"Isian teks tersimpan sebagai {made} ({as_shown(value)}).",
            "Ubah format sel menjadi Teks, lalu ketik ulang isinya.",
        )
    if isinstance(value, Percentage):
        return as_shown(value)
    return _digits(_number(value))


def _digits(number: Decimal) -> str:
    """The digits of a number that was meant as a text."""
    if number != number.to_integral_value():
        return format(number, "f").replace(".", ",")
    if abs(number) >= 10**_DIGITS:
        raise CellError(
            codes.JENIS_NILAI,
            "Isian tersimpan sebagai angka sehingga angka terakhirnya hilang.",
            "Ubah format sel menjadi Teks, lalu ketik ulang isinya.",
        )
    return Digits(int(number))


def _clean(text: str) -> str:
    """A text as in the data file: without what copying left in it unseen."""
    cleaned = clean(unescaped(text)).strip()
    if (sign := unprintable(cleaned)) is not None:
        raise CellError(
            codes.BUKAN_TEKS,
            f"Teks memuat karakter yang tidak dapat dicetak ({sign}).",
            "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
        )
    return cleaned


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


_READERS: dict[Kind, Callable[[object], object]] = {
    Kind.ANGKA: _number,
    Kind.NILAI: _number_or_word,
    Kind.ANGKA_TERCETAK: _number,
    Kind.RUPIAH: _amount,
    Kind.CACAH: _amount,
    Kind.TAHUN: _year,
    Kind.DAFTAR: _items,
    Kind.BULAN: _month,
    Kind.TANGGAL: _date,
    Kind.YA_TIDAK: _yes_no,
}

"""What people type into a cell, as a cell of Excel holds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import (
    AmbiguousNumberError,
    NotANumberError,
    read_date,
    read_number,
    read_thousands,
)
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.source import is_percent, is_rupiah

CellValue = Decimal | str | None
"""A number as it is stored (0.9821 for 98,21%), a text, or nothing."""

_LONGEST: Final = 15  # digits that Excel keeps
_NAMING = lazy_pattern(r"[-+]?0\d.*")  # digits that name something: 007
_RUPIAH = lazy_pattern(r"Rp\.?\s*", re.IGNORECASE)
_GROUPED = lazy_pattern(r"#,##0(?![.0])")


def cell_value(text: str, before: object, form: str, place: Place) -> CellValue:
    """What a cell of a number format holds once a text is typed into it; `before`: what it held.

    Raises `LkjipError` for what could be two numbers, and for a percentage in a cell that shows
    none.
    """
    from openpyxl.styles.numbers import is_date_format

    is_text = isinstance(before, str) and before.strip().endswith("%")
    if not text or form == "@" or (text.endswith("%") and is_text):
        return text or None
    if is_date_format(form) and (day := _day(text)) is not None:
        return day
    bare = _RUPIAH.sub("", text, count=1) if is_rupiah(form) else text
    if bare.endswith("%"):
        return _percentage(bare, form, place)
    number = _number(bare, form, place)
    if number is None:
        return text
    return number / 100 if is_percent(form) else number


def _day(text: str) -> Decimal | None:
    from openpyxl.utils.datetime import to_excel

    try:
        return Decimal(int(to_excel(read_date(text))))
    except ValueError:
        return None


def _percentage(text: str, form: str, place: Place) -> CellValue:
    number = _number(text[:-1].rstrip(), form, place)
    if number is None:
        return text
    if is_percent(form):
        return number / 100
    raise problem(
        codes.SEL_BUKAN_ANGKA,
        f"Sel ini tidak berformat persen di Excel, sehingga `{text}` akan tersimpan sebagai teks.",
        place,
        "Tulis angkanya tanpa %, atau ubah dahulu format selnya menjadi Persentase di Excel.",
    )


def _number(text: str, form: str, place: Place) -> Decimal | None:
    """The number that a text is; None for words, and for digits that name something."""
    if _NAMING.fullmatch(text) or sum(map(str.isdigit, text)) > _LONGEST:
        return None
    read: Callable[[str], Decimal] = read_thousands if _GROUPED.search(form) else read_number
    try:
        return read(text)
    except AmbiguousNumberError:
        raise problem(
            codes.SEL_BUKAN_ANGKA,
            f"`{text}` dapat berarti {text.replace('.', '')} atau {text.replace('.', ',')}.",
            place,
            f"Tulis {text.replace('.', '')} atau {text.replace('.', ',')}.",
        ) from None
    except NotANumberError:
        return None

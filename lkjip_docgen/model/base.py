"""Common ground of the model: strict keys, and the scalar types of the data file."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from lkjip_docgen.place import Number


class Bagian(BaseModel):
    """A section of the data file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    def nihil(self, name: str) -> bool:
        """Whether a list was written as `[]`, which says "none"; leaving it out says nothing."""
        return name in self.model_fields_set and getattr(self, name) == ()


_INDONESIAN = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?")


def parse_number(value: Any) -> Number:
    """Read a number as YAML or as an Indonesian writes it: 3.25, "3,25", "9.092.592.000".

    A dot in a text is a thousands separator only where every group has three
    digits and there are two groups or a decimal comma; "1.816" alone could be
    either and is refused.
    """
    if isinstance(value, Number):
        return _bounded(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise PydanticCustomError("angka", "bukan angka")
    if isinstance(value, int | Decimal):
        return _bounded(Number(value))
    text = value.strip()
    if not _INDONESIAN.fullmatch(text):
        raise PydanticCustomError("angka", "bukan angka")
    if re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        raise PydanticCustomError("angka_rancu", "angka rancu")
    try:
        number = Number(text.replace(".", "").replace(",", "."), getattr(value, "place", None))
    except InvalidOperation:  # pragma: no cover - the pattern admits only numbers
        raise PydanticCustomError("angka", "bukan angka") from None
    return _bounded(number)


def _bounded(number: Number) -> Number:
    # 15 digits and 10 decimals are more than any budget needs, and stay exact in arithmetic.
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -10 or number.adjusted() > 14:
        raise PydanticCustomError("angka_panjang", "angka terlalu panjang")
    return number


def _whole(value: Any) -> Number:
    number = parse_number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("bilangan_bulat", "bukan bilangan bulat")
    return number


def _count(value: Any) -> Number:
    number = _whole(value)
    if number < 0:
        raise PydanticCustomError("negatif", "tidak boleh negatif")
    return number


def _year(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Number) or value != int(value):
        raise PydanticCustomError("tahun", "bukan tahun")
    if not 2000 <= int(value) <= 2100:
        raise PydanticCustomError("tahun", "bukan tahun")
    return int(value)


def _date(value: Any) -> date:
    if type(value) is not date:
        raise PydanticCustomError("tanggal", "bukan tanggal")
    return value


def _text(value: Any) -> Any:
    # A name or number such as 2023 or 6.5 written without quotes is still a text.
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return value


_NUMBER_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[\d.]+(,\d+)?$"}]
}

Angka = Annotated[Number, PlainValidator(parse_number), WithJsonSchema(_NUMBER_SCHEMA)]
Rupiah = Annotated[Number, PlainValidator(_whole), WithJsonSchema(_NUMBER_SCHEMA)]
Cacah = Annotated[Number, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
Tahun = Annotated[
    int,
    PlainValidator(_year),
    WithJsonSchema({"type": "integer", "minimum": 2000, "maximum": 2100}),
]
Tanggal = Annotated[
    date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})
]
_LONGEST_TEXT = 1_000  # characters: five times the longest name of an agreement that we know
_LONGEST_NAME = 200
Teks = Annotated[
    str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=_LONGEST_TEXT)
]
"""A short text, printed exactly as typed."""

MARKDOWN: Final = "markdown"
"""What marks the type of a text that may hold Markdown."""

Uraian = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1), MARKDOWN]
"""A long text in Markdown: paragraphs parted by blank lines, lists, tables, *italics* ..."""

Kode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=_LONGEST_NAME)]
"""A short name in lower case by which other parts of the file refer to this one."""

Berkas = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_NAME)]
"""A file of the project folder, relative to the data file."""


def _pdf(value: str) -> str:
    if not value.lower().endswith(".pdf"):
        raise PydanticCustomError("bukan_pdf", "bukan PDF")
    return value


BerkasPdf = Annotated[str, StringConstraints(min_length=1), AfterValidator(_pdf)]
"""A PDF of the project folder, relative to the data file."""


def bagian(keterangan: str, **options: Any) -> Any:
    """A required field with its Indonesian description."""
    return Field(description=keterangan, **options)


FOLLOWS: Final = "turunan"
"""Marks, in the JSON Schema of the model, a field that need not stand in the file."""


def turunan(keterangan: str, **options: Any) -> Any:
    """A required field that may be left out where other data say it (`source/defaults.py`)."""
    return Field(description=keterangan, json_schema_extra={FOLLOWS: True}, **options)


def opsional(keterangan: str) -> Any:
    """A field that may stay empty: the report then shows a marker or says so."""
    return Field(default=None, description=keterangan)


def daftar(keterangan: str) -> Any:
    """A list that may be empty."""
    return Field(default=(), description=keterangan)

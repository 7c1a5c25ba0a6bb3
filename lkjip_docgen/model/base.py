"""Common ground of the model: strict keys, and the scalar types of the data file.

Modules with sections do not postpone their annotations (`from __future__ import annotations`):
pydantic would compile each of the four hundred again, as a text, at every start.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Self, TypedDict, Unpack

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from lkjip_docgen.idn import AmbiguousNumberError, NotANumberError, read_number
from lkjip_docgen.place import Number, Place

DECLARED: Final = "tidak_berlaku"
"""The only key of what stands in the place of a value that does not apply: its reason."""

UNFILLED: Final = "[BELUM DIISI"
"""How a new data file begins what stands in the place of a required text."""


def is_unfilled(text: str) -> bool:
    """Whether a text only says that something is still to be written."""
    return text.startswith(UNFILLED)


class Bagian(BaseModel):
    """A section of the data file: unknown keys are errors, values never change.

    A value that may be empty may be declared not to apply, with a reason:
    `smart: {tidak_berlaku: "..."}`.  It reads as absent; `tak_berlaku` tells why.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        # Built when first used: the whole report once, and not each section by itself before.
        defer_build=True,
    )

    arti: ClassVar[str] = ""
    """What the section is, in Indonesian, for those who fill it in."""

    _alasan: dict[str, str] = PrivateAttr(default_factory=dict)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The JSON Schema of the section, described by what it is for those who fill it in."""
        schema = handler(core_schema)
        handler.resolve_ref_schema(schema)["description"] = cls.arti
        return schema

    def nihil(self, name: str) -> bool:
        """Whether a list was written as `[]`, which says "none"; leaving it out says nothing."""
        return name in self.model_fields_set and getattr(self, name) == ()

    def tak_berlaku(self, name: str) -> str:
        """Why a value does not apply, as the office declared; "" where it has not.

        A value of a table of numbers is named `komponen.efisiensi`.
        """
        return self._alasan.get(name, "")

    def tak_berlaku_semua(self) -> Mapping[str, str]:
        """Every value of this section that does not apply, by its name, with the reason."""
        return self._alasan

    def kosong(self, name: str) -> bool:
        """Whether nothing stands there and nobody has said why: what reports mark as missing."""
        said = self.tak_berlaku(name) or self.nihil(name)
        return getattr(self, name) in (None, ()) and not said

    @model_validator(mode="wrap")
    @classmethod
    def _baca_pernyataan(cls, data: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Read declarations as absent values; those that may not stand there are left, and fail."""
        if not isinstance(data, dict):
            return handler(data)
        reasons = dict(_declarations(cls, data))
        section = handler(_without(cls, data, reasons)) if reasons else handler(data)
        if reasons:
            section._alasan.update(reasons)
        return section


_NOTHING: tuple[object, ...] = (None, "", [], {}, ())


def reason_of(value: object) -> str:
    """The reason of a sound declaration; "" for anything else.

    Keys beside it that hold nothing, as those of a skeleton, say nothing.
    """
    if not isinstance(value, Mapping) or DECLARED not in value:
        return ""
    if not _stands_alone(value):
        return ""
    reason = value[DECLARED]
    return reason.strip() if isinstance(reason, str) else ""


def _stands_alone(declared: Mapping[str, object]) -> bool:
    """Whether the keys beside a declaration hold nothing."""
    return all(other in _NOTHING for key, other in declared.items() if key != DECLARED)


def may_be_absent(model: type[BaseModel], name: str) -> bool:
    """Whether a value may be declared not to apply: it may be left empty, and has no default."""
    info = model.model_fields.get(name)
    if info is None or info.is_required():
        return False
    return info.default in (None, ()) or isinstance(info.default, Bagian)


def _declarations(model: type[Bagian], data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The names of the values of a section that are declared, each with its reason."""
    sections = [(name, value) for name, value in data.items() if isinstance(value, dict)]
    for name, value in sections:
        if reason := reason_of(value):
            if may_be_absent(model, name):
                yield name, reason
        elif _is_table(model, name):
            yield from _declared_numbers(name, value)


def _declared_numbers(name: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The numbers of a table that are declared, each with its reason."""
    for key, item in table.items():
        if reason := reason_of(item):
            yield f"{name}.{key}", reason


def _is_table(model: type[Bagian], name: str) -> bool:
    """Whether a value holds numbers under keys of its own, which may be missing."""
    info = model.model_fields.get(name)
    return info is not None and getattr(info.annotation, "__origin__", None) is dict


def _without(
    model: type[Bagian], data: Mapping[str, object], reasons: Mapping[str, str]
) -> dict[str, object]:
    """The data of a section without its declared values.

    A section that is always there is spread out: each of its values is
    declared for the same reason.
    """
    rest: dict[str, object] = {}
    for name, value in data.items():
        default = model.model_fields[name].default if name in reasons else None
        if isinstance(default, Bagian):
            inner = type(default).model_fields
            rest[name] = {key: {DECLARED: reasons[name]} for key in inner}
        elif name not in reasons:
            rest[name] = _without_items(name, value, reasons)
    return rest


def _without_items(name: str, value: object, reasons: Mapping[str, str]) -> object:
    """A table of numbers without those that are declared; anything else as it is."""
    if not isinstance(value, dict):
        return value
    return {key: None if f"{name}.{key}" in reasons else item for key, item in value.items()}


def parse_number(value: object) -> Number:
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
    return _bounded(_number_in(value.strip(), getattr(value, "place", None)))


def _number_in(text: str, place: Place | None) -> Number:
    """The number that an Indonesian has written."""
    try:
        return Number(read_number(text), place)
    except AmbiguousNumberError:
        raise PydanticCustomError("angka_rancu", "angka rancu") from None
    except NotANumberError:
        raise PydanticCustomError("angka", "bukan angka") from None


def _bounded(number: Number) -> Number:
    # 15 digits and 10 decimals are more than any budget needs, and stay exact in arithmetic.
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -10 or number.adjusted() > 14:
        raise PydanticCustomError("angka_panjang", "angka terlalu panjang")
    return number


def _whole(value: object) -> Number:
    number = parse_number(value)
    if number != number.to_integral_value():
        raise PydanticCustomError("bilangan_bulat", "bukan bilangan bulat")
    return number


def _count(value: object) -> Number:
    number = _whole(value)
    if number < 0:
        raise PydanticCustomError("negatif", "tidak boleh negatif")
    return number


def _ceiling(value: object) -> Number:
    number = parse_number(value)
    if number < _FULL:
        raise PydanticCustomError("batas_capaian", "kurang dari 100")
    return number


def _multiplier(value: object) -> int:
    """One of the powers of ten that rates are told per; dots in it can only part thousands."""
    plain = isinstance(value, int | Decimal | str) and not isinstance(value, bool)
    digits = str(value).strip().replace(".", "") if plain else ""
    known = {str(number): number for number in PENGALI}
    if digits not in known:
        raise PydanticCustomError("pengali", "bukan pengali")
    return known[digits]


def _year(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | Number) or value != int(value):
        raise PydanticCustomError("tahun", "bukan tahun")
    if not 2000 <= int(value) <= 2100:
        raise PydanticCustomError("tahun", "bukan tahun")
    return int(value)


def _date(value: object) -> date:
    if type(value) is not date:
        raise PydanticCustomError("tanggal", "bukan tanggal")
    return value


def _text(value: object) -> object:
    # A name or number such as 2023 or 6.5 written without quotes is still a text.
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return str(value)
    return value


def _quarter(value: object) -> int:
    """A quarter as people write it: 2, "2", "II"."""
    text = str(value).strip().upper()
    quarters = {"1": 1, "2": 2, "3": 3, "4": 4, "I": 1, "II": 2, "III": 3, "IV": 4}
    if isinstance(value, bool) or text not in quarters:
        raise PydanticCustomError("triwulan", "bukan triwulan")
    return quarters[text]


_FULL = 100  # percent
PENGALI: Final = (100, 1_000, 10_000, 100_000, 1_000_000)
_NUMBER_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?[\d.]+(,\d+)?$"}]
}


class _Once:
    """Makes the schema of a scalar type when it is first asked for, and gives the same again.

    Without it pydantic puts the parts together anew at each of the four hundred fields.
    """

    def __init__(self, *parts: object) -> None:
        self._parts = parts
        self._made: CoreSchema | None = None

    def __get_pydantic_core_schema__(
        self, source: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if self._made is None:
            self._made = handler.generate_schema(Annotated[(source, *self._parts)])
        return self._made


Angka = Annotated[Number, _Once(PlainValidator(parse_number), WithJsonSchema(_NUMBER_SCHEMA))]
AngkaAtauPredikat = Annotated[
    Number,
    _Once(
        PlainValidator(parse_number),
        WithJsonSchema({"anyOf": [*_NUMBER_SCHEMA["anyOf"], {"type": "string", "minLength": 1}]}),
    ),
]
"""A value on the scale of an indicator: a number or, where it is measured so, a predicate.

Words become a `Predikat` before the model sees them (`source/predicates.py`).
"""
Rupiah = Annotated[Number, _Once(PlainValidator(_whole), WithJsonSchema(_NUMBER_SCHEMA))]
Cacah = Annotated[
    Number, _Once(PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0}))
]
Pengali = Annotated[
    int, PlainValidator(_multiplier), WithJsonSchema({"type": "integer", "enum": [*PENGALI]})
]
"""What a quotient is multiplied by: 100 gives percent, 100.000 a rate per 100.000."""
Triwulan = Annotated[
    int, PlainValidator(_quarter), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 4})
]
"""The number of a quarter."""
BatasCapaian = Annotated[Number, PlainValidator(_ceiling), WithJsonSchema(_NUMBER_SCHEMA)]
"""The capaian that counts at most in a mean, in percent: 100 or more."""

Tahun = Annotated[
    int,
    _Once(
        PlainValidator(_year),
        WithJsonSchema({"type": "integer", "minimum": 2000, "maximum": 2100}),
    ),
]
Tanggal = Annotated[
    date, _Once(PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"}))
]

_LONGEST_TEXT = 1_000  # characters: five times the longest name of an agreement that we know
_LONGEST_NAME = 200
Teks = Annotated[
    str, _Once(StringConstraints(min_length=1, max_length=_LONGEST_TEXT), BeforeValidator(_text))
]
"""A short text, printed exactly as typed."""

MARKDOWN: Final = "markdown"
"""What marks the type of a text that may hold Markdown."""

Uraian = Annotated[str, _Once(StringConstraints(min_length=1), BeforeValidator(_text)), MARKDOWN]
"""A long text in Markdown: paragraphs parted by blank lines, lists, tables, *italics* ..."""

Kode = Annotated[
    str, _Once(StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=_LONGEST_NAME))
]
"""A short name in lower case by which other parts of the file refer to this one."""


def _colour(value: str) -> str:
    if not re.fullmatch("#[0-9A-Fa-f]{6}", value, re.ASCII):
        raise PydanticCustomError("warna", "bukan warna")
    return value


Warna = Annotated[str, AfterValidator(_colour)]
"""A colour as style sheets write it: #A5D6A7."""

Berkas = Annotated[str, StringConstraints(min_length=1, max_length=_LONGEST_NAME)]
"""A file of the project folder, relative to the data file."""


def _pdf(value: str) -> str:
    if not value.lower().endswith(".pdf"):
        raise PydanticCustomError("bukan_pdf", "bukan PDF")
    return value


BerkasPdf = Annotated[str, StringConstraints(min_length=1), AfterValidator(_pdf)]
"""A PDF of the project folder, relative to the data file."""


class _Told(TypedDict, total=False):
    """What may be told of a key beside its description.

    `judul` is what people call it, where its key does not say that; `satuan` its unit;
    `sumber` the regulation that asks for it; `pilihan` what each word that it may hold means.
    """

    judul: str
    satuan: str
    sumber: str
    pilihan: Mapping[str, str]


class _Options(_Told, total=False):
    """The same, and how many items a list has."""

    min_length: int
    max_length: int
    ge: int
    le: int


_TOLD: Final = frozenset(_Told.__annotations__)


def isian(**told: Unpack[_Told]) -> Any:
    """What is told of a key, as words of the JSON Schema that begin with `x-`."""
    return {f"x-{name}": value for name, value in told.items()} or None


def bagian(keterangan: str, **options: Unpack[_Options]) -> Any:
    """A required field with its Indonesian description."""
    told, rest = _parted(options)
    return Field(description=keterangan, json_schema_extra=isian(**told), **rest)


FOLLOWS: Final = "turunan"
"""Marks, in the JSON Schema of the model, a field that need not stand in the file."""


def turunan(keterangan: str, **told: Unpack[_Told]) -> Any:
    """A required field that may be left out where other data say it (`source/defaults.py`)."""
    extra = {FOLLOWS: True, **(isian(**told) or {})}
    return Field(description=keterangan, json_schema_extra=extra)


def opsional(keterangan: str, **told: Unpack[_Told]) -> Any:
    """A field that may stay empty: the report then shows a marker or says so."""
    return Field(default=None, description=keterangan, json_schema_extra=isian(**told))


def tanpa_isi(section: type[Bagian]) -> Any:
    """A section that says nothing, for the default of a field.

    It is made without the section's own validator, which need not be built for it.
    """
    return section.model_construct()


def daftar(keterangan: str, **told: Unpack[_Told]) -> Any:
    """A list that may be empty."""
    return Field(default=(), description=keterangan, json_schema_extra=isian(**told))


def _parted(options: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
    """What is told of a key, and what pydantic itself is to know of it."""
    told = {name: value for name, value in options.items() if name in _TOLD}
    return told, {name: value for name, value in options.items() if name not in _TOLD}

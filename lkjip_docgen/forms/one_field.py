"""A single value of the data as a field of a form, with all that is to be told of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from lkjip_docgen.editing import is_empty
from lkjip_docgen.forms.asked import Asked
from lkjip_docgen.forms.form_parts import Choice, FormField, State
from lkjip_docgen.forms.named_elsewhere import choices_at
from lkjip_docgen.forms.shapes import Key, Spot, accepts, format_of, is_multiplier
from lkjip_docgen.forms.unmeasured import unmeasured
from lkjip_docgen.forms.written import (
    NO,
    YES,
    Value,
    is_marker,
    listed,
    number_text,
    value_of,
    written,
)
from lkjip_docgen.idn import format_date, read_date
from lkjip_docgen.model import (
    CARA,
    PENGALI,
    PROFIL_UMUM,
    Kind,
    example_of,
    field_of,
    is_unfilled,
    item_of,
    may_be_absent,
    told_of,
)
from lkjip_docgen.place import Number
from lkjip_docgen.records import Record, replace
from lkjip_docgen.rules import kode_profil
from lkjip_docgen.source import Path_, at, dotted, with_defaults
from lkjip_docgen.workbook import has_other_revenue, wording_of

_EXAMPLE_IN_WORDS: Final = re.compile(r",? (?:misalnya|contohnya) [^;]*")
_USUAL_IN_WORDS: Final = re.compile(r"(?:^B|; b)awaan[^;]*")
_PLAIN_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_WORD: Final = re.compile(r"\w+")
_SAYING_NOTHING: Final = frozenset(
    _WORD.findall(
        "kantor yang tiap dan di dari untuk pada ini itu lengkap menurut bagian isi nama sebutan "
        "resmi kalimat rumusan dilakukan dilaksanakan memengaruhi melaporkan dalam berkas folder "
        "proyek tentang keadaan rupiah suatu seperti daftar alamat nomor penjelasan uraian bila "
        "ada adalah ke oleh dengan tahun sebelumnya dokumen"
    )
)
"""Words that a title leaves out and nobody misses."""

_OF_THE_INDICATOR, _OF_THE_TARGET = "satuan indikator", "satuan target"
_THIS_YEAR: Final = 2025
"""The year of examples where the data name none."""


class _Shape(Record):
    """What all fields of one key have in common: `field` is one without a place and a value.

    `wanted` says that a report misses the value, `needed` that it cannot do without unless other
    data say it.
    """

    field: FormField
    pattern: str
    wanted: bool
    needed: bool
    default: str | int | None
    short_help: str
    """The help without what holds while nothing is written."""


class Fields:
    """Makes the fields of one data file."""

    def __init__(self, data: Mapping[str, object], root: Path) -> None:
        self.data = dict(data)
        self.filled = with_defaults(self.data)
        self.unmeasured = unmeasured(self.filled)
        self.root = root
        self.asked = Asked(data)
        self._shapes: dict[tuple[type[BaseModel], str], _Shape] = {}
        self._wording = wording_of(data)
        self._other_revenue = _other_revenue(data)
        profile = str(data.get("profil"))
        self._profile = profile if profile in kode_profil() else PROFIL_UMUM
        self._year = _year_of(at(data, ("dokumen", "tahun")))

    def say(self, text: str) -> str:
        """A text of the program in the words of the office."""
        said = self._wording.words.tulis(text) if "{" in text else text
        return said[:1].upper() + said[1:]

    def is_left_out(self, pattern: str) -> bool:
        """Whether offices of this kind have no such value, and this one has not filled it in."""
        return pattern in self._wording.left_out or pattern == self._other_revenue

    def title(self, model: type[BaseModel], name: str) -> str:
        """What people call a key of a section."""
        return self.say(told_of(model, name).label)

    def help(self, model: type[BaseModel], name: str, *, shown: bool = False) -> str:
        """What a key of a section means, where its title does not say that already.

        With `shown` an example or the words to choose from stand beside it.
        """
        told = told_of(model, name)
        said = self.say(_EXAMPLE_IN_WORDS.sub("", told.help) if shown else told.help)
        title = self.say(told.label)
        if shown and said.casefold().startswith(f"{title.casefold()}: "):
            return ""
        return _without_title(said, title)

    def source(self, model: type[BaseModel], name: str, pattern: str) -> str:
        """The regulation that asks for a value."""
        return self.asked.source(pattern) or told_of(model, name).source

    def field(self, spot: Spot, key: Key) -> FormField:
        """A single value, or the name of a table file."""
        shape = self._shape(spot, key)
        path = (*spot.path, key.name)
        raw = at(self.data, path)
        value = value_of(raw, shape.field.kind)
        usual = self._usual(path, raw, shape)
        asked = spot.live and self._is_asked(shape, path, value, usual)
        asked = asked or is_marker(raw)
        told = usual or value.state.answered
        return replace(
            shape.field,
            path=path,
            id=dotted(path),
            help=shape.short_help if told else shape.field.help,
            unit=self._unit(spot, shape.field.unit),
            asked=asked,
            usual=usual,
            text=value.text,
            state=value.state,
            reason=value.reason,
            offer=self.unmeasured.get(path),
        )

    def _is_asked(self, shape: _Shape, path: Path_, value: Value, usual: str) -> bool:
        """Whether a value is missed while it is empty."""
        empty = value.state is State.EMPTY
        if empty and usual:
            return False
        missed = shape.wanted or (shape.needed and empty)
        return missed and not self.asked.is_said_otherwise(shape.pattern, path)

    def _shape(self, spot: Spot, key: Key) -> _Shape:
        """What all fields of one key have in common."""
        where = (spot.model, spot.below(key.name))
        if where not in self._shapes:
            self._shapes[where] = self._new_shape(spot, key)
        return self._shapes[where]

    def _new_shape(self, spot: Spot, key: Key) -> _Shape:
        known = field_of(spot.model, key.name)
        kind = known.kind if known else Kind.TEKS
        info = spot.model.model_fields[key.name]
        pattern = spot.below(key.name)
        items, choices = self._items_and_choices(spot.model, key.name, kind)
        choices = choices or choices_at(pattern, self.filled)
        example = "" if choices else self.example(pattern, kind)
        required = info.is_required() if known is None else known.required
        field = FormField(
            path=(),
            id="",
            label=self.title(spot.model, key.name),
            kind=kind,
            help=self.help(spot.model, key.name, shown=bool(example or choices)),
            unit=told_of(spot.model, key.name).unit,
            example=example,
            source=self.source(spot.model, key.name, pattern),
            choices=choices,
            items=items,
            accepts=accepts(spot.model, key.name),
            format=format_of(spot.model, key.name),
            required=required,
            long=Kind.URAIAN in (kind, items),
            may_be_absent=may_be_absent(spot.model, key.name),
        )
        wanted = required or self.asked.wants(pattern)
        default = info.default if isinstance(info.default, str | int) else None
        short = _without_title(_USUAL_IN_WORDS.sub("", field.help), field.label)
        return _Shape(field, pattern, wanted, info.is_required(), default, short)

    def _usual(self, path: Path_, raw: object, shape: _Shape) -> str:
        """What holds while nothing is written."""
        if path[0] == "istilah":
            return self._word_of_the_profile(path)
        follows = at(self.filled, path) if raw is None else None
        if follows is None:
            follows = shape.default
        return "" if follows is None else _known(written(follows, shape.field.kind))

    def _word_of_the_profile(self, path: Path_) -> str:
        """A word that the report uses where the office has none of its own."""
        pattern = ".".join(map(str, path))
        return _shown(example_of(pattern, self._year, self._profile), Kind.DAFTAR)

    def example(self, pattern: str, kind: Kind) -> str:
        """An example as it is typed; "" where there is none."""
        try:
            example = example_of(pattern.replace("[]", ""), self._year, self._profile)
        except LookupError:
            return ""
        return _shown(example, kind)

    def _unit(self, spot: Spot, unit: str) -> str:
        """The unit of a number; that of its indicator or target as the data say it."""
        if unit == _OF_THE_INDICATOR and spot.path[:1] == ("indikator",):
            return _known(written(at(self.filled, (*spot.path[:2], "satuan")), Kind.TEKS))
        if unit == _OF_THE_TARGET:
            return _known(written(at(self.filled, (*spot.path, "satuan")), Kind.TEKS))
        return "" if unit == _OF_THE_INDICATOR else unit

    def _items_and_choices(
        self, model: type[BaseModel], name: str, kind: Kind
    ) -> tuple[Kind, tuple[Choice, ...]]:
        """What a list holds, and among which words a value or its items are chosen."""
        items = item_of(model, name)[0] if kind is Kind.DAFTAR else Kind.TEKS
        if kind is Kind.YA_TIDAK:
            return items, (Choice(YES, "Ya"), Choice(NO, "Tidak"))
        if is_multiplier(model, name):
            words = (number_text(Decimal(number), kind) for number in PENGALI)
            return items, tuple(Choice(word, word) for word in words)
        ways = CARA.values() if name == "jenis" and model in CARA.values() else (model,)
        told = (choice for way in ways for choice in told_of(way, name).choices)
        return items, tuple(Choice(word, self.say(meaning)) for word, meaning in told)


def _without_title(text: str, title: str) -> str:
    """What a text says more than the title above it."""
    if not _words_of(text) - _words_of(title) - _SAYING_NOTHING:
        return ""
    for sign in ("; ", ", "):
        front = f"{title}{sign}"
        if text.casefold().startswith(front.casefold()):
            rest = text[len(front) :]
            return f"{rest[:1].upper()}{rest[1:]}"
    return text


def _words_of(text: str) -> set[str]:
    """The words of a text, without "-nya" behind them."""
    words = _WORD.findall(text.casefold())
    return {word.removesuffix("nya") for word in words}


def _year_of(value: object) -> int:
    """The year of examples: the reported one, where that is a year."""
    if isinstance(value, Number) and value in range(2000, 2101):
        return int(value)
    return _THIS_YEAR


def _known(text: str) -> str:
    """A text, unless it only says that something is still to be written."""
    return "" if is_unfilled(text) else text


def _other_revenue(data: Mapping[str, object]) -> str:
    """The key under which the office has no revenue; "" where both hold something."""
    key = "pnbp" if has_other_revenue(data) else "penerimaan"
    return key if is_empty(data.get(key)) else ""


def _shown(example: str, kind: Kind) -> str:
    """An example, which is written as YAML, as it is typed into a field of its kind."""
    if kind is Kind.DAFTAR:
        return listed(_items(example))
    text = example.strip().strip('"')
    if kind.numeric and _PLAIN_NUMBER.fullmatch(text):
        return number_text(Decimal(text), kind)
    return format_date(read_date(text)) if kind is Kind.TANGGAL else text


def _items(example: str) -> list[str]:
    """The items of a list: `[a, b]`, or one a line behind a dash."""
    if example.startswith("["):
        return example.strip("[]").split(", ")
    return [line.removeprefix("- ") for line in example.split("\n")]

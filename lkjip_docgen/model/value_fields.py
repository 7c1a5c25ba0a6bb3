"""The fields of a section as cells: their kind, label, note and choices, from the model."""

from __future__ import annotations

import types
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import (
    Annotated,
    Literal,
    Union,
    get_args,
    get_origin,
)

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lkjip_docgen.model import base
from lkjip_docgen.model.shape import Names, hints_of, label, models_at, section_in
from lkjip_docgen.records import Record
from lkjip_docgen.rules import bagian_laporan, kode_profil, profil


class Kind(StrEnum):
    """What a cell holds."""

    TEKS = "teks"
    URAIAN = "uraian"  # long text
    DAFTAR = "daftar"  # several texts in one cell
    ANGKA = "angka"
    NILAI = "angka atau predikat"
    RUPIAH = "rupiah"
    CACAH = "cacah"
    TAHUN = "tahun"
    BULAN = "bulan"
    TANGGAL = "tanggal"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya atau tidak"
    ANGKA_TERCETAK = "angka seperti tercetak"  # a number whose decimals matter

    @property
    def numeric(self) -> bool:
        """Whether the cell holds a number."""
        return self in (Kind.ANGKA, Kind.NILAI, Kind.RUPIAH, Kind.CACAH, Kind.TAHUN)


class Field(Record):
    """One value of a section; `label` is its heading in the sheet."""

    names: Names
    label: str
    kind: Kind
    note: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False
    only_for: tuple[str, ...] = ()  # the ways of measuring that use it; empty: all


@cache
def fields_of(
    model: type[BaseModel], *, without: frozenset[str] = frozenset()
) -> tuple[Field, ...]:
    """The values of a section and of the single sections in it; not its lists of sections."""
    return tuple(_fields(model, (), True, without))


@cache
def field_of(model: type[BaseModel], name: str) -> Field | None:
    """The value at one key of a section; None where sections, tables or free keys stand there."""
    hint, optional = without_none(hints_of(model)[name])
    kind = None if section_in(hint) else _kind(hint)
    if kind is None:
        return None
    info = model.model_fields[name]
    needed = info.is_required() and not (optional or _follows(info))
    return Field((name,), label((name,)), kind, note_of(model, name), _choices(hint), needed)


def item_of(model: type[BaseModel], name: str) -> tuple[Kind, tuple[str, ...]]:
    """What the items of a list of single values are, and among which words they choose."""
    hint, _ = without_none(hints_of(model)[name])
    item = get_args(hint)[0]
    if get_origin(item) is Literal:
        return Kind.PILIHAN, _choices(item)
    if item == base.Triwulan:
        return Kind.PILIHAN, ("1", "2", "3", "4")
    if _is_text(item):
        return (Kind.URAIAN if _is_long(item) else Kind.TEKS), ()
    return Kind.ANGKA, ()


def _fields(
    model: type[BaseModel], names: Names, required: bool, without: frozenset[str]
) -> Iterator[Field]:
    hints = hints_of(model)
    for name, info in model.model_fields.items():
        path = (*names, name)
        if ".".join(path) in without:
            continue
        hint, optional = without_none(hints[name])
        needed = required and info.is_required() and not (optional or _follows(info))
        section = section_in(hint)
        if section is not None:
            yield from _fields(section, path, needed, without)
        elif (kind := _kind(hint)) is not None:
            yield Field(path, label(path), kind, note_of(model, name), _choices(hint), needed)


def _follows(info: FieldInfo) -> bool:
    """Whether other data of the file say the value where it is not typed."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and base.FOLLOWS in extra


_KINDS: tuple[tuple[object, Kind], ...] = (
    (base.Angka, Kind.ANGKA),
    (base.AngkaAtauPredikat, Kind.NILAI),
    (base.BatasCapaian, Kind.ANGKA),
    (base.Rupiah, Kind.RUPIAH),
    (base.Cacah, Kind.CACAH),
    (base.Tahun, Kind.TAHUN),
    (base.Pengali, Kind.CACAH),
    (base.Tanggal, Kind.TANGGAL),
    (int, Kind.CACAH),
    (bool, Kind.YA_TIDAK),
)


def _kind(hint: object) -> Kind | None:
    """The kind of a field; None for lists of sections and other structures."""
    if _is_text(hint):
        return Kind.URAIAN if _is_long(hint) else Kind.TEKS
    if get_origin(hint) is Literal:
        return Kind.PILIHAN
    if get_origin(hint) is tuple and _is_single(get_args(hint)[0]):
        return Kind.DAFTAR
    return _known_kind(hint)


def _known_kind(hint: object) -> Kind | None:
    for known, kind in _KINDS:
        if hint == known:
            return kind
    return None


def _is_text(hint: object) -> bool:
    return hint is str or (get_origin(hint) is Annotated and get_args(hint)[0] is str)


def _is_long(hint: object) -> bool:
    """Whether a text may have paragraphs, lists and tables."""
    return base.MARKDOWN in getattr(hint, "__metadata__", ())


def _is_single(hint: object) -> bool:
    """Whether items of a list stand in one cell: texts, one of several words, numbers."""
    return _is_text(hint) or get_origin(hint) is Literal or hint in (base.Angka, base.Triwulan)


def _choices(hint: object) -> tuple[str, ...]:
    return tuple(map(str, get_args(hint))) if get_origin(hint) is Literal else ()


def without_none(hint: object) -> tuple[object, bool]:
    """A type without None, and whether None was in it."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    rest = [part for part in get_args(hint) if part is not type(None)]
    return (rest[0] if len(rest) == 1 else hint), True


class Told(Record):
    """What people are told of a key; all of it in words of no office, with places for them.

    `unit` may be "satuan indikator" or "satuan target": that which the data say beside it.
    `choices` are the words that may stand there, each with what it means.
    """

    label: str
    help: str
    unit: str = ""
    source: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@cache
def told_of(model: type[BaseModel], name: str) -> Told:
    """What a key of a section is called, and what is to be known of it.

    The one place from which the schema, the workbook and the forms take it.
    """
    info = model.model_fields[name]
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    meanings = extra.get("x-pilihan")
    known = meanings if isinstance(meanings, dict) else {}
    return Told(
        label=str(extra.get("x-judul") or label((name,))),
        help=info.description or "",
        unit=str(extra.get("x-satuan", "")),
        source=str(extra.get("x-sumber", "")),
        choices=tuple(
            (word, str(known.get(word) or _meaning(word))) for word in _words(model, name)
        ),
    )


def plain_title(model: type[BaseModel], name: str) -> str:
    """What a key is called where no office is known that has words of its own for it."""
    title = told_of(model, name).label
    return title if "{" not in title else label((name,))


def title_at(names: Names) -> str:
    """The plain title of the key at a path without the numbers of items; "" for no known key."""
    for owner in models_at(names[:-1]) if names else ():
        if names[-1] in owner.model_fields:
            return plain_title(owner, names[-1])
    return ""


def note_of(model: type[BaseModel], name: str) -> str:
    """All that is told of a key, as one note: what it means, in what unit, what words stand for."""
    told = told_of(model, name)
    parts = [told.help]
    if told.unit and not _names_unit(told.help, told.unit):
        own = told.unit.startswith("satuan")
        parts.append(f"dalam {told.unit}" if own else f"satuan: {told.unit}")
    parts += [
        f"{word}: {_small(text)}" for word, text in told.choices if _explains(told, word, text)
    ]
    return "; ".join(filter(None, parts))


def _names_unit(text: str, unit: str) -> bool:
    return unit in text or (unit == "persen" and "%" in text)


def _explains(told: Told, word: str, meaning: str) -> bool:
    """Whether the meaning of a word says more than the word, and than what is told anyway.

    Kinds of institutions are not explained to an office that is one of them.
    """
    if word in kode_profil():
        return False
    return meaning != label((word,)) and word not in told.help and len(told.choices) <= _FEW


_FEW = 8
"""The most words to choose from that a note explains."""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _meaning(word: str) -> str:
    """What a word of the data means: of kinds of institutions and of sections, as rules say."""
    if word in kode_profil():
        return profil(word).nama
    section = bagian_laporan().get(word)
    return label((word,)) if section is None else section.judul


def _words(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """The words among which a value, or an item of a list of values, is chosen."""
    hint, _ = without_none(hints_of(model)[name])
    return item_of(model, name)[1] if _kind(hint) is Kind.DAFTAR else _choices(hint)

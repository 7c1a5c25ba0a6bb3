"""Plain data against the model: every problem as a finding in Indonesian, with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ValidationError

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn.dates import parse_month
from lkjip_docgen.model import Laporan
from lkjip_docgen.model.base import DECLARED, may_be_absent
from lkjip_docgen.place import Number
from lkjip_docgen.source import shapes
from lkjip_docgen.source.declarations import declarations, refused
from lkjip_docgen.source.paths import Path_, Places, at, dotted
from lkjip_docgen.source.yaml_syntax import SPACE_AFTER_COLON, is_glued_pair

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_DASH = re.compile(r"(?:^|\s)-(?=\w)")  # of an item, without its space
_MAX_PROBLEMS = 5_000  # beyond that nobody mends one after the other
_YES_NO = "Tulis true (ya) atau false (tidak)."
_DASHES = {"-", "–", "—", "n/a", "tidak ada", "belum ada", "nihil", "kosong"}
_EMPTY_OR_ZERO = "Belum ada: kosongkan (`{key}:`). Memang nol: tulis 0."


def validate(
    data: dict[str, object], places: Places, reported: Collection[Path_] = ()
) -> tuple[Laporan | None, list[Finding]]:
    """The typed report, or None with a finding for each problem.

    `data` is plain data without empty keys, with tables already in place.
    Nothing is said about paths in `reported` and below, which have findings
    already.
    """
    try:
        return Laporan.model_validate(data), []
    except ValidationError as error:
        if error.error_count() > _MAX_PROBLEMS:
            return None, [_beyond_count(error.error_count(), places)]
        problems = [_problem(raw, data) for raw in error.errors(include_url=False)]
    return None, _findings(_without_consequences(problems), data, places, reported)


def _findings(
    problems: Sequence[_Problem], data: object, places: Places, reported: Collection[Path_]
) -> list[Finding]:
    """What to say about the problems; of a misused declaration only that it is one."""
    misused = _misused(data, problems)
    refusals = [refused(path, section, places, _may_be_absent) for path, section in misused.items()]
    findings: dict[Path_, Finding] = {}
    for problem in problems:
        if not (_is_about_any(problem, misused) or _is_within(problem.path, reported)):
            findings[problem.path] = _finding(problem, places)
    return [*refusals, *findings.values()]


def _misused(data: object, problems: Sequence[_Problem]) -> dict[Path_, Mapping[str, object]]:
    """The declarations that problems are about, by path."""
    return {
        path: section
        for path, section in declarations(data)
        if any(_is_about(problem, path) for problem in problems)
    }


def _is_about_any(problem: _Problem, declared: Iterable[Path_]) -> bool:
    return any(_is_about(problem, path) for path in declared)


def _is_within(path: Path_, reported: Collection[Path_]) -> bool:
    """Whether a path is one of those, or leads on from it."""
    return any(path[: len(known)] == known for known in reported)


def _is_about(problem: _Problem, path: Path_) -> bool:
    """Whether a problem is that of a declaration at `path`, or follows from it."""
    if problem.path == path:
        return problem.kind != "extra_forbidden"  # a key that nobody knows is only that
    if problem.path == (*path, DECLARED):
        return True
    return problem.kind in ("missing", "union_tag_not_found") and problem.path[:-1] == path


def _may_be_absent(path: Path_) -> bool:
    """Whether the value at a data path may be declared not to apply."""
    owners: tuple[type[BaseModel], ...] = (Laporan,)
    names = [step for step in path if isinstance(step, str)]
    for name in names[:-1]:
        inner = _models_below(owners, name)
        if not inner:  # a number in a table of numbers
            return True
        owners = inner
    return bool(names) and any(may_be_absent(owner, names[-1]) for owner in owners)


def _beyond_count(number: int, places: Places) -> Finding:
    return Finding(
        codes.JENIS_NILAI,
        Severity.ERROR,
        f"Isi berkas data tidak sesuai: {number} isian keliru.",
        places.value(()),
        "",
        "Bandingkan dengan contoh dari `lkjip init`; barangkali berkas lain yang tersalin.",
    )


def without_empty(
    data: dict[str, object], models: tuple[type[BaseModel], ...] = (Laporan,)
) -> dict[str, object]:
    """The data without the keys that have no value, which count as absent.

    Keys that none of `models` knows stay, so that they are refused with or
    without a value.  Empty list items stay: they are mistakes.
    """
    here = _chosen(models, data.get("jenis"))
    return {
        key: _cleared(value, _models_below(here, key))
        for key, value in data.items()
        if value is not None or _tells_without_value(key, here)
    }


def _cleared(value: object, models: tuple[type[BaseModel], ...]) -> object:
    """A value without the empty keys in it."""
    if isinstance(value, dict):
        return without_empty(value, models)
    if isinstance(value, list):
        return [_cleared(item, models) for item in value]
    return value


def _tells_without_value(key: str, models: tuple[type[BaseModel], ...]) -> bool:
    """Whether a key without a value says something: a declaration, or one that is not known."""
    return key == DECLARED or not _is_known(key, models)


def _is_known(key: str, models: tuple[type[BaseModel], ...]) -> bool:
    return not models or any(key in model.model_fields for model in models)


def _chosen(models: tuple[type[BaseModel], ...], tag: object) -> tuple[type[BaseModel], ...]:
    """The models of a union that a tag chooses; all where there is nothing to choose."""
    return tuple(model for model in models if tag in _tags(model)) or models


@cache
def _models_below(owners: tuple[type[BaseModel], ...], key: str) -> tuple[type[BaseModel], ...]:
    return tuple(model for owner in owners for model in _models_of(owner, key))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place of the data: its path, and what the model knows of it.

    `owners` are the sections that may hold its last key, `below` those that
    may stand there; `used` are the keys of the section around it.
    """

    path: Path_
    owners: shapes.Models = ()
    below: shapes.Models = ()
    used: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The last key of the path, that of the list for one of its items."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "laporan")

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(self.path) and isinstance(self.path[-1], int)

    @property
    def example(self) -> str:
        """The key with a value as it should be, or an item of a list."""
        if self.is_item and self.below:
            return f"- {shapes.section(self.below)}"
        return shapes.example(self.owners, self.key)


@dataclass(frozen=True, slots=True)
class _Problem:
    """A pydantic error with the place it has in the data file."""

    kind: str
    spot: _Spot
    value: object
    context: Mapping[str, object]
    near: str = ""  # the known key that an unknown one resembles

    @property
    def path(self) -> Path_:
        """Where the value stands."""
        return self.spot.path

    @property
    def name(self) -> str:
        """The key, or the key of the list and the number of the item."""
        last = self.path[-1] if self.path else "laporan"
        if isinstance(last, str):
            return f"`{last}`"
        parent = self.spot.key if len(self.path) > 1 else "daftar"
        return f"Butir ke-{last + 1} pada `{parent}`"


def _problem(raw: ErrorDetails, data: object) -> _Problem:
    spot = _follow(raw["loc"], data)
    kind, value, context = raw["type"], raw["input"], raw.get("ctx", {})
    near = ""
    if kind == "extra_forbidden":
        known = sorted(shapes.keys_of(spot.owners))
        near = next(iter(difflib.get_close_matches(str(spot.path[-1]), known, 1, 0.6)), "")
    elif kind in ("union_tag_invalid", "union_tag_not_found"):  # the key that chooses the model
        spot, value = _Spot((*spot.path, "jenis")), context.get("tag")
    return _Problem(kind, spot, value, context, near)


def _follow(loc: tuple[int | str, ...], data: object) -> _Spot:
    """The place in the data of a pydantic location.

    pydantic puts the tag of a union (`survei_bulanan`) into the location; the
    data have no such level.
    """
    path: list[int | str] = []
    owners: shapes.Models = ()
    below: shapes.Models = (Laporan,)
    used: tuple[str, ...] = ()
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        if not _is_inside(data, step) and not last:  # a union's tag chooses among the models
            below = _chosen(below, step)
            continue
        path.append(step)
        if isinstance(step, str):
            used = tuple(data) if isinstance(data, dict) else ()
            owners, below = below, _models_below(below, step)
        if not last:
            data = at(data, (step,))
    return _Spot(tuple(path), owners, below, used)


def _is_inside(data: object, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _tags(model: type[BaseModel]) -> tuple[object, ...]:
    kind = model.model_fields.get("jenis")
    return get_args(kind.annotation) if kind is not None else ()


def _models_of(owner: type[BaseModel], key: str) -> Iterator[type[BaseModel]]:
    if key in owner.model_fields:
        yield from _models_in(owner.model_fields[key].annotation)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _without_consequences(problems: list[_Problem]) -> list[_Problem]:
    """The problems without those that only follow from others.

    A misspelt key is not also a missing one, and a list is not too short
    because pydantic counts only its sound items.
    """
    consequences = {
        "missing": {(*p.path[:-1], p.near) for p in problems if p.near},
        "too_short": set(chain.from_iterable(_above(p.path) for p in problems)),
    }
    return [p for p in problems if p.path not in consequences.get(p.kind, ())]


def _above(path: Path_) -> Iterator[Path_]:
    """The paths of all that a place lies in."""
    for end in range(len(path)):
        yield path[:end]


def _finding(p: _Problem, places: Places) -> Finding:
    code, message, suggestion = _TABLE.get(p.kind, _other)(p)
    if p.kind in ("missing", "extra_forbidden", "union_tag_not_found"):
        place = places.key(p.path)
    else:
        place = getattr(p.value, "place", None) or places.value(p.path)
    return Finding(code, Severity.ERROR, message, place, dotted(p.path), suggestion)


_Told = tuple[str, str, str]


def _missing(p: _Problem) -> _Told:
    where = f" pada bagian `{dotted(p.path[:-1])}`" if len(p.path) > 1 else ""
    return codes.WAJIB_DIISI, f"Isian wajib {p.name}{where} belum ada.", f"Tambahkan {p.name}."


def _unknown_key(p: _Problem) -> _Told:
    hint = (
        f"Mungkin maksud Anda `{p.near}`." if p.near else "Hapus kunci ini atau perbaiki ejaannya."
    )
    known = shapes.listed_keys(p.spot.owners, p.spot.used)
    message = f"Kunci {p.name} tidak dikenal di bagian ini."
    return codes.KUNCI_TIDAK_DIKENAL, message, f"{hint} {known}".rstrip()


def _wrong_type(wanted: str, remedy: Callable[[_Problem], str]) -> Callable[[_Problem], _Told]:
    def tell(p: _Problem) -> _Told:
        if p.value is None:
            return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi, atau hapus baris ini."
        if p.spot.key == "tabel":
            return _no_table(p)
        hint = SPACE_AFTER_COLON if is_glued_pair(str(p.value)) else remedy(p)
        return codes.JENIS_NILAI, f"{p.name} harus berupa {wanted}, bukan {_kind(p.value)}.", hint

    return tell


def _no_table(p: _Problem) -> _Told:
    name = _short(p.value) if isinstance(p.value, str) else "survei.csv"
    shown = "daftar" if isinstance(p.path[-1], int) else _kind(p.value)
    message = f"`{p.spot.key}` harus berupa nama berkas, bukan {shown}."
    return codes.JENIS_NILAI, message, f"Tulis nama berkas tabelnya: `tabel: {name}`."


def _as_text(p: _Problem) -> str:
    """How to write a text; what was typed, where it is one in brackets or a date."""
    value = p.value[0] if isinstance(p.value, list) and len(p.value) == 1 else p.value
    quotable = isinstance(value, str | date) and '"' not in str(value)
    typed = _short(value) if quotable else "..."
    prefix = "- " if p.spot.is_item else f"{p.spot.key}: "
    return f'Tulis teks, diapit tanda kutip: `{prefix}"{typed}"`.'


def _as_section(p: _Problem) -> str:
    known = shapes.listed_keys(p.spot.below)
    return f"Tulis kunci dan nilainya: `{p.spot.example}`, atau menjorok di bawahnya. {known}"


def _as_list(p: _Problem) -> str:
    shape = p.spot.example
    if isinstance(p.value, str) and f"{shapes.TEXT}, " in shape and '"' not in p.value:
        items = ", ".join(f'"{item}"' for item in _items_in(p.value))
        shape = f"{p.spot.key}: [{items}]"
    return (
        f"Tulis daftar: `{shape}`, atau tiap butir pada baris sendiri, diawali tanda hubung dan "
        "spasi (- )."
    )


def _items_in(text: str) -> list[str]:
    """The items of a list that was typed as a text: without the dashes that lack their space."""
    return [_short(item) for item in _DASH.split(text) if item] or [_short(text)]


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "true/false"
    if isinstance(value, date):
        return f"tanggal {value.isoformat()}"
    if isinstance(value, Number | int):
        return f"angka {value}"
    if isinstance(value, str):
        return "teks"
    return "daftar" if isinstance(value, list | tuple) else "bagian berisi kunci"


def _empty_text(p: _Problem) -> _Told:
    return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi, atau hapus baris ini."


def _long_text(p: _Problem) -> _Told:
    most = p.context.get("max_length")
    message = f"{p.name} memuat {len(str(p.value))} karakter; paling banyak {most}."
    return codes.BERKAS_TERLALU_BESAR, message, "Persingkat isian itu."


def _bad_code(p: _Problem) -> _Told:
    plain = re.sub(r"[^a-z0-9]+", "-", str(p.value).lower()).strip("-")
    hint = f"Misalnya `{plain}`." if plain else "Misalnya `ikm`."
    message = f"{p.name} hanya boleh berisi huruf kecil, angka, dan tanda hubung."
    return codes.BENTUK_KODE, message, hint


def _not_a_number(p: _Problem) -> _Told:
    if p.value is None:
        return codes.WAJIB_DIISI, f"{p.name} kosong.", "Isi angkanya."
    shown = f"`{_short(p.value)}`" if isinstance(p.value, str) else _kind(p.value)
    message = f"{p.name} harus berupa angka, bukan {shown}."
    return codes.BUKAN_ANGKA, message, _as_number(p)


def _as_number(p: _Problem) -> str:
    """How to write a number instead of what was typed."""
    if not isinstance(p.value, str):
        return f"Tulis satu angka: `{p.spot.example}`."
    if p.value.strip().lower() in _DASHES:
        return _EMPTY_OR_ZERO.format(key=p.spot.key)
    return (
        "Tulis angka seperti 3.25 atau 9.092.592.000, tanpa Rp, %, satuan, spasi, atau koma ribuan."
    )


def _ambiguous(p: _Problem) -> _Told:
    text = str(p.value).strip()
    hint = (
        f"Tulis {text.replace('.', '')} untuk ribuan, "
        f'atau "{text.replace(".", ",")}" untuk desimal.'
    )
    return codes.ANGKA_RANCU, f"{p.name} rancu: `{text}` ribuan atau desimal?", hint


def _too_long_number(p: _Problem) -> _Told:
    message = f"{p.name} lebih dari 15 angka bulat atau 10 desimal."
    return codes.DI_LUAR_RENTANG, message, "Periksa banyaknya angka nol."


def _not_whole(p: _Problem) -> _Told:
    message = f"{p.name} harus bilangan bulat, bukan {_short(p.value)}."
    hint = "Titik atau koma dibaca sebagai tanda desimal; tulis ribuan tanpa titik, misalnya 12500."
    return codes.DI_LUAR_RENTANG, message, hint


def _negative(p: _Problem) -> _Told:
    return (
        codes.DI_LUAR_RENTANG,
        f"{p.name} tidak boleh negatif.",
        "Tulis 0 atau lebih; kosongkan bila belum ada.",
    )


def _not_a_year(p: _Problem) -> _Told:
    shown = _short(p.value) if isinstance(p.value, str | Decimal) else _kind(p.value)
    message = f"{p.name} harus tahun 2000 sampai 2100, bukan {shown}."
    return codes.DI_LUAR_RENTANG, message, "Tulis empat angka tanpa tanda kutip, misalnya 2023."


def _not_a_date(p: _Problem) -> _Told:
    read = _readable_date(str(p.value))
    shown = _short(p.value) if isinstance(p.value, str) else _kind(p.value)
    hint = (
        f"Tulis {read.isoformat()} tanpa tanda kutip."
        if read
        else f"Tulis TTTT-BB-HH tanpa tanda kutip: `{p.spot.key}: 2024-01-03`."
    )
    return codes.BUKAN_TANGGAL, f"{p.name} harus tanggal, bukan {shown}.", hint


def _readable_date(text: str) -> date | None:
    """The date meant by "3 Januari 2024", "03/01/2024" or a quoted "2024-01-03"."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = re.fullmatch(r"(\d{1,2})[\s/.-]+(\w+)[\s/.-]+(\d{4})", text.strip())
    try:
        return date(int(found[3]), parse_month(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _bad_choice(p: _Problem) -> _Told:
    permitted = re.findall(r"'([^']*)'", str(p.context.get("expected_tags", "")))
    permitted = permitted or re.findall(r"'([^']*)'", str(p.context.get("expected", "")))
    near = difflib.get_close_matches(str(p.value), permitted, 1, 0.5)
    hint = f"Mungkin maksud Anda `{near[0]}`. " if near else ""
    listed = ", ".join(f"`{word}`" for word in permitted)
    message = f"{p.name} berisi `{_short(p.value)}`, pilihan yang tidak dikenal."
    return codes.PILIHAN_TIDAK_DIKENAL, message, f"{hint}Pilihan: {listed}."


def _no_tag(p: _Problem) -> _Told:
    message = f"Isian wajib `jenis` pada bagian `{dotted(p.path[:-1])}` belum ada."
    return codes.WAJIB_DIISI, message, "Tambahkan `jenis`, misalnya jenis: survei_bulanan."


def _too_short(p: _Problem) -> _Told:
    if isinstance(p.value, str):
        return _empty_text(p)
    least = p.context.get("min_length", 1)
    message = f"{p.name} harus memuat paling sedikit {least} butir."
    return codes.PANJANG_DAFTAR, message, "Tambahkan butir dengan tanda hubung (- )."


def _too_long(p: _Problem) -> _Told:
    if isinstance(p.value, str):
        return _long_text(p)
    most = p.context.get("max_length")
    message = f"{p.name} harus memuat paling banyak {most} butir."
    return codes.PANJANG_DAFTAR, message, "Hapus butir yang berlebih."


def _low_ceiling(p: _Problem) -> _Told:
    message = f"{p.name} harus 100 atau lebih, bukan {_short(p.value)}."
    hint = "Batas di bawah 100% akan mengurangi capaian indikator yang tepat memenuhi target."
    return codes.DI_LUAR_RENTANG, message, hint


def _appendix_content(p: _Problem) -> _Told:
    message = f"{p.name} harus memuat tepat satu dari `gambar` dan `berkas`."
    hint = "Tulis gambar: untuk PNG atau JPEG, berkas: untuk PDF."
    return codes.ISI_LAMPIRAN, message, hint


def _not_a_pdf(p: _Problem) -> _Told:
    message = f"{p.name} harus menyebut berkas PDF, bukan `{_short(p.value)}`."
    return codes.ISI_LAMPIRAN, message, "Gambar ditulis dengan kunci `gambar`."


def _out_of_range(p: _Problem) -> _Told:
    limit = p.context.get("ge", p.context.get("le"))
    word = "paling sedikit" if "ge" in p.context else "paling banyak"
    return codes.DI_LUAR_RENTANG, f"{p.name} harus {word} {limit}.", ""


def _other(p: _Problem) -> _Told:
    return codes.JENIS_NILAI, f"{p.name} tidak sesuai ({p.kind}).", ""


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


_text = _wrong_type("teks", _as_text)
_section = _wrong_type("bagian berisi kunci", _as_section)
_list = _wrong_type("daftar", _as_list)
_bool = _wrong_type("true atau false", lambda p: _YES_NO)
_int = _wrong_type("bilangan bulat", lambda p: f"Tulis bilangan bulat: `{p.spot.example}`.")

_TABLE: dict[str, Callable[[_Problem], _Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _text,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _bad_code,
    "model_type": _section,
    "model_attributes_type": _section,
    "dict_type": _section,
    "tuple_type": _list,
    "bool_type": _bool,
    "bool_parsing": _bool,
    "int_type": _int,
    "int_parsing": _int,
    "int_from_float": _int,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "literal_error": _bad_choice,
    "union_tag_invalid": _bad_choice,
    "union_tag_not_found": _no_tag,
    "too_short": _too_short,
    "too_long": _too_long,
    "angka": _not_a_number,
    "angka_rancu": _ambiguous,
    "angka_panjang": _too_long_number,
    "bilangan_bulat": _not_whole,
    "negatif": _negative,
    "isi_lampiran": _appendix_content,
    "batas_capaian": _low_ceiling,
    "bukan_pdf": _not_a_pdf,
    "tahun": _not_a_year,
    "tanggal": _not_a_date,
}

"""The filters and tests that templates have from Jinja, held to data and to a budget.

Jinja's own take any object: `lower` would print its innards, `is odd` on a text
is printf, `list` reads the fields of a record.  Here each takes what it is for.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sized
from decimal import Decimal
from functools import reduce
from typing import Final, Literal, NoReturn, SupportsIndex, TypeVar, cast

from jinja2 import Undefined, filters, pass_context, pass_environment
from jinja2.environment import Environment
from jinja2.runtime import Context
from jinja2.tests import TESTS as JINJA_TESTS
from markupsafe import Markup

from lkjip_docgen.findings.codes.report import FORBIDDEN, NOT_PRINTABLE
from lkjip_docgen.templating.budget import made, spend, text_of_size, within
from lkjip_docgen.templating.data import SEQUENCES, Group, Lookup, kind_of
from lkjip_docgen.templating.problems import TemplateMistakeError

T = TypeVar("T")

Numeral = int | float | Decimal
_NUMBERS = (int, float, Decimal)
_Bound = SupportsIndex | None
_Attribute = str | int | None
_LONGEST_NUMBER = 400  # characters that `int` reads


def known(value: T) -> T:
    """The value; raises what an undefined name raises."""
    if isinstance(value, Undefined):
        str(value)
    return value


def each(value: object) -> Iterable[object]:
    """What may be looped over; raises `TemplateMistakeError` for anything else."""
    known(value)
    if isinstance(value, (str, dict, *SEQUENCES)):
        spend(len(value) // 4)
    elif not isinstance(value, Lookup):
        raise _no_list(value)
    return cast(Iterable[object], value)


def _no_list(value: object) -> TemplateMistakeError:
    if value is None:
        return TemplateMistakeError(
            FORBIDDEN,
            "Bagian data yang kosong bukan daftar.",
            "Dahului dengan {% if ... %} untuk bagian yang boleh kosong.",
        )
    return TemplateMistakeError(
        FORBIDDEN,
        f"Yang diulang harus daftar, bukan {kind_of(value)}.",
        "Sebut nama daftarnya; lihat dengan `lkjip values`.",
    )


def pairs(value: object) -> list[object]:
    """The items of a list, each of which is to be taken apart."""
    return [each(item) for item in each(value)]


def included(value: object) -> object:
    """The name of a template that is included, or several of which the first is taken."""
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return [str(text_of(name)) for name in value]
    return str(text_of(value))


def cut(value: object, start: _Bound = None, stop: _Bound = None, stride: _Bound = None) -> object:
    """A part of a list or a text: `daftar[1:3]`."""
    if isinstance(value, Markup) or not isinstance(value, (str, *SEQUENCES)):
        raise TemplateMistakeError(
            FORBIDDEN, f"Yang dapat dipotong hanya daftar dan teks, bukan {kind_of(known(value))}."
        )
    return value[start:stop:stride]


def _refuse_output(name: str) -> NoReturn:
    """What a macro or a block put out is no text to take apart."""
    raise TemplateMistakeError(
        FORBIDDEN, f"Penyaring `{name}` untuk teks, bukan untuk hasil makro."
    )


def _items(value: object) -> list[object]:
    return list(each(value))


def text_of(value: object) -> str:
    """A text as it is, a whole number in digits."""
    known(value)
    if isinstance(value, str):
        text_of_size(len(value))
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TemplateMistakeError(
        NOT_PRINTABLE, f"Penyaring ini untuk teks, bukan untuk {kind_of(value)}."
    )


def number_of(value: object) -> Numeral:
    """A number as it is."""
    known(value)
    if isinstance(value, _NUMBERS):
        return value
    raise TemplateMistakeError(
        NOT_PRINTABLE, f"Yang diperlukan di sini angka, bukan {kind_of(value)}."
    )


# --- filters -------------------------------------------------------------------------


def absolute(value: object) -> object:
    """A number without its sign."""
    return abs(number_of(value))


def batch(value: object, linecount: int, fill_with: object = None) -> object:
    """The items in rows of `linecount`."""
    return made(list(filters.do_batch(_items(value), _per_row(linecount), fill_with)))


def slice_(value: object, slices: int, fill_with: object = None) -> object:
    """The items in `slices` columns."""
    return made(list(filters.sync_do_slice(_items(value), _per_row(slices), fill_with)))


def _per_row(number: object) -> int:
    return max(1, within(int(number_of(number)), "`batch` atau `slice`"))


def dictsort(
    value: object,
    case_sensitive: bool = False,
    by: Literal["key", "value"] = "key",
    reverse: bool = False,
) -> object:
    """The keys and values of a dictionary of the template, in order."""
    return made(filters.do_dictsort(_dictionary(value), case_sensitive, by, reverse))


def items(value: object) -> object:
    """The keys and values of a dictionary of the template."""
    return made(list(_dictionary(value).items()))


def _dictionary(value: object) -> dict[object, object]:
    known(value)
    if isinstance(value, dict):
        return value
    if isinstance(value, Lookup):
        return {name: value[name] for name in value}
    raise TemplateMistakeError(
        FORBIDDEN, f"Penyaring ini untuk pasangan nama dan nilai, bukan untuk {kind_of(value)}."
    )


@pass_environment
def first(environment: Environment, value: object) -> object:
    """The first item."""
    return filters.sync_do_first(environment, _items(value))


@pass_environment
def last(environment: Environment, value: object) -> object:
    """The last item."""
    return filters.do_last(environment, _items(value))


@pass_environment
def groupby(
    environment: Environment,
    value: object,
    attribute: str | int,
    default: object = None,
    case_sensitive: bool = False,
) -> object:
    """The items that share a value, each group with that value."""
    found = filters.sync_do_groupby(environment, _items(value), attribute, default, case_sensitive)
    return made([Group(group.grouper, group.list) for group in found])


def whole(value: object, default: int = 0, base: int = 10) -> object:
    """A whole number; `default` for what is none."""
    known(value)
    if isinstance(value, str):
        value = value[:_LONGEST_NUMBER]
    elif not isinstance(value, _NUMBERS):
        return default
    return filters.do_int(value, default, base)


def length(value: object) -> int:
    """How many items a list, or characters a text has."""
    if isinstance(value, Lookup):
        return sum(1 for _ in value)
    return len(cast(Sized, each(value)))


def listed(value: object) -> object:
    """The items as a list."""
    return made(_items(value))


def lower(value: object) -> str:
    """A text in small letters."""
    return text_of(value).lower()


def upper(value: object) -> str:
    """A text in capitals."""
    return text_of(value).upper()


def trim(value: object, chars: str | None = None) -> str:
    """A text without blanks at its ends."""
    return text_of(value).strip(chars)


def replace(value: object, old: str, new: str, count: int = -1) -> str:
    """A text with some words in the place of others."""
    text, old, new = text_of(value), text_of(old), text_of(new)
    if isinstance(text, Markup):
        _refuse_output("replace")
    times = text.count(old) if count is None or count < 0 else min(text.count(old), count)
    text_of_size(len(text) + times * max(0, len(new) - len(old)))
    return text.replace(old, str(new), -1 if count is None else count)


def reverse(value: object) -> object:
    """A list or a text from its end."""
    if isinstance(value, str):
        return text_of(value)[::-1] if not isinstance(value, Markup) else _refuse_output("reverse")
    return made(_items(value)[::-1])


@pass_environment
def smallest(
    environment: Environment,
    value: object,
    *,
    case_sensitive: bool = False,
    attribute: _Attribute = None,
) -> object:
    """The smallest item."""
    return filters.do_min(environment, _items(value), case_sensitive, attribute)


@pass_environment
def largest(
    environment: Environment,
    value: object,
    *,
    case_sensitive: bool = False,
    attribute: _Attribute = None,
) -> object:
    """The largest item."""
    return filters.do_max(environment, _items(value), case_sensitive, attribute)


@pass_environment
def sort(
    environment: Environment,
    value: object,
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: _Attribute = None,
) -> object:
    """The items in order."""
    return made(filters.do_sort(environment, _items(value), reverse, case_sensitive, attribute))


@pass_environment
def unique(
    environment: Environment,
    value: object,
    case_sensitive: bool = False,
    attribute: _Attribute = None,
) -> object:
    """The items, each once."""
    found = filters.sync_do_unique(environment, _items(value), case_sensitive, attribute)
    return made(list(found))


@pass_environment
def total(
    environment: Environment, value: object, attribute: _Attribute = None, start: object = 0
) -> object:
    """The sum of numbers."""
    found = _items(value)
    if attribute is not None:
        found = [filters.make_attrgetter(environment, attribute)(item) for item in found]
    return reduce(operator.add, map(number_of, found), number_of(start))


def _by_test(work: Callable[..., Iterable[object]]) -> Callable[..., object]:
    """A filter of Jinja that looks at each item, with a list for its result."""

    @pass_context
    def filter_(context: Context, value: object, *args: object, **options: object) -> object:
        found = _items(value)
        spend(len(found))
        return made(list(work(context, found, *args, **options)))

    return filter_


FILTERS: Final[dict[str, Callable[..., object]]] = {
    "abs": absolute,
    "batch": batch,
    "default": filters.do_default,
    "dictsort": dictsort,
    "first": first,
    "groupby": groupby,
    "int": whole,
    "items": items,
    "last": last,
    "length": length,
    "list": listed,
    "lower": lower,
    "map": _by_test(filters.sync_do_map),
    "max": largest,
    "min": smallest,
    "reject": _by_test(filters.sync_do_reject),
    "rejectattr": _by_test(filters.sync_do_rejectattr),
    "replace": replace,
    "reverse": reverse,
    "select": _by_test(filters.sync_do_select),
    "selectattr": _by_test(filters.sync_do_selectattr),
    "slice": slice_,
    "sort": sort,
    "sum": total,
    "trim": trim,
    "unique": unique,
    "upper": upper,
}

# --- tests ---------------------------------------------------------------------------


def _of_number(test: Callable[..., bool]) -> Callable[..., bool]:
    return lambda value, *others: test(number_of(value), *map(number_of, others))


def _of_text(test: Callable[..., bool]) -> Callable[..., bool]:
    return lambda value: test(text_of(value))


_AS_THEY_ARE = (
    *("defined", "undefined", "none", "boolean", "true", "false", "integer", "float", "number"),
    *("string", "mapping", "sequence", "iterable", "sameas"),
    *("==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", ">=", "ge"),
    *("<", "lt", "lessthan", "<=", "le"),
)


def _inside(value: object, container: object) -> bool:
    return value in each(container)


_JINJA: Final = cast(dict[str, Callable[..., bool]], JINJA_TESTS)

TESTS: Final[dict[str, Callable[..., bool]]] = {
    **{name: _JINJA[name] for name in _AS_THEY_ARE},
    **{name: _of_number(_JINJA[name]) for name in ("odd", "even", "divisibleby")},
    **{name: _of_text(_JINJA[name]) for name in ("lower", "upper")},
    "in": _inside,
}

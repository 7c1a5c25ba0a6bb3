"""What templates may apply to a value with `|`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from itertools import chain
from typing import NoReturn, TypeVar

from markupsafe import Markup

from lkjip_docgen.document import Inlines, Link, Marker, Text, Value
from lkjip_docgen.findings.codes.report import NOT_PRINTABLE, TOO_MUCH
from lkjip_docgen.idn import LIMIT, group_nip
from lkjip_docgen.model import Bagian
from lkjip_docgen.office_text import SAFE_LINK
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.templating.absence import belum
from lkjip_docgen.templating.basics import each, known, number_of, text_of
from lkjip_docgen.templating.budget import last_absent, text_of_size
from lkjip_docgen.templating.counting import counted
from lkjip_docgen.templating.inlines import Printed, marker, printable, styled, to_inlines
from lkjip_docgen.templating.problems import TemplateMistakeError

F = TypeVar("F", bound=Callable[..., object])


def _shown(value: object) -> Inlines:
    """A value as inlines; a list of data has no printed form."""
    return to_inlines(printable(known(value)))


def markdown(text: object) -> NoReturn:
    """A long text of the office; only the narrative has a place for its paragraphs."""
    known(text)
    raise TemplateMistakeError(
        NOT_PRINTABLE,
        "Penyaring `markdown` hanya untuk naskah: di sini tidak ada tempat bagi paragraf.",
        "Cetak uraiannya tanpa penyaring itu, atau taruh pada naskah.",
    )


def isi(value: object, nama: str, bagian: Bagian | None = None, kunci: str = "") -> object:
    """The value itself, or a marker that names what is missing.

    With its section and key: why it does not apply, where that is declared.
    """
    if not (known(value) is None or value in ("", ())):
        return value
    absent = last_absent()
    if bagian is None and absent is not None:
        return marker(str(text_of(nama)), absent)
    return belum(nama, bagian, kunci)


def kata(value: int | Quantity) -> str | Inlines:
    """A count as a sentence has it: 3 -> "tiga", 25 -> "25" (`gaya.toml` may ask for more).

    In figures a quantity stays tied to what it says; words are read back by nobody, and follow
    the data as other words do.
    """
    if not isinstance(value, Quantity):
        return _counted(int(number_of(value)))
    if not value.ada:
        return to_inlines(value)
    written = _counted(int(value.nilai))
    figures, _, words = written.partition(" (")
    if not figures[0].isdigit():
        return written
    number = Value(value, figures)
    return (number, Text(f" ({words}")) if words else (number,)


def _counted(number: int) -> str:
    if abs(number) > LIMIT:
        raise TemplateMistakeError(TOO_MUCH, "Angka itu terlalu besar untuk ditulis dengan huruf.")
    return counted(number)


def tanggal(value: date | None) -> date | Marker:
    """A date in words, "3 Januari 2024"; a marker when it is missing."""
    known(value)
    return marker("tanggal", last_absent()) if value is None else value


def nip(value: str | None) -> str | Marker:
    """An employee number in groups of 8, 6, 1 and 3; a marker when it is missing."""
    known(value)
    return group_nip(text_of(value)) if value else marker("NIP", last_absent())


def _printed(value: Quantity | Printed) -> Printed:
    known(value)
    if isinstance(value, Quantity):
        return Printed(value)
    if isinstance(value, Printed):
        return value
    raise TemplateMistakeError(
        NOT_PRINTABLE, f"Nilai berjenis {type(value).__name__} bukan besaran dengan satuan."
    )


def satuan(value: Quantity | Printed) -> Printed:
    """A quantity with its unit word: "39 orang"."""
    return replace(_printed(value), unit=True)


def mutlak(value: Quantity | Printed) -> Printed:
    """A quantity without its sign, for "turun 0,09"."""
    return replace(_printed(value), absolute=True)


def tebal(value: object) -> Inlines:
    """The value in bold."""
    return styled(_shown(value), bold=True)


def miring(value: object) -> Inlines:
    """The value in italics."""
    return styled(_shown(value), italic=True)


def kecil(text: str | None) -> str | None:
    """A text that continues a sentence: small first letter, unless an abbreviation starts it."""
    if not isinstance(known(text), str) or not text:
        return text
    return text if _begins_with_abbreviation(text) else text[:1].lower() + text[1:]


def _begins_with_abbreviation(text: str) -> bool:
    """Whether the first word has a capital or a digit after its first letter: "IKM", "SiPAKDE"."""
    first = re.match(r"\w*", text)
    word = first[0] if first else ""
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])


_NO_SENTENCE = ("|", "![", "[^")  # how a row of a table, a picture and a footnote begin
_TITLE = lazy_pattern(r"(?:tabel|table)?\s*:\s|.*\{#[^\s{}]+\}$", re.IGNORECASE)
_SOURCE = lazy_pattern(r"sumber\s*:", re.IGNORECASE)
_TITLED = lazy_pattern(r"^\s*(?:tabel|table)?\s*:\s|^!\[.*\"", re.IGNORECASE | re.MULTILINE)


def kalimat(text: str | None) -> str | None:
    """A text that closes a sentence: a full stop is added where no closing mark stands."""
    known(text)
    if not isinstance(text, str) or not text.strip():
        return text
    last = text.rstrip().rpartition("\n")[2].lstrip()
    closed = last.endswith((".", "!", "?", ":", ";")) or last.startswith(_NO_SENTENCE)
    return text if closed or _is_beside_table(last, text) else f"{text.rstrip()}."


def _is_beside_table(line: str, text: str) -> bool:
    """Whether a line is the title of a table or picture, or its source: no sentence either."""
    if _TITLE.match(line):
        return True
    return _SOURCE.match(line) is not None and _TITLED.search(text) is not None


_CLOSING = lazy_pattern(r"\s*(?:[;,]\s*(?:dan|serta|atau)|[.;,])?\s*$")


def butir(text: str | None) -> str | None:
    """A text as an item of a list that goes on: the mark that people closed it with is left out."""
    if not isinstance(known(text), str) or not text:
        return text
    return _CLOSING.sub("", text) or text


_QUANTIFIER = lazy_pattern(
    r"(?:(?:jumlah|banyaknya|seluruh|semua|total|keseluruhan)\s+)+", re.IGNORECASE
)
_AMOUNT = lazy_pattern(
    r"(?:nilai|realisasi|pagu|anggaran|belanja|biaya|penerimaan|pendapatan|luas|panjang|volume"
    r"|produksi|skor|bobot|rata-rata|waktu|lama)\b",
    re.IGNORECASE,
)


def yang_dicacah(text: str | None) -> str | None:
    """What a text counts: "Jumlah pegawai terlatih" -> "pegawai terlatih", for "12 pegawai".

    Empty where the text names an amount that nobody counts, such as "Realisasi anggaran".
    """
    if not isinstance(known(text), str) or not text:
        return text
    counted = _QUANTIFIER.sub("", text, count=1) if _QUANTIFIER.match(text) else text
    return "" if _AMOUNT.match(counted) else counted


def kapital(text: str) -> str:
    """A text in capitals, for the title of a document."""
    return text_of(text).upper()


def tautan(address: str | None) -> Link | Marker:
    """A web or mail address that can be followed."""
    if not known(address):
        return marker("alamat laman", last_absent())
    text = str(text_of(address))
    if SAFE_LINK.match(text):
        return Link(text, text)
    return Link(f"mailto:{text}" if "@" in text else f"https://{text}", text)


def daftar_kata(items: Iterable[object]) -> str | Inlines:
    """An enumeration: "a", "a dan b", "a, b, dan c"; semicolons between items with commas."""
    found = list(items)
    gaps = _gaps(len(found), ";" if any(map(_has_comma, found)) else ",")
    parts = chain.from_iterable(zip(found, [*gaps, ""], strict=False))
    return join_parts(part for part in parts if part != "")


def _gaps(items: int, sign: str) -> list[str]:
    """What stands between the items of an enumeration; two have no comma between them."""
    before_last = f"{sign} dan " if items > 2 or sign == ";" else " dan "
    return [f"{sign} "] * (items - 2) + [before_last] * (items > 1)


def _has_comma(item: object) -> bool:
    return isinstance(item, str) and "," in item


def join(items: Iterable[object], pemisah: str = "") -> str | Inlines:
    """Values one after the other, with `pemisah` between them."""
    found = list(items)
    parts = [part for item in found for part in (pemisah, item)][1:]
    return join_parts(parts)


def join_parts(parts: Iterable[object]) -> str | Inlines:
    """Values in a row (`a ~ b`): a text when all are texts, else inlines."""
    found = list(map(_digits, parts))
    texts = [part for part in found if isinstance(part, str)]
    text_of_size(sum(map(len, texts)))
    if len(texts) == len(found) and not any(isinstance(text, Markup) for text in texts):
        return "".join(texts)
    return tuple(chain.from_iterable(map(_in_a_row, found)))


def _digits(part: object) -> object:
    """A whole number as its digits; any other value as it is."""
    return str(part) if type(known(part)) is int else part


def _in_a_row(part: object) -> Inlines:
    """A value among others; a text keeps its line breaks as they are."""
    return (Text(part),) if type(part) is str else _shown(part)


def _over_items(work: F) -> F:
    """A filter for a list: it refuses what is none, and reads no fields of a record."""

    @wraps(work)
    def filter_(items: object, *args: object, **options: object) -> object:
        return work(each(items), *args, **options)

    return filter_  # type: ignore[return-value]


FILTERS: dict[str, Callable[..., object]] = {
    f.__name__: f
    for f in (
        markdown,
        isi,
        kata,
        tanggal,
        nip,
        satuan,
        mutlak,
        tebal,
        miring,
        kecil,
        kalimat,
        butir,
        yang_dicacah,
        kapital,
        tautan,
        _over_items(daftar_kata),
        _over_items(join),
    )
}

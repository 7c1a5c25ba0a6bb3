"""What people type into a field, as a value of the data."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final, NoReturn

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.forms.form_parts import FormField
from lkjip_docgen.forms.written import NO, YES, number_text
from lkjip_docgen.identity import slug
from lkjip_docgen.idn import (
    AmbiguousNumberError,
    NotANumberError,
    group_nip,
    is_rounded_in_words,
    read_date,
    read_number,
    read_thousands,
)
from lkjip_docgen.model import Kind
from lkjip_docgen.place import Number
from lkjip_docgen.source import clean, unprintable
from lkjip_docgen.workbook import items_of

_LONGEST_TEXT: Final = 1_000
"""Characters of a short text (`model.base.Teks`)."""

_DIGITS, _DECIMALS = 15, 10
_YEARS: Final = range(2000, 2101)
_NOTHING: Final = frozenset({"-", "–", "—", "[]"})
"""What people type where there is nothing."""

_NO_NUMBERS: Final = frozenset({"nan", "inf", "infinity"})
"""What programs write where a number could not be computed: no word of an office."""

_RUPIAH: Final = re.compile(r"^([-−]?)\s*Rp\.?\s*", re.IGNORECASE)
_NO_CENTS: Final = re.compile(r",(?:-|–|=|00?)$")
_BETWEEN: Final = re.compile(r"[\n,;]+")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_NIP_DIGITS: Final = re.compile(r"[0-9]{18}", re.ASCII)
_AS_DECIMALS: Final = str.maketrans(".", ",")
_ROMAN: Final = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def read(field: FormField, typed: str) -> object:
    """The value that somebody means who types a text into a field; None for an empty text.

    Numbers are `Number`, days `date`, lists of single values lists.  Raises `LkjipError` with
    the reason and how to mend it, in Indonesian, for what cannot be meant or has two meanings.
    """
    text = clean(typed.replace("\r\n", "\n")).strip()
    if not text:
        return None
    if (sign := unprintable(text)) is not None:
        _refuse(
            field,
            codes.BUKAN_TEKS,
            f"Teks memuat karakter yang tidak dapat dicetak ({sign}).",
            "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
        )
    reader = _READERS.get(field.kind, _text)
    return reader(field, text)


def _refuse(field: FormField, code: str, message: str, suggestion: str) -> NoReturn:
    raise problem(code, message, None, suggestion, field.id)


# --- texts -------------------------------------------------------------------------------


def _text(field: FormField, text: str) -> str:
    """A text that is printed as typed; of those with a form of their own, in that form."""
    line = " ".join(text.split())
    if len(line) > _LONGEST_TEXT:
        _refuse(
            field,
            codes.DI_LUAR_RENTANG,
            f"Teks ini terlalu panjang ({len(line)} huruf).",
            f"Ringkas menjadi paling banyak {_LONGEST_TEXT} huruf.",
        )
    for choice in field.choices:  # of what is named there; something new may be named as well
        if line.casefold() in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    formed = _FORMS.get(field.format)
    return formed(field, line) if formed else line


def _code(field: FormField, text: str) -> str:
    if _CODE.fullmatch(text):
        return text
    meant = slug(text)
    example = f", misalnya `{meant}`" if meant else ""
    _refuse(
        field,
        codes.BENTUK_KODE,
        f"Kode `{_short(text)}` memuat huruf atau tanda yang tidak dipakai pada kode.",
        f"Tulis dengan huruf kecil, angka, dan tanda hubung{example}.",
    )


def _nip(field: FormField, text: str) -> str:
    grouped = group_nip(text)
    digits = re.sub(r"[\s.\-]", "", text)
    if _NIP_DIGITS.fullmatch(digits):
        return grouped
    told = f"{len(digits)} angka" if digits.isdecimal() else "huruf atau tanda lain"
    _refuse(
        field,
        codes.JENIS_NILAI,
        f"NIP terdiri atas 18 angka; yang tertulis memuat {told}.",
        "Tulis ke-18 angkanya, dengan atau tanpa spasi; tidak mempunyai NIP: pilih Tidak berlaku.",
    )


def _colour(field: FormField, text: str) -> str:
    if _COLOUR.fullmatch(text):
        return text
    _refuse(
        field,
        codes.JENIS_NILAI,
        f"`{_short(text)}` bukan kode warna.",
        "Tulis tanda # dan enam angka atau huruf A sampai F, misalnya #A5D6A7.",
    )


_FORMS: Final[dict[str, Callable[[FormField, str], str]]] = {
    "kode": _code,
    "nip": _nip,
    "warna": _colour,
}


def _long_text(_: FormField, text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


# --- choices and lists -------------------------------------------------------------------


def _chosen(field: FormField, text: str) -> str:
    """The word of the data for a word or its label, in whatever letters."""
    wanted = _ROMAN.get(text, text).casefold()
    for choice in field.choices:
        if wanted in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    known = ", ".join(choice.label for choice in field.choices)
    _refuse(
        field,
        codes.PILIHAN_TIDAK_DIKENAL,
        f"`{_short(text)}` bukan pilihan yang dikenal.",
        f"Pilih salah satu: {known}.",
    )


def _yes_or_no(field: FormField, text: str) -> bool:
    word = text.casefold()
    if word in (YES, "true", "y"):
        return True
    if word in (NO, "false", "t"):
        return False
    _refuse(
        field,
        codes.PILIHAN_TIDAK_DIKENAL,
        f"`{_short(text)}` bukan ya atau tidak.",
        f"Pilih {YES} atau {NO}.",
    )


def _items(field: FormField, text: str) -> list[object]:
    """The items of a list: texts one a line, words of choices or numbers parted anyhow."""
    if text in _NOTHING:
        _refuse(
            field,
            codes.JENIS_NILAI,
            f"`{text}` akan tercetak sebagai butir.",
            "Belum ada: kosongkan. Memang tidak ada: pilih Tidak ada.",
        )
    if field.choices:
        words = (word.strip() for word in _BETWEEN.split(text))
        return [_item(field, word) for word in words if word]
    if field.items.numeric:
        return [_number(field, line.strip()) for line in text.split("\n") if line.strip()]
    return list(items_of(text))


def _item(field: FormField, word: str) -> object:
    chosen = _chosen(field, word)
    return Number(chosen) if chosen.isdecimal() else chosen


# --- numbers and days --------------------------------------------------------------------


def _number(field: FormField, text: str) -> Number:
    """A number that may have decimals: 1.071,60, 98,5%, Rp 1.250.000, 3.91."""
    digits = _without_unit(field, text)
    try:
        number = read_number(digits, or_point=True)
    except AmbiguousNumberError:
        _ambiguous(field, digits)
    except NotANumberError:
        _no_number(field, text)
    return _bounded(field, number)


def _number_or_word(field: FormField, text: str) -> Number | str:
    """A number, or the word of a predicate."""
    if text.casefold() in _NO_NUMBERS:
        _no_number(field, text)
    if text[:1].isalpha() and not _RUPIAH.match(text):
        return " ".join(text.split())
    return _number(field, text)


def _whole(field: FormField, text: str) -> Number:
    """A whole number, in which a dot can only part thousands: 950.000."""
    if text.endswith("%"):
        _refuse(
            field,
            codes.BUKAN_ANGKA,
            f"Isian ini bukan persentase, sedangkan yang tertulis `{_short(text)}`.",
            "Tulis jumlahnya, tanpa tanda persen.",
        )
    digits = _NO_CENTS.sub("", _without_unit(field, text))
    try:
        number = read_thousands(digits)
    except NotANumberError:
        _no_number(field, text)
    if number != number.to_integral_value():
        _refuse(
            field,
            codes.DI_LUAR_RENTANG,
            f"`{_short(text)}` bukan bilangan bulat.",
            "Bulatkan lebih dahulu; isian ini tidak mengenal angka di belakang koma.",
        )
    return _bounded(field, number.to_integral_value())


def _count(field: FormField, text: str) -> Number:
    number = _whole(field, text)
    if number < 0:
        _refuse(
            field,
            codes.DI_LUAR_RENTANG,
            "Jumlah tidak dapat kurang dari 0.",
            "Tulis jumlahnya tanpa tanda minus.",
        )
    return number


def _year(field: FormField, text: str) -> Number:
    if re.fullmatch(r"\d{4}", text, re.ASCII) and int(text) in _YEARS:
        return Number(text)
    _refuse(
        field,
        codes.DI_LUAR_RENTANG,
        f"`{_short(text)}` bukan tahun {_YEARS[0]} sampai {_YEARS[-1]}.",
        "Tulis empat angka, misalnya 2025.",
    )


def _day(field: FormField, text: str) -> date:
    try:
        return read_date(text)
    except ValueError:
        short_year = re.fullmatch(r"\d{1,2}\D+(?:\d{1,2}|[A-Za-z]+)\D+\d{2}", text, re.ASCII)
        _refuse(
            field,
            codes.BUKAN_TANGGAL,
            f"`{_short(text)}` bukan tanggal yang dikenal.",
            "Tulis tahunnya dengan empat angka, misalnya 8 Januari 2025."
            if short_year
            else "Tulis tanggal, bulan, dan tahun, misalnya 8 Januari 2025 atau 8/1/2025.",
        )


def _without_unit(field: FormField, text: str) -> str:
    """The digits of a number without Rp, a percent sign, or the unit that the field has."""
    rest = _RUPIAH.sub(r"\1", text)
    for sign in ("%", "persen", field.unit):
        if sign and rest.casefold().endswith(sign.casefold()):
            return rest[: -len(sign)].rstrip()
    return rest


def _bounded(field: FormField, number: Decimal) -> Number:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > _DECIMALS or number.adjusted() >= _DIGITS:
        _refuse(
            field,
            codes.DI_LUAR_RENTANG,
            "Angka ini terlalu panjang.",
            f"Angka memuat paling banyak {_DIGITS} angka dan {_DECIMALS} angka di belakang koma.",
        )
    return Number(number)


def _ambiguous(field: FormField, digits: str) -> NoReturn:
    """1.816 is one thousand eight hundred sixteen to one reader and 1,816 to another."""
    thousands = number_text(Decimal(digits.replace(".", "").replace("−", "-")), Kind.ANGKA)
    _refuse(
        field,
        codes.ANGKA_RANCU,
        f"Angka `{digits}` rancu: ribuan atau desimal?",
        f"Tulis {digits.translate(_AS_DECIMALS)} untuk desimal, atau {thousands} untuk ribuan.",
    )


def _no_number(field: FormField, text: str) -> NoReturn:
    hint = "Tulis angkanya saja, misalnya 1.071,60; kosongkan bila belum ada."
    if is_rounded_in_words(text):
        hint = "Tulis angkanya lengkap dengan nol di belakangnya, misalnya 1.200.000.000."
    elif field.kind in (Kind.RUPIAH, Kind.CACAH):
        hint = "Tulis angkanya saja, misalnya 1.250.000; kosongkan bila belum ada."
    _refuse(field, codes.BUKAN_ANGKA, f"`{_short(text)}` bukan angka.", hint)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}..."


_READERS: Final[dict[Kind, Callable[[FormField, str], object]]] = {
    Kind.URAIAN: _long_text,
    Kind.DAFTAR: _items,
    Kind.ANGKA: _number,
    Kind.ANGKA_TERCETAK: _number,
    Kind.NILAI: _number_or_word,
    Kind.RUPIAH: _whole,
    Kind.CACAH: _count,
    Kind.TAHUN: _year,
    Kind.TANGGAL: _day,
    Kind.PILIHAN: _chosen,
    Kind.YA_TIDAK: _yes_or_no,
}

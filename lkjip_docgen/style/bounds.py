"""Which values a look may have: real colours, readable type, a page that holds a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeGuard

from lkjip_docgen.idn import Bilangan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.style.model import NATIVE, PICTURES, Page

PAPERS: Final = {"A4": (21.0, 29.7), "F4": (21.5, 33.0), "Letter": (21.59, 27.94)}
"""The papers of Indonesian offices in centimetres, upright."""
_SAME: Final = 0.1  # cm by which a paper may be measured otherwise
_TYPE: Final = (6, 24)  # points
_LEAST_TEXT: Final = (10.0, 15.0)  # cm, width and height of the text column
_CHOICES: Final = {"grafik": (PICTURES, NATIVE)}
"""The keys that stand outside every section, with what they may say."""
_MOST: Final = {"seri": 12, "cadangan": 10}
_COLOR = lazy_pattern(r"[0-9A-Fa-f]{6}")
# Letters, digits and what occurs in names of faces; nothing that means something in CSS.
_FACE = lazy_pattern(r"\w[\w .&'()+-]{0,59}")


class Problem(Record):
    """What is wrong with a value, and how to mend it; `key` where it is about several."""

    message: str
    suggestion: str
    key: str = ""


def problem_of(section: str, key: str, value: object) -> Problem | None:
    """What is wrong with the value of a known key; None when nothing is."""
    if key in _MOST:
        return _list(key, value, _color if section == "warna" else _face)
    if section == "warna":
        return _color(value)
    if key == "utama":
        return _face(value)
    if section == "tulisan":
        return _choice(value, [how.value for how in Bilangan])
    least, most, unit = _RANGES[section, key]
    return _number(value, least, most, unit)


def problem_of_choice(key: str, value: object) -> Problem | None:
    """What is wrong with the value of a key that stands outside every section."""
    choices = _CHOICES[key]
    if value in choices:
        return None
    wanted = " atau ".join(f'"{choice}"' for choice in choices)
    return Problem(_told(value), f"Tulis {key} = {wanted}.")


def problem_of_page(page: Page) -> Problem | None:
    """What is wrong with a page as a whole, its values being sound each for itself."""
    width, height = page.lebar, page.tinggi
    if not _is_paper(width, height):
        papers = ", ".join(f"{name} {_cm(w)} x {_cm(h)}" for name, (w, h) in PAPERS.items())
        message = f"kertas {_cm(width)} x {_cm(height)} cm tidak dikenal"
        return Problem(message, f"Pilih lebar dan tinggi: {papers} cm.", "lebar")
    across = width - page.kiri - page.kanan
    down = height - page.atas - page.bawah
    if across < _LEAST_TEXT[0]:
        message = f"batas kiri dan kanan hanya menyisakan {_cm(across)} cm untuk naskah"
        return Problem(message, "Sisakan paling sedikit 10 cm.", "kiri")
    if down < _LEAST_TEXT[1]:
        message = f"batas atas dan bawah hanya menyisakan {_cm(down)} cm untuk naskah"
        return Problem(message, "Sisakan paling sedikit 15 cm.", "atas")
    return None


_RANGES: Final[dict[tuple[str, str], tuple[float, float, str]]] = {
    ("huruf", "ukuran"): (*_TYPE, "titik"),
    ("huruf", "ukuran_tabel"): (*_TYPE, "titik"),
    ("huruf", "spasi"): (0.9, 3, "baris"),
    ("halaman", "lebar"): (20, 23, "cm"),
    ("halaman", "tinggi"): (27, 36, "cm"),
    **{("halaman", side): (0.5, 8, "cm") for side in ("atas", "bawah", "kiri", "kanan")},
}


def _number(value: object, least: float, most: float, unit: str) -> Problem | None:
    if _is_number(value) and least <= value <= most:  # neither infinite nor no number at all
        return None
    wanted = f"Tulis angka dari {_cm(least)} sampai {_cm(most)} ({unit})."
    return Problem(_told(value), wanted)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _color(value: object) -> Problem | None:
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return None
    return Problem(_told(value), 'Tulis warna sebagai enam angka heksadesimal, misalnya "1F3864".')


def _face(value: object) -> Problem | None:
    if isinstance(value, str) and _FACE.fullmatch(value):
        return None
    return Problem(_told(value), 'Tulis nama huruf seperti di Word, misalnya "Arial".')


def _choice(value: object, choices: Sequence[str]) -> Problem | None:
    if value in choices:
        return None
    return Problem(_told(value), f"Pilihan: {', '.join(choices)}.")


def _list(key: str, value: object, problem: Callable[[object], Problem | None]) -> Problem | None:
    most = _MOST[key]
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        told = f"{len(value)} butir" if isinstance(value, list) else _told(value)
        return Problem(told, f"Tulis daftar dengan 1 sampai {most} butir.")
    return next(filter(None, map(problem, value)), None)


def _is_paper(width: float, height: float) -> bool:
    """Whether a page is one of the papers, but for a little in measuring it."""
    return any(_same(width, w) and _same(height, h) for w, h in PAPERS.values())


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _SAME


def _told(value: object) -> str:
    """The value in a few printable characters; of tables and lists only that they are such."""
    if isinstance(value, dict | list):
        return "berupa tabel" if isinstance(value, dict) else "berupa daftar"
    if isinstance(value, int) and abs(value) > 10**20:
        return "angka yang sangat panjang"
    return _shortened(str(value)[:41])


def _shortened(value: str) -> str:
    text = "".join(letter if letter.isprintable() else " " for letter in value)
    return f"{text[:40]}…" if len(text) > 40 else text


def _cm(number: float) -> str:
    return f"{number:.4g}".replace(".", ",")

"""Measure the pages of a report: empty space, numbers said again, tables nobody mentions.

Usage: python scripts/measure_pages.py REPORT.docx [REPORT.pdf ...]

A .docx is laid out by LibreOffice first.  For each file: how much of each page is unused at its
bottom, where letters lie upon one another, which numbers go over their line or touch the
next one, which tables and figures no text mentions, and (of a
.docx, whose paragraphs are known) which numbers the running text says more than four times.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import docx
import numpy as np
import pypdfium2
from pypdfium2 import raw

from lkjip_docgen.layout import find_soffice, to_pdf

Ink = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
"""The dots of a page, row by row, true where there is ink."""

MARGIN: Final = 2.5  # cm above and below the text of a page
MOST_SAID: Final = 4  # times that the running text may say a number
MUCH: Final = 0.22  # of a page: more unused than this is told
_DPI: Final = 50
_DARK: Final = 190  # of 255: lines of tables and frames are ink, the mark of a draft is lighter
_CM: Final = 2.54
_SAME_LETTER: Final = 0.5  # of a letter's width: bold type draws letters twice, a little apart


# --- empty space ---------------------------------------------------------------------------


def unused(ink: Ink, margin: int) -> float:
    """Which part of the text area of a page is empty below its last ink, 0 to 1.

    `margin` is the height of the head and foot of the page, in rows of dots.
    """
    body = ink[margin : len(ink) - margin]
    rows = np.flatnonzero(body.any(axis=1))
    used = int(rows[-1]) + 1 if len(rows) else 0
    return 1 - used / len(body)


def pages_of(pdf: pypdfium2.PdfDocument) -> Iterator[Ink]:
    """The dots of each page."""
    for page in pdf:
        picture = page.render(scale=_DPI / 72, grayscale=True).to_numpy()
        yield picture.reshape(picture.shape[0], -1) < _DARK


_OPENER = re.compile(
    r"^(BAB [IVX]+ .+|KATA PENGANTAR|PERNYATAAN .+|DAFTAR ISI|KILAS .+|RINGKASAN .+|LAMPIRAN)$",
    re.MULTILINE,
)


def opens_part(text: str) -> bool:
    """Whether a page of this text opens a chapter or another part: its title is in capitals."""
    return any(title.isupper() for title in _OPENER.findall(text.replace("\r", "")))


def inner(shares: Sequence[float], openers: Sequence[bool]) -> list[float]:
    """The unused part of those pages that do not end a chapter or part: another page follows."""
    following = [*openers[1:], True]
    return [share for share, ends in zip(shares, following, strict=True) if not ends]


# --- letters upon letters ------------------------------------------------------------------


class Letter(NamedTuple):
    """A letter and its box, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def collisions(letters: Sequence[Letter]) -> list[tuple[Letter, Letter]]:
    """Pairs of neighbours on a line that cover one another by half of the narrower one."""
    lines: dict[int, list[Letter]] = {}
    for letter in letters:
        lines.setdefault(round(letter.bottom / 3), []).append(letter)
    found: list[tuple[Letter, Letter]] = []
    for line in lines.values():
        ordered = sorted(line, key=lambda letter: letter.left)
        found += [pair for pair in pairwise(ordered) if _collide(*pair)]
    return found


def _collide(one: Letter, other: Letter) -> bool:
    widths = (one.right - one.left, other.right - other.left)
    if one.text == other.text and abs(one.left - other.left) < _SAME_LETTER * widths[0]:
        return False
    both = min(one.right, other.right) - other.left
    upright = min(one.top, other.top) - max(one.bottom, other.bottom)
    return both > min(widths) / 2 > 0 and upright > 1


def letters_of(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """The letters of a page, without blanks and those that lie across it (a draft's mark)."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isalnum() and abs(raw.FPDFText_GetCharAngle(text, index)) < 0.01:
            left, bottom, right, top = text.get_charbox(index)
            yield Letter(character, left, bottom, right, top)


# --- numbers that do not fit their cell ------------------------------------------------------

_AMOUNT = re.compile(r"Rp[\d.,]*|(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:\.\d{0,2})?(?!\d)")
_WHOLE = re.compile(r"(?:Rp)?\d{1,3}(?:\.\d{3})*(?:,\d+)?[.,]?")
_TOUCHING = re.compile(r"\d[\d.,]*Rp\d[\d.,]*")
_PARTED = re.compile(r"Rp[\d.]*\.\s*\n\d{3}(?=\s*\n)|Rp[\d.]*\d\s*\n\.\d+")


def broken_numbers(text: str) -> list[str]:
    """The amounts in the text of a page that go on below, or touch the next one.

    "Rp1.420.000.00" with a 0 below it reads as a tenth of what it is.
    """
    text = text.replace("\r", "")
    found = [amount for amount in _AMOUNT.findall(text) if not _WHOLE.fullmatch(amount)]
    return [*found, *_TOUCHING.findall(text), *_PARTED.findall(text)]


# --- numbers said again --------------------------------------------------------------------

_TELLING = re.compile(r"Rp\d[\d.]*(?:,\d+)?|(?<![\d.,])\d[\d.]*,\d+%?|(?<![\d.,])\d+%")


def numbers_in(text: str) -> list[str]:
    """The numbers of a text that mean something by themselves: amounts, percentages, decimals."""
    return [number.rstrip(".") for number in _TELLING.findall(text)]


def repeated(texts: Iterable[str], most: int = MOST_SAID) -> dict[str, int]:
    """The numbers that running text says more than `most` times, the most frequent first."""
    said = Counter(number for text in texts for number in numbers_in(text))
    return {number: times for number, times in said.most_common() if times > most}


# --- tables and figures ----------------------------------------------------------------------

_LABEL = re.compile(r"\b(Tabel|Gambar) ([A-Z]|\d+)\.(\d+)\b")
_RANGE = re.compile(rf"{_LABEL.pattern} sampai dengan {_LABEL.pattern}")


def labels_in(text: str) -> set[str]:
    """The tables and figures that a text names, those from one to another too."""
    found = {match.group() for match in _LABEL.finditer(text)}
    for match in _RANGE.finditer(text):
        kind, chapter, first, _, _, last = match.groups()
        found |= {f"{kind} {chapter}.{n}" for n in range(int(first), int(last) + 1)}
    return found


def unmentioned(captions: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The labels of captions ("Tabel 3.2 Judul") that no running text names."""
    named = {label for text in texts for label in labels_in(text)}
    own = (match for caption in captions if (match := _LABEL.match(caption)))
    return [match.group() for match in own if match.group() not in named]


_CAPTIONS: Final = ("Caption", "Keterangan Gambar")
_RUNNING: Final = ("Body Text", "List", "Daftar Huruf", "Isi", "Sorotan", "Normal", "Batas")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Words(NamedTuple):
    """The captions of a Word report and its running text, paragraph by paragraph."""

    captions: list[str]
    running: list[str]


def words_of(report: Path) -> Words:
    """What a Word report says outside its tables, headings and lists of contents."""
    document = docx.Document(str(report))
    names = {style.style_id: style.name or "" for style in document.styles}
    found = Words([], [])
    for paragraph in document.element.body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(f"{_W}val"), "") if style is not None else "Normal"
        text = "".join(str(t.text or "") for t in paragraph.iter(f"{_W}t")).replace("\u00a0", " ")
        if name in _CAPTIONS:
            found.captions.append(text)
        elif name.startswith(_RUNNING) and next(paragraph.iterancestors(f"{_W}tbl"), None) is None:
            found.running.append(text)
    return found


# --- told ------------------------------------------------------------------------------------


def measure_pdf(path: Path) -> None:
    """Tell of the empty space and the collisions of a PDF."""
    pdf = pypdfium2.PdfDocument(str(path))
    margin = round(MARGIN / _CM * _DPI)
    shares = [unused(ink, margin) for ink in pages_of(pdf)]
    openers = [opens_part(page.get_textpage().get_text_range()) for page in pdf]
    within = inner(shares, openers)
    large = [f"{number} ({share:.0%})" for number, share in enumerate(shares, 1) if share > MUCH]
    print(f"  halaman: {len(shares)}; kosong di bawah rata-rata {np.mean(shares):.1%}")
    print(f"  tanpa halaman akhir bab atau bagian ({len(within)}): {np.mean(within):.1%}")
    print(f"  lebih dari {MUCH:.0%} kosong ({len(large)}): {', '.join(large) or '-'}")
    for number, page in enumerate(pdf, 1):
        if broken := broken_numbers(page.get_textpage().get_text_range()):
            print(f"  halaman {number}: {len(broken)} angka tidak muat ({', '.join(broken[:8])})")
        if found := collisions(list(letters_of(page))):
            pairs = ", ".join(f"{one.text}{other.text}" for one, other in found[:8])
            print(f"  halaman {number}: {len(found)} huruf bertumpuk ({pairs})")


def measure_words(path: Path) -> None:
    """Tell of the numbers and the mentions of a Word report."""
    words = words_of(path)
    again = [f"{number} ({times}x)" for number, times in repeated(words.running).items()]
    print(f"  angka lebih dari {MOST_SAID} kali dalam kalimat: {', '.join(again) or '-'}")
    lonely = unmentioned(words.captions, words.running)
    print(f"  tidak disebut ({len(lonely)} dari {len(words.captions)}): {', '.join(lonely) or '-'}")


def main(*names: str) -> None:
    """Measure each file."""
    for name in names:
        path = Path(name)
        print(path.name)
        if path.suffix.lower() == ".docx":
            measure_words(path)
            soffice = find_soffice()
            if soffice is None:
                sys.exit("LibreOffice tidak ditemukan.")
            with tempfile.TemporaryDirectory() as work:
                measure_pdf(to_pdf(soffice, path, Path(work), {}))
        else:
            measure_pdf(path)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Reads a CSV file into rows of cells that know their place."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.place import Number, Place
from lkjip_docgen.source import codes
from lkjip_docgen.source.files import decode, problem, read_bytes

_MISSING = {"", "-", "–", "—"}
_POINT = re.compile(r"-?\d+\.\d+", re.ASCII)
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell, stripped, and where it stands."""

    text: str
    place: Place


Cells = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: the header and the rows below it; blank lines are left out."""

    file: str
    head: Cells
    rows: tuple[Cells, ...]


def read_csv(path: Path) -> Sheet:
    """Read a CSV file parted by `;`, `,` or tabs, in UTF-8 or Windows-1252.

    Raises `LkjipError` when the file cannot be read, is empty, or a quotation
    mark is never closed.
    """
    text = decode(path, read_bytes(path), or_cp1252=True)
    rows = list(_rows(path, text))
    if not rows:
        raise problem(
            codes.BERKAS_KOSONG,
            "Tabel CSV kosong.",
            Place(str(path)),
            "Isi tabel dengan satu baris judul dan baris-baris datanya.",
        )
    head = [Cell(text.strip(), Place(str(path), line, col)) for line, col, text in rows[0]]
    while not head[-1].text:  # Excel leaves empty columns at the end
        head.pop()
    titles = [cell.text or f"ke-{number}" for number, cell in enumerate(head, 1)]
    return Sheet(
        str(path),
        tuple(head),
        tuple(tuple(_cells(path, row, titles)) for row in rows[1:]),
    )


def number(cell: Cell) -> Number | None:
    """The number in a cell, with decimal comma or point; None where it is missing.

    "1.816" is one thousand eight hundred sixteen to one reader and 1,816 to
    another; it raises `ValueError("rancu")`, as any other text does without
    the word.
    """
    text = cell.text
    if text in _MISSING:
        return None
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text, re.ASCII):
        raise ValueError("rancu")
    if _COMMA.fullmatch(text):
        return Number(text.replace(",", "."), cell.place)
    if _WHOLE.fullmatch(text) or _POINT.fullmatch(text):
        return Number(text, cell.place)
    if _GROUPED.fullmatch(text):
        return Number(text.replace(".", "").replace(",", "."), cell.place)
    raise ValueError("bukan angka")


def number_finding(cell: Cell, error: ValueError) -> Finding:
    """What to say about a cell that `number` refused."""
    if str(error) == "rancu":
        return Finding(
            codes.ANGKA_RANCU,
            Severity.ERROR,
            f"Angka `{cell.text}` rancu: ribuan atau desimal?",
            cell.place,
            "",
            f"Tulis {cell.text.replace('.', ',')} untuk desimal, "
            f"atau {cell.text.replace('.', '')} untuk ribuan.",
        )
    return Finding(
        codes.SEL_BUKAN_ANGKA,
        Severity.ERROR,
        f"`{cell.text}` bukan angka.",
        cell.place,
        "",
        "Tulis angka seperti 17,50; kosongkan sel bila nilainya belum ada.",
    )


def _rows(path: Path, text: str) -> Iterator[list[tuple[int, int, str]]]:
    """Rows of (line, column, text); a field of several lines counts from its first."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines), strict=True)
    line = 1
    try:
        for row in reader:
            if any(field.strip() for field in row):
                yield [(line, column, field) for column, field in _columns(row)]
            line = reader.line_num + 1
    except csv.Error:
        raise problem(
            codes.SUSUNAN_TABEL,
            "Tanda kutip pada baris ini tidak ditutup atau salah letak.",
            Place(str(path), min(line, len(lines))),
            'Hapus tanda kutip ("), atau apit seluruh isi sel dengannya.',
        ) from None


def _columns(row: list[str]) -> Iterator[tuple[int, str]]:
    column = 1
    for field in row:
        yield column, field
        column += len(field) + 1


def _delimiter(lines: list[str]) -> str:
    """The separator that occurs most often in the header line."""
    first = next((line for line in lines if line.strip(" \t\r\n;,")), "")
    counts = Counter({sign: first.count(sign) for sign in ";\t,"})
    return counts.most_common(1)[0][0]


def _cells(path: Path, row: list[tuple[int, int, str]], titles: list[str]) -> Iterator[Cell]:
    for position, (line, column, text) in enumerate(row):
        title = titles[position] if position < len(titles) else f"ke-{position + 1}"
        where = f"baris {line}, kolom {title}"
        yield Cell(text.strip(), Place(str(path), line, column, where))

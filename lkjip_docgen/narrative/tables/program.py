"""Rows of the budget as a tree, shared by every table of the budget.

A budget of programs and activities without codes has numbers and letters.  One
that goes deeper, or has codes, is shown like the budget document: a column of
codes or numbers, names indented by level, bold where a row sums up others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lkjip_docgen.document import Align, Cell, Row
from lkjip_docgen.measures import HasilPos, HasilVersi, rincian_anggaran, sampai_tingkat
from lkjip_docgen.model import TINGKAT_TERDALAM, Kata
from lkjip_docgen.narrative.tables.cells import huruf, nomor, sel, teks
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks, daftar_kata

Figures = Callable[[HasilPos], Sequence[Quantity]]
Columns = tuple[tuple[float, Align], ...]

_PLAIN_DEPTH = 2
_CODE_WIDTHS = (1.4, 3.4)  # centimetres, the least and the most
_SIGN_WIDTH, _SMALL_SIGN_WIDTH = 0.16, 0.135  # of a code, about
_CAPITAL, _WIDEST = 0.55, 0.45  # signs that a capital, and the widest of them, has more
_MARGINS, _SMALL_MARGINS = 0.4, 0.2  # of its cell, left and right
NAME_WIDTH = 9.5  # of a code and a name together, where several figures stand beside them


class ProgramTable(Record):
    """The columns, heads and rows of what a budget is divided into."""

    columns: Columns
    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    span: int  # columns before the figures
    words: tuple[Kata, ...]  # the names of the levels

    @property
    def deep(self) -> bool:
        """Whether it goes deeper than activities, or shows codes."""
        return len(self.columns) == 2

    @property
    def levels(self) -> str:
        """The levels in a sentence: "program dan kegiatan"."""
        return str(daftar_kata([word.kecil for word in self.words]))

    @property
    def title(self) -> str:
        """The levels in a caption: "Program dan Kegiatan"."""
        return str(daftar_kata([word.judul for word in self.words]))


def program_table(
    konteks: Konteks,
    version: HasilVersi | None,
    figures: Figures,
    deepest: int = TINGKAT_TERDALAM,
    width: float = NAME_WIDTH,
    *,
    small: bool = True,
) -> ProgramTable:
    """What a version of the budget is divided into, with the `figures` of every part.

    It goes down to the level `deepest`.  Without a version there are no rows.  `width` is what
    numbers and names take, in centimetres; `small` says that codes are in the type of compact
    tables.
    """
    shown = sampai_tingkat(version, deepest) if version else None
    roots = [program.pos for program in shown.program] if shown else []
    words = rincian_anggaran(konteks.laporan, shown, deepest)
    if len(words) <= _PLAIN_DEPTH and not any(pos.kode for pos in _all(roots)):
        return _plain(words, roots, figures, width)
    return _tree(words, roots, figures, width, small)


def _all(parts: Sequence[HasilPos]) -> Iterator[HasilPos]:
    for pos in parts:
        yield pos
        yield from _all(pos.rincian)


def _head(text: str, colspan: int = 1) -> Cell:
    return teks(text, bold=True, colspan=colspan, align=Align.CENTER)


# --- programs and activities, numbered ------------------------------------------


def _plain(
    words: tuple[Kata, ...], roots: Sequence[HasilPos], figures: Figures, width: float
) -> ProgramTable:
    """The number, the letter of an activity (which indents its name), the name."""
    columns = ((1.0, Align.CENTER), (0.9, Align.CENTER), (width - 1.9, Align.LEFT))
    head = (_head("No."), _head("/".join(word.judul for word in words), colspan=2))
    rows: list[Row] = []
    for number, pos in enumerate(roots, start=1):
        rows += _program_rows(number, pos, figures)
    return ProgramTable(columns, head, tuple(rows), 3, words)


def _program_rows(number: int, program: HasilPos, figures: Figures) -> Iterator[Row]:
    """A bold row for a program and under it an indented row for each activity."""
    bold = (sel(quantity, bold=True) for quantity in figures(program))
    first = nomor(number, rowspan=1 + len(program.rincian))
    yield Row((first, teks(program.nama, bold=True, colspan=2, align=Align.LEFT), *bold))
    for n, kegiatan in enumerate(program.rincian):
        cells = (sel(quantity) for quantity in figures(kegiatan))
        yield Row((teks(huruf(n)), teks(kegiatan.nama), *cells))


# --- any depth --------------------------------------------------------------------


class _Line(Record):
    """A part of the budget with its number ("2.1.3") and its level from 0."""

    nomor: str
    level: int
    pos: HasilPos


def _lines(parts: Sequence[HasilPos], above: str = "", level: int = 0) -> Iterator[_Line]:
    for n, pos in enumerate(parts, start=1):
        number = f"{above}.{n}" if above else str(n)
        yield _Line(number, level, pos)
        yield from _lines(pos.rincian, number, level + 1)


def _tree(
    words: tuple[Kata, ...],
    roots: Sequence[HasilPos],
    figures: Figures,
    width: float,
    small: bool,
) -> ProgramTable:
    lines = list(_lines(roots))
    coded = all(line.pos.kode for line in lines)
    marks = [line.pos.kode if coded else line.nomor for line in lines]
    code = code_width(marks, small=small)
    columns = ((code, Align.LEFT), (width - code, Align.LEFT))
    head = (_head("Kode" if coded else "No."), _head("/".join(word.judul for word in words)))
    heads = len(words) > 1  # programs alone are no heads of anything
    rows = tuple(
        _row(mark, line, figures, coded, heads and (bool(line.pos.rincian) or line.level == 0))
        for mark, line in zip(marks, lines, strict=True)
    )
    return ProgramTable(columns, head, rows, 2, words)


def code_width(marks: Sequence[str], *, small: bool) -> float:
    """The width of a column of codes or numbers, so that the longest fits a line if it can.

    `small`: in the type of compact tables.
    """
    least, most = _CODE_WIDTHS
    sign, margins = (_SMALL_SIGN_WIDTH, _SMALL_MARGINS) if small else (_SIGN_WIDTH, _MARGINS)
    return min(most, max(least, margins + sign * max(map(_signs, marks), default=0)))


def _signs(mark: str) -> float:
    """How many signs a code is as wide as: capitals are wider than digits, M and W most of all."""
    wide = sum(sign.isupper() for sign in mark)
    return len(mark) + _CAPITAL * wide + _WIDEST * sum(sign in "MW" for sign in mark)


def _row(mark: str, line: _Line, figures: Figures, coded: bool, bold: bool) -> Row:
    name = line.pos.nama if coded or not line.pos.kode else f"{line.pos.kode} {line.pos.nama}"
    title = replace(teks(name, bold=bold, align=Align.LEFT), indent=line.level)
    cells = (sel(quantity, bold=bold) for quantity in figures(line.pos))
    return Row((teks(mark, bold=bold, align=Align.LEFT), title, *cells))

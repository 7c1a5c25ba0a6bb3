"""The differences as a page of its own, to go with the cover letter of a corrected report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from lkjip_docgen.comparison.changed_texts import Change, TextChange
from lkjip_docgen.comparison.compare import Differences, NumberChange
from lkjip_docgen.comparison.showing import (
    NUMBER_TITLES,
    PART_TITLES,
    TEXT_TITLES,
    by_change,
    by_origin,
    excerpts,
    part_name,
    place_of,
    places_of,
    summary,
    title_of,
    values_of,
)
from lkjip_docgen.document import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Heading,
    Inlines,
    Items,
    ListKind,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
    Row,
    RowRole,
    Table,
    TableLook,
    Text,
)
from lkjip_docgen.output import Outputs
from lkjip_docgen.records import replace
from lkjip_docgen.resources import template
from lkjip_docgen.style import load_style

PART = "perubahan"
TITLE = "Daftar Perubahan"
TEMPLATE = "perubahan.docx"
PAGE = "perubahan.html"
FORMATS = ("docx", "html")
_UNDATED = "1980-01-01"  # the first day that a zip file can name

_NUMBER_COLUMNS = (
    ("No.", Column(0.9, Align.CENTER)),
    ("Angka", Column(3.7)),
    ("Lama", Column(2.9, Align.RIGHT)),
    ("Baru", Column(2.9, Align.RIGHT)),
    ("Selisih", Column(2.9, Align.RIGHT)),
    ("Tercetak pada", Column(2.7)),
)
_SINGLE_COLUMNS = (
    ("No.", Column(0.9, Align.CENTER)),
    ("Angka", Column(7.1)),
    ("Nilai", Column(3.5, Align.RIGHT)),
    ("Tercetak pada", Column(4.5)),
)
_CHANGED_COLUMNS = (("Tempat", Column(3)), ("Lama", Column(6.5)), ("Baru", Column(6.5)))
_TEXT_COLUMNS = (("Tempat", Column(3)), ("Naskah", Column(13)))


def write(
    differences: Differences,
    target: Path,
    project: Path | None = None,
    outputs: Outputs | None = None,
) -> None:
    """Write the list as .docx or .html, whichever `target` is named.

    `project` is the folder whose own style and templates go before those of
    the program.  Raises `LkjipError` where the file cannot or may not be written.
    """
    outputs = outputs or Outputs()
    report = document(differences)
    style = load_style(project)
    if target.suffix.lower() == ".docx":
        from lkjip_docgen.word import write_report

        look = template(TEMPLATE, project)
        outputs.write(target, lambda aside: write_report(report, look, style, {}, aside))
        return
    from lkjip_docgen.pdf import Inside, compose, new_page

    named = replace(report, context=report.context | {"warna": style.warna})
    page = new_page(named, style, {}, Inside())
    html = compose(named, page, final=True, project=project, name=PAGE)
    outputs.write(target, lambda aside: _save(html, aside))


def document(differences: Differences) -> Report:
    """The list of changes as a document tree of one part."""
    new = differences.new
    office, subject = new.office or "Kantor", new.subject or "Laporan kinerja"
    return Report(
        properties={
            "title": f"{TITLE} {subject} {office}",
            "subject": TITLE,
            "author": office,
            "company": office,
            "keywords": f"daftar perubahan; laporan kinerja; {office}",
            "date": _day(new.date),
            "language": "id-ID",
        },
        parts=(Part(PART, tuple(_blocks(differences))),),
        context={"kantor": office, "perihal": subject},
    )


def _save(html: str, target: Path) -> None:
    target.write_text(html, encoding="utf-8", newline="\n")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return _UNDATED


def _blocks(differences: Differences) -> Iterator[Block]:
    yield Heading(1, _plain(TITLE), "daftar-perubahan", numbered=False)
    yield Table(
        "laporan",
        (),
        (Column(2.6), Column(13.4)),
        (),
        (
            _row("Lama", title_of(differences.old)),
            _row("Baru", title_of(differences.new)),
            _row("Ringkasan", summary(differences)),
        ),
        look=TableLook.PLAIN,
    )
    if differences.remarks:
        remarks = (Paragraph(_plain(remark)) for remark in differences.remarks)
        yield Callout("Perhatian", tuple(remarks))
    yield from _numbers(differences)
    yield from _parts(differences)
    yield from _texts(differences)


def _numbers(differences: Differences) -> Iterator[Block]:
    for change, title, listed in by_change(differences.numbers, NUMBER_TITLES):
        name = f"angka-{change}"
        yield _title(title, name)
        columns = _NUMBER_COLUMNS if change is Change.CHANGED else _SINGLE_COLUMNS
        yield _table(name, columns, tuple(_number_rows(listed, len(columns))))


def _number_rows(listed: list[NumberChange], width: int) -> Iterator[Row]:
    counter = count(1)
    for origin, entries in by_origin(listed):
        yield Row((Cell(_plain(origin), colspan=width),), RowRole.GROUP)
        for entry in entries:
            number = entry.number
            yield _row(str(next(counter)), number.label, *values_of(entry), places_of(number))


def _parts(differences: Differences) -> Iterator[Block]:
    for change, title, listed in by_change(differences.parts, PART_TITLES):
        yield _title(title, f"bagian-{change}")
        names = (_plain(part_name(entry.part)) for entry in listed)
        items = ((Paragraph(name, ParagraphRole.PLAIN),) for name in names)
        yield Items(ListKind.DECIMAL, tuple(items))


def _texts(differences: Differences) -> Iterator[Block]:
    for change, title, listed in by_change(differences.texts, TEXT_TITLES):
        yield _title(title, f"naskah-{change}")
        name = f"naskah-{change}-tabel"
        if change is Change.CHANGED:
            yield _table(name, _CHANGED_COLUMNS, tuple(map(_changed, listed)))
        else:
            yield _table(name, _TEXT_COLUMNS, tuple(map(_single, listed)))


def _single(entry: TextChange) -> Row:
    return _row(place_of(entry.words), entry.words.text)


def _changed(entry: TextChange) -> Row:
    """The old and the new words side by side, what differs in bold."""
    pieces = list(excerpts(entry))
    old = [Text(f"{piece.text} ", bold=piece.removed) for piece in pieces if not piece.added]
    new = [Text(f"{piece.text} ", bold=piece.added) for piece in pieces if not piece.removed]
    return Row((Cell(_plain(place_of(entry.words))), Cell(tuple(old)), Cell(tuple(new))))


def _title(text: str, name: str) -> Heading:
    first, link, last = text.split()  # "Angka yang berubah" as a title: "Angka yang Berubah"
    words = f"{first} {link} {last.capitalize()}"
    return Heading(2, _plain(words), f"judul-{name}", numbered=False)


def _table(name: str, columns: tuple[tuple[str, Column], ...], rows: tuple[Row, ...]) -> Table:
    head = _row(*(title for title, _ in columns))
    return Table(
        name, (), tuple(column for _, column in columns), (head,), rows, compact=True, summary=TITLE
    )


def _row(*cells: str) -> Row:
    return Row(tuple(Cell(_plain(cell)) for cell in cells))


def _plain(text: str) -> Inlines:
    return (Text(text),)

"""Hostile tables: refused with file and line before they are worked on."""

from __future__ import annotations

import io
import itertools
import string
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from batas import refused
from bombs import zipped
from openpyxl import Workbook

from lkjip_docgen.source.month_tables import read_survey

HEAD = "unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des\n"
SHEETS = "xl/worksheets/sheet"
SHEET = f"{SHEETS}1.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

CSV = {
    "ten million lines": ("\n" * 9_000_000, "LK005", 10_001),
    "a huge field": (HEAD + "x" * 9_000_000, "LK005", 2),
    "a huge field in quotes": (f'{HEAD}"{"x" * 9_000_000}";1', "LK005", 2),
    "a field beyond the limit of the library": (f'{HEAD}"{"x" * 200_000}";1', "LK005", 2),
    "millions of columns": (";" * 9_000_000, "LK005", 1),
    "a number of a million digits": (HEAD + "a;" + "9" * 1_000_000 + ";" * 11, "LK005", 2),
    "a quotation mark that swallows the rest": (HEAD + '"a;1\n', "LK030", 2),
    "a NUL in the middle": (HEAD + "a;\0;1\n", "LK004", 2),
    "line ends that only Unicode knows": (HEAD + "\u2028" * 3_000_000, "LK005", 10_001),
    "an escape sequence": (HEAD + "\x1b[2Ja;1\n", "LK004", 2),
}


@pytest.mark.parametrize(("text", "code", "line"), CSV.values(), ids=CSV)
def test_a_csv_file_is_refused_at_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    path = tmp_path / "survei.csv"
    path.write_bytes(text.encode())

    found = refused(lambda: read_survey(path, "Nilai SKM"))[0]

    assert found.place is not None
    assert (found.code, found.place.file, found.place.line) == (code, str(path), line)


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "survei.csv"
    path.write_bytes(HEAD.encode("utf-16"))

    assert refused(lambda: read_survey(path, "Nilai SKM"))[0].code == "LK003"


def test_a_number_beyond_all_measure_is_no_number(tmp_path: Path) -> None:
    path = tmp_path / "survei.csv"
    path.write_text(f"{HEAD}a;{'9' * 4000}{';1' * 11}\n", encoding="utf-8")

    found = refused(lambda: read_survey(path, "Nilai SKM"))

    assert "LK031" in {finding.code for finding in found}
    assert max(len(finding.message) for finding in found) < 200


@cache
def sound() -> dict[str, bytes]:
    """The parts of a workbook of openpyxl."""
    made, target = Workbook(), io.BytesIO()
    made.active["A1"] = "unsur"
    made.save(target)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book(parts: dict[str, bytes] | None = None) -> bytes:
    """Such a workbook with some of its parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in (sound() | (parts or {})).items():
            archive.writestr(name, content)
    return target.getvalue()


def many_sheets(number: int) -> dict[str, bytes]:
    """What makes a workbook have so many sheets, each like its first."""
    found, ids = {}, range(900, 900 + number)
    entries = {
        "xl/workbook.xml": ("</sheets>", '<sheet name="L{0}" sheetId="{0}" r:id="rId{0}"/>'),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rId{{0}}" Type="{OFFICE}/worksheet" Target="/{SHEETS}{{0}}.xml"/>',
        ),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/{SHEETS}{{0}}.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/>',
        ),
    }
    for name, (end, entry) in entries.items():
        text = sound()[name].decode()
        assert end in text
        found[name] = text.replace(end, "".join(map(entry.format, ids)) + end).encode()
    return found | {f"{SHEETS}{n}.xml": sound()[SHEET] for n in ids}


def sheet(rows: str, after: str = "") -> dict[str, bytes]:
    text = f'<worksheet {MAIN}><dimension ref="A1:B2"/><sheetData>{rows}</sheetData>{after}'
    return {SHEET: f"{text}</worksheet>".encode()}


def test_a_row_without_cells_may_claim_to_stand_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "survei.xlsx"
    path.write_bytes(book(sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"/>')))

    assert refused(lambda: read_survey(path, "Nilai SKM"))


def cells(rows: int, columns: int) -> str:
    row = "<c><v>1</v></c>" * columns
    return "".join(f'<row r="{number}">{row}</row>' for number in range(1, rows + 1))


def attributes(number: int) -> str:
    """So many attributes, each with a name of its own."""
    names = map("".join, itertools.product(string.ascii_lowercase, repeat=5))
    return '="" '.join(itertools.islice(names, number)) + '=""'


def lying() -> bytes:
    """A part that unpacks to 300 MB and says that it has 100 bytes."""
    theme = "xl/theme/theme1.xml"
    others = {name: content for name, content in sound().items() if name != theme}
    return zipped(others, theme, 300, claims=100)


FAR = "A1:B1048576"
XLSX = {
    "one merged range over two columns": lambda: book(
        sheet(cells(1, 1), f'<mergeCells><mergeCell ref="{FAR}"/></mergeCells>')
    ),
    "a link over two columns": lambda: book(
        sheet(cells(1, 1), f'<hyperlinks><hyperlink ref="{FAR}" location="A1"/></hyperlinks>')
    ),
    "many merged ranges of middle size": lambda: book(
        sheet(
            cells(1, 1),
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:Z{n + 99}"/>' for n in range(1, 9000, 100))
            + "</mergeCells>",
        )
    ),
    "two million cells behind a small dimension": lambda: book(sheet(cells(10_000, 200))),
    "a row beyond the table": lambda: book(sheet('<row r="1048576"><c r="A1048576"/></row>')),
    "a column beyond the table": lambda: book(sheet('<row r="1"><c r="XFD1"/></row>')),
    "two cells that span a huge table": lambda: book(
        sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="GQ9999"/></row>')
    ),
    "three thousand sheets": lambda: book(many_sheets(3000)),
    "the same sheet a hundred times": lambda: book(
        sheet(cells(500, 100))
        | {
            "xl/_rels/workbook.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + "".join(
                    f'<Relationship Id="rId{n}" Target="/{SHEET}" Type="http://schemas.openxmlformats'
                    '.org/officeDocument/2006/relationships/worksheet"/>'
                    for n in range(1, 99)
                )
                + "</Relationships>"
            ).encode()
        }
    ),
    "a zip bomb": lambda: zipped(sound(), "xl/media/a.bin", 200),
    "a part that lies about its size": lying,
    "huge shared strings": lambda: book(
        {"xl/sharedStrings.xml": f"<sst {MAIN}>{'<si><t>a</t></si>' * 400_000}</sst>".encode()}
    ),
    "a text beyond what a cell can have": lambda: book(
        sheet(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 5_000_000}</t></is></c></row>')
    ),
    "a long text that every cell repeats": lambda: book(
        sheet(f'<row r="1">{"<c t=" + chr(34) + "s" + chr(34) + "><v>0</v></c>"}</row>' * 9000)
        | {"xl/sharedStrings.xml": f"<sst {MAIN}><si><t>{'x' * 30_000}</t></si></sst>".encode()}
    ),
    "an attribute of ten megabytes": lambda: book(
        sheet(cells(1, 1), f'<dataValidations><dataValidation sqref="{"A1 " * 3_000_000}"/>')
    ),
    "a million attributes": lambda: book(sheet(f'<row r="1"><c {attributes(3_000_000)}/></row>')),
    "a long formula that many cells share": lambda: book(
        sheet(
            f'<row r="1"><c><f t="shared" si="0" ref="A1:A9">{"A1+" * 2600}1</f></c></row>'
            + '<row><c><f t="shared" si="0"/></c></row>' * 9000
        )
    ),
    "more parts than a workbook has": lambda: book({f"xl/x{n}.bin": b"" for n in range(3000)}),
}


@pytest.mark.parametrize("make", XLSX.values(), ids=XLSX)
def test_a_workbook_is_too_much(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "survei.xlsx"
    path.write_bytes(make())

    (found,) = refused(lambda: read_survey(path, "Nilai SKM"))

    assert found.place is not None
    assert found.place.file == str(path)
    assert found.code in ("LK005", "LK070")


BOMB = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(8)
)
DAMAGED = {
    "an entity bomb": book({SHEET: f"{BOMB}]><worksheet {MAIN}>&i;</worksheet>".encode()}),
    "an entity that reads a file": book(
        {SHEET: f"<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/hostname'>]><worksheet {MAIN}/>".encode()}
    ),
    "an entity bomb in UTF-16": book(
        {SHEET: f"{BOMB}]><worksheet {MAIN}>&i;</worksheet>".encode("utf-16")}
    ),
    "XML in UTF-7": book({SHEET: b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'}),
    "elements deep in each other": book({SHEET: b"<a>" * 100_000}),
    "an empty part": book({SHEET: b""}),
    "damaged deflate data": book()[:200] + b"\xff" * 40 + book()[240:],
    "half a file": book()[:3000],
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_workbook_is_unsound(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "survei.xlsx"
    path.write_bytes(content)

    (found,) = refused(lambda: read_survey(path, "Nilai SKM"))

    assert found.place is not None
    assert (found.code, found.place.file) == ("LK070", str(path))

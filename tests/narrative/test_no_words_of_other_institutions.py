"""No report says a word of an institution that is not the office's own, and not in its data.

Nor do its findings, its workbook, its properties and its file names, nor what speaks to all.
"""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from dinas import buat
from openpyxl import load_workbook

import lkjip_docgen
from lkjip_docgen.api import compose_report
from lkjip_docgen.checks import check
from lkjip_docgen.document import Report
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.jobs.common import report_name
from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.measures import measure
from lkjip_docgen.new_office import Identitas, new_office
from lkjip_docgen.pdf import write_html
from lkjip_docgen.resources import ASSETS, samples
from lkjip_docgen.source import load_project, read_yaml
from lkjip_docgen.style import load_style

MINISTRIES = (
    "imigrasi",
    "Kumham",
    "Hukum dan HAM",
    "Hukum dan Hak Asasi Manusia",
    "pemasyarakatan",
    "paspor",
    "deteni",
    "PASTI",
    "Tim PORA",
    "BSK",
)
"""What is one ministry's own; the words in capitals are names."""

TREASURY = ("SMART", "IKPA", "OM-SPAN", "SAKTI", "Kementerian Keuangan", "Nilai Kinerja Anggaran")
STATE = ("DIPA", "PNBP", "APBN", "KRO", "eselon I", "kementerian")
REGIONAL = ("kantor wilayah", "kanwil")
PLANNING = ("Bappenas", "e-Monev")
REGION = ("DPA", "PAD", "APBD", "Bupati", "SIPD", "perangkat daerah", "Permendagri")

NEW_OFFICES = {
    "unit-kementerian": ("Balai Contoh", REGION),
    "eselon-satu": ("Direktorat Jenderal Contoh", (*REGIONAL, *REGION)),
    "kementerian": ("Kementerian Contoh", (*REGIONAL, *PLANNING, *REGION)),
    "perangkat-daerah": (
        "Dinas Pekerjaan Umum Kabupaten Contoh",
        (*TREASURY, *STATE, *REGIONAL, *PLANNING),
    ),
    "kecamatan": ("Kecamatan Contoh", (*TREASURY, *STATE, *REGIONAL, *PLANNING)),
    "lainnya": ("Komisi Contoh", (*TREASURY, *REGIONAL, *PLANNING, *REGION)),
}


def words_of(report: Report, folder: Path) -> str:
    """All that a reader of the report reads: its page, and the texts in its charts."""
    page = folder / "laporan.html"
    write_html(report, load_style(), {}, page)
    text = re.sub(r"<(style|script|svg)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    said = f"{text} {list(charts_of(report))} {report.properties}"
    return " ".join(said.split())


def data_of(folder: Path) -> str:
    """What the office wrote: values, not comments."""
    return str(read_yaml(folder / "laporan.yaml").data)


def comments_of(folder: Path) -> str:
    """What the data file tells those who fill it in."""
    return " ".join(re.findall(r"# .*", (folder / "laporan.yaml").read_text(encoding="utf-8")))


def foreign_words(report: str, data: str, words: tuple[str, ...]) -> list[str]:
    """The words that stand in the report and not in the data, each with where it stands."""
    found = []
    for word in words:
        flags = re.NOFLAG if word.isupper() else re.IGNORECASE
        pattern = re.compile(rf"\b{re.escape(word)}", flags)
        match = pattern.search(report)
        if match and not pattern.search(data):
            found.append(report[max(0, match.start() - 60) : match.end() + 40])
    return found


def test_a_word_of_another_institution_is_found_where_it_stands() -> None:
    assert foreign_words("Sumber: DIPA dan", "anggaran", STATE) == ["Sumber: DIPA dan"]
    assert foreign_words("Sumber: DIPA dan", "{'nama': 'DIPA awal'}", STATE) == []


@pytest.mark.parametrize("code", NEW_OFFICES)
def test_a_new_office_reads_no_word_of_another_institution(code: str, tmp_path: Path) -> None:
    nama, foreign = NEW_OFFICES[code]
    folder = tmp_path / "baru"
    new_office(folder, Identitas(nama, profil=code, tahun=2025))

    report = words_of(compose_report(load_project(folder)), tmp_path)

    assert len(report) > 5_000
    assert foreign_words(report, data_of(folder), (*MINISTRIES, *foreign)) == []
    assert foreign_words(data_of(folder), "", MINISTRIES) == []
    told = MINISTRIES if code == "lainnya" else (*MINISTRIES, *foreign)  # it is offered any section
    assert foreign_words(comments_of(folder), data_of(folder), told) == []


@pytest.mark.parametrize("name", samples())
def test_a_sample_says_only_what_its_data_say(name: str, tmp_path: Path) -> None:
    folder = samples()[name]

    report = words_of(compose_report(load_project(folder)), tmp_path)

    assert foreign_words(report, data_of(folder), (*MINISTRIES, *REGION)) == []


def test_a_service_of_a_region_says_nothing_of_the_state_s_budget(tmp_path: Path) -> None:
    folder = buat(tmp_path / "dinas")

    report = words_of(compose_report(load_project(folder)), tmp_path)

    foreign = (*MINISTRIES, *TREASURY, *STATE, *REGIONAL, *PLANNING)
    assert foreign_words(report, data_of(folder), foreign) == []


def test_as_a_unit_of_a_ministry_the_same_service_would_say_it(tmp_path: Path) -> None:
    """The words come from the profile alone, and the search finds them."""
    folder = buat(tmp_path / "dinas")
    file = folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8").replace("perangkat-daerah", "unit-kementerian")
    file.write_text(text, encoding="utf-8")

    report = words_of(compose_report(load_project(folder)), tmp_path)

    found = foreign_words(report, data_of(folder), ("DIPA", "SMART", "IKPA", "Bappenas"))
    assert len(found) == 4


# --- beside the report -------------------------------------------------------------------

OF_A_MINISTRY = (*MINISTRIES, *TREASURY, *STATE, *REGIONAL, *PLANNING)


def folder_of(name: str, folder: Path) -> Path:
    """A sample, or an office of that profile that has just begun."""
    if name in NEW_OFFICES:
        new_office(folder, Identitas(NEW_OFFICES[name][0], profil=name, tahun=2025))
        return folder
    return next(path for sample, path in samples().items() if sample.startswith(name))


def workbook_texts(folder: Path, target: Path) -> str:
    """Every sheet name, cell and note of the workbook of an office that people see."""
    book = load_workbook(export_workbook(folder, target))
    visible = [sheet for sheet in book if sheet.sheet_state == "visible"]
    cells = [cell for sheet in visible for row in sheet for cell in row]
    notes = (cell.comment.text for cell in cells if cell.comment)
    return " | ".join([*book.sheetnames, *(str(c.value) for c in cells if c.value), *notes])


@pytest.mark.parametrize("name", ["dinkes", "kecamatan"])
def test_the_workbook_of_a_region_says_nothing_of_ministries(name: str, tmp_path: Path) -> None:
    folder = folder_of(name, tmp_path / "baru")

    texts = workbook_texts(folder, tmp_path / "data.xlsx")

    assert len(texts) > 20_000
    assert foreign_words(texts, data_of(folder), OF_A_MINISTRY) == []


def test_the_workbook_of_a_unit_says_nothing_of_regions(tmp_path: Path) -> None:
    folder = folder_of("unit-kementerian", tmp_path / "baru")

    texts = workbook_texts(folder, tmp_path / "data.xlsx")

    regions = [word for word in REGION if word != "Permendagri"]  # a table has its code
    assert foreign_words(texts, data_of(folder), (*MINISTRIES, *regions)) == []
    assert "SMART & IKPA" in texts


@pytest.mark.parametrize("name", ["dinkes", "kecamatan"])
def test_findings_and_files_of_a_region_say_nothing_of_ministries(
    name: str, tmp_path: Path
) -> None:
    project = load_project(folder_of(name, tmp_path / "baru"))

    found = check(project, measure(project.laporan)).findings
    texts = " ".join(f"{finding.message} {finding.suggestion}" for finding in found)

    assert found
    data = data_of(project.root)
    assert foreign_words(texts, data, OF_A_MINISTRY) == []
    assert foreign_words(report_name(project.laporan), data, OF_A_MINISTRY) == []


# --- texts of the program ----------------------------------------------------------------

NAMED = re.compile(
    r"\b(?:DIPA|PNBP|SMART|IKPA|NKA|OM-SPAN|SAKTI|KRO|Bappenas|DPA|PAD|[Bb]upati|[Kk]anwil"
    r"|[Kk]antor wilayah|[Ii]migrasi|Kemenkumham|paspor)\b|\be-Monev\b"
)
"""Words of some offices only, as a sentence of the program may not say them."""

ROOMS = ("checks", "measures", "source", "workbook", "new_year", "jobs", "comparison", "findings")


def sentences(room: str) -> Iterator[tuple[str, str]]:
    """The texts of a room that hold a blank, with their module; no docstrings, no patterns."""
    package = Path(lkjip_docgen.__file__).parent
    for file in sorted((package / room).rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        told = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        for text in (str(node.value) for node in texts if id(node) not in told):
            if " " in text.strip() and "\\b" not in text:
                yield file.name, text


TITLES = {
    "Angka kumulatif e-Monev menurun",
    "Pengurang IKPA keliru",
    "IKPA ditulis dengan dua nilai",
    "Kantor wilayah di wilayah lain",
}
"""What codes mean, on the page of documentation: of scores that only some offices have."""


LOOKED_FOR = {
    "kantor wilayah",
    "kepala kantor wilayah",
    "^(wakil )?(bupati|wali ?kota|gubernur|presiden|menteri|kepala desa)",
    "Kantor Imigrasi",
    "Rumah Detensi Imigrasi",
    "kantor wilayah ",
    "” disebut sebagai kantor wilayah, bukan ",
    " provinsi nasional kantor wilayah kanwil",
    "DIPA DPA sumber dana kas keuangan",
}
"""Names that rules look for in the data; what they say of them is the data's own."""


@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_of_the_program_names_what_only_some_offices_have(room: str) -> None:
    found = [(file, text) for file, text in sentences(room) if NAMED.search(text)]
    assert [entry for entry in found if entry[1] not in TITLES | LOOKED_FOR] == []


def test_a_sentence_that_names_it_is_found() -> None:
    assert NAMED.search("Cocokkan dengan OM-SPAN.")
    assert any(text in TITLES for _, text in sentences("checks"))


def test_the_schema_speaks_to_every_office() -> None:
    schema = json.loads((ASSETS / "laporan.schema.json").read_text(encoding="utf-8"))
    examples = schema["$defs"].pop("Istilah")  # the words themselves, with examples of each kind
    said = [text for text in descriptions(schema) if NAMED.search(text)]

    assert said == [
        "Hanya untuk kantor yang memungut PNBP",
        "Penerimaan selain PNBP; sebutannya menurut jenis instansi atau istilah kantor",
        "Batas data PNBP",
        "Nasional, kanwil, atau lingkup lain, misalnya provinsi, kabupaten, standar",
    ]  # what `pnbp` is, and what may be typed
    assert NAMED.search(str(examples))
    assert "{" not in " ".join(descriptions(schema))


def descriptions(part: object) -> Iterator[str]:
    """Every description in a schema."""
    if isinstance(part, dict):
        if isinstance(part.get("description"), str):
            yield part["description"]
        for inner in part.values():
            yield from descriptions(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from descriptions(inner)

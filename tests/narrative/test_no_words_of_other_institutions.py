"""No report says a word of an institution that is not the office's own, and not in its data."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from dinas import buat

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Report
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.new_office import Identitas, new_office
from lkjip_docgen.pdf import write_html
from lkjip_docgen.resources import samples
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
    return " ".join(f"{text} {list(charts_of(report))}".split())


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

"""Every entry of the three lists names the page on which its target really stands."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from draws import share
from updating import State, update
from word_files import W, part

import lkjip_docgen
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.resources import SAMPLES

SOFFICE = find_soffice()

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice tidak terpasang"),
]


@dataclass(frozen=True)
class Entry:
    bookmark: str
    text: str
    page: str


NAMES = share(["tanjungpandan-2023", "rudenim-tanjung-purnama-2024"], one_of=2)


@dataclass(frozen=True)
class LaidOut:
    """A sample report as LibreOffice shows it, and after an update of all its lists."""

    docx: Path
    before: State
    after: State


@pytest.fixture(scope="module")
def laid_out_reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, LaidOut]:
    """Every sample report, by one LibreOffice."""
    work = tmp_path_factory.mktemp("tata-letak")
    files = [built(work / name, name) for name in NAMES]
    states = update(str(SOFFICE), files, work)
    return {
        name: LaidOut(file, *state) for name, file, state in zip(NAMES, files, states, strict=True)
    }


def built(folder: Path, sample: str) -> Path:
    """The report of a sample, its page numbers found by LibreOffice."""
    project = folder / "proyek"
    shutil.copytree(SAMPLES / sample, project, ignore=shutil.ignore_patterns(".lkjip"))
    result = lkjip_docgen.build(project, out=folder)
    assert result.layout is not None
    assert result.layout.engine == "LibreOffice"
    return result.files[0]


@pytest.fixture(scope="module", params=NAMES)
def report(request: pytest.FixtureRequest, laid_out_reports: dict[str, LaidOut]) -> LaidOut:
    """One of them after the other."""
    return laid_out_reports[request.param]


@pytest.fixture(scope="module")
def laid_out(report: LaidOut) -> tuple[Path, Pages]:
    """A sample report, and the pages of LibreOffice's own PDF of the finished file."""
    return report.docx, read_pages(report.before)


def entries(docx: Path) -> Iterator[Entry]:
    for link in part(docx).iter(f"{W}hyperlink"):
        if any("PAGEREF" in (i.text or "") for i in link.iter(f"{W}instrText")):
            texts = [t.text or "" for t in link.iter(f"{W}t")]
            yield Entry(link.get(f"{W}anchor", ""), " ".join(texts[:-1]), texts[-1])


@dataclass(frozen=True)
class Pages:
    """What each page of a PDF prints, and the index of the page of each bookmark."""

    texts: tuple[str, ...]
    of: dict[str, int]


def read_pages(state: State) -> Pages:
    """Every page is read once, however many entries name it."""
    places = {}
    for name, destination in state.pdf.named_destinations.items():
        number = state.pdf.get_destination_page_number(destination)
        if number is not None:
            places[re.sub("^/?5F", "_", name)] = number
    return Pages(tuple(state.texts), places)


def printed_page(pages: Pages, bookmark: str) -> tuple[str, str]:
    """What the page of a bookmark prints as its number, and all its text."""
    text = pages.texts[pages.of[bookmark]]
    footers = [
        line.strip() for line in text.splitlines() if re.fullmatch(r"[ivxl]+|\d+", line.strip())
    ]
    return (footers[-1] if footers else ""), " ".join(text.split())


def test_every_entry_names_the_page_where_its_target_stands(
    laid_out: tuple[Path, Pages],
) -> None:
    docx, pages = laid_out
    found = list(entries(docx))
    assert len(found) > 60
    wrong = [e for e in found if printed_page(pages, e.bookmark)[0] != e.page]
    assert wrong == []


def test_the_target_of_a_caption_entry_is_that_caption(laid_out: tuple[Path, Pages]) -> None:
    docx, pages = laid_out
    captions = [e for e in entries(docx) if re.match(r"(Tabel|Gambar) ", e.text)]
    assert len(captions) > 30
    for entry in captions:
        label = re.match(r"\w+ [\w.]+\d", entry.text)
        assert label is not None
        assert label[0] in printed_page(pages, entry.bookmark)[1]


def test_an_update_of_the_lists_changes_no_entry_and_no_page(report: LaidOut) -> None:
    before, after = report.before, report.after
    contents, tables, figures = before.lists
    assert (len(contents) > 40, len(tables) > 20, len(figures) > 10) == (True, True, True)
    assert before.lists == after.lists
    assert before.pages == after.pages

"""No reference of a sample to a table, figure or appendix prints without its number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from built_sample import built, project
from composed_samples import SAMPLES, composed_sample
from lxml import etree, html
from refresh_files import touch
from word_files import W, fields, part, words

from lkjip_docgen.jobs.refresh import Wish, refresh
from lkjip_docgen.pdf import Inside, compose, new_page
from lkjip_docgen.resources import SAMPLES as FOLDER
from lkjip_docgen.style import load_style

NUMBERED = re.compile(r"(?:Tabel|Gambar|Lampiran)[ \u00a0](?:\d+|[A-Z])(?:\.\d+)*")
NUMBER = re.compile(r"(?:\d+|[A-Z])(?:\.\d+)*")
WORD = re.compile(r"(?:Tabel|Gambar)\u00a0$")
BARE = re.compile(r"\b(?:Tabel|Gambar)\s*(?:[.,;:)]|$)")
_LISTS = {"Daftar Tabel", "Daftar Gambar"}
"""What names all tables or figures, and no single one."""


class Reference(NamedTuple):
    """A reference to a caption: the words before it, what it prints, the words it leads to."""

    before: str
    result: str
    there: str


def references(body: etree._Element) -> Iterator[Reference]:
    """Each reference to a caption."""
    labels = {mark.get(f"{W}name"): mark for mark in body.iter(f"{W}bookmarkStart")}
    for code, result, begin in fields(body):
        asked = code.split()
        if asked[0] == "REF" and asked[1].startswith("_Ref"):
            before = begin.getprevious()
            said = "" if before is None else words(before)
            yield Reference(said, result, inside(labels[asked[1]]))


def inside(start: etree._Element) -> str:
    """The words between the two ends of a bookmark."""
    said = ""
    for follower in start.itersiblings():
        if follower.get(f"{W}id") == start.get(f"{W}id"):
            break
        said += words(follower)
    return said


def bare(paragraphs: Iterator[str]) -> list[str]:
    """The paragraphs that say "Tabel" or "Gambar" as a reference does, and no number."""
    named = (" ".join(said.split()) for said in paragraphs)
    return [said for said in named if BARE.search(said) and said.title() not in _LISTS]


def check(report: Path) -> None:
    body = part(report)
    found = list(references(body))
    assert len(found) > 20
    assert [known for known in found if known.result != known.there] == []
    assert [known for known in found if not NUMBER.fullmatch(known.result)] == []
    # Of a field over the whole label LibreOffice may print no more than "Tabel"; no line ends
    # between the word, which stands in the text, and the number.
    assert [known for known in found if not WORD.search(known.before)] == []
    texts = ("".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p"))
    assert bare(text for text in texts if "Daftar" not in text) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_reference_in_word_prints_its_number_and_after_a_refresh(
    name: str, tmp_path: Path
) -> None:
    folder = project(tmp_path / "laporan", FOLDER / name)
    report = built(folder)
    check(report)
    before = list(references(part(report)))
    touch(report)
    refresh(report, wish=Wish(force=True, with_layout=False))
    check(report)
    assert list(references(part(report))) == before


@pytest.mark.parametrize("name", SAMPLES)
def test_every_reference_on_a_page_prints_its_number(name: str, tmp_path: Path) -> None:
    report = composed_sample(name)
    (tmp_path / "kosong.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    pictures = defaultdict(lambda: tmp_path / "kosong.svg")
    page = new_page(report, load_style(FOLDER / name), pictures, Inside())
    body = html.fromstring(compose(report, page, final=False, project=FOLDER / name))
    known = {page.numbering.label(target) for target in body.xpath("//@id")}
    said = [link.text_content() for link in body.xpath("//p//a[starts-with(@href, '#')]")]
    labels = [text for text in said if text.startswith(("Tabel", "Gambar"))]
    assert len(labels) > 20
    assert [text for text in labels if not NUMBERED.fullmatch(text)] == []
    assert {" ".join(text.split()) for text in labels} <= known

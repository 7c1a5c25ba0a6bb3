from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from word_demo import draw_chart, draw_photo, report
from word_files import W, part, part_text

from lkjip_docgen.docx.fields import bookmarks, page_bookmark
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import parse_xml
from lkjip_docgen.resources import template
from lkjip_docgen.style import load_style
from lkjip_docgen.word import Draft, prepare


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    folder = tmp_path_factory.mktemp("draft")
    photo, chart = draw_photo(folder / "foto.jpg"), draw_chart(folder / "bagan.png")
    return prepare(report(photo), template("laporan.docx"), load_style(), {"bagan": chart})


def test_pages_are_filled_in_when_they_are_known(draft: Draft, tmp_path: Path) -> None:
    target = tmp_path / "laporan.docx"
    draft.save(target, {page_bookmark("tabel-belanja"): "41"})
    assert ">41</w:t>" in part_text(target, "word/document.xml")


def test_no_mark_of_an_open_page_is_left_in_the_file(draft: Draft, tmp_path: Path) -> None:
    target = tmp_path / "laporan.docx"
    draft.save(target)
    for name in ("word/document.xml", "word/footnotes.xml"):
        text = part_text(target, name)
        assert not any("\ue000" <= letter <= "\uf8ff" for letter in text)
        etree.fromstring(text.encode())


def test_the_same_content_has_the_same_name_and_other_content_another(draft: Draft) -> None:
    same = replace(draft, entries=dict(reversed(draft.entries.items())))
    other = replace(draft, entries={**draft.entries, "word/lain.xml": b"<a/>"})
    assert draft.digest() == same.digest() != other.digest()


def test_word_is_asked_to_update_only_on_request(draft: Draft, tmp_path: Path) -> None:
    plain, asking = tmp_path / "biasa.docx", tmp_path / "minta.docx"
    draft.save(plain)
    draft.save(asking, update_on_open=True)
    assert "updateFields" not in part_text(plain, "word/settings.xml")
    names = [child.tag for child in part(asking, "word/settings.xml")]
    assert names.index(f"{W}updateFields") < names.index(f"{W}footnotePr")


def test_its_text_as_a_tree_says_what_the_file_says(draft: Draft) -> None:
    pages = dict.fromkeys(bookmarks(parse_xml(draft.entries[DOCUMENT])), "7")
    expected = parse_xml(draft.unsealed(pages)[DOCUMENT])
    first, second = draft.text(pages), draft.text(pages)
    assert etree.tostring(first) == etree.tostring(expected) == etree.tostring(second)
    assert first is not second  # whoever has one may change it

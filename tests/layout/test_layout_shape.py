"""Which changes of a report move no page, so that its pages need not be laid out again."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import pytest
from proyek import Proyek
from word_files import WORD

from lkjip_docgen import layout
from lkjip_docgen.api import build
from lkjip_docgen.layout import Engine, page_numbers
from lkjip_docgen.style import faces

FACE = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
PICTURE = '<wp:extent cx="100" cy="50"/><wp:docPr id="7" descr="Nilai 3,98"/>'
TEXT = (
    f'<w:document xmlns:w="{WORD}"><w:p><w:bookmarkStart w:name="_Toc12"/>'
    "<w:t>Realisasi 97,57% dari 2023</w:t></w:p>"
    f"<m:oMathPara><m:oMath><m:t>2 x 3</m:t></m:oMath></m:oMathPara>{PICTURE}</w:document>"
)
STORE = (
    '<?xml version="1.0"?><nilai xmlns="urn:lkjip-docgen:nilai:1"><angka nilai="97.57"/></nilai>'
)


def report(**parts: str) -> dict[str, bytes]:
    """The zip entries of a small report, some of them others."""
    entries = {
        "word/document.xml": TEXT,
        "word/styles.xml": f"<w:styles>{FACE}<w:sz w:val='22'/></w:styles>",
        "word/footnotes.xml": "<w:footnotes><w:t>Data 5 Januari</w:t></w:footnotes>",
        "word/header1.xml": "<w:hdr><w:t>LKjIP 2023</w:t></w:hdr>",
        "word/numbering.xml": '<w:numbering><w:rFonts w:asciiTheme="x"/></w:numbering>',
        "word/_rels/document.xml.rels": '<Relationship Id="rId7" Target="media/0a1b.png"/>',
        "word/media/0a1b.png": "gambar",
        "customXml/item1.xml": STORE,
        "docProps/core.xml": "<dc:title>Laporan 2023</dc:title>",
    }
    for name, text in parts.items():
        entries[{"text": "word/document.xml", "styles": "word/styles.xml"}.get(name, name)] = text
    return {name: text.encode() for name, text in entries.items()}


def shape(entries: dict[str, bytes], *, formulas_too: bool = False) -> str | None:
    return layout.shape(entries, formulas_too=formulas_too)


def changed(old: str, new: str, part: str = "word/document.xml") -> dict[str, bytes]:
    """The report with a change in one of its parts."""
    entries = report()
    before = entries[part].decode()
    assert old in before
    return entries | {part: before.replace(old, new).encode()}


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("97,57", "96,20", "word/document.xml"),
        ("3,98", "3,9", "word/document.xml"),
        ("5 Januari", "6 Januari", "word/footnotes.xml"),
        ("97.57", "96.2", "customXml/item1.xml"),
        ("0a1b", "ff00", "word/_rels/document.xml.rels"),
        ("gambar", "gambar lain", "word/media/0a1b.png"),
    ],
    ids=[
        "digits",
        "words about a picture",
        "digits of a note",
        "the store",
        "picture's name",
        "picture",
    ],
)
def test_what_takes_as_much_room_moves_no_page(old: str, new: str, part: str) -> None:
    assert shape(changed(old, new, part)) == shape(report()) is not None


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("97,57", "100,00", "word/document.xml"),
        ("97,57", "97.57", "word/document.xml"),
        ("Realisasi", "Capaian", "word/document.xml"),
        ("_Toc12", "_Toc13", "word/document.xml"),
        ("2 x 3", "2 x 4", "word/document.xml"),
        ('cy="50"', 'cy="60"', "word/document.xml"),
        ('w:val=\'22\'', 'w:val=\'24\'', "word/styles.xml"),
        ("Arial", "Liberation Serif", "word/styles.xml"),
        ("Januari", "Maret", "word/footnotes.xml"),
        ("LKjIP", "Laporan", "word/header1.xml"),
        ("asciiTheme", "ascii", "word/numbering.xml"),
        ("rId7", "rId8", "word/_rels/document.xml.rels"),
        (".png", ".jpg", "word/_rels/document.xml.rels"),
        ("2023", "2024", "docProps/core.xml"),
    ],
)  # fmt: skip
def test_all_else_may_move_one(old: str, new: str, part: str) -> None:
    assert shape(changed(old, new, part)) != shape(report())


def test_a_part_more_may_move_one() -> None:
    assert shape(report() | {"word/comments.xml": b"<w:comments/>"}) != shape(report())


def test_a_face_of_the_theme_is_not_known() -> None:
    assert shape(changed('w:ascii="Arial"', 'w:asciiTheme="minorHAnsi"', "word/styles.xml")) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dimuat di media/pers. Kantor", "dimuat di media/daring-nasional. Kantor"),
        ('ditulis descr="A" dan', 'ditulis descr="Alfa dan Beta" dan'),
    ],
    ids=["name of a picture", "words about a picture"],
)
def test_words_of_the_report_count_though_they_look_like_the_markup_of_a_picture(
    old: str, new: str
) -> None:
    first, other = (TEXT.replace("Realisasi", words) for words in (old, new))
    assert shape(report(text=first)) != shape(report(text=other))


def test_a_report_that_names_no_face_is_not_known() -> None:
    assert shape(report(styles="<w:styles/>")) is None


def test_a_face_that_is_not_installed_leaves_every_digit_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which face LibreOffice takes in its place is for LibreOffice to say."""
    monkeypatch.setattr(faces, "installed_faces", frozenset)
    assert shape(changed("97,57", "97,58")) != shape(report())


def test_a_formula_is_set_in_a_face_of_the_layout() -> None:
    inside = TEXT.replace("<m:t>", '<w:rFonts w:ascii="Tidak Ada"/><m:t>')
    assert inside != TEXT
    later = inside.replace("97,57", "97,58")
    assert shape(report(text=inside)) == shape(report(text=later))


def test_a_face_added_or_replaced_means_a_new_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for installed in ("huruf lama", "huruf baru"):
        monkeypatch.setattr(faces, "state", lambda installed=installed: installed)
        found.append(layout.libreoffice(lambda _: None).version)
    assert found[0] != found[1]


class _Narrow:
    """A face that draws two ones closer together, as Arial does."""

    def getlength(self, text: str) -> float:
        return 10.0 * len(text) - text.count("11")


def test_a_digit_that_is_set_otherwise_counts_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.ImageFont.truetype", lambda *_: _Narrow())
    assert shape(changed("97,57", "97,51")) != shape(report())
    assert shape(changed("97,57", "97,58")) == shape(report())


class _Kerned:
    """A face in which a seven comes closer to some capitals."""

    def getlength(self, text: str) -> float:
        return 10.0 * len(text) - sum(text.count(pair) for pair in ("F7", "<7"))


@pytest.mark.parametrize(
    "before",
    ["F</w:t></w:r><w:r><w:t>", "f", "&lt;"],
    ids=["in another piece", "written small, set in capitals", "written as an entity"],
)
def test_what_is_set_beside_a_digit_is_found_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setattr("PIL.ImageFont.truetype", lambda *_: _Kerned())
    six, seven, eight = (report(text=TEXT.replace("97,57", f"{before}{digit}")) for digit in "678")
    assert shape(six) != shape(seven)
    assert shape(six) == shape(eight)


def test_another_face_in_the_place_of_one_may_move_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = faces.file_of("Arial", bold=False, italic=False)
    if found is None:
        pytest.skip("no face is installed")
    own = tmp_path / "huruf.ttf"
    own.write_bytes(found.read_bytes())
    monkeypatch.setattr(faces, "file_of", lambda *_, **__: own)
    before = shape(report())
    os.utime(own, ns=(1, 1))
    assert shape(report()) != before


def test_a_face_without_a_file_leaves_every_digit_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "file_of", lambda *_, **__: None)
    assert shape(changed("97,57", "97,58")) != shape(report())


def test_a_formula_on_a_line_of_its_own_is_as_high_whatever_its_digits() -> None:
    assert shape(changed("2 x 3", "1 x 1"), formulas_too=True) == shape(report(), formulas_too=True)
    assert shape(changed("2 x 3", "2 x 30"), formulas_too=True) != shape(
        report(), formulas_too=True
    )


def test_a_formula_within_a_line_counts_as_it_is() -> None:
    inside = TEXT.replace("<m:oMathPara>", "<w:r>").replace("</m:oMathPara>", "</w:r>")
    other = inside.replace("2 x 3", "1 x 1")
    assert inside != TEXT
    assert shape(report(text=inside), formulas_too=True) != shape(
        report(text=other), formulas_too=True
    )


def test_a_report_of_the_same_shape_is_not_laid_out_again(tmp_path: Path) -> None:
    answers = iter(["1", "2", "3"])

    def ask(content: str, found: str | None) -> str:
        engine = Engine("mesin", "1", lambda: {"bab1": next(answers)}, lambda: found)
        return page_numbers(content, (engine,), tmp_path).pages["bab1"]

    assert [ask("isi", "a"), ask("isi lain", "a")] == ["1", "1"]
    assert ask("isi ketiga", "b") == "2"
    assert ask("isi keempat", None) == "3"


def test_the_shape_is_asked_for_only_where_the_content_is_new(tmp_path: Path) -> None:
    def asked() -> Never:
        raise AssertionError

    page_numbers("isi", (Engine("mesin", "1", lambda: {"bab1": "1"}, lambda: "a"),), tmp_path)
    again = page_numbers("isi", (Engine("mesin", "1", asked, asked),), tmp_path)
    assert again.pages == {"bab1": "1"}


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A layout for each time that LibreOffice would be asked for one."""
    found: list[str] = []

    def engine(_: object, shape: Callable[[], str | None]) -> Engine:
        def pages() -> dict[str, str]:
            found.append("ditata")
            return {}

        return Engine("mesin", "1", pages, shape)

    monkeypatch.setattr(layout, "libreoffice", engine)
    return found


def test_a_new_number_of_the_same_length_is_printed_and_not_laid_out(
    proyek: Proyek, tmp_path: Path, layouts: list[str]
) -> None:
    assert "8.871.653.297" in printed(proyek, tmp_path)
    proyek.ganti("realisasi: 8871653297", "realisasi: 8872653297")
    assert "8.872.653.297" in printed(proyek, tmp_path)
    assert len(layouts) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("realisasi: 8871653297", "realisasi: 887165329"),
        ("nama: Layanan", "nama: Layanan Lain"),
        ("Waktu;17,50", "Waktu;9,50"),
    ],
    ids=["a shorter number", "another name", "a shorter number of a table"],
)
def test_what_may_move_a_page_is_laid_out(
    proyek: Proyek, tmp_path: Path, layouts: list[str], old: str, new: str
) -> None:
    printed(proyek, tmp_path)
    proyek.ganti(old, new, "survei.csv" if ";" in old else "laporan.yaml")
    printed(proyek, tmp_path)
    assert len(layouts) == 2


def test_another_look_is_laid_out(proyek: Proyek, tmp_path: Path, layouts: list[str]) -> None:
    printed(proyek, tmp_path)
    proyek.tulis("[huruf]\nukuran = 12.0\n", "gaya.toml")
    printed(proyek, tmp_path)
    assert len(layouts) == 2


def printed(proyek: Proyek, folder: Path) -> str:
    """The text of the report as it is built now."""
    return "\n".join(texts(build(proyek.root, folder / "hasil").files[0]))


def texts(docx: Path) -> Iterator[str]:
    with zipfile.ZipFile(docx) as package:
        text = package.read("word/document.xml").decode()
    yield from re.findall(r"<w:t(?: [^>]*)?>([^<]*)", text)

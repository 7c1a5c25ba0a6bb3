"""The small parts of the Word writer: escaping, widths, tags, formulas, pictures, the zip."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_files import M, W, words

from lkjip_docgen.docx import tag_of
from lkjip_docgen.docx.container import write_zip
from lkjip_docgen.docx.fields import CaptionNumbers
from lkjip_docgen.docx.xml import DECLARATIONS, attribute, clean, run
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.word.equations import office_math
from lkjip_docgen.word.pictures import fitted
from lkjip_docgen.word.tables import column_widths

LEGAL = st.text(
    st.characters(exclude_categories=("Cs",)).filter(lambda c: clean(c) == c), max_size=40
)


@given(LEGAL)
def test_text_comes_back_as_it_went_in(text: str) -> None:
    element = etree.fromstring(f"<x {DECLARATIONS}>{run(text)}</x>")
    back = "".join(
        {f"{W}tab": "\t", f"{W}br": "\n"}.get(e.tag, e.text or "")
        for e in element.iter(f"{W}t", f"{W}tab", f"{W}br")
    )
    assert back == text.replace("\r", "\n") or "\r" in text


@given(st.text(max_size=40))
def test_any_text_at_all_gives_sound_xml(text: str) -> None:
    xml = f'<x {DECLARATIONS} a="{attribute(text)}">{run(text)}</x>'
    etree.fromstring(xml.encode())


@given(
    st.lists(st.floats(0.1, 20, allow_nan=False), min_size=1, max_size=20),
    st.integers(2000, 16000),
)
def test_column_widths_add_up_and_follow_the_weights(weights: list[float], total: int) -> None:
    widths = column_widths(weights, total)
    assert sum(widths) == total
    for weight, width in zip(weights, widths, strict=True):
        assert width == pytest.approx(weight / sum(weights) * total, abs=1.01)


@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=200))
def test_tags_fit_into_word_and_tell_paths_apart(one: str, two: str) -> None:
    assert len(tag_of(one)) <= 64
    assert (tag_of(one) == tag_of(two)) == (one == two)


def test_a_plain_path_is_its_own_tag() -> None:
    assert tag_of("anggaran.2023.versi[0].pagu") == "anggaran.2023.versi[0].pagu"


@pytest.mark.parametrize(
    ("latex", "numbers"),
    [
        (r"\frac{3{,}98}{3{,}25}", ["3,98", "3,25"]),
        (r"9.092.592.000 - 1", ["9.092.592.000", "−", "1"]),
        (r"\text{Rp}8.871.653.297{,}50", ["Rp", "8.871.653.297,50"]),
        (r"97{,}57\%", ["97,57", "%"]),
        (r"12{,}5 \times 3", ["12,5", "×", "3"]),
    ],
)
def test_indonesian_numbers_stay_whole_in_formulas(latex: str, numbers: list[str]) -> None:
    assert [words_of(r) for r in formula(latex).iter(f"{M}r")] == numbers


def formula(latex: str) -> etree._Element:
    return etree.fromstring(f"<x {DECLARATIONS}>{office_math(latex)}</x>")


def words_of(element: etree._Element) -> str:
    return "".join(element.itertext(f"{M}t"))


def test_a_bar_over_a_symbol_is_a_bar() -> None:
    assert formula(r"\bar{x}").find(f".//{M}bar/{M}barPr/{M}pos").get(f"{M}val") == "top"


def test_a_formula_that_cannot_be_read_is_reported() -> None:
    with pytest.raises(LkjipError) as caught:
        office_math(r"\frac{1}{")
    assert r"\frac{1}{" in caught.value.findings[0].message


def test_captions_outside_chapters_set_their_count_once() -> None:
    numbers = CaptionNumbers()
    labels = ("Tabel R.1", "Tabel R.2", "Tabel 1.1", "Tabel 1.2")
    codes = ["".join(numbers.runs(label)) for label in labels]
    assert [("\\r 1" in code, "\\s 1" in code) for code in codes] == [
        (True, False),
        (False, False),
        (True, True),
        (False, True),
    ]
    element = etree.fromstring(f"<x {DECLARATIONS}>{codes[3]}</x>")
    assert words(element) == "Tabel 1.2"


def test_a_picture_keeps_its_proportions_within_its_limits() -> None:
    assert fitted(20, (1000, 500), (16, 22)) == (16 * 360000, 8 * 360000)
    assert fitted(16, (500, 1000), (16, 22)) == (11 * 360000, 22 * 360000)


def test_the_zip_is_dated_1980_and_leaves_pictures_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    write_zip(path, {"word/b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "word/a.png": b"p"})
    with ZipFile(path) as archive:
        infos = archive.infolist()
    assert [i.filename for i in infos] == ["[Content_Types].xml", "word/a.png", "word/b.xml"]
    assert {i.date_time for i in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert infos[1].compress_type == ZIP_STORED

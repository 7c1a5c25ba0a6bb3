"""Where a page has something on it: each operator that moves, draws or writes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

import lkjip_docgen.sign.ink
from lkjip_docgen.sign.ink import Ink, ink_of, overlap

WIDTH, HEIGHT = 200, 300


def pdf_object(value: Any) -> Any:
    match value:
        case dict():
            return DictionaryObject({NameObject(k): pdf_object(v) for k, v in value.items()})
        case list():
            return ArrayObject(map(pdf_object, value))
        case str():
            return NameObject(value)
        case int():
            return NumberObject(value)
        case float():
            return FloatObject(value)
    return value


def stream(content: str, **keys: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(content.encode())
    made.update(pdf_object({f"/{name}": value for name, value in keys.items()}))
    return made


FONTS = {
    # A is half as wide as the letters are high, B a quarter.
    "/Lebar": {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/FirstChar": 65,
        "/Widths": [500, 250],
    },
    # Two bytes a sign: 1 is 0.5, 2 is 0.25, 5 to 6 are 0.1 wide, all others 0.75.
    "/Majemuk": {
        "/Type": "/Font",
        "/Subtype": "/Type0",
        "/DescendantFonts": [
            {"/Subtype": "/CIDFontType2", "/DW": 750, "/W": [1, [500, 250], 5, 6, 100]}
        ],
    },
    # The widths of such a font are no thousandths: every sign counts as a whole one.
    "/Gambar": {"/Type": "/Font", "/Subtype": "/Type3", "/FirstChar": 65, "/Widths": [1, 1]},
}
FORM = stream("0 0 10 20 re f", Subtype="/Form", Matrix=[1, 0, 0, 1, 5, 5], BBox=[0, 0, 10, 20])
PICTURE = stream("", Subtype="/Image", Width=1, Height=1)


def ink(content: str) -> list[Ink]:
    writer = PdfWriter()
    page = writer.add_blank_page(WIDTH, HEIGHT)
    itself = stream("/Cermin Do", Subtype="/Form", BBox=[0, 0, 1, 1])
    drawings = {
        "/Bentuk": writer._add_object(FORM),
        "/Foto": writer._add_object(PICTURE),
        "/Cermin": writer._add_object(itself),
    }
    states = {"/Tulisan": {"/Font": [writer._add_object(pdf_object(FONTS["/Lebar"])), 10]}}
    resources = {"/Font": FONTS, "/XObject": drawings, "/ExtGState": states}
    page[NameObject("/Resources")] = pdf_object(resources)
    page[NameObject("/Contents")] = writer._add_object(stream(content))
    out = io.BytesIO()
    writer.write(out)
    return list(ink_of(PdfReader(io.BytesIO(out.getvalue())).pages[0]))


def box(content: str) -> tuple[float, ...]:
    [thing] = ink(content)
    return pytest.approx(thing.box)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("content", "around"),
    [
        pytest.param("20 30 40 50 re f", (20, 30, 60, 80), id="a rectangle"),
        pytest.param("20 30 -5 -6 re S", (15, 24, 20, 30), id="a rectangle to the left and down"),
        pytest.param("20 30 m 60 10 l S", (20, 10, 60, 30), id="a line"),
        pytest.param("0 0 m 10 40 20 -5 30 0 c B", (0, -5, 30, 40), id="a curve"),
        pytest.param("0 0 m 10 40 30 0 v b*", (0, 0, 30, 40), id="a curve from its first point"),
        pytest.param("0 0 m 10 40 30 0 y s", (0, 0, 30, 40), id="a curve to its last point"),
        pytest.param("1 1 5 5 re n 2 2 3 3 re f", (2, 2, 5, 5), id="a path that is not painted"),
        pytest.param("1 1 5 5 re W n 2 2 3 3 re f", (2, 2, 5, 5), id="a path that only cuts"),
        pytest.param("2 0 0 3 10 20 cm 1 1 2 2 re f", (12, 23, 16, 29), id="moved and stretched"),
        pytest.param("0 1 -1 0 50 0 cm 0 0 10 20 re f", (30, 0, 50, 10), id="turned"),
        pytest.param("1 0 0 1 9 9 cm 1 0 0 1 1 2 cm 0 0 1 1 re f", (10, 11, 11, 12), id="twice"),
        pytest.param("q 1 0 0 1 9 9 cm Q 0 0 1 1 re f", (0, 0, 1, 1), id="moved and back"),
        pytest.param("Q 0 0 1 1 re f", (0, 0, 1, 1), id="back from nowhere"),
        pytest.param("30 0 0 40 5 6 cm /Foto Do", (5, 6, 35, 46), id="a picture"),
        pytest.param("1 0 0 1 100 100 cm /Bentuk Do", (105, 105, 115, 125), id="a drawing"),
    ],
)
def test_what_is_drawn_lies_where_it_is_painted(content: str, around: tuple[float, ...]) -> None:
    assert around == box(content)


@pytest.mark.parametrize(
    ("content", "left", "width"),
    [
        pytest.param("(AB) Tj", 0, 7.5, id="words"),
        pytest.param("(C) Tj", 0, 10, id="a sign whose width is not given"),
        pytest.param("[(A) 200 (A)] TJ", 0, 8, id="closer by a fifth"),
        pytest.param("[(A) -200 (A)] TJ", 0, 12, id="apart by a fifth"),
        pytest.param("2 Tc (AA) Tj", 0, 14, id="spaced"),
        pytest.param("3 Tw (A) Tj", 0, 8, id="a space that may be one"),
        pytest.param("50 Tz 2 Tc (AA) Tj", 0, 7, id="half as wide"),
        pytest.param("30 0 Td (A) Tj", 30, 5, id="moved"),
        pytest.param("30 0 Td 5 0 Td (A) Tj", 35, 5, id="moved twice"),
        pytest.param("2 0 0 2 7 0 Tm (A) Tj", 7, 10, id="by a matrix"),
        pytest.param("/Majemuk 10 Tf <0001000200050006> Tj", 0, 9.5, id="a composite font"),
        pytest.param("/Majemuk 10 Tf <00030007> Tj", 0, 15, id="its other signs"),
        pytest.param("/Gambar 10 Tf (A) Tj", 0, 10, id="a font of drawings"),
        pytest.param("/Tak 10 Tf (A) Tj", 0, 10, id="a font that is not there"),
    ],
)
def test_words_are_as_wide_as_their_signs(content: str, left: float, width: float) -> None:
    [thing] = ink(f"BT /Lebar 10 Tf {content} ET")
    assert (thing.box[0], thing.box[2]) == pytest.approx((left, left + width))
    assert not thing.picture


@pytest.mark.parametrize(
    ("content", "baseline"),
    [
        ("(A) Tj", 0),
        ("0 40 Td (A) Tj", 40),
        ("4 Ts (A) Tj", 4),
        ("12 TL 0 40 Td T* (A) Tj", 28),
        ("12 TL 0 40 Td (A) '", 28),
        ('12 TL 0 40 Td 1 2 (A) "', 28),
        ("0 40 Td 0 -15 TD T* (A) Tj", 10),
    ],
)
def test_words_reach_from_below_their_line_to_above_it(content: str, baseline: float) -> None:
    [thing] = ink(f"BT /Lebar 10 Tf {content} ET")
    assert (thing.box[1], thing.box[3]) == pytest.approx((baseline - 2.5, baseline + 9))


def test_words_follow_each_other_and_each_text_begins_anew() -> None:
    things = ink("BT /Lebar 10 Tf (A) Tj (B) Tj ET BT (AAA) Tj ET")
    assert [(t.box[0], t.box[2], t.signs) for t in things] == [(0, 5, 1), (5, 7.5, 1), (0, 15, 3)]


def test_a_font_may_come_with_the_graphics_state() -> None:
    [thing] = ink("/Tulisan gs BT (A) Tj ET")
    assert thing.box == pytest.approx((0, -2.5, 5, 9))


def test_the_ground_of_a_page_is_nothing_but_words_as_large_are() -> None:
    assert ink(f"0 0 {WIDTH} {HEIGHT} re f") == []
    assert ink(f"0 0 {WIDTH} {0.6 * HEIGHT} re f") == []
    assert len(ink(f"0 0 {WIDTH} {0.59 * HEIGHT} re f")) == 1
    [large] = ink("BT /Lebar 900 Tf (A) Tj ET")
    assert large.signs == 1


ALL_OF_IT = Ink((0, 0, WIDTH, HEIGHT), signs=1)


@pytest.mark.parametrize("steps", [10, 11])
def test_what_is_not_looked_at_counts_as_covered(
    monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr(lkjip_docgen.sign.ink, "_MOST", 10)
    found = ink("0 0 m " * (steps - 1) + "S")
    assert (found == [ALL_OF_IT]) is (steps > 10)


def test_a_drawing_that_draws_itself_counts_as_covered() -> None:
    assert ink("/Cermin Do") == [ALL_OF_IT]


@pytest.mark.parametrize(
    ("other", "slack", "shared"),
    [
        ((9, 9, 20, 20), 0, True),
        ((10, 0, 20, 10), 0, False),
        ((0, 10, 10, 20), 0, False),
        ((-9, -9, 1, 1), 0, True),
        ((9, 0, 20, 10), 1, False),
        ((8.5, 0, 20, 10), 1, True),
        ((0, -10, 10, 1.5), 1, True),
        ((0, -10, 10, 1), 1, False),
    ],
)
def test_rectangles_overlap_by_more_than_the_slack(
    other: tuple[float, float, float, float], slack: float, shared: bool
) -> None:
    assert overlap((0, 0, 10, 10), other, slack) is shared
    assert overlap(other, (0, 0, 10, 10), slack) is shared

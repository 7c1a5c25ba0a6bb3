"""Whether a signature that came later hides what somebody had signed before."""

from __future__ import annotations

import io

import pikepdf
import pytest
from appendix_files import helvetica

from lkjip_docgen.sign.changes import Block
from lkjip_docgen.sign.covering import covered

Rect = tuple[float, float, float, float]
WORDS = b"BT /F1 12 Tf 60 700 Td (Kata yang ditandatangani) Tj ET"
GROUND = b"0.9 g 60 300 200 60 re f"
PLACE: Rect = (60, 100, 260, 160)
OTHER: Rect = (300, 100, 500, 160)


def signed(content: bytes = b"", *notes: tuple[str, Rect], pages: int = 1) -> bytes:
    """A signed file: words or drawings on its first page, and what lies on it."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        page = document.pages[0]
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=helvetica()))
        page.Contents = document.make_stream(content)
        page.obj.Annots = pikepdf.Array(
            [
                document.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=list(rect)
                    )
                )
                for kind, rect in notes
            ]
        )
        fields = [note for note in page.obj.Annots if note.Subtype == "/Widget"]
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
        document.save(out)
    return out.getvalue()


def numbers(data: bytes) -> tuple[int, list[int]]:
    """The objects of the first page and of what lies on it."""
    with pikepdf.open(io.BytesIO(data)) as document:
        page = document.pages[0].obj
        return page.objgen[0], [note.objgen[0] for note in page.Annots]


def said(data: bytes, rect: Rect, *, reserved: bool = False, widget: int = -2) -> str:
    """What is said of a block on the first page."""
    page, _ = numbers(data)
    block = Block("TTE2", widget, page, rect)
    return covered(data, [block], set() if reserved else {"TTE2"})


HIDES = "tanda tangan TTE2 menutupi isi halaman 1"


def test_a_new_place_on_white_paper_hides_nothing() -> None:
    assert said(signed(WORDS), PLACE) == ""
    assert covered(signed(WORDS), [], set()) == ""


@pytest.mark.parametrize("reserved", [False, True])
def test_words_may_not_be_covered(reserved: bool) -> None:
    data = signed(WORDS.replace(b"Kata", b"Kata yang sangat panjang dan"))
    assert said(data, (50, 690, 300, 720), reserved=reserved) == HIDES


def test_a_short_anchor_under_a_reserved_place_may() -> None:
    anchor = signed(b"BT /F1 12 Tf 60 120 Td (#TTE2#) Tj ET")
    assert said(anchor, PLACE, reserved=True) == ""
    assert said(anchor, PLACE) == HIDES


def test_a_reserved_place_may_lie_on_its_ground_and_no_new_one_may() -> None:
    ground: Rect = (70, 310, 250, 350)
    assert said(signed(GROUND), ground, reserved=True) == ""
    assert said(signed(GROUND), ground) == HIDES
    assert said(signed(GROUND), (200, 310, 400, 350), reserved=True) == HIDES  # half beside it


@pytest.mark.parametrize("reserved", [False, True])
@pytest.mark.parametrize(("kind", "hides"), [("Widget", HIDES), ("Stamp", HIDES), ("Link", "")])
def test_other_places_and_notes_may_not_be_covered(kind: str, hides: str, reserved: bool) -> None:
    data = signed(b"", (kind, (250, 150, 100, 110)))  # upside down
    assert said(data, PLACE, reserved=reserved) == hides
    assert said(data, OTHER, reserved=reserved) == ""


def test_its_own_place_is_no_other() -> None:
    data = signed(b"", ("Widget", PLACE))
    assert said(data, PLACE, reserved=True, widget=numbers(data)[1][0]) == ""


def test_no_reserved_place_is_larger_than_a_sixth_of_the_page() -> None:
    assert said(signed(), (0, 0, 595, 842 / 6 - 1), reserved=True) == ""
    assert said(signed(), (0, 0, 595, 842 / 6 + 1), reserved=True) == HIDES


def test_a_block_on_no_page_of_the_signed_file_is_refused() -> None:
    block = Block("TTE2", -2, -1, PLACE)
    unknown = "tanda tangan TTE2 berada pada halaman yang tidak dikenal"
    assert covered(signed(), [block], {"TTE2"}) == unknown

"""Lines of a PDF end where no word more has room, and no sooner."""

from __future__ import annotations

import pytest

from lkjip_docgen.pdf.engine import require
from lkjip_docgen.pdf.inlines import _with_loose_spaces

PIECES = (
    "Perkembangan kumulatif yang dilaporkan melalui aplikasi disajikan pada ",
    '<a href="#x">Gambar 3.10</a>',
    "; lalu lain, ",
    "<br>",
    "akhir.",
)


def test_a_space_before_an_element_stands_by_itself() -> None:
    made = list(_with_loose_spaces(PIECES))
    assert made[0].endswith("disajikan pada<span> </span>")
    assert tuple(made[1:]) == PIECES[1:]
    assert list(_with_loose_spaces([])) == []


@pytest.mark.parametrize("width", range(340, 420, 2))
def test_no_line_ends_after_its_first_word(width: int) -> None:
    """Where the words have room and the space behind them has none, the line is still full."""
    first = _lines("".join(_with_loose_spaces(PIECES)), width)[0]
    assert len(first.split()) > 4


def _lines(markup: str, width: int) -> list[str]:
    """The lines of a paragraph on a page of this width in points."""
    sheet = f"@page {{size: {width}pt 200pt; margin: 0}} body {{margin: 0; font: 11pt sans-serif}}"
    laid = require().HTML(string=f"<style>{sheet}</style><p>{markup}</p>").render()
    return [_text(line) for line in _line_boxes(laid.pages[0]._page_box)]


def _line_boxes(box: object) -> list[object]:
    if type(box).__name__ == "LineBox":
        return [box]
    return [line for child in getattr(box, "children", ()) for line in _line_boxes(child)]


def _text(box: object) -> str:
    own = getattr(box, "text", None)
    return own if isinstance(own, str) else "".join(map(_text, getattr(box, "children", ())))

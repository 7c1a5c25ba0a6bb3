"""Charts, formulas and pictures drawn straight into the PDF look as WeasyPrint draws them."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from chart_examples import EMONEV, NKA, SKM_MONTHLY, SPENDING
from pikepdf import PdfImage
from PIL import Image, ImageChops
from pypdf import PdfReader
from weasyprint.text.fonts import FontConfiguration

from lkjip_docgen.charts import draw
from lkjip_docgen.pdf.equations import formula
from lkjip_docgen.pdf.fetcher import Fetcher
from lkjip_docgen.pdf.images import SVG
from lkjip_docgen.pdf.shown import _face, _Line, packed, shown
from lkjip_docgen.pdf.sketch import Shape, Words, read
from lkjip_docgen.style import load_style

STYLE = load_style()
POPPLER = shutil.which("pdftoppm")
PAPER = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
FORMULA = r"\frac{\sum_{i=1}^{n} x_i}{n} \times 100\%"

Files = dict[str, tuple[str, bytes]]


def page(files: Files, *, ready: bool) -> bytes:
    """A PDF that shows these files; `ready`: as the program shows them, else as WeasyPrint does."""
    fonts = FontConfiguration()
    body = "".join(f'<p><img src="{address}" style="width:12cm">' for address in files)
    document = weasyprint.HTML(string=body, url_fetcher=Fetcher(files))
    pdf: bytes = document.write_pdf(font_config=fonts, cache=shown(files, fonts) if ready else {})
    return pdf


def test_charts_and_formulas_look_as_weasyprint_draws_them(tmp_path: Path) -> None:
    if POPPLER is None:
        pytest.skip("needs pdftoppm (poppler)")
    files: Files = {
        f"lkjip:{chart.id}": (SVG, draw(chart, STYLE, "svg"))
        for chart in (EMONEV, SKM_MONTHLY, SPENDING)
    }
    files["lkjip:rumus"] = (SVG, formula(FORMULA, 11, "#1A1A1A").encode())
    assert len(shown(files, FontConfiguration())) == len(files)
    one, other = (rendered(page(files, ready=ready), tmp_path) for ready in (True, False))
    assert len(one) == len(other)
    assert [much_differs(*pair) for pair in zip(one, other, strict=True)] == [0] * len(one)


def rendered(pdf: bytes, folder: Path) -> list[Image.Image]:
    file = folder / "halaman.pdf"
    file.write_bytes(pdf)
    subprocess.run([str(POPPLER), "-r", "60", "-gray", file, folder / "h"], check=True)
    pages: list[Image.Image] = []
    for found in sorted(folder.glob("h-*")):
        pages.append(Image.open(io.BytesIO(found.read_bytes())))
        found.unlink()
    return pages


def much_differs(one: Image.Image, other: Image.Image) -> int:
    """How many dots differ by more than the edge of a letter that lies a hair beside another."""
    return sum(ImageChops.difference(one, other).histogram()[96:])


def test_the_words_of_a_chart_can_be_searched_for() -> None:
    files: Files = {"lkjip:grafik": (SVG, draw(EMONEV, STYLE, "svg"))}
    text = PdfReader(io.BytesIO(page(files, ready=True))).pages[0].extract_text()
    assert all(word in text for name in EMONEV.categories for word in name.split())


def test_a_drawing_is_read_in_the_order_in_which_it_is_drawn() -> None:
    line = '<path d="M 1 1 L 2 2" style="fill: none; stroke: #ff0000"/>'
    word = (
        "<text style=\"font-size: 8px; font-family: 'Arial', 'DejaVu Sans'; text-anchor: end\""
        ' x="3" y="4" transform="rotate(-90 3 4)"> dua  kata </text>'
    )
    sketch = read(f"{PAPER}<g id='a'>{line}{word}</g></svg>".encode())
    assert sketch is not None
    shape, words = sketch.marks
    assert isinstance(shape, Shape)
    assert (shape.outline, shape.fill, shape.stroke) == (b"1 1 m\n2 2 l", "", "#ff0000")
    assert isinstance(words, Words)
    assert (words.text, words.families) == ("dua kata", ("Arial", "DejaVu Sans"))
    assert (words.anchor, words.angle) == (1.0, -90.0)


def test_spaces_that_hold_words_together_stay() -> None:
    word = (
        '<text style="font-size: 8px; font-family: A" x="1" y="1">\n Rp\u00a01\u2009000  m </text>'
    )
    sketch = read(f"{PAPER}{word}</svg>".encode())
    assert sketch is not None
    assert [mark.text for mark in sketch.marks if isinstance(mark, Words)] == [
        "Rp\u00a01\u2009000 m"
    ]


@pytest.mark.parametrize(
    "content",
    [
        '<circle cx="1" cy="1" r="1"/>',
        '<g transform="scale(2)"><path d="M 1 1 L 2 2"/></g>',
        '<g opacity="0.5"><path d="M 1 1 L 2 2"/></g>',
        '<path d="M 1 1 l 2 2"/>',
        '<path d="M 1 1 L 2 2 3 3"/>',
        '<path d="M 1 1 z Q 1 2 3 4"/>',
        '<path d="M 1 1 L 2 2" style="fill: url(#pola)"/>',
        '<path d="M 1 1 L 2 2" style="fill-opacity: 0.5"/>',
        '<path d="M 1 1 L 2 2" style="fill: red"/>',
        "<defs><style>path {fill: red}</style></defs>",
        "<script>1</script>",
        '<use xlink:href="#tidak-ada" xmlns:xlink="http://www.w3.org/1999/xlink" x="1" y="1"/>',
        '<text style="font-size: 8px; font-family: A" x="1" y="1">a<tspan>b</tspan></text>',
        '<text style="font-size: 8px; font-family: A; fill: none" x="1" y="1">a</text>',
        '<text style="font-size: 8px; font-family: A; letter-spacing: 2px" x="1" y="1">a</text>',
        '<text style="font-size: 8px; font-family: A" x="1" y="1" transform="scale(2)">a</text>',
        '<text style="font-size: 8px; font-family: A" x="1" y="1">a\u2028b</text>',
        "<path d=",
    ],
)
def test_what_is_not_known_is_left_to_weasyprint(content: str) -> None:
    assert read(f"{PAPER}{content}</svg>".encode()) is None


def test_a_hatched_chart_is_left_to_weasyprint() -> None:
    assert read(draw(NKA, STYLE, "svg")) is None


def picture(mode: str) -> Image.Image:
    """Every tone once and again, so that a line or a colour out of place shows."""
    return Image.radial_gradient("L").resize((40, 30)).convert(mode)


def png(image: Image.Image, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_plain_png_comes_out_of_the_pdf_as_it_went_in(mode: str) -> None:
    image = picture(mode)
    files: Files = {"lkjip:foto": ("image/png", png(image))}
    with pikepdf.open(io.BytesIO(page(files, ready=True))) as pdf:
        (found,) = dict(pdf.pages[0].Resources.XObject.items()).values()
        assert isinstance(found, pikepdf.Stream)
        inside = PdfImage(found).as_pil_image()
        assert found.read_raw_bytes() == packed(files["lkjip:foto"][1])
    assert (inside.mode, inside.tobytes()) == (mode, image.tobytes())


@pytest.mark.parametrize(
    "made",
    [
        lambda: png(picture("RGBA")),
        lambda: png(picture("LA")),
        lambda: png(picture("P")),
        lambda: png(picture("1")),
        lambda: png(Image.new("I;16", (4, 4))),
        lambda: png(picture("L"), transparency=0),
        lambda: b"\x89PNG\r\n\x1a\n",
    ],
    ids=["rgba", "la", "palette", "two tones", "16 bits", "a transparent tone", "nothing inside"],
)
def test_another_png_is_left_to_weasyprint(made: Callable[[], bytes]) -> None:
    assert packed(made()) is None


def test_letters_stand_one_after_the_other_without_kerning() -> None:
    face = _face((STYLE.huruf.utama, *STYLE.huruf.cadangan), 100, 400, "normal", FontConfiguration())
    alone = [_Line(letter, face).width for letter in "AVAV"]
    assert _Line("AVAV", face).width == pytest.approx(sum(alone), abs=0.01)

"""The files themselves: size, resolution, colours, the same bytes every time, no noise."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import matplotlib
import pytest
from chart_examples import EMONEV, HISTORY, NKA, ORGANISATION, REPORT
from PIL import Image

from lkjip_docgen.charts import draw
from lkjip_docgen.document.chart import Chart
from lkjip_docgen.records import replace
from lkjip_docgen.style import load_style

pytestmark = pytest.mark.made_anew

STYLE = load_style()


def opened(chart: Chart) -> Image.Image:
    return Image.open(io.BytesIO(draw(chart, STYLE, "png")))


@pytest.mark.parametrize("chart", REPORT, ids=[chart.id for chart in REPORT])
def test_a_png_has_200_dots_per_inch_of_its_width(chart: Chart) -> None:
    image = opened(chart)
    assert image.format == "PNG"
    assert image.width == pytest.approx(chart.width_cm / 2.54 * 200, abs=1)
    assert image.info["dpi"] == pytest.approx((200, 200), abs=0.1)


def test_a_narrow_chart_is_drawn_narrow() -> None:
    assert opened(replace(HISTORY, width_cm=8, height_cm=6)).size == (629, 472)


def test_the_colours_of_the_house_are_exact_on_opaque_white_paper() -> None:
    image = opened(NKA)
    assert "transparency" not in image.info
    rgb = image.convert("RGB")
    found = {color for _, color in rgb.getcolors(rgb.width * rgb.height) or []}
    for color in (*STYLE.warna.seri[:3], "FFFFFF"):
        assert tuple(bytes.fromhex(color)) in found
    assert rgb.getpixel((0, 0)) == (255, 255, 255)


def test_the_colours_follow_the_style() -> None:
    red = replace(STYLE, warna=replace(STYLE.warna, seri=("A00000", "00A000")))
    svg = draw(HISTORY, red, "svg").decode()
    assert {"#a00000", "#00a000"} <= set(re.findall("#[0-9a-f]{6}", svg))
    assert f"#{STYLE.warna.seri[1].lower()}" not in svg


def test_the_same_chart_gives_the_same_bytes_even_in_another_process() -> None:
    code = (
        "import sys, hashlib\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from chart_examples import NKA\n"
        "from lkjip_docgen.charts import draw\n"
        "from lkjip_docgen.style import load_style\n"
        "sys.stdout.buffer.write(draw(NKA, load_style(), sys.argv[1]))\n"
    )
    for fmt in ("png", "svg"):
        here = draw(NKA, STYLE, fmt)
        assert draw(NKA, STYLE, fmt) == here
        there = subprocess.run(
            [sys.executable, "-c", code, fmt],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"},
        )
        assert there.stdout == here
        assert there.stderr == b""


def test_no_date_and_no_program_name_is_written() -> None:
    assert set(opened(NKA).info) <= {"dpi"}
    svg = draw(NKA, STYLE, "svg").decode()
    assert "dc:date" not in svg
    assert "Matplotlib" not in svg


def test_faces_that_are_not_installed_are_passed_over_in_silence(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    fonts = replace(STYLE.huruf, utama="Huruf Khayal", cadangan=("Huruf Lain", "DejaVu Sans"))
    svg = draw(EMONEV, replace(STYLE, huruf=fonts), "svg").decode()
    draw(EMONEV, replace(STYLE, huruf=fonts), "png")
    assert "DejaVu Sans" in svg
    assert "Khayal" not in svg
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


def test_settings_of_matplotlib_neither_change_nor_matter() -> None:
    usual = draw(ORGANISATION, STYLE, "svg")
    with matplotlib.rc_context({"svg.fonttype": "path", "svg.hashsalt": None, "font.size": 30}):
        before = dict(matplotlib.rcParams)
        assert draw(ORGANISATION, STYLE, "svg") == usual
        assert dict(matplotlib.rcParams) == before


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'gif'"):
        draw(HISTORY, STYLE, "gif")

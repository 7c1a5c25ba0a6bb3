"""`lkjip charts` in a look whose charts are those of Word."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from built_sample import project

from lkjip_docgen.api import draw_charts
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.output import FOLDER
from lkjip_docgen.style import NATIVE, load_style


def books(folder: Path) -> dict[str, bytes]:
    found = (folder / FOLDER / "grafik").glob("*.xlsx")
    return {file.stem: file.read_bytes() for file in found}


def test_charts_of_word_come_as_workbooks_too(tmp_path: Path) -> None:
    folder = project(tmp_path / "laporan")
    draw_charts(folder, only="pnbp")
    assert books(folder) == {}
    (folder / "gaya.toml").write_text('grafik = "word"\n', encoding="utf-8")
    draw_charts(folder, only="pnbp")
    (book,) = books(folder).values()
    assert "xl/charts/chart1.xml" in ZipFile(BytesIO(book)).namelist()
    again = draw_charts(folder, only="pnbp")
    assert not again.charts[0].redrawn


def look(folder: Path, text: str) -> str:
    (folder / "gaya.toml").write_text(text, encoding="utf-8")
    return load_style(folder).grafik


def test_the_look_says_which_charts_a_report_has(tmp_path: Path) -> None:
    assert load_style().grafik == "gambar"
    assert look(tmp_path, '[warna]\nutama = "112233"\n') == "gambar"
    assert look(tmp_path, 'grafik = "word"\n[warna]\nutama = "112233"\n') == NATIVE


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('# gaya\ngrafik = "excel"\n', 2, 'Tulis grafik = "gambar" atau "word".'),
        ("[grafik]\njenis = 1\n", 1, 'Tulis grafik = "gambar" atau "word".'),
        (
            '[halaman]\nkiri = 3\ngrafik = "word"\n',
            3,
            "Tulis grafik = ... di atas bagian [...] yang pertama.",
        ),
    ],
)
def test_a_mistaken_key_is_told_with_what_to_write(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(LkjipError) as caught:
        look(tmp_path, text)
    (finding,) = caught.value.findings
    assert finding.code == "LK020"
    assert finding.suggestion == said
    assert finding.place is not None
    assert finding.place.line == line

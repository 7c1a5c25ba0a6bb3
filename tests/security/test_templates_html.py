"""Data stay data in an HTML template, and a project's own template runs and fetches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from proyek import buat
from template_kinds import page

from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf.outside import POLICY, foreign_in
from lkjip_docgen.resources import TEMPLATES

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\ue0f4bab_1\ue0f5"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kantor")


@pytest.mark.parametrize(
    "source",
    [
        "{{ x }}",
        "{{ x ~ '' }}",
        "{{ x | default('y') }}",
        "{{ [x, 'z'] | join(', ') }}",
        "{{ [x] | daftar_kata }}",
        "{{ x | tebal }}",
        "{{ x | isi('nama') }}",
        "{{ x[0:200] }}",
        "{{ x | replace('alert', 'prompt') }}",
        "{{ x | reverse | reverse }}",
        "{{ belum(x) }}",
        '<p title="{{ x }}">',
        "{% macro m(v) %}{{ v }}{% endmacro %}{{ m(x) }}",
        "{% set v %}{{ x }}{% endset %}{{ v }}",
        "{% filter trim %}{{ x }}{% endfilter %}",
        "{% for c in [x] %}{{ c }}{% endfor %}",
    ],
)
def test_hostile_data_come_out_as_words(root: Path, source: str) -> None:
    given = "{% set x = " + repr(HOSTILE) + " %}"
    written = str(page(root, given + source))
    for tag in ("<script", "<img"):
        assert tag not in written
    assert "49" not in written
    assert "\ue0f4" not in written


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src='https://contoh.id/x.js'></ScRiPt>",
        "<scr{% if 1 %}ipt{% endif %}>alert(1)</script>",
        "<img src=x onerror='alert(1)'>",
        "<body onload=alert(1)>",
        "<svg onload=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' java&#10;script:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<iframe src='https://contoh.id'></iframe>",
        "<object data='x.pdf'></object>",
        "<embed src='x.pdf'>",
        "<form action='https://contoh.id'></form>",
        "<base href='https://contoh.id/'>",
        "<meta http-equiv='refresh' content='0;url=https://contoh.id'>",
        "<link rel='stylesheet' href='https://contoh.id/x.css'>",
        "<img src='https://contoh.id/x.png'>",
        "<img src='//contoh.id/x.png'>",
        "<img srcset='https://contoh.id/x.png 2x'>",
        "<video poster='https://contoh.id/x.png'></video>",
    ],
)
def test_what_runs_or_fetches_is_found(source: str) -> None:
    assert foreign_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "<a href='https://contoh.go.id'>laman</a>",
        "<a href='mailto:kantor@contoh.go.id'>surel</a>",
        "<a href='#bab-1'>BAB I</a>",
        "<img src='data:image/png;base64,AAAA' alt='x'>",
        "<meta charset='utf-8'><meta name='author' content='x'>",
    ],
)
def test_what_a_report_needs_is_left_alone(source: str) -> None:
    assert foreign_in(source) == ""


def with_page(folder: Path, source: str) -> Path:
    """An office whose own HTML template has the source before its parts."""
    office = buat(folder).ringkas().root
    own = office / "templates" / "html" / "laporan.html"
    own.parent.mkdir(parents=True)
    own.write_text(
        (TEMPLATES / "html" / "laporan.html")
        .read_text(encoding="utf-8")
        .replace("{{ isi.ringkasan }}", f"{source}{{{{ isi.ringkasan }}}}"),
        encoding="utf-8",
    )
    return office


def test_a_script_in_a_template_stops_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = with_page(tmp_path / "kantor", "<script>fetch('https://contoh.id')</script>")
    target = tmp_path / "laporan.html"
    assert main(["build", str(office), "--to", "html", "-o", str(target)]) == 1
    assert "<script>" in capsys.readouterr().err
    assert not target.exists()


def test_a_page_of_a_template_of_ones_own_has_a_policy(tmp_path: Path) -> None:
    office = with_page(tmp_path / "kantor", "<p>{{ kantor.nama | tebal }}</p>")
    target = tmp_path / "laporan.html"
    assert main(["build", str(office), "--to", "html", "-o", str(target)]) == 0
    written = target.read_text(encoding="utf-8")
    assert f"<head>\n{POLICY}" in written
    assert "<p><b>Kantor Contoh Teluk</b></p>" in written


def test_a_style_sheet_of_ones_own_brings_no_script(tmp_path: Path) -> None:
    office = buat(tmp_path / "kantor").ringkas().root
    own = office / "templates" / "html" / "laporan.css"
    own.parent.mkdir(parents=True)
    own.write_text("</style><script>alert(1)</script>")
    assert main(["build", str(office), "--to", "html", "-o", str(tmp_path / "laporan.html")]) == 1


def test_a_part_that_is_placed_twice_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = with_page(tmp_path / "kantor", "{% for i in [1, 2] %}{{ isi.bab_3 }}{% endfor %}")
    assert main(["build", str(office), "--to", "html", "-o", str(tmp_path / "laporan.html")]) == 1
    assert "lebih dari sekali" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "code", "quoted"),
    [
        ("{{ kantor.namaa }}", "LK603", "kantor.nama"),
        ("{{ kantor.parse_raw('x') }}", "LK606", "parse_raw"),
        ("{{ kantor.nama.upper() }}", "LK606", "upper"),
        ("{{ kantor.nama | teball }}", "LK604", "tebal"),
        ("{% import 'x' as y %}", "LK606", "import"),
        ("{% if kantor %}", "LK601", "if"),
        ("{{ daftar.tabell }}", "LK603", "tabel"),
        ("{{ 'x' * 10**9 }}", "LK803", "terlalu panjang"),
        ("<script>alert(1)</script>", "LK724", "<script>"),
    ],
)
def test_template_check_reads_html_templates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, code: str, quoted: str
) -> None:
    office = with_page(tmp_path / "kantor", source)
    assert main(["template", "check", str(office)]) == 1
    told = capsys.readouterr().out
    assert code in told
    assert quoted in told
    assert "laporan.html" in told


def test_the_filters_of_the_narrative_are_those_of_html_templates(root: Path) -> None:
    source = "{{ 3 | kata }} {{ anggaran.total.pagu }} {{ dokumen.tanggal | tanggal }}"
    written = str(page(root, source))
    assert "tiga Rp9.092.592.000 5 Januari 2032" in written


def test_the_filter_markdown_says_where_it_belongs(root: Path) -> None:
    with pytest.raises(LkjipError, match="hanya untuk naskah"):
        page(root, "{{ kantor.nama | markdown }}")

"""The sentences of computed findings: each kind in the words that its numbers call for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from finding_examples import BUDGET, INDICATOR, REVENUE, SCORES, part, percent, q, row

import lkjip_docgen
from lkjip_docgen.document.tree import Paragraph
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.measures.results import HasilTelaah
from lkjip_docgen.narrative.engine import render_chapter
from lkjip_docgen.quantity import Unit
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import offer

NARASI = TEMPLATES / "narasi"
ROOT = Path(lkjip_docgen.__file__).parent
GUIDE = TEMPLATES.parent / "docs" / "templat.md"


def told(file: str, finding: HasilTelaah, **names: object) -> str:
    """The sentence of a finding, behind the label that marks it as computed."""
    source = (NARASI / file).read_text(encoding="utf-8")
    found = {
        "telaah": offer(lambda pokok: (finding,)),
        "temuan": (finding,),
        "ind": 0,
        "tahun": 2023,
        **names,
    }
    (paragraph,) = render_chapter(source, f"narasi/{file}", found)
    assert isinstance(paragraph, Paragraph)
    said = plain_text(paragraph.content)
    assert said.startswith("Telaah angka. ")
    return said.removeprefix("Telaah angka. ")


@pytest.mark.parametrize(("finding", "said"), INDICATOR, ids=lambda x: getattr(x, "kode", ""))
def test_a_finding_about_an_indicator(finding: HasilTelaah, said: str) -> None:
    assert told("telaah-indikator.md", finding) == said


@pytest.mark.parametrize(("finding", "said"), BUDGET, ids=lambda x: getattr(x, "kode", ""))
def test_a_finding_about_the_budget(finding: HasilTelaah, said: str) -> None:
    assert told("telaah-anggaran.md", finding) == said


@pytest.mark.parametrize(("finding", "said"), REVENUE, ids=lambda x: getattr(x, "kode", ""))
def test_a_finding_about_revenue(finding: HasilTelaah, said: str) -> None:
    words = {"penerimaan": {"pendek": "PNBP"}}
    assert told("telaah-penerimaan.md", finding, istilah=words) == said


@pytest.mark.parametrize(("finding", "said"), SCORES, ids=lambda x: getattr(x, "kode", ""))
def test_a_finding_about_a_score(finding: HasilTelaah, said: str) -> None:
    assert told("telaah-nilai.md", finding) == said


def test_where_nothing_is_worth_telling_nothing_is_said() -> None:
    source = (NARASI / "telaah-indikator.md").read_text(encoding="utf-8")
    names = {"telaah": offer(lambda pokok: ()), "ind": 0}
    assert render_chapter(source, "narasi/telaah-indikator.md", names) == ()


# --- the short form, and nothing forgotten ---------------------------------------------------


def example(kode: str, number: int = 0) -> HasilTelaah:
    """One of the findings that have a sentence above, by its kind."""
    every = (*INDICATOR, *BUDGET, *REVENUE, *SCORES)
    return [finding for finding, _ in every if finding.kode == kode][number]


SHORT = [
    (example("belum-tercapai"), "Target IKM belum tercapai tiga tahun berturut-turut"),
    (example("belum-tercapai", 1), "Target IKM belum tercapai, dengan selisih 1,00 poin"),
    (example("memburuk-berturut"), "IKM turun dua tahun berturut-turut"),
    (example("bulan-terendah"), "Nilai SKM terendah pada bulan Juli (17,13)"),
    (
        row(
            "responden-kurang",
            {"bulanan": True},
            (part("Desember", q("15", Unit.RESPONDEN)),),
            minimum=q("30", Unit.RESPONDEN),
        ),
        "Responden IKM bulan Desember hanya 15 orang (minimum 30)",
    ),
    (
        row(
            "responden-kurang",
            {"bulanan": False},
            (part("Pihak eksternal", q("4", Unit.RESPONDEN)),),
            minimum=q("5", Unit.RESPONDEN),
        ),
        "Responden IKM dari pihak eksternal hanya 4 orang (minimum 5)",
    ),
    (
        row(
            "responden-kurang",
            {"bulanan": True},
            tuple(part(month, q("9", Unit.RESPONDEN)) for month in ("Mei", "Juni", "Juli")),
            minimum=q("30", Unit.RESPONDEN),
        ),
        "Responden IKM kurang dari 30 orang pada tiga bulan",
    ),
    (example("sisa-anggaran"), "Sisa anggaran terbesar pada Belanja Pegawai (80,00%)"),
    (example("triwulan-akhir"), "Belanja menumpuk pada triwulan IV (29,65%)"),
    (example("uraian-nilai"), "IKM turun 3,93 poin, terutama pada Nilai Efisiensi"),
    (
        row("target-penerimaan", {"sejak": 2023}, capaian=percent("99,35")),
        "Target IKM belum tercapai (99,35%)",
    ),
    (
        row("lain-pembanding", {"minimum": False}, (part("Kanwil", percent("79")),)),
        "IKM masih lebih rendah daripada Kanwil (79,00%)",
    ),
    (example("unsur-di-bawah-target"), "Unsur Perawatan pada IKM (3,04) di bawah target"),
    (example("unsur-terendah"), "Nilai unsur Waktu pada IKM paling rendah (2,91)"),
    (
        example("laju-menengah", 1),
        "Laju IKM belum cukup untuk target jangka menengah tahun 2029",
    ),
    (example("laju-menengah", 2), "IKM menjauhi target jangka menengah tahun 2029"),
    (
        example("laju-menengah", 3),
        "IKM memburuk sehingga target jangka menengah tahun 2029 terancam",
    ),
    (example("sisa-anggaran", 1), "Seluruh sisa anggaran ada pada Belanja Modal"),
    (example("uraian-nilai", 1), "IKM turun 4,35 poin, seluruhnya pada Output"),
    (example("uraian-nilai", 2), "IKM turun 2,00 poin"),
]


@pytest.mark.parametrize(("finding", "said"), SHORT, ids=lambda x: getattr(x, "kode", ""))
def test_what_needs_attention_is_one_clause(finding: HasilTelaah, said: str) -> None:
    source = (NARASI / "telaah-perhatian.md").read_text(encoding="utf-8")
    (paragraph,) = render_chapter(source, "narasi/telaah-perhatian.md", {"t": finding})
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.content) == said


def branches(file: str) -> set[str]:
    text = (NARASI / file).read_text(encoding="utf-8")
    return set(re.findall(r't\.kode == "([a-z-]+)"', text))


def test_every_kind_has_its_sentence_and_its_row_in_the_guide() -> None:
    told = {kode for file in NARASI.glob("telaah-*.md") for kode in branches(file.name)}
    listed = set(
        re.findall(r"^\| `([a-z]+(?:-[a-z]+)+)` \|(?:.*\|){3}$", GUIDE.read_text("utf-8"), re.M)
    )
    code = (ROOT / "measures" / "telaah").glob("*.py")
    made = {
        kode
        for file in code
        for kode in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', file.read_text("utf-8"))
    }
    assert told == listed == made

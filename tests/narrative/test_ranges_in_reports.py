"""A target that is a range is printed with both ends, wherever it stands."""

from __future__ import annotations

from decimal import Decimal

from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.chart import SHORT, Span
from lkjip_docgen.document.tree import Figure
from lkjip_docgen.document.walk import each_block

HELD = (
    "    polaritas: stabil",
    "    target_sampai: 105",
    "    sumber_rumus: Pedoman Contoh",
    "    riwayat: [{tahun: 2030, target: 90, target_sampai: 110, realisasi: 100}]",
)


def held(proyek: Proyek, hasil: str) -> Proyek:
    return proyek.langsung(hasil, "95", *HELD)


def test_within_the_range_no_formula_is_needed(proyek: Proyek) -> None:
    text = held(proyek, "97").naskah()
    assert (
        "tahun 2031 memenuhi target, yaitu 97,00 terhadap target 95,00 sampai dengan 105,00, "
        "dengan capaian 100,00%." in text
    )
    assert "simpangan realisasi dari target, yang dibagi" not in text
    assert "realisasi 97,00 dari target 95,00 sampai dengan 105,00 (100,00%)" in text
    assert "90,00–110,00" in text
    assert "Target dijaga: realisasi di atas maupun di bawahnya menyimpang dari target." in text


def test_outside_the_formula_and_its_source_are_told(proyek: Proyek) -> None:
    text = held(proyek, "126").naskah()
    assert "sama dengan satu dikurangi simpangan realisasi dari target" in text
    assert "target ÷ target), menurut Pedoman Contoh." in text
    assert "menyimpang dari target" in text


def test_a_range_that_may_be_exceeded_says_what_its_capaian_is_taken_from(proyek: Proyek) -> None:
    text = proyek.langsung(
        "12,18", "11.5", "    polaritas: minimum", "    target_sampai: 12"
    ).naskah()
    assert "yaitu 12,18 terhadap target 11,50 sampai dengan 12,00, dengan capaian 98,50%" in text
    assert "di luarnya dihitung dari batas terdekat." in text
    assert "Indeks Kepuasan belum mencapai target." in text


def test_the_chart_of_the_card_shows_both_ends_of_the_range(proyek: Proyek) -> None:
    one = held(proyek, "97").ganti(
        "riwayat: [", "riwayat: [{tahun: 2029, target: 88, realisasi: 80}, "
    )
    report = compose_report(one.muat())
    blocks = each_block(block for part in report.parts for block in part.blocks)
    (chart,) = [b.chart for b in blocks if isinstance(b, Figure) and b.id == "gambar-puas-kartu"]
    assert chart is not None
    assert chart.spans == (None, Span(Decimal(90), Decimal(110)), Span(Decimal(95), Decimal(105)))
    assert chart.tones == (SHORT, "", "")

"""A percentage that gets more decimals is renewed like any other, its verdict with it."""

from __future__ import annotations

from proyek import Proyek
from refresh_files import edit, text

from lkjip_docgen.api import build
from lkjip_docgen.jobs.refresh import Wish, refresh


def test_a_refreshed_capaian_gets_the_decimals_that_it_needs_and_loses_them(proyek: Proyek) -> None:
    proyek.langsung("3.13", "3.13")
    report = build(proyek.root, with_layout=False).files[0]
    edit(report, lambda document: None)
    for hasil, capaian, verdict in (
        ("3.1299", "99,997%", "belum mencapai target"),
        ("3.1301", "100,003%", "melampaui target"),
        ("3.00", "95,85%", "belum mencapai target"),
    ):
        proyek.ukur("jenis: langsung", "nama: Penilaian Contoh", f"hasil: {hasil}")
        result = refresh(report, wish=Wish(with_layout=False))
        said = text(report)
        assert not result.outcome.open
        assert f"Realisasi Indeks Kepuasan tahun 2031 {verdict}, yaitu" in said
        assert f"dengan capaian {capaian}." in said
        assert "100,00%" not in said

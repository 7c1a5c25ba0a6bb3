"""What did not apply this year: carried to the next with a remark, or open again."""

from __future__ import annotations

from proyek import Proyek

from lkjip_docgen.jobs.new_year import new_year
from lkjip_docgen.source import load_project

DECLARED = """\
smart: {tidak_berlaku: APBD}
pnbp: {tidak_berlaku: Tidak memungut}
penghargaan: {tidak_berlaku: Lomba ditiadakan}
"""
INDICATOR = """\
    pembanding: {tidak_berlaku: Sendiri}
    analisis: {tidak_berlaku: Dibahas di pusat}
    riwayat: [{tahun: 2030, realisasi: 3, target: {tidak_berlaku: Belum ditargetkan}}]
    pengukuran:
"""


NONE = """\
    pembanding: []
    analisis: {rekomendasi: [], kendala: []}
    pengukuran:
"""


def test_what_there_was_none_of_this_year_is_open_again(proyek: Proyek) -> None:
    proyek.tambah("penghargaan: []\nlampiran: []\n")
    folder = new_year(proyek.ganti("    pengukuran:\n", NONE).root)
    laporan = load_project(folder).laporan

    assert laporan.kosong("penghargaan")
    assert laporan.nihil("lampiran")
    assert laporan.indikator[0].nihil("pembanding")
    assert laporan.indikator[0].analisis.kosong("rekomendasi")


def test_what_holds_for_the_office_comes_along_and_what_held_for_the_year_is_open(
    proyek: Proyek,
) -> None:
    proyek.tambah(DECLARED)
    folder = new_year(proyek.ganti("    pengukuran:\n", INDICATOR).root)
    laporan = load_project(folder).laporan
    indikator = laporan.indikator[0]

    assert (laporan.tak_berlaku("smart"), laporan.tak_berlaku("pnbp")) == ("APBD", "Tidak memungut")
    assert indikator.tak_berlaku("pembanding") == "Sendiri"
    assert [y.tak_berlaku("target") for y in indikator.riwayat] == ["Belum ditargetkan", ""]
    assert laporan.kosong("penghargaan")
    assert indikator.analisis.kosong("kendala")

    lines = (folder / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    remark = "# PERIKSA: apakah alasan ini masih benar untuk tahun 2032?"
    assert lines[lines.index("smart: {tidak_berlaku: APBD}") - 1] == remark
    assert sum(line.strip() == remark for line in lines) == 3, "history needs none"


def test_a_picture_that_does_not_apply_is_none_to_be_copied(proyek: Proyek) -> None:
    none = '{tidak_berlaku: "Sampul dinas tidak memuat foto."}'
    folder = new_year(proyek.ganti("foto_sampul: foto/sampul.jpg", f"foto_sampul: {none}").root)
    assert load_project(folder).laporan.dokumen.tak_berlaku("foto_sampul")

"""What the names of a template give that neither the data nor the results say by themselves."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image
from proyek import Proyek

from lkjip_docgen.document.tree import Figure, Text
from lkjip_docgen.measures import measure
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.names import template_names


def names(proyek: Proyek, more: str = "") -> dict[str, Any]:
    """Every name that a template of the project may use."""
    if more:
        proyek.tambah(more)
    project = proyek.muat()
    return template_names(Konteks(project.laporan, measure(project.laporan), project))


def picture(proyek: Proyek, entry: str) -> object:
    """What a template gets for the photograph of an innovation."""
    found = names(proyek, f"inovasi:\n  - {{nama: Loket Keliling{entry}}}\n")
    return found["gambar_inovasi"](found["inovasi"][0])


def test_the_photograph_of_an_innovation_is_a_figure_with_its_caption(proyek: Proyek) -> None:
    Image.new("RGB", (8, 8)).save(proyek.root / "foto" / "loket.jpg")
    figure = picture(proyek, ", foto: foto/loket.jpg, keterangan_foto: Warga di loket")
    assert isinstance(figure, Figure)
    assert figure.picture == proyek.root / "foto" / "loket.jpg"
    assert (figure.caption, figure.alt) == ((Text("Warga di loket"),), "Foto: Warga di loket.")
    assert (figure.missing, figure.width_cm) == ("", 9)


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        (", foto: foto/nanti.jpg", "BELUM DIISI: berkas gambar foto/nanti.jpg"),
        ("", "foto inovasi Loket Keliling"),
    ],
)
def test_a_photograph_that_is_not_there_is_waited_for(
    proyek: Proyek, entry: str, missing: str
) -> None:
    figure = picture(proyek, entry)
    assert isinstance(figure, Figure)
    assert (figure.picture, figure.missing) == (None, missing)
    assert figure.caption == (Text("Inovasi Loket Keliling"),)


def test_an_innovation_that_has_no_photograph_shows_none(proyek: Proyek) -> None:
    assert picture(proyek, ", foto: {tidak_berlaku: Layanan daring}") == ()


def test_who_signs_is_found_by_the_document_its_year_and_its_version(proyek: Proyek) -> None:
    found = names(proyek)
    official = found["pejabat_untuk"]("laporan", 2031)
    assert official is found["pejabat_laporan"] is not None
    assert found["pihak"](official, "kepala").nama == "Sari Contoh"
    assert found["pihak"](official, "atasan") is None
    assert found["pihak"](None, "kepala") is None
    assert found["pejabat_untuk"]("laporan", 2030) is None
    assert found["pejabat_untuk"]("laporan", 2031, "perubahan") is None
    assert found["pejabat_pk"] is None


def test_this_years_agreement_is_the_changed_one_where_there_is_one(proyek: Proyek) -> None:
    first = names(proyek)
    assert first["pk"] is first["pk_awal"] is first["perjanjian_kinerja"][0]
    assert (first["pk_perubahan"], first["pk_depan"]) == (None, None)

    text = proyek.data.read_text(encoding="utf-8")
    start, end = (
        text.index("  - tahun: 2031\n    tanggal: 2031"),
        text.index("indikator:\n  - kode"),
    )
    changed = text[start:end].replace("2031\n", "2031\n    versi: perubahan\n", 1)
    coming = text[start:end].replace("2031", "2032")
    second = names(proyek.tulis(text[:end] + changed + coming + text[end:]))
    assert [second[name].versi for name in ("pk", "pk_awal", "pk_perubahan")] == [
        "perubahan",
        "awal",
        "perubahan",
    ]
    assert second["pk_depan"].tahun == 2032


def test_an_objective_is_found_by_an_indicator_of_it(proyek: Proyek) -> None:
    found = names(proyek)
    (objective,) = found["sasaran_kegiatan"]
    assert (objective.nomor, objective.nama, objective.terakhir) == (
        1,
        "Meningkatnya kepuasan",
        True,
    )
    assert found["sasaran_dari"](found["indikator"][0]) == objective
    assert (found["sebutan_sasaran"], found["sebutan_indikator"]) == (
        "sasaran kegiatan",
        "indikator kinerja kegiatan",
    )


ACCEPTED = """\
diterima:
  - {kode: LK301, di: "indikator[0].pengukuran.tabel", alasan: Loket baru dibuka}
"""


def test_the_reason_for_an_accepted_finding_is_given_to_its_indicator_only(proyek: Proyek) -> None:
    found = names(proyek, ACCEPTED)
    (indicator,) = found["indikator"]
    assert found["penjelasan"]("LK301", indicator) == "Loket baru dibuka"
    assert found["penjelasan"]("LK302", indicator) == ""


def test_awards_of_this_year_are_told_from_those_before(proyek: Proyek) -> None:
    awards = "penghargaan:\n" + "".join(
        f"  - {{nama: Piagam {year}, tahun: {year}, pemberi: Kementerian, tingkat: nasional}}\n"
        for year in (2030, 2031)
    )
    found = names(proyek, awards)
    assert [award.nama for award in found["penghargaan_tahun_ini"]] == ["Piagam 2031"]

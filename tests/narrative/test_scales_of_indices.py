"""An index on any scale: its category where the table knows the scale, no conversion to itself."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

KONVERSI = "Keduanya baru dapat dibandingkan setelah dikonversi:"


def skala(proyek: Proyek, survei: str, hasil: str, target: str) -> Proyek:
    """The survey on another scale, for a target on another scale."""
    proyek.ganti("target: 3.25", f"target: {target}").ganti("target: 3.25", f"target: {target}")
    proyek.ganti("skala_survei: {maks: 17.5}", f"skala_survei: {{maks: {survei}}}")
    return proyek.ganti("skala_hasil: {maks: 4}", f"skala_hasil: {{maks: {hasil}}}")


def test_an_index_up_to_4_is_multiplied_by_25(proyek: Proyek) -> None:
    said = proyek.naskah()
    assert KONVERSI in said
    assert "indeks dikalikan 25 sehingga diperoleh nilai konversi 95,25." in said
    assert "nilai tersebut termasuk mutu A" in said


def test_an_index_up_to_100_has_its_category_as_it_is(proyek: Proyek) -> None:
    said = skala(proyek, "17.5", "100", "81.25").naskah()
    assert "dikalikan" not in said
    assert "Indeks itu ditetapkan pada skala 100" in said
    assert "nilai 95,26 termasuk mutu A" in said


def test_a_survey_on_the_scale_of_its_target_is_not_converted(proyek: Proyek) -> None:
    said = skala(proyek, "17.5", "17.5", "15").ganti("      kategori: skm-2017\n", "").naskah()
    assert "dikonversi" not in said
    assert "Target ditetapkan pada skala yang sama sehingga nilai itu menjadi realisasi" in said


@pytest.mark.parametrize(("hasil", "fits"), [("4", True), ("100", True), ("5", False)])
def test_a_scale_that_the_table_does_not_know_is_an_error(
    proyek: Proyek, hasil: str, fits: bool
) -> None:
    skala(proyek, "17.5", hasil, "3")
    found = [f for f in check_project(proyek.root).findings if f.code == "LK120"]
    assert (found == []) == fits
    if found:
        assert found[0].message == (
            "Kategori `skm-2017` berlaku untuk indeks dengan nilai tertinggi 4 atau 100, bukan 5."
        )
        assert found[0].path == "indikator[0].pengukuran.skala_hasil.maks"

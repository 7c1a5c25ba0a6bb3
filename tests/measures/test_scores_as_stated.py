"""Scores that an application shows and nobody computes here; rules carried on to later years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from measures_data import measured, report
from proyek import Proyek

from lkjip_docgen.checks.data.nilai import (
    aturan_diteruskan,
    nilai_dalam_rentang,
    nilai_sama,
    pengurang_berlaku,
)
from lkjip_docgen.checks.rule import Check, Problem, Subject
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.rules import aturan
from lkjip_docgen.source import Places, dotted

SHOWN = {"tahun": 2023, "nilai": "91,23", "sumber": "Aplikasi SMART per 5 Januari 2024"}
PARTS_2023 = {"capaian_output": 100, "efisiensi": 0, "konsistensi": 100, "penyerapan": 100}


def smart(*rows: object, **more: object) -> dict[str, object]:
    return {"smart": {"tahunan": list(rows)}, **more}


def ikpa(*rows: object, **more: object) -> dict[str, object]:
    return {"ikpa": {"tahunan": list(rows)}, **more}


def dokumen(tahun: int) -> dict[str, object]:
    return {"dokumen": {"tahun": tahun, "tempat": "Belitung", "tanggal": date(tahun + 1, 1, 5)}}


def problems(check: Check, data: dict[str, object]) -> list[Problem]:
    class Bare:
        places = Places()

    laporan = report(**data)
    return list(check(Subject(Bare(), laporan, measure(laporan))))  # type: ignore[arg-type]


def refused(data: dict[str, object]) -> LkjipError:
    with pytest.raises(LkjipError) as caught:
        measured(**data)
    return caught.value


def test_a_score_from_the_application_stands_as_it_is_with_its_source_and_class() -> None:
    nka = measured(**smart(SHOWN)).nka
    assert (nka.kini.nilai.nilai, nka.kini.komponen) == (Decimal("91.23"), ())
    assert nka.kini.menurut == "Aplikasi SMART per 5 Januari 2024"
    assert nka.kini.kategori.nama == "Sangat Baik"


def test_a_year_before_all_rules_can_be_stated_beside_those_that_are_computed() -> None:
    early = {"tahun": 2016, "nilai": 88, "sumber": "Laporan kinerja 2016"}
    nka = measured(**smart(early, {"tahun": 2023, "komponen": PARTS_2023})).nka
    assert [year.nilai.nilai for year in nka.tahunan] == [88, Decimal("85.70")]
    assert nka.aturan_berubah
    assert nka.tahunan[0].kategori is None


def test_a_year_without_a_rule_says_how_to_state_its_score() -> None:
    (finding,) = refused(smart({"tahun": 2016, "komponen": {}})).findings
    assert finding.message == "Aturan NKA untuk tahun 2016 tidak tersedia."
    assert "`nilai:` dan `sumber:`" in finding.suggestion


def test_a_stated_score_needs_its_source() -> None:
    (finding,) = refused(smart({"tahun": 2023, "nilai": 91})).findings
    assert (finding.code, finding.path) == ("LK012", "smart.tahunan[0].sumber")


def test_a_year_with_neither_components_nor_score_is_told_which_components_there_are() -> None:
    (finding,) = refused(ikpa({"tahun": 2023})).findings
    assert finding.code == "LK012"
    assert "`revisi_dipa`" in finding.suggestion


def test_a_score_that_is_still_to_be_stated_is_missing_and_no_mistake() -> None:
    year = measured(**ikpa({"tahun": 2023, "nilai": None, "sumber": None})).ikpa.kini
    assert not year.nilai.ada
    assert (year.komponen, year.kategori) == ((), None)


@pytest.mark.parametrize("profil", ["eselon-satu", "kementerian"])
def test_nobody_else_is_scored_by_the_weights_of_a_work_unit(profil: str) -> None:
    row = {"tahun": 2023, "komponen": PARTS_2023}
    (finding,) = refused(smart(row, profil=profil)).findings
    assert "hanya bobot bagi satuan kerja" in finding.message
    assert measured(**smart(SHOWN, profil=profil)).nka.kini.nilai.nilai == Decimal("91.23")


def test_the_ikpa_of_2020_and_2021_has_thirteen_indicators() -> None:
    full = dict.fromkeys(aturan("ikpa", 2021).kunci, 100)
    assert len(full) == 13
    worse = full | {"capaian_output": 0}
    scores = measured(
        **ikpa({"tahun": 2020, "komponen": worse}, {"tahun": 2021, "komponen": worse})
    ).ikpa
    assert [year.nilai.nilai for year in scores.tahunan] == [90, 83]
    assert scores.aturan_berubah
    assert scores.kini.kategori is None  # its classes were not found in a source


def test_a_score_beside_its_components_is_held_against_them() -> None:
    row = {"tahun": 2023, "komponen": PARTS_2023, "nilai": "85,70"}
    assert problems(nilai_sama, smart(row)) == []
    (found,) = problems(nilai_sama, smart(row | {"nilai": "85,07"}))
    assert dotted(found.path) == "smart.tahunan[0].nilai"
    assert "85,07" in found.message
    assert "85,70" in found.message


def test_a_reduction_beside_a_stated_score_is_not_used_and_told() -> None:
    row = {"tahun": 2024, "nilai": 97, "sumber": "OM-SPAN", "pengurang": "0,5"}
    (found,) = problems(pengurang_berlaku, ikpa(row, **dokumen(2024)))
    assert "sudah dikurangi" in found.suggestion


def test_a_rule_is_certain_until_the_year_it_was_seen_to_hold() -> None:
    known = aturan("nka", 2024).diketahui_sampai
    assert known is not None
    row = {"komponen": {"efektivitas": 90, "efisiensi": 90, "ikpa": 90}}
    last, later = {"tahun": known} | row, {"tahun": known + 1} | row
    assert problems(aturan_diteruskan, smart(last, **dokumen(known))) == []
    (found,) = problems(aturan_diteruskan, smart(last, later, **dokumen(known + 1)))
    assert dotted(found.path) == "smart.tahunan[1].tahun"
    assert f"sampai dengan tahun {known}" in found.message
    assert f"ke tahun {known + 1}" in found.message


def test_the_report_says_until_when_the_rule_is_known() -> None:
    row = {"komponen": {"efektivitas": 90, "efisiensi": 90, "ikpa": 90}}
    years = measured(**smart({"tahun": 2026} | row, {"tahun": 2027} | row, **dokumen(2027))).nka
    certain, carried = years.tahunan
    assert certain.dasar == certain.aturan.sumber
    assert carried.dasar == f"{certain.dasar}, yang diketahui berlaku sampai dengan tahun 2026"


def test_a_stated_score_of_a_later_year_is_certain_anyway() -> None:
    row = SHOWN | {"tahun": 2030}
    assert problems(aturan_diteruskan, smart(row, **dokumen(2030))) == []


@pytest.mark.parametrize("nilai", [9625, "120,5", -3])
def test_a_score_that_no_application_shows_is_found(nilai: int | str) -> None:
    row = {"tahun": 2023, "nilai": nilai, "sumber": "OM-SPAN"}
    (problem,) = problems(nilai_dalam_rentang, ikpa(row))
    assert dotted(problem.path) == "ikpa.tahunan[0].nilai"
    assert problem.message.startswith("Nilai tahun 2023 bernilai")


def test_a_score_between_nothing_and_all_is_no_finding() -> None:
    assert problems(nilai_dalam_rentang, smart(SHOWN)) == []


def test_a_score_without_a_rule_is_refused_at_its_place_by_every_command(proyek: Proyek) -> None:
    row = "  tahunan: [{tahun: 2031, komponen: {efektivitas: 98.75}}]\n"
    proyek.ganti("emonev:\n", f"profil: eselon-satu\nsmart:\n{row}emonev:\n")
    with pytest.raises(LkjipError) as caught:
        proyek.naskah()
    (finding,) = caught.value.findings
    assert finding.code == "LK017"
    assert finding.place is not None
    lines = proyek.data.read_text(encoding="utf-8").splitlines()
    assert lines[finding.place.line - 1] == row.rstrip("\n")

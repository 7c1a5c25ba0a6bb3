"""Every rule of numbers is seeded: in the collection (`defects/`), or by tests as these."""

from __future__ import annotations

import re
from pathlib import Path

from defects import DEFECTS, load
from seeded_sample import DATA, IKM, Salinan, salin

from lkjip_docgen.checks.run import RULES

PERSENTASE = """\
    pengukuran:
      jenis: persentase
      pembilang: Temuan ditindaklanjuti
      penyebut: Seluruh temuan
      nilai_pembilang: 45
      nilai_penyebut: 40
"""

# What the clean sample has already is shown by test_checks_numbers_known.py; the
# other codes named here need more than one replacement and have tests below; figures that
# cannot be are seeded in every place of the data by test_checks_numbers_possible.py.
IMPOSSIBLE = {"LK107", "LK108", "LK130", "LK142"}
BUDGET_TREES = {"LK109", "LK161", "LK162", "LK163"}  # test_checks_budget_trees.py
TREES_AND_EVALUATIONS = {f"LK25{digit}" for digit in "123456789"}
ELSEWHERE = (
    {
        "LK104",
        "LK128",
        "LK134",
        "LK135",
        "LK136",
        "LK137",
        "LK139",
        "LK151",
        "LK152",
        "LK153",
        "LK171",
        "LK172",
        "LK173",
        "LK174",
        "LK175",
        "LK176",
        "LK177",
        "LK178",
        "LK179",
        "LK180",
        "LK208",
        "LK210",  # tests/narrative/test_documents_around_the_report.py
        "LK209",
        "LK212",
    }
    | TREES_AND_EVALUATIONS
    | IMPOSSIBLE
    | BUDGET_TREES
)


def test_every_number_and_structure_rule_is_seeded() -> None:
    seeded = {code for case in load(DEFECTS) for code in case.codes}
    assert {code for code in RULES if code < "LK300"} - seeded - ELSEWHERE == set()


def test_a_name_that_is_still_to_be_filled_in_is_no_change_of_heads(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("nama: Kahtimad Santarso", "nama: '[BELUM DIISI: nama]'")
    assert "LK212" not in {f.code for f in salinan.temuan()}


def test_an_agreement_of_the_same_year_and_version_twice_is_found(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    agreement = re.search(r"(?<=^perjanjian_kinerja:\n)(?: .*\n)+", text, re.MULTILINE)
    assert agreement
    (salinan.root / DATA).write_text(text.replace(agreement[0], agreement[0] * 2), encoding="utf-8")
    messages = [f.message for f in salinan.temuan() if f.code == "LK231"]
    assert messages == ["Perjanjian kinerja awal tahun 2023 ditulis lebih dari sekali."]


def test_a_part_larger_than_the_whole_is_found(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.potong("    pengukuran:\n      jenis: unsur_berbobot", "    riwayat:", PERSENTASE)
    line = salinan.baris(["nilai_pembilang: 45"])
    found = [f for f in salinan.temuan_baru() if f.code == "LK128"]
    assert [f.place.line for f in found if f.place] == [line]
    assert "45" in found[0].message
    assert "40" in found[0].message


def test_a_result_given_beside_its_elements_is_found_when_they_disagree(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    text = re.sub(r"( +)bobot: (\d+)\n", r"\1bobot: \2\n\1nilai: 3.5\n", text)
    text = text.replace("# responden:", "responden: 6")
    (salinan.root / DATA).write_text(text, encoding="utf-8")
    found = [f for f in salinan.temuan_baru() if f.code == "LK126"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["hasil: 3.81"])]
    assert "3,50" in found[0].message

    salinan.ganti("hasil: 3.81", "hasil: 3.5")
    assert not [f for f in salinan.temuan_baru() if f.code == "LK126"]


def test_an_ikpa_typed_into_smart_is_held_against_its_components(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("tahun: 2023  ", "tahun: 2024  ")
    salinan.ganti(
        "komponen: {capaian_output: 100, efisiensi: 10.17, konsistensi: 98.73, penyerapan: 91.46}",
        "komponen: {efektivitas: 70, efisiensi: 20, ikpa: 95.5}",
    )
    salinan.ganti("- tahun: 2023\n      komponen", "- tahun: 2024\n      komponen")
    salinan.ganti("tahunan: []", "tahunan: [{tahun: 2024, komponen: {revisi_dipa: 98}}]")
    found = [f for f in salinan.temuan() if f.code == "LK134"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["ikpa: 95.5"])]
    assert "95,5" in found[0].message
    assert "98,00" in found[0].message


def test_an_unknown_component_does_not_hide_the_other_findings(tmp_path: Path) -> None:
    salinan = salin(tmp_path).ganti("konsistensi: 98.73", "konsistensy: 98.73")
    findings = salinan.temuan()
    unknown = [f for f in findings if f.code == "LK013"]
    assert [f.place.line for f in unknown if f.place] == [salinan.baris(["konsistensy"])]
    assert {"LK104", "LK114"} <= {f.code for f in findings}


def test_a_year_without_a_rule_is_found_at_its_line(tmp_path: Path) -> None:
    salinan = salin(tmp_path)
    salinan.ganti("- tahun: 2021\n      komponen", "- tahun: 2016\n      komponen")
    found = [f for f in salinan.temuan() if f.code == "LK017"]
    assert [f.place.line for f in found if f.place] == [salinan.baris(["- tahun: 2016"])]


def test_every_doubtful_line_of_a_table_makes_one_finding_not_twelve(tmp_path: Path) -> None:
    low = ";".join(["Nilai SKM", *["17,00"] * 12])
    path = salin(tmp_path).root / IKM
    text = re.sub(r"^Nilai SKM;.*$", low, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    found = [f for f in salin_findings(path.parent) if f.startswith("LK112")]
    assert len(found) == 2  # this table and the one of the clean sample


def salin_findings(root: Path) -> list[str]:
    """Codes and messages of a project folder."""
    return [f"{f.code} {f.message}" for f in Salinan(root).temuan()]

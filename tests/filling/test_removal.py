"""What names an item that goes goes with it, names another, or names nothing: as people decide."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.filling import Decision, Workspace
from lkjip_docgen.findings import LkjipError

DATA = """\
dokumen:
  tahun: 2025
perjanjian_kinerja:
  - tahun: 2025
    anggaran: dipa
    tingkat:
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Meningkatnya layanan
            indikator:
              - {nama: Indeks kepuasan, indikator: ikm, target: 90}
              - {nama: Lama layanan, indikator: lama, target: 5}
          - kode: sk2
            nama: Meningkatnya mutu
            induk: sk1
            indikator:
              - {nama: Nilai mutu, indikator: mutu, target: 80}
rencana_kinerja:
  - tahun: 2025
    sasaran:
      - nama: Meningkatnya layanan
        indikator:
          - {nama: Indeks kepuasan, indikator: ikm, target: 91}
indikator:
  - kode: ikm
    nama: Indeks kepuasan
    # dari survei
    sasaran: sk1
    program: Program Layanan
  - kode: lama
    nama: Lama layanan
    induk: ikm
  - kode: mutu
    nama: Nilai mutu
    sasaran: sk2
    program: Program Layanan
anggaran:
  versi:
    - kode: dipa
      program:
        - nama: Program Layanan
        - nama: Program Dukungan
diterima:
  - {kode: LK114, di: 'indikator[2].target', alasan: sesuai}
"""
OBJECTIVE = ("perjanjian_kinerja", 0, "tingkat", 0, "sasaran", 0)
TOLD = "Perjanjian kinerja 2025 › Tabel sasaran kegiatan › Sasaran “Meningkatnya layanan”"
FOLLOWING = "indikator[].sasaran"
ABOVE_OBJECTIVE = "perjanjian_kinerja[].tingkat[].sasaran[].induk"
ABOVE = "indikator[].induk"
AGREED = "perjanjian_kinerja[].tingkat[].sasaran[].indikator[].indikator"
PLANNED = "rencana_kinerja[].sasaran[].indikator[].indikator"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_text(DATA)
    return Workspace(tmp_path)


def on_disk(workspace: Workspace) -> str:
    return workspace.file.read_text()


def goals(workspace: Workspace) -> list[dict]:
    return workspace.data["perjanjian_kinerja"][0]["tingkat"][0]["sasaran"]


def kinds(workspace: Workspace, *path: str | int) -> dict[str, list[tuple[str | int, ...]]]:
    return {
        group.kind: [each.path for each in group.referrers] for group in workspace.followers(path)
    }


def test_the_indicators_of_an_objective_follow_it_named_or_agreed(workspace: Workspace) -> None:
    assert kinds(workspace, *OBJECTIVE) == {
        FOLLOWING: [("indikator", 0), ("indikator", 1)],
        ABOVE_OBJECTIVE: [(*OBJECTIVE[:-1], 1, "induk")],
    }


def test_the_last_program_with_a_name_is_missed_another_is_not(workspace: Workspace) -> None:
    program = ("anggaran", "versi", 0, "program")
    assert kinds(workspace, *program, 1) == {}
    found = kinds(workspace, *program, 0)
    assert found == {
        "indikator[].program": [("indikator", 0, "program"), ("indikator", 2, "program")]
    }


def test_indicators_go_over_to_another_objective(workspace: Workspace) -> None:
    decided = {FOLLOWING: Decision("pindah", "sk2"), ABOVE_OBJECTIVE: Decision("kosong")}
    workspace.remove_with(OBJECTIVE, decided)

    (left,) = goals(workspace)
    assert [row["indikator"] for row in left["indikator"]] == ["mutu", "ikm", "lama"]
    assert left["induk"] is None
    assert workspace.data["indikator"][0]["sasaran"] == "sk2"
    assert "sasaran" not in workspace.data["indikator"][1]  # as its row in the agreement says
    assert "# dari survei" in on_disk(workspace)
    assert workspace.undo() == "Penghapusan " + TOLD
    assert on_disk(workspace) == DATA


def test_indicators_go_with_their_objective_and_all_that_names_them(workspace: Workspace) -> None:
    (group, _) = workspace.followers(OBJECTIVE)
    assert [text.rpartition(" ")[2] for text in group.along] == ["(dihapus)"]
    decided = {FOLLOWING: Decision("hapus"), ABOVE_OBJECTIVE: Decision("kosong")}
    workspace.remove_with(OBJECTIVE, decided)

    assert [each["kode"] for each in workspace.data["indikator"]] == ["mutu"]
    assert [each["kode"] for each in goals(workspace)] == ["sk2"]
    assert not workspace.data["rencana_kinerja"][0]["sasaran"][0]["indikator"]
    assert workspace.data["diterima"][0]["di"] == "indikator[0].target"
    workspace.undo()
    assert on_disk(workspace) == DATA


def test_rows_that_name_an_indicator_stay_without_it_unless_they_go_too(
    workspace: Workspace,
) -> None:
    assert kinds(workspace, "indikator", 0).keys() == {ABOVE, AGREED, PLANNED}
    decided = {
        ABOVE: Decision("pindah", "mutu"),
        AGREED: Decision("kosong"),
        PLANNED: Decision("hapus"),
    }
    workspace.remove_with(("indikator", 0), decided)

    assert workspace.data["indikator"][0]["induk"] == "mutu"
    assert goals(workspace)[0]["indikator"][0] == {
        "nama": "Indeks kepuasan",
        "indikator": None,
        "target": 90,
    }
    assert not workspace.data["rencana_kinerja"][0]["sasaran"][0]["indikator"]


@pytest.mark.parametrize(
    "decided",
    [
        {},
        {FOLLOWING: Decision("hapus")},
        {FOLLOWING: Decision("pindah", "sk1"), ABOVE_OBJECTIVE: Decision("kosong")},
        {FOLLOWING: Decision("hapus"), ABOVE_OBJECTIVE: Decision("hapus")},
    ],
)
def test_nothing_goes_before_all_is_decided(
    workspace: Workspace, decided: dict[str, Decision]
) -> None:
    with pytest.raises(LkjipError, match="Pilih dahulu"):
        workspace.remove_with(OBJECTIVE, decided)
    assert on_disk(workspace) == DATA


def test_what_stands_only_in_the_objective_of_another_plan_can_go_over(
    workspace: Workspace,
) -> None:
    objectives = ("rencana_kinerja", 0, "sasaran")
    workspace.add(objectives, {"nama": "Meningkatnya mutu", "indikator": []})
    before = on_disk(workspace)
    (group,) = workspace.followers((*objectives, 0))
    assert (group.kind, group.may_stay_empty) == ("isi", False)
    workspace.remove_with((*objectives, 0), {"isi": Decision("pindah", group.choices[0].value)})

    (left,) = workspace.data["rencana_kinerja"][0]["sasaran"]
    assert left["indikator"][0]["indikator"] == "ikm"
    workspace.undo()
    assert on_disk(workspace) == before

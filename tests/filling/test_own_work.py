"""What a command of our own writes while it runs beside the window is one change of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace

DATA = """\
kantor:
  nama: Kantor A
  alamat: Jalan Satu
emonev:
  tabel: emonev.csv
"""
TABLE = "bulan;anggaran;pelaksanaan\nJanuari;4,5;5\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_text(DATA)
    (tmp_path / "emonev.csv").write_text(TABLE)
    return Workspace(tmp_path)


def written(workspace: Workspace, file: str, old: str, new: str) -> None:
    path = workspace.root / file
    path.write_text(path.read_text().replace(old, new))


def texts(workspace: Workspace) -> tuple[str, str]:
    return workspace.file.read_text(), (workspace.root / "emonev.csv").read_text()


def test_several_files_and_looks_are_one_step(workspace: Workspace) -> None:
    workspace.set(("kantor", "telepon"), "0778")
    before = texts(workspace)
    workspace.work_begins("Pengambilan isian dari Excel")
    written(workspace, "laporan.yaml", "Jalan Satu", "Jalan Dua")
    workspace.look()
    written(workspace, "emonev.csv", "4,5", "4,75")
    workspace.work_ends()
    after = texts(workspace)

    assert workspace.data["kantor"]["alamat"] == "Jalan Dua"
    assert workspace.undo() == "Pengambilan isian dari Excel"
    assert texts(workspace) == before
    assert workspace.redo() == "Pengambilan isian dari Excel"
    assert texts(workspace) == after
    workspace.undo()
    workspace.undo()
    assert texts(workspace) == (DATA, TABLE)


def test_what_was_typed_meanwhile_stays_when_the_work_is_undone(workspace: Workspace) -> None:
    workspace.work_begins("Pengambilan isian dari Excel")
    written(workspace, "laporan.yaml", "Jalan Satu", "Jalan Dua")
    workspace.look()
    workspace.set(("kantor", "nama"), "Kantor B")
    workspace.work_ends()

    assert workspace.undo() == "Pengisian Kantor › Nama lengkap"
    workspace.redo()
    workspace.undo()
    workspace.undo()
    assert workspace.file.read_text() == DATA


def test_later_changes_of_others_and_of_another_work_are_not_part_of_it(
    workspace: Workspace,
) -> None:
    for street in ("Dua", "Tiga"):
        old = "Satu" if street == "Dua" else "Dua"
        workspace.work_begins("Pengambilan isian dari Excel")
        written(workspace, "laporan.yaml", f"Jalan {old}", f"Jalan {street}")
        workspace.work_ends()
    written(workspace, "laporan.yaml", "Kantor A", "Kantor C")
    workspace.look()

    workspace.undo()
    assert workspace.data["kantor"] == {"nama": "Kantor C", "alamat": "Jalan Dua"}
    workspace.undo()
    assert workspace.data["kantor"] == {"nama": "Kantor C", "alamat": "Jalan Satu"}
    assert workspace.undo() is None


def test_a_work_that_writes_nothing_is_no_step(workspace: Workspace) -> None:
    workspace.work_begins("Pengambilan isian dari Excel")
    workspace.work_ends()

    assert workspace.undo() is None


@pytest.mark.parametrize("taken", ["Jalan Tiga", "Jalan Satu"], ids=["new", "as it was once"])
def test_what_a_work_writes_over_what_was_typed_before_it_is_no_question(
    workspace: Workspace, taken: str
) -> None:
    """Somebody took it from Excel: the work has read all that was typed until it began."""
    workspace.set(("kantor", "alamat"), "Jalan Dua")
    workspace.set(("kantor", "nama"), "Kantor B")
    workspace.work_begins("Pengambilan isian dari Excel")
    written(workspace, "laporan.yaml", "Jalan Dua", taken)
    workspace.work_ends()

    assert workspace.data["kantor"] == {"nama": "Kantor B", "alamat": taken}
    assert not workspace.conflicts


def test_a_line_that_a_work_brings_back_is_no_sign_of_an_old_file(workspace: Workspace) -> None:
    workspace.set(("kantor", "telepon"), "0778")
    workspace.set(("kantor", "telepon"), "0779")
    workspace.set(("kantor", "alamat"), "Jalan Dua")
    workspace.work_begins("Pengambilan isian dari Excel")
    written(workspace, "laporan.yaml", "Jalan Dua", "Jalan Tiga")
    written(workspace, "laporan.yaml", "0779", "0778")
    workspace.work_ends()

    assert workspace.data["kantor"]["alamat"] == "Jalan Tiga"
    assert not workspace.conflicts


def test_what_is_typed_while_a_work_runs_and_it_writes_too_is_asked(workspace: Workspace) -> None:
    workspace.work_begins("Pengambilan isian dari Excel")
    work = workspace.file.read_text().replace("Jalan Satu", "Jalan Dua")
    workspace.set(("kantor", "alamat"), "Jalan Tiga")
    workspace.set(("kantor", "nama"), "Kantor B")
    workspace.file.write_text(work)
    workspace.work_ends()

    assert workspace.data["kantor"] == {"nama": "Kantor B", "alamat": "Jalan Dua"}
    (conflict,) = workspace.conflicts
    assert (conflict.mine, conflict.theirs) == ("Jalan Tiga", "Jalan Dua")

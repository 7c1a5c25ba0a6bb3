"""Cells of a CSV file change where they stand, in the manner of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError

DATA = "kantor:\n  nama: Kantor A\n"
TABLE = """\
Survei tahun 2025;;
unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des
"Sistem; prosedur";3,30;3,3;;;;;;;;;;
Waktu;"3,10";3,20;;;;;;;;;;
"""
POINTS = "bulan,anggaran,pelaksanaan\r\nJanuari,4.12,6.50\r\nFebruari,10.35,13.20"


def opened(folder: Path, raw: bytes, name: str = "survei.csv") -> Workspace:
    (folder / "laporan.yaml").write_text(DATA)
    (folder / name).write_bytes(raw)
    return Workspace(folder)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return opened(tmp_path, TABLE.encode())


def on_disk(workspace: Workspace, name: str = "survei.csv") -> str:
    return (workspace.root / name).read_bytes().decode()


def test_a_table_shows_its_records_and_its_head(workspace: Workspace) -> None:
    table = workspace.cells("survei.csv#Lembar")

    assert table.head == 1
    assert table.rows[2][:3] == ("Sistem; prosedur", "3,30", "3,3")


def test_a_cell_changes_alone(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 2, [["3,25"]])

    assert on_disk(workspace) == TABLE.replace("3,20", "3,25")
    assert workspace.undo() == "Pengisian survei.csv"
    assert on_disk(workspace) == TABLE


def test_quotes_stay_where_they_were_and_come_where_they_are_needed(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 0, [["Waktu; lama", "3,11"]])

    assert '\n"Waktu; lama";"3,11";3,20;;' in on_disk(workspace)


def test_a_block_from_excel_is_pasted_over_several_rows(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 2, 1, [["1", "2"], ["3", "4"], ["5", "6"]])

    lines = on_disk(workspace).splitlines()
    assert lines[2].startswith('"Sistem; prosedur";1;2;;')
    assert lines[3].startswith('Waktu;"3";4;;')
    assert lines[4] == ";5;6;;;;;;;;;;"


def test_what_says_the_same_is_not_written(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 2, 0, [["Sistem; prosedur", "3,30", "3,3"]])

    assert workspace.undo() is None


def test_a_file_with_points_keeps_points_its_line_ends_and_its_open_end(tmp_path: Path) -> None:
    workspace = opened(tmp_path, POINTS.encode(), "emonev.csv")
    workspace.set_cells("emonev.csv", 1, 1, [["4,5", "1.071,25"], ["x", "98,2%"]])
    workspace.set_cells("emonev.csv", 3, 0, [["Maret", "20,5"]])

    assert on_disk(workspace, "emonev.csv") == (
        "bulan,anggaran,pelaksanaan\r\nJanuari,4.5,1071.25\r\nFebruari,x,98.2%\r\nMaret,20.5,"
    )


def test_a_number_that_a_point_would_make_doubtful_keeps_its_comma(tmp_path: Path) -> None:
    workspace = opened(tmp_path, POINTS.encode(), "emonev.csv")
    workspace.set_cells("emonev.csv", 1, 1, [["1,816"]])

    assert 'Januari,"1,816",6.50' in on_disk(workspace, "emonev.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_the_encoding_stays(tmp_path: Path, encoding: str) -> None:
    workspace = opened(tmp_path, TABLE.replace("Waktu", "Waktu é").encode(encoding))
    workspace.set_cells("survei.csv", 3, 1, [["9"]])

    raw = (tmp_path / "survei.csv").read_bytes()
    assert raw == TABLE.replace("Waktu", "Waktu é").replace("3,10", "9").encode(encoding)


def test_rows_come_and_go(workspace: Workspace) -> None:
    workspace.add_row("survei.csv", 3, ["Biaya", "3"])
    assert on_disk(workspace) == TABLE.replace("Waktu;", "Biaya;3;;;;;;;;;;;\nWaktu;")
    workspace.remove_row("survei.csv", 3)
    assert on_disk(workspace) == TABLE


def test_a_formula_that_is_pasted_stays_a_text(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 0, [["=HYPERLINK(1)"]])

    assert "\n'=HYPERLINK(1);" in on_disk(workspace)
    assert workspace.cells("survei.csv").rows[3][0] == "=HYPERLINK(1)"


def test_cells_that_others_changed_are_not_written_over(workspace: Workspace) -> None:
    (workspace.root / "survei.csv").write_text(TABLE.replace("3,20", "3,21"))

    with pytest.raises(LkjipError, match="sementara itu diubah"):
        workspace.set_cells("survei.csv", 3, 2, [["3,5"]], before=[["3,20"]])

    assert "3,21" in on_disk(workspace)


def test_excel_that_did_not_know_of_a_cell_does_not_undo_it(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 3, [["3,5"]])
    (workspace.root / "survei.csv").write_text(TABLE.replace("3,30;3,3;", "3,30;3,31;"))

    found = workspace.look()

    assert found is not None
    assert found.files == ("survei.csv",)
    assert not found.conflicts
    text = TABLE.replace("3,30;3,3;", "3,30;3,31;").replace("3,20;;", "3,20;3,5;")
    assert on_disk(workspace) == text


def test_a_table_that_libreoffice_holds_waits_and_keeps_nothing_else_waiting(
    workspace: Workspace,
) -> None:
    workspace.set_cells("survei.csv", 3, 3, [["3,5"]])
    owner = workspace.root / ".~lock.survei.csv#"
    owner.write_text("")
    (workspace.root / "survei.csv").write_text(TABLE.replace("3,30;3,3;", "3,30;3,31;"))

    workspace.set(("kantor", "nama"), "Kantor B")
    with pytest.raises(LkjipError, match="sedang dibuka di program lain"):
        workspace.set_cells("survei.csv", 3, 4, [["3,6"]])

    owner.unlink()
    workspace.set_cells("survei.csv", 3, 4, [["3,6"]])
    assert "3,30;3,31;" in on_disk(workspace)
    assert "3,20;3,5;3,6;" in on_disk(workspace)


def test_files_that_the_data_name_are_watched(tmp_path: Path) -> None:
    workspace = opened(tmp_path, TABLE.encode())
    workspace.set(("emonev", "tabel"), "emonev.xlsx#Juni")
    assert workspace.look() is None

    (tmp_path / "emonev.xlsx").write_bytes(b"PK")
    found = workspace.look()
    assert found is not None
    assert found.files == ("emonev.xlsx",)
    assert workspace.look() is None


def test_a_cell_that_both_changed_is_kept_for_a_decision(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 2, [["3,5"]])
    workspace.set_cells("survei.csv", 3, 3, [["3,6"]])
    (workspace.root / "survei.csv").write_text(TABLE.replace("3,20", "3,7"))
    workspace.look()

    (conflict,) = workspace.conflicts
    assert conflict.title == "survei.csv › Waktu, kolom Feb"
    assert (conflict.mine, conflict.theirs) == ("3,5", "3,7")
    workspace.decide(conflict.id, mine=True)
    assert "3,5;3,6;;" in on_disk(workspace)


def test_a_table_of_excel_is_left_to_excel(tmp_path: Path) -> None:
    workspace = opened(tmp_path, b"PK", "survei.xlsx")

    with pytest.raises(LkjipError, match="Excel"):
        workspace.set_cells("survei.xlsx#Juni", 0, 0, [["1"]])


@pytest.mark.parametrize("name", ["../luar.csv", "tiada.csv", "laporan.yaml"])
def test_no_other_file_is_written(workspace: Workspace, name: str) -> None:
    with pytest.raises(LkjipError):
        workspace.set_cells(name, 0, 0, [["1"]])


def test_what_somebody_may_have_undone_unseen_is_told(tmp_path: Path) -> None:
    """What was saved is as near to the state before all changes as to a later one."""
    workspace = opened(tmp_path, b"nama;nilai\nx;1\ny;1\nz;1\n", "t.csv")
    for row in (1, 2, 3):
        workspace.set_cells("t.csv", row, 1, [["2"]])
    (tmp_path / "t.csv").write_bytes(b"nama;nilai\nx;1\ny;2\nz;2\n")

    found = workspace.look()

    assert found is not None
    assert found.words == "t.csv diubah di luar jendela ini."
    (conflict,) = workspace.conflicts
    assert conflict.title == "t.csv › x, kolom nilai"
    assert (conflict.mine, conflict.theirs) == ("2", "1")
    workspace.decide(conflict.id, mine=True)
    assert on_disk(workspace, "t.csv") == "nama;nilai\nx;2\ny;2\nz;2\n"


def test_a_table_that_is_put_back_keeps_each_cell_for_a_decision(workspace: Workspace) -> None:
    workspace.set_cells("survei.csv", 3, 3, [["3,5"]])
    workspace.set_cells("survei.csv", 3, 4, [["3,6"]])
    (workspace.root / "survei.csv").write_text(TABLE)

    found = workspace.look()

    assert found is not None
    assert found.words == "survei.csv dikembalikan ke isi yang lama di luar jendela ini."
    told = {(one.title, one.mine) for one in workspace.conflicts}
    assert told == {
        ("survei.csv › Waktu, kolom Mar", "3,5"),
        ("survei.csv › Waktu, kolom Apr", "3,6"),
    }


def test_a_table_that_is_put_back_keeps_what_was_made_of_the_work_of_others(tmp_path: Path) -> None:
    workspace = opened(tmp_path, b"nama;nilai\nx;1\ny;1\nz;1\n", "t.csv")
    workspace.set_cells("t.csv", 1, 1, [["2"]])
    (tmp_path / "t.csv").write_bytes(b"nama;nilai\nx;2\ny;7\nz;1\n")
    workspace.look()
    workspace.set_cells("t.csv", 2, 1, [["9"]])
    (tmp_path / "t.csv").write_bytes(b"nama;nilai\nx;1\ny;1\nz;1\n")

    workspace.look()

    told = {(one.title, one.mine) for one in workspace.conflicts}
    assert told == {("t.csv › x, kolom nilai", "2"), ("t.csv › y, kolom nilai", "9")}


@pytest.mark.parametrize("typed", ["a\x07b", "a\u202eb", "a\ud800b", "a\x00b"], ids=ascii)
def test_what_nothing_can_print_is_refused_in_a_cell(workspace: Workspace, typed: str) -> None:
    with pytest.raises(LkjipError, match="tidak dapat dicetak"):
        workspace.set_cells("survei.csv", 3, 2, [["3,25", typed]])

    assert on_disk(workspace) == TABLE

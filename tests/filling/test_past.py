"""What an editor started from, and what was done here since."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace

TEXT = "kantor:\n  nama: A\n  moto: B\nindikator:\n  - nama: satu\n  - nama: dua\n  - nama: tiga\n"
NAME, MOTTO = ("kantor", "nama"), ("kantor", "moto")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr("os.fsync", lambda _: None)
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    return Workspace(tmp_path)


def save(workspace: Workspace, text: str) -> None:
    workspace.file.write_bytes(text.encode())
    workspace.look()


def on_disk(workspace: Workspace) -> str:
    return workspace.file.read_bytes().decode()


def test_a_text_from_before_many_changes_takes_none_of_them_back(workspace: Workspace) -> None:
    for number in range(400):
        workspace.set(MOTTO, f"moto {number}")
    workspace.add(("indikator",), {"nama": "empat"})

    save(workspace, f"# dari pagi\n{TEXT}")

    assert on_disk(workspace).startswith("# dari pagi\n")
    assert workspace.data["kantor"]["moto"] == "moto 399"  # type: ignore[index]
    assert len(workspace.data["indikator"]) == 4  # type: ignore[arg-type]
    assert not workspace.conflicts


def test_an_item_that_was_moved_is_not_taken_for_another(workspace: Workspace) -> None:
    workspace.move(("indikator", 0), 2)
    moved = on_disk(workspace)
    workspace.remove(("indikator", 0))

    save(workspace, f"# dari luar\n{moved}")

    assert workspace.data["indikator"] == [{"nama": "tiga"}, {"nama": "satu"}]
    assert not workspace.conflicts


def test_one_of_our_values_that_comes_back_with_other_changes_is_told(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor Baru")
    workspace.set(("indikator", 0, "nama"), "kesatu")
    workspace.set(("indikator", 2, "nama"), "ketiga")
    now = on_disk(workspace)

    save(workspace, now.replace("Kantor Baru", "A").replace("dua", "kedua"))

    assert "nama: A\n" in on_disk(workspace)
    assert [(one.path, one.mine, one.theirs) for one in workspace.conflicts] == [
        (NAME, "Kantor Baru", "A")
    ]


@pytest.mark.parametrize("bare", ["", "  ", "  -"])
def test_a_line_that_says_nothing_is_no_sign_of_an_earlier_text(
    workspace: Workspace, bare: str
) -> None:
    items = "indikator:\n  - nama: satu\n"
    workspace.put_text(TEXT.replace(items, f"indikator:\n{bare}\n  - nama: satu\n"))
    workspace.put_text(TEXT)
    workspace.set(NAME, "Kantor Baru")
    workspace.set(MOTTO, "Cepat")

    theirs = on_disk(workspace).replace("Kantor Baru", "Kantor Lain").replace("dua", "kedua")
    save(workspace, f"{theirs}lampiran:\n{bare}\n")

    assert workspace.data["kantor"]["nama"] == "Kantor Lain"  # type: ignore[index]
    assert not workspace.conflicts


def test_all_our_values_back_with_other_changes_are_a_text_from_before(
    workspace: Workspace,
) -> None:
    workspace.set(NAME, "Kantor Baru")

    save(workspace, TEXT.replace("dua", "kedua").replace("B", "C"))

    assert on_disk(workspace) == (
        TEXT.replace("dua", "kedua").replace("B", "C").replace("nama: A", "nama: Kantor Baru")
    )
    assert not workspace.conflicts


def test_a_decision_is_not_taken_back_by_the_next_save(workspace: Workspace) -> None:
    workspace.set(NAME, "Kantor Baru")
    save(workspace, TEXT)
    (conflict,) = workspace.conflicts
    workspace.decide(conflict.id, mine=False)

    save(workspace, TEXT.replace("dua", "kedua"))

    assert on_disk(workspace) == TEXT.replace("dua", "kedua")
    assert not workspace.conflicts


def test_a_conflict_is_decided_where_its_item_stands_by_then(workspace: Workspace) -> None:
    place = ("indikator", 2, "nama")
    workspace.set(place, "ketiga")
    save(workspace, TEXT)
    (conflict,) = workspace.conflicts
    workspace.remove(("indikator", 0))

    workspace.decide(conflict.id, mine=True)

    assert workspace.data["indikator"] == [{"nama": "dua"}, {"nama": "ketiga"}]


def test_a_decision_is_about_what_stands_there_by_then(workspace: Workspace) -> None:
    workspace.set(MOTTO, "Cepat")
    save(workspace, TEXT)
    (shown,) = workspace.conflicts
    save(workspace, TEXT.replace("moto: B", "moto: Ramah dan tepat"))

    workspace.decide(shown.id, mine=True)

    assert "moto: Ramah dan tepat" in on_disk(workspace)
    (asked_again,) = workspace.conflicts
    assert (asked_again.mine, asked_again.theirs) == ("Cepat", "Ramah dan tepat")
    workspace.decide(asked_again.id, mine=True)
    assert on_disk(workspace) == TEXT.replace("moto: B", "moto: Cepat")
    assert not workspace.conflicts


def test_a_decision_about_a_cell_is_about_what_stands_there_by_then(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    table = tmp_path / "data.csv"
    table.write_text("a;b\nsatu;1\ndua;2\n")
    workspace = Workspace(tmp_path)
    workspace.set_cells("data.csv", 2, 1, [["20"]])
    table.write_text("a;b\nsatu;1\ndua;21\n")
    workspace.look()
    (shown,) = workspace.conflicts
    table.write_text("a;b\nnol;0\nsatu;1\ndua;22\n")

    workspace.decide(shown.id, mine=True)

    assert "dua;22\n" in table.read_text()
    (asked_again,) = workspace.conflicts
    assert (asked_again.mine, asked_again.theirs) == ("20", "22")
    workspace.decide(asked_again.id, mine=True)
    assert table.read_text() == "a;b\nnol;0\nsatu;1\ndua;20\n"


def test_a_decision_about_a_table_is_about_what_it_is_by_then(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    table = tmp_path / "data.csv"
    table.write_text("a;b\nsatu;1\n")
    workspace = Workspace(tmp_path)
    workspace.add_row("data.csv", 2, ["dua", "2"])
    table.write_text("a;b\nlain;1\n")
    workspace.look()
    (shown,) = workspace.conflicts
    table.write_text("a;b\nlain;1\nbaru;9\n")

    workspace.decide(shown.id, mine=True)

    assert "baru;9\n" in table.read_text()
    assert [one.title for one in workspace.conflicts] == ["Tabel data.csv"]


def test_two_things_typed_for_one_place_are_both_told(workspace: Workspace) -> None:
    workspace.set(MOTTO, "satu")
    save(workspace, TEXT)
    workspace.set(MOTTO, "dua")
    save(workspace, TEXT)

    assert [one.mine for one in workspace.conflicts] == ["satu", "dua"]


def test_that_there_is_none_stays_said(workspace: Workspace) -> None:
    workspace.set(("kantor", "nama"), "Kantor Baru")
    workspace.set(("penghargaan",), [])

    save(workspace, TEXT.replace("nama: A", "nama: A   # lama") + "istilah: {a: b}\n")

    assert workspace.data.get("penghargaan") == []
    assert workspace.data["istilah"] == {"a": "b"}


def test_rows_that_came_here_stay_in_an_older_copy_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    table = tmp_path / "data.csv"
    table.write_text("a;b\nsatu;1\ndua;2\ntiga;3\nempat;4\n")
    workspace = Workspace(tmp_path)
    workspace.add_row("data.csv", 5, ["lima", "5"])

    table.write_text("a;b\nsatu;10\ndua;2\ntiga;3\nempat;4\n")
    workspace.look()

    assert table.read_text() == "a;b\nsatu;10\ndua;2\ntiga;3\nempat;4\nlima;5\n"
    assert not workspace.conflicts

"""Items come, go and move; each keeps its own comments."""

from __future__ import annotations

import importlib
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError

TEXT = """\
indikator:
  # utama
  - kode: ikm      # survei
    nama: Indeks
    # riwayat:

  # kedua
  - kode: iki
    riwayat:
      - {tahun: 2023, target: 3.15}  # sebelum pindah
      - {tahun: 2024, target: 3.20}

  - kode: pnbp
    # akhir pnbp
saran: [satu, dua]
diterima:
  - kode: LK114
    alasan: Wajar.
    di: indikator[0].target
  - kode: LK115
    alasan: Wajar.
    di: indikator[1]
"""
UTAMA = """\
  # utama
  - kode: ikm      # survei
    nama: Indeks
    # riwayat:
"""
KEDUA = """\
  # kedua
  - kode: iki
    riwayat:
      - {tahun: 2023, target: 3.15}  # sebelum pindah
      - {tahun: 2024, target: 3.20}
"""
KETIGA = """\
  - kode: pnbp
    # akhir pnbp
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_bytes(TEXT.encode())
    return Workspace(tmp_path)


def indicators(workspace: Workspace) -> str:
    """The lines of the list of indicators."""
    text = workspace.file.read_bytes().decode()
    return text.removeprefix("indikator:\n").partition("saran:")[0]


def accepted(workspace: Workspace) -> list[object]:
    entries = workspace.data["diterima"]
    assert isinstance(entries, list)
    return [entry["di"] for entry in entries]


def test_a_moved_item_takes_its_comments_along_and_blank_lines_stay(workspace: Workspace) -> None:
    workspace.move(("indikator", 2), 0)

    assert indicators(workspace) == "\n".join((KETIGA, UTAMA, KEDUA))


def test_acceptances_follow_the_item_that_they_are_about(workspace: Workspace) -> None:
    workspace.move(("indikator", 0), 1)

    assert accepted(workspace) == ["indikator[1].target", "indikator[0]"]
    assert workspace.undo() == "Pemindahan Indikator kinerja “Indeks”"
    assert workspace.text == TEXT


def test_a_removed_item_takes_its_comments_and_acceptances_along(workspace: Workspace) -> None:
    workspace.remove(("indikator", 0))

    assert indicators(workspace) == "\n".join((KEDUA, KETIGA))
    assert accepted(workspace) == ["indikator[0]"]


def test_the_comments_of_neighbours_stay(workspace: Workspace) -> None:
    workspace.remove(("indikator", 1))

    assert indicators(workspace) == "\n".join((UTAMA, KETIGA))


def test_a_new_item_is_ready_to_be_filled_in(workspace: Workspace) -> None:
    path = workspace.add(("indikator",))
    assert path == ("indikator", 3)
    assert indicators(workspace).endswith("\n  - kode:\n")

    workspace.set((*path, "nama"), "Baru")
    assert indicators(workspace).endswith("\n  - kode:\n    nama: Baru\n")


def test_an_item_is_added_between_others(workspace: Workspace) -> None:
    assert workspace.add(("indikator",), {"kode": "x"}, at=1) == ("indikator", 1)

    assert indicators(workspace) == "\n".join((UTAMA, "  - kode: x\n", KEDUA, KETIGA))


def test_a_list_that_is_not_there_begins_with_its_first_item(workspace: Workspace) -> None:
    workspace.add(("indikator", 0, "rencana_aksi"))
    workspace.add(("tujuan",), {"kode": "t"})

    assert workspace.data["tujuan"] == [{"kode": "t"}]


def test_the_last_item_leaves_the_key(workspace: Workspace) -> None:
    workspace.remove(("saran", 0))
    workspace.remove(("saran", 0))

    assert "\nsaran:\n" in workspace.text
    assert workspace.data["saran"] is None


def test_the_last_item_goes_though_nothing_was_filled_in(workspace: Workspace) -> None:
    workspace.add(("penghargaan",))
    assert workspace.data["penghargaan"]
    workspace.remove(("penghargaan", 0))
    assert workspace.data["penghargaan"] is None


def test_a_list_in_brackets_keeps_its_layout(workspace: Workspace) -> None:
    workspace.add(("saran",), "tiga, empat")
    workspace.move(("saran", 2), 0)

    assert "\nsaran: ['tiga, empat', satu, dua]\n" in workspace.text


def test_rows_in_braces_move_with_the_comment_behind_them(workspace: Workspace) -> None:
    workspace.move(("indikator", 1, "riwayat", 0), 1)
    workspace.add(("indikator", 1, "riwayat"), {"tahun": Decimal(2025), "target": Decimal("3.3")})

    rows = indicators(workspace).partition("riwayat:\n      -")[2]
    assert rows.startswith(
        " {tahun: 2024, target: 3.20}\n"
        "      - {tahun: 2023, target: 3.15}  # sebelum pindah\n"
        "      - {tahun: 2025, target: 3.3}\n"
    )


@pytest.mark.parametrize("path", [("indikator", 3), ("indikator",), ("saran", -1), ("x", 0)])
def test_an_item_that_is_not_there_is_refused(
    workspace: Workspace, path: tuple[str | int, ...]
) -> None:
    with pytest.raises(LkjipError, match="tidak ada"):
        workspace.remove(path)
    with pytest.raises(LkjipError, match="tidak ada"):
        workspace.move(path, 0)

    assert workspace.text == TEXT


def count_calls(monkeypatch: pytest.MonkeyPatch, name: str) -> list[object]:
    """A list that grows with every call of a function."""
    room, _, function = name.rpartition(".")
    original = getattr(importlib.import_module(room), function)
    called: list[object] = []

    def counted(*given: object) -> object:
        called.append(given)
        return original(*given)

    monkeypatch.setattr(name, counted)
    return called


def test_many_rows_are_written_over_items_and_behind_the_last(workspace: Workspace) -> None:
    before = workspace.text
    workspace.fill(
        ("indikator",), 1, [{"kode": "iki", "nama": "Integritas"}, {"kode": "p"}, {"kode": "baru"}]
    )

    assert indicators(workspace) == (
        UTAMA
        + "\n"
        + KEDUA.replace("kode: iki\n", "kode: iki\n    nama: Integritas\n")
        + "\n"
        + KETIGA.replace("pnbp\n", "p\n", 1)
        + "\n  - kode: baru\n"
    )
    assert accepted(workspace) == ["indikator[0].target", "indikator[1]"]
    assert workspace.undo() == "Pengisian Indikator kinerja"
    assert workspace.text == before


def test_rows_are_written_into_a_list_that_has_none(workspace: Workspace) -> None:
    workspace.fill(("penghargaan",), 0, [{"nama": "Satu"}, {"nama": "Dua", "tahun": 2024}])

    assert workspace.data["penghargaan"] == [
        {"nama": "Satu"},
        {"nama": "Dua", "tahun": Decimal(2024)},
    ]


def test_thousands_of_rows_are_one_edit(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row by itself would take as long as the whole file, for every row."""
    read = count_calls(monkeypatch, "lkjip_docgen.filling.data_text.read_yaml_text")
    workspace.fill(("saran",), 0, [])
    workspace.fill(("indikator",), 0, [{"kode": f"i{n}"} for n in range(2000)])

    assert len(workspace.data["indikator"]) == 2000  # type: ignore[arg-type]
    assert len(read) == 1

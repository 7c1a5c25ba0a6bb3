"""What waits for a decision when a window is closed is asked again in the next."""

from __future__ import annotations

import base64
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.window.undecided import Undecided

TEXT = "kantor:\n  nama: A\n  moto: B\nindikator:\n  - nama: satu\n  - nama: dua\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("LKJIP_CONFIG", str(tmp_path / "konfigurasi"))
    root = tmp_path / "laporan"
    root.mkdir()
    (root / "laporan.yaml").write_bytes(TEXT.encode())
    return Workspace(root)


def put_back(workspace: Workspace) -> None:
    """Somebody saves the file as it was at first."""
    workspace.file.write_bytes(TEXT.encode())
    workspace.look()


def next_window(workspace: Workspace) -> Workspace:
    Undecided("kunci").keep(workspace)
    new = Workspace(workspace.root)
    Undecided("kunci").give_back(new)
    return new


@pytest.mark.parametrize(
    "value", ["Kantor Baru", Decimal("1.50"), date(2025, 1, 2), ["a", {"b": Decimal(1)}]]
)
def test_every_kind_of_value_is_asked_again(workspace: Workspace, value: object) -> None:
    workspace.set(("kantor", "moto"), value)
    put_back(workspace)

    new = next_window(workspace)

    (conflict,) = new.conflicts
    assert conflict.value == value
    new.decide(conflict.id, mine=True)
    assert new.data["kantor"]["moto"] == value  # type: ignore[index]


def test_a_place_is_found_though_items_moved_meanwhile(workspace: Workspace) -> None:
    workspace.set(("indikator", 1, "nama"), "kedua")
    put_back(workspace)
    Undecided("kunci").keep(workspace)
    moved = TEXT.replace("  - nama: satu\n  - nama: dua\n", "  - nama: dua\n  - nama: satu\n")
    workspace.file.write_bytes(moved.encode())
    new = Workspace(workspace.root)
    Undecided("kunci").give_back(new)

    new.decide(new.conflicts[0].id, mine=True)

    assert new.data["indikator"] == [{"nama": "kedua"}, {"nama": "satu"}]


def test_what_is_decided_is_asked_no_more(workspace: Workspace) -> None:
    workspace.set(("kantor", "nama"), "Kantor Baru")
    put_back(workspace)
    kept = Undecided("kunci")
    kept.keep(workspace)
    workspace.decide(workspace.conflicts[0].id, mine=False)
    kept.keep(workspace)

    assert next_window(workspace).conflicts == ()


SOUND = {
    "file": "laporan.yaml",
    "path": ["kantor", "moto"],
    "title": "Moto",
    "mine": "1",
    "theirs": "2",
    "value": "1",
    "their_value": "2",
    "table": {"$isi": ""},
}
SPOILT: tuple[dict[str, object], ...] = (
    {"path": 3},
    {"path": ["indikator", None]},
    {"path": [["kantor"]]},
    {"value": {"$angka": "x"}},
    {"value": {"$tanggal": "kemarin"}},
    {"title": None},
    {"table": "a;b"},
)


def kept(**facts: object) -> str:
    """What an earlier window kept of one conflict."""
    berkas = base64.b64encode(TEXT.encode()).decode()
    return json.dumps({"berkas": berkas, "pertentangan": [{**SOUND, **facts}]})


def test_what_is_sound_is_asked_again(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "konfigurasi" / "lkjip-docgen" / "belum-diputus" / "kunci.json"
    file.parent.mkdir(parents=True)
    file.write_text(kept())

    assert [each.title for each in next_window(workspace).conflicts] == ["Moto"]


@pytest.mark.parametrize("path", [["kantor", "moto"], [3], [1, 0]])
def test_what_cannot_be_found_in_a_table_is_asked_as_it_was(
    workspace: Workspace, tmp_path: Path, path: list[object]
) -> None:
    file = tmp_path / "konfigurasi" / "lkjip-docgen" / "belum-diputus" / "kunci.json"
    file.parent.mkdir(parents=True)
    file.write_text(kept(file="data.csv", path=path))
    table = workspace.root / "data.csv"
    table.mkdir() if path == [1, 0] else table.write_text("a;b\n1;2\n")

    assert [(each.mine, each.theirs) for each in next_window(workspace).conflicts] == [("1", "2")]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"berkas": 1, "pertentangan": [1]}',
        *(kept(**facts) for facts in SPOILT),
    ],
)
def test_what_was_spoilt_is_left_alone(workspace: Workspace, tmp_path: Path, content: str) -> None:
    file = tmp_path / "konfigurasi" / "lkjip-docgen" / "belum-diputus" / "kunci.json"
    file.parent.mkdir(parents=True)
    file.write_text(content)

    assert next_window(workspace).conflicts == ()

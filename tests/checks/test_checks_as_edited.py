"""`lkjip check --stdin-name`: what an editor has not saved yet is checked as if it were saved."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from seeded_sample import DATA, IKM, Salinan, salin

from lkjip_docgen.cli import main


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


class Editor:
    """Sends text to the command as an editor does, and reads what it answers."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.patch, self.capsys = patch, capsys

    def check(self, name: Path | str, text: str, *more: str) -> list[dict[str, Any]]:
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8"))))
        main(["check", "--format", "json", "--stdin-name", str(name), *more])
        found: list[dict[str, Any]] = json.loads(self.capsys.readouterr().out)["findings"]
        return found


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Editor:
    return Editor(monkeypatch, capsys)


def files(root: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_what_is_not_saved_is_checked_with_tables_and_pictures_from_the_disk(
    salinan: Salinan, editor: Editor
) -> None:
    before = files(salinan.root)
    data = salinan.root / DATA
    text = data.read_text(encoding="utf-8").replace("realisasi: 3.91", "realisasi: 39.1", 1)
    edited = editor.check(data, text)
    assert files(salinan.root) == before
    data.write_text(text, encoding="utf-8")
    main(["check", "--format", "json", str(salinan.root)])
    saved = json.loads(editor.capsys.readouterr().out)["findings"]
    assert edited == saved
    assert [row for row in edited if "39,1" in row["message"]]


def test_places_and_quotes_are_those_of_the_unsaved_text(salinan: Salinan, editor: Editor) -> None:
    data = salinan.root / DATA
    text = "# satu baris di atas\n" + data.read_text(encoding="utf-8").replace(
        "Kahtimad Santarso", "Kahtimad xxxx"
    )
    left = [row for row in editor.check(data, text) if row["code"] == "LK400"]
    named = [row for row in left if row["quote"] == "xxxx"]
    assert named
    lines = text.splitlines()
    for row in named:
        assert lines[row["line"] - 1][row["column"] - 1 : row["end_column"] - 1] == row["quote"]
        assert row["file"] == str(data)


def test_a_table_may_be_edited_too(salinan: Salinan, editor: Editor) -> None:
    table = salinan.root / IKM
    text = table.read_text(encoding="utf-8").replace("Responden;32", "Responden;3")
    found = editor.check(table, text)
    told = [one for row in found for one in (row, *row["same_cause"])]
    [few] = [row for row in told if row["code"] == "LK114" and row["file"] == str(table)]
    assert (few["file"], few["quote"]) == (str(table), "3")


def test_a_quote_is_the_cell_or_the_value_without_its_remark(
    salinan: Salinan, editor: Editor
) -> None:
    data = salinan.root / DATA
    text = data.read_text(encoding="utf-8").replace(
        "skala_survei: {maks: 17.50}", "skala_survei: {maks: 17.40}"
    )
    found = editor.check(data, text)
    quotes = [end["quote"] for row in found for end in (row, *row["others"])]
    assert not [quote for quote in quotes if ";" in quote or " #" in quote]


def test_a_file_that_is_not_there_yet_may_be_checked(salinan: Salinan, editor: Editor) -> None:
    text = (salinan.root / DATA).read_text(encoding="utf-8")
    found = editor.check(salinan.root / "baru.yaml", text)
    assert {row["code"] for row in found} >= {"LK114"}
    assert not (salinan.root / "baru.yaml").exists()


def test_text_that_cannot_be_read_is_told_at_its_place(salinan: Salinan, editor: Editor) -> None:
    [found] = editor.check(salinan.root / DATA, "dokumen:\n  tahun: [2023\n")
    assert found["file"] == str(salinan.root / DATA)
    assert found["severity"] == "error"


def test_without_its_folder_nothing_can_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["check", "--stdin-name", str(tmp_path / "tidak" / "ada.yaml")]) == 1
    assert "LK293" in capsys.readouterr().err


def test_a_project_cannot_be_named_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["check", "laporan", "--stdin-name", "laporan.yaml"])
    assert "--stdin-name tidak dapat dipakai bersama DATA" in capsys.readouterr().err

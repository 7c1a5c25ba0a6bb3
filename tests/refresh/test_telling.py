"""What a refresh tells of numbers: each beside what the same number was, however it is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lkjip_docgen.cli import main
from lkjip_docgen.resources import sample_folder

RESHAPED = ("nilai_pembilang: 41", "nilai_pembilang: 45")
"""With it an indicator gets worse instead of better, and sentences about it another shape."""


def test_a_number_of_a_sentence_of_another_shape_is_told_beside_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("dinkes-teluk-cendana-2025"), folder)
    assert main(["build", str(folder), "--no-layout"]) == 0
    (report,) = (folder / "keluaran").glob("*.docx")
    data = folder / "laporan.yaml"
    text = data.read_text(encoding="utf-8")
    assert text.count(RESHAPED[0]) == 1
    data.write_text(text.replace(*RESHAPED), encoding="utf-8")
    capsys.readouterr()

    main(["diff", str(report), str(folder), "--format", "json"])
    compared = json.loads(capsys.readouterr().out)["numbers"]
    fresh = ["-o", str(tmp_path / "baru.docx"), "--no-layout", "--format", "json"]
    assert main(["refresh", str(report), str(folder), *fresh]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]

    written = {each["path"]: _sides(each) for each in compared}
    told = [each for each in changes if each["kind"] == "teks" and each["label"]]
    assert len({each["path"] for each in told}) > 10
    for each in told:
        old, new = written[each["path"]]
        assert each["old"].lstrip("−") in old, each
        assert each["new"].lstrip("−") in new, each
    assert not any("target_menengah" in each["path"] for each in told)
    assert any(not each["label"] and "laju itu belum cukup" in each["new"] for each in changes)


def _sides(number: dict) -> list[list[str]]:
    """How a number is printed before and after; "" where it is not."""
    sides = (number["old"], number["new"])
    return [[w.lstrip("−") for w in side["printed"]] if side else [""] for side in sides]

"""How far an office is, at the end of `lkjip check`."""

from __future__ import annotations

import json
import re
import shutil
from importlib import import_module
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.jobs.progress import Progress, Step, progress, told

COMPLETE = Path(__file__).parent / "source" / "paling_sedikit"


def of(root: Path) -> Progress:
    found = progress(check_project(root))
    assert found is not None
    return found


def test_a_complete_report_is_ready() -> None:
    found = of(COMPLETE)
    assert (found.markers, found.final, found.done) == (0, True, found.sections)
    assert told(found).endswith("Siap menjadi laporan final: `lkjip build --final`.")


def test_data_without_end_are_not_composed_to_count_what_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = check_project(COMPLETE)
    assert result.subject is not None
    values = len(result.subject.project.places.values)
    module = import_module("lkjip_docgen.jobs.progress")
    monkeypatch.setattr(module, "_LONGEST", values)
    assert progress(result) is not None
    monkeypatch.setattr(module, "_LONGEST", values - 1)
    assert progress(result) is None


@pytest.mark.parametrize("period", ["semester 1", "triwulan 3"])
def test_the_command_that_comes_next_makes_the_report_that_was_checked(period: str) -> None:
    ready = Progress(9, 9, 0, 0, 0, None, period)
    assert told(ready).endswith(f'`lkjip build --periode "{period}" --final`.')
    unready = Progress(8, 9, 1, 0, 0, None, period)
    assert f'(`lkjip build --periode "{period}"`)' in told(unready)


def test_what_is_missing_counts_and_the_part_with_the_most_of_it_is_next(tmp_path: Path) -> None:
    least = Proyek(shutil.copytree(COMPLETE, tmp_path / "balai"))
    least.ganti("  visi: Tenaga kerja terampil.\n  misi: [Melatih dengan baik.]\n", "")
    found, before = of(least.root), of(COMPLETE)
    assert (found.markers, found.sections - found.done) == (2, 1)
    assert found.sections == before.sections
    assert not found.final
    line = "Langkah paling berarti: lengkapi bagian Renstra (3 isian, baris "
    assert line in told(found)


def test_a_part_that_lacks_more_comes_first(tmp_path: Path) -> None:
    least = Proyek(shutil.copytree(COMPLETE, tmp_path / "balai"))
    text = least.data.read_text(encoding="utf-8")
    least.tulis(
        re.sub(r"  (visi|misi|tujuan|sasaran_strategis|tata_nilai):.*\n(   .*\n)*", "", text)
    )
    step = of(least.root).next
    assert step is not None
    assert (step.path, step.missing) == ("renstra", 6)
    lines = least.data.read_text(encoding="utf-8").splitlines()
    assert lines[step.line - 1] == "renstra:"


@pytest.mark.parametrize(
    ("found", "advice"),
    [
        (Progress(9, 9, 0, 1, 0, None), "Perbaiki dahulu kesalahan di atas."),
        (Progress(9, 9, 0, 1, 0, Step("saran", 1)), "Perbaiki dahulu kesalahan di atas."),
        (Progress(9, 9, 0, 0, 2, None), "Kerjakan catatan PERIKSA, lalu hapus."),
        (
            Progress(8, 9, 1, 0, 0, None),
            "Isi yang belum diisi; tempatnya pada laporan tampak di rancangan (`lkjip build`).",
        ),
        (
            Progress(8, 9, 1, 0, 0, Step("saran", 1, 0, "bagian Saran")),
            "lengkapi bagian Saran (1 isian).",
        ),
    ],
)
def test_what_is_said_to_be_next(found: Progress, advice: str) -> None:
    assert told(found).endswith(advice)


def test_it_is_the_last_line_of_the_text_and_a_key_of_the_json(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(proyek.root)])
    last = capsys.readouterr().out.splitlines()[-1]
    main(["check", str(proyek.root), "--format", "json"])
    said = json.loads(capsys.readouterr().out)["progress"]
    done, sections, markers = map(int, re.findall(r"\d+", last)[:3])
    assert said["sections"] == {"done": done, "all": sections}
    assert (said["markers"], said["final"]) == (markers, False)
    assert said["next"]["path"] == "indikator[0]"
    assert "lengkapi Indikator " in last


def test_data_that_cannot_be_read_have_none(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    proyek.ganti("alamat:", "alamatt:")
    main(["check", str(proyek.root)])
    assert "Kemajuan" not in capsys.readouterr().out
    main(["check", str(proyek.root), "--format", "json"])
    assert json.loads(capsys.readouterr().out)["progress"] is None


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_report_that_cannot_be_composed_is_told_with_its_cause(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["check", str(proyek.root)]) == 0
    own = proyek.root / "templates" / "narasi" / "kata-pengantar.md"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("Yth.\n\n{{ kantor.namaa }}\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(proyek.root), "--format", form]) == 1
    said = capsys.readouterr().out
    assert ("kata-pengantar.md" in said, "namaa" in said, "Kemajuan" in said) == (True, True, False)
    assert main(["build", str(proyek.root), "--to", "html"]) == 1


def test_workflow_commands_have_none(proyek: Proyek, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(proyek.root), "--format", "github"])
    assert "Kemajuan" not in capsys.readouterr().out

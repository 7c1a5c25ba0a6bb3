"""A project folder with a hostile template: nothing runs, nothing is lost, the place is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from proyek import buat

from lkjip_docgen.cli import main
from lkjip_docgen.resources import TEMPLATES

RUNS = (
    r"""{{ kantor.parse_raw("cos\nmkdir\n(S'BUKTI'\ntR.".encode(), """
    """proto="pickle", allow_pickle=True) }}"""
)
READS = '{{ (gambar("foto/sampul.jpg","k","a").picture / "/etc/hostname").read_text() }}'
LOOPS = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
PLACES = {"naskah": "ringkasan.md:3", "word": "laporan.docx", "html": "laporan.html:1"}


def hostile(folder: Path, kind: str, attack: str) -> tuple[Path, str]:
    """An office with the attack in its own template of a kind; and how to build with it."""
    office = buat(folder).ringkas().root
    own = office / "templates"
    if kind == "naskah":
        (own / "narasi" / "ringkasan.md").write_text(f"# Ringkasan\n\n{attack}\n")
        return office, "docx"
    if kind == "html":
        (own / "html").mkdir(parents=True)
        text = (TEMPLATES / "html" / "laporan.html").read_text(encoding="utf-8")
        (own / "html" / "laporan.html").write_text(attack + text, encoding="utf-8")
        return office, "html"
    document = Document(str(TEMPLATES / "laporan.docx"))
    document.paragraphs[0].insert_paragraph_before(attack)
    document.save(str(own / "laporan.docx"))
    return office, "docx"


def build(office: Path, form: str, target: Path) -> int:
    return main(["build", str(office), "--to", form, "-o", str(target), "--no-layout"])


@pytest.mark.parametrize("attack", [RUNS, READS, LOOPS], ids=["menjalankan", "membaca", "berputar"])
@pytest.mark.parametrize("kind", ["naskah", "word", "html"])
def test_a_hostile_project_builds_nothing_and_runs_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    attack: str,
) -> None:
    office, form = hostile(tmp_path / "kantor", kind, attack.replace("BUKTI", str(tmp_path / "x")))
    monkeypatch.chdir(tmp_path)
    target = tmp_path / f"laporan.{form}"
    assert build(office, form, target) == 1
    told = capsys.readouterr().err
    assert {"naskah": "ringkasan.md:3", "word": "laporan.docx", "html": "laporan.html:1"}[
        kind
    ] in told
    assert "Traceback" not in told
    assert "kesalahan internal" not in told.lower()
    assert not (tmp_path / "x").exists()
    assert not target.exists()


@pytest.mark.parametrize("kind", ["naskah", "word", "html"])
def test_an_earlier_report_stays_when_a_template_turns_hostile(tmp_path: Path, kind: str) -> None:
    sound, form = hostile(tmp_path / "dulu", kind, "Sebuah kalimat.")
    target = tmp_path / f"laporan.{form}"
    assert build(sound, form, target) == 0
    before = target.read_bytes()
    office, _ = hostile(tmp_path / "kini", kind, RUNS)
    assert build(office, form, target) == 1
    assert target.read_bytes() == before


@pytest.mark.parametrize("attack", [RUNS, LOOPS], ids=["menjalankan", "berputar"])
@pytest.mark.parametrize("kind", ["naskah", "word", "html"])
def test_template_check_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, attack: str
) -> None:
    office, _ = hostile(tmp_path / "kantor", kind, attack)
    assert main(["template", "check", str(office)]) == 1
    told = capsys.readouterr().out
    assert "Tidak ada temuan" not in told
    assert ("parse_raw" if attack is RUNS else "batas langkah") in told

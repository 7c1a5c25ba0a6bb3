"""The government of a region is written under its own key, or as before under `kementerian`."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import buat

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import texts
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project

OLD = "  kementerian: {nama: Pemerintah Kabupaten Contoh}\n"
NEW = OLD.replace("kementerian", "pemerintah_daerah")


def dinas(folder: Path, institutions: str) -> Path:
    """The project folder of a service of a regency, with this above it."""
    data = buat(folder / "dinas") / "laporan.yaml"
    data.write_text(data.read_text("utf-8").replace(OLD, institutions), encoding="utf-8")
    return data.parent


def refused(folder: Path, institutions: str) -> list[tuple[str, str, int | None]]:
    with pytest.raises(LkjipError) as caught:
        load_project(dinas(folder, institutions))
    return [(f.code, f.path, f.place.line if f.place else None) for f in caught.value.findings]


@pytest.mark.parametrize("written", [OLD, NEW], ids=["as before", "under its own key"])
def test_either_key_says_what_stands_above_the_office(tmp_path: Path, written: str) -> None:
    instansi = load_project(dinas(tmp_path, written)).laporan.instansi
    assert instansi.kementerian.nama == "Pemerintah Kabupaten Contoh"


def test_what_is_written_once_is_read_and_checked_once(tmp_path: Path) -> None:
    project = load_project(dinas(tmp_path, NEW))
    subject = Subject(project, project.laporan, measure(project.laporan))
    found = [text.field for text in texts(subject) if text.value == "Pemerintah Kabupaten Contoh"]
    assert found == ["instansi.pemerintah_daerah.nama"]


def test_two_different_institutions_are_refused(tmp_path: Path) -> None:
    both = NEW + OLD.replace("Kabupaten Contoh", "Kota Contoh")
    assert refused(tmp_path, both) == [("LK057", "instansi.pemerintah_daerah", 10)]


def test_a_mistake_under_the_key_is_told_once_where_it_stands(tmp_path: Path) -> None:
    wrong = NEW.replace("nama:", "nma: x, nama:")
    assert refused(tmp_path, wrong) == [("LK013", "instansi.pemerintah_daerah.nma", 10)]


def test_without_either_both_are_named(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as caught:
        load_project(dinas(tmp_path, ""))
    (finding,) = caught.value.findings
    assert finding.path == "instansi.kementerian"
    assert "atau `pemerintah_daerah` bagi perangkat daerah" in finding.suggestion

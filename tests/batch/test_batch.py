"""The reports of many offices: each as `build` makes it, none lost over another, none twice."""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
import pytest
from here import Here, work_here
from offices import broken, office

from lkjip_docgen import api, cli
from lkjip_docgen.batch import Done, Outcome, Status, Summary, Task, as_page, by_cost
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.jobs import BatchWish, batch, refresh
from lkjip_docgen.jobs.refresh import Wish as RefreshWish
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.source import Member

module = importlib.import_module("lkjip_docgen.jobs.batch")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    return work_here(monkeypatch)


def wish(folder: Path, out: Path | None = None) -> BatchWish:
    return BatchWish(folder, out, with_layout=False)


def statuses(summary: Summary) -> dict[str, str]:
    return {outcome.name: str(outcome.status) for outcome in summary.outcomes}


def one(summary: Summary, name: str) -> Outcome:
    return next(outcome for outcome in summary.outcomes if outcome.name == name)


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings}


def edited(report: Path) -> bytes:
    """The report after somebody worked on it."""
    document = docx.Document(str(report))
    document.add_paragraph("Kalimat orang.")
    document.save(str(report))
    return report.read_bytes()


def test_processes_build_what_build_builds_and_leave_it_the_next_time(tmp_path: Path) -> None:
    root, out = tmp_path / "semua", tmp_path / "keluar"
    project = office(root, "anggrek")
    office(root, "wilayah/bakung")
    broken(root, "rusak")
    told: list[tuple[str, int, int]] = []

    first = batch(
        replace(wish(root, out), workers=2),
        lambda o, number, all_: told.append((o.name, number, all_)),
    )

    states = {"anggrek": "dibuat", "rusak": "gagal", "wilayah/bakung": "dibuat"}
    assert statuses(first) == states
    assert sorted(number for _, number, _ in told) == [1, 2, 3]
    assert {name for name, _, _ in told} == states.keys()
    assert codes(one(first, "rusak")) == {"LK006"}
    assert not first.is_sound
    [alone] = api.build(project.root, tmp_path / "sendiri", with_layout=False).files
    [report] = (out / "anggrek").iterdir()
    assert (report.name, report.read_bytes()) == (alone.name, alone.read_bytes())
    assert one(first, "anggrek").files.keys() == {alone.name}
    assert one(first, "anggrek").worker.startswith("proses ")

    second = batch(replace(wish(root, out), workers=1))
    assert statuses(second) == {
        "anggrek": "tidak berubah",
        "rusak": "gagal",
        "wilayah/bakung": "tidak berubah",
    }
    assert one(second, "anggrek").unfinished == one(first, "anggrek").unfinished


def test_only_what_changed_is_built_again(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "semua"
    first, second = office(root, "anggrek"), office(root, "bakung")
    assert set(statuses(batch(wish(root))).values()) == {"dibuat"}

    first.ganti("bidang: percontohan", "bidang: percobaan")
    (second.root / "keluaran" / "catatan.txt").write_text("bukan masukan", encoding="utf-8")
    (second.root / "~$laporan.yaml").write_text("jejak penyunting", encoding="utf-8")
    assert statuses(batch(wish(root))) == {"anggrek": "dibuat", "bakung": "tidak berubah"}

    next((second.root / "keluaran").glob("*.docx")).unlink()
    assert statuses(batch(wish(root))) == {"anggrek": "tidak berubah", "bakung": "dibuat"}

    (second.root / "foto" / "sampul.jpg").write_bytes((second.root / "survei.csv").read_bytes())
    assert statuses(batch(wish(root))) == {"anggrek": "tidak berubah", "bakung": "gagal"}

    assert set(statuses(batch(replace(wish(root), periode="semester 1"))).values()) >= {"dibuat"}
    newer = replace(module.program(), version="99.0")
    monkeypatch.setattr(module, "program", lambda: newer)
    assert statuses(batch(wish(root)))["anggrek"] == "dibuat"


def test_an_edited_report_is_never_written_over_but_listed(tmp_path: Path, here: Here) -> None:
    root = tmp_path / "semua"
    project = office(root, "anggrek")
    batch(wish(root))
    [report] = (project.root / "keluaran").glob("*.docx")
    theirs = edited(report)

    unchanged = batch(wish(root))
    assert statuses(unchanged) == {"anggrek": "disunting"}
    assert unchanged.is_sound  # it says what the data say

    project.ganti("Rencana Strategis Contoh", "Rencana Strategis Baru")
    behind = batch(wish(root))
    assert statuses(behind) == {"anggrek": "disunting"}
    assert not behind.is_sound
    [finding] = one(behind, "anggrek").findings
    assert "lkjip refresh" in finding.suggestion
    assert report.read_bytes() == theirs

    refresh(report, wish=RefreshWish(with_layout=False))
    for _ in range(2):  # found out, then remembered
        renewed = batch(wish(root))
        assert statuses(renewed) == {"anggrek": "disunting"}
        assert renewed.is_sound
    project.ganti("Rencana Strategis Baru", "Rencana Strategis Lain")
    assert not batch(wish(root)).is_sound


def test_a_file_of_somebody_is_left_and_the_other_formats_are_made(
    tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "semua"
    project = office(root, "anggrek", "Anggrek")
    page = project.root / "keluaran" / "LKjIP-Anggrek-2031.html"
    page.parent.mkdir()
    page.write_text("pekerjaan orang", encoding="utf-8")

    summary = batch(replace(wish(root), formats=("docx", "html")))

    assert statuses(summary) == {"anggrek": "sebagian"}
    assert codes(one(summary, "anggrek")) >= {"LK066"}
    assert page.read_text(encoding="utf-8") == "pekerjaan orang"
    assert page.with_suffix(".docx").is_file()


def test_the_longest_is_begun_first_by_what_it_took_or_else_by_its_size() -> None:
    def named(*found: tuple[str, int]) -> list[Member]:
        return [Member(name, size) for name, size in found]

    def order(offices: list[Member], seconds: dict[str, float]) -> list[str]:
        return [office.name for office in by_cost(offices, seconds)]

    offices = named(("a", 10), ("b", 30), ("c", 20))
    assert order(offices, {}) == ["b", "c", "a"]
    assert order(offices, {"a": 5.0, "b": 1.0, "c": 2.0}) == ["a", "c", "b"]
    assert order(offices, {"a": 9.0, "b": 3.0}) == ["c", "a", "b"]
    with_superior = named((".", 1), ("unit/a", 10), ("unit/b", 30))
    assert order(with_superior, {}) == [".", "unit/b", "unit/a"]


def test_two_offices_of_one_name_are_told_and_both_are_built(tmp_path: Path, here: Here) -> None:
    root = tmp_path / "semua"
    office(root, "anggrek", "Anggrek")
    office(root, "salinan", "Anggrek")

    summary = batch(wish(root, tmp_path / "keluar"))

    assert set(statuses(summary).values()) == {"dibuat"}
    [finding] = summary.findings
    assert finding.code == "LK815"
    assert finding.place is not None
    assert finding.place.file == str(root / "salinan")
    assert str(root / "anggrek") in finding.message


@pytest.mark.skipif(sys.platform != "linux", reason="capitals count in names")
def test_outputs_that_would_be_one_folder_elsewhere_are_refused_with_both_places(
    tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "semua"
    for name in ("Unit", "unit", "lain"):
        office(root, name)

    summary = batch(wish(root, tmp_path / "keluar"))

    assert statuses(summary) == {"Unit": "gagal", "unit": "gagal", "lain": "dibuat"}
    assert {
        f.place and f.place.file for o in summary.outcomes for f in o.findings if f.code == "LK814"
    } == {
        str(root / "Unit"),
        str(root / "unit"),
    }
    assert not (tmp_path / "keluar" / "unit").exists()


def test_when_the_executor_is_lost_finished_work_stays_and_a_second_run_does_the_rest(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lost(Here):
        def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
            yield next(super().run(tasks))
            raise problem("LK831", "Penjadwal berhenti.")

    root = tmp_path / "semua"
    for name in ("anggrek", "bakung"):
        office(root, name)
    with monkeypatch.context() as patch:
        patch.setattr(module, "Pool", Lost)
        first = batch(wish(root))

    assert sorted(statuses(first).values()) == ["belum dikerjakan", "dibuat"]
    assert [finding.code for finding in first.findings] == ["LK831"]
    assert not first.is_sound
    assert sorted(statuses(batch(wish(root))).values()) == ["dibuat", "tidak berubah"]


@pytest.mark.parametrize("place", ["semua", "semua/anggrek"])
def test_outputs_do_not_go_between_data(place: str, tmp_path: Path, here: Here) -> None:
    office(tmp_path / "semua", "anggrek")

    with pytest.raises(LkjipError) as caught:
        batch(wish(tmp_path / "semua", tmp_path / place))

    assert [finding.code for finding in caught.value.findings] == ["LK067"]
    assert here.order == []


def test_the_command_tells_of_each_office_and_writes_a_summary(
    tmp_path: Path, here: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = tmp_path / "semua", tmp_path / "keluar"
    office(root, "anggrek", "Anggrek & <Bakung>")
    broken(root, "rusak")
    (root / "kosong").mkdir()

    assert cli.main(["batch", str(root), "-o", str(out), "--no-layout", "--check"]) == 1

    said = capsys.readouterr()
    assert "[2/2] rusak: gagal, 1 kesalahan" in said.err
    assert "LK811" in said.err
    assert "LK006" in said.err
    assert said.out.startswith("2 kantor: 1 dibuat, 1 gagal. ")
    data = json.loads((out / "ringkasan-batch.json").read_text(encoding="utf-8"))
    assert data["counts"]["dibuat"] == data["counts"]["gagal"] == 1
    [first, second] = data["offices"]
    assert (first["name"], first["office"], first["year"]) == (
        "anggrek",
        "Anggrek & <Bakung>",
        2031,
    )
    assert first["counts"]["hint"] > 0  # those of a check
    assert second["findings"][0]["code"] == "LK006"
    page = (out / "ringkasan-batch.html").read_text(encoding="utf-8")
    assert "Anggrek &amp; &lt;Bakung&gt; 2031" in page
    assert f'href="anggrek/{first["files"][0]}"' in page
    assert "<script" not in page


def test_somebodys_page_in_the_place_of_the_summary_is_told_before_the_work(
    tmp_path: Path, here: Here
) -> None:
    root, out = tmp_path / "semua", tmp_path / "keluar"
    office(root, "anggrek")
    out.mkdir()
    (out / "ringkasan-batch.html").write_text("pekerjaan orang", encoding="utf-8")

    with pytest.raises(LkjipError):
        batch(wish(root, out))

    assert here.order == []


def test_a_summary_that_cannot_be_written_is_told_beside_what_was_made(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: object, summary: Summary) -> Summary:
        raise problem("LK060", "Ruang penyimpanan penuh.")

    root, out = tmp_path / "semua", tmp_path / "keluar"
    office(root, "anggrek")
    monkeypatch.setattr(module.SummaryFiles, "write", full)

    summary = batch(wish(root, out))

    assert statuses(summary) == {"anggrek": "dibuat"}
    assert [finding.code for finding in summary.findings] == ["LK060"]
    assert summary.files == ()
    assert not summary.is_sound


def test_a_place_for_outputs_that_is_closed_is_told_before_the_work(
    tmp_path: Path, here: Here
) -> None:
    office(tmp_path / "semua", "anggrek")
    (tmp_path / "berkas").touch()

    with pytest.raises(LkjipError) as caught:
        batch(wish(tmp_path / "semua", tmp_path / "berkas" / "keluar"))

    assert [finding.code for finding in caught.value.findings] == ["LK060"]
    assert here.order == []


def test_a_folder_that_goes_away_meanwhile_is_told_and_the_others_are_made(
    tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "semua"
    for name in ("anggrek", "bakung", "cempaka"):
        office(root, name)

    def go_away(outcome: Outcome, number: int, all_: int) -> None:
        if number == 1:
            others = sorted({"anggrek", "bakung", "cempaka"} - {outcome.name})
            (root / others[0]).rename(tmp_path / "pergi")
            (root / others[1] / "laporan.yaml").unlink()

    summary = batch(wish(root, tmp_path / "keluar"), go_away)

    assert sorted(statuses(summary).values()) == ["dibuat", "gagal", "gagal"]
    assert {f.code for o in summary.outcomes for f in o.findings} >= {"LK001", "LK835"}


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_ctrl_c_leaves_what_is_finished_and_tells_what_is_not(tmp_path: Path) -> None:
    root, out = tmp_path / "semua", tmp_path / "keluar"
    for name in ("anggrek", "bakung", "cempaka"):
        office(root, name)
    command = [sys.executable, "-m", "lkjip_docgen", "batch", root, "-o", out, "--no-layout"]
    command += ["--workers", "1"]
    with subprocess.Popen([*map(str, command)], stderr=subprocess.PIPE) as running:
        assert running.stderr is not None
        assert b"[1/3]" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
        assert running.wait(10) == 130

    data = json.loads((out / "ringkasan-batch.json").read_text(encoding="utf-8"))
    states = [each["status"] for each in data["offices"]]
    assert states.count("dibuat") >= 1
    assert states.count("belum dikerjakan") >= 1
    built, left = states.count("dibuat"), states.count("belum dikerjakan")
    assert f"Dibatalkan: {built} dari 3 kantor sudah dikerjakan ({built} dibuat), {left} b" in said
    assert "jalankan perintah yang sama sekali lagi" in said
    assert "Traceback" not in said
    reports = len(list(out.rglob("*.docx")))
    time.sleep(0.2)
    assert len(list(out.rglob("*.docx"))) == reports


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_folder_whose_name_is_no_text_does_not_keep_the_summary_from_the_others(
    tmp_path: Path, here: Here
) -> None:
    name = os.fsdecode(b"aneh\xff")
    built = Outcome(name, Status.BUILT, "Aneh", 2025, {"LKjIP.docx": "0"})
    summary = Summary(tmp_path, tmp_path / "hasil", (built,), (), 1.0, "1 proses", ("docx",))

    assert 'href="aneh%FF/LKjIP.docx"' in as_page(summary, tmp_path / "hasil")


def test_no_more_processes_are_told_of_than_there_are_offices(tmp_path: Path, here: Here) -> None:
    office(tmp_path, "satu")

    assert batch(replace(wish(tmp_path), workers=200)).workers == "1 proses"


def test_the_page_counts_what_is_said_of_very_many_folders(tmp_path: Path) -> None:
    empty = [
        Finding("LK811", Severity.WARNING, f"Folder x{number} kosong.", Place(f"x{number}"))
        for number in range(300)
    ]
    other = Finding("LK812", Severity.WARNING, "Tautan.", Place("t"))
    built = Outcome("a", Status.BUILT, "A", 2025)
    summary = Summary(tmp_path, tmp_path, (built,), (*empty, other), 1.0, "1 proses", ("docx",))
    page = as_page(summary, tmp_path)
    assert page.count("LK811") == 21
    assert "Ada 280 temuan LK811 lain" in page
    assert "Tautan." in page

"""A long report is checked by two processes, and what they find is what one of them finds."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from seeded_sample import DATA, Salinan, salin, with_same_cause

from lkjip_docgen import second_process
from lkjip_docgen.checks import CheckResult, codes_of_sentences
from lkjip_docgen.jobs import as_edited, check_beside, check_project, checked_beside


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    """A copy with mistakes that each half finds, one of which has consequences in the other."""
    salinan = salin(tmp_path).ganti("realisasi: 3.91", "realisasi: 39.1")
    return salinan.ganti(
        "\nsaran:\n", "\nsaran:\n  - Ke-13 kecamatan dilayani 3 (empat) petugas.\n"
    )


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, as if every data file were long and two processors free."""
    processes: list[subprocess.Popen[bytes]] = []
    start = second_process.start

    def kept(module: str) -> subprocess.Popen[bytes] | None:
        process = start(module)
        assert process is not None
        processes.append(process)
        return process

    monkeypatch.setattr(second_process, "start", kept)
    monkeypatch.setattr(second_process, "processors", lambda: 2)
    monkeypatch.setattr(check_beside, "_LONG", 0)
    return processes


def checked(data: Path, period: str = "") -> CheckResult:
    """As `lkjip check` does it."""
    with checked_beside(data, period) as beside:
        return check_project(data, period, beside)


def alone(salinan: Salinan, monkeypatch: pytest.MonkeyPatch) -> CheckResult:
    with monkeypatch.context() as patch:
        patch.setattr(second_process, "processors", lambda: 1)
        return checked(salinan.root)


def test_two_find_what_one_finds(
    salinan: Salinan,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = alone(salinan, monkeypatch)
    assert not started
    two = checked(salinan.root)
    assert [process.returncode is not None for process in started] == [True]
    assert (two.findings, two.accepted) == (one.findings, one.accepted)
    told = {finding.code for finding in with_same_cause(one.findings)}
    assert told & codes_of_sentences()
    assert told - codes_of_sentences()


@pytest.mark.parametrize("period", ["semester 1", "triwulan 3"])
def test_of_a_part_of_the_year(
    salinan: Salinan,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    period: str,
) -> None:
    two = checked(salinan.root, period)
    assert started
    monkeypatch.setattr(second_process, "processors", lambda: 1)
    assert two.findings == checked(salinan.root, period).findings


def test_a_process_that_is_killed_costs_time_and_nothing_else(
    salinan: Salinan,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    give = check_beside._give

    def killed(process: subprocess.Popen[bytes], order: tuple[str, str]) -> None:
        os.kill(process.pid, signal.SIGTERM)
        process.wait()
        give(process, order)

    monkeypatch.setattr(check_beside, "_give", killed)
    two = checked(salinan.root)
    assert len(started) == 1
    assert two.findings == alone(salinan, monkeypatch).findings


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="nothing stops a process there")
def test_a_process_that_is_stopped_is_not_waited_for_without_end(
    salinan: Salinan,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is killed after a while, and its rules are asked here."""
    give = check_beside._give

    def stopped(process: subprocess.Popen[bytes], order: tuple[str, str]) -> None:
        os.kill(process.pid, signal.SIGSTOP)
        give(process, order)

    monkeypatch.setattr(check_beside, "_give", stopped)
    monkeypatch.setattr(check_beside, "_PATIENCE", 0.1)
    monkeypatch.setattr(check_beside, "_TIMES_AS_LONG", 0)
    two = checked(salinan.root)
    assert [process.returncode for process in started] == [-signal.SIGKILL]
    assert two.findings == alone(salinan, monkeypatch).findings


@pytest.mark.parametrize("is_written", [True, False])
def test_an_answer_counts_only_where_nothing_was_written_meanwhile(
    salinan: Salinan,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    is_written: bool,
) -> None:
    """An answer that nothing was found is believed, but for the new text of a file."""
    told = {finding.code for finding in with_same_cause(alone(salinan, monkeypatch).findings)}
    answer = second_process.answer

    def nothing_found(pipe: IO[bytes]) -> object:
        answer(pipe)
        if is_written:
            (salinan.root / "catatan.txt").write_text("baru", encoding="utf-8")
        return pickle.dumps(dict.fromkeys(codes_of_sentences(), ()))

    monkeypatch.setattr(second_process, "answer", nothing_found)
    found = {finding.code for finding in with_same_cause(checked(salinan.root).findings)}
    assert found == (told if is_written else told - codes_of_sentences())


def test_a_text_that_is_not_saved_is_checked_here(
    salinan: Salinan, started: list[subprocess.Popen[bytes]]
) -> None:
    file = salinan.root / DATA
    with as_edited(file, file.read_bytes()) as data:
        checked(data)
    assert not started


def test_data_that_cannot_be_read_are_told_as_ever(
    salinan: Salinan, started: list[subprocess.Popen[bytes]]
) -> None:
    (salinan.root / DATA).write_text("dokumen: [", encoding="utf-8")
    findings = checked(salinan.root).findings
    assert [finding.severity.value for finding in findings] == ["error"]
    assert [process.poll() is not None for process in started] == [True]


def test_nothing_depends_on_the_order_of_sets(salinan: Salinan) -> None:
    """Two processes order sets in their own ways, and must find the same."""
    for sentence in (
        "Rak besi menampung 1.250 berkas",
        "Lemari kayu menampung 12.500 berkas",
        "Rak besi dan lemari kayu memuat 125 berkas",
    ):
        salinan.ganti("    output: >-\n", f"    output: |-\n      {sentence}.\n")
    said = {
        subprocess.run(
            [sys.executable, "-m", "lkjip_docgen", "check", "--format", "json", salinan.root],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in "12345"
    }
    assert len(said) == 1
    assert said.pop().count(b"LK580") >= 1


def test_the_process_ends_with_who_asked_it(salinan: Salinan) -> None:
    """The system closes the pipe of a process that is killed: nobody waits for the answer."""
    process = second_process.start("lkjip_docgen.jobs.check_beside")
    assert process is not None
    assert process.stdin is not None
    try:
        check_beside._give(process, (str(salinan.root), ""))
        process.stdin.close()
        assert process.wait(timeout=30) == 1
    finally:
        second_process.end(process)

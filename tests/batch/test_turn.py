"""One batch at a time at one place; whoever was killed keeps nobody out."""

from __future__ import annotations

import importlib
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from here import Here, work_here
from offices import office

from lkjip_docgen.addresses import Address, Store, Where
from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.jobs import BatchWish, batch
from lkjip_docgen.jobs.batch_turn import TURN, alone_at

fsspec = pytest.importorskip("fsspec")
turns = importlib.import_module("lkjip_docgen.jobs.batch_turn")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    return work_here(monkeypatch)


@pytest.fixture(params=["folder", "address"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Where:
    return tmp_path if request.param == "folder" else Address(f"file://{tmp_path.as_posix()}")


def refused(place: Where) -> Finding:
    with pytest.raises(LkjipError) as caught, alone_at(place):
        pass
    [finding] = caught.value.findings
    return finding


def left_behind(folder: Path, **told: Any) -> None:
    """The file of a batch that is, or was, at work here."""
    now = time.time()
    turn = {"token": "a1", "user": "budi", "computer": socket.gethostname()}
    turn |= {"process": os.getppid(), "begun": ""}
    (folder / TURN).write_text(json.dumps({**turn, "since": now, "renewed": now, **told}), "utf-8")


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def test_the_second_is_told_who_works_there_and_nothing_is_left(
    place: Where, tmp_path: Path
) -> None:
    with alone_at(place):
        finding = refused(place)
        assert finding.code == "LK838"
        assert f"{socket.gethostname()} (proses {os.getpid()})" in finding.message
        assert finding.place is not None
        assert finding.place.file == str(place)
    assert list(tmp_path.iterdir()) == []
    with alone_at(place):
        pass


def test_another_computer_is_believed_for_ten_minutes(place: Where, tmp_path: Path) -> None:
    left_behind(tmp_path, computer="pc-lain", process=1)
    assert "budi pada komputer pc-lain (proses 1)" in refused(place).message
    left_behind(tmp_path, computer="pc-lain", process=1, renewed=time.time() - 601)
    with alone_at(place):
        pass


@pytest.mark.skipif(os.name == "nt", reason="there nobody asks for processes")
def test_a_killed_process_keeps_nobody_out(place: Where, tmp_path: Path) -> None:
    left_behind(tmp_path, process=ended_process())
    with alone_at(place):
        assert json.loads((tmp_path / TURN).read_bytes())["process"] == os.getpid()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")
def test_a_process_that_has_only_the_number_of_another_keeps_nobody_out(
    place: Where, tmp_path: Path
) -> None:
    """As after a start of the computer; or one that has ended, and nobody has collected yet."""
    left_behind(tmp_path, begun="boot-lain 17")
    with alone_at(place):
        pass
    left_behind(tmp_path, process=os.getpid())
    with alone_at(place):
        pass
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as ended:
        left_behind(tmp_path, process=ended.pid, begun=turns._begun(ended.pid))
        assert refused(place).code == "LK838"
        ended.communicate(b"\n")
        with alone_at(place):
            pass


@pytest.mark.parametrize(
    "told",
    [{"since": 1e20}, {"renewed": float("nan")}, {"since": -1}, {"user": None}, {"process": "1"}],
)
def test_a_damaged_file_keeps_nobody_out(
    place: Where, tmp_path: Path, told: dict[str, object]
) -> None:
    damaged = [(tmp_path / TURN).touch, lambda: (tmp_path / TURN).write_text('{"token": "a1", "us')]
    for damage in (lambda: left_behind(tmp_path, **told), *damaged):
        damage()
        with alone_at(place):
            assert refused(place).code == "LK838"
        assert list(tmp_path.iterdir()) == []


def test_what_somebody_else_wrote_under_that_name_is_left(place: Where, tmp_path: Path) -> None:
    for content in ("catatan saya", "[]", "{", '{"renewed": 1e999}', "7"):
        (tmp_path / TURN).write_text(content, "utf-8")
        with alone_at(place), alone_at(place):
            pass
        assert (tmp_path / TURN).read_text("utf-8") == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no pipes with names")
def test_a_pipe_or_a_link_of_that_name_is_not_read(place: Where, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / TURN)
    with alone_at(place):
        pass
    (tmp_path / TURN).unlink()
    (tmp_path / TURN).symlink_to("/dev/zero")
    with alone_at(place):
        pass
    assert (tmp_path / TURN).is_symlink()


def test_who_works_there_is_told_in_one_line(place: Where, tmp_path: Path) -> None:
    left_behind(tmp_path, computer="pc-lain", user="budi\n" + "x" * 500)
    message = refused(place).message
    assert "\n" not in message
    assert len(message) < 400


def test_where_nothing_may_be_removed_it_is_said_that_the_work_is_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Store, name: str) -> None:
        raise problem("LK843", "Tidak diizinkan.")

    monkeypatch.setattr(Store, "remove", refuse)
    place = Address(f"file://{tmp_path.as_posix()}")
    for _ in range(2):
        with alone_at(place):
            assert refused(place).code == "LK838"
    assert json.loads((tmp_path / TURN).read_bytes())["renewed"] == 0


def test_a_turn_that_somebody_else_took_is_left_to_them(tmp_path: Path) -> None:
    with alone_at(tmp_path):
        left_behind(tmp_path)
    assert refused(tmp_path).code == "LK838"


def test_a_second_batch_builds_nothing_and_leaves_the_summary(tmp_path: Path, here: Here) -> None:
    office(tmp_path / "semua", "anggrek")
    out = tmp_path / "keluar"
    wish = BatchWish(tmp_path / "semua", out, with_layout=False)
    batch(wish)
    before = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    here.order.clear()
    with alone_at(out), pytest.raises(LkjipError) as caught:
        batch(wish)
    assert [finding.code for finding in caught.value.findings] == ["LK838"]
    assert here.order == []
    assert {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()} == before

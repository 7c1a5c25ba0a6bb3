"""A disk that is full, a folder that is gone, a file in use: said, and nothing is lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.source import read_yaml

TEXT = "kantor:\n  nama: Kantor A\n  moto: Cepat\n"
NAME = ("kantor", "nama")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    root = tmp_path / "proyek"
    root.mkdir()
    (root / "laporan.yaml").write_bytes(TEXT.encode())
    return Workspace(root)


def left_alone(workspace: Workspace) -> None:
    """The file and the workspace are as they were, and nothing lies beside the file."""
    assert workspace.file.read_text() == TEXT
    assert workspace.text == TEXT
    assert workspace.version == 1
    assert workspace.undo() is None
    assert [file.name for file in workspace.root.iterdir()] == ["laporan.yaml"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ruang penyimpanan penuh"),
        (errno.EDQUOT, "ruang penyimpanan penuh"),
        (errno.EROFS, "folder hanya boleh dibaca"),
        (errno.EACCES, "sedang dibuka di program lain"),
        (errno.EIO, "sistem menolak"),
    ],
    ids=["full", "quota", "read only", "no right", "broken"],
)
@pytest.mark.parametrize("where", ["fsync", "replace", "open"])
def test_what_the_system_refuses_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, number: int, words: str, where: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        if where == "replace":
            patched.setattr(Path, "replace", refuse)
        else:
            patched.setattr(f"os.{where}", refuse)
        with pytest.raises(LkjipError, match=words):
            workspace.set(NAME, "Kantor B")

    left_alone(workspace)
    workspace.set(NAME, "Kantor B")
    assert "Kantor B" in workspace.file.read_text()


def test_a_file_that_libreoffice_has_open_is_left_alone(workspace: Workspace) -> None:
    owner = workspace.root / ".~lock.laporan.yaml#"
    owner.write_text("")

    with pytest.raises(LkjipError, match="sedang dibuka di program lain"):
        workspace.set(NAME, "Kantor B")

    owner.unlink()
    left_alone(workspace)


def test_a_file_that_may_only_be_read_is_left_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another file could be put in its place; whoever marked it did not want that."""
    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda path, _: Path(path) != workspace.file)
        with pytest.raises(LkjipError, match="berkas itu hanya boleh dibaca"):
            workspace.set(NAME, "Kantor B")

    left_alone(workspace)


def test_a_folder_in_which_nobody_may_write_is_told_from_a_file_in_use(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no right")

    with monkeypatch.context() as patched:
        patched.setattr("os.access", lambda path, _: Path(path) != workspace.root)
        patched.setattr("os.open", refuse)
        with pytest.raises(LkjipError, match="folder hanya boleh dibaca"):
            workspace.set(NAME, "Kantor B")

    left_alone(workspace)


def test_a_folder_that_was_moved_is_not_made_anew(workspace: Workspace) -> None:
    workspace.root.rename(workspace.root.with_name("pindah"))

    with pytest.raises(LkjipError, match="sudah tidak ada"):
        workspace.set(NAME, "Kantor B")
    with pytest.raises(LkjipError):
        workspace.put_text(TEXT)

    assert not workspace.root.exists()
    workspace.root.with_name("pindah").rename(workspace.root)
    workspace.set(NAME, "Kantor B")
    assert "Kantor B" in workspace.file.read_text()


def test_a_link_in_place_of_the_file_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "luar.yaml"
    outside.write_text(TEXT)
    workspace.file.unlink()
    workspace.file.symlink_to(outside)

    with pytest.raises(LkjipError, match="tautan"):
        workspace.set(NAME, "Kantor B")
    with pytest.raises(LkjipError, match="tautan"):
        workspace.put_text("a: 1\n")

    assert outside.read_text() == TEXT


def test_of_two_files_both_are_taken_back_or_none(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = workspace.root / "survei.csv"
    table.write_text("bulan;anggaran;pelaksanaan\nJanuari;1;2\n")
    workspace.set_cells("survei.csv", 1, 1, [["5"]])
    table.unlink()

    with pytest.raises(LkjipError, match="tidak dapat diurungkan"):
        workspace.undo()

    assert not table.exists()


def test_a_file_that_changes_right_before_it_is_replaced_is_not_lost(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync
    told: list[int] = []

    def meanwhile(handle: int) -> None:
        fsync(handle)
        if not told:
            workspace.file.write_text(TEXT.replace("Cepat", "Tepat"))
        told.append(handle)

    monkeypatch.setattr("os.fsync", meanwhile)
    workspace.set(NAME, "Kantor B")

    assert workspace.file.read_text() == "kantor:\n  nama: Kantor B\n  moto: Tepat\n"
    assert len(told) == 2


def test_many_threads_write_one_after_the_other(workspace: Workspace) -> None:
    def write(number: int) -> None:
        for count in range(10):
            workspace.set(("kantor", f"isian_{number}"), f"{count}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kantor: Any = read_yaml(workspace.file).data["kantor"]
    assert [kantor[f"isian_{number}"] for number in range(6)] == ["9"] * 6
    for _ in range(60):
        workspace.undo()
    assert workspace.file.read_text() == TEXT


WRITER = """
import sys
from pathlib import Path
from lkjip_docgen.filling import Workspace
workspace = Workspace(Path(sys.argv[1]))
print("mulai", flush=True)
for number in range(200):
    workspace.set(("kantor", "nama"), f"Kantor {number} " + "panjang " * 2000)
"""


@pytest.mark.parametrize("moment", [0.01, 0.12, 0.3])
def test_a_process_that_is_killed_leaves_the_old_file_or_the_new(
    workspace: Workspace, moment: float
) -> None:
    started = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(workspace.root)], stdout=subprocess.PIPE
    )
    assert started.stdout is not None
    started.stdout.readline()
    time.sleep(moment)
    started.send_signal(signal.SIGKILL)
    started.wait()
    started.stdout.close()

    read = read_yaml(workspace.file)
    kantor: Any = read.data["kantor"]
    assert not read.findings
    assert kantor["moto"] == "Cepat"
    assert kantor["nama"] == "Kantor A" or kantor["nama"].endswith("panjang")


def test_what_a_killed_program_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_text("kantor:\n")
    old = time.time() - 3600
    names = {
        ".laporan.0123456789abcdef.sementara.yaml": old,
        ".data.0123456789abcdef.sementara.csv": old,
        ".baru.0123456789abcdef.sementara.yaml": time.time(),
        ".laporan.sementara.yaml": old,
        "laporan.0123456789abcdef.sementara.yaml": old,
        ".laporan.0123456789abcdef.sementara.yaml.bak": old,
        "catatan.txt": old,
    }
    for name, when in names.items():
        (tmp_path / name).write_text("")
        os.utime(tmp_path / name, (when, when))

    Workspace(tmp_path)

    left = {path.name for path in tmp_path.iterdir()} - {"laporan.yaml"}
    assert left == set(list(names)[2:])

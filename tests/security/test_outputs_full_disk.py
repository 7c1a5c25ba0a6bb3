"""A disk that is full while a file is written: said plainly, and everything is as it was."""

from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from batas import in_a_copy
from proyek import Proyek
from remembered import Shelf

from lkjip_docgen import cache
from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.output import Outputs, digest_of, replace_together, write_anew

PROGRAM = Path(sys.executable).with_name("lkjip")
LIMIT = 2_000  # bytes that a file may have: less than any output of a real report


def limited() -> None:
    """Without room; a module that was compiled is not kept then, for half of one ends every run."""
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


Ended = tuple[int, str]
"""The exit status of a command, and what it said."""


def with_little_room(*command: str | Path) -> Ended:
    """The command where no file can grow beyond `LIMIT`, as on a disk that runs full."""

    def run() -> int:
        limited()
        Shelf.is_open = False  # the tests' own memory would run full, too
        return main([str(word) for word in command])

    return in_a_copy(run)


def as_people_run_it(*command: str | Path) -> Ended:
    """The same in a process of its own, with all that is said at its end."""
    done = subprocess.run(
        [PROGRAM, *command],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        env={**os.environ, "TMPDIR": tempfile.gettempdir(), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.returncode, done.stdout + done.stderr


def everything(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def is_told(done: Ended) -> None:
    status, said = done
    assert status == 1, said
    assert "kesalahan internal" not in said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    assert "LK060" in said


@pytest.mark.parametrize(
    ("kind", "run"),
    [("docx", as_people_run_it), ("html", with_little_room), ("pdf", with_little_room)],
    ids=["docx", "html", "pdf"],
)
def test_a_build_leaves_the_earlier_report(
    proyek: Proyek, kind: str, run: Callable[..., Ended]
) -> None:
    assert main(["build", str(proyek.ringkas().root), "--to", kind, "--no-layout"]) == 0
    before = everything(proyek.root)
    proyek.ganti("Subbagian Contoh", "Subbagian Lain")
    before[proyek.data] = proyek.data.read_bytes()
    is_told(run("build", proyek.root, "--to", kind, "--no-layout"))
    assert everything(proyek.root) == before


def test_a_first_build_leaves_nothing(proyek: Proyek, tmp_path: Path) -> None:
    before = everything(proyek.root)
    is_told(with_little_room("build", proyek.root, "-o", tmp_path / "hasil", "--no-layout"))
    assert everything(proyek.root) == before
    assert not everything(tmp_path / "hasil")


def test_charts_leave_nothing(proyek: Proyek, tmp_path: Path) -> None:
    is_told(with_little_room("charts", proyek.root, "-o", tmp_path / "grafik"))
    assert not everything(tmp_path / "grafik")


def test_an_agreement_leaves_the_earlier_one(proyek: Proyek) -> None:
    assert main(["agreement", str(proyek.root), "--to", "docx"]) == 0
    proyek.ganti("Kepala Kantor Contoh Teluk", "Pelaksana Tugas Kepala")
    before = everything(proyek.root)
    is_told(with_little_room("agreement", proyek.root, "--to", "docx"))
    assert everything(proyek.root) == before


def test_a_workbook_leaves_the_earlier_one(proyek: Proyek) -> None:
    export_workbook(proyek.root)
    proyek.ganti("Subbagian Contoh", "Subbagian Lain")
    before = everything(proyek.root)
    is_told(as_people_run_it("workbook", "export", proyek.root))
    assert everything(proyek.root) == before


def test_a_workbook_that_is_brought_in_leaves_the_data(proyek: Proyek, tmp_path: Path) -> None:
    proyek.tambah(f"# {'catatan ' * LIMIT}\n")
    workbook = changed_workbook(proyek, tmp_path)
    before = everything(proyek.root)
    is_told(with_little_room("workbook", "import", workbook, proyek.root))
    assert everything(proyek.root) == before


def changed_workbook(proyek: Proyek, folder: Path) -> Path:
    import openpyxl

    file = export_workbook(proyek.root, folder / "isi.xlsx")
    book = openpyxl.load_workbook(file)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "Subbagian Contoh":
                    cell.value = "Subbagian Lain"
    book.save(file)
    return file


def test_a_refresh_leaves_the_report_and_no_copy(proyek: Proyek) -> None:
    assert main(["build", str(proyek.root), "--no-layout"]) == 0
    (report,) = (proyek.root / "keluaran").glob("*.docx")
    proyek.ganti("Subbagian Contoh", "Subbagian Lain")
    before = everything(proyek.root)
    is_told(with_little_room("refresh", report, proyek.root, "--no-layout"))
    assert everything(proyek.root) == before


def test_a_new_year_leaves_no_folder(proyek: Proyek, tmp_path: Path) -> None:
    status, said = with_little_room("new-year", proyek.root, "-o", tmp_path / "baru")
    assert status == 1
    assert "LK062" in said
    assert sorted(file.name for file in tmp_path.iterdir()) == ["proyek"]


# --- the disk is full at one certain step ----------------------------------------


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_full(tmp_path: Path, number: int) -> None:
    def broken(aside: Path) -> None:
        aside.write_text("separuh")
        raise OSError(number, "")

    with pytest.raises(LkjipError, match="ruang penyimpanan penuh"):
        Outputs().write(tmp_path / "a.json", broken)
    assert not list(tmp_path.iterdir())


def file_of_two(aside: Path) -> None:
    aside.write_text("isi")


@pytest.mark.parametrize("step", ["write", "keep"])
def test_a_file_that_is_replaced_stays_and_has_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "laporan.docx"
    file.write_text("suntingan orang")
    if step == "keep":
        monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LkjipError, match="ruang penyimpanan penuh"):
        write_anew(file, full if step == "write" else file_of_two, digest_of(file.read_bytes()))
    assert everything(tmp_path) == {file: b"suntingan orang"}


def test_of_several_files_none_is_replaced_where_one_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {}
    for file in (tmp_path / name for name in ("a.yaml", "b.csv", "c.csv")):
        file.write_text(f"lama {file.name}")
        files[file] = (file.read_bytes(), b"baru")
    before = everything(tmp_path)
    write = Path.write_bytes

    def runs_full(path: Path, content: bytes) -> int:
        if ".c." in path.name:
            full()
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", runs_full)
    with pytest.raises(LkjipError, match="ruang penyimpanan penuh"):
        replace_together(files)
    assert everything(tmp_path) == before


def test_an_overwritten_file_that_could_not_be_replaced_has_no_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows that is so while somebody has it open."""
    file = tmp_path / "a.json"
    file.write_text("pekerjaan orang")

    def in_use(*_: object) -> None:
        raise PermissionError(errno.EACCES, "", str(file))

    outputs = Outputs(overwrite=True)
    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(LkjipError, match="tidak dapat ditulis"):
        outputs.write(file, lambda aside: aside.write_text("baru"))
    assert everything(tmp_path) == {file: b"pekerjaan orang"}
    assert outputs.kept == []


Broken = Callable[..., None]


@pytest.mark.parametrize("target", ["lkjip_docgen.charts.cache._write", "tempfile.mkdtemp"])
def test_a_full_disk_elsewhere_is_no_internal_error(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    target: str,
) -> None:
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "tidak" if "charts" in target else "relatif"))
    cache._passing.cache_clear()  # a test before may have made one already
    monkeypatch.setattr(target, full)
    status = main(["build", str(proyek.root), "-o", str(tmp_path / "hasil"), "--to", "html"])
    err = capsys.readouterr().err
    assert status == 1
    assert "ruang penyimpanan penuh" in err
    assert "kesalahan internal" not in err

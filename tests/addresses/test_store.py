"""What lies elsewhere is copied here within limits, whoever fills that place."""

from __future__ import annotations

import http.server
import os
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from lkjip_docgen.addresses import Address, Mirror, Store, fetch_project, opened, opened_in_time
from lkjip_docgen.addresses.copying import Most
from lkjip_docgen.findings import LkjipError

fsspec = pytest.importorskip("fsspec")


def everything(name: str, is_folder: bool) -> bool:
    return True


def code_of(error: LkjipError) -> str:
    return error.findings[0].code


def lying_at(root: Path) -> dict[str, bytes]:
    """The files of a folder of this computer by their names."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def memory() -> Iterator[Store]:
    """A place in the memory of this process, empty before and after."""
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield opened(Address("memory://kantor"))
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def fill(store: Store, **files: bytes) -> None:
    for name, content in files.items():
        fsspec.filesystem("memory").pipe(f"/kantor/{name.replace('__', '/')}", content)


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """A small folder with a name that has a blank."""
    root = tmp_path / "kantor"
    (root / "foto kegiatan").mkdir(parents=True)
    (root / "laporan.yaml").write_bytes(b"kantor")
    (root / "foto kegiatan" / "a b.jpg").write_bytes(b"gambar")
    return root


@pytest.fixture
def web(kantor: Path) -> Iterator[str]:
    """The address at which this computer shows the folder as pages of the web."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            return

    handler = partial(Quiet, directory=str(kantor.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/kantor"
        server.shutdown()


def zipped(kantor: Path, *more: str) -> str:
    """The folder in an archive, with objects of these names besides."""
    archive = kantor.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as writing:
        for name, content in lying_at(kantor).items():
            writing.writestr(f"kantor/{name}", content)
        for name in more:
            writing.writestr(name, b"jahat")
    return f"zip://kantor::file://{archive.as_posix()}"


def test_the_same_is_copied_from_every_kind_of_place(
    kantor: Path, web: str, tmp_path: Path
) -> None:
    addresses = (f"file://{kantor.as_posix()}", zipped(kantor), web)
    for number, address in enumerate(addresses):
        target = tmp_path / f"salinan-{number}"
        target.mkdir()

        fetch_project(opened(Address(address)), target, everything)

        assert lying_at(target) == lying_at(kantor)


@pytest.mark.parametrize("name", ["kantor/../../luar.txt", "kantor/foto/../../../luar.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused(
    name: str, kantor: Path, tmp_path: Path
) -> None:
    store = opened(Address(zipped(kantor, name)))
    target = tmp_path / "dalam" / "salinan"
    target.mkdir(parents=True)
    before = lying_at(tmp_path)

    with suppress(LkjipError):  # an archive may leave such a name out by itself
        fetch_project(store, target, everything)
    written = {name: content for name, content in lying_at(tmp_path).items() if name not in before}

    assert all(name.startswith("dalam/salinan/") for name in written)
    assert b"jahat" not in written.values()


def test_names_are_judged_whatever_the_place_calls_them(memory: Store) -> None:
    def told(path: str) -> str | None:
        entry = memory._entry("/kantor", {"name": path, "type": "file", "size": 1})
        return None if entry is None else f"{entry.name} {entry.is_safe}"

    assert told("/kantor/a.txt") == "a.txt True"
    assert told("kantor/a.txt") == "a.txt True"
    assert told("/kantor/..") == ".. False"
    assert told("/kantor//../a") == "../a False"
    assert told("/kantor/.") == ". False"
    assert told("/kantor/WhatsApp 10:30.jpg") == f"WhatsApp 10:30.jpg {os.name != 'nt'}"
    assert told("/kantor/C:\\a") == f"C:\\a {os.name != 'nt'}"
    assert told("/kantor/a\0b") == "a\0b False"
    assert told("/kantor") is None
    assert told("/lain/a.txt") is None


@pytest.mark.parametrize(
    "most", [Most(of_one=3), Most(of_all=7), Most(entries=2), Most(depth=0)], ids=str
)
def test_more_than_a_project_can_be_is_refused(most: Most, memory: Store, tmp_path: Path) -> None:
    fill(memory, a=b"1234", b=b"1234", c__d__e=b"1")

    with pytest.raises(LkjipError) as caught:
        fetch_project(memory, tmp_path, everything, most=most)

    assert code_of(caught.value) == "LK845"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_seen_and_not_followed(kantor: Path, tmp_path: Path) -> None:
    (kantor / "rahasia.txt").symlink_to("/etc/passwd")
    (kantor / "lain").symlink_to("/etc")
    target = tmp_path / "salinan"
    target.mkdir()

    fetch_project(opened(Address(f"file://{kantor}")), target, everything)

    assert {link.name for link in target.iterdir() if link.is_symlink()} == {"rahasia.txt", "lain"}
    assert not (target / "rahasia.txt").exists()


def test_outputs_go_back_whole_and_over_nothing_that_was_saved_meanwhile(
    memory: Store, tmp_path: Path
) -> None:
    fill(memory, satu_docx=b"lama", **{"dua.docx": b"lama", "~$dua.docx": b""})
    mirror = Mirror(memory, tmp_path)
    mirror.bring(".docx")
    assert lying_at(tmp_path) == {"dua.docx": b"lama", "~$dua.docx": b""}

    (tmp_path / "dua.docx").write_bytes(b"baru")
    (tmp_path / "tiga.docx").write_bytes(b"baru")
    mirror.put_back(["dua.docx", "tiga.docx"])
    assert memory.digest("dua.docx") == memory.digest("tiga.docx") != ""

    (tmp_path / "dua.docx").write_bytes(b"lebih baru")
    fill(memory, **{"dua.docx": b"punya orang"})
    with pytest.raises(LkjipError) as caught:
        mirror.put_back(["dua.docx"])
    assert code_of(caught.value) == "LK068"
    assert b"".join(memory.blocks("dua.docx")) == b"punya orang"

    fill(memory, **{"dua.docx": b"lebih baru"})  # as another computer made it from the same data
    mirror.put_back(["dua.docx"])
    assert b"".join(memory.blocks("dua.docx")) == b"lebih baru"


def test_a_folder_of_this_computer_gets_whole_files_in_new_folders(tmp_path: Path) -> None:
    store = opened(Address(f"file://{tmp_path.as_posix()}/hasil/anggrek"))
    file = tmp_path / "a.docx"
    file.write_bytes(b"laporan")

    store.put("a.docx", file)
    store.refuse_closed()

    assert lying_at(tmp_path / "hasil") == {"anggrek/a.docx": b"laporan"}


def test_a_copy_that_fails_on_the_way_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(Address(f"file://{tmp_path.as_posix()}"))
    (tmp_path / "a.docx").write_bytes(b"lama")
    new = tmp_path / "baru"
    new.write_bytes(b"baru")

    def full(old: str, new: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store._system, "mv", full)
    with pytest.raises(LkjipError) as caught:
        store.put("a.docx", new)

    assert code_of(caught.value) == "LK844"
    assert "enuh" in caught.value.findings[0].suggestion
    assert lying_at(tmp_path) == {"a.docx": b"lama", "baru": b"baru"}


def test_half_a_file_that_a_place_without_moving_keeps_is_taken_away_again(
    memory: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, file = memory._system, tmp_path / "a.docx"
    file.write_bytes(b"laporan")
    fill(memory, **{"b.docx": b"lama"})

    def half(lpath: str, rpath: str) -> None:
        system.pipe(rpath, b"lap")

    def refused(lpath: str, rpath: str) -> None:
        raise OSError(28, "No space left on device")

    for put in (half, refused):
        monkeypatch.setattr(system, "put_file", put)
        for name in ("a.docx", "b.docx"):
            with pytest.raises(LkjipError) as caught:
                memory.put(name, file)
            assert code_of(caught.value) == "LK844"
            assert memory.digest("a.docx") == ""
        fill(memory, **{"b.docx": b"lama"})


def test_a_trial_that_cannot_be_removed_stays_once(
    memory: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*paths: str) -> None:
        raise PermissionError("403")

    monkeypatch.setattr(memory._system, "rm_file", refused)
    for _ in range(3):
        memory.refuse_closed()
    assert [entry.name for entry in memory.entries(".")] == [".lkjip-uji.sementara"]


def test_one_place_is_known_however_it_is_written(tmp_path: Path) -> None:
    plain = opened(Address(f"file://{tmp_path}"))

    for other in (f"file://{tmp_path}/", f"file://{tmp_path}/./x/..", f"local://{tmp_path}"):
        assert plain.name_of(opened(Address(other))) == "."
    assert plain.name_of(opened(Address(f"file://{tmp_path}/a"))) == "a"
    assert plain.name_of(opened(Address(f"file://{tmp_path}-lain"))) is None
    assert plain.local() == tmp_path


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("file:///tidak/ada", "LK842", "file:///tidak/ada"),
        ("zip://a::file:///tidak/ada.zip", "LK842", "/tidak/ada.zip"),
        ("file://", "LK842", "file://"),
        ("entahapa://a/b", "LK841", "entahapa"),
        ("s3://budi:r4h4s14@wadah/a", "LK840", "paket s3fs"),
        ("sftp://budi:r4h4s14@127.0.0.1:9/a", "LK840", "paket paramiko"),
        ("blockcache::s3://budi:r4h4s14@wadah/a", "LK840", "paket s3fs"),
        ("reference://a", "LK841", "setelan yang tidak dapat ditulis dalam alamat"),
        ("http://127.0.0.1:9/a?kunci=r4h4s14", "LK844", "http://127.0.0.1:9/a"),
    ],
)
def test_what_cannot_be_opened_is_told_with_its_address_and_no_secret(
    url: str, code: str, said: str
) -> None:
    if code == "LK840":
        package = {"s3": "s3fs", "sftp": "paramiko"}[Address(url).protocols[-1]]
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, package, None)
            error = refusal(url)
    else:
        error = refusal(url)

    [finding] = error.findings
    text = f"{finding.message} {finding.suggestion} {finding.place}"
    assert finding.code == code
    assert said in text
    assert "r4h4s14" not in text


def refusal(url: str) -> LkjipError:
    with pytest.raises(LkjipError) as caught:
        opened_in_time(Address(url))
    return caught.value


def test_a_place_that_says_no_is_told_as_such(
    memory: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoCredentialsError(Exception):
        """As that of botocore."""

    refused = OSError("550 Not enough privileges.")
    for error in (PermissionError("403"), NoCredentialsError("r4h4s14"), refused):

        def listed(path: str, detail: bool, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(memory._system, "ls", listed)
        with pytest.raises(LkjipError) as caught:
            memory.entries(".")
        assert code_of(caught.value) == "LK843"


def test_a_place_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "entries", lambda self, name: threading.Event().wait(2))

    with pytest.raises(LkjipError) as caught:
        opened_in_time(Address("memory://a"), seconds=0.05)

    assert code_of(caught.value) == "LK844"


def test_without_the_library_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    error = refusal("memory://a")

    assert code_of(error) == "LK840"
    assert "[alamat]" in error.findings[0].suggestion

"""Workers of dask.distributed do what processes here do, and lose no more than these."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from certificates import as_dask_is_told, own_certificate
from offices import office
from small_tasks import ended, is_alive, task, written

from lkjip_docgen import api, cli
from lkjip_docgen.batch import Limits, connected, program
from lkjip_docgen.batch.cluster import Cluster, _lacking
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.jobs import BatchWish, batch
from lkjip_docgen.records import replace

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


class Running:
    """A cluster in a process of its own, to which only holders of a certificate may speak."""

    def __init__(self, folder: Path) -> None:
        script = Path(__file__).with_name("small_cluster.py")
        self.tls = own_certificate(folder)
        modules = {"PYTHONPATH": os.pathsep.join(sys.path)}
        self._process = subprocess.Popen(
            [sys.executable, script],
            env={**os.environ, **modules, **as_dask_is_told(self.tls)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().decode().strip()

    def connected(self, limits: Limits | None = None) -> AbstractContextManager[Cluster]:
        return connected(self.address, self.tls, limits)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("sertifikat"))
    yield running
    running.kill()


def test_the_bytes_are_those_of_a_build_here_and_a_second_run_leaves_them(
    cluster: Running, tmp_path: Path
) -> None:
    root, out = tmp_path / "semua", tmp_path / "keluar"
    project = office(root, "anggrek")
    wish = BatchWish(root, out, with_layout=False, scheduler=cluster.address, tls=cluster.tls)

    summary = batch(wish)

    [outcome] = summary.outcomes
    assert str(outcome.status) == "dibuat"
    assert outcome.worker.startswith("tls://127.0.0.1:")
    assert summary.workers == "2 pekerja dask"
    [alone] = api.build(project.root, tmp_path / "sendiri", with_layout=False).files
    [report] = (out / "anggrek").iterdir()
    assert report.read_bytes() == alone.read_bytes()
    [again] = batch(wish).outcomes
    assert str(again.status) == "tidak berubah"


def test_other_programs_are_refused_and_other_libraries_told(
    cluster: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkjip_docgen.batch import cluster as module

    there = program()
    monkeypatch.setattr(module, "program", lambda: replace(there, version="99.0"))
    with pytest.raises(LkjipError) as caught, cluster.connected():
        pass
    assert {finding.code for finding in caught.value.findings} == {"LK833"}
    assert "di sini 99.0" in caught.value.findings[0].message
    assert "tls://127.0.0.1:" in caught.value.findings[0].message

    other = {**there.libraries, "pillow": "1.0"}
    monkeypatch.setattr(module, "program", lambda: replace(there, libraries=other))
    with cluster.connected() as workers:
        [finding, *_] = workers.findings
    assert finding.severity is Severity.WARNING
    assert f"pillow {there.libraries['pillow']}, di sini 1.0" in finding.message


def test_what_a_worker_lacks_is_told_with_its_address() -> None:
    bare = replace(program(), soffice=False, lacking=("Arial",))

    [finding] = _lacking({"tcp://192.0.2.7:9": bare})

    assert finding.code == "LK834"
    assert "tcp://192.0.2.7:9 tidak mempunyai LibreOffice dan huruf Arial" in finding.message


def test_a_scheduler_that_does_not_answer_is_told_with_its_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkjip_docgen.batch import cluster as module

    monkeypatch.setattr(module, "_ANSWER", 0.5)
    office(tmp_path / "semua", "anggrek")

    status = cli.main(["batch", str(tmp_path / "semua"), "--scheduler", "tcp://127.0.0.1:9"])

    said = capsys.readouterr().err
    assert status == 1
    assert "LK830 Penjadwal di tcp://127.0.0.1:9 tidak menjawab" in said
    assert not (tmp_path / "semua" / "anggrek" / "keluaran").exists()


def test_certificates_that_are_not_there_are_told(tmp_path: Path) -> None:
    office(tmp_path / "semua", "anggrek")
    files = [f"--tls-{name}={tmp_path / name}" for name in ("ca", "cert", "key")]
    words = ["batch", str(tmp_path / "semua"), "--scheduler", "tls://127.0.0.1:9", *files]

    assert cli.main(words) == 1


def test_without_the_library_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(LkjipError) as caught, connected("tcp://127.0.0.1:9"):
        pass

    assert [finding.code for finding in caught.value.findings] == ["LK819"]
    assert "[cluster]" in caught.value.findings[0].suggestion


def test_without_a_certificate_nobody_is_let_in(cluster: Running) -> None:
    with pytest.raises(LkjipError) as caught, connected(cluster.address):
        pass

    [finding] = caught.value.findings
    assert finding.code == "LK836"
    assert "--tls-cert" in finding.suggestion


def test_an_office_that_never_ends_is_stopped_and_named_and_the_worker_goes_on(
    cluster: Running, tmp_path: Path
) -> None:
    marks = [tmp_path / "satu", tmp_path / "dua"]
    tasks = [task("hang", mark, mark.name) for mark in marks]
    tasks += [task("double", number) for number in range(3)]

    # Long enough for a process to start on a busy computer: it is the task that hangs.
    with cluster.connected(Limits(seconds=8)) as workers:
        found = {done.name: done for done in workers.run(tasks)}

    for mark in marks:  # there are two workers, and each hung
        [finding] = found[mark.name].problems
        assert (finding.code, finding.place and finding.place.file) == ("LK817", "/kantor/hang")
        assert found[mark.name].worker.startswith("tls://127.0.0.1:")
        assert ended(*written(mark))
    assert [found[f"double {number}"].result for number in range(3)] == [0, 2, 4]


def test_a_killed_worker_takes_one_office_with_it_and_no_other(
    cluster: Running, tmp_path: Path
) -> None:
    mark = tmp_path / "pekerja"
    tasks = [
        task("die", None, "maut"),
        task("kill_the_asking", mark, "pekerja"),
        task("refuse"),
        *(task("double", n) for n in range(4)),
    ]

    with cluster.connected() as workers:
        found = {done.name: done for done in workers.run(tasks)}

    assert [found[f"double {number}"].result for number in range(4)] == [0, 2, 4, 6]
    for name, function in (("maut", "die"), ("pekerja", "kill_the_asking")):
        [killed] = found[name].problems
        assert (killed.code, killed.place and killed.place.file) == ("LK816", f"/kantor/{function}")
    assert found["refuse None"].problems[0].code == "LK012"
    assert ended(*written(mark))  # nobody would have ended what hangs there


def test_a_lost_scheduler_is_told_at_once_and_what_is_done_stays_done(
    cluster: Running, tmp_path: Path
) -> None:
    mark = tmp_path / "proses"
    with cluster.connected() as workers:
        running = workers.run([task("double", 2), task("hang", mark, "lama")])
        assert next(running).result == 4
        assert all(map(is_alive, written(mark)))

        cluster.kill()

        started = time.monotonic()
        with pytest.raises(LkjipError) as caught:
            next(running)
    assert time.monotonic() - started < 10
    [finding] = caught.value.findings
    assert finding.code == "LK831"
    assert cluster.address in finding.message

"""Processes of this computer: each task once, whatever becomes of the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from small_tasks import ended, task, written

from lkjip_docgen.batch import Done, Limits, Pool

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


def by_name(found: Iterable[Done]) -> dict[str, Done]:
    done = list(found)
    assert len({each.name for each in done}) == len(done)
    return {each.name: each for each in done}


def test_each_task_is_done_once_by_as_many_warm_processes_as_are_wanted() -> None:
    tasks = [task("process", number) for number in range(6)]

    found = by_name(Pool(2).run(tasks))

    assert found.keys() == {each.name for each in tasks}
    processes = {each.result for each in found.values()}
    assert 1 <= len(processes) <= 2
    assert os.getpid() not in processes
    assert all(each.worker == f"proses {each.result}" for each in found.values())
    assert all(each.megabytes > 5 for each in found.values())


def test_no_work_needs_no_process() -> None:
    assert list(Pool(4).run(())) == []


def test_what_goes_wrong_with_one_is_told_there_and_harms_no_other() -> None:
    tasks = [task("double", 4), task("refuse"), task("fail"), task("double", 5)]

    found = by_name(Pool(2).run(tasks))

    assert [found["double 4"].result, found["double 5"].result] == [8, 10]
    [refused], [failed] = found["refuse None"].problems, found["fail None"].problems
    assert (refused.code, refused.message) == ("LK012", "Isian wajib belum ada.")
    assert failed.code == "LK818"
    assert "RuntimeError: tak terduga" in failed.message
    assert failed.place is not None
    assert failed.place.file == "/kantor/fail"


def test_a_killed_process_loses_nothing_else_and_its_office_is_tried_again(tmp_path: Path) -> None:
    numbers = [task("double", number) for number in range(4)]
    tasks = [task("die_once", tmp_path / "pertama", "malang"), task("die", None, "maut"), *numbers]

    found = by_name(Pool(2).run(tasks))

    assert [found[each.name].result for each in numbers] == [0, 2, 4, 6]
    assert found["malang"].result == "selesai"
    [finding] = found["maut"].problems
    assert (finding.code, finding.place and finding.place.file) == ("LK816", "/kantor/die")


def test_nothing_that_a_killed_process_had_copied_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    found = by_name(Pool(1).run((task("die_over_a_copy"), task("double", 2))))

    assert found["double 2"].result == 4
    assert found["die_over_a_copy None"].problems
    assert list(tmp_path.iterdir()) == []


def test_an_office_that_never_ends_is_stopped_with_what_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "proses"
    tasks = [task("hang", mark, "lama"), task("double", 1)]

    found = by_name(Pool(1, Limits(seconds=3)).run(tasks))

    assert [finding.code for finding in found["lama"].problems] == ["LK817"]
    assert found["double 1"].result == 2
    assert ended(*written(mark))


@pytest.mark.parametrize("limits", [Limits(tasks=1), Limits(megabytes=1)])
def test_a_process_is_renewed_before_it_grows_old_or_large(limits: Limits) -> None:
    found = by_name(Pool(1, limits).run([task("process", number) for number in range(3)]))

    assert len({each.result for each in found.values()}) == 3


def test_leaving_early_ends_all_processes_and_what_they_started(tmp_path: Path) -> None:
    mark = tmp_path / "proses"
    running = Pool(2).run([task("hang", mark, "lama"), task("double", 1)])
    assert next(running).result == 2
    processes = written(mark)

    running.close()

    assert ended(*processes, within=0.5)


def test_processes_end_when_the_one_that_asks_is_killed(tmp_path: Path) -> None:
    marks = [tmp_path / "satu", tmp_path / "dua"]
    code = (
        "import sys; from pathlib import Path; from small_tasks import task;"
        "from lkjip_docgen.batch import Pool;"
        "list(Pool(2).run([task('note', Path(name), name) for name in sys.argv[1:]]))"
    )
    asking = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, marks)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    processes = [written(mark)[0] for mark in marks]

    asking.send_signal(signal.SIGKILL)
    asking.wait()

    assert ended(*processes)

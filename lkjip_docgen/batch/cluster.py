"""Workers on many computers, by dask.distributed: the same tasks, the same results.

The only module that knows dask, which comes with the extra `[cluster]`.  Workers read data and
write reports where they lie: a folder that all computers see under one path.
"""

from __future__ import annotations

import atexit
import logging
import ssl
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_docgen.batch.hand import Hand, Limits
from lkjip_docgen.batch.pool import ended
from lkjip_docgen.batch.program import Program, program
from lkjip_docgen.batch.task import Done, Task, about_office, alone
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.records import Record, replace
from lkjip_docgen.visible import one_line

if TYPE_CHECKING:
    from distributed import Client, Future, Security

_ANSWER: Final = 5  # seconds in which a scheduler has to answer
_WORKERS: Final = 10  # seconds in which its first worker has to appear
_LEAVE: Final = 2  # seconds to say good-bye


class Tls(Record):
    """The files of a connection that nobody else can read: the authority, our certificate, key."""

    ca: Path
    cert: Path
    key: Path


class Cluster:
    """The workers of one scheduler; `findings` is what is said of them before the work begins."""

    def __init__(self, client: Client, address: str, limits: Limits) -> None:
        self._client = client
        self._address = address
        self._limits = limits
        self._programs = _programs(client, address)
        self.findings = tuple(_lacking(self._programs))
        self.called = f"{len(self._programs)} pekerja dask"

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """See `Executor.run`; raises `LkjipError` when the scheduler is lost on the way.

        dask gives up what worked, or only waited, on workers that were killed; each is tried
        once more when nothing else is left, alone.
        """
        suspects = []
        for task, done in self._round(tasks):
            if done is None:
                suspects.append(task)
            else:
                yield done
        for suspect in suspects:
            for task, done in self._round((suspect,)):
                yield done or _killed(task)

    def _round(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Done | None]]:
        """Each task with what came of it; None where its workers were killed."""
        from distributed import as_completed

        expected = program()
        futures = {
            self._client.submit(
                perform_there,
                task,
                expected,
                self._limits,
                pure=False,
                retries=0,
                priority=-number,
            ): task
            for number, task in enumerate(tasks)
        }
        try:
            for future in as_completed(tuple(futures), loop=self._client.loop):
                task = futures.pop(future)
                if future.status in ("cancelled", "lost"):
                    raise _lost(self._address)
                yield task, _done(future, task)
        finally:
            with suppress(RuntimeError, OSError):  # there is no scheduler any more
                self._client.cancel(list(futures))


@contextmanager
def connected(
    address: str, tls: Tls | None = None, limits: Limits | None = None
) -> Iterator[Cluster]:
    """The workers of the scheduler at `address` ("tcp://..." or "tls://...").

    Each works by a process of its own that lives within `limits`, as those of the pool do.
    Without `tls` a "tls://" address takes the files that dask's own settings name.  Raises
    `LkjipError` without the library, where the scheduler does not answer within seconds, where
    it has no workers, and where a worker has another program than this one.
    """
    try:
        from distributed import Client
    except ImportError:
        raise problem(
            codes.PUSTAKA_KLASTER,
            "Pustaka dask.distributed belum terpasang.",
            suggestion='Pasang dengan `py -m pip install "lkjip-docgen[cluster]"`, di sini dan '
            "pada setiap komputer yang ikut bekerja.",
        ) from None
    with _silent():
        try:
            client = Client(address, timeout=_ANSWER, security=_security(tls), set_as_default=False)
        except (ssl.SSLError, TypeError) as error:  # TypeError: of a tls:// address without any
            raise _certificates(str(error)) from None
        except (OSError, ValueError, RuntimeError, TimeoutError) as error:
            raise _no_answer(address, error) from None
        try:
            yield Cluster(client, address, limits or Limits())
        finally:
            client.close(timeout=_LEAVE)


@contextmanager
def _silent() -> Iterator[None]:
    """What dask logs of a lost connection is told by us, in words."""
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _security(tls: Tls | None) -> Security | None:
    if tls is None:
        return None
    from distributed import Security

    for file in (tls.ca, tls.cert, tls.key):
        if not file.is_file():
            raise _certificates(f"{file} tidak ada")
    return Security(
        tls_ca_file=str(tls.ca),
        tls_client_cert=str(tls.cert),
        tls_client_key=str(tls.key),
        require_encryption=True,
    )


_hands: list[Hand] = []  # of this worker: one, which stays warm
_one_at_a_time = threading.Lock()  # a worker may have several threads


def perform_there(task: Task, expected: Program, limits: Limits) -> Done:
    """What a worker does: the task, if its program is the same as where it was asked for.

    A process of its own does it, which can be ended when it takes too long; one that ends is
    tried once more.
    """
    from distributed import get_worker

    address = get_worker().address
    others = tuple(expected.differences(program()))
    if others:
        return Done(task.name, problems=(_other_program(address, others),), worker=address)
    with _one_at_a_time:
        hand = _hand(limits)
        done = hand.do(task) or hand.do(task) or ended(task)
    return replace(done, worker=address)


def _hand(limits: Limits) -> Hand:
    """The process of this worker; another one where other limits are wanted."""
    if _hands and not _hands[0].keeps(limits):
        _hands.pop().end()
    if not _hands:
        _hands.append(Hand(limits))
        atexit.register(_hands[0].end)
    return _hands[0]


def _programs(client: Client, address: str) -> dict[str, Program]:
    """The program of each worker by its address; `LkjipError` where one is another than here."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError:
        raise problem(
            codes.TANPA_PEKERJA,
            f"Penjadwal di {address} belum mempunyai pekerja.",
            suggestion=f"Jalankan `dask worker {address}` pada komputer yang ikut bekerja.",
        ) from None
    found = client.run(_program_there, on_error="return")
    here = program()
    problems = []
    for worker, there in found.items():
        others = tuple(here.differences(there)) if isinstance(there, Program) else (_absent(there),)
        if others:
            problems.append(_other_program(worker, others))
    if problems:
        raise LkjipError(problems)
    return dict(found)


def _program_there() -> Program:
    return program()


def _absent(error: object) -> str:
    return f"lkjip tidak dapat dijalankan di sana ({one_line(error, 120)})"


def _lacking(programs: Mapping[str, Program]) -> Iterator[Finding]:
    """What workers have not that a report should have, and what they have in another version."""
    here = program()
    for worker, there in programs.items():
        lacking = [] if there.soffice else ["LibreOffice"]
        lacking += [f"huruf {face}" for face in there.lacking]
        if lacking:
            yield _warning(
                codes.PEKERJA_KURANG,
                f"Pekerja {worker} tidak mempunyai {' dan '.join(lacking)}; halaman laporan yang "
                "dibuat di sana dapat berbeda.",
                "Pasang yang kurang pada komputer itu, lalu jalankan lagi pekerjanya.",
            )
        if others := tuple(here.other_libraries(there)):
            yield _warning(
                codes.VERSI_BERBEDA,
                f"Pustaka pada pekerja {worker} berbeda: {'; '.join(others)}.",
                "Samakan versinya bila laporan harus sama sampai ke bita.",
            )


def _warning(code: str, message: str, suggestion: str) -> Finding:
    return Finding(code, Severity.WARNING, message, suggestion=suggestion)


def _done(future: Future[Done], task: Task) -> Done | None:
    """What a future holds: the task's own result, or why there is none; None of a killed worker."""
    error = future.exception()
    if error is None:
        result = future.result()
        return result if isinstance(result, Done) else None
    if type(error).__name__ == "KilledWorker":
        return None
    what = one_line(f"{type(error).__name__}: {error}", 200)
    message = f"Laporan kantor ini tidak dibuat karena kesalahan pada pekerja ({what})."
    finding = about_office(codes.GALAT_KANTOR, message, task, "Lihat catatan pekerja itu.")
    return Done(task.name, problems=(finding,))


def _killed(task: Task) -> Done:
    message = "Setiap pekerja yang membuat laporan kantor ini berakhir, juga ketika sendirian."
    remedy = f"Coba kantor itu saja: {alone(task)}. Biasanya memori pekerja tidak cukup."
    finding = about_office(codes.PROSES_BERAKHIR, message, task, remedy)
    return Done(task.name, problems=(finding,))


def _other_program(worker: str, others: Iterable[str]) -> Finding:
    return problem(
        codes.VERSI_BERBEDA,
        f"Program pada pekerja {worker} berbeda: {'; '.join(others)}.",
        suggestion="Pasang versi yang sama pada komputer itu, lalu jalankan lagi pekerjanya.",
    ).findings[0]


def _no_answer(address: str, error: Exception) -> LkjipError:
    why = one_line(str(error) or type(error).__name__, 160)
    return problem(
        codes.PENJADWAL,
        f"Penjadwal di {address} tidak menjawab ({why}).",
        suggestion="Periksa alamatnya, dan apakah `dask scheduler` berjalan di sana.",
    )


def _lost(address: str) -> LkjipError:
    return problem(
        codes.PENJADWAL_HILANG,
        f"Penjadwal di {address} berhenti sebelum semua kantor selesai.",
        suggestion="Jalankan perintah yang sama sekali lagi setelah penjadwalnya hidup: yang sudah "
        "selesai dilewati.",
    )


def _certificates(why: str) -> LkjipError:
    return problem(
        codes.SERTIFIKAT,
        f"Sambungan aman tidak dapat dibuat: {one_line(why, 160)}.",
        suggestion="Alamat tls:// memerlukan --tls-ca, --tls-cert, dan --tls-key.",
    )

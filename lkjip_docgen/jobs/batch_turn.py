"""One batch at a time at one place: who works there says so, and who comes later is told.

The one who works leaves a small file beside the summary and renews it every minute.  A file that
was not renewed for ten minutes, or whose process is gone from this computer, is nobody's.
"""

from __future__ import annotations

import getpass
import json
import os
import secrets
import socket
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from lkjip_docgen.addresses import Address, Store, Where, in_time, opened
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes.batch import SEDANG_DIKERJAKAN
from lkjip_docgen.idn import format_date
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, field_names, replace
from lkjip_docgen.visible import one_line

TURN: Final = ".batch-berjalan.json"
"""What the file is called; hidden, so that it is no input of anybody."""
_RENEWED: Final = 60  # seconds
_WAITED: Final = 30  # seconds for a renewal that has begun
_SILENT: Final = 600  # seconds after which nobody works there any more
_NAME: Final = 60  # characters of an account or a computer that are told
_LONGEST: Final = 4096  # bytes of such a file


class Turn(Record):
    """Who works at a place: an account, a computer, a process, since when, last renewed when.

    `begun` is when that process was started, as its computer counts: another one may have its
    number later.
    """

    token: str
    user: str
    computer: str
    process: int
    begun: str
    since: float
    renewed: float

    @property
    def is_over(self) -> bool:
        """Whether it was left behind by a process that ended without a word."""
        if abs(time.time() - self.renewed) > _SILENT:
            return True
        if self.computer != socket.gethostname():
            return False
        if self.process == os.getpid():
            return self.token not in _ours
        return not _is_running(self.process, self.begun)


_ours: set[str] = set()
"""The tokens of the turns of this process."""


class _Place(Protocol):
    """Where the file lies; what two wrote at once `settles` after so many seconds."""

    @property
    def settles(self) -> float: ...

    def read(self) -> bytes:
        """What it holds; b"" where there is none, `FileExistsError` where no batch wrote it."""

    def begin(self, content: bytes) -> None:
        """Write it; where the place can tell, `FileExistsError` for one that is there."""

    def renew(self, content: bytes) -> None:
        """Write it again."""

    def remove(self) -> None:
        """Remove it."""


@contextmanager
def alone_at(folder: Where) -> Iterator[None]:
    """Say that a batch works at a folder for so long.

    Raises `LkjipError` where another one does.  A place where nothing can be said is worked at
    without: two batches spoil nothing, they only do all of it twice.
    """
    place: _Place = _There(folder) if isinstance(folder, Address) else _Here(folder)
    mine = _mine()
    is_told = _take(place, mine, folder)
    ended = threading.Event()
    _ours.add(mine.token)
    renewing = threading.Thread(target=_renew, args=(place, mine, ended), daemon=True)
    if is_told:
        renewing.start()
    try:
        yield
    finally:
        ended.set()
        _ours.discard(mine.token)
        if is_told:
            renewing.join(_WAITED)  # it would write the file again
            _leave(place, mine)


def _leave(place: _Place, mine: Turn) -> None:
    """Remove the file, or say in it that it is over where nothing may be removed."""
    with suppress(LkjipError, OSError):
        if not _is_mine(place, mine):
            return
        try:
            place.remove()
        except (LkjipError, OSError):
            place.renew(_written(replace(mine, renewed=0.0)))


def _mine() -> Turn:
    now = time.time()
    number = os.getpid()
    return Turn(
        secrets.token_hex(8), _user(), socket.gethostname(), number, _begun(number), now, now
    )


def _user() -> str:
    with suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return "seseorang"


def _take(place: _Place, mine: Turn, folder: Where) -> bool:
    """Say that it is our turn; False where that cannot be said."""
    try:
        _refuse(place, folder)
        try:
            place.begin(_written(mine))
        except FileExistsError:
            time.sleep(0.2)  # it may be just being written
            _refuse(place, folder)
            place.renew(_written(mine))
        time.sleep(place.settles)
        if not _is_mine(place, mine):  # two began at once
            _refuse(place, folder)
    except OSError:  # what stands there is somebody else's, or nothing may be written
        return False
    except LkjipError as error:
        if error.findings[0].code == SEDANG_DIKERJAKAN:
            raise
        return False
    return True


def _refuse(place: _Place, folder: Where) -> None:
    turn = _read(place.read())
    if turn is not None and not turn.is_over:
        raise _at_work(turn, folder)


def _at_work(turn: Turn, folder: Where) -> LkjipError:
    since = datetime.fromtimestamp(turn.since).astimezone()
    user, computer = one_line(turn.user, _NAME), one_line(turn.computer, _NAME)
    return problem(
        SEDANG_DIKERJAKAN,
        f"Perintah batch lain sedang bekerja di tempat ini: dijalankan {user} pada komputer "
        f"{computer} (proses {turn.process}) sejak {format_date(since.date())} pukul "
        f"{since:%H.%M}.",
        Place(str(folder)),
        "Tunggu sampai selesai, lalu ulangi; yang sudah dibuat dilewati. Bila pekerjaan itu sudah "
        f"mati bersama komputernya, hapus {TURN} di tempat itu, atau tunggu sepuluh menit.",
    )


def _renew(place: _Place, mine: Turn, ended: threading.Event) -> None:
    """Renew the file until the work ends; one that somebody else has taken is left to them."""
    while not ended.wait(_RENEWED):
        with suppress(LkjipError, OSError):
            if not _is_mine(place, mine):
                return
            place.renew(_written(replace(mine, renewed=time.time())))


def _is_mine(place: _Place, mine: Turn) -> bool:
    turn = _read(place.read())
    return turn is not None and turn.token == mine.token


def _written(turn: Turn) -> bytes:
    fields = {name: getattr(turn, name) for name in field_names(turn)}
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")


def _read(content: bytes) -> Turn | None:
    """What a file says; None where it is empty or damaged, `FileExistsError` where none is ours."""
    if not content.strip():
        return None
    try:
        data = json.loads(content)
        told = {name: data[name] for name in ("token", "user", "computer")}
        process, since, renewed = (data[name] for name in ("process", "since", "renewed"))
        told["begun"] = data.get("begun", "")
    except (ValueError, TypeError, KeyError, AttributeError):
        if content.lstrip().startswith(_OURS):  # half of it was written
            return None
        raise FileExistsError from None  # somebody else's
    if not all(isinstance(each, str) for each in told.values()) or not isinstance(process, int):
        return None
    times = (since, renewed)
    if not all(isinstance(each, int | float) and 0 <= each < _END for each in times):
        return None
    return Turn(**told, process=process, since=float(since), renewed=float(renewed))


_OURS: Final = b'{"token"'
_END: Final = 1 << 32  # seconds of the epoch, a hundred years


def _is_running(process: int, begun: str) -> bool:
    """Whether this computer still has that very process; on Windows nobody asks for it."""
    if os.name == "nt" or process <= 0:
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # it is somebody else's
        pass
    return not begun or _begun(process) == begun


def _begun(process: int) -> str:
    """When a process was started, and with which start of the computer; "" where nobody tells.

    One that has ended, and is only not yet collected, was never begun.
    """
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
    fields = state.rpartition(")")[2].split()
    return "" if fields[0] in "ZX" else f"{boot} {fields[_STARTED]}"


_STARTED: Final = 19  # of the fields behind the name of a process


class _Here:
    """A folder of this computer."""

    settles = 0.0

    def __init__(self, folder: Path) -> None:
        self._file = folder / TURN

    def read(self) -> bytes:
        try:
            if not stat.S_ISREG(self._file.lstat().st_mode):
                raise FileExistsError
            with self._file.open("rb") as opened_:
                return opened_.read(_LONGEST)
        except FileNotFoundError:
            return b""

    def begin(self, content: bytes) -> None:
        with self._file.open("xb") as made:
            made.write(content)

    def renew(self, content: bytes) -> None:
        aside = self._file.with_name(f"{TURN}.{secrets.token_hex(4)}.tmp")
        try:
            aside.write_bytes(content)
            aside.replace(self._file)
        finally:
            aside.unlink(missing_ok=True)

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


class _There:
    """A folder at an address."""

    settles = 0.5

    def __init__(self, address: Address) -> None:
        self._address = address

    def read(self) -> bytes:
        found = in_time(self._address, lambda: (_beginning(opened(self._address)),))[0]
        if found is None:
            raise FileExistsError
        return found

    def begin(self, content: bytes) -> None:
        self.renew(content)

    def renew(self, content: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
            file = Path(folder) / TURN
            file.write_bytes(content)
            in_time(self._address, lambda: opened(self._address).put(TURN, file))

    def remove(self) -> None:
        in_time(self._address, lambda: opened(self._address).remove(TURN))


def _beginning(store: Store) -> bytes | None:
    """The first bytes of the file; b"" where there is none, None where that is no file."""
    if not store.holds(TURN):
        return b""
    return next(iter(store.blocks(TURN)), b"")[:_LONGEST] if store.is_file(TURN) else None

"""The rule for outputs: over nothing, or over what this program wrote and nobody changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.findings.codes.word_files import SUDAH_DISUNTING
from lkjip_docgen.output.aside import not_written, refuse_open, settle, write_aside
from lkjip_docgen.output.backups import keep
from lkjip_docgen.output.memory import Written, digest_of, recall, remember
from lkjip_docgen.output.seals import is_sealed, seal
from lkjip_docgen.output.staying import refuse_elsewhere
from lkjip_docgen.replacing import Writer

_ELSEWHERE = "Tulis ke tempat lain dengan -o, atau pindahkan berkas itu dahulu."


class Outputs:
    """The files that one command writes.

    `inputs` are files that the command reads, or folders whose files it reads:
    none is written over.  With `overwrite` a file that is somebody's work
    makes way, after a copy of it was kept beside it (`kept`).  `made_from` is
    the edited report that the outputs carry the edits of: only outputs of the
    same report are theirs to replace.  `refreshable` says that `lkjip refresh`
    is a way forward for a report that was edited.
    """

    def __init__(
        self,
        *inputs: Path,
        overwrite: bool = False,
        made_from: Path | None = None,
        refreshable: bool = False,
    ) -> None:
        self.kept: list[Path] = []
        self._inputs = list(inputs)
        self._roots: list[Path] = []
        self._yielding: set[Path] = set()
        self._overwrite = overwrite
        self._made_from = "" if made_from is None else str(_resolved(made_from))
        self._refreshable = refreshable

    def reads(self, *inputs: Path) -> None:
        """More files that the command reads, once they are known."""
        self._inputs += inputs

    def stays_in(self, root: Path) -> None:
        """A project folder, whose links may not lead what is written into it elsewhere."""
        self._roots.append(root)

    def yields(self, target: Path) -> None:
        """Let a file make way whose content is known elsewhere; a copy is kept all the same."""
        self._yielding.add(self._file(target))

    def check(self, target: Path) -> None:
        """Raise `LkjipError` when `target` may not be written: before costly work begins."""
        file = self._file(target)
        refuse_open(target)
        refuse_open(file)  # that it is open says more than that it was edited
        if not self._may_replace(file) and _stands(file) and not self._is_own(file):
            raise self._foreign(file)

    def write(self, target: Path, make: Writer, *, sealed: bool = True) -> None:
        """Let `make` write the file under another name, then move it to `target`.

        Raises `LkjipError`, with an earlier file intact, when `target` may not
        or cannot be written; somebody may have saved it while `make` worked.
        Not `sealed` is what may not change any more, such as a signed file.
        """
        self.check(target)
        file = self._file(target)
        digest = ""

        def finish(aside: Path) -> None:
            nonlocal digest
            make(aside)
            if sealed:
                seal(aside)
            digest = _settled(aside)
            self._make_way(file, digest)

        kept = len(self.kept)
        try:
            write_aside(file, finish)
        except BaseException:  # the earlier file is still there: its copy would only be in the way
            while len(self.kept) > kept:
                self.kept.pop().unlink(missing_ok=True)
            raise
        remember(file, Written(digest, self._made_from))

    def write_bytes(self, target: Path, content: bytes) -> bool:
        """Write `content`; False where the file says so already, and is left as it is."""
        file = self._file(target)
        if file.is_file() and _content(file) == content:
            remember(file, Written(digest_of(content), self._made_from))
            return False
        self.write(target, lambda aside: aside.write_bytes(content))
        return True

    def _make_way(self, file: Path, digest: str) -> None:
        """Refuse to replace, or keep, what is not this program's own."""
        if not _stands(file) or digest_of(_content(file)) == digest:
            return
        if self._is_own(file) and not self._is_from_data(file):
            return
        if not self._is_own(file) and not self._may_replace(file):
            raise self._foreign(file)
        self.kept.append(keep(file))

    def _is_from_data(self, file: Path) -> bool:
        """Whether a file was made from data alone, and what replaces it is not: both may matter."""
        known = recall(file)
        return bool(self._made_from) and known is not None and not known.made_from

    def _may_replace(self, file: Path) -> bool:
        return self._overwrite or file in self._yielding

    def _is_own(self, file: Path) -> bool:
        content = _content(file)
        known = recall(file)
        if known is not None and known.digest == digest_of(content):
            return known.made_from in ("", self._made_from)
        return _is_untouched_docx(file) or is_sealed(content, file.suffix)

    def _file(self, target: Path) -> Path:
        """The file that is really written; `LkjipError` where it is one that is read."""
        for root in self._roots:
            refuse_elsewhere(root, target)
        file = _resolved(target)
        for given in self._inputs:
            if _is_in(file, given):
                raise _input(target, given)
        if _is_blocked(target, file):
            raise not_written(target, FileExistsError(errno.EEXIST, "", str(target)))
        return file

    def _foreign(self, file: Path) -> LkjipError:
        if file.suffix.lower() == ".docx" and _is_report(file):
            again = f'Perbarui angkanya dengan `lkjip refresh "{file}"`. '
            return problem(
                SUDAH_DISUNTING,
                f"{file.name} sudah disunting sejak dibuat, sehingga tidak ditimpa.",
                file,
                f"{again if self._refreshable else ''}{_ELSEWHERE}",
            )
        source = self._edits_in(file)
        if source:
            return problem(
                codes.BUKAN_KELUARAN,
                f"{file.name} dibuat dari {Path(source).name}, beserta suntingan di dalamnya, "
                "sehingga tidak ditimpa dengan laporan tanpa suntingan itu.",
                file,
                f'PDF dari naskah itu dibuat dengan `lkjip pdf "{source}"`. {_ELSEWHERE}',
            )
        return problem(
            codes.BUKAN_KELUARAN,
            f"{file.name} sudah ada dan bukan hasil program ini, atau sudah diubah sejak dibuat, "
            "sehingga tidak ditimpa.",
            file,
            f"{_ELSEWHERE} Untuk menggantinya, tambahkan --overwrite; yang lama disimpan di "
            "sampingnya dengan waktunya.",
        )

    def _edits_in(self, file: Path) -> str:
        """The edited report that an unchanged output was made from; empty for any other."""
        known = recall(file)
        if known is None or known.digest != digest_of(_content(file)):
            return ""
        return known.made_from


def _is_blocked(target: Path, file: Path) -> bool:
    """Whether something stands there that is no file: a folder, or a link to nothing."""
    if file.exists():
        return not file.is_file()
    return target.is_symlink()


def _input(target: Path, given: Path) -> LkjipError:
    alias = "" if target == given else f" (sama dengan {given})"
    return problem(
        codes.KELUARAN_MASUKAN,
        f"{target.name}{alias} dibaca oleh perintah ini, sehingga tidak ditimpa.",
        target,
        "Pilih nama atau folder lain dengan -o.",
    )


def _resolved(path: Path) -> Path:
    """The path without links and `..`; `LkjipError` for links that go in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        raise not_written(path, FileExistsError(errno.ELOOP, "", str(path))) from None


def _is_in(file: Path, given: Path) -> bool:
    """Whether a resolved path is a file that is read, or stands in a folder that is."""
    if not given.is_dir():
        return _same(file, given)
    inside = given.rglob("*") if file.is_file() else ()  # a second name of one of its files
    return any(_same(folder, given) for folder in file.parents) or any(
        _same(file, other) for other in inside
    )


def _same(one: Path, other: Path) -> bool:
    """Two names of one file: also through links, or where capitals do not count."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(one) == os.path.normcase(_resolved(other))


def _stands(file: Path) -> bool:
    return os.path.lexists(file)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise not_written(file, error) from None


def _settled(file: Path) -> str:
    """The digest of a finished file, once the disk has it."""
    settle(file)
    return digest_of(file.read_bytes())


def _docx(file: Path) -> dict[str, bytes]:
    """The parts of a Word file; none where it is damaged, encrypted or something else."""
    from lkjip_docgen.docx import read_docx

    try:
        return read_docx(file)
    except LkjipError:
        return {}


def _is_untouched_docx(file: Path) -> bool:
    from lkjip_docgen.docx import is_untouched

    return file.suffix.lower() == ".docx" and is_untouched(_docx(file))


def _is_report(file: Path) -> bool:
    from lkjip_docgen.docx import origin_name

    return origin_name(_docx(file)) is not None

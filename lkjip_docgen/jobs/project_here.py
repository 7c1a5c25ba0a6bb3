"""A project that lies elsewhere, copied to this computer for as long as work on it takes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, TypeVar

from lkjip_docgen.addresses import Address, Where, fetch_project, opened
from lkjip_docgen.batch import is_input
from lkjip_docgen.cache import standing_for
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.findings.codes.word_files import SUDAH_DISUNTING
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, field_names, replace

Value = TypeVar("Value")

_REFRESH: Final = (
    "Salin laporan itu beserta folder datanya ke komputer ini, perbarui angkanya dengan "
    "`lkjip refresh`, lalu salin kembali."
)
_UNLISTED: Final = (
    "Periksa isi alamat itu, dan apakah penyimpanannya menyebut laporan.yaml sebagai berkas."
)


class Names:
    """What copies are called where people know them."""

    def __init__(self, pairs: Iterable[tuple[Path, Where]]) -> None:
        self._pairs = [(str(here), there) for here, there in pairs if isinstance(there, Address)]

    def of(self, finding: Finding) -> Finding:
        """A finding that speaks of where things lie."""
        if not self._pairs:
            return finding
        suggestion = finding.suggestion
        if finding.code == SUDAH_DISUNTING:
            suggestion = _REFRESH
        elif "`lkjip init" in suggestion:
            suggestion = _UNLISTED
        return replace(
            finding,
            message=self._text(finding.message),
            suggestion=self._text(suggestion),
            place=self.within(finding.place),
            others=self.within(finding.others),
            same_cause=tuple(map(self.of, finding.same_cause)),
        )

    def place(self, place: Place) -> Place:
        """A place where it lies."""
        for here, there in self._pairs:
            if Path(place.file).is_relative_to(here):
                return replace(place, file=str(there / Path(place.file).relative_to(here)))
        return place

    def within(self, value: Value) -> Value:
        """A record, or several, with all its places where they lie."""
        return self._within(value) if self._pairs else value  # type: ignore[return-value]

    def _within(self, value: object) -> object:
        if isinstance(value, Place):
            return self.place(value)
        if isinstance(value, tuple):
            return tuple(map(self._within, value))
        if isinstance(value, dict):
            return {key: self._within(each) for key, each in value.items()}
        if isinstance(value, Record):
            fields = {name: getattr(value, name) for name in field_names(value)}
            changed = {name: self._within(each) for name, each in fields.items()}
            return replace(value, **changed)
        return value

    def _text(self, text: str) -> str:
        for here, there in self._pairs:
            text = text.replace(here, str(there))
        return text

    @contextmanager
    def told(self) -> Iterator[None]:
        """`LkjipError`s that pass by speak of where things lie, not of the copies."""
        try:
            yield
        except LkjipError as error:
            raise LkjipError(map(self.of, error.findings)) from None


def stand_in(place: Where, stack: ExitStack) -> Path:
    """The folder itself, or an empty one for what lies elsewhere, as long as the stack."""
    if isinstance(place, Path):
        return place
    made = tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(made)).resolve()


def fetch_data(there: Where, here: Path, without: Where | None = None) -> None:
    """Copy a project to its folder here, but for a folder of outputs in it."""
    if isinstance(there, Address):
        data = opened(there)
        left_out = data.name_of(opened(without)) if isinstance(without, Address) else None
        fetch_project(data, here, is_input, left_out)


@contextmanager
def project_here(folder: Where) -> Iterator[tuple[Path, Names]]:
    """A project on this computer, and what its files are called where it lies."""
    with ExitStack() as stack:
        here = stand_in(folder, stack)
        if isinstance(folder, Address):
            stack.enter_context(standing_for(here, str(folder)))
        names = Names([(here, folder)])
        with names.told():
            fetch_data(folder, here)
            yield here, names

"""Where a worker makes the report of an office: in its folders, or in copies of those elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from lkjip_docgen.addresses import Address, Mirror, Where, fetch_project, opened
from lkjip_docgen.batch import Outcome, Status, is_input
from lkjip_docgen.cache import standing_for
from lkjip_docgen.findings import End, Finding, LkjipError
from lkjip_docgen.findings.codes.word_files import SUDAH_DISUNTING
from lkjip_docgen.jobs.batch_order import Order, Result
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace

_REFRESH: Final = (
    "Salin laporan itu beserta folder datanya ke komputer ini, perbarui angkanya dengan "
    "`lkjip refresh`, lalu salin kembali."
)


class Bench:
    """The data of an office in `folder` and its outputs in `out`, both on this computer.

    What lies elsewhere was copied here, and goes back when the work is finished.
    """

    def __init__(self, folder: Path, out: Path, mirror: Mirror | None, names: _Names) -> None:
        self.folder = folder
        self.out = out
        self._mirror = mirror
        self._names = names

    def finish(self, result: Result) -> Result:
        """What came of an office, with its outputs where they belong; raises `LkjipError`."""
        outcome = result.outcome
        if self._mirror is not None and outcome.status in (Status.BUILT, Status.PARTLY):
            self._mirror.put_back(outcome.files)
        return replace(result, outcome=self._names.of_outcome(outcome))


@contextmanager
def brought_here(order: Order) -> Iterator[Bench]:
    """A bench for an office; what lies elsewhere is copied here for so long.

    `LkjipError`s that pass by speak of where things lie, not of the copies.
    """
    with ExitStack() as stack:
        folder, out = _copied(order.folder, stack), _copied(order.out, stack)
        if isinstance(order.folder, Address):
            stack.enter_context(standing_for(folder, str(order.folder)))
        names = _Names(((folder, order.folder), (out, order.out)))
        try:
            yield Bench(folder, out, _fetched(order, folder, out), names)
        except LkjipError as error:
            raise LkjipError(names.of(each) for each in error.findings) from None


def _copied(place: Where, stack: ExitStack) -> Path:
    """The folder itself, or an empty one for what lies elsewhere."""
    if isinstance(place, Path):
        return place
    made = tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(made)).resolve()


def _fetched(order: Order, folder: Path, out: Path) -> Mirror | None:
    """Copy what lies elsewhere; the mirror of outputs that go there."""
    outputs = opened(order.out) if isinstance(order.out, Address) else None
    if isinstance(order.folder, Address):
        data = opened(order.folder)
        all_ = order.wish.out
        left_out = data.name_of(opened(all_)) if isinstance(all_, Address) else None
        fetch_project(data, folder, is_input, left_out)
    if outputs is None:
        return None
    mirror = Mirror(outputs, out)
    mirror.bring(*(f".{each}" for each in order.wish.formats))
    return mirror


class _Names:
    """What copies are called where people know them."""

    def __init__(self, pairs: Iterable[tuple[Path, Where]]) -> None:
        self._pairs = [(str(here), there) for here, there in pairs if isinstance(there, Address)]

    def of_outcome(self, outcome: Outcome) -> Outcome:
        """An outcome that speaks of where things lie."""
        return replace(outcome, findings=tuple(map(self.of, outcome.findings)))

    def of(self, finding: Finding) -> Finding:
        """A finding that speaks of where things lie."""
        if not self._pairs:
            return finding
        suggestion = _REFRESH if finding.code == SUDAH_DISUNTING else finding.suggestion
        return replace(
            finding,
            message=self._text(finding.message),
            suggestion=self._text(suggestion),
            place=self._place(finding.place),
            others=tuple(End(self._place(end.place), end.path) for end in finding.others),
            same_cause=tuple(map(self.of, finding.same_cause)),
        )

    def _place(self, place: Place | None) -> Place | None:
        if place is None:
            return None
        for here, there in self._pairs:
            if Path(place.file).is_relative_to(here):
                return replace(place, file=str(there / Path(place.file).relative_to(here)))
        return place

    def _text(self, text: str) -> str:
        for here, there in self._pairs:
            text = text.replace(here, str(there))
        return text

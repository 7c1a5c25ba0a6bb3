"""Where a worker makes the report of an office: in its folders, or in copies of those elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lkjip_docgen.addresses import Address, Mirror, opened
from lkjip_docgen.batch import Status
from lkjip_docgen.cache import standing_for
from lkjip_docgen.jobs.batch_order import Order, Result
from lkjip_docgen.jobs.project_here import Names, fetch_data, stand_in
from lkjip_docgen.records import replace


class Bench:
    """The data of an office in `folder` and its outputs in `out`, both on this computer.

    What lies elsewhere was copied here, and goes back when the work is finished.
    """

    def __init__(self, folder: Path, out: Path, mirror: Mirror | None, names: Names) -> None:
        self.folder = folder
        self.out = out
        self._mirror = mirror
        self._names = names

    def finish(self, result: Result) -> Result:
        """What came of an office, with its outputs where they belong; raises `LkjipError`."""
        outcome = result.outcome
        if self._mirror is not None and outcome.status in (Status.BUILT, Status.PARTLY):
            self._mirror.put_back(outcome.files)
        findings = tuple(map(self._names.of, outcome.findings))
        return replace(result, outcome=replace(outcome, findings=findings))


@contextmanager
def brought_here(order: Order) -> Iterator[Bench]:
    """A bench for an office; what lies elsewhere is copied here for so long.

    `LkjipError`s that pass by speak of where things lie, not of the copies.
    """
    with ExitStack() as stack:
        folder, out = stand_in(order.folder, stack), stand_in(order.out, stack)
        if isinstance(order.folder, Address):
            stack.enter_context(standing_for(folder, str(order.folder)))
        names = Names(((folder, order.folder), (out, order.out)))
        with names.told():
            yield Bench(folder, out, _fetched(order, folder, out), names)


def _fetched(order: Order, folder: Path, out: Path) -> Mirror | None:
    """Copy what lies elsewhere; the mirror of outputs that go there."""
    outputs = opened(order.out) if isinstance(order.out, Address) else None
    fetch_data(order.folder, folder, order.wish.out)
    if outputs is None:
        return None
    mirror = Mirror(outputs, out)
    mirror.bring(*(f".{each}" for each in order.wish.formats))
    return mirror

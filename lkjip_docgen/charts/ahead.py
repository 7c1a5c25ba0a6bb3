"""Charts drawn by a second process, while this one composes the text that shows them.

matplotlib takes half a second to load; the process is started before the data
are read, and loads it in the meantime.  A process that ends without an
answer costs time and nothing else: the charts are then drawn here.
"""

from __future__ import annotations

import gc
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from lkjip_docgen import second_process
from lkjip_docgen.charts.cache import INDEX, Drawn, each_rendered
from lkjip_docgen.document import Chart
from lkjip_docgen.style import Style

Order = tuple[Sequence[Chart], Style, Path, tuple[str, ...]]
"""What is to be drawn: the arguments of `render`."""


class DrawingProcess:
    """A process that draws the charts of one report; without one (None) they are drawn here."""

    def __init__(self, process: subprocess.Popen[bytes] | None) -> None:
        self._process = process
        self._order: Order | None = None
        self._charts: Mapping[str, Drawn] = {}

    def render(self, order: Order, here: Callable[[], Sequence[Drawn]]) -> Mapping[str, Drawn]:
        """Each chart by its id: to look one up is to wait until it is drawn.

        `here` renders the same order in this process.
        """
        if self._process is None or (self._order is not None and order != self._order):
            self.finish()
            return {chart.id: chart for chart in here()}
        if self._order is None:
            self._order = order
            self._give(order)
            names = tuple(chart.id for chart in order[0])
            self._charts = _Awaited(names, self._answers(), here)
        return self._charts

    def finish(self) -> None:
        """Wait until all that was asked for is drawn and kept."""
        if self._process is not None and self._order is not None:
            for _ in self._charts.values():
                pass
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE)

    def _give(self, order: Order) -> None:
        if self._process is None or self._process.stdin is None:
            return
        with suppress(OSError):  # it has ended: no answer will come
            pickle.dump(order, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.close()

    def _answers(self) -> Iterator[Drawn]:
        if self._process is None:
            return
        while isinstance(drawn := second_process.answer_within(self._process, _LONGEST), Drawn):
            yield drawn


_LONGEST = 180.0  # seconds for a chart; before the first, a list of all fonts may be made
_PATIENCE = 20  # seconds to write down what was drawn, on a busy machine


class _Awaited(Mapping[str, Drawn]):
    """Charts in the order in which they are drawn, each there when it is asked for."""

    def __init__(
        self,
        names: tuple[str, ...],
        answers: Iterator[Drawn],
        here: Callable[[], Sequence[Drawn]],
    ) -> None:
        self._names = names
        self._answers = answers
        self._here = here
        self._known: dict[str, Drawn] = {}

    def __getitem__(self, name: str) -> Drawn:
        if name not in self._names:
            raise KeyError(name)
        while name not in self._known:
            self._receive()
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _receive(self) -> None:
        """One chart more; all of them, drawn here, where no answer comes."""
        drawn = next(self._answers, None)
        received = self._here() if drawn is None else (drawn,)
        self._known |= {chart.id: chart for chart in received}


@contextmanager
def drawing_process(folder: Path | None) -> Iterator[DrawingProcess]:
    """A process for a first drawing of charts into `folder`; none where it would be no gain.

    None where there will be nothing to draw.  Where charts have been drawn before,
    few of them change: to load matplotlib ahead of time would mostly be in vain.
    """
    first = folder is not None and not (folder / INDEX).is_file()
    wanted = first and second_process.processors() > 1
    process = second_process.start(__name__) if wanted else None
    drawing = DrawingProcess(process)
    try:
        yield drawing
        drawing.finish()
    finally:
        if process is not None:
            second_process.end(process)


def serve() -> None:
    """What the process does: load matplotlib, read an order, answer with each chart drawn."""
    gc.disable()
    with second_process.answers() as answers:
        import lkjip_docgen.charts.drawing  # noqa: F401  loads matplotlib

        charts, style, folder, formats = pickle.load(sys.stdin.buffer)
        for drawn in each_rendered(charts, style, folder, formats):
            pickle.dump(drawn, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()

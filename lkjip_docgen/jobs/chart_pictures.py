"""The charts of a report that changes while somebody looks at it: drawn after its text.

matplotlib takes a tenth of a second a chart.  Until a chart is drawn, the one that stood in its
place stands on.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_docgen.cache import project_cache
from lkjip_docgen.charts import content, digest, kept
from lkjip_docgen.document import TEXT_CM
from lkjip_docgen.jobs.drafting import draw
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from lkjip_docgen.document import Chart
    from lkjip_docgen.source import Project

_KIND: Final = "svg"
_EMPTY: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"></svg>'


class ChartPictures:
    """The pictures of the charts of one project, in a folder of this process alone.

    `files` gives each chart a file at once; `waiting` are those whose file is not theirs yet,
    which `draw` draws.
    """

    def __init__(self, root: Path) -> None:
        self.waiting: tuple[Chart, ...] = ()
        self._cache = project_cache(root, "grafik")
        self._folder = Path(tempfile.mkdtemp(prefix="lkjip-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._shown: dict[str, tuple[str, Path]] = {}  # digest and file, by the id of the chart
        self._count = 0

    def files(self, charts: Sequence[Chart], style: Style) -> dict[str, Path]:
        """The file of each chart: its own, else that of its earlier data, else an empty one."""
        wanted = {chart.id: digest(chart, style) for chart in charts}
        self._forget(wanted.keys())
        stale = [chart for chart in charts if not self._is_shown(chart.id, wanted[chart.id])]
        for name, picture in (kept(stale, style, self._cache, _KIND) if stale else {}).items():
            self._keep(name, wanted[name], picture)
        self.waiting = tuple(c for c in stale if not self._is_shown(c.id, wanted[c.id]))
        for chart in self.waiting:
            if chart.id not in self._shown:
                self._keep(chart.id, "", _EMPTY.format(TEXT_CM, chart.height_cm).encode())
        return {chart.id: self._shown[chart.id][1] for chart in charts}

    def draw(self, project: Project, style: Style, is_stopped: Callable[[], bool]) -> None:
        """Draw the charts that wait, one after the other until `is_stopped`.

        Raises `LkjipError` where there is no room for them.
        """
        for chart in self.waiting:
            if is_stopped():
                return
            (drawn,) = draw(project, (chart,), style, (_KIND,))
            picture = content(drawn, chart, style, _KIND)
            self._keep(chart.id, digest(chart, style), picture)

    def _is_shown(self, name: str, wanted: str) -> bool:
        return name in self._shown and self._shown[name][0] == wanted

    def _keep(self, name: str, state: str, picture: bytes) -> None:
        """Show a picture for a chart, under a name that no other picture has had."""
        self._count += 1
        file = self._folder / f"{self._count}.{_KIND}"
        file.write_bytes(picture)
        self._discard(name)
        self._shown[name] = (state, file)

    def _forget(self, wanted: Collection[str]) -> None:
        """Let go of the charts that the report has no longer."""
        for name in [name for name in self._shown if name not in wanted]:
            self._discard(name)

    def _discard(self, name: str) -> None:
        known = self._shown.pop(name, None)
        if known is not None:
            known[1].unlink(missing_ok=True)

"""The stretches of a page that need not be written again, for a page that is written often.

To compare the blocks of a report with those of the one before takes a tenth of the time that it
takes to write them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lkjip_docgen.document import Block, Heading, Numbering
from lkjip_docgen.pdf.images import Served, Shown
from lkjip_docgen.records import Record
from lkjip_docgen.style import Style


class _Around(Record):
    """What every stretch depends on besides its own blocks."""

    labels: Mapping[str, str]
    references: Mapping[str, str]
    front: frozenset[str]
    style: Style


class _Written(Record):
    """A stretch as it was written, with all that it was made of."""

    blocks: Sequence[Block]
    held: tuple[bool, ...]
    html: str
    charts: Mapping[str, Path | None]
    shown: Sequence[Shown]


class Charts(Mapping[str, Path]):
    """The files of charts, that remembers which of them were asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self.asked: dict[str, Path | None] = {}

    def __getitem__(self, name: str) -> Path:
        found = self._files.get(name)
        self.asked[name] = found
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Rewriting:
    """The stretches of the page before, and those of the page that is being written."""

    def __init__(self, images: Served) -> None:
        self._images = images
        self._around: _Around | None = None
        self._before: dict[str, _Written] = {}
        self._now: dict[str, _Written] = {}
        self._charts = Charts({})

    def begin(
        self, numbering: Numbering, front: frozenset[str], style: Style, charts: Mapping[str, Path]
    ) -> Charts:
        """Begin a new page; the charts as the page is to ask for them."""
        around = _Around(numbering.labels, numbering.references, front, style)
        self._before = self._now if around == self._around else {}
        self._now, self._around = {}, around
        self._charts = Charts(charts)
        self._images.begin()
        return self._charts

    def written(
        self, blocks: Sequence[Block], held: tuple[bool, ...], write: Callable[[], str]
    ) -> str:
        """The markup of a stretch: as it was, where it was made of the same, else as written."""
        name = self._name(blocks[0])
        before = self._before.get(name)
        if before is None or not self._is_same(before, blocks, held):
            self._charts.asked, self._images.shown = {}, []
            html = write()
            shown = tuple(self._images.shown)
            before = _Written(blocks, held, html, self._charts.asked, shown)
        self._now[name] = before
        return before.html

    def _name(self, first: Block) -> str:
        return first.id if isinstance(first, Heading) else f"#{len(self._now)}"

    def _is_same(self, before: _Written, blocks: Sequence[Block], held: tuple[bool, ...]) -> bool:
        """Whether a stretch is made of the same as before; its pictures are given out again."""
        return (
            before.held == held
            and before.blocks == blocks
            and all(self._charts.get(name) == file for name, file in before.charts.items())
            and all(map(self._images.show_again, before.shown))
        )

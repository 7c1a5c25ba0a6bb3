"""What many tests need alike is made once for all of them: drawn charts and laid out pages.

A chart and a page come out the same for the same input, and so does what LibreOffice lays
out.  Tests that hold them to that are marked `made_anew`: they find nothing and leave nothing
here.  All others, in whatever process they run, share what was made for the first of them.
The pictures of the samples are decoded once in a process: all copies have the same content.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

import pytest
from jinja2 import nodes

import lkjip_docgen.pdf
from lkjip_docgen import second_process
from lkjip_docgen.charts import cache as charts_cache
from lkjip_docgen.charts import drawing
from lkjip_docgen.document.chart import Chart
from lkjip_docgen.findings import Finding
from lkjip_docgen.layout import soffice
from lkjip_docgen.pdf import process, writer
from lkjip_docgen.pdf.writer import Composed, enclosed
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.style import Style
from lkjip_docgen.template_owner.template_texts import Texts
from lkjip_docgen.template_owner.template_texts import _Source as Source

Made = TypeVar("Made")


class Shelf:
    """A folder of what was made; closed while a test runs that is about the making itself."""

    is_open: ClassVar[bool] = True
    of_this_run: ClassVar[Shelf | None] = None
    """The one that all processes of this run share; for helpers that are no fixtures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def kept(self, key: str, make: Callable[[], Made]) -> Made:
        """What lies there under this key; else what is made now, put there for the next."""
        if not self.is_open:
            return make()
        file = f"{self._folder}/{key}"
        if os.path.exists(file):  # noqa: PTH110  a test may have broken what `Path` does
            with open(file, "rb") as there:  # noqa: PTH123
                kept: Made = pickle.load(there)
            return kept
        made = make()
        with open(f"{file}.{os.getpid()}", "wb") as written:  # noqa: PTH123
            pickle.dump(made, written)
        os.rename(written.name, file)  # noqa: PTH104
        return made


@pytest.fixture(scope="session", autouse=True)
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """Take charts and pages from a folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    found = Shelf((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sudah-dibuat")
    processors = second_process.processors
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "paint", _drawn_once(drawing.paint, found))
        once = _laid_out_once(writer.lay_out, found)
        for room in (lkjip_docgen.pdf, process, writer):
            patch.setattr(room, "lay_out", once)
        patch.setattr(soffice, "convert", _converted_once(soffice.convert, found))
        patch.setattr(Texts, "_tree", _parsed_once(Texts._tree))
        # Another process would draw every chart and lay out every page anew.
        for room in (process, second_process):
            name = "_processors" if room is process else "processors"
            patch.setattr(room, name, lambda: 1 if found.is_open else processors())
        patch.setattr(Shelf, "of_this_run", found)
        yield found


def _drawn_once(
    paint: Callable[[Chart, Style, Sequence[str]], dict[str, bytes]], shelf: Shelf
) -> Callable[[Chart, Style, Sequence[str]], dict[str, bytes]]:
    def remembered(chart: Chart, style: Style, formats: Sequence[str]) -> dict[str, bytes]:
        key = "-".join((charts_cache.digest(chart, style), *formats))
        return shelf.kept(key, lambda: paint(chart, style, formats))

    return remembered


Convert = Callable[[str, Path, Path, soffice.Options], Path]
Laid = tuple[bytes, tuple[Finding, ...]]


def _laid_out_once(lay_out: Callable[[Composed], Laid], shelf: Shelf) -> Callable[[Composed], Laid]:
    def remembered(page: Composed) -> Laid:
        return shelf.kept(_digest(page), lambda: lay_out(page))

    return remembered


def _converted_once(convert: Convert, shelf: Shelf) -> Convert:
    def remembered(program: str, docx: Path, work: Path, options: soffice.Options) -> Path:
        content = (program, docx.read_bytes(), sorted(options.items()))
        key = hashlib.sha256(pickle.dumps(content)).hexdigest()
        made = shelf.kept(key, lambda: convert(program, docx, work, options).read_bytes())
        pdf = work / f"{docx.stem}.pdf"
        pdf.write_bytes(made)
        return pdf

    return remembered


def _parsed_once(
    parse: Callable[[Texts, Source], nodes.Template | None],
) -> Callable[[Texts, Source], nodes.Template | None]:
    """A check of templates parses those of the program that a project has not replaced, too."""
    known: dict[Source, nodes.Template | None] = {}

    def remembered(texts: Texts, source: Source) -> nodes.Template | None:
        if not Path(source.file).is_relative_to(TEMPLATES) or not Shelf.is_open:
            return parse(texts, source)
        if source not in known:
            known[source] = parse(texts, source)
        return known[source]

    return remembered


def _digest(page: Composed) -> str:
    """Of all that the layout of a page depends on."""
    content = (
        page.html,
        sorted(page.files.items()),
        sorted(page.formulas),
        page.moment,
        [enclosed(file) for file in page.attachments],
        page.name,
        page.is_draft,
    )
    return hashlib.sha256(pickle.dumps(content)).hexdigest()

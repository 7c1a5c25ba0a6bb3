"""From the tree to one HTML page: for the browser as it is, for the PDF through the layout."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from markupsafe import Markup

from lkjip_docgen.document import Block, Blocks, Heading, Report, each_block, number
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.pdf import contents, cuts, template
from lkjip_docgen.pdf.blocks import stretches
from lkjip_docgen.pdf.images import SVG, Images, Inside
from lkjip_docgen.pdf.inlines import inlines
from lkjip_docgen.pdf.look import cover_variables, fill, variables
from lkjip_docgen.pdf.outside import self_contained
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.resources import ASSETS
from lkjip_docgen.style import Style
from lkjip_docgen.templating import Lookup

REPORT = "laporan.html"
_SHEET = "laporan.css"
_EMBLEM_CM = 2.4
_MARK = "\ue0f4{}\ue0f5"


def write_html(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    target: Path,
    *,
    final: bool = False,
    project: Path | None = None,
) -> None:
    """Write the report as one self-contained HTML file.

    `pictures` gives the SVG of each chart by its id.  `project` is the folder
    whose own `templates/html/` go before those of the program.  Each number
    shows on screen where it comes from.  A draft is marked DRAF.  The same
    input gives the same bytes.  Raises `LkjipError` for a picture, formula or
    template that cannot be used.
    """
    page = new_page(report, style, pictures, Inside(), live=True)
    html = compose(report, page, final=final, project=project)
    target.write_text(html, encoding="utf-8", newline="\n")


def new_page(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    images: Images,
    *,
    live: bool = False,
    parted: bool = False,
) -> Page:
    """The state for writing a report once."""
    numbering = number(report)
    front = frozenset(_ids_before_chapters(report))
    return Page(numbering, style, pictures, images, front, live, parted)


def compose(
    report: Report,
    page: Page,
    *,
    final: bool,
    project: Path | None = None,
    name: str = REPORT,
) -> str:
    """The whole page: the template `name` with the parts, lists and pictures of the report.

    The template has every name of `report.context`, and `isi` (the parts),
    `daftar` (lists of contents), `gambar` (addresses of `lambang`, `sampul`),
    `gaya` (the style sheet), `sifat` (title, author ...), `waktu` and `draf`.
    A page that holds its pictures goes to a browser: then nothing in it may run
    or fetch anything.
    """
    parts = _Parts({part.id: part.blocks for part in report.parts}, page)
    html = _rendered(report, page, parts, final, project, name)
    filled = contents.fill(parts.fill(html), page)
    return self_contained(filled, name) if isinstance(page.images, Inside) else filled


def check_page(report: Report, style: Style, name: str, project: Path) -> None:
    """Render a template without writing the parts; raises `LkjipError` as `compose` does."""
    page = new_page(report, style, {}, Inside())
    parts = _Sketch({part.id: part.blocks for part in report.parts}, page)
    self_contained(_rendered(report, page, parts, False, project, name), name)


def _rendered(
    report: Report, page: Page, parts: _Parts, final: bool, project: Path | None, name: str
) -> str:
    """The page of a template, with marks where its parts and lists go."""
    values = _values(page.style, final, project) | cover_variables(report.context)
    pictures = _pictures(report, page)
    names: dict[str, object] = {
        **report.context,
        "isi": parts,
        "daftar": contents.Lists(),
        "gambar": pictures,
        "gaya": Markup(fill(template.source(_SHEET, project), values)),
        "sifat": report.properties,
        "draf": not final,
        "waktu": timestamp(report).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    given = sum(len(str(value)) for value in (names["gaya"], *pictures.values()))
    html = template.render(name, names, project, lambda found: inlines(found, page), given)
    parts.check(name, html)
    return cuts.unmarked(html) if page.parted else html


def timestamp(report: Report) -> datetime:
    """When the report was made: `SOURCE_DATE_EPOCH`, else its own date, never the clock."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.fromisoformat(report.properties["date"]).replace(tzinfo=UTC)


def _values(style: Style, final: bool, project: Path | None) -> dict[str, str]:
    """The variables of the style sheet, with the drawings that follow the style's colours."""
    values = variables(style)
    values["hiasan"] = _drawing("sampul.svg", values, project)
    values["tanda-draf"] = "none" if final else _drawing("draf.svg", values, project)
    return values


def _drawing(name: str, values: dict[str, str], project: Path | None) -> str:
    svg = fill(template.source(name, project), values)
    return f"url(data:{SVG};base64,{base64.b64encode(svg.encode()).decode()})"


class _Parts(Lookup):
    """The parts of the report, each written when the template asks for it.

    The template gets a mark, and `fill` puts the part in its place.
    """

    def __init__(self, parts: Mapping[str, Blocks], page: Page) -> None:
        self._parts = parts
        self._page = page
        self._written: dict[str, str] = {}

    def __getitem__(self, name: str) -> Markup:
        if name not in self._written:
            self._written[name] = self._marked(name, self._write(self._parts.get(name, ())))
        return Markup(_MARK.format(name) if self._written[name] else "")

    def __iter__(self) -> Iterator[str]:
        return (name for name, nodes in self._parts.items() if nodes)

    def _write(self, nodes: Blocks) -> str:
        if any(map(_opens_chapter, nodes)):
            self._page.in_front = False
        return stretches(nodes, self._page)

    def _marked(self, name: str, html: str) -> str:
        """A part of a page that is parted, between the marks of its first fragment and its end."""
        nodes = self._parts.get(name, ())
        if not self._page.parted or not nodes:
            return html
        return ("" if cuts.begins(nodes[0]) else cuts.mark(name)) + html + cuts.mark()

    def fill(self, html: str) -> str:
        """The page with its parts."""
        for name, words in self._written.items():
            html = html.replace(_MARK.format(name), words)
        return html

    def check(self, name: str, html: str) -> None:
        """Raise `LkjipError` (LK804) for parts that have no place in the page, or several."""
        places = {part: html.count(_MARK.format(part)) for part in self._parts}
        _refuse_lost(name, [part for part in self if not places[part]])
        _refuse_doubled(name, [part for part, count in places.items() if count > 1])


class _Sketch(_Parts):
    """Parts that are only known to have content."""

    def _write(self, nodes: Blocks) -> str:
        return "isi" if nodes else ""


def _refuse_lost(name: str, parts: Sequence[str]) -> None:
    """Raise `LkjipError` when there are parts that have no place in the page."""
    if parts:
        raise _misplaced(
            f"Templat {name} tidak memberi tempat bagi bagian {', '.join(parts)}.",
            f"Tambahkan {{{{ isi.{parts[0]} }}}} pada templat.",
        )


def _refuse_doubled(name: str, parts: Sequence[str]) -> None:
    """Raise `LkjipError` when there are parts that have several places in the page."""
    if parts:
        raise _misplaced(
            f"Templat {name} memuat bagian {', '.join(parts)} lebih dari sekali.",
            f"Sisakan satu {{{{ isi.{parts[0]} }}}} pada templat.",
        )


def _misplaced(message: str, suggestion: str) -> LkjipError:
    return problem(codes.NO_SLOT, message, suggestion=suggestion)


def _ids_before_chapters(report: Report) -> list[str]:
    """Every id that stands before the first numbered chapter."""
    ids: list[str] = []
    for part in report.parts:
        for block in each_block(part.blocks):
            if _opens_chapter(block):
                return ids
            if target := getattr(block, "id", ""):
                ids.append(target)
    return ids


def _opens_chapter(block: Block) -> bool:
    """Whether a block is the heading of a numbered chapter."""
    return isinstance(block, Heading) and block.level == 1 and block.numbered


def _pictures(report: Report, page: Page) -> dict[str, str | None]:
    """The addresses of the emblem and, if the office has one, the cover photo."""
    given = report.context.get("gambar")
    files = dict(given) if isinstance(given, Mapping) else {}
    emblem = files.get("lambang") or ASSETS / "lambang.png"
    cover = files.get("sampul")
    width = page.style.halaman.lebar
    return {
        "lambang": page.images.address(Path(emblem), _EMBLEM_CM)[0],
        "sampul": page.images.address(Path(cover), width)[0] if cover else None,
    }

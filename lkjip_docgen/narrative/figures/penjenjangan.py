"""The tree of performance as figures: one, or several where one page does not hold it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from lkjip_docgen.charts import rough_height
from lkjip_docgen.document import (
    TEXT_CM,
    TURNED_TEXT_CM,
    Blocks,
    Chart,
    ChartKind,
    Figure,
    TreeNode,
)
from lkjip_docgen.identity import keys
from lkjip_docgen.idn import print_quantity, with_unit
from lkjip_docgen.narrative.figures.parts import alt, gambar
from lkjip_docgen.narrative.figures.words import daftar
from lkjip_docgen.narrative.known_builders import grafik
from lkjip_docgen.narrative.tables.cells import RENTANG, sumber
from lkjip_docgen.narrative.told_boxes import Kinerja, Ukuran, pohon_kinerja
from lkjip_docgen.records import Record, replace
from lkjip_docgen.templating import Konteks

_MOST_TOLD = 12  # boxes that an alternative text names one by one
_MOST_EVEN = 8  # trees that are tried in every way of parting them
_SOME_PART = "dirinci pada bagian 00"


class _Paper(Record):
    """How large a figure may be, in centimetres, for its text to be printed in its own size."""

    width: float
    height: float
    wide: bool


_UPRIGHT = _Paper(TEXT_CM, 14.0, wide=False)
_TURNED = _Paper(TURNED_TEXT_CM, 12.9, wide=True)

_Trees = tuple[Kinerja, ...]


@grafik("pohon-kinerja")
def pohon(konteks: Konteks) -> Blocks:
    """The tree of performance on one page; by branches on several where it is too large."""
    trees = pohon_kinerja(konteks)
    if not trees:
        return ()
    paper, parts = _parted(trees)
    names = keys(["pohon-kinerja", *(f"pohon-kinerja {part[0].kode}" for part in parts[1:])])
    return tuple(
        _figure(konteks, part, paper, name, f"bagian {n} dari {len(parts)}" * (len(parts) > 1))
        for n, (part, name) in enumerate(zip(parts, names, strict=True), start=1)
    )


def _figure(konteks: Konteks, trees: _Trees, paper: _Paper, name: str, part: str) -> Figure:
    laporan = konteks.laporan
    title = f"Pohon Kinerja {laporan.kantor.nama} Tahun {laporan.dokumen.tahun}"
    chart = Chart(
        id=name,
        kind=ChartKind.CASCADE,
        alt=_alternative(title, trees, part),
        tree=_drawn(trees),
        width_cm=paper.width,
        height_cm=paper.height,
    )
    short = f"Pohon Kinerja {laporan.kantor.sebutan} Tahun {laporan.dokumen.tahun}"
    caption = f"{short} ({part})" if part else title
    made = gambar(caption, chart, sumber(f"perjanjian kinerja dan data {laporan.kantor.nama}"))
    return replace(made, wide=paper.wide)


# --- words ---------------------------------------------------------------------------


def _alternative(title: str, trees: _Trees, part: str) -> str:
    """What the picture shows: box by box where they are few, else how many there are."""
    count = sum(map(_size, trees))
    of_part = f", {part}" if part else ""
    begin = f"{title}{of_part}: {count} kotak dalam {_levels(trees)} tingkat."
    if count <= _MOST_TOLD:
        return alt(begin, *(sentence for tree in trees for sentence in _sentences(tree)))
    top = daftar([tree.nama for tree in trees])
    return alt(begin, f"Yang teratas: {top}.", "Isinya menurut urutan baca ada pada tabelnya.")


def _sentences(tree: Kinerja) -> Iterator[str]:
    """What stands below what, from the top down."""
    if tree.anak:
        yield f"{tree.nama} ditunjang oleh {daftar([child.nama for child in tree.anak])}."
    for child in tree.anak:
        yield from _sentences(child)


def _drawn(trees: _Trees) -> TreeNode:
    nodes = tuple(map(_node, trees))
    return nodes[0] if len(nodes) == 1 else TreeNode("", anak=nodes)


def _node(tree: Kinerja) -> TreeNode:
    return TreeNode(
        tree.nama,
        keterangan=tree.pengampu,
        anak=tuple(map(_node, tree.anak)),
        sebutan=tree.sebutan,
        rincian=tuple(map(_measure, tree.ukuran)),
    )


def _measure(ukuran: Ukuran) -> str:
    """An indicator with its target, where that is known: "Angka Kematian Ibu: 130"."""
    target = ukuran.target
    if target is None or not target.ada:
        return ukuran.nama or "Target belum diisi"
    printed = with_unit(target)
    if ukuran.sampai is not None and ukuran.sampai.ada:
        printed = f"{print_quantity(target)}{RENTANG}{with_unit(ukuran.sampai)}"
    return f"{ukuran.nama or 'Target'}: {printed}"


# --- on how many pages -----------------------------------------------------------------


def _parted(trees: _Trees) -> tuple[_Paper, list[_Trees]]:
    """The paper that the trees are drawn on, and what stands on each sheet of it.

    A turned page leaves one empty before it and holds nothing else, so that one more part is
    no price for parts that stand upright in the text.
    """
    upright, turned = _sheets(trees, _UPRIGHT), _sheets(trees, _TURNED)
    if len(upright) <= len(turned) + 1 and all(_fits(part, _UPRIGHT) for part in upright):
        return _UPRIGHT, _numbered(upright)
    return _TURNED, _numbered(turned)


def _fits(trees: _Trees, paper: _Paper) -> bool:
    """Whether the trees stand on one page in the size of their text."""
    return rough_height(_drawn(trees), paper.width, paper.height) <= paper.height


def _sheets(trees: _Trees, paper: _Paper) -> list[_Trees]:
    """The trees as pages: their upper levels, then the branches that these leave out."""
    if _fits(trees, paper):
        return [trees]
    for levels in range(_levels(trees) - 1, 1, -1):
        above = tuple(_cut(tree, levels) for tree in trees)
        if _fits(above, paper):
            return [above, *_even(_packed(_branches(trees, levels), paper), paper)]
    return _packed(trees, paper)


def _packed(trees: Sequence[Kinerja], paper: _Paper) -> list[_Trees]:
    """Trees one after the other, as many on a page as it holds."""
    sheets: list[_Trees] = [()]
    for tree in trees:
        if _fits((*sheets[-1], tree), paper):
            sheets[-1] = (*sheets[-1], tree)
        elif _fits((tree,), paper):
            sheets.append((tree,))
        else:
            _pour(tree, sheets, paper)
    return [sheet for sheet in sheets if sheet]


def _even(sheets: list[_Trees], paper: _Paper) -> list[_Trees]:
    """The trees in their order on as many pages, the highest of these as low as can be.

    Pages filled one after the other leave a high one, for which there is seldom room below a text,
    and a low one.
    """
    trees = tuple(tree for sheet in sheets for tree in sheet)
    if len(sheets) < 2 or len(trees) > _MOST_EVEN or len({t.kode for t in trees}) < len(trees):
        return sheets

    @cache
    def height(begin: int, end: int) -> float:
        return rough_height(_drawn(trees[begin:end]), paper.width, paper.height)

    def highest(edges: tuple[int, ...]) -> float:
        return max(height(begin, end) for begin, end in pairwise(edges))

    inner = combinations(range(1, len(trees)), len(sheets) - 1)
    best = min(((0, *edges, len(trees)) for edges in inner), key=highest)
    return [trees[begin:end] for begin, end in pairwise(best)]


def _pour(tree: Kinerja, sheets: list[_Trees], paper: _Paper) -> None:
    """Put a tree that no page holds on the last page and further ones, its first box on each."""
    for child in tree.anak:
        together = _with_child(sheets[-1], tree, child)
        alone = (replace(tree, anak=(child,)),)
        if _fits(together, paper):
            sheets[-1] = together
        elif _fits(alone, paper):
            sheets.append(alone)
        else:
            sheets.append((replace(tree, anak=(_cut(child, 1),)),))
            sheets += _packed(_branches((child,), 1), paper)
    if not tree.anak:
        sheets.append((tree,))


def _with_child(sheet: _Trees, tree: Kinerja, child: Kinerja) -> _Trees:
    """A page with one more box below the first of a tree, which may stand there already."""
    if sheet and sheet[-1].kode == tree.kode:
        last = replace(sheet[-1], anak=(*sheet[-1].anak, child))
        return (*sheet[:-1], last)
    return (*sheet, replace(tree, anak=(child,)))


def _cut(tree: Kinerja, levels: int) -> Kinerja:
    """So many levels of a tree; what has more below it says so."""
    if levels == 1:
        return replace(tree, anak=(), pengampu=_SOME_PART) if tree.anak else tree
    return replace(tree, anak=tuple(_cut(child, levels - 1) for child in tree.anak))


def _branches(trees: _Trees, levels: int) -> list[Kinerja]:
    """The boxes of the last of so many levels that have others below them.

    What measures them is told where they are cut off.
    """
    if levels == 1:
        return [replace(tree, ukuran=()) for tree in trees if tree.anak]
    return [branch for tree in trees for branch in _branches(tree.anak, levels - 1)]


def _numbered(sheets: Sequence[_Trees]) -> list[_Trees]:
    """The pages, on which every box that is left out below says on which page it goes on."""
    pages: dict[str, list[str]] = {}
    for number, sheet in enumerate(sheets, start=1):
        for tree in sheet:
            pages.setdefault(tree.kode, []).append(str(number))
    return [tuple(_with_pages(tree, pages) for tree in sheet) for sheet in sheets]


def _with_pages(tree: Kinerja, pages: dict[str, list[str]]) -> Kinerja:
    if tree.pengampu == _SOME_PART:
        return replace(tree, pengampu=f"dirinci pada bagian {daftar(pages[tree.kode])}")
    return replace(tree, anak=tuple(_with_pages(child, pages) for child in tree.anak))


def _levels(trees: _Trees) -> int:
    return max((1 + _levels(tree.anak) for tree in trees), default=0)


def _size(tree: Kinerja) -> int:
    return 1 + sum(map(_size, tree.anak))

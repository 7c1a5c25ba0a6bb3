"""What has to be settled in Word before a report becomes a PDF that people rely on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from lkjip_docgen.docx import Package, styles, visible, w
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import word_pdf as codes
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.refresh import is_conflict
from lkjip_docgen.word_pdf.outline import Placed, Styles, body_paragraphs, placed_paragraphs, quoted

_SHOWN = 10  # places listed one by one
_MARKER = re.compile(r"\[BELUM (?:DIISI|ADA)[^\[\]]*\]")
_WORDS = {
    w("ins"): "ditambahkan",
    w("moveTo"): "dipindahkan ke sini",
    w("del"): "dihapus",
    w("moveFrom"): "dipindahkan dari sini",
    w("cellIns"): "sel ditambahkan",
    w("cellDel"): "sel dihapus",
    w("cellMerge"): "sel digabung",
    w("numberingChange"): "penomoran diubah",
}
_LOOKS = {
    w(f"{kind}Change")
    for kind in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr")
}
_STORED = {w("rPr"), w("trPr"), w("tcPr")}  # where a change concerns the mark, row or cell itself


class Standing(Record):
    """One thing to settle: what it is, and where."""

    what: str
    where: str


def markers(report: Package) -> list[Standing]:
    """What the office still has to supply: by the words of markers, or by their style."""
    known = Styles.of(report)
    return [
        Standing(quoted(words), placed.place)
        for placed in placed_paragraphs(report)
        for words in _markers(placed.paragraph, known)
    ]


def _markers(paragraph: etree._Element, known: Styles) -> list[str]:
    by_words = _MARKER.findall(visible(paragraph))
    by_style = [words for words in _styled(paragraph, known) if not _MARKER.search(words)]
    return by_words + by_style


def _styled(paragraph: etree._Element, known: Styles) -> Iterator[str]:
    """What stands in brackets in the style of markers."""
    for styled, runs in groupby(paragraph.iter(w("r")), lambda run: _is_marker(run, known)):
        words = "".join(map(visible, runs)).strip() if styled else ""
        if words.startswith("[") and words.endswith("]"):
            yield words


def _is_marker(run: etree._Element, known: Styles) -> bool:
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    own = "" if style is None else str(style.get(w("val"), ""))
    return known.names.get(own, own) == styles.MARKER


def open_conflicts(report: Package) -> list[Standing]:
    """What both people and data changed, and nobody has decided yet."""
    texts = _conflicts(report)
    if not texts:
        return []
    found: dict[str, Standing] = {}
    for number, place in _commented(report):
        if number in texts:
            found.setdefault(number, Standing(quoted(texts[number]), place))
    return list(found.values())


def _conflicts(report: Package) -> dict[str, str]:
    """What each comment about a conflict says, by its number."""
    conflicts = filter(is_conflict, _comments(report))
    return {str(comment.get(w("id"))): _text(comment) for comment in conflicts}


def _commented(report: Package) -> Iterator[tuple[str, str]]:
    """The number of each comment where it is seen in the text, with the place."""
    for placed in body_paragraphs(report):
        for mark in placed.paragraph.iter(w("commentRangeStart"), w("commentReference")):
            yield str(mark.get(w("id"))), placed.place


def other_comments(report: Package) -> int:
    """How many comments of people and of the program say something else."""
    return sum(not is_conflict(comment) for comment in _comments(report))


def tracked_changes(report: Package) -> list[Standing]:
    """Tracked changes that nobody has accepted or rejected, one for each paragraph."""
    found: dict[tuple[str, str], Standing] = {}
    for placed in placed_paragraphs(report):
        for change in _changes(placed):
            found.setdefault((change.where, change.what), change)
    return [*found.values(), *_changes_of_sections(report)]


def _changes(placed: Placed) -> Iterator[Standing]:
    """The changes of a paragraph, and of the rows and cells that begin with it."""
    own = (n for n in placed.paragraph.iter() if _paragraph_of(n) is placed.paragraph)
    for node in (*_of_row(placed.paragraph), *own):
        if node.tag in _WORDS:
            yield Standing(_said(node, placed), placed.place)
        elif node.tag in _LOOKS:
            words = quoted(visible(placed.paragraph))
            yield Standing(f"bentuk diubah pada “{words}”{_by(node)}", placed.place)


def _paragraph_of(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(w("p")), None)


def _of_row(paragraph: etree._Element) -> Iterator[etree._Element]:
    """What is tracked of the table, row and cell in whose first paragraph we are."""
    for around in paragraph.iterancestors(w("tc"), w("tr"), w("tbl")):
        if next(around.iter(w("p"))) is not paragraph:
            return
        for name in ("tcPr", "trPr", "tblPr", "tblGrid"):
            for properties in around.iterfind(w(name)):
                yield from properties.iter()


def _changes_of_sections(report: Package) -> Iterator[Standing]:
    last = report.body.find(w("sectPr"))
    if last is not None and last.find(w("sectPrChange")) is not None:
        yield Standing("pengaturan halaman diubah", "akhir dokumen")


def _said(node: etree._Element, placed: Placed) -> str:
    """A change in words: what was done, to which words, by whom."""
    done = _WORDS[str(node.tag)]
    above = node.getparent()
    kind = "" if above is None else above.tag
    if kind == w("trPr"):
        return f"baris tabel {done}{_by(node)}"
    if kind in _STORED:
        return f"alinea {done}: “{quoted(visible(placed.paragraph))}”{_by(node)}"
    return f"{done}: “{quoted(_letters(node))}”{_by(node)}"


def _letters(node: etree._Element) -> str:
    """The letters of a change, those that it takes out too."""
    return "".join(text.text or "" for text in node.iter(w("t"), w("delText")))


def _by(node: etree._Element) -> str:
    author = node.get(w("author"))
    return f" (oleh {author})" if author else ""


def _comments(report: Package) -> list[etree._Element]:
    name = report.part_of_type("comments")
    if name is None or name not in report.entries:
        return []
    return list(report.tree(name).iterfind(w("comment")))


def _text(comment: etree._Element) -> str:
    """The first line of a comment, which names the conflict; the versions follow below it."""
    lines = ("".join(t.text or "" for t in p.iter(w("t"))).strip() for p in comment.iter(w("p")))
    return next(filter(None, lines), "")


def refusals(report: Package, *, final: bool) -> list[Finding]:
    """Why no PDF can be made of the report as it is, each thing with its place."""
    found = _listed(
        open_conflicts(report),
        codes.PERTENTANGAN_TERBUKA,
        "Belum diputuskan",
        f'Putuskan dengan `lkjip refresh "{report.path}" --take NAMA=data` (menurut data) atau '
        "`--take NAMA=file` (menurut laporan). Kedua versinya ada pada komentarnya.",
    )
    found += _listed(
        tracked_changes(report),
        codes.PERUBAHAN_TERLACAK,
        "Perubahan terlacak",
        "Terima atau tolak setiap perubahan di Word (tab Tinjau), simpan, lalu ulangi.",
    )
    if final:
        found += _listed(
            markers(report),
            codes.BELUM_DIISI,
            "Belum diisi",
            "Lengkapi datanya lalu `lkjip refresh`, atau isi di Word. Untuk rancangan: tanpa "
            "--final.",
        )
    return [replace(finding, place=Place(str(report.path))) for finding in found]


def _listed(things: Iterable[Standing], code: str, what: str, remedy: str) -> list[Finding]:
    """A finding for each thing at each place; the first says how to mend them all."""
    counts = Counter(things)
    lines = [f"{what} pada {_told(one, times)}." for one, times in counts.items()]
    if len(lines) > _SHOWN:
        lines[_SHOWN:] = [f"{what}: dan {len(lines) - _SHOWN} tempat lain."]
    return [
        Finding(code, Severity.ERROR, line, suggestion="" if number else remedy)
        for number, line in enumerate(lines)
    ]


def _told(one: Standing, times: int) -> str:
    often = f" ({times} kali)" if times > 1 else ""
    return f"“{one.where}”: {one.what}{often}"

"""The label of a chapter ("BAB I") and its title: beside it, or on a line of its own below it."""

from __future__ import annotations

from lxml import etree

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.body import blocks, style
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import Element, child, value, w

_HEADING = "heading 1"


def has_label_alone(definitions: Element, heading: str = styles.HEADINGS[0]) -> bool:
    """Whether the numbering of a style of headings leaves no space behind the label.

    Its titles then have to begin with a line break.
    """
    levels = (level for level in definitions.iter(w("lvl")) if value(level, "pStyle") == heading)
    return any(value(level, "suff") == "nothing" for level in levels)


def put_titles_below(package: Package, like: Package) -> None:
    """Let the titles of a file stand below their labels where those of another have to."""
    name = like.part_of_type("numbering")
    heading = like.style_id(_HEADING)
    if name is None or not heading or not has_label_alone(like.tree(name), heading):
        return
    own = package.style_id(_HEADING)
    for block in blocks(package.body):
        if block.tag == w("p") and style(block) == own and next(block.iter(w("br")), None) is None:
            _begin_with_break(block)


def _begin_with_break(heading: Element) -> None:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("br"))
    heading.insert(0 if child(heading, "pPr") is None else 1, run)

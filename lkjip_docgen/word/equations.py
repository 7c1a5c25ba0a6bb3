"""Formulas: LaTeX to MathML to Office Math, with numbers as Indonesians write them."""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from lxml import etree

from lkjip_docgen.document import Equation, formula
from lkjip_docgen.docx import (
    DECLARATIONS,
    NAMESPACES,
    Element,
    keep_blanks,
    paragraph,
    parse_xml,
    q,
    styles,
    take_out,
    xml,
)
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.shelf import Shelf

_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
_MACRON = "\u00af"
_SHELF: Final = Shelf("rumus", 4_000_000)


def equation(node: Equation, break_before: str = "") -> str:
    """A displayed formula as a paragraph of its own.

    Raises `LkjipError` for LaTeX that cannot be read.
    """
    content = f"<m:oMathPara>{office_math(node.latex)}</m:oMathPara>"
    return paragraph(styles.EQUATION, content, break_before)


@lru_cache(maxsize=512)
def office_math(latex: str) -> str:
    """The `m:oMath` element of a LaTeX formula.

    It comes from the cache where it was made before: the libraries that make it
    take longer to load than all the tables of a report to be written.
    """
    key = hashlib.sha256(f"{_makers()}\n{latex}".encode()).hexdigest()
    known = _SHELF.get(key)
    if known is not None:
        return known.decode()
    made = _made(latex)
    _SHELF.put(key, made.encode())
    return made


@cache
def _makers() -> str:
    """What a formula depends on besides its LaTeX: the libraries, and this program's own part."""
    own = hashlib.sha256()
    for module in (__file__, formula.__file__, xml.__file__):
        own.update(Path(module).read_bytes())
    return f"{version('latex2mathml')} {version('mathml-to-omml')} {own.hexdigest()}"


def _made(latex: str) -> str:
    from mathml_to_omml import convert as to_omml

    mathml = formula.to_mathml(latex)
    try:
        root = parse_xml(f"<x {DECLARATIONS}>{to_omml(mathml)}</x>")
    except Exception as error:  # the library raises whatever it stumbles over
        raise _problem(latex) from error
    if len(root) != 1 or not _text(root).strip():
        raise _problem(latex)
    _unbox(root)
    _bars(root)
    _fonts(root)
    text = etree.tostring(root, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("<")]


def _unbox(root: Element) -> None:
    """Take away boxes that only group: they forbid line breaks and add nothing."""
    for box in list(root.iter(_m("box"))):
        content = box.find(_m("e"))
        if box.find(_m("boxPr")) is not None or content is None:
            continue
        for element in list(content):
            box.addprevious(element)
        take_out(box)


def _bars(root: Element) -> None:
    """A macron over a symbol is a bar, not a brace that Word stretches."""
    for group in root.iter(_m("groupChr")):
        character = group.find(f"{_m('groupChrPr')}/{_m('chr')}")
        if character is not None and character.get(_m("val")) == _MACRON:
            group.tag = _m("bar")
            properties = group[0]
            properties.tag = _m("barPr")
            properties.remove(character)


def _fonts(root: Element) -> None:
    for element in root.iter(_m("r")):
        text = element.find(_m("t"))
        if text is None:
            continue
        keep_blanks(text)
        text.addprevious(etree.fromstring(_FONT.replace("<w:rPr>", f"<w:rPr {DECLARATIONS}>")))
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES)


def _text(root: Element) -> str:
    return "".join(element.text or "" for element in root.iter())


def _m(name: str) -> str:
    return q("m", name)


def _problem(latex: str) -> LkjipError:
    return problem(
        codes.FORMULA,
        f"Rumus tidak dapat dibaca: {latex}",
        suggestion="Periksa kurung kurawal dan nama perintah LaTeX pada rumus itu.",
    )

"""Formulas of a Word report in words, for those who listen to the PDF."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from lkjip_docgen.docx import DOCUMENT, NAMESPACES, Package

_M = f"{{{NAMESPACES['m']}}}"
_SIGNS = {
    "=": "sama dengan", "×": "dikali", "⋅": "dikali", "∙": "dikali", "+": "ditambah",
    "−": "dikurangi", "-": "dikurangi", "÷": "dibagi", "%": "persen", "∑": "jumlah",
    "≈": "kira-kira", "≥": "lebih dari atau sama dengan", "≤": "kurang dari atau sama dengan",
    ">": "lebih dari", "<": "kurang dari",
}  # fmt: skip
_PROPERTIES = "Pr"


def spoken_formulas(report: Package) -> list[str]:
    """The formulas of the text in reading order, each in words."""
    formulas = report.tree(DOCUMENT).iter(f"{_M}oMath")
    return [spoken(formula) for formula in formulas]


def spoken(formula: etree._Element) -> str:
    """A formula in words: what it says, not how it looks."""
    return " ".join(_said(formula).split())


def _said(node: etree._Element) -> str:
    if not isinstance(node.tag, str):
        return ""
    name = etree.QName(node).localname
    if name.endswith(_PROPERTIES):
        return ""
    return _READERS.get(name, _one_by_one)(node)


def _one_by_one(node: etree._Element) -> str:
    return " ".join(map(_said, node))


def _text(node: etree._Element) -> str:
    return _words(node.text or "")


def _fraction(node: etree._Element) -> str:
    return f"{_grouped(node, 'num')} dibagi {_grouped(node, 'den')}"


def _sum(node: etree._Element) -> str:
    return f"jumlah {_grouped(node, 'e')}"


def _root(node: etree._Element) -> str:
    return f"akar {_grouped(node, 'e')}"


def _power(node: etree._Element) -> str:
    above = _part(node, "sup")
    if not above:
        return _one_by_one(node)
    return f"{_part(node, 'e')} {_part(node, 'sub')} pangkat {above}"


_READERS: dict[str, Callable[[etree._Element], str]] = {
    "t": _text, "f": _fraction, "nary": _sum, "rad": _root, "sSup": _power, "sSubSup": _power,
}  # fmt: skip
"""Who reads an element of a formula, by its name; all others are read part by part."""


def _part(node: etree._Element, name: str) -> str:
    child = node.find(f"{_M}{name}")
    return "" if child is None else " ".join(_said(child).split())


def _grouped(node: etree._Element, name: str) -> str:
    """A part of a fraction or sum, in brackets where it is itself a reckoning."""
    words = _part(node, name)
    reckons = any(f" {sign} " in f" {words} " for sign in _SIGNS.values() if sign != "persen")
    return f"({words})" if reckons else words


def _words(text: str) -> str:
    """Signs of arithmetic as words; a sign inside a word stays."""
    out = []
    for number, letter in enumerate(text):
        hyphen = letter == "-" and text[number - 1 : number].isalpha()
        out.append(letter if hyphen or letter not in _SIGNS else f" {_SIGNS[letter]} ")
    return "".join(out)

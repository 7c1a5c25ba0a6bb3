"""Heads and feet of the pages: which of an edited file is which of the report as generated.

Word processors name these parts anew, and LibreOffice gives every section its
own, so they are known by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from difflib import SequenceMatcher

from lkjip_docgen.docx import Package, paragraphs
from lkjip_docgen.refresh.items import described

_PART = re.compile(r"word/(header|footer)\d*\.xml")
_PAGE = re.compile(r"\b[\divxlc]+\b")  # what a field of page numbers happens to show
_ALIKE = 0.5


def margin_pairs(base: Package, file: Package) -> Iterator[tuple[str, str]]:
    """The generated part and that of the file, for each of the file that has a counterpart."""
    for kind in ("header", "footer"):
        generated, own = _said(base, kind), _said(file, kind)
        found = {name: _nearest(text, generated) for name, text in own.items()}
        written_anew = _only(set(generated) - set(found.values()))
        for name, known in found.items():
            counterpart = known or written_anew
            if counterpart is not None:
                yield counterpart, name


def _only(names: Set[str]) -> str | None:
    """The only one of some names; None where there are more, or none."""
    return next(iter(names)) if len(names) == 1 else None


def _said(package: Package, kind: str) -> dict[str, str]:
    """What the heads or the feet of a file say, without their page numbers."""
    names = (name for name in sorted(package.entries) if _kind(name) == kind)
    return {name: _PAGE.sub("", _text(package, name)).strip() for name in names}


def _kind(name: str) -> str:
    match = _PART.fullmatch(name)
    return "" if match is None else match[1]


def _text(package: Package, name: str) -> str:
    return " ".join(" ".join(described(p).split()) for p in paragraphs(package.tree(name)))


def _nearest(text: str, generated: Mapping[str, str]) -> str | None:
    """The generated part that says the same, or nearly; None where none does."""
    alike = {name: _likeness(text, other) for name, other in generated.items()}
    best = max(alike, key=lambda name: alike[name], default=None)
    return best if best is not None and alike[best] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()

"""Which header or footer of a file is which of the report as generated.

Word processors give these parts other names when they save, and LibreOffice
writes one for each section: they are known by their words, and by name only
where people have left too few of those.
"""

from __future__ import annotations

import re

from lkjip_docgen.docx.blocks import words
from lkjip_docgen.docx.package import Package
from lkjip_docgen.refresh.alignment import Item, likeness, most_alike

_PART = re.compile(r"word/(header|footer)\d*\.xml")
_ALIKE = 0.5


def margins(base: Package, file: Package) -> dict[str, str]:
    """For the headers and footers of the file those of the report that they were made from."""
    old, mine = _known(base), _known(file)
    found = {name: other for name in mine if (other := _by_words(mine[name], name, old))}
    for name in mine:
        if name not in found and name in old and name not in found.values():
            found[name] = name
    return found


def _known(side: Package) -> dict[str, Item]:
    """The headers and footers of a file with their words, by the name of the part."""
    matches = (_PART.fullmatch(name) for name in sorted(side.entries))
    return {match[0]: Item(match[1], words(side.tree(match[0]))) for match in matches if match}


def _by_words(mine: Item, name: str, old: dict[str, Item]) -> str:
    """The part that says the same, best the one of this name; "" where none does."""
    names = sorted(old, key=lambda other: other != name)
    found = most_alike(range(len(names)), lambda n: likeness(old[names[n]], mine))
    return names[found[1]] if found is not None and found[0] >= _ALIKE else ""

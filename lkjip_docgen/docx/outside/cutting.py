"""A Word file without what reaches beyond it, for a program that would follow it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lkjip_docgen.docx.outside.parts import reaches
from lkjip_docgen.docx.package import Package


def cut_off(entries: Mapping[str, bytes], path: Path) -> dict[str, bytes]:
    """The entries of a file without all that is not allowed; the same ones where all is.

    Raises `LkjipError` for a file whose parts are damaged; `path` is the file
    that it names.
    """
    package = Package(dict(entries), path)
    found = reaches(package)
    for reach in found:
        reach.cut()
    return package.result() if found else dict(entries)

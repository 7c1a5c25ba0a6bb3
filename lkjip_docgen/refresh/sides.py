"""The three files of a refresh, and what is done to the edited one."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_docgen.docx.package import Package
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.ledger import Ledger
from lkjip_docgen.refresh.revisions import Revisions


@dataclass(frozen=True, slots=True)
class Sides:
    """The report as generated, as people left it, and as the new data make it."""

    base: Package
    file: Package
    data: Package


@dataclass(frozen=True, slots=True)
class Work:
    """What every part of a refresh works with."""

    sides: Sides
    editor: Editor
    revisions: Revisions
    adoption: Adoption
    ledger: Ledger

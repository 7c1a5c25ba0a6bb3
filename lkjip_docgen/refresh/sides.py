"""The three files of a refresh, and what is done to the edited one."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_docgen.docx import Package
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.ledger import Ledger
from lkjip_docgen.refresh.revisions import Revisions


class Sides(NamedTuple):
    """The report as generated, as people left it, and as the new data make it."""

    base: Package
    file: Package
    data: Package


class Work(NamedTuple):
    """What every part of a refresh works with."""

    sides: Sides
    editor: Editor
    revisions: Revisions
    adoption: Adoption
    ledger: Ledger

"""What builders of tables, charts and formulas are given."""

from __future__ import annotations

from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project


class Konteks(Record):
    """The office's data, what follows from them, and the project they came from."""

    laporan: Laporan
    hasil: Hasil
    project: Project

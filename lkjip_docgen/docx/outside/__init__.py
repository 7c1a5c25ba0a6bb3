"""What in a Word file reaches beyond the file, or runs: found, told, and taken out."""

from lkjip_docgen.docx.outside.cutting import cut_off
from lkjip_docgen.docx.outside.findings import findings_of
from lkjip_docgen.docx.outside.parts import reaches
from lkjip_docgen.docx.outside.reach import Reach

__all__ = ["Reach", "cut_off", "findings_of", "reaches"]

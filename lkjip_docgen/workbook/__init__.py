"""The data file as an Excel workbook: written for people to fill in, read back without loss."""

from lkjip_docgen.workbook.exporting import export_workbook
from lkjip_docgen.workbook.importing import ImportResult, import_workbook

__all__ = ["ImportResult", "export_workbook", "import_workbook"]

"""What differs between two reports: data, Word files and PDF files in any mixture."""

from lkjip_docgen.comparison.compare import compare
from lkjip_docgen.comparison.reading import read_snapshot

__all__ = ["compare", "read_snapshot"]

"""Changes a data file where it must change, and leaves every other byte as it was."""

from lkjip_docgen.editing.changes import rewrite
from lkjip_docgen.editing.sameness import copied, is_empty, pruned, same

__all__ = ["copied", "is_empty", "pruned", "rewrite", "same"]

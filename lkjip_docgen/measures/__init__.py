"""Pure functions from the model to quantities: what follows from what was written."""

from lkjip_docgen.measures.compute import measure
from lkjip_docgen.measures.results import Hasil

__all__ = ["Hasil", "measure"]

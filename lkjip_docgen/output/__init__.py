"""Output files: their names, and the one rule by which they may take their place.

Every command writes through `Outputs`: over nothing, or over a file that this
program wrote and nobody changed since.
"""

from lkjip_docgen.output.anew import replace_together, write_anew
from lkjip_docgen.output.aside import (
    make_folder,
    not_written,
    refuse_open,
    refused_by_system,
    write_aside,
)
from lkjip_docgen.output.backups import copy_new, keep
from lkjip_docgen.output.fresh import fresh_folder
from lkjip_docgen.output.memory import digest_of
from lkjip_docgen.output.names import FOLDER, FORMATS, slug, target_file
from lkjip_docgen.output.outputs import Outputs
from lkjip_docgen.output.staying import refuse_elsewhere

__all__ = [
    "FOLDER",
    "FORMATS",
    "Outputs",
    "copy_new",
    "digest_of",
    "fresh_folder",
    "keep",
    "make_folder",
    "not_written",
    "refuse_elsewhere",
    "refuse_open",
    "refused_by_system",
    "replace_together",
    "slug",
    "target_file",
    "write_anew",
    "write_aside",
]

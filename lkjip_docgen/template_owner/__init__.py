"""For the owners of the look: own copies of the templates, their check, the list of values."""

from lkjip_docgen.template_owner.check import check_templates
from lkjip_docgen.template_owner.copies import Copy, copy_templates
from lkjip_docgen.template_owner.listing import Entry, list_names

__all__ = ["Copy", "Entry", "check_templates", "copy_templates", "list_names"]

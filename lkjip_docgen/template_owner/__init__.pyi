from . import listing_formats as listing_formats
from .check import check_templates as check_templates
from .copies import Copy as Copy
from .copies import copy_templates as copy_templates
from .earlier import never_edited as never_edited
from .earlier import with_filters as with_filters
from .listing import Entry as Entry
from .listing import list_names as list_names

"""Which is which: an item of a list is known by what it is, never by where it stands.

`keys` names the items of a list, `match` finds the items of one list in
another, and `same_quantities` does so for the numbers of two reports, whose
paths are made of such keys.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

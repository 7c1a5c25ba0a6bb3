"""Which is which: an item of a list is known by what it is, never by where it stands.

`keys` names the items of a list, `match` finds the items of one list in
another, and `same_quantities` does so for the numbers of two reports, whose
paths are made of such keys.
"""

from lkjip_docgen.identity.keys import NAMED_BY, Identity, identities, key_of, keys, plain, slug
from lkjip_docgen.identity.matching import Pair, match
from lkjip_docgen.identity.quantities import candidates, same_quantities

__all__ = [
    "NAMED_BY",
    "Identity",
    "Pair",
    "candidates",
    "identities",
    "key_of",
    "keys",
    "match",
    "plain",
    "same_quantities",
    "slug",
]

from .keys import identities as identities
from .keys import key_of as key_of
from .keys import keys as keys
from .keys import plain as plain
from .keys import slug as slug
from .matching import match as match
from .quantities import candidates as candidates
from .quantities import same_quantities as same_quantities

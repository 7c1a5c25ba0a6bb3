"""In which order offices are done: the longest first, so that none is begun alone at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from lkjip_docgen.source import Office


def by_cost(offices: Sequence[Office], seconds: Mapping[str, float]) -> tuple[Office, ...]:
    """Offices by the cost that is expected, the largest first.

    `seconds` says by name what the last build took, where that is known; of the others it is
    guessed from the size of their data.
    """
    known = [(office.size, seconds[office.name]) for office in offices if office.name in seconds]
    rates = [taken / size for size, taken in known if size and taken]
    rate = median(rates) if rates else 1.0

    def cost(office: Office) -> float:
        return seconds.get(office.name, office.size * rate)

    return tuple(sorted(offices, key=lambda office: (-cost(office), office.key, office.name)))

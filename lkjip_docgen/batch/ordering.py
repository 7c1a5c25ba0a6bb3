"""In which order offices are done: the longest first, so that none is begun alone at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from statistics import median

from lkjip_docgen.source import Member


def by_cost(offices: Sequence[Member], seconds: Mapping[str, float]) -> tuple[Member, ...]:
    """Offices by the cost that is expected, the largest first.

    `seconds` says by name what the last build took, where that is known; of the others it is
    guessed from the size of their data, with those of the offices below them, which a report
    across units reads.
    """
    sizes = _sizes(offices)
    rates = [
        seconds[name] / size for name, size in sizes.items() if size and seconds.get(name, 0) > 0
    ]
    rate = median(rates) if rates else 1.0

    def cost(office: Member) -> float:
        return seconds.get(office.name, sizes[office.name] * rate)

    return tuple(sorted(offices, key=lambda office: (-cost(office), office.key, office.name)))


def _sizes(offices: Sequence[Member]) -> dict[str, int]:
    """The size of each office's data and of all below it, by its name."""
    sizes = {office.name: office.size for office in offices}
    for office in offices:
        for above in PurePosixPath(office.name).parents:
            if str(above) in sizes:
                sizes[str(above)] += office.size
    return sizes

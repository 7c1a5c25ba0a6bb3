"""What stays or goes as one: a section, a table with its caption."""

from __future__ import annotations

from collections.abc import Container, Sequence

from trial.reading import Atom


def around(base: Sequence[Atom], living: Container[int], mark: int) -> set[int]:
    """The dropped blocks that are one part with a dropped one; `living` are those not dropped.

    The largest section around it that lost its heading; else its neighbours up to the next
    heading or block that lives.
    """
    section = lost_section(base, living, mark)
    if section:
        return {m for m in section if m not in living}
    return {*_run(base, living, mark, -1), mark, *_run(base, living, mark, 1)}


def lost_section(base: Sequence[Atom], living: Container[int], mark: int) -> range:
    """The largest section around a block that lost its heading; empty where there is none."""
    for heading in range(mark + 1):
        if base[heading].is_heading and heading not in living and mark < _end(base, heading):
            return range(heading, _end(base, heading))
    return range(0)


def _end(base: Sequence[Atom], heading: int) -> int:
    """Where the section of a heading ends: at the next heading that is no deeper."""
    level = base[heading].style
    following = range(heading + 1, len(base))
    return next((m for m in following if base[m].is_heading and base[m].style <= level), len(base))


def _run(base: Sequence[Atom], living: Container[int], mark: int, step: int) -> set[int]:
    found = set()
    here = mark + step
    while 0 <= here < len(base) and here not in living and not base[here].is_heading:
        found.add(here)
        here += step
    return found

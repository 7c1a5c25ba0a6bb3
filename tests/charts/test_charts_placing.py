"""Small texts stand clear of the lines that lead to their points."""

from __future__ import annotations

import pytest

from lkjip_docgen.charts.boxes import Box
from lkjip_docgen.charts.placing import Placing, _crosses

SIZE = (22.0, 6.0)


@pytest.mark.parametrize("depth", [10.0, 11.0, 12.0])
def test_the_value_of_a_lowest_point_near_the_axis_touches_no_line(depth: float) -> None:
    """Above it run both lines, and below it there is no room over the axis."""
    lowest = (100.0, depth)
    before, after = (70.0, 50.0), (130.0, 34.0)
    lines = [(before, lowest), (lowest, after)]
    placing = Placing(400.0, Box(0, 0, 300, 60), [before, lowest, after], lines, [], False)
    place = placing.find(lowest, SIZE, [], above=True)
    assert place is not None
    assert not any(_crosses(place, *line) for line in lines)

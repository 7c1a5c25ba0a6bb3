"""The boxes of a tree of performance: on one page, apart, and joined by lines that cross none."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from lkjip_docgen.charts import draw
from lkjip_docgen.charts.appearance import house_look
from lkjip_docgen.charts.cascade_layout import EDGE, Card, lay, rough_height
from lkjip_docgen.charts.ruler import RoughRuler
from lkjip_docgen.document.chart import Chart, ChartKind, TreeNode
from lkjip_docgen.style import load_style

LOOK = house_look(load_style())
WIDTH, LIMIT = 680.0, 365.0  # a landscape page


def tree(*below: int, words: int = 6) -> TreeNode:
    """So many boxes below each box of a level."""
    name = " ".join(["Meningkatnya", *["pelayanan publik"] * words][: words + 1])
    children = tuple(tree(*below[1:], words=words) for _ in range(below[0])) if below else ()
    measures = ("Indeks Kepuasan Masyarakat: 84,00", "Persentase layanan tepat waktu: 90,00%")
    return TreeNode(name, "Bidang Pelayanan", children, "Hasil bidang", measures)


TREES = {
    "3": tree(2),
    "12": tree(3, 3, words=3),
    "40": tree(3, 3, 3, words=2),
    "60": tree(4, 14),
    "one child": tree(1, 1),
    "depth 5": tree(2, 2, 1, 1, words=2),
    "thirty children": tree(30, words=2),
    "long names": tree(3, 2, words=14),
    "several trees": TreeNode("", anak=(tree(2, 2), tree(1), tree(3))),
}


def crosses(card: Card, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a line goes through a box and does not only touch its edge."""
    box = card.box
    across = max(start[0], end[0]) > box.left + 0.1 and min(start[0], end[0]) < box.right - 0.1
    along = max(start[1], end[1]) > box.bottom + 0.1 and min(start[1], end[1]) < box.top - 0.1
    return across and along


@pytest.mark.parametrize("name", TREES)
def test_no_box_covers_another_and_no_line_crosses_one(name: str) -> None:
    plan = lay(TREES[name], LOOK, WIDTH, LIMIT)
    boxes = [card.box for card in plan.cards]
    assert all(box.left >= EDGE - 0.1 and box.right <= WIDTH - EDGE + 0.1 for box in boxes)
    for number, box in enumerate(boxes):
        assert all(box.overlap(other) < 0.1 for other in boxes[number + 1 :])
    parts = [part for wire in plan.wires for part in pairwise(wire)]
    assert not any(crosses(card, *part) for card in plan.cards for part in parts)


@pytest.mark.parametrize("name", TREES)
def test_every_box_but_the_first_of_a_tree_hangs_on_a_line(name: str) -> None:
    plan, node = lay(TREES[name], LOOK, WIDTH, LIMIT), TREES[name]
    ends = [wire[-1] for wire in plan.wires]
    below = [card for card in plan.cards if card.level]
    assert len(plan.cards) == size(node) - (not node.nama)
    assert all(touches(card, ends) for card in below)


def size(node: TreeNode) -> int:
    return 1 + sum(map(size, node.anak))


def touches(card: Card, ends: list[tuple[float, float]]) -> bool:
    box = card.box
    left, top = (box.left, (box.bottom + box.top) / 2), (box.center, box.top)
    return any(abs(x - u) + abs(y - v) < 0.2 for x, y in ends for u, v in (left, top))


@pytest.mark.parametrize("below", [(2,), (4,), (4, 1), (3, 2), (2, 2), (1, 1, 1), (9,)])
def test_what_fits_a_page_by_the_rough_ruler_fits_it_as_drawn(below: tuple[int, ...]) -> None:
    some = tree(*below, words=3)
    assert rough_height(some, WIDTH / 72 * 2.54, LIMIT / 72 * 2.54) <= LIMIT / 72 * 2.54
    plan = lay(some, LOOK, WIDTH, LIMIT)
    assert plan.height <= LIMIT
    assert {card.words.size for card in plan.cards} <= {8.5, 8.0, 7.5}


def test_the_rough_ruler_measures_as_the_face_does() -> None:
    ruler = RoughRuler()
    for text in ("Meningkatnya kesehatan ibu, bayi, dan balita", "Persentase JKN Aktif: 90,00%"):
        for bold in (False, True):
            assert ruler.width(text, 8, bold) == pytest.approx(LOOK.width(text, 8, bold), rel=0.04)


def test_a_tree_that_cannot_fit_is_known_to_be_too_high_at_once() -> None:
    assert rough_height(tree(40, 50), 24, 12.9) > 12.9


def test_names_indicators_and_who_answers_stand_as_text_in_the_picture() -> None:
    chart = Chart("pohon", ChartKind.CASCADE, "", tree=TREES["3"], width_cm=24, height_cm=12.9)
    picture = draw(chart, load_style(), "svg").decode()
    for words in ("Hasil bidang", "Indeks Kepuasan Masyarakat: 84,00", "Bidang Pelayanan"):
        assert picture.count(words) == 3


def test_trees_beside_which_words_would_be_broken_are_too_high_for_one_page() -> None:
    apart = TreeNode("", anak=tuple(tree(words=2) for _ in range(16)))
    assert rough_height(apart, 24.0, 12.9) > 12.9
    assert rough_height(TreeNode("W" * 150), 24.0, 12.9) < 12.9


def test_boxes_hang_in_as_many_columns_as_make_the_drawing_lowest() -> None:
    some = TreeNode("Tujuan daerah", anak=(tree(3, words=2), tree(1, words=2)))
    upright = lay(some, LOOK, 453.0, 397.0)  # high enough for three boxes one below the other
    hanging = Counter(round(card.box.left) for card in upright.cards if card.level == 2)
    assert max(hanging.values()) < 3

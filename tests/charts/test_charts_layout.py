"""The parts that decide the layout: ticks, wrapped text, grey values, boxes of a tree."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_docgen.charts.appearance import house_look, lightness
from lkjip_docgen.charts.scale import Scale, runs, spread, ticks
from lkjip_docgen.charts.tree import lay
from lkjip_docgen.document.chart import TreeNode
from lkjip_docgen.style import load_style

pytestmark = pytest.mark.made_anew

STYLE = load_style()
LOOK = house_look(STYLE)
VALUES = st.decimals(-(10**15), 10**15, places=2)


def test_ticks_are_round_and_enclose_the_data() -> None:
    found = ticks([Decimal("3.15"), Decimal("3.98")])
    assert found.values == tuple(Decimal(v) for v in range(5))
    percent = ticks([Decimal("84.48"), Decimal("99.43")])
    assert percent.values == tuple(Decimal(v) for v in range(0, 101, 20))


@given(st.lists(VALUES, min_size=1, max_size=30), st.booleans(), st.booleans())
def test_any_values_get_a_few_equal_steps(values: list[Decimal], zero: bool, whole: bool) -> None:
    found = ticks(values, from_zero=zero, whole=whole)
    assert found.low <= min(values)
    assert max(values) <= found.high
    assert 2 <= len(found.values) <= 8
    assert len({b - a for a, b in pairwise(found.values)}) == 1
    assert found.zoomed is not (Decimal(0) in found.values)
    if zero:
        assert not found.zoomed
    if whole:
        assert all(v == v.to_integral_value() for v in found.values)


@given(st.lists(VALUES, min_size=1, max_size=30), st.booleans(), VALUES)
def test_an_axis_with_a_limit_still_holds_every_value(
    values: list[Decimal], zero: bool, limit: Decimal
) -> None:
    found = ticks(values, from_zero=zero, limit=limit)
    assert found.low <= min(values)
    assert max(values) <= found.high
    assert len(found.values) >= 2
    assert all(a < b for a, b in pairwise(found.values))


def test_the_axis_ends_at_the_limit_of_the_scale_unless_a_value_lies_beyond() -> None:
    full = ticks([Decimal("17.5")] * 3, from_zero=False, limit=Decimal("17.5"))
    assert full.high == Decimal("17.5")
    assert full.low < Decimal("17.5")
    odd = ticks([Decimal(3), Decimal("17.1")], limit=Decimal("17.5"))
    assert [float(v) for v in odd.values] == [0, 5, 10, 15, 17.5]
    close = ticks([Decimal(3), Decimal("15.2")], limit=Decimal("15.5"))
    assert [float(v) for v in close.values] == [0, 5, 10, 15.5]
    beyond = ticks([Decimal(3), Decimal("18.1")], limit=Decimal("17.5"))
    assert beyond == ticks([Decimal(3), Decimal("18.1")])


def test_a_zoomed_axis_begins_at_the_lowest_mark_or_as_far_below_as_is_asked() -> None:
    values = [Decimal("17.36"), Decimal("17.44")]
    assert ticks(values, from_zero=False).low == Decimal("17.36")
    found = ticks(values, from_zero=False, room=Decimal("0.25"))
    assert found.zoomed
    assert found.low < Decimal("17.36")
    same = ticks([Decimal("97.5")] * 3, from_zero=False)
    assert same.low < Decimal("97.5") < same.high


def test_room_below_never_leads_an_axis_to_the_other_side_of_zero() -> None:
    found = ticks([Decimal(2), Decimal(11)], from_zero=False, room=Decimal("0.25"))
    assert found.low == 0
    assert not found.zoomed


def test_slots_leave_half_a_slot_between_groups() -> None:
    centers, slot = spread(3, ("a", "a", "b"), 0, 70)
    assert slot == 20
    assert centers == [10, 30, 60]
    assert runs(("a", "a", "b")) == [("a", 0, 2), ("b", 2, 3)]


def test_a_scale_maps_its_ends() -> None:
    scale = Scale(Decimal(-10), Decimal(10), 100, 300)
    assert [scale.at(Decimal(v)) for v in (-10, 0, 10)] == [100, 200, 300]


WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=24), min_size=1, max_size=12)


@given(WORDS, st.floats(20, 300), st.booleans())
def test_wrapped_text_keeps_its_words_and_its_limit(
    words: list[str], limit: float, bold: bool
) -> None:
    lines = LOOK.wrap(" ".join(words), 8, limit, bold)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(LOOK.width(line, 8, bold) <= limit + 0.01 for line in lines)
    if all(LOOK.width(word, 8, bold) <= limit for word in words):
        assert " ".join(lines) == " ".join(words)


def test_the_width_of_a_text_is_that_of_the_face() -> None:
    from matplotlib.font_manager import FontProperties, findfont
    from PIL import ImageFont

    text = "Indeks Kepuasan Masyarakat terhadap Layanan Keimigrasian 122,46%"
    face = ImageFont.truetype(findfont(FontProperties(family=LOOK.families[0])), 1000)
    assert LOOK.width(text, 9) == pytest.approx(face.getlength(text) * 9 / 1000, rel=0.01)


def test_lightness_runs_from_black_to_white() -> None:
    assert lightness("000000") == pytest.approx(0, abs=0.01)
    assert lightness("FFFFFF") == pytest.approx(100, abs=0.01)
    assert lightness("777777") == pytest.approx(50, abs=1)


def test_series_differ_in_grey_print() -> None:
    looks = [LOOK.series(i) for i in range(len(STYLE.warna.seri))]
    for a, b in combinations(looks, 2):
        assert abs(lightness(a.color) - lightness(b.color)) >= 18 or a.hatch != b.hatch
        assert a.marker != b.marker
        assert a.dash != b.dash
    assert all(lightness(look.stroke) < 75 for look in looks)


NAMES = st.lists(
    st.sampled_from(
        ["Subbagian", "Tata", "Usaha", "Seksi", "Penindakan", "Keimigrasian", "dan", "Intelijen"]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
TREES = st.recursive(
    st.builds(TreeNode, NAMES, st.sampled_from(["", "Budi Santoso, S.H., M.H."])),
    lambda inner: st.builds(
        TreeNode, NAMES, st.just(""), st.lists(inner, min_size=1, max_size=6).map(tuple)
    ),
    max_leaves=20,
)


@settings(max_examples=draws(60))
@given(TREES, st.sampled_from([240.0, 439.0, 700.0]))
def test_boxes_of_any_tree_lie_apart_on_the_paper_and_hold_their_text(
    tree: TreeNode, width: float
) -> None:
    plan = lay(tree, LOOK, width)
    boxes = [card.box for card in plan.cards]
    assert all(0 <= box.left < box.right <= width and box.top <= 0 for box in boxes)
    assert all(a.overlap(b) < 0.01 for a, b in combinations(boxes, 2))
    assert len(plan.wires) == len(boxes) - 1
    for wire in plan.wires:
        (x, y), *_, (end_x, end_y) = wire
        assert all(a == c or b == d for (a, b), (c, d) in pairwise(wire))
        assert any(box.bottom == y and box.left < x < box.right for box in boxes)
        assert any((box.center, box.top) == (end_x, end_y) for box in boxes) or any(
            end_x in (box.left, box.right) and box.bottom < end_y < box.top for box in boxes
        )
        assert len(wire) == 3 or wire[1][1] == wire[2][1] == pytest.approx((y + end_y) / 2)
    for card in plan.cards:
        room = card.box.width
        assert LOOK.widest(card.name, plan.size, card.level < 2) < room
        assert LOOK.widest(card.remark, LOOK.least) < room
        lines = len(card.name) * plan.size + len(card.remark) * LOOK.least
        assert lines < card.box.height

"""The boxes of an organisation chart: side by side where the paper is wide enough."""

from __future__ import annotations

from lkjip_docgen.charts.appearance import house_look
from lkjip_docgen.charts.tree import Plan, lay
from lkjip_docgen.document.chart import TreeNode
from lkjip_docgen.style import load_style

LOOK = house_look(load_style())
UNITS = ("Tata Usaha", "Layanan", "Pengawasan")


def laid(width: float, *units: str) -> Plan:
    """A head with units below him on paper of that width."""
    children = tuple(TreeNode(unit) for unit in units)
    return lay(TreeNode("Kepala", anak=children), LOOK, width)


def tops(plan: Plan) -> set[float]:
    return {round(card.box.top, 3) for card in plan.cards if card.level == 1}


def test_units_with_short_names_stand_in_a_row() -> None:
    plan = laid(450, *UNITS)
    assert len(tops(plan)) == 1
    lefts = [card.box.left for card in plan.cards if card.level == 1]
    assert lefts == sorted(lefts)
    assert plan.size == LOOK.base


def test_units_whose_names_do_not_fit_beside_each_other_stand_below_each_other() -> None:
    assert len(tops(laid(150, *(f"{unit} Keimigrasian" for unit in UNITS)))) > 1

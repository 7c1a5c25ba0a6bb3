"""The tags of a PDF, read in the order in which a screen reader says them."""

from __future__ import annotations

import pikepdf

from lkjip_docgen.pdf.tagging import _below, _of_kind, _speak


def tag(kind: str, *kids: object) -> pikepdf.Dictionary:
    """A tag with what it holds; a single thing stands there without a list."""
    made = pikepdf.Dictionary(S=pikepdf.Name(f"/{kind}"))
    if kids:
        made.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
    return made


def test_tags_come_in_reading_order_however_deep_they_are() -> None:
    table = tag("Table", tag("TR", tag("TH", 0), tag("TD", 1)), tag("TR", tag("TD", 2)))
    root = pikepdf.Dictionary(K=tag("Document", tag("P", 3), table, tag("H1")))
    read = [str(each.S) for each in _below(root)]
    assert read == ["/Document", "/P", "/Table", "/TR", "/TH", "/TD", "/TR", "/TD", "/H1"]
    assert len(_of_kind("/TD", _below(root))) == 2


def test_a_formula_is_said_in_its_words_or_at_least_named() -> None:
    formulas = [tag("Formula"), tag("Formula"), tag("Formula")]
    formulas[1].Alt = pikepdf.String("sudah ada")
    _speak(formulas, ["a dibagi b", "lain", ""])
    assert [str(each.Alt) for each in formulas] == ["a dibagi b", "sudah ada", "rumus"]

    two = [tag("Formula"), tag("Formula")]
    _speak(two, ["hanya satu"])  # of which of them is not known
    assert [str(each.Alt) for each in two] == ["rumus", "rumus"]

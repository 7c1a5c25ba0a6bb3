"""The filters that templates have from Jinja, as a template uses them."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from lkjip_docgen.narrative.environment import environment
from lkjip_docgen.quantity import Unit, given
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import basics
from lkjip_docgen.templating.names import Values
from lkjip_docgen.templating.problems import TemplateMistakeError

ENVIRONMENT = environment((TEMPLATES,))
ROWS = "[{'n': 2, 'k': 'b'}, {'n': 1, 'k': 'a'}, {'n': 2, 'k': 'a'}]"


def value(expression: str) -> object:
    """What an expression of a template gives."""
    return ENVIRONMENT.compile_expression(expression)()


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("[1, 2, 3] | batch(2)", [[1, 2], [3]]),
        ("[1, 2, 3] | batch(2, 0)", [[1, 2], [3, 0]]),
        ("[1, 2, 3] | batch(0)", [[1], [2], [3]]),
        ("[1, 2, 3] | slice(2)", [[1, 2], [3]]),
        ("[1, 2, 3] | slice(2, 0)", [[1, 2], [3, 0]]),
        ("{'b': 1, 'a': 2} | dictsort", [("a", 2), ("b", 1)]),
        ("{'b': 1, 'a': 2} | dictsort(by='value', reverse=true)", [("a", 2), ("b", 1)]),
        ("{'b': 1} | items", [("b", 1)]),
        ("[3, 4] | first", 3),
        ("[3, 4] | last", 4),
        ("'12' | int", 12),
        ("'dua' | int(7)", 7),
        ("[] | int(7)", 7),
        ("[1, 2] | length", 2),
        ("'abc' | list", ["a", "b", "c"]),
        ("'aBc' | lower", "abc"),
        ("'aBc' | upper", "ABC"),
        ("' a ' | trim", "a"),
        ("'--a' | trim('-')", "a"),
        ("'a-a-a' | replace('a', 'bc')", "bc-bc-bc"),
        ("'a-a-a' | replace('a', 'bc', 2)", "bc-bc-a"),
        ("'abc' | reverse", "cba"),
        ("[1, 2] | reverse", [2, 1]),
        ("[2, 1, 3] | min", 1),
        ("[2, 1, 3] | max", 3),
        ("[2, 1, 3] | sort", [1, 2, 3]),
        ("[2, 1, 3] | sort(reverse=true)", [3, 2, 1]),
        ("['a', 'A', 'b'] | unique", ["a", "b"]),
        ("[1, 2, 3] | sum", 6),
        ("[1, 2, 3] | sum(start=4)", 10),
        (f"{ROWS} | sum('n')", 5),
        (f"({ROWS} | min(attribute='k')).n", 1),
        ("-3 | abs", 3),
        (f"{ROWS} | map(attribute='n') | list", [2, 1, 2]),
        (f"{ROWS} | selectattr('n', 'eq', 2) | map(attribute='k') | list", ["b", "a"]),
        ("[1, 2, 3] | reject('odd') | list", [2]),
    ],
)
def test_a_filter_gives_what_jinja_gives(expression: str, expected: object) -> None:
    assert value(expression) == expected


def test_items_are_grouped_by_what_they_share() -> None:
    groups = value(f"{ROWS} | groupby('k')")
    assert isinstance(groups, list)
    assert [(group.grouper, len(group.list)) for group in groups] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(
    "expression",
    [
        "3 | list",
        "none | list",
        "'a' | abs",
        "[1] | upper",
        "true | upper",
        "3 | items",
        "['a'] | sum",
    ],
)
def test_what_a_filter_is_not_for_is_refused(expression: str) -> None:
    with pytest.raises(TemplateMistakeError):
        value(expression)


@pytest.mark.parametrize("name", ["abs", "int", "list", "upper", "length", "first", "sort"])
def test_a_filter_does_not_take_a_name_that_is_not_there_for_a_value(name: str) -> None:
    with pytest.raises(UndefinedError):
        value(f"tidak_ada | {name}")


def test_a_whole_number_is_a_text_in_digits() -> None:
    assert basics.text_of(2031) == "2031"


def test_the_numbers_of_a_report_can_be_gone_through_by_their_paths() -> None:
    target = given("puas.target", None, Unit.INDEKS, "Target")
    numbers = Values(lambda: {"puas.target": target})
    assert basics.items(numbers) == [("puas.target", target)]
    assert basics.dictsort(numbers) == [("puas.target", target)]
    assert basics.length(numbers) == 1

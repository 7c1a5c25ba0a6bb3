"""Formulas: LaTeX to MathML, with numbers as Indonesians write them."""

from __future__ import annotations

import re
from functools import lru_cache

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.patterns import lazy_pattern

_COMMA = lazy_pattern(r"<mrow><mo>(?:&#x0002C;|,)</mo></mrow>")
_NUMBER = lazy_pattern(r"(?:<m[ni]>[\d.,]+</m[ni]>)(?:,?<m[ni]>[.,]?\d[\d.,]*</m[ni]>|,)+")
_PERCENT = lazy_pattern(r"<m[io]>(?:&#x00025;|%)</m[io]>")
_TAGS = lazy_pattern(r"<[^>]+>")
_WORDS = lazy_pattern(r"\\text\{((?:[^{}\\]|\\[^A-Za-z]|\\[A-Za-z]+ )*)\}")
_SPELT = {f"\\{sign}": sign for sign in "%&#$_{}"} | {
    r"\textbackslash ": "\\",
    r"\textasciitilde ": "~",
    r"\textasciicircum ": "^",
    "<": "<",
    ">": ">",
}
"""How a sign that LaTeX takes for its own is written inside `\\text{}`."""
_SIGN = lazy_pattern("|".join(map(re.escape, _SPELT)))
_HIDDEN = {sign: chr(0xF0000 + n) for n, sign in enumerate(_SPELT.values())}
"""What stands for such a sign while the library, which would print `\\&`, converts the rest."""
_IN_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SHOWN = str.maketrans({hidden: _IN_XML.get(sign, sign) for sign, hidden in _HIDDEN.items()})


def words(text: str) -> str:
    """Upright words inside a formula: the LaTeX that prints any text as it is."""
    spelt = {sign: how for how, sign in _SPELT.items()}
    return rf"\text{{{''.join(spelt.get(sign, sign) for sign in text)}}}"


@lru_cache(maxsize=512)
def to_mathml(latex: str) -> str:
    """The `math` element of a displayed formula.

    Raises `LkjipError` (LK410) for LaTeX that cannot be read.
    """
    from latex2mathml.converter import convert

    try:
        hidden = _WORDS.sub(lambda m: _SIGN.sub(_hidden, m[0]), latex)
        return whole_numbers(convert(hidden, display="block")).translate(_SHOWN)
    except Exception as error:  # the library raises whatever it stumbles over
        raise unreadable(latex) from error


def _hidden(found: re.Match[str]) -> str:
    return _HIDDEN[_SPELT[found[0]]]


def whole_numbers(mathml: str) -> str:
    """Join what the LaTeX reader split: `3{,}98` and `9.092.592.000` are one number each.

    The percent sign becomes upright text.
    """
    mathml = _COMMA.sub(",", mathml)
    mathml = _NUMBER.sub(lambda m: f"<mn>{_TAGS.sub('', m[0])}</mn>", mathml)
    return _PERCENT.sub("<mtext>%</mtext>", mathml)


def unreadable(latex: str) -> LkjipError:
    """The error for a formula that cannot be read or drawn."""
    return problem(
        codes.FORMULA,
        f"Rumus tidak dapat dibaca: {latex}",
        suggestion="Periksa kurung kurawal dan nama perintah LaTeX pada rumus itu.",
    )

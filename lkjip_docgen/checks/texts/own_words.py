"""The texts without what is not the office's own Indonesian: quotations, foreign words, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.patterns import holds_any, lazy_pattern
from lkjip_docgen.records import Record

_FOREIGN: Final = lazy_pattern(
    r"""
      `[^`\n]*` | \$[^$\n]*\$                       # code, formulas
    | !\[[^\]\n]*\]\([^()\n]*\) | (?<=\])\([^()\n]*\)   # pictures, addresses of links
    | \{[^{}\n]*\} | <[^<>\n]{1,80}>                # codes, HTML
    | “[^”]*” | (?<!\w)"[^"\n]*"                    # quotations
    | (?<![*\w])\*(?!\*)[^*\n]+\*(?![*\w]) | (?<!\w)_(?!_)[^_\n]+_(?!\w)   # italics
    """,
    re.VERBOSE,
)
_SIGNS: Final = frozenset('`$]{<“"*_')
_GAP: Final = "\N{NO-BREAK SPACE}"


class Own(Record):
    """A text and its own words: as long as its value, with gaps for all that is not the office's.

    A gap is a row of no-break spaces, which stand in no word and count as white space.
    """

    text: Text
    words: str


def own_words(subject: Subject) -> tuple[Own, ...]:
    """Every free text of the report with its own words."""
    return _own_words(texts(subject))


@remembered
def _own_words(found: tuple[Text, ...]) -> tuple[Own, ...]:
    return tuple(_each(found))


def _each(found: tuple[Text, ...]) -> Iterator[Own]:
    for text in found:
        prose = text.prose
        if holds_any(prose, _SIGNS):
            prose = _FOREIGN.sub(_gap, prose)
        yield Own(text, prose)


def _gap(match: re.Match[str]) -> str:
    return _GAP * len(match.group())

"""How many of a whole there are in some places, held against the office's own table of places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.claims.ekstrem_tabel import NamedTable, own_tables, rests
from lkjip_docgen.checks.logic.patterns import COUNT, count, counted, each
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.patterns import lazy_pattern

_OF = lazy_pattern(
    rf"\bdari\s+(?:seluruh\s+|total\s+|sebanyak\s+)?(?P<semua>{COUNT})\s+[a-z][a-z -]{{2,80}},\s+"
    rf"(?:sebanyak\s+|sejumlah\s+|ada\s+)?(?P<n>{COUNT})\s+(?:(?!di\b|dari\b|pada\b)[a-z]+\s+){{0,4}}"
    r"(?:di|dari|pada)\s+(?:kecamatan\s+|dua\s+kecamatan,?\s+(?:yaitu\s+)?)?(?P<tempat>[a-z][^.;]*)"
)
_JOINT = lazy_pattern(r"\s*(?:,\s*(?:dan\s+|serta\s+)?|\s(?:dan|serta)\s+)(?:kecamatan\s+)?")
_END = lazy_pattern(
    r"\s*(?:$|[.;)]|,\s+(?:sebagian|terutama|sedangkan|karena|sementara|yang|sisanya)\b)"
)
_LEAST = 10
"""A whole that is no total of another column by chance."""
_MOST_PAIRS = 24
"""Columns of a table of which one is a part of another; a wider one is not looked at."""


def shares_of_places(subject: Subject) -> Iterator[Problem]:
    """ "Dari 145 persalinan, 51 terjadi di Pulau Karang dan Kepulauan Layar" where it is 61.

    The whole tells which column is meant, or which two differ by it.
    """
    tables = _tables(subject)
    for text, sentence in counted(subject) if tables else ():
        if text.official:
            continue
        for match in each(_OF, sentence, "dari "):
            whole, part = count(match["semua"]), Decimal(count(match["n"]))
            if whole < _LEAST:
                continue
            sums = [
                (_sum(values, rows), table, rows)
                for table, series in tables
                for values in series
                if sum(values) == whole and (rows := _named(table, match["tempat"]))
            ]
            if sums and all(value != part for value, _, _ in sums):
                value, table, rows = sums[0]
                places = in_a_row([table.baris[row].nama for row in rows])
                message = f"“{sentence.kutip(match, 'n')}” berbeda dengan jumlah {places} menurut "
                message += f"tabelnya: {format_decimal(value)}."
                start = sentence.mulai + match.start("n")
                advice = "Sesuaikan jumlahnya, atau perbaiki datanya."
                yield problem(subject, text, start, message, advice, others=(table.sumber,))


_Series = Sequence[Decimal]


@remembered
def _tables(subject: Subject) -> tuple[tuple[NamedTable, tuple[_Series, ...]], ...]:
    """The office's tables with what may be counted in them: columns, and what two differ by."""
    return tuple((table, tuple(_series(table))) for table in own_tables(subject))


def _series(table: NamedTable) -> Iterator[_Series]:
    """The columns of whole numbers, and the differences of those of which one is a part."""
    columns = [
        values for n in range(len(table.kolom)) if (values := _whole_numbers(table.values(n)))
    ]
    yield from columns
    if len(columns) <= _MOST_PAIRS:
        yield from rests(columns)


def _whole_numbers(values: list[Decimal | None]) -> list[Decimal]:
    known = [value for value in values if value is not None and value == int(value)]
    return known if len(known) == len(values) else []


def _sum(values: _Series, rows: Sequence[int]) -> Decimal:
    return sum((values[row] for row in rows), Decimal(0))


def _named(table: NamedTable, words: str) -> list[int]:
    """The rows that words name one after another, from their begin up to an end; else none."""
    names = [row.nama.lower() for row in table.baris]
    found: list[int] = []
    rest = re.sub(r"\s+", " ", words)
    while True:
        row = max(
            (n for n, name in enumerate(names) if rest.startswith(name)),
            key=lambda n: len(names[n]),
            default=None,
        )
        if row is None or row in found:
            return []
        found.append(row)
        rest = rest[len(names[row]) :]
        if _END.match(rest):
            return found
        joint = _JOINT.match(rest)
        if joint is None:
            return []
        rest = rest[joint.end() :]

"""A source line is said in full once in a chapter; later ones refer to the table that has it."""

from __future__ import annotations

from datetime import date

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document import Figure, Part, Reference, Table, Text, plain_text
from lkjip_docgen.narrative.sources import with_sources_said_once
from lkjip_docgen.narrative.tables.cells import sumber
from lkjip_docgen.quantity import Unit, given

LONG = "Sumber: Survei Kepuasan Masyarakat, Badan Contoh (data per 31 Desember 2031)."


def table(name: str, source: str, caption: str = "Judul") -> Table:
    return Table(name, (Text(caption),) if caption else (), (), (), (), source=(Text(source),))


def sources(*tables: Table) -> list[str]:
    [part] = with_sources_said_once([Part("bab_3", tables)])
    return [
        "".join(f"<{i.target}>" if isinstance(i, Reference) else plain_text((i,)) for i in b.source)
        for b in part.blocks
        if isinstance(b, Table)
    ]


def test_the_second_table_of_one_source_refers_to_the_first() -> None:
    found = sources(table("t1", LONG), table("t2", "Sumber: DPA."), table("t3", LONG))
    assert found == [LONG, "Sumber: DPA.", "Sumber: sama dengan <t1>."]


def test_a_short_source_is_said_again() -> None:
    assert sources(table("t1", "Sumber: DPA."), table("t2", "Sumber: DPA.")) == ["Sumber: DPA."] * 2


def test_what_a_table_notes_behind_its_source_stays_with_it() -> None:
    """How its figures are computed is no source, and another table may compute otherwise."""
    less, more = (
        Text(f" {word} realisasi, makin baik.") for word in ("Makin kecil", "Makin besar")
    )
    tables = [
        Table(name, (Text("Judul"),), (), (), (), source=(Text(LONG), note))
        for name, note in (("t1", less), ("t2", less), ("t3", more))
    ]
    same = "Sumber: sama dengan <t1>."
    assert sources(*tables) == [LONG + less.text, same + less.text, same + more.text]


def test_nothing_refers_to_a_table_without_a_number() -> None:
    assert sources(table("t1", LONG, ""), table("t2", LONG)) == [LONG, LONG]


def test_each_chapter_says_its_sources_itself() -> None:
    parts = [Part("bab_2", (table("t1", LONG),)), Part("bab_3", (table("t2", LONG),))]
    for part in with_sources_said_once(parts):
        [found] = part.blocks
        assert isinstance(found, Table)
        assert plain_text(found.source) == LONG


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ("data PNBP", "Sumber: Data PNBP (data per 5 Desember 2031)."),
        ("survei BSK (BSK Kumham)", "Sumber: Survei BSK (BSK Kumham), data per 5 Desember 2031."),
        ("e-survei, 16 s.d. 27 Oktober 2031", "Sumber: E-survei, 16 s.d. 27 Oktober 2031."),
    ],
)
def test_a_source_names_one_day(origin: str, line: str) -> None:
    figure = given("pnbp", 1, Unit.RUPIAH, "PNBP", as_of=date(2031, 12, 5))
    assert plain_text(sumber(origin, (figure,))) == line


@pytest.mark.parametrize("name", SAMPLES)
def test_no_long_source_comes_twice_in_a_chapter(name: str) -> None:
    for part in composed_sample(name).parts:
        lines = [plain_text(b.source) for b in part.blocks if isinstance(b, Table | Figure)]
        long = [line for line in lines if len(line) > 50 and "sama dengan" not in line]
        assert len(long) == len(set(long))

"""Three short reports meet: as generated, as people left it, and as the new data make it."""

from __future__ import annotations

import pytest
from word_xml import package, r

from lkjip_docgen.docx.word_paragraph import Paragraph
from lkjip_docgen.docx.xml import w
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.ledger import Ledger
from lkjip_docgen.refresh.merge import Merge
from lkjip_docgen.refresh.outcome import Decisions, Kind
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.sides import Sides, Work

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
    f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
    for n in (1, 2)
)
A = "Kantor melayani masyarakat di dua kabupaten."
B = "Pegawai mengikuti pelatihan selama setahun."
C = "Anggaran terserap menurut rencana tahun itu."


class Report:
    """What became of the file, and what is told of it."""

    def __init__(self, base: list[str], file: list[str], data: list[str], take: str = "") -> None:
        sides = Sides(*(package(_body(texts), STYLES) for texts in (base, file, data)))
        adoption = Adoption(sides.base, sides.data, sides.file)
        revisions = Revisions(track=False, date="2031-01-05T00:00:00Z")
        self.ledger = Ledger(Decisions(take))
        work = Work(sides, Editor(adoption.adopt, revisions), revisions, adoption, self.ledger)
        Merge(work).body()
        self.texts = [Paragraph(p).text for p in sides.file.body.iter(w("p"))]
        self.told = [(c.kind, c.old or c.new) for c in self.ledger.outcome.changes]


def _body(texts: list[str]) -> str:
    """Headings begin with a number sign."""
    return f"<w:body>{''.join(map(_paragraph, texts))}<w:sectPr/></w:body>"


def _paragraph(text: str) -> str:
    words = text.lstrip("# ")
    style = f'<w:pStyle w:val="Heading{text.count("#")}"/>' if text.startswith("#") else ""
    return f"<w:p><w:pPr>{style}</w:pPr>{r(words)}</w:p>"


def test_what_the_data_changed_and_people_did_not_is_taken_over() -> None:
    found = Report([A, B], [A, B], [A.replace("dua", "tiga"), B])
    assert found.texts == [A.replace("dua", "tiga"), B]


def test_what_people_changed_and_the_data_did_not_stays() -> None:
    edited = A.replace("masyarakat", "warga")
    found = Report([A, B], [edited, B], [A, B])
    assert (found.texts, found.told) == ([edited, B], [])


def test_what_the_data_dropped_goes_and_is_told() -> None:
    found = Report([A, B, C], [A, B, C], [A, C])
    assert found.texts == [A, C]
    assert found.told == [(Kind.REMOVED, B)]


@pytest.mark.parametrize(
    ("take", "texts"), [("", 3), ("file", 3), ("data", 2)], ids=["undecided", "file", "data"]
)
def test_what_people_edited_and_the_data_dropped_waits_for_a_decision(
    take: str, texts: int
) -> None:
    edited = B.replace("setahun", "dua tahun penuh")
    found = Report([A, B, C], [A, edited, C], [A, C], take)
    assert found.texts == [A, edited, C] if texts == 3 else [A, C]
    assert [kind for kind, _ in found.told] == [Kind.CONFLICT]
    assert len(found.ledger.open) == (take == "")


def test_a_bookmark_of_people_in_what_the_data_dropped_waits_for_a_decision() -> None:
    marked = f'{B}</w:t></w:r><w:bookmarkStart w:id="7" w:name="Rujukan_saya"/><w:r><w:t>'

    found = Report([A, B, C], [A, marked, C], [A, C])

    assert found.texts == [A, B, C]
    assert [kind for kind, _ in found.told] == [Kind.CONFLICT]


def test_what_the_data_bring_comes_to_its_place_and_is_told() -> None:
    found = Report([A, C], [A, C], [A, B, C])
    assert found.texts == [A, B, C]
    assert found.told == [(Kind.INSERTED, B)]


def test_what_people_put_in_stays_where_they_put_it() -> None:
    own = "Catatan petugas tentang loket baru."
    found = Report([A, B], [A, own, B], [A, B, C])
    assert found.texts == [A, own, B, C]


def test_what_people_took_out_stays_out_and_is_told_where_the_data_changed_it() -> None:
    assert Report([A, B], [A], [A, B]).told == []
    found = Report([A, B], [A], [A, B.replace("setahun", "dua tahun")])
    assert found.texts == [A]
    assert found.told == [(Kind.GONE, B)]


def test_the_section_that_the_data_put_first_comes_first() -> None:
    one, two = ["# Pelayanan", A], ["# Pegawai", B]
    found = Report(one + two, one + two, two + one)
    assert found.texts == [text.lstrip("# ") for text in two + one]

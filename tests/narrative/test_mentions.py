"""Every table and figure is mentioned in the text and stands behind its first mention."""

from __future__ import annotations

from pathlib import Path

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document import (
    Block,
    Blocks,
    Figure,
    Heading,
    Items,
    ListKind,
    Marker,
    Paragraph,
    ParagraphRole,
    Part,
    Reference,
    Sheet,
    Table,
    Text,
    plain_text,
)
from lkjip_docgen.narrative.mentions import unmentioned, with_mentions

HEAD = Heading(2, (Text("Realisasi Anggaran"),), "realisasi")
_ON = "Rinciannya disajikan pada "
BODY = Paragraph((Text("Belanja naik 20%."),))


def table(name: str) -> Table:
    return Table(name, (Text("Judul"),), (), (), ())


def picture(name: str, sheet: Sheet | None = None) -> Figure:
    return Figure(name, (Text("Foto"),), "", picture=Path("foto.jpg"), sheet=sheet)


def says(*content: str | Reference | Marker) -> Paragraph:
    return Paragraph(tuple(Text(one) if isinstance(one, str) else one for one in content))


def passed(*blocks: Block) -> Blocks:
    [part] = with_mentions([Part("bab_3", blocks)])
    return part.blocks


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return "".join(
        f"<{one.target}>" if isinstance(one, Reference) else plain_text((one,))
        for one in block.content
    )


def test_the_paragraph_before_a_table_names_it() -> None:
    heading, text, found = passed(HEAD, BODY, table("t1"))
    assert (heading, found) == (HEAD, table("t1"))
    assert words(text) == "Belanja naik 20% (<t1>)."


def test_a_row_of_tables_and_figures_is_named_together() -> None:
    _, text, *_ = passed(HEAD, BODY, table("t1"), table("t2"), picture("g1"))
    assert words(text) == "Belanja naik 20% (<t1>, <t2>, dan <g1>)."


def test_of_many_the_first_and_the_last_are_named() -> None:
    blocks = passed(HEAD, BODY, *(picture(f"g{n}") for n in range(1, 6)))
    assert words(blocks[1]) == "Belanja naik 20% (<g1> sampai dengan <g5>)."
    assert list(unmentioned(blocks)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((_ON, Reference("t1"), "."), f"{_ON}<t1> dan <t2>."),
        ((_ON, Reference("t0"), ", ", Reference("t1"), "."), f"{_ON}<t0>, <t1>, dan <t2>."),
        ((_ON, Reference("t0"), " dan ", Reference("t1"), "."), f"{_ON}<t0>, <t1>, dan <t2>."),
        (("Rinciannya sebagai berikut:",), "Rinciannya sebagai berikut (<t2>):"),
    ],
)
def test_a_mention_goes_on_where_the_text_ends(
    before: tuple[str | Reference, ...], after: str
) -> None:
    found = passed(HEAD, says("Lihat ", Reference("t0"), "."), table("t0"), HEAD, says(*before),
                   *([table("t1")] if Reference("t1") in before else []), table("t2"))  # fmt: skip
    assert after in [words(block) for block in found if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "text",
    [
        says("Gedung tampak pada ", Reference("t0"), "."),  # that is not said of others
        says("Serapannya 97% (data per 5 Desember)."),  # no bracket behind a bracket
        says(Marker("BELUM DIISI: pagu")),
        says(Marker("BELUM DIISI: pagu"), "."),
        Paragraph((Text("Sumber: DIPA."),), ParagraphRole.SOURCE),
        Items(ListKind.DECIMAL, ((BODY,),)),
    ],
)
def test_where_a_text_has_no_place_a_sentence_of_its_own_names_the_table(text: Block) -> None:
    _, before, sentence, _ = passed(HEAD, text, table("t1"))
    assert before == text
    assert words(sentence) == "Rinciannya disajikan pada <t1>."


def test_below_a_heading_the_sentence_says_what_is_shown() -> None:
    assert words(passed(HEAD, picture("g1"))[1]) == "Dokumentasinya disajikan pada <g1>."


def test_what_the_text_names_already_is_not_named_again() -> None:
    blocks = (HEAD, says("Rinciannya ada pada ", Reference("t1"), "."), BODY, table("t1"))
    assert passed(*blocks) == blocks


def test_a_table_before_its_mention_moves_behind_it() -> None:
    mention = says("Hasilnya pada ", Reference("g1"), ".")
    assert passed(HEAD, BODY, picture("g1"), BODY, mention, BODY) == (
        *(HEAD, BODY, BODY, mention, picture("g1"), BODY),
    )


def test_a_table_does_not_part_a_list_from_the_words_before_it() -> None:
    lead = Paragraph((Text("Unsur pada "), Reference("t1"), Text(":")), ParagraphRole.LEAD)
    listed = Items(ListKind.DECIMAL, ((BODY,),))
    assert passed(HEAD, table("t1"), lead, listed) == (HEAD, lead, listed, table("t1"))


def test_a_mention_in_a_later_section_comes_too_late() -> None:
    later = Heading(2, (Text("Lain"),), "lain")
    mention = says("Lihat ", Reference("t1"), ".")
    assert passed(HEAD, BODY, table("t1"), later, mention) == (
        *(HEAD, says("Belanja naik 20% (", Reference("t1"), ")."), table("t1"), later, mention),
    )


def test_an_agreement_and_the_pages_of_others_stay_as_they_are() -> None:
    title = Paragraph((Text("PERJANJIAN KINERJA"),), ParagraphRole.TITLE)
    agreement = (HEAD, title, BODY, table("t1"))
    assert passed(*agreement) == agreement
    page = (HEAD, picture("g1", Sheet.UPRIGHT))
    assert passed(*page) == page


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_mention_every_table_and_figure_before_it_stands(name: str) -> None:
    report = composed_sample(name)
    assert [block.id for part in report.parts for block in unmentioned(part.blocks)] == []

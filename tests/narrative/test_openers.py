"""What stands below the title of a chapter: the lines of `.pembuka`, and what the chapter holds."""

from __future__ import annotations

from pathlib import Path

from proyek import Proyek

from lkjip_docgen.document import plain_text
from lkjip_docgen.document.tree import (
    Blocks,
    Heading,
    Paragraph,
    ParagraphRole,
    Reference,
    ReferenceKind,
    Text,
)
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.narrative.openers import opened, with_contents

OPENING = Paragraph((Text("Bab ini singkat."),), ParagraphRole.OPENER)
TITLE = Heading(1, (Text("Penutup"),), "penutup")
BODY = Paragraph((Text("Isi."),))


def part(title: str, *, numbered: bool = True) -> Heading:
    return Heading(2, (Text(title),), title.casefold(), numbered)


def roles(blocks: Blocks) -> list[str]:
    return [b.role.value if isinstance(b, Paragraph) else type(b).__name__ for b in blocks]


def test_what_opens_a_chapter_moves_below_its_title() -> None:
    assert opened((OPENING, OPENING, TITLE, BODY)) == (TITLE, OPENING, OPENING, BODY)


def test_nothing_moves_without_a_title_behind_it_or_without_an_opening() -> None:
    for blocks in ((OPENING, BODY), (TITLE, BODY), (OPENING,), ()):
        assert opened(blocks) == blocks


def test_the_parts_of_a_chapter_are_listed_with_their_pages() -> None:
    blocks = (TITLE, OPENING, part("Kesimpulan"), BODY, part("Catatan", numbered=False), part("X"))
    *_, contents = with_contents(blocks)[:3]
    assert isinstance(contents, Paragraph)
    assert contents.role is ParagraphRole.OPENER_CONTENTS
    assert plain_text(contents.content).replace("\u00a0", "_") == (
        "A._Kesimpulan_()  ·  Catatan_()  ·  B._X_()"
    )
    pages = [node for node in contents.content if isinstance(node, Reference)]
    assert [page.target for page in pages] == ["kesimpulan", "catatan", "x"]
    assert {page.kind for page in pages} == {ReferenceKind.PAGE}


def test_a_chapter_of_one_part_or_without_an_opening_has_no_list() -> None:
    for blocks in ((TITLE, OPENING, part("Saran")), (TITLE, part("Saran"), part("X")), ()):
        assert with_contents(blocks) == blocks


def test_every_chapter_of_the_default_texts_opens_so(proyek: Proyek) -> None:
    project = proyek.muat()
    report = compose(project, measure(project.laporan))
    for name in ("bab_1", "bab_2", "bab_3", "bab_4"):
        assert roles(report.part(name))[:3] == ["Heading", "opener", "opener-contents"]


def test_an_office_s_own_arrangement_without_them_has_none(proyek: Proyek) -> None:
    own = proyek.root / "templates" / "narasi" / "susunan.toml"
    own.parent.mkdir(parents=True)
    default = Path(__file__).parents[2] / "templates" / "narasi" / "susunan.toml"
    lines = default.read_text("utf-8").replace('"pembuka-bab-4.md", ', "").splitlines()
    own.write_text("\n".join(line for line in lines if "pembuka" not in line), encoding="utf-8")
    project = proyek.muat()
    report = compose(project, measure(project.laporan))
    found = [role for part in report.parts for role in roles(part.blocks)]
    assert not {"opener", "opener-contents"}.intersection(found)

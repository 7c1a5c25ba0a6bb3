"""The short name of the office: explained once, where the report first names it."""

from __future__ import annotations

import pytest
from proyek import Proyek, proyek

from lkjip_docgen.document import (
    Block,
    Heading,
    Items,
    ListKind,
    Paragraph,
    ParagraphRole,
    Part,
    Text,
    each_block,
    plain_text,
)
from lkjip_docgen.model import Kantor
from lkjip_docgen.narrative.short_name import with_short_name

__all__ = ["proyek"]

FULL, SHORT = "Kantor Contoh Teluk", "Kanco Teluk"
EXPLAINED = f"{FULL} (selanjutnya disebut {SHORT})"


def office(nama: str = FULL, sebutan: str = SHORT) -> Kantor:
    return Kantor(
        nama=nama,
        nama_singkat="Teluk",
        sebutan=sebutan,
        jenis="Kantor",
        sebutan_pimpinan="Kepala Kantor",
        alamat="Jalan Contoh 1",
    )


def said(*blocks: Block | str, kantor: Kantor | None = None, part: str = "bab_1") -> list[str]:
    made = tuple(Paragraph((Text(b),)) if isinstance(b, str) else b for b in blocks)
    [found] = with_short_name([Part(part, made)], kantor or office())
    return [
        plain_text(b.content)
        for b in each_block(found.blocks)
        if isinstance(b, Paragraph | Heading)
    ]


def test_the_first_mention_says_both_names() -> None:
    assert said(f"{FULL} melayani.", f"{FULL} berdiri.") == [
        f"{EXPLAINED} melayani.",
        f"{FULL} berdiri.",
    ]


def test_where_the_short_name_comes_first_the_full_one_takes_its_place() -> None:
    assert said(f"Tugas {SHORT} luas.", f"{SHORT} berdiri.") == [
        f"Tugas {EXPLAINED} luas.",
        f"{SHORT} berdiri.",
    ]


def test_headings_titles_and_other_chapters_explain_nothing() -> None:
    heading = Heading(2, (Text(f"Sejarah {FULL}"),), "sejarah")
    title = Paragraph((Text(FULL),), ParagraphRole.TITLE)
    assert said(heading, title) == [f"Sejarah {FULL}", FULL]
    assert said(f"{FULL} melayani.", part="bab_2") == [f"{FULL} melayani."]


def test_only_the_first_of_the_parts_that_name_the_office_explains_it() -> None:
    words = (Paragraph((Text(f"{FULL} melayani. {SHORT} berdiri."),)),)
    parts = [Part(name, words) for name in ("kata_pengantar", "ringkasan", "bab_1")]
    told = [plain_text(part.blocks[0].content) for part in with_short_name(parts, office())]  # type: ignore[union-attr]
    assert told == [
        f"{EXPLAINED} melayani. {SHORT} berdiri.",
        *[f"{FULL} melayani. {SHORT} berdiri."] * 2,
    ]


def test_a_list_may_be_the_first_to_name_the_office() -> None:
    listed = Items(ListKind.DECIMAL, ((Paragraph((Text(f"tugas {SHORT}"),)),),))
    assert said(listed) == [f"tugas {EXPLAINED}"]


@pytest.mark.parametrize(
    ("text", "kantor"),
    [
        (f"{FULL} melayani.", office(sebutan=FULL)),  # has no short name
        (f"{FULL}, selanjutnya disebut Kanco, melayani.", office()),  # explains it itself
        (f"{FULL}an melayani.", office()),  # another word
    ],
)
def test_what_needs_no_explanation_stays(text: str, kantor: Kantor) -> None:
    assert said(text, kantor=kantor) == [text]


def test_a_name_that_ends_in_brackets_keeps_one_pair() -> None:
    kantor = office(nama="Kantor Teluk (fiktif)")
    assert said("Kantor Teluk (fiktif) melayani.", kantor=kantor) == [
        f"Kantor Teluk (fiktif; selanjutnya disebut {SHORT}) melayani."
    ]


def test_a_report_explains_it_once_and_goes_on_with_it(proyek: Proyek) -> None:
    proyek.ganti("  nama_singkat: Teluk Contoh\n", f"  nama_singkat: Teluk\n  sebutan: {SHORT}\n")
    text = proyek.naskah()
    assert text.count("selanjutnya disebut Kanco Teluk") == 1
    after = text.partition(f"(selanjutnya disebut {SHORT})")[2]
    assert after.count(SHORT) > 5


# --- numbers of running text --------------------------------------------------------------


@pytest.mark.parametrize(
    ("look", "printed"),
    [
        ("", "dengan satu indikator"),
        ('[tulisan]\nbilangan = "kata"\n', "dengan satu indikator"),
        ('[tulisan]\nbilangan = "angka dan kata"\n', "dengan 1 (satu) indikator"),
    ],
)
def test_the_look_says_how_numbers_are_written(proyek: Proyek, look: str, printed: str) -> None:
    if look:
        (proyek.root / "gaya.toml").write_text(look, encoding="utf-8")
    assert printed in proyek.naskah()


def test_an_unknown_way_of_writing_numbers_names_those_there_are(proyek: Proyek) -> None:
    (proyek.root / "gaya.toml").write_text('[tulisan]\nbilangan = "romawi"\n', encoding="utf-8")
    with pytest.raises(Exception, match="Gaya laporan") as raised:
        proyek.naskah()
    assert "Pilihan: kata, angka dan kata." in str(raised.value.findings)  # type: ignore[attr-defined]

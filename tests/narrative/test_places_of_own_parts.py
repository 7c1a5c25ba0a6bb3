"""Where a part of the office's own comes to stand, by the words of the headings around it."""

from __future__ import annotations

import pytest

from lkjip_docgen.document import (
    Block,
    Blocks,
    Heading,
    PageBreak,
    Paragraph,
    Signatory,
    SignatureBlock,
    Text,
    plain_text,
)
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.narrative.placement import Guest, placed
from lkjip_docgen.place import Place


def heading(level: int, words: str, id: str = "", *, numbered: bool = True) -> Heading:
    return Heading(level, (Text(words),), id or words.lower().replace(" ", "-"), numbered)


def text(words: str = "Isi.") -> Paragraph:
    return Paragraph((Text(words),))


def guest(title: str, how: str, name: str, depth: int = 1) -> Guest:
    def blocks(level: int, numbered: bool) -> Blocks:
        below = (heading(level + 1, f"{title} rinci"),) if depth > 1 else ()
        return (heading(level, title, f"tambahan-{title.lower()}", numbered=numbered), *below)

    id, path = f"tambahan-{title.lower()}", ("bagian_tambahan", 0, how)
    return Guest(id, how, name, depth, blocks, path, Place("laporan.yaml", 7))


REPORT: dict[str, Blocks] = {
    "kata_pengantar": (
        heading(1, "Kata Pengantar", numbered=False),
        text(),
        SignatureBlock("Contoh, 5 Januari", (Signatory(("Kepala,",), "Sari", ""),)),
    ),
    "bab_1": (
        heading(1, "Pendahuluan"),
        heading(2, "Latar Belakang"),
        text(),
        heading(2, "Maksud dan Tujuan"),
    ),
    "bab_3": (
        heading(1, "Akuntabilitas Kinerja"),
        heading(2, "Capaian Kinerja"),
        heading(3, "Indeks Kepuasan"),
        heading(4, "Pengukuran Kinerja", "puas-pengukuran"),
        heading(3, "Indeks Keamanan"),
        heading(4, "Pengukuran Kinerja", "aman-pengukuran"),
        heading(2, "Realisasi Anggaran"),
        text(),
    ),
    "lampiran": (
        heading(1, "Lampiran", numbered=False),
        heading(2, "Perjanjian Kinerja", numbered=False),
        text(),
        PageBreak(),
        heading(2, "Piagam Penghargaan", numbered=False),
    ),
}


def outline(chapter: str, *guests: Guest) -> list[str]:
    """The headings of a chapter with the level before each, and the other blocks by kind."""
    return list(map(_line, placed(REPORT, guests, "tambahan-")[chapter]))


def _line(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{block.level} {plain_text(block.content)}"
    return type(block).__name__


@pytest.mark.parametrize(
    "name",
    [
        "Latar Belakang",
        "LATAR BELAKANG",
        "A. Latar Belakang",
        "latar-belakang",
        "Pendahuluan > Latar Belakang",
        "BAB I > A. Latar belakang",
    ],
)
def test_a_heading_is_known_by_its_words_its_id_or_the_way_to_it(name: str) -> None:
    assert outline("bab_1", guest("Profil", "sesudah", name)) == [
        "1 Pendahuluan",
        "2 Latar Belakang",
        "Paragraph",
        "2 Profil",
        "2 Maksud dan Tujuan",
    ]


def test_a_part_may_stand_before_a_heading() -> None:
    assert outline("bab_1", guest("Profil", "sebelum", "Latar Belakang"))[:3] == [
        "1 Pendahuluan",
        "2 Profil",
        "2 Latar Belakang",
    ]


def test_a_part_inside_a_section_stands_at_its_end_and_one_level_below() -> None:
    inside = outline("bab_3", guest("Rincian", "dalam", "Capaian Kinerja"))

    assert inside[-4:] == ["4 Pengukuran Kinerja", "3 Rincian", "2 Realisasi Anggaran", "Paragraph"]


def test_after_a_heading_means_after_all_that_stands_below_it() -> None:
    after = outline("bab_3", guest("Layanan", "sesudah", "Capaian Kinerja"))

    assert after[-3:] == ["2 Layanan", "2 Realisasi Anggaran", "Paragraph"]


def test_the_chapter_is_found_by_its_number() -> None:
    assert outline("bab_3", guest("Layanan", "dalam", "Bab II"))[-1] == "2 Layanan"


@pytest.mark.parametrize("how", ["sebelum", "sesudah", "dalam"])
def test_several_parts_at_one_place_stand_in_the_order_of_the_data(how: str) -> None:
    guests = [guest(title, how, "Latar Belakang") for title in ("Satu", "Dua", "Tiga")]
    lines = outline("bab_1", *guests)

    assert [line[2:] for line in lines if line[2:] in ("Satu", "Dua", "Tiga")] == [
        "Satu",
        "Dua",
        "Tiga",
    ]


def test_a_part_may_stand_at_another_part_that_is_written_later() -> None:
    first = guest("Rincian", "dalam", "layanan")
    second = guest("Layanan", "sesudah", "Realisasi Anggaran")

    assert outline("bab_3", first, second)[-2:] == ["2 Layanan", "3 Rincian"]


def test_what_follows_a_part_stays_with_it_when_another_comes_to_the_same_place() -> None:
    guests = [
        guest("Satu", "sesudah", "Latar Belakang"),
        guest("Anak", "sesudah", "Satu"),
        guest("Dua", "sesudah", "Latar Belakang"),
    ]

    assert outline("bab_1", *guests)[3:6] == ["2 Satu", "2 Anak", "2 Dua"]


def test_headings_are_numbered_as_those_beside_them() -> None:
    report = placed(
        REPORT,
        [guest("Surat", "sesudah", "Perjanjian Kinerja"), guest("Peta", "dalam", "Pendahuluan")],
        "tambahan-",
    )

    by_title = {
        plain_text(block.content): block.numbered
        for blocks in report.values()
        for block in blocks
        if isinstance(block, Heading)
    }
    assert (by_title["Surat"], by_title["Peta"]) == (False, True)


def test_an_appendix_of_its_own_begins_a_page_as_the_others_do() -> None:
    assert outline("lampiran", guest("Surat", "sesudah", "Perjanjian Kinerja")) == [
        "1 Lampiran",
        "2 Perjanjian Kinerja",
        "Paragraph",
        "PageBreak",
        "2 Surat",
        "PageBreak",
        "2 Piagam Penghargaan",
    ]
    assert outline("lampiran", guest("Surat", "sebelum", "Piagam Penghargaan"))[3:] == [
        "PageBreak",
        "2 Surat",
        "PageBreak",
        "2 Piagam Penghargaan",
    ]


def test_a_part_inside_the_preface_stands_above_its_signature() -> None:
    assert outline("kata_pengantar", guest("Terima Kasih", "dalam", "Kata Pengantar")) == [
        "1 Kata Pengantar",
        "Paragraph",
        "2 Terima Kasih",
        "SignatureBlock",
    ]


@pytest.mark.parametrize(
    ("how", "name", "message", "remedy"),
    [
        (
            "sesudah",
            "Relisasi Angaran",
            "Judul `Relisasi Angaran` tidak ada dalam laporan.",
            "Mungkin maksud Anda `Realisasi Anggaran`.",
        ),
        (
            "sesudah",
            "Perjanjian Kinerj",
            "Judul `Perjanjian Kinerj` tidak ada dalam laporan.",
            "Mungkin maksud Anda `Lampiran > Perjanjian Kinerja` atau ",
        ),
        (
            "sesudah",
            "Xyz",
            "Judul `Xyz` tidak ada dalam laporan.",
            "Judul yang ada antara lain: `Latar Belakang`, `Maksud dan Tujuan`, ",
        ),
        (
            "sesudah",
            "Pengukuran Kinerja",
            "Judul `Pengukuran Kinerja` ada di 2 tempat dalam laporan.",
            "Sebutkan jalannya; maksud Anda `Akuntabilitas Kinerja > Capaian Kinerja > "
            "Indeks Kepuasan > Pengukuran Kinerja`, atau ",
        ),
        (
            "dalam",
            "Indeks Kepuasan > Pengukuran Kinerja",
            "Bagian ini terlalu dalam: judul hanya sampai tingkat ke-4.",
            "Letakkan `sesudah` judul itu",
        ),
    ],
)
def test_a_place_that_is_not_there_or_not_clear_is_told_with_what_may_be_meant(
    how: str, name: str, message: str, remedy: str
) -> None:
    with pytest.raises(LkjipError) as caught:
        placed(REPORT, [guest("Layanan", how, name)], "tambahan-")
    (finding,) = caught.value.findings

    assert (finding.code, finding.message) == ("LK080", message)
    assert finding.suggestion.startswith(remedy)
    assert (str(finding.place), finding.path) == ("laporan.yaml:7:1", f"bagian_tambahan[0].{how}")


def test_the_way_to_a_heading_tells_it_from_others_of_its_words() -> None:
    part = guest("Catatan", "sesudah", "Indeks Keamanan > Pengukuran Kinerja")

    assert outline("bab_3", part)[5:7] == ["4 Pengukuran Kinerja", "4 Catatan"]


def test_every_part_without_a_place_is_told_at_once() -> None:
    guests = [guest("Satu", "sesudah", "Entah"), guest("Dua", "dalam", "Sana")]

    assert refused(*guests) == [
        "Judul `Entah` tidak ada dalam laporan.",
        "Judul `Sana` tidak ada dalam laporan.",
    ]


def refused(*guests: Guest) -> list[str]:
    """What is told of parts that have no place."""
    with pytest.raises(LkjipError) as caught:
        placed(REPORT, guests, "tambahan-")
    return [finding.message for finding in caught.value.findings]


def test_a_part_at_one_without_a_place_is_not_told_that_this_one_is_not_there() -> None:
    guests = [guest("Dua", "dalam", "Satu"), guest("Satu", "sesudah", "Entah")]

    assert refused(*guests) == ["Judul `Entah` tidak ada dalam laporan."]


@pytest.mark.parametrize(
    "places", [{"Satu": "Satu"}, {"Satu": "Dua", "Dua": "Tiga rinci", "Tiga": "satu"}]
)
def test_parts_that_stand_at_each_other_are_told_so(places: dict[str, str]) -> None:
    guests = [guest(title, "sesudah", place, depth=2) for title, place in places.items()]

    told = refused(*guests)

    assert len(told) == len(guests)
    assert all(message.startswith("Letak bagian tambahan ini tidak berujung") for message in told)


def test_words_that_stand_in_a_chapter_and_in_the_summary_mean_those_of_the_chapter() -> None:
    summary = (
        heading(1, "Ringkasan Eksekutif", numbered=False),
        heading(2, "Realisasi Anggaran", "ringkasan-anggaran", numbered=False),
    )
    part = guest("Layanan", "sesudah", "Realisasi Anggaran")

    report = placed({"ringkasan": summary, **REPORT}, [part], "tambahan-")

    assert report["ringkasan"] == summary
    assert _line(report["bab_3"][-1]) == "2 Layanan"


@pytest.mark.parametrize("name", [">", "> >", "-"])
def test_signs_alone_name_no_heading(name: str) -> None:
    assert refused(guest("Satu", "sesudah", name)) == [f"Judul `{name}` tidak ada dalam laporan."]


def test_sections_below_a_part_must_still_have_a_level() -> None:
    with pytest.raises(LkjipError, match="terlalu dalam"):
        placed(
            REPORT,
            [guest("Dalam", "dalam", "Indeks Keamanan", depth=2)],
            "tambahan-",
        )

"""What a template writer may count on: values, words, lists and messages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from lkjip_docgen.document.tree import (
    Break,
    Callout,
    Footnote,
    Heading,
    Items,
    Link,
    ListKind,
    Marker,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Reference,
    ReferenceKind,
    SignatureBlock,
    Text,
    Value,
)
from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.model.kantor import Pejabat
from lkjip_docgen.narrative.engine import render_chapter
from lkjip_docgen.operation import Absent, term
from lkjip_docgen.quantity import Status, Unit, computed, given


def render(source: str, **names: object):
    return render_chapter(source, "narasi/contoh.md", names)


def words(source: str, **names: object) -> str:
    """The plain words of the only paragraph."""
    (paragraph,) = render(source, **names)
    return plain_text(paragraph.content)


def mistake(source: str, **names: object) -> Finding:
    with pytest.raises(LkjipError) as caught:
        render(source, **names)
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert finding.place.file == "narasi/contoh.md"
    return finding


NILAI = given("indikator.ikm.realisasi", Decimal("3.98"), Unit.INDEKS, "Realisasi IKM")
TURUN = computed(
    "indikator.ikm.perubahan",
    term(Decimal("-0.09")),
    Unit.POIN,
    "Perubahan",
    formula="a-b",
    inputs=(),
)
PEGAWAI = given("pegawai.jumlah", 39, Unit.ORANG, "Jumlah pegawai")
KOSONG = given("ikpa.2023.nilai", None, Unit.NILAI, "Nilai IKPA")

# --- values ------------------------------------------------------------------


def test_a_number_stays_tied_to_its_quantity():
    (paragraph,) = render("Realisasi {{ q }}.", q=NILAI)
    assert paragraph.content == (Text("Realisasi "), Value(NILAI, "3,98"), Text("."))


def test_a_missing_number_prints_a_marker_with_its_label():
    (paragraph,) = render("IKPA: {{ q }}", q=KOSONG)
    assert paragraph.content[-1] == Marker("BELUM DIISI: Nilai IKPA")


def test_a_number_that_cannot_exist_says_why_in_italics():
    idle = computed(
        "x", Absent(Status.BELUM_DILAKSANAKAN), Unit.PERSEN, "X", formula="a/b", inputs=()
    )
    assert render("{{ q }}", q=idle) == (Paragraph((Text("belum dilaksanakan", italic=True),)),)


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("tahun", "2023"),
        ("tanggal_laporan", "3 Januari 2024"),
        ("tanggal_laporan | tanggal", "3 Januari 2024"),
        ("3 | kata", "tiga"),
        ("orang | satuan", "39 orang"),
        ("orang | kata", "39"),
        ("turun", "−0,09"),
        ("turun | mutlak", "0,09"),
        ("turun | mutlak | satuan", "0,09 poin"),
        ("'Pelayanan publik' | kecil", "pelayanan publik"),
        ("'IKPA tahun ini' | kecil", "IKPA tahun ini"),
        ("'melayani masyarakat;' | butir", "melayani masyarakat"),
        ("'melayani masyarakat.' | butir", "melayani masyarakat"),
        ("'melayani masyarakat; dan' | butir", "melayani masyarakat"),
        ("'sandang, pangan, dan papan' | butir", "sandang, pangan, dan papan"),
        ("'199001012015031001' | nip", "19900101 201503 1 001"),
        ("'melayani' | kalimat", "melayani."),
        ("'melayani.' | kalimat", "melayani."),
        ("'kepala kantor' | kapital", "KEPALA KANTOR"),
        ("['a'] | daftar_kata", "a"),
        ("['a', 'b'] | daftar_kata", "a dan b"),
        ("['a', 'b', 'c'] | daftar_kata", "a, b, dan c"),
        ("['a, b', 'c', 'd'] | daftar_kata", "a, b; c; dan d"),
        ("['a, b', 'c'] | daftar_kata", "a, b; dan c"),
        ("'tahun ' ~ tahun ~ ': ' ~ nilai", "tahun 2023: 3,98"),
        ("[nilai, turun] | join('; ')", "3,98; −0,09"),
        ("nilai_desimal", "12.345,5"),
    ],
)
def test_values_print_the_indonesian_way(expression: str, printed: str):
    found = words(
        "{{ " + expression + " }}",
        tahun=2023,
        tanggal_laporan=date(2024, 1, 3),
        orang=PEGAWAI,
        turun=TURUN,
        nilai=NILAI,
        nilai_desimal=Decimal("12345.50"),
    )
    assert found == printed


def test_enumerations_and_joined_words_keep_numbers_alive():
    (paragraph,) = render("{{ [q, 'x'] | daftar_kata }} {{ 'n: ' ~ q }}", q=NILAI)
    assert [i for i in paragraph.content if isinstance(i, Value)] == [Value(NILAI, "3,98")] * 2


def test_an_absolute_number_belongs_to_the_signed_quantity():
    (paragraph,) = render("{{ q | mutlak }}", q=TURUN)
    assert paragraph.content == (Value(TURUN, "0,09"),)


def test_missing_texts_become_markers_that_name_them():
    (paragraph,) = render(
        "{{ none }} {{ none | isi('visi') }} {{ '' | isi('misi') }} {{ belum('isu') }}"
    )
    found = [i.text for i in paragraph.content if isinstance(i, Marker)]
    assert found == [
        "BELUM DIISI",
        "BELUM DIISI: visi",
        "BELUM DIISI: misi",
        "BELUM DIISI: isu",
    ]


def test_bold_and_italics_apply_to_values_of_every_kind():
    (paragraph,) = render("**{{ q }}** *{{ t }}* {{ q | tebal }} {{ t | miring }}", q=NILAI, t="x")
    assert paragraph.content == (
        Value(NILAI, "3,98", bold=True),
        Text(" "),
        Text("x", italic=True),
        Text(" "),
        Value(NILAI, "3,98", bold=True),
        Text(" "),
        Text("x", italic=True),
    )


# --- data are never Markdown, never Jinja, never HTML ---------------------------


@pytest.mark.parametrize(
    "hostile",
    [
        "P&K <utama> & lain",
        "**bukan tebal** _garis_ `kode`",
        "# bukan judul",
        "1. bukan daftar",
        "[tautan](http://x.id) [^1]",
        "{{ 7 * 7 }} {% if x %}",
        "::: sorot",
        "\ufdd00\ufdd1 \ue000",
        "a\\",
    ],
)
def test_data_come_out_as_typed(hostile: str):
    assert words("{{ t }}", t=hostile) == hostile
    assert words("Awal {{ t }} akhir", t=hostile) == f"Awal {hostile} akhir"


@examples(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1))
def test_any_text_comes_out_as_typed_inside_a_sentence(text: str):
    assert words("<{{ t }}>", t=text) == f"<{text}>"


@examples(st.text())
def test_any_long_text_of_the_office_is_read_without_an_error(text: str):
    render("Awal {{ t | markdown }} akhir\n\n{{ t | markdown }}", t=text)


def test_line_breaks_in_data_stay_line_breaks():
    (paragraph,) = render("{{ t }}", t="Jalan A\nKota B\n")
    assert paragraph.content == (Text("Jalan A"), Break(), Text("Kota B"))


def test_values_may_stand_in_links_titles_and_ids():
    blocks = render(
        "## {{ n }} {#ind-{{ k }}}\n\n[laman]({{ u }})\n\n::: sorot Visi {{ n }}\nisi\n:::",
        n="Indeks & Mutu",
        k="IKM 1",
        u="https://survei.go.id/?a=1&b=2",
    )
    heading, paragraph, callout = blocks
    assert heading == Heading(2, (Text("Indeks & Mutu"),), "ind-ikm-1")
    assert paragraph.content == (Link("https://survei.go.id/?a=1&b=2", "laman"),)
    assert callout == Callout("Visi Indeks & Mutu", (Paragraph((Text("isi"),)),))


def test_a_script_address_is_not_a_link():
    (paragraph,) = render("[laman]({{ u }})", u="javascript:alert(1)")
    assert paragraph.content == (Text("laman"),)


# --- Markdown of templates --------------------------------------------------------


def test_headings_get_ids_from_their_words_or_from_braces():
    source = "# Penutup {#bab-4}\n\n## Latar Belakang\n\n## Latar Belakang\n\n## X {.tanpa-nomor}"
    found = [(h.level, h.id, h.numbered) for h in render(source)]
    assert found == [
        (1, "bab-4", True),
        (2, "latar-belakang", True),
        (2, "latar-belakang-2", True),
        (2, "x", False),
    ]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("tengah", ParagraphRole.CENTER),
        ("pengantar", ParagraphRole.LEAD),
        ("label", ParagraphRole.LABEL),
        ("sumber", ParagraphRole.SOURCE),
        ("judul", ParagraphRole.TITLE),
        ("polos", ParagraphRole.PLAIN),
    ],
)
def test_classes_say_what_a_paragraph_is(name: str, role: ParagraphRole):
    expected = (Paragraph((Text("isi"),), role),)
    assert render(f"isi {{.{name}}}") == expected
    assert render(f"{{.{name}}}\nisi") == expected
    assert render(f"isi\n\n{{.{name}}}") == expected


def test_a_paragraph_with_a_colon_stays_with_the_list_it_introduces():
    before, _, after = render("Ada dua hal:\n\n- a\n- b\n\nSelesai:")
    assert before.role is ParagraphRole.LEAD
    assert after.role is ParagraphRole.BODY


@pytest.mark.parametrize(
    ("source", "kind", "count"),
    [
        ("- a\n- b", ListKind.BULLET, 2),
        ("1. a\n1. b\n1. c", ListKind.DECIMAL, 3),
        ("{.huruf}\n1. a\n2. b", ListKind.ALPHA, 2),
        ("1. a\n\n2. b\n\n{.huruf}", ListKind.ALPHA, 2),
        ("1. a\n2. b\n{.huruf}", ListKind.ALPHA, 2),
    ],
)
def test_lists_are_marked_as_asked(source: str, kind: ListKind, count: int):
    (items,) = render(source)
    assert (items.kind, len(items.items)) == (kind, count)


def test_braces_before_a_list_do_not_touch_the_list_above():
    first, second = render("1. a\n\nx\n\n{.huruf}\n1. b")[0::2]
    assert (first.kind, second.kind) == (ListKind.DECIMAL, ListKind.ALPHA)


def test_loops_make_items_with_lists_inside():
    source = (
        "{% for s in sasaran %}\n"
        "1. {{ s.nama }}:\n\n"
        "{% for i in s.indikator %}\n"
        "    1. {{ i }}\n\n"
        "{% endfor %}\n"
        "    {.huruf}\n\n"
        "{% endfor %}\n"
    )
    objectives = [
        {"nama": "Satu", "indikator": ["a", "b"]},
        {"nama": "Dua", "indikator": ["c"]},
    ]
    (outer,) = render(source, sasaran=objectives)
    assert outer.kind is ListKind.DECIMAL
    (one, one_inner), (_two, two_inner) = outer.items
    assert one == Paragraph((Text("Satu:"),), ParagraphRole.LEAD)
    assert one_inner == Items(
        ListKind.ALPHA, ((Paragraph((Text("a"),)),), (Paragraph((Text("b"),)),))
    )
    assert len(two_inner.items) == 1


def test_footnotes_stand_where_they_are_marked():
    (paragraph,) = render("Isi[^a].{{ catatan('dari data') }}\n\n[^a]: Lihat *{{ t }}*.", t="UU")
    assert paragraph.content == (
        Text("Isi"),
        Footnote((Text("Lihat "), Text("UU", italic=True), Text("."))),
        Text("."),
        Footnote((Text("dari data"),)),
    )


def test_references_page_breaks_and_comments():
    blocks = render(
        "Lihat {{ rujuk('t') }} di hlm. {{ halaman('t') }}. <!-- catatan -->\n\n"
        "<!-- berdiri sendiri -->\n{{ halaman_baru() }}"
    )
    assert blocks[0].content[1:4:2] == (Reference("t"), Reference("t", ReferenceKind.PAGE))
    assert blocks[1] == PageBreak()
    assert "catatan" not in plain_text(blocks[0].content)


def test_a_tag_alone_leaves_no_line_and_a_tag_after_words_keeps_the_line_end():
    source = (
        "{% if x %}\nSatu{% if x %} dua{% endif %}\n\n{% endif %}\n"
        "Tiga {% if x %}\nempat\n{% endif %}"
    )
    assert [plain_text(p.content) for p in render(source, x=1)] == ["Satu dua", "Tiga empat"]


def test_a_macro_may_hold_markdown_and_values():
    source = "{% macro m(q) %}**nilai** {{ q }}{% endmacro %}\nAda {{ m(q) }}."
    (paragraph,) = render(source, q=NILAI)
    assert Text("nilai", bold=True) in paragraph.content
    assert Value(NILAI, "3,98") in paragraph.content


def test_signatures_put_the_superior_left():
    official = Pejabat.model_validate(
        {
            "dokumen": "perjanjian_kinerja",
            "tahun": 2023,
            "tempat": "Kota",
            "tanggal": date(2023, 1, 3),
            "penandatangan": [
                {"peran": "pihak_pertama", "nama": "A", "jabatan": "Kepala Kantor"},
                {
                    "peran": "pihak_kedua",
                    "nama": "B",
                    "jabatan": "Kepala Kantor Wilayah",
                    "nip": "199001012015031001",
                },
            ],
        }
    )
    (block,) = render("{{ tanda_tangan(p) }}", p=official)
    assert isinstance(block, SignatureBlock)
    assert block.place_date == "Kota, 3 Januari 2023"
    assert [(s.capacity, s.nama, s.nip) for s in block.signatories] == [
        (("Pihak Kedua,", "Kepala Kantor Wilayah"), "B", "19900101 201503 1 001"),
        (("Pihak Pertama,", "Kepala Kantor"), "A", ""),
    ]


# --- long texts of the office ---------------------------------------------------------

LONG = "Kalimat *pertama*.\n\n- satu\n- dua\n\nTerakhir."


def test_a_long_text_alone_becomes_paragraphs_and_lists():
    first, items, last = render("{{ t | markdown }}", t=LONG)
    assert Text("pertama", italic=True) in first.content
    assert len(items.items) == 2
    assert last == Paragraph((Text("Terakhir."),))


def test_a_long_text_in_a_sentence_continues_it():
    first, _items, last = render("**Uraian.** {{ t | markdown }} Sekian.", t=LONG)
    assert plain_text(first.content) == "Uraian. Kalimat pertama."
    assert plain_text(last.content) == "Terakhir. Sekian."


def test_a_heading_in_data_is_a_bold_paragraph():
    assert render("{{ t | markdown }}", t="# Judul & isi") == (
        Paragraph((Text("Judul & isi", bold=True),), ParagraphRole.LABEL),
    )


def test_typed_entities_and_braces_in_long_texts_stay_as_typed():
    typed = "AT&amp;T [x]: y {.tengah} <b>"
    assert words("{{ t | markdown }}", t=typed) == typed


def test_a_missing_long_text_is_a_marker():
    (paragraph,) = render("{{ none | isi('sejarah') | markdown }}")
    assert paragraph.content == (Marker("BELUM DIISI: sejarah"),)


# --- mistakes ------------------------------------------------------------------------


def test_an_unknown_name_is_reported_with_its_line_and_the_near_one():
    finding = mistake("Satu\n\nDua {{ kantr }}", kantor="x")
    assert (finding.code, finding.place.line) == ("LK301", 3)
    assert "`kantr`" in finding.message
    assert finding.suggestion == "Mungkin maksud Anda `kantor`."


def test_an_unknown_attribute_is_reported_with_the_near_one():
    finding = mistake("{% if a %}\n{{ q.lable }}\n{% endif %}", q=NILAI, a=1)
    assert (finding.code, finding.place.line) == ("LK301", 2)
    assert finding.suggestion == "Mungkin maksud Anda `label`."


def test_asking_an_absent_section_is_explained():
    finding = mistake("{{ pnbp.kini }}", pnbp=None)
    assert "`kini`" in finding.message
    assert "{% if" in finding.suggestion


def test_an_unknown_filter_is_reported_with_the_near_one():
    finding = mistake("a\n{{ t | miringg }}", t="x")
    assert (finding.code, finding.place.line) == ("LK302", 2)
    assert finding.suggestion == "Mungkin maksud Anda `miring`."


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a\n{% if x %}\nb", 2),
        ("a\n\n{{ x", 3),
        ("a\n{% endfor %}", 2),
        ("{{ x ! }}", 1),
    ],
)
def test_a_syntax_error_is_reported_where_it_is(source: str, line: int):
    finding = mistake(source, x=1)
    assert finding.code == "LK300"
    assert finding.place.line in (line, source.count("\n") + 1)


def test_an_error_inside_a_filter_names_the_template_line():
    finding = mistake("a\n\n\n{{ 'dua' | kata }}")
    assert (finding.code, finding.place.line) == ("LK307", 4)


@pytest.mark.parametrize("value", [1.5, True, SimpleNamespace()])
def test_a_value_without_a_printed_form_is_refused(value: object):
    assert mistake("{{ v }}", v=value).code == "LK307"


def test_a_block_inside_a_sentence_is_refused_with_its_line():
    finding = mistake("a\n\nKata {{ halaman_baru() }} kata")
    assert (finding.code, finding.place.line) == ("LK304", 3)


def test_an_unknown_class_is_reported_with_the_near_one():
    finding = mistake("a\n\nb {.tengahh}")
    assert (finding.code, finding.place.line) == ("LK305", 3)
    assert finding.suggestion == "Mungkin maksud Anda `tengah`."


def test_an_undefined_footnote_is_reported():
    finding = mistake("a\n\nb[^x]")
    assert (finding.code, finding.place.line) == ("LK306", 3)


def test_the_sandbox_refuses_the_way_to_python():
    code = mistake("{{ ''.__class__.__mro__ }}").code
    assert code == "LK311"


def test_a_template_cannot_read_files_outside_its_folders(tmp_path: Path):
    (tmp_path / "rahasia.md").write_text("rahasia")
    assert mistake("{% include '" + str(tmp_path / "rahasia.md") + "' %}").code == "LK309"

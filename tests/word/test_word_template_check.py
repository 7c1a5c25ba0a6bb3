"""`lkjip template check`: what is wrong in a Word template, and where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import template_editing as owner
from lxml import etree
from proyek import Proyek
from word_files import W, edited

from lkjip_docgen.findings import Finding, Severity, meanings
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.source import load_project
from lkjip_docgen.template_owner import check_templates
from lkjip_docgen.template_owner.scope import scope_of
from lkjip_docgen.template_owner.word import check_word


@pytest.fixture
def names(proyek: Proyek) -> dict[str, Any]:
    return owner.names_of(proyek.muat())


def check(template: Path, names: dict[str, Any]) -> list[Finding]:
    found = check_word(template, scope_of(names), owner.PARTS, owner.PARTS)
    for finding in found:
        assert finding.place is not None
        assert finding.place.file == str(template)
        assert finding.suggestion
        assert finding.code in meanings()
    return found


def only(template: Path, names: dict[str, Any]) -> Finding:
    [finding] = check(template, names)
    return finding


# --- names -------------------------------------------------------------------------------


def test_the_default_template_has_no_findings(names: dict[str, Any]) -> None:
    assert check(TEMPLATES / "laporan.docx", names) == []


@pytest.mark.parametrize(
    ("expression", "told", "meant"),
    [
        ("kantor.namaa", "`kantor.namaa`", "`kantor.nama`"),
        ("kantorr.nama", "`kantorr`", "`kantor`"),
        ("instansi.eselon_satu.singkatn", "singkatn", "`instansi.eselon_satu.singkatan`"),
        ("indikator[0].target.lable", "`indikator[0].target.lable`", "indikator[0].target.label"),
        ("anggaran.akhir.total.pagoe", "pagoe", "anggaran.akhir.total.pagu"),
        ("pejabat[0].penandatangan[0].namaa", "namaa", "penandatangan[0].nama`"),
        ('nilai["indikator.puas.tarjet"]', "indikator.puas.tarjet", "`indikator.puas.target`"),
        ("pk.tangal", "`pk.tangal`", "`pk.tanggal`"),
        ("kantor.nama | kapitl", "Penyaring `kapitl`", "`kapital`"),
        ("kantor.nama if dokumen.tahn else 1", "`dokumen.tahn`", "`dokumen.tahun`"),
        ("pnbp.kini.realisasii", "pnbp.kini.realisasii", "`pnbp.kini.realisasi`"),
    ],
)
def test_an_unknown_name_is_told_with_what_was_meant(
    tmp_path: Path, names: dict[str, Any], expression: str, told: str, meant: str
) -> None:
    template = owner.with_sentence(tmp_path, f"Isi {{{{ {expression} }}}}")
    finding = only(template, names)
    assert finding.severity is Severity.ERROR
    assert told in finding.message
    assert meant in finding.suggestion
    assert re.search(r"\(paragraf \d+", finding.message)


def test_branches_and_loops_that_the_data_do_not_enter_are_checked_too(
    tmp_path: Path, proyek: Proyek
) -> None:
    names = owner.names_of(proyek.muat())
    assert names["pnbp"] is None
    assert names["inovasi"] == ()
    template = owner.with_sentence(
        tmp_path,
        "{% if pnbp %}{{ pnbp.kini.targett }}{% endif %}",
        "{% for i in inovasi %}{{ i.damppak }}{{ loop.index }}{% endfor %}",
        "{% set p = pejabat_pk %}{{ p.tempat }}{{ p.tempatt }}",
        "{% if false %}{{ rahasia }}{% endif %}",
    )
    messages = [finding.message for finding in check(template, names)]
    expected = ("`pnbp.kini.targett`", "`i.damppak`", "`p.tempatt`", "`rahasia`")
    assert len(messages) == len(expected)
    for message, name in zip(messages, expected, strict=True):
        assert name in message


def test_a_name_with_a_default_is_only_a_warning(tmp_path: Path, names: dict[str, Any]) -> None:
    template = owner.with_sentence(tmp_path, 'Isi {{ kantor.namaa | default("-") }}')
    finding = only(template, names)
    assert (finding.code, finding.severity) == ("LK614", Severity.WARNING)
    assert "`kantor.nama`" in finding.suggestion


@pytest.mark.parametrize("attack", ["''.__class__", "kantor.__init__", "namespace.__init__"])
def test_what_is_not_allowed_is_told(tmp_path: Path, names: dict[str, Any], attack: str) -> None:
    template = owner.with_sentence(tmp_path, f"Isi {{{{ {attack} }}}}")
    finding = only(template, names)
    assert finding.code == "LK606"
    assert attack.split(".")[1] in finding.message


# --- places ------------------------------------------------------------------------------


def test_each_mistake_is_told_with_heading_paragraph_cell_box_header_and_footnote(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    table = document.add_table(2, 3)
    table.cell(1, 2).paragraphs[0].add_run("{{ sel_ini }}")
    owner.slot_paragraph(document, "bab_2")._p.addprevious(table._tbl)
    heading = owner.slot_paragraph(document, "bab_2").insert_paragraph_before("Bab Sisipan")
    heading.style = "Heading 1"
    owner.slot_paragraph(document, "bab_2").insert_paragraph_before("{{ di_bawah }}")
    owner.add_text_box(document, "{{ kotak_ini }}")
    owner.add_footnote(document, "{{ catatan_ini }}")
    number, section = next(
        (n, s)
        for n, s in enumerate(document.sections, start=1)
        if not s.header.is_linked_to_previous
    )
    section.header.paragraphs[0].add_run("{{ kop_ini }}")
    section.footer.paragraphs[0].add_run("{{ kaki_ini }}")
    document.core_properties.title = "{{ judul_ini }}"

    found = check(owner.saved(document, tmp_path), names)

    told = {re.search(r"`(\w+)`", f.message)[1]: f.message for f in found}  # type: ignore[index]
    assert len(found) == len(told) == 7
    assert "tabel 1 baris 2 sel 3" in told["sel_ini"]
    assert re.search(r'paragraf \d+, di bawah judul "Bab Sisipan"', told["di_bawah"])
    assert "kotak teks pada paragraf" in told["kotak_ini"]
    assert "catatan kaki 1" in told["catatan_ini"]
    assert f"kop halaman bagian {number}" in told["kop_ini"]
    assert f"kaki halaman bagian {number}" in told["kaki_ini"]
    assert "properti dokumen Judul" in told["judul_ini"]


def test_the_paragraph_number_is_the_one_counted_in_the_file(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    added = owner.add_sentence(document, "{{ keliru }}")
    number = [p._p for p in document.paragraphs].index(added._p) + 1
    assert f"(paragraf {number}" in only(owner.saved(document, tmp_path), names).message


def test_statements_that_take_their_paragraph_or_row_away_keep_their_place(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    document = owner.default_template()
    owner.add_sentence(document, "{%p if keliru_satu %}")
    owner.add_sentence(document, "{%p endif %}")
    table = document.add_table(3, 2)
    table.cell(0, 0).paragraphs[0].add_run("{%tr for x in keliru_dua %}")
    table.cell(1, 1).paragraphs[0].add_run("{{ x.apa_saja }} {{ keliru_tiga }}")
    table.cell(2, 0).paragraphs[0].add_run("{%tr endfor %}")
    owner.slot_paragraph(document, "ringkasan")._p.addprevious(table._tbl)
    number = [p.text for p in document.paragraphs].index("{%p if keliru_satu %}") + 1
    first, second, third = check(owner.saved(document, tmp_path), names)
    assert f"paragraf {number}" in first.message
    assert "tabel 1 baris 1 sel 1" in second.message
    assert "tabel 1 baris 2 sel 2" in third.message


# --- slots -------------------------------------------------------------------------------


def slot_changed(folder: Path, old: str, new: str) -> Path:
    document = owner.default_template()
    owner.slot_paragraph(document, old).runs[0].text = new
    return owner.saved(document, folder)


def test_a_part_without_a_slot_would_be_lost(tmp_path: Path, names: dict[str, Any]) -> None:
    finding = only(slot_changed(tmp_path, "bab_3", "Bab tiga"), names)
    assert (finding.code, finding.severity) == ("LK607", Severity.ERROR)
    assert "bab_3" in finding.message
    assert "{{ isi.bab_3 }}" in finding.suggestion


def test_a_misspelt_slot_is_unknown_and_its_part_lost(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    found = check(slot_changed(tmp_path, "bab_3", "{{ isi.bab3 }}"), names)
    assert {finding.code for finding in found} == {"LK607", "LK610"}
    assert any("`bab_3`" in finding.suggestion for finding in found)


def test_a_slot_that_stands_twice_is_told_with_both_places(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    template = owner.with_sentence(tmp_path, "{{ isi.bab_3 }}")
    finding = only(template, names)
    assert finding.code == "LK608"
    assert len(re.findall(r"paragraf \d+", finding.message)) == 2


@pytest.mark.parametrize("text", ["Lihat {{ isi.bab_3 }}", "{{ isi.bab_3 }}."])
def test_a_slot_beside_other_words_is_told(
    tmp_path: Path, names: dict[str, Any], text: str
) -> None:
    assert only(slot_changed(tmp_path, "bab_3", text), names).code == "LK609"


def test_a_slot_in_a_header_or_cell_is_told(tmp_path: Path, names: dict[str, Any]) -> None:
    document = owner.default_template()
    owner.slot_paragraph(document, "bab_3").runs[0].text = ""
    owner.slot_paragraph(document, "bab_4").runs[0].text = ""
    section = next(s for s in document.sections if not s.header.is_linked_to_previous)
    section.header.add_paragraph("{{ isi.bab_3 }}")
    document.add_table(1, 1).cell(0, 0).paragraphs[0].add_run("{{ isi['bab_4'] }}")
    body, cell = document.element.body, document.tables[-1]._tbl
    body.remove(cell)
    owner.slot_paragraph(document, "ringkasan")._p.addprevious(cell)
    found = check(owner.saved(document, tmp_path), names)
    assert [finding.code for finding in found] == ["LK609", "LK609"]
    assert "tabel 1 baris 1 sel 1" in found[0].message
    assert "kop halaman" in found[1].message


def test_a_part_without_content_needs_no_slot(tmp_path: Path, names: dict[str, Any]) -> None:
    template = slot_changed(tmp_path, "lampiran", "")
    filled = [name for name in owner.PARTS if name != "lampiran"]
    assert check_word(template, scope_of(names), owner.PARTS, filled) == []


# --- marks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nama {{ kantor.nama", "pembuka {{"),
        ("Nama kantor.nama }}", "penutup }}"),
        ("Nama {{ kantor.nama }", "pembuka {{"),
        ("{% if pnbp }PNBP{% endif %}", "pembuka {%"),
        ("{% if pnbp %}PNBP", "`if` belum ditutup"),
        ("PNBP{% endif %}", "`{% endif %}`"),
        ("{% iff pnbp %}PNBP{% endif %}", "`{% iff %}`"),
        ("{{ kantor nama }}", "nama"),
        ("{{ dokumen. }}", ""),
    ],
)
def test_broken_marks_are_told_with_their_paragraph_and_do_not_hide_others(
    tmp_path: Path, names: dict[str, Any], text: str, told: str
) -> None:
    document = owner.default_template()
    added = owner.add_sentence(document, text)
    owner.add_sentence(document, "Lain {{ keliru_lain }}")
    number = [p._p for p in document.paragraphs].index(added._p) + 1
    found = check(owner.saved(document, tmp_path), names)
    codes = {finding.code for finding in found}
    assert codes & {"LK601", "LK602"}
    broken = [f for f in found if f.code in ("LK601", "LK602")]
    assert any(told in f.message and f"paragraf {number}" in f.message for f in broken)
    assert any("`keliru_lain`" in f.message for f in found)


def test_a_brace_without_its_other_half_is_shown_among_its_words(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    finding = only(owner.with_sentence(tmp_path, "Alamat kantor ialah {{ kantor.alamat"), names)
    assert 'paragraf yang sama: "t kantor ialah {{ kantor.alamat"' in finding.suggestion


def test_a_name_in_single_braces_is_a_warning(tmp_path: Path, names: dict[str, Any]) -> None:
    finding = only(owner.with_sentence(tmp_path, "Nama { kantor.nama }"), names)
    assert (finding.code, finding.severity) == ("LK615", Severity.WARNING)
    assert "{{ kantor.nama }}" in finding.suggestion


def test_a_tag_spread_over_runs_is_no_mistake(tmp_path: Path, names: dict[str, Any]) -> None:
    template = owner.with_sentence(tmp_path, "Nama {", "{ kan", "tor.na", "ma }", "}")
    assert check(template, names) == []


def test_a_tag_cut_by_a_link_is_told(tmp_path: Path, names: dict[str, Any]) -> None:
    document = owner.default_template()
    added = owner.add_sentence(document, "Laman {{ kantor", ".laman }}")
    link = etree.SubElement(added._p, f"{W}hyperlink")
    link.append(added.runs[1]._r)
    finding = only(owner.saved(document, tmp_path), names)
    assert finding.code == "LK602"
    assert "{{ kantor.laman }}" in finding.message


# --- the file ----------------------------------------------------------------------------


def test_every_missing_style_is_named(tmp_path: Path, names: dict[str, Any]) -> None:
    def change(xml: str) -> str:
        for name in ("Tabel LKjIP", "Sorotan"):
            xml = xml.replace(f'w:val="{name}"', f'w:val="{name} Lain"')
        return xml

    template = edited(TEMPLATES / "laporan.docx", tmp_path / "t.docx", {"word/styles.xml": change})
    found = check(template, names)
    assert [f.code for f in found] == ["LK611", "LK611"]
    assert {re.search(r"Gaya (.+) tidak", f.message)[1] for f in found} == {  # type: ignore[index]
        "Tabel LKjIP",
        "Sorotan",
    }


def test_a_file_that_is_no_word_document_is_told(tmp_path: Path, names: dict[str, Any]) -> None:
    file = tmp_path / "t.docx"
    file.write_text("bukan zip")
    assert only(file, names).code == "LK600"


def test_what_only_filling_in_can_show_is_found_too(tmp_path: Path, proyek: Proyek) -> None:
    template = owner.with_sentence(tmp_path, "Bagi {{ tahun / 0 }}")
    [finding] = check_templates(load_project(proyek.root), template)
    assert "Bagi" in finding.message


def test_a_finding_of_the_check_also_stops_the_build(tmp_path: Path, names: dict[str, Any]) -> None:
    """Nothing is an error here that the writer would let pass."""
    template = owner.with_sentence(tmp_path, "Isi {{ kantor.namaa }}")
    assert only(template, names).severity is Severity.ERROR
    with pytest.raises(Exception, match="namaa"):
        owner.write(template, tmp_path, names)

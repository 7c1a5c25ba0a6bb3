"""Comparing Word reports as they are now: edited, deleted from, tracked, resaved, damaged."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
import word_files
from docx import Document
from laporan_uji import (
    SPENT,
    W,
    controls_showing,
    corrected,
    edited,
    in_word,
    paragraphs_with,
    write_in,
)
from lxml import etree
from proyek import Proyek
from word_files import part_text

from lkjip_docgen.api import build
from lkjip_docgen.comparison import compare, read_snapshot
from lkjip_docgen.comparison.changed_texts import Change
from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.resources import SAMPLES

SPENT_TEXT = "Rp8.871.653.297"
TOTAL = "anggaran.2031.total.realisasi"


def code_of(path: Path) -> str:
    with pytest.raises(LkjipError) as caught:
        read_snapshot(path)
    (finding,) = caught.value.findings
    assert finding.suggestion
    return finding.code


def test_a_report_says_what_its_data_say(proyek: Proyek) -> None:
    word, data = read_snapshot(in_word(proyek)), read_snapshot(proyek.root)
    assert not compare(data, word)
    assert (word.texts, word.parts, word.date) == (data.texts, data.parts, data.date)
    printed = {path: number for path, number in data.numbers.items() if number.texts}
    assert word.numbers == printed


@pytest.mark.parametrize("sample", ["tanjungpandan-2023", "rudenim-tanjung-purnama-2024"])
def test_so_does_that_of_every_sample(sample: str, tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("keluaran")
    folder = Proyek(shutil.copytree(SAMPLES / sample, tmp_path / sample, ignore=ignored))
    word, data = read_snapshot(in_word(folder)), read_snapshot(folder.root)
    assert not compare(data, word)
    assert word.texts == data.texts


def test_places_for_signatures_change_nothing(proyek: Proyek) -> None:
    target = proyek.root.with_name("tte.docx")
    build(proyek.root, target, with_layout=False, reserve_signature=True)
    assert "#TTE1<" in part_text(target)
    assert not compare(read_snapshot(proyek.root), read_snapshot(target))


def test_a_report_against_corrected_data_gives_the_same_as_data_against_data(
    proyek: Proyek,
) -> None:
    new = read_snapshot(corrected(proyek).root)
    from_word = compare(read_snapshot(in_word(proyek)), new)
    from_data = compare(read_snapshot(proyek.root), new)
    assert {entry.number.path: entry.difference for entry in from_word.numbers} == {
        entry.number.path: entry.difference for entry in from_data.numbers if entry.number.texts
    }
    assert SPENT in {entry.number.path for entry in from_word.numbers}


def test_a_number_typed_over_in_word_counts(proyek: Proyek) -> None:
    def correct(root: etree._Element) -> None:
        write_in(controls_showing(root, SPENT_TEXT)[-1], "Rp8.871.653.300")

    word = in_word(proyek)
    (entry,) = compare(read_snapshot(word), read_snapshot(edited(word, correct))).numbers
    assert entry.difference == 3
    assert entry.new is not None
    assert entry.new.typed
    assert entry.new.texts[-1] == "Rp8.871.653.300"


def test_words_typed_in_place_of_a_number_are_shown_and_not_read(proyek: Proyek) -> None:
    def blur(root: etree._Element) -> None:
        for control in controls_showing(root, "97,57%"):
            write_in(control, "hampir semuanya")

    word = in_word(proyek)
    entries = compare(read_snapshot(word), read_snapshot(edited(word, blur))).numbers
    assert entries
    for entry in entries:
        assert entry.old is not None
        assert entry.old.value == Decimal("97.57")
        assert entry.new is not None
        assert entry.new.value is None
        assert entry.new.texts == ("hampir semuanya",)
        assert entry.difference is None


def test_an_edited_sentence_is_listed_where_it_stands(proyek: Proyek) -> None:
    word = in_word(proyek)
    document = Document(str(word))
    title = next(p for p in document.paragraphs if p.text == "Wilayah Kerja")
    title._p.getnext().getparent().insert(
        title._p.getparent().index(title._p) + 1,
        document.add_paragraph("Kantor juga melayani pulau-pulau kecil.", "Body Text")._p,
    )
    document.save(str(word.with_name("disunting.docx")))
    (entry,) = compare(read_snapshot(word), read_snapshot(word.with_name("disunting.docx"))).texts
    assert entry.change is Change.ADDED
    assert (entry.words.place, entry.words.text) == (
        "Wilayah Kerja",
        "Kantor juga melayani pulau-pulau kecil.",
    )


def test_a_deleted_table_is_a_part_that_went_and_its_numbers_are_no_longer_printed(
    proyek: Proyek,
) -> None:
    def delete(root: etree._Element) -> None:
        caption = next(
            p
            for p in paragraphs_with(root, "Realisasi Anggaran menurut Program")
            if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"
        )
        table = caption.getnext()
        assert table.tag == f"{W}tbl"
        for block in (caption, table):
            block.getparent().remove(block)

    word = in_word(proyek)
    differences = compare(read_snapshot(word), read_snapshot(edited(word, delete)))
    (part,) = (entry.part for entry in differences.parts)
    assert part.label == "Tabel 3.3"
    gone = {entry.number.path for entry in differences.numbers if entry.change is Change.REMOVED}
    assert SPENT in gone
    assert TOTAL not in gone  # other places print it


def test_tracked_changes_count_as_accepted(proyek: Proyek) -> None:
    def track(root: etree._Element) -> None:
        paragraph = paragraphs_with(root, "Puji syukur")[0]
        struck = etree.SubElement(paragraph, f"{W}del")
        for run in paragraph.findall(f"{W}r"):
            struck.append(run)
        inserted = etree.SubElement(etree.SubElement(paragraph, f"{W}ins"), f"{W}r")
        etree.SubElement(inserted, f"{W}t").text = "Terima kasih."

    word = in_word(proyek)
    texts = compare(read_snapshot(word), read_snapshot(edited(word, track))).texts
    assert "Terima kasih." in {entry.new.text for entry in texts if entry.new is not None}
    assert all("Puji syukur" not in entry.new.text for entry in texts if entry.new is not None)


def test_a_text_box_in_a_table_is_read_once_though_old_programs_have_a_copy(
    proyek: Proyek,
) -> None:
    box = (
        f"<w:r {DECLARATIONS}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{{0}}"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>{0}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    content = "<w:txbxContent><w:p><w:r><w:t>lihat lampiran</w:t></w:r></w:p></w:txbxContent>"

    def add(root: etree._Element) -> None:
        shown = paragraphs_with(root, "Indeks Kepuasan")
        cell = next(p for p in shown if p.getparent().tag == f"{W}tc")
        cell.append(etree.fromstring(box.format(content)))

    word = in_word(proyek)
    texts = compare(read_snapshot(word), read_snapshot(edited(word, add))).texts
    assert [entry.new.text.count("lihat lampiran") for entry in texts if entry.new] == [1]


def test_a_row_that_a_tracked_change_takes_out_is_gone(proyek: Proyek) -> None:
    def strike(root: etree._Element) -> None:
        shown = controls_showing(root, SPENT_TEXT)
        row = next(row for control in shown for row in control.iterancestors(f"{W}tr"))
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        etree.SubElement(properties, f"{W}del")

    word = in_word(proyek)
    texts = compare(read_snapshot(word), read_snapshot(edited(word, strike))).texts
    assert Change.REMOVED in {entry.change for entry in texts}


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_drops_much_and_changes_nothing(proyek: Proyek, tmp_path: Path) -> None:
    word = in_word(proyek)
    resaved = tmp_path / "libre" / word.name
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    convert = ("--headless", "--convert-to", "docx", "--outdir", str(resaved.parent), str(word))
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=180)
    assert not compare(read_snapshot(word), read_snapshot(resaved))
    found = compare(read_snapshot(resaved), read_snapshot(corrected(proyek).root)).numbers
    assert {entry.number.path: entry.difference for entry in found}[SPENT] == -1000000


# --- bad input --------------------------------------------------------------------


def test_a_word_file_of_somebody_else_is_refused(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "surat.docx"))
    assert code_of(tmp_path / "surat.docx") == "LK740"


def test_the_backup_of_a_refreshed_report_is_read_as_the_report_it_kept(proyek: Proyek) -> None:
    word = in_word(proyek)
    kept = word.rename(word.with_name(f"{word.name}.20320110-091500.bak"))
    assert not compare(read_snapshot(kept), read_snapshot(proyek.root))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path / "tidak-ada.xlsx") == "LK745"
    assert code_of(tmp_path / "tidak-ada.docx").startswith("LK7")


def test_a_password_protected_or_damaged_word_file_is_refused(
    proyek: Proyek, tmp_path: Path
) -> None:
    protected = tmp_path / "bersandi.docx"
    protected.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048))
    damaged = tmp_path / "rusak.docx"
    damaged.write_bytes(in_word(proyek).read_bytes()[:3000])
    assert code_of(protected) != code_of(damaged)


def test_a_word_file_nested_without_end_is_refused(proyek: Proyek) -> None:
    def nest(root: etree._Element) -> None:
        node = paragraphs_with(root, "Puji syukur")[0]
        for _ in range(20000):
            node = etree.SubElement(node, f"{W}smartTag")

    assert code_of(edited(in_word(proyek), nest)).startswith("LK7")


def test_a_word_file_with_an_entity_is_damaged(proyek: Proyek, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA", encoding="utf-8")
    word = in_word(proyek)
    doctype = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'

    def refer(text: str) -> str:
        head, body = text.replace("Puji syukur", "&x;", 1).split("?>", 1)
        return f"{head}?>{doctype}{body}"

    target = word.with_name("entitas.docx")
    word_files.edited(word, target, {"word/document.xml": refer})
    with pytest.raises(LkjipError, match="rusak"):
        read_snapshot(target)

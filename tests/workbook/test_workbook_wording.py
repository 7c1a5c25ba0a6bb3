"""A workbook speaks the words of its office, and is read by them whatever has changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from buku import Buku, opened
from dinas import buat
from draws import share

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import export_workbook, import_workbook
from lkjip_docgen.source import read_yaml
from lkjip_docgen.workbook import Origin, grids_of, sheets_of, write_book
from lkjip_docgen.workbook.origin import digest_of
from lkjip_docgen.workbook.wording import EARLIER, as_data, from_data, wording_of

OWN = "istilah: {kantor: dinas}\n"
SPOKEN = (
    "istilah:\n"
    "  rencana_strategis: {nama: rencana lima tahun, singkatan: RLT}\n"
    "  kinerja_anggaran: {nama: Nilai Kinerja Belanja, singkatan: NKB}\n"
    "  aplikasi_kinerja_anggaran: {nama: aplikasi SIMBADA, singkatan: SIMBADA}\n"
    "  instansi: pemerintah kabupaten\n"
)


def dinas(folder: Path, istilah: str = OWN, more: str = "") -> Path:
    """The project folder of a service of a regency, with these words of its own."""
    data = buat(folder / "dinas") / "laporan.yaml"
    data.write_text(data.read_text("utf-8").replace(OWN, istilah) + more, encoding="utf-8")
    return data.parent


def rewritten(folder: Path, old: str, new: str) -> None:
    data = folder / "laporan.yaml"
    text = data.read_text("utf-8")
    assert old in text
    data.write_text(text.replace(old, new), encoding="utf-8")


def test_an_office_finds_its_own_words_and_no_sheet_that_it_does_not_need(tmp_path: Path) -> None:
    book = Buku(export_workbook(dinas(tmp_path, SPOKEN)))

    assert "Rencana lima tahun" in book.book.sheetnames
    assert book.judul("Rencana lima tahun", "Rencana lima tahun")
    assert book.isian(
        "Kantor dan instansi", "Instansi di atas kantor", "Pemerintah kabupaten: nama"
    )
    assert not {"Rencana strategis", "SMART & IKPA", "e-Monev"} & set(book.book.sheetnames)


def test_a_section_that_the_office_has_nevertheless_is_there(tmp_path: Path) -> None:
    folder = dinas(tmp_path, SPOKEN, "susunan: {dengan: [smart]}\n")
    book = Buku(export_workbook(folder))

    assert book.judul("SIMBADA & IKPA", "Komponen SIMBADA")
    assert book.kolom("SIMBADA & IKPA", "Komponen SIMBADA", "NKB")
    assert book.isian("Dokumen laporan", "Dokumen", "Batas data: SIMBADA")


def test_a_workbook_is_read_by_the_words_of_its_export(tmp_path: Path) -> None:
    folder = dinas(tmp_path, SPOKEN)
    book = Buku(export_workbook(folder))
    rewritten(folder, SPOKEN, OWN)
    book.isian("Kantor dan instansi", "Kantor", "Alamat").value = "Jalan Baru Nomor 3"
    book.book.save(book.path)

    result = import_workbook(book.path, folder)

    assert (result.findings, result.conflicts) == ((), ())
    text = (folder / "laporan.yaml").read_text("utf-8")
    assert "Jalan Baru Nomor 3" in text
    assert "rencana lima tahun" not in text


def test_a_workbook_of_an_earlier_version_is_read_as_it_was_made(tmp_path: Path) -> None:
    folder = dinas(tmp_path)
    target = tmp_path / "lama.xlsx"
    read = read_yaml(folder / "laporan.yaml")
    sheets = sheets_of(read.data)
    digest = digest_of((folder / "laporan.yaml").read_bytes())
    write_book(target, read, sheets, grids_of(sheets, folder), Origin(digest, read.data, {}))
    book = Buku(target)
    book.isian("SMART & IKPA", "SMART", "Uraian").value = "Dinilai sejak tahun ini."
    book.sel("SMART & IKPA", "Komponen SMART", 1, "Tahun").value = 2025
    book.book.save(target)

    result = import_workbook(target, folder)

    assert result.conflicts == ()
    assert "Dinilai sejak tahun ini." in (folder / "laporan.yaml").read_text("utf-8")


def test_of_two_columns_that_went_the_one_that_held_something_is_missed(tmp_path: Path) -> None:
    folder = dinas(tmp_path)
    book = Buku(export_workbook(folder))
    sheet, table = "Aspek dan isu strategis", "Butir isu strategis"
    for label in ("Judul", "Uraian"):
        book.sel(sheet, table, 0, label).value = None

    with pytest.raises(LkjipError) as caught:
        import_workbook(book.simpan(), folder)

    missed = [f.message for f in caught.value.findings if "tidak ada" in f.message]
    assert missed == ["Kolom `Uraian` tidak ada."]


@pytest.mark.parametrize("istilah", [OWN, SPOKEN], ids=["of the profile", "own"])
def test_a_workbook_that_lost_its_note_is_read_by_the_words_that_fit(
    tmp_path: Path, istilah: str
) -> None:
    folder = dinas(tmp_path, istilah)
    book = opened(export_workbook(folder))
    del book["_ekspor"]
    book.save(folder / "laporan.xlsx")

    result = import_workbook(folder / "laporan.xlsx", folder)

    assert [finding.code for finding in result.findings] == ["LK074"]


HOSTILE = {
    "formula": '"=HYPERLINK(\\"http://contoh.go.id\\")"',
    "link": '"\'!A1"',
    "long": "x" * 200,
    "a sheet": "Kegiatan",
    "no letter": '"?*"',
    "a heading": "Eselon satu",
}


@pytest.mark.parametrize("kind", share([*HOSTILE], one_of=3))
def test_no_word_breaks_a_workbook_or_becomes_a_formula(tmp_path: Path, kind: str) -> None:
    word = HOSTILE[kind]
    words = (
        f"istilah:\n  instansi: {word}\n  rencana_strategis: {{nama: {word}, singkatan: {word}}}\n"
        f"  aplikasi_pemantauan: {{nama: {word}, singkatan: {word}}}\n"
    )
    folder = dinas(tmp_path, words, "susunan: {dengan: [emonev]}\n")
    book = Buku(export_workbook(folder))
    book.isian("Kantor dan instansi", "Kantor", "Alamat").value = "Jalan Baru Nomor 3"
    book.book.save(book.path)

    assert import_workbook(book.path, folder).conflicts == ()
    assert "Jalan Baru Nomor 3" in (folder / "laporan.yaml").read_text("utf-8")
    for sheet in book.book:
        column = [str(cell.value) for cell in sheet["A"]]
        assert not [text for text in column if text.startswith(("=", "+", "@"))]


def test_a_wording_comes_back_from_what_a_workbook_keeps_of_it(tmp_path: Path) -> None:
    data = read_yaml(dinas(tmp_path, SPOKEN) / "laporan.yaml").data
    wording = wording_of(data)

    assert from_data(json.loads(json.dumps(as_data(wording)))) == wording
    assert wording != EARLIER
    assert {"smart", "instansi.eselon_satu"} < wording.left_out


@pytest.mark.parametrize("kept", [[], {}, {"istilah": {}, "tanpa": "semua"}])
def test_what_is_no_wording_is_refused(kept: object) -> None:
    with pytest.raises(ValueError, match="no wording"):
        from_data(kept)

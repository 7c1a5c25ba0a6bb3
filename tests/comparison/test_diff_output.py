"""`lkjip diff`: what it prints and writes, and what it answers to wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document
from laporan_uji import SPENT, corrected, in_word
from lxml import html
from proyek import Proyek

from lkjip_docgen.cli import main


def lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_numbers_are_listed_with_old_new_difference_and_place(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(proyek.root), str(corrected(proyek).root)]) == 0
    lines = lines_of(capsys.readouterr().out)
    assert lines[0].startswith("Lama: proyek (Laporan kinerja tahun 2031, Kantor Contoh Teluk)")
    assert "Keterangan Lama Baru Selisih Tercetak pada" in lines
    given = lines.index("Realisasi Layanan Rp8.871.653.297 Rp8.870.653.297 −Rp1.000.000 Tabel 3.3")
    assert lines[given - 1] == "Angka masukan"
    assert lines[given + 1] == SPENT
    assert lines.index("Angka hasil hitungan") > given
    assert lines[-1].endswith(" angka berbeda.")


def test_equal_reports_are_said_to_be_equal_and_that_is_no_failure(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(proyek.root), str(in_word(proyek))]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Tidak ada perbedaan."


def test_changed_words_are_marked_in_their_sentence(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    other = corrected(proyek).ganti("bidang: percontohan", "bidang: pelatihan")
    assert main(["diff", str(proyek.root), str(other.root)]) == 0
    out = capsys.readouterr().out
    assert "Naskah yang berubah" in out
    assert "[-percontohan" in out
    assert "{+pelatihan" in out


def test_json_gives_exact_numbers_as_strings(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["diff", str(proyek.root), str(corrected(proyek).root), "--format", "json"]
    assert main(command) == 0
    found = json.loads(capsys.readouterr().out)
    by_path = {entry["path"]: entry for entry in found["numbers"]}
    assert by_path[SPENT]["difference"] == "-1000000"
    assert by_path[SPENT]["old"]["value"] == "8871653297"
    assert by_path[SPENT]["new"]["printed"] == ["Rp8.870.653.297"]
    assert found["summary"]["numbers"] == len(by_path)


def test_the_list_of_changes_is_a_word_page_with_its_numbers(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "surat" / "daftar.docx"
    old, new = str(proyek.root), str(corrected(proyek).root)
    assert main(["diff", old, new, "-o", str(target)]) == 0
    assert str(target) in capsys.readouterr().err
    first = target.read_bytes()
    document = Document(str(target))
    titles = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert titles == ["Angka yang Berubah"]
    rows = [[cell.text for cell in row.cells] for row in document.tables[1].rows]
    assert rows[0] == ["No.", "Angka", "Lama", "Baru", "Selisih", "Tercetak pada"]
    assert rows[2][1:] == [
        "Realisasi Layanan",
        "Rp8.871.653.297",
        "Rp8.870.653.297",
        "−Rp1.000.000",
        "Tabel 3.3",
    ]
    assert document.core_properties.author == "Kantor Contoh Teluk"
    assert main(["diff", old, new, "-o", str(target)]) == 0
    assert target.read_bytes() == first


def test_the_same_list_is_a_page_for_the_browser(proyek: Proyek, tmp_path: Path) -> None:
    target = tmp_path / "daftar.html"
    other = corrected(proyek).ganti("bidang: percontohan", "bidang: pelatihan <b>")
    assert main(["diff", str(proyek.root), str(other.root), "-o", str(target)]) == 0
    page = html.fromstring(target.read_text(encoding="utf-8"))
    assert [title.text_content().strip() for title in page.iter("h2")] == [
        "Angka yang Berubah",
        "Naskah yang Berubah",
    ]
    assert any(cell.text_content() == "−Rp1.000.000" for cell in page.iter("td"))
    assert "<b>" in " ".join(cell.text_content() for cell in page.iter("td"))


def test_an_equal_pair_gives_a_list_that_says_so(proyek: Proyek, tmp_path: Path) -> None:
    target = tmp_path / "daftar.docx"
    assert main(["diff", str(proyek.root), str(proyek.root), "-o", str(target)]) == 0
    words = [cell.text for row in Document(str(target)).tables[0].rows for cell in row.cells]
    assert "Tidak ada perbedaan." in words


def test_wrong_usage_is_2_and_a_file_that_cannot_be_read_1(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(proyek.root)
    for wrong in (["diff", data], ["diff", data, data, "-o", "daftar.xlsx"]):
        with pytest.raises(SystemExit) as ended:
            main(wrong)
        assert ended.value.code == 2
    Document().save(str(tmp_path / "surat.docx"))
    assert main(["diff", data, str(tmp_path / "surat.docx")]) == 1
    assert "LK740" in capsys.readouterr().err

"""What cannot be refreshed is said in one clear message, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from refresh_files import REVENUE, correct, edit
from word_files import edited

from lkjip_docgen.cli import main


def replace_part(report: Path, name: str, old: str, new: str) -> None:
    def replace(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    edited(report, report, {name: replace})


def foreign(report: Path) -> None:
    docx.Document().save(str(report))


def truncated(report: Path) -> None:
    report.write_bytes(report.read_bytes()[:5000])


def flipped(report: Path) -> None:
    data = bytearray(report.read_bytes())
    start = data.index(b"word/document.xml") + 60
    data[start : start + 400] = bytes(400)
    report.write_bytes(data)


def encrypted(report: Path) -> None:
    report.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))


def words(report: Path) -> None:
    report.write_text("Ini bukan dokumen Word.", encoding="utf-8")


def newer(report: Path) -> None:
    replace_part(report, "customXml/item2.xml", 'versi="1"', 'versi="9"')


def broken_memory(report: Path) -> None:
    start = '<bagian nama="word/document.xml">'
    replace_part(report, "customXml/item2.xml", start, start + "AAAA")


def no_memory(report: Path) -> None:
    replace_part(report, "customXml/item2.xml", "urn:lkjip-docgen:asal:1", "urn:lain")


def missing(report: Path) -> None:
    report.unlink()


CASES = [
    (foreign, "LK750", "tidak dibuat dengan program ini"),
    (truncated, "LK751", "rusak"),
    (flipped, "LK751", "rusak"),
    (encrypted, "LK752", "bersandi"),
    (words, "LK751", "bukan dokumen Word"),
    (newer, "LK753", "versi 9"),
    (broken_memory, "LK751", "Catatan asal"),
    (no_memory, "LK753", "sebelum ada pembaruan"),
    (missing, "LK751", "tidak ada"),
]


@pytest.mark.parametrize("command", ["refresh", "pull"])
@pytest.mark.parametrize(("damage", "code", "words"), CASES, ids=[c[0].__name__ for c in CASES])
def test_a_file_that_cannot_be_used(
    work: Path,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    command: str,
    damage: object,
    code: str,
    words: str,
) -> None:
    damage(report)  # type: ignore[operator]
    before = report.read_bytes() if report.exists() else None
    assert main([command, str(report), str(work)]) == 1
    err = capsys.readouterr().err
    assert f"kesalahan {code}" in err
    assert words in err
    assert "Saran:" in err
    assert "Traceback" not in err
    assert (report.read_bytes() if report.exists() else None) == before
    assert not list(report.parent.glob("*(sebelum*"))


def test_data_of_another_office_or_year_need_force(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(work, ("nama: Kantor Imigrasi Kelas II TPI Tanjungpandan", "nama: Kanim Lain"))
    before = report.read_bytes()
    assert main(["refresh", str(report), "--no-layout"]) == 1
    assert "kesalahan LK754" in capsys.readouterr().err
    assert report.read_bytes() == before
    assert main(["refresh", str(report), "--no-layout", "--force"]) == 0
    assert report.read_bytes() != before


def test_a_report_that_is_open_in_word_is_left_alone(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.with_name(f"~${report.name[2:]}").touch()
    before = report.read_bytes()
    correct(work, REVENUE)
    assert main(["refresh", str(report), "--no-layout"]) == 1
    assert "sedang dibuka" in capsys.readouterr().err
    assert report.read_bytes() == before


def test_a_path_that_is_no_conflict_is_refused(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(report, lambda document: None)
    before = report.read_bytes()
    assert main(["refresh", str(report), "--take", "pnbp.x=data"]) == 1
    assert "kesalahan LK760" in capsys.readouterr().err
    assert report.read_bytes() == before
    with pytest.raises(SystemExit) as stop:
        main(["refresh", str(report), "--take", "keduanya"])
    assert stop.value.code == 2
    assert "data, file, NAMA=data" in capsys.readouterr().err


def test_build_writes_over_its_own_output_but_not_over_an_edited_one(
    work: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(work, REVENUE)
    assert main(["build", str(work), "--no-layout"]) == 0
    edit(report, lambda document: document.paragraphs[40].add_run(" Suntingan."))
    before = report.read_bytes()
    capsys.readouterr()
    assert main(["build", str(work), "--no-layout"]) == 1
    err = capsys.readouterr().err
    assert "kesalahan LK755" in err
    assert "lkjip refresh" in err
    assert report.read_bytes() == before


def test_an_edited_agreement_is_not_written_over(
    work: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["agreement", str(work), "--to", "docx", "-o", str(tmp_path)]
    assert main(command) == 0
    assert main(command) == 0  # its own output it may
    [agreement] = tmp_path.glob("PK-*.docx")
    edit(agreement, lambda document: document.paragraphs[0].add_run(" Suntingan."))
    before = agreement.read_bytes()
    capsys.readouterr()
    assert main(command) == 1
    assert "kesalahan LK755" in capsys.readouterr().err
    assert agreement.read_bytes() == before

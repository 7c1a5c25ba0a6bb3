"""How it is told what a Word file reaches for: where it stands, and what to do in Word."""

from __future__ import annotations

from word_xml import code, mark, p, package, r

from lkjip_docgen.docx.outside.fields import field_reaches
from lkjip_docgen.docx.outside.findings import findings_of
from lkjip_docgen.docx.outside.reach import Reach
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import word_files as codes

FIELD = mark("begin") + code("INCLUDETEXT x.docx") + mark("separate") + r("isi") + mark("end")
TABLE = f"<w:tbl><w:tr><w:tc><w:p>{FIELD}</w:p></w:tc></w:tr></w:tbl>"


def told(*blocks: str) -> list[Finding]:
    report = package(f"<w:body>{''.join(blocks)}</w:body>")
    return findings_of(report, field_reaches(report.tree(DOCUMENT), DOCUMENT))


def test_a_field_that_reads_another_file_is_told_with_its_place_and_its_remedy() -> None:
    (found,) = [f for f in told(TABLE) if f.code == codes.BIDANG_TERLARANG]
    assert found.severity is Severity.ERROR
    assert "INCLUDETEXT" in found.message
    assert found.message.endswith("tidak diizinkan dalam templat (tabel 1 baris 1 sel 1).")
    assert "Ctrl+Shift+F9" in found.suggestion
    assert found.place is not None
    assert found.place.file == "laporan.docx"


def test_two_fields_at_one_place_are_told_once_and_at_two_places_twice() -> None:
    def fields(*blocks: str) -> int:
        return sum(found.code == codes.BIDANG_TERLARANG for found in told(*blocks))

    assert fields(f"<w:p>{FIELD}{FIELD}</w:p>") == 1
    assert fields(TABLE, p("di antara"), TABLE) == 2


def test_what_stands_nowhere_in_the_text_is_told_with_its_part() -> None:
    report = package("<w:body/>")
    reach = Reach(codes.MAKRO, "Makro", "word/vbaProject.bin", None, lambda: None)
    (found,) = findings_of(report, [reach], "tidak ikut ke PDF", Severity.WARNING)
    assert found.message == "Makro tidak ikut ke PDF (bagian word/vbaProject.bin)."
    assert found.severity is Severity.WARNING

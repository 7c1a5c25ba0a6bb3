"""Parts of the office's own in the report: headings, texts, and what is refused."""

from __future__ import annotations

import pytest
from proyek import Proyek, proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Heading, Items, Paragraph, ParagraphRole, number, plain_text
from lkjip_docgen.jobs.check import check_project

__all__ = ["proyek"]

PART = """\
bagian_tambahan:
  - judul: Layanan menurut Kecamatan
    sesudah: Capaian
    isi:
      - uraian: |
          Layanan diberikan di **tiga** kecamatan:

          - Utara
          - Selatan
    bagian:
      - judul: Kecamatan Utara
        kode: utara
        isi:
          - uraian: Loket buka setiap hari.
"""


def with_parts(proyek: Proyek, parts: str = PART) -> Proyek:
    text = proyek.data.read_text(encoding="utf-8")
    return proyek.ringkas().tulis(f"{text}{parts}")


def headings(proyek: Proyek) -> list[tuple[str, str]]:
    """The headings of the chapters with their numbers."""
    report = compose_report(proyek.muat())
    labels = number(report)
    blocks = [block for part in report.parts for block in part.blocks]
    return [
        (labels.label(block.id), plain_text(block.content))
        for block in blocks
        if isinstance(block, Heading) and block.numbered
    ]


def test_a_part_is_a_chapter_where_it_follows_one(proyek: Proyek) -> None:
    assert headings(with_parts(proyek))[2:] == [
        ("BAB III", "Capaian"),
        ("BAB IV", "Layanan menurut Kecamatan"),
        ("A.", "Kecamatan Utara"),
        ("BAB V", "Penutup"),
    ]


def test_its_texts_are_printed_as_all_texts_of_the_office_are(proyek: Proyek) -> None:
    report = compose_report(with_parts(proyek).muat())
    blocks = report.part("bab_3")
    start = next(i for i, b in enumerate(blocks) if getattr(b, "id", "").startswith("tambahan-"))
    heading, lead, items = blocks[start : start + 3]

    assert isinstance(heading, Heading)
    assert heading.id == "tambahan-layanan-menurut-kecamatan"
    assert isinstance(lead, Paragraph)
    assert lead.role is ParagraphRole.LEAD
    assert plain_text(lead.content) == "Layanan diberikan di tiga kecamatan:"
    assert isinstance(items, Items)
    assert len(items.items) == 2


def test_an_office_without_such_parts_has_the_report_it_had(proyek: Proyek) -> None:
    before = compose_report(proyek.ringkas().muat())
    proyek.tambah("bagian_tambahan: []\n")

    assert compose_report(proyek.muat()).parts == before.parts


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "message"),
    [
        ("    sesudah: Capaian\n", "", "LK080", 1, "harus menyebut tepat satu letak"),
        (
            "    sesudah: Capaian\n",
            "    sesudah: Capaian\n    dalam: Penutup\n",
            "LK080",
            1,
            "harus menyebut tepat satu letak",
        ),
        (
            "- uraian: Loket buka setiap hari.",
            "- {}",
            "LK081",
            13,
            "harus memuat tepat satu jenis isi",
        ),
        ("kode: utara", "kode: layanan-menurut-kecamatan", "LK051", 11, "sudah dipakai"),
        ("sesudah:", "setelah:", "LK013", 2, "`setelah` tidak dikenal"),
    ],
    ids=["no-place", "two-places", "empty-piece", "one-kode-twice", "misspelt-key"],
)
def test_what_is_wrong_in_the_data_is_told_at_its_place(
    proyek: Proyek, old: str, new: str, code: str, line: int, message: str
) -> None:
    start = proyek.data.read_text(encoding="utf-8").count("\n") + 1
    findings = with_parts(proyek, PART.replace(old, new, 1)).temuan()

    told = [f for f in findings if f.code == code]
    assert [f.place.line - start for f in told if f.place] == [line]
    assert message in told[0].message


def test_a_check_tells_of_a_part_that_has_no_place_in_the_report(proyek: Proyek) -> None:
    with_parts(proyek, PART.replace("sesudah: Capaian", "sesudah: Capain"))
    (finding,) = [f for f in check_project(proyek.root).findings if f.code == "LK080"]

    assert finding.message == "Judul `Capain` tidak ada dalam laporan."
    assert finding.suggestion == "Mungkin maksud Anda `Capaian`."
    assert finding.path == "bagian_tambahan[0].sesudah"
    assert finding.place is not None
    assert "sesudah: Capain" in proyek.data.read_text().splitlines()[finding.place.line - 1]

"""The Perjanjian Kinerja as a document of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image
from proyek import DATA, EMONEV, SURVEY, Proyek
from pypdf import PdfReader

from lkjip_docgen import cli
from lkjip_docgen.document.tree import Report, SignatureBlock, Table
from lkjip_docgen.document.walk import each_block, plain_text
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.jobs.agreement import IN_FORCE, Wanted, build_agreement, find_agreement
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.agreement import compose_agreement
from lkjip_docgen.pdf import engine

PEOPLE = """\
  - dokumen: perjanjian_kinerja
    tahun: {tahun}
    versi: {versi}
    tempat: Kota Contoh
    tanggal: {tahun}-01-04
    penandatangan:
      - peran: pihak_pertama
        nama: {kesatu}
        jabatan: Kepala Kantor Contoh Teluk
        nip: "197001012000031001"
      - peran: pihak_kedua
        nama: Budi & <Rekan>
        jabatan: Kepala Kantor Wilayah Contoh
organisasi:
"""
NEXT = """\
perjanjian_kinerja:
  - tahun: {tahun}
    versi: {versi}
    tanggal: {tahun}-01-04
    tingkat:
      - tingkat: strategis
        sasaran:
          - kode: ss1
            nama: Sasaran strategis {tahun} {versi}
            indikator:
              - {{nama: Indikator utama, target: 2, satuan: Layanan}}
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Sasaran kegiatan {tahun} {versi}
            indikator:
              - {{nama: Indikator kegiatan, target: 3.5, satuan: Indeks}}
"""


OWN = """\
    tanggal: 2032-01-04
    nama_kementerian: Kementerian Baru
    nama_kantor_wilayah: Wilayah Baru
    program:
      - nama: Program Layanan
        kegiatan:
          - {nama: Kegiatan Satu, anggaran: 1000}
          - {nama: Kegiatan Dua, anggaran: 250}
      - {nama: Program Dukungan, anggaran: 500}
"""


def signed_by(proyek: Proyek, kesatu: str = "Sari Contoh", tahun: int = 2031) -> Proyek:
    """Name the two parties of an agreement."""
    people = PEOPLE.format(kesatu=kesatu, tahun=tahun, versi="awal")
    return proyek.ganti("organisasi:\n", people)


def with_agreement(proyek: Proyek, tahun: int, versi: str) -> Proyek:
    return proyek.ganti("perjanjian_kinerja:\n", NEXT.format(tahun=tahun, versi=versi))


def composed(proyek: Proyek, wanted: Wanted = IN_FORCE) -> Report:
    project = proyek.muat()
    agreement = find_agreement(project.laporan, wanted)
    hasil = measure(project.laporan)
    return compose_agreement(project, hasil, agreement, single=wanted.single)


def words(report: Report) -> str:
    return " ".join(
        plain_text(block.content)
        for block in each_block(report.parts[0].blocks)
        if hasattr(block, "content") and isinstance(block.content, tuple)
    )


def tables(report: Report) -> list[Table]:
    return [b for b in report.parts[0].blocks if isinstance(b, Table) and b.head]


def cells(table: Table) -> list[str]:
    rows = (*table.head, *table.rows)
    return [plain_text(cell.content) for row in rows for cell in row.cells]


def test_both_parties_sign_the_superior_at_the_left(proyek: Proyek) -> None:
    report = composed(signed_by(proyek))
    blocks = [b for b in report.parts[0].blocks if isinstance(b, SignatureBlock)]

    assert len(blocks) == 2  # below the statement and below its appendix
    for block in blocks:
        assert block.place_date == "Kota Contoh, 4 Januari 2031"
        left, right = block.signatories
        assert (left.capacity[0], left.nama) == ("Pihak Kedua,", "Budi & <Rekan>")
        assert (right.capacity[0], right.nama) == ("Pihak Pertama,", "Sari Contoh")
        assert right.nip == "19700101 200003 1 001"


def test_the_single_statement_names_one_person_and_no_parties(proyek: Proyek) -> None:
    report = composed(signed_by(proyek), Wanted(single=True))
    block = next(b for b in report.parts[0].blocks if isinstance(b, SignatureBlock))

    assert [person.nama for person in block.signatories] == ["Sari Contoh"]
    assert block.signatories[0].capacity == ("Kepala Kantor Contoh Teluk,",)
    assert "Pihak" not in words(report)
    assert "berjanji akan mewujudkan target kinerja" in words(report)


def test_a_table_for_each_level_and_one_for_the_budget(proyek: Proyek) -> None:
    with_agreement(signed_by(proyek), 2031, "perubahan")
    awal = composed(proyek, Wanted(versi="awal"))
    changed = composed(proyek)

    assert [cells(t)[1] for t in tables(awal)] == ["Sasaran Kegiatan", "Program/Kegiatan"]
    assert [cells(t)[1] for t in tables(changed)] == ["Sasaran Strategis", "Sasaran Kegiatan"]
    assert "2 layanan" in cells(tables(changed)[0])
    assert cells(tables(awal)[1])[-1] == "Rp9.092.592.000"


def test_the_agreement_in_force_is_the_amended_one(proyek: Proyek) -> None:
    with_agreement(proyek, 2031, "perubahan")
    laporan = proyek.muat().laporan

    assert find_agreement(laporan, Wanted()).versi == "perubahan"
    assert find_agreement(laporan, Wanted(versi="awal")).versi == "awal"


def test_next_years_agreement_has_its_own_signatories(proyek: Proyek) -> None:
    with_agreement(signed_by(signed_by(proyek), "Tono Baru", 2032), 2032, "awal")
    report = composed(proyek, Wanted(2032))

    assert "PERJANJIAN KINERJA TAHUN 2032" in words(report)
    assert report.properties["date"] == "2032-01-04"
    block = next(b for b in report.parts[0].blocks if isinstance(b, SignatureBlock))
    assert block.signatories[1].nama == "Tono Baru"


def test_next_years_agreement_has_a_budget_and_institution_of_its_own(proyek: Proyek) -> None:
    with_agreement(signed_by(proyek, tahun=2032), 2032, "awal")
    proyek.ganti("    tanggal: 2032-01-04\n    tingkat:\n", f"{OWN}    tingkat:\n")
    out = build_agreement(proyek.root, wanted=Wanted(2032)).files
    report = composed(proyek, Wanted(2032))

    assert [cells(row_of) for row_of in tables(report)][-1] == [
        *("No.", "Program/Kegiatan", "Anggaran"),
        *("1", "Program Layanan", "Rp1.250"),
        *("a.", "Kegiatan Satu", "Rp1.000"),
        *("b.", "Kegiatan Dua", "Rp250"),
        *("2", "Program Dukungan", "Rp500"),
        *("Jumlah", "Rp1.750"),
    ]
    for texts in (docx_texts(out[0]), [p.extract_text() for p in PdfReader(out[1]).pages]):
        printed = squeezed("".join(texts)).casefold()
        assert "kementerianbaru" in printed
        assert "wilayahbaru" in printed
        assert "direktoratjenderalcontoh" in printed  # keeps its name
        assert "kementeriancontoh" not in printed


def test_an_agreement_that_is_not_in_the_data_is_refused_with_those_that_are(
    proyek: Proyek,
) -> None:
    with pytest.raises(LkjipError) as caught:
        build_agreement(proyek.root, wanted=Wanted(2040))

    (finding,) = caught.value.findings
    assert finding.code == "LK065"
    assert "2031 (awal)" in finding.suggestion


def test_without_signatories_a_draft_has_a_marker_and_a_final_is_refused(proyek: Proyek) -> None:
    result = build_agreement(proyek.root, formats=("docx",))
    assert any("penanda tangan" in marker.text for marker in result.markers)

    result.files[0].unlink()
    with pytest.raises(LkjipError) as caught:
        build_agreement(proyek.root, formats=("docx",), final=True)
    assert {finding.code for finding in caught.value.findings} == {"LK061"}
    assert not result.files[0].exists()


def test_an_office_may_have_its_own_wording(proyek: Proyek) -> None:
    own = signed_by(proyek).root / "templates" / "narasi"
    own.mkdir(parents=True)
    (own / "naskah-pk.md").write_text("Kami berjanji bersama.\n", encoding="utf-8")

    assert words(composed(proyek)) == "Kami berjanji bersama."


# --- the files -------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A final agreement with reserved places: the Word file and the PDF."""
    root = tmp_path_factory.mktemp("pk")
    (root / "foto").mkdir()
    Image.new("RGB", (64, 40), "navy").save(root / "foto" / "sampul.jpg")
    proyek = Proyek(root).tulis(DATA).tulis(SURVEY, "survei.csv").tulis(EMONEV, "emonev.csv")
    result = build_agreement(signed_by(proyek).root, wanted=Wanted(reserve=True), final=True)
    assert result.problems == ()
    docx, pdf = result.files
    return docx, pdf


def squeezed(text: str) -> str:
    """Without spaces and capitals, which are a matter of style."""
    return re.sub(r"\s+", "", text).casefold()


def docx_texts(path: Path) -> list[str]:
    document = Document(str(path))
    inside = [
        p.text for t in document.tables for row in t.rows for c in row.cells for p in c.paragraphs
    ]
    return [text for text in [p.text for p in document.paragraphs] + inside if text.strip()]


def test_files_are_named_after_office_and_year(built: tuple[Path, Path]) -> None:
    assert [path.name for path in built] == [
        "PK-Teluk-Contoh-2031.docx",
        "PK-Teluk-Contoh-2031.pdf",
    ]


def test_word_and_pdf_say_the_same(built: tuple[Path, Path]) -> None:
    docx, pdf = built
    printed = squeezed("".join(page.extract_text() for page in PdfReader(pdf).pages))

    texts = docx_texts(docx)
    assert len(texts) > 30
    assert [text for text in texts if squeezed(text) not in printed] == []


def test_each_anchor_stands_once_above_its_name(built: tuple[Path, Path]) -> None:
    docx, pdf = built
    anchors = re.findall(r"#TTE\d(?!#)", " ".join(docx_texts(docx)))
    reader = PdfReader(pdf)

    assert sorted(anchors) == ["#TTE1", "#TTE2", "#TTE3", "#TTE4"]
    for page in reader.pages:
        for anchor in (a.get_object() for a in page.get("/Annots", ())):
            assert page.extract_text().count(f"#{anchor['/T']}") == 1
            nama, _, number = anchor["/TU"].rpartition(", halaman ")
            nama = nama.removeprefix("Tempat tanda tangan ")
            assert number == str(reader.get_page_number(page) + 1)
            assert below(page, anchor["/Rect"], nama)


def below(page: object, rectangle: list[float], words_: str) -> bool:
    """Whether these words stand within a line or two below a rectangle."""
    left, bottom, right, _ = (float(side) for side in rectangle)
    found: list[tuple[float, float, str]] = []

    def visit(text: str, user: list[float], matrix: list[float], *_: object) -> None:
        x = user[0] * matrix[4] + user[4]
        y = user[3] * matrix[5] + user[5]
        if text.strip():
            found.append((x, y, text.strip()))

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    near = [text for x, y, text in found if left <= x <= right and bottom - 40 <= y <= bottom]
    return squeezed(words_) in squeezed("".join(near))


def test_reserved_places_are_forms_for_a_screen_reader(built: tuple[Path, Path]) -> None:
    with pikepdf.open(built[1]) as document:
        fields = {field.objgen for field in document.Root.AcroForm.Fields}
        tags = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        held = {
            tag.K.Obj.objgen
            for tag in tags
            if tag.S == "/Form" and isinstance(tag.K, pikepdf.Dictionary)
        }
        assert held == fields
        assert len(fields) == 4
        assert not any(tag.S == "/Link" for tag in tags)


def test_nothing_says_that_an_unsigned_agreement_is_signed(built: tuple[Path, Path]) -> None:
    texts = " ".join(docx_texts(built[0]))
    texts += " ".join(page.extract_text() for page in PdfReader(built[1]).pages)

    assert "elektronik" not in texts.lower()


def test_titles_are_headings_and_bookmarks(built: tuple[Path, Path]) -> None:
    docx, pdf = built
    titles = [str(item.title) for item in PdfReader(pdf).outline]  # type: ignore[union-attr]

    assert titles[0].startswith("PERJANJIAN KINERJA TAHUN 2031")
    assert titles[1].startswith("LAMPIRAN PERJANJIAN KINERJA TAHUN 2031")
    headings = [p for p in Document(str(docx)).paragraphs if p.style.name == "Judul Bagian"]
    assert len(headings) == 2


@pytest.mark.made_anew
def test_the_same_input_gives_the_same_bytes(built: tuple[Path, Path], tmp_path: Path) -> None:
    root = built[0].parent.parent
    again = build_agreement(root, tmp_path, Wanted(reserve=True), final=True).files

    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in built]


def test_a_signed_agreement_is_not_replaced(proyek: Proyek) -> None:
    out = proyek.root / "keluaran"
    out.mkdir()
    signed = out / "PK-Teluk-Contoh-2031.pdf"
    signed.write_bytes(b"%PDF-1.7\n/ByteRange [0 10 20 30]")

    result = build_agreement(signed_by(proyek).root)

    assert [path.suffix for path in result.files] == [".docx"]
    assert [finding.code for finding in result.problems] == ["LK707"]
    assert signed.read_bytes().endswith(b"[0 10 20 30]")


def run(*arguments: object) -> int:
    options = cli._parser().parse_args(["agreement", *map(str, arguments)])
    return int(options.run(options))


def test_where_no_pdf_can_be_made_the_word_file_is(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> None:
        raise LkjipError(Finding("LK802", Severity.ERROR, "Pango tidak ditemukan."))

    monkeypatch.setattr(engine, "require", missing)

    assert run(signed_by(proyek).root) == 1

    shown = capsys.readouterr()
    assert "PK-Teluk-Contoh-2031.docx" in shown.out
    assert "PK-Teluk-Contoh-2031.pdf" not in shown.out
    assert "Pango tidak ditemukan" in shown.err


def test_a_character_without_a_font_is_said(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    signed_by(proyek, kesatu="Sari \U0001077f")

    assert run(proyek.root, "--to", "pdf") == 0
    assert "LK806" in capsys.readouterr().err


def test_the_command_knows_year_version_and_form(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    with_agreement(signed_by(proyek), 2031, "perubahan")
    for options, name in (
        (("--version", "awal", "--single"), "PK-Teluk-Contoh-2031-pihak-pertama.docx"),
        (("--year", "2031"), "PK-Teluk-Contoh-2031-perubahan.docx"),
    ):
        assert run(proyek.root, "--to", "docx", *options) == 0
        assert name in capsys.readouterr().out

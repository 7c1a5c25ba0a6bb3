"""PDF appendices that cannot be used are named with their place in the data."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from appendix_files import with_appendices, write_pdf
from proyek import DATA, Proyek

from lkjip_docgen.appendices import read_appendices
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.pdf_of_others.facts import MAX_SIDE, look
from lkjip_docgen.source import documents

ENTRY = ("Surat Keputusan", "dok/sk.pdf")


@pytest.fixture
def berlampiran(proyek: Proyek) -> Proyek:
    """A project with one appendix, whose file the test writes."""
    (proyek.root / "dok").mkdir()
    return proyek.tulis(with_appendices(DATA, ENTRY))


def sk(proyek: Proyek) -> Path:
    return proyek.root / "dok" / "sk.pdf"


def refused(proyek: Proyek) -> Finding:
    with pytest.raises(LkjipError) as caught:
        read_appendices(proyek.muat())
    (finding,) = caught.value.findings
    assert finding.place is not None
    line = proyek.data.read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert "dok/sk.pdf" in line
    assert finding.path == "lampiran[0].berkas"
    return finding


def test_pages_are_counted(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), ((595, 842),) * 3)

    (appendix,), remarks = read_appendices(berlampiran.muat())

    assert (appendix.title, appendix.pages) == ("Surat Keputusan", 3)
    assert appendix.alt(2) == "Surat Keputusan, halaman 2 dari 3"
    assert remarks == ()


@pytest.mark.parametrize(
    ("size", "rotate", "lies"),
    [
        ((595, 842), 0, False),
        ((842, 595), 0, True),
        ((595, 842), 90, True),
        ((842, 595), 270, False),
        ((595, 842), 180, False),
        ((600, 600), 0, False),
    ],
)
def test_a_page_lies_across_as_it_is_shown_not_as_it_is_kept(
    tmp_path: Path, size: tuple[float, float], rotate: int, lies: bool
) -> None:
    scan = write_pdf(tmp_path / "pindai.pdf", (size,), rotate=rotate)

    assert look(str(scan))["turned"] == [lies]


@pytest.mark.parametrize("filters", [("/ASCIIHexDecode",), ("/ASCIIHexDecode", "/FlateDecode")])
def test_contents_packed_in_several_ways_are_unpacked(
    tmp_path: Path, filters: tuple[str, ...]
) -> None:
    scan = write_pdf(tmp_path / "pindai.pdf")
    content = b"0.8 g 0 0 595 842 re f"
    packed = zlib.compress(content) if len(filters) > 1 else content
    with pikepdf.open(scan, allow_overwriting_input=True) as document:
        names = pikepdf.Array([pikepdf.Name(name) for name in filters])
        stream = document.make_stream(packed.hex().encode() + b">")
        stream.Filter = names if len(filters) > 1 else names[0]
        document.pages[0].Contents = stream
        document.save(scan)

    assert look(str(scan))["turned"] == [False]


@pytest.mark.parametrize(
    ("width", "height", "held"),
    [
        (MAX_SIDE, 1, True),
        (1, MAX_SIDE, True),
        (MAX_SIDE + 1, 842, False),
        (595, MAX_SIDE + 1, False),
        (0.5, 842, False),
        (595, 0.5, False),
    ],
)
def test_a_page_too_large_or_too_small_for_a_sheet_is_refused(
    tmp_path: Path, width: float, height: float, held: bool
) -> None:
    scan = write_pdf(tmp_path / "pindai.pdf")
    with pikepdf.open(scan, allow_overwriting_input=True) as document:
        document.pages[0].MediaBox = [0, 0, width, height]
        document.save(scan)

    assert look(str(scan)).get("refused") == (None if held else "sheet")


def test_a_damaged_pdf_is_an_error(berlampiran: Proyek) -> None:
    whole = write_pdf(sk(berlampiran), ((595, 842),) * 5).read_bytes()
    for length in (len(whole) // 2, len(whole) - 30, 20):
        sk(berlampiran).write_bytes(whole[:length])
        assert refused(berlampiran).code == "LK043"


def test_a_pdf_without_pages_is_an_error(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), ())

    assert refused(berlampiran).code == "LK043"


@pytest.mark.parametrize("password", ["rahasia", ""])
def test_an_encrypted_pdf_is_an_error(berlampiran: Proyek, password: str) -> None:
    import pikepdf

    write_pdf(sk(berlampiran))
    with pikepdf.open(sk(berlampiran), allow_overwriting_input=True) as document:
        document.save(
            sk(berlampiran), encryption=pikepdf.Encryption(owner="pemilik", user=password)
        )

    assert refused(berlampiran).code == "LK044"


def test_a_pdf_of_very_many_pages_is_an_error(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), ((595, 842),) * 201)

    finding = refused(berlampiran)
    assert finding.code == "LK045"
    assert "201 halaman" in finding.message


def test_a_face_that_the_pdf_does_not_bring_is_a_warning(berlampiran: Proyek) -> None:
    write_pdf(sk(berlampiran), words="Surat Keputusan")

    _, (remark,) = read_appendices(berlampiran.muat())

    assert (remark.code, remark.severity) == ("LK046", Severity.WARNING)
    assert "Helvetica" in remark.message


def test_the_data_check_finds_missing_and_false_pdfs_without_opening_them(
    berlampiran: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert berlampiran.satu().code == "LK001"
    sk(berlampiran).write_text("bukan PDF", encoding="utf-8")
    assert berlampiran.satu().code == "LK043"
    write_pdf(sk(berlampiran))
    berlampiran.muat()
    monkeypatch.setattr(documents, "MAX_BYTES", 100)
    assert berlampiran.satu().code == "LK045"


@pytest.mark.parametrize(
    "keys",
    ["", "    gambar: foto/sampul.jpg\n    berkas: dok/sk.pdf\n", "    berkas: foto/sampul.jpg\n"],
)
def test_an_appendix_has_either_a_picture_or_a_pdf(proyek: Proyek, keys: str) -> None:
    write_pdf(proyek.root / "dok" / "sk.pdf")
    proyek.tulis(f"{DATA}lampiran:\n  - judul: Surat\n{keys}")

    finding = proyek.satu()
    assert finding.code == "LK042"
    assert finding.path.startswith("lampiran[0]")

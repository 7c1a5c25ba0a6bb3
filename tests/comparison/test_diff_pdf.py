"""A PDF of this program remembers what it says; other PDF files are refused."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from laporan_uji import SPENT, corrected, in_word
from proyek import Proyek
from pypdf import PdfReader

from lkjip_docgen.api import build
from lkjip_docgen.comparison import compare, read_snapshot, record
from lkjip_docgen.comparison.snapshot import Kind, Number, Part, Snapshot, Words
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf import engine


@pytest.fixture
def pdf(proyek: Proyek) -> Path:
    """The PDF report of the project."""
    try:
        engine.require()
    except LkjipError as error:
        pytest.skip(error.findings[0].message)
    return build(proyek.root, proyek.root.with_suffix(".pdf"), ("pdf",)).files[0]


def code_of(path: Path) -> str:
    with pytest.raises(LkjipError) as caught:
        read_snapshot(path)
    (finding,) = caught.value.findings
    assert finding.suggestion
    return finding.code


def test_a_pdf_says_what_its_data_and_its_word_file_say(proyek: Proyek, pdf: Path) -> None:
    assert not compare(read_snapshot(pdf), read_snapshot(proyek.root))
    assert not compare(read_snapshot(in_word(proyek)), read_snapshot(pdf))
    found = compare(read_snapshot(pdf), read_snapshot(corrected(proyek).root)).numbers
    assert {entry.number.path: entry.difference for entry in found}[SPENT] == -1000000


def test_what_it_says_is_an_associated_file_with_a_type_and_a_description(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        found = [f for f in document.Root.AF if str(f.UF) == "isi-laporan.json"]
        (file,) = found
        assert file.AFRelationship == "/Data"
        assert str(file.EF.F.Subtype) == "/application/json"
        assert "dibandingkan" in str(file.Desc)
        others = {str(f.UF): str(f.AFRelationship) for f in document.Root.AF if f is not file}
        assert others["laporan.yaml"] == "/Source"


def test_the_same_data_give_the_same_pdf(proyek: Proyek, pdf: Path) -> None:
    again = build(proyek.root, proyek.root.with_name("lagi.pdf"), ("pdf",)).files[0]
    assert again.read_bytes() == pdf.read_bytes()


# --- bad input ----------------------------------------------------------------


def test_a_pdf_without_what_it_says_is_refused(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf) as document:
        del document.attachments["isi-laporan.json"]
        document.save(tmp_path / "tanpa.pdf")
    assert code_of(tmp_path / "tanpa.pdf") == "LK743"


@pytest.mark.parametrize("content", [b"", b"bukan json", b'{"versi": 99}', b'{"versi": 1}', b"[]"])
def test_a_record_that_is_damaged_or_from_another_version_is_refused(
    pdf: Path, tmp_path: Path, content: bytes
) -> None:
    with pikepdf.open(pdf) as document:
        document.attachments["isi-laporan.json"] = content
        document.save(tmp_path / "lain.pdf")
    assert code_of(tmp_path / "lain.pdf") == "LK744"


def test_an_encrypted_pdf_is_refused(pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf) as document:
        document.save(
            tmp_path / "sandi.pdf", encryption=pikepdf.Encryption(owner="a", user="b", R=6)
        )
    assert code_of(tmp_path / "sandi.pdf") == "LK742"


@pytest.mark.parametrize("content", [b"", b"bukan PDF", b"%PDF-1.7\n", None])
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "rusak.pdf"
    if content is not None:
        file.write_bytes(content)
    assert code_of(file) == "LK741"


def test_a_truncated_pdf_is_refused_or_read_whole(pdf: Path, tmp_path: Path) -> None:
    file = tmp_path / "terpotong.pdf"
    file.write_bytes(pdf.read_bytes()[: pdf.stat().st_size // 2])
    assert code_of(file) in ("LK741", "LK743")
    assert len(PdfReader(pdf).pages) > 5


# --- the record ------------------------------------------------------------------

TEXT = st.text(max_size=20)
NUMBERS = st.builds(
    Number,
    path=TEXT,
    label=TEXT,
    value=st.none() | st.decimals(-(10**15), 10**15, places=4),
    unit=TEXT,
    decimals=st.integers(0, 6),
    computed=st.booleans(),
    texts=st.lists(TEXT, max_size=3).map(tuple),
    places=st.lists(TEXT, max_size=3).map(tuple),
)
SNAPSHOTS = st.builds(
    Snapshot,
    office=TEXT,
    subject=TEXT,
    numbers=st.lists(NUMBERS, max_size=4).map(lambda found: {n.path: n for n in found}),
    texts=st.lists(st.builds(Words, st.sampled_from(Kind), TEXT, TEXT, TEXT, TEXT)).map(tuple),
    parts=st.lists(st.builds(Part, st.sampled_from(Kind), TEXT, TEXT, TEXT)).map(tuple),
    date=TEXT,
)


@examples(SNAPSHOTS)
def test_a_record_gives_back_what_was_recorded(snapshot: Snapshot) -> None:
    assert record.load(record.dump(snapshot)) == snapshot


@examples(st.binary(max_size=200))
def test_a_damaged_record_raises_value_error_and_nothing_else(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        record.load(data)

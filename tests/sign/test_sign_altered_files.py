"""A signed file altered by hand is never found sound where a reader shows another page."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from altered_files import BLACK, INVISIBLE, VISIBLE, Attack, Update, fill_field
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from sign_files import Issuer, stamper, write_pdf

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.certificates import load_certificate
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import Report, verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
POPPLER = shutil.which("pdftoppm")


@pytest.fixture(params=["once", "twice"])
def signed(request: pytest.FixtureRequest) -> Path:
    file: Path = request.getfixturevalue(request.param)
    return file


def judged(path: Path) -> tuple[Report, ...]:
    """The verdict: reports, or () where the file is refused as damaged or unsigned."""
    try:
        return verify(path)
    except LkjipError as error:
        if error.findings[0].code not in ("LK700", "LK711", "LK712"):
            raise
        return ()


def altered(signed: Path, folder: Path, attack: Attack) -> Path:
    path = folder / "berubah.pdf"
    path.write_bytes(attack(signed.read_bytes()))
    assert path.read_bytes() != signed.read_bytes()
    return path


def pages(path: Path) -> list[bytes]:
    """What poppler draws, page by page."""
    assert POPPLER is not None
    prefix = path.with_suffix("")
    subprocess.run([POPPLER, "-r", "20", path, prefix], check=True, capture_output=True)
    files = sorted(path.parent.glob(f"{prefix.name}-*.ppm"))
    return [file.read_bytes() for file in files]


def test_the_unaltered_file_is_sound(signed: Path) -> None:
    reports = verify(signed)

    assert all(report.ok for report in reports)
    assert reports[-1].changes == "tidak ada"


@pytest.mark.parametrize("name", VISIBLE)
def test_a_file_that_shows_something_else_is_never_sound(
    signed: Path, tmp_path: Path, name: str
) -> None:
    assert not any(report.ok for report in judged(altered(signed, tmp_path, VISIBLE[name])))


@pytest.mark.parametrize("name", INVISIBLE)
def test_a_file_with_altered_bytes_is_not_sound(signed: Path, tmp_path: Path, name: str) -> None:
    reports = judged(altered(signed, tmp_path, INVISIBLE[name]))

    assert not reports or not all(report.ok for report in reports)


@pytest.mark.skipif(POPPLER is None, reason="needs pdftoppm (poppler)")
def test_poppler_shows_what_the_forgers_meant(once: Path, tmp_path: Path) -> None:
    """Else the tests above would prove little."""
    before = pages(shutil.copy(once, tmp_path / "asal.pdf"))
    seen = {
        name for name, attack in VISIBLE.items() if pages(altered(once, tmp_path, attack)) != before
    }

    assert len(seen) >= 20, sorted(set(VISIBLE) - seen)


def test_time_stamps_and_validation_data_leave_a_file_sound(
    twice: Path, tmp_path: Path, issuer: Issuer
) -> None:
    """The archive adds both in later years, by other programs too."""
    path = tmp_path / "arsip.pdf"
    shutil.copy(twice, path)
    trust = ValidationContext(trust_roots=[load_certificate(issuer.write_pem(tmp_path / "ca.pem"))])
    with path.open("rb+") as file:
        signature = PdfFileReader(file).embedded_regular_signatures[0]
        DocumentSecurityStore.add_dss(file, signature.pkcs7_content, certs=[signature.signer_cert])
    for _ in range(2):
        with path.open("rb+") as file:
            PdfTimeStamper(stamper(issuer)).timestamp_pdf(
                IncrementalPdfFileWriter(file), "sha256", trust, in_place=True
            )

    first, second = verify(path)

    assert first.ok, first
    assert second.ok, second
    for words in ("tanda tangan TTE2", "cap waktu dokumen", "data validasi"):
        assert words in first.changes
    assert "tanda tangan" not in second.changes


@pytest.mark.parametrize("locked", ["no changes", "this place"])
def test_a_signatory_can_forbid_what_comes_after(
    tmp_path: Path, sari: Credentials, budi: Credentials, locked: str
) -> None:
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh", "Budi Contoh"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        if locked == "this place":
            document.Root.AcroForm.Fields[0].Lock = pikepdf.Dictionary(
                Type=pikepdf.Name.SigFieldLock, Action=pikepdf.Name.Include, Fields=["TTE2"]
            )
        document.save(path)
    certify = locked == "no changes"
    metadata = PdfSignatureMetadata(
        field_name="TTE1",
        certify=certify,
        docmdp_permissions=MDPPerm.NO_CHANGES if certify else MDPPerm.FILL_FORMS,
    )
    data = path.read_bytes()
    for number, (who, meta) in enumerate(
        ((sari, metadata), (budi, PdfSignatureMetadata(field_name="TTE2")))
    ):
        out = io.BytesIO()
        try:
            PdfSigner(meta, who.signer).sign_pdf(
                IncrementalPdfFileWriter(io.BytesIO(data)), existing_fields_only=True, output=out
            )
        except SigningError:  # the library refuses what a forger would do by hand
            assert number == 1
            data = fill_field(data, b"/V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>")
            break
        data = out.getvalue()
    path.write_bytes(data)

    assert not verify(path)[0].ok


def test_a_later_block_may_not_hide_what_was_signed(
    tmp_path: Path, sari: Credentials, budi: Credentials
) -> None:
    """A new place, duly signed, whose block lies on the words of the page."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    words(path, b"BT /F1 12 Tf 120 620 Td (Nilai 81,25) Tj ET")
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    shown: list[bool] = []
    for box in ((100, 600, 304, 666), (100, 300, 304, 366)):
        writer = IncrementalPdfFileWriter(io.BytesIO(target.read_bytes()))
        append_signature_field(writer, SigFieldSpec("Palsu", on_page=0, box=box))
        out = io.BytesIO()
        PdfSigner(PdfSignatureMetadata(field_name="Palsu"), budi.signer).sign_pdf(
            writer, existing_fields_only=True, output=out
        )
        forged = tmp_path / "palsu.pdf"
        forged.write_bytes(out.getvalue())
        first, second = verify(forged)
        assert second.ok
        shown.append(first.ok)
        assert first.ok or first.trouble == "tanda tangan Palsu menutupi isi halaman 1"

    assert shown == [False, True]


def words(path: Path, content: bytes) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0]
        page.contents_add(document.make_stream(content))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        document.save(path)


@pytest.mark.parametrize("spelling", [b"%d 0 R", b"0%d 0\tR"])
def test_an_object_that_was_referred_to_before_it_was_there_is_no_addition(
    tmp_path: Path, sari: Credentials, spelling: bytes
) -> None:
    """Whoever prepares a file can leave a gap in it, to be filled after the signature."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    gap = 900
    prepared = Update(path.read_bytes())
    own = b"%d 0 R" % prepared.contents
    both = b"/Contents [ %s %s ]" % (spelling % gap, own)
    path.write_bytes(prepared.edit(prepared.page, b"/Contents " + own, both).write())
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    assert all(report.ok for report in verify(target))

    target.write_bytes(Update(target.read_bytes()).stream(gap, BLACK).write())

    assert not any(report.ok for report in judged(target))


CHART = b"0.2 g 120 610 30 40 re f 160 610 30 25 re f"
STATE = b"/Besar gs BT 120 560 Td (Nilai) Tj ET"


@pytest.mark.parametrize(
    ("content", "box"),
    [
        pytest.param(CHART, (100, 600, 304, 666), id="on the bars of a chart"),
        pytest.param(b"BT /F1 12 Tf 306 620 Td (81,25) Tj ET", (101, 600, 305, 666), id="a digit"),
        pytest.param(STATE, (100, 600, 304, 666), id="a font of the state of graphics"),
    ],
)
def test_a_new_place_keeps_off_what_a_page_shows(
    tmp_path: Path, sari: Credentials, budi: Credentials, content: bytes, box: tuple[int, ...]
) -> None:
    """Bars could be hidden, and a digit put before a number."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].Contents = document.make_stream(b"")
        document.save(path)
    words(path, content)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        resources = document.pages[0].Resources
        state = pikepdf.Dictionary(Font=[document.make_indirect(resources.Font.F1), 100])
        resources.ExtGState = pikepdf.Dictionary(Besar=state)
        document.save(path)
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file

    target.write_bytes(appended(target, "Palsu", box, budi))

    assert [report.ok for report in verify(target)] == [False, True]


@pytest.mark.parametrize(
    "content", [b"0.2 g 320 110 30 40 re f", b"q 90 0 0 40 330 110 cm /G Do Q"]
)
def test_a_reserved_place_hides_no_drawing(
    tmp_path: Path, sari: Credentials, budi: Credentials, content: bytes
) -> None:
    """Whoever prepares a file can reserve a place on a drawing, and hide it by signing later."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh", "Budi Contoh"))
    words(path, content)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        picture = document.make_stream(b"\x00")
        picture.Subtype, picture.Width, picture.Height = pikepdf.Name.Image, 1, 1
        picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        document.pages[0].Resources.XObject = pikepdf.Dictionary(G=picture)
        document.save(path)
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    sign(target, target, budi, Request(field="TTE2"), load_style())

    assert [report.ok for report in verify(target)] == [False, True]


def appended(path: Path, name: str, box: tuple[int, ...], who: Credentials, page: int = 0) -> bytes:
    """The file with one more place, duly signed."""
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    append_signature_field(writer, SigFieldSpec(name, on_page=page, box=box))
    out = io.BytesIO()
    PdfSigner(PdfSignatureMetadata(field_name=name), who.signer).sign_pdf(
        writer, existing_fields_only=True, output=out
    )
    return out.getvalue()


def test_a_later_block_may_not_hide_an_earlier_signature(
    once: Path, tmp_path: Path, budi: Credentials
) -> None:
    forged = tmp_path / "palsu.pdf"
    forged.write_bytes(appended(once, "Palsu", (60, 100, 264, 165), budi))

    first, second = verify(forged)

    assert first.trouble == "tanda tangan Palsu menutupi isi halaman 1"
    assert second.ok


def test_a_place_larger_than_a_block_is_no_place(
    tmp_path: Path, sari: Credentials, budi: Credentials
) -> None:
    """Whoever prepares a file can reserve a whole page, and paint over it by signing later."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh", "Budi Contoh"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.AcroForm.Fields[1].Rect = [0, 200, 595, 842]
        document.save(path)
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    sign(target, target, budi, Request(field="TTE2"), load_style())

    assert [report.ok for report in verify(target)] == [False, True]


def test_a_place_is_on_one_page_only(tmp_path: Path, sari: Credentials, budi: Credentials) -> None:
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh", "Budi Contoh"), pages=3)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for page in document.pages[1:]:
            page.obj.Annots = pikepdf.Array([document.Root.AcroForm.Fields[1]])
        document.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    sign(target, target, budi, Request(field="TTE2"), load_style())

    first, _ = verify(target)

    assert first.trouble == "tempat tanda tangan TTE2 muncul di beberapa halaman"

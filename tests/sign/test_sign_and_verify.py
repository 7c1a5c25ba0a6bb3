"""What is signed verifies; what was changed does not."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from draws import draws
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper, TimestampRequestError
from pypdf import PdfReader
from sign_files import Issuer, stamper, write_pdf

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import Level, sign
from lkjip_docgen.sign.state import is_signed
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
STYLE = load_style()


@pytest.fixture
def signed(tmp_path: Path, sari: Credentials) -> Path:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    return sign(source, tmp_path / "pk-ttd.pdf", sari, Request(), STYLE).file


def test_a_signed_file_says_who_signed_and_that_nothing_changed(signed: Path) -> None:
    (report,) = verify(signed)

    assert report.ok
    assert (report.nama, report.penerbit, report.field) == ("Sari Contoh", "Penerbit Uji", "TTE1")
    assert report.changes == "tidak ada"
    assert not report.stamped
    assert report.moment is not None


def test_the_unsigned_file_stays_as_it_was(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    before = source.read_bytes()

    result = sign(source, tmp_path / "pk-ttd.pdf", sari, Request(), STYLE)

    assert source.read_bytes() == before
    assert result.file.read_bytes().startswith(before)  # an incremental update
    assert (is_signed(source), is_signed(result.file)) == (False, True)


def test_it_is_a_pades_signature(signed: Path) -> None:
    value = PdfReader(signed).trailer["/Root"]["/AcroForm"]["/Fields"][0].get_object()["/V"]

    assert value["/SubFilter"] == "/ETSI.CAdES.detached"


@settings(
    max_examples=draws(25),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(share=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_in_what_was_signed_breaks_the_signature(
    signed: Path, share: float, bit: int
) -> None:
    data = bytearray(signed.read_bytes())
    value = PdfReader(io.BytesIO(data)).trailer["/Root"]["/AcroForm"]["/Fields"][0].get_object()
    first, length, second, rest = (int(n) for n in value["/V"]["/ByteRange"])
    covered = [*range(first, first + length), *range(second, second + rest)]
    data[covered[int(share * len(covered))]] ^= 1 << bit
    changed = signed.with_name("berubah.pdf")
    changed.write_bytes(data)

    try:
        reports = verify(changed)
    except LkjipError:
        return  # it cannot even be read, or has no signature left
    assert not any(report.ok for report in reports)


def test_two_people_sign_one_after_the_other(
    tmp_path: Path, sari: Credentials, budi: Credentials
) -> None:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh", "Budi Contoh"))
    target = tmp_path / "pk-ttd.pdf"
    sign(source, target, sari, Request(field="TTE1"), STYLE)
    sign(target, target, budi, Request(field="TTE2"), STYLE)

    first, second = verify(target)

    assert (first.nama, second.nama) == ("Sari Contoh", "Budi Contoh")
    assert first.ok
    assert second.ok
    assert first.changes == "hanya tanda tangan TTE2 yang ditambahkan"
    assert second.changes == "tidak ada"


def test_a_page_changed_afterwards_is_noticed(signed: Path, budi: Credentials) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed.read_bytes()))
    page = writer.find_page_for_modification(0)[0].get_object()
    page[pdf_name("/Rotate")] = NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    signed.write_bytes(out.getvalue())

    (report,) = verify(signed)

    assert report.intact  # what was signed is still there
    assert not report.ok
    assert report.changes == "isi halaman diubah"
    with pytest.raises(LkjipError) as caught:  # and nobody may sign on top of it
        sign(signed, signed, budi, Request(page=1), STYLE)
    assert caught.value.findings[0].code == "LK708"


def test_only_a_named_issuer_is_trusted(signed: Path, issuer: Issuer, tmp_path: Path) -> None:
    own = issuer.write_pem(tmp_path / "penerbit.pem")
    other = Issuer("Penerbit Lain").write_pem(tmp_path / "lain.pem")

    assert verify(signed)[0].trusted is None
    assert verify(signed, [own])[0].trusted is True
    (report,) = verify(signed, [other])
    assert report.trusted is False
    assert not report.ok


def test_a_time_stamp_gives_a_time_that_is_not_the_signers(
    tmp_path: Path, sari: Credentials, issuer: Issuer
) -> None:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    level = Level(stamper(issuer))

    target = sign(source, tmp_path / "ttd.pdf", sari, Request(), STYLE, level=level).file

    (report,) = verify(target)
    assert report.ok
    assert report.stamped


def test_long_term_signatures_carry_the_certificates(
    tmp_path: Path, sari: Credentials, issuer: Issuer
) -> None:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    level = Level(stamper(issuer), long_term=True)

    target = sign(source, tmp_path / "ttd.pdf", sari, Request(), STYLE, level=level).file

    assert verify(target)[0].ok
    with pikepdf.open(target) as document:
        kept = [stream.read_bytes() for stream in document.Root.DSS.Certs]
    assert issuer.certificate.public_bytes(serialization.Encoding.DER) in kept


class Silent(DummyTimeStamper):
    """A time stamp server that does not answer."""

    def __init__(self) -> None:
        pass

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> None:
        raise TimestampRequestError("no answer")

    async def async_dummy_response(self, md_algorithm: str) -> None:
        raise TimestampRequestError("no answer")


def test_without_an_answer_of_the_time_stamp_server_nothing_is_written(
    tmp_path: Path, sari: Credentials
) -> None:
    source = write_pdf(tmp_path / "pk.pdf", ("Sari Contoh",))
    target = tmp_path / "ttd.pdf"

    with pytest.raises(LkjipError) as caught:
        sign(source, target, sari, Request(), STYLE, level=Level(Silent()))

    assert caught.value.findings[0].code == "LK709"
    assert not target.exists()


def test_a_file_without_signatures_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(LkjipError) as caught:
        verify(write_pdf(tmp_path / "pk.pdf"))

    assert caught.value.findings[0].code == "LK711"

"""The sample report signed by two people, as their readers and an archive see it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from built_sample import project
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from sign_files import PASSWORD, Issuer

from lkjip_docgen.api import build
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.credentials import Credentials, load_p12
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
PDFSIG = shutil.which("pdfsig")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = project(tmp_path_factory.mktemp("contoh") / "laporan-2023")
    return build(folder, formats=("pdf",), reserve_signature=True).files[0]


@pytest.fixture(scope="module")
def twice(report: Path, issuer: Issuer, budi: Credentials) -> Path:
    """A draft, signed all the same: by the official of the foreword, then on a place beside it."""
    key = issuer.write_p12(report.with_name("kepala.p12"), "KAHTIMAD SANTARSO")
    target = report.with_name("ttd.pdf")
    head = load_p12(key, PASSWORD)
    first = sign(report, target, head, Request(draft=True, reserve=(2,)), load_style())
    assert first.findings == ()  # the certificate is the official's
    sign(target, target, budi, Request(field="TTD1", draft=True), load_style())
    return target


def test_a_draft_is_signed_only_when_that_is_meant(
    report: Path, budi: Credentials, tmp_path: Path
) -> None:
    with pytest.raises(LkjipError) as caught:
        sign(report, tmp_path / "a.pdf", budi, Request(field="TTE1"), load_style())

    assert caught.value.findings[0].code == "LK619"
    assert not (tmp_path / "a.pdf").exists()


def test_both_signatures_are_sound(twice: Path) -> None:
    first, second = verify(twice)

    assert (first.ok, second.ok) == (True, True)
    assert first.nama == "KAHTIMAD SANTARSO"
    assert first.changes == "hanya tanda tangan TTD1 yang ditambahkan"


def test_other_readers_find_them_intact(twice: Path) -> None:
    for signature in PdfFileReader(io.BytesIO(twice.read_bytes())).embedded_signatures:
        status = validate_pdf_signature(
            signature, ValidationContext(trust_roots=[]), skip_diff=True
        )
        assert status.intact
        assert status.valid
    if PDFSIG is not None:
        said = subprocess.run([PDFSIG, "-nocert", twice], check=True, capture_output=True).stdout
        assert said.count(b"Signature is Valid.") == 2
        assert said.count(b"Total document signed") == 1


def test_the_signed_file_keeps_its_claims_and_tags(twice: Path) -> None:
    with pikepdf.open(twice) as document:
        packet = document.Root.Metadata.read_bytes()
        assert re.search(rb"pdfaid:part.{0,3}3", packet)
        assert re.search(rb"pdfuaid:part.{0,3}1", packet)
        parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        for field in document.Root.AcroForm.Fields:
            assert parents[int(field.StructParent)].S == "/Form"

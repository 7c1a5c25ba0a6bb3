"""Who signed is said truly, whatever the certificate is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from certificate_files import SERVER, make, old_seal, usage, write_crl, write_ocsp, write_p12
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from sign_files import PASSWORD, Issuer, stamper, write_pdf

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.credentials import load_p12
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import Level, sign
from lkjip_docgen.sign.verify import Report, verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
STYLE = load_style()
UNCHECKED = "belum diperiksa apakah sertifikat dicabut"
Made = tuple[object, x509.Certificate]


def foreign(folder: Path, made: Made, issuer: Issuer | None, digest: str = "sha256") -> Path:
    """A file signed by another program, which takes any certificate."""
    p12 = write_p12(folder / "kunci.p12", *made, *([issuer] if issuer else []))
    signer = signers.SimpleSigner.load_pkcs12(str(p12), passphrase=PASSWORD.encode())
    assert signer is not None
    metadata = signers.PdfSignatureMetadata(field_name="TTE1", md_algorithm=digest)
    source = write_pdf(folder / "asal.pdf", ("Sari Contoh",))
    target = folder / "ttd.pdf"
    with source.open("rb") as given, target.open("wb") as out:
        signers.PdfSigner(metadata, signer).sign_pdf(
            IncrementalPdfFileWriter(given), existing_fields_only=True, output=out
        )
    return target


def report_of(folder: Path, made: Made, issuer: Issuer | None, digest: str = "sha256") -> Report:
    trusted = [issuer.write_pem(folder / "ca.pem")] if issuer else []
    (report,) = verify(foreign(folder, made, issuer, digest), trusted)
    return report


def small(bits: int) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _sealed(made: Made, issuer: Issuer) -> Made:
    key, certificate = made
    return key, old_seal(certificate, issuer)


NOT_SOUND: dict[str, tuple[Callable[[Issuer], Made], str]] = {
    "for enciphering only": (
        lambda issuer: make(issuer, granted=usage(key_encipherment=True)),
        "bukan untuk menandatangani",
    ),
    "of a web server": (
        lambda issuer: make(issuer, purposes=SERVER),
        "bukan untuk menandatangani dokumen",
    ),
    "run out before": (lambda issuer: make(issuer, days=(-30, -1)), "sudah tidak berlaku sejak"),
    "not yet in force": (lambda issuer: make(issuer, days=(5, 30)), "baru berlaku mulai"),
    "sealed by the issuer with an old digest": (
        lambda issuer: _sealed(make(issuer), issuer),
        "disahkan penerbitnya dengan sidik SHA1",
    ),
    "of an unknown issuer": (
        lambda issuer: make(Issuer("Penerbit Lain")),
        "penerbit sertifikat tidak dipercaya",
    ),
    "of an issuer of the same name": (
        lambda issuer: make(Issuer("Penerbit Uji")),
        "sertifikat penyerta pada tanda tangan tidak cocok",
    ),
    "self-signed, an issuer was named": (
        lambda issuer: make(None),
        "penerbit sertifikat tidak dipercaya",
    ),
}


@pytest.mark.parametrize("kind", NOT_SOUND)
def test_a_certificate_that_proves_nothing_makes_no_sound_signature(
    tmp_path: Path, issuer: Issuer, kind: str
) -> None:
    build, words = NOT_SOUND[kind]

    report = report_of(tmp_path, build(issuer), issuer)

    assert report.intact
    assert not report.ok
    assert words in report.trouble or report.trusted is False


def test_a_weak_key_is_said_to_be_one(tmp_path: Path, issuer: Issuer) -> None:
    report = report_of(tmp_path, make(issuer, small(1024)), issuer)

    assert report.ok
    assert any("kunci sertifikat lemah (RSA 1024 bit" in note for note in report.notes)


def test_a_root_with_an_old_digest_is_trusted_when_it_is_named(tmp_path: Path) -> None:
    """Nobody but itself vouches for a root; a changed one is found all the same."""
    root = Issuer("Induk Lama")
    root.certificate = old_seal(root.certificate, root)
    other = Issuer("Induk Lama")
    changed = old_seal(root.certificate, other)

    report = report_of(tmp_path, make(root), root)
    root.certificate = changed
    forged = report_of(tmp_path, make(root), root)

    assert report.ok, report
    assert forged.trouble == "sertifikat penyerta pada tanda tangan tidak cocok"


@pytest.mark.parametrize("digest", ["sha1", "md5"])
def test_a_digest_that_can_be_forged_proves_nothing(
    tmp_path: Path, issuer: Issuer, digest: str
) -> None:
    report = report_of(tmp_path, make(issuer, small(2048)), issuer, digest)

    assert not report.ok
    assert f"sidik {digest.upper()}" in report.trouble


def test_a_self_signed_certificate_is_said_to_be_one(tmp_path: Path) -> None:
    report = report_of(tmp_path, make(None, nama="Kepala Kantor"), None)

    assert (report.nama, report.penerbit, report.trusted) == (
        "Kepala Kantor", "Kepala Kantor", None,
    )  # fmt: skip
    assert any(note.startswith("sertifikat dibuat sendiri") for note in report.notes)


def test_a_sound_certificate_is_trusted_but_not_checked(tmp_path: Path, issuer: Issuer) -> None:
    report = report_of(tmp_path, make(issuer), issuer)

    assert report.ok
    assert report.trusted is True
    assert any(UNCHECKED in note for note in report.notes)


@pytest.mark.parametrize("lists", [False, True], ids=["no CRL address", "a CRL address"])
@pytest.mark.parametrize("pem", [False, True], ids=["DER", "PEM"])
def test_a_list_that_names_the_certificate_makes_it_revoked(
    tmp_path: Path, issuer: Issuer, lists: bool, pem: bool
) -> None:
    made = make(issuer, lists=lists)
    file = foreign(tmp_path, made, issuer)
    ca = issuer.write_pem(tmp_path / "ca.pem")

    (clean,) = verify(file, [ca], [write_crl(tmp_path / "a.crl", issuer, pem=pem)])
    (revoked,) = verify(file, [ca], [write_crl(tmp_path / "b.crl", issuer, made[1], pem=pem)])

    assert clean.ok
    assert not any(UNCHECKED in note for note in clean.notes)
    assert not revoked.ok
    assert "sertifikat dicabut" in revoked.trouble


def test_a_revoked_certificate_is_noticed_without_a_trusted_issuer_too(
    tmp_path: Path, issuer: Issuer
) -> None:
    made = make(issuer)
    file = foreign(tmp_path, made, issuer)

    (report,) = verify(file, (), [write_crl(tmp_path / "b.crl", issuer, made[1])])

    assert not report.ok
    assert "sertifikat dicabut" in report.trouble


def test_an_answer_about_the_certificate_counts_as_a_list_does(
    tmp_path: Path, issuer: Issuer
) -> None:
    made = make(issuer, answers=True)
    file = foreign(tmp_path, made, issuer)
    ca = issuer.write_pem(tmp_path / "ca.pem")

    (good,) = verify(file, [ca], [write_ocsp(tmp_path / "a.ocsp", issuer, made[1], good=True)])
    (bad,) = verify(file, [ca], [write_ocsp(tmp_path / "b.ocsp", issuer, made[1], good=False)])

    assert good.ok
    assert not bad.ok
    assert "sertifikat dicabut" in bad.trouble


@pytest.mark.parametrize("case", ["out of date", "of another issuer", "signed by another"])
def test_a_list_that_says_nothing_is_not_passed_over(
    tmp_path: Path, issuer: Issuer, case: str
) -> None:
    file = foreign(tmp_path, make(issuer), issuer)
    other = Issuer("Penerbit Uji" if case == "signed by another" else "Penerbit Lain")
    fresh = case != "out of date"
    crl = write_crl(tmp_path / "a.crl", issuer if not fresh else other, fresh=fresh)

    (report,) = verify(file, [issuer.write_pem(tmp_path / "ca.pem")], [crl])

    assert not report.ok
    assert "pencabutan sertifikat tidak dapat dipastikan" in report.trouble


def test_an_issuer_that_was_not_named_is_not_trusted_whatever_its_list_says(
    tmp_path: Path, issuer: Issuer
) -> None:
    file = foreign(tmp_path, make(issuer), issuer)
    named = Issuer("Penerbit Lain").write_pem(tmp_path / "lain.pem")

    (report,) = verify(file, [named], [write_crl(tmp_path / "a.crl", issuer)])

    assert not report.ok
    assert "penerbit sertifikat tidak dipercaya" in report.trouble


def test_a_file_that_is_no_list_is_said_to_be_none(tmp_path: Path, issuer: Issuer) -> None:
    file = foreign(tmp_path, make(issuer), issuer)
    (tmp_path / "a.crl").write_text("bukan daftar", encoding="utf-8")

    for path in (tmp_path / "a.crl", tmp_path / "tidak-ada.crl", file):
        with pytest.raises(LkjipError) as caught:
            verify(file, (), [path])
        assert caught.value.findings[0].code == "LK621"


@pytest.mark.parametrize(
    "nama",
    ["Kepala\x1b[2J\x1b[31m: SAH", "Kepala\r\nTanda tangan 1: SAH", "Kepala\u202eHAS", "K" * 5000],
)
def test_a_name_cannot_write_on_the_terminal(tmp_path: Path, nama: str) -> None:
    short = nama[:64]  # as long as a common name may be
    report = report_of(tmp_path, make(None, nama=short), None)

    shown = "".join((report.nama, report.penerbit, report.trouble, *report.notes))
    assert shown.isprintable()


def test_a_place_of_somebody_else_is_remarked_on(tmp_path: Path, issuer: Issuer) -> None:
    report = report_of(tmp_path, make(issuer, nama="Budi Lain"), issuer)

    assert "tempat ini disediakan untuk Sari Contoh, bukan Budi Lain" in report.notes


SIGNERS: dict[str, tuple[Callable[[Issuer], Made], str]] = {
    "Ed25519": (lambda issuer: make(issuer, ed25519.Ed25519PrivateKey.generate()), "LK616"),
    "for enciphering only": (
        lambda issuer: make(issuer, granted=usage(key_encipherment=True)),
        "LK617",
    ),
    "of a web server": (lambda issuer: make(issuer, purposes=SERVER), "LK617"),
    "run out": (lambda issuer: make(issuer, days=(-30, -1)), "LK704"),
    "sealed with an old digest": (lambda issuer: _sealed(make(issuer), issuer), "LK618"),
}


@pytest.mark.parametrize("kind", SIGNERS)
def test_nobody_signs_with_a_certificate_that_proves_nothing(
    tmp_path: Path, issuer: Issuer, kind: str
) -> None:
    build, code = SIGNERS[kind]
    p12 = write_p12(tmp_path / "a.p12", *build(issuer), issuer)

    with pytest.raises(LkjipError) as caught:
        load_p12(p12, PASSWORD)

    assert caught.value.findings[0].code == code
    assert "Ed25519" in caught.value.findings[0].message or code != "LK616"


def test_a_key_for_rsa_pss_only_is_refused_for_the_right_reason(
    tmp_path: Path, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a file opens like any other; the key is what nobody's reader can check."""
    key, certificate = make(issuer, small(2048))
    path = write_p12(tmp_path / "a.p12", key, certificate, issuer)
    body = asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    body["tbs_certificate"]["subject_public_key_info"]["algorithm"] = {"algorithm": "rsassa_pss"}
    only_pss = x509.load_der_x509_certificate(body.dump(force=True))
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_: (key, only_pss, []))

    with pytest.raises(LkjipError) as caught:
        load_p12(path, PASSWORD)

    (finding,) = caught.value.findings
    assert finding.code == "LK616"
    assert "RSA-PSS" in finding.message


@pytest.mark.parametrize(
    ("build", "codes"),
    [
        (lambda issuer: make(issuer), []),
        (lambda issuer: make(None), ["LK623"]),
        (lambda issuer: make(issuer, small(1024)), ["LK618"]),
        (lambda issuer: make(issuer, nama="Budi Lain"), ["LK622"]),
    ],
    ids=["sound", "self-signed", "weak", "of somebody else"],
)
def test_what_is_doubtful_is_said_when_signing(
    tmp_path: Path, issuer: Issuer, build: Callable[[Issuer], Made], codes: list[str]
) -> None:
    made = build(issuer)
    who = load_p12(write_p12(tmp_path / "a.p12", *made, issuer), PASSWORD)
    source = write_pdf(tmp_path / "a.pdf", ("Sari Contoh, S.H.",))

    result = sign(source, tmp_path / "b.pdf", who, Request(), STYLE)

    assert [finding.code for finding in result.findings] == codes


def stamped(folder: Path, made: Made, issuer: Issuer, server: Issuer) -> Path:
    """A file signed with a certificate of `issuer` and the time stamp of a server."""
    who = load_p12(write_p12(folder / "a.p12", *made, issuer), PASSWORD)
    source = write_pdf(folder / "a.pdf", ("Sari Contoh",))
    level = Level(stamper(server))
    return sign(source, folder / "b.pdf", who, Request(), STYLE, level=level).file


def test_a_certificate_revoked_after_a_trusted_time_stamp_still_proves_it(
    tmp_path: Path, issuer: Issuer
) -> None:
    made = make(issuer)
    target = stamped(tmp_path, made, issuer, issuer)
    later = write_crl(
        tmp_path / "a.crl", issuer, made[1], since=datetime.now(UTC) + timedelta(minutes=5)
    )
    copied = shutil.copy(target, tmp_path / "c.pdf")

    (report,) = verify(copied, [issuer.write_pem(tmp_path / "ca.pem")], [later])

    assert report.stamped
    assert report.ok, report


def test_the_time_stamp_of_a_server_that_nobody_named_proves_no_time(
    tmp_path: Path, issuer: Issuer
) -> None:
    made = make(issuer)
    target = stamped(tmp_path, made, issuer, Issuer("Penerbit Lain"))
    roots = [issuer.write_pem(tmp_path / "ca.pem")]
    remark = "server penanda waktu bukan dari penerbit yang dipercaya"

    (report,) = verify(target, roots)
    assert report.ok, report
    assert report.stamped
    assert remark in report.notes

    (unnamed,) = verify(target, ())
    assert remark not in unnamed.notes

    soon = datetime.now(UTC) + timedelta(minutes=5)
    (revoked,) = verify(target, roots, [write_crl(tmp_path / "a.crl", issuer, made[1], since=soon)])
    assert not revoked.ok
    assert "sertifikat dicabut" in revoked.trouble

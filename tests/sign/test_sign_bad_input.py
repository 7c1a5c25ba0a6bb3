"""Every way in which signing can go wrong is one clear message."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from sign_files import PASSWORD, Issuer, write_pdf

from lkjip_docgen import cli
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.for_windows import PASSWORD_VARIABLE
from lkjip_docgen.sign.credentials import Credentials, find_password, load_p12
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import default_target, sign
from lkjip_docgen.sign.state import is_signed, refuse_signed
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
STYLE = load_style()


def refused(path: Path, password: str = PASSWORD) -> Finding:
    with pytest.raises(LkjipError) as caught:
        load_p12(path, password)
    assert password not in str(caught.value)
    return caught.value.findings[0]


def test_a_wrong_password_is_told_from_a_wrong_file(issuer: Issuer, tmp_path: Path) -> None:
    good = issuer.write_p12(tmp_path / "a.p12", "Sari")
    bad = tmp_path / "b.p12"
    bad.write_bytes(b"bukan sertifikat")

    assert refused(good, "sandi lain").code == "LK701"
    assert refused(bad).code == "LK703"
    assert refused(tmp_path / "tidak-ada.p12").code == "LK703"


def test_a_file_without_a_private_key_cannot_sign(issuer: Issuer, tmp_path: Path) -> None:
    path = tmp_path / "a.p12"
    lock = serialization.BestAvailableEncryption(PASSWORD.encode())
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(None, None, None, [issuer.certificate], lock)
    )

    assert refused(path).code == "LK703"


@pytest.mark.parametrize(("days", "word"), [((-30, -1), "sejak"), ((2, 30), "mulai")])
def test_a_certificate_that_is_not_in_force_cannot_sign(
    issuer: Issuer, tmp_path: Path, days: tuple[int, int], word: str
) -> None:
    finding = refused(issuer.write_p12(tmp_path / "a.p12", "Sari", days))

    assert finding.code == "LK704"
    assert word in finding.message


def test_the_password_comes_from_file_then_environment_then_prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sandi.txt"
    file.write_text("dari berkas \nbaris lain\n", encoding="utf-8")
    monkeypatch.setenv(PASSWORD_VARIABLE, "dari lingkungan")

    assert find_password(file, lambda: "diketik") == "dari berkas "
    assert find_password(None, lambda: "diketik") == "dari lingkungan"
    monkeypatch.delenv(PASSWORD_VARIABLE)
    assert find_password(None, lambda: "diketik") == "diketik"
    for path in (None, tmp_path / "tidak-ada.txt"):
        with pytest.raises(LkjipError) as caught:
            find_password(path, None)
        assert caught.value.findings[0].code == "LK702"


def test_only_a_sound_unlocked_pdf_can_be_signed(tmp_path: Path, sari: Credentials) -> None:
    text = tmp_path / "a.pdf"
    text.write_text("bukan PDF", encoding="utf-8")
    locked = write_pdf(tmp_path / "b.pdf")
    with pikepdf.open(locked, allow_overwriting_input=True) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="x", user="x"))
    torn = write_pdf(tmp_path / "c.pdf")
    torn.write_bytes(torn.read_bytes()[:200])

    odd = write_pdf(tmp_path / "d.pdf")
    page = b"/MediaBox [ 0 0 595 842 ]"
    assert page in odd.read_bytes()
    odd.write_bytes(odd.read_bytes().replace(page, b"/MediaBox [ 0 %\n595 842 ]"))

    for path in (text, locked, torn, odd, tmp_path / "tidak-ada.pdf"):
        with pytest.raises(LkjipError) as caught:
            sign(path, tmp_path / "hasil.pdf", sari, Request(page=1), STYLE)
        assert caught.value.findings[0].code == "LK700"


def test_a_signed_file_is_never_replaced(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    target = default_target(source)
    assert target.name == "a-ttd.pdf"
    sign(source, target, sari, Request(), STYLE)
    before = target.read_bytes()

    with pytest.raises(LkjipError) as caught:
        sign(source, target, sari, Request(), STYLE)

    assert caught.value.findings[0].code == "LK707"
    assert target.read_bytes() == before
    assert default_target(target) == target  # a further signature is added to it


def test_other_commands_can_ask_whether_a_file_is_signed(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    target = sign(source, tmp_path / "b.pdf", sari, Request(), STYLE).file

    refuse_signed(source)
    refuse_signed(tmp_path / "belum-ada.pdf")
    assert not is_signed(tmp_path)
    with pytest.raises(LkjipError) as caught:
        refuse_signed(target)
    assert caught.value.findings[0].code == "LK707"


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    (tmp_path / "berkas").write_text("", encoding="utf-8")

    with pytest.raises(LkjipError) as caught:
        sign(source, tmp_path / "berkas" / "b.pdf", sari, Request(), STYLE)

    assert caught.value.findings[0].code == "LK060"


@pytest.mark.parametrize(
    ("printed", "codes"),
    [("Sari Contoh, S.H.", []), ("SARI CONTOH", []), ("Budi Lain", ["LK710"])],
)
def test_a_name_that_is_not_the_certificates_is_remarked_on(
    tmp_path: Path, sari: Credentials, printed: str, codes: list[str]
) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))

    result = sign(source, tmp_path / "b.pdf", sari, Request(nama=printed), STYLE)

    assert [finding.code for finding in result.findings] == codes


def run(*arguments: object) -> int:
    options = cli._parser().parse_args([str(argument) for argument in arguments])
    return int(options.run(options))


def test_the_commands_sign_and_verify(
    tmp_path: Path,
    issuer: Issuer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    key = issuer.write_p12(tmp_path / "sari.p12", "Sari Contoh")
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)

    assert run("sign", source, "--p12", key, "--jabatan", "Kepala") == 0
    assert run("verify", tmp_path / "a-ttd.pdf") == 0

    out = capsys.readouterr().out
    assert "Ditandatangani oleh Sari Contoh pada TTE1" in out
    assert "Tanda tangan 1 (TTE1): SAH" in out
    assert "1 tanda tangan, 0 tidak sah." in out


def test_verify_fails_for_a_changed_file(
    tmp_path: Path, sari: Credentials, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    target = sign(source, tmp_path / "b.pdf", sari, Request(), STYLE).file
    data = target.read_bytes()
    assert b"[ 0 0 595 842 ]" in data
    target.write_bytes(data.replace(b"[ 0 0 595 842 ]", b"[ 0 0 595 841 ]", 1))

    assert run("verify", target) == 1
    assert "TIDAK SAH: isi dokumen tidak sama" in capsys.readouterr().out


def test_a_password_is_never_shown(
    tmp_path: Path,
    issuer: Issuer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    key = issuer.write_p12(tmp_path / "sari.p12", "Sari Contoh")
    monkeypatch.setenv(PASSWORD_VARIABLE, "rahasia-sekali")

    with pytest.raises(LkjipError) as caught:
        run("sign", source, "--p12", key)

    shown = capsys.readouterr()
    assert "rahasia-sekali" not in shown.out + shown.err + repr(caught.value.findings)

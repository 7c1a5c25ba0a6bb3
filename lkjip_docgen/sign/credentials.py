"""The signatory's key and certificate from a PKCS#12 file, and the password that opens it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.for_windows import PASSWORD_VARIABLE
from lkjip_docgen.idn import format_date
from lkjip_docgen.sign.identity import common_name, key_fault, purpose_fault, seal_fault
from lkjip_docgen.sign.problems import problem

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate as SignedCertificate
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner

_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Credentials:
    """A signing key with its certificate; `signer` is pyHanko's, `nama` the common name."""

    nama: str
    signer: SimpleSigner = field(repr=False)
    chain: tuple[SignedCertificate, ...] = field(default=(), repr=False)


def find_password(file: Path | None, ask: Callable[[], str] | None) -> str:
    """The password: from a file, else the environment, else asked for.

    Of a file only the first line counts.  `ask` is None where nobody can be
    asked.  Raises `LkjipError` (LK702) when there is none to be had.
    """
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            message = "Berkas kata sandi tidak dapat dibaca."
            hint = "Simpan kata sandi sebagai baris pertama berkas teks."
            raise problem(codes.SANDI_TIDAK_ADA, message, hint, file) from error
    if PASSWORD_VARIABLE in os.environ:
        return os.environ[PASSWORD_VARIABLE]
    if ask is None:
        raise problem(
            codes.SANDI_TIDAK_ADA,
            "Kata sandi sertifikat tidak diberikan.",
            f"Jalankan di terminal, isi {PASSWORD_VARIABLE}, atau pakai --password-file BERKAS.",
        )
    return ask()


def load_p12(path: Path, password: str, moment: datetime | None = None) -> Credentials:
    """Open a PKCS#12 file (.p12, .pfx) and check that its certificate is in force.

    `moment` is the time of signing, by default now.  Raises `LkjipError` for a
    file that cannot be read (LK703), a wrong password (LK701), a file without a
    private key (LK703), a certificate that is not in force (LK704) or not one to
    sign with (LK617), and a key that is of no use for it (LK616, LK618).
    """
    from cryptography.hazmat.primitives.serialization import pkcs12

    data = _read(path)
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, password.encode() or None)
    except ValueError as error:
        raise _unopened(path, data) from error
    if key is None or certificate is None:
        message = "Berkas sertifikat tidak memuat kunci pribadi beserta sertifikatnya."
        hint = "Minta berkas .p12 yang lengkap kepada penerbit sertifikat Anda."
        raise problem(codes.SERTIFIKAT_TIDAK_TERBACA, message, hint, path)
    _check_in_force(path, certificate, moment or datetime.now(UTC))
    _check_kind(path, key, certificate)
    credentials = _credentials(data, password)
    _check_purpose(path, credentials.signer.signing_cert)
    return credentials


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _unreadable(path)
        return path.read_bytes()
    except OSError as error:
        message = f"Berkas sertifikat {path.name} tidak ditemukan atau tidak dapat dibaca."
        hint = "Periksa letak dan izin berkas .p12."
        raise problem(codes.SERTIFIKAT_TIDAK_TERBACA, message, hint, path) from error


def _unopened(path: Path, data: bytes) -> Exception:
    """Why a file could not be opened: it is no PKCS#12, or the password does not fit."""
    from asn1crypto.pkcs12 import Pfx

    try:
        version = Pfx.load(data, strict=True)["version"].native
    except (ValueError, TypeError):
        return _unreadable(path)
    if version != "v3":
        return _unreadable(path)
    message = "Kata sandi sertifikat keliru."
    return problem(codes.SANDI_KELIRU, message, "Ketik ulang kata sandinya.", path)


def _unreadable(path: Path) -> Exception:
    return problem(
        codes.SERTIFIKAT_TIDAK_TERBACA,
        f"{path.name} bukan berkas sertifikat PKCS#12 yang dapat dibaca.",
        "Pakai berkas .p12 atau .pfx dari penerbit sertifikat Anda.",
        path,
    )


def _check_in_force(path: Path, certificate: Certificate, moment: datetime) -> None:
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if first <= moment <= last:
        return
    if moment > last:
        message = f"Sertifikat sudah tidak berlaku sejak {format_date(last.date())}."
    else:
        message = f"Sertifikat baru berlaku mulai {format_date(first.date())}."
    hint = "Perbarui sertifikat pada penerbitnya, dan periksa tanggal komputer ini."
    raise problem(codes.SERTIFIKAT_TIDAK_BERLAKU, message, hint, path)


def _check_kind(path: Path, key: PrivateKeyTypes, certificate: Certificate) -> None:
    """Readers of PDF know RSA and ECDSA; newer kinds of keys only a few can check."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from cryptography.x509.oid import PublicKeyAlgorithmOID

    only_pss = certificate.public_key_algorithm_oid == PublicKeyAlgorithmOID.RSASSA_PSS
    if isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) and not only_pss:
        return
    kind = "RSA-PSS" if only_pss else type(key).__name__.removesuffix("PrivateKey").lstrip("_")
    message = (
        f"Sertifikat memakai kunci {kind}. Tanda tangan PDF dengan kunci itu belum dapat diperiksa "
        "oleh kebanyakan pembaca PDF."
    )
    hint = "Minta sertifikat dengan kunci RSA atau ECDSA kepada penerbitnya."
    raise problem(codes.KUNCI_TIDAK_DIDUKUNG, message, hint, path)


def _check_purpose(path: Path, certificate: SignedCertificate) -> None:
    """Nobody would accept what such a certificate signs."""
    if fault := purpose_fault(certificate):
        hint = "Pakai sertifikat tanda tangan elektronik, bukan sertifikat situs atau server."
        raise problem(codes.BUKAN_UNTUK_TANDA_TANGAN, _sentence(fault), hint, path)
    if fault := seal_fault(certificate):
        hint = "Minta sertifikat baru, dengan sidik SHA-256, kepada penerbitnya."
        raise problem(codes.KUNCI_LEMAH, _sentence(fault), hint, path)
    if fault := key_fault(certificate):
        hint = "Minta sertifikat dengan kunci RSA sedikitnya 2048 bit kepada penerbitnya."
        raise problem(codes.KUNCI_LEMAH, _sentence(fault), hint, path)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _credentials(data: bytes, password: str) -> Credentials:
    from pyhanko.sign.signers import SimpleSigner

    signer = SimpleSigner.load_pkcs12_data(data, (), password.encode() or None)
    chain = tuple(signer.cert_registry)
    return Credentials(common_name(signer.signing_cert.subject), signer, chain)

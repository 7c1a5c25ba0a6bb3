"""Who signed, said truly: what a certificate vouches for, and what it does not."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lkjip_docgen.idn import format_date
from lkjip_docgen.records import Record
from lkjip_docgen.sign.foreign_words import plain

if TYPE_CHECKING:
    from asn1crypto.cms import SignerInfo
    from asn1crypto.x509 import Certificate as SignedCertificate
    from asn1crypto.x509 import Name
    from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
    from cryptography.x509 import Certificate as ReadCertificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

BROKEN_BITS, WEAK_BITS = 1024, 2048  # of an RSA or DSA key: forgeable, and no longer advised
_WEAK_CURVE = 224  # bits
_BROKEN_DIGESTS = ("md2", "md4", "md5", "sha1")
_SIGNING = ("digital_signature", "non_repudiation")
_OTHER_PURPOSES = frozenset({"server_auth", "time_stamping", "ocsp_signing", "code_signing"})


class Certificate(Record):
    """What a signatory's certificate says, in words.

    `fault` is why no signature with it holds; `notes` are what a reader should know.
    """

    nama: str
    penerbit: str
    self_signed: bool
    fault: str
    notes: tuple[str, ...]


def read_certificate(
    certificate: SignedCertificate, moment: datetime | None, *, stamped: bool
) -> Certificate:
    """Judge an asn1crypto certificate with which somebody signed at `moment`.

    `stamped`: the time is a time stamp server's, so that it proves something.
    """
    strength = key_fault(certificate)
    term, note = _term(certificate, moment, stamped)
    fault = purpose_fault(certificate) or strength or seal_fault(certificate) or term
    notes = [note, "" if strength else key_note(certificate)]
    own = is_self_signed(certificate)
    return Certificate(
        common_name(certificate.subject),
        common_name(certificate.issuer),
        own,
        fault,
        tuple(filter(None, notes)),
    )


def common_name(name: Name) -> str:
    """The common name of a subject or issuer, safe to show."""
    native = name.native.get("common_name", name.human_friendly)
    words = native if isinstance(native, str) else ", ".join(map(str, native))
    return plain(words)


def is_self_signed(certificate: SignedCertificate) -> bool:
    """Whether nobody but the signatory vouches for the name."""
    return bool(certificate.self_signed != "no")


def purpose_fault(certificate: SignedCertificate) -> str:
    """Why a certificate is not one to sign documents with; empty where it is."""
    usage = certificate.key_usage_value
    if usage is not None and not set(_SIGNING) & set(usage.native):
        return "sertifikat bukan untuk menandatangani"
    purposes = certificate.extended_key_usage_value
    if purposes is not None and set(purposes.native) <= _OTHER_PURPOSES:
        return "sertifikat bukan untuk menandatangani dokumen"
    return ""


def key_fault(certificate: SignedCertificate) -> str:
    """Why anybody could have made a signature with such a key."""
    kind, bits = _key(certificate)
    if kind in ("rsa", "rsassa_pss", "dsa") and bits < BROKEN_BITS:
        return (
            f"kunci sertifikat terlalu lemah ({kind.upper()} {bits} bit) sehingga dapat dipalsukan"
        )
    return ""


def seal_fault(certificate: SignedCertificate) -> str:
    """Why the issuer's word for a certificate could be somebody else's.

    A root vouches for itself, so its own seal proves nothing anyway.
    """
    if is_self_signed(certificate):
        return ""
    with suppress(ValueError):  # one like Ed25519 has no digest of its own
        if certificate.hash_algo in _BROKEN_DIGESTS:
            digest = certificate.hash_algo.upper()
            return f"sertifikat disahkan penerbitnya dengan sidik {digest}, yang dapat dipalsukan"
    return ""


def key_note(certificate: SignedCertificate) -> str:
    """That a key is weaker than is advised today."""
    kind, bits = _key(certificate)
    least = WEAK_BITS if kind in ("rsa", "rsassa_pss", "dsa") else _WEAK_CURVE
    if bits >= least:
        return ""
    return f"kunci sertifikat lemah ({kind.upper()} {bits} bit; dianjurkan sedikitnya {least} bit)"


def digest_fault(signer: SignerInfo) -> str:
    """Why a CMS signer info proves little: its digest can be forged."""
    used = {signer["digest_algorithm"]["algorithm"].native}
    with suppress(ValueError):  # one like Ed25519 has no digest of its own
        used.add(signer["signature_algorithm"].hash_algo)
    broken = sorted(used & set(_BROKEN_DIGESTS))
    return f"sidik {broken[0].upper()} pada tanda tangan dapat dipalsukan" if broken else ""


def chain_fault(signature: EmbeddedPdfSignature) -> str:
    """Why the certificates that came along are not those that the issuers made.

    They are no part of what is signed, so altered ones would go unnoticed.
    """
    read = list(map(_readable, signature.other_embedded_certs))
    others = [certificate for certificate in read if certificate is not None]
    if len(others) < len(read):
        return "sertifikat penyerta pada tanda tangan rusak"
    if not others:
        return ""
    own = _readable(signature.signer_cert)
    assert own is not None
    pairs = (
        (one, other) for one in (own, *others) for other in others if one.issuer == other.subject
    )
    if any(not _issued(one, other) for one, other in pairs):
        return "sertifikat penyerta pada tanda tangan tidak cocok"
    faults = map(seal_fault, signature.other_embedded_certs)
    return next((f"{fault} (sertifikat penyerta)" for fault in faults if fault), "")


def _readable(certificate: SignedCertificate) -> ReadCertificate | None:
    from cryptography.x509 import load_der_x509_certificate

    try:
        return load_der_x509_certificate(certificate.dump())
    except ValueError:
        return None


def _issued(one: ReadCertificate, other: ReadCertificate) -> bool:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    try:
        if _is_old(one):
            _check_old(one, other.public_key())
        else:
            one.verify_directly_issued_by(other)
    except UnsupportedAlgorithm:  # an old digest is judged elsewhere
        return True
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _is_old(one: ReadCertificate) -> bool:
    """Whether the library refuses to look at a certificate because of its digest."""
    digest = one.signature_hash_algorithm
    return digest is not None and digest.name in _BROKEN_DIGESTS


def _check_old(one: ReadCertificate, public: CertificatePublicKeyTypes) -> None:
    """Whether it is at least unaltered: many roots have an old digest, which does no harm."""
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

    digest = one.signature_hash_algorithm
    assert digest is not None
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(one.signature, one.tbs_certificate_bytes, padding.PKCS1v15(), digest)
    elif isinstance(public, ec.EllipticCurvePublicKey):
        public.verify(one.signature, one.tbs_certificate_bytes, ec.ECDSA(digest))


def _key(certificate: SignedCertificate) -> tuple[str, int]:
    public = certificate.public_key
    return str(public.algorithm), int(public.bit_size)


def _term(
    certificate: SignedCertificate, moment: datetime | None, stamped: bool
) -> tuple[str, str]:
    """Fault and note about the time in which a certificate is in force."""
    validity = certificate["tbs_certificate"]["validity"]
    first, last = validity["not_before"].native, validity["not_after"].native
    now = datetime.now(UTC)
    signed = min(moment or now, now)
    if signed < first:
        return f"sertifikat baru berlaku mulai {format_date(first.date())}", ""
    if signed > last:
        return f"sertifikat sudah tidak berlaku sejak {format_date(last.date())}", ""
    if now <= last:
        return "", ""
    note = f"masa berlaku sertifikat berakhir {format_date(last.date())}"
    if not stamped:
        note += "; bahwa ditandatangani sebelum itu hanya menurut jam penanda tangan"
    return "", note

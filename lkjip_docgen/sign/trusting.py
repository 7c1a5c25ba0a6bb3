"""Whether somebody trusted vouches for a signatory, and whether that was withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lkjip_docgen.idn import format_date
from lkjip_docgen.records import Record
from lkjip_docgen.sign.certificates import Trust
from lkjip_docgen.sign.identity import Certificate

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate as SignedCertificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus, RevocationDetails
    from pyhanko_certvalidator import ValidationContext

_UNCHECKED = "belum diperiksa apakah sertifikat dicabut (berikan CRL penerbit dengan --crl)"


class Standing(Record):
    """`trusted` is None where no issuer was named; `fault` and `notes` are words for people."""

    trusted: bool | None
    fault: str
    notes: tuple[str, ...]


def validate(signature: EmbeddedPdfSignature, context: ValidationContext) -> PdfSignatureStatus:
    """pyHanko's status of an embedded signature, without its comparison of revisions."""
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    anything = KeyUsageConstraints(key_usage=set())  # what a key is for is said in words
    return validate_pdf_signature(
        signature, context, context, key_usage_settings=anything, skip_diff=True
    )


def lenient(trust: Trust, mode: str, moment: datetime | None = None) -> ValidationContext:
    """A context that knows the named issuers only; weak keys are judged elsewhere."""
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.policy_decl import DisallowWeakAlgorithmsPolicy

    anything = DisallowWeakAlgorithmsPolicy(frozenset(), frozenset(), 0, 0)
    return ValidationContext(
        trust_roots=list(trust.roots),
        crls=list(trust.crls),
        ocsps=list(trust.ocsps),
        allow_fetching=False,
        revocation_mode=mode,
        moment=moment,
        retroactive_revinfo=moment is not None,
        algorithm_usage_policy=anything,
    )


def standing(
    signature: EmbeddedPdfSignature,
    certificate: Certificate,
    trust: Trust,
    moment: datetime | None,
    *,
    proven: bool,
) -> Standing:
    """Whether the named issuers and lists speak for the signatory of an intact signature.

    `moment` is when it was signed; `proven`: a trusted time stamp says so.
    """
    named = bool(trust.roots)
    notes = _notes(certificate, trust)
    if not named and not trust.checks_revocation:
        return Standing(None, "", notes)
    used = _used(signature, trust)
    at = _moment_of_check(signature, moment)
    status = validate(signature, lenient(used, _mode(trust), at))
    so_far = named or None  # without a named issuer nothing is trusted, nor distrusted
    if status.revocation_details is not None:
        fault, note = _revoked(status.revocation_details, moment, proven)
        return Standing(so_far, fault, (*notes, note) if note else notes)
    if status.trusted:
        return Standing(so_far, "", (*notes, *_checked(trust)))
    if trust.checks_revocation and _holds_without_lists(signature, used, at):
        return Standing(so_far, _LISTS_DO_NOT_TELL, notes)
    if not named:
        return Standing(None, _NO_ISSUER_FOR_LISTS, notes)
    return Standing(False, "penerbit sertifikat tidak dipercaya", notes)


_LISTS_DO_NOT_TELL = (
    "pencabutan sertifikat tidak dapat dipastikan dengan daftar yang diberikan (--crl)"
)
_NO_ISSUER_FOR_LISTS = (
    "pencabutan sertifikat tidak dapat diperiksa tanpa sertifikat penerbitnya (--trust)"
)


def _notes(certificate: Certificate, trust: Trust) -> tuple[str, ...]:
    """What was not looked into, whatever comes out of the rest."""
    notes = [] if trust.checks_revocation else [_UNCHECKED]
    if certificate.self_signed and not trust.roots:
        notes.append("sertifikat dibuat sendiri: tidak ada penerbit yang menjamin nama ini")
    return tuple(notes)


def _checked(trust: Trust) -> tuple[str, ...]:
    """What was looked into and found good."""
    return ("sertifikat tidak dicabut menurut --crl",) if trust.checks_revocation else ()


def _holds_without_lists(signature: EmbeddedPdfSignature, used: Trust, at: datetime | None) -> bool:
    """Whether the issuers alone speak for the signatory: only the lists do not tell."""
    status = validate(signature, lenient(Trust(used.roots), "soft-fail", at))
    return bool(status.trusted)


def _mode(trust: Trust) -> str:
    """Without a list there is nothing to require; softer modes pass over the list in silence."""
    return "require" if trust.checks_revocation else "soft-fail"


def _moment_of_check(signature: EmbeddedPdfSignature, moment: datetime | None) -> datetime | None:
    """Now, or the time of signing where the certificate has run out since."""
    validity = signature.signer_cert["tbs_certificate"]["validity"]
    now = datetime.now(UTC)
    last = validity["not_after"].native
    return moment if moment is not None and moment <= last < now else None


def _used(signature: EmbeddedPdfSignature, trust: Trust) -> Trust:
    """The issuers and lists to judge by: those that came along where no issuer was named."""
    return trust if trust.roots else Trust(_tops(signature), trust.crls, trust.ocsps)


def _tops(signature: EmbeddedPdfSignature) -> tuple[SignedCertificate, ...]:
    """The issuers that came along, for a look at a list where no issuer was named."""
    others = [c for c in signature.other_embedded_certs if c.ca]
    own = [signature.signer_cert] if signature.signer_cert.self_signed != "no" else []
    return tuple(others + own)


def _revoked(details: RevocationDetails, moment: datetime | None, proven: bool) -> tuple[str, str]:
    """Fault, or a note where it was proven to be signed before."""
    whose = "sertifikat penerbitnya" if details.ca_revoked else "sertifikat"
    words = f"{whose} dicabut {format_date(details.revocation_date.date())}"
    if proven and moment is not None and moment < details.revocation_date:
        return "", f"{words}, sesudah ditandatangani"
    return words, ""

"""An electronic signature in a PDF, from the files that hold the key and whom to trust."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lkjip_docgen.findings import Finding
from lkjip_docgen.output import Outputs
from lkjip_docgen.records import Record
from lkjip_docgen.sign import Request, require_extra
from lkjip_docgen.style import load_style


class Signatory(Record):
    """Who signs: the PKCS#12 file, and what knows its password.

    Of `password_file` the first line is the password; `ask` is None where
    nobody can be asked for it.
    """

    p12: Path
    password_file: Path | None = None
    ask: Callable[[], str] | None = None


class Proof(Record):
    """What a signature carries besides itself.

    `tsa` is the address of a time stamp server; with `long_term` the data to
    check the signature years later; `trusted` are certificates of issuers.
    """

    tsa: str | None = None
    long_term: bool = False
    trusted: tuple[Path, ...] = ()


class SignResult(Record):
    """The signed file, its field, who signed, and what is worth knowing about it."""

    file: Path
    field: str
    nama: str
    findings: tuple[Finding, ...]


def sign_file(
    file: Path,
    out: Path | None,
    signatory: Signatory,
    request: Request,
    proof: Proof,
    outputs: Outputs,
) -> SignResult:
    """Sign a PDF and write the result to `out`, by default beside it or, signed before, into it.

    Raises `LkjipError` as `signer.sign` does, for a key that cannot be used,
    and where the libraries for signing are missing (LK713).
    """
    require_extra()
    from lkjip_docgen.sign import Level, default_target, find_password, load_p12, sign, time_stamper

    outputs.reads(signatory.p12, *proof.trusted)
    password = find_password(signatory.password_file, signatory.ask)
    credentials = load_p12(signatory.p12, password)
    target = default_target(file) if out is None else out
    level = Level(time_stamper(proof.tsa), proof.long_term, proof.trusted)
    signed = sign(file, target, credentials, request, load_style(), level=level, outputs=outputs)
    return SignResult(signed.file, signed.field, credentials.nama, signed.findings)


def places_to_sign(file: Path) -> tuple[tuple[str, str], ...]:
    """The places of a PDF that wait for a signature: the name of each, and whose it is.

    Raises `LkjipError` for no usable PDF, and where the libraries for signing are missing.
    """
    require_extra()
    from lkjip_docgen.sign import empty_places

    return tuple((each.name, each.label) for each in empty_places(file))

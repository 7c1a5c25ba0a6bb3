"""What the signatory should know about the own certificate, when signing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.place import Place
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.document import Field
from lkjip_docgen.sign.foreign_words import plain
from lkjip_docgen.sign.identity import is_self_signed, key_note
from lkjip_docgen.sign.persons import other_person, place_of

_OWNER = "Pastikan yang menandatangani memang pemilik sertifikat."


def remarks(
    target: Path, credentials: Credentials, printed: str, field: Field
) -> tuple[Finding, ...]:
    """Warnings about a signature just made; `printed` is the name in its block, if another."""
    place = Place(str(target))
    found = [*_names(credentials.nama, printed, field), *_certificate(credentials)]
    return tuple(
        Finding(code, Severity.WARNING, message, place, "", hint) for code, message, hint in found
    )


def _names(nama: str, printed: str, field: Field) -> Iterator[tuple[str, str, str]]:
    if other_person(printed, nama):
        words = f"Blok tanda tangan mencantumkan “{plain(printed)}”, sertifikat atas nama “{nama}”."
        yield codes.NAMA_BERBEDA, words, _OWNER
    official = plain(place_of(field.label))
    if other_person(official, nama):
        words = (
            f"Tempat {plain(field.name)} disediakan untuk “{official}”, sertifikat atas nama "
            f"“{nama}”."
        )
        yield codes.BUKAN_PEJABATNYA, words, _OWNER


def _certificate(credentials: Credentials) -> Iterator[tuple[str, str, str]]:
    certificate = credentials.signer.signing_cert
    if is_self_signed(certificate):
        words = "Sertifikat dibuat sendiri; penerima tidak dapat memastikan siapa penanda tangan."
        yield codes.DIBUAT_SENDIRI, words, "Pakai sertifikat dari penyelenggara sertifikasi."
    if note := key_note(certificate):
        words = f"{note[0].upper()}{note[1:]}."
        yield codes.KUNCI_LEMAH, words, "Minta sertifikat baru kepada penerbitnya."

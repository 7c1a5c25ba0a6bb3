"""Signing a PDF: PAdES baseline B-B, B-T with a time stamp, B-LT with validation data.

Sources: ETSI EN 319 142-1 (PAdES baseline signatures), ISO 32000-1, 12.8.
Each signature is an incremental update: nothing that was signed before changes.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import Finding
from lkjip_docgen.findings.codes import signing as codes
from lkjip_docgen.idn import group_nip
from lkjip_docgen.output import Outputs, write_aside
from lkjip_docgen.records import Record
from lkjip_docgen.sign.block import Signature, draw_block
from lkjip_docgen.sign.certificates import load_certificate
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.document import open_pdf, readable
from lkjip_docgen.sign.draft_mark import is_draft
from lkjip_docgen.sign.own_certificate import remarks
from lkjip_docgen.sign.problems import problem
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.spot import Spot, find_spots
from lkjip_docgen.sign.state import is_signed, refuse_signed
from lkjip_docgen.sign.tags import tag_field
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import StaticStampStyle
    from pyhanko_certvalidator import ValidationContext

_FAULT = "Server penanda waktu tidak menjawab dengan benar"


class Level(Record):
    """How much proof a signature carries.

    With `timestamper` (pyHanko's) a trusted time (B-T), with `long_term` also
    the data to check it years later (B-LT); else B-B.  `trusted` are files of
    issuers' certificates, besides those that come with the key.
    """

    timestamper: TimeStamper | None = None
    long_term: bool = False
    trusted: tuple[Path, ...] = ()


BASIC = Level()


class Signed(Record):
    """The signed file, the name of the field, and what is worth knowing about it."""

    file: Path
    field: str
    findings: tuple[Finding, ...] = ()


def default_target(source: Path) -> Path:
    """Where a signed file goes: a signed one grows in place, an unsigned one stays as it is."""
    return source if is_signed(source) else source.with_name(f"{source.stem}-ttd.pdf")


def sign(
    source: Path,
    target: Path,
    credentials: Credentials,
    request: Request,
    style: Style,
    level: Level = BASIC,
    moment: datetime | None = None,
    outputs: Outputs | None = None,
) -> Signed:
    """Sign `source` and write the result to `target`; `moment`, printed in the block, is now.

    Raises `LkjipError`: LK700 no usable PDF, LK619 a draft, LK705/LK706 no such
    place or several, LK620 no new place after a signature, LK707 `target` holds
    other signatures, LK708 signing is forbidden or an earlier signature is
    broken, LK709 no time stamp, LK714 no validation data, LK060 `target` cannot
    be written, LK066/LK067 it is somebody's work or the unsigned `source` itself.
    """
    outputs = outputs or Outputs()
    grows = is_signed(source) and target.resolve() == source.resolve()
    if not grows:
        refuse_signed(target)
        outputs.reads(source)
        outputs.check(target)
    reader = open_pdf(source)
    with readable(source):
        _check_draft(source, reader, request)
        _check_earlier(source)
        spot, reserved = find_spots(source, reader, request.field, request.page, request.reserve)
    data = source.read_bytes()
    nip = group_nip(request.nip) if request.nip else ""
    moment = moment or datetime.now().astimezone()
    signature = Signature(request.nama or credentials.nama, request.jabatan, nip, moment)
    block = draw_block(signature, hashlib.sha256(data).hexdigest(), spot.field.size, style)
    with _drawn(block) as stamp, _refusals(source):
        metadata = _metadata(spot, credentials, request, level)
        signed = _signed(data, credentials, (spot, *reserved), metadata, stamp, level)
    if grows:  # nothing is lost: what was signed before is the beginning of the new file
        write_aside(target.resolve(), lambda aside: _write(aside, signed))
    else:
        outputs.write(target, lambda aside: _write(aside, signed), sealed=False)
    return Signed(target, spot.field.name, remarks(target, credentials, request.nama, spot.field))


def _check_draft(source: Path, reader: PdfFileReader, request: Request) -> None:
    """Who signs means the final report."""
    if is_draft(reader) and not request.draft:
        raise problem(
            codes.MASIH_DRAF,
            f"{source.name} masih draf.",
            "Buat PDF final (--final), lalu tanda tangani. Draf hanya ditandatangani dengan "
            "--draft.",
            source,
        )


def _check_earlier(source: Path) -> None:
    """Nobody should put a name under a document that was changed after it was signed."""
    if is_signed(source) and any(not report.ok for report in verify(source)):
        raise problem(
            codes.TIDAK_BOLEH_DITANDATANGANI,
            f"{source.name} memuat tanda tangan yang sudah tidak sah.",
            "Periksa dengan `lkjip verify`, lalu mulai lagi dari berkas yang utuh.",
            source,
        )


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _signed(
    data: bytes,
    credentials: Credentials,
    spots: Sequence[Spot],
    metadata: PdfSignatureMetadata,
    stamp: StaticStampStyle,
    level: Level,
) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSigner

    signer = PdfSigner(
        metadata, credentials.signer, timestamper=level.timestamper, stamp_style=stamp
    )
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    for spot in spots:
        if spot.box is not None:
            own = spot.field.name == metadata.field_name
            _add_field(writer, spot, f"Tanda tangan {metadata.name}" if own else "Tempat kosong")
    signer.sign_pdf(writer, existing_fields_only=True, output=out)
    return out.getvalue()


def _add_field(writer: IncrementalPdfFileWriter, spot: Spot, label: str) -> None:
    """A field of its own on a page, with its tag where the document has tags."""
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    spec = SigFieldSpec(
        spot.field.name, on_page=spot.page or 0, box=spot.box, readable_field_name=label
    )
    append_signature_field(writer, spec)
    tag_field(writer, spot.field.name)


def _metadata(
    spot: Spot, credentials: Credentials, request: Request, level: Level
) -> PdfSignatureMetadata:
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    return PdfSignatureMetadata(
        field_name=spot.field.name,
        md_algorithm="sha256",
        name=request.nama or credentials.nama,
        reason=request.reason or None,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=level.long_term,
        validation_context=_trusting(credentials, level) if level.long_term else None,
    )


def _trusting(credentials: Credentials, level: Level) -> ValidationContext:
    """Trust in named issuers and the roots that came with the key; the rest is fetched."""
    from pyhanko_certvalidator import ValidationContext

    roots = [c for c in credentials.chain if c.self_signed in ("yes", "maybe")]
    roots += [load_certificate(file) for file in level.trusted]
    return ValidationContext(
        trust_roots=roots,
        other_certs=list(credentials.chain),
        allow_fetching=True,
        revocation_mode="soft-fail",
    )


@contextmanager
def _drawn(block: bytes) -> Iterator[StaticStampStyle]:
    """The block as pyHanko's stamp, which wants it in a file."""
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    middle = AxisAlignment.ALIGN_MID
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blok.pdf"
        path.write_bytes(block)
        yield StaticStampStyle.from_pdf_file(
            str(path),
            border_width=0,
            background_opacity=1.0,
            background_layout=SimpleBoxLayoutRule(middle, middle, Margins(0, 0, 0, 0)),
        )


@contextmanager
def _refusals(source: Path) -> Iterator[None]:
    """Errors of the libraries as findings; certificates and passwords are never in them."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.timestamps import TimestampRequestError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    try:
        yield
    except (TimestampRequestError, TimeoutError, OSError) as error:
        message = f"{_FAULT}; PDF tidak ditandatangani."
        hint = "Periksa alamat server penanda waktu (--tsa) dan sambungan internet, lalu ulangi."
        raise problem(codes.PENANDA_WAKTU, message, hint) from error
    except (PathError, ValidationError) as error:
        message = "Data validasi jangka panjang tidak dapat dihimpun; PDF tidak ditandatangani."
        hint = "Sebut sertifikat penerbit dengan --trust, atau tanda tangani tanpa --lt."
        raise problem(codes.DATA_VALIDASI, message, hint) from error
    except (SigningError, PdfError, ValueError) as error:
        message = f"{source.name} tidak dapat ditandatangani lagi: {error}"
        hint = "PDF mungkin dikunci oleh tanda tangan sebelumnya."
        raise problem(codes.TIDAK_BOLEH_DITANDATANGANI, message, hint, source) from error

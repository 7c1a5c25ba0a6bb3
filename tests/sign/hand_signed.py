"""Updates of signed files written by hand: packed ones, and duly signed ones.

The signatures are made by `cryptography`, so that what is tested was not made by the
library that tests it.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from altered_files import Update, last_table
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs7
from sign_files import Issuer, stamper

Seal = Callable[[bytes], bytes]
_ROOM = 12_000  # hexadecimal digits for a signature
_LAST = re.compile(rb"(/Annots \[[^\]]*)\]")
_LOOK = b"/Type /XObject /Subtype /Form /BBox [0 0 204 66]"


def signature(kind: bytes = b"Sig", filter_: bytes = b"adbe.pkcs7.detached") -> bytes:
    """The dictionary of a signature whose room is still empty."""
    return (
        b"<< /Type /%s /Filter /Adobe.PPKLite /SubFilter /%s"
        b" /ByteRange [0 0000000000 0000000000 0000000000] /Contents <%s> >>"
        % (kind, filter_, b"0" * _ROOM)
    )


def stamp_value() -> bytes:
    return signature(b"DocTimeStamp", b"ETSI.RFC3161")


def sealed(data: bytes, seal: Seal) -> bytes:
    """The file with its last, empty room filled."""
    start = data.rindex(b"<" + b"0" * _ROOM)
    stop = start + _ROOM + 2
    place = data.rindex(b"[0 0000000000")
    span = b"[0 %010d %010d %010d]" % (start, stop, len(data) - stop)
    data = data[:place] + span + data[place + len(span) :]
    content = seal(data[:start] + data[stop:]).hex().encode()
    return data[: start + 1] + content.ljust(_ROOM, b"0") + data[stop - 1 :]


def by(issuer: Issuer, nama: str) -> Seal:
    """How somebody signs."""
    key, certificate = issuer.issue(nama)

    def seal(data: bytes) -> bytes:
        builder = pkcs7.PKCS7SignatureBuilder().set_data(data)
        builder = builder.add_signer(certificate, key, hashes.SHA256())
        options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
        return builder.sign(serialization.Encoding.DER, options)

    return seal


def stamp(issuer: Issuer) -> Seal:
    """How a time stamp server stamps a document."""
    server = stamper(issuer)

    def seal(data: bytes) -> bytes:
        digest = hashlib.sha256(data).digest()
        token: bytes = asyncio.run(server.async_timestamp(digest, "sha256")).dump()
        return token

    return seal


def place(
    update: Update, look: bytes | None, value: bytes | None = None, name: bytes = b"Baru"
) -> int:
    """A new signature field in the free middle of the page; gives its number."""
    number = update.size
    entries = b""
    if look is not None:
        update.stream(number + 1, look, _LOOK)
        entries += b" /AP << /N %d 0 R >>" % (number + 1)
    if value is not None:
        update.put(number + 2, value)
        entries += b" /V %d 0 R" % (number + 2)
    update.put(
        number,
        b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (%s) /F 132 /Rect [310 300 514 366]"
        b" /P %d 0 R%s >>" % (name, update.page, entries),
    )
    update.put(update.page, _LAST.sub(rb"\1 %d 0 R ]" % number, update.bodies[update.page]))
    update.edit(update.form, b"/Fields [", b"/Fields [ %d 0 R" % number)
    update.size = number + 3
    return number


def packed(
    update: Update,
    inside: Sequence[int],
    *,
    offsets: Mapping[int, int] | None = None,
    rows: Mapping[int, tuple[int, int, int]] | None = None,
    size: int = 0,
    more: bytes = b"",
) -> bytes:
    """The update with the objects `inside` in an object stream, and a table that is a stream.

    `offsets` are other places in the head than the true ones, `rows` more rows of
    the table, `size` another number of objects, `more` entries of the table.
    """
    out = bytearray(update.data if update.data.endswith(b"\n") else update.data + b"\n")
    stream, table = update.size, update.size + 1
    found = dict(rows or {})
    members, head = b"", b""
    for index, number in enumerate(inside):
        head += b"%d %d " % (number, (offsets or {}).get(number, len(members)))
        members += update.objects[number] + b" "
        found[number] = (2, stream, index)
    content = zlib.compress(head + members)
    plain = {number: body for number, body in update.objects.items() if number not in inside}
    plain[stream] = (
        b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(inside), len(head), len(content), content)
    )
    for number, body in sorted(plain.items()):
        found[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    found[table] = (1, start, 0)
    lines = b"".join(
        kind.to_bytes(1, "big") + at.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, (kind, at, index) in sorted(found.items())
    )
    parts = b" ".join(b"%d 1" % number for number in sorted(found))
    out += (
        b"%d 0 obj\n<< /Type /XRef /Size %d /Root %d 0 R /Prev %d /W [1 4 2] /Index [%s] %s"
        b" /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (
            table, size or table + 1, update.root, last_table(update.data), parts, more,
            len(lines), lines,
        )
    )  # fmt: skip
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)

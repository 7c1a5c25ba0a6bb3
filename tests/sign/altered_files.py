"""Signed PDF files altered by hand, byte by byte, as a forger without our library would.

Each attack takes the bytes of a signed file and gives those of the altered one.  The
object numbers are found by reading the file with pikepdf, so the attacks fit any small
file of `sign_files.write_pdf`.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable

import pikepdf

Attack = Callable[[bytes], bytes]
BLACK = b"0 g 0 0 595 842 re f"  # a page painted over
TEXT = b"BT /F1 24 Tf 100 600 Td (Disetujui) Tj ET"


class Update:
    """An incremental update, written as ISO 32000-1, 7.5.6 says."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with pikepdf.open(io.BytesIO(data)) as document:
            self.size = int(document.trailer.Size)
            self.root = document.Root.objgen[0]
            self.page = document.pages[0].objgen[0]
            self.contents = document.pages[0].Contents.objgen[0]
            self.form = document.Root.AcroForm.objgen[0]
            self.fields = [field.objgen[0] for field in document.Root.AcroForm.Fields]
            self.bodies = {
                number: document.get_object(number, 0).unparse(resolved=True)
                for number in (self.root, self.page, self.form, *self.fields)
            }
        self.objects: dict[int, bytes] = {}

    def put(self, number: int, body: bytes) -> Update:
        self.objects[number] = body
        return self

    def stream(self, number: int, content: bytes, entries: bytes = b"") -> Update:
        head = b"<< %s /Length %d >>\nstream\n" % (entries, len(content))
        return self.put(number, head + content + b"\nendstream")

    def edit(self, number: int, old: bytes, new: bytes) -> Update:
        body = self.objects.get(number, self.bodies[number])
        assert old in body, (old, body)
        return self.put(number, body.replace(old, new, 1))

    def add_key(self, number: int, entry: bytes) -> Update:
        body = self.objects.get(number, self.bodies[number])
        return self.put(number, body[: body.rindex(b">>")] + b" " + entry + b" >>")

    def write(
        self, *, end: bytes = b"%%EOF\n", trailer: bytes = b"", row: bytes = b" 00000 n \n"
    ) -> bytes:
        out = bytearray(self.data)
        if not out.endswith(b"\n"):
            out += b"\n"
        table = []
        for number, body in sorted(self.objects.items()):
            table.append(b"%d 1\n%010d%s" % (number, len(out), row))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        size = max(self.size, *(number + 1 for number in self.objects), 0)
        out += b"xref\n" + b"".join(table)
        out += b"trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\n" % (
            size, self.root, last_table(self.data), trailer,
        )  # fmt: skip
        return bytes(out + b"startxref\n%d\n" % start + end)


def last_table(data: bytes) -> int:
    return int(re.findall(rb"startxref\s+(\d+)", data)[-1])


def contents(data: bytes) -> Update:
    """The content of the first page replaced."""
    update = Update(data)
    return update.stream(update.contents, BLACK)


def annotation(data: bytes, kind: bytes, more: bytes = b"") -> bytes:
    update = Update(data)
    number = update.size
    look = number + 1
    update.stream(look, BLACK, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    update.put(
        number,
        b"<< /Type /Annot /Subtype /%s /Rect [50 500 400 700] /F 4 /Contents (Sah)"
        b" /AP << /N %d 0 R >> %s >>" % (kind, look, more),
    )
    update.edit(update.page, b"/Annots [", b"/Annots [ %d 0 R" % number)
    return update.write()


def fill_field(data: bytes, more: bytes) -> bytes:
    """An empty place, or the last one, gets something without a signature."""
    update = Update(data)
    look = update.size
    field = update.fields[-1]
    update.stream(look, BLACK, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    body = re.sub(rb"/(AP << [^>]*>>|V \d+ 0 R|Rect \[[^\]]*\])", b"", update.bodies[field])
    update.put(field, body)
    return update.add_key(field, more.replace(b"LOOK", b"%d 0 R" % look)).write()


def new_field(data: bytes, entries: bytes, kind: bytes = b"Tx") -> bytes:
    update = Update(data)
    number = update.size
    look = number + 1
    update.stream(look, BLACK, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    update.put(
        number,
        b"<< /Type /Annot /Subtype /Widget /FT /%s /T (Baru) /F 4 /Rect [0 0 595 842] /P %d 0 R"
        b" /AP << /N %d 0 R >> %s >>" % (kind, update.page, look, entries),
    )
    update.edit(update.page, b"/Annots [", b"/Annots [ %d 0 R" % number)
    update.edit(update.form, b"/Fields [", b"/Fields [ %d 0 R" % number)
    return update.write()


def removed_signature(data: bytes) -> bytes:
    update = Update(data)
    for field in update.fields:
        update.put(field, re.sub(rb"/V \d+ 0 R", b"", update.bodies[field]))
    return update.write()


def other_page(data: bytes) -> bytes:
    update = Update(data)
    number = update.size
    update.stream(number + 1, BLACK)
    body = update.bodies[update.page]
    update.put(number, re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % (number + 1), body))
    with pikepdf.open(io.BytesIO(data)) as document:
        pages = document.Root.Pages.objgen[0]
    update.put(pages, b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % number)
    return update.write()


def other_root(data: bytes) -> bytes:
    """A whole new catalog, so that the old one is shadowed."""
    update = Update(data)
    number = update.size
    update.stream(number + 2, BLACK)
    update.put(
        number + 1,
        b"<< /Type /Page /MediaBox [0 0 595 842] /Contents %d 0 R /Parent %d 0 R >>"
        % (number + 2, number + 3),
    )
    update.put(number + 3, b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 1))
    update.put(
        number,
        b"<< /Type /Catalog /Pages %d 0 R /AcroForm %d 0 R >>" % (number + 3, update.form),
    )
    update.root = number
    return update.write()


def two_keys(data: bytes, *, first: bool) -> bytes:
    """Readers differ in which of two entries of one key they take."""
    update = Update(data)
    pages = update.size
    update.stream(pages + 2, BLACK)
    update.put(
        pages + 1,
        b"<< /Type /Page /MediaBox [0 0 595 842] /Contents %d 0 R /Parent %d 0 R >>"
        % (pages + 2, pages),
    )
    update.put(pages, b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (pages + 1))
    if first:
        return update.edit(update.root, b"<<", b"<< /Pages %d 0 R" % pages).write()
    return update.add_key(update.root, b"/Pages %d 0 R" % pages).write()


def two_catalogs(data: bytes) -> bytes:
    whole = other_root(data)
    old = Update(data).root
    return whole[: whole.rindex(b"trailer")] + whole[whole.rindex(b"trailer") :].replace(
        b"/Root ", b"/Root %d 0 R /Root " % old, 1
    )


def other_generation(data: bytes) -> bytes:
    """The page's content is there no more for readers that mind generations."""
    whole = Update(data).stream(Update(data).contents, b"q Q").write(row=b" 00001 n \n")
    own = Update(data).contents
    return whole[: len(data)] + whole[len(data) :].replace(b"%d 0 obj" % own, b"%d 1 obj" % own, 1)


def hidden_object(data: bytes) -> bytes:
    """An object that the table does not name; readers that repair a file find it."""
    update = Update(data)
    update.put(update.size, b"<< /Nama (kosong) >>")
    whole = update.write()
    hidden = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        update.contents, len(BLACK), BLACK,
    )  # fmt: skip
    start = last_table(whole)
    broken = whole[:start] + hidden + whole[start:]
    return broken.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(hidden)))


def hidden_in_stream(data: bytes) -> bytes:
    update = Update(data)
    inner = b"%d 0 obj\n<< /Length 3 >>\nstream\nq Q\nendstream\n" % update.contents
    return update.stream(update.size, inner).write()


def hidden_in_unused_stream(data: bytes) -> bytes:
    """A sound object stream whose one member no table names."""
    update = Update(data)
    head = b"%d 0 " % update.contents
    packed = zlib.compress(head + b"<< /Nama (kosong) >>")
    entries = b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head)
    return update.stream(update.size, packed, entries).write()


def hidden_after_comment(data: bytes) -> bytes:
    whole = Update(data).put(Update(data).size, b"<< >>").write()
    start = last_table(whole)
    hidden = b"%d %%komentar\n0 %%lagi\nobj\n<< >>\n" % Update(data).contents
    broken = whole[:start] + hidden + whole[start:]
    return broken.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start + len(hidden)))


def metadata(data: bytes) -> bytes:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        b' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        b'<rdf:li xml:lang="x-default">Judul lain</rdf:li></rdf:Alt></dc:title>'
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    update = Update(data)
    number = int(re.search(rb"/Metadata (\d+)", update.bodies[update.root])[1])  # type: ignore[index]
    return update.stream(number, packet, b"/Type /Metadata /Subtype /XML").write()


def title(data: bytes) -> bytes:
    update = Update(data)
    update.put(update.size, b"<< /Title (Judul lain) >>")
    return update.write(trailer=b"/Info %d 0 R" % update.size)


def object_stream(data: bytes) -> bytes:
    """The page content as a member of an object stream, with a table that is a stream."""
    update = Update(data)
    number = update.size
    page = re.sub(
        rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % (number + 2), update.bodies[update.page]
    )
    head = b"%d 0 " % update.page
    packed = zlib.compress(head + page)
    out = bytearray(data if data.endswith(b"\n") else data + b"\n")
    at = {}
    for own, entries, content in (
        (number, b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head), packed),
        (number + 2, b"", BLACK),
    ):
        at[own] = len(out)
        out += b"%d 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
            own, entries, len(content), content,
        )  # fmt: skip
    table, start = number + 1, len(out)
    rows = [(2, number, 0), (1, at[number], 0), (1, start, 0), (1, at[number + 2], 0)]
    content = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(1, "big")
        for kind, where, index in rows
    )
    out += (
        b"%d 0 obj\n<< /Type /XRef /Size %d /Root %d 0 R /Prev %d /W [1 4 1]"
        b" /Index [%d 1 %d 3] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (table, number + 3, update.root, last_table(data), update.page, number, len(content),
           content)
    )  # fmt: skip
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def freed(data: bytes) -> bytes:
    update = Update(data)
    update.put(update.contents, b"null")
    whole = update.write()
    return re.sub(rb"\d{10} 00000 n \n(?=trailer)", b"0000000000 00001 f \n", whole)


def hybrid(data: bytes) -> bytes:
    """A second table beside the first, for newer readers."""
    update = contents(data)
    shown = update.write()
    plain = Update(data).put(update.size, b"<< >>")
    return plain.write(trailer=b"/XRefStm %d" % last_table(shown))


def validation_data_that_paint(data: bytes) -> bytes:
    """The page's own content named as a certificate, and replaced."""
    update = contents(data)
    return update.add_key(
        update.root, b"/DSS << /Certs [ %d 0 R ] >>" % update.contents
    ).write()  # fmt: skip


def flipped(place: Callable[[bytes], int], bit: int = 1) -> Attack:
    def flip(data: bytes) -> bytes:
        changed = bytearray(data)
        changed[place(data)] ^= bit
        return bytes(changed)

    return flip


def _in_contents(share: float, *, last: bool = False) -> Callable[[bytes], int]:
    def place(data: bytes) -> int:
        rooms = list(re.finditer(rb"/Contents <([0-9A-Fa-f]+?)(0{40,})?>", data))
        room = rooms[-1 if last else 0]
        return room.start(1) + int(share * len(room[1]))

    return place


def _padding(data: bytes) -> int:
    room = list(re.finditer(rb"/Contents <[0-9A-Fa-f]+>", data))[-1]
    return room.end() - 10


def _table(data: bytes) -> int:
    return last_table(data) + 30


def raw(tail: bytes) -> Attack:
    return lambda data: data + tail


INVISIBLE: dict[str, Attack] = {
    "bytes after the end": raw(b"sampah"),
    "one line break after the end": raw(b"\n"),
    "a comment after the end": raw(b"\n% catatan\n"),
    "zeros after the end": raw(bytes(4096)),
    "a second %%EOF": raw(b"\n%%EOF\n"),
    "a second startxref": lambda data: data + b"\nstartxref\n%d\n%%%%EOF\n" % last_table(data),
    "a pointer to nowhere": raw(b"\nstartxref\n99999999\n%%EOF\n"),
    "another PDF behind": lambda data: data + data,
    "a title in the metadata": metadata,
    "a title in /Info": title,
    "an object that nothing names": hidden_object,
    "an object inside a stream": hidden_in_stream,
    "an object inside an object stream that nobody uses": hidden_in_unused_stream,
    "an object behind comments": hidden_after_comment,
    "an action at opening": lambda data: (
        Update(data).add_key(Update(data).root, b"/OpenAction << /S /JavaScript /JS (1) >>").write()
    ),
    "an attachment": lambda data: (
        Update(data).add_key(Update(data).root, b"/Names << /EmbeddedFiles << >> >>").write()
    ),
    "a removed signature": removed_signature,
    "a bit in the room of the signature": flipped(_padding),
    "a bit in the head of the signature": flipped(_in_contents(0.001), 8),
    "a bit in a third of the signature": flipped(_in_contents(0.33), 4),
    # behind lies the issuer's certificate, which says nothing of what was signed, and no one signs
    "a bit in a quarter of the signature": flipped(_in_contents(0.25), 2),
    "a bit in the end of the signature": flipped(_in_contents(0.97), 1),
    "a bit in the last signature": flipped(_in_contents(0.98, last=True), 1),
    "a bit in the table": flipped(_table),
    "a bit in the catalog": flipped(lambda data: data.index(b"/Catalog") + 3),
    "a bit in the byte range": flipped(lambda data: data.index(b"/ByteRange") + 14),
    "bytes missing at the end": lambda data: data[:-4],
    "half of the file": lambda data: data[: len(data) // 2],
    "the pointer changed": lambda data: re.sub(
        rb"startxref\s+\d+(?=\s+%%EOF\s*\Z)", b"startxref\n17", data
    ),
}
"""Alterations that no page shows, or that leave nothing to show."""

VISIBLE: dict[str, Attack] = {
    "a page painted over": lambda data: contents(data).write(),
    "a page painted over, without %%EOF": lambda data: contents(data).write(end=b""),
    "a page painted over, %%EOF cut": lambda data: contents(data).write(end=b"%%EO"),
    "a page painted over, junk behind": lambda data: contents(data).write() + bytes(900),
    "a page painted over, table misspelt": lambda data: contents(data).write(row=b" 00000 n\n"),
    "a page painted over, table of one width more": lambda data: contents(data).write(
        row=b" 00000 n  \n"
    ),
    "a page painted over, twice": lambda data: contents(contents(data).write()).write(),
    "text added to a page": lambda data: (
        Update(data)
        .stream(Update(data).size, TEXT)
        .edit(
            Update(data).page,
            b"/Contents %d 0 R" % Update(data).contents,
            b"/Contents [ %d 0 R %d 0 R ]" % (Update(data).contents, Update(data).size),
        )
        .write()
    ),
    "a page turned": lambda data: Update(data).add_key(Update(data).page, b"/Rotate 90").write(),
    "a page cut": lambda data: (
        Update(data).add_key(Update(data).page, b"/CropBox [0 0 300 300]").write()
    ),
    "a page of another size": lambda data: (
        Update(data).edit(Update(data).page, b"842 ]", b"400 ]").write()
    ),
    "another page": other_page,
    "another catalog": other_root,
    "a page in an object stream": object_stream,
    "a page freed": freed,
    "two tables": hybrid,
    "validation data that paint": validation_data_that_paint,
    "a catalog with two page trees": lambda data: two_keys(data, first=True),
    "a catalog with two page trees, the false one last": lambda data: two_keys(data, first=False),
    "a trailer with two catalogs": two_catalogs,
    "a page of another generation": other_generation,
    "a stamp": lambda data: annotation(data, b"Stamp"),
    "a note": lambda data: annotation(data, b"Text"),
    "free text": lambda data: annotation(data, b"FreeText", b"/DA (/Helv 12 Tf)"),
    "a square": lambda data: annotation(data, b"Square"),
    "a redaction": lambda data: annotation(data, b"Redact"),
    "a watermark": lambda data: annotation(data, b"Watermark"),
    "a link with a look": lambda data: annotation(data, b"Link"),
    "a text field": lambda data: new_field(data, b"/V (Disetujui)"),
    "a button": lambda data: new_field(data, b"", b"Btn"),
    "a signature field with a look": lambda data: new_field(data, b"", b"Sig"),
    "a signature field with a false signature": lambda data: new_field(
        data, b"/V << /Type /Sig /ByteRange [0 10 20 30] /Contents <00> >>", b"Sig"
    ),
    "a place filled without a signature": lambda data: fill_field(
        data, b"/AP << /N LOOK >> /Rect [0 0 595 842]"
    ),
    "a place filled with words": lambda data: fill_field(
        data, b"/V (Sari) /AP << /N LOOK >> /Rect [60 100 264 165]"
    ),
    "a place moved": lambda data: fill_field(data, b"/AP << /N LOOK >> /Rect [60 400 264 465]"),
    "a place shown to be another kind": lambda data: fill_field(
        data, b"/FT /Tx /V (x) /AP << /N LOOK >> /Rect [60 100 264 700]"
    ),
    "all annotations gone": lambda data: (
        Update(data)
        .put(
            Update(data).page,
            re.sub(rb"/Annots \[[^\]]*\]", b"", Update(data).bodies[Update(data).page]),
        )
        .write()
    ),
    "the form gone": lambda data: (
        Update(data)
        .put(
            Update(data).root,
            re.sub(rb"/AcroForm \d+ 0 R", b"", Update(data).bodies[Update(data).root]),
        )
        .write()
    ),
    "a look of an old signature replaced": lambda data: fill_field(
        data, b"/AP << /N LOOK >> /Rect [310 100 514 165]"
    ),
}
"""Alterations that a reader shows."""

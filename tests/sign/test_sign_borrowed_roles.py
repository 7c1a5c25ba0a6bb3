"""An update gives an object of the page a second role, one that it may change, and replaces it.

A list of fields, the metadata or validation data may be renewed after a signature; where
the renewed object is, unseen, also part of a page, the page changes with it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from altered_files import BLACK, Update, last_table
from pyhanko.pdf_utils.generic import NumberObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from sign_files import write_pdf
from test_sign_altered_files import POPPLER, judged, pages

from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
Attack = Callable[[bytes], bytes]
PLACE = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"


def prepared(path: Path) -> Path:
    """A usual file whose page keeps its lists and resources in objects of their own."""
    write_pdf(path, ("Sari Contoh", "Budi Contoh"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0].obj
        own = document.make_stream(b"0.5 g 100 500 200 100 re f /Gambar Do")
        drawing = document.make_stream(b"0.2 g 100 300 200 100 re f")
        drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawing.BBox = [0, 0, 595, 842]
        page.Contents = document.make_indirect(pikepdf.Array([own]))
        drawings = document.make_indirect(pikepdf.Dictionary(Gambar=drawing))
        page.Resources = document.make_indirect(pikepdf.Dictionary(XObject=drawings))
        document.docinfo["/Title"] = "Laporan"
        with document.open_metadata() as metadata:
            metadata["dc:title"] = "Laporan"
        document.save(path)
    return path


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory, sari: Credentials) -> Path:
    source = prepared(tmp_path_factory.mktemp("siap") / "asal.pdf")
    return sign(source, source.with_name("ttd.pdf"), sari, Request(field="TTE1"), load_style()).file


def number(update: Update, *keys: str) -> int:
    """The object that a path of keys from the first page leads to."""
    with pikepdf.open(io.BytesIO(update.data)) as document:
        value = document.pages[0].obj
        for key in keys:
            value = value[key]
        return int(value.objgen[0])


def body(update: Update, wanted: int) -> bytes:
    with pikepdf.open(io.BytesIO(update.data)) as document:
        return document.get_object(wanted, 0).unparse(resolved=True)


def painting(update: Update) -> int:
    update.stream(update.size, BLACK, PLACE)
    return update.size


def resources_as_validation_data(data: bytes) -> bytes:
    update = Update(data)
    held = number(update, "/Resources", "/XObject")
    update.put(held, b"<< /Gambar %d 0 R >>" % painting(update))
    return update.add_key(update.root, b"/DSS << /VRI %d 0 R >>" % held).write()


def contents_as_validation_data(data: bytes) -> bytes:
    update = Update(data)
    held = number(update, "/Contents")
    update.put(held, b"[ %d 0 R ]" % painting(update))
    return update.add_key(update.root, b"/DSS << /Certs %d 0 R >>" % held).write()


def contents_as_list_of_fields(data: bytes) -> bytes:
    update = Update(data)
    held = number(update, "/Contents")
    fields = re.search(rb"/Fields (\[[^\]]*\])", update.bodies[update.form])
    assert fields is not None
    empty = update.size
    update.put(empty, b"<< /FT /Sig /T (Kosong) /Type /Annot /Subtype /Widget /Rect [0 0 0 0] >>")
    update.put(held, fields[1][:-1] + b" %d 0 R ]" % empty)
    update.put(update.form, update.bodies[update.form].replace(fields[1], b"%d 0 R" % held))
    return update.write()


def resources_as_form(data: bytes) -> bytes:
    update = Update(data)
    held = number(update, "/Resources")
    update.put(held, update.bodies[update.form])
    update.edit(update.root, b"/AcroForm %d 0 R" % update.form, b"/AcroForm %d 0 R" % held)
    return update.write()


def resources_as_information(data: bytes) -> bytes:
    update = Update(data)
    held = number(update, "/Resources")
    with pikepdf.open(io.BytesIO(data)) as document:
        update.put(held, document.trailer["/Info"].unparse(resolved=True))
    return update.write(trailer=b"/Info %d 0 R" % held)


def page_content_as_metadata(data: bytes) -> bytes:
    """A packet of metadata with a drawing in a comment is drawn where it is a page's content."""
    update = Update(data)
    with pikepdf.open(io.BytesIO(data)) as document:
        inner = document.pages[0].Contents[0].objgen[0]
        packet = bytes(document.Root.Metadata.read_bytes())
    packet = packet.replace(b"?>", b"?>\n<!-- \n" + BLACK + b"\n-->", 1)
    update.stream(inner, packet, b"/Type /Metadata /Subtype /XML")
    root = re.sub(rb"/Metadata \d+ 0 R", b"/Metadata %d 0 R" % inner, update.bodies[update.root])
    return update.put(update.root, root).write()


BORROWED: dict[str, Attack] = {
    "the drawings of a page as validation data": resources_as_validation_data,
    "the list of contents as validation data": contents_as_validation_data,
    "the list of contents as the list of fields": contents_as_list_of_fields,
    "the resources of a page as the form": resources_as_form,
    "the resources of a page as the information of the file": resources_as_information,
    "the content of a page as metadata": page_content_as_metadata,
}


def drawings_in_the_catalog(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0].obj
        page.Contents = document.make_stream(b"0.5 g 100 500 200 100 re f /Extensions Do")
        page.Resources = pikepdf.Dictionary(XObject=document.Root)
        document.save(path)


def state_in_a_place(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0].obj
        page.Contents = document.make_stream(b"/V gs 0.5 g 100 500 200 100 re f")
        page.Resources = pikepdf.Dictionary(ExtGState=document.Root.AcroForm.Fields[1])
        document.save(path)


def drawing_as_extensions(data: bytes) -> bytes:
    update = Update(data)
    return update.add_key(update.root, b"/Extensions %d 0 R" % painting(update)).write()


def test_the_catalog_is_no_part_of_a_page(tmp_path: Path, sari: Credentials) -> None:
    """Its new entries would be drawings of the page."""
    source = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    drawings_in_the_catalog(source)
    path = sign(source, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    path.write_bytes(drawing_as_extensions(path.read_bytes()))

    assert not any(report.ok for report in judged(path))


class Invisible(SignatureObject):  # type: ignore[misc]
    """A signature that is also a state of graphics: what is drawn in it goes unseen."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self["/ca"] = NumberObject(0)


def test_a_signature_is_no_state_of_the_page(
    tmp_path: Path, sari: Credentials, budi: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh", "Budi Contoh"))
    state_in_a_place(source)
    path = sign(source, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    monkeypatch.setattr("pyhanko.sign.signers.pdf_signer.SignatureObject", Invisible)
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    signer = PdfSigner(PdfSignatureMetadata(field_name="TTE2"), budi.signer)
    path.write_bytes(signer.sign_pdf(writer, existing_fields_only=True).getvalue())

    assert [report.ok for report in judged(path)] == [False, True]


@pytest.mark.parametrize("spelling", [b"900 000000 R", b"900+0 R", b"900 0R", b"900 -0\tR"])
def test_a_gap_is_seen_however_it_is_spelt(
    tmp_path: Path, sari: Credentials, spelling: bytes
) -> None:
    """Whoever prepares a file can leave a gap in it, in a spelling that only viewers take."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    data = Update(path.read_bytes())
    own = b"%d 0 R" % data.contents
    data.put(data.size, b"[ %s %s ]" % (own, spelling))
    path.write_bytes(
        data.edit(data.page, b"/Contents " + own, b"/Contents %d 0 R" % data.size).write()
    )
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    target.write_bytes(Update(target.read_bytes()).stream(900, BLACK).write())

    assert not any(report.ok for report in judged(target))


def in_two_rows(data: bytes, number: int, old: int) -> bytes:
    """The object as it is now, which a table names behind its older self."""
    with pikepdf.open(io.BytesIO(data)) as document:
        now = document.get_object(number, 0).read_bytes()
    update = Update(data).stream(number, now)
    whole = update.put(update.size, b"<< >>").write()
    own = re.search(rb"%d 1\n\d{10} 00000 n \n" % number, whole[len(data) :])
    assert own is not None
    other = b"%d 1\n%010d 00000 n \n" % (number, old)
    return data + whole[len(data) :].replace(own[0], other + own[0])


def in_two_rows_of_a_stream(data: bytes, number: int, old: int) -> bytes:
    update = Update(data)
    start, size = len(data), update.size + 1
    rows = b"".join(b"\1" + place.to_bytes(4, "big") + b"\0" for place in (old, old, start))
    table = (
        b"%d 0 obj\n<< /Type /XRef /Size %d /Root %d 0 R /Prev %d /W [1 4 1]"
        b" /Index [%d 1 %d 1 %d 1] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (
            update.size, size, update.root, last_table(data), number, number, update.size,
            len(rows), rows,
        )
    )  # fmt: skip
    return data + table + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.mark.parametrize("attack", [in_two_rows, in_two_rows_of_a_stream])
def test_a_number_has_one_row_in_a_table(
    tmp_path: Path, sari: Credentials, attack: Callable[[bytes, int, int], bytes]
) -> None:
    """A draft of the page lies in the file still; some readers would show it again."""
    path = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    draft = Update(path.read_bytes())
    old = draft.data.index(b"\n%d 0 obj" % draft.contents) + 1
    path.write_bytes(draft.stream(draft.contents, b"0.9 g 100 100 300 300 re f").write())
    target = sign(path, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    assert all(report.ok for report in verify(target))

    target.write_bytes(attack(target.read_bytes(), draft.contents, old))

    assert not any(report.ok for report in judged(target))


def test_the_prepared_file_is_sound(signed: Path) -> None:
    assert all(report.ok for report in verify(signed))


@pytest.mark.parametrize("name", BORROWED)
def test_an_object_of_a_page_takes_no_second_role(signed: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "palsu.pdf"
    path.write_bytes(BORROWED[name](signed.read_bytes()))

    assert not any(report.ok for report in judged(path))


@pytest.mark.skipif(POPPLER is None, reason="needs pdftoppm (poppler)")
@pytest.mark.parametrize("name", BORROWED)
def test_poppler_shows_another_page(signed: Path, tmp_path: Path, name: str) -> None:
    """Else the test above would prove little."""
    path, before = tmp_path / "palsu.pdf", tmp_path / "asal.pdf"
    path.write_bytes(BORROWED[name](signed.read_bytes()))
    before.write_bytes(signed.read_bytes())

    assert pages(path) != pages(before)

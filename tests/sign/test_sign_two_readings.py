"""What one reader takes for an honest update may be another page in the next reader."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from altered_files import BLACK, Update
from hand_signed import by, packed, place, sealed, signature, stamp, stamp_value
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from sign_files import Issuer, write_pdf
from test_sign_altered_files import judged

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.spelling import MisspeltError, check_members, check_object
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.sign.weight import is_too_heavy
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
WORDS = b"0.2 g 10 10 20 20 re f"
Forgery = Callable[[bytes], bytes]


def saved(folder: Path, data: bytes) -> Path:
    path = folder / "berubah.pdf"
    path.write_bytes(data)
    return path


def with_place(data: bytes, name: bytes = b"Baru") -> Update:
    """An empty place on the page, whose list of annotations may be renewed for it."""
    update = Update(data)
    place(update, b"", name=name)
    return update


def false_page(update: Update) -> bytes:
    """The page as it is now, with another content."""
    update.stream(update.size, BLACK)
    update.size += 1
    other = b"/Contents %d 0 R" % (update.size - 1)
    return re.sub(rb"/Contents \d+ 0 R", other, update.objects[update.page])


def first_member_hidden(data: bytes) -> bytes:
    """Poppler reads the members in their order, others where the head says."""
    update = with_place(data)
    false = false_page(update)
    update.objects[update.page] = false + b" " + update.objects[update.page]
    return packed(update, [update.page], offsets={update.page: len(false) + 1})


def members_at_one_place(data: bytes) -> bytes:
    update = with_place(data)
    other = update.size
    update.put(other, update.objects[update.page])
    update.size += 1
    return packed(update, [other, update.page], offsets={other: 0, update.page: 0})


def member_with_more(data: bytes) -> bytes:
    update = with_place(data)
    update.objects[update.page] += b" " + false_page(update)
    return packed(update, [update.page])


def unknown_row(data: bytes) -> bytes:
    update = with_place(data)
    return packed(update, [update.page], rows={update.contents: (5, 0, 0)})


def too_many(data: bytes) -> bytes:
    update = with_place(data)
    return packed(update, [update.page], size=2**31 - 2)


def second_table(data: bytes) -> bytes:
    update = with_place(data)
    return packed(update, [update.page], more=b"/XRefStm 17")


def comment(data: bytes) -> bytes:
    """A comment ends at another sign for some readers."""
    update = with_place(data)
    false_page(update)
    update.add_key(update.page, b"%%x\r/Rotate 90 %%y\n")
    return update.write()


def member_of_an_older_stream(data: bytes) -> bytes:
    """An object told once more, from a stream that was written before."""
    update = with_place(data)
    older = update.size  # where `packed` puts the stream
    later = Update(packed(update, [update.page]))
    new = later.size
    later.put(new, b"<< /Nama (kosong) >>")
    later.size += 1
    return packed(later, [new], rows={update.page: (2, older, 0)})


FORGERIES: dict[str, Forgery] = {
    "a member before the first of an object stream": first_member_hidden,
    "two members at one place": members_at_one_place,
    "a member behind a member": member_with_more,
    "a row of an unknown kind": unknown_row,
    "a member of an older stream": member_of_an_older_stream,
    "more objects than there are": too_many,
    "a table that names a second table": second_table,
    "a comment inside of an object": comment,
    "an empty place that shows something": lambda data: _placed(data, WORDS),
    "an empty place without a look, which readers draw": lambda data: _placed(data, None),
}


def _placed(data: bytes, look: bytes | None) -> bytes:
    update = Update(data)
    place(update, look)
    return update.write()


@pytest.mark.parametrize("name", FORGERIES)
@pytest.mark.parametrize("base", ["once", "twice"])
def test_what_readers_may_show_differently_is_not_sound(
    request: pytest.FixtureRequest, tmp_path: Path, base: str, name: str
) -> None:
    signed: Path = request.getfixturevalue(base)
    forged = saved(tmp_path, FORGERIES[name](signed.read_bytes()))

    assert not any(report.ok for report in judged(forged))


def test_an_honest_packed_update_is_sound_and_so_is_a_second(once: Path, tmp_path: Path) -> None:
    """Else the test above would prove little."""
    update = with_place(once.read_bytes())
    data = packed(update, [update.page])

    (report,) = verify(saved(tmp_path, data))

    assert report.ok, report
    assert report.changes == "hanya tempat kosong Baru yang ditambahkan"

    second = with_place(data, b"Kedua")
    (report,) = verify(saved(tmp_path, packed(second, [second.page])))
    assert report.ok, report


def test_why_a_member_of_an_older_stream_is_refused(once: Path, tmp_path: Path) -> None:
    (report,) = verify(saved(tmp_path, member_of_an_older_stream(once.read_bytes())))
    assert "isi sebuah objek lama dipakai sebagai objek baru" in report.trouble


@pytest.mark.parametrize(
    ("before", "remark"),
    [
        pytest.param(b"startxref", b"", id="nothing"),
        pytest.param(b"startxref", b"%iText-Core-8.0.4\n", id="the name of the program"),
        pytest.param(b"trailer", b"\n", id="an empty line"),
    ],
)
def test_a_signature_of_another_program_is_sound(
    once: Path, tmp_path: Path, issuer: Issuer, before: bytes, remark: bytes
) -> None:
    """What some programs write at the end of a file hides nothing."""
    update = Update(once.read_bytes())
    place(update, WORDS, signature())
    whole = update.write()
    at = whole.rindex(before)

    path = saved(tmp_path, sealed(whole[:at] + remark + whole[at:], by(issuer, "Budi Contoh")))

    first, second = verify(path)
    assert first.ok, first
    assert first.changes == "hanya tanda tangan Baru yang ditambahkan"
    assert (second.ok, second.nama) == (True, "Budi Contoh")


@pytest.mark.parametrize(("look", "sound"), [(b"", True), (WORDS, False)])
def test_a_time_stamp_shows_nothing(
    once: Path, tmp_path: Path, issuer: Issuer, look: bytes, sound: bool
) -> None:
    """It names nobody, so its words would be nobody's."""
    update = Update(once.read_bytes())
    place(update, look, stamp_value())

    (report,) = verify(saved(tmp_path, sealed(update.write(), stamp(issuer))))

    assert report.ok is sound, report


def test_a_place_that_is_also_the_content_of_a_page_cannot_be_signed(
    tmp_path: Path, sari: Credentials, issuer: Issuer
) -> None:
    """Whoever prepares a file can make one object both, and paint over the page by signing."""
    source = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    with pikepdf.open(source, allow_overwriting_input=True) as document:
        content = document.pages[0].obj.Contents
        content.FT, content.T = pikepdf.Name.Sig, pikepdf.String("Isi")
        document.Root.AcroForm.Fields.append(content)
        document.save(source, compress_streams=False)
    path = sign(source, tmp_path / "ttd.pdf", sari, Request(field="TTE1"), load_style()).file
    update = Update(path.read_bytes())
    entries = b"/FT /Sig /T (Isi) /V %d 0 R" % update.size
    update.put(update.size, signature())
    update.stream(update.contents, BLACK.ljust(len(b"0.5 g 100 500 200 100 re f")), entries)

    path.write_bytes(sealed(update.write(), by(issuer, "Budi Contoh")))

    assert [report.ok for report in judged(path)] == [False, True]


def test_a_signature_that_took_the_place_of_another_is_told(
    once: Path, tmp_path: Path, issuer: Issuer
) -> None:
    """The newer one is sound; that there was another one before is said all the same."""
    update = Update(once.read_bytes())
    (field, _) = update.fields
    other = b"/V %d 0 R" % update.size
    update.put(update.size, signature())
    update.put(field, re.sub(rb"/V \d+ 0 R", other, update.bodies[field]))

    path = saved(tmp_path, sealed(update.write(), by(issuer, "Budi Contoh")))

    newer, older = verify(path)
    assert (newer.ok, newer.nama) == (True, "Budi Contoh")
    assert older.trouble == "tanda tangan diganti dengan yang lain sesudah dibubuhkan"


def test_who_forbids_every_change_forbids_new_places_too(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "asal.pdf", ("Sari Contoh",))
    metadata = PdfSignatureMetadata(
        field_name="TTE1", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(source.read_bytes()))
    certified = PdfSigner(metadata, sari.signer).sign_pdf(writer).getvalue()
    assert verify(saved(tmp_path, certified))[0].ok

    (report,) = verify(saved(tmp_path, with_place(certified).write()))

    assert report.trouble.startswith("dokumen ditambahi padahal")


HEAVY: dict[str, Forgery] = {
    "an array of a million numbers": lambda data: (
        Update(data).put(Update(data).size, b"[" + b"1 " * 1_000_000 + b"]").write()
    ),
    "ten million hexadecimal digits": lambda data: (
        Update(data).put(Update(data).size, b"<" + b"0" * 10_000_000 + b">").write()
    ),
    "a table of twenty million rows": lambda data: packed(
        with_place(data), [], more=b"/Index [0 20000000]"
    ),
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_would_keep_a_reader_busy_is_refused_before(
    once: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(LkjipError) as caught:
        verify(saved(tmp_path, HEAVY[name](once.read_bytes())))

    (finding,) = caught.value.findings
    assert finding.code == "LK712"
    assert finding.message.startswith("TIDAK SAH: berubah.pdf memuat tambahan")


def test_what_stands_in_streams_or_was_signed_weighs_nothing() -> None:
    signed = b"1 " * 900_000 + b"/ByteRange [0 10 20 1900000]".ljust(100_020)
    lists = b"7 0 obj << /Length 2000000 >> stream\n" + b"1 " * 1_000_000 + b"endstream endobj"

    assert not is_too_heavy(signed + lists)
    assert not is_too_heavy(signed + lists.replace(b"2000000", b"8 0 R"))
    assert is_too_heavy(signed + lists.replace(b"stream", b"strom"))
    assert is_too_heavy(b"<< /Type /XRef /Size 20000000 >>")


SPELT = {
    "a dictionary": b"7 0 obj\n<</A 1/B [/C (a\\)b(c)) <0aF> null] /D 3 0 R>>\nendobj\n",
    "a number": b"7 0 obj -1.5 endobj",
    "a stream": b"7 0 obj << /Length 3 >>\nstream\nabc\nendstream\nendobj\n",
    "a stream whose length stands elsewhere": (
        b"7 0 obj << /Length 8 0 R >> stream\r\nabc endstream endobj"
    ),
    "a name with a blank": b"7 0 obj /A#20B endobj",
}
MISSPELT = {
    "half a bracket at the end": b"7 0 obj << /A 1 >/B 2 >> endobj",
    "a comment": b"7 0 obj << /A 1 %x\r/B 2 >> endobj",
    "a key twice": b"7 0 obj << /A 1 /A 2 >> endobj",
    "a disguised key": b"7 0 obj << /#41 1 >> endobj",
    "a key without a value": b"7 0 obj << /A >> endobj",
    "a value without a key": b"7 0 obj << 1 /A >> endobj",
    "a number of two points": b"7 0 obj [ 1.2.3 ] endobj",
    "a number with an exponent": b"7 0 obj [ 1e5 ] endobj",
    "a number of two signs": b"7 0 obj [ --1 ] endobj",
    "a reference to a half": b"7 0 obj [ 1.5 0 R ] endobj",
    "a second value": b"7 0 obj << >> << >> endobj",
    "brackets crossed": b"7 0 obj [ << /A ] >> endobj",
    "a string without an end": b"7 0 obj (a(b) endobj",
    "a stream longer than it says": b"7 0 obj << /Length 1 >> stream\nabc endstream endobj",
    "a stream with two ends": (
        b"7 0 obj << /Length 8 0 R >> stream\na endstream b endstream endobj"
    ),
    "a stream without a length": b"7 0 obj << >> stream\na endstream endobj",
    "an unknown word": b"7 0 obj << /A nul >> endobj",
    "no header": b"<< >> endobj",
}  # fmt: skip


@pytest.mark.parametrize("name", SPELT)
def test_plain_spelling_is_read(name: str) -> None:
    check_object(SPELT[name])


@pytest.mark.parametrize("name", MISSPELT)
def test_other_spelling_is_refused(name: str) -> None:
    with pytest.raises(MisspeltError):
        check_object(MISSPELT[name])


def test_members_of_an_object_stream_stand_in_order() -> None:
    check_members(b"7 0 8 6 << >> [ 1 ]", 8, (7, 8))


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        pytest.param(b"7 0 8 6 << >> [ 1 ]", (8, 7), id="numbers of another order"),
        pytest.param(b"7 0 8 6 << >> [ 1 ]", (7,), id="a member too many"),
        pytest.param(b"7 6 8 0 << >> [ 1 ]", (7, 8), id="places of another order"),
        pytest.param(b"7 1 8 6 << >> [ 1 ]", (7, 8), id="a gap at the start"),
        pytest.param(b"7 0 8 0 << >> [ 1 ]", (7, 8), id="one place twice"),
        pytest.param(b"7 0 8 3 << >> [ 1 ]", (7, 8), id="a place inside of a member"),
        pytest.param(b"7 0 8 6 << >> [ 1 ] 2", (7, 8), id="something behind"),
    ],
)
def test_other_members_are_refused(content: bytes, numbers: tuple[int, ...]) -> None:
    with pytest.raises(MisspeltError):
        check_members(content, 8, numbers)

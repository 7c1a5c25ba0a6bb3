"""Where a signature goes, and what its block shows."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
import segno
from pypdf import PdfReader
from pypdf.generic import ContentStream
from sign_files import write_pdf

from lkjip_docgen.document.tree import Signatory
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.sign.block import Signature, code_text, draw_block, spell_moment
from lkjip_docgen.sign.credentials import Credentials
from lkjip_docgen.sign.places import address, make_fields
from lkjip_docgen.sign.request import Request
from lkjip_docgen.sign.signer import sign
from lkjip_docgen.sign.verify import verify
from lkjip_docgen.style import load_style

pytest_plugins = ["sign_fixtures"]
STYLE = load_style()
WIB = timezone(timedelta(hours=7))
NOON = datetime(2031, 3, 4, 12, 5, tzinfo=WIB)
LONG = "Kepala Kantor Wilayah Kementerian Contoh Republik Contoh Provinsi Kepulauan Contoh Raya"


def code_of(source: Path, target: Path, who: Credentials, request: Request) -> str:
    with pytest.raises(LkjipError) as caught:
        sign(source, target, who, request, STYLE)
    assert not target.exists()
    return caught.value.findings[0].code


def test_marks_of_the_layout_become_empty_fields(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", ("Sari & Rekan", "Budi"))

    fields = PdfReader(path).get_fields()
    assert fields is not None
    assert list(fields) == ["TTE1", "TTE2"]
    assert fields["TTE1"]["/TU"] == "Tempat tanda tangan Sari & Rekan, halaman 1"
    assert all("/V" not in field for field in fields.values())


def test_a_pdf_without_marks_stays_byte_for_byte(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf")
    before = path.read_bytes()

    assert make_fields(path) == ()
    assert path.read_bytes() == before


def test_the_only_place_is_taken_without_asking(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))

    assert sign(source, tmp_path / "b.pdf", sari, Request(), STYLE).field == "TTE1"


def test_of_several_places_one_must_be_named(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari", "Budi"))
    with pytest.raises(LkjipError) as caught:
        sign(source, tmp_path / "b.pdf", sari, Request(), STYLE)

    (finding,) = caught.value.findings
    assert finding.code == "LK706"
    assert "TTE2 (Tempat tanda tangan Budi, halaman 1)" in finding.suggestion


@pytest.mark.parametrize(
    ("people", "request_"),
    [
        ((), Request()),
        (("Sari",), Request(field="TTE9")),
        ((), Request(page=2)),
        ((), Request(page=0)),
        (("Sari",), Request(page=1, field="TTE1")),
    ],
)
def test_a_place_that_is_not_there_is_a_clear_error(
    tmp_path: Path, sari: Credentials, people: tuple[str, ...], request_: Request
) -> None:
    source = write_pdf(tmp_path / "a.pdf", people)

    assert code_of(source, tmp_path / "b.pdf", sari, request_) == "LK705"


def test_a_place_is_signed_once(tmp_path: Path, sari: Credentials, budi: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    target = sign(source, tmp_path / "b.pdf", sari, Request(), STYLE).file

    assert code_of(target, tmp_path / "c.pdf", budi, Request(field="TTE1")) == "LK705"


def test_new_places_on_a_page_do_not_overlap(
    tmp_path: Path, sari: Credentials, budi: Credentials
) -> None:
    path = write_pdf(tmp_path / "a.pdf", pages=2)
    target = tmp_path / "b.pdf"
    sign(path, target, sari, Request(page=2), STYLE)
    for who in (budi, sari, budi):
        sign(target, target, who, Request(page=2), STYLE)

    page = PdfReader(target).pages[1]
    boxes = [[float(side) for side in a.get_object()["/Rect"]] for a in page["/Annots"]]
    assert len(boxes) == 4
    for left, bottom, right, top in boxes:
        assert 0 <= left < right <= 595
        assert 0 <= bottom < top <= 842
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0]
            assert apart or one[3] <= other[1] or other[3] <= one[1]


def test_the_block_shows_name_office_nip_and_time(tmp_path: Path, sari: Credentials) -> None:
    source = write_pdf(tmp_path / "a.pdf", ("Sari",))
    request = Request(jabatan=LONG, nip="199001012015032001", nama="Sari Contoh, S.H.")
    target = sign(source, tmp_path / "b.pdf", sari, request, STYLE, moment=NOON).file

    words = shown_text(target)

    for expected in (
        "Ditandatangani secara elektronik oleh:",
        "Sari Contoh, S.H.",
        LONG,
        "NIP 19900101 201503 2 001",
        "4 Maret 2031, 12.05 WIB",
    ):
        assert expected in words


@pytest.mark.parametrize("leaves", [False, True])
def test_a_new_place_of_a_tagged_pdf_gets_a_tag(
    tmp_path: Path, sari: Credentials, budi: Credentials, leaves: bool
) -> None:
    source = with_tags(write_pdf(tmp_path / "a.pdf", pages=2), leaves)
    target = sign(source, tmp_path / "b.pdf", sari, Request(page=2), STYLE).file

    with pikepdf.open(target) as document:
        (field,) = document.Root.AcroForm.Fields
        root = document.Root.StructTreeRoot
        tag = pikepdf.NumberTree(root.ParentTree)[int(field.StructParent)]
        assert int(field.StructParent) == 1
        assert root.ParentTreeNextKey == 2
        assert (tag.S, tag.K.Type) == ("/Form", "/OBJR")
        assert tag.K.Obj.objgen == field.objgen
        assert tag.Pg.objgen == document.pages[1].objgen
        assert [kid.S for kid in root.K[0].K] == ["/P", "/Form"]
        assert tag.P.objgen == root.K[0].objgen
    # a later tag would look like tampering, a place without one shuts out screen readers
    assert code_of(target, tmp_path / "c.pdf", budi, Request(page=1)) == "LK620"


def test_places_for_later_signatories_are_reserved_with_the_first_signature(
    tmp_path: Path, sari: Credentials, budi: Credentials
) -> None:
    source = with_tags(write_pdf(tmp_path / "a.pdf", pages=2), leaves=False)
    request = Request(page=1, reserve=(2, 2))
    target = sign(source, tmp_path / "b.pdf", sari, request, STYLE).file
    for name in ("TTD2", "TTD3"):
        sign(target, target, budi, Request(field=name), STYLE)

    assert [report.ok for report in verify(target)] == [True, True, True]
    with pikepdf.open(target) as document:
        numbers = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        tags = [numbers[int(field.StructParent)] for field in document.Root.AcroForm.Fields]
        assert [tag.S for tag in tags] == ["/Form"] * 3


@pytest.mark.parametrize(
    ("option", "request_"),
    [("--page", Request(page=2)), ("--reserve", Request(page=1, reserve=(2,)))],
)
def test_a_page_without_room_is_named_with_its_option(
    tmp_path: Path, sari: Credentials, option: str, request_: Request
) -> None:
    source = write_pdf(tmp_path / "a.pdf", pages=2)
    with pikepdf.open(source, allow_overwriting_input=True) as document:
        lines = b" ".join(b"60 %d 480 4 re f" % height for height in range(0, 842, 20))
        document.pages[1].Contents = document.make_stream(lines)
        document.save(source)

    with pytest.raises(LkjipError) as caught:
        sign(source, tmp_path / "b.pdf", sari, request_, STYLE)

    assert caught.value.findings[0].suggestion == f"Pilih halaman lain dengan {option}."


def with_tags(path: Path, leaves: bool) -> Path:
    """Tag the first page as a paragraph; with `leaves` its number stands in a leaf of the tree."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0].obj
        page.StructParents = 0
        root = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        whole = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root)
        )
        words = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=whole, Pg=page)
        )
        whole.K = words
        root.K = pikepdf.Array([whole])
        numbers = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([words])]))
        if leaves:
            numbers.Limits = pikepdf.Array([0, 0])
            leaf = document.make_indirect(numbers)
            numbers = pikepdf.Dictionary(Kids=pikepdf.Array([leaf]))
        root.ParentTree = numbers
        document.Root.StructTreeRoot = root
        document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        document.save(path)
    return path


def test_an_unsigned_place_states_nothing(tmp_path: Path) -> None:
    assert "elektronik" not in shown_text(write_pdf(tmp_path / "a.pdf", ("Sari",)))


def shown_text(path: Path) -> str:
    """What a reader sees on the first page, signature blocks too."""
    flat = io.BytesIO()
    with pikepdf.open(path) as document:
        document.flatten_annotations()
        document.save(flat)
    return " ".join(PdfReader(flat).pages[0].extract_text().split())


def test_the_block_brings_its_fonts_along() -> None:
    with pikepdf.open(io.BytesIO(block())) as document:
        fonts = document.pages[0].Resources.Font
        assert len(fonts) == 2  # upright and bold
        for font in fonts.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_code_in_the_block_is_that_of_its_text() -> None:
    expected = segno.make(code_text(someone(), "ab" * 32), error="m", micro=False).matrix
    size = len(expected)
    page = PdfReader(io.BytesIO(block())).pages[0]
    stream = ContentStream(page["/Contents"].get_object(), page.pdf)
    starts = [[float(n) for n in operands] for operands, op in stream.operations if op == b"m"]
    inside = [(x, y) for x, y in starts if x > 1]  # the background begins at the corner
    unit = (66 - 6) / size
    dark = {(size - 1 - round((y - 3) / unit), round((x - 3) / unit)) for x, y in inside}

    assert dark == {
        (row, column)
        for row, line in enumerate(expected)
        for column, module in enumerate(line)
        if module
    }


def test_the_code_names_signatory_time_and_digest() -> None:
    assert code_text(someone(), "ab" * 32).splitlines() == [
        "Sari Contoh",
        "NIP 19900101 201503 2 001",
        "2031-03-04T12:05:00+07:00",
        "SHA-256 " + "ab" * 32,
    ]


@pytest.mark.parametrize(
    ("zone", "spelt"),
    [
        (WIB, "4 Maret 2031, 12.05 WIB"),
        (timezone(timedelta(hours=8)), "4 Maret 2031, 12.05 WITA"),
        (timezone(timedelta(hours=9)), "4 Maret 2031, 12.05 WIT"),
        (UTC, "4 Maret 2031, 12.05 UTC"),
        (timezone(timedelta(hours=5, minutes=30)), "4 Maret 2031, 12.05 UTC+5.5"),
    ],
)
def test_times_are_spelt_with_their_zone(zone: timezone, spelt: str) -> None:
    assert spell_moment(NOON.replace(tzinfo=zone)) == spelt


def someone() -> Signature:
    return Signature("Sari Contoh", "Kepala Kantor", "19900101 201503 2 001", NOON)


def block() -> bytes:
    return draw_block(someone(), "ab" * 32, (204, 66), STYLE)


def tagged_marks(path: Path, *persons: str) -> Path:
    """A PDF as the layout writes it: a link for each place, in a tag with the words beside it."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842)).obj
        tree = document.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Document))
        links, tags = [], []
        for number, name in enumerate(persons):
            uri = address(Signatory((), name, "", anchor=f"#TTE{number + 1}#"))
            link = document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[50, 100 * number + 80, 200, 100 * number + 20],  # upside down
                    A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(uri)),
                    StructParent=number,
                )
            )
            held = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=link)
            kids = pikepdf.Array([number, held])
            tag = pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem, S=pikepdf.Name.Link, P=tree, K=kids
            )
            links.append(link)
            tags.append(document.make_indirect(tag))
        tree.K = pikepdf.Array(tags)
        page.Annots = pikepdf.Array(links)
        parents = [entry for pair in enumerate(tags) for entry in pair]
        document.Root.StructTreeRoot = pikepdf.Dictionary(
            K=tree, ParentTree=document.make_indirect(pikepdf.Dictionary(Nums=parents))
        )
        document.save(path)
    return path


def test_each_place_has_a_tag_of_its_own_behind_the_words_of_its_mark(tmp_path: Path) -> None:
    path = tagged_marks(tmp_path / "a.pdf", "Sari Contoh", "Budi Contoh")
    assert make_fields(path) == ("TTE1", "TTE2")

    with pikepdf.open(path) as document:
        root = document.Root.StructTreeRoot
        kids = list(root.K.K)
        assert [str(kid.S) for kid in kids] == ["/Span", "/Form", "/Span", "/Form"]
        assert [list(kid.K) for kid in kids[::2]] == [[0], [1]]
        fields = list(document.Root.AcroForm.Fields)
        assert [form.K.Obj.objgen for form in kids[1::2]] == [field.objgen for field in fields]
        parents = pikepdf.NumberTree(root.ParentTree)
        assert [parents[n].objgen for n in (0, 1)] == [form.objgen for form in kids[1::2]]
        assert [float(side) for side in fields[1].Rect] == [50, 120, 200, 180]
        assert str(fields[1].TU) == "Tempat tanda tangan Budi Contoh, halaman 1"
        assert "/A" not in fields[0]

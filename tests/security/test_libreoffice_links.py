"""LibreOffice lays out what strangers wrote: it asks nobody for anything, and runs nothing.

A listener on this computer stands for the stranger's server.  The files name it
in every way that a Word file can; what counts is that nobody ever calls.
"""

from __future__ import annotations

import socketserver
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from built_sample import small_office
from hostile_word import (
    DOCUMENT,
    Attack,
    Parts,
    beside_paragraphs,
    field,
    hostile,
    in_body,
    in_header,
    in_settings,
    link,
    linked_picture,
    part,
    put,
    relation,
)
from PIL import Image
from pypdf import PdfReader
from word_files import Docx

from lkjip_docgen.cli import main
from lkjip_docgen.docx.outside import cut_off, reaches
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.layout import UnavailableError
from lkjip_docgen.layout import soffice as soffice_room
from lkjip_docgen.layout.soffice import convert, find_soffice, to_pdf

SOFFICE = find_soffice()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short report: LibreOffice lays one out for most of these tests."""
    return small_office(tmp_path_factory.mktemp("asal") / "kantor")


def needs_soffice(test: Callable[..., None]) -> Callable[..., None]:
    missing = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) tidak terpasang")
    return pytest.mark.libreoffice(missing(test))


POLL = 0.02
"""Seconds after which a listener that is to end notices it."""


class Listener:
    """A server that answers nothing and remembers who called."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        listener = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                listener.calls.append(self.request.recv(200))

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(POLL,), daemon=True).start()

    def end(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.end()


def html_chunk(url: str) -> list[Attack]:
    page = f'<html><body><img src="{url}/html.png"></body></html>'.encode()
    return [
        part("word/lain.html", page, "text/html"),
        relation("aFChunk", "lain.html", number="rIdH", mode=""),
        beside_paragraphs('<w:altChunk r:id="rIdH"/>'),
    ]


def svg_picture(url: str) -> list[Attack]:
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="90" height="90"><image xlink:href="{url}/svg.png" width="9" height="9"/></svg>'
    )
    embedded = linked_picture("rIdS").replace("r:link", "r:embed")
    return [
        part("word/media/hias.svg", data.encode(), "image/svg+xml"),
        relation("image", "media/hias.svg", number="rIdS", mode=""),
        in_body(embedded),
    ]


def everything(url: str) -> list[Attack]:
    """All ways at once in which a Word file can name somebody else's server."""
    vml = f'<v:imagedata src="{url}/vml.png" r:href="rIdV"/>'
    ole = '<o:OLEObject Type="Link" ProgID="Excel.Sheet.12" r:id="rIdO" UpdateMode="Always"/>'
    return [
        in_body(linked_picture("rIdP")),
        relation("image", f"{url}/badan.png", number="rIdP"),
        in_header(linked_picture("rIdP")),
        relation("image", f"{url}/kop.png", part="word/header1.xml", number="rIdP"),
        in_body(f'<w:r><w:pict><v:shape style="width:90pt">{vml}</v:shape></w:pict></w:r>'),
        relation("image", f"{url}/vml-href.png", number="rIdV"),
        in_body(f"<w:r><w:object>{ole}</w:object></w:r>"),
        relation("oleObject", f"{url}/buku.xlsx", number="rIdO"),
        in_body(field(f'INCLUDEPICTURE "{url}/bidang.png" \\d')),
        in_body(field(f'INCLUDETEXT "{url}/bidang.docx"')),
        in_body(field(f'DDEAUTO soffice "{url}/x" A1')),
        in_body('<w:subDoc r:id="rIdD"/>'),
        relation("subDocument", f"{url}/sub.docx", number="rIdD"),
        in_settings('<w:attachedTemplate r:id="rIdT"/>'),
        relation("attachedTemplate", f"{url}/t.dotm", part="word/settings.xml", number="rIdT"),
        relation("header", f"{url}/kop.xml", number="rIdK"),
        in_body(link("rIdL")),
        relation("hyperlink", "file:///etc/passwd", number="rIdL"),
        *html_chunk(url),
        *svg_picture(url),
    ]


def plain_slots(parts: Parts) -> None:
    """The template as a document of its own."""
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"{{", b"").replace(b"}}", b"")


# --- the copy that is laid out ------------------------------------------------------------


def test_nothing_that_reaches_out_is_left_in_the_copy(tmp_path: Path, listener: Listener) -> None:
    file = hostile(tmp_path / "laporan.docx", *everything(listener.url))
    kept = cut_off(read_docx(file), file)
    assert reaches(Package(dict(kept), file)) == []
    address = listener.url.encode()
    left = {n for n, d in kept.items() if address in d and not n.endswith(("html", "svg"))}
    assert left == set()
    assert "word/lain.html" not in kept
    assert "word/media/hias.svg" not in kept


def test_the_words_of_a_field_stay_in_the_copy(tmp_path: Path) -> None:
    file = hostile(tmp_path / "laporan.docx", in_body(field("DDEAUTO x", result="Angka lama")))
    kept = cut_off(read_docx(file), file)[DOCUMENT]
    assert b"Angka lama" in kept
    assert b"DDEAUTO" not in kept


def test_a_file_that_keeps_to_itself_is_laid_out_as_it_is(tmp_path: Path) -> None:
    file = hostile(tmp_path / "laporan.docx")
    entries = read_docx(file)
    assert cut_off(entries, file) == entries


# --- LibreOffice itself -------------------------------------------------------------------


@pytest.fixture
def soffice() -> str:
    assert SOFFICE is not None
    return SOFFICE


@needs_soffice
def test_the_listener_hears_a_libreoffice_that_follows_links(
    tmp_path: Path, listener: Listener, soffice: str
) -> None:
    """Else silence would prove nothing."""
    attacks = (in_body(linked_picture()), relation("image", f"{listener.url}/a.png"))
    file = hostile(tmp_path / "laporan.docx", plain_slots, *attacks)
    home = f"-env:UserInstallation={(tmp_path / 'biasa').as_uri()}"
    order = [soffice, "--headless", "--norestore", home, "--convert-to", "pdf"]
    subprocess.run([*order, "--outdir", tmp_path, file], check=True, capture_output=True)
    assert listener.calls


def layouts() -> list[tuple[str, Callable[..., Path]]]:
    """As reports are laid out, and as if what is dangerous had slipped by."""
    return [("cut", to_pdf), ("uncut", convert)]


@needs_soffice
@pytest.mark.parametrize(("name", "layout"), layouts(), ids=["cut", "uncut"])
def test_no_request_leaves_while_a_hostile_file_is_laid_out(
    tmp_path: Path, listener: Listener, soffice: str, name: str, layout: Callable[..., Path]
) -> None:
    file = hostile(tmp_path / "laporan.docx", plain_slots, *everything(listener.url))
    try:
        pdf = layout(soffice, file, tmp_path, {})
    except UnavailableError:
        assert name == "uncut"  # a file may be too strange to be laid out, never to be refused
    else:
        assert pdf.stat().st_size > 1000
    assert listener.calls == []


SINGLE = {
    "linked picture": lambda url: [in_body(linked_picture()), relation("image", f"{url}/a.png")],
    "linked picture in a header": lambda url: [
        in_header(linked_picture()),
        relation("image", f"{url}/a.png", part="word/header1.xml"),
    ],
    "page of HTML": html_chunk,
    "SVG": svg_picture,
}


OTHER = {
    "HTML": b'<html><body><img src="%s/x.png">Halaman</body></html>',
    "RTF": b'{\\rtf1 {\\field{\\*\\fldinst INCLUDEPICTURE "%s/x.png"}}}',
}
"""Files of another kind that are named like a Word file."""

SECRET = (613, 617)
"""The size of a picture on this computer that a file names."""


@dataclass(frozen=True)
class LaidOut:
    """What one run of LibreOffice made of many files, and who was called meanwhile."""

    folder: Path
    listeners: dict[str, Listener]

    def pdf(self, name: str) -> Path:
        return self.folder / f"{name}.pdf"

    def calls(self, name: str) -> list[bytes]:
        """Those of the server that this file names."""
        return self.listeners[name].calls


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaidOut]:
    """Each file as if what is dangerous had slipped by, laid out by the program's own command."""
    work = tmp_path_factory.mktemp("tata-letak")
    found = LaidOut(work, {name: Listener() for name in (*SINGLE, *OTHER)})
    Image.new("RGB", SECRET, "red").save(work / "rahasia.png")
    local = (in_body(linked_picture()), relation("image", (work / "rahasia.png").as_uri()))
    files = [hostile(work / "local picture.docx", plain_slots, *local)]
    for name, attacks in SINGLE.items():
        put_in = attacks(found.listeners[name].url)
        files.append(hostile(work / f"{name}.docx", plain_slots, *put_in))
    for name, content in OTHER.items():
        file = work / f"{name}.docx"
        file.write_bytes(content.replace(b"%s", found.listeners[name].url.encode()))
        files.insert(1, file)  # one that is not opened keeps none of the others from being laid out
    in_one_run(files, work)
    yield found
    for listener in found.listeners.values():
        listener.end()


def in_one_run(files: list[Path], work: Path) -> None:
    """What `convert` would start for each of the files, with all of them in one command."""
    assert SOFFICE is not None
    commands: list[list[str]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(soffice_room, "_run", lambda command, work: commands.append(command))
        for file in files:
            with suppress(UnavailableError):  # no PDF yet
                convert(SOFFICE, file, work, {})
    ways, ends = {tuple(command[:-1]) for command in commands}, [c[-1] for c in commands]
    assert ends == [str(file) for file in files]
    (way,) = ways
    soffice_room._run([*way, *ends], work)


@needs_soffice
@pytest.mark.parametrize("name", SINGLE)
def test_what_slips_by_is_not_followed_by_the_profile(laid_out: LaidOut, name: str) -> None:
    assert laid_out.pdf(name).stat().st_size > 1000
    assert laid_out.calls(name) == []


@needs_soffice
def test_a_local_picture_does_not_get_into_the_pdf(laid_out: LaidOut) -> None:
    sizes = [
        image.image.size
        for page in PdfReader(laid_out.pdf("local picture")).pages
        for image in page.images
        if image.image is not None
    ]
    assert sizes
    assert SECRET not in sizes


@needs_soffice
@pytest.mark.parametrize("name", OTHER)
def test_another_kind_of_file_named_docx_is_not_opened(
    laid_out: LaidOut, tmp_path: Path, soffice: str, name: str
) -> None:
    assert (laid_out.folder / f"{name}.docx").is_file()
    assert not laid_out.pdf(name).exists()
    with pytest.raises(UnavailableError):
        to_pdf(soffice, laid_out.folder / f"{name}.docx", tmp_path, {})
    assert laid_out.calls(name) == []


@needs_soffice
def test_a_report_that_comes_back_hostile_becomes_a_pdf_that_calls_nobody(
    report: Path, listener: Listener, capsys: pytest.CaptureFixture[str]
) -> None:
    attacks = (
        in_body(linked_picture()),
        relation("image", f"{listener.url}/a.png"),
        in_body(field(f'INCLUDETEXT "{listener.url}/x.docx"', result="kata lama")),
    )
    hostile(report, *attacks, base=Docx(report).parts)
    assert main(["pdf", str(report)]) == 0
    said = capsys.readouterr().err
    assert "LK716" in said
    assert "“INCLUDETEXT” tidak ikut ke PDF" in said
    assert f"“{listener.url}/a.png” tidak ikut ke PDF" in said
    assert listener.calls == []


# --- reports that people send back --------------------------------------------------------


def with_doctype(parts: Parts) -> None:
    put(parts, DOCUMENT, "<w:document", '<!DOCTYPE x [<!ENTITY a "la"><!ENTITY b "&a;&a;">]>')


def cut(parts: Parts) -> None:
    parts[DOCUMENT] = parts[DOCUMENT][:-300]


def no_header(parts: Parts) -> None:
    parts["word/header1.xml"] = b""


def strange_numbers(parts: Parts) -> None:
    put(parts, DOCUMENT, "<w:sectPr", '<w:bookmarkStart w:id="x" w:name="y"/>')
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:pgNumType ", b'<w:pgNumType w:chapStyle="x" ')
    parts[DOCUMENT] = parts[DOCUMENT].replace(b'w:start="1"', b'w:start="satu"')


BROKEN = {
    "DOCTYPE": with_doctype,
    "cut off": cut,
    "empty header": no_header,
    "numbers that are none": strange_numbers,
}
ORDERS = {
    "refresh": lambda report, work: ["refresh", report, work],
    "pull": lambda report, work: ["pull", report, work],
    "diff": lambda report, work: ["diff", report, work],
    "pdf": lambda report, work: ["pdf", report, work],
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_a_damaged_report_is_a_finding_and_stays_as_it_is(
    work: Path,
    report: Path,
    capsys: pytest.CaptureFixture[str],
    damage: Attack,
    order: Callable[[str, str], list[str]],
) -> None:
    hostile(report, damage, base=Docx(report).parts)
    before = report.read_bytes()
    status = main(order(str(report), str(work)))
    said = capsys.readouterr()
    assert "internal" not in said.err
    if damage in (with_doctype, cut):
        assert status == 1
        assert "LK751" in said.err
        assert report.read_bytes() == before

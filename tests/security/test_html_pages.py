"""Pages: the PDF shows the files it was given, and a page for the browser only itself."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf.outside import foreign_in, self_contained
from lkjip_docgen.pdf.writer import Composed, lay_out
from lkjip_docgen.resources import TEMPLATES

pytest.importorskip("weasyprint")

POLL = 0.01
"""Seconds after which the server of a test notices that it is to end: one for each test."""


@pytest.fixture
def calls() -> Iterator[tuple[str, list[str]]]:
    """A server on this computer, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    server.server_close()


def in_svg(content: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="9" height="9">{content}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


# --- the PDF -----------------------------------------------------------------------------

FETCHES = {
    "picture": '<img src="URL">',
    "picture of an object": '<object data="URL"></object>',
    "embedded": '<embed src="URL">',
    "style sheet": '<link rel="stylesheet" href="URL">',
    "imported style sheet": "<style>@import 'URL';</style>",
    "imported style sheet, by url": "<style>@import url(URL);</style>",
    "background": "<p style=\"background-image: url('URL')\">x</p>",
    "bullet": "<ul style=\"list-style-image: url('URL')\"><li>x</ul>",
    "border": "<p style=\"border-image: url('URL') 1\">x</p>",
    "content": "<style>p::before { content: url(URL) }</style><p>x</p>",
    "font": "<style>@font-face { font-family: f; src: url(URL) } p { font-family: f }</style><p>x",
    "attachment of the file": '<link rel="attachment" href="URL">',
    "attachment of a link": '<a rel="attachment" href="URL">x</a>',
    "picture in an SVG": '<svg width="9" height="9"><image href="URL" width="9" height="9"/></svg>',
    "shape in an SVG": '<svg width="9" height="9"><use href="URL#x"/></svg>',
    "style sheet in an SVG": "<svg width='9' height='9'><style>@import 'URL';</style><g/></svg>",
}


def laid_out(html: str) -> str:
    """The code of the finding that stops a layout; "" when it comes to its end."""
    from datetime import UTC, datetime

    try:
        pdf, _ = lay_out(Composed(html, {}, frozenset(), datetime(2026, 1, 1, tzinfo=UTC)))
    except LkjipError as error:
        return error.findings[0].code
    assert b"RAHASIA" not in pdf
    return ""


@pytest.mark.parametrize("markup", FETCHES.values(), ids=FETCHES.keys())
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_layout_of_a_pdf_takes_nothing_from_elsewhere(
    tmp_path: Path, calls: tuple[str, list[str]], markup: str, scheme: str
) -> None:
    server, asked = calls
    secret = tmp_path / "rahasia.png"
    secret.write_text("RAHASIA")
    address = f"{server}/x.png" if scheme == "http" else secret.as_uri()
    head = "<!DOCTYPE html><title>x</title>"
    code = laid_out(f"{head}{markup.replace('URL', address)}")
    assert asked == []
    assert code in ("LK805", "")


def test_a_picture_inside_a_picture_is_not_fetched_either(
    calls: tuple[str, list[str]],
) -> None:
    server, asked = calls
    inner = in_svg(f'<image xlink:href="{server}/x.png" width="9" height="9"/>')
    laid_out(f'<!DOCTYPE html><title>x</title><img src="{inner}">')
    assert asked == []


# --- the page for the browser ------------------------------------------------------------

RUNS = {
    "script": "<script>alert(1)</script>",
    "remote script": '<script src="https://contoh.test/x.js"></script>',
    "script in capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "script in a drawing": "<svg><script>alert(1)</script></svg>",
    "event": '<img src="data:image/png;base64,x" onerror="alert(1)">',
    "event without quotes": "<p onclick=alert(1)>x</p>",
    "event behind a solidus": "<svg/onload=alert(1)>",
    "event in a drawing": '<svg><g onload="alert(1)"/></svg>',
    "link that runs": '<a href="javascript:alert(1)">x</a>',
    "link that runs, written with references": '<a href="&#106;avascript:alert(1)">x</a>',
    "link that runs, with a line end": '<a href="java\nscript:alert(1)">x</a>',
    "link of data": '<a href="data:text/html,<b>x">x</a>',
    "link to a file": '<a href="file:///C:/x">x</a>',
    "link of a drawing": '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "animation that makes a link": '<svg><a><animate attributeName="href" to="x"/></a></svg>',
    "foreign object": "<svg><foreignObject><p>x</p></foreignObject></svg>",
    "frame": '<iframe src="https://contoh.test"></iframe>',
    "frame with its own page": '<iframe srcdoc="x"></iframe>',
    "object": '<object data="x.svg"></object>',
    "embedded": '<embed src="x.svg">',
    "form": '<form action="https://contoh.test"><input></form>',
    "base": '<base href="https://contoh.test/">',
    "sent away": '<meta http-equiv="refresh" content="0; url=https://contoh.test">',
    "style sheet": '<link rel="stylesheet" href="https://contoh.test/x.css">',
    "preconnect": '<link rel="preconnect" href="https://contoh.test">',
    "picture": '<img src="https://contoh.test/x.png">',
    "picture of the same server": '<img src="//contoh.test/x.png">',
    "picture beside the page": '<img src="x.png">',
    "pictures to choose": '<img srcset="https://contoh.test/x.png 2x">',
    "page of data as picture": '<img src="data:text/html,x">',
    "video": '<video poster="https://contoh.test/x.png"></video>',
    "background attribute": '<table background="https://contoh.test/x.png"></table>',
    "background style": '<p style="background: url(https://contoh.test/x.png)">x</p>',
    "background with an escape": '<p style="background: \\75rl(//contoh.test/x.png)">x</p>',
    "imported style": "<style>@import 'https://contoh.test/x.css';</style>",
    "imported style with an escape": "<style>@\\69mport 'https://contoh.test/x.css';</style>",
    "font": "<style>@font-face { src: url(https://contoh.test/x.woff) }</style>",
    "picture set": "<style>p { background: image-set('https://contoh.test/x' 1x) }</style>",
    "expression": '<p style="width: expression(alert(1))">x</p>',
    "fill of a drawing": '<svg><rect fill="url(https://contoh.test/x#y)"/></svg>',
    "shape of a drawing": '<svg><use href="https://contoh.test/x.svg#y"/></svg>',
    "shape of a drawing of data": '<svg><use href="data:image/svg+xml,x#y"/></svg>',
    "picture of a drawing": '<svg><image xlink:href="https://contoh.test/x.png"/></svg>',
    "style of a drawing that ends early": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "remark that ends early": "<!--><img src=x onerror=alert(1)>-->",
    "remark that ends late": "<!-- --!><img src=x onerror=alert(1)> -->",
    "instruction": '<?xml-stylesheet href="https://contoh.test/x.xsl"?>',
    "raw text": "<![CDATA[<script>x</script>]]>",
    "template element": "<template><script>x</script></template>",
    "plain text": "<plaintext><script>x",
    "bracket": "<p>1 < 2 <",
    "control character": "<scr\x00ipt>",
}


@pytest.mark.parametrize("markup", RUNS.values(), ids=RUNS.keys())
def test_what_runs_or_fetches_is_found_in_a_page(markup: str) -> None:
    page = f"<!DOCTYPE html><html><head><title>x</title></head><body>{markup}</body></html>"
    assert foreign_in(page)
    with pytest.raises(LkjipError) as caught:
        self_contained(page, "laporan.html")
    assert caught.value.findings[0].code == "LK724"


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="a" style="width: 3cm">1 &lt; 2 dan onclick=x</p>',
        '<a href="https://contoh.go.id/?a=1&amp;b=2">laman</a> <a href="#bab1">BAB I</a>',
        '<img src="data:image/png;base64,AAAA" alt="url(x)">',
        '<svg viewBox="0 0 9 9"><defs><clipPath id="a"/></defs><g clip-path="url(#a)"/></svg>',
        "<style>p { background: url(data:image/png;base64,AAAA); content: '\\2022' }</style>",
        "<!-- kop surat -->",
    ],
)
def test_what_a_page_holds_itself_stays(markup: str) -> None:
    assert foreign_in(f"<!DOCTYPE html><html><body>{markup}</body></html>") == ""


def own(proyek: Proyek, name: str, old: str, new: str) -> None:
    """A template of the project's own: the default with something put in."""
    folder = proyek.root / "templates" / "html"
    folder.mkdir(parents=True, exist_ok=True)
    text = (TEMPLATES / "html" / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


OWN = {
    "template": ("laporan.html", "</body>", "<script>alert(1)</script></body>"),
    "style sheet": ("laporan.css", "@page", "@import 'https://contoh.test/x.css';\n@page"),
    "style sheet that ends early": ("laporan.css", "@page", "</style><script>x</script>@page"),
}


@pytest.mark.parametrize("change", OWN.values(), ids=OWN.keys())
def test_no_page_is_written_with_a_template_that_reaches_out(
    proyek: Proyek, capsys: pytest.CaptureFixture[str], change: tuple[str, str, str]
) -> None:
    own(proyek, *change)
    assert main(["build", str(proyek.root), "--to", "html"]) == 1
    said = capsys.readouterr().err
    assert "LK724" in said
    assert "laporan.html" in said
    assert not list((proyek.root / "keluaran").glob("*.html"))


def test_a_page_carries_its_policy_and_data_cannot_leave_their_place(proyek: Proyek) -> None:
    proyek.ganti(
        "nama: Kantor Contoh Teluk", "nama: 'Kantor <script>alert(1)</script> \" onload=x'"
    )
    assert main(["build", str(proyek.root), "--to", "html"]) == 0
    [file] = (proyek.root / "keluaran").glob("*.html")
    page = file.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'; img-src data:" in page
    assert page.index("Content-Security-Policy") < page.index("<title>")

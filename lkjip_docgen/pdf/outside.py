"""A page for the browser shows nothing but itself: no script runs in it, nothing is fetched.

Every word of the data is escaped, but the template and the style sheet may be
the project's own, and drawings are SVG.  The finished page is therefore read
once more against lists of what may stand in it; and a policy in its head tells
the browser the same.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.foreign import foreign_css, is_inline

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'\">"
)
_HEAD = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_TAGS = frozenset(
    (
        "html", "head", "meta", "title", "style", "body", "div", "span", "p", "a", "img", "section",
        "header", "footer", "main", "article", "nav", "aside", "figure", "figcaption", "h1", "h2",
        "h3", "h4", "h5", "h6", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot",
        "tr", "th", "td", "ul", "ol", "li", "dl", "dt", "dd", "b", "i", "em", "strong", "u", "s",
        "sub", "sup", "small", "mark", "br", "hr", "wbr", "blockquote", "q", "cite", "code", "pre",
        "abbr", "time", "data", "details", "summary", "address", "del", "ins", "dfn", "center",
        # drawings
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
        "tspan", "textpath", "defs", "use", "symbol", "marker", "clippath", "mask", "pattern",
        "lineargradient", "radialgradient", "stop", "desc", "image",
    )
)  # fmt: skip
_CLICKED = ("#", "http://", "https://", "mailto:")
_LINKS = {("a", "href"), ("a", "xlink:href")}  # followed by whoever clicks them
_FETCHED = {"src", "href", "xlink:href"}
_SHOWS = {"img", "image"}  # nothing runs in what these show
_NEVER = {"srcset", "srcdoc", "poster", "background", "ping", "action", "formaction", "manifest"}
_SAID = {"alt", "title", "content", "value", "class", "id", "lang"}  # words, whatever they say
_PLAIN = re.compile(r"[^(\\@:]*")  # a value that can be no style at all
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SHOWN = 80


def self_contained(html: str, name: str) -> str:
    """The page with its policy.

    Raises `LkjipError` (LK724) for a page that would run a script or fetch
    something; `name` is the template to blame.
    """
    found = foreign_in(html)
    if found:
        raise reaches_out(name, found)
    return _HEAD.sub(lambda head: f"{head[0]}\n{POLICY}", html, count=1)


def foreign_in(html: str) -> str:
    """The first thing in a page that runs or fetches, as it is written; "" when there is none."""
    reader = _Reader()
    if control := _ILLEGAL.search(html):
        return f"karakter kendali {ord(control[0])}"
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Reads a page and remembers the first thing that may not stand in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found = ""
        self._styled = False

    def _refuse(self, what: str) -> None:
        """Remember something that may not stand in the page, unless there was another."""
        words = " ".join(what.split())
        self.found = self.found or words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element and its attributes."""
        self._styled = tag == "style"
        if tag not in _TAGS:
            self._refuse(f"<{tag}>")
        for name, value in attrs:
            if not _is_harmless(tag, name, (value or "").strip()):
                self._refuse(f'<{tag} {name}="{value}">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        self.handle_starttag(tag, attrs)
        self._styled = False

    def handle_endtag(self, tag: str) -> None:
        """The end of an element."""
        self._styled = False

    def handle_data(self, data: str) -> None:
        """Words; a bracket among them could begin an element for another reader."""
        if "<" in data:
            self._refuse(data[data.index("<") :])
        if self._styled:
            self._refuse(foreign_css(data))

    def handle_comment(self, data: str) -> None:
        """A remark, which readers may end elsewhere."""
        if "<" in data or ">" in data or "--" in data:
            self._refuse(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """What kind of page it is."""
        if decl.lower() != "doctype html":
            self._refuse(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """An instruction, which HTML has not."""
        self._refuse(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        """A section of raw text, which HTML has not."""
        self._refuse(f"<![{data}]>")


def _is_harmless(tag: str, name: str, value: str) -> bool:
    if _acts(tag, name):
        return False
    if (tag, name) in _LINKS:
        return value.lower().startswith(_CLICKED)
    if name in _FETCHED:
        return _stays_inside(tag, value)
    return _is_said(name) or _is_no_style(value)


def _acts(tag: str, name: str) -> bool:
    """Whether an attribute runs or fetches something, whatever its value is."""
    return name.startswith("on") or name in _NEVER or (tag, name) == ("meta", "http-equiv")


def _stays_inside(tag: str, address: str) -> bool:
    """Whether what an element fetches is in the page itself."""
    return address.startswith("#") or (tag in _SHOWS and is_inline(address))


def _is_said(name: str) -> bool:
    """Whether an attribute holds words, whatever they say."""
    return name in _SAID or name.startswith(("aria-", "data-"))


def _is_no_style(value: str) -> bool:
    """Whether a value fetches nothing even where it is read as a style."""
    return _PLAIN.fullmatch(value) is not None or not foreign_css(value)


def reaches_out(name: str, what: str) -> LkjipError:
    """The error of a page that runs or fetches `what`; `name` is the template to blame."""
    return problem(
        codes.REACHES_OUT,
        f"Halaman HTML dari templat {name} memuat skrip, atau mengambil sesuatu dari luar: {what}",
        suggestion="Hapus bagian itu dari berkas HTML, CSS, atau SVG pada templates/html; "
        "gambar dan huruf hanya boleh termuat di dalam halaman (data:).",
    )

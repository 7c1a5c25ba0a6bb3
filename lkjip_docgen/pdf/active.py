"""What an HTML template of a project may not bring along: scripts, frames, strangers' addresses.

The templates that come with the program have none of it.  A page that a
browser shows gets a policy besides, which the browser itself holds to.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'\">"
)
_TAGS = frozenset(
    {"script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "form"}
    | {"link", "portal", "audio", "video", "foreignobject", "animate", "set"}
)
_FETCHED = frozenset({"src", "srcset", "data", "poster", "background"})
_FOLLOWED = frozenset({"href", "xlink:href", "action", "formaction"})
_BLANKS = re.compile(r"[\x00-\x20]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")
_FRIENDLY = ("http:", "https:", "mailto:")
_DOCTYPE = re.compile(r"\s*<!doctype[^>]*>\s*", re.IGNORECASE)


def active_part(html: str) -> str:
    """What in a page would run or fetch something, as its author wrote it; empty when nothing."""
    search = _Search(convert_charrefs=True)
    search.feed(html)
    search.close()
    return search.found


def with_policy(html: str) -> str:
    """The page with the policy before anything else that a browser reads."""
    start = _DOCTYPE.match(html)
    end = start.end() if start else 0
    return f"{html[:end]}{POLICY}\n{html[end:]}"


class _Search(HTMLParser):
    """Stops at the first tag or attribute that a template may not have."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        if self.found:
            return
        names = {name for name, _ in attrs}
        if tag in _TAGS or (tag == "meta" and _is_refresh(attrs)):
            self.found = f"<{tag}>"
        elif handler := next((name for name in names if name.startswith("on")), ""):
            self.found = f"<{tag} {handler}>"
        else:
            self.found = next((f"<{tag} {n}>" for n, value in attrs if _strange(n, value)), "")


def _is_refresh(attrs: list[tuple[str, str | None]]) -> bool:
    return any(name == "http-equiv" for name, _ in attrs)


def _strange(name: str, value: str | None) -> bool:
    """Whether an attribute holds an address that may not be fetched or followed."""
    address = _BLANKS.sub("", value or "").lower()
    scheme = _SCHEME.match(address)
    if name in _FETCHED:
        return address.startswith("//") or bool(scheme and scheme[0] in (*_FRIENDLY, "file:"))
    return name in _FOLLOWED and bool(scheme and scheme[0] not in _FRIENDLY)

"""Every request passes here first: nobody but the window's own browser reads or changes anything.

Other sites, other programs of this computer and its other users reach the same port.  They are
told apart by the name of the host (a name of theirs may point here), the cookie, and for changes
by the origin and a header that no form of another site can send.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lkjip_docgen.window.session import COOKIE, KEY, Session

OWN_HEADER: Final = "x-lkjip"
"""A header that only scripts of the window's own pages send."""

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of the largest request: a photograph as a camera makes it, or a workbook."""

_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-src 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS: Final = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_READING: Final = ("GET", "HEAD")


class RefusedError(Exception):
    """A request that is not answered; `status` of HTTP, and why, in Indonesian."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class Guard:
    """The application behind, for those who may use it; a refusal for everybody else."""

    def __init__(self, app: ASGIApp, session: Session) -> None:
        self._app = app
        self._session = session

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        answer = _with_headers(send)
        headers = Headers(scope=scope)
        try:
            self._refuse_other_hosts(headers)
            key = _key_of(scope)
            if key:
                await self._let_in(key, headers, answer)
                return
            self._refuse_other_sites(headers)
            self._refuse_unknown(headers)
            self._refuse_changes_from_elsewhere(scope, headers)
            _refuse_large(headers)
        except RefusedError as refused:
            await _say(answer, refused, scope["method"])
            return
        await self._app(scope, _limited(receive), answer)

    def _refuse_other_hosts(self, headers: Headers) -> None:
        if headers.getlist("host") != [self._session.host]:
            raise RefusedError(421, "Alamat ini bukan alamat jendela LKjIP.")

    def _refuse_other_sites(self, headers: Headers) -> None:
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            raise RefusedError(403, "Permintaan dari halaman lain ditolak.")

    async def _let_in(self, key: str, headers: Headers, answer: Send) -> None:
        """Exchange the key for the cookie, which is sent to the window's own path alone.

        A page that leads here (`key_file`) is another site to the browser, which then sends no
        such cookie along: a page of ours goes on from here by itself.
        """
        self._refuse_what_opens_no_window(headers)
        if not self._session.redeem(key):
            raise RefusedError(403, _USED)
        cookie = (b"set-cookie", self._session.cookie().encode())
        place = f"{self._session.base}/"
        if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            await _respond(answer, 303, b"", [(b"location", place.encode()), cookie])
        else:
            kind = (b"content-type", b"text/html; charset=utf-8")
            await _respond(answer, 200, _GO_ON.format(place=place).encode(), [kind, cookie])

    def _refuse_what_opens_no_window(self, headers: Headers) -> None:
        """The address is for what a person opens, not for a picture or a frame of another site."""
        shown = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"))
        if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return
        if shown != ("navigate", "document"):
            raise RefusedError(403, "Permintaan dari halaman lain ditolak.")

    def _refuse_unknown(self, headers: Headers) -> None:
        if not self._session.knows(_cookie_of(headers)):
            raise RefusedError(403, _USED)

    def _refuse_changes_from_elsewhere(self, scope: Scope, headers: Headers) -> None:
        if scope["method"] in _READING:
            return
        own = headers.getlist("origin") == [self._session.origin] and headers.get(OWN_HEADER)
        if not own:
            raise RefusedError(403, "Perubahan hanya diterima dari jendela ini sendiri.")


_GO_ON: Final = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>LKjIP Docgen</title>'
    '<meta http-equiv="refresh" content="0;url={place}"></head>'
    '<body><a href="{place}">Buka jendela LKjIP</a></body></html>'
)
_USED: Final = (
    "Alamat ini hanya berlaku sekali, untuk peramban yang membukanya pertama kali. "
    "Buka lagi dengan perintah `lkjip open`, atau klik ganda berkas Buka di folder laporan."
)


def _key_of(scope: Scope) -> str:
    """The key in the address, on the one page that takes it."""
    if scope["path"] != "/" or scope["method"] != "GET":
        return ""
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get(KEY, [""])[0]


def _cookie_of(headers: Headers) -> str:
    found: SimpleCookie = SimpleCookie()
    try:
        found.load(headers.get("cookie", ""))
    except CookieError:
        return ""
    return found[COOKIE].value if COOKIE in found else ""


def _refuse_large(headers: Headers) -> None:
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > LARGEST:
        raise RefusedError(413, _TOO_LARGE)


_TOO_LARGE: Final = "Kiriman terlalu besar; batasnya 64 MB."


def _limited(receive: Receive) -> Receive:
    """What is received, up to the largest request; a body without a length is counted too."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise RefusedError(413, _TOO_LARGE)
        return message

    return counted


def _with_headers(send: Send) -> Send:
    """The same, with what every answer tells the browser to hold to."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
        await send(message)

    return sending


async def _say(send: Send, refused: RefusedError, method: str) -> None:
    """Why a request is refused: to people as text, to scripts as they show it."""
    if method in _READING:
        kind, body = b"text/plain; charset=utf-8", f"{refused.why}\n"
    else:
        kind, body = b"application/json", json.dumps({"masalah": [{"pesan": refused.why}]})
    await _respond(send, refused.status, body.encode(), [(b"content-type", kind)])


async def _respond(
    send: Send, status: int, body: bytes, headers: Iterable[tuple[bytes, bytes]]
) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})

"""What pages send, as the program takes it."""

from __future__ import annotations

import asyncio
import json

from starlette.requests import Request

from lkjip_docgen.window.sent import texts_sent


def sent(fields: dict[str, str]) -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": json.dumps(fields).encode()}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


def test_blanks_at_the_ends_of_a_password_count() -> None:
    request = sent({"sandi": " rahasia ", "tempat": " Kota Uji "})
    texts = asyncio.run(texts_sent(request, as_typed="sandi"))
    assert texts == {"sandi": " rahasia ", "tempat": "Kota Uji"}

"""What pages send: checked before anything is done with it."""

from __future__ import annotations

from starlette.requests import Request

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes


async def object_sent(request: Request) -> dict[str, object]:
    """The JSON object that a page sent; `LkjipError` for anything else."""
    try:
        sent: object = await request.json()
    except (ValueError, RecursionError):
        raise unreadable() from None
    if not isinstance(sent, dict):
        raise unreadable()
    return sent


async def texts_sent(request: Request, as_typed: str = "") -> dict[str, str]:
    """The fields of a form by their names, without blanks at their ends but for one of them."""
    sent = await object_sent(request)
    if not all(isinstance(value, str) for value in sent.values()):
        raise unreadable()
    texts = {name: str(value) for name, value in sent.items()}
    return {name: text if name == as_typed else text.strip() for name, text in texts.items()}


def unreadable() -> LkjipError:
    """What to raise for something that no page of ours sends."""
    return problem(
        codes.KIRIMAN,
        "Kiriman halaman tidak terbaca.",
        suggestion="Muat ulang halaman, lalu ulangi.",
    )

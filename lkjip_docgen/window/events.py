"""What happens elsewhere, told to every open page at once (EventSource)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

from starlette.types import Receive, Scope, Send

from lkjip_docgen.window.presence import Presence

_BREATH = 15.0  # seconds between signs of life, so that a page that is gone is noticed
_BEGIN = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/event-stream; charset=utf-8")],
}

Waiting = asyncio.Queue[bytes | None]


class Events:
    """Those who listen; told from any thread."""

    def __init__(self) -> None:
        self._listeners: dict[Waiting, asyncio.AbstractEventLoop] = {}
        self._lock = Lock()

    def tell(self, what: str, **facts: object) -> None:
        """Tell every open page that something of this name happened."""
        self._put(f"event: {what}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n".encode())

    def end(self) -> None:
        """Close every stream: the window ends."""
        self.tell("selesai")
        self._put(None)

    def _put(self, line: bytes | None) -> None:
        with self._lock:
            listeners = list(self._listeners.items())
        for waiting, loop in listeners:
            with suppress(RuntimeError):  # a loop that has ended has nobody to tell
                loop.call_soon_threadsafe(waiting.put_nowait, line)

    @contextmanager
    def listening(self) -> Iterator[Waiting]:
        """A queue of what is told from now on; None at the end."""
        waiting: Waiting = asyncio.Queue()
        with self._lock:
            self._listeners[waiting] = asyncio.get_running_loop()
        try:
            yield waiting
        finally:
            with self._lock:
                del self._listeners[waiting]


class Stream:
    """The address that pages listen at; a page is there as long as its stream is open."""

    def __init__(self, events: Events, presence: Presence) -> None:
        self._events = events
        self._presence = presence

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell one page what happens until it goes or the window ends."""
        with self._presence.page(), self._events.listening() as waiting:
            gone = asyncio.create_task(_gone(receive))
            try:
                await send(_BEGIN)
                await _pass_on(waiting, gone, send)
            finally:
                gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _pass_on(waiting: Waiting, gone: asyncio.Task[None], send: Send) -> None:
    line: bytes | None = b"retry: 500\n\n"
    while line is not None and not gone.done():
        await send({"type": "http.response.body", "body": line, "more_body": True})
        line = await _next(waiting, gone)
    await send({"type": "http.response.body", "body": b""})


async def _next(waiting: Waiting, gone: asyncio.Task[None]) -> bytes | None:
    """What is told next, a sign of life after a while; None at the end."""
    told = asyncio.create_task(waiting.get())
    done, _ = await asyncio.wait({told, gone}, timeout=_BREATH, return_when="FIRST_COMPLETED")
    if told in done:
        return told.result()
    told.cancel()
    return None if gone in done else b": hidup\n\n"

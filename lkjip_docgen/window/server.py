"""The server of the window: on this computer alone, until its last page is closed."""

from __future__ import annotations

import asyncio
import socket
import webbrowser
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.window.key_file import KeyFile, key_file
from lkjip_docgen.window.no_report import AT_THE_COMMAND, offering

if TYPE_CHECKING:
    from uvicorn import Server

    from lkjip_docgen.window.window import Window

_LIBRARIES = ("starlette", "uvicorn")
_LOOK = 0.25  # seconds between looks whether anybody is there
_PATIENCE = 12  # seconds for a browser to start and read the page that leads to the window
_LAST_WORDS = 1  # seconds for answers on their way when the window is closed


def serve(
    folder: Path | None,
    opened: Callable[[str], None],
    port: int = 0,
    browser: bool = True,
) -> None:
    """Open the window of a project, or the start page, and stay until it is closed.

    `opened` is told the address, which lets one browser in.  Raises `LkjipError` where the
    libraries are not installed, there is no project in `folder`, or the port is taken; 0 stands
    for any that is free.
    """
    _need_libraries()
    from lkjip_docgen.window.window import Window

    place = _listen(port)
    window = Window(place.getsockname()[1])
    if folder is not None:
        with offering(AT_THE_COMMAND):
            window.first = window.open(folder)
    address = window.session.address
    opened(address)
    shown = _show(address) if browser else None
    try:
        asyncio.run(_until_left(_server(window), window, place, shown))
    finally:
        if shown is not None:
            shown.remove()


def _show(address: str) -> KeyFile | None:
    """Open a browser at the address; what led it there, which is to go when it came."""
    page = key_file(address)
    webbrowser.open(address if page is None else page.address)
    return page


def _need_libraries() -> None:
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        raise problem(
            codes.PUSTAKA_JENDELA,
            f"Pustaka jendela peramban ({', '.join(missing)}) belum terpasang.",
            suggestion="Pasang dengan: pip install 'lkjip-docgen[open]'",
        )


def _listen(port: int) -> socket.socket:
    """A socket that nobody on another computer can reach."""
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        place.bind(("127.0.0.1", port))
        place.listen(128)  # a browser that is quicker than the server waits
    except OSError:
        place.close()
        raise _taken(port) from None
    return place


def _taken(port: int) -> LkjipError:
    return problem(
        codes.PINTU_DIPAKAI,
        f"Pintu {port} di komputer ini sedang dipakai program lain.",
        suggestion="Hilangkan --port agar program memilih yang bebas.",
    )


def _server(window: Window) -> Server:
    import uvicorn

    from lkjip_docgen.window.application import application

    config = uvicorn.Config(
        application(window),
        log_config=None,
        lifespan="off",
        ws="none",
        http="h11",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_LAST_WORDS,
    )
    return uvicorn.Server(config)


async def _until_left(
    server: Server, window: Window, place: socket.socket, shown: KeyFile | None = None
) -> None:
    """Serve until nobody looks any more, or Ctrl+C."""
    tasks = [asyncio.create_task(_leave(server, window))]
    if shown is not None:
        tasks.append(asyncio.create_task(_lead(window, shown)))
    try:
        await server.serve(sockets=[place])
    finally:
        for task in tasks:
            task.cancel()
        window.close()


async def _lead(window: Window, shown: KeyFile) -> None:
    """Take the page away that leads to the window once somebody came.

    A browser that is kept from other folders cannot read it: after a while it is told the
    address itself, so that nobody waits for nothing.
    """
    for _ in range(round(_PATIENCE / _LOOK)):
        await asyncio.sleep(_LOOK)
        if not window.session.address:
            shown.remove()
            return
    webbrowser.open(window.session.address)


async def _leave(server: Server, window: Window) -> None:
    """Close the streams when the server is to end, which would wait for them; and end it."""
    while not server.should_exit:
        await asyncio.sleep(_LOOK)
        if window.presence.left():
            server.should_exit = True
    window.events.end()

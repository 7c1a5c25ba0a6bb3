"""The address that opens the window, handed to a browser without standing in its arguments.

Other users of a computer can read what programs were started with.  So the browser is given the
name of a file that nobody else can read, which leads on to the address; it goes once the address
has been used.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from html import escape
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url={address}"><title>LKjIP Docgen</title></head>
<body><p><a href="{address}">Buka jendela LKjIP</a></p></body></html>
"""


class KeyFile:
    """A page of this user alone that leads to an address, until it is taken away."""

    def __init__(self, address: str) -> None:
        """Write the page; raises `OSError` where that cannot be done."""
        self._folder = Path(tempfile.mkdtemp(prefix="lkjip-buka-"))  # for this user alone
        self._file = self._folder / "buka.html"
        try:
            handle = os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(_PAGE.format(address=escape(address, quote=True)))
        except OSError:
            self.remove()
            raise

    @property
    def address(self) -> str:
        """The address of the page on this computer."""
        return self._file.as_uri()

    def remove(self) -> None:
        """Take the page away; what is gone already is no error."""
        with suppress(OSError):
            shutil.rmtree(self._folder)


def key_file(address: str) -> KeyFile | None:
    """The page for an address; None where it cannot be written."""
    try:
        return KeyFile(address)
    except OSError:
        return None

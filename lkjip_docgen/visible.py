"""Text from elsewhere as it may be shown: no character in it commands the terminal.

Data, templates, file names and certificates come from other people.  An escape
sequence in them can rewrite what was printed, a line break can feign a line of
this program, a bidirectional override can turn a file name around, and a line
that begins with `::` is a command to GitHub's runners.
"""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager

# `lkjip --help` comes by here: what only names types is not imported.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

LONGEST = 600
"""Characters of a message that are shown: one paragraph on a terminal."""

_COMMANDING = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for tabs and line breaks
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # line breaks and directions of Unicode
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"  # what nobody sees
)
_BREAKS = {"\n": "\\n", "\r": "\\r", "\t": " "}
_RUNNER = r"\A(\s*):(?=:)|##(?=\[)"


def visible(text: str) -> str:
    """The text with `\\u001b` for what commands a terminal; line breaks and tabs stay.

    That is also how JSON writes such a character: JSON stays what it is.
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text  # nothing that commands is printable; nearly every text ends here
    return re.sub(_COMMANDING, _escaped, text)


def one_line(text: object, longest: int = LONGEST) -> str:
    """The text as a part of one line, cut where it is longer than a reader would follow."""
    line = shortened(str(text), longest)
    for character, shown in _BREAKS.items():
        line = line.replace(character, shown)
    return visible(re.sub(_RUNNER, _no_command, line))


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut where it is longer than a reader would follow."""
    return text if len(text) <= longest else f"{text[:longest]}…"


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _no_command(found: re.Match[str]) -> str:
    return r"\u0023#" if found[0] == "##" else rf"{found[1]}\u003a"


class Screen:
    """A stream that shows everything written to it `visible`; `trusted` is the stream below.

    What this program itself says to a terminal (colours, a line that is
    written over) goes to `trusted(stream)`.
    """

    def __init__(self, stream: TextIO) -> None:
        self.trusted = stream

    def write(self, text: str) -> int:
        """Write the text as it may be shown."""
        self.trusted.write(visible(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write some texts as they may be shown."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self.trusted, name)


def trusted(stream: TextIO) -> TextIO:
    """The stream below a `Screen`; any other stream itself."""
    below: TextIO = getattr(stream, "trusted", stream)
    return below


def _screen(stream: TextIO) -> TextIO:
    """The stream behind a screen; there is none where there is no console."""
    return stream and Screen(stream)  # type: ignore[return-value]  # as good as one for everybody


@contextmanager
def screened() -> Iterator[None]:
    """While inside, standard output and error show only what is `visible`.

    What a library leaves unfinished when something fails is not told there: why
    it failed is.
    """
    before = sys.stdout, sys.stderr
    unraisable = sys.unraisablehook
    sys.stdout, sys.stderr = map(_screen, before)
    sys.unraisablehook = lambda _: None
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        sys.unraisablehook = unraisable

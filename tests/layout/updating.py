"""LibreOffice updates the lists of contents of a file, as a person would with F9."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

# A text beside what is drawn (`/ActualText<FEFF...>`) is in no font.
_SHOWN = re.compile(rb"(?P<font>/F\d+) [\d.]+ Tf|(?<!/ActualText)<(?P<codes>(?:[0-9A-F]{2})+)>")
_LETTER = re.compile(rb"<([0-9A-F]{2})>\s*<([0-9A-F]{4,})>")
_DOTS = re.compile(r"\.{3,}")
_TIMEOUT = 300  # seconds; only so that a LibreOffice that hangs ends at all

# StarBasic comes with every LibreOffice; its bridge to Python does not.
_MACRO = """
Sub Main
{updates}
    StarDesktop.terminate()
End Sub

Sub Update(source, before, after)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    Tell(document, before)
    document.TextFields.refresh()
    ' Twice: the first time may move what the second time counts.
    For turn = 1 To 2
        For number = 0 To document.DocumentIndexes.Count - 1
            document.DocumentIndexes.getByIndex(number).update()
        Next number
    Next turn
    Tell(document, after)
    document.close(True)
End Sub

Sub Tell(document, target)
    Dim options(1) As New com.sun.star.beans.PropertyValue
    options(0).Name = "ExportBookmarks"
    options(0).Value = True
    options(1).Name = "ExportBookmarksToPDFDestination"
    options(1).Value = True
    Dim export(1) As New com.sun.star.beans.PropertyValue
    export(0).Name = "FilterName"
    export(0).Value = "writer_pdf_Export"
    export(1).Name = "FilterData"
    export(1).Value = options()
    document.storeToURL(target & ".pdf", export())
    files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
    stream = CreateUnoService("com.sun.star.io.TextOutputStream")
    stream.setOutputStream(files.openFileWrite(target & ".txt"))
    stream.setEncoding("UTF-8")
    For number = 0 To document.DocumentIndexes.Count - 1
        stream.writeString(document.DocumentIndexes.getByIndex(number).Anchor.String)
        stream.writeString(Chr(12))
    Next number
    stream.closeOutput()
End Sub
"""
_MODULE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<script:module xmlns:script='
    '"http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">'
    "{}</script:module>"
)


@dataclass(frozen=True)
class State:
    """The lists of contents, line by line, the text of every page, and the PDF with them."""

    lists: list[list[str]]
    texts: list[str]
    pdf: PdfReader

    @property
    def pages(self) -> list[str]:
        """The words of every page."""
        return [_words(text) for text in self.texts]


def update(soffice: str, files: Sequence[Path], folder: Path) -> list[tuple[State, State]]:
    """How each file looks as it is written, and after an update of all its lists.

    Bookmarks are destinations in the PDF.
    """
    profile = folder / "profil"
    # The first start fills the profile, and would undo what stands there before.
    _run(soffice, profile, "--terminate_after_init")
    targets = [(folder / f"{n}-sebelum", folder / f"{n}-sesudah") for n in range(len(files))]
    calls = (
        f'    Update("{docx.as_uri()}", "{before.as_uri()}", "{after.as_uri()}")'
        for docx, (before, after) in zip(files, targets, strict=True)
    )
    macro = _MACRO.format(updates="\n".join(calls))
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape(macro)), encoding="utf-8")
    _run(soffice, profile, "macro:///Standard.Module1.Main")
    return [_states(before, after) for before, after in targets]


def _run(soffice: str, profile: Path, order: str) -> None:
    home = f"-env:UserInstallation={profile.as_uri()}"
    command = [soffice, "--headless", "--norestore", home, order]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT)


def _states(before: Path, after: Path) -> tuple[State, State]:
    """Both states of a file; a page that is drawn alike in both is read once."""
    read: dict[bytes, str] = {}
    return _state(before, read), _state(after, read)


def _state(target: Path, read: dict[bytes, str]) -> State:
    text = target.with_suffix(".txt").read_text(encoding="utf-8")
    lists = [_lines(part) for part in text.split("\f")[:-1]]
    reader = PdfReader(target.with_suffix(".pdf"))
    return State(lists, [_text(page, read) for page in reader.pages], reader)


def _text(page: PageObject, read: dict[bytes, str]) -> str:
    """What a page says; reading it takes pypdf thirty milliseconds, comparing it next to none."""
    drawn = _drawn(page)
    if drawn not in read:
        read[drawn] = page.extract_text()
    return read[drawn]


def _drawn(page: PageObject) -> bytes:
    """What draws a page, with the letters that its codes stand for.

    Each file numbers the letters of its fonts anew, in the order in which they come.
    """
    fonts = page["/Resources"].get_object().get("/Font", {}).get_object()
    letters = {name.encode(): _letters(font.get_object()) for name, font in fonts.items()}
    found: dict[bytes, bytes] = {}

    def told(match: re.Match[bytes]) -> bytes:
        if match["font"]:
            found.clear()
            found.update(letters[match["font"]])
            return match[0]
        codes = match["codes"]
        return b"/".join(found[codes[at : at + 2]] for at in range(0, len(codes), 2))

    contents = page.get_contents()
    return b"" if contents is None else _SHOWN.sub(told, contents.get_data())


def _letters(font: DictionaryObject) -> dict[bytes, bytes]:
    """The letter of each code of a font, both in hexadecimal digits."""
    return dict(_LETTER.findall(font["/ToUnicode"].get_object().get_data()))


def _words(text: str) -> str:
    """Words alone: a space more or less in a line takes or gives a dot before the page number."""
    return _DOTS.sub("", "".join(text.split()))


def _lines(text: str) -> list[str]:
    """Lines with single spaces: LibreOffice writes one for the number, one for the line break."""
    words = (
        "\t".join(" ".join(part.split()) for part in line.split("\t")) for line in text.splitlines()
    )
    return [line for line in words if line.strip()]

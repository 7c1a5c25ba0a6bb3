"""LibreOffice updates the lists of contents of a file, as a person would with F9."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader

_DOTS = re.compile(r"\.{3,}")
_TIMEOUT = 300  # seconds; only so that a LibreOffice that hangs ends at all

# StarBasic comes with every LibreOffice; its bridge to Python does not.
_MACRO = """
Sub Main
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, hidden())
    Tell(document, "{before}")
    document.TextFields.refresh()
    ' Twice: the first time may move what the second time counts.
    For turn = 1 To 2
        For number = 0 To document.DocumentIndexes.Count - 1
            document.DocumentIndexes.getByIndex(number).update()
        Next number
    Next turn
    Tell(document, "{after}")
    document.close(True)
    StarDesktop.terminate()
End Sub

Sub Tell(document, target)
    Dim export(0) As New com.sun.star.beans.PropertyValue
    export(0).Name = "FilterName"
    export(0).Value = "writer_pdf_Export"
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
    """The lists of contents, line by line, and the words of every page."""

    lists: list[list[str]]
    pages: list[str]


def update(soffice: str, docx: Path, folder: Path) -> tuple[State, State]:
    """How `docx` looks as it is written, and after an update of all its lists."""
    before, after = folder / "sebelum", folder / "sesudah"
    profile = folder / "profil"
    # The first start fills the profile, and would undo what stands there before.
    _run(soffice, profile, "--terminate_after_init")
    macro = _MACRO.format(source=docx.as_uri(), before=before.as_uri(), after=after.as_uri())
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MODULE.format(escape(macro)), encoding="utf-8")
    _run(soffice, profile, "macro:///Standard.Module1.Main")
    return _state(before), _state(after)


def _run(soffice: str, profile: Path, order: str) -> None:
    home = f"-env:UserInstallation={profile.as_uri()}"
    command = [soffice, "--headless", "--norestore", home, order]
    subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT)


def _state(target: Path) -> State:
    text = target.with_suffix(".txt").read_text(encoding="utf-8")
    lists = [_lines(part) for part in text.split("\f")[:-1]]
    reader = PdfReader(target.with_suffix(".pdf"))
    return State(lists, [_words(page.extract_text()) for page in reader.pages])


def _words(text: str) -> str:
    """Words alone: a space more or less in a line takes or gives a dot before the page number."""
    return _DOTS.sub("", "".join(text.split()))


def _lines(text: str) -> list[str]:
    """Lines with single spaces: LibreOffice writes one for the number, one for the line break."""
    words = (
        "\t".join(" ".join(part.split()) for part in line.split("\t")) for line in text.splitlines()
    )
    return [line for line in words if line.strip()]

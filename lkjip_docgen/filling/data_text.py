"""The data file as it is: its bytes, its text, and what the text says, if it says anything."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, YamlData, decode, read_yaml_text

_MARK = b"\xef\xbb\xbf"


class DataText(Record):
    """A data file.

    `read` is None where the text as a whole cannot be read; `problems` says
    why.  A text that is read may have problems too: single values that are lost.
    `touched` are the places in which it differs from the text that it was made
    of; None where that is not known.
    """

    raw: bytes
    text: str
    read: YamlData | None
    problems: tuple[Finding, ...] = ()
    touched: tuple[Path_, ...] | None = None

    @property
    def data(self) -> dict[str, object]:
        """What it says; nothing where it cannot be read."""
        return {} if self.read is None else self.read.data

    def encoded(self, text: str) -> bytes:
        """Another text as bytes, with a byte order mark where this one has it."""
        mark = _MARK if self.raw.startswith(_MARK) else b""
        return mark + text.encode("utf-8", "surrogatepass")

    def new_problems(self, before: DataText) -> tuple[Finding, ...]:
        """The errors that an earlier text did not have."""
        known = {(found.code, found.path) for found in before.problems}
        return tuple(found for found in self.problems if (found.code, found.path) not in known)


def data_text(file: Path, raw: bytes) -> DataText:
    """The data file that bytes are, whatever is wrong with them."""
    try:
        text = decode(file, raw)
    except LkjipError as error:
        return DataText(raw, _forgiving(raw), None, error.findings)
    try:
        read = read_yaml_text(file, text)
    except LkjipError as error:
        return DataText(raw, text, None, error.findings)
    errors = (found for found in read.findings if found.severity is Severity.ERROR)
    return DataText(raw, text, read, tuple(errors))


def _forgiving(raw: bytes) -> str:
    """A text that is not UTF-8, as it was probably meant, for somebody to mend."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        if (encoding == "utf-16") is not marked and encoding != "utf-8-sig":
            continue
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")

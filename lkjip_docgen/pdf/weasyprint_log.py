"""What WeasyPrint says while it works: kept off the terminal, and turned into findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.logger import LOGGER

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes import report as codes

_NO_GLYPH = re.compile(r"\.notdef glyph.*?\((U\+.*)\)", re.DOTALL)
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")


class Remarks(logging.Handler):
    """Collects the messages of one layout."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self._messages.append(record.getMessage())

    @contextmanager
    def collected(self) -> Iterator[None]:
        """While inside, messages come here and nowhere else."""
        before = LOGGER.handlers[:], LOGGER.propagate
        LOGGER.handlers[:], LOGGER.propagate = [self], False
        try:
            yield
        finally:
            LOGGER.handlers[:], LOGGER.propagate = before

    def findings(self) -> tuple[Finding, ...]:
        """A warning for characters that no font can show; an archive refuses such a file."""
        missing = {
            chr(int(code, 16))
            for message in self._messages
            if (match := _NO_GLYPH.search(message))
            for code in _CODE_POINT.findall(match[1])
        }
        if not missing:
            return ()
        return (
            Finding(
                codes.MISSING_GLYPHS,
                Severity.WARNING,
                f"Huruf yang terpasang tidak memuat karakter {' '.join(sorted(missing))}.",
                suggestion="Hapus karakter itu dari data, atau pasang huruf yang memuatnya.",
            ),
        )

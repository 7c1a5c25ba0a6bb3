"""Takes the record of a report out of a PDF, in a limited process (`limited`)."""

from __future__ import annotations

import base64
import logging
import warnings
from pathlib import Path

Answer = dict[str, str]


def attached(file: str, name: str) -> Answer:
    """The file `name` in a PDF: `{"record": base64}`, or `{}` without one.

    `{"refused": "encrypted" or "damaged"}` for a PDF that cannot be read.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        with Path(file).open("rb") as stream:
            reader = PdfReader(stream)
            if reader.is_encrypted:
                return {"refused": "encrypted"}
            found = reader.attachments.get(name)
    except (PyPdfError, OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError):
        return {"refused": "damaged"}
    return {"record": base64.b64encode(found[0]).decode()} if found else {}

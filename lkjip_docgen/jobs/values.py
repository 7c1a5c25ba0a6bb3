"""Every name that a template of a project may use, told in one of three forms."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.source import load_project
from lkjip_docgen.template_owner import list_names, listing_formats

FORMS = {
    "text": listing_formats.as_text,
    "json": listing_formats.as_json,
    "csv": listing_formats.as_csv,
}


def values(data: Path, wanted: str, form: str) -> str:
    """The names that hold the words `wanted` in one of the `FORMS`; "" for none."""
    entries = [entry for entry in list_names(load_project(data)) if entry.contains(wanted)]
    return FORMS[form](entries) if entries else ""

"""What a Word report says about itself in its properties."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from lkjip_docgen.docx.package import Package
from lkjip_docgen.pdf.metadata import Facts

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_UNKNOWN = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest date that a Word file can hold


def facts_of(report: Package) -> Facts:
    """Title, author and dates of a report: its own, never those of the clock.

    `SOURCE_DATE_EPOCH` stands for both dates where it is set.
    """
    core = report.tree(_CORE) if _CORE in report.entries else None

    def text(name: str) -> str:
        return "" if core is None else (core.findtext(name) or "").strip()

    created = _moment(text(f"{_TERMS}created")) or _UNKNOWN
    return Facts(
        title=text(f"{_DC}title") or report.path.stem,
        author=text(f"{_DC}creator"),
        subject=text(f"{_DC}subject"),
        keywords=text(f"{_CP}keywords"),
        created=_epoch() or created,
        modified=_epoch() or max(created, _moment(text(f"{_TERMS}modified")) or created),
    )


def _epoch() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

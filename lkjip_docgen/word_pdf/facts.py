"""What a Word report says about itself in its properties."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from lkjip_docgen.docx import Package
from lkjip_docgen.pdf import Facts

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_UNKNOWN = datetime(1980, 1, 1, tzinfo=UTC)  # the earliest date that a Word file can hold


def facts_of(report: Package) -> Facts:
    """Title, author and dates of a report: its own, never those of the clock.

    `SOURCE_DATE_EPOCH` stands for both dates where it is set.
    """
    created, modified = _dates(report)
    return Facts(
        title=_said(report, f"{_DC}title") or report.path.stem,
        author=_said(report, f"{_DC}creator"),
        subject=_said(report, f"{_DC}subject"),
        keywords=_said(report, f"{_CP}keywords"),
        created=_epoch() or created,
        modified=_epoch() or modified,
    )


def _dates(report: Package) -> tuple[datetime, datetime]:
    """When the report was made and last changed, as it says itself: never before it was made."""
    created = _moment(_said(report, f"{_TERMS}created")) or _UNKNOWN
    changed = _moment(_said(report, f"{_TERMS}modified")) or created
    return created, max(created, changed)


def _said(report: Package, name: str) -> str:
    """A property of the file; "" where it has none."""
    if _CORE not in report.entries:
        return ""
    return (report.tree(_CORE).findtext(name) or "").strip()


def _epoch() -> datetime | None:
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdigit() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

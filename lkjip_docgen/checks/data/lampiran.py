"""PDF appendices: found unusable by `check` already, not only when the report is built."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.records import replace
from lkjip_docgen.source import Project, can_look, dotted, doubts, pdf_facts


def mistakes(project: Project) -> Iterator[Finding]:
    """What is wrong with each PDF appendix, or doubtful, at its place in the data."""
    if not can_look():
        return
    for number, lampiran in enumerate(project.laporan.lampiran):
        if lampiran.berkas is None:
            continue
        path = ("lampiran", number, "berkas")
        place = project.places.value(path)
        for finding in _findings(project, lampiran.berkas):
            yield replace(finding, place=place, path=dotted(path))


def _findings(project: Project, name: str) -> list[Finding]:
    try:
        file = project.picture(name)
        return doubts(file, pdf_facts(file))
    except LkjipError as error:
        return list(error.findings)

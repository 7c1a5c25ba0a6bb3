"""The public functions: what the commands do, for use from Python."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Report
from lkjip_docgen.jobs import BuildResult, ChartsResult, build, draw_charts, measure_and_compose
from lkjip_docgen.source import Project, load_project

__all__ = ["BuildResult", "ChartsResult", "build", "compose_report", "draw_charts", "load"]


def load(path: Path | str) -> Project:
    """Read and check a data file, or the `laporan.yaml` of a project folder.

    Raises `LkjipError` with every finding at once.
    """
    return load_project(path)


def compose_report(project: Project) -> Report:
    """Measure and compose: from a project to the document tree of its report."""
    return measure_and_compose(project, lambda text: None)[1]

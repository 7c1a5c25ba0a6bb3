"""The reports of the samples as trees, composed once."""

from __future__ import annotations

from functools import cache

from lkjip_docgen.document import Report
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.compose import compose
from lkjip_docgen.resources import SAMPLES as _FOLDER
from lkjip_docgen.source import load_project

SAMPLES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")


@cache
def composed_sample(name: str) -> Report:
    """The report of a sample."""
    project = load_project(_FOLDER / name)
    return compose(project, measure(project.laporan))

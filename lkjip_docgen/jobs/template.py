"""Own copies of the templates in a project folder, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import Finding
from lkjip_docgen.source import data_file, load_project
from lkjip_docgen.template_owner import Copy, copy_templates


def copy_into(data: Path, *, force: bool = False) -> list[Copy]:
    """Copy the templates into the folder of a data file, as `copy_templates` does."""
    return copy_templates(data_file(data).parent, force)


def check_own(data: Path, file: Path | None = None) -> list[Finding]:
    """The findings about the templates of a project, or about one Word template."""
    from lkjip_docgen.template_owner import check_templates

    return check_templates(load_project(data), file)

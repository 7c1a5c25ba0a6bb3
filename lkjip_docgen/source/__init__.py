"""Reads what the office wrote and remembers the place of every value."""

from lkjip_docgen.source.project import Project, load_project

__all__ = ["Project", "load_project"]

"""The first project folder of an office: its identity, and the rest empty to be filled in."""

from lkjip_docgen.new_office.folder import defaults_for, new_office
from lkjip_docgen.new_office.identity import QUESTIONS, Identitas, Question

__all__ = ["QUESTIONS", "Identitas", "Question", "defaults_for", "new_office"]

"""The first project folder of an office: its identity, and the rest empty to be filled in."""

from lkjip_docgen.new_office.folder import defaults_for, new_office
from lkjip_docgen.new_office.identity import (
    QUESTIONS,
    Answer,
    Identitas,
    Question,
    identity_of,
)

__all__ = [
    "QUESTIONS",
    "Answer",
    "Identitas",
    "Question",
    "defaults_for",
    "identity_of",
    "new_office",
]

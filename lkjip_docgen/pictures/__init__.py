"""Picture files of an office: looked at, and prepared once for Word, PDF and page alike."""

from lkjip_docgen.pictures.inspecting import inspect, size_of
from lkjip_docgen.pictures.keeping import Picture, kept
from lkjip_docgen.pictures.opening import SUFFIXES
from lkjip_docgen.pictures.preparing import prepare

__all__ = ["SUFFIXES", "Picture", "inspect", "kept", "prepare", "size_of"]

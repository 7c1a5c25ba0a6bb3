"""Page numbers from a real layout: which printed page each bookmark of a .docx stands on."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

"""How Indonesians write numbers, rupiah, dates, number words and NIP (EYD V)."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

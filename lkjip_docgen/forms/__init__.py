"""The data file as forms: what to ask, in an officer's order and words, and how answers are read.

Forms are data, made from the model and from what an office has written; nothing here knows
windows, pages or files that are written.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

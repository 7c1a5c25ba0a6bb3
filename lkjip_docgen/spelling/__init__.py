"""Indonesian spelling by a Hunspell dictionary of the computer: found, read, and asked.

The dictionary is not part of this program: its licence is another one.  The libraries that read
it are the extra `[ejaan]` and are imported only when a word is asked about.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

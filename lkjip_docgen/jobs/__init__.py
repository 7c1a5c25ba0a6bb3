"""One module a job, from files to files: what the commands parse and call."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

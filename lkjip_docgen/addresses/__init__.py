"""Folders that lie elsewhere: in the storage of a cloud, on a server, in an archive.

The only room that knows `fsspec`, which is imported when an address is opened.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

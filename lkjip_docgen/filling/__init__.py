"""A project that is being filled in: every change is in its files at once, and can be undone.

`Workspace` writes the data file and the tables beside it in place, keeps what
was written for undo, and notices what an editor, Excel or a colleague changed
meanwhile.  It knows nothing of forms or of the web.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

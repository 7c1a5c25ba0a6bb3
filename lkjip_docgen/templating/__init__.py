"""The one room of all templates: what they may read and call, what it costs, what goes wrong.

Narrative, Word and HTML templates are rendered by one environment
(`environment`).  A template reads the data that `data` lists, calls the
functions of `functions` and the filters of `filters` and `basics`, and ends
within a budget (`budget`).  `problems` says in Indonesian what is wrong.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)

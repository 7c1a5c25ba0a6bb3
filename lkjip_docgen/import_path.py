"""Nothing is imported from the current folder: it is often a project that others sent.

`python -m lkjip_docgen` puts that folder first on the path of modules, and an
empty entry of PYTHONPATH puts it there too; a `yaml.py` in it would be run.  To
be imported before anything else, and to import only what Python has loaded by
then; `python -P -m` leaves no such moment at all.
"""

import os
import sys

_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
"""The folder that this program is imported from; it is trusted wherever one stands."""


def leave_current_folder() -> None:
    """Take the current folder off the path of modules of this process."""
    sys.path[:] = safe_entries()


def safe_entries() -> list[str]:
    """The path of modules without the current folder."""
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109
    except OSError:  # it is gone
        here = ""
    return [entry for entry in sys.path if _is_safe(entry, here)]


def _is_safe(entry: str, here: str) -> bool:
    place = os.path.realpath(entry)  # of the empty entry: the current folder
    return bool(entry) and (place != here or place == os.path.realpath(_HOME))


leave_current_folder()

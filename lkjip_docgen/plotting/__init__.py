"""matplotlib as it comes: no settings of the current folder, the user or another library.

To be imported before anything of matplotlib.  While it is loaded it reads a
`matplotlibrc`, first that of the current folder, which is often a project that
others sent: such a file could change or break every chart.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

_HERE = Path(__file__).resolve().parent
"""Where our own, empty `matplotlibrc` is."""


@contextlib.contextmanager
def _away() -> Iterator[None]:
    """With a current folder of ours; where there is no current folder, nothing is to be left."""
    try:
        before = Path.cwd()
    except OSError:
        yield
        return
    os.chdir(_HERE)
    try:
        yield
    finally:
        os.chdir(before)


with _away():
    import matplotlib


_BACKENDS = ("backend", "backend_fallback", "interactive")  # not used here, and not ours to set


@contextlib.contextmanager
def plain(settings: Mapping[str, object]) -> Iterator[None]:
    """matplotlib with these settings and its own defaults, whatever was set before."""
    with matplotlib.rc_context(matplotlib.RcParams({**_strayed(), **settings})):
        yield


def _strayed() -> dict[str, object]:
    """The defaults of what is set otherwise now; to set all of them takes longer than a chart."""
    return {
        name: value
        # A look-up of their own would load a backend.
        for name, value in dict.items(matplotlib.rcParamsDefault)
        if dict.__getitem__(matplotlib.rcParams, name) != value and name not in _BACKENDS
    }

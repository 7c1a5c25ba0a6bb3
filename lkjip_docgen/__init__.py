"""LKjIP Docgen: one data file in, a truthful annual performance report out.

The public surface is small on purpose: `load` reads and validates a project
folder, `build` writes its report, `LkjipError` carries the findings where one
of them cannot.  Everything else may change.
"""

# Nothing is imported here: `python -m lkjip_docgen` comes by before `import_path` is in force.
TYPE_CHECKING = False
__version__ = "0.1.0"
__all__ = ["LkjipError", "__version__", "build", "load"]

if TYPE_CHECKING:
    from lkjip_docgen.api import build, load
    from lkjip_docgen.findings import LkjipError


def __getattr__(name: str) -> object:
    # Heavy libraries load only when the API is used: `lkjip --help` stays fast.
    if name in ("build", "load"):
        from lkjip_docgen import api

        return getattr(api, name)
    if name == "LkjipError":
        from lkjip_docgen.findings import LkjipError

        return LkjipError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

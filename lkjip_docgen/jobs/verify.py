"""Whether the electronic signatures of a PDF hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.sign import require_extra

if TYPE_CHECKING:
    from lkjip_docgen.sign import Report


def verify_file(
    file: Path, trusted: Sequence[Path], revocations: Sequence[Path]
) -> Sequence[Report]:
    """A report for each signature, as `sign.verify` makes it.

    Raises `LkjipError` (LK713) where the libraries for signing are missing.
    """
    require_extra()
    from lkjip_docgen.sign import verify

    return verify(file, trusted, revocations)

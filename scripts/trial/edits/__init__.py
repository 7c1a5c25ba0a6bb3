"""Edits as colleagues make them in Word, each by its kind.

An edit takes a `Sheet` and does one thing; it says False where the report has
no place for it.  What it did to the blocks is seen from their marks; what is
to be looked after beyond that, such as a comment, is a probe.
"""

from trial.edits import (  # isort: skip  # the order of the kinds is part of what a seed means
    comments,
    looks,
    own_things,
    moving,
    wording,
    pictures,
    tracked_edits,
    programs,
)
from trial.edits.kinds import KINDS, Edit

__all__ = [
    "KINDS",
    "Edit",
    "comments",
    "looks",
    "moving",
    "own_things",
    "pictures",
    "programs",
    "tracked_edits",
    "wording",
]

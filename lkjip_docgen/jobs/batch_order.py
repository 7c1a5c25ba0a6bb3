"""What is asked of the workers of one batch, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_docgen.addresses import Where
from lkjip_docgen.batch import Outcome, Seal
from lkjip_docgen.records import Record

if TYPE_CHECKING:
    from lkjip_docgen.batch import Tls


class BatchWish(Record):
    """Which offices, and how their reports are wanted.

    `folder` holds all of them, here or elsewhere; `out` is where outputs go, a folder for each
    office (None: into each project's own).  `workers` is the number of processes here (0: one
    a processor); with the address of a `scheduler` the workers are those of its cluster.
    After `minutes` the work on an office is ended.
    """

    folder: Where
    out: Where | None = None
    formats: tuple[str, ...] = ("docx",)
    final: bool = False
    with_layout: bool = True
    checked: bool = False
    periode: str = ""
    workers: int = 0
    minutes: int = 30
    scheduler: str = ""
    tls: Tls | None = None


class Order(Record):
    """What a worker needs to know of one office; `known` is what was last built for it."""

    name: str
    folder: Where
    out: Where
    wish: BatchWish
    basis: str
    known: Seal | None


class Result(Record):
    """What came of an order, and the digest of what it was made from; "" to make it again."""

    outcome: Outcome
    inputs: str

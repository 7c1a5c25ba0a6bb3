"""An executor that needs no other process."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence

import pytest

from lkjip_docgen.batch import Done, Limits, Task
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.batch_office import build_office


class Here:
    """Work done in the process of the tests, for all that does not ask who does it."""

    def __init__(self, workers: int, limits: Limits) -> None:
        self.order: list[str] = []

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        for task in tasks:
            self.order.append(task.name)
            try:
                yield Done(task.name, build_office(task.order), seconds=0.5, worker="sini")
            except LkjipError as error:
                yield Done(task.name, None, error.findings, 0.1, "sini")


def work_here(monkeypatch: pytest.MonkeyPatch) -> Here:
    """Let batches of a test be worked through in its own process."""
    executor = Here(1, Limits())
    module = importlib.import_module("lkjip_docgen.jobs.batch")
    monkeypatch.setattr(module, "Pool", lambda workers, limits: executor)
    return executor

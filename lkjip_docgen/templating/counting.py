"""Numbers of running text, as the look of the report asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from lkjip_docgen.idn import Bilangan, number_in_text

_how: ContextVar[Bilangan] = ContextVar("bilangan", default=Bilangan.KATA)


@contextmanager
def counting(how: Bilangan) -> Iterator[None]:
    """Write the numbers of all sentences that are made inside in this way."""
    token = _how.set(how)
    try:
        yield
    finally:
        _how.reset(token)


def counted(number: int, *beside: int) -> str:
    """A count in a sentence: "tiga"; `beside` are the numbers that it is compared with."""
    return number_in_text(number, *beside, how=_how.get())

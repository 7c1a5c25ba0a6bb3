"""Opening an address; one that does not answer is not waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final, TypeVar

from lkjip_docgen.addresses.address import Address
from lkjip_docgen.addresses.asking import asking, too_late, without_fsspec
from lkjip_docgen.addresses.store import Store
from lkjip_docgen.findings import LkjipError

Answer = TypeVar("Answer")

_NOWHERE: Final = ("file:", "file://", "local:", "local://")
_ANSWER: Final = 60  # seconds in which an address has to be opened and listed


def opened(address: Address) -> Store:
    """The place at an address; what it had listed before counts no more.

    Raises `LkjipError` without fsspec, without the package of that kind of address, and where
    it cannot be opened.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise without_fsspec(address) from None
    with asking(address):
        if address.url.lower() in _NOWHERE:
            raise FileNotFoundError  # it would be the current folder
        system, root = url_to_fs(address.url)
        system.invalidate_cache()
    return Store(Address(address.url), system, str(root)).at(address.below)


def opened_in_time(address: Address, *, may_lack: bool = False, seconds: float = 0) -> Store:
    """As `opened`, listed once; `LkjipError` where that takes longer than so many seconds.

    With `may_lack` there need be nothing yet at that address.
    """

    def open_() -> Store:
        store = opened(address)
        if not (may_lack and not store.holds(".")):
            store.entries(".")
        return store

    return in_time(address, open_, seconds)


def in_time(address: Address, ask: Callable[[], Answer], seconds: float = 0) -> Answer:
    """What an address answers; `LkjipError` where that takes longer than so many seconds."""
    limit = seconds or _ANSWER
    found: list[Answer] = []
    failed: list[LkjipError] = []

    def ask_() -> None:
        try:
            found.append(ask())
        except LkjipError as error:
            failed.append(error)

    thread = threading.Thread(target=ask_, daemon=True)
    thread.start()
    thread.join(limit)
    if failed:
        raise failed[0]
    if not found:
        raise too_late(address, limit)
    return found[0]

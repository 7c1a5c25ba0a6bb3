"""The printed page numbers of a .docx, remembered by the digest of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from lkjip_docgen.records import Record
from lkjip_docgen.replacing import replace_file

_FORMAT = 1  # raise when the same content would get other numbers


class UnavailableError(Exception):
    """No layout could be had; the message says why, in Indonesian."""


class Engine(Record):
    """Who lays pages out.

    `version` changes when the engine would lay out the same content in
    another way; `pages` gives the printed page of every bookmark or raises
    `UnavailableError`.  `shape` names what of the content decides where its
    pages end, where that is known; it is asked for only when the very same
    content was never laid out.
    """

    name: str
    version: str
    pages: Callable[[], dict[str, str]]
    shape: Callable[[], str | None] = lambda: None


class PageNumbers(Record):
    """Printed page by bookmark; `engine` says who laid the pages out.

    Without a layout both are empty and `reason` says why, in Indonesian.
    """

    pages: dict[str, str]
    engine: str = ""
    reason: str = ""


def page_numbers(digest: str, engines: Sequence[Engine], cache: Path | None = None) -> PageNumbers:
    """The page numbers by the first engine that can lay the content out.

    `digest` names the content; `cache` is a folder for earlier answers: the
    same content has the same pages, and a layout takes seconds.
    """
    reasons = []
    for engine in engines:
        try:
            return PageNumbers(_pages(digest, engine, cache), engine.name)
        except UnavailableError as unavailable:
            reasons.append(str(unavailable))
    return PageNumbers({}, reason="; ".join(reasons))


def _pages(digest: str, engine: Engine, cache: Path | None) -> dict[str, str]:
    """The pages by one engine, as remembered or laid out now; raises `UnavailableError`."""
    if cache is None:
        return engine.pages()

    def of_same_shape() -> dict[str, str]:
        shape = engine.shape()
        if shape is None:
            return engine.pages()
        return _kept(cache / f"{_key(shape, engine)}.json", engine.pages)

    return _kept(cache / f"{_key(digest, engine)}.json", of_same_shape)


def _kept(file: Path, make: Callable[[], dict[str, str]]) -> dict[str, str]:
    """What a file remembers; else what is made now, and remembered there."""
    pages = _read(file)
    if pages is None:
        pages = make()
        _write(file, pages)
    return pages


def _key(digest: str, engine: Engine) -> str:
    text = f"{_FORMAT}|{engine.name}|{engine.version}|{digest}"
    return hashlib.sha256(text.encode()).hexdigest()


def _read(file: Path) -> dict[str, str] | None:
    """What was remembered; None where there is nothing, or it is damaged."""
    try:
        mark, _, text = file.read_text(encoding="utf-8").partition("\n")
        pages = json.loads(text) if mark == _mark(text) else None
    except (OSError, ValueError):
        return None
    return {str(k): str(v) for k, v in pages.items()} if isinstance(pages, dict) else None


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _write(file: Path, pages: dict[str, str]) -> None:
    text = json.dumps(pages, indent=0, sort_keys=True)
    text = f"{_mark(text)}\n{text}"
    try:
        replace_file(file, lambda aside: aside.write_text(text, encoding="utf-8"))
    except OSError:  # a cache that cannot be written costs time, not the report
        return

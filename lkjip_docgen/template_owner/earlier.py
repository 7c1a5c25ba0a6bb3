"""Own templates of a project that were made with an earlier version."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lkjip_docgen.resources import TEMPLATES

_FOLDER = "templates/"
_DIGITS = 16  # of the digest: enough to tell some hundred files apart

_FILTERS = {"upper": "upper", "lower": "lower", "strip": "trim"}
"""Methods of texts that templates once could call, and the filter that does the same."""

_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_METHOD = re.compile(
    rf"(?P<value>\b[a-z_]\w*(?:\.\w+|\[\d+\])*)\.(?P<name>{'|'.join(_FILTERS)})\(\)"
)
_SAFE = re.compile(r"\s*\|\s*safe\b(?!\s*\()")


def never_edited(name: str, content: bytes) -> bool:
    """Whether an own template (`templates/narasi/lampiran.md`) is as the program had it once."""
    ours = TEMPLATES / name.removeprefix(_FOLDER)
    if not ours.is_file():
        return False
    digest = digest_of(content)
    return digest == digest_of(ours.read_bytes()) or digest in _known().get(name, ())


def with_filters(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """A text template without the methods and filters of earlier versions, and what was changed.

    Each change is a line number with what stood there and what stands there now.
    """
    changes: list[tuple[int, str, str]] = []

    def put(match: re.Match[str], start: int, new: str) -> str:
        line = text.count("\n", 0, start + match.start()) + 1
        changes.append((line, match.group().strip(), new.strip()))
        return new

    def code(found: re.Match[str]) -> str:
        inside = _METHOD.sub(
            lambda m: put(m, found.start(), f"{m['value']} | {_FILTERS[m['name']]}"), found.group()
        )
        return _SAFE.sub(lambda m: put(m, found.start(), ""), inside)

    return _CODE.sub(code, text), changes


def digest_of(content: bytes) -> str:
    """By what a template is known again, whatever its line ends."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:_DIGITS]


@cache
def _known() -> Mapping[str, frozenset[str]]:
    text = Path(__file__).with_name("earlier.toml").read_text(encoding="utf-8")
    return {name: frozenset(digests) for name, digests in tomllib.loads(text).items()}

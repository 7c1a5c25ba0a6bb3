"""The libraries that read a dictionary of Hunspell: a fast one, and one for every computer."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Collection
from importlib.util import find_spec
from typing import Final

from lkjip_docgen.shelf import Shelf
from lkjip_docgen.spelling.installed import Files

Known = Callable[[Collection[str]], frozenset[str]]
"""Those of some words that the dictionary holds."""

_SHELF: Final = Shelf("ejaan", 4_000_000)
_VERSION: Final = "1"


def has_engine() -> bool:
    """Whether a library is installed that reads dictionaries; none is imported."""
    return _is_there("hunspell") or _is_there("spylls")


def _is_there(module: str) -> bool:
    return find_spec(module) is not None


def engine(files: Files) -> tuple[Known, bool] | None:
    """Asks a dictionary, and whether it answers fast; None where no library can read it."""
    fast = _by_hunspell(files)
    if fast is not None:
        return fast, True
    return (_Remembering(files).known, False) if _is_there("spylls") else None


def _by_hunspell(files: Files) -> Known | None:
    """By chunspell; another library of the same name is none."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    try:
        spell = Hunspell(files.rules.stem, hunspell_data_dir=str(files.rules.parent)).spell
    except Exception:  # a file that it cannot read, or whose name it cannot say
        return None
    return lambda words: frozenset(filter(spell, words))


class _Remembering:
    """By spylls, which takes milliseconds for a word: what it said is kept in the user's cache."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._key = _digest(files)
        self._verdicts = _read(self._key)

    def known(self, words: Collection[str]) -> frozenset[str]:
        """Those of some words that the dictionary holds; all, where it cannot be read."""
        if new := [word for word in words if word not in self._verdicts]:
            try:
                self._look_up(new)
            except Exception:  # a library that is broken, a dictionary that it cannot read
                return frozenset(words)
            content = json.dumps(self._verdicts, ensure_ascii=False)
            _SHELF.put(self._key, content.encode("utf-8"))
        return frozenset(word for word in words if self._verdicts[word])

    def _look_up(self, words: Collection[str]) -> None:
        from spylls.hunspell import Dictionary

        collecting = gc.isenabled()
        gc.disable()  # half a million small objects, none of which can go
        try:
            dictionary = Dictionary.from_files(str(self._files.rules.with_suffix("")))
        finally:
            if collecting:
                gc.enable()
        self._verdicts.update({word: bool(dictionary.lookup(word)) for word in words})


def _digest(files: Files) -> str:
    """What names a dictionary: other words, or other rules, are another one."""
    made = hashlib.sha256(_VERSION.encode())
    for file in (files.rules, files.words):
        made.update(hashlib.sha256(file.read_bytes()).digest())
    return made.hexdigest()


def _read(key: str) -> dict[str, bool]:
    content = _SHELF.get(key)
    return {} if content is None else {str(k): bool(v) for k, v in json.loads(content).items()}

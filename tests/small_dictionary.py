"""A dictionary of the tests' own: the words of the project, and the one rule that -nya may follow.

It is made where it is needed, so that tests of spelling run on a computer without a dictionary.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from lkjip_docgen.rules import kosakata
from lkjip_docgen.spelling import has_engine
from lkjip_docgen.spelling.installed import VARIABLE, Files, find

SAMPLES = Path(__file__).parents[1] / "sample_data"
_RULES = "SET ISO8859-1\nSFX N Y 1\nSFX N 0 nya .\n"
_SMALL = re.compile(r"(?<![\w-])[a-z]{2,}(?![\w-])")


def write(folder: Path) -> Path:
    """The two files of the dictionary, in a folder that is made; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    words = sorted(kosakata().semua - kosakata().kantor | _of_samples())
    lines = [str(len(words)), *(f"{word}/N" for word in words)]
    (folder / "id_ID.aff").write_text(_RULES, encoding="latin-1")
    (folder / "id_ID.dic").write_text("\n".join(lines) + "\n", encoding="latin-1")
    return folder


def _of_samples() -> set[str]:
    """The words in small letters that the samples use."""
    texts = (file.read_text(encoding="utf-8") for file in SAMPLES.glob("*/laporan.yaml"))
    return {word for text in texts for word in _SMALL.findall(text)}


def installed() -> Files | None:
    """The dictionary of the computer, whatever the tests are told to use; None where none is."""
    said = os.environ.pop(VARIABLE, None)
    try:
        return find()
    finally:
        if said is not None:
            os.environ[VARIABLE] = said


def why_not() -> str:
    """Why the dictionary of the computer cannot be asked; "" where it can be."""
    if not has_engine():
        return "no reader of dictionaries: pip install chunspell"
    return "" if installed() else "no Indonesian dictionary: apt-get install hunspell-id"

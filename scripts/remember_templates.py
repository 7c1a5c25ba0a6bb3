"""Writes down by which digests every template of an earlier version is known.

`lkjip migrate` sets own copies of a project aside that were never edited: they are the same as a
template that the program had at some time.  Run before a release: `python
scripts/remember_templates.py [REVISION ...]`; without revisions, all of the history of HEAD.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from lkjip_docgen.template_owner.earlier import digest_of

_ROOT = Path(__file__).parents[1]
_TABLE = _ROOT / "lkjip_docgen/template_owner/earlier.toml"
_HEAD = """\
# The beginnings of the SHA-256 of every template that an earlier version had, by its name in a
# project folder; line ends are those of Unix.  Written by scripts/remember_templates.py.
"""


def main(revisions: list[str]) -> None:
    """Write the table anew from the given revisions, or from every one that changed a template."""
    revisions = revisions or _git("log", "--format=%H", "HEAD", "--", "templates").split()
    blobs = sorted(set(_blobs(revisions)))
    lines = [_HEAD]
    for name in sorted({name for name, _ in blobs}):
        digests = sorted({_digest(blob) for other, blob in blobs if other == name})
        listed = "".join(f'    "{digest}",\n' for digest in digests)
        lines.append(f'"{name}" = [\n{listed}]\n')
    _TABLE.write_text("\n".join(lines), encoding="utf-8")


def _blobs(revisions: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Each template of the revisions with the object that holds it."""
    for revision in revisions:
        for line in _git("ls-tree", "-r", revision, "templates").splitlines():
            about, name = line.split("\t")
            yield name, about.split()[2]


def _digest(blob: str) -> str:
    command = ["git", "cat-file", "blob", blob]
    content = subprocess.run(command, cwd=_ROOT, capture_output=True, check=True).stdout
    return digest_of(content)


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=_ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


if __name__ == "__main__":
    main(sys.argv[1:])

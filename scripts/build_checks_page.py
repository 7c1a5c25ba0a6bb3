"""Bring docs/pemeriksaan.md in line with the rules: titles, severities, examples, list of codes.

Usage: python scripts/build_checks_page.py [--contoh]

What each code means is written by hand in its section of the page; everything that the rules know
is not: the heading of a section, its severity, an example of the finding, and the list of all
codes at the end.  Exit status 1 where a rule has no section yet.

With `--contoh` the examples are made anew from the collection of defects (a minute); without it
those on the page stay.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import lkjip_docgen.checks.run  # noqa: F401  (the rules enter themselves)
from lkjip_docgen.checks.rule import RULES
from lkjip_docgen.findings import Severity, meanings
from lkjip_docgen.resources import CHECKS_PAGE

NAMES: Final = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.HINT: "saran",
}
_SECTION: Final = re.compile(r"^### (LK\d{3})\b[^\n]*\n((?:(?!^##)[^\n]*\n)*)", re.MULTILINE)
_GENERATED: Final = re.compile(r"^\*(?:Tingkat|Contoh)\* [^\n]*\n\n?", re.MULTILINE)
_EXAMPLE: Final = re.compile(r"^\*Contoh\* `(.+)`$", re.MULTILINE)
_LIST: Final = "## Daftar kode pemeriksaan\n"
_ABOUT_LIST: Final = (
    "Daftar ini dibuat dari aturan program; `lkjip check --explain KODE` menampilkan penjelasannya."
)


class IncompleteError(Exception):
    """Rules without a section on the page."""


def generated(page: str, examples: Mapping[str, str] | None = None) -> str:
    """The page with all that the rules know of it; raises `IncompleteError` for missing sections.

    `examples` are messages by code; without them the page's own stay.
    """
    before, _, _ = page.partition(_LIST)
    sections = {match[1]: match[2] for match in _SECTION.finditer(before)}
    if missing := sorted(RULES.keys() - sections.keys()):
        raise IncompleteError(f"tulis bagian `### KODE` untuk: {', '.join(missing)}")
    if examples is None:
        examples = {code: found[1] for code, body in sections.items() if (found := _example(body))}
    told = _SECTION.sub(lambda match: _section(match, examples), before)
    return f"{told.rstrip()}\n\n{_LIST}\n{_ABOUT_LIST}\n\n{_list()}\n"


def _example(body: str) -> re.Match[str] | None:
    return _EXAMPLE.search(body)


def _section(match: re.Match[str], examples: Mapping[str, str]) -> str:
    """A section with its heading, its severity and its example as the program knows them."""
    code = match[1]
    title = meanings()[code].rstrip(".")
    parts = [f"### {code} {title}", _GENERATED.sub("", match[2]).strip("\n")]
    if code in RULES:
        parts.append(f"*Tingkat* {NAMES[RULES[code].severity]}.")
    if code in examples:
        parts.append(f"*Contoh* `{examples[code]}`")
    return "\n\n".join(parts) + "\n\n"


def _list() -> str:
    """The table of all codes of rules."""
    rows = ["| kode | tingkat | arti |", "|---|---|---|"]
    for code, rule in sorted(RULES.items()):
        title = rule.title.rstrip(".")
        rows.append(
            f"| [{code}](#{_anchor(f'{code} {title}')}) | {NAMES[rule.severity]} | {title} |"
        )
    return "\n".join(rows)


def _anchor(heading: str) -> str:
    """The name by which GitHub links to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def examples_of(cases: Iterator[tuple[str, str]]) -> dict[str, str]:
    """The shortest message of each code among those that its defects brought."""
    found: dict[str, str] = {}
    for code, message in cases:
        if "`" not in message and len(message) < len(found.get(code, message + " ")):
            found[code] = message
    return found


def _from_collection() -> Iterator[tuple[str, str]]:
    """What each defect of the collection is told as, by code."""
    from defects import DEFECTS, load, run  # only here: it runs every case

    with tempfile.TemporaryDirectory() as cache:
        os.environ["LKJIP_CACHE"] = cache
        for case in load(DEFECTS):
            for told in run(case).found:
                first, *_, message = told.splitlines()
                code = first.split()[0]
                if code in case.codes:
                    yield code, message.strip()


def main() -> int:
    """Write the page; 1 where a section is missing."""
    parser = argparse.ArgumentParser(description="Bring docs/pemeriksaan.md up to date.")
    parser.add_argument("--contoh", action="store_true", help="make the examples anew")
    options = parser.parse_args()
    page = Path(CHECKS_PAGE)
    try:
        examples = examples_of(_from_collection()) if options.contoh else None
        page.write_text(generated(page.read_text(encoding="utf-8"), examples), encoding="utf-8")
    except IncompleteError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

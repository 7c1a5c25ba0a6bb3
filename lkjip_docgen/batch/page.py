"""The summary of many offices as one page for people: plain, printable, without scripts."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from lkjip_docgen.addresses import Address, Where
from lkjip_docgen.batch.outcome import Outcome, Status
from lkjip_docgen.batch.summary import Summary, seconds_of, told
from lkjip_docgen.findings import Finding, Severity, where_of
from lkjip_docgen.patterns import lazy_pattern

_LOOK: Final = """\
:root { color-scheme: light; }
body { font: 1rem/1.5 Arial, "Liberation Sans", sans-serif; color: #1A1A1A; background: #FFFFFF;
  margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
h1 { color: #1F3864; font-size: 1.6rem; margin-bottom: 0.25rem; }
h2 { color: #1F3864; font-size: 1.2rem; margin-top: 2rem; }
p, ul { max-width: 45rem; }
.papar { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: 0.5rem; }
th, td { border-bottom: 1px solid #A6B1C4; padding: 0.35rem 0.6rem; text-align: left;
  vertical-align: top; }
thead th { background: #1F3864; color: #FFFFFF; }
td.angka, th.angka { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { font-weight: normal; }
.perlu { font-weight: bold; color: #8A1C0E; }
small { color: #4A515C; }
a { color: #1F4E9E; }
@media print { body { margin: 0; max-width: none; font-size: 9pt; }
  thead { display: table-header-group; } tr { break-inside: avoid; } }
"""

_TYPED: Final = lazy_pattern(r"`([^`]+)`")

_HEADS: Final = (
    ("Kantor", ""),
    ("Keadaan", ""),
    ("Belum diisi", "angka"),
    ("Kesalahan", "angka"),
    ("Peringatan", "angka"),
    ("Saran", "angka"),
    ("Detik", "angka"),
)
_MEANINGS: Final = {
    Status.BUILT: "laporan dibuat dari data sekarang",
    Status.SKIPPED: "data, templat, dan program sama seperti ketika laporan terakhir dibuat",
    Status.EDITED: "laporan sudah disunting orang, sehingga tidak ditimpa",
    Status.PARTLY: "sebagian bentuk laporan tidak dapat dibuat",
    Status.FAILED: "laporan tidak dibuat; sebabnya disebut di bawah",
    Status.WAITING: "belum sempat dikerjakan; jalankan perintah yang sama sekali lagi",
}


def as_page(summary: Summary, folder: Where) -> str:
    """The page; links to reports lead from `folder`, where it will be."""
    body = "\n".join((*_opening(summary), *_needed(summary), *_table(summary, folder)))
    return (
        '<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>Ringkasan laporan {len(summary.outcomes)} kantor</title>\n"
        f"<style>\n{_LOOK}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _opening(summary: Summary) -> Iterator[str]:
    count = len(summary.outcomes)
    yield f"<h1>Ringkasan laporan {count} kantor</h1>"
    yield f"<p>{escape(told(summary))} Folder: {escape(str(summary.root))}.</p>"
    found = {outcome.status for outcome in summary.outcomes}
    meanings = (f"<dt>{s}</dt><dd>{m}</dd>" for s, m in _MEANINGS.items() if s in found)
    yield f"<details>\n<summary>Arti keadaan</summary>\n<dl>{''.join(meanings)}</dl>\n</details>"


def _table(summary: Summary, folder: Where) -> Iterator[str]:
    kind = "pemeriksaan" if summary.checked else "pembacaan data dan pembuatan laporan"
    yield '<h2 id="kantor">Kantor</h2>'
    yield '<div class="papar" role="region" aria-labelledby="kantor" tabindex="0">\n<table>'
    yield f"<caption>Keadaan laporan tiap kantor; temuan dari {kind}</caption>"
    heads = (f'<th scope="col"{_class(kind)}>{name}</th>' for name, kind in _HEADS)
    yield f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>"
    yield from (_row(outcome, summary, folder) for outcome in summary.outcomes)
    yield "</tbody>\n</table>\n</div>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""


def _row(outcome: Outcome, summary: Summary, folder: Where) -> str:
    state = str(outcome.status)
    shown = state if outcome.is_sound else f'<span class="perlu">{state}</span>'
    numbers = (str(outcome.unfinished), *(str(outcome.count(each)) for each in Severity))
    if outcome.status in (Status.FAILED, Status.WAITING) or not outcome.files:
        numbers = ("–", *numbers[1:])
    cells = "".join(f'<td class="angka">{number}</td>' for number in numbers)
    named = " · ".join((_named(outcome), *_links(outcome, summary, folder)))
    return (
        f'<tr><th scope="row">{named}</th><td>{shown}</td>{cells}'
        f'<td class="angka">{_taken(outcome)}</td></tr>'
    )


def _taken(outcome: Outcome) -> str:
    """The seconds of a build of this run; those of an earlier one would not add up."""
    worked = outcome.status in (Status.BUILT, Status.PARTLY, Status.FAILED)
    return seconds_of(outcome.seconds) if worked else "–"


def _named(outcome: Outcome) -> str:
    folder = "folder ini sendiri" if outcome.name == "." else outcome.name
    if not outcome.kantor:
        return escape(folder)
    year = f" {outcome.tahun}" if outcome.tahun else ""
    return f"{escape(outcome.kantor)}{year}<br><small>{escape(folder)}</small>"


def _links(outcome: Outcome, summary: Summary, folder: Where) -> Iterator[str]:
    place = out_of(summary.root, summary.out, outcome.name)
    for name in sorted(outcome.files):
        target = quote(os.fsencode(_from(folder, place / name)))
        yield f'<small><a href="{target}">{escape(name)}</a></small>'


def _from(folder: Where, file: Where) -> str:
    """How a page in a folder leads to a file, both here or both at one address."""
    if isinstance(folder, Address) and isinstance(file, Address):
        return posixpath.relpath(f"/{file.below}", f"/{folder.below}")
    return Path(os.path.relpath(str(file), str(folder))).as_posix()


def out_of(root: Where, out: Where, name: str) -> Where:
    """The folder of an office's outputs: its own one, or that of its name below another."""
    return out / name if out != root else root / name / "keluaran"


def _needed(summary: Summary) -> Iterator[str]:
    """What people have to do: the errors of each office, and what is said of the folders."""
    if summary.findings:
        yield "<h2>Folder dan komputer</h2>"
        yield from _about_folders(summary.findings)
    needy = [outcome for outcome in summary.outcomes if not outcome.is_sound and outcome.findings]
    if needy:
        yield "<h2>Yang perlu dikerjakan</h2>"
    for outcome in needy:
        yield f"<h3>{_named(outcome)}</h3>"
        errors = [f for f in outcome.findings if f.severity is Severity.ERROR]
        yield _list(errors[:_MOST])
        if len(errors) > _MOST:
            more = len(errors) - _MOST
            yield f"<p>Ada {more} kesalahan lain; lihat dengan <code>lkjip check</code>.</p>"


_MOST: Final = 10  # errors of an office that the page shows


def _about_folders(findings: Iterable[Finding]) -> Iterator[str]:
    """The findings about folders and computers; of one code the first."""
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    yield _list(finding for found in by_code.values() for finding in found[:_MOST_OF_A_CODE])
    for code, found in by_code.items():
        if len(found) > _MOST_OF_A_CODE:
            more = len(found) - _MOST_OF_A_CODE
            yield f"<p>Ada {more} temuan {code} lain; semuanya ada pada ringkasan .json.</p>"


_MOST_OF_A_CODE: Final = 20  # findings about folders that the page shows


def _list(findings: Iterable[Finding]) -> str:
    items = (
        f"<li>{escape(where_of(finding.place))} {finding.code} {_prose(finding.message)}"
        f"{_remedy(finding)}</li>"
        for finding in findings
    )
    return "<ul>\n" + "\n".join(items) + "\n</ul>"


def _remedy(finding: Finding) -> str:
    return f"<br><small>{_prose(finding.suggestion)}</small>" if finding.suggestion else ""


def _prose(text: str) -> str:
    """A text of a finding; what it has between backticks is typed."""
    return _TYPED.sub(r"<code>\1</code>", escape(text))

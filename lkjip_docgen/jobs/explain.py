"""What the code of a finding means, from the page that comes with the program."""

from __future__ import annotations

import re

from lkjip_docgen.findings import meanings, problem
from lkjip_docgen.findings import meant as asked
from lkjip_docgen.findings.codes import acceptance as codes
from lkjip_docgen.resources import CHECKS_PAGE

_CODE = re.compile(r"LK\d{3}")


def explain(code: str) -> str:
    """The entry of a code in docs/pemeriksaan.md, as plain text; `LkjipError` for no code."""
    import lkjip_docgen.checks.run  # noqa: F401  (the rules enter their codes)

    wanted = code.strip().upper()
    known = meanings()
    if wanted not in known:
        raise problem(
            codes.KODE_TIDAK_DIKENAL, f"Kode `{code}` tidak dikenal.", suggestion=_advice(wanted)
        )
    page = CHECKS_PAGE.read_text(encoding="utf-8")
    return _entry(page, wanted) or _row(page, wanted) or f"{wanted} {known[wanted]}"


def _advice(wanted: str) -> str:
    known = meanings()
    if not _CODE.fullmatch(wanted):
        return "Kode tertulis pada setiap temuan: LK dan tiga angka, misalnya LK433."
    found = sorted(code for code in known if _is_exchanged(code, wanted))
    near = f"{asked(*found)} " if found else ""
    return f"{near}Semua kode: docs/pemeriksaan.md."


def _is_exchanged(code: str, wanted: str) -> bool:
    """Whether two digits beside each other are exchanged; another digit may be any code."""
    swapped = {
        wanted[:n] + wanted[n + 1] + wanted[n] + wanted[n + 2 :] for n in range(2, len(wanted) - 1)
    }
    return code in swapped


def _entry(page: str, code: str) -> str:
    """The section of a code; "" where it has none."""
    found = re.search(rf"^### ({code} .+)\n((?:(?!^##).*\n?)*)", page, re.MULTILINE)
    return "" if found is None else f"{found[1]}\n{_plain(found[2]).rstrip()}"


def _row(page: str, code: str) -> str:
    """The row of a code in a table; "" where it has none."""
    found = re.search(rf"^\| {code} \| (.+) \| (.+) \|$", page, re.MULTILINE)
    return "" if found is None else f"{code} {found[1]}\n\nCara memperbaiki: {found[2]}"


def _plain(text: str) -> str:
    """Markdown as it is read on a terminal: headings of paragraphs end with a colon."""
    return re.sub(r"^\*{1,2}(.+?)\*{1,2} ", r"\1: ", text, flags=re.MULTILINE)

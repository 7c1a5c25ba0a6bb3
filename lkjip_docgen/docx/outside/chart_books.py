"""The workbooks inside charts: nobody misses them where a chart is only looked at."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from lkjip_docgen.docx.outside.reach import Reach
from lkjip_docgen.docx.outside.relations import source_of, target_of
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import q
from lkjip_docgen.findings.codes import word_files as codes

_BOOK = "package"


def missed(package: Package, found: Iterable[Reach]) -> list[Reach]:
    """What people may miss of what is taken out: a chart shows its own copy of the numbers."""
    books = _books(package)
    kept = []
    for reach in found:
        of_chart = reach.part in books or reach.part in books.values()
        if not (of_chart and reach.code == codes.OBJEK_TERTANAM):
            kept.append(reach)
    return kept


def _books(package: Package) -> Mapping[str, str]:
    """The charts by the workbooks inside them; none that leads out of the file as well."""
    found: dict[str, str] = {}
    for name in package.entries:
        if not name.lower().endswith(".rels"):
            continue
        chart = source_of(name)
        if chart not in package.entries or not _is_chart(package, chart):
            continue
        relations = list(package.tree(name).iter("{*}Relationship"))
        inner = [target_of(name, relation) for relation in relations]
        kinds = {posixpath.basename(relation.get("Type", "")) for relation in relations}
        if all(inner) and _BOOK in kinds:
            found |= {book: chart for book in inner if book in package.entries}
    return found


def _is_chart(package: Package, name: str) -> bool:
    return name.endswith(".xml") and package.tree(name).tag == q("c", "chartSpace")

"""Measures the PDF of the sample against stock WeasyPrint laying out the same HTML.

    python benchmarks/pdf_layout.py [--repeat N]

Every case is a cold process; one round runs all of them in turn, the first round is not
counted.  `stock` and `ours` read the same finished page with the same pictures and write
PDF/A-3a; `ours` lays it out as `lkjip build` does (garbage collector off).  `whole` goes
from the data file to the PDF, charts already drawn.  Exit status 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from processes import Cost, median, run

if TYPE_CHECKING:
    from lkjip_docgen.document.tree import Report
    from lkjip_docgen.style import Style

HERE = Path(__file__).resolve()
LIMIT = 0.7  # of the CPU time of stock WeasyPrint
MEMORY_LIMIT = 250.0  # MB
CASES = ("stock", "ours", "whole")


def sample() -> Path:
    (flag,) = (HERE.parent.parent / "sample_data").glob("*/.default")
    return flag.parent


def page_of_sample(folder: Path) -> None:
    """Compose the page once and keep it with its pictures, so that both lay out the same."""
    from lkjip_docgen.pdf import compose_page

    report, style, pictures = report_of_sample(folder)
    page = compose_page(report, style, pictures, final=False)
    (folder / "page.pickle").write_bytes(pickle.dumps(page))


def report_of_sample(folder: Path) -> tuple[Report, Style, dict[str, Path]]:
    from lkjip_docgen.charts import render
    from lkjip_docgen.document.walk import charts_of
    from lkjip_docgen.measures import measure
    from lkjip_docgen.narrative import compose
    from lkjip_docgen.source import load_project
    from lkjip_docgen.style import load_style

    project = load_project(sample())
    report = compose(project, measure(project.laporan))
    style = load_style()
    drawn = render(charts_of(report), style, folder / "charts", ("svg",))
    return report, style, {chart.id: chart.files["svg"] for chart in drawn}


def stock(folder: Path) -> None:
    import weasyprint

    from lkjip_docgen.pdf.fetcher import Fetcher

    page = pickle.loads((folder / "page.pickle").read_bytes())
    document = weasyprint.HTML(string=page.html, url_fetcher=Fetcher(page.files))
    document.write_pdf(folder / "stock.pdf", pdf_variant="pdf/a-3a")


def ours(folder: Path) -> None:
    gc.disable()
    from lkjip_docgen.pdf import lay_out

    pdf, _ = lay_out(pickle.loads((folder / "page.pickle").read_bytes()))
    (folder / "ours.pdf").write_bytes(pdf)


def whole(folder: Path) -> None:
    gc.disable()
    from lkjip_docgen.pdf import write_pdf

    report, style, pictures = report_of_sample(folder)
    write_pdf(report, style, pictures, folder / "whole.pdf", final=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--case", choices=("page", *CASES), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        steps = {"page": page_of_sample, "stock": stock, "ours": ours, "whole": whole}
        steps[options.case](options.folder)
        return 0
    folder = Path(tempfile.mkdtemp())
    try:
        return compare(folder, options.repeat)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path, repeat: int) -> dict[str, Cost]:
    """The median cost of every case over `repeat` rounds, after one that is not counted."""

    def cost(case: str) -> Cost:
        return run((sys.executable, HERE, "--case", case, "--folder", folder), folder)

    cost("page")
    rounds = [{case: cost(case) for case in CASES} for _ in range(repeat + 1)][1:]
    return {case: median([costs[case] for costs in rounds]) for case in CASES}


def ratio(results: dict[str, Cost]) -> float:
    """What our layout takes of the processor, as a multiple of the stock one."""
    return results["ours"].cpu / results["stock"].cpu


def compare(folder: Path, repeat: int) -> int:
    results = measure(folder, repeat)
    for case, result in results.items():
        print(f"{case:6} {result.wall:6.2f} s wall {result.cpu:6.2f} s CPU {result.memory:5.0f} MB")
    memory = results["whole"].memory
    print(f"ours/stock {ratio(results):.2f} (at most {LIMIT})")
    print(f"peak of whole {memory:.0f} MB (at most {MEMORY_LIMIT:.0f})")
    return 0 if ratio(results) <= LIMIT and memory <= MEMORY_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

"""Every printed number that stands in the data can be corrected in Word, and alone."""

from __future__ import annotations

import csv
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from draws import draws
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from refresh_files import OTHER_SAMPLE, SAMPLE, W, built, project

from lkjip_docgen.docx.controls import every_control
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.jobs.pull import find_corrections, write_corrections
from lkjip_docgen.measures import measure
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import replace
from lkjip_docgen.source import load_project


@dataclass(frozen=True)
class Office:
    """A project, its report, and the numbers that it prints and the office gave."""

    folder: Path
    report: Path
    printed: Mapping[str, Quantity]

    def files(self) -> dict[Path, str]:
        """The data files as text."""
        names = [self.folder / "laporan.yaml", *sorted(self.folder.glob("*.csv"))]
        return {file: file.read_bytes().decode("utf-8") for file in names}

    def put_back(self, files: Mapping[Path, str]) -> None:
        """Undo what a pull has written."""
        for file, text in files.items():
            file.write_bytes(text.encode("utf-8"))
        for copy in self.folder.glob("*.bak"):
            copy.unlink()

    def retyped(self, typed: Mapping[str, str]) -> Path:
        """A copy of the report in which people typed other numbers."""
        target = self.report.with_name("disunting.docx")
        shutil.copyfile(self.report, target)
        with zipfile.ZipFile(self.report) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                new.writestr(name, _typed_over(data, typed) if name == DOCUMENT else data)
        return target


def _typed_over(document: bytes, typed: Mapping[str, str]) -> bytes:
    root = etree.fromstring(document)
    for control, (tag, _) in every_control(root):
        if tag in typed:
            next(control.iter(f"{W}t")).text = typed[tag]
    return etree.tostring(root)


@pytest.fixture(scope="module", params=[SAMPLE, OTHER_SAMPLE], ids=lambda sample: sample.name)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Office:
    folder = project(tmp_path_factory.mktemp("asal") / "laporan", request.param)
    report = built(folder)
    with zipfile.ZipFile(report) as package:
        tags = {tag for _, (tag, _) in every_control(etree.fromstring(package.read(DOCUMENT)))}
    quantities = measure(load_project(folder).laporan).quantities()
    printed = {path: q for path, q in quantities.items() if q.place is not None and path in tags}
    return Office(folder, report, printed)


def test_every_number_that_the_office_gave_is_taken_at_once(office: Office) -> None:
    wanted = {path: _nearby(quantity) for path, quantity in office.printed.items()}
    before = office.files()
    pull = find_corrections(office.retyped(_words(office, wanted)), office.folder)
    try:
        assert pull.refused == []
        assert write_corrections(pull).refused == []
        now = measure(load_project(office.folder).laporan).quantities()
        assert {path: now[path].value for path in wanted} == wanted
    finally:
        office.put_back(before)
    assert len(wanted) > 200


def _nearby(quantity: Quantity) -> Decimal:
    step = Decimal(1).scaleb(-quantity.places)
    return quantity.nilai - step if quantity.nilai > step else quantity.nilai + step


def _words(office: Office, values: Mapping[str, Decimal]) -> dict[str, str]:
    return {
        path: print_quantity(replace(office.printed[path], value=value))
        for path, value in values.items()
    }


@settings(max_examples=draws(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.data())
def test_one_typed_number_changes_one_scalar_and_nothing_else(
    office: Office, drawn: st.DataObject
) -> None:
    path = drawn.draw(st.sampled_from(sorted(office.printed)), label="path")
    quantity = office.printed[path]
    value = drawn.draw(_values(quantity), label="value")
    assume(value != quantity.nilai)
    before = office.files()
    pull = find_corrections(office.retyped(_words(office, {path: value})), office.folder)
    try:
        written = write_corrections(pull)
        assert [c.path for c in written.corrections] == [path]
        after = office.files()
        assert measure(load_project(office.folder).laporan).quantities()[path].value == value
    finally:
        office.put_back(before)
    [changed] = [file for file in before if before[file] != after[file]]
    assert written.files == (changed,)
    assert _scalars_that_differ(changed, before[changed], after[changed]) == 1
    was, now = _middle(before[changed], after[changed])
    assert not (set(was) | set(now)) - set("0123456789.,-")


def _values(quantity: Quantity) -> st.SearchStrategy[Decimal]:
    """Numbers of its unit, no greater than it is now (a score has its scale)."""
    places = 0 if quantity.unit in (Unit.RUPIAH, Unit.ORANG, Unit.RESPONDEN) else quantity.places
    return st.decimals(0, max(quantity.nilai, Decimal(1)), places=places)


def _scalars_that_differ(file: Path, before: str, after: str) -> int:
    old, new = _scalars(file, before), _scalars(file, after)
    return sum(a != b for a, b in zip(old, new, strict=True))


def _scalars(file: Path, text: str) -> list[str]:
    if file.suffix == ".csv":
        sign = ";" if ";" in text else ","
        return [cell for row in csv.reader(text.splitlines(), delimiter=sign) for cell in row]
    events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return [event.value for event in events if isinstance(event, yaml.ScalarEvent)]


def _middle(before: str, after: str) -> tuple[str, str]:
    """What differs, between what both texts have in common at their ends."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]

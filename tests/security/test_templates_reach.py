"""What a template can reach is data, and only what the list names.

Everything that a template of a real report may read is walked, and so are the
annotations, where the office has no data.  A field that a model gains fails
here until somebody decides whether templates may read it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import pytest
from draws import share
from jinja2 import Undefined
from pydantic import BaseModel

from lkjip_docgen.measures import measure
from lkjip_docgen.measures.results import Hasil
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.narrative import compose
from lkjip_docgen.narrative.agreement import compose_agreement
from lkjip_docgen.narrative.builders import project_functions
from lkjip_docgen.narrative.environment import environment
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import Status, Unit
from lkjip_docgen.records import Record, field_names
from lkjip_docgen.resources import SAMPLES, TEMPLATES
from lkjip_docgen.source import load_project
from lkjip_docgen.template_owner import list_names
from lkjip_docgen.templating import problems
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.data import CLOSED, READABLE, SEQUENCES, Lookup
from lkjip_docgen.templating.environment import TemplateEnvironment
from lkjip_docgen.templating.names import template_names
from lkjip_docgen.templating.offered import cost_of
from lkjip_docgen.templating.problems import TemplateMistakeError

OFFICES = sorted(folder for folder in SAMPLES.iterdir() if (folder / "laporan.yaml").is_file())
PLAIN = {type(None), bool, int, Decimal, Number, Predikat, str, date, Unit, Status}


def konteks_of(office: Path) -> Konteks:
    project = load_project(office)
    return Konteks(project.laporan, measure(project.laporan), project)


def given_names(konteks: Konteks) -> dict[str, Any]:
    """The names of the report, of the agreement and of the functions of a project."""
    agreement = konteks.laporan.perjanjian_kinerja[0]
    report = compose_agreement(konteks.project, konteks.hasil, agreement)
    return {
        **report.context,
        **template_names(konteks),
        **project_functions(konteks),
        **environment((TEMPLATES,)).globals,
    }


def every_name(value: object) -> set[str]:
    """Every name that Python knows of a value, those of its class too."""
    own = set(type(value).model_fields) if isinstance(value, BaseModel) else set()
    return own | {name for name in dir(type(value)) if name != "__abstractmethods__"}


def read(templates: TemplateEnvironment, value: object, name: str) -> object:
    """What a template gets for `value.name`; None where it is refused or not there."""
    try:
        found = templates.getattr(value, name)
    except (TemplateMistakeError, ValueError):  # ValueError: `nilai` of a number not given
        return None
    return None if isinstance(found, Undefined) else found


def children(templates: TemplateEnvironment, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, SEQUENCES):
        yield from ((f"[{number}]", item) for number, item in enumerate(value))
    elif isinstance(value, Lookup | dict):
        yield from ((f"[{name}]", value[name]) for name in value)
    else:
        for name in sorted(every_name(value)):
            found = read(templates, value, name)
            if found is not None:
                assert name in READABLE.get(type(value), ()), f"{type(value).__name__}.{name}"
                yield f".{name}", found


@pytest.mark.parametrize("office", share(OFFICES, one_of=3), ids=lambda office: office.name)
def test_all_that_a_template_reaches_is_data_and_listed(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Fifty thousand refusals: nobody reads which name may have been meant.
    for search in ("near", "nearest"):
        monkeypatch.setattr(problems, search, lambda *asked, alike=0.0: "")
    templates = environment((TEMPLATES,))
    waiting = [(f"{name}", value) for name, value in given_names(konteks_of(office)).items()]
    waiting = [(name, value) for name, value in waiting if name != "gambar"]
    seen: set[int] = set()
    kept: list[object] = []  # so that no id is used twice
    strangers: set[str] = set()
    while waiting:
        name, value = waiting.pop()
        if id(value) in seen or cost_of(value) is not None:
            continue
        seen.add(id(value))
        kept.append(value)
        known = PLAIN | READABLE.keys() | set(SEQUENCES) | {dict}
        if type(value) not in known and not isinstance(value, Lookup):
            strangers.add(f"{name}: {type(value).__name__}")
        elif type(value) not in PLAIN:
            waiting += [(f"{name}{step}", found) for step, found in children(templates, value)]
    assert strangers == set()
    assert len(seen) > 1000


@pytest.mark.parametrize(
    "value", ["teks", 1, Decimal("1.5"), date(2031, 1, 1), (1,), [1], {"a": 1}]
)
def test_of_plain_values_no_name_can_be_read(value: object) -> None:
    templates = environment((TEMPLATES,))
    assert [name for name in every_name(value) if read(templates, value, name) is not None] == []


# --- where the office has no data: by the annotations --------------------------------------


def records() -> set[type]:
    """Every record that annotations of open fields lead to, from the report and its results."""
    found: set[type] = set()
    waiting: list[Any] = [Laporan, Hasil]
    while waiting:
        kind = waiting.pop()
        if get_origin(kind) is Annotated:
            waiting.append(get_args(kind)[0])
        elif get_args(kind):
            waiting += get_args(kind)
        elif isinstance(kind, type) and kind not in found and declared(kind):
            found.add(kind)
            closed = CLOSED.get(kind, frozenset())
            waiting += (field for name, field in declared(kind).items() if name not in closed)
    return found


def declared(kind: type) -> dict[str, Any]:
    """The fields and properties of a record with their annotations."""
    if issubclass(kind, BaseModel):
        listed = READABLE.get(kind, frozenset())
        typed = {name: field.annotation for name, field in kind.model_fields.items()}
        return typed | {n: given for n, given in _properties(kind).items() if n in listed}
    if not issubclass(kind, Record):
        return {}
    hints = typing.get_type_hints(kind)
    return {name: hints[name] for name in field_names(kind)} | _properties(kind)


def _properties(kind: type) -> dict[str, Any]:
    found = {n: p for n, p in vars(kind).items() if isinstance(p, property)}
    return {name: typing.get_type_hints(p.fget)["return"] for name, p in found.items()}


OPENED = sorted(records(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.__name__)
def test_each_field_is_listed_or_closed_on_purpose(kind: type) -> None:
    decided = READABLE.get(kind, frozenset()) | CLOSED.get(kind, frozenset())
    assert set(declared(kind)) == decided, "`_LISTED` or `CLOSED` in templating/data.py names each"


def test_what_is_listed_is_annotated_as_data() -> None:
    allowed = PLAIN | READABLE.keys() | {tuple, dict, types.NoneType}
    strange = set()
    for kind in OPENED:
        for name in READABLE[kind]:
            waiting = [declared(kind)[name]]
            while waiting:
                found = waiting.pop()
                if get_origin(found) is typing.Literal:
                    waiting += [type(value) for value in get_args(found)]
                elif get_args(found):
                    inner = get_args(found)
                    waiting += inner[:1] if get_origin(found) is Annotated else inner
                elif found is not Ellipsis and found not in allowed:
                    strange.add(f"{kind.__name__}.{name}: {found}")
    assert strange == set()


def test_a_field_that_a_model_gains_stays_closed() -> None:
    class Kantor(BaseModel):
        nama: str
        sandi: str

    templates = environment((TEMPLATES,))
    with pytest.raises(TemplateMistakeError):
        templates.getattr(Kantor(nama="a", sandi="b"), "sandi")


def test_a_listed_name_whose_value_is_no_data_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Kantor:
        berkas = Path("/etc/hostname")

    monkeypatch.setitem(READABLE, Kantor, frozenset({"berkas"}))
    with pytest.raises(TemplateMistakeError):
        environment((TEMPLATES,)).getattr(Kantor(), "berkas")


def test_every_name_that_lkjip_values_lists_can_be_read() -> None:
    konteks = konteks_of(OFFICES[-1])
    templates = environment((TEMPLATES,))
    names = template_names(konteks)
    for entry in list_names(konteks.project):
        assert not isinstance(templates.compile_expression(entry.name)(**names), Undefined)


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.name)
def test_the_templates_of_the_program_need_nothing_else(office: Path) -> None:
    konteks = konteks_of(office)
    assert compose(konteks.project, konteks.hasil).parts

"""A door offers what its list says, whoever reads the list."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import lazy_loader
import pytest

import lkjip_docgen
from lkjip_docgen.doors import door

PACKAGE = Path(lkjip_docgen.__file__).parent
STUBS = sorted(PACKAGE.rglob("__init__.pyi"))


@pytest.mark.parametrize("stub", STUBS, ids=lambda stub: stub.parent.name)
def test_a_list_is_read_as_lazy_loader_reads_it(stub: Path) -> None:
    name = ".".join(stub.parent.relative_to(PACKAGE.parent).parts)
    file = str(stub.with_suffix(".py"))
    _, _, offered = door(name, file)
    assert offered
    assert offered == lazy_loader.attach_stub(name, file)[2]
    for each in offered:
        assert getattr(import_module(name), each) is not None


@pytest.mark.parametrize(
    "line", ["from .a import *", "from .a import b", "from .a import b as c", "import a"]
)
def test_a_list_holds_one_name_a_line(line: str, tmp_path: Path) -> None:
    (tmp_path / "__init__.pyi").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not one name of one module"):
        door("ruang", str(tmp_path / "__init__.py"))

"""The numbers behind the content controls, made to agree with what the text now says.

Word shows what the store holds, whatever stands in a control: a store that
lags behind would bring the old numbers back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import w

NAMESPACE = "urn:lkjip-docgen:nilai:1"
STORE_ID = "{5B1D7C52-0E0C-4B7E-9C0A-3C1F6E2D8A41}"
_NUMBER = f"{{{NAMESPACE}}}angka"
_KEY = re.compile(r"@id='([^']*)'")
_FACTS = ("jalur", "nilai", "satuan", "rumus")

_DEFAULT: Any = {None: NAMESPACE}  # lxml knows no type for the default namespace

Form = tuple[str, str]
"""The tag of a quantity and one of its printed forms."""


def store_name(side: Package) -> str | None:
    """The part that holds the numbers; None where a program has dropped it."""
    return next(
        (
            name
            for name, data in sorted(side.entries.items())
            if re.fullmatch(r"customXml/item\d+\.xml", name) and NAMESPACE.encode() in data[:400]
        ),
        None,
    )


def stored(side: Package) -> dict[Form, dict[str, str]]:
    """What the store says of every printed form: path, exact value, unit, formula."""
    name = store_name(side)
    if name is None:
        return {}
    return {
        (_tag(e.get("id", "")), e.text or ""): {fact: e.get(fact, "") for fact in _FACTS}
        for e in side.tree(name).iterfind(_NUMBER)
    }


def tag_of_control(control: Any) -> str:
    """The tag of the quantity that a content control shows; "" for a foreign control.

    LibreOffice drops the tag itself but keeps the binding.
    """
    binding = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
    if binding is None:
        return ""
    match = _KEY.search(binding.get(w("xpath"), ""))
    return _tag(match[1]) if match else ""


def controls(root: Any) -> Iterator[tuple[Any, Form]]:
    """The content controls of a text that show a quantity, and what they show."""
    for control in root.iter(w("sdt")):
        tag = tag_of_control(control)
        content = control.find(w("sdtContent"))
        if tag and content is not None:
            yield control, (tag, visible(content))


def renewals(old: Sequence[Form], new: Sequence[Form]) -> dict[Form, str]:
    """For each printed form its new form, where there is no doubt which."""
    before, after = _by_shape(old), _by_shape(new)
    found: dict[Form, str] = {}
    for shape, texts in before.items():
        alike = after.get(shape, set())
        if len(texts) == len(alike) == 1 and texts != alike:
            found[shape[0], min(texts)] = min(alike)
    return found


def _by_shape(forms: Iterable[Form]) -> dict[Form, set[str]]:
    """The printed forms of each tag, those together that differ in their digits alone."""
    found: dict[Form, set[str]] = {}
    for tag, text in dict.fromkeys(forms):
        found.setdefault((tag, _shape(text)), set()).add(text)
    return found


def _shape(text: str) -> str:
    """What stands around the digits: a sign of percent, a unit, Rp."""
    return re.sub(r"[\d.,]+", "0", text).strip()


def _tag(key: str) -> str:
    return key.split("#", 1)[0]


def rewrite(side: Package, data: Package, roots: Iterable[Any]) -> None:
    """Write the store of the edited file anew from its own controls."""
    name = store_name(side)
    if name is None:
        return
    facts = {**stored(side), **stored(data)}
    paths = {tag: fact["jalur"] for (tag, _), fact in facts.items()}
    root = etree.Element(f"{{{NAMESPACE}}}nilai", nsmap=_DEFAULT)
    keys: dict[Form, str] = {}
    uses: Counter[str] = Counter()
    for text_root in roots:
        for control, form in controls(text_root):
            if form not in keys:
                keys[form] = _add(root, form, facts.get(form), paths, uses)
            _bind(control, keys[form])
    side.replace(name, root)


def _add(
    root: Any,
    form: Form,
    facts: dict[str, str] | None,
    paths: dict[str, str],
    uses: Counter[str],
) -> str:
    """Add a printed form to the store; its key.

    A form that people wrote has a path, but neither value nor formula.
    """
    tag, text = form
    uses[tag] += 1
    key = tag if uses[tag] == 1 else f"{tag}#{uses[tag]}"
    element = etree.SubElement(root, _NUMBER, {"id": key})
    unknown = dict.fromkeys(_FACTS, "") | {"jalur": paths.get(tag, tag)}
    for fact, value in (facts or unknown).items():
        element.set(fact, value)
    element.text = text
    return key


def _bind(control: Any, key: str) -> None:
    properties = control.find(w("sdtPr"))
    binding = properties.find(w("dataBinding"))
    binding.set(w("xpath"), _KEY.sub(lambda _: f"@id='{key}'", binding.get(w("xpath"))))
    if properties.find(w("tag")) is None:
        tag = etree.Element(w("tag"), {w("val"): _tag(key)})
        before = properties.find(w("id"))
        (binding if before is None else before).addprevious(tag)

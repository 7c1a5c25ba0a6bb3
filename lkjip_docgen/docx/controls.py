"""The numbers behind the content controls, made to agree with what the text now says.

Word shows what the store holds, whatever stands in a control: a store that
lags behind would bring the old numbers back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import cast

from lxml import etree

from lkjip_docgen.docx.flow import visible
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import Element, child, value, w
from lkjip_docgen.records import Record

NAMESPACE = "urn:lkjip-docgen:nilai:1"
STORE_ID = "{5B1D7C52-0E0C-4B7E-9C0A-3C1F6E2D8A41}"
_NUMBER = f"{{{NAMESPACE}}}angka"
_KEY = re.compile(r"""@id\s*=\s*(["'])(.*?)\1""")
_FACTS = ("jalur", "nilai", "satuan", "rumus")

# lxml's types know no default namespace.
_DEFAULT = cast("dict[str, str]", {None: NAMESPACE})

Form = tuple[str, str]
"""The tag of a quantity and one of its printed forms."""


class Control(Record):
    """A content control; one of this program shows a number of the store."""

    element: Element

    @property
    def binding(self) -> Element | None:
        """What ties it to the store; another program may have dropped it."""
        return child(self.element, "sdtPr/dataBinding")

    @property
    def is_bound(self) -> bool:
        """Whether it is tied to the store of this program."""
        binding = self.binding
        return binding is not None and NAMESPACE in binding.get(w("prefixMappings"), "")

    @property
    def key(self) -> str:
        """The entry of the store that it is tied to; "" for none."""
        binding = self.binding
        match = None if binding is None else _KEY.search(binding.get(w("xpath"), ""))
        return match[2] if match else ""

    @property
    def tag(self) -> str:
        """What it says of itself, which Word shows to people; "" where that is lost."""
        return value(self.element, "sdtPr/tag")

    @property
    def label(self) -> str:
        """What it says that its quantity is called."""
        return value(self.element, "sdtPr/alias")

    @property
    def quantity(self) -> str:
        """The tag of the quantity that it shows; "" for a foreign control.

        LibreOffice drops the tag itself but keeps the binding.
        """
        return quantity_of(self.key)

    @property
    def content(self) -> Element | None:
        """What stands in it."""
        return child(self.element, "sdtContent")


class Entry(Record):
    """A number of the store: the printed `text`, its path, exact value, unit and formula."""

    key: str
    text: str
    path: str
    value: str
    unit: str
    formula: str

    @property
    def form(self) -> Form:
        """The tag of its quantity and the printed form."""
        return quantity_of(self.key), self.text


def quantity_of(key: str) -> str:
    """The tag of the quantity of an entry: each printed form has an entry of its own."""
    return key.split("#", 1)[0]


def store_name(package: Package) -> str | None:
    """The part that holds the numbers; None where a program has dropped it."""
    return next((name for name in sorted(package.entries) if _is_store(package, name)), None)


def _is_store(package: Package, name: str) -> bool:
    numbered = re.fullmatch(r"customXml/item\d+\.xml", name) is not None
    return numbered and NAMESPACE.encode() in package.entries[name][:400]


def entries(package: Package) -> list[Entry]:
    """The numbers of the store as they were generated."""
    return [_entry(node) for node in _nodes(package)]


def _nodes(package: Package) -> list[Element]:
    name = store_name(package)
    return [] if name is None else package.tree(name).findall(_NUMBER)


def _entry(node: Element) -> Entry:
    path, exact, unit, formula = (node.get(fact, "") for fact in _FACTS)
    return Entry(node.get("id", ""), node.text or "", path, exact, unit, formula)


def stored(package: Package) -> dict[Form, dict[str, str]]:
    """What the store says of every printed form: path, exact value, unit, formula."""
    return {_form(node): {fact: node.get(fact, "") for fact in _FACTS} for node in _nodes(package)}


def _form(node: Element) -> Form:
    return quantity_of(node.get("id", "")), node.text or ""


def tag_of_control(control: Element) -> str:
    """The tag of the quantity that a content control shows; "" for a foreign control."""
    return Control(control).quantity


def every_control(root: Element) -> Iterator[tuple[Element, Form]]:
    """The content controls of a text that show a quantity, and what they show."""
    for element in root.iter(w("sdt")):
        control = Control(element)
        quantity = control.quantity
        content = control.content if quantity else None
        if content is not None:
            yield element, (quantity, visible(content))


def renewals(old: Sequence[Form], new: Sequence[Form]) -> dict[Form, str]:
    """For each printed form its new form, where there is no doubt which."""
    before, after = _by_shape(old), _by_shape(new)
    doubtful = _of_both_signs(new)
    found: dict[Form, str] = {}
    for shape, texts in before.items():
        alike = set() if shape[0] in doubtful else after.get(shape, set())
        if len(texts) == len(alike) == 1 and texts != alike:
            found[shape[0], min(texts)] = min(alike)
    return found


def _of_both_signs(forms: Iterable[Form]) -> set[str]:
    """The tags of numbers that are printed with their minus here and without it there."""
    signs: dict[str, set[bool]] = {}
    for tag, text in forms:
        signs.setdefault(tag, set()).add(text.startswith(("-", "\u2212")))
    return {tag for tag, found in signs.items() if len(found) > 1}


def _by_shape(forms: Iterable[Form]) -> dict[Form, set[str]]:
    """The printed forms of each tag, those together that differ in their digits alone."""
    found: dict[Form, set[str]] = {}
    for tag, text in dict.fromkeys(forms):
        found.setdefault((tag, _shape(text)), set()).add(text)
    return found


def _shape(text: str) -> str:
    """What stands around the digits: a sign of percent, a unit, Rp."""
    return re.sub(r"[\d.,]+", "0", text.replace("-", "\N{MINUS SIGN}")).strip()


def rewrite(package: Package, data: Package, roots: Iterable[Element]) -> None:
    """Write the store of the edited file anew from its own controls."""
    name = store_name(package)
    if name is None:
        return
    facts = _Facts(package, data)
    root = etree.Element(f"{{{NAMESPACE}}}nilai", nsmap=_DEFAULT)
    keys: dict[Form, str] = {}
    uses: Counter[str] = Counter()
    for text_root in roots:
        for control, form in every_control(text_root):
            if form not in keys:
                keys[form] = _add(root, form, facts.of(form), uses)
            _bind(control, keys[form])
    package.replace(name, root)


class _Facts:
    """What is known of printed forms: by the new data, or else by the store of the edited file.

    That one is read only where it is asked, for most files say nothing that the data do not.
    """

    def __init__(self, package: Package, data: Package) -> None:
        self._package = package
        self._data = stored(data)

    def of(self, form: Form) -> dict[str, str]:
        """Path, exact value, unit, formula; a form that people wrote has a path alone."""
        known = self._data.get(form) or self._all.get(form)
        return known or dict.fromkeys(_FACTS, "") | {"jalur": self._paths.get(form[0], form[0])}

    @cached_property
    def _all(self) -> dict[Form, dict[str, str]]:
        return {**stored(self._package), **self._data}

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {tag: fact["jalur"] for (tag, _), fact in self._all.items()}


def _add(root: Element, form: Form, facts: dict[str, str], uses: Counter[str]) -> str:
    """Add a printed form to the store; its key."""
    tag, text = form
    uses[tag] += 1
    key = tag if uses[tag] == 1 else f"{tag}#{uses[tag]}"
    element = etree.SubElement(root, _NUMBER, {"id": key, **facts})
    element.text = text
    return key


def _bind(element: Element, key: str) -> None:
    """Tie a content control to an entry of the store, if it is tied to any."""
    binding = child(element, "sdtPr/dataBinding")
    if binding is None:
        return
    way = binding.get(w("xpath"), "")
    if f"@id='{key}'" not in way:
        binding.set(w("xpath"), _KEY.sub(lambda _: f"@id='{key}'", way))
    if child(element, "sdtPr/tag") is None:
        identifier = child(element, "sdtPr/id")
        before = binding if identifier is None else identifier
        before.addprevious(etree.Element(w("tag"), {w("val"): quantity_of(key)}))
